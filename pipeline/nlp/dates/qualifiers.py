"""The words before and after a date that say how to read it: by, until, from … on, around, to be confirmed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.edtf import mark
from pipeline.nlp.dates.surroundings import Surroundings
from pipeline.nlp.dates.values import UNKNOWN_YEAR

MAX_QUALIFIERS = 4
"""Words of qualification read in a row on either side ("expected no later than around …")."""

_DOUBT = re.compile(r" ?\(\?\)| ?\?(?= *[:)|,;])")


@dataclass(frozen=True, slots=True)
class Qualified:
    """A date's span widened by its qualifiers, and which of them there are."""

    start: int
    end: int
    says: frozenset[str]


def qualifiers(start: int, end: int, around: Surroundings) -> Qualified:
    """Reads outwards from a date's span until something else stands there."""
    says: set[str] = set()
    low = _read_left(start, around, says)
    high = _read_right(end, around, says)
    return Qualified(low, high, frozenset(says))


def _read_left(start: int, around: Surroundings, says: set[str]) -> int:
    """Prepositions that qualify nothing are passed over, but only a qualifier widens the span."""
    low = position = start
    for _ in range(MAX_QUALIFIERS):
        left = around.left(position)[-48:]
        match = around.words.before.search(left)
        if match is None or match.lastgroup is None:
            break
        name = next(name for name, value in match.groupdict().items() if value and name != "gap")
        position -= len(left) - match.start()
        if name == "by" and around.says("agent_left", around.left(position)):
            break
        if name != "glue":
            says.add(name)
            low = position
    return low


def _read_right(end: int, around: Surroundings, says: set[str]) -> int:
    position = end
    for _ in range(MAX_QUALIFIERS):
        time = around.words.time.match(around.folded, position)
        if time is not None:
            position = time.end()
            continue
        doubt = _DOUBT.match(around.folded, position)
        if doubt is not None:
            says.add("tentative")
            position = doubt.end()
            continue
        match = around.words.after.match(around.folded, position)
        if match is None:
            break
        name = next(name for name, value in match.groupdict().items() if value and name not in ("gap", "close"))
        opened = "(" in match["gap"] or "[" in match["gap"]
        says.add(name.removesuffix("_apart"))
        position = match.end() if opened or not match["close"] else match.start("close")
    return position


def qualify(value: str, says: frozenset[str]) -> str:
    """An EDTF value as its qualifiers want it; they are applied from the inside out."""
    if says & {"week_of", "week_ending"}:
        value = _week(value, ends="week_ending" in says)
    if "around" in says and "~" not in value:
        value = mark(value, "~")
    if "tentative" in says:
        value = mark(value, "?")
    if "by" in says or "until" in says:
        last = value.rpartition("/")[2]
        return f"../{last.rstrip('~') if 'late' in says else last}"
    if says & {"onward", "since", "after"} and "/" not in value:
        return f"{value}/.."
    return value


def _week(value: str, *, ends: bool) -> str:
    """The seven days from a day on, or up to it; anything but a dated day stays as it is."""
    unknown = value.startswith(UNKNOWN_YEAR)
    try:
        day = date.fromisoformat(value.replace(UNKNOWN_YEAR, "2001"))
    except ValueError:
        return value
    first = day - timedelta(days=6) if ends else day
    week = f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"
    return re.sub(r"\b200[012]\b", UNKNOWN_YEAR, week) if unknown else week
