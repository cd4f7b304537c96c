"""Plans made up from a seed, whose truth is known: events and objectives, written out in several styles."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "fr", "es")
STYLES = ("bullets", "date last", "table", "prose")
FIRST_DAY = date(2024, 1, 8)


@dataclass(frozen=True, slots=True)
class Item:
    """An event (with a `day` and a place) or an objective (without) of a made-up plan; `number` says which it is.

    `kind`, `topic` and `place` count in the words of its language. `weekday` (0 is Monday) stands before the date,
    rightly or wrongly; `extra` says that more is meant; `also` is the kind and topic of an aim merged into this one.
    """

    number: int
    kind: int
    topic: int
    day: date | None = None
    place: int = 0
    extra: bool = False
    weekday: int | None = None
    also: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a written plan with the items it tells; `defect` says how it was broken."""

    text: str
    items: tuple[int, ...] = ()
    defect: str | None = None


@dataclass(frozen=True, slots=True)
class MadePlan:
    """A plan in one language and style: what is true of it, and how it is written."""

    language: str
    style: str
    items: tuple[Item, ...]
    lines: tuple[Line, ...] = field(default=())

    @property
    def text(self) -> str:
        """The plan in Markdown."""
        return "\n".join(line.text for line in self.lines) + "\n"


@cache
def words(language: str) -> dict[str, Any]:
    """What plans of a language are made of."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))[language]  # type: ignore[no-any-return]


def topic_count(language: str) -> int:
    """How many topics the words of a language make: each with and without a region."""
    return len(words(language)["topics"]) * len(words(language)["regions"])


def topic(number: int, language: str) -> str:
    """A topic by its number."""
    told = words(language)
    region, place = divmod(number, len(told["topics"]))
    return f"{told['topics'][place]} {told['regions'][region]}".strip()


def make_plan(language: str, style: str, seed: int, *, events: int = 30, objectives: int = 10) -> MadePlan:
    """A plan without defects: events in the order of their dates, each topic once, then objectives."""
    rng = random.Random(f"{language} {style} {seed}")
    topics = rng.sample(range(topic_count(language)), events + objectives)
    days = sorted(rng.sample(range(700), events))
    items = [
        Item(number, rng.randrange(5), topics[number], FIRST_DAY + timedelta(days=day), rng.randrange(8))
        for number, day in enumerate(days)
    ]
    items = [_with_weekday(item, rng) for item in items]
    items += [Item(number, rng.randrange(5), topics[number]) for number in range(events, events + objectives)]
    return written(language, style, items)


def _with_weekday(item: Item, rng: random.Random) -> Item:
    """One event in four tells its weekday, the right one."""
    if item.day is None or rng.random() >= 0.25:
        return item
    return Item(item.number, item.kind, item.topic, item.day, item.place, item.extra, item.day.weekday())


def written(language: str, style: str, items: Sequence[Item]) -> MadePlan:
    """The plan as its style writes it: a line an item, headings and lead-ins between."""
    told = words(language)
    events = [item for item in items if item.day]
    aims = [item for item in items if not item.day]
    lines = [Line(f"# {told['title']}"), Line("")]
    if aims:
        lines += [Line(f"## {told['objectives']}"), Line(""), Line(told["lead_in"]), Line("")]
        lines += [Line(f"{n}. {aim(item, language)}.", (item.number,)) for n, item in enumerate(aims, 1)]
        lines.append(Line(""))
    lines += [Line(f"## {told['calendar']}"), Line("")]
    if style == "table":
        lines += [Line(_row(told["columns"])), Line("|---|---|---|")]
    lines += [line for item in events for line in _event_lines(item, language, style)]
    return MadePlan(language, style, tuple(items), tuple(lines))


def title(item: Item, language: str) -> str:
    """The name of an event."""
    told = words(language)
    return _extended(f"{told['kinds'][item.kind][0]} {topic(item.topic, language)}", item, language)


def aim(item: Item, language: str) -> str:
    """What an objective says."""
    told = words(language)
    text = _extended(f"{told['aims'][item.kind]} {topic(item.topic, language)}", item, language)
    if item.also is None:
        return text
    kind, also = item.also
    second: str = told["aims"][kind]
    return f"{text}, {told['and']} {second[0].lower()}{second[1:]} {topic(also, language)}"


def _extended(text: str, item: Item, language: str) -> str:
    return f"{text} {words(language)['extra']}" if item.extra else text


def spoken_date(item: Item, language: str) -> str:
    """The date of an event in words."""
    assert item.day
    told = words(language)
    month = told["months"][item.day.month - 1]
    parts = [str(item.day.day), month, str(item.day.year)]
    spoken = (" de " if language == "es" else " ").join(parts)
    return spoken if item.weekday is None else f"{told['weekdays'][item.weekday]} {spoken}"


def entry(item: Item, language: str, style: str) -> str:
    """The words of an event's entry without its marker."""
    city, country = words(language)["places"][item.place]
    if style == "table":
        return _row([spoken_date(item, language), title(item, language), f"{city}, {country}"])
    if style == "prose":
        told = words(language)
        subject = _extended(f"{told['kinds'][item.kind][1]} {topic(item.topic, language)}", item, language)
        sentence: str = told["sentence"]
        return sentence.format(subject=subject, place=f"{city} ({country})", date=spoken_date(item, language))
    where = f"{city}, {country}"
    if style == "date last":
        return f"{title(item, language)}, {where}, {spoken_date(item, language)}"
    colon = " :" if language == "fr" else ":"
    return f"{spoken_date(item, language)}{colon} {title(item, language)}, {where}"


def _event_lines(item: Item, language: str, style: str) -> list[Line]:
    text = entry(item, language, style)
    if style == "prose":
        return [Line(text, (item.number,)), Line("")]
    return [Line(text if style == "table" else f"- {text}", (item.number,))]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
