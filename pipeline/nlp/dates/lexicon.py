"""The words of dates in one language, compiled from `gazetteers/<language>/dates.toml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.gazetteers import load_toml

LANGUAGES = ("en", "fr", "es")

WORD_SYMBOLS = {
    "of": "o", "in": "i", "article": "a", "month_of": "m", "to": "t", "from": "f", "between": "b", "and": "&",
    "or": "v",
    "early": "E", "mid": "I", "late": "L", "quarter": "u", "half": "h", "last": "l", "week": "k", "fiscal": "F",
}  # fmt: skip
"""Section of [words] to the symbol of its tokens; the grammar is written in these symbols (see `points`)."""

_DASHES = "‐‑-"
_LONG_DASHES = "‒–—―−"
_APOSTROPHES = "’‘ʼ`´′"


class _Folding(dict[int, str]):
    """Character by character, so that offsets stay: lower case, no accents, one kind of dash, quote and space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _DASHES:
            folded = "-"
        elif char in _LONG_DASHES:
            folded = "–"
        elif char in _APOSTROPHES:
            folded = "'"
        elif char.isspace() and char != "\n":
            folded = " "
        elif unicodedata.category(char) == "No":
            folded = "^"
        else:
            plain = unicodedata.normalize("NFKD", char)[0].lower()
            folded = plain if len(plain) == 1 and plain.isalnum() else char
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in lower case, without accents, with one kind of dash, apostrophe and space; same length."""
    return text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled words of a language. Every regex reads folded text.

    `words` maps a folded phrase to its symbol and value, `first_words` are their beginnings; `phrase` matches any.
    `anchor` finds what makes a stretch of text worth reading. `before`, `after` hold a regex each for the qualifiers
    around a date, named groups telling which; `context` the cues that decide a date's kind.
    """

    language: str
    words: Mapping[str, tuple[str, int]]
    first_words: frozenset[str]
    phrase: re.Pattern[str]
    anchor: re.Pattern[str]
    number: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    time: re.Pattern[str]
    context: Mapping[str, re.Pattern[str]]
    open_phrases: re.Pattern[str]
    open_marks: re.Pattern[str]
    open_key: str
    full_names: frozenset[str]
    doubtful: frozenset[str]
    compact: Mapping[tuple[str, int], int]
    fiscal_definition: re.Pattern[str]
    fiscal_naming: re.Pattern[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language ("en", "fr-CA" reads "fr"); English for a language that has no data."""
    language = language.split("-")[0].lower()
    language = language if language in LANGUAGES else "en"
    data = load_toml(f"{language}/dates.toml")
    words = _words(data)
    months = alternatives(name for names in data["months"] for name in names)
    context = {name: re.compile(pattern) for name, pattern in data["context"].items()}
    return Lexicon(
        language=language,
        words=words,
        first_words=frozenset(re.split(r"[\W\d]", phrase)[0] for phrase in words),
        phrase=re.compile(rf"(?:{alternatives(words)})(?:(?<=')|(?![^\W\d_]))"),
        anchor=re.compile(_anchor(data)),
        number=re.compile(rf"(\d{{1,2}})(?:\.?(?:{alternatives(data['suffixes'])})(?![^\W_]))"),
        before=re.compile(
            rf"(?:^|(?<=[^\w-])|(?<=\W-))(?:{_qualifiers(data['before'])})(?P<gap>(?:(?<!\w)|[ :)]+)[~≈]? ?)\Z"
        ),
        after=re.compile(_after(data["after"])),
        time=re.compile(_time(data["time"])),
        context=context,
        open_phrases=re.compile(rf"(?<!\w)(?:{alternatives(data['open']['phrases'])})(?!\w)"),
        open_marks=re.compile(rf"(?:{alternatives(data['open']['marks'])})(?!\w)"),
        open_key=data["open"]["key"],
        full_names=frozenset(names[0] for key in ("months", "weekdays") for names in data[key]),
        doubtful=frozenset(data["doubtful"]),
        compact=_compact(data["compact"]),
        fiscal_definition=re.compile(data["fiscal_year"]["definition"].replace("{month}", months)),
        fiscal_naming=re.compile(data["fiscal_year"]["naming"].replace("{month}", months)),
    )


def alternatives(phrases: Iterable[str]) -> str:
    """A regex branch for phrases, longest first; a space in a phrase stands for any run of spaces."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", " +") for phrase in ordered)


def factored(phrases: Iterable[str]) -> str:
    """A regex branch for phrases, longest first, with common first words written once so that failing is cheap."""
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for word in phrase.split(" "):
            node = node.setdefault(word, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: Mapping[str, Any]) -> str:
    return "|".join(word + _tail(below) for word, below in tree.items() if word)


