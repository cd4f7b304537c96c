"""The text of an entry with its names replaced by single characters, so that cue patterns stay short and safe.

`hosted in The Hague by the Netherlands and Chile` becomes `hosted in P by the CC`: one character for a coordinated list
of countries, one for a place, a body, a date. A country that only locates a city ("Santiago, Chile") becomes part of
the place; what stands in quotation marks is a title and becomes one character too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.data import FoundDate, FoundName
from pipeline.nlp.phrases import fold
from pipeline.nlp.places import city_facts

ONE, MANY, ADJECTIVES, BODIES, DATE, PLACE, TITLE, GROUP, SINCE = (chr(0xE000 + code) for code in range(9))
DATES = DATE + SINCE

_QUOTED = re.compile(r"“[^“”]{3,240}”|«[^«»]{3,240}»|(?<!\w)\"[^\"\n]{3,240}\"")
_LOCATED = re.compile(r",? ?\(?(?:[\w' -]{1,25}, ?)?(?:in |the |au |aux |en |a la |a |la |le |les |l'|el |de )?\Z")
_SOFT = re.compile(r"[\ue000-\uf8ff]")

Kind = Literal["name", "adjective", "body", "date", "place", "title", "group", "since"]


@dataclass(frozen=True, slots=True)
class Slot:
    """What a character of the masked text stands for; `start` and `end` are offsets in the unmasked text.

    `countries` are the names of a list of countries, `bodies` those of the bodies in it or beside them.
    """

    start: int
    end: int
    countries: tuple[FoundName, ...] = ()
    bodies: tuple[FoundName, ...] = ()

    @property
    def count(self) -> int:
        """How many countries and bodies the list holds."""
        return len(self.countries) + len(self.bodies)


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` is folded (small letters, no accents); `slots` says by position what its replaced characters stand for."""

    text: str
    slots: dict[int, Slot]


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    kind: Kind
    name: FoundName | None = None


def mask(
    text: str, offset: int, names: Iterable[FoundName], dates: Iterable[FoundDate], glue: re.Pattern[str]
) -> Masked:
    """Masks a text that begins at `offset` of what the offsets of `names` and `dates` index; slots keep these."""
    folded = _SOFT.sub(" ", fold(text))
    items = _without_locators(_items(text, offset, names, dates), folded)
    parts: list[str] = []
    slots: dict[int, Slot] = {}
    length = position = 0
    for run in _runs(items, folded, glue):
        between = folded[position : run[0].start]
        length += len(between)
        slots[length] = _slot(run, offset)
        parts += [between, _character(run)]
        length += 1
        position = run[-1].end
    parts.append(folded[position:])
    return Masked("".join(parts), slots)


def _items(text: str, offset: int, names: Iterable[FoundName], dates: Iterable[FoundDate]) -> list[_Item]:
    items = [_Item(match.start(), match.end(), "title") for match in _QUOTED.finditer(text)]
    items += [_Item(date.start - offset, date.end - offset, _tense(date)) for date in dates if date.kind != "open"]
    listed = tuple(names)
    adjectives = {name.start for name in listed if _kind(name) == "adjective"}
    items += [
        _Item(name.start - offset, name.end - offset, _kind(name), name)
        for name in listed
        if name.candidates or _kind(name) != "body" or name.start not in adjectives
    ]
    items = [item for item in items if 0 <= item.start < item.end <= len(text)]
    items.sort(key=lambda item: (item.start, -item.end, item.kind == "group"))
    kept: list[_Item] = []
    for item in items:
        if kept and item.start < kept[-1].end:
            if item.end - item.start > kept[-1].end - kept[-1].start:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _tense(date: FoundDate) -> Kind:
    """Whether a date is that of an event or the beginning of a state ("from May 2021 on")."""
    return "since" if any(value.endswith("/..") for value in date.values) else "date"


def _kind(name: FoundName) -> Kind:
    if name.label == "COUNTRY":
        return "adjective" if name.form in ("adjective", "demonym") else "name"
    if name.label in ("ORG", "AGREEMENT"):
        return "body"
    return "group" if name.label == "GROUP" else "place"


def _without_locators(items: Sequence[_Item], folded: str) -> list[_Item]:
    """Joins a city with the country that locates it ("Lima, Peru", "Granada (Nicaragua)")."""
    kept: list[_Item] = []
    for item in items:
        before = kept[-1] if kept else None
        if before and item.kind == "name" and before.kind == "place" and _locates(item, before, folded):
            closed = "(" in folded[before.end : item.start] and folded[item.end : item.end + 1] == ")"
            kept[-1] = _Item(before.start, item.end + closed, "place", before.name)
        else:
            kept.append(item)
    return kept


def _locates(country: _Item, place: _Item, folded: str) -> bool:
    between = folded[place.end : country.start]
    if country.name is None or place.name is None or not between.strip(" ") or not _LOCATED.match(between):
        return False
    if place.name.label != "CITY":
        return "(" in between
    homes = {city_facts(candidate).country for candidate in place.name.candidates}
    return bool(homes & set(country.name.candidates))


def _runs(items: Sequence[_Item], folded: str, glue: re.Pattern[str]) -> list[list[_Item]]:
    """Items in lists: countries (with bodies between them) that only glue separates stand together."""
    runs: list[list[_Item]] = []
    for item in items:
        if runs and _joins(runs[-1][-1], item) and glue.fullmatch(folded, runs[-1][-1].end, item.start):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _joins(left: _Item, right: _Item) -> bool:
    listed = {"name", "body", "group"}
    return (left.kind in listed and right.kind in listed) or left.kind == right.kind == "adjective"


def _slot(run: Sequence[_Item], offset: int) -> Slot:
    countries = tuple(item.name for item in run if item.name and item.kind in ("name", "adjective"))
    bodies = tuple(item.name for item in run if item.name and item.kind == "body")
    return Slot(run[0].start + offset, run[-1].end + offset, countries, bodies)


def _character(run: Sequence[_Item]) -> str:
    names = sum(item.kind == "name" for item in run)
    if names:
        return MANY if names > 1 else ONE
    characters: dict[Kind, str] = {
        "adjective": ADJECTIVES, "body": BODIES, "date": DATE, "place": PLACE, "title": TITLE, "group": GROUP,
        "since": SINCE,
    }
    return characters[run[0].kind]
