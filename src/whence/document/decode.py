"""Bytes to text: the encoding that a page most probably has, and never a failure.

The order of belief: a byte order mark; the pattern of NULs that UTF-16 and UTF-32 leave; valid
UTF-8; UTF-8 with a few broken sequences; what the header or the page itself declares; what the
bytes look like. A declaration comes late because it is wrong so often, and because text in
another encoding is practically never valid UTF-8.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from encodings.aliases import aliases

from charset_normalizer import from_bytes

from whence.document.page import Markup

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 65_536
"""Enough to see what a page is written in; guessing on more takes long and says the same."""
_GUESS_BYTES = 16_384
_DECLARATION_BYTES = 4_096

_SINGLE_BYTE = [f"cp125{n}" for n in range(9)] + [f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8)]
_DECODERS = {
    "utf_8": "utf-8",
    "utf_16": "utf-16-le",
    "utf_16_le": "utf-16-le",
    "utf_16_be": "utf-16-be",
    # What the web means by these names, as the WHATWG encoding standard records it.
    "ascii": "cp1252",
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    **{
        codec: codec
        for codec in (
            *_SINGLE_BYTE,
            *(f"iso8859_{n}" for n in (10, 13, 14, 15, 16)),
            *("cp866", "cp874", "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic"),
            *("big5", "big5hkscs", "cp932", "cp949", "euc_jp", "gb18030", "iso2022_jp"),
        )
    },
}
_SEVEN_BIT = frozenset({"iso2022_jp"})

_META_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_XML_ENCODING = re.compile(rb"^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})", re.I)

_HIGH = re.compile(rb"[\x80-\xff]+")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_FEW_HIGH_BYTES = 8
_FOREIGN_SHARE = 0.25
_FOREIGN_RUNS = 0.5
_BROKEN_SHARE = 0.01
"""How much of a text may be broken in an encoding before it is not believed to be that."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WESTERN = re.compile(r"[\u0080-\u017f\u2000-\u27bf\ufffd\U00010000-\U0010ffff]")
"""What English text in UTF-8 holds: accented letters, quotes, dashes, signs, emoji. In Windows-1252
their bytes would be a capital or *â* with signs behind it, such as *â€“*, which nobody writes."""
_WESTERN_WEIGHT = 6
_AFTER_LETTERS = b"\x82\x84\x85\x91\x92\x93\x94\x96\x97\xa0\xab\xbb"
"""The quotes, dashes and spaces that stand right behind a letter in Windows-1252: with an accented
one before them they are valid UTF-8 by chance (*FPÖ’s*, French *né »*)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding that it was read in, and how many characters are U+FFFD of ours."""

    text: str
    encoding: str
    replaced: int


def decode(data: bytes, declared: str | None = None, *, markup: Markup) -> Decoded:
    """The text of these bytes; whatever they are, there is one.

    ``declared`` is the encoding that an HTTP header or the container named. A byte order mark is
    not part of the text. A NUL, which no text holds and no HTML parser takes, becomes U+FFFD and
    is counted with the undecodable sequences; all other characters stay.
    """
    encoding, data = _by_mark(data)
    decoded = _replacing(data, encoding or _by_nuls(data) or _by_content(data, declared, markup))
    nuls = decoded.text.count("\0")
    if nuls:
        text = decoded.text.replace("\0", REPLACEMENT)
        decoded = Decoded(text, decoded.encoding, decoded.replaced + nuls)
    return decoded


def known_encoding(name: str) -> str | None:
    """The decoder for an encoding's name as headers give it, or None where there is none."""
    return _NAMES.get(_squash(name))


def wide_encoding(head: bytes) -> str | None:
    """``utf-16-le`` and its like where the first bytes of a stream are that, else None."""
    encoding, rest = _by_mark(head)
    if encoding is None:
        encoding = _by_nuls(rest)
    return None if encoding == "utf-8" else encoding


