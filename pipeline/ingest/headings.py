"""Headings that a format does not mark: lines all bold, in capitals, underlined, numbered, or short and apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.entry import Entry
from pipeline.ingest.fields import is_field
from pipeline.ingest.lines import is_dated
from pipeline.ingest.markers import Nesting, split_marker
from pipeline.ingest.numbered import Look, heading_marker, numbered_headings
from pipeline.ingest.released import is_date_alone
from pipeline.ingest.titles import HEADING_WORDS, NO_TITLE_ENDS, YEARS, is_capitals, is_title_like, part_of

CAPITALS_CHARS = 160
"""A line in capitals may be longer: titles are."""
TITLE_LINES = 1
"""Lines at the top that such a list does not take in."""
LINES_OF_TITLE = 4
"""Lines at the top that a title may take, before the date of the document."""
RUN_OF_LINES = 3
"""So many short lines in a row are a list without markers, not headings."""
_DEEPEST = 6
_COUNTED = ("number", "part")
_UPPER = ("capitals", "underline")

_SYMBOL = re.compile(r"\S*[/\d]\S*")
"""One word with a stroke or a figure in it: a document's number, not a title."""


def settle_headings(entries: Sequence[Entry]) -> None:
    """Makes headings of the entries that look like them, and ranks them."""
    content = [entry for entry in entries if entry.block.kind != "furniture"]
    numbered = numbered_headings(content)
    looks = [_look(entry, numbered.get(id(entry)), first=index == 0) for index, entry in enumerate(content)]
    _drop_date(content, looks)
    _drop_fields(content, looks)
    _drop_runs(content, looks)
    _drop_without_content(content, looks)
    _set_levels(content, looks)


def _look(entry: Entry, numbered: Look | None, *, first: bool) -> str | None:
    """Why an entry looks like a heading: underline, number, part, bold, capitals, title; None where it does not."""
    block = entry.block
    if block.kind != "paragraph" or block.list_key is not None:
        return None
    if entry.underline:
        return "underline"
    if numbered:
        return numbered
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


def _is_first_title(text: str) -> bool:
    """A document's first line may be a longer title, dates and all; but no sentence, and no entry of a calendar."""
    return (
        len(text) <= CAPITALS_CHARS and len(text.split()) <= 2 * HEADING_WORDS and not text.endswith(NO_TITLE_ENDS)
        and not text[:1].islower() and ". " not in text and not is_dated(text) and not is_field(text)
    )


def _drop_date(entries: Sequence[Entry], looks: list[str | None]) -> None:
    """A date alone below the title is the document's; dates that head sections come more than once."""
    looking = (i for i, look in enumerate(looks) if look in ("capitals", "title"))
    dates = [i for i in looking if is_date_alone(entries[i].block.text)]
    if len(dates) == 1 and 0 < dates[0] <= LINES_OF_TITLE and all(looks[: dates[0]]):
        looks[dates[0]] = None


def _drop_fields(entries: Sequence[Entry], looks: list[str | None]) -> None:
    """A line with a colon right below or above a field ("Date: …", "Host: …") is a field as well."""
    fields = [is_field(entry.block.text) for entry in entries]
    for index, entry in enumerate(entries):
        name = entry.block.text.partition(": ")[0]
        if looks[index] == "title" and name != entry.block.text and part_of(name) is None:
            beside = fields[max(0, index - 1) : index + 2]
            looks[index] = None if any(beside) else "title"


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


def _set_levels(entries: Sequence[Entry], looks: Sequence[str | None]) -> None:
    """Ranks headings by their look: below the format's own headings, else title, then capitals over other looks."""
    own = any(entry.block.kind == "heading" for entry in entries)
    found = [look for look in looks[1:] if look]
    ranks = _ranks(found)
    last, titled, in_title = 1, False, True
    title_look: str | None = None
    nesting = Nesting()
    for entry, look in zip(entries, looks, strict=True):
        block = entry.block
        if look is None:
            if block.kind == "heading":
                last, titled = block.level, True
            in_title = False
            continue
        block.kind = "heading"
        block.marker = heading_marker(block.text) if look == "number" else split_marker(block.text)
        if own and titled:
            block.level = min(last + 1, _DEEPEST)
        elif look == "underline":
            block.level, titled = entry.underline, True
        elif in_title and look not in _COUNTED and (
            not titled or (look == title_look != "title" and _goes_on(block.text))
        ):
            block.level, titled, title_look = 1, True, look
        else:
            rank = 1 if in_title else ranks.get(look, 1)
            if look == "part":
                nesting = Nesting()
            deeper = nesting.level(block.marker) - 1 if look == "number" and block.marker else 0
            block.level = min(1 + rank + deeper, _DEEPEST)
            in_title = in_title and look not in _COUNTED


def _goes_on(text: str) -> bool:
    """Whether a second line at the top, in the title's look, goes on with it: it tells years, and numbers nothing."""
    return YEARS.search(text) is not None and part_of(text) is None


def _ranks(looks: Sequence[str]) -> dict[str, int]:
    """Ranks of the looks below the title. What is counted stands over other looks, and of two such the one that comes
    first; else capitals and underlines do. What comes only once ranks no other."""
    several = [look for look in dict.fromkeys(looks) if looks.count(look) > 1]
    upper = [look for look in several if look in _COUNTED] or [look for look in _UPPER if look in several][:1]
    below = len(upper) + 1
    return {look: upper.index(look) + 1 if look in upper else below for look in looks}
