"""Ids of events and objectives: hashed from an item's first mention, so that a later release never changes them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from pipeline.data import EventMention, ObjectiveMention
from pipeline.reconcile.profiles import objective_text
from pipeline.reconcile.words import fold

ID_DIGITS = 12


def event_ids(plan_id: str, items: Sequence[Sequence[EventMention]]) -> list[str]:
    """An id for each event, from plan, edition, title and date of its first mention."""
    return _ids(plan_id, [("event", m.edition, m.title, m.date_edtf) for m in (item[0] for item in items)])


def objective_ids(plan_id: str, items: Sequence[Sequence[ObjectiveMention]]) -> list[str]:
    """An id for each objective, from plan, edition, words and timeline of its first mention."""
    firsts = [item[0] for item in items]
    return _ids(plan_id, [("objective", m.edition, f"{m.label} {objective_text(m)}", m.timeline_edtf) for m in firsts])


def _ids(plan_id: str, facts: Sequence[tuple[str, str | None, str, str | None]]) -> list[str]:
    """Ids in the order of the items; items whose facts are the same are told apart by their order."""
    seen: Counter[str] = Counter()
    ids = []
    for subject, edition, title, date in facts:
        words = " ".join(fold(title).split())
        key = "\x1f".join((subject, plan_id, edition or "", words, date or ""))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\x1f{seen[key]}".encode()).hexdigest()
        ids.append(f"{plan_id}-{digest[:ID_DIGITS]}")
    return ids
