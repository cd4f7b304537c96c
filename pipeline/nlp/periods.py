"""Plan periods, years and months that a heading or lead-in names."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data import Block, Span
from pipeline.nlp.cues import LANGUAGES, fold, heading_pattern, language_of
from pipeline.nlp.numbering import read_number

_YEAR = r"(?:19|20)\d\d"
_FISCAL = rf"(?:(?:FY|AF)\s*)?{_YEAR}(?:/\d\d(?!\d))?"
_PERIOD = re.compile(
    rf"(?<![\d/.-])(?P<first>{_FISCAL})(?:\s*(?:[-–—/]|\b(?:to|through|until|and|à|au|et|a|al|y|e)\b)\s*(?P<last>{_FISCAL}|\d\d(?!\d)))?(?![\d-])",
    re.IGNORECASE,
)
_EDGES = " \t.:;,–—-•*_()[]"


def periods_in(text: str, language: str, *, single: bool = True) -> list[tuple[str, str]]:
    """First and last year of each period or single year in a text; the year of a date ("March 2021") is none.

    Without `single`, a single year counts only where something is said to be for it or of it ("priorities for 2023").
    """
    found = []
    for match in _PERIOD.finditer(text):
        first, last = _years(match)
        before = fold(text[: match.start()]).split()[-1:]
        if first == last and (_dated(text, match.start(), language) or not (single or is_owner(before, language))):
            continue
        if first <= last:
            found.append((first, last))
    return list(dict.fromkeys(found))


def is_owner(words: list[str], language: str) -> bool:
    """Whether the last word ties a year to what stands before it."""
    return bool(words) and heading_pattern(language, "owning").fullmatch(words[-1]) is not None


def read_edition(edition: str | None) -> tuple[str, str] | None:
    """First and last year of an edition ("2022/2024", "2024"), None where it is unknown or has another form."""
    years = re.findall(_YEAR, edition or "")
    return (years[0], years[-1]) if years else None


def year_or_month(block: Block, year: str | None, language: str) -> tuple[str | None, Span | None, str | None] | None:
    """The one year and month that a heading, band or lead-in is, or ends with: (year, its span, "YYYY-MM").

    `year` (of the section above) completes a month alone. All three are None where it spans several years; the
    result is None where it says nothing of the kind.
    """
    found = list(_PERIOD.finditer(block.text))
    bare = _bare(block.text)
    if not found:
        month = _months(language).get(fold(bare))
        return (year, None, f"{year}-{month:02d}") if month and year else None
    if len(found) > 1 or _years(found[0])[0] != _years(found[0])[1]:
        return None, None, None
    match = found[0]
    year = _years(match)[0]
    span = (block.char_start + match.start("first"), block.char_start + match.end("first"))
    before = fold(block.text[: match.start()]).split()
    month = _months(language).get(before[-1].strip(_EDGES)) if before else None
    if month is None and len(before) > 1 and before[-1] in ("de", "del"):
        month = _months(language).get(before[-2].strip(_EDGES))
    if month is None:
        return year, span, None
    alone = len(_bare(block.text[: match.start()]).split()) <= 2
    return (year, span, f"{year}-{month:02d}") if alone else None


def is_time(text: str, language: str) -> bool:
    """Whether a text is nothing but a year, a month or both ("2025", "Janvier 2025", "March")."""
    bare = fold(_bare(text))
    if re.fullmatch(_YEAR, bare) or bare in _months(language):
        return True
    match = re.fullmatch(rf"(\S+)(?: de| del)? {_YEAR}", bare)
    return bool(match and match[1] in _months(language))


def _bare(text: str) -> str:
    number = read_number(text)
    return text[number.end if number else 0 :].strip(_EDGES)


def _years(match: re.Match[str]) -> tuple[str, str]:
    first = re.search(_YEAR, match["first"])
    assert first is not None
    end = match["last"] or match["first"]
    short = re.search(r"/(\d\d)$", end)
    if short or re.fullmatch(r"\d\d", end):
        tail = short[1] if short else end
        return first[0], f"{first[0][:2]}{tail}"
    last = re.search(_YEAR, end)
    return first[0], last[0] if last else first[0]


def _dated(text: str, start: int, language: str) -> bool:
    words = fold(text[:start]).split()
    if words and words[-1] in ("de", "del"):
        words.pop()
    return bool(words) and words[-1].strip(_EDGES) in _months(language)


@cache
def _months(language: str) -> dict[str, int]:
    """Month names and abbreviations of a language, with the English ones, from CLDR."""
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    for locale in dict.fromkeys((language_of(language), LANGUAGES[0])):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    names.setdefault(fold(name).rstrip("."), number)
    return names


def month_number(name: str, language: str) -> int | None:
    """The number of a month by its name or abbreviation."""
    return _months(language).get(fold(name).strip(_EDGES))
