"""What the text around a date gives it: the year, the order of day and month, the date it is counted from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.data import FoundDate, RelativeDate
from pipeline.edtf import bounds, precision
from pipeline.nlp.dates.lexicon import fold, lexicon
from pipeline.nlp.dates.values import UNKNOWN_YEAR

_ORDER = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?!\d)")


def complete(value: str, year: str | int) -> str:
    """Fills `XXXX`; an interval that crosses New Year gets the next year at its end. A complete value stays."""
    first, slash, last = value.partition("/")
    later = str(int(year) + 1) if slash and _crosses_new_year(first, last) else str(year)
    return first.replace(UNKNOWN_YEAR, str(year)) + slash + last.replace(UNKNOWN_YEAR, later)


def _crosses_new_year(first: str, last: str) -> bool:
    if not (first.startswith(UNKNOWN_YEAR) and last.startswith(UNKNOWN_YEAR)):
        return False
    return last.rstrip("?~%")[:7] < first.rstrip("?~%")[:7]


def day_order(texts: Iterable[str]) -> bool | None:
    """Whether numeric dates put the day first, by those that leave no choice (14/06/2023, 06/14/2023).

    None without evidence, and where both orders occur equally often.
    """
    day = month = 0
    for text in texts:
        for match in _ORDER.finditer(text):
            first, second = int(match[1]), int(match[3])
            day += first > 12 >= second
            month += second > 12 >= first
    return None if day == month else day > month


def fiscal_start_month(texts: Iterable[str], language: str) -> int | None:
    """The month in which a fiscal year begins, where a text defines it ("from 1 April to 31 March").

    Counted from the January of the year before the one that names it, so that 4 makes FY2024 begin in April 2023.
    Where the text names years by their beginning ("FY2024 means April 2024 to March 2025"), 12 is added.
    """
    words = lexicon(language)
    texts = list(texts)
    for text in texts:
        named = words.fiscal_naming.search(fold(text))
        if named is not None:
            month: int = words.words[" ".join(named["month"].split())][1]
            return month + (12 if named["first"] == named["named"] and month > 1 else 0)
    for text in texts:
        match = words.fiscal_definition.search(fold(text))
        if match is not None:
            return words.words[" ".join(match["month"].split())][1]
    return None


def resolved_values(found: FoundDate, anchor: str | None) -> tuple[str, ...]:
    """The values of a date that counts its year from another ("in June next year"), or of a wholly relative one."""
    if found.relative is None:
        return found.values
    told = resolve_relative(found.relative, anchor)
    if told is None or not found.values:
        return (told,) if told else ()
    values = (value.replace(f"{UNKNOWN_YEAR}-XX", told[:7]) for value in found.values)
    return tuple(complete(value, told[:4]) for value in values)


def share_years(found: Sequence[FoundDate]) -> list[FoundDate]:
    """Dates of one sentence: one without a year takes that of the next date that has one, else of the one before.

    "Kisumu on 11 March and Eldoret on 18 March 2025" gives both 2025. Callers mark such values as inherited.
    """
    done: list[FoundDate] = []
    for index, item in enumerate(found):
        if not any(UNKNOWN_YEAR in value for value in item.values):
            done.append(item)
            continue
        years = [year for other in [*found[index + 1 :], *reversed(found[:index])] for year in _years(other)]
        if not years:
            done.append(item)
            continue
        done.append(replace(item, values=tuple(complete(value, years[0]) for value in item.values)))
    return done


def _years(found: FoundDate) -> list[str]:
    if found.kind not in ("date", "superseded", "since"):
        return []
    return [match[0] for value in found.values for match in [re.search(r"\d{4}", value)] if match]


def resolve_relative(relative: RelativeDate, anchor: str | None) -> str | None:
    """The EDTF date that a relative one means, from that of its anchor; None without an anchor that can bear it.

    The result is as coarse as its unit: "the following month" is a month. "Two weeks later" needs a dated day.
    After an interval ("the following day") it is counted from the end, before it from the beginning.
    """
    if anchor is None or UNKNOWN_YEAR in anchor:
        return None
    first, last = bounds(anchor)
    base = last if relative.amount > 0 and relative.unit not in ("day_of", "weekday") else first
    if relative.unit == "day_of" and relative.amount < 0:
        base = last
    moved = _moved(relative, base, precision(anchor)) if base is not None else None
    if relative.amount == 0 and relative.unit == "day":
        moved = anchor.rstrip("?~%")
    if moved is None:
        return None
    return f"../{moved.rpartition('/')[2]}" if relative.until else moved


def _moved(relative: RelativeDate, base: date, fine: str | None) -> str | None:
    """The date moved by whole units, as coarse as the unit; None where the anchor is coarser than that."""
    amount, unit = relative.amount, relative.unit
    if unit == "decade":
        return f"{base.year // 10 * 10 + 10 * amount + 9:04}"
    if unit == "year":
        return f"{base.year + amount:04}"
    if unit == "quarter":
        count = base.year * 4 + (base.month - 1) // 3 + amount
        return f"{count // 4:04}-{33 + count % 4}" if fine in ("day", "month", "quarter") else None
    if unit == "month":
        count = base.year * 12 + base.month - 1 + amount
        return f"{count // 12:04}-{count % 12 + 1:02}" if fine in ("day", "month") else None
    return _moved_days(unit, amount, base) if fine == "day" else None


def _moved_days(unit: str, amount: int, base: date) -> str:
    monday = base - timedelta(days=base.weekday())
    if unit == "calendar_week":
        monday += timedelta(weeks=amount)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "weekday":
        return (monday + timedelta(days=amount - 1)).isoformat()
    if unit == "day_of":
        return (base + timedelta(days=amount - 1 if amount > 0 else amount + 1)).isoformat()
    days = {"day": 1, "week": 7, "fortnight": 14}[unit] * amount
    return (base + timedelta(days=days)).isoformat()
