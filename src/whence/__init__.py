"""whence reads news reports: what is claimed, who said it first, through whom it reached us.

>>> import whence
>>> reading = whence.read("“We will talk,” the minister said. He left on Monday.")
>>> [reading.document.text[start:end] for start, end in reading.sentences]
['“We will talk,” the minister said.', 'He left on Monday.']
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.api import group, load, read, reuse
    from whence.coverage.types import Group, Passage, Reuse
    from whence.document.types import (
        DateInterval,
        Dateline,
        Document,
        Outlet,
        Problem,
        Refusal,
        Removed,
        Span,
    )
    from whence.errors import WhenceError
    from whence.reading.reader import Reader
    from whence.reading.types import (
        Attribution,
        DateMention,
        Entity,
        Event,
        Place,
        Quotation,
        Reading,
    )
    from whence.store.store import Store

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "DateInterval",
    "DateMention",
    "Dateline",
    "Document",
    "Entity",
    "Event",
    "Group",
    "Outlet",
    "Passage",
    "Place",
    "Problem",
    "Quotation",
    "Reader",
    "Reading",
    "Refusal",
    "Removed",
    "Reuse",
    "Span",
    "Store",
    "WhenceError",
    "__version__",
    "group",
    "load",
    "read",
    "reuse",
]

_HOMES = {
    "whence.api": "group load read reuse",
    "whence.coverage.types": "Group Passage Reuse",
    "whence.document.types": ("DateInterval Dateline Document Outlet Problem Refusal Removed Span"),
    "whence.errors": "WhenceError",
    "whence.reading.reader": "Reader",
    "whence.reading.types": "Attribution DateMention Entity Event Place Quotation Reading",
    "whence.store.store": "Store",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """A public name, from its module, when it is asked for (PEP 562): parsers, databases and the
    network take long to load, and no use needs all of them.
    """
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
