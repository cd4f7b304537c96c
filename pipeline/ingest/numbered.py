"""Lines that count a document's sections: "1 Introduction", "II. Goals", "A) Water", "2.1 Noise", "Part B: Ports"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.ingest.entry import Entry
from pipeline.ingest.markers import Style, is_bullet, readings, split_marker
from pipeline.ingest.released import is_month
from pipeline.ingest.titles import is_capitals, is_title_like, part_of

_BARE_NUMBER = re.compile(r"(\d{1,2}) (?=[“\"«¿¡(]?([^\W\d_]+))")
_MIN_LETTERS = 2
"""Letters of the shortest title behind a number ("A) Eau")."""

Look = Literal["number", "part"]


def heading_marker(text: str) -> str | None:
    """The number of a numbered heading: a printed marker, or a bare number before a capital."""
    marker = split_marker(text)
    if marker is not None:
        return None if is_bullet(marker) else marker
    bare = _BARE_NUMBER.match(text)
    return bare[1] if bare and bare[2][0].isupper() and not is_month(bare[2]) else None


def numbered_headings(entries: Sequence[Entry]) -> dict[int, Look]:
    """By `id`, the entries that head sections: they count up, are short and apart, and each has content below it."""
    sequences: dict[Style, list[tuple[int, int]]] = {}
    nested: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        if entry.block.kind != "paragraph":
            continue
        for style, value in _counters(entry.block.text):
            if style.depth == 1 and style.kind not in ("roman", "lower", "other"):
                sequences.setdefault(style, []).append((index, value))
            elif style.kind == "number" and style.depth > 1:
                parent = (heading_marker(entry.block.text) or "").strip("().").rpartition(".")[0]
                nested.setdefault(parent, []).append(index)
    found: dict[int, Look] = {}
    for style, members in sequences.items():
        look: Look = "part" if " " in style.kind else "number"
        for run in _runs(entries, members):
            if len(run) > 1 and not _adjacent(run):
                found.update((id(entries[index]), look) for index in run)
    inner = [run for run in nested.values() if all(_heads(entries, i) for i in run) and not _adjacent(run)]
    if sum(map(len, inner)) > 1:
        found.update((id(entries[index]), "number") for run in inner for index in run)
    return found


def _counters(text: str) -> tuple[tuple[Style, int], ...]:
    """The readings of a line's number; that of a named part has a kind with its name and a space in it."""
    part = part_of(text)
    if part is not None:
        name, counter = part[1].lower(), part[2]
        return tuple((Style(f"{name} {style.kind}"), value) for style, value in readings(counter))
    marker = heading_marker(text)
    return readings(marker) if marker else ()


def _adjacent(run: Sequence[int]) -> bool:
    return any(b == a + 1 for a, b in pairwise(run))


def _runs(entries: Sequence[Entry], members: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Runs of entries numbered 1, 2, 3 …, each of which heads a section. A list may be numbered inside a section: an
    item that no heading is goes on with a run of such items, and ends a run of headings only where it fits no other."""
    runs: list[tuple[bool, list[int]]] = []
    ended: set[int] = set()
    open_runs: dict[tuple[bool, int], list[tuple[bool, list[int]]]] = {}
    for index, value in members:
        heads = _heads(entries, index)
        if value == 1:
            run = (heads, [index])
            runs.append(run)
        elif same := open_runs.get((heads, value - 1)):
            run = same.pop()
            run[1].append(index)
        else:
            other = open_runs.get((True, value - 1)) if not heads else None
            if other:
                ended.add(id(other.pop()))
            continue
        open_runs.setdefault((heads, value), []).append(run)
    return [run[1] for run in runs if run[0] and id(run) not in ended]


def _heads(entries: Sequence[Entry], index: int) -> bool:
    """Whether a line could head what stands below it."""
    entry = entries[index]
    if not entry.alone or index + 1 >= len(entries):
        return False
    if entries[index + 1].block.kind not in ("paragraph", "list_item", "table_row", "quote"):
        return False
    text = entry.block.text
    if part_of(text) is not None:
        return is_title_like(text) or is_capitals(text)
    bare = text[len(heading_marker(text) or "") :].strip()
    return is_title_like(bare, letters=_MIN_LETTERS) or is_capitals(bare)
