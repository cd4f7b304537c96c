"""What reconciliation makes of a plan beside links and changes: settled rows, repairs, statements, relations, ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.data import Bodies, Member, Plan, PlanInfo, Release, Roles, Value
from pipeline.reconcile import reconcile
from tests.reconcile.build import INFO, event, objective, release


def plan_of(*releases: Release) -> Plan:
    return reconcile(INFO, releases)


def test_date_place_and_status_come_from_one_telling() -> None:
    plan = plan_of(
        release(
            "a",
            [event("12th Ministerial Conference", "2021-06?", "tentative", country="KAZ", edition="2020/2022")],
            edition="2020/2022",
            released="2020",
        ),
        release(
            "b",
            [event("12th Ministerial Conference", "2022", edition="2022/2024")],
            edition="2022/2024",
            released="2022",
        ),
    )
    (found,) = plan.events
    assert (found.settled.date_edtf, found.settled.place.country, found.settled.status) == ("2022", None, "planned")
    assert found.conflicts == ("date_edtf", "status")
    assert found.editions == ("2020/2022", "2022/2024")
    assert (found.first_document_id, found.last_document_id) == ("a", "b")


def test_what_the_later_telling_is_silent_on_is_carried_over_while_the_date_stands() -> None:
    plan = plan_of(
        release(
            "a", [event("Seminar on looms", "2024-05-02", city="Lima", country="PER", host=("PER",))], released="2023"
        ),
        release("b", [event("Seminar on looms", "2024-05-02", "completed")], released="2024"),
    )
    (found,) = plan.events
    assert found.settled.status == "completed"
    assert found.settled.place.city == "Lima"
    assert found.settled.roles.host == ("PER",)


def test_the_finer_of_two_entries_of_one_release_settles() -> None:
    (found,) = plan_of(
        release(
            "a",
            [
                event(
                    "Papua New Guinea joined",
                    "2023-05",
                    "completed",
                    type="accession",
                    accession=("PNG",),
                    role="background",
                ),
                event(
                    "Papua New Guinea joined the Arrangement",
                    "2023-05-16",
                    "completed",
                    type="accession",
                    accession=("PNG",),
                    role="completed",
                ),
            ],
        ),
    ).events
    assert found.settled.date_edtf == "2023-05-16"


@pytest.mark.parametrize("cut_title", [
    "Seminar “Can small suppliers survive due",
    "Seminar “Can small suppliers survive due diligence",  # only its closing marks are missing
])
def test_a_text_cut_off_is_completed_from_a_sibling_and_its_mention_keeps_what_it_said(cut_title: str) -> None:
    cut = event(cut_title, "2020-10-06", "completed", truncated=True)
    whole = event("Seminar “Can small suppliers survive due diligence?”", "2020-10-06", "completed")
    plan = plan_of(release("a", [whole], released="2021"), release("b", [cut], released="2022"))
    (found,) = plan.events
    assert found.settled.title == whole.title and not found.settled.truncated
    assert plan.releases[1].events[0].title == cut.title
    ((document_id, repair),) = plan.repairs
    assert (document_id, repair.kind, repair.source_document_id) == ("b", "restored_text", "a")
    assert (repair.before, repair.after) == (cut.text, (whole.text,))


def test_nothing_is_restored_from_what_begins_otherwise() -> None:
    cut = event("Seminar on the rights of", "2020-10-06", "completed", truncated=True)
    other = event("Seminar on workers in ports", "2020-10-06", "completed")
    plan = plan_of(release("a", [other], released="2021"), release("b", [cut], released="2022"))
    assert not plan.repairs


def test_a_merge_that_only_a_sibling_betrays_is_split() -> None:
    text = "3 May 2024: Seminar on nursing diplomas in Lima 9 June 2024: Study visit to the harbour laboratory"
    merged = event("Seminar on nursing diplomas in Lima", "2024-05-03", "completed", text=text, date_text="3 May 2024")
    first = event(
        "Seminar on nursing diplomas in Lima",
        "2024-05-03",
        text="3 May 2024: Seminar on nursing diplomas",
        date_text="3 May 2024",
    )
    second = event(
        "Study visit to the harbour laboratory",
        "2024-06-09",
        date_text="9 June 2024",
        type="visit",
        text="9 June 2024: Study visit to the harbour laboratory",
    )
    plan = plan_of(release("a", [first, second], released="2023"), release("b", [merged], released="2024"))
    assert len(plan.releases[1].events) == 2
    told, added = plan.releases[1].events
    assert added.text == second.text and told.text == "3 May 2024: Seminar on nursing diplomas in Lima"
    document = plan.releases[1].document
    assert document.text[added.char_start : added.char_end] == added.text
    ((_, repair),) = plan.repairs
    assert (repair.kind, repair.before, repair.after) == ("split_merged_entry", text, (told.text, added.text))
    assert [len(e.mention_ids) for e in plan.events] == [2, 2]


def test_an_entry_that_cites_another_date_is_not_split() -> None:
    text = "9 June 2024 (moved from 3 May 2024): Seminar on nursing diplomas in Lima"
    moved = event("Seminar on nursing diplomas in Lima", "2024-06-09", text=text, date_text="9 June 2024")
    first = event("Seminar on nursing diplomas in Lima", "2024-05-03", date_text="3 May 2024")
    other = event("Course for weavers", "2024-05-03", date_text="3 May 2024")
    plan = plan_of(release("a", [first, other], released="2023"), release("b", [moved], released="2024"))
    assert not plan.repairs


def test_every_telling_states_its_fields_with_a_span() -> None:
    spoken = Value("date_edtf", "2024-05-02", "2 May 2024", 3, 13, "inherited")
    told = event("Seminar on looms", "2024-05-02", edition="2024", values=(spoken,))
    found = plan_of(release("a", [told], [objective("Publish maps", "1")])).statements
    by_field = {(s.subject, s.field): s for s in found}
    assert by_field["event", "date_edtf"].basis == "inherited"
    assert (by_field["event", "date_edtf"].char_start, by_field["event", "date_edtf"].original) == (3, "2 May 2024")
    assert by_field["event", "title"].value == "Seminar on looms"
    assert by_field["event", "status"].edition == "2024"
    assert by_field["objective", "number"].value == "1"
    assert len({(s.subject_id, s.field, s.char_start) for s in found}) == len(found)


def test_an_event_carries_out_the_objective_that_tells_it_or_names_it() -> None:
    plan = plan_of(
        release(
            "a",
            [
                event("Summit on care work", "2024-05", block_id=50),
                event("Webinar on traceability tools for small suppliers", "2024-06-02", type="webinar"),
                event("Meeting of officials", "2024-07"),
            ],
            [
                objective("Summit on care work, May 2024: joint statement", block_id=50),
                objective("Webinar series on traceability tools for small suppliers"),
                objective("Draft a model clause on ports"),
            ],
        )
    )
    aims = {o.objective_id: o.settled.text[:7] for o in plan.objectives}
    events = {e.event_id: e.settled.title[:7] for e in plan.events}
    found = {(events[c.event_id], aims[c.objective_id]): c.confidence for c in plan.carries_out}
    assert set(found) == {("Summit ", "Summit "), ("Webinar", "Webinar")}
    assert all(0 < confidence < 1 for confidence in found.values())


def test_margins_are_resolved_to_the_event_that_is_meant() -> None:
    forum = event("Public Forum of the WTO", "2024-09-10/2024-09-13", type="conference")
    side = event("Meeting of officials", "2024-09-11")
    side = replace(side, bodies=Bodies(("WTO",), ("World Trade Organization",), margins_of="WTO Public Forum"))
    plan = plan_of(release("a", [forum, side]))
    ids = {e.settled.title: e.event_id for e in plan.events}
    (found,) = [e for e in plan.events if e.settled.title == "Meeting of officials"]
    assert found.settled.bodies.margins_of == ids["Public Forum of the WTO"]


def test_margins_of_a_body_are_its_canonical_name() -> None:
    side = event("Meeting of officials", "2024-09-11")
    side = replace(side, bodies=Bodies(("WTO",), ("World Trade Organization",), margins_of="WTO"))
    (found,) = plan_of(release("a", [side])).events
    assert found.settled.bodies.margins_of == "World Trade Organization"


def test_who_acceded_is_a_member_since_then() -> None:
    info = PlanInfo("p", "Coalition for Looms (CFL) work plan", members=(Member("PER"),))
    joined = event("Benin joined the Coalition", "2023-05", "completed", type="accession", accession=("BEN",))
    other = event("Peru joined the Accord", "2023-06", "completed", type="accession", accession=("PER",))
    other = replace(other, roles=Roles(accession=("PER",), accession_to=("Accord",)))
    hoped = event("Ghana joins the Coalition", "2026", "planned", type="accession", accession=("GHA",))
    plan = reconcile(info, [release("a", [joined, other, hoped])])
    assert [(m.country, m.start, m.group_name) for m in plan.members] == [
        ("PER", None, ""),
        ("BEN", "2023-05", ""),
        ("PER", "2023-06", "Accord"),
    ]


def test_parallel_releases_that_contradict_each_other_are_a_finding() -> None:
    plan = plan_of(
        release(
            "a", [event("Session on cold chains", "2023-09-15", "completed")], released="2023-11", edition="2022/2024"
        ),
        release(
            "b",
            [event("Séance sur les chaînes du froid", "2023-09-14", "completed")],
            released="2023-11",
            edition="2022/2024",
            language="fr",
        ),
    )
    if len(plan.events) == 1:
        ((document_id, finding),) = plan.findings
        assert (document_id, finding.kind) == ("b", "conflicting_date")


def test_ids_do_not_depend_on_what_comes_later() -> None:
    old = release("a", [event("Forum on dust", "2024-05")], [objective("Publish maps", "1")], released="2022")
    new = release("b", [event("Forum on dust", "2024-06"), event("Course for weavers", "2024-07")], released="2023")
    alone, both = plan_of(old), plan_of(new, old)
    assert alone.events[0].event_id == both.events[0].event_id
    assert alone.objectives[0].objective_id == both.objectives[0].objective_id
    assert all(e.event_id.startswith("p-") and len(e.event_id) == 14 for e in both.events)


def test_nothing_told_is_a_plan_too() -> None:
    assert plan_of().events == plan_of(release("a")).events == ()


def test_objectives_run_together_in_one_release_are_cut_where_the_sibling_begins_the_second() -> None:
    first, second = "to find out who gains when trade grows", "to exchange good practice in insuring street vendors"
    apart = release(
        "a",
        objectives=[objective(f"• {first}", kind="objective"), objective(f"• {second}", kind="objective")],
        released="2021",
    )
    merged = release("b", objectives=[objective(f"• {first} {second}", kind="objective")], released="2022")
    plan = plan_of(apart, merged)
    ((document_id, repair),) = plan.repairs
    assert (document_id, repair.kind) == ("b", "split_merged_entry")
    assert repair.after == (f"• {first}", second)
    assert [len(o.mention_ids) for o in plan.objectives] == [2, 2]
    assert not plan.changes
    document = plan.releases[1].document
    assert all(document.text[o.char_start : o.char_end] == o.text for o in plan.releases[1].objectives)


def test_an_objective_that_mentions_another_in_other_words_stays_whole() -> None:
    old = release(
        "a",
        objectives=[objective("Publish maps of wells", "1"), objective("Train guides for the maps", "2")],
        released="2021",
    )
    new = release("b", objectives=[objective("Publish maps of wells and train some guides", "1")], released="2022")
    assert not plan_of(old, new).repairs


def test_objectives_that_an_editor_joined_stay_joined() -> None:
    old = release(
        "a",
        objectives=[objective("Publish a guide to wells", "1"), objective("Train two well keepers", "2")],
        released="2023",
    )
    text = "Publish a guide to wells, and train two well keepers"
    plan = plan_of(old, release("b", objectives=[objective(text, "1")], released="2024"))
    assert not plan.repairs
    assert sorted((c.change, c.detail) for c in plan.changes) == [("removed", "merged_into"), ("reworded", None)]
