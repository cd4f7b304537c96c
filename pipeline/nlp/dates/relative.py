"""Open dates ("date to be decided") and dates told by another ("the following day", "next Tuesday")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.data import FoundDate, RelativeDate
from pipeline.gazetteers import load_toml
from pipeline.nlp.dates.lexicon import alternatives, factored, fold
from pipeline.nlp.dates.surroundings import Surroundings

EVENT_REACH = 60
"""Characters after "the day before the …" in which the event's name is sought."""

_EVENT = (
    r"(?:the |its |their |this |that |la |le |l'|el |los |las )?"
    rf"(?P<event>[^\W_][^.,;:()\[\]|\n\"“”«»–]{{2,{EVENT_REACH}}})"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of relative date: its regex on folded text, compiled when first needed, and what its match means."""

    source: str
    anchor: str
    unit: str | None
    amount: int | None
    sign: int
    until: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a language: `keys` tells texts worth searching, `finder` finds any rule's match."""

    keys: tuple[str, ...]
    finder: re.Pattern[str]
    rules: tuple[Rule, ...]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    weekdays: Mapping[str, int]
    pronouns: frozenset[str]


def find_open(around: Surroundings) -> Iterator[FoundDate]:
    """Expressions that leave a date open; bare marks ("TBC") only where they stand alone in a line or cell."""
    words, folded = around.words, around.folded
    found = words.open_phrases.finditer(folded) if words.open_key in folded else ()
    spans = [match.span() for match in found]
    for start in around.entry_starts():
        match = words.open_marks.match(folded, start)
        if match is not None and around.is_set_off(match.end()):
            spans.append(match.span())
    if not spans and around.text.strip() in ("–", "-", "—", "…"):
        start = len(around.text) - len(around.text.lstrip())
        spans.append((start, start + 1))
    for start, end in sorted(spans):
        yield FoundDate(start, end, around.text[start:end], (), "open")


def find_relative(around: Surroundings) -> Iterator[FoundDate]:
    """Expressions that tell a date by another one; quoted ones are part of a title and left alone."""
    rules = relative_rules(around.words.language)
    if not any(key in around.folded for key in rules.keys):
        return
    for match in rules.finder.finditer(around.folded):
        found = _read(match, rules, around)
        if found is not None and not around.is_quoted(found.start, found.end):
            yield found


def _read(match: re.Match[str], rules: Rules, around: Surroundings) -> FoundDate | None:
    for rule in rules.rules:
        own = rule.pattern.match(around.folded, match.start())
        if own is None or own.end() != match.end():
            continue
        values = own.groupdict()
        unit = rule.unit or rules.units[_plain(values["unit"])]
        amount = rule.amount if rule.amount is not None else rule.sign * _number(values, rules)
        if unit == "weekday":
            amount += rules.weekdays[_plain(values["weekday"])]
        start, end = own.span()
        event = None
        if values.get("event") is not None:
            event = around.text[own.start("event") : own.end("event")].strip()
            end = own.start("event") + len(event)
        pronoun = event is not None and fold(event).split()[0] in rules.pronouns
        anchor, event = ("previous", None) if pronoun else (rule.anchor, event)
        relative = RelativeDate(anchor, unit, amount, event, rule.until)  # type: ignore[arg-type]
        return FoundDate(start, end, around.text[start:end], (), "date", relative)
    return None


def _number(values: Mapping[str, str | None], rules: Rules) -> int:
    told = _plain(values.get("n") or values.get("ordinal") or "1")
    return int(told) if told.isdigit() else rules.numbers[told]


def _plain(words: str | None) -> str:
    return " ".join((words or "").split())


@cache
def relative_rules(language: str) -> Rules:
    """The compiled rules of a language that has data."""
    data = load_toml(f"{language}/dates.toml")
    numbers = _numbers(data)
    slots = _slots(data, numbers)
    phrases = [(phrase, rule) for rule in data["relative"]["rules"] for phrase in rule["phrases"]]
    phrases.sort(key=lambda item: -len(item[0]))
    patterns = [_filled(phrase.replace(" ", " +"), slots) for phrase, _ in phrases]
    branches = re.sub(r"\?P<\w+>", "?:", _filled(factored(phrase for phrase, _ in phrases), slots))
    return Rules(
        keys=tuple(data["relative"]["keys"]),
        finder=re.compile(rf"(?<!\w)(?:{branches})(?!\w)"),
        rules=tuple(_rule(pattern, rule) for pattern, (_, rule) in zip(patterns, phrases, strict=True)),
        numbers=numbers,
        units={name: unit for unit, names in data["units"].items() for name in names},
        pronouns=frozenset(data["relative"]["pronouns"]),
        weekdays={name: value for value, names in enumerate(data["weekdays"], start=1) for name in names},
    )


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _rule(pattern: str, rule: Mapping[str, Any]) -> Rule:
    return Rule(
        rf"{pattern}(?!\w)",
        rule["anchor"],
        rule.get("unit"),
        rule.get("amount"),
        rule.get("sign", 1),
        rule.get("until", False),
    )


def _numbers(data: Mapping[str, Any]) -> dict[str, int]:
    """Number words and ordinals to their value."""
    found: dict[str, int] = {}
    for section in ("ordinals", "numbers"):
        found.update((name, value) for value, names in enumerate(data[section], start=1) for name in names)
    return found


def _slots(data: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, str]:
    """What the braces of a phrase stand for, as regexes with named groups."""
    meetings = alternatives(data["relative"]["meetings"])
    return {
        "{n}": rf"(?P<n>\d{{1,3}}|{alternatives(numbers)})",
        "{unit}": rf"(?P<unit>{alternatives(name for names in data['units'].values() for name in names)})",
        "{weekday}": rf"(?P<weekday>{alternatives(name for names in data['weekdays'] for name in names)})",
        "{ordinal}": rf"(?P<ordinal>{alternatives(name for names in data['ordinals'] for name in names)})",
        "{event}": _EVENT,
        "{meeting}": rf"(?P<event>(?:[^\W\d_][\w'-]* ){{0,4}}?(?:{meetings}))",
    }


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    for slot, regex in slots.items():
        pattern = pattern.replace(slot, regex)
    return pattern
