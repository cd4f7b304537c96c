"""Events and objectives of a plan as rows, with what hangs on them: statements, countries, changes, links."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import edtf
from pipeline.data import Change, Event, EventMention, Objective, ObjectiveMention, Plan, Release, Statement
from pipeline.tables.values import Row, bounds, confidence, slip, texts, unique

ROLES = ("host", "sponsor", "participant", "accession", "chair")


def event_tables(plan: Plan, releases: Sequence[Release]) -> dict[str, list[Row]]:
    """Rows of the tables that tell events, and of those that tell events and objectives alike."""
    ids = dict(plan.event_ids)
    place = {m.mention_id: (r.release_order, m.char_start) for r in releases for m in r.events}
    events = sorted(plan.events, key=lambda event: (_first(place, event.mention_ids), event.event_id))
    return {
        "event_mentions": [
            _mention_columns(release, mention) | {"event_id": ids[mention.mention_id], **_told(mention)}
            for release in releases
            for mention in sorted(release.events, key=lambda m: (m.char_start, m.mention_id))
        ],
        "events": [_event(event, plan.info.plan_id) for event in events],
        "event_countries": [row for event in events for row in _countries(event, plan.info.plan_id)],
        "statements": _statements(plan),
        "changes": [_change(change, plan.info.plan_id) for change in plan.changes],
        "carries_out": _carries_out(plan),
    }


def objective_tables(plan: Plan, releases: Sequence[Release]) -> dict[str, list[Row]]:
    """Rows of the tables that tell objectives alone."""
    ids = dict(plan.objective_ids)
    place = {m.mention_id: (r.release_order, m.char_start) for r in releases for m in r.objectives}
    objectives = sorted(plan.objectives, key=lambda item: (_first(place, item.mention_ids), item.objective_id))
    return {
        "objective_mentions": [
            _mention_columns(release, mention) | {"objective_id": ids[mention.mention_id], **_aimed(mention)}
            for release in releases
            for mention in sorted(release.objectives, key=lambda m: (m.char_start, m.mention_id))
        ],
        "objectives": [_objective(objective, plan.info.plan_id) for objective in objectives],
    }


def _first(place: dict[str, tuple[int, int]], mention_ids: Sequence[str]) -> tuple[int, int]:
    return min((place[i] for i in mention_ids if i in place), default=(-1, -1))


def _mention_columns(release: Release, mention: EventMention | ObjectiveMention) -> Row:
    return {
        "mention_id": mention.mention_id,
        "plan_id": mention.plan_id,
        "document_id": mention.document_id,
        "file": mention.file,
        "release_order": release.release_order,
        "block_id": mention.block_id,
        "page": mention.page,
        "char_start": mention.char_start,
        "char_end": mention.char_end,
        "text": mention.text,
        "edition": mention.edition,
    }


def _told(event: EventMention) -> Row:
    """The columns from `title` to `confidence` that event_mentions and events share."""
    place, roles = event.place, event.roles
    start, end = bounds(event.date_edtf)
    return {
        "title": event.title,
        "event_type": event.event_type,
        "topics": texts(event.topics),
        "date_text": event.date_text,
        "date_edtf": event.date_edtf,
        "date_start": start,
        "date_end": end,
        "date_precision": edtf.precision(event.date_edtf) if event.date_edtf else None,
        "date_uncertain": edtf.is_uncertain(event.date_edtf or ""),
        "date_approximate": edtf.is_approximate(event.date_edtf or ""),
        "status": event.status,
        "venue": place.venue,
        "city": place.city,
        "country": place.country,
        "inferred_city": place.inferred_city,
        "inferred_country": place.inferred_country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "online": place.online,
        **{role: texts(getattr(roles, role)) for role in ROLES},
        "accession_to": texts(roles.accession_to),
        "inferred_participants": texts(roles.inferred_participants),
        "organisations": texts(event.bodies.organisations),
        "margins_of": event.bodies.margins_of,
        "truncated": event.truncated,
        "confidence": confidence(event.confidence),
    }


def _event(event: Event, plan_id: str) -> Row:
    return {
        "event_id": event.event_id,
        "plan_id": plan_id,
        **_told(event.settled),
        "organisations": texts(event.organisations),
        "editions": texts(event.editions),
        "mentions": len(event.mention_ids),
        "first_document_id": event.first_document_id,
        "last_document_id": event.last_document_id,
        "text": event.settled.text,
        "conflicts": texts(event.conflicts),
        "judged": texts(event.judged),
    }


def _countries(event: Event, plan_id: str) -> list[Row]:
    roles = event.settled.roles
    stated = [(role, country, False) for role in ROLES for country in getattr(roles, role)]
    inferred = [("participant", country, True) for country in roles.inferred_participants]
    found = unique(stated + inferred, lambda item: item[:2])
    return [
        {"plan_id": plan_id, "event_id": event.event_id, "country": country, "role": role, "inferred": inferred}
        for role, country, inferred in sorted(found, key=lambda item: (item[1], item[0]))
    ]


def _timeline(mention: ObjectiveMention) -> Row:
    start, end = bounds(mention.timeline_edtf)
    return {"timeline_edtf": mention.timeline_edtf, "timeline_start": start, "timeline_end": end}


def _aimed(mention: ObjectiveMention) -> Row:
    return {
        "kind": mention.kind,
        "number": mention.number,
        "label": mention.label,
        "parent_id": mention.parent_id,
        "lead": texts(mention.lead),
        "timeline_text": mention.timeline_text,
        **_timeline(mention),
        "status": mention.status,
        "topics": texts(mention.topics),
        "confidence": confidence(mention.confidence),
    }


def _objective(objective: Objective, plan_id: str) -> Row:
    settled = objective.settled
    return {
        "objective_id": objective.objective_id,
        "plan_id": plan_id,
        "kind": settled.kind,
        "label": settled.label,
        "text": settled.text,
        "editions": texts(objective.editions),
        "mentions": len(objective.mention_ids),
        "first_document_id": objective.first_document_id,
        "last_document_id": objective.last_document_id,
        "lead": texts(settled.lead),
        "topics": texts(settled.topics),
        "judged": texts(objective.judged),
        **_timeline(settled),
        "status": settled.status,
    }


def _statements(plan: Plan) -> list[Row]:
    said = unique(plan.statements, lambda s: (s.subject_id, s.field, s.document_id, s.char_start))
    return [
        {
            "plan_id": plan.info.plan_id,
            "subject": statement.subject,
            "subject_id": statement.subject_id,
            "field": statement.field,
            "value": statement.value,
            "original": statement.original,
            "basis": statement.basis,
            "edition": statement.edition,
            "document_id": statement.document_id,
            "release_order": statement.release_order,
            "char_start": statement.char_start,
            "char_end": statement.char_end,
        }
        for statement in sorted(said, key=_statement_order)
    ]


def _statement_order(statement: Statement) -> tuple[int, int, str, str, str]:
    position = statement.release_order, statement.char_start
    return *position, statement.document_id, statement.subject_id, statement.field


def _change(change: Change, plan_id: str) -> Row:
    before, after = bounds(change.before_edtf), bounds(change.after_edtf)
    slipped = slip(change.before_edtf, change.after_edtf)
    return {
        "plan_id": plan_id,
        "scope": change.scope,
        "from_release": change.from_release,
        "to_release": change.to_release,
        "subject": change.subject,
        "subject_id": change.subject_id,
        "change": change.change,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "detail": change.detail,
        "before_start": before[0],
        "before_end": before[1],
        "after_start": after[0],
        "after_end": after[1],
        "slip_days_min": slipped[0],
        "slip_days_max": slipped[1],
        "similarity": None if change.similarity is None else confidence(change.similarity),
        "before_mention_id": change.before_mention_id,
        "after_mention_id": change.after_mention_id,
    }


def _carries_out(plan: Plan) -> list[Row]:
    links = sorted(plan.carries_out, key=lambda link: (link.event_id, link.objective_id))
    return [
        {
            "plan_id": plan.info.plan_id,
            "event_id": link.event_id,
            "objective_id": link.objective_id,
            "confidence": confidence(link.confidence),
        }
        for link in links
    ]
