"""Opening a PDF: passwords, damage and limits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium

from pipeline.errors import IngestError


@contextmanager
def open_pdf(data: bytes, name: str = "the file") -> Iterator[pdfium.PdfDocument]:
    """The open document, an empty password tried where one is asked for.

    Raises IngestError where the file cannot be read at all.
    """
    if not data:
        raise IngestError(f"{name} is empty (0 bytes); fetch it again")
    document = _opened(data, name)
    try:
        yield document
    finally:
        document.close()


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = str(error)
    try:
        return pdfium.PdfDocument(data, password="")
    except pdfium.PdfiumError as error:
        reason = str(error)
    if "password" in reason.lower():
        raise IngestError(f"{name} is encrypted and an empty password does not open it; save it without a password")
    raise IngestError(f"{name} is no readable PDF ({reason}); open it in a viewer and save it anew")
