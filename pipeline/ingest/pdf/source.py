"""Opening a PDF and reading what it says of itself."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import IngestError
from pipeline.ingest.draft import DraftDocument
from pipeline.ingest.pdf.headings import plain

_DATE = re.compile(r"D:(\d{4})(?:(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)?")
_NO_TITLE = re.compile(
    r"(?:\(?(?:anonymous|untitled|unspecified)\)?|(?:microsoft|libreoffice|openoffice)\b.*|.*\.(?:docx?|odt|rtf|pdf|indd|html?|pptx?))$",
    re.IGNORECASE,
)
_MAX_DEPTH = 8


class DamagedError(IngestError):
    """The file is no PDF that pdfium opens, or holds no page that it does."""


@contextmanager
def open_pdf(data: bytes, name: str = "the file") -> Iterator[pdfium.PdfDocument]:
    """The open document. Raises IngestError where it cannot be read, or asks for a password that is not empty."""
    if not data:
        raise IngestError(f"{name} is empty (0 bytes); fetch it again")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() and b"/Encrypt" in data:
            raise IngestError(
                f"{name} is encrypted and an empty password does not open it; save it without a password"
            ) from error
        reason = f"{name} is no readable PDF or holds no pages; open it in a viewer and save it anew"
        raise DamagedError(reason) from error
    try:
        yield document
    finally:
        document.close()


def describe(document: pdfium.PdfDocument, draft: DraftDocument) -> None:
    """Fills in pages, title, language and date of last change as far as the file declares them."""
    draft.pages = len(document)
    metadata = document.get_metadata_dict()
    title = " ".join(metadata.get("Title", "").split())
    draft.title = None if _NO_TITLE.match(title) or not title else title
    dates = (_DATE.match(metadata.get(key, "")) for key in ("ModDate", "CreationDate"))
    found = next((match for match in dates if match), None)
    draft.metadata_date = "-".join(part for part in found.groups() if part) if found else None
    draft.language = _language(document)


def _language(document: pdfium.PdfDocument) -> str | None:
    buffer = (ctypes.c_ushort * 32)()
    size = raw.FPDFCatalog_GetLanguage(document.raw, buffer, 64)
    if not 2 < size <= 64:
        return None
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace") or None


def read_bookmarks(document: pdfium.PdfDocument) -> dict[str, int]:
    """The levels, from 1, of the bookmarks by their titles as `headings.plain` gives them; of two, the higher."""
    levels: dict[str, int] = {}
    for bookmark in document.get_toc(max_depth=_MAX_DEPTH):
        title = plain(bookmark.get_title())
        if title:
            levels[title] = min(levels.get(title, _MAX_DEPTH), bookmark.level + 1)
    return levels
