"""Lines that show by their form alone what they are: credits, captions, notices, buttons.

Each form is the shape of a kind of line on any page (*Source: X*, *Photo: X/Y*, *© 2030 X*); the
forms that an ordinary subheading could have too are asked for only at the edges of a page.
"""

import re

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.openings import may_have_form
from whence.document.cleaning.signals import Line
from whence.document.types import RemovedKind

SHORT = 320
"""Characters up to which a line is compared with the forms."""

_I = re.IGNORECASE
_DECORATION = " •*|<>»«▶►→·[]()–—-"
_NAME = r"[A-Z][\w.'’-]*"

SIGN_OFF = re.compile(
    r"\(?(?:with )?(?:additional |further )?"
    r"(?:reporting|writing|editing|edited|compiled|written|reported|reports|files|inputs?"
    r"|translated)"
    r"(?: and (?:writing|editing|reporting))? (?:by|from):? (?P<rest>.+)",
    _I,
)
_CONTRIBUTED = re.compile(
    r".{2,160} contributed (?:reporting|research|to this (?:report|story|article))"
    r"(?: from [^.]{2,60})?\.?\)?$",
    _I,
)
_WORDS_BY = re.compile(r"(?:words|story|text|interview|reporting) by\b", _I)
SOURCE = re.compile(
    r"(?:(?:news )?source|supply|via|courtesy|read (?:it )?at)s?\s*[:|]\s*(?P<name>\S.*)", _I
)
_SOURCE_LINK = re.compile(r"(?:source|supply|article|original) (?:link|hyperlink|url)", _I)
REPRINT = re.compile(
    r"(?:this (?:article|story|report|post|piece)\b[^,.]{0,40}? |the (?:article|story|post|piece"
    r"|put up)\b.{0,120}? (?=appeared first\b)|the (?:article|story|post|piece) "
    r"(?=(?:was )?originally\b))?(?:was )?"
    r"(?:(?:originally|first) (?:appeared|published|posted)|appeared first)"
    r" (?:on|in|by|at) (?P<name>.+)",
    _I,
)
_FULL_STORY = re.compile(
    r"(?:read|learn|view|see) (?:the |this )?(?:full|complete|original|entire|whole) "
    r"(?:article|story|report|post|transcript)\b",
    _I,
)
_WIRE = re.compile(r"(?:from the wires?|wire|agency|agencies)\s*:\s*(?P<name>.+)", _I)

_COPYRIGHT = re.compile(
    r"©(?! (?-i:[a-z]))|\(c\) ?(?:copyright|\d{4})|copyright\b.{0,6}(?:\d{4}|©|by)", _I
)
_RIGHTS = re.compile(
    r"\ball rights reserved\b|\bmay not be (?:published|reproduced|copied|reprinted)\b"
    r".{0,80}\b(?:permission|redistributed|consent)\b"
    r"|^(?:reprint|republi|reproduc)\w+\b.{0,40}\b(?:permitted|prohibited|allowed|permission)\b",
    _I,
)
_STANDARDS = re.compile(r"our standards\s*:", _I)

