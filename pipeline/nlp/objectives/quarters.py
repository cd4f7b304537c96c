"""Quarters without a year: counted through a plan ("Q1 … Q8"), or of the one year that a plan covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.data import Document
from pipeline.nlp.periods import month_number, read_edition

_QUARTER = r"(?:Q|T|Trim\.?\s?)\s?(\d{1,2})"
_MONTHS = r"(?P<month>[^\W\d_]{3,12})\.?(?:\s*(?:[-–—]|[^\W\d_]{1,3})\s*[^\W\d_]{3,12}\.?)?"
_DEFINED = re.compile(rf"{_QUARTER}\b[^.;\d]{{1,12}}?{_MONTHS}(?:\s+de)?\s+(?P<year>(?:19|20)\d\d)")
_RANGE = re.compile(
    rf"(?<!\w){_QUARTER}(?:\s*(?:[-–—/]|to|à|a|and|et|y|,|&)\s*{_QUARTER})?(?!\s*(?:FY\s*)?(?:of\s|de\s)?(?:19|20)\d\d|\w)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<!\w)(?:H|S)([12])(?!\w)")
_PER_YEAR = 4
MOST_QUARTERS = 40
"""Most quarters that a plan is taken to count; a higher number is no quarter."""


@dataclass(frozen=True, slots=True)
class QuarterCount:
    """Which quarter Q1 is: counted in quarters of the calendar since year 0; `running` where numbers go beyond 4."""

    first: int
    running: bool

    def edtf(self, number: int, year: int | None = None) -> str:
        """The EDTF quarter of a number; `year` for a number that is counted within that year."""
        index = self.first + number - 1 if year is None or number > _PER_YEAR else year * _PER_YEAR + number - 1
        return f"{index // _PER_YEAR:04d}-{33 + index % _PER_YEAR}"


def quarter_count(document: Document) -> QuarterCount | None:
    """How a release counts its quarters: as it defines it, else from the edition's first year; None without either."""
    language = document.language
    for block in document.blocks:
        for match in _DEFINED.finditer(block.text):
            month = month_number(match["month"], language)
            if month and month % 3 == 1 and int(match[1]) <= MOST_QUARTERS:
                index = int(match["year"]) * _PER_YEAR + (month - 1) // 3
                first = index - int(match[1]) + 1
                return QuarterCount(first, running=_counted_on(document) or index % _PER_YEAR + 1 != int(match[1]))
    edition = read_edition(document.edition)
    if edition is None:
        return None
    one_year = edition[0] == edition[1]
    running = _counted_on(document)
    return QuarterCount(int(edition[0]) * _PER_YEAR, running) if one_year or running else None


def _counted_on(document: Document) -> bool:
    """Whether a quarter beyond the fourth is named."""
    return any(
        _PER_YEAR < int(number) <= MOST_QUARTERS
        for block in document.blocks
        if block.kind in ("table_row", "list_item")
        for match in _RANGE.finditer(block.text)
        for number in match.groups()
        if number
    )


def quarters_in(text: str, count: QuarterCount | None, year: str | None) -> str | None:
    """The quarters that a field names without a year ("Q2–Q5"), as EDTF; None where it names none."""
    match = _RANGE.search(text)
    if match is None or (count is None and year is None):
        return None
    numbers = [int(number) for number in match.groups() if number]
    if any(not 0 < number <= MOST_QUARTERS for number in numbers):
        return None
    count = count or QuarterCount(int(year or 0) * _PER_YEAR, running=False)
    own_year = int(year) if year and not count.running else None
    ends = [count.edtf(number, own_year) for number in numbers]
    return ends[0] if ends[0] == ends[-1] else f"{ends[0]}/{ends[-1]}"


def column_quarter(header: str, count: QuarterCount | None, year: str | None, language: str) -> str | None:
    """The quarter, half, month or year that stands above a column of ticks, as EDTF."""
    text = header.rpartition(" / ")[2].strip() if " / " in header else header.strip()
    years = re.findall(r"(?:19|20)\d\d", header)
    year = years[-1] if years else year
    bare = re.sub(r"[\s.,:-]*(?:19|20)\d\d[\s.,:]*", "", text)
    if not bare:
        return year
    if re.fullmatch(_QUARTER, bare, re.IGNORECASE):
        return quarters_in(bare, count, year)
    month = month_number(bare, language)
    if month and year:
        return f"{year}-{month:02d}"
    half = _HALF.fullmatch(bare)
    return f"{year}-{39 + int(half[1])}" if half and year else None


def joined(values: Iterable[str]) -> str | None:
    """One EDTF value over several in order: from the first to the last."""
    told: Sequence[str] = list(values)
    if not told:
        return None
    first, last = told[0].partition("/")[0], told[-1].rpartition("/")[2]
    return first if first == last else f"{first}/{last}"
