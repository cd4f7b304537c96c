"""Breaks made-up plans as publication breaks real ones, and knows where."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.madeplans.plan import Line, MadePlan, entry, title, topic, words

FOUND_AS = {
    "merged": "split_merged_entry",
    "merged in a quote": "split_merged_entry",
    "three merged": "split_merged_entry",
    "truncated": "truncated_text",
    "lost list": "missing_list",
    "duplicate": "duplicate_entry",
    "out of order": "out_of_order",
    "wrong weekday": "inconsistent_date",
    "broken word": "mended_word",
    "hyphenated word": "mended_word",
}
"""Each kind of defect with the kind of finding or repair that tells it."""

LIST_STYLES = ("bullets", "date last")
STYLES_OF = {
    "merged": LIST_STYLES,
    "merged in a quote": ("bullets",),
    "three merged": LIST_STYLES,
    "truncated": ("bullets", "table", "prose"),
    "lost list": ("bullets", "table", "prose"),
    "duplicate": ("bullets", "date last", "table"),
    "out of order": ("bullets", "date last", "table"),
    "wrong weekday": ("bullets", "date last", "table", "prose"),
    "broken word": ("bullets", "date last", "table", "prose"),
    "hyphenated word": ("bullets", "date last", "table", "prose"),
}
"""The styles in which a defect can occur."""


def broken(plan: MadePlan, kind: str, share: float, seed: int) -> MadePlan:
    """The plan with a share of its events' entries (one at least, unless the share is 0) broken in one way."""
    lines = list(plan.lines)
    entries = [n for n, line in enumerate(lines) if line.items and plan.items[line.items[0]].day]
    count = max(1, round(share * len(entries))) if share else 0
    if kind == "lost list":
        return replace(plan, lines=tuple(_lost_list(plan) if count else lines))
    rng = random.Random(f"{kind} {seed}")
    apart = rng.sample(range(1, len(entries) // 7), min(count, len(entries) // 7 - 1)) if count else []
    for place in sorted((entries[7 * number] for number in apart), reverse=True):
        _BREAK[kind](plan, lines, place, entries)
    return replace(plan, lines=tuple(lines))


def _lost_list(plan: MadePlan) -> list[Line]:
    """The lines without the objectives that the lead-in announces."""
    kept = [line for line in plan.lines if not line.items or plan.items[line.items[0]].day]
    lead_in = words(plan.language)["lead_in"]
    return [replace(line, defect="lost list") if line.text == lead_in else line for line in kept]


def _merged(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    _merge(plan, lines, place, 2, "merged")


def _three_merged(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    _merge(plan, lines, place, 3, "three merged")


def _merge(plan: MadePlan, lines: list[Line], place: int, count: int, defect: str) -> None:
    parts = lines[place : place + count]
    text = " ".join([parts[0].text, *(line.text.removeprefix("- ") for line in parts[1:])])
    lines[place : place + count] = [Line(text, tuple(i for line in parts for i in line.items), defect)]


def _merged_in_a_quote(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    """The first entry breaks off in a quotation that the second runs into."""
    first, second = lines[place : place + 2]
    name = title(plan.items[first.items[0]], plan.language)
    kind = words(plan.language)["kinds"][plan.items[first.items[0]].kind][0]
    cut = first.text.partition(kind)[0] + f"{kind} “{name.removeprefix(kind).split()[0]}"
    lines[place : place + 2] = [
        Line(f"{cut} {second.text.removeprefix('- ')}", first.items + second.items, "merged in a quote")
    ]


def _truncated(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    """The entry breaks off behind a word that needs another."""
    item = plan.items[lines[place].items[0]]
    name = title(item, plan.language)
    kind = words(plan.language)["kinds"][item.kind][0]
    text = lines[place].text
    if plan.style == "table":
        text = text.replace(name, kind)
    elif plan.style == "prose":
        city = words(plan.language)["places"][item.place][0]
        text = text.partition(f" {city}")[0]
    else:
        text = text.partition(name)[0] + kind
    lines[place] = replace(lines[place], text=text, defect="truncated")


def _duplicate(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    lines.insert(place + 1, replace(lines[place], defect="duplicate"))


def _out_of_order(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    """The entry stands three places further down."""
    line = lines.pop(place)
    lines.insert(place + 3, replace(line, defect="out of order"))


def _wrong_weekday(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    item = plan.items[lines[place].items[0]]
    assert item.day
    wrong = replace(item, weekday=(item.day.weekday() + 2) % 7)
    before = entry(item, plan.language, plan.style)
    text = lines[place].text.replace(before, entry(wrong, plan.language, plan.style))
    lines[place] = replace(lines[place], text=text, defect="wrong weekday")


def _broken_word(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    _break_word(plan, lines, place, " ", "broken word")


def _hyphenated_word(plan: MadePlan, lines: list[Line], place: int, entries: Sequence[int]) -> None:
    _break_word(plan, lines, place, "- ", "hyphenated word")


def _break_word(plan: MadePlan, lines: list[Line], place: int, gap: str, defect: str) -> None:
    """The longest word of the topic falls apart in the middle, with a space, or as at the end of a line."""
    item = plan.items[lines[place].items[0]]
    long = max(topic(item.topic, plan.language).split(), key=len)
    text = lines[place].text.replace(long, f"{long[: len(long) // 2]}{gap}{long[len(long) // 2 :]}", 1)
    lines[place] = replace(lines[place], text=text, defect=defect)


_BREAK: dict[str, Callable[[MadePlan, list[Line], int, Sequence[int]], None]] = {
    "merged": _merged,
    "merged in a quote": _merged_in_a_quote,
    "three merged": _three_merged,
    "truncated": _truncated,
    "duplicate": _duplicate,
    "out of order": _out_of_order,
    "wrong weekday": _wrong_weekday,
    "broken word": _broken_word,
    "hyphenated word": _hyphenated_word,
}
