"""Unruled tables: rows of pieces that keep to common columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf.cells import Span, table_rows
from pipeline.ingest.pdf.lines import is_lone_marker, rows_of
from pipeline.ingest.pdf.model import Item, Line, Table, TableRow, around

_COLUMN_GAP = 3.0
_ROW_GAP = 2.5
"""Greatest white space between two rows, in type sizes."""
_LARGER = 1.25
_OUTDENT = 3.0
_HEADING = 1.08
"""A bold line between rows is a heading if it begins so far left of them, or is so many times larger."""
_WRAP_PITCH = 1.45
"""Greatest distance of the lines of one cell, in type sizes."""
PROSE_CHARS = 22
"""Characters a line from which a column may be running text."""

Row = list[Line]


def find_aligned(items: Sequence[Item]) -> Sequence[Item]:
    """The same items with the lines of unruled tables replaced by tables; the argument itself if there are none."""
    others = [item for item in items if isinstance(item, Table)]
    rows = rows_of([item for item in items if isinstance(item, Line)])
    found: list[Item] = []
    index, any_found = 0, False
    while index < len(rows):
        end, table = _table_at(rows, index, others)
        if table is None:
            found.extend(rows[index])
            index += 1
        else:
            found.extend(_cut_at_headings(table))
            index, any_found = end, True
    return [*found, *others] if any_found else items


def _table_at(rows: list[Row], start: int, others: Sequence[Item]) -> tuple[int, Table | None]:
    if len(rows[start]) < 2:
        return start, None
    spans = [(piece.x0, piece.x1) for piece in rows[start]]
    count, end, wide = len(spans), start + 1, set()
    while end < len(rows) and _goes_on(rows[start], rows[end - 1], rows[end], others):
        merged = _merge(spans, rows[end])
        if len(merged) < count:
            if not _is_wide(rows, end, spans):
                break
            wide.add(end)
        else:
            spans = merged
        end += 1
    while end > start + 1 and _trails(rows, end - 1, start, spans, end - 1 in wide):
        end -= 1
    spans = _without_markers(rows[start:end], spans)
    table = _table(rows[start:end], spans)
    if table is None:
        return start, None
    return end, table


def _goes_on(first: Row, before: Row, row: Row, others: Sequence[Item]) -> bool:
    """Whether a row is near to the one before, without a table between, and in about the size of the first row."""
    size = first[0].size
    gap = min(piece.top for piece in row) - max(piece.bottom for piece in before)
    parted = any(before[0].middle < other.middle < row[0].middle for other in others)
    return not parted and gap < _ROW_GAP * size and all(piece.size < _LARGER * size for piece in row)


def _merge(spans: list[Span], row: Row) -> list[Span]:
    """The columns that remain when a row's pieces are laid over them."""
    merged: list[Span] = []
    for x0, x1 in sorted([*spans, *((piece.x0, piece.x1) for piece in row)]):
        if merged and x0 < merged[-1][1] + _COLUMN_GAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _is_wide(rows: list[Row], index: int, spans: list[Span]) -> bool:
    """Whether a row across columns is a row of the table: bold, at its left side, and followed by more rows."""
    row = rows[index]
    if len(row) != 1 or not row[0].bold or abs(row[0].x0 - spans[0][0]) > 3 or index + 1 >= len(rows):
        return False
    return len(rows[index + 1]) > 1 and len(_merge(spans, rows[index + 1])) >= len(spans)


def _trails(rows: list[Row], index: int, start: int, spans: list[Span], wide: bool) -> bool:
    """Whether the last row is text below the table: in one column only, and no further line of the cell above."""
    row = rows[index]
    columns = sum(any(x0 - 1 <= piece.x0 <= x1 for piece in row) for x0, x1 in spans)
    if columns > 1 or index <= start:
        return False
    return wide or row[0].top - rows[index - 1][0].top >= _WRAP_PITCH * row[0].size


def _without_markers(rows: list[Row], spans: list[Span]) -> list[Span]:
    """Joins a column that holds nothing but list markers to the one on its right; bullets need only be half of it."""
    kept: list[Span] = []
    for x0, x1 in reversed(spans):
        held = [piece for row in rows for piece in row if x0 - 1 <= piece.x0 <= x1]
        bullets = sum(len(piece.text) == 1 and is_lone_marker(piece) for piece in held)
        if kept and (2 * bullets > len(held) or all(map(is_lone_marker, held))):
            kept[-1] = (x0, kept[-1][1])
        else:
            kept.append((x0, x1))
    return kept[::-1]


def _table(rows: list[Row], spans: list[Span]) -> Table | None:
    """The table over the rows, if its columns are more than pieces that happen to stand below one another."""
    if len(spans) < 2:
        return None
    pieces = [piece for row in rows for piece in row]
    grouped = table_rows(pieces, spans)
    held = [[piece for piece in pieces if x0 - 1 <= piece.x0 <= x1] for x0, x1 in spans]
    widths = [sum(len(piece.text) for piece in column) / max(1, len(column)) for column in held]
    full = sum(sum(bool(cell.lines) for cell in row.cells) > 1 for row in grouped)
    if _is_headed(grouped):
        real = full >= 2
    else:
        real = full >= 3 and min(widths) < PROSE_CHARS and (len(spans) >= 3 or widths[0] < PROSE_CHARS)
    if not real:
        return None
    edges = [spans[0][0], *((left[1] + right[0]) / 2 for left, right in pairwise(spans)), spans[-1][1]]
    return Table(pieces[0].page, around(pieces), edges, grouped, ruled=False)


def _cut_at_headings(table: Table) -> list[Item]:
    """The table in parts where a line that is set like a heading, and not in its columns, stands between its rows."""
    first = next((row for row in table.rows if sum(bool(cell.lines) for cell in row.cells) > 1), table.rows[0])
    side, size = first.box[0], max(line.size for cell in first.cells for line in cell.lines)
    items: list[Item] = []
    rows: list[TableRow] = []
    for row in table.rows:
        lines = [line for cell in row.cells for line in cell.lines]
        if len(lines) == 1 and lines[0].bold and (lines[0].x0 < side - _OUTDENT or lines[0].size > _HEADING * size):
            items += [*_part(table, rows), lines[0]]
            rows = []
        else:
            rows.append(row)
    return [*items, *_part(table, rows)] if items else [table]


def _part(table: Table, rows: list[TableRow]) -> list[Table]:
    if not rows:
        return []
    x0, _, x1, _ = table.box
    return [Table(table.page, (x0, rows[0].box[1], x1, rows[-1].box[3]), table.edges, rows, ruled=False)]


def _is_headed(rows: list[TableRow]) -> bool:
    """Whether the first row is set apart from those below by its weight."""
    first = [line for cell in rows[0].cells for line in cell.lines]
    below = [line for row in rows[1:] for cell in row.cells for line in cell.lines]
    return all(line.bold for line in first) and bool(below) and not all(line.bold for line in below)