def _squash(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


_NAMES = {
    _squash(alias): _DECODERS[codec]
    for alias, codec in [*aliases.items(), *((codec, codec) for codec in _DECODERS)]
    if codec in _DECODERS
} | {"xsjis": "cp932", "windows31j": "cp932", "xeucjp": "euc_jp", "xgbk": "gb18030"}


def _by_mark(data: bytes) -> tuple[str | None, bytes]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            if encoding == "utf-32-le" and not _decodes(data[len(mark) :], encoding):
                continue
            return encoding, data[len(mark) :]
    return None, data


def _by_nuls(data: bytes) -> str | None:
    """The wide encoding of text without a mark, told by where its NULs stand.

    In UTF-16 every character of most scripts' own block shares its high byte, and that of spaces,
    digits and Latin letters is NUL: NULs stand at even offsets or at odd ones, not at both.
    """
    sample = data[:_SAMPLE_BYTES]
    sample = sample[: len(sample) // 4 * 4]
    if 0 not in sample:
        return None
    nuls = [sample[offset::4].count(0) / (len(sample) / 4) for offset in range(4)]
    often = [share > 0.1 for share in nuls]
    seldom = [share < 0.01 for share in nuls]
    patterns = {
        "utf-32-le": seldom[0] and nuls[2] > 0.95 and nuls[3] > 0.95,
        "utf-32-be": seldom[3] and nuls[0] > 0.95 and nuls[1] > 0.95,
        "utf-16-le": seldom[0] and seldom[2] and often[1] and often[3],
        "utf-16-be": seldom[1] and seldom[3] and often[0] and often[2],
    }
    fitting = (encoding for encoding, fits in patterns.items() if fits)
    return next((encoding for encoding in fitting if _is_text(sample, encoding)), None)


def _is_text(sample: bytes, encoding: str) -> bool:
    """Whether it reads as text; tables of small numbers have their NULs in the same places."""
    if not _decodes(sample, encoding):
        return False
    text = sample.decode(encoding, "ignore")
    odd = sum(1 for character in text if not (character.isprintable() or character.isspace()))
    return odd <= len(text) * _BROKEN_SHARE


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether all of it is valid, but for a character that the end cuts."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _declarations(data: bytes) -> list[str]:
    head = data[:_DECLARATION_BYTES]
    found = (pattern.search(head) for pattern in (_XML_ENCODING, _META_CHARSET))
    return [match[1].decode("ascii", "replace") for match in found if match]


def _by_content(data: bytes, declared: str | None, markup: Markup) -> str:
    """The encoding of text that has no mark and is not wide."""
    names = [declared] if declared else []
    if markup == "html":
        names += _declarations(data)
    declaration = next((known for known in map(known_encoding, names) if known), None)
    if declaration in _SEVEN_BIT:
        return declaration
    if _is_mostly_utf8(data):
        return "utf-8"
    if declaration not in (None, "utf-8", "utf-16-le", "utf-16-be", "cp1252"):
        as_declared = _replacing(data, declaration)
        if as_declared.replaced <= len(as_declared.text) * _BROKEN_SHARE:
            return declaration
    return _guess(data)


def _replacing(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, 0)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    broken = text.count(REPLACEMENT)
    if encoding == "utf-8":
        broken -= data.count(REPLACEMENT.encode())
    return Decoded(text, encoding, broken)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether it is UTF-8, in which a few sequences may be broken, and not another encoding.

    In other encodings valid sequences of several bytes come about by chance only, so they are
    outnumbered by the broken ones; and the ones that English text has hardly come about at all, so
    that one of them outweighs several broken bytes.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    else:
        return True
    around = _replacing(data[max(0, first - _SAMPLE_BYTES) : first + _SAMPLE_BYTES], "utf-8")
    found = Counter(_BEYOND_ASCII.findall(around.text))
    found[REPLACEMENT] -= around.replaced
    evidence = sum(count * _utf8_evidence(character) for character, count in found.items())
    return evidence > 0 and evidence >= around.replaced


def _utf8_evidence(character: str) -> int:
    """How many broken bytes a character in UTF-8 makes up for."""
    if _WESTERN.match(character):
        return _WESTERN_WEIGHT
    by_chance = not character.encode("utf-8")[1:].strip(_AFTER_LETTERS)
    return 0 if by_chance else 1


def _guess(data: bytes) -> str:
    """What bytes that are no UTF-8 and declare nothing useful are written in.

    In Western text accented letters, quotes and dashes stand alone between ASCII letters; in
    Cyrillic, Greek, Arabic or East Asian text the high bytes come in words. Only for such text is
    the guesser asked, which costs a tenth of a second.
    """
    sample = data[:_SAMPLE_BYTES]
    high = sum(len(run) for run in _HIGH.findall(sample))
    in_words = sum(len(run) for run in _HIGH_RUN.findall(sample) if len(set(run)) > 2)
    foreign = high > len(sample) * _FOREIGN_SHARE or in_words > high * _FOREIGN_RUNS
    if high < _FEW_HIGH_BYTES or not foreign:
        return "cp1252"
    guess = from_bytes(_around_first_high(data)).best()
    return (guess and known_encoding(guess.encoding)) or "cp1252"


def _around_first_high(data: bytes) -> bytes:
    """The piece that guessing looks at: heavy mark-up may stand before the first word."""
    first = _HIGH.search(data)
    start = max(0, first.start() - 200) if first else 0
    return data[start : start + _GUESS_BYTES]
