"""Rows, cells and vertical merges of a table in a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.ingest.docxnumbering import attribute, integer, qn
from pipeline.ingest.runs import Line
from pipeline.ingest.tables import GridCell

Element = Any


def children(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through the frames around them; deleted rows are left out."""
    for child in element:
        if child.tag == tag:
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from children(child, tag)


def merged(cells: list[list[tuple[GridCell, bool]]], rows: list[Element]) -> list[list[GridCell]]:
    """Vertical merges as row spans: a cell that continues the one above is left out and lengthens that one."""
    grid: list[list[GridCell]] = []
    above: dict[int, GridCell] = {}
    for row, element in zip(cells, rows, strict=True):
        skipped = integer(attribute(element.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")))
        kept = [GridCell(Line(""), columns=skipped)] if skipped else []
        column = skipped
        for cell, continued in row:
            upper = above.get(column)
            if continued and upper is not None:
                upper.rows += 1
            else:
                kept.append(cell)
                above[column] = cell
            column += cell.columns
        grid.append(kept)
    return grid


def is_flow(cell: Element) -> bool:
    """A cell that holds several paragraphs or a table of its own."""
    return len(cell.findall(qn("w:p"))) > 1 or cell.find(qn("w:tbl")) is not None
