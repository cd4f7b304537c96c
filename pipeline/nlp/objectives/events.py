"""Dates told by another: by an event that the release dates elsewhere ("by the seventh ministerial"), or by its own date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.data import Document, FoundDate
from pipeline.nlp.clauses import sentences
from pipeline.nlp.cues import fold, language_of
from pipeline.nlp.dates import resolve_relative


def resolved(dates: Sequence[FoundDate], document: Document) -> list[FoundDate]:
    """The dates, those that hang on an event or on the release's own date with what follows from it; others stay open."""
    done = []
    for date in dates:
        relative = date.relative
        if relative is None or date.values or relative.anchor == "previous":
            done.append(date)
            continue
        anchor = document.released or (document.edition or "").partition("/")[0] or None
        if relative.anchor == "event":
            anchor = _date_of(relative.event_text, date, dates, document) if relative.event_text else None
        value = resolve_relative(relative, anchor)
        done.append(replace(date, values=(value,)) if value else date)
    return done


def _date_of(name: str, telling: FoundDate, dates: Sequence[FoundDate], document: Document) -> str | None:
    """The full date in a sentence that names the event, other than the one that hangs on it."""
    language = language_of(document.language)
    wanted = fold(name).split()
    wanted = wanted[1:] if len(wanted) > 2 and len(wanted[0]) <= 3 else wanted
    phrase = " ".join(wanted)
    for block in document.blocks:
        if block.kind == "furniture" or phrase not in fold(block.text):
            continue
        for start, end in sentences(block.text, language):
            if phrase not in fold(block.text[start:end]):
                continue
            a, b = block.char_start + start, block.char_start + end
            for date in dates:
                if a <= date.start and date.end <= b and date.kind == "date" and date is not telling and date.values:
                    if date.relative is None and "X" not in date.values[0]:
                        return date.values[0]
    return None
