"""What must hold of any plan: order of arrival, one release at a time, a release with itself, old and new swapped."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.data import Change, PlanInfo, Release, ReleaseInfo
from pipeline.reconcile import reconcile
from tests.reconcile.build import INFO
from tests.reconcile.plans import plans

QUICK = settings(max_examples=60, deadline=None)


@QUICK
@given(plans(4), st.randoms(use_true_random=False))
def test_the_order_in_which_releases_arrive_does_not_matter(releases: list[Release], random: object) -> None:
    shuffled = list(releases)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reconcile(INFO, shuffled) == reconcile(INFO, releases)


@QUICK
@given(plans(4))
def test_one_release_at_a_time_gives_the_ids_of_a_full_run(releases: list[Release]) -> None:
    full = reconcile(INFO, releases)
    for count in range(1, len(releases)):
        part = reconcile(INFO, releases[:count])
        assert set(part.event_ids) <= set(full.event_ids)
        assert set(part.objective_ids) <= set(full.objective_ids)


@QUICK
@given(plans(1))
def test_a_release_with_itself_has_no_changes(releases: list[Release]) -> None:
    again = _renamed(releases[0])
    plan = reconcile(INFO, [releases[0], again])
    events, objectives = dict(plan.event_ids), dict(plan.objective_ids)
    assert not [change for change in plan.changes if change.scope != "edition"]
    for old, new in zip(releases[0].events, again.events, strict=True):
        assert events[old.mention_id] == events[new.mention_id]
    for aim, same in zip(releases[0].objectives, again.objectives, strict=True):
        assert objectives[aim.mention_id] == objectives[same.mention_id]


@QUICK
@given(plans(2, distinct=True))
def test_swapping_old_and_new_mirrors_the_changes(releases: list[Release]) -> None:
    old, new = releases
    forth = reconcile(_order(old, new), releases)
    back = reconcile(_order(new, old), releases)
    assert {_mirrored(c) for c in forth.changes if c.scope != "edition"} == {
        _plain(c) for c in back.changes if c.scope != "edition"
    }


@QUICK
@given(plans(3))
def test_every_mention_belongs_to_one_item_and_every_item_to_its_mentions(releases: list[Release]) -> None:
    plan = reconcile(INFO, releases)
    events = dict(plan.event_ids)
    told = [m.mention_id for r in releases for m in r.events]
    assert sorted(told) == sorted(events) == sorted(i for event in plan.events for i in event.mention_ids)
    assert all(events[i] == event.event_id for event in plan.events for i in event.mention_ids)
    assert len({event.event_id for event in plan.events}) == len(plan.events)


def _renamed(release: Release) -> Release:
    """The same release as another file, a year later."""

    def moved(mention: object) -> object:
        return replace(mention, mention_id=f"z{mention.mention_id}", document_id="z", file="z")  # type: ignore

    document = replace(release.document, document_id="z", file="z", released="2030-02")
    return replace(
        release,
        document=document,
        events=tuple(map(moved, release.events)),
        objectives=tuple(map(moved, release.objectives)),
    )  # type: ignore


def _order(*releases: Release) -> PlanInfo:
    return PlanInfo("p", "Test plan", releases=tuple(ReleaseInfo(r.document.file) for r in releases))


MIRROR = {"added": "removed", "removed": "added"}


def _plain(change: Change) -> tuple[object, ...]:
    kind = change.change
    return (
        kind,
        change.subject,
        change.field,
        change.before,
        change.after,
        change.before_mention_id,
        change.after_mention_id,
    )


def _mirrored(change: Change) -> tuple[object, ...]:
    kind = MIRROR.get(change.change, change.change)
    return (
        kind,
        change.subject,
        change.field,
        change.after,
        change.before,
        change.after_mention_id,
        change.before_mention_id,
    )
