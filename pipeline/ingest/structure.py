"""Structure that a format does not mark: headings that are only bold, in capitals or short lines by themselves, and lists
whose markers are only printed. All readers but that of PDF pass through here; what their formats mark is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.furniture import is_furniture, is_page_date
from pipeline.ingest.markers import Nesting, Style, is_bullet, readings, split_marker

HEADING_CHARS = 110
HEADING_WORDS = 16
"""Longest line that is a heading by its look alone."""
CAPITALS_CHARS = 160
"""A line in capitals may be longer: titles are."""
RUN_OF_LINES = 3
"""So many short lines in a row are a list without markers, not headings."""
_DEEPEST = 6

_ENDS = (".", "!", ";", ":", ",", "…")
_YEARS = re.compile(
    r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?\b|\b\d{1,2}(?:st|nd|rd|th|e|er|ère|ème|\.?[ºª])\b"
    r"|\bCOVID-19\b|\b\d(?:[.)])?(?=$)"
)
_SYMBOL = re.compile(r"\S*[/\d]\S*")
"""One word with a stroke or a figure in it: a document's number, not a title."""


@dataclass(slots=True)
class Entry:
    """A block before its structure is settled. `alone`: blank lines or a paragraph of its own set it apart; `underline`:
    rank of the line drawn under it, 0 without one; `lines`: lines of the file it took."""

    block: DraftBlock
    indent: int = 0
    alone: bool = True
    underline: int = 0
    lines: int = 1


def structured(entries: Sequence[Entry], *, key: str) -> list[DraftBlock]:
    """The blocks with headings and printed lists settled. Changes the blocks it is given; `key` sets lists apart."""
    for entry in entries:
        block = entry.block
        if block.kind == "paragraph" and block.list_key is None and is_furniture(block.text):
            block.kind = "furniture"
        elif block.kind == "table_row" and len(block.cells) == 2 and is_page_date(block.text):
            block.kind, block.cells, block.list_key = "furniture", (), None
    _settle_headings(entries)
    _settle_lists(entries, key)
    return [entry.block for entry in entries]


# ------------------------------------------------------------------------------------------------------- headings


def _settle_headings(entries: Sequence[Entry]) -> None:
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
    if len(text) <= CAPITALS_CHARS and is_capitals(text) and not text.endswith((".", ";", ",")):
        return "capitals"
    if is_all_bold(block) and len(text) <= CAPITALS_CHARS and not text.endswith((";", ":", ",")):
        return "bold"
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
    first = next((c for c in text if c.isalnum()), "")
    if not (first.isupper() or first.isdigit()) or sum(c.isalpha() for c in text) < 4:
        return False
    return not any(c.isdigit() for c in _YEARS.sub("", text)) and " | " not in text


def _is_first_title(text: str) -> bool:
    """A document's first line may be a longer title."""
    return len(text) <= 2 * HEADING_CHARS and not text.endswith(_ENDS) and not text[:1].islower()


def _drop_runs(entries: Sequence[Entry], looks: list[str | None]) -> None:
    """Short lines in a row, further down than the title, are a list without markers."""
    index = 0
    while index < len(entries):
        end = index
        while end < len(entries) and looks[end] == "title":
            end += 1
        if end - index >= RUN_OF_LINES and index > 0:
            looks[index:end] = [None] * (end - index)
        index = max(end, index + 1)


def _drop_without_content(entries: Sequence[Entry], looks: list[str | None]) -> None:
    """A line that only looks like a title is none at the end, or right before a heading of the format's own."""
    for index in range(len(entries) - 1, -1, -1):
        if looks[index] != "title":
            continue
        following = index + 1
        if following == len(entries):
            looks[index] = None
        elif entries[following].block.kind == "heading" and index > 0:
            looks[index] = None


def _numbered_headings(entries: Sequence[Entry]) -> frozenset[int]:
    """Numbered lines that head their sections: they count up, are short and apart, and each has content below it."""
    sequences: dict[Style, list[tuple[int, int]]] = {}
    for index, entry in enumerate(entries):
        marker = split_marker(entry.block.text) if entry.block.kind == "paragraph" else None
        for style, value in readings(marker) if marker and not is_bullet(marker) else ():
            if style.depth == 1 and style.kind in ("number", "Roman", "upper"):
                sequences.setdefault(style, []).append((index, value))
    found: set[int] = set()
    for members in sequences.values():
        for run in _counting_up(members):
            if len(run) > 1 and all(_heads_section(entries, i) for i in run) and not any(
                b == a + 1 for a, b in zip(run, run[1:], strict=False)
            ):
                found.update(id(entries[i]) for i in run)
    return frozenset(found)


