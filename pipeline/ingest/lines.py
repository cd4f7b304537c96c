"""Lines that a break set apart inside one paragraph: which of them are entries of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.markers import split_marker
from pipeline.ingest.runs import Line, join

_ENDS = (".", ";", ":", "?", "!", "…")
_DATED = re.compile(r"\D{0,24}\d[^:–—]{0,40}(?::|\s[–—-])\s")
"""A line that opens with a date or a figure and a colon or dash, as lines of calendars do."""


def is_dated(text: str) -> bool:
    """Whether a line opens as an entry of a calendar does."""
    return _DATED.match(text) is not None


def entries_of_lines(lines: Sequence[Line], *, in_item: bool = False) -> list[Line]:
    """Joins what runs on and parts what stands for itself: an empty line parts, so do a marker, a date with its colon,
    and a new line after a full stop, a colon or a semicolon. Outside list items a bold line heads what follows."""
    groups: list[list[Line]] = []
    parted = True
    for line in lines:
        if not line.text:
            parted = True
            continue
        if parted or _begins(line, groups[-1][-1], in_item=in_item):
            groups.append([])
        groups[-1].append(line)
        parted = False
    return [join(group) for group in groups]


def _begins(line: Line, previous: Line, *, in_item: bool) -> bool:
    if split_marker(line.text) or is_dated(line.text):
        return True
    if previous.all_bold() and not line.all_bold() and not in_item:
        return True
    return previous.text.endswith(_ENDS) and not line.text[0].islower()
