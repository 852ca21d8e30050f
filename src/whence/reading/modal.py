"""The closed words by which a clause says that something is to come, possible, asked or not so."""

from typing import Final

NOT: Final = frozenset({"not", "n't", "n’t", "never"})
FUTURE: Final = frozenset({"will", "wo", "shall", "'ll", "’ll"})
WOULD: Final = frozenset({"would", "'d", "’d"})
COULD: Final = frozenset({"may", "might", "could", "can", "ca"})
MUST: Final = frozenset({"must", "should", "ought"})
"""Modals of what is asked of somebody."""
NOBODY: Final = frozenset({"no", "nobody", "none", "neither", "nor", "nothing"})
"""What denies by itself that anybody did anything."""
