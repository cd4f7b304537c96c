"""An objective while it is being read, and the mention it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.data import Block, Document, ObjectiveKind, ObjectiveMention, SectionInfo, Span, Value
from pipeline.nlp.objectives.leads import Lead
from pipeline.nlp.objectives.timelines import Timeline
from pipeline.nlp.topics import topics_of


@dataclass(slots=True)
class Draft:
    """A point at document offsets [start, end); `statement` is what it says, without number, label, lead and fields."""

    kind: ObjectiveKind
    block: Block
    start: int
    end: int
    section: SectionInfo
    number: str | None = None
    number_span: Span | None = None
    label_span: Span | None = None
    statement: Span | None = None
    parent: Draft | None = None
    leads: list[Lead] = field(default_factory=list)
    timeline: Timeline | None = None
    status_span: Span | None = None
    has_lead_field: bool = False
    has_timeline_field: bool = False
    confidence: float = 0.9
    gathers: bool = False
    named: bool = False


def mentions_of(drafts: Sequence[Draft], document: Document) -> list[ObjectiveMention]:
    """The drafts as mentions, in reading order, each with its id."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end))
    ids: dict[int, str] = {}
    taken: dict[int, int] = {}
    for draft in ordered:
        nth = taken.get(draft.start, 0)
        taken[draft.start] = nth + 1
        ids[id(draft)] = f"{document.document_id}-{draft.start}-{nth}"
    return [_mention(draft, document, ids) for draft in ordered]


def _mention(draft: Draft, document: Document, ids: dict[int, str]) -> ObjectiveMention:
    text = document.text[draft.start : draft.end]
    timeline, block = draft.timeline, draft.block
    history = draft.section.role in ("completed", "background")
    return ObjectiveMention(
        mention_id=ids[id(draft)],
        plan_id=document.plan_id,
        document_id=document.document_id,
        file=document.file,
        block_id=block.block_id,
        page=block.page,
        char_start=draft.start,
        char_end=draft.end,
        text=text,
        edition=draft.section.edition if draft.section.edition or not history else document.edition,
        kind=draft.kind,
        number=draft.number,
        label=_slice(document, draft.label_span),
        parent_id=ids.get(id(draft.parent)) if draft.parent else None,
        lead=tuple(dict.fromkeys(value for value, _ in draft.leads)),
        timeline_text=timeline.text if timeline else None,
        timeline_edtf=timeline.edtf if timeline else None,
        status=_slice(document, draft.status_span),
        topics=topics_of(text, document.language),
        confidence=draft.confidence,
        section=block.section,
        section_role=draft.section.role,
        list_id=block.list_id,
        has_lead_field=draft.has_lead_field,
        has_timeline_field=draft.has_timeline_field,
        values=tuple(_values(draft, document)),
    )


def _values(draft: Draft, document: Document) -> list[Value]:
    """What the mention says, each with its span; `statement` is the wording that is compared between releases."""
    values = [Value("lead", value, document.text[a:b], a, b) for value, (a, b) in draft.leads]
    for name, span in (("number", draft.number_span), ("label", draft.label_span), ("status", draft.status_span)):
        if span:
            original = document.text[slice(*span)]
            values.append(Value(name, draft.number if name == "number" else original, original, *span))
    if draft.statement:
        original = document.text[slice(*draft.statement)]
        values.append(Value("statement", original, original, *draft.statement))
    if draft.timeline:
        a, b = draft.timeline.span
        values.append(Value("timeline", draft.timeline.edtf, document.text[a:b], a, b, draft.timeline.basis))
    return sorted(values, key=lambda value: (value.char_start, value.field))


def _slice(document: Document, span: Span | None) -> str | None:
    return document.text[slice(*span)] if span else None