_CAPTION_LABEL = re.compile(
    r"(?:file )?(?:photo|photograph|image|picture|video|graphic|illustration|screengrab"
    r"|screenshot|caption|pictured|photos|pictures|pic|credit)(?: credit| courtesy)?"
    r"\s*(?:[:|/]\s*\S|\b(?:by|courtesy)\b\s*(?-i:[A-Z@]))",
    _I,
)
_CAPTION_END = re.compile(
    r"[\[(](?:ap |file |pool |reuters |afp )?"
    r"(?:photo|image|picture|photograph|credit|file|screenshot|illustration|pic)s?\b"
    r"[^()\[\]]{2,120}[)\]]\.?$"
    r"|(?:^|[.!?,;|–—)\"”’]\s*|\b(?:photo|picture|image) (?=credit))"
    r"(?:photo|image|picture|pic|photograph|credit)s?(?: credit)?"
    r"(?::| by(?= (?-i:[A-Z@]))) [^.:]{2,80}\.?$"
    r"|\b(?:getty images|shutterstock|via (?:ap|reuters|afp))[)\]]?\.?$",
    _I,
)
_PICTURE = re.compile(
    r"image (?:caption|source), (?-i:[A-Z])|(?:getty(?: images)?|shutterstock|alamy|istock)$", _I
)
_CREDIT_END = re.compile(
    r"(?<=[\w”\"'’)]) (?:Credit|Picture|Photo|Image|Photograph|Pic): [A-Z][^.:]{1,60}$|"
    r"[.”\"\w)]\s?Credit(?:\.\.\.|…) ?\S.{2,80}$"
    r"| © [A-Z][^.©]{2,60}$"
    r"|\((?:Supplied|Reuters|Facebook|Instagram|[A-Z]{2,}[\w ]{0,28}): "
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}\)\.?$"
)
_SLASH_CREDIT = re.compile(
    rf"[.!?)\"”’] [\[(]?(?:[A-Z]{{2,}} (?=/ )|{_NAME}(?: {_NAME}){{1,3}} ?)/ ?"
    rf"{_NAME}(?: {_NAME}){{0,3}}[)\]]?\.?$"
    rf"|[.!?)\"”’] [A-Z]{{2,}}(?:-[A-Z]{{2,}})? ?/ ?[A-Z][a-z][\w'’-]*(?: {_NAME}){{1,2}}\.?$"
    rf"|[.!?)\"”’] {_NAME}(?: {_NAME})? / ?@\w+$"
)

_LINK_LABEL = re.compile(
    r"(?:read|see|also|watch|view|learn)(?: (?:more|extra|also|next|read|see|now|this|here|on))*"
    r"\s*(?:[:|>–»]|(?<= )-(?= ))\s*\S"
    r"|(?-i:(?:READ|SEE) (?:ALSO|MORE) [A-Z])|(?:click|tap) here\s*:\s*\S"
    r"|(?:related|more(?: on (?:this|that|the story))?|recommended|trending|suggested|must read"
    r"|must-read|don't miss|explainer|in pictures|listen|podcast|video|quiz"
    r"|you (?:may|might)(?: also)? (?:like|enjoy))"
    r"(?: (?:article|story|coverage|news|read|reading))?"
    r"\s*[:|>»]\s*\S",
    _I,
)
_LABEL_ALONE = re.compile(r"[A-Za-z]+: [a-z]")
"""A single word before a colon, and no title after it: *Listen: that was all.*"""

INLINE_LINK = re.compile(
    r"(?<=[.!?\"”’)]) (?:READ|SEE|WATCH|ALSO [A-Z]{3,}|READ ALSO)(?: MORE| ALSO| NEXT)?"
    r"\s*[:|>] .{4,200}$"
)
_TAG_END = re.compile(r"(?<![.!?:,;)\s]) ?[\[(][A-Z][A-Z ]{2,20}[\])]$")

_ADVERTISEMENT = re.compile(
    r"(?:advertisement|advert|ads?|commercial|sponsored|promoted|advertorial|paid post"
    r"|skip ad(?:vert(?:isement)?)?)"
    r"(?: (?:by|content)\b.{0,30}|\s*[·|–-]\s*.{0,40})?$"
    r"|(?:story|article|content|text|report) continues? (?:below|after)\b.{0,40}$"
    r"|(?:scroll|swipe) (?:down )?(?:to|for) (?:continue|more)\b.{0,30}$",
    _I,
)

