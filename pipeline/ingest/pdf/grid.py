"""Ruled grids: which rectangles the ruling lines of a page enclose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.data import Box
from pipeline.ingest.pdf.model import Edge, Rulings

_SNAP = 3.0
"""Lines nearer than this stand at one position, and gaps in a line up to this are none (as in pdfplumber)."""
_WALL = 0.6
"""Share of a side that must be ruled to part two cells."""
MAX_EDGES = 3000
"""Lines of one direction beyond which a page is taken for a drawing."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell over the rows [row, row_end) and columns [column, column_end) of its grid."""

    row: int
    column: int
    row_end: int
    column_end: int


@dataclass(slots=True)
class Grid:
    """Cells between the lines at `xs` and `ys`; a cell may span several of either."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_box(self, cell: GridCell) -> Box:
        return (self.xs[cell.column], self.ys[cell.row], self.xs[cell.column_end], self.ys[cell.row_end])


def find_grids(rulings: Rulings) -> list[Grid]:
    """The grids of a page from top to bottom; a single frame is a grid of one cell.

    The sides of filled rectangles count as lines too, since cells may be told apart by their colour alone.
    """
    across, down = list(rulings.horizontal), list(rulings.vertical)
    for (x0, top, x1, bottom), _ in rulings.fills:
        across += (Edge(top, x0, x1), Edge(bottom, x0, x1))
        down += (Edge(x0, top, bottom), Edge(x1, top, bottom))
    if max(len(across), len(down)) > MAX_EDGES:
        return []
    found = (_grid(*group) for group in _connected(_joined(across), _joined(down)))
    return sorted((grid for grid in found if grid), key=lambda grid: (grid.box[1], grid.box[0]))


def _joined(edges: Iterable[Edge]) -> list[Edge]:
    """Snaps lines to common positions and joins those that touch."""
    joined: list[Edge] = []
    band: list[Edge] = []
    for edge in sorted(edges, key=lambda edge: edge.position):
        if band and edge.position - band[0].position > _SNAP:
            joined.extend(_joined_band(band))
            band = []
        band.append(edge)
    return joined + _joined_band(band)


def _joined_band(band: list[Edge]) -> list[Edge]:
    if not band:
        return []
    position = sum(edge.position for edge in band) / len(band)
    spans: list[list[float]] = []
    for edge in sorted(band, key=lambda edge: edge.start):
        if spans and edge.start <= spans[-1][1] + _SNAP:
            spans[-1][1] = max(spans[-1][1], edge.end)
        else:
            spans.append([edge.start, edge.end])
    return [Edge(position, start, end) for start, end in spans]


def _connected(horizontal: list[Edge], vertical: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of lines that cross or touch one another."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    positions = [edge.position for edge in vertical]
    for i, across in enumerate(horizontal):
        for j in range(bisect_left(positions, across.start - _SNAP), len(vertical)):
            if positions[j] > across.end + _SNAP:
                break
            down = vertical[j]
            if down.start - _SNAP <= across.position <= down.end + _SNAP:
                parent[root(i)] = root(len(horizontal) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate(horizontal + vertical):
        group = groups.setdefault(root(i), ([], []))
        group[i >= len(horizontal)].append(edge)
    return [group for group in groups.values() if group[0] and group[1]]


def _positions(edges: list[Edge], others: list[Edge]) -> list[float]:
    """Positions of the lines, and of the ends of those that cross them where no line closes the grid there."""
    found = sorted({edge.position for edge in edges})
    low, high = min(edge.start for edge in others), max(edge.end for edge in others)
    if low < found[0] - 2 * _SNAP:
        found.insert(0, low)
    if high > found[-1] + 2 * _SNAP:
        found.append(high)
    return found


def _grid(across: list[Edge], down: list[Edge]) -> Grid | None:
    xs, ys = _positions(down, across), _positions(across, down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > 200_000:
        return None
    owner = _merged(xs, ys, across, down)
    spans: dict[int, list[int]] = {}
    for row in range(rows):
        for column in range(columns):
            span = spans.setdefault(owner[row * columns + column], [row, column, row + 1, column + 1])
            span[0], span[1] = min(span[0], row), min(span[1], column)
            span[2], span[3] = max(span[2], row + 1), max(span[3], column + 1)
    return Grid(xs, ys, [GridCell(*span) for span in spans.values()])


def _merged(xs: list[float], ys: list[float], across: list[Edge], down: list[Edge]) -> list[int]:
    """For each field of the grid the first field of its cell: fields without a wall between them are one."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = list(range(rows * columns))
    at_x, at_y = _by_position(down), _by_position(across)

    def root(item: int) -> int:
        while owner[item] != item:
            owner[item] = owner[owner[item]]
            item = owner[item]
        return item

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _walled(at_x.get(xs[column + 1], []), ys[row], ys[row + 1]):
                owner[root(here + 1)] = root(here)
            if row + 1 < rows and not _walled(at_y.get(ys[row + 1], []), xs[column], xs[column + 1]):
                owner[root(here + columns)] = root(here)
    return [root(item) for item in range(rows * columns)]


def _by_position(edges: list[Edge]) -> dict[float, list[Edge]]:
    found: dict[float, list[Edge]] = {}
    for edge in edges:
        found.setdefault(edge.position, []).append(edge)
    return found


def _walled(edges: list[Edge], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(edge.end, end) - max(edge.start, start)) for edge in edges)
    return covered >= _WALL * (end - start)
