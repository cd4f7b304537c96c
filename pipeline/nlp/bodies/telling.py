"""How a release calls a body: by the acronym that it defines or uses, else by the name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.data import Basis, Context, Entry, FoundName
from pipeline.nlp.bodies.gazetteer import canonical_name, known_bodies, numbered


@dataclass(frozen=True, slots=True)
class Told:
    """A body as the release tells it, its canonical name, and the words that say it."""

    told: str
    canonical: str
    original: str
    start: int
    end: int
    basis: Basis = "stated"


def canonical_of(name: FoundName) -> str:
    """The canonical name of a body; its words as they stand for one that no list knows."""
    return name.candidates[0] if name.candidates else name.text


def whole_name(name: FoundName, context: Context) -> FoundName:
    """A shortened name of two words and more resolved to the name that the release defines ("Joint Programme")."""
    if name.candidates or " " not in name.text:
        return name
    longer = [(acronym, full) for acronym, full in context.acronyms.items() if f" {name.text} " in f" {full} "]
    return replace(name, candidates=(canonical_name(*longer[0]),)) if len(longer) == 1 else name


def told_as(name: FoundName, entry: Entry | None, context: Context) -> str:
    """The acronym that the release defines for a body, or that the entry uses, else the name as it stands."""
    canonical = canonical_of(name)
    if canonical in context.own or name.text in context.own:
        return own_name(context) or name.text
    if numbered(name.text) in known_bodies():
        return told_by_acronym(canonical, context.document.language, context)
    acronym = _defined(tuple(context.acronyms.items())).get(canonical)
    if acronym:
        return acronym
    if name.form == "acronym":
        return name.text
    for other in entry.names if entry else ():
        if other.form == "acronym" and other.label in ("ORG", "AGREEMENT") and canonical in other.candidates[:1]:
            return told_as(other, None, context)
    return name.text


def told_by_acronym(canonical: str, language: str, context: Context) -> str:
    """How a body is told that the entry does not spell out: by its acronym, else by its canonical name."""
    defined = _defined(tuple(context.acronyms.items())).get(canonical)
    body = known_bodies().get(canonical)
    if defined or body is None:
        return defined or canonical
    acronyms = body.acronyms.get(language) or body.acronyms["en"]
    return acronyms[0] if acronyms else canonical


@lru_cache(maxsize=64)
def _defined(acronyms: tuple[tuple[str, str], ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for acronym, full in acronyms:
        if numbered(acronym) not in known_bodies():
            found.setdefault(numbered(acronym) or canonical_name(acronym, full), acronym)
            found.setdefault(full, acronym)
    return found


def own_name(context: Context) -> str | None:
    """How the release calls the plan's own group; None where it gives the group no name."""
    return min(context.own, key=lambda name: (name not in context.acronyms, len(name), name), default=None)