def _counting_up(members: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Runs of entries whose numbers go 1, 2, 3 …"""
    runs: list[list[int]] = []
    expected = 0
    for index, value in members:
        if value == 1:
            runs.append([index])
        elif runs and value == expected:
            runs[-1].append(index)
        else:
            continue
        expected = value + 1
    return runs


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
        elif in_title and (not titled or look == title_look != "title"):
            block.level, titled, title_look = 1, True, look
        else:
            in_title = False
            block.level = min(1 + ranks.get(look, 1), _DEEPEST)


def _ranks(looks: Sequence[str]) -> dict[str, int]:
    """Ranks of the looks below the title. Capitals or numbers stand over other looks where they come more than once."""
    ranks = {look: 1 for look in looks}
    upper = next((look for look in ("number", "capitals", "underline") if looks.count(look) > 1), None)
    if upper is not None:
        ranks = {look: 1 if look == upper else 2 for look in looks}
    return ranks


# ---------------------------------------------------------------------------------------------------- printed lists


def _settle_lists(entries: Sequence[Entry], key: str) -> None:
    """Paragraphs that begin with a marker become items of lists, nested by indent and by the style of their markers."""
    lists = _PrintedLists(key)
    running = _running_numbers(entries)
    for index, entry in enumerate(entries):
        block = entry.block
        if index in running:
            block.kind, block.level, block.list_key = "paragraph", 0, None
            block.marker = split_marker(block.text)
            lists.interrupt()
            continue
        if block.kind in ("heading", "table_row") or block.list_key is not None:
            lists.close()
        elif block.kind == "paragraph":
            marker = split_marker(block.text)
            if marker is None:
                lists.interrupt()
            else:
                lists.add(entry, marker)


def _running_numbers(entries: Sequence[Entry]) -> frozenset[int]:
    """Paragraphs numbered through the whole document: the count goes on behind headings, twice at least."""
    found: set[int] = set()
    members: list[int] = []
    last, crossings, heading_between = 0, 0, False
    for index, entry in enumerate(entries):
        block = entry.block
        if block.kind == "heading":
            heading_between = True
        marker = split_marker(block.text) if block.kind in ("paragraph", "list_item") and block.level < 2 else None
        value = _plain_number(marker) if marker else None
        if value is None:
            continue
        if value != last + 1:
            if crossings > 1:
                found.update(members)
            members, crossings = [], 0
        elif heading_between and members:
            crossings += 1
        members.append(index)
        last, heading_between = value, False
    return frozenset(found | set(members)) if crossings > 1 else frozenset(found)


def _plain_number(marker: str) -> int | None:
    """The value of a marker like "4." or "4)"; None for any other."""
    style, value = readings(marker)[0]
    return value if style.kind == "number" and style.depth == 1 and not marker.startswith("(") else None


class _PrintedLists:
    """The printed list that is open: frames of (indent, nesting) and the depth below each."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._count = 0
        self._frames: list[tuple[int, Nesting, int]] = []
        self._level = 0
        self._interrupted = False

    def close(self) -> None:
        """A heading or another structure ends the list."""
        self._frames = []
        self._interrupted = False

    def interrupt(self) -> None:
        """A paragraph stands between: only a number that counts on continues the list."""
        self._interrupted = bool(self._frames)

    def add(self, entry: Entry, marker: str) -> None:
        """Makes the entry an item."""
        if self._interrupted and not any(nesting.continues(marker) for _, nesting, _ in self._frames):
            self._frames = []
        self._interrupted = False
        while len(self._frames) > 1 and self._frames[-1][0] > entry.indent + 1:
            self._frames.pop()
        if not self._frames:
            self._count += 1
            self._frames = [(entry.indent, Nesting(), 0)]
        elif entry.indent > self._frames[-1][0] + 1:
            self._frames.append((entry.indent, Nesting(), self._level))
        _, nesting, base = self._frames[-1]
        self._level = base + nesting.level(marker)
        block = entry.block
        block.kind, block.level, block.marker = "list_item", self._level, marker
        block.list_key = f"{self._key} list {self._count}"
