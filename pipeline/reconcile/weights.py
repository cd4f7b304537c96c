"""How much a key tells: rare words of a plan distinguish its items, frequent ones do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import fsum, log

from pipeline.reconcile.words import TYPE_MARK

TYPE_SHARE = 0.5
"""A word that names the kind of event weighs this share of another word of its frequency."""

LEAST = 4.0
"""Below this weight a text says too little for being contained in another to mean much."""


class Weights:
    """Weights of keys by their rarity among the items of one plan told so far."""

    def __init__(self) -> None:
        self._items = 0
        self._with: Counter[str] = Counter()
        self._weights: dict[str, float] = {}
        self._totals: dict[frozenset[str], float] = {}

    def count(self, keys: Iterable[str]) -> None:
        """Counts one item with these keys."""
        self._items += 1
        self._with.update(keys)
        self._weights.clear()
        self._totals.clear()

    def of(self, key: str) -> float:
        """Weight of a key: the logarithm of how many items there are to one with it."""
        weight = self._weights.get(key)
        if weight is None:
            share = TYPE_SHARE if key.startswith(TYPE_MARK) else 1.0
            weight = self._weights[key] = share * log(2.0 + self._items / max(1, self._with[key]))
        return weight

    def items_with(self, key: str) -> int:
        """How many items were counted with this key."""
        return self._with[key]

    def total(self, keys: frozenset[str]) -> float:
        """Summed weight of keys; the same whatever their order."""
        total = self._totals.get(keys)
        if total is None:
            total = self._totals[keys] = fsum(map(self.of, keys))
        return total

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Shared weight of two key sets, 0 to 1: the mean of the share of both and the share of the smaller."""
        if not one or not other:
            return 0.0
        both = one & other
        if not both:
            return 0.0
        shared = fsum(map(self.of, both))
        first, second = self.total(one), self.total(other)
        return (2 * shared / (first + second) + shared / max(LEAST, min(first, second))) / 2
