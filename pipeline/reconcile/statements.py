"""What each telling said of an item, field by field, with its own span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.data import EventMention, ObjectiveMention, Release, Statement, Value
from pipeline.reconcile.profiles import Told, told

EVENT_FIELDS = ("title", "event_type", "status", "date_edtf")
OBJECTIVE_FIELDS = ("text", "kind", "number", "label", "timeline_edtf", "status")
NAMES = {"timeline": "timeline_edtf", "date": "date_edtf"}
"""Fields whose values are told under a shorter name than their column's."""


def statements(release: Release, event_ids: Mapping[str, str], objective_ids: Mapping[str, str]) -> Iterator[Statement]:
    """The statements of one release in reading order, one for each item, field and place."""
    seen: set[tuple[str, str, int]] = set()
    for mention in sorted(told(release), key=lambda m: (m.char_start, m.mention_id)):
        event = isinstance(mention, EventMention)
        item = (event_ids if event else objective_ids)[mention.mention_id]
        for value in _values(mention):
            name = NAMES.get(value.field, value.field)
            if (item, name, value.char_start) in seen:
                continue
            seen.add((item, name, value.char_start))
            yield Statement(
                subject="event" if event else "objective",
                subject_id=item,
                field=name,
                value=value.value,
                original=value.original or None,
                basis=value.basis,
                edition=mention.edition,
                document_id=release.document.document_id,
                release_order=release.release_order,
                char_start=value.char_start,
                char_end=value.char_end,
            )


def _values(mention: Told) -> Iterator[Value]:
    """The values with spans of their own, then every other field with the mention's span."""
    yield from mention.values
    have = {NAMES.get(value.field, value.field) for value in mention.values}
    for name in EVENT_FIELDS if isinstance(mention, EventMention) else OBJECTIVE_FIELDS:
        value = getattr(mention, name)
        if name not in have and value is not None:
            original = _original(mention, name)
            yield Value(name, value, original, mention.char_start, mention.char_end, "stated")


def _original(mention: Told, name: str) -> str:
    if isinstance(mention, ObjectiveMention):
        return mention.timeline_text or "" if name == "timeline_edtf" else mention.text
    return mention.date_text or "" if name == "date_edtf" else mention.text
