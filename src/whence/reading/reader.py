"""Documents to readings."""

from collections.abc import Iterable, Iterator
from datetime import date

from whence.document.load import document_from_text
from whence.document.refusals import refuse_error
from whence.document.types import Document, Refusal
from whence.reading.quotations import find_quotations
from whence.reading.sentences import split_sentences
from whence.reading.types import Reading


class Reader:
    """Reads reports; make one and use it for many.

    A reader holds no state between reports: what it returns depends on the report alone.
    """

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
            ValueError: ``published`` is no date.
            WhenceError: the text is empty (code ``empty``) or not English (``language``).
        """
        return self.read_document(
            document_from_text(text, title=title, published=published, outlet=outlet)
        )

    def read_document(self, document: Document) -> Reading:
        """Read a document that `whence.load` made."""
        return Reading(
            document=document,
            sentences=split_sentences(document.text),
            quotations=find_quotations(document.text),
            entities=(),
            attributions=(),
            dates=(),
            events=(),
        )

    def read_documents(
        self, documents: Iterable[Document | Refusal]
    ) -> Iterator[Reading | Refusal]:
        """Read documents in order, one in memory at a time; refusals pass through.

        A fault while reading one of them becomes its refusal (code ``internal``): this is the
        border that keeps one bad document from stopping the others.
        """
        for document in documents:
            if isinstance(document, Refusal):
                yield document
                continue
            try:
                yield self.read_document(document)
            except Exception as error:
                yield refuse_error(document.path, document.record, error)
