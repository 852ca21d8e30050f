"""The reading room and the REST API, over a store."""

from whence.web.app import create_app
from whence.web.settings import Settings

__all__ = ["Settings", "create_app"]