def _tail(tree: Mapping[str, Any]) -> str:
    if set(tree) == {""}:
        return ""
    return f"(?: +(?:{_branch(tree)})){'?' if '' in tree else ''}"


def _words(data: Mapping[str, Any]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for section, symbol in WORD_SYMBOLS.items():
        found.update((phrase, (symbol, 0)) for phrase in data["words"].get(section, ()))
    for symbol, name in (("O", "ordinals"), ("W", "weekdays"), ("M", "months")):
        for value, names in enumerate(data[name], start=1):
            found.update((phrase, (symbol, value)) for phrase in names)
    for value, names in enumerate(data["months"], start=1):
        found.update((broken, ("M", value)) for broken in _broken(names[0]))
    for section, symbol in (("cardinals", "C"),):
        for value, names in enumerate(data.get(section, ()), start=1):
            found.update((phrase, (symbol, value)) for phrase in names if phrase not in found)
    months = [
        rule for rule in data["relative"]["rules"] if rule["anchor"] == "reference" and rule.get("unit") == "month"
    ]
    for rule in months:
        found.update((phrase, ("r", rule["amount"])) for phrase in rule["phrases"] if "amount" in rule)
    for section, symbol in (("relative_years", "R"), ("shifts", "j")):
        for step, phrases in data[section].items():
            found.update((phrase, (symbol, {"next": 1, "this": 0, "last": -1}[step])) for phrase in phrases)
    for code, names in data["seasons"].items():
        found.update((phrase, ("S", int(code))) for phrase in names)
    return found


def _compact(units: Mapping[str, str]) -> dict[tuple[str, int], int]:
    """("q", 3) to the EDTF code 35; a quarter beyond the fourth counts on into the next year (137 and up)."""
    codes: dict[tuple[str, int], int] = {}
    for letter, unit in units.items():
        numbers = range(1, 9) if unit == "quarter" else range(1, 3)
        codes.update({(letter, number): _sub_year(unit, number) for number in numbers})
    return codes


def _sub_year(unit: str, number: int) -> int:
    return (32 if unit == "quarter" else 39) + number + (100 if number > 4 else 0)


def _broken(name: str) -> list[str]:
    """A month's name with a space inside, as careless text recognition leaves it ("sep tember")."""
    if len(name) < 5:
        return []
    return [f"{name[:cut]} {name[cut:]}" for cut in range(2, len(name) - 1)]


def _qualifiers(section: Mapping[str, list[str]]) -> str:
    return "|".join(f"(?P<{name}>{alternatives(phrases)})" for name, phrases in section.items())


def _after(section: Mapping[str, list[str]]) -> str:
    """Qualifiers behind a date; those of a list ending in `_apart` need a bracket, comma or dash, and an end."""
    loose = {name: phrases for name, phrases in section.items() if not name.endswith("_apart")}
    apart = {name: phrases for name, phrases in section.items() if name.endswith("_apart")}
    return (
        rf"(?P<gap> *[(\[] ?| *[,;:–-]? ?)(?:(?:{_qualifiers(loose)})"
        rf"|(?:(?<=[,;:–(\[-])|(?<=[,;:–(\[-] ))(?:{_qualifiers(apart)})"
        r"(?= *(?:[)\],;:.|–-]|$)))(?!\w)(?P<close> ?[)\]])?"
    )


def _time(parts: Mapping[str, str]) -> str:
    """Clock times and zones behind a date, in brackets or not ("(GMT)", ", 10.00–11.30 and 15.00–16.30 (CEST)")."""
    zone = rf"(?:{alternatives(load_toml('dates.toml')['zones'])})(?: ?[+-] ?\d{{1,2}}(?::\d\d)?)?(?!\w)"
    hour = rf"(?:{parts['lead']})?(?:{parts['hour']})"
    hours = (
        rf"{hour}(?: ?(?:[-–]|(?<= )(?:{parts['join']})(?= )),? ?{hour}){{0,5}}(?: ?,? ?\(?{zone}(?: ?/ ?{zone})?\)?)?"
    )
    return rf"(?:[ ,]+|[ ,]*[–-] ?)\( ?(?:{hours}|{zone}) ?\)|(?:,? |, ?){hours}|,? {zone}"


def _anchor(data: Mapping[str, Any]) -> str:
    names = [name for key in ("months", "weekdays") for names in data[key] for name in names if len(name) > 2]
    names += [name for names in data["seasons"].values() for name in names]
    names += [*data["words"]["quarter"], *data["words"]["half"]]
    names += [phrase for phrases in data["relative_years"].values() for phrase in phrases]
    return rf"\d|(?<![^\W\d_])(?:{alternatives(names)})(?![^\W\d_])"
