"""What a plan's changes are: pairs of releases, scopes, lost lists, editions, why an item is missing."""

from __future__ import annotations

from pipeline.data import Block, Change, Finding, PlanInfo, Release, ReleaseInfo
from pipeline.reconcile import reconcile
from tests.reconcile.build import INFO, event, objective, release


def changes(*releases: Release, info: PlanInfo = INFO) -> list[Change]:
    return list(reconcile(info, releases).changes)


def told(found: list[Change]) -> list[tuple[str, str | None]]:
    return [(change.change, change.detail) for change in found]


def test_consecutive_releases_of_one_language_are_compared() -> None:
    forum = event("Forum on dust", "2024-05")
    found = changes(
        release("a-en", [forum], released="2022"),
        release("b-fr", [event("Forum sur les poussières", "2024-05")], released="2022", language="fr"),
        release("c-en", [event("Forum on dust", "2024-06")], released="2023"),
        release("d-fr", [event("Forum sur les poussières", "2024-06")], released="2023", language="fr"),
    )
    assert [(c.from_release, c.to_release, c.change) for c in found] == [
        ("a-en", "c-en", "rescheduled"),
        ("b-fr", "d-fr", "rescheduled"),
    ]


def test_parallel_publications_of_one_edition_have_a_scope_of_their_own() -> None:
    old, new = event("Forum on dust", "2024-05"), event("Forum on dust", "2024-06")
    pairs = {
        ("2022", "2023"): "release",
        ("2022-05", "2022-05"): "publication",
        (None, None): "publication",
        ("2022", "2022-06"): "publication",  # nothing tells which came first
    }
    for (first, second), scope in pairs.items():
        found = changes(
            release("a", [old], edition="2022/2024", released=first),
            release("b", [new], edition="2022/2024", released=second),
            info=PlanInfo("p", releases=(ReleaseInfo("a"), ReleaseInfo("b"))),
        )
        assert {change.scope for change in found} == {scope}


def test_an_item_that_is_missing_says_why() -> None:
    old = [
        event("Seminar on looms", "2022-03-01", "completed"),
        event("Course for weavers", "2025-03-01"),
        event("Visit to dye works", "2022-09-02"),
    ]
    gone = Block(7, "paragraph", 0, 60, "A visit to dye works remains an aim of the group")
    new = release("b", [], released="2023", blocks=[gone])
    assert told(changes(release("a", old, released="2022-01"), new)) == [
        ("removed", "past"),
        ("removed", "still_planned"),
        ("removed", "date_dropped"),
    ]


def lost(text: str, *path: str, block_id: int = 5) -> Finding:
    return Finding("missing_list", "list lost", block_id=block_id, text=text, list_heading=(*path, text))


def test_what_stood_in_a_lost_list_is_not_comparable_in_either_direction() -> None:
    done = [event("Seminar on looms", "2022-03-01", "completed", role="completed")]
    whole = release("whole", done, released="2023")
    page = release("page", [], released="2024", findings=[lost("Completed work to date:")])
    assert told(changes(whole, page)) == [("not_comparable", "Completed work to date:")]
    late = release("whole", done, released="2025")
    assert told(changes(page, late)) == [("not_comparable", "Completed work to date:")]


def test_a_lost_list_of_something_else_excuses_nothing() -> None:
    whole = release("a", [], [objective("Publish maps", "1")], released="2023")
    for text in ("The working methods of the group are:", "All activities respect the following principles:"):
        page = release("b", released="2024", findings=[lost(text)])
        assert told(changes(whole, page)) == [("removed", None)]


def test_the_list_that_was_lost_is_found_by_its_lead_in() -> None:
    def block(number: int, kind: str, text: str, level: int = 0) -> Block:
        return Block(number, kind, number * 100, number * 100 + len(text), text, level)  # type: ignore[arg-type]

    blocks = [
        block(0, "paragraph", "The objectives of the plan are the following:"),
        block(1, "list_item", "Publish maps", 1),
        block(2, "heading", "Other objectives", 2),
        block(3, "list_item", "Train guides", 1),
    ]
    aims = [
        objective("Publish maps", kind="objective", block_id=1),
        objective("Train guides", kind="objective", block_id=3),
    ]
    old = release("a", objectives=aims, released="2023", blocks=blocks)
    page = release("b", released="2024", findings=[lost("The objectives of the plan are:")])
    assert [(c.change, c.before) for c in changes(old, page)] == [
        ("not_comparable", "Publish maps"),
        ("removed", "Train guides"),
    ]


