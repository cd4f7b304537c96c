"""Nesting of list items, by indent and by kind of marker."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.ingest.markers import Style, readings

_SAME_INDENT = 4.0
Readings = tuple[tuple[Style, int], ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """An item whose list may go on: where its marker stands, and how it may be read."""

    x: float
    readings: Readings


class ListState:
    """Follows the items of a document in reading order; `key` numbers the list that the last item belongs to."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self.key = 0

    def close(self) -> None:
        """Ends every open list."""
        self._open.clear()

    def add(self, x: float, marker: str) -> int:
        """The nesting depth, from 1, of an item whose marker stands `x` points right of its column's left side."""
        item = _Open(x, readings(marker))
        level = self._matching(item)
        if level is None:
            while self._open and not _nests(self._open[-1], item):
                self._open.pop()
            level = len(self._open)
            if level == 0:
                self.key += 1
        del self._open[level:]
        self._open.append(item)
        return level + 1

    def _matching(self, item: _Open) -> int | None:
        """The depth at which a list of this look stands open: one whose count the item goes on with comes first."""
        near = [level for level, opened in enumerate(self._open) if abs(opened.x - item.x) <= _SAME_INDENT]
        for level in reversed(near):
            if follows(self._open[level].readings, item.readings):
                return level
        return next((n for n in reversed(near) if _alike(self._open[n].readings, item.readings)), None)


def follows(before: Readings, after: Readings) -> bool:
    """Whether some reading of a marker counts on from some reading of the one before."""
    return any(style == other and number == value + 1 for style, value in before for other, number in after)


def _alike(before: Readings, after: Readings) -> bool:
    return before[0][0] == after[0][0]


def _nests(above: _Open, item: _Open) -> bool:
    """Whether a marker of another look nests under the one above: by indent, by its dots, or as a first value."""
    if abs(item.x - above.x) > _SAME_INDENT:
        return item.x > above.x
    (style, value), (upper, _) = item.readings[0], above.readings[0]
    if style.depth != upper.depth:
        return style.depth > upper.depth
    return upper.kind != "bullet" and value in (0, 1)
