"""The templates: everything is escaped, and nothing that a browser may not be sent gets through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from whence import __version__
from whence.web import addresses, words

_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls and halves of characters, which are no part of HTML."""
_STEERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that override the writing direction, and make a name read as another."""


def fit(text: str) -> str:
    """Text with U+FFFD for each character that has no place in a page, so that offsets stay."""
    return _UNFIT.sub("\ufffd", text)


def plain(text: str) -> str:
    """Text without the marks that turn its writing direction, or that of what stands around it."""
    return fit(_STEERING.sub("", text))


def escaped(text: str) -> Markup:
    """Text of unknown origin as HTML that shows it."""
    return escape(fit(text))


def name(text: str | None) -> Markup:
    """A name or title, set apart so that its writing direction stays its own."""
    return Markup("<bdi>{}</bdi>").format(plain(text or ""))


def environment() -> Environment:
    """The templates, with what they may call."""
    made = Environment(
        loader=PackageLoader("whence.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_plain,
    )
    made.filters |= {"name": name, "short": words.shortened, "tail": words.tail}
    made.globals |= {"to": addresses, "words": words, "version": __version__}
    return made


def render(templates: Environment, template: str, values: Mapping[str, Any]) -> bytes:
    """A page as bytes."""
    return templates.get_template(template).render(values).encode("utf-8")


def _plain(value: object) -> object:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
