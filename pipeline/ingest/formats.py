"""Which reader a file needs: by its suffix, and by its first bytes where the suffix does not tell the truth."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath
from typing import Literal

from pipeline.errors import IngestError

Kind = Literal["markdown", "text", "html", "docx", "pdf"]

SUFFIXES: dict[str, Kind] = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".docx": "docx", ".pdf": "pdf",
}
_CONVERT = {
    ".odt": "soffice --headless --convert-to docx FILE",
    ".rtf": "soffice --headless --convert-to docx FILE",
    ".doc": "soffice --headless --convert-to docx FILE",
    ".docm": "soffice --headless --convert-to docx FILE",
    ".pages": "in Pages: File, Export To, Word",
    ".epub": "pandoc FILE -o FILE.html",
    ".tex": "pandoc FILE -o FILE.html",
    ".rst": "pandoc FILE -o FILE.md",
    ".adoc": "pandoc FILE -t markdown -o FILE.md",
    ".xlsx": "export the sheet as HTML",
    ".xls": "export the sheet as HTML",
    ".csv": "export the sheet as HTML",
    ".pptx": "export the slides as PDF",
    ".ppt": "export the slides as PDF",
    ".mht": "open the page in a browser and save it as HTML only",
    ".mhtml": "open the page in a browser and save it as HTML only",
}
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "an old Word, Excel or mail file"),
    (b"{\\rtf", "rich text (RTF)"), (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "a gzip archive"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"), (b"BZh", "a bzip2 archive"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"), (b"SQLite format 3", "a database"), (b"PAR1", "a parquet table"),
)
_SAMPLE = 65536
_MARKDOWN = re.compile(rb"^#{1,4} +\S|^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]+$", re.MULTILINE)
"""Headings and table rules of Markdown, which tell it from plain text."""
_CONTROL_SHARE = 0.02
"""Share of control characters from which bytes are no text."""


def kind_of(file: str, data: bytes) -> Kind:
    """The reader for a file; raises IngestError for a format that is not read and for bytes that are no text."""
    suffix = PurePosixPath(file.replace("\\", "/")).suffix.lower()
    if suffix in _CONVERT:
        raise IngestError(f"{file}: {suffix} files are not read; convert it first ({_CONVERT[suffix]})")
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise IngestError(f"{file}: the suffix {suffix or '(none)'} is not known; files that are read: {known}")
    stated = SUFFIXES[suffix]
    found = next((name for magic, name in _MAGIC if data[:1024].lstrip().startswith(magic)), None)
    if found == "pdf" or b"%PDF-" in data[:1024]:
        return "pdf"
    if found == "zip":
        if b"word/" in data or stated == "docx":
            return "docx"
        raise IngestError(f"{file}: this is a zip archive, not {stated}; unpack it and add the files inside")
    if found is not None:
        raise IngestError(f"{file}: this is {found}, not {stated}; convert it to PDF, DOCX, HTML or text first")
    if stated in ("docx", "pdf"):
        return _disguised(file, data, stated)
    if _is_binary(data):
        raise IngestError(f"{file}: the bytes are no text in any encoding; is this the right file?")
    if stated == "text" and _is_page(data):
        return "html"
    return "markdown" if stated == "text" and len(_MARKDOWN.findall(data[:_SAMPLE])) > 1 else stated


def _disguised(file: str, data: bytes, stated: Kind) -> Kind:
    """A page saved under another suffix is read as what it is; anything else is broken."""
    if not _is_binary(data) and _is_page(data):
        return "html"
    wanted = "Word file" if stated == "docx" else "PDF"
    raise IngestError(f"{file}: this is no {wanted}; it may be cut off or an error page, fetch it again")


def _is_page(data: bytes) -> bool:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head")) or (
        start.startswith(b"<?xml") and b"<html" in start
    )


def _is_binary(data: bytes) -> bool:
    """NUL bytes outside UTF-16 and UTF-32, or many control characters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return False
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return not (min(even, odd) == 0 and max(even, odd) > 0.35 * len(sample))
    control = sum(b < 32 and b not in (7, 8, 9, 10, 11, 12, 13, 27) for b in sample)
    return control > _CONTROL_SHARE * len(sample)
