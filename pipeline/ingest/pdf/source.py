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
_OBJECT = re.compile(rb"(?<!\d)(\d{1,7}) 0 obj\b")
_PAGE = re.compile(rb"/Type\s{0,4}/Page(?![A-Za-z])")
_LONGEST_PAGE = 4000
"""Bytes of the object that describes a page."""
_MOST_PAGES = 5000
_TAIL = 2048
"""Bytes at a file's end among which its mark of the end stands."""
_NEW = 4_000_000
"""A number that no object of a file has."""


class DamagedError(IngestError):
    """The file is no PDF that pdfium opens, or holds no page that it does."""


@contextmanager
def open_pdf(data: bytes, name: str = "the file") -> Iterator[pdfium.PdfDocument]:
    """The open document. Raises IngestError where it cannot be read, or asks for a password that is not empty."""
    if not data:
        raise IngestError(f"{name} is empty (0 bytes); fetch it again")
    try:
        document = _opened(data)
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


def is_cut_off(data: bytes) -> bool:
    """Whether the end of a file is missing."""
    return b"%%EOF" not in data[-_TAIL:]


def _opened(data: bytes) -> pdfium.PdfDocument:
    """The document; where a file is cut off, with a new tree over the pages that are left in it."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        pages = _page_numbers(data) if is_cut_off(data) and b"/Encrypt" not in data else []
        if not pages:
            raise
        return pdfium.PdfDocument(_with_new_tree(data, pages))


def _page_numbers(data: bytes) -> list[bytes]:
    """The numbers of the objects that describe pages, in the order of the file."""
    found = []
    for match in _OBJECT.finditer(data):
        end = data.find(b"endobj", match.end(), match.end() + _LONGEST_PAGE)
        if _PAGE.search(data, match.end(), max(end, match.end())):
            found.append(match[1])
    return found[:_MOST_PAGES]


def _with_new_tree(data: bytes, pages: list[bytes]) -> bytes:
    """The file with a catalog and a list of its pages added at its end; pdfium finds the objects by itself."""
    kids = b" ".join(number + b" 0 R" for number in pages)
    catalog = b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (_NEW, _NEW + 1)
    tree = b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n" % (_NEW + 1, len(pages), kids)
    trailer = b"trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n0\n%%%%EOF" % (_NEW, _NEW + 2)
    return data + b"\nendstream\nendobj\n" + catalog + tree + trailer


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
