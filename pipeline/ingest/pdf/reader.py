"""A PDF as a draft document: its pages judged together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from pipeline.config import Config
from pipeline.data import Box, Finding
from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.pdf.blocks import build_blocks, furniture_blocks
from pipeline.ingest.pdf.furniture import PageLines, find_furniture
from pipeline.ingest.pdf.headings import body_size
from pipeline.ingest.pdf.hyphens import Vocabulary, build_vocabulary
from pipeline.ingest.pdf.lines import text_side
from pipeline.ingest.pdf.model import Item, Line, Table
from pipeline.ingest.pdf.notes import mark_notes
from pipeline.ingest.pdf.order import GUTTER, Column, columns_of
from pipeline.ingest.pdf.pages import FirstReader, PageLayout, lose, read_pages
from pipeline.ingest.pdf.second import SecondReader
from pipeline.ingest.pdf.source import DamagedError, describe, is_cut_off, open_pdf, read_bookmarks
from pipeline.ingest.pdf.tables import Place

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, *, name: str, config: Config) -> DraftDocument:
    """Reads a PDF; `name` is used in messages. Raises IngestError where it cannot be opened at all."""
    second = SecondReader(data)
    try:
        with open_pdf(data, name) as document:
            draft = DraftDocument(MEDIA_TYPE)
            if is_cut_off(data):
                lose(draft, Finding("cut_off_file", f"the file is cut off after {len(data):,} bytes; its end is lost"))
            describe(document, draft)
            bookmarks = read_bookmarks(document)
            first = FirstReader(document, second)
            layouts = list(read_pages(first, draft, config))
            if first.opened or not second.count:
                draft.blocks = _blocks(layouts, bookmarks)
                return draft
    except DamagedError:
        if not second.count:
            raise
    draft = DraftDocument(MEDIA_TYPE, pages=second.count)
    draft.blocks = _blocks(list(read_pages(second, draft, config)), {})
    return draft


def _blocks(layouts: Sequence[PageLayout], bookmarks: dict[str, int]) -> list[DraftBlock]:
    frames = {layout.number: layout.frame for layout in layouts}

    def place(page: int, box: Box) -> Box:
        x0, top, x1, bottom = frames[page].displayed(box)
        return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))

    every = [line for layout in layouts for line in (*layout.pieces, *_table_lines(layout.tables))]
    size = body_size(every)
    pages = [PageLines(layout.number, layout.frame.size[1], layout.pieces) for layout in layouts]
    furniture = find_furniture(pages, size)
    furniture.update(id(line) for line in every if line.words[0].turned)
    vocabulary = build_vocabulary(line for line in every if id(line) not in furniture)
    items = _ordered(layouts, furniture, vocabulary)
    blocks = build_blocks(items, vocabulary, bookmarks, place)
    return _with_furniture(blocks, layouts, furniture, place)


def _table_lines(tables: Iterable[Table]) -> list[Line]:
    return [line for table in tables for row in table.rows for cell in row.cells for line in cell.lines]


def _ordered(layouts: Sequence[PageLayout], furniture: set[int], vocabulary: Vocabulary) -> list[Item]:
    """Lines and tables of all pages in reading order; lines know their column and its sides."""
    items: list[Item] = []
    known: set[float] = set()
    size = body_size(piece for layout in layouts for piece in layout.pieces)
    limits = _limits(layouts, furniture)
    number = 0
    for layout in layouts:
        body: list[Item] = [piece for piece in layout.pieces if id(piece) not in furniture]
        for column in columns_of([*body, *layout.tables], limits[layout.frame.size], known):
            number += 1
            lines = [item for item in column.items if isinstance(item, Line)]
            left = min((line.x0 for line in lines), default=0.0)
            right = text_side(lines, left, _limit(column, lines, known))
            for line in lines:
                line.left, line.right, line.column = left, right, number
            vocabulary.note_marks.update(mark_notes(lines, size, _notes_from(column, layout)))
            items.extend(column.items)
    return items


def _limit(column: Column, lines: Sequence[Line], known: set[float]) -> float:
    """The column's limit, or the next known gutter where no line passes it: a page may leave its last column empty."""
    longest = max((line.x1 for line in lines), default=0.0)
    return min((x - GUTTER for x in known if longest <= x - GUTTER), default=column.limit)


def _limits(layouts: Sequence[PageLayout], furniture: set[int]) -> dict[tuple[float, float], float]:
    """How far to the right text reaches on pages of each size; where lines do not tell, margins are taken as equal."""
    pieces: dict[tuple[float, float], list[Line]] = {}
    for layout in layouts:
        body = (piece for piece in layout.pieces if id(piece) not in furniture)
        pieces.setdefault(layout.frame.size, []).extend(body)
    limits = {}
    for size, found in pieces.items():
        left = min((piece.x0 for piece in found), default=0.0)
        limits[size] = text_side(found, left, size[0] - left)
    return limits


def _notes_from(column: Column, layout: PageLayout) -> float:
    """How far down a column may consist of notes alone: below its last table, or in the page's lower half."""
    tables = [item.bottom for item in column.items if isinstance(item, Table)]
    return max(tables) if tables else layout.frame.size[1] / 2


def _with_furniture(
    blocks: Sequence[DraftBlock], layouts: Sequence[PageLayout], furniture: set[int], place: Place
) -> list[DraftBlock]:
    """Puts a page's headers before its first block and its footers after its last."""
    result: list[DraftBlock] = []
    start = 0
    for layout in layouts:
        found = sorted((p for p in layout.pieces if id(p) in furniture), key=attrgetter("middle", "x0"))
        middle = layout.frame.size[1] / 2
        result.extend(furniture_blocks([p for p in found if p.middle < middle], place))
        end = start
        while end < len(blocks) and (blocks[end].page or 0) <= layout.number:
            end += 1
        result.extend(blocks[start:end])
        start = end
        result.extend(furniture_blocks([p for p in found if p.middle >= middle], place))
    return result + list(blocks[start:])
