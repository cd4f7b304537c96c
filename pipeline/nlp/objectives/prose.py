"""Aims and actions told in paragraphs."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data import ObjectiveKind, SectionRole
from pipeline.nlp.announcements import announced_role, counts_points
from pipeline.nlp.cues import fold
from pipeline.nlp.eventwords import names_event
from pipeline.nlp.objectives.build import Builder
from pipeline.nlp.objectives.decide import POINT_ROLES, begins_with_date
from pipeline.nlp.objectives.drafts import Draft
from pipeline.nlp.objectives.intent import Intent, aim_in, intents_in, listed_in, sentence_spans, several_aims, wants
from pipeline.nlp.objectives.points import Point
from pipeline.nlp.objectives.words import begins_with_verb, has, pattern, planned_verb

_FIRST_WORDS = 6
"""Words at a paragraph's beginning in which the noun of an undated event makes it an action."""
_KINDS: dict[SectionRole, ObjectiveKind] = {"objectives": "objective", "priorities": "priority", "actions": "action"}


def read_prose(
    point: Point, builder: Builder, language: str, *, parent: Draft | None = None, all_but_last: bool = False
) -> None:
    """Drafts of the aims and actions that a paragraph tells; a report on the past tells none."""
    if point.section.role == "completed":
        return
    spans = sentence_spans(point.words, language)
    counted: ObjectiveKind | None = None
    for a, b in spans[:-1] if all_but_last else spans:
        sentence, offset = point.words[a:b], point.body + a
        end = offset + len(sentence)
        told = _ordinal(language).match(fold(sentence)) or has(sentence, language, "aims", "norms")
        if counted and told:
            builder.add(
                Draft(counted, point.block, offset, end, point.section, statement=(offset, end), confidence=0.7)
            )
            continue
        counted = _counted(sentence, language)
        if _read_listed(point, sentence, offset, builder, language):
            continue
        if aim := aim_in(sentence, language):
            for a, b in several_aims(sentence, *aim, language):
                start = offset if a == aim[0] else offset + a
                _aim(point, start, offset + b, (offset + a, offset + b), builder, alone=len(spans) == 1)
        elif point.section.role == "objectives" and _told_as_objective(point, sentence, language):
            _aim(point, offset, end, (offset, end), builder, alone=len(spans) == 1)
        else:
            dates, names = builder.reading.dates_in(offset, end), builder.reading.names_in(offset, end)
            intents = intents_in(sentence, offset, dates, names, point.section.role, language)
            if not intents and point.section.role == "actions" and begins_with_verb(sentence, language):
                intents = [Intent(offset, end)]
            builder.actions(intents, point.block, parent, point.section)


def _read_listed(point: Point, sentence: str, offset: int, builder: Builder, language: str) -> bool:
    """Whether a sentence lists the points that it announces ("We pursue three goals: …; …; and …"); then in drafts."""
    head, parts = listed_in(sentence, language)
    kind = _KINDS.get(announced_role(head, language) or "other") if len(parts) > 1 else None
    if kind is None or not _announces(head, language):
        return False
    for a, b in parts:
        span = (offset + a, offset + b)
        draft = Draft(kind, point.block, *span, point.section, statement=span, confidence=0.8)
        draft.timeline = builder.timeline(*span, kind, point.section)
        builder.add(draft)
    return True


def _announces(head: str, language: str) -> bool:
    """Whether words before a colon count points or say that someone wants or will do what follows."""
    return counts_points(head.rstrip(":"), language) or has(head, language, "aims", "wanting")


def _counted(sentence: str, language: str) -> ObjectiveKind | None:
    """The kind of the points that a sentence counts before they are told in order ("Our three priorities are …")."""
    role = announced_role(sentence, language) if counts_points(sentence, language) else None
    return _KINDS.get(role) if role else None


@cache
def _ordinal(language: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(language, 'joins', 'ordinals').pattern}\s*,")


def _told_as_objective(point: Point, sentence: str, language: str) -> bool:
    if sentence.rstrip(" *_").endswith(":"):
        return False
    if (
        wants(sentence, language)
        or has(sentence, language, "aims", "norms")
        or (point.number is not None and planned_verb(sentence, language) is not None)
    ):
        return True
    return (
        begins_with_verb(sentence, language) or pattern(language, "verbs", "aiming").match(fold(sentence)) is not None
    )


def _aim(point: Point, start: int, end: int, statement: tuple[int, int], builder: Builder, *, alone: bool) -> None:
    draft = Draft("objective", point.block, start, end, point.section, statement=statement, confidence=0.8)
    if alone and point.number and point.number.style == "path":
        draft.number = point.number.core
        draft.number_span = point.number_span
    draft.timeline = builder.timeline(*statement, "objective", point.section)
    builder.add(draft)


def read_sub_paragraph(point: Point, parent: Draft, builder: Builder, language: str, *, nouns_only: bool) -> bool:
    """Whether a paragraph below a point tells an action of it, as items below it would; then its draft is built.

    `nouns_only`: the point is a mere name so far, and a command below it says what it wants.
    """
    if point.section.role not in POINT_ROLES:
        return False
    dates = builder.reading.relative_dates(point.body, point.end)
    first = " ".join(point.words.split()[:_FIRST_WORDS])
    undated = not any(date.kind == "date" and date.values for date in dates)
    noun = undated and names_event(first, language) and planned_verb(point.words, language) is None
    if begins_with_date(point.words, dates, language) or not (
        noun or (begins_with_verb(point.words, language) and not nouns_only)
    ):
        return False
    builder.point(point, "action", None, parent, None)
    return True
