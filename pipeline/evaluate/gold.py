"""Reads gold families: gold.json and the releases beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import GoldError

ROLES = ("host", "sponsor", "participant", "accession")


@dataclass(frozen=True, slots=True)
class GoldRelease:
    """A release; `file` is relative to the family, `name` its last part."""

    file: str
    name: str
    released: str | None
    edition: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something is told: `quote` stands in the release `name`, at its `nth` place where one is given."""

    name: str
    file: str
    quote: str
    nth: int | None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place; any of `names` counts. None of it where the text gives no place."""

    names: tuple[str, ...] = ()
    name: str | None = None
    country: str | None = None
    online: bool = False


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One telling of an event. Of several `dates` any counts; None among them is an open date."""

    item_id: str
    optional: bool
    passage: Passage
    dates: tuple[str | None, ...]
    status: str
    place: GoldPlace
    countries: Mapping[str, tuple[str, ...]]
    organisations: tuple[str, ...]
    organisations_optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldObjective:
    """One telling of an objective. Of several `dates` of its timeline any counts."""

    item_id: str
    optional: bool
    passage: Passage
    dates: tuple[str | None, ...]
    kind: str
    edition: str | None
    number: str | None
    lead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Defect:
    """A defect in a release; `parts` are the entries that a merged entry holds."""

    kind: str
    passage: Passage
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldChange:
    """A change from one release or edition to another."""

    source: str
    target: str
    subject: str
    item_id: str
    change: str


@dataclass(frozen=True, slots=True)
class Family:
    """A plan with all its releases and what they tell. `compared` are pairs between which nothing else changed."""

    folder: Path
    plan: str
    releases: tuple[GoldRelease, ...]
    events: tuple[GoldEvent, ...]
    objectives: tuple[GoldObjective, ...]
    defects: tuple[Defect, ...]
    changes: tuple[GoldChange, ...]
    compared: tuple[tuple[str, str], ...]
    may_link: frozenset[tuple[str, ...]]
    own: tuple[str, ...]

    @property
    def name(self) -> str:
        """The folder's name, which is the plan's in a corpus."""
        return self.folder.name


def read_family(folder: Path) -> Family:
    """A gold family. Raises GoldError where gold.json is missing or lacks something."""
    path = folder / "gold.json"
    try:
        return _family(folder.resolve(), json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}: name folders that hold a gold.json") from error
    except KeyError as error:
        raise GoldError(f"{path}: {error} is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: not a gold file: {error}") from error


def _family(folder: Path, gold: Mapping[str, Any]) -> Family:
    return Family(
        folder=folder,
        plan=gold["plan"],
        releases=tuple(_release(item) for item in gold["releases"]),
        events=tuple(_event(item, mention) for item in gold["events"] for mention in item["mentions"]),
        objectives=tuple(_objective(item, mention) for item in gold["objectives"] for mention in item["mentions"]),
        defects=tuple(Defect(d["kind"], _passage(d), tuple(d.get("parts", ()))) for d in gold.get("defects", ())),
        changes=tuple(
            GoldChange(c["from"], c["to"], c["subject"], c["id"], c["change"]) for c in gold.get("changes", ())
        ),
        compared=tuple((a, b) for a, b in gold.get("compared", ())),
        may_link=frozenset(tuple(sorted(pair)) for pair in gold.get("may_link", ())),
        own=tuple(gold.get("own", ())),
    )


def _release(item: Mapping[str, Any]) -> GoldRelease:
    file = item["file"]
    return GoldRelease(file, Path(file).name, item.get("released"), item.get("edition"), item.get("language"))


def _passage(item: Mapping[str, Any]) -> Passage:
    return Passage(Path(item["file"]).name, item["file"], item["quote"], item.get("nth"))


def _event(item: Mapping[str, Any], mention: Mapping[str, Any]) -> GoldEvent:
    """One telling: what the mention says of place, countries and bodies goes before what the event says."""
    countries = mention.get("countries") or item.get("countries") or {}
    return GoldEvent(
        item_id=item["id"],
        optional=bool(item.get("optional")),
        passage=_passage(mention),
        dates=_dates(mention["date"]),
        status=mention["status"],
        place=_place(mention["place"] if "place" in mention else item.get("place")),
        countries={role: tuple(countries.get(role, ())) for role in ROLES},
        organisations=tuple(mention.get("organisations", item.get("organisations", ()))),
        organisations_optional=tuple(mention.get("organisations_optional", ())),
    )


def _objective(item: Mapping[str, Any], mention: Mapping[str, Any]) -> GoldObjective:
    return GoldObjective(
        item_id=item["id"],
        optional=bool(item.get("optional")),
        passage=_passage(mention),
        dates=_dates(mention.get("timeline")),
        kind=item["kind"],
        edition=mention.get("edition"),
        number=mention.get("number"),
        lead=tuple(mention.get("lead") or ()),
    )


def _place(place: Mapping[str, Any] | None) -> GoldPlace:
    if not place:
        return GoldPlace()
    name = place.get("name")
    names = tuple(n for n in (name, *(place.get("also") or ())) if n)
    return GoldPlace(names, name or None, place.get("country") or None, bool(place.get("online")))


def _dates(value: str | list[str | None] | None) -> tuple[str | None, ...]:
    """The dates that count; an empty list means that the date is open, as null does."""
    return (tuple(value) if isinstance(value, list) else (value,)) or (None,)
