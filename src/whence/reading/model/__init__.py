"""The one neural network: loading, running, decoding."""

from whence.reading.model.network import Network
from whence.reading.model.results import (
    FoundAttribution,
    FoundEvent,
    Mention,
    Name,
    NetworkReading,
    Token,
)

__all__ = [
    "FoundAttribution",
    "FoundEvent",
    "Mention",
    "Name",
    "Network",
    "NetworkReading",
    "Token",
]
