"""When a happening takes place: years inherited, relative dates resolved, each with the basis it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.data import Basis, Block, Entry, FoundDate
from pipeline.nlp.clauses import word_pattern
from pipeline.nlp.dates import complete, find_dates, resolved_values

_PERIOD_CELL = 30
"""Characters of a cell that may tell the period of its row: longer ones are titles."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time at which something happens: an EDTF date (None where open) and what it rests on."""

    edtf: str | None
    basis: Basis = "stated"


@dataclass(slots=True)
class DateMemory:
    """The dates told so far in a release, in reading order: what a later date may lean on."""

    language: str
    edition: str | None = None
    released: str | None = None
    last: str | None = None
    last_block: int | None = None
    row_year: str | None = None

    def note(self, edtf: str | None, block_id: int) -> None:
        """Remember the date of the event just told."""
        if edtf is not None:
            self.last, self.last_block = edtf, block_id


def row_year(block: Block, language: str) -> str | None:
    """The year that a cell of a row tells for the others ("Q1 2024 | 19 March | …"); a spanning cell's counts below."""
    for cell in block.cells:
        text = cell.text.strip() or cell.inherited.strip()
        found = find_dates(text, language) if len(text) <= _PERIOD_CELL else []
        years = {value[:4] for date in found for value in date.values if value[:4].isdigit()}
        told = sum(date.end - date.start for date in found)
        if (len(years) == 1 and told * 2 > len(text)) or re.fullmatch(r"(?:19|20)\d\d", text):
            return years.pop() if years else text
    return None


def occurrences(date: FoundDate | None, entry: Entry, memory: DateMemory, clause: str) -> list[Occurrence]:
    """The occurrences that a date tells in a clause; an open date gives one without EDTF.

    Several dates of one thing ("15 and 22 June, in two sessions") give one interval. A relative date that leans on
    a named event stays for `by_event`, and gives none here.
    """
    if date is None:
        return [Occurrence(None)]
    if date.relative is not None:
        return [Occurrence(value, "inferred") for value in resolved_values(date, _anchor(date, memory))]
    told = [_complete(value, date, entry, memory) for value in date.values]
    if len(told) > 1 and word_pattern(memory.language, "one_in_sessions").search(clause):
        return [_span(told)]
    return told


def _anchor(date: FoundDate, memory: DateMemory) -> str | None:
    """What a relative date is counted from: the date told before, or the release for "in June next year"."""
    if date.relative is None or date.relative.anchor == "event":
        return None
    if date.relative.anchor == "previous":
        return memory.last
    return memory.released if date.values else None


def _span(told: Sequence[Occurrence]) -> Occurrence:
    first, last = told[0].edtf or "", told[-1].edtf or ""
    return Occurrence(f"{first.split('/')[0]}/{last.split('/')[-1]}", told[0].basis)


def _complete(value: str, date: FoundDate, entry: Entry, memory: DateMemory) -> Occurrence:
    if "XXXX" not in value:
        stated = value.removeprefix("../")[2:4] in date.text
        return Occurrence(value, "stated" if stated else "inherited")
    for year in _years(entry, memory):
        if year:
            return Occurrence(complete(value, year), "inherited")
    return Occurrence(None)


def _years(entry: Entry, memory: DateMemory) -> list[str | None]:
    """Where a year may come from, nearest first: the row, the paragraph, the heading, the edition, the date before."""
    before = memory.last.split("/")[0].strip("?~")[:4] if memory.last else None
    told_here = before if memory.last_block == entry.block_id else None
    edition = memory.edition if memory.edition and "/" not in memory.edition else None
    return [memory.row_year, told_here, entry.section.year, edition, before]
