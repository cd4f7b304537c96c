"""Dates that tell no time of their own: replaced by a later one in the same sentence, or only compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.data import Entry, FoundDate
from pipeline.nlp.clauses import word_pattern
from pipeline.nlp.dates import find_dates, share_years
from pipeline.nlp.eventwords import tells_past
from pipeline.nlp.status import status_cue

_YEAR = re.compile(r"\d{4}")


def compares(entry: Entry, date: FoundDate, language: str) -> bool:
    """Whether a relative date only compares ("a week later than planned")."""
    after = entry.text[date.end - entry.char_start :].lstrip()
    return date.relative is not None and word_pattern(language, "comparison").match(after) is not None


def with_years(dates: Sequence[FoundDate]) -> list[FoundDate]:
    """The dates of one sentence with the years they share; a bare year that only gives another its year is left out.

    "In 2023 experts met in Riga on 14 March": one date, 14 March 2023.
    """
    yearless = any("XXXX" in value for date in dates for value in date.values)
    shared = share_years(dates)
    return [date for date in shared if not yearless or not all(_YEAR.fullmatch(value) for value in date.values)]


def without_replaced(entry: Entry, dates: Sequence[FoundDate], language: str) -> list[FoundDate]:
    """The dates of a sentence without those that a later one replaced ("set for May 2023, put off until 2024")."""
    kept: list[FoundDate] = []
    for date in dates:
        if kept and _replaces(entry, kept[-1], date, language):
            kept[-1] = _bare(entry, date, language)
        else:
            kept.append(date)
    return kept


def _bare(entry: Entry, date: FoundDate, language: str) -> FoundDate:
    """The new date without the "to" or "until" before it, which made it the end of something."""
    text = entry.text[date.start - entry.char_start : date.end - entry.char_start]
    lead = word_pattern(language, "until_words").match(text)
    found = find_dates(text[lead.end() :], language) if lead else []
    if lead is None or len(found) != 1:
        return date
    return replace(date, values=found[0].values)


def _replaces(entry: Entry, left: FoundDate, right: FoundDate, language: str) -> bool:
    """Whether the right date took the left one's place ("was due in May, took place in July", "put off until 2024")."""
    between = entry.text[left.end - entry.char_start : right.start - entry.char_start]
    lead = entry.text[: left.start - entry.char_start] + left.text[:8]
    before = re.split(r"[.;:]", lead)[-1][-78:]
    if ";" in between or right.relative is not None:
        return False
    if word_pattern(language, "was_planned").search(before) and tells_past(between, language):
        return True
    if word_pattern(language, "was_due").search(before) or word_pattern(language, "replaced_by").search(between):
        return True
    postponed = len(between) <= 60 and status_cue(between, language, "postponed") is not None
    return postponed and word_pattern(language, "until_words").search(between[-12:] + right.text[:8]) is not None
