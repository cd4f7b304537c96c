"""The period that a release covers, as its title, its headings or its file's name give it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.gazetteers import load_toml
from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.released import date_spans, month_names, plain

LONGEST_PLAN = 15
"""Years from the first to the last of a plan; a longer span in a title is a history or a strategy."""
TOP_BLOCKS = 8
"""Blocks at the top that may name the plan and its period."""
TOP_CHARS = 200

_NEXT_WORD = 1
"""Characters between a year and the word it goes with ("2024 work plan", "2030 Agenda")."""
_YEAR = r"(?:19[5-9]|20[0-6])\d"


@dataclass(frozen=True, slots=True)
class _Period:
    """A period in a text; `cue` 2 behind a word for a plan, 0 behind a word for something else, 1 otherwise."""

    first: int
    last: int
    cue: int

    @property
    def edtf(self) -> str:
        return f"{self.first}/{self.last}" if self.last > self.first else str(self.first)


def edition_of(draft: DraftDocument, title: str | None, file: str) -> str | None:
    """The first and last year ("2022/2024"), or the one year ("2024"); None where nothing tells it."""
    top = [block for block in draft.blocks if block.kind != "furniture"][:TOP_BLOCKS]
    top = [block for block in top if len(block.text) <= TOP_CHARS]
    for texts in ([title or ""], [draft.title or ""], [block.text for block in top if block.kind == "heading"]):
        best = _best(period for text in texts for period in _periods(text))
        if best is not None:
            return best.edtf
    for period in (*_periods(title or ""), *_periods(draft.title or "")):
        return period.edtf
    for texts in ([block.text for block in top], [_name(file)]):
        best = _best(period for text in texts for period in _periods(text))
        if best is not None:
            return best.edtf
    return _most_told(draft.blocks)


def _best(periods: Iterable[_Period]) -> _Period | None:
    """Behind a word for a plan before any other; a span before a single year; of spans the first, of years the last."""
    found = [period for period in periods if period.cue]
    if not found:
        return None
    cue = max(period.cue for period in found)
    found = [period for period in found if period.cue == cue]
    spans = [period for period in found if period.last > period.first]
    return spans[0] if spans else found[-1]


def _most_told(blocks: Iterable[DraftBlock]) -> str | None:
    """The period that stands most often behind a word for a plan, the later of two equals."""
    counts: Counter[tuple[int, int]] = Counter()
    for block in blocks:
        if block.kind != "furniture":
            counts.update((p.first, p.last) for p in _periods(block.text) if p.cue == 2 and p.last > p.first)
    if not counts:
        return None
    first, last = max(counts, key=lambda period: (counts[period], period[1]))
    return f"{first}/{last}"


def _name(file: str) -> str:
    """A file's name as words; figures joined to letters are set apart."""
    name = re.sub(r"\.[A-Za-z]+$", "", file.replace("\\", "/").rpartition("/")[2])
    name = re.sub(r"(?<=[A-Za-z])[-_.]?(?=\d)|(?<=\d)[-_.]?(?=[A-Za-z])|(?<=[A-Za-z])[-_](?=[A-Za-z])", " ", name)
    return re.sub(r"(?<=\d{4})[_.](?=\d{4})", "-", name).replace("_", " ")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_toml("editions.toml")
    to = "|".join(map(re.escape, words["to"]))
    fiscal = "|".join(sorted(map(re.escape, words["fiscal"]), key=len, reverse=True))
    year = rf"(?:(?:{fiscal})\s*)?(?P<%s>{_YEAR})(?:\s?/\s?(?P<%s>\d\d(?!\d)))?"
    period = re.compile(
        rf"(?<![\d/.-]){year % ('a', 'a2')}(?:(?:\s*[-–—/]\s*|\s+(?:{to})\s+){year % ('b', 'b2')}"
        rf"|[-–](?P<short>\d\d))?(?![\d]|[-/]\d)",
        re.IGNORECASE,
    )
    cues = sorted(((w, 2) for w in words["plan"]), key=lambda c: -len(c[0]))
    others = sorted(((w, 0) for w in words["other"]), key=lambda c: -len(c[0]))
    parts = "|".join(re.escape(w) for w, _ in sorted([*cues, *others], key=lambda c: -len(c[0])))
    return period, re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)


def _periods(text: str) -> list[_Period]:
    """The periods of a text; what stands in brackets counts only where nothing else does."""
    outside = re.sub(r"\([^()]*\)", " ", text)
    return list(_find(outside)) or (list(_find(text)) if outside != text else [])


@cache
def _shorthand() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Ways to write a period that are written out in years: months of two years or of one, fiscal years in two figures.

    What comes before the replaced part and is kept is group 1.
    """
    words = load_toml("editions.toml")
    month = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    to = rf"(?:\s*[-–—/]\s*|\s+(?:{'|'.join(plain(word) for word in words['to'])})\s+)"
    year = rf"(?:\s+(?:de\s+|del\s+|of\s+)?)({_YEAR})\b"
    fiscal = "|".join(map(re.escape, words["fiscal"]))
    return (
        (re.compile(rf"()(?<!\d )(?<!\d)\b(?:{month})\b\.?{year}{to}(?:{month})\b\.?{year}"), r"\2-\3"),
        (re.compile(rf"()(?<!\d )\b(?:{month})\b\.?{to}(?:{month})\b\.?{year}"), r"\2"),
        (re.compile(rf"(\b(?:{fiscal})\s?)'?(\d\d)(?!\d)"), r"\g<1> 20\2"),
    )


def _in_years(text: str) -> str:
    """The text with periods of months and short fiscal years written in years."""
    for pattern, years in _shorthand():
        while found := pattern.search(plain(text)):
            text = text[: found.start()] + found.expand(years) + text[found.end() :]
    return text


def _find(text: str) -> Iterator[_Period]:
    if len(text) <= TOP_CHARS:
        text = _in_years(text)
    text = text.replace("’", "'")
    period, cue = _patterns()
    if period.search(text) is None:
        return
    plan = frozenset(load_toml("editions.toml")["plan"])
    dates = list(date_spans(text))
    cues = [(match.start(), match.end(), 2 if match.group().lower() in plan else 0) for match in cue.finditer(text)]
    after = 0
    for match in period.finditer(text):
        if any(a < match.end() and match.start() < b for a, b in dates):
            continue
        first, last = _years(match)
        if not first <= last <= first + LONGEST_PLAN:
            continue
        behind = next((c for c in cues if match.end() < c[0] <= match.end() + _NEXT_WORD), None)
        before = [value for start, end, value in cues if after <= start and end <= match.start()]
        after = behind[1] if behind else match.end()
        yield _Period(first, last, behind[2] if behind else before[-1] if before else 1)


def _years(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last year of a period; "2020-21" and "FY 2023/24" write the last in two figures."""
    first = int(match["a"])
    end = match["b2"] or match["short"]
    base = int(match["b"]) if match["b"] else first
    if end is None and match["b"] is None:
        end = match["a2"]
    return first, base - base % 100 + int(end) if end else base
