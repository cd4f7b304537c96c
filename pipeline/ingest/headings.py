"""Headings that a format does not mark: lines all bold, in capitals, underlined, numbered, or short and apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.entry import Entry
from pipeline.ingest.fields import is_field
from pipeline.ingest.lines import is_dated
from pipeline.ingest.markers import Style, is_bullet, readings, split_marker
from pipeline.ingest.released import date_spans, is_month

HEADING_CHARS = 110
HEADING_WORDS = 16
"""Longest line that is a heading by its look alone."""
CAPITALS_CHARS = 160
"""A line in capitals may be longer: titles are."""
TITLE_LINES = 1
"""Lines at the top that such a list does not take in."""
WORDS_BESIDE_DATE = 3
"""Words that a heading may have beside a date; an entry of a calendar has more."""
RUN_OF_LINES = 3
"""So many short lines in a row are a list without markers, not headings."""
_DEEPEST = 6

_ENDS = (".", "!", ";", ":", ",", "…")
_YEARS = re.compile(
    r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?\b|\b\d{1,2}(?:st|nd|rd|th|e|er|ère|ème|\.?[ºª])\b"
    r"|\bCOVID-19\b|\b\d(?:[.)])?(?=$)"
)
_NUMBERED = re.compile(r"([^\W\d_]{3,14}) \d{1,2}(?= ?[–—:-]|\. |$)")
_SYMBOL = re.compile(r"\S*[/\d]\S*")
"""One word with a stroke or a figure in it: a document's number, not a title."""


def settle_headings(entries: Sequence[Entry]) -> None:
    """Makes headings of the entries that look like them, and ranks them."""
    content = [entry for entry in entries if entry.block.kind != "furniture"]
    numbered = _numbered_headings(content)
    looks = [_look(entry, first=index == 0, numbered=id(entry) in numbered) for index, entry in enumerate(content)]
    _drop_runs(content, looks)
    _drop_without_content(content, looks)
    _set_levels(content, looks)


def _look(entry: Entry, *, first: bool, numbered: bool) -> str | None:
    """Why an entry looks like a heading: underline, number, bold, capitals or title; None where it does not."""
    block = entry.block
    if block.kind != "paragraph" or block.list_key is not None:
        return None
    if entry.underline:
        return "underline"
    if numbered:
        return "number"
    text = block.text
    if split_marker(text) or len(text) < 2:
        return None
    if _SYMBOL.fullmatch(text):
        return None
    if is_all_bold(block) and len(text) <= CAPITALS_CHARS and not text.endswith((";", ":", ",")):
        return "bold"
    if len(text) <= CAPITALS_CHARS and is_capitals(text) and not text.endswith((".", ";", ",")):
        return "capitals"
    if entry.alone and not block.bold and (is_title_like(text) or (first and _is_first_title(text))):
        return "title"
    return None


def is_all_bold(block: DraftBlock) -> bool:
    """Whether every letter and figure of a block is bold."""
    return bool(block.bold) and not any(
        char.isalnum() and not any(a <= i < b for a, b in block.bold) for i, char in enumerate(block.text[:400])
    )


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals: two words at least, or one long one that is no acronym."""
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    return upper > 0.9 * len(letters) and len(letters) >= 4 and (len(words) > 1 or len(letters) > 6)


def is_title_like(text: str) -> bool:
    """A short line that begins with a capital, ends without a stop, and gives no date finer than years."""
    if len(text) > HEADING_CHARS or len(text.split()) > HEADING_WORDS or text.endswith(_ENDS):
        return False
    if is_field(text):
        return False
    first = next((c for c in text if c.isalnum()), "")
    if not (first.isupper() or first.isdigit()) or sum(c.isalpha() for c in text) < 4:
        return False
    if any(c.isdigit() for c in _YEARS.sub("", _without_number(text))) or " | " in text:
        return False
    return not any(len(f"{text[:a]} {text[b:]}".split()) > WORDS_BESIDE_DATE for a, b in date_spans(text))


def _without_number(text: str) -> str:
    """The text without the number of its kind of section ("Article 3 – Ports", "Priority 2: Piers")."""
    numbered = _NUMBERED.match(text)
    return text if numbered is None or is_month(numbered[1]) else text[numbered.end() :]


def _is_first_title(text: str) -> bool:
    """A document's first line may be a longer title, dates and all; but no sentence, and no entry of a calendar."""
    return (
        len(text) <= CAPITALS_CHARS and len(text.split()) <= 2 * HEADING_WORDS and not text.endswith(_ENDS)
        and not text[:1].islower() and ". " not in text and not is_dated(text) and not is_field(text)
    )


