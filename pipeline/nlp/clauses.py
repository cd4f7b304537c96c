"""Where sentences and clauses end: the cuts that clean text gives itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pipeline.data import Span
from pipeline.gazetteers import load_toml

_OPEN = "([{«“„"
_CLOSE = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“"}
_LONGEST_WORD = 40
"""Characters looked at before a stop: no abbreviation is longer, and a long text stays linear."""
_MARKS = re.compile(r"[\"()\[\]{}«»“”„]")
_STOP = re.compile(r"[.!?…][\"”»’')\]]*(?=\s+[\"“«'(\[¿¡]*[A-ZÀ-ÖØ-Þ0-9])")
_WORD_BEFORE = re.compile(r"([^\s(\[«“\"'’]+)$")
_INITIAL = re.compile(r"^(?:[A-ZÀ-Þ]|[A-Z](?:\.[A-Z])+)$")
_MARKER = re.compile(r"^\(?(?:\d+(?:\.\d+)*|[ivxlIVXL]+|[A-Za-z])$")


@cache
def clause_words(language: str, kind: str) -> tuple[str, ...]:
    """The words of one kind from `gazetteers/<language>/clauses.toml`."""
    return tuple(load_toml(f"{language}/clauses.toml")[kind])


@cache
def word_pattern(language: str, kind: str) -> re.Pattern[str]:
    """The words of one kind as one pattern, whole words, any case, either apostrophe; "*" stands for any word."""
    words = sorted(clause_words(language, kind), key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace("'", "['’]").replace(r"\*", r"\w+") for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def enclosed(text: str) -> Sequence[Span]:
    """The spans of `text` between balanced quotes or brackets, outermost only, marks included.

    A mark that is never closed encloses nothing: see `unclosed`.
    """
    return _nesting(text)[0]


def unclosed(text: str) -> Sequence[int]:
    """Offsets of opening quotes and brackets of `text` that are never closed."""
    return _nesting(text)[1]


@lru_cache(maxsize=4096)
def _nesting(text: str) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    stack: list[tuple[str, int]] = []
    spans: list[Span] = []
    straight: int | None = None
    for mark in _MARKS.finditer(text):
        i, char = mark.start(), mark.group()
        if char == '"':
            if straight is None:
                straight = i
            else:
                spans.append((straight, i + 1))
                straight = None
        elif stack and char == _CLOSE[stack[-1][0]]:
            spans.append((stack.pop()[1], i + 1))
        elif char in _OPEN:
            stack.append((char, i))
        elif any(char == _CLOSE[opener] for opener, _ in stack):
            while stack and char != _CLOSE[stack[-1][0]]:
                stack.pop()
            spans.append((stack.pop()[1], i + 1))
    open_marks = [start for _, start in stack] + ([straight] if straight is not None else [])
    outer: list[Span] = []
    for start, end in sorted(spans):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    return tuple(outer), tuple(sorted(open_marks))


def inside(spans: Sequence[Span], offset: int) -> bool:
    """Whether `offset` lies strictly within one of the spans."""
    return any(start < offset < end for start, end in spans)


def sentences(text: str, language: str) -> list[Span]:
    """The sentences of one block: stops inside quotes or brackets, after abbreviations and initials end none."""
    return list(_sentences(text, language))


@lru_cache(maxsize=8192)
def _sentences(text: str, language: str) -> tuple[Span, ...]:
    shielded = enclosed(text)
    bounds = [0]
    for match in _STOP.finditer(text):
        if inside(shielded, match.start()) or _abbreviated(text, match.start(), bounds[-1], language):
            continue
        bounds.append(match.end())
    bounds.append(len(text))
    return tuple(_stripped(text, a, b) for a, b in itertools.pairwise(bounds) if text[a:b].strip())


def _abbreviated(text: str, stop: int, sentence_start: int, language: str) -> bool:
    if text[stop] != ".":
        return False
    word = _WORD_BEFORE.search(text, max(sentence_start, stop - _LONGEST_WORD), stop)
    if word is None:
        return False
    token = word.group(1)
    if token in clause_words(language, "abbreviations") or _INITIAL.match(token):
        return True
    return not text[sentence_start : word.start()].strip() and bool(_MARKER.match(token))


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def boundaries(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int, int]]:
    """Places where the clause `[start, end)` may be cut: (rank, end of the left part, start of the right part).

    A lower rank is a stronger boundary: 0 semicolon, 1 comma with a joining word, 2 joining word, 3 comma.
    Boundaries inside quotes or brackets are left out.
    """
    shielded = [span for span in enclosed(text) if span[0] >= start]
    joins = word_pattern(language, "joins").pattern
    pattern = rf"\s*;\s*|\s*,\s+(?P<both>(?:{joins})\s+)?|\s+(?P<join>(?:{joins}))(?:,?\s+)"
    for match in re.compile(pattern, re.IGNORECASE).finditer(text, start, end):
        if inside(shielded, match.start() + 1):
            continue
        rank = 0 if ";" in match.group() else 1 if match.group("both") else 2 if match.group("join") else 3
        yield rank, match.start(), match.end()
