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

LEGAL = _words("cookie cookies privacy recaptcha gdpr copyright ccpa")
"""Strong words of notices and consent."""

GIVING = _words(
    "donate donation donations donating donor member members membership chip supporter supporters"
)
"""Strong words of appeals for money."""

APPS = _words("app apps download whatsapp telegram")
"""Strong words of app promotions and messaging channels."""

CONTACT = _words("newsdesk tips")
NETWORKS = _words(
    """facebook twitter instagram whatsapp telegram linkedin reddit pinterest tumblr tiktok youtube
    flipboard messenger bluesky mastodon threads snapchat x fb vk line viber pocket xing"""
)
"""Social networks, for share bars and invitations to follow."""

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
