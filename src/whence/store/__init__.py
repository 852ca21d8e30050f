"""The store: documents, readings, stories and claims, in SQLite or PostgreSQL."""

from whence.store.store import Store

__all__ = ["Store"]
