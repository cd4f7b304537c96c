"""Pairs the passages of gold with the rows that tell them, one to one, release by release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from pipeline.evaluate.alike import SAME_PASSAGE, closeness, same_date
from pipeline.evaluate.gold import Passage
from pipeline.evaluate.told import Row, Told


class Telling(Protocol):
    """A gold event or objective as one release tells it."""

    @property
    def passage(self) -> Passage: ...
    @property
    def dates(self) -> tuple[str | None, ...]: ...


T = TypeVar("T", bound=Telling)


def pairs(told: Told, tellings: Sequence[T], table: str, date: str) -> Iterator[tuple[T | None, Row | None, str]]:
    """Each gold telling with its row, or None; then each row without a telling; `date` is the rows' date column.

    The last of the three says where, for messages.
    """
    for release in told.family.releases:
        rows = told.rows(table, release.name)
        wanted = [telling for telling in tellings if telling.passage.file == release.file]
        wanted.sort(key=lambda telling: 1 if telling.passage.nth is None else telling.passage.nth)
        found = _assign(wanted, rows, date)
        where = f"{told.family.name}/{release.name}"
        for index, telling in enumerate(wanted):
            yield telling, rows[found[index]] if index in found else None, where
        taken = set(found.values())
        yield from ((None, row, where) for index, row in enumerate(rows) if index not in taken)


def same_release(passage: Passage, row: Row) -> bool:
    """Whether a row belongs to the release of a passage."""
    return Path(row["file"]).name == passage.name


def _assign(tellings: Sequence[Telling], rows: Sequence[Row], date: str) -> dict[int, int]:
    """Index of telling to index of row: the likeliest pair first, each taken once."""
    scored = [(score, i, j) for i, telling in enumerate(tellings) for score, j in _candidates(telling, rows, date)]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _candidates(telling: Telling, rows: Sequence[Row], date: str) -> Iterator[tuple[float, int]]:
    """Rows that may tell it: close in words; the same date and the nth place speak for it, needless length against."""
    passage = telling.passage
    near = [(closeness(passage.quote, row["text"]), j) for j, row in enumerate(rows)]
    near = [(score, j) for score, j in near if score >= SAME_PASSAGE]
    exact = [j for score, j in near if score == 100]
    for score, j in near:
        if same_date(telling.dates, rows[j][date]):
            score += 15
        if passage.nth is not None and j in exact and exact.index(j) == min(passage.nth, len(exact)) - 1:
            score += 30
        yield score - min(20, max(0, len(rows[j]["text"]) - 3 * len(passage.quote)) / 60), j
