"""Tables to rows: header rows, tables that go on over pages, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.data import Box, Span
from pipeline.ingest.draft import DraftBlock, DraftCell, table_row
from pipeline.ingest.pdf.hyphens import Text, Vocabulary, join_lines
from pipeline.ingest.pdf.model import Table, TableCell, TableRow

_SAME_EDGE = 4.0
_MAX_HEADER_ROWS = 3
_HEADER_CHARS = 40

Place = Callable[[int, Box], Box]


@dataclass(slots=True)
class TableGroup:
    """The parts of one table, on one page or on several in a row."""

    parts: list[Table] = field(default_factory=list)

    def takes(self, table: Table) -> bool:
        """Whether a table that follows on a later page or column goes on with this one."""
        last = self.parts[-1]
        if len(last.edges) != len(table.edges) or last.ruled != table.ruled:
            return False
        widths = zip(last.edges, table.edges, strict=True)
        shift = table.edges[0] - last.edges[0]
        if all(abs(b - a - shift) <= _SAME_EDGE for a, b in widths):
            return True
        return _shape(self.parts[0].rows[0]) == _shape(table.rows[0])


def table_blocks(group: TableGroup, key: str, vocabulary: Vocabulary, place: Place) -> list[DraftBlock]:
    """The rows of a table as blocks; header rows that a later part repeats are furniture."""
    rows = [row for part in group.parts for row in part.rows if any(cell.lines for cell in row.cells)]
    titles = _title_rows(rows)
    count = titles + _header_rows(rows[titles:], group)
    header = [_shape(row) for row in rows[:count]]
    names = _column_names(rows[titles:count], len(group.parts[0].edges) - 1, vocabulary)
    blocks: list[DraftBlock] = []
    _join_split_rows(group, count)
    for part in group.parts:
        fresh = len(blocks)
        for row, above in _rows_of(part):
            repeats = bool(blocks) and fresh + len(header) > len(blocks) and _shape(row) == header[len(blocks) - fresh]
            block = _row_block(row, above, names, key, vocabulary, header=titles <= len(blocks) < count)
            block.page, block.box = part.page, place(part.page, row.box)
            if repeats and part is not group.parts[0]:
                block = DraftBlock("furniture", block.text, page=block.page, box=block.box)
            blocks.append(block)
    return blocks


def _join_split_rows(group: TableGroup, header: int) -> None:
    """Gives a row that a page's end cut in two its second part back."""
    for part, following in pairwise(group.parts):
        rows = [row for row in following.rows if any(cell.lines for cell in row.cells)]
        repeated = [_shape(row) for row in group.parts[0].rows[:header]]
        rest = rows[header:] if header and [_shape(row) for row in rows[:header]] == repeated else rows
        if rest and part.rows and _goes_on(part.rows[-1], rest[0]):
            for cell, more in zip(part.rows[-1].cells, rest[0].cells, strict=True):
                cell.lines.extend(more.lines)
                more.lines.clear()


def _goes_on(row: TableRow, more: TableRow) -> bool:
    """Whether each filled cell of a page's first row begins in the middle of the sentence above it."""
    if [cell.column for cell in row.cells] != [cell.column for cell in more.cells] or len(row.cells) < 2:
        return False
    pairs = [(cell, other) for cell, other in zip(row.cells, more.cells, strict=True) if other.lines]
    return len(pairs) < len(row.cells) and all(
        cell.lines and other.lines[0].text[0].islower() and cell.lines[-1].text[-1] not in ".;:!?"
        for cell, other in pairs
    )


def _rows_of(part: Table) -> Iterator[tuple[TableRow, dict[int, TableCell]]]:
    """The rows that hold text, each with the cells of rows above that still cover it, by column."""
    begun: list[TableCell] = []
    for index, row in enumerate(part.rows):
        if any(cell.lines for cell in row.cells):
            yield row, {cell.column: cell for cell in begun if cell.row_end > index}
        begun.extend(row.cells)


