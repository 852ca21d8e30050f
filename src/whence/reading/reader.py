"""Documents to readings."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from whence.document.load import document_from_text
from whence.document.refusals import refuse_error
from whence.document.types import Document, Refusal
from whence.reading.sentences import split_sentences
from whence.reading.types import Reading
from whence.reading.workers import in_processes

if TYPE_CHECKING:
    from whence.reading.model import Network
    from whence.reading.report import Report, Vectors

Result = TypeVar("Result")

_FEW_DOCUMENTS = 16
"""Up to here it is quicker to read in this process than to start others."""


class Reader:
    """Reads reports; make one and use it for many.

    The network is loaded at the first reading and kept. What is read in one report does not
    depend on the others.
    """

    def __init__(self, *, threads: int = 1, processes: int = 1) -> None:
        """Make a reader.

        ``threads`` are the network's in this process. With more ``processes`` than one,
        `read_documents` shares a long stream of documents among them, of one thread each (on a
        few cores quicker than threads); a short one is read here.

        Raises:
            ValueError: a count is below 1.
        """
        for name, count in (("threads", threads), ("processes", processes)):
            if count < 1:
                raise ValueError(f"{name} is {count}: give 1 or more")
        self._threads = threads
        self._processes = processes
        self._networks: dict[bool, Network] = {}

    def read(
        self,
        text: str,
        *,
        title: str | None = None,
        published: str | date | None = None,
        outlet: str | None = None,
    ) -> Reading:
        """Clean a text as it was found and read it.

        Raises:
            TypeError: the text is no str.
            ValueError: ``published`` is no date.
            WhenceError: the text is empty (code ``empty``) or not English (``language``).
        """
        return self.read_document(
            document_from_text(text, title=title, published=published, outlet=outlet)
        )

    def read_document(self, document: Document) -> Reading:
        """Read a document that `whence.load` made."""
        from whence.reading.compose import compose

        sentences = split_sentences(document.text)
        [found] = self._network(meaning=False).read([(document.text, sentences)])
        return compose(document, sentences, found)

    def read_report(self, document: Document) -> "Report":
        """Read a document that `whence.load` made, with vectors of what its sentences mean."""
        from whence.reading.compose import compose
        from whence.reading.report import report_of

        sentences = split_sentences(document.text)
        title = document.title or ""
        found, of_title = self._network(meaning=True).read(
            [(document.text, sentences), (title, ((0, len(title)),))]
        )
        reading = compose(document, sentences, found)
        return report_of(reading, found, of_title if title else None)

    def meaning_of(self, sentence: str) -> "Vectors":
        """The vector [384], of length one, of what a sentence means; zero where it has no words."""
        import numpy as np

        from whence.reading.model.meaning import WIDTH, vectors_of

        [found] = self._network(meaning=True).read([(sentence, ((0, len(sentence)),))])
        words = found.meaning
        if words is None:  # there was nothing to read
            words = np.zeros((0, WIDTH), np.float32)
        vector: Vectors = vectors_of(words, [range(len(words))])[0]
        return vector

    def read_documents(
        self, documents: Iterable[Document | Refusal]
    ) -> Iterator[Reading | Refusal]:
        """Read documents in order, few in memory at a time; refusals pass through.

        A fault while reading one of them becomes its refusal (code ``internal``): this is the
        border that keeps one bad document from stopping the others.
        """
        return self._all(documents, self.read_document, _read_several)

    def read_reports(self, documents: Iterable[Document | Refusal]) -> Iterator["Report | Refusal"]:
        """As `read_documents`, with vectors of what the sentences mean."""
        return self._all(documents, self.read_report, _report_several)

    def _all(
        self,
        documents: Iterable[Document | Refusal],
        one: Callable[[Document], Result],
        several: Callable[[list[Document | Refusal]], list[Result | Refusal]],
    ) -> Iterator[Result | Refusal]:
        """What ``one`` makes of each document here, or ``several`` of a few in other processes."""
        source = iter(documents)
        first = list(islice(source, _FEW_DOCUMENTS))
        if self._processes == 1 or len(first) < _FEW_DOCUMENTS:
            for document in chain(first, source):
                yield _made_or_refused(one, document)
            return
        yield from in_processes(several, chain(first, source), processes=self._processes)

    def _network(self, *, meaning: bool) -> "Network":
        if meaning not in self._networks:
            from whence.reading.model import Network

            self._networks[meaning] = Network.load(threads=self._threads, meaning=meaning)
        return self._networks[meaning]


def _made_or_refused(
    make: Callable[[Document], Result], document: Document | Refusal
) -> Result | Refusal:
    if isinstance(document, Refusal):
        return document
    try:
        return make(document)
    except Exception as error:
        return refuse_error(document.path, document.record, error)


def _read_several(documents: list[Document | Refusal]) -> list[Reading | Refusal]:
    """What a process of its own does with a few documents."""
    return list(_reader_of_process().read_documents(documents))


def _report_several(documents: list[Document | Refusal]) -> "list[Report | Refusal]":
    return list(_reader_of_process().read_reports(documents))


@lru_cache(maxsize=1)
def _reader_of_process() -> Reader:
    return Reader()
