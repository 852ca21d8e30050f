"""One module a file format: a source in, pages out."""

from whence.document.formats.dispatch import pages

__all__ = ["pages"]