_LABELLED_LIST = re.compile(
    r"(?:related )?(?:tags?|topics?|keywords|categor(?:y|ies)|filed under|explore more|tagged"
    r"|labels|sections?)\s*:\s*\S|(?:tagged|published in|filed under|posted in) [\w ,&-]{2,80}$"
    r"|published in [A-Z]\w+$",
    _I,
)
_HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)*$")
_CRUMBS = re.compile(
    r"(?:home|news|world|politics|sports?|business|opinion|start)"
    r"(?: ?[>›»/|\\] ?[\w&' -]{2,60}){1,6}$",
    _I,
)
_BUTTON = re.compile(
    r"skip to (?:main |the )?(?:content|navigation)|back to top|return to top"
    r"|(?!no comment$)(?:\d[\d,.]* |no |view (?:all )?|show |hide |read )?"
    r"(?:comments?|repl(?:y|ies)|thoughts on)"
    r"(?: ?\(?\d*\)?| .{0,90})$|end of (?:article|story|transcript)$|refresh (?:for|to) .{3,30}$"
    r"|.{3,200}\(opens in (?:a )?new (?:window|tab)\)?$"
    r"|(?:video |audio )?player is loading\.?$|this is a modal window\b.{0,60}$"
    r"|(?:skip|after) newsletter promotion$|skip past .{3,40}$"
    r"|continue reading(?: below)?$|show more$|report this ad(?:vertisement)?$|live tv$"
    r"|scroll down for (?:videos?|more)$|(?:previous|prev) \d{0,2} ?next$|invalid email.{0,10}$"
    r"|(?:show )?key events(?: only)?$|(?:read|see) (?:more|all|later)$|view gallery$"
    r"|please turn on javascript\b.{0,60}$|\d{1,2}:\d\d ?/? ?\d{1,2}:\d\d$|\d\.\d{1,2}x$"
    r"|(?:acquire|purchase) licensing rights$|(?:report|get in touch|send us)\b.{0,20}"
    r"\b(?:this (?:article|story|page)|your (?:tips|stories))$"
    r"|current time [\d:/ ]+.{0,30}$|(?:mute|unmute|fullscreen|play (?:video|audio))$"
    r"|\d{1,2} ?of ?\d{1,2}$|1/\d{1,2}$|loading(?:\.\.\.|…)?$|\d{1,2} min(?:ute)?s?$"
    r"|.{3,60}, opens (?:in )?(?:a )?new (?:tab|window)$"
    r"|(?:leave|post|add|write) (?:a |your )?(?:comment|reply|feedback)\b.{0,20}$"
    r"|join the (?:conversation|discussion)|load(?:ing)? (?:more|comments)\b.{0,20}$"
    r"|(?:←|→|«|»|<|>)? ?(?:older|newer|previous|next) (?:posts?|articles?|story|stories|page)\b"
    r" ?(?:←|→|«|»|<|>|:.{0,90})?$"
    r"|more (?:columns|articles|stories|posts|news) by .{2,50}$"
    r"|(?:click|tap) to (?:enlarge|expand|zoom|play|copy)\b.{0,30}$"
    r"|(?:newest|oldest|most recent) first$|view (?:gallery|all \d*) ?(?:photos|images|gallery)?$"
    r"|(?:accept|reject|allow) (?:all|cookies)(?: cookies)?$|manage (?:choices|cookies|preferences)"
    r"|listen to this (?:story|article)\b.{0,20}$"
    r"|(?:reuse|print|save|gift) this (?:content|article|story)$"
    r"|please enable javascript\b.{0,80}$|is this page useful\b.{0,10}$",
    _I,
)
_CONTACT_LABEL = re.compile(
    r"(?:(?:media|press|news ?desk|editorial)? ?(?:contacts?|enquiries|inquiries))\s*:\s*\S", _I
)
_NOTE = re.compile(
    r"(?:.{2,160}\. )?(?:the )?(?:views|opinions) (?:given|presented|expressed) "
    r"(?:(?:in|by) (?:this|our|the (?:author|writer)"
    r"|contributors|guest)|here|are (?:the author|those of the (?:author|writer)))\b.{0,200}"
    r"|disclaimer: .{10,200}|(?:.{0,60}[.?!] )?(?:let us know|tell us)\b.{0,40}"
    r"\bcomments\b.{0,10}$|.{0,60}\bthank(?:s| you) for (?:reading|following|joining us)\.?"
    r"|this is a (?:developing|breaking) (?:news )?story\b.{0,120}"
    r"|\(?(?:this|the) (?:story|article|report) (?:has not been|is|was) "
    r"(?:edited by|auto-generated|published from|automatically)\b.{0,200}"
    r"|this (?:article|story|column|essay) (?:first |originally )?appear(?:s|ed) in the\b"
    r".{0,120}\b(?:edition|headline|issue)\b.{0,120}"
    r"|.{2,60}\bnot responsible for the contents? of (?:external|third|other)\b"
    r"(?:[ -](?:party|web))* ?(?:sites?|websites?|pages|links)\.?(?: [A-Z].{0,120})?$"
    r"|.{0,100}\bwe (?:may )?(?:receive|earn|get) (?:a|an affiliate) (?:small )?commission\b.{0,60}"
    r"|a version of this (?:article|story|report) (?:first )?(?:appear|was|ran)\w*\b.{0,250}"
    r"|(?:please note: )?this (?:transcript|translation|article|story|text) (?:was|is|has been) "
    r"(?:made|produced|generated|created|published|translated) (?:by|from|with) (?:a )?"
    r"(?:software|machine|computer|automatic|syndicated|artificial)\b.{0,200}",
    _I,
)

