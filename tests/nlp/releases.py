"""Small releases for the tests of what is read within an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.data import Block, Cell, Context, Document, Entry, FoundDate, FoundName, Member, SectionInfo
from pipeline.nlp.bodies import find_bodies
from pipeline.nlp.dates import find_dates
from pipeline.nlp.places import find_places


def release(
    text: str,
    language: str = "en",
    *,
    acronyms: Mapping[str, str] | None = None,
    own: Sequence[str] = (),
    members: Sequence[Member] = (),
    columns: Sequence[str] = (),
    title: str = "",
) -> Context:
    """A release of one block (after a heading, if there is a title); with `columns`, a table row cut at " | "."""
    offset = len(title) + 1 if title else 0
    heading = [Block(0, "heading", 0, len(title), title, level=1)] if title else []
    body = Block(
        len(heading),
        "table_row" if columns else "paragraph",
        offset,
        offset + len(text),
        text,
        cells=_cells(text, offset, columns) if columns else (),
    )
    whole = f"{title}\n{text}" if title else text
    document = Document("0" * 16, "plan", "plan.txt", "text/plain", whole, (*heading, body), language)
    acronyms = dict(acronyms or {})
    names = [*find_places(text, language), *find_bodies(text, language, acronyms)]
    if title:
        names += [_moved(name, -offset) for name in find_places(title, language)]
    moved = sorted((_moved(name, offset) for name in names), key=lambda name: (name.start, -name.end))
    sections = (SectionInfo(),) * (1 + len(heading))
    return Context(document, acronyms, frozenset(own), tuple(members), tuple(moved), sections)


def _cells(text: str, offset: int, columns: Sequence[str]) -> tuple[Cell, ...]:
    cells, position = [], offset
    for piece, column in zip(text.split(" | "), columns, strict=True):
        cells.append(Cell(position, position + len(piece), piece, column))
        position += len(piece) + 3
    return tuple(cells)


def _moved(name: FoundName, offset: int) -> FoundName:
    return replace(name, start=name.start + offset, end=name.end + offset)


def entry_of(context: Context, part: str | None = None) -> Entry:
    """The entry that the last block is, or that `part` of it is."""
    block = context.document.blocks[-1]
    text = part or block.text
    start = block.char_start + block.text.index(text)
    end = start + len(text)
    dates: list[FoundDate] = find_dates(text, context.document.language)
    return Entry(
        block.block_id,
        start,
        end,
        text,
        SectionInfo(),
        tuple(replace(date, start=date.start + start, end=date.end + start) for date in dates),
        tuple(name for name in context.names if start <= name.start and name.end <= end),
    )
