"""Words with their syntax, written by hand: ``word/POS/relation^head`` for each."""

from whence.reading.model import Mention, Name, NetworkReading, Token
from whence.reading.model.results import FoundAttribution
from whence.reading.types import EntityType


def text_of(parse: str) -> str:
    """The words of a parse, with spaces between; a comma or full stop follows its word."""
    text = " ".join(word.split("/")[0] for word in parse.split())
    return text.replace(" ,", ",").replace(" .", ".")


def tokens_of(parse: str) -> tuple[Token, ...]:
    """The tokens of a parse, heads being indexes; lemmas are the words in lower case."""
    text, made, at = text_of(parse), [], 0
    for word in parse.split():
        form, upos, rest = word.split("/")
        relation, head = rest.split("^")
        at = text.index(form, at)
        made.append(Token(at, at + len(form), upos, form.lower(), int(head), relation))
        at += len(form)
    return tuple(made)


def reading_of(
    parse: str,
    *,
    names: tuple[tuple[int, int, EntityType], ...] = (),
    mentions: tuple[tuple[int, int, int], ...] = (),
    said: tuple[tuple[tuple[int, int], int, tuple[int, int]], ...] = (),
) -> NetworkReading:
    """A reading with names of (first word, last word, type), mentions of (first, last, chain) and
    attributions of ((first, last) of the source, cue, (first, last) of the content).
    """
    tokens = tokens_of(parse)

    def place(first: int, last: int) -> tuple[int, int]:
        return tokens[first].start, tokens[last].end

    return NetworkReading(
        tokens=tokens,
        mentions=tuple(Mention(*place(a, b), "person", True, 0.9, c) for a, b, c in mentions),
        names=tuple(Name(*place(a, b), type_, 0.9) for a, b, type_ in names),
        attributions=tuple(
            FoundAttribution(
                (place(*source),), (place(cue, cue),), (place(*content),), "indirect", None, 0.9
            )
            for source, cue, content in said
        ),
    )


def shown(text: str, one: FoundAttribution) -> tuple[str, str, str, int | None]:
    """Source, cue and content of an attribution as words, and what it is within."""
    source, cue, content = (
        " … ".join(text[start:end] for start, end in pieces)
        for pieces in (one.source, one.cue, one.content)
    )
    return source, cue, content, one.within
