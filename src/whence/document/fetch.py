"""stub"""

from whence.document.limits import Limits
from whence.document.page import Source


def fetch(url: str, limits: Limits) -> Source:
    raise NotImplementedError
