"""The cases that a person should judge: read from the tables of a run, the least sure first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Any, Literal

from pipeline.data import Bodies, EventMention, Judgement, ObjectiveMention, Passage, Place, Roles
from pipeline.reconcile.clusters import NEVER
from pipeline.reconcile.profiles import EventProfile, ObjectiveProfile, Told, event_profile, objective_profile
from pipeline.reconcile.score_events import event_score
from pipeline.reconcile.score_objectives import objective_score
from pipeline.reconcile.weights import Weights

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
Profile = EventProfile | ObjectiveProfile

SURE = 1.5
"""Evidence for or against a link from which nobody is asked."""
SURE_EVENT = 0.6
SURE_REPAIR = 0.95
QUOTED_WORDS = 12
"""Words of an entry that a judgement quotes: enough to find it again."""
MOST_ALIKE = 30
"""Mentions that share a word beyond which the word is too common to look for pairs by it."""
UNSURE_PLACE = 0.5
CONFLICT = 0.6
CONFLICT_COLUMNS = ("date_edtf", "status", "city", "country")


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answers, each a letter with its meaning and what it judges.

    `open` is the judgement whose value the person types instead.
    """

    confidence: float
    question: str
    answers: Mapping[str, tuple[str, Judgement]]
    open: Judgement | None = None

    @property
    def judgements(self) -> Iterator[Judgement]:
        """What may be judged of it."""
        yield from (judgement for _, judgement in self.answers.values())
        if self.open:
            yield self.open


def uncertain_cases(tables: Tables) -> list[Case]:
    """The cases of one plan's tables (rows by table name), the least sure first."""
    languages = {row["document_id"]: row["language"] for row in tables["documents"]}
    events = [_event(row) for row in tables["event_mentions"]]
    of_event = {row["mention_id"]: row["event_id"] for row in tables["event_mentions"]}
    of_objective = {row["mention_id"]: row["objective_id"] for row in tables["objective_mentions"]}
    objectives = [_objective(row) for row in tables["objective_mentions"]]
    found = [
        *_link_cases([event_profile(m, languages[m.document_id]) for m in events], of_event),
        *_link_cases([objective_profile(m, languages[m.document_id]) for m in objectives], of_objective),
        *map(_event_case, (m for m in events if m.confidence < SURE_EVENT)),
        *map(_repair_case, (row for row in tables["repairs"] if row["confidence"] < SURE_REPAIR)),
        *_place_cases(tables["findings"], events),
        *_conflict_cases(tables["events"], events, of_event),
    ]
    return sorted(found, key=lambda case: (case.confidence, case.question))


def _link_cases(profiles: Sequence[Profile], items: Mapping[str, str]) -> Iterator[Case]:
    """Pairs linked, or not, on little evidence: the likest of each mention, and of each two items."""
    weights = Weights()
    for profile in profiles:
        weights.count(_keys(profile))
    releases: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        releases[items[profile.mention.mention_id]].add(profile.mention.document_id)
    likest: dict[tuple[str, ...], tuple[float, Profile, Profile]] = {}
    for one, other in _near(profiles):
        first, second = (items[p.mention.mention_id] for p in (one, other))
        if first != second and releases[first] & releases[second]:
            continue
        score = _score(one, other, weights)
        linked = [(p.mention.mention_id,) for p in (one, other)]
        for asked in linked if first == second else [tuple(sorted((first, second)))]:
            if asked not in likest or likest[asked][0] < score:
                likest[asked] = (score, one, other)
    for score, one, other in {(f[1].mention.mention_id, f[2].mention.mention_id): f for f in likest.values()}.values():
        if score > NEVER and abs(score) < SURE:
            same = items[one.mention.mention_id] == items[other.mention.mention_id]
            yield _link_case(one.mention, other.mention, linked=same, score=score)


