"""The order of a plan's releases: plan.toml's, else by date, edition and name; whatever order they arrive in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Literal

from pipeline.data import PlanInfo, Release
from pipeline.reconcile.profiles import bounds

Basis = Literal["plan.toml", "date", "edition", "name"]


def order_releases(info: PlanInfo, releases: Sequence[Release]) -> tuple[Release, ...]:
    """The releases, oldest first, numbered, with what put each in its place."""
    listed = {item.file: number for number, item in enumerate(info.releases)}
    keyed = [(_key(release, listed), release) for release in releases]
    keyed.sort(key=lambda pair: pair[0])
    return tuple(
        replace(release, release_order=number, order_basis=_basis(release, listed))
        for number, (_, release) in enumerate(keyed)
    )


def edition_years(edition: str | None) -> tuple[int, int]:
    """Last and first year of an edition, so that a later edition is the greater; (0, 0) for none."""
    parts = [int(part) for part in (edition or "").split("/") if part.isdigit()]
    return (parts[-1], parts[0]) if parts else (0, 0)


def _key(release: Release, listed: dict[str, int]) -> tuple[int, date, tuple[int, int], str]:
    place = _place(release.document.file, listed)
    released = bounds(release.document.released)[0]
    return (
        len(listed) if place is None else place,
        released or date(edition_years(release.document.edition)[1] or 1, 1, 1),
        edition_years(release.document.edition),
        release.document.file,
    )


def _place(file: str, listed: dict[str, int]) -> int | None:
    return listed.get(file, listed.get(PurePosixPath(file).name))


def _basis(release: Release, listed: dict[str, int]) -> Basis:
    if _place(release.document.file, listed) is not None:
        return "plan.toml"
    if release.document.released:
        return "date"
    return "edition" if release.document.edition else "name"
