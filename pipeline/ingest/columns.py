"""Tables in plain text: columns set with spaces (aligned or not), tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.ingest.furniture import is_contents_line
from pipeline.ingest.markers import split_marker
from pipeline.ingest.runs import Line
from pipeline.ingest.tables import GridCell
from pipeline.ingest.words import join_lines

_GAP = re.compile(r" ?\.{4,} ?| {3,}|\t+ *|(?<![.!?:]) {2}(?=\S)")
_WIDE_GAP = re.compile(r" {3,}|\t|\.{4,}")
_BARS = re.compile(r"(?<!\|)\|(?!\|)")
_ALIGNED_SHARE = 0.8
_MARKED_SHARE = 0.6
_TOLERANCE = 1

Piece = tuple[int, str]
"""A cell's part in a line: where it begins, and its text."""


def pieces(text: str) -> list[Piece]:
    """The parts of a line between gaps; white space behind a list marker is no gap."""
    start = len(text) - len(text.lstrip())
    marker = split_marker(text[start:])
    offset = start + (len(marker) if marker else 0)
    found: list[Piece] = []
    for gap in _GAP.finditer(text, offset + 1):
        if marker and not text[offset : gap.start()].strip():
            continue
        found.append((start, text[start : gap.start()].strip()))
        start = gap.end()
    found.append((start, text[start:].strip()))
    return [(at, part) for at, part in found if part]


def has_columns(text: str) -> bool:
    """Whether a line by itself may be a row of a table."""
    if is_contents_line(text.strip()):
        return False
    return len(_bar_cells(text)) > 1 or (bool(_WIDE_GAP.search(text.strip())) and len(pieces(text)) > 1)


def _bar_cells(text: str) -> list[str]:
    if "|" not in text:
        return []
    return [part.strip() for part in _BARS.split(text.strip().strip("|"))]


def lines_up(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether lines go on with the columns of those above: each of their parts begins where one begins above."""
    if not any(has_columns(line) for line in above) or not has_columns(below[0]):
        return False
    starts = [at for at, _ in max((pieces(line) for line in above), key=len)]
    if len(starts) < 2:
        return False
    return all(any(abs(at - start) <= _TOLERANCE for start in starts) for line in below for at, _ in pieces(line))


def read_columns(lines: Sequence[str], width: int | None, words: Mapping[str, int]) -> list[list[GridCell]]:
    """The rows of a table from its lines. `width` is the text's wrap width: a row that does not fit runs on."""
    bars = [_bar_cells(line) for line in lines]
    if all(len(cells) > 1 for cells in bars):
        return [[GridCell(Line(cell)) for cell in cells] for cells in bars]
    parts = [pieces(line) for line in lines]
    starts = [at for at, _ in max(parts, key=len)] if _aligned(parts) else None
    rows = _aligned_rows(_cut_at(parts, starts), starts) if starts else _ragged_rows(lines, parts, width)
    return [[_cell(cell, words) for cell in row] for row in rows]


def _cell(lines: Sequence[str], words: Mapping[str, int]) -> GridCell:
    text, repairs = join_lines(lines, words)
    return GridCell(Line(text), repairs=repairs)


def _aligned(parts: Sequence[Sequence[Piece]]) -> bool:
    """Whether most parts of the lines begin where those of the fullest line do."""
    starts = [at for at, _ in max(parts, key=len)]
    others = [at for line in parts for at, _ in line[1:]]
    near = sum(any(abs(at - start) <= _TOLERANCE for start in starts) for at in others)
    several = sum(len(line) > 1 for line in parts)
    return several > 1 and near >= _ALIGNED_SHARE * len(others)


def _cut_at(parts: Sequence[Sequence[Piece]], starts: Sequence[int]) -> list[list[Piece]]:
    """The parts cut once more: where a column begins in most lines, one space does for a gap that has no more room."""
    usual = [start for start in starts if 2 * sum(any(at == start for at, _ in line) for line in parts) >= len(parts)]
    cut: list[list[Piece]] = []
    for line in parts:
        cells: list[Piece] = []
        for at, part in line:
            for start in usual:
                offset = start - at
                if 0 < offset < len(part) and part[offset - 1] == " " != part[offset]:
                    cells.append((at, part[:offset].strip()))
                    at, part = start, part[offset:]
            cells.append((at, part))
        cut.append(cells if len(cells) <= len(starts) else list(line))
    return cut


def _aligned_rows(parts: Sequence[Sequence[Piece]], starts: Sequence[int]) -> list[list[list[str]]]:
    """A line with an empty first column, or whose cells all begin with small letters, goes on with the row above."""
    rows: list[list[list[str]]] = []
    for line in parts:
        cells: list[str] = [""] * len(starts)
        for at, part in line:
            column = max((i for i, start in enumerate(starts) if start <= at + _TOLERANCE), default=0)
            cells[column] = f"{cells[column]} {part}".strip()
        filled = [cell for cell in cells if cell]
        small = bool(cells[0]) and cells[0][0].islower() and not any(cell[0].isupper() for cell in filled)
        runs_on = bool(rows) and (small or not cells[0])
        if not runs_on:
            rows.append([[] for _ in starts])
        for column, part in enumerate(cells):
            if part:
                rows[-1][column].append(part)
    return rows


def _ragged_rows(
    lines: Sequence[str], parts: Sequence[Sequence[Piece]], width: int | None
) -> list[list[list[str]]]:
    """Rows whose columns do not line up: each begins with a marker, or where the line above ended of itself."""
    lines = [line.strip() for line in lines]
    marked = sum(split_marker(line) is not None for line in lines[1:])
    by_marker = marked > 1 and marked >= _MARKED_SHARE * sum(len(p) > 1 for p in parts[1:])
    starts = [0]
    for index in range(1, len(lines)):
        fits = width is None or len(lines[index - 1]) + 1 + len(lines[index].split()[0]) <= width
        if split_marker(lines[index]) if by_marker else fits and not lines[index][0].islower():
            starts.append(index)
    columns = max(len(parts[0]), *(len(p) for p in parts))
    return [
        _one_row(parts[start:end], columns) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _one_row(parts: Sequence[Sequence[Piece]], columns: int) -> list[list[str]]:
    """Parts of several lines as one row: a line's end falls within a cell, or between two where cells are missing."""
    missing = columns - (sum(len(line) for line in parts) - (len(parts) - 1))
    breaks = sorted(range(1, len(parts)), key=lambda i: (parts[i][0][1][0].islower(), i)) if missing > 0 else []
    parted = frozenset(breaks[:missing])
    cells: list[list[str]] = []
    for index, line in enumerate(parts):
        for position, (_, part) in enumerate(line):
            if cells and position == 0 and index not in parted:
                cells[-1].append(part)
            else:
                cells.append([part])
    return cells
