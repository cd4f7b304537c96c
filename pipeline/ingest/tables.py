"""Rows of cells, with spans, into table rows that know their column headers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.draft import CELL_SEPARATOR, DraftBlock, DraftCell, DraftRepair, table_row
from pipeline.ingest.fields import is_field_name
from pipeline.ingest.runs import Line, join

MAX_SPAN = 200
"""Columns or rows one cell may span; a larger figure in a file is a mistake or an attack."""
MAX_GRID = 400_000
"""Places in the grid of one table; rows beyond are read without their spans."""

_HEADER_CELL_CHARS = 45
_LONG_COLUMN = 1.5


@dataclass(slots=True)
class GridCell:
    """A cell as its format gives it, before spans are laid out; `header` where the format says so; the offsets of
    `repairs` are relative to its line."""

    line: Line
    columns: int = 1
    rows: int = 1
    header: bool = False
    repairs: Sequence[DraftRepair] = ()


@dataclass(slots=True)
class _Place:
    """A place of the laid-out row: the cell that fills it, and whether it begins there."""

    cell: GridCell
    column: int
    begins: bool


def table_blocks(
    rows: Sequence[Sequence[GridCell]], list_key: Hashable, *, header_rows: int | None = None, page: int | None = None
) -> list[DraftBlock]:
    """The rows as blocks. `header_rows` of None lets the cells decide (`header_count`)."""
    laid = [row for row in _lay_out(rows) if row]
    count = header_count(laid) if header_rows is None else header_rows
    width = max((p.column + min(p.cell.columns, MAX_SPAN) for row in laid for p in row), default=0)
    names = _column_names(laid[:count], width)
    return [
        _row_block(row, names if index >= count else [""] * width, list_key, index < count, width, page)
        for index, row in enumerate(laid)
        if any(place.cell.line.text for place in row)
    ]


def _lay_out(rows: Sequence[Sequence[GridCell]]) -> list[list[_Place]]:
    """Each row's places from left to right; a cell that spans rows stands in each of them."""
    laid: list[list[_Place]] = []
    hanging: dict[int, tuple[GridCell, int]] = {}
    places = 0
    for row in rows:
        current, hanging = _lay_row(row, hanging, spans=places < MAX_GRID)
        places += sum(min(place.cell.columns, MAX_SPAN) for place in current)
        laid.append(current)
    return laid


def _lay_row(
    row: Sequence[GridCell], hanging: dict[int, tuple[GridCell, int]], *, spans: bool
) -> tuple[list[_Place], dict[int, tuple[GridCell, int]]]:
    """The places of one row, and what hangs into the next: by column, the cell and the rows it has left."""
    places: list[_Place] = []
    below: dict[int, tuple[GridCell, int]] = {}
    column, cells = 0, iter(row)
    while True:
        begins = column not in hanging
        if begins:
            cell = next(cells, None)
            left = min(cell.rows, MAX_SPAN) - 1 if cell else 0
            if cell is None:
                later = [c for c in hanging if c > column]
                if not later:
                    return places, below
                column = min(later)
                continue
        else:
            cell, left = hanging.pop(column)
            if left:
                left -= 1
        assert cell is not None
        places.append(_Place(cell, column, begins))
        if left and spans:
            below[column] = (cell, left)
        column += max(1, min(cell.columns, MAX_SPAN))


def header_count(rows: Sequence[Sequence[_Place]]) -> int:
    """How many rows at the top are column headers: marked so, else bold above plain ones, else by their look."""
    marked = _leading(rows, lambda cell: cell.header)
    if marked:
        return marked if marked < len(rows) else 1
    bold = _leading(rows, lambda cell: cell.line.all_bold())
    if bold:
        return bold if bold < len(rows) else 0
    return int(_looks_like_header(rows))


def _leading(rows: Sequence[Sequence[_Place]], test: Callable[[GridCell], bool]) -> int:
    """Rows from the top all of whose filled cells pass, and at least one of which has several cells."""
    count = 0
    several = False
    for row in rows:
        filled = [place.cell for place in row if place.cell.line.text]
        if not filled or not all(test(cell) for cell in filled):
            break
        count += 1
        several = several or len(row) > 1
    return count if several else 0


def _looks_like_header(rows: Sequence[Sequence[_Place]]) -> bool:
    """A first row of short labels, all filled and without figures, above longer or figured cells."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    top = [place.cell.line.text for place in rows[0]]
    labels = all(
        0 < len(t) <= _HEADER_CELL_CHARS and not any(c.isdigit() for c in t) and t[-1] not in ".;,:" for t in top
    )
    if not labels or len(set(top)) < len(top):
        return False
    if sum(is_field_name(text) for text in top) * 2 >= len(top):
        return True
    below = [[p.cell.line.text for row in rows[1:] for p in row if p.column == i and p.begins] for i in range(len(top))]
    if len(rows) < 3:
        return False
    longer = any(c and sum(map(len, c)) / len(c) > _LONG_COLUMN * len(t) for t, c in zip(top, below, strict=True))
    figured = any(c and sum(any(ch.isdigit() for ch in t) for t in c) * 2 > len(c) for c in below)
    return longer or figured


def _column_names(headers: Sequence[Sequence[_Place]], width: int) -> list[str]:
    """The header over each column, rows joined by " / "; a title over the whole width names none."""
    names: list[list[str]] = [[] for _ in range(width)]
    for row in headers:
        for place in row:
            text = place.cell.line.text
            span = min(place.cell.columns, MAX_SPAN)
            if not text or (width > 1 and span >= width):
                continue
            for column in range(place.column, min(place.column + span, width)):
                if text not in names[column]:
                    names[column].append(text)
    return [" / ".join(parts) for parts in names]


def _row_block(
    row: Sequence[_Place], names: Sequence[str], list_key: Hashable, header: bool, width: int, page: int | None
) -> DraftBlock:
    cells = [
        DraftCell(
            place.cell.line.text if place.begins else "",
            names[place.column] if place.cell.columns < width or width == 1 else "",
            "" if place.begins else place.cell.line.text,
        )
        for place in row
    ]
    block = table_row(cells, list_key, header=header, page=page)
    laid = join((place.cell.line if place.begins else Line("") for place in row), CELL_SEPARATOR)
    block.bold, block.struck, block.times = laid.bold, laid.struck, laid.times
    block.repairs = list(_moved_repairs(row))
    return block


def _moved_repairs(row: Sequence[_Place]) -> Iterator[DraftRepair]:
    """The repairs of a row's cells, their offsets in the row's text."""
    at = 0
    for place in row:
        if place.begins:
            yield from (replace(r, start=r.start + at, end=r.end + at) for r in place.cell.repairs)
            at += len(place.cell.line.text)
        at += len(CELL_SEPARATOR)
