"""Which passages are headings, and their levels: by bookmarks, type size, weight and numbering."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pipeline.ingest.markers import is_bullet, readings
from pipeline.ingest.pdf.lists import follows
from pipeline.ingest.pdf.model import Line
from pipeline.ingest.pdf.passages import Passage

_LARGER = 1.08
_MAX_CHARS = 200
_MAX_BOLD_CHARS = 150
_MAX_LINES = 4
_RUNNING_CHARS = 80
_GOOD_PART = 0.2
_MAX_PLAIN_CHARS = 70
_MIN_CAPITALS = 6
MAX_LEVEL = 6
_PROSE_END = re.compile(r"[.;,]$")
_LEADER = re.compile(r"(?:[.…·_]\s?){4,}\s*\d*$")
Style = tuple[float, bool]


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += sum(len(word.text) for word in line.words)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def heading_levels(passages: Sequence[Passage], bookmarks: Mapping[str, int]) -> dict[int, int]:
    """The level, from 1, of each passage (by its index) that is a heading: its style's rank, then its own depth.

    Where there are more styles than levels, one that occurs once takes no rank of its own, but for the largest.
    """
    body = _body(passages)
    numbered = _numbered_lines(passages)
    found = [i for i in range(len(passages)) if i in numbered or _is_heading(passages, i, body, bookmarks)]
    by_style: dict[Style, list[int]] = {}
    for i in found:
        by_style.setdefault(_style(passages[i]), []).append(i)
    levels: dict[int, int] = {}
    rank = 0
    for style in sorted(by_style, key=lambda style: (-style[0], not style[1])):
        depths = _depths([passages[i] for i in by_style[style]], bookmarks)
        for i, depth in zip(by_style[style], depths, strict=True):
            levels[i] = min(rank + depth, MAX_LEVEL)
        if len(by_style) <= MAX_LEVEL or rank == 0 or len(by_style[style]) > 1:
            rank += max(depths)
    return levels


def _body(passages: Sequence[Passage]) -> float:
    """The size of running text: that of passages too long for a heading, else the least size of a good part of all."""
    long = [passage for passage in passages if len(_text(passage)) > _RUNNING_CHARS]
    if long:
        return body_size(line for passage in long for line in passage.lines)
    sizes: Counter[float] = Counter()
    for passage in passages:
        sizes[passage.size] += len(_text(passage))
    return min((size for size in sizes if sizes[size] >= _GOOD_PART * sizes.total()), default=0.0)


def _depths(passages: Sequence[Passage], bookmarks: Mapping[str, int]) -> list[int]:
    """Depths, from 1, of headings of one style: by their bookmarks if all have one, else by their numbers."""
    marked = [bookmarks.get(plain(_text(passage)), 0) for passage in passages]
    depths = marked if all(marked) else [readings(p.marker)[0][0].depth if p.marker else 1 for p in passages]
    return [depth - min(depths) + 1 for depth in depths]


def _text(passage: Passage) -> str:
    return " ".join(line.text for line in passage.lines)


def plain(text: str) -> str:
    """A title without its spaces, case and marks, to compare bookmarks with."""
    return "".join(filter(str.isalnum, text.casefold()))


def _is_heading(passages: Sequence[Passage], index: int, body: float, bookmarks: Mapping[str, int]) -> bool:
    passage = passages[index]
    text = _text(passage)
    if passage.first.note or len(passage.lines) > _MAX_LINES:
        return False
    if len(text) > _MAX_CHARS or not any(map(str.isalpha, text)):
        return False
    if passage.marker and is_bullet(passage.marker):
        return False
    if _LEADER.search(text):
        return False
    if plain(text) in bookmarks:
        return True
    if passage.size >= _LARGER * body:
        return not (_PROSE_END.search(text) and len(text) > 80)
    if passage.size < 0.95 * body or _PROSE_END.search(text) or len(text) > _MAX_BOLD_CHARS:
        return False
    if _is_capitals(text) and index + 1 < len(passages) and not _is_capitals(_text(passages[index + 1])):
        return True
    return passage.bold and not _beside_plain_items(passages, index)


def _is_capitals(text: str) -> bool:
    """Whether a line is set in capitals, and is more than an acronym."""
    return text.isupper() and sum(map(str.isalpha, text)) >= _MIN_CAPITALS


def _numbered_lines(passages: Sequence[Passage]) -> set[int]:
    """Short lines with a number, alone above unnumbered text, where their numbers count on from one another."""
    alone = [i for i in range(len(passages)) if _is_numbered_line(passages, i)]
    found: set[int] = set()
    for first, second in pairwise(alone):
        one, two = passages[first].marker, passages[second].marker
        if one and two and follows(readings(one), readings(two)):
            found |= {first, second}
    return found


def _is_numbered_line(passages: Sequence[Passage], index: int) -> bool:
    passage = passages[index]
    if not passage.marker or is_bullet(passage.marker) or len(passage.lines) > 1 or index + 1 == len(passages):
        return False
    text = _text(passage)[len(passage.marker) :].strip()
    if not text or len(text) > _MAX_PLAIN_CHARS or text[-1] in ".;,:!?" or not text[0].isupper():
        return False
    before, following = passages[index - 1].marker if index else None, passages[index + 1]
    if before and readings(before)[0][0] == readings(passage.marker)[0][0]:
        return False
    indent = following.first.x0 - following.first.left - (passage.first.x0 - passage.first.left)
    return following.marker is None and indent < passage.size and len(_text(following)) > _RUNNING_CHARS


def _beside_plain_items(passages: Sequence[Passage], index: int) -> bool:
    """Whether a bold numbered passage stands in a list whose next or last number is not wholly bold."""
    passage = passages[index]
    if passage.marker is None:
        return False
    own = readings(passage.marker)
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(passages):
            marker = passages[other].marker
            if marker and not is_bullet(marker) and readings(marker)[0][0] == own[0][0]:
                pair = (readings(marker), own) if step < 0 else (own, readings(marker))
                if follows(*pair) and not passages[other].bold:
                    return True
                break
            other += step
    return False


def _style(passage: Passage) -> Style:
    return (round(passage.size * 2) / 2, passage.bold)
