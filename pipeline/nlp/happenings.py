"""Happenings: the clauses of an entry that each tell one event, with the date that tells when."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.data import Block, Entry, FoundDate, Span
from pipeline.nlp.clauses import boundaries, clause_words, enclosed, inside, sentences, word_pattern
from pipeline.nlp.eventful import POINTS, Happening, eventful, is_deadline, with_deadline
from pipeline.nlp.eventrows import date_cell, dates_of_cell, may_tell_event
from pipeline.nlp.eventwords import names_event, tells_event, tells_nothing
from pipeline.nlp.inorder import starting_in
from pipeline.nlp.replaced import compares, with_years, without_replaced

_TAIL = 3
"""Characters that may stand behind a date that ends its entry."""
_LABEL = re.compile(r"(?:\w+\s+){0,2}\w+\s*:")
_LEAD = 12
"""Characters that may stand before a leading date, its marker aside: an article, a weekday, "On"."""


def happenings(
    entry: Entry, block: Block, *, language: str, claimed: frozenset[Span], dated_list: bool
) -> list[Happening]:
    """The happenings of one entry in reading order.

    `claimed` are the spans of dates that time the plan's own actions; `dated_list` says that the entries of the
    entry's list lead or end with dates, so that an entry needs no verb to be an event.
    """
    dates = _standing([date for date in entry.dates if (date.start, date.end) not in claimed], block)
    if block.kind == "table_row":
        return _of_row(entry, block, dates, language)
    if block.kind == "heading":
        return []
    told = [date for date in dates if _can_time(date) and not compares(entry, date, language)]
    in_list = block.kind == "list_item" or block.marker is not None
    if entry.section.role in POINTS and in_list and not (dated_list and _leads(entry, block, told)):
        return _of_point(entry, told, language)
    in_calendar = entry.section.role in ("calendar", "completed") and block.kind == "list_item"
    listed = (block.kind == "list_item" or dated_list) and _leads(entry, block, told)
    listed = listed or (dated_list and len(told) == 1 and told[0].end >= entry.char_end - _TAIL)
    listed = listed or (in_calendar and len(told) == 1)
    return _of_prose(entry, told, language, listed=listed) or _open_entry(entry, block, dates, dated_list)


def _standing(dates: list[FoundDate], block: Block) -> list[FoundDate]:
    """The dates that are not struck through; all of them where every one is, as in an entry struck as a whole."""
    standing = [d for d in dates if not any(start <= d.start and d.end <= end for start, end in block.struck)]
    return standing or dates


def _can_time(date: FoundDate) -> bool:
    if date.kind == "since":
        return len(date.values) == 1 and len(date.values[0].split("/")[0]) > 4
    if date.relative is not None:
        whole = (date.relative.unit in ("year", "decade") or date.relative.anchor == "reference") and not date.values
        return date.kind == "date" and not date.relative.until and not whole
    return date.kind == "date" and bool(date.values)


def _dates_prose(date: FoundDate) -> bool:
    """Whether a date may time a sentence: a quarter or half without a year only speaks of calendars."""
    return not any(value.startswith(("XXXX-3", "XXXX-4")) for value in date.values)


def _leads(entry: Entry, block: Block, dates: Sequence[FoundDate]) -> bool:
    return bool(dates) and dates[0].start - entry.char_start - len(block.marker or "") <= _LEAD


def _of_row(entry: Entry, block: Block, dates: Sequence[FoundDate], language: str) -> list[Happening]:
    if sum(bool(cell.text.strip(" –—-")) for cell in block.cells) < 2:
        return []
    if not may_tell_event(block, entry.section.role, language):
        return []
    if any(tells_nothing(cell.text, language) for cell in block.cells):
        return []
    cell = date_cell(block, dates, language)
    if cell is None:
        told = [d for d in dates if _can_time(d)]
        return [Happening(entry.char_start, entry.char_end, told[0])] if len(told) == 1 else []
    if entry.char_start > cell.char_end:
        leading = [d for d in dates if _can_time(d) and d.start - entry.char_start <= _LEAD]
        return [Happening(entry.char_start, entry.char_end, leading[0])] if leading else []
    timed = [d for d in dates_of_cell(cell, dates, language) if _can_time(d)]
    if not timed:
        return [Happening(entry.char_start, entry.char_end, None)]
    return [Happening(entry.char_start, entry.char_end, date) for date in timed]


def _of_point(entry: Entry, dates: Sequence[FoundDate], language: str) -> list[Happening]:
    """A point of a plan that names a dated conference, review or meeting; its own deadlines are none."""
    found: list[Happening] = []
    for start, end in sentences(entry.text, language):
        within = [d for d in dates if start <= d.start - entry.char_start < end and not is_deadline(d)]
        for date in within[:1]:
            colon = entry.text.find(":", date.end - entry.char_start, end)
            stop = colon if colon >= 0 and not entry.text[start:colon].count(":") else end
            clause = entry.text[start:stop]
            if names_event(clause, language):
                found.append(Happening(entry.char_start + start, entry.char_start + stop, date))
    return found


def _of_prose(entry: Entry, dates: Sequence[FoundDate], language: str, *, listed: bool) -> list[Happening]:
    found: list[Happening] = []
    pending_start: int | None = None
    for number, (start, end) in enumerate(sentences(entry.text, language)):
        first, last = entry.char_start + start, entry.char_start + end
        within = with_years([d for d in starting_in(dates, first, last) if listed or _dates_prose(d)])
        within = without_replaced(entry, within, language)
        leads = listed and number == 0
        told = _told(entry, list(_clauses(entry, first, last, within, language)), language, listed, leads)
        if not told and within and _only_date(entry, Happening(first, last, within[0]), language):
            pending_start = first
        if told and not listed:
            told[0] = replace(told[0], char_start=_after_semicolon(entry, told[0]))
        for clause in told:
            begin = pending_start if pending_start is not None else clause.char_start
            found.append(Happening(begin, clause.char_end, clause.date, clause.elliptic))
            pending_start = None
        if found and not told:
            found += _on_that_occasion(entry, first, last, found[-1], language)
            if found[-1].char_end < first and (listed or _goes_on(entry, first, last, language)):
                found[-1] = Happening(found[-1].char_start, last, found[-1].date, found[-1].elliptic)
    if listed and found:
        found[0] = Happening(entry.char_start, found[0].char_end, found[0].date)
    return [happening for happening in found if not _only_date(entry, happening, language)]


def _after_semicolon(entry: Entry, clause: Happening) -> int:
    """Where a clause of prose begins once the dateless statement before a semicolon is left out."""
    assert clause.date is not None
    before = entry.text[clause.char_start - entry.char_start : max(0, clause.date.start - entry.char_start)]
    cuts = [m.end() for m in re.finditer(r";\s+", before) if not inside(enclosed(before), m.start())]
    return clause.char_start + (cuts[-1] if cuts else 0)


def _told(
    entry: Entry, clauses: Sequence[Happening], language: str, listed: bool, leads: bool
) -> list[Happening]:
    """The clauses that tell an event of their own, each reaching over those behind it that tell none."""
    told: list[Happening] = []
    for number, clause in enumerate(clauses):
        clause = with_deadline(entry, clause, language)
        assert clause.date is not None
        own = eventful(entry, clause, language)
        if leads or listed:
            leaning = clause.date.relative is not None
            own = (number == 0 and leads) or (own and not leaning and _own_clause(entry, clause))
        if own:
            told.append(clause)
        elif told:
            told[-1] = replace(told[-1], char_end=clause.char_end)
    return told


def _clauses(entry: Entry, first: int, last: int, dates: Sequence[FoundDate], language: str) -> Iterable[Happening]:
    """The sentence cut between its dates, each clause with its own; dates that share a clause count once."""
    if not dates:
        return
    cuts = [(0, first, first)]
    timing = [dates[0]]
    for left, right in itertools.pairwise(dates):
        if _apposed(entry, left, right):
            timing[-1] = right
        elif cut := _best_cut(entry, left, right, language):
            cuts.append(cut)
            timing.append(right)
    ends = [cut[1] for cut in cuts[1:]] + [last]
    for index, (cut, end, date) in enumerate(zip(cuts, ends, timing, strict=True)):
        text = entry.text[cut[2] - entry.char_start : end - entry.char_start]
        yield Happening(cut[2], end, date, elliptic=index > 0 and not tells_event(text, language))


def _apposed(entry: Entry, left: FoundDate, right: FoundDate) -> bool:
    """Whether two dates say the same day twice ("A month later, on 10 December 2018, …")."""
    gap = entry.text[left.end - entry.char_start : right.start - entry.char_start].strip(" ,")
    return left.relative is not None and right.relative is None and ";" not in gap and len(gap.split()) <= 1


def _best_cut(entry: Entry, left: FoundDate, right: FoundDate, language: str) -> tuple[int, int, int] | None:
    """The strongest boundary between two dates: (rank, end of the left clause, start of the right one)."""
    start, end = left.end - entry.char_start, right.start - entry.char_start
    gap = entry.text[start:end].strip(" ,")
    if not gap or word_pattern(language, "joins").fullmatch(gap):
        return None
    ranked = [
        (_rank(entry, cut, start, end, language), -cut[1], cut)
        for cut in boundaries(entry.text, start, end, language)
        if not _joins_names(entry, cut)
    ]
    if not ranked:
        return None
    rank, _, (_, left_end, right_start) = min(ranked)
    return rank, entry.char_start + left_end, entry.char_start + right_start


def _rank(entry: Entry, cut: tuple[int, int, int], start: int, end: int, language: str) -> int:
    """How weak a boundary between two dates is; 0 is the strongest.

    A comma right after the left date is strong where a subject follows it ("in 2020, Ecuador and Fiji in June 2021"),
    a comma right before the right date never is: what stands before it belongs to that date.
    """
    strength, left, right = cut
    if strength == 3 and left == start and _begins_subject(entry.text[right:], language):
        return 2
    if strength == 3 and len(entry.text[right:end].split()) <= 1:
        return 6
    return {0: 0, 1: 1, 2: 3, 3: 5}[strength]


def _begins_subject(text: str, language: str) -> bool:
    words = (*clause_words(language, "articles"), *clause_words(language, "relative_pronouns"))
    return text[:1].isupper() or text.split(" ", 1)[0].lower() in words


def _joins_names(entry: Entry, cut: tuple[int, int, int]) -> bool:
    """Whether a boundary joins two places ("Ecuador and Fiji") or the words of one name ("Safe and Fair Trade")."""
    strength, left, right = cut
    places = [name for name in entry.names if name.label in ("COUNTRY", "CITY", "GROUP")]
    ends = {name.end - entry.char_start for name in places}
    starts = {name.start - entry.char_start for name in places}
    inner = strength == 2 and left not in ends and right not in starts
    within_name = inner and _between_capitals(entry.text, left, right)
    listed = left in ends and any(0 <= start - right <= len("the ") for start in starts)
    return strength > 0 and (listed or within_name)


def _between_capitals(text: str, left: int, right: int) -> bool:
    words = text[:left].split()
    return bool(words) and words[-1][:1].isupper() and text[right : right + 1].isupper()


def _own_clause(entry: Entry, clause: Happening) -> bool:
    """Whether a later clause of a listed entry stands on its own: after a semicolon or a stop."""
    before = entry.text[: clause.char_start - entry.char_start].rstrip()
    return before.endswith((";", ".", "!", "?", "”", '"', "»"))


def _only_date(entry: Entry, happening: Happening, language: str) -> bool:
    """Whether a clause holds nothing but its date, or that and a label ("20 January 2025", "Released: May 2022")."""
    text = entry.text[happening.char_start - entry.char_start : happening.char_end - entry.char_start]
    date = happening.date.text if happening.date else ""
    rest = text.replace(date, "").strip(" •*-–.()")
    labelled = _LABEL.fullmatch(rest) is not None and not names_event(rest, language)
    return sum(map(str.isalpha, rest)) < 4 or labelled


def _goes_on(entry: Entry, first: int, last: int, language: str) -> bool:
    text = entry.text[first - entry.char_start : last - entry.char_start]
    return word_pattern(language, "anaphora").search(text[:80]) is not None


def _on_that_occasion(entry: Entry, first: int, last: int, before: Happening, language: str) -> list[Happening]:
    """A sentence without a date of its own that ties what it tells to the event before ("In the margins of it …")."""
    text = entry.text[first - entry.char_start : last - entry.char_start]
    if word_pattern(language, "on_that_occasion").search(text) and tells_event(text, language):
        return [Happening(first, last, before.date)]
    return []


def _open_entry(entry: Entry, block: Block, dates: Sequence[FoundDate], dated_list: bool) -> list[Happening]:
    """An entry of a calendar whose date is said to be open ("TBC: Technical exchange …")."""
    opened = [d for d in dates if d.kind == "open" and d.start - entry.char_start - len(block.marker or "") <= _LEAD]
    in_calendar = entry.section.role in ("calendar", "completed") and (dated_list or block.kind == "list_item")
    if not opened or not in_calendar:
        return []
    return [Happening(entry.char_start, entry.char_end, None)]
