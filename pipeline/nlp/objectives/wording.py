"""What a release says at a place: its dates, its names, and who leads."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.data import Context, Entry, FoundDate, FoundName, Span
from pipeline.nlp.cues import language_of
from pipeline.nlp.objectives.events import resolved
from pipeline.nlp.objectives.leads import Lead, lead_statements, leads_by_verb, leads_in_field
from pipeline.nlp.periods import month_number

_BRACKETED_WORD = re.compile(r"(?:\(|(?<=[,;])\s)(?P<word>[^\W\d_]{3,10})(?=\s?[),;])(?=[^()]{0,80}\))")


@dataclass(frozen=True, slots=True)
class Reading:
    """The dates and names of a release in order, at document offsets."""

    language: str
    dates: tuple[FoundDate, ...]
    names: tuple[FoundName, ...]

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """The dates within a stretch, at document offsets."""
        first = bisect_left(self.dates, start, key=lambda date: date.start)
        return [date for date in self._from(first, end) if date.end <= end]

    def _from(self, first: int, end: int) -> Sequence[FoundDate]:
        last = bisect_left(self.dates, end, lo=first, key=lambda date: date.start)
        return self.dates[first:last]

    def relative_dates(self, start: int, end: int) -> list[FoundDate]:
        """The dates within a stretch with offsets in it."""
        return [replace(d, start=d.start - start, end=d.end - start) for d in self.dates_in(start, end)]

    def names_in(self, start: int, end: int) -> list[FoundName]:
        """The names within a stretch, at document offsets."""
        first = bisect_left(self.names, start, key=lambda name: name.start)
        last = bisect_left(self.names, end, lo=first, key=lambda name: name.start)
        return [name for name in self.names[first:last] if name.end <= end]

    def leads_in(self, text: str, offset: int) -> tuple[list[Lead], list[Span]]:
        """Who leads according to statements in a text ("Lead: Chile."), and the spans of those statements in it."""
        leads: list[Lead] = []
        spans = []
        for span, (start, end) in lead_statements(text, self.language):
            names = self.names_in(offset + start, offset + end)
            dates = self.dates_in(offset + start, offset + end)
            leads += leads_in_field(text[start:end], offset + start, names, self.language, dates)
            spans.append(span)
        by_verb, said = leads_by_verb(text, offset, self.names_in(offset, offset + len(text)), self.language)
        return [*leads, *by_verb], [*spans, *said]


def read_wording(context: Context, entries: Sequence[Entry]) -> Reading:
    """The dates of the entries, those that hang on an event resolved, and the names of the release."""
    dates = sorted(
        {(date.start, date.end): date for entry in entries for date in entry.dates}.values(), key=lambda d: d.start
    )
    dates = sorted([*dates, *_bare_months(context, dates)], key=lambda d: d.start)
    names = tuple(sorted(context.names, key=lambda name: (name.start, -name.end)))
    return Reading(language_of(context.document.language), tuple(resolved(dates, context.document)), names)


def _bare_months(context: Context, dates: Sequence[FoundDate]) -> list[FoundDate]:
    """Months that stand alone in brackets, by themselves or beside a name ("(marzo, Ecuador)")."""
    document, known = context.document, {date.start for date in dates}
    found = []
    for block in document.blocks:
        for match in _BRACKETED_WORD.finditer(block.text) if "(" in block.text and block.kind != "furniture" else ():
            month, start = month_number(match["word"], document.language), block.char_start + match.start("word")
            if month and start not in known:
                end = start + len(match["word"])
                found.append(FoundDate(start, end, match["word"], (f"XXXX-{month:02d}",)))
    return found
