"""Text reuse: who copied whom."""

from whence.coverage.reuse.bands import MOST_SHARING, bands
from whence.coverage.reuse.compare import compare
from whence.coverage.reuse.derive import derivations
from whence.coverage.reuse.find import find_reuse

__all__ = ["MOST_SHARING", "bands", "compare", "derivations", "find_reuse"]