_REPORTER = re.compile(
    r"to contact the (?:reporter|author|editor|writer|journalist)s? (?:on|of|for|responsible)\b", _I
)
_SIGNED_UP = re.compile(
    r"(?:thanks|thank you) for (?:signing up|subscribing|registering)\b.{0,30}$"
    r"|(?:sign up|subscribe|register|log in|donate)(?: here| now| today| free)?[.!]?$"
    r"|already (?:a |an )?(?:subscriber|subscribed|member|registered)\b.{0,40}$"
    r"|your (?:subscription|registration) (?:has been|could not be|was) "
    r"(?:successful|saved|received|confirmed)\b.{0,40}"
    r"|by (?:providing|entering|submitting)\b.{0,120}"
    r"\b(?:you|i) (?:agree|accept|consent|acknowledge)\b.{0,160}"
    r"|to (?:continue|keep) reading\b.{0,120}$",
    _I,
)
_NETWORK = r"(?:facebook|twitter|instagram|x|youtube|tiktok|telegram|whatsapp|linkedin|threads)"
_FOLLOW = re.compile(
    rf"(?:follow|like|find|join) [^.:]{{2,60}} on {_NETWORK}"
    rf"(?:(?:,|,? and|,? or| &) {_NETWORK})*[.!]?$|(?:link )?copied!?$|follow us$|share$|tweet$",
    _I,
)
_PHOTOGRAPHER = re.compile(r"(?:[A-Z.'’-]+ ){0,3}PHOTOGRAPHERS?:?(?: [A-Z.'’-]+){2,4}$")

_FORMS: tuple[tuple[RemovedKind, tuple[re.Pattern[str], ...]], ...] = (
    ("promotion", (_ADVERTISEMENT,)),
    ("navigation", (_LABELLED_LIST, _HASHTAGS, _CRUMBS, _BUTTON)),
    ("related", (_LINK_LABEL,)),
    ("caption", (_CAPTION_LABEL, _PICTURE, _PHOTOGRAPHER)),
    ("newsletter", (_SIGNED_UP,)),
    ("share", (_FOLLOW,)),
    ("byline", (_REPORTER,)),
    ("credit", (_SOURCE_LINK, _WIRE)),
    ("legal", (_COPYRIGHT, _STANDARDS)),
    ("other", (_CONTACT_LABEL, _NOTE)),
)
"""Forms that begin a line, tried in this order on lines of up to ``FORM_WORDS`` words."""

_SHARING = v.SHARE_CORE | v.SHARE_WEAK
_SHARE = _SHARING | v.SHARE_FILL
_PAGE = v.PAGE_CORE | v.PAGE_FILL

_CLOSING = {"loading", "modal", "javascript", "closed", "disabled"}
"""What else a page says of its buttons in a whole sentence."""

