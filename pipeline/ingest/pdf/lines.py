"""From words to pieces of lines, and from pieces to whole lines of a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from pipeline.ingest.markers import split_marker
from pipeline.ingest.pdf.model import Item, Line, Word

PIECE_GAP = 0.7
"""Gap, in type sizes, that parts two pieces of a line; spaces between words are under half a size unless justified."""
_RAGGED = 0.06
_FULL_LINES = 3
_LEAST_SHARE = 0.4
"""So many lines that end within this share of the longest one's width show where the column ends, if they fill at
least this share of the room there is."""
_RAISED_SIZE = 0.85
_OVERLAP = 0.5
"""Share of the lower one's height that two pieces on one baseline have in common."""


def on_one_line(a: Word | Line, b: Word | Line) -> bool:
    """Whether both stand on one baseline, one perhaps raised above it."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > _OVERLAP * min(a.bottom - a.top, b.bottom - b.top)


def pieces(words: Iterable[Word], page: int) -> list[Line]:
    """Cuts words into pieces of lines wherever there is more than a space between them."""
    drawn: list[list[Word]] = []
    for word in words:
        if drawn and _adjoins(drawn[-1][-1], word):
            drawn[-1].append(word)
        else:
            drawn.append([word])
    joined: list[Line] = []
    for row in rows_of([_line(run, page) for run in drawn]):
        joined.extend(_joined_pieces(row))
    return joined


Placed = TypeVar("Placed", Word, Line)


def rows_of(items: Sequence[Placed]) -> list[list[Placed]]:
    """Items grouped by baseline, from top to bottom, each group from left to right."""
    rows: list[list[Placed]] = []
    for item in sorted(items, key=attrgetter("middle", "x0")):
        if rows and on_one_line(rows[-1][0], item):
            rows[-1].append(item)
        else:
            rows.append([item])
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def whole_lines(items: Sequence[Line]) -> list[Line]:
    """Pieces of one column joined to its lines."""
    return [_line([word for piece in row for word in piece.words], row[0].page) for row in rows_of(items)]


def text_side(lines: Sequence[Line], left: float, limit: float) -> float:
    """The right side of a column of text: where its longest lines end, or `limit` where too few end near one place."""
    longest = max((line.x1 for line in lines), default=0.0)
    full = sum(line.x1 > longest - _RAGGED * (longest - left) for line in lines)
    known = full >= _FULL_LINES and longest - left > _LEAST_SHARE * (limit - left)
    return longest if known else max(longest, limit)


def is_lone_marker(item: Item) -> bool:
    """Whether a piece is nothing but the marker of a list item."""
    return isinstance(item, Line) and len(item.words) == 1 and split_marker(item.words[0].text + " A") is not None


def _joined_pieces(row: list[Line]) -> list[Line]:
    joined = [row[0]]
    for piece in row[1:]:
        before = joined[-1]
        gap = (piece.x0 - before.x1) / max(before.size, piece.size)
        if _is_turned(before) or _is_turned(piece) or not -0.5 < gap < PIECE_GAP:
            joined.append(piece)
        else:
            joined[-1] = _line(before.words + piece.words, before.page)
    return joined


def _is_turned(piece: Line) -> bool:
    return piece.words[0].turned


def _adjoins(before: Word, word: Word) -> bool:
    if before.turned or word.turned:
        return False
    gap = word.x0 - before.x1
    size = max(before.size, word.size)
    return -0.5 * size < gap < PIECE_GAP * size and on_one_line(before, word)


def _line(words: list[Word], page: int) -> Line:
    line = Line(words, page)
    floor = max((word.bottom for word in words if word.size == line.size), default=line.bottom)
    for word in words:
        word.raised = word.size < _RAISED_SIZE * line.size and word.bottom < floor - 0.1 * line.size
    return line
