"""Lines that a break set apart inside one paragraph: which of them are entries of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.fields import field_name
from pipeline.ingest.markers import split_marker
from pipeline.ingest.released import date_spans
from pipeline.ingest.runs import Line, join
from pipeline.ingest.titles import part_of

MIN_LINES = 3
"""Lines without dates that are a list without markers; fewer may be a name and what belongs to it."""
MIN_WORDS = 4
"""Words of the shortest entry of such a list."""

_ENDS = (".", ";", ":", "?", "!", "…")
_OPEN_ENDS = (",", "-", "–", "—", "/", "(", "&")
_DATED = re.compile(r"\D{0,24}\d[^:–—]{0,40}(?::|\s[–—-])\s")
"""A line that opens with a date or a figure and a colon or dash, as lines of calendars do."""


def is_dated(text: str) -> bool:
    """Whether a line opens as an entry of a calendar does."""
    return _DATED.match(text) is not None


def entry_label(text: str) -> str | None:
    """What opens an entry among others like it: the name that it counts ("Goal 2. …"), or a date; None otherwise."""
    part = part_of(text)
    if part is not None:
        return part[1].lower()
    return "date" if is_dated(text) else None


def entries_of_lines(lines: Sequence[Line], *, in_item: bool = False) -> list[Line]:
    """Joins what runs on and parts what stands for itself: an empty line parts, so do a marker, a date with its colon,
    and a new line after a full stop, a colon or a semicolon; fields ("Place: …") stay with what they tell of. Outside
    list items a bold line heads what follows, and lines that are all alike are entries."""
    if len(lines) == 1:
        return list(lines)
    alike = _all_entries([line for line in lines if line.text], in_item=in_item)
    groups: list[list[Line]] = []
    parted = True
    for line in lines:
        if not line.text:
            parted = True
            continue
        if parted or alike or _begins(line, groups[-1], in_item=in_item):
            groups.append([])
        groups[-1].append(line)
        parted = False
    return [join(group) for group in groups]


def _all_entries(lines: Sequence[Line], *, in_item: bool) -> bool:
    """Whether each line is an entry: every one gives a date, or they are some long lines of which none does."""
    texts = [line.text for line in lines]
    if len(texts) < 2 or any(text[0].islower() or text.endswith(_OPEN_ENDS) or field_name(text) for text in texts):
        return False
    dated = [any(date_spans(text)) for text in texts]
    if all(dated):
        return True
    words = min(len(text.split()) for text in texts)
    plain = not any(line.bold for line in lines)
    return not in_item and plain and len(texts) >= MIN_LINES and not any(dated) and words >= MIN_WORDS


def _begins(line: Line, group: Sequence[Line], *, in_item: bool) -> bool:
    previous = group[-1]
    label = entry_label(line.text)
    name = field_name(line.text)
    if name is not None:
        return name in {field_name(other.text) for other in group}
    if split_marker(line.text) or is_dated(line.text) or (label is not None and label == entry_label(group[0].text)):
        return True
    if previous.all_bold() and not line.all_bold() and not in_item:
        return True
    return previous.text.endswith(_ENDS) and not line.text[0].islower()
