"""Fields of a point ("Lead: Nepal", "Deadline: 30 June 2025"), in its own text or on lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.data import FoundDate
from pipeline.nlp.cues import fold, phrase_pattern
from pipeline.nlp.objectives.drafts import Draft
from pipeline.nlp.objectives.intent import sentence_spans
from pipeline.nlp.objectives.leads import leads_in_field
from pipeline.nlp.objectives.quarters import QuarterCount
from pipeline.nlp.objectives.timelines import field_timeline
from pipeline.nlp.objectives.wording import Reading
from pipeline.nlp.objectives.words import phrases

_COLUMNS = ("lead", "timeline", "date", "status", "other")
_BEFORE = ".;:,·|•–—-(["
"""Marks after which a field may begin in small letters."""
_EDGES = " \t*_\u00a0.;,·|•–—-(["
_ENDS = re.compile(r"[;·|•)\]]|\s[–—](?=\s)")
"""Marks that end a field within a point's own text."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field at offsets of the text it was found in: its name begins at `start`, its value is [value, end)."""

    name: str
    start: int
    value: int
    end: int


def fields_in(text: str, language: str, *, lines: bool) -> list[Field]:
    """The fields of a text in order. `lines`: it consists of fields, so that marks within a value do not end it."""
    heads = list(_heads(text, language))
    fields = []
    for (name, start, value), (_, following, _) in pairwise([*heads, ("", len(text), len(text))]):
        end = value + _length(text[value:following], language, lines=lines)
        fields.append(Field(name, start, value, end))
    return fields


def begins_with_field(text: str, language: str) -> bool:
    """Whether a line begins with a field that says something."""
    head = next(_heads(text, language), None)
    return head is not None and not text[: head[1]].strip(_EDGES) and bool(text[head[2] :].strip(_EDGES))


def _heads(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    folded = fold(text)
    for match in _names(language).finditer(folded):
        before = text[: match.start()].rstrip(" *_\t")
        if not before or before[-1] in _BEFORE or text[match.start()].isupper():
            value = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" *_\u00a0"))
            yield _kind(match["name"], language), match.start(), value


def _length(value: str, language: str, *, lines: bool) -> int:
    spans = sentence_spans(value, language)
    length = spans[0][1] if spans else 0
    ends = () if lines else (match.start() for match in _ENDS.finditer(value, 0, length))
    end = next((at for at in ends if value.count("(", 0, at) <= value.count(")", 0, at)), length)
    return len(value[:end].rstrip(_EDGES))


@cache
def _names(language: str) -> re.Pattern[str]:
    names = {name for key in _COLUMNS for name in phrases(language, "columns", key)}
    pattern = phrase_pattern((*phrases(language, "leads", "before"), *sorted(names))).pattern
    return re.compile(rf"(?P<name>{pattern})[ *_]{{0,3}}:(?!\d)")


def _kind(name: str, language: str) -> str:
    words = " ".join(name.split())
    if words in phrases(language, "leads", "before"):
        return "lead"
    return next(key for key in _COLUMNS if words in phrases(language, "columns", key))


def without(text: str, fields: Sequence[Field]) -> str:
    """The text with blanks in the place of its fields."""
    for field in fields:
        text = text[: field.start] + " " * (field.end - field.start) + text[field.end :]
    return text


def enter_fields(
    draft: Draft, text: str, offset: int, fields: Sequence[Field], reading: Reading, count: QuarterCount | None
) -> list[FoundDate]:
    """Enters what fields say into a draft; `offset` is where `text` stands. Gives the dates that they hold."""
    told: list[FoundDate] = []
    for field in fields:
        start, end = offset + field.value, offset + field.end
        dates = [replace(date, start=max(date.start, start)) for date in reading.dates_in(offset + field.start, end)]
        told += reading.dates_in(offset + field.start, end)
        value = text[field.value : field.end]
        if field.name == "lead":
            leads = leads_in_field(value, start, reading.names_in(start, end), reading.language, dates)
            draft.leads += [lead for lead in leads if lead not in draft.leads]
        elif field.name in ("timeline", "date"):
            timeline = field_timeline(value, start, dates, draft.section, count, reading.language)
            draft.timeline = timeline or draft.timeline
        elif field.name == "status" and value:
            draft.status_span = (start, end)
        if field.name in ("lead", "timeline", "date"):
            _step(draft)
    return told


def _step(draft: Draft) -> None:
    """What stands under an objective and has a lead or a time of its own is a step towards it."""
    if draft.kind == "objective" and draft.parent and draft.parent.kind == "objective":
        draft.kind = "action"
