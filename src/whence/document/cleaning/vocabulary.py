"""The words by which the furniture of a news page is known, in families.

These are words of the trade (subscribing, sharing, consenting, giving), never sentences of known
pages. A word alone decides nothing: the scores and forms of the other modules ask who is addressed,
where the line stands and what stands beside it. All words are in lower case with straight
apostrophes.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBSCRIBING = _words(
    """newsletter newsletters e-newsletter subscribe subscribing subscription subscriptions
    unsubscribe unsubscribing inbox inboxes sign-up signup sign-ups"""
)
"""Strong words of newsletters and subscriptions."""

SUBSCRIBING_HINTS = _words(
    """email emails e-mail e-mails mail registering register enter submitting submit briefing
    bulletin digest alerts alert notifications edition daily weekly morning latest breaking updates
    updated headlines free stories tales delivered straight offers adverts opt cancel first receive
    sign publication unlimited access articles article trial sent exclusive know"""
)
"""Weak words of the same; they count only beside an address to the reader."""

LEGAL = _words("cookie cookies privacy recaptcha gdpr copyright ccpa")
"""Strong words of notices and consent."""

LEGAL_HINTS = _words(
    """terms service conditions policy notice consent agree agreeing agreed accept accepting
    protected preferences personal data partners parties party choices settings coverage comply
    permission rights details"""
)

GIVING = _words(
    "donate donation donations donating donor member members membership chip supporter supporters"
)
"""Strong words of appeals for money."""

GIVING_HINTS = _words(
    """support journalism independent readers reader-funded contribute contribution pay value
    possible please today month help buy local paper reporters newsagent"""
)

APPS = _words("app apps download whatsapp telegram")
"""Strong words of app promotions and messaging channels."""

APP_HINTS = _words("ios android store play install alerts phone mobile device go channel latest")

CONTACT = _words("newsdesk tips")
CONTACT_HINTS = _words(
    "email contact tip story stories news call ring text whatsapp pictures videos photos send know"
)

NETWORKS = _words(
    """facebook twitter instagram whatsapp telegram linkedin reddit pinterest tumblr tiktok youtube
    flipboard messenger bluesky mastodon threads snapchat x fb vk line viber pocket xing"""
)
"""Social networks, for share bars and invitations to follow."""

SHARE_CORE = _words("share shares tweet sharing") | NETWORKS
SHARE_WEAK = _words("save like email e-mail print copy link comments pin")
SHARE_FILL = _words(
    """this on via to in the full article story page post click opens open new window loading view
    comment a by and or follow more embed url copied bookmark k send friend"""
)
"""Words of which a share bar wholly consists, by how much they say."""

PAGE_CORE = _words(
    """menu search sections login log sign register home newsletter subscribe comment comments
    reply replies page post posts updates content newest oldest top topics events cookies accept
    reject choices preferences settings tagged uncategorized published tags contact sitemap privacy
    website site mobile navigation browser javascript gallery releases account feedback transcript
    mute unmute playback fullscreen volume captions player"""
)
PAGE_FILL = _words(
    """a all back by close first here in is it key leave less load main manage more new news next
    no older newer on previous press print related show skip this to up useful helpful view was
    yes you your us about world politics business sport sports opinion culture lifestyle
    technology tech science health weather video videos travel entertainment local national
    international live editions edition listen"""
)
"""Words of which a line for using the page (a button, a menu) wholly consists."""

IMPERATIVES = _words(
    """sign subscribe follow get join download stay keep receive support donate send enter register
    click tap discover obtain become help contact email ring try start buy enjoy like find read
    watch check log install upgrade unlock add never please manage share comply listen call
    cancel explore unlock choose see browse"""
)
"""Openings with which a page addresses its reader; each is also an ordinary word."""

SECOND_PERSON = _words("you your you're you'll you've you'd yours yourself")
INSTITUTION = _words("we our us we're we'll we've ours")
"""The page speaking of itself."""

SPEECH = _words(
    """said says say told tells stated according announced added reported asked wrote claimed
    warned insisted informed argued recalled replied urged denied explained quoted promised"""
)
"""Verbs of reporting, which make a line part of a story."""

SAYING = _words(
    """said says told tells wrote asked warned claimed insisted argued recalled replied urged denied
    promised vowed"""
)
"""The verbs of reporting that are seldom anything else: a sentence with one tells what was said."""

PAST = _words("was were had did wasn't weren't hadn't didn't")
"""Past auxiliaries: a page speaks to its reader of what is and what will be."""

NARRATIVE = _words("he she his her him i me my i'm i've hers himself herself they them their")
"""Persons that a story has and a page's own voice has not."""