def _shape(row: TableRow) -> tuple[str, ...]:
    return tuple(" ".join(line.text for line in cell.lines) for cell in row.cells)


def _title_rows(rows: Sequence[TableRow]) -> int:
    """How many rows at the top hold one filled cell only: a title over the whole table."""
    filled = [sum(bool(cell.lines) for cell in row.cells) for row in rows]
    count = next((index for index, cells in enumerate(filled) if cells > 1), 0)
    return count if count <= _MAX_HEADER_ROWS else 0


def _header_rows(rows: Sequence[TableRow], group: TableGroup) -> int:
    """How many rows at the top name the columns."""
    repeated = sum(len(part.rows) > 1 and _shape(part.rows[0]) == _shape(rows[0]) for part in group.parts[1:])
    if repeated and len(rows[0].cells) > 1:
        return 1
    count = 0
    body = rows[_MAX_HEADER_ROWS:] or rows[-1:]
    while count < min(_MAX_HEADER_ROWS, len(rows) - 1) and _is_set_apart(rows[count], body):
        count += 1
    return count or int(_reads_as_header(rows))


def _is_set_apart(row: TableRow, body: Sequence[TableRow]) -> bool:
    lines = [line for cell in row.cells for line in cell.lines]
    if len([cell for cell in row.cells if cell.lines]) < 2 or not lines:
        return False
    below = [line for other in body for cell in other.cells for line in cell.lines]
    if all(line.bold for line in lines):
        return not all(line.bold for line in below)
    return row.fill is not None and all(other.fill != row.fill for other in body)


def _reads_as_header(rows: Sequence[TableRow]) -> bool:
    """Whether the first row holds only short names without figures while the rows below hold more."""
    if len(rows) < 3 or len(rows[0].cells) < 2:
        return False
    names, below = _shape(rows[0]), [text for row in rows[1:] for text in _shape(row)]
    short = all(0 < len(text) <= _HEADER_CHARS and not any(map(str.isdigit, text)) for text in names)
    return short and any(any(map(str.isdigit, text)) or len(text) > _HEADER_CHARS for text in below)


def _column_names(rows: Sequence[TableRow], count: int, vocabulary: Vocabulary) -> list[str]:
    names: list[list[str]] = [[] for _ in range(count)]
    for row in rows:
        for cell in row.cells:
            text = join_lines(cell.lines, vocabulary).text
            for column in range(cell.column, min(cell.column_end, count)):
                if text:
                    names[column].append(text)
    return [" / ".join(parts) for parts in names]


def _row_block(
    row: TableRow, above: Mapping[int, TableCell], names: Sequence[str], key: str, vocabulary: Vocabulary, *,
    header: bool,
) -> DraftBlock:
    texts: list[Text] = []
    cells: list[DraftCell] = []
    begun = {cell.column: cell for cell in row.cells}
    wide = len(row.cells) == 1 and row.cells[0].column_end - row.cells[0].column == len(names)
    for column, name in enumerate(names):
        own, covering = begun.get(column), above.get(column)
        if own is None and covering is None:
            continue
        texts.append(join_lines(own.lines if own else (), vocabulary))
        inherited = join_lines(covering.lines, vocabulary).text if covering and not own else ""
        cells.append(DraftCell(texts[-1].text, "" if header or wide else name, inherited))
    block = table_row(cells, key, header=header)
    _carry(texts, block)
    return block


def _carry(texts: Sequence[Text], block: DraftBlock) -> None:
    """Moves what is known of the cells' texts to the row's text."""
    start = 0
    bold: list[Span] = []
    struck: list[Span] = []
    for text in texts:
        bold.extend((start + a, start + b) for a, b in text.bold)
        struck.extend((start + a, start + b) for a, b in text.struck)
        for repair in text.repairs:
            repair.start += start
            repair.end += start
            block.repairs.append(repair)
        start += len(text.text) + 3
    block.bold, block.struck = tuple(bold), tuple(struck)
