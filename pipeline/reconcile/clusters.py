"""Mentions of one item, release by release: each telling is assigned to the items told before it, at the best total.

A release never changes how the releases before it were linked: adding one later gives what a full run gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar
from zlib import crc32

from pipeline.reconcile.profiles import Told
from pipeline.reconcile.weights import Weights


@dataclass(frozen=True, slots=True)
class Held:
    """Mentions that people judged to be one item, in pairs, and those of other items by mention_id."""

    same: Sequence[tuple[str, str]] = ()
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def are_apart(self, one: Told, other: Told) -> bool:
        """Whether two mentions were judged to tell two items."""
        return other.mention_id in self.apart.get(one.mention_id, ())


class Profile(Protocol):
    """What is linked: something read from a mention."""

    @property
    def mention(self) -> Told:
        """The mention it was read from."""
        ...


P = TypeVar("P", bound=Profile)
Scorer = Callable[[P, P, Weights], float]

NEVER = -99.0
"""The score of two profiles that cannot tell one item: it excludes the whole item, whatever else speaks for it."""
LINKED = 0.0
"""Evidence from which two mentions are linked."""
TIE = 1e-6
MOST_CANDIDATES = 60
"""Items that share a key beyond which the key is too common to look for candidates by it."""
COMPARED_ITEMS = 16
"""Items that a telling is compared with: those that share most keys with it."""
COMPARED_TELLINGS = 4
"""Tellings of an item, the latest ones, that a new one is compared with."""


@dataclass(slots=True)
class Item(Generic[P]):
    """The profiles that tell one item, in the order in which they were told."""

    profiles: list[P] = field(default_factory=list)


class Linker(Generic[P]):
    """Links the profiles of a plan, one telling after the other.

    `score` gives the evidence that two profiles tell one item (above 0: they do), `look_up` the keys by which
    candidates are found, `weighed` those whose rarity counts.
    """

    def __init__(
        self,
        score: Scorer[P],
        look_up: Callable[[P], Iterable[Hashable]],
        weighed: Callable[[P], Iterable[str]],
        held: Held,
    ) -> None:
        self.items: list[Item[P]] = []
        self.weights = Weights()
        self._score, self._look_up, self._weighed, self._held = score, look_up, weighed, held
        self._with_key: dict[Hashable, list[int]] = defaultdict(list)

    def tell(self, groups: Sequence[list[P]], taken: Collection[int] = ()) -> list[int]:
        """Adds a telling: groups of profiles, each group one item; gives the number of each group's item.

        No two groups come to one item, and none to those that are `taken`.
        """
        for group in groups:
            self.weights.count({key for profile in group for key in self._weighed(profile)})
        edges = {
            (number, item): score + _tie(group[0], self.items[item].profiles[0])
            for number, group in enumerate(groups)
            for item in self._candidates(group)
            if item not in taken and (score := self._best(group, self.items[item])) > LINKED
        }
        chosen = assign(edges)
        return [self._add(chosen.get(number), group) for number, group in enumerate(groups)]

    def _candidates(self, group: list[P]) -> list[int]:
        """The items that share most with the group: the rarer a key is, the more it tells."""
        found: Counter[int] = Counter()
        lists = [self._with_key.get(key, []) for key in {key for profile in group for key in self._look_up(profile)}]
        for items in sorted(lists, key=len):
            if len(found) >= MOST_CANDIDATES and len(items) > MOST_CANDIDATES:
                break
            told = 1 + len(self.items) // max(1, len(items))
            for item in items[-MOST_CANDIDATES:]:
                found[item] += told.bit_length()
        ranked = sorted(found, key=lambda item: (-found[item], item))
        return sorted(ranked[:COMPARED_ITEMS])

    def _best(self, group: list[P], item: Item[P]) -> float:
        if self._held.apart and any(self._held.are_apart(a.mention, b.mention) for a in group for b in item.profiles):
            return NEVER
        told = item.profiles[-COMPARED_TELLINGS:]
        scores = [self._score(profile, other, self.weights) for profile in group for other in told]
        return min(scores) if min(scores) <= NEVER else max(scores)

    def _add(self, item: int | None, group: list[P]) -> int:
        if item is None:
            item = len(self.items)
            self.items.append(Item())
        self.items[item].profiles.extend(group)
        for key in {key for profile in group for key in self._look_up(profile)}:
            items = self._with_key[key]
            if item not in items[-MOST_CANDIDATES:]:
                items.append(item)
        return item


def _tie(one: Profile, other: Profile) -> float:
    """A little to choose by between pairs of equal scores: the same whichever of the two was told first."""
    words = sorted((one.mention.text, other.mention.text))
    return crc32("\x1f".join(words).encode()) / 2**32 * TIE


def assign(edges: dict[tuple[int, int], float]) -> dict[int, int]:
    """The one-to-one choice of edges (left, right) with the highest total; each connected part is solved apart."""
    chosen: dict[int, int] = {}
    for part in _parts(edges):
        lefts = sorted({left for left, _ in part})
        rights = sorted({right for _, right in part})
        if len(lefts) == 1 or len(rights) == 1:
            left, right = max(part, key=lambda edge: (edges[edge], -edge[0], -edge[1]))
            chosen[left] = right
        else:
            chosen |= _solve(lefts, rights, edges)
    return chosen


def _parts(edges: dict[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """The edges by connected part, in order."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for left, right in edges:
        root[find(("left", left))] = find(("right", right))
    parts: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for edge in sorted(edges):
        parts[find(("left", edge[0]))].append(edge)
    return list(parts.values())


def _solve(lefts: list[int], rights: list[int], edges: dict[tuple[int, int], float]) -> dict[int, int]:
    from scipy.optimize import linear_sum_assignment

    matrix = [[edges.get((left, right), 0.0) for right in rights] for left in lefts]
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    pairs = ((lefts[row], rights[column]) for row, column in zip(rows, columns, strict=True))
    return {left: right for left, right in pairs if edges.get((left, right), 0.0) > 0}
