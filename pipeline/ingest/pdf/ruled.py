"""Ruled tables of a page: words laid into the cells of its grids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.data import Box
from pipeline.ingest.pdf.grid import Grid, GridCell, find_grids
from pipeline.ingest.pdf.lines import pieces, whole_lines
from pipeline.ingest.pdf.model import PageContent, Rulings, Table, TableCell, TableRow, Word


def ruled_tables(content: PageContent) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page, and the words outside of them."""
    if not content.rulings.fills and not (content.rulings.vertical and content.rulings.horizontal):
        return [], content.words
    tables, words = [], content.words
    for grid in find_grids(content.rulings):
        if len(grid.xs) < 3 or (len(grid.ys) < 3 and not content.rulings.vertical):
            continue
        inside = [word for word in words if _inside(word, grid.box)]
        table = _table(grid, inside, content)
        if table:
            tables.append(table)
            taken = set(map(id, inside))
            words = [word for word in words if id(word) not in taken]
    return tables, words


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, word.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _table(grid: Grid, words: Sequence[Word], content: PageContent) -> Table | None:
    """The table, unless its words keep to one column; columns in which no text begins are left out."""
    held: dict[GridCell, list[Word]] = {cell: [] for cell in grid.cells}
    fields = {(r, c): cell for cell in grid.cells for r in range(cell.row, cell.row_end)
              for c in range(cell.column, cell.column_end)}
    for word in words:
        row = bisect_right(grid.ys[1:-1], word.middle)
        column = bisect_right(grid.xs[1:-1], (word.x0 + word.x1) / 2)
        held[fields[row, column]].append(word)
    filled = [cell for cell in grid.cells if held[cell]]
    if len({cell.column for cell in filled}) < 2:
        return None
    starts = sorted({cell.column for cell in filled})
    rows = []
    for index in range(len(grid.ys) - 1):
        begun = sorted((cell for cell in grid.cells if cell.row == index), key=lambda cell: cell.column)
        cells = []
        for cell in begun:
            column, end = bisect_left(starts, cell.column), bisect_left(starts, cell.column_end)
            if column < end:
                lines = whole_lines(pieces(held[cell], content.number))
                cells.append(TableCell(lines, column, end, cell.row_end))
        box = (grid.xs[0], grid.ys[index], grid.xs[-1], grid.ys[index + 1])
        rows.append(TableRow(cells, box, _fill(content.rulings, box)))
    edges = [grid.xs[start] for start in starts] + [grid.xs[-1]]
    return Table(content.number, grid.box, edges, rows, ruled=True)


def _fill(rulings: Rulings, row: Box) -> int | None:
    """The colour behind the first part of a row; the rectangle drawn last lies on top."""
    x, y = row[0] + 4, (row[1] + row[3]) / 2
    colours = [colour for box, colour in rulings.fills if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
    return colours[-1] if colours else None
