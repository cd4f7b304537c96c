"""Whether a clause with a date tells an event."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.data import Entry, FoundDate, FoundName, RelativeDate
from pipeline.gazetteers import load_toml
from pipeline.nlp.clauses import word_pattern
from pipeline.nlp.cues import fold, language_of, phrase_pattern
from pipeline.nlp.eventwords import names_event, sets_deadline, speaks_of_paper, tells_event, tells_past

POINTS = ("objectives", "priorities", "actions")
"""Roles of sections whose dates are mostly those of the plan's own steps."""

_FINE = re.compile(r"\d{4}-\d\d(?:-\d\d)?[?~]*|\d{4}-\d\d/\d{4}-\d\d[?]*~[?]*|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d[?~]*")
_PLAIN_WORD = re.compile(r"(?<!\w)[a-zà-ÿ]{3,}(?!\w)")


@dataclass(frozen=True, slots=True)
class Happening:
    """A clause that tells an event: document offsets, and the date (None where a calendar leaves it open).

    `elliptic`: the clause leaves out its verb ("and Dominica on 15/01/2019"), which the one before it told.
    """

    char_start: int
    char_end: int
    date: FoundDate | None
    elliptic: bool = False

    @property
    def date_text(self) -> str:
        """The words of the date, "" where it is open."""
        return self.date.text if self.date else ""


def is_deadline(date: FoundDate) -> bool:
    """Whether a date only says by when."""
    return bool(date.values) and all(value.startswith("../") for value in date.values)


def with_deadline(entry: Entry, clause: Happening, language: str) -> Happening:
    """The clause with its latest date as the date itself, where it is the deadline that others must meet."""
    if clause.date is None:
        return clause
    text = entry.text[clause.char_start - entry.char_start : clause.char_end - entry.char_start]
    if not is_deadline(clause.date) or not sets_deadline(text, language):
        return clause
    values = tuple(value.removeprefix("../") for value in clause.date.values)
    return replace(clause, date=replace(clause.date, values=values))


def eventful(entry: Entry, clause: Happening, language: str) -> bool:
    """Whether a clause with a date tells something that happens then, not the date of a paper, a figure or a habit."""
    assert clause.date is not None
    text = entry.text[clause.char_start - entry.char_start : clause.char_end - entry.char_start]
    offset = clause.date.start - entry.char_start
    before = re.split(r"[.;:]\s", entry.text[max(0, clause.char_start - entry.char_start) : offset])[-1]
    if text.rstrip().endswith(":") and all(re.fullmatch(r"\d{4}", value) for value in clause.date.values):
        return False
    if speaks_of_paper(before, entry.text[offset + len(clause.date.text) :][:20], language):
        return False
    relative = clause.date.relative
    habit = word_pattern(language, "habitual").search(text) is not None
    if relative is not None and (habit or _same_event(relative, text, language)):
        return False
    if relative is not None and any(_is_city(name, clause) for name in entry.names) and tells_past(text, language):
        return True
    if is_deadline(clause.date):
        held = phrase_pattern(tuple(load_toml(f"{language_of(language)}/tables.toml")["held"]))
        return names_event(text, language) and held.search(fold(text)) is not None
    if clause.elliptic or tells_event(text, language):
        return True
    told_in_full = _is_fine(clause.date) and entry.section.role not in POINTS
    return told_in_full and (tells_past(text, language) or len(_PLAIN_WORD.findall(text)) >= 3)


def _same_event(relative: RelativeDate, text: str, language: str) -> bool:
    """Whether a sentence only says more of the event before ("Ghana and Peru put their names to it that day")."""
    same_day = relative.amount == 0 and relative.anchor == "previous"
    return same_day and word_pattern(language, "anaphora").search(text) is not None


def _is_city(name: FoundName, clause: Happening) -> bool:
    return name.label == "CITY" and clause.char_start <= name.start < clause.char_end


def _is_fine(date: FoundDate) -> bool:
    """Whether a date is finer than a year and has its year: one beside any verb tells that something happens then."""
    return any(_FINE.fullmatch(value) for value in date.values) and re.search(r"\d{4}", date.text) is not None
