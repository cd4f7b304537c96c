"""Tables and glossaries of a web page."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.runs import Line, Run, lay
from pipeline.ingest.tables import GridCell, table_blocks
from pipeline.ingest.text import superscript

Node = Any

_LAYOUT_ROLES = ("presentation", "none")
_BLOCKS_IN_CELL = "p, ul, ol, h1, h2, h3, h4, h5, h6, dl"
_NO_TEXT = frozenset({"script", "style", "template", "svg", "-comment", "input", "select", "textarea", "img"})
_BREAKING = frozenset({"br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr", "td"})


def is_layout(table: Node) -> bool:
    """A table that only arranges a page: said so, or holding other tables, or a single column of blocks."""
    if table.attributes.get("role") in _LAYOUT_ROLES or _holds(table, "table"):
        return True
    if table.css_first("td + td, td + th, th + td, th + th") is not None:
        return False
    return table.css_first(_BLOCKS_IN_CELL) is not None or table.css_first("tr + tr") is None


def is_plain_glossary(glossary: Node) -> bool:
    """A `dl` whose terms and descriptions are single lines."""
    return not _holds(glossary, "ul, ol, table, dl, h1, h2, h3, h4, h5, h6, p + p")


def _holds(node: Node, selector: str) -> bool:
    """Whether anything below the node matches; asked of its children, for a node counts among its own matches."""
    return any(child.css_first(selector) is not None for child in node.iter())


def read_glossary(glossary: Node) -> list[tuple[str, str]]:
    """Each description with its term before it; several terms of one description are joined, as " / "."""
    pairs: list[tuple[str, str]] = []
    terms: list[str] = []
    described = False
    for node in glossary.css("dt, dd"):
        text = cell_line(node).text
        if node.tag == "dt":
            terms = [text] if described else [*terms, text]
            described = False
        elif text:
            pairs.append((" / ".join(terms), text))
            described = True
    if terms and not described:
        pairs.append((" / ".join(terms), ""))
    return pairs


def read_table(table: Node, list_key: Hashable) -> list[DraftBlock]:
    """The caption as a paragraph, then the rows."""
    blocks: list[DraftBlock] = []
    rows: list[list[GridCell]] = []
    heads = 0
    for part in table.iter():
        if part.tag == "caption":
            line = cell_line(part)
            blocks.append(DraftBlock("paragraph", line.text, list_key=list_key, bold=line.bold))
        for row in [part] if part.tag == "tr" else part.iter() if part.tag in ("thead", "tbody", "tfoot") else []:
            cells = [_grid_cell(cell, head=part.tag == "thead") for cell in row.iter() if cell.tag in ("td", "th")]
            rows.append(cells)
            heads += part.tag == "thead"
    return blocks + table_blocks(rows, list_key, header_rows=heads if 0 < heads < len(rows) else None)


def _grid_cell(cell: Node, *, head: bool) -> GridCell:
    attributes = cell.attributes
    is_header = head or (cell.tag == "th" and attributes.get("scope") not in ("row", "rowgroup"))
    rows = _span(attributes.get("rowspan"))
    return GridCell(cell_line(cell), max(1, _span(attributes.get("colspan"))), rows or 1_000_000, is_header)


def _span(value: str | None) -> int:
    """A span attribute; 0 means "to the end", anything unreadable 1."""
    try:
        return max(0, int(value or 1))
    except ValueError:
        return 1


def cell_line(cell: Node) -> Line:
    """All text of an element as one line; list items begin with "•"."""
    runs: list[Run] = []
    bold = struck = raised = 0
    above: list[Node] = []
    node = cell.child
    while node is not None or above:
        if node is None:
            node = above.pop()
            bold -= node.tag in ("b", "strong")
            struck -= node.tag in ("s", "strike", "del")
            raised -= node.tag == "sup"
            if node.tag in _BREAKING:
                runs.append(Run(" "))
            node = node.next
            continue
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            runs.append(Run(superscript(text) if raised else text, bold > 0, struck > 0))
        if tag in _BREAKING:
            runs.append(Run(" • " if tag == "li" else " "))
        if tag in _NO_TEXT or tag == "-text" or node.child is None:
            node = node.next
            continue
        bold += tag in ("b", "strong")
        struck += tag in ("s", "strike", "del")
        raised += tag == "sup"
        above.append(node)
        node = node.child
    return lay(runs)
