"""Scores linking: whether tellings of one thing bear one id, and tellings of different things do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from pipeline.evaluate.figures import Figures
from pipeline.evaluate.gold import GoldEvent, GoldObjective
from pipeline.evaluate.told import Told

Telling = GoldEvent | GoldObjective
Key = tuple[str, str, str, int]


@dataclass(slots=True)
class Links:
    """Which id each gold telling was told under, and which gold items stand behind each id, by subject."""

    ids: dict[str, dict[Key, str]] = field(default_factory=lambda: defaultdict(dict))
    items: dict[str, dict[str, Counter[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Counter)))

    def add(self, subject: str, telling: Telling, told_id: str) -> None:
        """Notes that a gold telling was told under an id."""
        self.ids[subject][_key(telling)] = told_id
        self.items[subject][told_id][telling.item_id] += 1

    def item_of(self, subject: str, told_id: str) -> str:
        """The gold item that most tellings of an id belong to, else the id itself."""
        counts = self.items[subject].get(told_id)
        return counts.most_common(1)[0][0] if counts else told_id


def score_links(told: Told, figures: Figures, links: Links) -> None:
    """link_event and link_objective, over pairs of tellings that were found."""
    for subject, tellings in (("event", told.family.events), ("objective", told.family.objectives)):
        keys = [_key(telling) for telling in tellings if not telling.optional]
        _score(told, figures, f"link_{subject}", keys, links.ids[subject])


def _score(told: Told, figures: Figures, name: str, keys: Sequence[Key], ids: dict[Key, str]) -> None:
    for one, other in _pairs_within((key[0], key) for key in keys):
        if one in ids and other in ids:
            figures.count(name, right=ids[one] == ids[other], missed=ids[one] != ids[other])
    for one, other in _pairs_within((ids[key], key) for key in keys if key in ids):
        if one[0] != other[0] and tuple(sorted((one[0], other[0]))) not in told.family.may_link:
            figures.count(name, extra=1)
            figures.error(told.family.name, f"{name}: {one[0]} and {other[0]} are linked and differ")


def _pairs_within(grouped: Iterable[tuple[str, Key]]) -> Iterable[tuple[Key, Key]]:
    groups: dict[str, list[Key]] = defaultdict(list)
    for group, key in grouped:
        groups[group].append(key)
    return [pair for members in groups.values() for pair in combinations(members, 2)]


def _key(telling: Telling) -> Key:
    passage = telling.passage
    return telling.item_id, passage.file, passage.quote, 1 if passage.nth is None else passage.nth