def _drop_runs(entries: Sequence[Entry], looks: list[str | None]) -> None:
    """Short lines in a row, further down than the title, are a list without markers."""
    index = 0
    while index < len(entries):
        end = index
        while end < len(entries) and looks[end] == "title":
            end += 1
        first = index if index else min(TITLE_LINES, end)
        if end - first >= RUN_OF_LINES:
            looks[first:end] = [None] * (end - first)
        index = max(end, index + 1)


def _drop_without_content(entries: Sequence[Entry], looks: list[str | None]) -> None:
    """A line that only looks like a title is none at the end, or right before a heading of the format's own."""
    for index in range(len(entries) - 1, -1, -1):
        if looks[index] != "title":
            continue
        last = index + 1 == len(entries)
        if last or (index > 0 and entries[index + 1].block.kind == "heading"):
            looks[index] = None


def _numbered_headings(entries: Sequence[Entry]) -> frozenset[int]:
    """Numbered lines that head their sections: they count up, are short and apart, and each has content below it."""
    sequences: dict[Style, list[tuple[int, int]]] = {}
    nested: list[int] = []
    for index, entry in enumerate(entries):
        marker = split_marker(entry.block.text) if entry.block.kind == "paragraph" else None
        for style, value in readings(marker) if marker and not is_bullet(marker) else ():
            if style.depth == 1 and style.kind in ("number", "Roman", "upper"):
                sequences.setdefault(style, []).append((index, value))
            elif style.kind == "number" and style.depth == 2:
                nested.append(index)
    found: set[int] = set()
    if len(nested) > 1 and all(_heads_section(entries, i) for i in nested) and not _adjacent(nested):
        found.update(id(entries[i]) for i in nested)
    for members in sequences.values():
        for run in _heading_runs(entries, members):
            if len(run) > 1 and not _adjacent(run):
                found.update(id(entries[i]) for i in run)
    return frozenset(found)


def _adjacent(run: Sequence[int]) -> bool:
    return any(b == a + 1 for a, b in pairwise(run))


def _heading_runs(entries: Sequence[Entry], members: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Runs of entries numbered 1, 2, 3 …, each of which heads a section. A list may be numbered inside a section: an
    item that no heading is goes on with a run of such items, and ends a run of headings only where it fits no other."""
    runs: list[tuple[bool, list[int]]] = []
    for index, value in members:
        heads = _heads_section(entries, index)
        if value == 1:
            runs.append((heads, [index]))
            continue
        fitting = [run for run in reversed(runs) if len(run[1]) == value - 1]
        same = next((run for run in fitting if run[0] == heads), None)
        if same is not None:
            same[1].append(index)
        elif fitting and not heads:
            runs.remove(fitting[0])
    return [run for heads, run in runs if heads]


def _heads_section(entries: Sequence[Entry], index: int) -> bool:
    text = entries[index].block.text
    bare = text[len(split_marker(text) or "") :].strip()
    if not entries[index].alone or not (is_title_like(bare) or is_capitals(bare)) or index + 1 >= len(entries):
        return False
    return entries[index + 1].block.kind in ("paragraph", "list_item", "table_row", "quote")


def _set_levels(entries: Sequence[Entry], looks: Sequence[str | None]) -> None:
    """Ranks headings by their look: below the format's own headings, else title, then capitals over other looks."""
    own = any(entry.block.kind == "heading" for entry in entries)
    found = [look for look in looks[1:] if look]
    ranks = _ranks(found)
    last, titled, in_title = 1, False, True
    title_look: str | None = None
    for entry, look in zip(entries, looks, strict=True):
        block = entry.block
        if look is None:
            if block.kind == "heading":
                last, titled = block.level, True
            in_title = False
            continue
        block.kind = "heading"
        block.marker = split_marker(block.text)
        if own and titled:
            block.level = min(last + 1, _DEEPEST)
        elif look == "underline":
            block.level, titled = entry.underline, True
        elif in_title and look != "number" and (not titled or (look == title_look != "title" and _goes_on(block.text))):
            block.level, titled, title_look = 1, True, look
        else:
            deeper = look == "number" and readings(block.marker or "")[0][0].depth == 2
            rank = 1 if in_title else ranks.get(look, 1)
            block.level = min(1 + rank + deeper, _DEEPEST)
            in_title = in_title and look != "number"


def _goes_on(text: str) -> bool:
    """Whether a second line at the top, in the title's look, goes on with it: it tells years, and numbers nothing."""
    return _YEARS.search(text) is not None and _NUMBERED.match(text) is None


def _ranks(looks: Sequence[str]) -> dict[str, int]:
    """Ranks of the looks below the title. Capitals or numbers stand over other looks where they come more than once."""
    ranks = dict.fromkeys(looks, 1)
    upper = next((look for look in ("number", "capitals", "underline") if looks.count(look) > 1), None)
    if upper is not None:
        ranks = {look: 1 if look == upper else 2 for look in looks}
    return ranks