def test_of_lists_with_the_same_lead_in_the_one_under_the_like_heading_was_lost() -> None:
    """Lead-ins are alike under all headings; headings are found again though they are numbered anew."""
    texts = [
        ("heading", "Commitment 1 Mend the sluices"),
        ("list_item", "Draw up a list of sluices"),
        ("heading", "Commitment 2 Train the keepers"),
        ("list_item", "Hire two teachers"),
    ]
    blocks = [
        Block(n, kind, n * 100, n * 100 + len(text), text, 2 if kind == "heading" else 1)  # type: ignore[arg-type]
        for n, (kind, text) in enumerate(texts)
    ]
    aims = [objective(texts[n][1], block_id=n) for n in (1, 3)]
    old = release("a", objectives=aims, released="2023", blocks=blocks)
    found = lost("The steps are the following:", "Plan", "Commitments", "Commitment 1 Train the keepers")
    page = release("b", released="2024", findings=[found])
    assert [(c.change, c.before) for c in changes(old, page)] == [
        ("removed", "Draw up a list of sluices"),
        ("not_comparable", "Hire two teachers"),
    ]


def test_a_doubt_that_goes_with_a_cancelled_event_is_no_new_date() -> None:
    old = release("a", [event("Visit to the kitchen", "2021-05?", "tentative")], released="2021")
    new = release("b", [event("Visit to the kitchen", "2021-05", "cancelled")], released="2022")
    assert [c.change for c in changes(old, new)] == ["status_changed"]


def test_steps_under_an_objective_whose_list_was_lost_are_not_comparable() -> None:
    old = release(
        "a",
        objectives=[
            objective("1. Exchange drafting experience", "1", "priority"),
            objective("i. Publish model clauses", "1.i", parent_id="1"),
        ],
        released="2023",
    )
    head = objective("1. Exchange drafting experience. Two steps are foreseen:", "1", "priority", block_id=5)
    page = release("b", objectives=[head], released="2024", findings=[lost("Two steps are foreseen:")])
    assert [(c.change, c.before) for c in changes(old, page)] == [("not_comparable", "Publish model clauses")]


def test_a_lost_list_of_another_period_excuses_only_that_period() -> None:
    old = release(
        "a",
        objectives=[
            objective("Map the wells", "1", "priority", edition="2020/2022"),
            objective("Insure street vendors", "2", "priority", edition="2023/2025"),
        ],
        edition="2023/2025",
        released="2023",
    )
    finding = lost("Priorities of 2020-2022 that were not finished:")
    page = release("b", released="2024", edition="2023/2025", findings=[finding])
    scoped = [c for c in changes(old, page) if c.scope != "edition"]
    assert [(c.change, c.before) for c in scoped] == [
        ("not_comparable", "Map the wells"),
        ("removed", "Insure street vendors"),
    ]


def test_editions_are_compared_within_and_over_releases() -> None:
    old = release(
        "a",
        [event("Forum on dust", "2021-06?", "tentative", country="KAZ", edition="2020/2022")],
        edition="2020/2022",
        released="2020",
    )
    new = release(
        "b",
        [
            event("Forum on dust", "2021-06?", "tentative", country="KAZ", edition="2020/2022"),
            event("Forum on dust", "2022", edition="2022/2024"),
            event("Course for weavers", "2023-01", edition="2022/2024"),
        ],
        edition="2022/2024",
        released="2022",
    )
    found = [c for c in changes(old, new) if c.scope == "edition"]
    assert [(c.from_release, c.to_release, c.change, c.before, c.after) for c in found] == [
        ("2020/2022", "2022/2024", "rescheduled", "2021-06?", "2022"),
        ("2020/2022", "2022/2024", "status_changed", "tentative", "planned"),
        ("2020/2022", "2022/2024", "added", None, "Course for weavers"),
    ]


def test_a_restated_older_plan_is_not_what_changed() -> None:
    old = release(
        "a",
        objectives=[objective("1. Map the wells", "1", "priority", edition="2020/2022")],
        edition="2020/2022",
        released="2020",
    )
    new = release(
        "b",
        objectives=[
            objective("2. Map and clean the wells", "2", "priority", edition="2022/2024"),
            objective("Map the wells", None, "priority", edition="2020/2022"),
        ],
        edition="2022/2024",
        released="2022",
    )
    assert [c.change for c in changes(old, new) if c.scope == "release"] == ["renumbered", "reworded"]
