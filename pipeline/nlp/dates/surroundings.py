"""What stands around a date: its cell or line, quotation marks, and the cues that decide what kind of date it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pipeline.nlp.dates.lexicon import Lexicon

LEFT_REACH = 110
RIGHT_REACH = 60
MAX_QUOTE = 240
"""Characters; a quotation that runs on longer has lost its closing mark."""

_QUOTES = re.compile(
    r"“[^“”\n]{0,240}”|«[^«»\n]{0,240}»|„[^„“”\n]{0,240}[“”]|(?<!\w)\"[^\"\n]{0,240}\"(?!\w)|(?<!\w)[‘'][^‘’'\n]{3,240}[’'](?!\w)"
)
_OPENING = "“«„\"‘'"
_ENTRY_START = re.compile(r"\s*(?:[•◦▪●·*–—-]|\(?[0-9]{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}[.)])?\s*[\"“«(]?\s*")
_ENTRIES = re.compile(rf"(?:^|[|\n]){_ENTRY_START.pattern}")
_SEPARATOR = re.compile(r"[^\S\n]*(?:\n|[:|)\]–—→,;]|-\s|\.(?:\s|$)|$)")

Kind = Literal["date", "period", "reference", "superseded"]


class Surroundings:
    """A text with its folded twin, asked about places in it (offsets, half-open)."""

    def __init__(self, text: str, folded: str, words: Lexicon) -> None:
        self.text = text
        self.folded = folded
        self.words = words

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        if not any(mark in self.text for mark in _OPENING):
            return []
        return [match.span() for match in _QUOTES.finditer(self.text)]

    def left(self, start: int) -> str:
        """The folded text before a place, back to the line's or cell's beginning."""
        low = max(0, start - LEFT_REACH)
        low = max(low, self.folded.rfind("\n", low, start) + 1, self.folded.rfind("|", low, start) + 1)
        return self.folded[low:start]

    def right(self, end: int) -> str:
        """The folded text after a place, up to the line's or cell's end."""
        high = min(len(self.folded), end + RIGHT_REACH)
        stops = [stop for stop in (self.folded.find("\n", end, high), self.folded.find("|", end, high)) if stop >= 0]
        return self.folded[end : min(stops, default=high)]

    def says(self, cue: str, side: str) -> bool:
        """Whether a cue of the language's [context] is found in a stretch of folded text."""
        return self.words.context[cue].search(side) is not None

    def begins_entry(self, start: int) -> bool:
        """Whether nothing but a marker stands before a place in its line or cell."""
        low = max(0, start - LEFT_REACH)
        line = max(self.text.rfind("\n", low, start), self.text.rfind("|", low, start)) + 1
        if line == 0 and low > 0:
            return False
        return _ENTRY_START.fullmatch(self.text, line, start) is not None

    def entry_starts(self) -> Iterator[int]:
        """Places where a line's or cell's own words begin, its marker passed over."""
        return (match.end() for match in _ENTRIES.finditer(self.text))

    def is_set_off(self, end: int) -> bool:
        """Whether the entry's separator, or its end, follows a place."""
        return _SEPARATOR.match(self.text, end) is not None

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a quotation that says more than the date itself surrounds it."""
        return any(low < start and end < high and high - low > end - start + 6 for low, high in self.quotes)

    def kind(self, start: int, end: int, *, years_only: bool) -> Kind:
        """What kind of date stands at a place; `years_only` if it states nothing finer than years."""
        left, right = self.left(start), self.right(end)
        if self.says("superseded_left", left):
            return "superseded"
        if self.is_quoted(start, end) or self.says("reference_left", left):
            return "reference"
        if years_only and (self.says("period_left", left) or self.says("period_right", right)):
            return "period"
        return "date"