CAPTION_HINTS = _words(
    """photo photos image images picture pictures pic pics photograph photographs credit credits
    file screenshot illustration ap pool reuters afp getty shutterstock via"""
)
"""One of these is in every line that ends in a picture's credit."""

RIGHTS_HINTS = _words(
    "rights published reproduced copied reprinted permitted prohibited allowed permission"
)
"""One of these is in every notice of rights."""

LINK_WORDS = _words("read full article story link here the original more click source")
"""Words of a link that leads to a source without naming it."""

MONTHS = _words(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec"""
)
WEEKDAYS = _words(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun"""
)
ZONES = _words("gmt utc bst cet cest est edt pst pdt cst cdt ist kst jst msk aest eet sgt hkt et")
DATE_LABELS = _words(
    """published updated posted modified created ago uploaded min-read filed issued"""
)
DATE_FILL = _words(
    """on at last first a.m p.m am pm minute minutes min mins hour hours day days hrs hr date time
    read the of today yesterday and o'clock h just now a"""
)
"""Words of which a publication line wholly consists; months and numbers are needed beside them."""

ROLES = _words(
    """reporter correspondent editor columnist writer journalist desk bureau newsroom staff
    newsdesk contributor producer author fellow photographer"""
)
"""What the people of a newsroom are called, for by-lines and author notes."""

AGENCIES = {
    name.casefold(): name
    for name in (
        "Reuters",
        "AP",
        "Associated Press",
        "The Associated Press",
        "AFP",
        "Agence France-Presse",
        "Yonhap",
        "Yonhap News Agency",
        "Xinhua",
        "TASS",
        "Interfax",
        "Kyodo",
        "Kyodo News",
        "Bloomberg",
        "UPI",
        "dpa",
        "EFE",
        "ANSA",
        "PTI",
        "ANI",
        "IANS",
        "Anadolu",
        "Anadolu Agency",
        "PA",
        "PA Media",
        "Press Association",
        "CNN",
        "RIA Novosti",
        "Ukrinform",
        "Bernama",
        "Antara",
        "KCNA",
        "IRNA",
        "SANA",
        "WAM",
        "SPA",
        "AAP",
        "PRNewswire",
        "Business Wire",
        "GlobeNewswire",
    )
}
"""Wire services, so that their bare name on a line of its own is known for a credit."""

OUTLET_WORDS = _words(
    """times gazette ledger observer herald tribune journal courier chronicle telegraph radio
    television broadcasting news newspaper magazine wire"""
)
"""What outlets are called and places are not."""

TITLE_LABELS = _words(
    """press release for immediate media statement embargoed advisory exclusive breaking analysis
    editorial interview feature comment communique"""
)
"""Words that say above a title what sort of text follows."""

PUBLISHERS = _words(
    """times gazette ledger observer herald post tribune journal courier chronicle telegraph mail
    mirror star express bulletin review press news daily weekly government ministry department
    office"""
)
"""What publishers are called, for the name above a title."""

FUNCTION_WORDS = _words(
    """a an the and but of to in on at for from with by as that which who is are was were be been
    has have had it its this these those their his her they he she not will would"""
)

_FURNITURE = _words(
    """article author authors browser comment comments contents covers editors external hyperlink
    independent liability link links material materials music newsroom opinion opinions page
    produced sign signing site sponsored story terms trackers views website writes written"""
)
ADDRESSES = SECOND_PERSON | INSTITUTION
FURNITURE = (
    SUBSCRIBING
    | LEGAL
    | GIVING
    | APPS
    | ROLES
    | CAPTION_HINTS
    | RIGHTS_HINTS
    | CONTACT
    | _FURNITURE
)
"""Words of which nearly every sentence about the page itself has one."""
