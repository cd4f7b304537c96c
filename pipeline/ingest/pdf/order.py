"""Reading order of a page: text columns are cut where a gutter runs between them, everything else reads downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from pipeline.ingest.pdf.aligned import PROSE_CHARS, find_aligned
from pipeline.ingest.pdf.lines import is_lone_marker, on_one_line, rows_of, whole_lines
from pipeline.ingest.pdf.model import Item, Line, Table

GUTTER = 7.0
"""Least width of a gutter in points."""
_GUTTER_LINES = 3
"""Lines that must stand on each side of a gutter."""
_SAME_START = 2.0
_INDENT = 8.0
"""How far right of a known column's side its text on another page may begin."""
_STARTS_SHARE = 0.1
_SURE_LINES = 8
"""Share of a column's lines that begin exactly at its left side, at least, unless the gutter passes so many lines: gaps
in justified lines do not align so far down."""
_COINCIDING = 0.6
"""Share of lines beside another on one baseline from which a page may be a table rather than text columns."""
_PROSE_LINES = 5
_MAX_DEPTH = 6
_MAX_STARTS = 40
"""Left sides tried for a column; more than this are those of a drawing."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A free strip left of `x` between `top` and `bottom`, with text on both sides for a height of `shared`."""

    x: float
    top: float
    bottom: float
    shared: float


@dataclass(slots=True)
class Column:
    """Items of one text column of a page from top to bottom; `limit` is the right side that text may reach."""

    items: list[Item]
    limit: float


def columns_of(items: Sequence[Item], limit: float, known: set[float], depth: int = 0) -> list[Column]:
    """The text columns of a region in reading order; rows of unruled tables in it become tables.

    `known` holds where the columns of running text began on pages before; what is found here is added to it.
    """
    gutter = _best_gutter(items, known) if depth < _MAX_DEPTH else None
    sure = gutter is not None and (_is_prose(items, gutter) or _coincidence(items, gutter) < _COINCIDING)
    if gutter is None or not (sure or _is_known(gutter.x, known)):
        found = find_aligned(items)
        if found is not items:
            return columns_of(found, limit, known, depth + 1)
    if gutter is None:
        return [_column(items, limit)] if items else []
    if sure:
        known.add(gutter.x)
    above = [item for item in items if item.middle < gutter.top]
    below = [item for item in items if item.middle > gutter.bottom]
    beside = [item for item in items if gutter.top <= item.middle <= gutter.bottom]
    left = [item for item in beside if item.x0 < gutter.x - 0.5]
    right = [item for item in beside if item.x0 >= gutter.x - 0.5]
    parts = ((above, limit), (left, gutter.x - GUTTER), (right, limit), (below, limit))
    return [column for part, side in parts for column in columns_of(part, side, known, depth + 1)]


def _is_known(x: float, known: set[float]) -> bool:
    return any(-_SAME_START <= x - other <= _INDENT for other in known)


def _column(items: Sequence[Item], limit: float) -> Column:
    pieces = [item for item in items if isinstance(item, Line)]
    tables = [item for item in items if isinstance(item, Table)]
    return Column(sorted([*whole_lines(pieces), *tables], key=attrgetter("top", "x0")), limit)


def _best_gutter(items: Sequence[Item], known: set[float]) -> Gutter | None:
    """A gutter known from before, else the longest; among equals the leftmost."""
    ordered = sorted(items, key=attrgetter("middle"))
    starts = _column_starts(items)
    for xs in ([x for x in starts if _is_known(x, known)], starts):
        gutters = [gutter for x in xs for gutter in _gutters_at(x, ordered)]
        if gutters:
            return max(gutters, key=lambda gutter: gutter.shared)
    return None


def _column_starts(items: Sequence[Item]) -> list[float]:
    """Left sides shared by pieces of which one at least has another to its left on the same baseline."""
    rows = rows_of([item for item in items if isinstance(item, Line)])
    counts: dict[float, int] = {}
    beside: set[float] = set()
    last = float("-inf")
    for x, inner in sorted((line.x0, index > 0) for row in rows for index, line in enumerate(row)):
        last = last if x - last <= _SAME_START else x
        counts[last] = counts.get(last, 0) + 1
        if inner:
            beside.add(last)
    often = sorted((x for x in beside if counts[x] > 1), key=lambda x: (-counts[x], x))
    return sorted(often[:_MAX_STARTS])


def _gutters_at(x: float, ordered: Sequence[Item]) -> list[Gutter]:
    gutters: list[Gutter] = []
    run: list[Item] = []
    for item in [*ordered, None]:
        if item is not None and not (item.x0 < x - 0.5 and item.x1 > x - GUTTER):
            run.append(item)
            continue
        gutter = _gutter(x, run)
        if gutter:
            gutters.append(gutter)
        run = []
    return gutters


def _gutter(x: float, run: list[Item]) -> Gutter | None:
    left = [item for item in run if item.x1 <= x - GUTTER and not is_lone_marker(item)]
    right = [item for item in run if item.x0 >= x - 0.5]
    if not left or not right:
        return None
    top = max(left[0].top, right[0].top)
    bottom = min(left[-1].bottom, right[-1].bottom)
    lines = min(_baselines(side, top, bottom) for side in (left, right))
    starts = _baselines([item for item in right if item.x0 - x <= _SAME_START], top, bottom)
    if lines < _GUTTER_LINES or (lines < _SURE_LINES and starts < max(2, _STARTS_SHARE * lines)):
        return None
    return Gutter(x, min(left[0].top, right[0].top), max(left[-1].bottom, right[-1].bottom), bottom - top)


def _baselines(items: Sequence[Item], top: float, bottom: float) -> int:
    return len({round(item.bottom / 2) for item in items if top <= item.middle <= bottom})


def _is_prose(items: Sequence[Item], gutter: Gutter) -> bool:
    """Whether running text stands on both sides, without a row of bold column names across."""
    beside = [item for item in items if isinstance(item, Line) and gutter.top <= item.middle <= gutter.bottom]
    beside = [line for line in beside if not is_lone_marker(line)]
    for side in ([i for i in beside if i.x0 < gutter.x - 0.5], [i for i in beside if i.x0 >= gutter.x - 0.5]):
        if len(side) < _PROSE_LINES or median(len(line.text) for line in side) < PROSE_CHARS:
            return False
    across = (row for row in rows_of(beside) if row[0].x0 < gutter.x - 0.5 <= row[-1].x0)
    return not any(all(piece.bold for piece in row) for row in across)


def _coincidence(items: Sequence[Item], gutter: Gutter) -> float:
    """Share of the lines right of the gutter that share their baseline with one left of it, where both run."""
    beside = [item for item in items if isinstance(item, Line) and gutter.top <= item.middle <= gutter.bottom]
    left = [line for line in beside if line.x0 < gutter.x - 0.5]
    right = [line for line in beside if line.x0 >= gutter.x - 0.5 and any(on_one_line(line, other) for other in left)]
    exact = sum(any(abs(line.bottom - other.bottom) < 1.5 for other in left) for line in right)
    return exact / len(right) if right else 0.0
