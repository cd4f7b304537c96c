"""Fields of a point that stand below it as items or lines of their own: "Lead: Nepal", "Deadline: 30 June 2025"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.data import FoundDate
from pipeline.nlp.cues import fold
from pipeline.nlp.objectives.build import Builder
from pipeline.nlp.objectives.drafts import Draft
from pipeline.nlp.objectives.leads import leads_in_field
from pipeline.nlp.objectives.points import Point
from pipeline.nlp.objectives.timelines import field_timeline
from pipeline.nlp.objectives.words import phrases

_FIELDS = ("lead", "timeline", "date", "status", "other")


def read_field(point: Point, draft: Draft, builder: Builder, language: str) -> bool:
    """Whether a point is a field of the point above it; then it is entered there."""
    name, found, value = point.words.partition(":")
    field = _field(name, language) if found else None
    if field is None:
        return False
    start = point.end - len(value.lstrip(" *\u00a0"))
    text = builder.document.text[start : point.end].rstrip(" .;")
    found_dates = builder.reading.dates_in(point.start, point.end)
    dates = [replace(date, start=max(date.start, start)) for date in found_dates]
    if field == "lead":
        draft.has_lead_field = True
        _step(draft)
        names = builder.reading.names_in(start, point.end)
        draft.leads += [lead for lead in leads_in_field(text, start, names, language, dates) if lead not in draft.leads]
    elif field in ("timeline", "date"):
        _time(draft, text, start, dates, builder, language)
    elif field == "status" and text:
        draft.status_span = (start, start + len(text))
    builder.claimed.update((date.start, date.end) for date in found_dates)
    return True


def _field(name: str, language: str) -> str | None:
    words = fold(name).strip(" *_")
    if words in phrases(language, "leads", "before"):
        return "lead"
    return next((field for field in _FIELDS if words in phrases(language, "columns", field)), None)


def _time(draft: Draft, text: str, start: int, dates: list[FoundDate], builder: Builder, language: str) -> None:
    draft.has_timeline_field = True
    _step(draft)
    draft.timeline = field_timeline(text, start, dates, draft.section, builder.count, language) or draft.timeline


def _step(draft: Draft) -> None:
    """What stands under an objective and has a lead or a time of its own is a step towards it."""
    if draft.kind == "objective" and draft.parent and draft.parent.kind == "objective":
        draft.kind = "action"
