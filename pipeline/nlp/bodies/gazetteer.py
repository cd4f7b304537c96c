"""International bodies, fora and agreements (`gazetteers/bodies.csv`) and the words around them, loaded once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.gazetteers import load_rows, load_toml
from pipeline.nlp.phrases import PhraseFinder, fold

LANGUAGES = ("en", "fr", "es")
_NUMBERED = re.compile(r"([A-Z][A-Za-z]{1,7})[ -]?(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Body:
    """A body, forum or agreement of the gazetteer.

    `told`: "self", "parent" where it is an organ that is always told by its parent (the WTO Public Forum), or
    "parent_if_named" where the parent is told in its stead once the text names both.
    `names` and `acronyms` are by language; `seat_city` and `seat_country` (alpha-3) are None where it has no one seat.
    """

    name: str
    kind: Literal["ORG", "AGREEMENT"]
    parent: str | None
    told: Literal["self", "parent", "parent_if_named"]
    seat_city: str | None
    seat_country: str | None
    names: Mapping[str, tuple[str, ...]]
    acronyms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a spelling may mean: each body with the languages in which it is called so."""

    bodies: tuple[tuple[str, frozenset[str]], ...]
    acronym: bool


@cache
def known_bodies() -> Mapping[str, Body]:
    """Every body of the gazetteer by its canonical name."""
    return {row["name"]: _body(row) for row in load_rows("bodies.csv")}


def _body(row: Mapping[str, str]) -> Body:
    names = {language: _listed(row[language]) for language in LANGUAGES}
    names["en"] = (row["name"], *names["en"])
    return Body(
        name=row["name"],
        kind="AGREEMENT" if row["kind"] == "AGREEMENT" else "ORG",
        parent=row["parent"] or None,
        told={"parent": "parent", "parent_if_named": "parent_if_named"}.get(row["told"], "self"),  # type: ignore[arg-type]
        seat_city=row["seat_city"] or None,
        seat_country=row["seat_country"] or None,
        names=names,
        acronyms={language: _listed(row[f"acronym_{language}"]) for language in LANGUAGES},
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for piece in cell.split(";") if (part := piece.strip()))


@cache
def body_finder() -> PhraseFinder[Spelling]:
    """Finds every name and acronym of every language."""
    return PhraseFinder(_spellings())


@cache
def _spellings() -> dict[str, Spelling]:
    meanings: dict[str, dict[str, set[str]]] = {}
    acronyms: set[str] = set()
    for body in known_bodies().values():
        for language in LANGUAGES:
            for name in body.names[language]:
                meanings.setdefault(name, {}).setdefault(body.name, set()).add(language)
            for acronym in body.acronyms[language]:
                acronyms.add(acronym)
                meanings.setdefault(acronym, {}).setdefault(body.name, set()).add(language)
    return {
        spelling: Spelling(
            tuple((name, frozenset(languages)) for name, languages in bodies.items()), spelling in acronyms
        )
        for spelling, bodies in meanings.items()
    }


def collisions() -> dict[str, tuple[str, ...]]:
    """Acronyms that several bodies share, with these bodies: which is meant is for language and definition to say."""
    return {
        spelling: tuple(name for name, _ in meaning.bodies)
        for spelling, meaning in _spellings().items()
        if len(meaning.bodies) > 1
    }


def meant(spelling: Spelling, language: str) -> tuple[str, ...]:
    """The bodies that a spelling means in a text of this language; several where the language does not tell."""
    in_language = tuple(name for name, languages in spelling.bodies if language in languages)
    return in_language or tuple(name for name, _ in spelling.bodies)


@cache
def canonical_name(acronym: str, full: str) -> str:
    """The gazetteer's name for what a text defines; the full name as defined where the gazetteer has none."""
    for text in (full, acronym):
        found = body_finder().get(text)
        if found is None:
            continue
        names = [name for name, _ in found.bodies]
        if len(names) == 1 and (text == full or _same_words(full, names[0])):
            return names[0]
    return full


def _same_words(left: str, right: str) -> bool:
    """Two names share most of their words of four letters and more."""
    words = [set(re.findall(r"\w{4,}", fold(text))) for text in (left, right)]
    return 2 * len(words[0] & words[1]) > max(map(len, words))


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """The table `<language>/bodies.toml`; the English one for a language without."""
    return load_toml(f"{language if language in LANGUAGES else 'en'}/bodies.toml")


@cache
def not_bodies() -> frozenset[str]:
    """Upper-case words that name no body."""
    return frozenset(load_toml("bodies.toml")["not_bodies"])


@cache
def plain_words() -> frozenset[str]:
    """Acronyms of bodies that are also words."""
    return frozenset(load_toml("bodies.toml")["words"])


def numbered(acronym: str) -> str | None:
    """The body behind a meeting told by stem and number: its holder ("MC12": the WTO), or the meeting itself
    ("COP16"), or the body that the stem is ("CRIC 21"); None where the stem is unknown, or too short ("CM2")."""
    match = _NUMBERED.fullmatch(acronym)
    if match is None or (len(match[1]) == 2 and len(match[2]) == 1):
        return None
    table: Mapping[str, str] = load_toml("bodies.toml")["numbered"]
    if match[1] in table:
        return table[match[1]] or f"{match[1]}{match[2]}"
    found = body_finder().get(match[1])
    return found.bodies[0][0] if found and found.acronym and len(found.bodies) == 1 else None
