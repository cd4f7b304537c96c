"""When a point is to be done: the timeline field of a table row, or the date in a point's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.data import Basis, FoundDate, ObjectiveKind, SectionInfo, Span
from pipeline.nlp.cues import fold
from pipeline.nlp.dates import complete
from pipeline.nlp.objectives.quarters import QuarterCount, joined, quarters_in
from pipeline.nlp.objectives.words import has, pattern, planned_verb
from pipeline.nlp.periods import month_number, read_edition

_UNKNOWN = "XXXX"
_LATE = re.compile(r"(\d{4})-09/\1-12~")
"""Late in a year; in a field "end of 2025" is that year's last day."""
_NEAR_CHARS = 60
"""How far before a date a word may stand that claims it ("in preparation for a review in 2024")."""
_NEAR_WORDS = 3


@dataclass(frozen=True, slots=True)
class Timeline:
    """When a point is to be done, as printed and as EDTF; `dates` are the spans of the dates that say it."""

    text: str
    edtf: str | None
    span: Span
    basis: Basis = "stated"
    dates: tuple[Span, ...] = ()


def field_timeline(
    text: str, offset: int, dates: Sequence[FoundDate], section: SectionInfo, count: QuarterCount | None, language: str
) -> Timeline | None:
    """The timeline that a field holds ("Q2–Q5", "by June 2025", "Throughout"); None for an empty one."""
    words = text.strip(" –—-.\u00a0")
    if not words:
        return None
    start = offset + text.index(words)
    span = (start, start + len(words))
    inside = [date for date in dates if date.values and offset <= date.start and date.end <= offset + len(text)]
    inside = [date for date in inside if date.kind in ("date", "period", "since")]
    spans = tuple((date.start, date.end) for date in inside)
    inherited = any(_UNKNOWN in value for date in inside for value in date.values)
    quarters = quarters_in(text, count, section.year) if inherited or not inside else None
    if quarters:
        return Timeline(words, quarters, span, basis="inherited", dates=spans)
    values = [value for date in inside for value in _completed(date, section)]
    if len(values) == 1 and (late := _LATE.fullmatch(values[0])) and has(inside[0].text, language, "time", "ends"):
        values = [f"../{late[1]}-12"]
    if values:
        return Timeline(words, joined(values), span, basis="inherited" if inherited else "stated", dates=spans)
    month, year = month_number(words, language), section.year or _one_year(section.edition)
    if month and year:
        return Timeline(words, f"{year}-{month:02d}", span, basis="inherited")
    if has(words, language, "time", "throughout"):
        return Timeline(words, section.edition, span, basis="inherited")
    return Timeline(words, None, span)


def _completed(date: FoundDate, section: SectionInfo) -> list[str]:
    year = section.year or _one_year(section.edition)
    values = [complete(value, year) if year else value for value in date.values]
    return [exact_end(value) for value in values if _UNKNOWN not in value]


def exact_end(value: str) -> str:
    """A deadline at the end of a year or month is that year's or month's end: "../2028-12~" is "../2028-12"."""
    return value[:-1] if re.fullmatch(r"\.\./\d{4}-12~", value) else value


def _one_year(edition: str | None) -> str | None:
    years = read_edition(edition)
    return years[0] if years and years[0] == years[1] else None


def own_timeline(
    text: str, offset: int, dates: Sequence[FoundDate], kind: ObjectiveKind, section: SectionInfo, language: str
) -> Timeline | None:
    """The date in a point's own words by which or at which it is to be done; None where its dates tell other things.

    An aim or a priority has only a deadline ("by 2030"). An action may also name its time ("in March 2025"), unless
    that is the time of an occasion which it only refers to ("in preparation for a review in 2024").
    """
    inside = [date for date in dates if offset <= date.start and date.end <= offset + len(text) and date.values]
    for date in inside:
        if date.kind == "date" and date.values[0].startswith(".."):
            return _timeline(date, text, offset, section)
    if kind != "action":
        return None
    for date in reversed(inside):
        if date.kind in ("date", "period") and not _elsewhere(text[: date.start - offset], language):
            return _timeline(date, text, offset, section)
    return None


def _timeline(date: FoundDate, text: str, offset: int, section: SectionInfo) -> Timeline | None:
    values = _completed(date, section)
    if not values:
        return None
    inherited = any(_UNKNOWN in value for value in date.values)
    span = (date.start, date.end)
    words = text[date.start - offset : date.end - offset]
    return Timeline(words, joined(values), span, basis="inherited" if inherited else "stated", dates=(span,))


def _elsewhere(before: str, language: str) -> bool:
    """Whether the words right before a date tie it to an occasion or a paper; in brackets only those in them count."""
    near = fold(before[-_NEAR_CHARS:])
    opened = near.rfind("(")
    near = near[opened:] if opened > near.rfind(")") else near
    found = list(pattern(language, "time", "elsewhere").finditer(near))
    if not found or len(re.findall(r"\w+", near[found[-1].end() :])) > _NEAR_WORDS:
        return False
    planned = planned_verb(near, language)
    return planned is None or planned.end() < found[-1].end()