_MARK = re.compile(r"[:|/]")
_TELEPHONE = re.compile(r"\d[\d ()/-]{5,}\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\brights reserved\b", _I)
_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "does", "did"})

_MARKED_CAPITALS = re.compile(
    r"(?P<open>[(\[])?(?(open)|[—–-]{1,2} ?)(?P<name>[A-Z]{2,6}(?:/[A-Z][A-Za-z]{1,12})?)"
    r"(?(open)[)\]])\.?"
)
_SERVICE = re.compile(
    r"[(\[](?P<name>(?:[A-Z][\w.'’-]* ){1,3}"
    r"(?:News (?:Service|Agency)|Press Agency|Newswire))[)\]]\.?"
)

_PUBLISHED = frozenset({"appeared", "published", "posted"})

FORM_WORDS = 40
SOURCE_WORDS = 9
CREDIT_WORDS = 4
TAIL = 130
LONG_SOURCE = 12
AGENCY_LENGTH = 50
REPRINT_WORDS = 18


def form_of(line: Line) -> RemovedKind | None:
    """Return the kind of a line whose form alone decides, or None."""
    if len(line.text) > SHORT or not line.words or len(line.speaker) == 1:
        return None
    bare = line.text.strip(_DECORATION).replace("’", "'")
    return _credit(line, bare) or _first_form(line, bare) or _ending_form(line) or _share_bar(line)


def _first_form(line: Line, bare: str) -> RemovedKind | None:
    if len(line.words) > FORM_WORDS or not may_have_form(line):
        return None
    for kind, patterns in _FORMS:
        for pattern in patterns:
            if pattern.match(bare):
                return None if _is_sentence(line, kind) else kind
    return None


def _is_sentence(line: Line, kind: RemovedKind) -> bool:
    """Whether a line only begins as buttons and links do, and goes on as a sentence does."""
    words = line.vocabulary
    if kind in ("other", "newsletter") and line.ends_statement and words & v.SAYING:
        return not line.has_quotes
    if not line.ends_statement:
        return kind == "navigation" and bool(words & v.PAST)
    if kind == "related":
        return _LABEL_ALONE.match(line.text) is not None
    if kind == "navigation":
        return not words & _CLOSING
    if kind == "promotion":
        return not words & {"continue", "continues"}
    if kind == "caption":
        if len(line.words) > CREDIT_WORDS and _LABEL_ALONE.match(line.text):
            return True
        return len(line.words) > SOURCE_WORDS and not _MARK.search(line.text[:30])
    if kind == "legal":
        return bool(words & _AUXILIARIES) and not _YEAR.search(line.text) and "©" not in line.text
    if _CONTACT_LABEL.match(line.text):
        return "@" not in line.text and not _TELEPHONE.search(line.text)
    return kind in ("newsletter", "share") and line.tells


def _ending_form(line: Line) -> RemovedKind | None:
    words, text = line.vocabulary, line.text
    hinted = not words.isdisjoint(v.CAPTION_HINTS)
    captioned = hinted and _CAPTION_END.search(text) is not None
    tail = text[-TAIL:]
    marked = "©" in tail or "Credit" in tail or ": " in tail
    ending = _CREDIT_END.search(tail) if marked and not captioned else None
    captioned = captioned or (ending is not None and tail.count(" ", 0, ending.start() + 1) > 2)
    if captioned or ("/" in text and _SLASH_CREDIT.search(text)):
        labelled = len(line.words) > CREDIT_WORDS and _LABEL_ALONE.match(text)
        if labelled and line.ends_statement:
            return None
        return None if line.is_quotation or _WORDS_BY.match(text) else "caption"
    if text[-1] in ")]" and len(line.words) > 3 and line.is_headline and _TAG_END.search(text):
        return "related"
    if words.isdisjoint(v.RIGHTS_HINTS) or line.tells:
        return None
    return "legal" if _RIGHTS.search(line.outside_quotes) else None


