"""Dates told by another: an event that the release dates elsewhere ("by the seventh ministerial"), or its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.data import Document, FoundDate
from pipeline.nlp.clauses import sentences
from pipeline.nlp.cues import fold, language_of
from pipeline.nlp.dates import resolve_relative

_MOST_EVENTS = 50
"""Most events that are sought in one release for the dates that hang on them."""


def resolved(dates: Sequence[FoundDate], document: Document) -> list[FoundDate]:
    """The dates, those that hang on an event or on the release's own date with their value; others stay open."""
    own = document.released or (document.edition or "").partition("/")[0] or None
    names = dict.fromkeys(d.relative.event_text for d in dates if d.relative and d.relative.event_text and not d.values)
    events = {name: _date_of(name, dates, document) for name in list(names)[:_MOST_EVENTS]}
    done = []
    for date in dates:
        relative = date.relative
        if relative is None or date.values or relative.anchor == "previous":
            done.append(date)
            continue
        anchor = events.get(relative.event_text or "") if relative.anchor == "event" else own
        value = resolve_relative(relative, anchor) if anchor else None
        done.append(replace(date, values=(value,)) if value else date)
    return done


def _date_of(name: str, dates: Sequence[FoundDate], document: Document) -> str | None:
    """The first full date in a sentence that names the event."""
    words = fold(name).split()
    phrase = " ".join(words[1:] if len(words) > 2 and len(words[0]) <= 3 else words)
    full = [d for d in dates if d.kind == "date" and d.relative is None and d.values and "X" not in d.values[0]]
    for block in document.blocks:
        if block.kind == "furniture" or phrase not in fold(block.text):
            continue
        for start, end in sentences(block.text, language_of(document.language)):
            if phrase not in fold(block.text[start:end]):
                continue
            a, b = block.char_start + start, block.char_start + end
            if told := next((date.values[0] for date in full if a <= date.start and date.end <= b), None):
                return told
    return None
