"""Lines joined to passages: what stood in one paragraph, heading or list item before it was set in lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from pipeline.ingest.markers import is_bullet, readings, split_marker
from pipeline.ingest.pdf.lists import follows
from pipeline.ingest.pdf.model import Line
from pipeline.ingest.pdf.notes import note_mark

_SENTENCE_END = re.compile(r"[.!?:;…][)\]”’\"'»]*$")
_OPEN_END = re.compile(r"[\w)][-–—/]$|[,(]$|(?:^|\s)[^\W\d_A-ZÀ-Þ]{1,3}$")
_INITIAL = re.compile(r"[B-HJ-Z]\.$")
"""A capital with a full stop may abbreviate a name or a title: it is a marker only after the letter before it."""
_WEAK = frozenset("-–—−o*·+")
_SAME_X = 3.0
_FLUSH = 0.8
"""Justified lines end so near to the column's side; a paragraph's last line seldom does."""
_SAME_SIZE = 0.08
_LOOSE = 1.1
"""A pitch this much above the usual one parts passages."""
_COMMON_PITCH = 0.2
_LARGEST_PITCH = 1.4
"""A pitch is usual from this share of the most common one's count, and up to this many times its distance."""
_DEFAULT_PITCH = 1.35
_LOOK_BACK = 3
"""Numbered items before a line that its number may count on from."""


@dataclass(slots=True)
class Passage:
    """Lines of one entry; `text_x` is where the text after its marker begins."""

    lines: list[Line]
    marker: str | None = None
    text_x: float = 0.0

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)


@dataclass(slots=True)
class Pitches:
    """Distances between the baselines of lines within passages, by type size, as far as they are usual."""

    usual: dict[float, list[float]] = field(default_factory=dict)

    def is_loose(self, pitch: float, size: float, within: float | None) -> bool:
        """Whether a distance is greater than between the lines of one passage; `within` is that seen in this one."""
        if within is not None:
            return pitch > _LOOSE * within + 0.3
        usual = self.usual.get(round(size * 2) / 2)
        if not usual:
            return pitch > _DEFAULT_PITCH * size
        return all(pitch > _LOOSE * common + 0.3 for common in usual)


def usual_pitches(lines: Sequence[Line]) -> Pitches:
    """Measures the pitches of lines that could not hold the next line's first word."""
    counts: dict[float, Counter[float]] = {}
    for before, line in pairwise(lines):
        same = before.column == line.column and abs(before.size - line.size) < 0.3
        indented = line_marker(before) is not None or abs(before.x0 - line.x0) <= _SAME_X
        if same and indented and not fits(before, line) and line_marker(line) is None:
            pitch = round((line.bottom - before.bottom) * 2) / 2
            if 0.8 * line.size < pitch < 2.5 * line.size:
                counts.setdefault(round(line.size * 2) / 2, Counter())[pitch] += 1
    usual = {}
    for size, seen in counts.items():
        mode, most = seen.most_common(1)[0]
        usual[size] = [
            pitch for pitch, count in seen.items() if count >= _COMMON_PITCH * most and pitch <= _LARGEST_PITCH * mode
        ]
    return Pitches(usual)


def fits(before: Line, line: Line) -> bool:
    """Whether the first word of a line would have found room on the line before it: the break was meant."""
    word = line.words[0]
    room = before.right - before.x1
    if abs(line.x1 - before.x1) < _SAME_X and before.x0 - before.left > 0.25 * (before.right - before.left):
        room = before.x0 - before.left
    return 0.3 * before.size + (word.x1 - word.x0) <= room - 1.0


def line_marker(line: Line) -> str | None:
    """The list marker a line begins with; a marker alone is none."""
    if len(line.words) < 2 and " " not in line.words[0].text:
        return None
    return split_marker(" ".join(word.text for word in line.words[:3]))


def passages_of(lines: Iterable[Line], pitches: Pitches) -> list[Passage]:
    """Groups lines, in reading order, into passages."""
    passages: list[Passage] = []
    for line in lines:
        marker = None if line.note else line_marker(line)
        if marker and _INITIAL.match(marker) and not _counts_on(marker, passages):
            marker = None
        last = next((passage for passage in reversed(passages) if passage.first.note == line.note), None)
        if last and not _begins(last, line, marker, pitches, passages):
            last.lines.append(line)
            continue
        text_x = line.words[1].x0 if marker and len(line.words) > 1 else line.x0
        passages.append(Passage([line], _inner_marker(line, marker), text_x))
    return passages


