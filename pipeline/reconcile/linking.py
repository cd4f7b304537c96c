"""Which mentions tell the same event or objective, over the releases, editions, languages and sections of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from pipeline.data import EventMention, ObjectiveMention, Release
from pipeline.reconcile.clusters import NEVER, Held, Linker
from pipeline.reconcile.order import edition_years
from pipeline.reconcile.profiles import EventProfile, ObjectiveProfile, event_profile, objective_profile
from pipeline.reconcile.score_events import event_score
from pipeline.reconcile.score_objectives import objective_score
from pipeline.reconcile.weights import Weights
from pipeline.reconcile.words import TYPE_MARK

P = TypeVar("P", EventProfile, ObjectiveProfile)
M = TypeVar("M", EventMention, ObjectiveMention)

NOTHING_HELD = Held()
SAME_LIST = 3.5
"""Evidence from which two entries of one list are the same event told twice."""
OTHER_LIST = 1.0
"""The same for entries of two lists or sections: an overview and its details."""
LIKE_NAMES = 0.45
SAME_OBJECTIVE = 3.2
"""Evidence from which two entries of one edition are the same objective told twice."""


def link_objectives(releases: Sequence[Release], held: Held = NOTHING_HELD) -> list[list[ObjectiveMention]]:
    """The objectives of a plan, each as its mentions in the order in which they were told."""
    linker = Linker(_score_objectives, _objective_look_up, lambda p: p.text | p.label, held)
    item_of: dict[str, int] = {}
    for release in releases:
        for telling in _by_edition(release.objectives):
            taken: set[int] = set()
            for level in _by_depth(telling):
                profiles = [
                    objective_profile(m, release.document.language, place, of, _parent(m, item_of))
                    for m, place, of in _placed(level)
                ]
                groups = duplicates(profiles, _same_objective, lambda p: p.text | p.label, held)
                numbers = linker.tell(groups, taken)
                taken.update(numbers)
                for group, number in zip(groups, numbers, strict=True):
                    item_of.update({profile.mention.mention_id: number for profile in group})
    return _united([[profile.mention for profile in item.profiles] for item in linker.items], held)


def link_events(
    releases: Sequence[Release], objective_ids: dict[str, str], held: Held = NOTHING_HELD
) -> list[list[EventMention]]:
    """The events of a plan, each as its mentions in the order in which they were told.

    `objective_ids` (mention_id to id) lets an event that an objective's entry tells be found again with it.
    """
    linker = Linker(_score_events, _event_look_up, lambda p: p.title | p.text | {p.day}, held)
    for release in releases:
        in_block = {o.block_id: objective_ids.get(o.mention_id, "") for o in reversed(release.objectives)}
        for telling in _by_edition(release.events):
            profiles = [event_profile(m, release.document.language, in_block.get(m.block_id, "")) for m in telling]
            linker.tell(duplicates(profiles, _same_event, _duplicate_keys, held))
    return _united([[profile.mention for profile in item.profiles] for item in linker.items], held)


def _united(items: list[list[M]], held: Held) -> list[list[M]]:
    """The items with those made one that people judged to be the same, the earlier one first."""
    home = {mention.mention_id: number for number, item in enumerate(items) for mention in item}
    for one, other in held.same:
        first, second = sorted((home.get(one, -1), home.get(other, -1)))
        if first < 0 or first == second or any(held.are_apart(a, b) for a in items[first] for b in items[second]):
            continue
        home.update((mention.mention_id, first) for mention in items[second])
        items[first].extend(items[second])
        items[second] = []
    return [item for item in items if item]


def duplicates(
    profiles: Sequence[P],
    same: Callable[[P, P, Weights], bool],
    look_up: Callable[[P], Iterable[Hashable]],
    held: Held = NOTHING_HELD,
) -> list[list[P]]:
    """The profiles of one telling in groups: entries that tell one item twice stand together."""
    weights = Weights()
    for profile in profiles:
        weights.count(profile.text)
    groups: list[list[P]] = []
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for profile in profiles:
        near = {number for key in look_up(profile) for number in by_key[key]}
        alike = (n for n in sorted(near) if all(same(profile, told, weights) for told in groups[n]))
        found = next((n for n in alike if not any(held.are_apart(profile.mention, p.mention) for p in groups[n])), None)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(profile)
        for key in look_up(profile):
            by_key[key].append(found)
    return groups


def _score_events(one: EventProfile, other: EventProfile, weights: Weights) -> float:
    same_release = one.mention.document_id == other.mention.document_id
    if same_release and not _like_names(one, other, weights):
        return NEVER
    return event_score(one, other, weights, same_release=same_release)


def _score_objectives(one: ObjectiveProfile, other: ObjectiveProfile, weights: Weights) -> float:
    same_release = one.mention.document_id == other.mention.document_id
    return objective_score(one, other, weights, same_release=same_release)


def _same_event(one: EventProfile, other: EventProfile, weights: Weights) -> bool:
    """Whether two entries of one telling are one event told twice: no two places, no two dates."""
    if (one.city and other.city and one.city != other.city) or not _within(one, other):
        return False
    if not _like_names(one, other, weights):
        return False
    score = event_score(one, other, weights, same_release=True)
    same_list = (one.mention.section, one.mention.list_id) == (other.mention.section, other.mention.list_id)
    return score >= (SAME_LIST if same_list else OTHER_LIST)


def _like_names(one: EventProfile, other: EventProfile, weights: Weights) -> bool:
    """Whether two entries name their events alike at all: by title, by an ordinal, by who joined."""
    if one.ordinals & other.ordinals or set(one.mention.roles.accession) & set(other.mention.roles.accession):
        return True
    return max(weights.likeness(one.title, other.title), weights.likeness(one.name, other.name)) >= LIKE_NAMES


def _within(one: EventProfile, other: EventProfile) -> bool:
    """Whether one of two dates lies within the other, as a day in its month; an open date lies within any."""
    if not (one.first and one.last and other.first and other.last):
        return True
    inside = one.first <= other.first and other.last <= one.last
    return inside or (other.first <= one.first and one.last <= other.last)


def _same_objective(one: ObjectiveProfile, other: ObjectiveProfile, weights: Weights) -> bool:
    if one.mention.kind != other.mention.kind or one.text != other.text:
        return False
    return objective_score(one, other, weights, same_release=False) >= SAME_OBJECTIVE


def _event_look_up(profile: EventProfile) -> Iterable[Hashable]:
    yield from profile.title
    yield from profile.text
    yield from profile.ordinals
    yield from _day_keys(profile)


def _duplicate_keys(profile: EventProfile) -> Iterable[Hashable]:
    """What two entries for one event have in common: a month, and a word, an ordinal or who joined."""
    telling = {key for key in profile.title if not key.startswith(TYPE_MARK)} or profile.title
    named: set[Hashable] = {*telling, *profile.ordinals, *profile.mention.roles.accession}
    months: set[Hashable] = set(_day_keys(profile)) if profile.dated else {None}
    return ((month, name) for month in months for name in named)


def _day_keys(profile: EventProfile) -> Iterable[Hashable]:
    """The months of the event, a year of them at most; an open date is looked for by its title."""
    if profile.first and profile.last:
        first, last = (day.year * 12 + day.month for day in (profile.first, profile.last))
        yield from range(first, min(last, first + 11) + 1)
    if not profile.dated:
        yield from profile.title
    for accession in profile.mention.roles.accession:
        yield "joined", accession


def _objective_look_up(profile: ObjectiveProfile) -> Iterable[Hashable]:
    yield from profile.text
    yield from profile.label
    if profile.mention.number:
        yield "number", profile.mention.number.casefold()
    yield "place", profile.place, profile.of


def _by_edition(mentions: Sequence[M]) -> list[list[M]]:
    """The tellings of one release: its mentions by edition, those without one first, the latest edition last."""
    found: dict[str | None, list[M]] = defaultdict(list)
    for mention in mentions:
        found[mention.edition].append(mention)
    return [found[edition] for edition in sorted(found, key=edition_years)]


def _by_depth(mentions: Sequence[ObjectiveMention]) -> list[list[ObjectiveMention]]:
    """Mentions by how deep they stand under others, the outermost first: a parent is linked before its children."""
    depth: dict[str, int] = {}
    found: dict[int, list[ObjectiveMention]] = defaultdict(list)
    for mention in mentions:
        depth[mention.mention_id] = depth.get(mention.parent_id or "", -1) + 1
        found[depth[mention.mention_id]].append(mention)
    return [found[level] for level in sorted(found)]


def _placed(mentions: Sequence[ObjectiveMention]) -> list[tuple[ObjectiveMention, int, int]]:
    """Each mention with its position in its list and the list's length."""
    lists: dict[Hashable, list[str]] = defaultdict(list)
    for mention in mentions:
        lists[_list_of(mention)].append(mention.mention_id)
    return [(m, lists[_list_of(m)].index(m.mention_id), len(lists[_list_of(m)])) for m in mentions]


def _list_of(mention: ObjectiveMention) -> Hashable:
    return mention.kind, mention.section, mention.list_id, mention.parent_id


def _parent(mention: ObjectiveMention, item_of: dict[str, int]) -> str:
    return str(item_of.get(mention.parent_id or "", ""))
