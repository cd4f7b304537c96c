"""What people judged holds after every reading, and what fits nothing any more is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.data import Finding, Judgement, Passage, Plan, Release
from pipeline.reconcile import reconcile
from tests.reconcile.build import INFO, event, objective, release


def judgement(kind: Any, *quotes: str | Passage, **facts: Any) -> Judgement:
    passages = tuple(quote if isinstance(quote, Passage) else Passage(quote) for quote in quotes)
    return Judgement(kind, passages, facts.pop("line", 1), **facts)


def judged(judgements: list[Judgement], *releases: Release) -> Plan:
    return reconcile(replace(INFO, judgements=tuple(judgements)), releases)


def stale(plan: Plan) -> list[str]:
    return [finding.message for _, finding in plan.findings if finding.kind == "stale_judgement"]


OLD = release("a.md", [event("Meeting of harbour pilots", "2024-03-05", city="Lima")], released="2024-01")
MOVED = release("b.md", [event("Meeting of harbour pilots", "2024-04-09", city="Lima")], released="2024-02")
OTHER = release("b.md", [event("Round of talks about towage", "2024-09-09", city="Oslo")], released="2024-02")


def test_two_that_were_linked_are_kept_apart() -> None:
    assert len(judged([], OLD, MOVED).events) == 1
    plan = judged(
        [judgement("different", Passage("harbour pilots", "a.md"), Passage("harbour pilots", "b.md"))], OLD, MOVED
    )
    assert len(plan.events) == 2
    assert sorted(change.change for change in plan.changes) == ["added", "removed"]
    assert not stale(plan)


def test_two_that_were_not_linked_are_one() -> None:
    assert len(judged([], OLD, OTHER).events) == 2
    plan = judged([judgement("same", "meeting of  HARBOUR pilots", "talks about towage")], OLD, OTHER)
    assert len(plan.events) == 1
    assert {"rescheduled", "relocated"} <= {change.change for change in plan.changes}
    assert plan.events[0].event_id == judged([], OLD, OTHER).events[0].event_id
    assert not stale(plan)


def test_objectives_are_held_too() -> None:
    releases = [
        release("a.md", objectives=[objective("Dredge the bar", "1")], released="2024-01"),
        release("b.md", objectives=[objective("Dredge the bar", "1")], released="2024-02"),
    ]
    passages = Passage("Dredge the bar", "a.md"), Passage("dredge the bar", "b.md")
    assert len(judged([judgement("different", *passages, subject="objective")], *releases).objectives) == 2


def test_a_value_holds_for_the_mention_the_row_and_its_statement() -> None:
    said = judgement("value", Passage("harbour pilots", "b.md"), name="city", value="Callao", was="Lima")
    plan = judged([said], OLD, MOVED)
    row = plan.events[0]
    assert (row.settled.place.city, row.judged) == ("Callao", ("city",))
    assert [(s.value, s.original) for s in plan.statements if s.basis == "judged"] == [("Callao", "harbour pilots")]
    assert "relocated" in {change.change for change in plan.changes}


def test_a_later_telling_has_the_last_word_again() -> None:
    said = judgement("value", Passage("harbour pilots", "a.md"), name="date_edtf", value="2024-03-06", was="2024-03-05")
    row = judged([said], OLD, MOVED).events[0]
    assert (row.settled.date_edtf, row.judged) == ("2024-04-09", ())


@pytest.mark.parametrize(
    ("name", "value"), [("host", ("PER",)), ("online", True), ("status", "cancelled"), ("country", "PER")]
)
def test_columns_that_can_be_judged(name: str, value: Any) -> None:
    row = judged([judgement("value", "harbour pilots", name=name, value=value)], OLD).events[0]
    told = row.settled
    assert value in (getattr(told, name, None), getattr(told.roles, name, None), getattr(told.place, name, None))
    assert row.judged == (name,)


def test_what_is_no_event_is_gone() -> None:
    plan = judged([judgement("not_an_event", Passage("harbour pilots", "a.md"))], OLD, MOVED)
    assert [len(r.events) for r in plan.releases] == [0, 1]


def test_what_is_no_defect_is_no_finding_and_excuses_nothing() -> None:
    lost = Finding(
        "missing_list", "lost", block_id=1000, char_start=0, char_end=25, text="The meetings are as follows:"
    )
    found = release("c.md", [event("The meetings are as follows:", "2025")], released="2024-03", findings=[lost])
    assert judged([], found).releases[0].findings
    assert not judged([judgement("not_a_defect", "as follows:", name="missing_list")], found).releases[0].findings
    other = judgement("not_a_defect", "as follows:", name="truncated_text")
    assert judged([other], found).releases[0].findings


STALE = [
    judgement("same", "Meeting of harbour pilots", "conference of divers"),
    judgement("same", "harbour pilots", "of harbour", line=4),
    judgement("value", "harbour pilots", name="city", value="Callao", was="Quito"),
    judgement("not_an_event", Passage("harbour pilots", "gone.md")),
    judgement("not_a_defect", "a lead-in that nobody wrote", name="missing_list"),
]


@pytest.mark.parametrize("said", STALE)
def test_what_fits_nothing_is_told_and_changes_nothing(said: Judgement) -> None:
    plan, plain = judged([said], OLD), judged([], OLD)
    assert len(stale(plan)) == 1
    assert f"line {said.line}" in stale(plan)[0]
    assert plan.events == plain.events


def test_judgements_that_contradict_each_other_are_told() -> None:
    pair = Passage("harbour pilots", "a.md"), Passage("harbour pilots", "b.md")
    plan = judged([judgement("same", *pair), judgement("different", *pair, line=9)], OLD, MOVED)
    assert len(plan.events) == 1
    assert "line 9" in stale(plan)[0]


def test_of_two_events_in_one_passage_the_date_tells_which_is_meant() -> None:
    both = [
        event("Course", "2024-03-05", text="Courses on 5 March and 9 May"),
        event("Course", "2024-05-09", text="Courses on 5 March and 9 May"),
    ]
    told = release("a.md", both)
    place = {"char_start": 0, "char_end": 28, "block_id": 1000}
    told = replace(told, events=tuple(replace(m, mention_id=f"a-{n}", **place) for n, m in enumerate(told.events)))
    plan = judged([judgement("not_an_event", Passage("5 March and 9 May", date="2024-05-09"))], told)
    assert [e.settled.date_edtf for e in plan.events] == ["2024-03-05"]
