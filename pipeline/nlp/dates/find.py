"""The one date grammar: finds every date expression of a text and says what kind it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from pipeline.data import FoundDate, RelativeDate
from pipeline.nlp.dates.forms import FORMS
from pipeline.nlp.dates.lexicon import Lexicon, fold, lexicon
from pipeline.nlp.dates.qualifiers import Qualified, qualifiers, qualify
from pipeline.nlp.dates.relative import find_open, find_relative
from pipeline.nlp.dates.series import OPENERS, Series, occurrences, read_series
from pipeline.nlp.dates.support import support
from pipeline.nlp.dates.surroundings import Kind, Surroundings
from pipeline.nlp.dates.tokens import read_tokens, windows

MOVE_REACH = 60
"""Characters between a date and the words that replace it ("4 May, since then postponed to 9 June")."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A series at its place in the text (offsets), before its surroundings are read."""

    start: int
    end: int
    series: Series
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def find_dates(
    text: str, language: str, *, day_first: bool | None = None, fiscal_start: int | None = None
) -> list[FoundDate]:
    """All date expressions of a text, in order of start, none overlapping another.

    `day_first` tells how 03/05/2023 is read (None: day first, with less confidence). `fiscal_start` is the month in
    which a fiscal year begins; without it "Q2 FY 2024/25" keeps only the years it states.
    """
    words = lexicon(language)
    folded = fold(text)
    around = Surroundings(text, folded, words)
    dates: list[FoundDate] = []
    for candidate in _candidates(text, folded, words, day_first):
        dates += _read(candidate, around, fiscal_start, all_years=False)
    dates = _superseded(dates, around)
    return merged(dates, find_open(around), find_relative(around))


def all_dates(text: str, language: str, *, day_first: bool | None = None) -> list[FoundDate]:
    """As `find_dates`, but every four-digit year counts, and open dates are left out."""
    words = lexicon(language)
    folded = fold(text)
    around = Surroundings(text, folded, words)
    dates: list[FoundDate] = []
    for candidate in _candidates(text, folded, words, day_first):
        dates += _read(candidate, around, None, all_years=True)
    return merged(dates, find_relative(around))


def merged(*groups: Iterable[FoundDate]) -> list[FoundDate]:
    """Groups in order of start; where two overlap, the one of the earlier group stays."""
    ranked = [(found.start, rank, found) for rank, group in enumerate(groups) for found in group]
    taken = bytearray(max((found.end for _, _, found in ranked), default=0))
    kept: list[FoundDate] = []
    for _, _, found in sorted(ranked, key=lambda item: (item[1], item[0])):
        if not any(taken[found.start : found.end]):
            taken[found.start : found.end] = b"\x01" * (found.end - found.start)
            kept.append(found)
    return sorted(kept, key=lambda found: found.start)


def _candidates(text: str, folded: str, words: Lexicon, day_first: bool | None) -> Iterator[Candidate]:
    for start, end in windows(folded, words):
        tokens = read_tokens(text, folded, start, end, words)
        symbols = "".join(token.symbol for token in tokens)
        index = 0
        while index < len(symbols):
            if symbols[index] not in FORMS and symbols[index] not in OPENERS:
                index += 1
                continue
            series, after = read_series(symbols, index, tokens, folded, words, day_first)
            if series is None:
                index = after
                continue
            yield Candidate(
                tokens[series.first].start,
                tokens[series.last].end,
                series,
                tuple(tokens[point.first].start for point in series.points),
                tuple(tokens[point.last].end for point in series.points),
            )
            index = series.last + 1


def _read(
    candidate: Candidate, around: Surroundings, fiscal_start: int | None, *, all_years: bool
) -> Iterator[FoundDate]:
    """The dates of a series: one, or two where the first was moved to the second ("rescheduled from … to …").

    "Postponed to 11–13 June" is one: only a word between the two tells a move.
    """
    series = candidate.series
    if (
        len(series.points) == 2
        and series.joins == ("-",)
        and any(map(str.isalpha, around.folded[candidate.ends[0] : candidate.starts[1]]))
        and around.says("moved_range_left", around.left(candidate.start))
    ):
        for index, kind in enumerate(("superseded", "date")):
            part = Series(series.first, series.last, (series.points[index],), ())
            start, end = candidate.starts[index], candidate.ends[index]
            bare = Qualified(start, end, frozenset()) if index == 0 else None
            yield replace(_found(part, start, end, around, fiscal_start, bare), kind=kind)  # type: ignore[arg-type]
        return
    qualified = qualifiers(candidate.start, candidate.end, around)
    confidence = support(series, candidate.start, candidate.end, qualified, around)
    if confidence > 0 or all_years:
        yield _found(series, candidate.start, candidate.end, around, fiscal_start, qualified, confidence or 0.3)


def _found(
    series: Series,
    start: int,
    end: int,
    around: Surroundings,
    fiscal_start: int | None,
    qualified: Qualified | None = None,
    confidence: float = 1.0,
) -> FoundDate:
    qualified = qualified or qualifiers(start, end, around)
    values, problem = occurrences(series, fiscal_start)
    years_only = all(point.kind == "year" and not point.part for point in series.points)
    kind: Kind | Literal["since"] = around.kind(start, qualified.end, years_only=years_only)
    if kind == "superseded":
        qualified = Qualified(start, qualified.end, qualified.says - {"by", "until", "onward"})
    if kind == "date" and "since" in qualified.says:
        kind = "since"
    elif kind == "date" and years_only and not qualified.says and _spans_years(series):
        kind = "period"
    says = qualified.says | {"late"} if series.points[-1].part == "late" else qualified.says
    return FoundDate(
        start=qualified.start,
        end=qualified.end,
        text=around.text[qualified.start : qualified.end],
        values=tuple(qualify(value, says) for value in values),
        kind=kind,
        relative=_counted_from(series),
        weekdays=tuple(point.weekday for point in series.points if point.weekday),
        problem=problem,
        confidence=confidence,
    )


def _spans_years(series: Series) -> bool:
    return "-" in series.joins or any(point.last_year and not point.fiscal for point in series.points)


def _counted_from(series: Series) -> RelativeDate | None:
    """What "in June next year" counts from the reader's date; of "this year" the context tells which one it is."""
    for point in series.points:
        if point.relative_year:
            return RelativeDate("reference", "year", point.relative_year)
        if point.relative_month is not None:
            return RelativeDate("reference", "month", point.relative_month)
    return None


def _superseded(dates: list[FoundDate], around: Surroundings) -> list[FoundDate]:
    """Marks a date that the text goes on to replace ("4 May, since then moved to 9 June")."""
    done = list(dates)
    for index, (first, second) in enumerate(pairwise(dates)):
        between = around.folded[first.end : second.start]
        near = len(between) <= MOVE_REACH and "\n" not in between and "|" not in between
        if near and first.kind == "date" and around.says("superseded_right", between):
            done[index] = replace(first, kind="superseded")
    return done
