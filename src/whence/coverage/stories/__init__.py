"""Which reports tell of one real-world event, one report at a time."""

from whence.coverage.stories.frequencies import Frequencies
from whence.coverage.stories.grouper import Grouper, Placement
from whence.coverage.stories.shelf import Memory, Shelf
from whence.coverage.stories.traits import Traits, traits

__all__ = ["Frequencies", "Grouper", "Memory", "Placement", "Shelf", "Traits", "traits"]
