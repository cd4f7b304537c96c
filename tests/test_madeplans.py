"""Plans whose truth is known: clean ones get no repair, broken ones are told, edited ones compared rightly."""

from __future__ import annotations

import pytest

from tests.madeplans.defects import STYLES_OF, broken
from tests.madeplans.edits import edited
from tests.madeplans.plan import LANGUAGES, STYLES, make_plan
from tests.madeplans.score import Score, read_release, repairs_of, score_defects, score_events, score_releases

TOLD = ("merged", "merged in a quote", "lost list", "duplicate", "out of order", "wrong weekday")
"""The kinds of defects that are told without fail."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
def test_a_clean_plan_is_read_whole_and_not_repaired(language: str, style: str) -> None:
    plan = make_plan(language, style, seed=1)
    release = read_release(plan)
    assert list(repairs_of(release)) == []
    events = Score()
    score_events(plan, release, events)
    assert (events.right, events.extra, events.missed) == (30, 0, 0)


@pytest.mark.parametrize("kind", TOLD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_defects_are_told_where_they_are(kind: str, language: str) -> None:
    told = Score()
    plan = broken(make_plan(language, STYLES_OF[kind][0], seed=2), kind, 0.05, seed=2)
    score_defects(plan, read_release(plan), kind, told)
    assert (told.right, told.extra, told.missed) == (told.right or 1, 0, 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
def test_an_unchanged_release_has_no_changes(language: str, style: str) -> None:
    plan = make_plan(language, style, seed=3)
    same, changed = edited(plan, 0.0, seed=3)
    assert not changed
    links, changes = score_releases(plan, same, changed)["pipeline"]
    assert (links.f1, changes.extra) == (1.0, 0)


def test_edits_are_told_better_than_by_any_baseline() -> None:
    links: dict[str, Score] = {}
    changes: dict[str, Score] = {}
    for language in LANGUAGES:
        old = make_plan(language, "bullets", seed=4)
        new, changed = edited(old, 0.05, seed=4)
        for name, (link, change) in score_releases(old, new, changed).items():
            links.setdefault(name, Score()).join(link)
            changes.setdefault(name, Score()).join(change)
    for told, least in ((links, 0.99), (changes, 0.95)):
        ours = told.pop("pipeline").f1
        assert ours >= least
        assert ours > max(score.f1 for score in told.values())
