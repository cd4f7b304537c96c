"""What is drawn and not written but belongs to the text: bullets, and lines that strike words out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from pipeline.data import Box
from pipeline.ingest.pdf.model import Edge, Rulings, Word

_REACH = 3.0
"""Greatest distance of a bullet from its text, in type sizes."""
_STRIKE = (0.3, 0.7)
"""Where a line must cross a word to strike it, as shares of its height; an underline lies lower."""
_COVERED = 0.7


def with_bullets(words: list[Word], rulings: Rulings) -> list[Word]:
    """The words with a bullet before each one that a drawn dot stands left of."""
    if not rulings.dots or not words:
        return words
    ordered = sorted(words, key=attrgetter("x0"))
    starts = [word.x0 for word in ordered]
    before: dict[int, Word] = {}
    for box, sign in rulings.dots:
        word = _word_right_of(box, ordered, starts)
        if word is not None:
            before[id(word)] = Word(sign, box[0], word.top, box[2], word.bottom, word.size)
    return [part for word in words for part in ((before[id(word)], word) if id(word) in before else (word,))]


def _word_right_of(box: Box, ordered: Sequence[Word], starts: Sequence[float]) -> Word | None:
    """The word a dot belongs to: the nearest on its line, with none close to its left."""
    middle, height = (box[1] + box[3]) / 2, box[3] - box[1]
    for word in ordered[bisect_left(starts, box[2] - 1) :]:
        if word.x0 > box[2] + _REACH * word.size:
            if word.x0 > box[2] + 60:
                return None
            continue
        if word.top < middle < word.bottom and height < 0.8 * word.size:
            left = ordered[: bisect_right(starts, box[0])]
            crowded = any(w.top < middle < w.bottom and w.x1 > box[0] - word.size for w in left)
            return None if crowded else word
    return None


def mark_struck(words: Sequence[Word], rulings: Rulings) -> None:
    """Flags the words that a level line crosses at mid-height."""
    if not rulings.horizontal:
        return
    lines = sorted(rulings.horizontal, key=attrgetter("position"))
    positions = [line.position for line in lines]
    for word in words:
        height = word.bottom - word.top
        low, high = word.top + _STRIKE[0] * height, word.top + _STRIKE[1] * height
        for line in lines[bisect_left(positions, low) : bisect_right(positions, high)]:
            if _covers(line, word):
                word.struck = True


def _covers(line: Edge, word: Word) -> bool:
    return min(line.end, word.x1) - max(line.start, word.x0) > _COVERED * (word.x1 - word.x0)
