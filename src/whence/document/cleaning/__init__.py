"""A scraped text to its story, and what was removed from it and why."""

from whence.document.cleaning.clean import clean
from whence.document.cleaning.types import Cleaned, DatelineText

__all__ = ["Cleaned", "DatelineText", "clean"]
