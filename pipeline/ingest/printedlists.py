"""Lists whose markers are only printed: which paragraphs are items, of which list, how deep."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.entry import Entry
from pipeline.ingest.markers import Nesting, readings, split_marker


def settle_lists(entries: Sequence[Entry], key: str) -> None:
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
