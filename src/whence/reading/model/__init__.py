"""The one neural network: loading, running, decoding."""

from whence.reading.model.network import Network
from whence.reading.model.results import FoundAttribution, Mention, Name, NetworkReading, Token

__all__ = ["FoundAttribution", "Mention", "Name", "Network", "NetworkReading", "Token"]
