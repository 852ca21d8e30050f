"""The store: documents, readings, stories and claims, in SQLite or PostgreSQL."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> object:
    """`Store`, when it is asked for: those who need the types alone load no database library."""
    if name == "Store":
        from whence.store.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
