"""What hangs together in a plan: events and the objectives they carry out, events in the margins of others, members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.data import CarriesOut, Event, Member, Objective, ObjectiveMention, PlanInfo, Release
from pipeline.reconcile.profiles import full_text
from pipeline.reconcile.score_events import ordinals_conflict
from pipeline.reconcile.weights import Weights
from pipeline.reconcile.words import fold, keys, ordinals

SAME_ENTRY = 0.95
"""Confidence of an event that an objective's own entry tells."""
CARRIES = 0.67
"""Likeness of an event's name and an objective from which the event carries it out."""
MARGINS = 0.6
FEWEST_SHARED = 2
MOST_OBJECTIVES = 40


def carries_out(
    releases: Sequence[Release],
    events: Sequence[Event],
    objectives: Sequence[Objective],
    event_ids: Mapping[str, str],
    objective_ids: Mapping[str, str],
) -> tuple[CarriesOut, ...]:
    """Which event carries out which objective: told in its entry, or named in its words. Sorted by both ids."""
    found: dict[tuple[str, str], float] = {}
    for release in releases:
        in_block: dict[int, list[ObjectiveMention]] = defaultdict(list)
        for objective in release.objectives:
            in_block[objective.block_id].append(objective)
        for event in release.events:
            for objective in in_block[event.block_id]:
                if objective.char_start < event.char_end and event.char_start < objective.char_end:
                    found[event_ids[event.mention_id], objective_ids[objective.mention_id]] = SAME_ENTRY
    languages = {r.document.document_id: r.document.language for r in releases}
    for event_id, objective_id, confidence in _named(events, objectives, languages):
        found.setdefault((event_id, objective_id), confidence)
    return tuple(CarriesOut(*pair, confidence) for pair, confidence in sorted(found.items()))


def _named(
    events: Sequence[Event], objectives: Sequence[Objective], languages: Mapping[str, str]
) -> Iterator[tuple[str, str, float]]:
    """Each event with the one objective whose words it shares most, if enough of them."""
    weights = Weights()
    aims: list[tuple[Objective, frozenset[str]]] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for objective in objectives:
        mention = objective.settled
        words = keys(full_text(mention), languages[mention.document_id])
        weights.count(words)
        for key in words:
            by_key[key].append(len(aims))
        aims.append((objective, words))
    names = [(e, keys(e.settled.title, languages[e.settled.document_id])) for e in events]
    for _, name in names:
        weights.count(name)
    for event, name in names:
        near = {number for key in name if len(by_key[key]) <= MOST_OBJECTIVES for number in by_key[key]}
        near = {n for n in near if not _another(event, aims[n][0], languages)}
        scored = [(weights.likeness(name, aims[n][1]), -n) for n in near if len(name & aims[n][1]) >= FEWEST_SHARED]
        best, number = max(scored, default=(0.0, 0))
        if best >= CARRIES:
            yield event.event_id, aims[-number][0].objective_id, round(min(0.9, best), 3)


def _another(event: Event, objective: Objective, languages: Mapping[str, str]) -> bool:
    """Whether the ordinals of both speak against their belonging together: "13th" and "12th conference"."""
    one, other = event.settled, objective.settled
    first = ordinals(one.title, languages[one.document_id])
    return ordinals_conflict(first, ordinals(full_text(other), languages[other.document_id]))


def with_margins(events: Sequence[Event], languages: Mapping[str, str]) -> tuple[Event, ...]:
    """The events with `margins_of` resolved: to the id of the plan's event that is meant, else to a canonical body."""
    weights = Weights()
    names = {e.event_id: keys(e.settled.title, languages[e.settled.document_id]) for e in events}
    by_key: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        weights.count(names[event.event_id])
        for key in names[event.event_id]:
            by_key[key].append(event)
    return tuple(
        replace(event, settled=replace(event.settled, bodies=replace(event.settled.bodies, margins_of=meant)))
        if (meant := _margins(event, by_key, names, weights, languages)) != event.settled.bodies.margins_of
        else event
        for event in events
    )


def _margins(
    event: Event,
    by_key: Mapping[str, list[Event]],
    names: Mapping[str, frozenset[str]],
    weights: Weights,
    languages: Mapping[str, str],
) -> str | None:
    said = event.settled.bodies.margins_of
    if not said:
        return said
    language = languages[event.settled.document_id]
    wanted = keys(said, language)
    near = {e.event_id: e for key in wanted for e in by_key.get(key, ()) if e.event_id != event.event_id}
    scored = [
        (weights.likeness(wanted, names[i]), i)
        for i, e in sorted(near.items())
        if _same_time(event, e) and ordinals(said, language) <= ordinals(e.settled.title, language)
    ]
    best, found = max(scored, default=(0.0, ""))
    if best >= MARGINS:
        return found
    bodies = event.settled.bodies
    known = dict(zip(map(fold, bodies.organisations), bodies.canonical, strict=False))
    return known.get(fold(said), said)


def _same_time(one: Event, other: Event) -> bool:
    first, second = one.settled.date_edtf or "", other.settled.date_edtf or ""
    return not first or not second or first[:4] == second[:4]


def members(info: PlanInfo, events: Sequence[Event], titles: str) -> tuple[Member, ...]:
    """plan.toml's members and those that joined: a country that acceded, since the date of its settled accession.

    A group that the plan's `titles` name is its own group: its `group_name` is empty.
    """
    stated = {member.country for member in info.members}
    found: list[Member] = list(info.members)
    for event in events:
        settled = event.settled
        if settled.status != "completed":
            continue
        groups = settled.roles.accession_to or ("",)
        for group in groups:
            name = "" if fold(group) in fold(titles) else group
            for country in settled.roles.accession:
                if name or country not in stated:
                    found.append(Member(country, settled.date_edtf, None, name))
    return _earliest(found)


def _earliest(found: Sequence[Member]) -> tuple[Member, ...]:
    """One row for each country and group: the first that was told, plan.toml's before those of releases."""
    kept: dict[tuple[str, str], Member] = {}
    for member in found:
        kept.setdefault((member.country, member.group_name), member)
    return tuple(kept.values())
