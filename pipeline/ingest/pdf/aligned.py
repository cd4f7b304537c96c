"""Unruled tables: rows of pieces that keep to common columns."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from pipeline.ingest.pdf.lines import is_lone_marker, rows_of
from pipeline.ingest.pdf.model import Item, Line, Table, TableCell, TableRow, around

_COLUMN_GAP = 3.0
_ROW_GAP = 2.5
"""Greatest white space between two rows, in type sizes."""
_WRAP_PITCH = 1.45
"""Greatest distance of the lines of one cell, in type sizes."""
PROSE_CHARS = 22
"""Characters a line from which a column may be running text."""

Span = tuple[float, float]
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
            found.append(table)
            index, any_found = end, True
    return [*found, *others] if any_found else items


def _table_at(rows: list[Row], start: int, others: Sequence[Item]) -> tuple[int, Table | None]:
    if len(rows[start]) < 2:
        return start, None
    spans = [(piece.x0, piece.x1) for piece in rows[start]]
    count, end, wide = len(spans), start + 1, set()
    while end < len(rows) and _near(rows[end - 1], rows[end]) and not _parted(rows[end - 1], rows[end], others):
        merged = _merge(spans, rows[end])
        if len(merged) < count:
            if not _is_wide(rows, end, spans):
                break
            wide.add(end)
        else:
            spans = merged
        end += 1
    while end > start + 1 and (len(rows[end - 1]) == 1 and (end - 1 in wide or not _wraps(rows, end - 1, start))):
        end -= 1
    spans = _without_markers(rows[start:end], spans)
    logical = _logical_rows(rows, start, end, wide, spans)
    if not _is_table(rows[start:end], logical, spans):
        return start, None
    return end, _table(logical, spans)


def _near(before: Row, row: Row) -> bool:
    size = max(piece.size for piece in (*before, *row))
    return min(p.top for p in row) - max(p.bottom for p in before) < _ROW_GAP * size


def _parted(before: Row, row: Row, others: Sequence[Item]) -> bool:
    return any(before[0].middle < other.middle < row[0].middle for other in others)


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


def _wraps(rows: list[Row], index: int, start: int) -> bool:
    """Whether a lone piece below goes on with the cell above it."""
    if index <= start:
        return False
    pitch = rows[index][0].top - rows[index - 1][0].top
    return pitch < _WRAP_PITCH * rows[index][0].size


def _logical_rows(rows: list[Row], start: int, end: int, wide: set[int], spans: list[Span]) -> list[list[Row]]:
    """Groups lines to rows of the table: by the white space between them, else by which cells are filled."""
    pitches = [rows[i][0].bottom - rows[i - 1][0].bottom for i in range(start + 1, end)]
    size = max(piece.size for row in rows[start:end] for piece in row)
    wraps = [pitch for pitch in pitches if pitch < _WRAP_PITCH * size]
    wrap = min(wraps) if wraps else 0.0
    spaced = any(pitch > 1.15 * wrap for pitch in pitches)
    logical: list[list[Row]] = [[rows[start]]]
    for index in range(start + 1, end):
        pitch = pitches[index - start - 1]
        if spaced:
            begins = pitch > 1.15 * wrap
        else:
            row = rows[index]
            begins = len(row) > 1 and row[0].x0 < spans[0][1]
        if begins or index in wide or index - 1 in wide:
            logical.append([])
        logical[-1].append(rows[index])
    return logical


def _without_markers(rows: list[Row], spans: list[Span]) -> list[Span]:
    """Joins a column that holds nothing but list markers to the one on its right."""
    kept: list[Span] = []
    for x0, x1 in reversed(spans):
        held = [piece for row in rows for piece in row if x0 - 1 <= piece.x0 <= x1]
        if kept and all(map(is_lone_marker, held)):
            kept[-1] = (x0, kept[-1][1])
        else:
            kept.append((x0, x1))
    return kept[::-1]


def _is_table(rows: list[Row], logical: list[list[Row]], spans: list[Span]) -> bool:
    if len(spans) < 2:
        return False
    held = [[piece for row in rows for piece in row if x0 - 1 <= piece.x0 <= x1] for x0, x1 in spans]
    widths = [sum(len(piece.text) for piece in column) / max(1, len(column)) for column in held]
    header = _is_header(logical)
    if min(widths) >= PROSE_CHARS and not header:
        return False
    full = sum(len(group[0]) >= 2 for group in logical)
    if header:
        return full >= 2
    return full >= 3 and (len(spans) >= 3 or widths[0] < PROSE_CHARS)


def _is_header(logical: list[list[Row]]) -> bool:
    """Whether the first row is set apart from those below by its weight."""
    first = [piece for row in logical[0] for piece in row]
    below = [piece for group in logical[1:] for row in group for piece in row]
    return all(piece.bold for piece in first) and bool(below) and not all(piece.bold for piece in below)


def _table(logical: list[list[Row]], spans: list[Span]) -> Table:
    edges = [spans[0][0], *((left[1] + right[0]) / 2 for left, right in zip(spans, spans[1:], strict=False))]
    edges.append(spans[-1][1])
    table_rows = []
    for index, group in enumerate(logical):
        pieces = sorted((piece for row in group for piece in row), key=attrgetter("middle", "x0"))
        table_rows.append(TableRow(_cells(pieces, edges, index), around(pieces)))
    every = [piece for group in logical for row in group for piece in row]
    return Table(every[0].page, around(every), edges, table_rows, ruled=False)


def _cells(pieces: list[Line], edges: list[float], row: int) -> list[TableCell]:
    columns = len(edges) - 1
    if len(pieces) == 1 and pieces[0].x1 > edges[1] + 1:
        return [TableCell(pieces, 0, columns, row + 1)]
    cells = [TableCell([], column, column + 1, row + 1) for column in range(columns)]
    for piece in pieces:
        column = max(0, sum(edge <= piece.x0 + 1 for edge in edges[:-1]) - 1)
        cells[column].lines.append(piece)
    return cells
