"""A reader and a reconciler that know one form of line, so that runs are tested without language or formats.

`2024-05-06 title` is an event, `- text` an objective, any other line a paragraph. A file whose first line is a word of
MISBEHAVIOUR does that instead.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.config import Config
from pipeline.data import (
    Block,
    Document,
    Event,
    EventMention,
    Objective,
    ObjectiveMention,
    Plan,
    PlanInfo,
    ReadRelease,
    Release,
    ReleaseInfo,
)
from pipeline.errors import IngestError
from pipeline.reconcile.order import order_releases

MISBEHAVIOUR = ("hang", "die", "exhaust", "refuse", "stumble")


def read_release(path: Path, file: str, plan: PlanInfo, info: ReleaseInfo | None, config: Config) -> ReadRelease:
    data = path.read_bytes()
    text = data.decode("utf-8")
    if (word := text.split("\n")[0]) in MISBEHAVIOUR:
        misbehave(word)
    return ReadRelease(release_of(text, hashlib.sha256(data).hexdigest()[:16], file, plan.plan_id, info), 0.1, 0.2)


def misbehave(word: str) -> None:
    if word == "hang":
        time.sleep(600)
    if word == "die":
        os.abort()
    if word == "exhaust":
        bytearray(8 * 1024**3)
    if word == "refuse":
        raise IngestError("holds no text")
    raise ZeroDivisionError("an error nobody foresaw")


def release_of(text: str, document_id: str, file: str, plan_id: str, info: ReleaseInfo | None) -> Release:
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(number, "paragraph", start, start + len(line), line))
        start += len(line) + 1
    document = Document(document_id, plan_id, file, "text/plain", text, tuple(blocks), released=info and info.released)
    events = tuple(event(document, block) for block in blocks if re.match(r"\d{4}-", block.text))
    objectives = tuple(objective(document, block) for block in blocks if block.text.startswith("- "))
    return Release(document, events=events, objectives=objectives, entries=len(blocks), entries_used=len(events))


def event(document: Document, block: Block) -> EventMention:
    date, _, title = block.text.partition(" ")
    return EventMention(
        f"{document.document_id}-{block.char_start}-0", document.plan_id, document.document_id, document.file,
        block.block_id, None, block.char_start, block.char_end, block.text, None, title, "meeting", "planned",
        date_text=date, date_edtf=date,
    )  # fmt: skip


def objective(document: Document, block: Block) -> ObjectiveMention:
    return ObjectiveMention(
        f"{document.document_id}-{block.char_start}-0", document.plan_id, document.document_id, document.file,
        block.block_id, None, block.char_start, block.char_end, block.text, None, "objective",
    )  # fmt: skip


def identity(mention: EventMention | ObjectiveMention) -> str:
    name = mention.title if isinstance(mention, EventMention) else mention.text
    return f"{mention.plan_id}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def reconcile_plan(info: PlanInfo, releases: Sequence[Release]) -> Plan:
    """Events of one title are one; a title "unreconcilable" raises."""
    ordered = order_releases(info, releases)
    events = [mention for release in ordered for mention in release.events]
    objectives = [mention for release in ordered for mention in release.objectives]
    if any(mention.title == "unreconcilable" for mention in events):
        raise ZeroDivisionError("a plan nobody foresaw")
    by_id: dict[str, list[EventMention]] = {}
    for mention in events:
        by_id.setdefault(identity(mention), []).append(mention)
    return Plan(
        info,
        ordered,
        events=tuple(
            Event(i, told[-1], (), (), tuple(m.mention_id for m in told), told[0].document_id, told[-1].document_id)
            for i, told in by_id.items()
        ),
        objectives=tuple(
            Objective(identity(m), m, (), (m.mention_id,), m.document_id, m.document_id) for m in objectives
        ),
        event_ids=tuple((m.mention_id, identity(m)) for m in events),
        objective_ids=tuple((m.mention_id, identity(m)) for m in objectives),
    )
