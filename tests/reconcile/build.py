"""Small plans for the tests: mentions and releases from what a case says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipeline.data import (
    Block,
    Bodies,
    Document,
    EventMention,
    Finding,
    ObjectiveMention,
    Place,
    PlanInfo,
    Release,
    Roles,
)

INFO = PlanInfo("p", "Test plan")


def event(title: str, date: str | None = None, status: str = "planned", **facts: Any) -> EventMention:
    """An event mention; `city`, `country`, `accession`, `bodies` go where they belong, the rest to its field."""
    place = Place(
        city=facts.pop("city", None),
        country=facts.pop("country", None),
        online=facts.pop("online", False),
        open=facts.pop("open", False),
        venue=facts.pop("venue", None),
    )
    roles = Roles(accession=facts.pop("accession", ()), host=facts.pop("host", ()))
    bodies = facts.pop("bodies", ())
    return EventMention(
        mention_id="",
        plan_id="p",
        document_id="",
        file="",
        block_id=facts.pop("block_id", -1),
        page=None,
        char_start=0,
        char_end=0,
        text=facts.pop("text", title),
        edition=facts.pop("edition", None),
        title=title,
        event_type=facts.pop("type", "meeting"),
        status=status,
        date_edtf=date,
        place=place,
        roles=roles,
        bodies=Bodies(bodies, bodies),
        section_role=facts.pop("role", "calendar"),
        **facts,
    )


def objective(text: str, number: str | None = None, kind: str = "action", **facts: Any) -> ObjectiveMention:
    """An objective mention; `timeline` and `under` (the place of its parent in the release) stand for longer names."""
    return ObjectiveMention(
        mention_id="",
        plan_id="p",
        document_id="",
        file="",
        block_id=facts.pop("block_id", -1),
        page=None,
        char_start=0,
        char_end=0,
        text=text,
        edition=facts.pop("edition", None),
        kind=kind,
        number=number,
        timeline_edtf=facts.pop("timeline", None),
        has_lead_field=facts.pop("has_lead_field", True),
        has_timeline_field=facts.pop("has_timeline_field", True),
        section_role=facts.pop("role", f"{kind}s" if kind != "priority" else "priorities"),
        **facts,
    )


def release(
    name: str,
    events: Sequence[EventMention] = (),
    objectives: Sequence[ObjectiveMention] = (),
    *,
    language: str = "en",
    edition: str | None = None,
    released: str | None = None,
    findings: Sequence[Finding] = (),
    blocks: Sequence[Block] = (),
) -> Release:
    """A release that tells these mentions, each in a block of its own, in this order."""
    told = [*events, *objectives]
    start, text, own = 0, "", []
    placed: list[Any] = []
    for number, mention in enumerate(told):
        block_id = mention.block_id if mention.block_id >= 0 else 1000 + number
        span = {"char_start": start, "char_end": start + len(mention.text), "block_id": block_id}
        names = {"mention_id": f"{name}-{start}-1", "document_id": name, "file": name, "plan_id": "p"}
        edition_told = mention.edition if isinstance(mention, EventMention) else mention.edition or edition
        placed.append(replace(mention, **span, **names, edition=edition_told))
        if not blocks:
            own.append(
                Block(block_id, "list_item", start, span["char_end"], mention.text, level=1, section=mention.section)
            )
        text += mention.text + "\n"
        start = len(text)
    placed = _with_parents(placed)
    document = Document(
        name, "p", name, "text/plain", text, tuple(blocks or own), language=language, edition=edition, released=released
    )
    return Release(
        document, events=tuple(placed[: len(events)]), objectives=tuple(placed[len(events) :]), findings=tuple(findings)
    )


def _with_parents(mentions: list[Any]) -> list[Any]:
    """`parent_id` of a case is the number of its parent ("1"), which becomes that mention's id."""
    by_number = {m.number: m.mention_id for m in mentions if isinstance(m, ObjectiveMention) and m.number}
    return [
        replace(m, parent_id=by_number.get(m.parent_id)) if isinstance(m, ObjectiveMention) and m.parent_id else m
        for m in mentions
    ]
