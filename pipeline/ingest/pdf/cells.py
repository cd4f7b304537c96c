"""Rows of an unruled table: which lines of its columns make one cell, and which cells one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from pipeline.ingest.pdf.lines import rows_of
from pipeline.ingest.pdf.model import Line, TableCell, TableRow, around

Span = tuple[float, float]

_WRAP_GAP = 0.45
"""Greatest white space between the lines of one cell, in type sizes."""
_WIDER = 0.2
"""How much wider, in type sizes, the white space between two cells is than within one."""
_SAME_TOP = 2.0


@dataclass(slots=True)
class _Group:
    """Lines of one column without wider white space between them: a cell."""

    column: int
    lines: list[Line]

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom


def table_rows(pieces: Sequence[Line], spans: Sequence[Span]) -> list[TableRow]:
    """The rows of a table whose columns lie at `spans`; a piece over several columns is a row of its own."""
    wide = [piece for piece in pieces if _columns(piece, spans) != 1]
    columns = [[p for p in pieces if x0 - 1 <= p.x0 <= x1 and _columns(p, spans) == 1] for x0, x1 in spans]
    columns = [sorted(column, key=attrgetter("top")) for column in columns]
    limit = _wrap_limit(columns)
    groups = _groups(columns, limit)
    tops, spaced = _row_tops(groups, limit)
    if not spaced:
        leads = [row for row in rows_of(list(pieces)) if len(row) > 1 and row[0].x0 < spans[0][1]]
        tops = [min(piece.top for piece in row) for row in leads]
        groups = _cut(groups, tops)
    tops = _apart([*tops, *(piece.top for piece in wide)])
    return [_row(groups, wide, tops, index, len(spans)) for index in range(len(tops))]


def _apart(tops: Sequence[float]) -> list[float]:
    """The tops in order, without those that are as good as another."""
    kept: list[float] = []
    for top in sorted(tops):
        if not kept or top - kept[-1] > _SAME_TOP:
            kept.append(top)
    return kept


def _columns(piece: Line, spans: Sequence[Span]) -> int:
    return sum(piece.x0 < x1 and piece.x1 > x0 for x0, x1 in spans)


def _wrap_limit(columns: Sequence[Sequence[Line]]) -> float:
    """The greatest white space within a cell of this table, in type sizes; negative where no cell has two lines."""
    gaps = [(low.top - high.bottom) / low.size for column in columns for high, low in pairwise(column)]
    wraps = [gap for gap in gaps if -_WRAP_GAP < gap < _WRAP_GAP]
    return min(wraps) + _WIDER if wraps else -1.0


def _groups(columns: Sequence[Sequence[Line]], limit: float) -> list[_Group]:
    groups: list[_Group] = []
    for index, column in enumerate(columns):
        before: Line | None = None
        for line in column:
            if before is not None and (line.top - before.bottom) / line.size <= limit:
                groups[-1].lines.append(line)
            else:
                groups.append(_Group(index, [line]))
            before = line
    return groups


def _row_tops(groups: Sequence[_Group], limit: float) -> tuple[list[float], bool]:
    """Where rows begin: below white space across all columns, and where two cells begin side by side.

    The second value says whether white space parts any rows below the first two; else the table is set tight.
    """
    ordered = sorted(groups, key=attrgetter("top"))
    tops: list[float] = []
    spaced = False
    floor = float("-inf")
    for index, group in enumerate(ordered):
        beside = {other.column for other in ordered[max(0, index - 9) : index + 10] if _level(other, group)}
        if group.top >= floor - 1 or (len(beside) > 1 and not any(abs(group.top - top) <= _SAME_TOP for top in tops)):
            spaced = spaced or (len(tops) > 1 and group.top - floor > limit * group.lines[0].size)
            tops.append(group.top)
        floor = max(floor, group.bottom)
    return tops, spaced or len(tops) < 3


def _cut(groups: Sequence[_Group], tops: Sequence[float]) -> list[_Group]:
    """Cuts the cells of a table without space between its rows where the rows begin."""
    cut: list[_Group] = []
    for group in groups:
        rows: dict[int, list[Line]] = {}
        for line in group.lines:
            rows.setdefault(sum(top - _SAME_TOP <= line.top for top in tops), []).append(line)
        cut.extend(_Group(group.column, lines) for lines in rows.values())
    return cut


def _level(a: _Group, b: _Group) -> bool:
    return abs(a.top - b.top) <= _SAME_TOP


def _row(
    groups: Sequence[_Group], wide: Sequence[Line], tops: Sequence[float], index: int, columns: int
) -> TableRow:
    """The cells that begin in a row; one that further rows begin beside spans them."""
    low = tops[index] if index else float("-inf")
    high = tops[index + 1] if index + 1 < len(tops) else float("inf")
    across = [piece for piece in wide if low <= piece.top < high]
    begun = [group for group in groups if low <= group.top < high]
    if across and not begun:
        return TableRow([TableCell(across, 0, columns, index + 1)], around(across))
    cells = [TableCell([], column, column + 1, index + 1) for column in range(columns)]
    cells[0].lines.extend(across)
    if len(begun) == 1 and begun[0].column == 0 and _heads(begun[0], groups):
        return TableRow([TableCell(begun[0].lines, 0, columns, index + 1)], around(begun[0].lines))
    for group in begun:
        cells[group.column].lines.extend(group.lines)
        cells[group.column].row_end = max(index + 1, sum(top < group.bottom - _SAME_TOP for top in tops))
    return TableRow(cells, around([line for cell in cells for line in cell.lines]))


def _heads(group: _Group, groups: Sequence[_Group]) -> bool:
    """Whether a cell alone in its row is the title of the rows below: bold, where the first column is not."""
    others = [other for other in groups if other.column == 0 and other is not group]
    return all(line.bold for line in group.lines) and not all(line.bold for o in others for line in o.lines)
