"""Blocks cut into points: a block with its number, or one of several that share a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pipeline.data import Block, Entry, ObjectiveKind, SectionInfo, Span
from pipeline.nlp.numbering import Number, follows, order, read_number
from pipeline.nlp.objectives.words import kind_word, phrases

_INLINE = re.compile(
    r"(?:(?<=[\s:;,.])|(?<=[a-zà-ÿ]))(?:[•·]\s|\(?(?:[1-9]\d?(?:\.[1-9]\d?){0,3}|[ivx]{1,5}|[A-Za-z])[.)]\s|[1-9]\d?(?:\.[1-9]\d?){1,3}\s)"
)
_FIRST_CLOSES = ")"
_NUMBER_CHARS = 24
"""How far a number is read with its marks and the word after it."""
_MOST_PARTS = 200
"""Most numbers looked at in one running text."""
_MOST_WORDS = 1000
"""Most capitalised words looked at in one text for a kind and its number."""
_WORDED_CHARS = 60
"""How far a kind is read with its number."""
_WORD_START = re.compile(r"(?<![(«“\"'’,])\s+(?=[A-ZÀ-Þ])")
_BULLET = re.compile(r"\s*[•·▪◦*–—-]\s+")


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of a block that may tell one point, at document offsets; `body` is where its words begin after number
    and mark. `number` has offsets in `text`. `inline`: one of an enumeration within running text; `leads`: what stands
    before such an enumeration."""

    block: Block
    start: int
    end: int
    text: str
    section: SectionInfo
    number: Number | None
    word_kind: ObjectiveKind | None
    body: int
    inline: bool = False
    leads: bool = False

    @property
    def number_span(self) -> Span | None:
        """Where the number stands with the mark that closes it."""
        if self.number is None:
            return None
        printed = self.text[self.number.start : self.number.end].rstrip(" –—-")
        return self.start + self.number.start, self.start + self.number.start + len(printed)

    @property
    def words(self) -> str:
        """The text after number and mark."""
        return self.text[self.body - self.start :]


def cuts_of(entries: Sequence[Entry]) -> dict[int, list[int]]:
    """Where merged blocks were cut on evidence: document offsets by block."""
    cuts: dict[int, list[int]] = {}
    for entry in entries:
        if entry.evidence:
            cuts.setdefault(entry.block_id, []).append(entry.char_start)
    return cuts


def points_of(
    block: Block, section: SectionInfo, language: str, cuts: Mapping[int, list[int]], after: Block | None
) -> list[Point]:
    """The points of one block, in order; one where it holds no more."""
    text = block.text
    inline = _enumerated(text) if not _own_number(text, language) else ()
    runs_on = _run_on(text, language, after) or _worded_on(text, language)
    starts = sorted({0, *(cut - block.char_start for cut in cuts.get(block.block_id, ())), *inline, *runs_on})
    starts = [start for start in starts if 0 <= start < len(text)]
    points = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        point = cut_point(
            block, start, end, section, language, inline=start in inline, leads=end in inline and start not in inline
        )
        if point:
            points.append(point)
    return points


def cut_point(
    block: Block,
    start: int,
    end: int,
    section: SectionInfo,
    language: str,
    *,
    inline: bool = False,
    leads: bool = False,
) -> Point | None:
    """The stretch `[start, end)` of a block's text as a point; None where nothing but marks is left of it."""
    while start < end and block.text[start].isspace():
        start += 1
    end = start + len(_trimmed(block.text[start:end], language, leads=leads))
    text = block.text[start:end]
    if not re.search(r"\w", text):
        return None
    worded = kind_word(text, language)
    kind, number = worded if worded else (None, read_number(text))
    bullet = _BULLET.match(text)
    body = number.end if number else bullet.end() if bullet else 0
    offset = block.char_start
    return Point(block, offset + start, offset + end, text, section, number, kind, offset + start + body, inline, leads)


def _own_number(text: str, language: str) -> bool:
    """Whether an enumeration could not begin in this text, its first number being the block's own."""
    number = read_number(text)
    return bool(number and number.bracketed and order(number.core, number.style) == 1)


def _candidates(text: str) -> Iterator[tuple[int, Number]]:
    for match in _INLINE.finditer(text):
        number = read_number(text[match.start() : match.start() + _NUMBER_CHARS])
        if number and match.start() > 0:
            yield match.start(), number


@lru_cache(maxsize=8192)
def _enumerated(text: str) -> tuple[int, ...]:
    """Where the parts of enumerations in running text begin: "(a) …; (b) …; and (c) …", "a) …; b) …"."""
    found = list(islice(_candidates(text), _MOST_PARTS))
    closed = [
        (at, number) for at, number in found if text[at:].lstrip("(")[len(number.core) :].startswith(_FIRST_CLOSES)
    ]
    starts: list[int] = []
    for i, (at, number) in enumerate(closed):
        if order(number.core, number.style) != 1 or at in starts:
            continue
        chain = [(at, number)]
        for later_at, later in closed[i + 1 :]:
            if follows(later, chain[-1][1]):
                chain.append((later_at, later))
        if len(chain) > 1:
            starts += [place for place, _ in chain]
    return tuple(sorted(set(starts)))


def _run_on(text: str, language: str, after: Block | None) -> list[int]:
    """Where the next numbers of the list begin in an item into which they ran."""
    worded = kind_word(text, language)
    number = worded[1] if worded else read_number(text)
    if number is None:
        return []
    coming = read_number(after.text) if after else None
    starts = []
    for at, candidate in _candidates(text):
        if at <= number.start or not follows(candidate, number) or (coming and follows(coming, number)):
            continue
        before, follower = text[:at].rstrip()[-1:], text[at + candidate.end :][:1]
        loose = candidate.style in ("letter", "roman") or candidate.bracketed or candidate.style == "path"
        if before in ".;:!?)»”" or (loose and follower.isupper() and before not in ",("):
            starts.append(at)
            number = candidate
    return starts


def _worded_on(text: str, language: str) -> list[int]:
    """Where the next points of one kind begin in the text of the first ("Goal 1. Halt … Goal 2. Give …")."""
    worded = kind_word(text[:_WORDED_CHARS], language)
    starts: list[int] = []
    for match in islice(_WORD_START.finditer(text), _MOST_WORDS) if worded else ():
        later = kind_word(text[match.end() : match.end() + _WORDED_CHARS], language)
        if worded and later and later[0] == worded[0] and follows(later[1], worded[1]):
            worded = later
            starts.append(match.end())
    return starts


@lru_cache(maxsize=8192)
def _trimmed(text: str, language: str, *, leads: bool) -> str:
    """The text without the joining words and marks at an item's end ("; and")."""
    text = text.rstrip()
    if leads:
        return text
    for word in phrases(language, "joins", "and"):
        cut = re.sub(rf"[;,]\s*{re.escape(word)}$", "", text, flags=re.IGNORECASE)
        if cut != text:
            return cut.rstrip()
    return text.rstrip(";,").rstrip()