def _counts_on(marker: str, passages: Sequence[Passage]) -> bool:
    """Whether the marker goes on with that of an earlier passage."""
    return any(p.marker and follows(readings(p.marker), readings(marker)) for p in reversed(passages))


def _inner_marker(line: Line, marker: str | None) -> str | None:
    """The marker that counts: a bullet before an entry's own number ("• i. Hold") is taken off the line."""
    if marker is None or not is_bullet(marker) or len(line.words) < 2:
        return marker
    inner = split_marker(" ".join(word.text for word in line.words[1:4]))
    if inner is None or is_bullet(inner):
        return marker
    line.drop_first_word()
    return inner


def _begins(passage: Passage, line: Line, marker: str | None, pitches: Pitches, all_: list[Passage]) -> bool:
    before = passage.lines[-1]
    if not _same_size(before, line) or (line.note and note_mark(line)):
        return True
    if before.words[-1].hyphen:
        return False
    if before.column != line.column:
        return _begins_column(passage, before, line, marker)
    within = min((b.bottom - a.bottom for a, b in pairwise(passage.lines) if a.column == b.column), default=None)
    if pitches.is_loose(line.bottom - before.bottom, line.size, within) or line.bottom < before.bottom - line.size:
        return True
    forced = _forced(before, line)
    if marker and _is_item(passage, line, marker, forced, all_):
        return True
    if _style_changes(passage, before, line, forced):
        return True
    return forced or _outdented(passage, line, before)


def _same_size(before: Line, line: Line) -> bool:
    """Whether two lines have words of one size, or nearly."""
    if abs(before.size - line.size) <= _SAME_SIZE * max(before.size, line.size):
        return True
    sizes = {word.size for word in before.words if not word.raised}
    return any(word.size in sizes for word in line.words if not word.raised)


def _forced(before: Line, line: Line) -> bool:
    """Whether the line before was ended on purpose; one that stops at a comma, a dash or a short word was not."""
    if not fits(before, line) or _OPEN_END.search(before.text):
        return False
    return bool(_SENTENCE_END.search(before.text)) or not line.words[0].text[0].islower()


def _begins_column(passage: Passage, before: Line, line: Line, marker: str | None) -> bool:
    if marker and marker not in _WEAK:
        return True
    if before.bold != line.bold and (before.bold or line.bold):
        return True
    if line.words[0].text[0].islower() and not marker:
        return False
    if len(passage.lines) > 2 and all(abs(other.right - other.x1) < _FLUSH for other in passage.lines):
        return False
    return fits(before, line) or bool(_SENTENCE_END.search(before.text))


def _is_item(passage: Passage, line: Line, marker: str, forced: bool, passages: list[Passage]) -> bool:
    """Whether a marker at the start of a line is one, not a word of the running text."""
    continuation = passage.lines[1].x0 if len(passage.lines) > 1 else passage.text_x
    opens = passage.marker is None and len(passage.lines) == 1 and line.x0 < continuation
    if forced or (abs(line.x0 - continuation) > _SAME_X and not opens):
        return True
    if is_bullet(marker):
        return marker not in _WEAK
    place = line.x0 - line.left
    below = (p for p in reversed(passages) if abs(p.first.x0 - p.first.left - place) <= _SAME_X)
    previous = (p.marker for p in below if p.marker and not is_bullet(p.marker))
    return any(follows(readings(other), readings(marker)) for other in islice(previous, _LOOK_BACK))


def _style_changes(passage: Passage, before: Line, line: Line, forced: bool) -> bool:
    if before.bold and passage.bold and not line.words[0].bold:
        return passage.marker is None or line.x0 < passage.first.x0 + _SAME_X
    return line.bold and not before.words[-1].bold and (forced or bool(_SENTENCE_END.search(before.text)))


def _outdented(passage: Passage, line: Line, before: Line) -> bool:
    """Whether a line leaves the indent that the passage's further lines keep to."""
    if len(passage.lines) > 1 and passage.lines[-1].column == line.column:
        return abs(line.x0 - before.x0) > _SAME_X and not _is_centred(line, before)
    if passage.marker and line.x0 < passage.first.x0 - _SAME_X:
        return fits(before, line) or bool(_SENTENCE_END.search(before.text))
    return False


def _is_centred(line: Line, before: Line) -> bool:
    return abs((line.x0 + line.x1) - (before.x0 + before.x1)) < 2 * _SAME_X
