"""Why an item may be missing from a release: it lies in the past, lost its date, was merged into another entry …"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from pipeline.data import EventMention, Release
from pipeline.reconcile.order import edition_years
from pipeline.reconcile.profiles import Told, bounds, objective_text, told
from pipeline.reconcile.words import keys, ordinals

STILL_TOLD = 0.8
"""Share of an item's words in a block from which that block still tells it."""
FEWEST_KEYS = 2
"""Words that an item needs for its absence from all blocks to be judged."""
MOST_BLOCKS = 50


class Absence:
    """The release from which items are missing, with its words looked up once."""

    def __init__(self, release: Release) -> None:
        self._release = release
        language = release.document.language
        self._blocks = {b.block_id: keys(b.text, language) for b in release.document.blocks if b.kind != "furniture"}
        self._texts = {b.block_id: b.text for b in release.document.blocks}
        self._with_key: dict[str, list[int]] = defaultdict(list)
        for block_id, found in self._blocks.items():
            for key in found:
                self._with_key[key].append(block_id)
        self._told: dict[int, list[frozenset[str]]] = defaultdict(list)
        for mention in told(release):
            self._told[mention.block_id].append(keys(mention.text, language))

    def detail(self, mention: Told) -> str | None:
        """The detail of a removal: date_dropped, merged_into, maybe_lost, past or still_planned; None if unknown."""
        block = self._block_that_tells(mention)
        if block is not None:
            return self._still_there(block, mention)
        if self._release.document.status == "partial":
            return "maybe_lost"
        return self._by_date(mention)

    def _by_date(self, mention: Told) -> str | None:
        last = bounds(mention.date_edtf if isinstance(mention, EventMention) else mention.timeline_edtf)[1]
        today = self._day()
        if last is None or today is None:
            return None
        return "past" if last < today else "still_planned"

    def _still_there(self, block: int, mention: Told) -> str | None:
        """Told within another item's entry, beside something else, or in the words around such entries."""
        wanted = self._wanted(mention)
        told_in = [there for there in self._told[block] if len(wanted & there) >= STILL_TOLD * len(wanted)]
        if not told_in:
            return "date_dropped" if isinstance(mention, EventMention) else None
        return "merged_into" if any(len(there - wanted) >= FEWEST_KEYS for there in told_in) else self._by_date(mention)

    def _wanted(self, mention: Told) -> frozenset[str]:
        return keys(_words(mention), self._release.document.language)

    def _block_that_tells(self, mention: Told) -> int | None:
        """The first block that says what the mention says, with its ordinals and numbers."""
        language = self._release.document.language
        wanted = self._wanted(mention)
        known = [key for key in wanted if key in self._with_key]
        if len(wanted) < FEWEST_KEYS or not known:
            return None
        rarest = min(known, key=lambda key: (len(self._with_key[key]), key))
        counted = {value for value, _ in ordinals(_words(mention), language)}
        for block_id in self._with_key[rarest][:MOST_BLOCKS]:
            there = {value for value, _ in ordinals(self._texts[block_id], language)}
            if len(wanted & self._blocks[block_id]) >= STILL_TOLD * len(wanted) and counted <= there:
                return block_id
        return None

    def _day(self) -> date | None:
        released = bounds(self._release.document.released)[0]
        year = edition_years(self._release.document.edition)[1]
        return released or (date(year, 1, 1) if year else None)


def _words(mention: Told) -> str:
    return mention.title if isinstance(mention, EventMention) else objective_text(mention)
