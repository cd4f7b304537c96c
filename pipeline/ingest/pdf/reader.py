"""A PDF as a draft document: pages are read one by one and closed, then judged together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

import pypdfium2 as pdfium

from pipeline.config import Config
from pipeline.data import Box, Finding
from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.pdf.blocks import build_blocks, furniture_blocks
from pipeline.ingest.pdf.drawn import mark_struck, with_bullets
from pipeline.ingest.pdf.furniture import PageLines, find_furniture
from pipeline.ingest.pdf.headings import body_size, plain
from pipeline.ingest.pdf.hyphens import Vocabulary, build_vocabulary
from pipeline.ingest.pdf.lines import pieces
from pipeline.ingest.pdf.model import Frame, Item, Line, PageContent, Table
from pipeline.ingest.pdf.notes import mark_notes
from pipeline.ingest.pdf.order import Column, columns_of
from pipeline.ingest.pdf.ruled import ruled_tables
from pipeline.ingest.pdf.rulings import page_rulings
from pipeline.ingest.pdf.source import open_pdf
from pipeline.ingest.pdf.words import page_words

MEDIA_TYPE = "application/pdf"


@dataclass(slots=True)
class _Layout:
    """What stands on a page, before its order is known."""

    number: int
    frame: Frame
    pieces: list[Line]
    tables: list[Table]


def read_pdf(data: bytes, *, name: str, config: Config) -> DraftDocument:
    """Reads a PDF; `name` is used in messages. Raises IngestError where nothing of it can be read."""
    draft = DraftDocument(MEDIA_TYPE)
    with open_pdf(data, name) as document:
        draft.pages = len(document)
        metadata = document.get_metadata_dict()
        draft.title = metadata.get("Title") or None
        bookmarks = _bookmarks(document)
        layouts = list(_layouts(document, draft, config))
    draft.blocks = _blocks(layouts, bookmarks)
    return draft


def _layouts(document: pdfium.PdfDocument, draft: DraftDocument, config: Config) -> Iterator[_Layout]:
    for index in range(min(len(document), config.max_pages)):
        content = _content(document, index)
        if not content.words:
            draft.status = "partial"
            message = f"page {index + 1} holds no text; read it through OCR"
            draft.findings.append(Finding("unreadable_page", message, page=index + 1))
            continue
        tables, words = ruled_tables(content)
        yield _Layout(content.number, content.frame, pieces(words, content.number), tables)


def _content(document: pdfium.PdfDocument, index: int) -> PageContent:
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            words, frame = page_words(textpage, _frame(page))
        finally:
            textpage.close()
        rulings = page_rulings(page, frame)
        mark_struck(words, rulings)
        return PageContent(index + 1, frame, with_bullets(words, rulings), rulings)
    finally:
        page.close()


def _frame(page: pdfium.PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation(), page.get_rotation())


def _bookmarks(document: pdfium.PdfDocument) -> dict[str, int]:
    return {plain(mark.get_title()): mark.level + 1 for mark in document.get_toc(max_depth=8)}


def _blocks(layouts: Sequence[_Layout], bookmarks: dict[str, int]) -> list[DraftBlock]:
    frames = {layout.number: layout.frame for layout in layouts}

    def place(page: int, box: Box) -> Box:
        return frames[page].displayed(box)

    in_tables = [
        line for layout in layouts for table in layout.tables for row in table.rows for cell in row.cells
        for line in cell.lines
    ]
    every = [piece for layout in layouts for piece in layout.pieces] + in_tables
    pages = [PageLines(layout.number, layout.frame.size[1], layout.pieces) for layout in layouts]
    furniture = find_furniture(pages, body_size(every))
    furniture.update(id(piece) for piece in every if piece.words[0].turned)
    vocabulary = build_vocabulary(line for line in every if id(line) not in furniture)
    items = _ordered(layouts, furniture, vocabulary)
    blocks = build_blocks(items, vocabulary, bookmarks, place)
    return _with_furniture(blocks, layouts, furniture, place)


def _ordered(layouts: Sequence[_Layout], furniture: set[int], vocabulary: Vocabulary) -> list[Item]:
    """Lines and tables of all pages in reading order; lines know their column and its sides."""
    items: list[Item] = []
    known: set[float] = set()
    column = 0
    body_type = body_size(piece for layout in layouts for piece in layout.pieces)
    for layout in layouts:
        body: list[Item] = [piece for piece in layout.pieces if id(piece) not in furniture]
        limit = max((item.x1 for item in body), default=0.0)
        for part in columns_of([*body, *layout.tables], limit, known):
            column += 1
            lines = [item for item in part.items if isinstance(item, Line)]
            left = min((line.x0 for line in lines), default=0.0)
            for line in lines:
                line.left, line.right, line.column = left, max(other.x1 for other in lines), column
            vocabulary.note_marks.update(mark_notes(lines, body_type, _notes_from(part, layout)))
            items.extend(part.items)
    return items


def _notes_from(column: Column, layout: _Layout) -> float:
    """How far down a column may consist of notes alone: below its last table, or in the page's lower half."""
    tables = [item.bottom for item in column.items if isinstance(item, Table)]
    return max(tables) if tables else layout.frame.size[1] / 2


def _with_furniture(
    blocks: list[DraftBlock], layouts: Sequence[_Layout], furniture: set[int], place: object
) -> list[DraftBlock]:
    """Puts a page's headers before its first block and its footers after its last."""
    result: list[DraftBlock] = []
    rest = list(blocks)
    for layout in layouts:
        found = sorted((p for p in layout.pieces if id(p) in furniture), key=attrgetter("middle", "x0"))
        middle = layout.frame.size[1] / 2
        result.extend(furniture_blocks([p for p in found if p.middle < middle], place))  # type: ignore[arg-type]
        while rest and (rest[0].page or 0) <= layout.number:
            result.append(rest.pop(0))
        result.extend(furniture_blocks([p for p in found if p.middle >= middle], place))  # type: ignore[arg-type]
    return result + rest
