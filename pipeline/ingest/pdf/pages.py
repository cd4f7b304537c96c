"""Pages of a PDF read one by one, each closed before the next is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Protocol

import pypdfium2 as pdfium

from pipeline.config import Config
from pipeline.data import Finding
from pipeline.ingest.draft import DraftDocument
from pipeline.ingest.pdf.drawn import mark_struck, with_bullets
from pipeline.ingest.pdf.lines import pieces
from pipeline.ingest.pdf.model import Frame, Line, PageContent, Table, Word
from pipeline.ingest.pdf.ocr import read_picture, tesseract
from pipeline.ingest.pdf.ruled import ruled_tables
from pipeline.ingest.pdf.rulings import page_rulings
from pipeline.ingest.pdf.words import page_words

_TIME_SHARE = 0.7
"""Share of a file's time after which no more pages are read: the rest is for putting together what was."""
_OCR_SHARE = 0.25
"""Share of a file's time that the reading of one picture may take."""
_PICTURED = 0.5
"""Share of a page covered by pictures from which a page of next to no words is a scan."""
_FEW_WORDS = 5
_SPECK = 0.02
_OUTLINES = 200
"""A page without text may show some in a picture larger than this share of it, or drawn as so many shapes."""


class Source(Protocol):
    """What gives the pages of a file."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    def content(self, index: int, draft: DraftDocument, seconds: float) -> PageContent | None:
        """A page by its index from 0; None where it is lost."""
        ...


@dataclass(slots=True)
class PageLayout:
    """What stands on a page before its order is known: pieces of lines, and ruled tables."""

    number: int
    frame: Frame
    pieces: list[Line]
    tables: list[Table]


def read_pages(source: Source, draft: DraftDocument, config: Config) -> Iterator[PageLayout]:
    """The pages that hold text, within the limits of `config`; what is left out is told in the draft's findings."""
    start, chars = monotonic(), 0
    for index in range(source.count):
        left = _TIME_SHARE * config.file_seconds - (monotonic() - start)
        exceeded = _exceeded(index, chars, left, config)
        if exceeded:
            message = f"pages {index + 1} to {source.count} were not read: {exceeded}"
            lose(draft, Finding("unread_pages", message, page=index + 1))
            return
        content = source.content(index, draft, min(left, _OCR_SHARE * config.file_seconds))
        if content is None or not content.words:
            continue
        chars += sum(len(word.text) + 1 for word in content.words)
        tables, words = ruled_tables(content)
        yield PageLayout(content.number, content.frame, pieces(words, content.number), tables)


def _exceeded(pages: int, chars: int, seconds: float, config: Config) -> str | None:
    """Which limit forbids another page, in words."""
    if pages >= config.max_pages:
        return f"the limit is {config.max_pages} pages"
    if chars >= config.max_text_chars:
        return f"the limit is {config.max_text_chars} characters"
    if seconds <= 0:
        return f"reading took {_TIME_SHARE:.0%} of the {config.file_seconds:g} seconds a file may take"
    return None


def lose(draft: DraftDocument, finding: Finding) -> None:
    draft.findings.append(finding)
    draft.status = "partial"


class FirstReader:
    """The pages of a file as pdfium opens them; those that it cannot open are read by `second`.

    `opened` counts the pages that pdfium could open so far.
    """

    def __init__(self, document: pdfium.PdfDocument, second: Source) -> None:
        self.opened = 0
        self._document = document
        self._second = second

    @property
    def count(self) -> int:
        """Pages that the file says it has."""
        return len(self._document)

    def content(self, index: int, draft: DraftDocument, seconds: float) -> PageContent | None:
        """A page; None where it is lost, which the draft's findings tell."""
        number = index + 1
        try:
            page = self._document[index]
        except pdfium.PdfiumError as error:
            content = self._second.content(index, draft, seconds) if self._second.count == self.count else None
            if content is None:
                lose(draft, Finding("unreadable_page", f"page {number} is damaged ({error})", page=number))
            return content
        self.opened += 1
        try:
            content = _content(page, number)
            if not _is_scan(content):
                return content
            seen = read_picture(page, content.frame, seconds)
        finally:
            page.close()
        if seen:
            message = f"page {number} is a picture; its text was read by tesseract and may hold mistakes"
            draft.findings.append(Finding("recognised_page", message, "info", page=number))
            return PageContent(number, content.frame, seen, content.rulings)
        reason = "tesseract found none" if tesseract() else "install tesseract to read its picture"
        lose(draft, Finding("unreadable_page", f"page {number} holds no text; {reason}", page=number))
        return content


def _content(page: pdfium.PdfPage, number: int) -> PageContent:
    textpage = page.get_textpage()
    try:
        words, frame = page_words(textpage, page_frame(page))
    finally:
        textpage.close()
    rulings = page_rulings(page, frame)
    mark_struck(words, rulings)
    return PageContent(number, frame, with_bullets(words, rulings), rulings)


def page_frame(page: pdfium.PdfPage) -> Frame:
    """The page as it is displayed."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    return Frame(left, bottom, right, top, rotation, rotation)


def _is_scan(content: PageContent) -> bool:
    """Whether the text of a page is in its pictures only, or its fonts do not tell which letters they draw."""
    if not content.words:
        return content.rulings.pictured > _SPECK or content.rulings.paths > _OUTLINES
    few = len(content.words) < _FEW_WORDS and content.rulings.pictured > _PICTURED
    return few or _is_unmapped(content.words)


def _is_unmapped(words: list[Word]) -> bool:
    text = "".join(word.text for word in words)
    strange = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    return 2 * strange > len(text)