def _near(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of mentions of two releases that share a word, each once, in order."""
    with_key: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for key in _keys(profile):
            with_key[key].append(number)
    pairs = {
        (a, b)
        for numbers in with_key.values()
        if len(numbers) <= MOST_ALIKE
        for place, a in enumerate(numbers)
        for b in numbers[place + 1 :]
        if profiles[a].mention.document_id != profiles[b].mention.document_id
    }
    return ((profiles[a], profiles[b]) for a, b in sorted(pairs))


def _keys(profile: Profile) -> frozenset[str]:
    return profile.title | {profile.day} if isinstance(profile, EventProfile) else profile.text | profile.label


def _score(one: Profile, other: Profile, weights: Weights) -> float:
    if isinstance(one, EventProfile) and isinstance(other, EventProfile):
        return event_score(one, other, weights, same_release=False)
    if isinstance(one, ObjectiveProfile) and isinstance(other, ObjectiveProfile):
        return objective_score(one, other, weights, same_release=False)
    return NEVER


def _link_case(one: Told, other: Told, *, linked: bool, score: float) -> Case:
    subject: Literal["event", "objective"] = "event" if isinstance(one, EventMention) else "objective"
    passages = passage_of(one), passage_of(other)
    said = "were linked" if linked else "were not linked"
    return Case(
        confidence=round(1 / (1 + exp(-abs(score))), 3),
        question=f"These two {said}. Do they tell one {subject}?\n{_shown(one)}\n{_shown(other)}",
        answers={
            "s": ("the same", Judgement("same", passages, 0, subject)),
            "d": ("different", Judgement("different", passages, 0, subject)),
        },
    )


def _event_case(mention: EventMention) -> Case:
    return Case(
        confidence=mention.confidence,
        question=f"Is this an event?\n{_shown(mention)}",
        answers={
            "n": ("no event", Judgement("not_an_event", (passage_of(mention),), 0)),
            "y": ("an event", _confirmed(mention, "status", mention.status)),
        },
    )


def _repair_case(row: Row) -> Case:
    after = "\n".join(f"  after:  {part}" for part in row["after"])
    quote = _quote(row["before"])
    return Case(
        confidence=row["confidence"],
        question=f"Is this repair ({row['kind']}) right? {row['evidence']}\n  before: {row['before']}\n{after}",
        answers={"n": ("no defect", Judgement("not_a_defect", (Passage(quote, row["file"]),), 0, name=row["kind"]))},
    )


def _place_cases(findings: Sequence[Row], events: Sequence[EventMention]) -> Iterator[Case]:
    """A question for the country of each event whose town is not resolved."""
    open_places = {(f["document_id"], f["char_start"]) for f in findings if f["kind"] == "unresolved_place"}
    for mention in events:
        if (mention.document_id, mention.char_start) in open_places and mention.place.city:
            yield Case(
                confidence=UNSURE_PLACE,
                question=f"In which country lies {mention.place.city}? Type its three letters.\n{_shown(mention)}",
                answers={},
                open=_confirmed(mention, "country", mention.place.country),
            )


def _conflict_cases(rows: Sequence[Row], events: Sequence[EventMention], items: Mapping[str, str]) -> Iterator[Case]:
    """A question for each column in which the entries of one release and edition disagree on an event."""
    told: dict[tuple[str, str, str | None], list[EventMention]] = defaultdict(list)
    for mention in events:
        told[items[mention.mention_id], mention.document_id, mention.edition].append(mention)
    judged = {row["event_id"]: row["judged"] for row in rows}
    for (event_id, _, _), mentions in told.items():
        for column in CONFLICT_COLUMNS:
            values = sorted({_column(m, column) or "" for m in mentions} - {""})
            if len(values) > 1 and column not in judged[event_id]:
                yield _conflict_case(mentions, column, values)


def _conflict_case(mentions: Sequence[EventMention], column: str, values: Sequence[str]) -> Case:
    first = mentions[0]
    answers = {
        str(number): (value, replace(_confirmed(first, column, _column(first, column)), value=value))
        for number, value in enumerate(values, 1)
    }
    told = "\n".join(map(_shown, mentions))
    return Case(CONFLICT, f"Which {column} holds? Entries of one release disagree.\n{told}", answers)


def _column(mention: EventMention, name: str) -> str | None:
    value = getattr(mention.place, name) if name in ("city", "country") else getattr(mention, name)
    return None if value is None else str(value)


def _confirmed(mention: EventMention, name: str, value: str | None) -> Judgement:
    """That a column of a mention is what it is."""
    return Judgement("value", (passage_of(mention),), 0, "event", name, value, value or "")


def passage_of(mention: Told) -> Passage:
    """The words by which a mention is found again: its first ones, its file and an event's date."""
    date = mention.date_edtf if isinstance(mention, EventMention) else None
    return Passage(_quote(mention.text), mention.file, date)


def _quote(text: str) -> str:
    return " ".join(text.split()[:QUOTED_WORDS])


def _shown(mention: Told) -> str:
    if isinstance(mention, EventMention):
        where = ", ".join(part for part in (mention.place.city, mention.place.country) if part)
        facts = " · ".join(part for part in (mention.date_edtf or "open", mention.status, where) if part)
    else:
        facts = " · ".join(part for part in (mention.number, mention.timeline_edtf) if part)
    return f"  {mention.file}: {mention.text}" + (f"  [{facts}]" if facts else "")


def _event(row: Row) -> EventMention:
    """An event mention as far as its row tells it."""
    lists = ("host", "sponsor", "participant", "accession", "chair")
    return EventMention(
        **_shared(row),
        title=row["title"],
        event_type=row["event_type"],
        status=row["status"],
        date_text=row["date_text"],
        date_edtf=row["date_edtf"],
        place=Place(venue=row["venue"], city=row["city"], country=row["country"], online=row["online"]),
        roles=Roles(**{name: tuple(row[name]) for name in lists}),
        bodies=Bodies(tuple(row["organisations"]), tuple(row["organisations"])),
        confidence=row["confidence"],
    )


def _objective(row: Row) -> ObjectiveMention:
    names = ("kind", "number", "label", "timeline_text", "timeline_edtf", "status", "confidence")
    return ObjectiveMention(**_shared(row), **{name: row[name] for name in names}, lead=tuple(row["lead"]))


def _shared(row: Row) -> dict[str, Any]:
    names = ("mention_id", "plan_id", "document_id", "file", "block_id", "page", "char_start", "char_end", "text")
    return {name: row[name] for name in (*names, "edition")}


def known_passages(judgements: Iterable[Judgement]) -> set[tuple[frozenset[Passage], str | None]]:
    """What was judged already: the passages and the column or kind."""
    return {(frozenset(j.passages), j.name) for j in judgements}
