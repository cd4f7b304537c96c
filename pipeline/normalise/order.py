"""Order and repetition within the dated lists of one release."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from rapidfuzz import fuzz

from pipeline.config import Config
from pipeline.data import EventMention, Finding
from pipeline.edtf import bounds, precision
from pipeline.nlp.eventful import POINTS

_LEAD = 16
"""Characters that may stand before a leading date: a marker, an article, a weekday."""

_TAIL = 3
"""Characters that may stand behind a date that ends its entry: a stop, a bracket."""


def _lists(events: Iterable[EventMention]) -> list[list[EventMention]]:
    """The events of each list or table, one an entry (the first it tells), in reading order; points have no order."""
    lists: dict[object, dict[int, EventMention]] = defaultdict(dict)
    for event in events:
        if event.list_id is not None and event.section_role not in POINTS:
            lists[event.list_id].setdefault(event.char_start, event)
    return [list(entries.values()) for entries in lists.values()]


def out_of_order(events: Sequence[EventMention], config: Config) -> list[Finding]:
    """Entries that begin before the latest beginning seen so far in their list.

    Imprecise dates count only where they are disjoint. A list in which more than `config.unordered_share` of the
    entries break the order is not kept in order of dates, and gives no finding.
    """
    found: list[Finding] = []
    for entries in _lists(events):
        breaks = _breaks(entries)
        if len(breaks) <= max(1, config.unordered_share * len(entries)):
            found += [
                _finding(event, "out_of_order", f"The entry begins before {latest.isoformat()}, told above it.")
                for event, latest in breaks
            ]
    return found


def _breaks(entries: Sequence[EventMention]) -> list[tuple[EventMention, date]]:
    latest: date | None = None
    breaks = []
    for event in entries:
        start, end = _beginning(event)
        if start is None or end is None:
            continue
        if latest is not None and end < latest:
            breaks.append((event, latest))
        latest = start if latest is None else max(latest, start)
    return breaks


def _beginning(event: EventMention) -> tuple[date | None, date | None]:
    """The first and the last day on which the event may begin; None where its entry does not lead with its date."""
    told = next((value for value in event.values if value.field == "date_edtf"), None)
    if event.date_edtf is None or told is None:
        return None, None
    leads = told.char_start - event.char_start <= _LEAD
    ends = event.char_end - told.char_end <= _TAIL
    if "|" not in event.text and not leads and not ends:
        return None, None
    start, end = bounds(event.date_edtf)
    return (start, start) if precision(event.date_edtf) == "day" else (start, end)


def duplicates(events: Sequence[EventMention], config: Config) -> list[Finding]:
    """Entries that tell what an earlier entry of the same list told: same days, and much the same words."""
    found = []
    for entries in _lists(events):
        for position, event in enumerate(entries):
            earlier = next((e for e in entries[:position] if _same(e, event, config)), None)
            if earlier is not None:
                message = f"The entry repeats one above it: {earlier.title!r}."
                found.append(_finding(event, "duplicate_entry", message))
    return found


def _same(a: EventMention, b: EventMention, config: Config) -> bool:
    if a.date_edtf is None or b.date_edtf is None or bounds(a.date_edtf) != bounds(b.date_edtf):
        return False
    if a.place.city and b.place.city and a.place.city != b.place.city:
        return False
    return fuzz.token_set_ratio(a.title.lower(), b.title.lower()) >= config.duplicate_title


def _finding(event: EventMention, kind: str, message: str) -> Finding:
    return Finding(
        kind=kind,
        message=message,
        block_id=event.block_id,
        page=event.page,
        char_start=event.char_start,
        char_end=event.char_end,
        text=event.text,
    )
