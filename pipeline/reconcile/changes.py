"""What changed between consecutive releases of one language, and between consecutive editions of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from pipeline.data import Change, EventMention, Finding, ObjectiveMention, Release
from pipeline.reconcile.absence import Absence
from pipeline.reconcile.compare import event_differences, objective_differences
from pipeline.reconcile.lost import LostLists
from pipeline.reconcile.order import edition_years
from pipeline.reconcile.profiles import Told, bounds, full_text
from pipeline.reconcile.words import keys

Scope = Literal["release", "publication", "edition"]
Subject = Literal["event", "objective"]
SUBJECTS: tuple[Subject, ...] = ("event", "objective")


@dataclass(slots=True)
class Side:
    """One side of a comparison: its name and what it tells of each item, in release order and reading order."""

    name: str
    language: str
    releases: tuple[Release, ...]
    told: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))

    @property
    def latest(self) -> Release:
        """The release that speaks for this side."""
        return self.releases[-1]


def find_changes(
    releases: Sequence[Release], ids: Mapping[Subject, Mapping[str, str]], truncated: frozenset[str]
) -> tuple[Change, ...]:
    """All changes of a plan; `releases` in order, `ids` the id of each mention by subject.

    The words of a `truncated` mention are not compared.
    """
    found: list[Change] = []
    for old, new in _pairs(releases):
        found.extend(between(old, new, ids, truncated))
    for before, after in pairwise(_editions(releases)):
        for subject in SUBJECTS:
            one, other = (_edition_side(name, releases, subject, ids[subject]) for name in (before, after))
            found.extend(_compare(one, other, "edition", subject, ids["objective"], truncated))
    return tuple(found)


def between(
    old: Release, new: Release, ids: Mapping[Subject, Mapping[str, str]], truncated: frozenset[str]
) -> Iterator[Change]:
    """What changed from one release of a plan to another; words are compared only within one language."""
    for subject in SUBJECTS:
        sides = _release_side(old, subject, ids[subject]), _release_side(new, subject, ids[subject])
        yield from _compare(*sides, _scope(old, new), subject, ids["objective"], truncated)


def _editions(releases: Sequence[Release]) -> list[str]:
    """The editions that any mention stands under, oldest first."""
    found = {m.edition for r in releases for subject in SUBJECTS for m in _mentions(r, subject) if m.edition}
    return sorted(found, key=edition_years)


def _pairs(releases: Sequence[Release]) -> Iterator[tuple[Release, Release]]:
    """Consecutive releases of one language."""
    last: dict[str, Release] = {}
    for release in releases:
        language = release.document.language
        if language in last:
            yield last[language], release
        last[language] = release


def _scope(old: Release, new: Release) -> Scope:
    """`publication` where both cover one edition and no dates say which came first."""
    if old.document.edition is None or old.document.edition != new.document.edition:
        return "release"
    ended, began = bounds(old.document.released)[1], bounds(new.document.released)[0]
    return "release" if ended and began and ended < began else "publication"


def _mentions(release: Release, subject: Subject) -> Iterable[Told]:
    return release.events if subject == "event" else release.objectives


def _release_side(release: Release, subject: Subject, ids: Mapping[str, str]) -> Side:
    side = Side(release.document.file, release.document.language, (release,))
    for mention in _mentions(release, subject):
        side.told[ids[mention.mention_id]].append(mention)
    return side


def _edition_side(edition: str, releases: Sequence[Release], subject: Subject, ids: Mapping[str, str]) -> Side:
    """What the releases tell of an edition: each item as its latest release tells it, unless a later one dropped it."""
    tellers = [r for r in releases if any(m.edition == edition for s in SUBJECTS for m in _mentions(r, s))]
    language = tellers[-1].document.language
    tellers = [r for r in tellers if r.document.language == language]
    side = Side(edition, language, tuple(tellers))
    for number, release in reversed(list(enumerate(tellers))):
        lost = [LostLists(release, later, {}) for later in tellers[number + 1 :]]
        here: dict[str, list[Told]] = defaultdict(list)
        for mention in _mentions(release, subject):
            if mention.edition == edition and all(lists.holds(mention) for lists in lost):
                here[ids[mention.mention_id]].append(mention)
        for item, mentions in here.items():
            side.told.setdefault(item, mentions)
    return side


def _compare(
    old: Side, new: Side, scope: Scope, subject: Subject, objective_ids: Mapping[str, str], truncated: frozenset[str]
) -> Iterator[Change]:
    """The changes of one subject between two sides, in the order in which the sides tell the items."""
    lost_new = [LostLists(home, new.latest, objective_ids) for home in old.releases]
    lost_old = [LostLists(home, old.latest, objective_ids) for home in new.releases]
    absence = Absence(new.latest)
    for item in dict.fromkeys([*old.told, *new.told]):
        before, after = old.told.get(item, []), new.told.get(item, [])
        base = Change(scope, old.name, new.name, subject, item, "added")
        if before and after:
            language = old.language if old.language == new.language else None
            yield from _both(base, _own(before, old), _own(after, new), language, truncated)
        elif before:
            yield _gone(base, _own(before, old), lost_new, absence)
        else:
            yield _come(base, _own(after, new), lost_old, old)


def _both(
    base: Change, before: Sequence[Told], after: Sequence[Told], language: str | None, truncated: frozenset[str]
) -> Iterator[Change]:
    old, new = _like_tellings(before, after)
    alike = likeness(old, new, language)
    if truncated & {old.mention_id, new.mention_id}:
        language = None
    if isinstance(old, EventMention) and isinstance(new, EventMention):
        differences = event_differences(old, new, language)
    elif isinstance(old, ObjectiveMention) and isinstance(new, ObjectiveMention):
        differences = objective_differences(old, new, language)
    for difference in differences:
        dates = difference.change == "rescheduled"
        yield replace(
            base,
            change=difference.change,
            field=difference.field,
            before=difference.before,
            after=difference.after,
            detail=difference.detail,
            before_mention_id=old.mention_id,
            after_mention_id=new.mention_id,
            before_edtf=difference.before if dates else None,
            after_edtf=difference.after if dates else None,
            similarity=alike,
        )


def _gone(base: Change, told: Sequence[Told], lost: Sequence[LostLists], absence: Absence) -> Change:
    mention = told[0]
    change = replace(base, before=_name(mention), before_mention_id=mention.mention_id, before_edtf=_date(mention))
    finding = _lost(told, lost)
    if finding:
        return replace(change, change="not_comparable", detail=finding.text)
    return replace(change, change="removed", detail=absence.detail(mention))


def _come(base: Change, told: Sequence[Told], lost: Sequence[LostLists], old: Side) -> Change:
    mention = told[0]
    change = replace(base, after=_name(mention), after_mention_id=mention.mention_id, after_edtf=_date(mention))
    finding = _lost(told, lost)
    if finding:
        return replace(change, change="not_comparable", detail=finding.text)
    return replace(change, detail="maybe_lost" if old.latest.document.status == "partial" else None)


def _lost(told: Sequence[Told], lost: Sequence[LostLists]) -> Finding | None:
    """The finding that makes an item incomparable: all its mentions stood in lists that the other side lost."""
    findings = [next((f for lists in lost if (f := lists.holds(mention))), None) for mention in told]
    return findings[0] if all(findings) else None


def _own(told: Sequence[Told], side: Side) -> list[Told]:
    """The mentions that tell an item as the side's own: what restates an older edition is left out where it can be."""
    latest = max(edition_years(m.edition or side.latest.document.edition) for m in told)
    return [m for m in told if edition_years(m.edition or side.latest.document.edition) == latest]


def _like_tellings(before: Sequence[Told], after: Sequence[Told]) -> tuple[Told, Told]:
    """The two mentions to compare: of the same kind of section, then of the same date and place."""
    pairs = [(old, new) for old in before for new in after]
    return max(pairs, key=lambda pair: _alikeness(*pair))


def _alikeness(old: Told, new: Told) -> tuple[bool, bool, bool, float]:
    same_place = isinstance(old, EventMention) and isinstance(new, EventMention) and old.place == new.place
    words = likeness(old, new, "en")
    return old.section_role == new.section_role, _date(old) == _date(new), same_place, words


def likeness(old: Told, new: Told, language: str | None) -> float:
    """Share of common words of two tellings, 0 to 1, rounded to three decimals."""
    one, other = keys(old.text, language or "en"), keys(new.text, language or "en")
    return round(2 * len(one & other) / (len(one) + len(other)), 3) if one or other else 1.0


def _name(mention: Told) -> str:
    return mention.title if isinstance(mention, EventMention) else full_text(mention)


def _date(mention: Told) -> str | None:
    return mention.date_edtf if isinstance(mention, EventMention) else mention.timeline_edtf