def _credit(line: Line, bare: str) -> RemovedKind | None:
    """Who is credited: sign-offs, sources and reprints, told from sentences by length and end."""
    count = len(line.words)
    bracketed = line.text[0] in "([" and line.text.rstrip(".")[-1] in ")]"
    if SIGN_OFF.match(bare):
        written_by = bare[:7].lower() == "written"
        if bracketed or ";" in bare or (count <= 12 and not line.ends_sentence):
            return "byline" if written_by and not bracketed and ";" not in bare else "credit"
        if count <= 14 and bare[:4].lower() in ("with", "addi") and _names_somebody(bare):
            return "credit"
    if "contributed" in line.vocabulary and _CONTRIBUTED.match(bare):
        return "credit"
    most = LONG_SOURCE if bare[:7] == "Source:" else SOURCE_WORDS
    if count <= most and not line.ends_statement and SOURCE.match(bare):
        return "credit"
    if count <= REPRINT_WORDS and _may_be_reprint(line):
        reprint = REPRINT.match(bare)
        if reprint and not (line.ends_statement and "," in reprint["name"]):
            return "credit"
    if count <= SOURCE_WORDS and _FULL_STORY.match(bare):
        return "credit"
    named = (
        len(line.text) <= AGENCY_LENGTH
        and line.text[0] not in "•▪‣◦●■*"
        and known_agency(line.text)
    )
    return "credit" if named or (count <= SOURCE_WORDS and _SERVICE.fullmatch(line.text)) else None


def _may_be_reprint(line: Line) -> bool:
    """Whether a line tells where something was published, and nothing of anybody."""
    words = line.vocabulary
    return not words.isdisjoint(_PUBLISHED) and words.isdisjoint(v.NARRATIVE)


def _names_somebody(bare: str) -> bool:
    """Whether whom a sign-off credits is named, so that it is no sentence."""
    match = SIGN_OFF.match(bare)
    words: list[str] = match["rest"].split() if match else []
    return 2 * sum(word[0].isupper() for word in words) >= len(words)


def agency_of(text: str) -> str | None:
    """Return the agency that an ending consists of (*(Reuters)*, *— AFP*), or None.

    Capitals that are no agency's known name count in brackets or behind a dash.
    """
    unknown = _MARKED_CAPITALS.fullmatch(text)
    return known_agency(text) or service_of(text) or (unknown["name"] if unknown else None)


def service_of(text: str) -> str | None:
    """Return what calls itself a news service in brackets (*(Tolm News Agency)*), or None."""
    match = _SERVICE.fullmatch(text)
    return match["name"] if match else None


def known_agency(text: str) -> str | None:
    """Return the known agency that a text consists of, by its usual name, or None."""
    name = text.strip(_DECORATION + ".")
    return v.AGENCIES.get(name.casefold()) if name[:1].isupper() else None


def _share_bar(line: Line) -> RemovedKind | None:
    """A line of nothing but the names of networks and the verbs of sharing."""
    words = line.vocabulary
    if len(line.words) < 2 or len(line.words) > 16 or line.is_bulleted:
        return None
    if line.ends_sentence and "loading" not in words:
        return None
    weak = words & v.SHARE_WEAK
    if (
        not words.isdisjoint(v.SHARE_CORE)
        or len(weak) > 1
        or (weak and (len(words) > 3 or "loading" in words))
        or line.folded == "like this:"
    ) and {word for word in words if not word[0].isdigit()} <= _SHARE:
        return "share"
    return None


def is_button(line: Line) -> RemovedKind | None:
    """Return the kind of a line that is only a button or a menu, at the edges of a page."""
    words = line.vocabulary
    if not words or len(line.words) > 10 or line.ends_sentence or line.is_bulleted:
        return None
    if len(words) <= 2 and words & _SHARING and words <= _SHARE:
        return "share"
    if words <= _PAGE and len(line.words) <= 8:
        return "navigation"
    return None


def is_strong_button(line: Line) -> bool:
    """Whether a button's words name a part of a page, so that it needs no neighbour."""
    return not line.vocabulary.isdisjoint(v.PAGE_CORE | v.SHARE_CORE)
