"""What an analyst should look at in one release, all kinds together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.config import Config
from pipeline.data import Block, Context, Entry, EventMention, Finding, FoundDate
from pipeline.edtf import bounds, precision
from pipeline.normalise.lists import missing_lists
from pipeline.normalise.order import duplicates, out_of_order
from pipeline.normalise.truncation import Truncation, truncation_findings


def release_findings(
    context: Context,
    entries: Sequence[Entry],
    events: Sequence[EventMention],
    broken: Sequence[Truncation],
    config: Config,
) -> tuple[Finding, ...]:
    """The findings of a release by position."""
    blocks = context.document.blocks
    found = [
        *truncation_findings(broken, blocks),
        *missing_lists(context.document),
        *out_of_order(events, config),
        *duplicates(events, config),
        *inconsistent_dates(entries, blocks),
        *wrong_weekdays(entries, events),
        *unresolved_places(events),
    ]
    return tuple(sorted(found, key=lambda f: (f.char_start or 0, f.kind)))


def inconsistent_dates(entries: Sequence[Entry], blocks: Sequence[Block]) -> list[Finding]:
    """Dates that contradict themselves: a weekday that is another, an end before its start, a day that never was."""
    pages = {block.block_id: block.page for block in blocks}
    return [_inconsistent(e, d, pages[e.block_id]) for e in entries for d in e.dates if d.problem]


def _inconsistent(entry: Entry, date: FoundDate, page: int | None) -> Finding:
    return Finding(
        kind="inconsistent_date",
        message=f"The date “{date.text}” contradicts itself: {date.problem}.",
        block_id=entry.block_id,
        page=page,
        char_start=entry.char_start,
        char_end=entry.char_end,
        text=entry.text,
    )


def wrong_weekdays(entries: Sequence[Entry], events: Sequence[EventMention]) -> list[Finding]:
    """Weekdays that a date's inherited year contradicts ("Monday 31 May" under a heading 2024)."""
    told = {v.char_start: (e.date_edtf, e.page) for e in events for v in e.values if v.field == "date_edtf"}
    found = []
    for entry in entries:
        for date in entry.dates:
            edtf, page = told.get(date.start, (None, None))
            problem = None if date.problem or edtf is None else weekday_problem(edtf, date.weekdays)
            if problem:
                found.append(_inconsistent(entry, replace(date, problem=problem), page))
    return found


def weekday_problem(edtf: str, weekdays: Sequence[int]) -> str | None:
    """What is wrong where a date of day precision falls on other weekdays (ISO numbers) than its text says."""
    days = [day for day in bounds(edtf) if day is not None]
    if not weekdays or precision(edtf) != "day" or len(days) < len(weekdays):
        return None
    wrong = [day for day, weekday in zip(days, weekdays, strict=False) if day.isoweekday() != weekday]
    return f"{wrong[0].isoformat()} is a {wrong[0]:%A}" if wrong else None


def unresolved_places(events: Sequence[EventMention]) -> list[Finding]:
    """Cities that stand for several places, none of which the evidence picks."""
    return [
        Finding(
            kind="unresolved_place",
            message=f"Which {event.place.city} is meant cannot be told: name its country in the plan, or judge it.",
            severity="info",
            block_id=event.block_id,
            page=event.page,
            char_start=event.char_start,
            char_end=event.char_end,
            text=event.text,
        )
        for event in events
        if event.place.city and event.place.country is None
    ]
