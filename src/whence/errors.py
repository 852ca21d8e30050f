"""The one error that whence raises, and the codes by which programs tell its kinds apart."""

from typing import Literal

ErrorCode = Literal[
    "empty",
    "encoding",
    "format",
    "language",
    "too-large",
    "truncated",
    "permission",
    "not-found",
    "network",
    "refused",
    "store",
    "internal",
]
"""Every code of an error object, as the JSON format publishes them."""


class WhenceError(Exception):
    """Something that the caller gave could not be used.

    The message is one line for the person who caused it: what happened, with what value, what
    would be accepted, what to do next. ``code`` says the same to a program.
    """

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code: ErrorCode = code
        self.message = message
