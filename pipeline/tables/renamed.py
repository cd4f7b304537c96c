"""Which ids of the former outputs the new ones replace."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables.values import Row

_SOURCES = (("event_mentions", "event_id"), ("objective_mentions", "objective_id"))


class FormerIds:
    """The ids of a former dataset, read plan by plan in the order in which its tables are sorted."""

    def __init__(self, dataset: Path | None) -> None:
        self._readers = [_PlanReader(dataset / f"{t}.parquet" if dataset else None, c) for t, c in _SOURCES]

    def renamed(self, plan_id: str, rows: Mapping[str, Sequence[Row]]) -> list[Row]:
        """Rows of renamed_ids for a plan, given its rows of the other tables; plans come in the order of their ids."""
        found = []
        for reader, (table, column) in zip(self._readers, _SOURCES, strict=True):
            former = reader.ids(plan_id)
            now = {row["mention_id"]: row[column] for row in rows[table]}
            found += [(old, new) for old, new in successors(former, now).items()]
        return [{"plan_id": plan_id, "old_id": old, "new_id": new} for old, new in sorted(found)]


def successors(former: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The new id of each former id that is gone, from maps of mention_id to id.

    It is the id under which most of its mentions stand now, the earliest mention deciding a tie; an id without any of
    its mentions has no successor.
    """
    kept = set(now.values())
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention_id, old in former.items():
        if old not in kept and mention_id in now:
            votes[old][now[mention_id]] += 1
    return {old: counts.most_common(1)[0][0] for old, counts in votes.items()}


class _PlanReader:
    """Mention ids and item ids of one former table; one that is missing or damaged has none."""

    def __init__(self, path: Path | None, column: str) -> None:
        self._groups = groupby(_former_rows(path, column), key=itemgetter(0))
        self._next: tuple[str, dict[str, str]] | None = None

    def ids(self, plan_id: str) -> dict[str, str]:
        while self._next is None or self._next[0] < plan_id:
            group = next(self._groups, None)
            if group is None:
                return {}
            self._next = group[0], {mention_id: item_id for _, mention_id, item_id in group[1]}
        return self._next[1] if self._next[0] == plan_id else {}


def _former_rows(path: Path | None, column: str) -> Iterator[tuple[str, str, str]]:
    if path is None or not path.exists():
        return
    try:
        for batch in pq.ParquetFile(path).iter_batches(columns=["plan_id", "mention_id", column]):
            yield from zip(*(batch.column(i).to_pylist() for i in range(3)), strict=True)
    except (pa.ArrowException, OSError, IndexError):
        return
