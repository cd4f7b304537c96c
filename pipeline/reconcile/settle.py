"""What holds of an item over all its tellings: the latest edition's latest telling, and where tellings disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.data import Event, EventMention, Objective, ObjectiveMention, Place, Release
from pipeline.edtf import precision
from pipeline.reconcile.compare import relocated, same_date
from pipeline.reconcile.judged import value_of, with_column
from pipeline.reconcile.order import edition_years
from pipeline.reconcile.profiles import Told

M = TypeVar("M", EventMention, ObjectiveMention)

PRECISIONS = ("day", "month", "quarter", "season", "half", "year", None)
CARRIED = ("host", "sponsor", "participant", "accession", "chair", "accession_to", "inferred_participants")


@dataclass(frozen=True, slots=True)
class Tellings:
    """The releases by document id and the plan's main language, its oldest release's."""

    releases: Mapping[str, Release]
    language: str

    @classmethod
    def of(cls, releases: Sequence[Release]) -> Tellings:
        """The tellings of releases in order."""
        return cls({r.document.document_id: r for r in releases}, releases[0].document.language if releases else "en")

    def rank(self, mention: Told) -> tuple[tuple[int, int], str, bool, int]:
        """Sorts mentions by how late they tell: edition, release date, the main language, release order."""
        release = self.releases[mention.document_id]
        document = release.document
        edition = edition_years(mention.edition or document.edition)
        return edition, document.released or "", document.language == self.language, release.release_order


def settle_event(event_id: str, mentions: Sequence[EventMention], tellings: Tellings) -> Event:
    """The event row: date, place and status of one telling; what that is silent on from earlier ones."""
    ranked = sorted(mentions, key=lambda m: (tellings.rank(m), _definite(m), -m.char_start), reverse=True)
    best = ranked[0]
    settled = best
    for earlier in ranked[1:]:
        settled = _carry(settled, earlier)
    whole = next((m for m in ranked if not m.truncated), best)
    if best.truncated and not whole.truncated:
        settled = replace(settled, title=whole.title, truncated=False)
    settled, judged = _as_judged(settled, ranked, tellings)
    documents = _documents(mentions, tellings)
    return Event(
        event_id=event_id,
        settled=settled,
        organisations=tuple(sorted({name for m in mentions for name in m.bodies.canonical})),
        editions=_editions(mentions),
        mention_ids=tuple(m.mention_id for m in mentions),
        first_document_id=documents[0],
        last_document_id=documents[-1],
        conflicts=conflicts(ranked),
        judged=judged,
    )


def settle_objective(objective_id: str, mentions: Sequence[ObjectiveMention], tellings: Tellings) -> Objective:
    """The objective row in its latest wording."""
    ranked = sorted(mentions, key=lambda m: (tellings.rank(m), -m.char_start), reverse=True)
    settled, judged = _as_judged(ranked[0], ranked, tellings)
    documents = _documents(mentions, tellings)
    return Objective(
        objective_id=objective_id,
        settled=settled,
        judged=judged,
        editions=_editions(mentions),
        mention_ids=tuple(m.mention_id for m in mentions),
        first_document_id=documents[0],
        last_document_id=documents[-1],
    )


def _as_judged(settled: M, ranked: Sequence[M], tellings: Tellings) -> tuple[M, tuple[str, ...]]:
    """The row with the columns that a person set, and their names.

    A telling of a later edition or release than the one judged has the last word again.
    """
    latest = tellings.rank(settled)[:2]
    judged: set[str] = set()
    for mention in ranked:
        columns = {value.field for value in mention.values if value.basis == "judged"} - judged
        for name in columns if tellings.rank(mention)[:2] == latest else ():
            settled = with_column(settled, name, value_of(mention, name))
            judged.add(name)
    return settled, tuple(sorted(judged))


def conflicts(mentions: Sequence[EventMention]) -> tuple[str, ...]:
    """The columns in which tellings disagree, by name; a telling that is silent or coarser by "null" disagrees not."""
    found = set()
    first = mentions[0]
    for other in mentions[1:]:
        if first.date_edtf and other.date_edtf and not same_date(first.date_edtf, other.date_edtf):
            found.add("date_edtf")
        if first.status != other.status:
            found.add("status")
        found.update(_place_conflicts(first.place, other.place))
    return tuple(sorted(found))


def _place_conflicts(one: Place, other: Place) -> set[str]:
    if not relocated(one, other):
        return set()
    if one.country and other.country and one.country != other.country:
        return {"city", "country"} if one.city and other.city else {"country"}
    return {"city"} if one.city and other.city else {"online"}


def _definite(mention: EventMention) -> tuple[bool, int, int]:
    """Of two mentions of one telling the one that says more: a finer date, then a place and roles."""
    finest = PRECISIONS.index(precision(mention.date_edtf) if mention.date_edtf else None)
    told = [mention.place.city, mention.place.country, mention.place.online, *_roles(mention)]
    return mention.date_edtf is not None, -finest, sum(map(bool, told))


def _roles(mention: EventMention) -> list[tuple[str, ...]]:
    return [getattr(mention.roles, name) for name in CARRIED]


def _carry(settled: EventMention, earlier: EventMention) -> EventMention:
    """Fills from an earlier telling what the later is silent on, where the date did not change.

    Only the places of two mentions of one date go together: no row says what nobody said.
    """
    if not same_date(settled.date_edtf, earlier.date_edtf):
        return settled
    if settled.place == Place(values=settled.place.values):
        settled = replace(settled, place=earlier.place)
    silent = {name: getattr(earlier.roles, name) for name in CARRIED if not getattr(settled.roles, name)}
    bodies = settled.bodies
    if bodies.margins_of is None and earlier.bodies.margins_of:
        bodies = replace(bodies, margins_of=earlier.bodies.margins_of)
    return replace(settled, roles=replace(settled.roles, **silent), bodies=bodies)


def _editions(mentions: Sequence[Told]) -> tuple[str, ...]:
    return tuple(sorted({m.edition for m in mentions if m.edition}))


def _documents(mentions: Sequence[Told], tellings: Tellings) -> list[str]:
    ids = {m.document_id for m in mentions}
    return sorted(ids, key=lambda i: tellings.releases[i].release_order)
