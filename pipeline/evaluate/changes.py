"""Scores the changes told between releases and between editions."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.evaluate.figures import Figures
from pipeline.evaluate.gold import GoldChange
from pipeline.evaluate.links import Links
from pipeline.evaluate.told import Told

Key = tuple[str, str, str, str, str]
"""From, to, subject, gold item (or the id told), change."""

_EDITION = re.compile(r"\d{4}(/\d{4})?")


def score_changes(told: Told, figures: Figures, links: Links) -> None:
    """change and lost_not_removed, for families that say what changed."""
    family = told.family
    if not (family.changes or family.compared):
        return
    have = _told_keys(told, links)
    optional = {event.item_id for event in family.events if event.optional}
    optional |= {objective.item_id for objective in family.objectives if objective.optional}
    free = optional | {item_id for pair in family.may_link for item_id in pair}
    want = {key for key in map(_key, family.changes) if not _is_unscored(key) and key[3] not in free}
    for key in want:
        figures.count("change", right=key in have, missed=key not in have)
        if key not in have:
            figures.error(family.name, f"change not reported: {key}")
    spans = {(_label(a), _label(b)) for a, b in (*((c.source, c.target) for c in family.changes), *family.compared)}
    for key in have:
        if key[:2] in spans and key not in want and key[3] not in free and not _is_unscored(key):
            figures.count("change", extra=1)
            figures.error(family.name, f"change reported that is none: {key}")
    for lost in {_key(change)[:4] for change in family.changes if change.change == "not_comparable"}:
        compared = any(key[:2] == lost[:2] for key in have)
        figures.share("lost_not_removed", compared and not have & {(*lost, "added"), (*lost, "removed")})


def _told_keys(told: Told, links: Links) -> set[Key]:
    names = {release.name for release in told.family.releases}
    plans = {row["plan_id"] for row in told.rows("documents")}
    keys = set()
    for row in told.changes:
        source, target, subject = _label(row["from_release"]), _label(row["to_release"]), row["subject"]
        if source in names or target in names or row["plan_id"] in plans:
            keys.add((source, target, subject, links.item_of(subject, row["subject_id"]), row["change"]))
    return keys


def _is_unscored(key: Key) -> bool:
    """Lost lists are scored apart; how far an objective is may be told or not."""
    return key[4] in ("not_comparable", "unchanged") or (key[2], key[4]) == ("objective", "status_changed")


def _key(change: GoldChange) -> Key:
    return _label(change.source), _label(change.target), change.subject, change.item_id, change.change


def _label(release: str) -> str:
    """An edition as it stands, of a file its name."""
    return release if _EDITION.fullmatch(release) else Path(release).name
