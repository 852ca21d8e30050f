"""JSON Lines: one object a line, one page an object."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from whence.document.decode import decode
from whence.document.formats.whole import is_blank
from whence.document.limits import Limits
from whence.document.page import Markup, Page, Source
from whence.document.refusals import refuse, refuse_error, size_in_words, too_large
from whence.document.types import Refusal
from whence.errors import WhenceError

FIELDS = ("text", "html", "title", "url", "outlet", "date", "authors", "id")
"""The names that ``fields`` may map, which are those that are read without it."""

_LONGEST_SKIP = 1_000_000_000
"""How much of one line is passed over to reach the next before the rest is given up."""
_CHUNK = 1_000_000
_MOST_BLANK_LINES = 1_000_000
"""So many in a row are no spacing, and packed they cost their sender nothing."""


def check_fields(fields: Mapping[str, str]) -> None:
    """Raise ValueError where ``fields`` maps a name that whence does not have."""
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise ValueError(
            f"unknown field {unknown[0]!r}; the fields are {', '.join(FIELDS)}"
            " (as in title=headline)"
        )


def read(
    source: Source, stream: BinaryIO, limits: Limits, fields: Mapping[str, str]
) -> Iterator[Page | Refusal]:
    """A page for each line that holds an object with text, a refusal for each that does not.

    ``fields`` maps names of ``FIELDS`` to those of the objects; ``article.body`` is ``body`` in the
    object ``article``, unless a key is spelt with the dot itself.
    Records count from 1; blank lines are not counted. Raises WhenceError ``empty`` where there is
    no record at all.
    """
    record = 0
    lines = _lines(stream, limits)
    while True:
        try:
            line = next(lines, None)
        except (WhenceError, OSError) as error:
            yield refuse_error(source.path, record + 1, error)
            return
        if line is None:
            break
        record += 1
        try:
            if isinstance(line, WhenceError):
                raise line
            yield _page(source, record, line, fields)
        except WhenceError as error:
            yield refuse(source.path, record, error.code, error.message)
    if record == 0:
        raise WhenceError("empty", "it holds no line with a JSON object; there is nothing to read")


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | WhenceError]:
    """The lines that are not blank, and an error in the place of one beyond the limit."""
    mark = b"\xef\xbb\xbf"
    blank = 0
    while line := stream.readline(limits.document_bytes + 2):
        line, mark = line.removeprefix(mark), b""
        if len(line.rstrip(b"\r\n")) > limits.document_bytes:
            yield too_large("this line", limits.document_bytes)
            if not line.endswith(b"\n"):
                _skip_line(stream)
        elif not is_blank(line):
            blank = 0
            yield line
        elif (blank := blank + 1) > _MOST_BLANK_LINES:
            raise WhenceError(
                "too-large",
                f"it goes on with more than {_MOST_BLANK_LINES:,} blank lines, so the rest of the"
                " file is left; remove them",
            )


def _skip_line(stream: BinaryIO) -> None:
    skipped = 0
    while part := stream.readline(_CHUNK):
        if part.endswith(b"\n"):
            return
        skipped += len(part)
        if skipped > _LONGEST_SKIP:
            raise WhenceError(
                "too-large",
                f"a line goes on for more than {size_in_words(_LONGEST_SKIP)}, so the rest of the"
                " file is left; break it into one object a line",
            )


def _page(source: Source, record: int, line: bytes, fields: Mapping[str, str]) -> Page:
    decoded = decode(line, markup="text")
    found = _object(decoded.text)
    values = {name: _value(found, fields.get(name, name)) for name in FIELDS}
    markup, text = _content(values, found, fields)
    body, replaced = _encoded(text)
    if is_blank(body):
        raise WhenceError("empty", f"its {markup} is empty; there is nothing to read")
    return Page(
        source.path,
        record,
        body,
        markup,
        charset="utf-8",
        url=_string(values["url"]),
        title=_string(values["title"]),
        outlet=next(iter(_names(values["outlet"])), None),
        published=_string(values["date"]),
        authors=_names(values["authors"]),
        id=_string(values["id"]),
        replaced=decoded.replaced + replaced,
    )


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise WhenceError(
            "format",
            f"this line is not JSON ({error.msg} at character {error.pos + 1});"
            " write one JSON object a line",
        ) from None
    except (ValueError, RecursionError) as error:
        raise WhenceError(
            "format", f"this line is JSON that can't be read ({type(error).__name__}: {error})"
        ) from None
    if not isinstance(found, dict):
        raise WhenceError(
            "format",
            f"this line is JSON but no object ({text[:40].strip()}); write one object a line,"
            ' such as {"text": "..."}',
        )
    return found


def _value(found: Mapping[str, Any], name: str) -> object:
    """What stands under a name, or under its parts one within another; else None."""
    if name in found:
        return found[name]
    outer, dot, inner = name.partition(".")
    within = found.get(outer)
    return _value(within, inner) if dot and isinstance(within, dict) else None


def _content(
    values: Mapping[str, Any], found: Mapping[str, Any], fields: Mapping[str, str]
) -> tuple[Markup, str]:
    """The text, else the HTML; raises WhenceError ``format`` where the object has neither."""
    text, html = values["text"], values["html"]
    if isinstance(text, str) and (text.strip() or not isinstance(html, str)):
        return "text", text
    if isinstance(html, str):
        return "html", html
    names = [fields.get(name, name) for name in ("text", "html")]
    for name, value in zip(names, (text, html), strict=True):
        if value is not None:
            raise WhenceError(
                "format",
                f"its {name!r} is {_kind(value)}, not a string; make one string of it, or name the"
                " field that holds the text, as in --fields text=body",
            )
    held = ", ".join(list(found)[:12]) or "nothing"
    raise WhenceError(
        "format",
        f"it has neither a string {names[0]!r} nor a string {names[1]!r} (it has: {held});"
        " name the field that holds the text, as in --fields text=body",
    )


def _kind(value: object) -> str:
    """What a value is called in JSON."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    return json.dumps(value)[:40]


def _encoded(text: str) -> tuple[bytes, int]:
    """The text in UTF-8, and how many lone surrogates in it became U+FFFD."""
    try:
        return text.encode("utf-8"), 0
    except UnicodeEncodeError:
        repaired = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        own = repaired.count("\N{REPLACEMENT CHARACTER}") - text.count("\N{REPLACEMENT CHARACTER}")
        return repaired.encode("utf-8"), own


def _string(value: object) -> str | None:
    """A string or number as text that can be encoded, else None: bad metadata is no error."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        text = str(value).encode("utf-8", "replace").decode("utf-8").strip()
    except ValueError:  # An integer of more digits than Python writes out.
        return None
    return text or None


def _names(value: object) -> tuple[str, ...]:
    """Names as a string, an object with a name, or a list of these."""
    items = value if isinstance(value, list) else [value]
    names = (_string(item.get("name") if isinstance(item, dict) else item) for item in items)
    return tuple(name for name in names if name)
