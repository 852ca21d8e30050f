"""Text to sentences: where each sentence of a report starts and ends."""

from whence.reading.sentences.split import split_sentences

__all__ = ["split_sentences"]
