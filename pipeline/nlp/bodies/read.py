"""Reads the bodies, fora and agreements that an entry says its event was held by, at, with or under."""

from __future__ import annotations

import re

from pipeline.data import Bodies, Context, Entry, FoundName, Value
from pipeline.nlp.bodies.counting import counts
from pipeline.nlp.bodies.cues import ReadCues, read_cues
from pipeline.nlp.bodies.gazetteer import body_finder, known_bodies, meant
from pipeline.nlp.bodies.implied import carried, organs_after, own_group, own_organ
from pipeline.nlp.bodies.telling import Told, canonical_of, told_as, told_by_acronym, whole_name
from pipeline.nlp.phrases import fold

_TRAILING = re.compile(r"(?:\s+(?:in|at|of|a|en|de|du|au|aux|el|la|le|the|,))+\s*\Z")
_ARTICLE = re.compile(r"\s*(?:the|la|le|les|el|los|las|l['’])?\s*", re.IGNORECASE)


def read_bodies(entry: Entry, context: Context) -> Bodies:
    """The bodies of an entry in reading order, each once, and what its event was held in the margins of.

    The plan's own group is told too where the entry means it ("the Coalition") or says that a country joined.
    """
    cues = read_cues(context.document.language)
    names = [name for name in entry.names if name.label in ("ORG", "AGREEMENT")]
    folded = fold(entry.text)
    kept = [name for name in names if counts(name, entry, context, folded, cues)]
    kept += [*_within(kept, context.document.language), *organs_after(entry, context)]
    found = [told for name in kept if (told := _told(name, kept, entry, context, cues))]
    found += carried(entry, context, found, cues)
    found += own_group(entry, context, folded, found, cues)
    unique = {told.canonical.casefold(): told for told in reversed(found)}
    settled = sorted(unique.values(), key=lambda told: (told.start, told.end))
    margins, margin_values = _margins(entry, folded, cues)
    return Bodies(
        organisations=tuple(told.told for told in settled),
        canonical=tuple(told.canonical for told in settled),
        margins_of=margins,
        values=tuple(_value(told) for told in settled) + margin_values,
    )


def _value(told: Told) -> Value:
    return Value("organisations", told.told, told.original, told.start, told.end, told.basis)


def _told(
    name: FoundName, names: list[FoundName], entry: Entry, context: Context, cues: ReadCues
) -> Told | None:
    organ = own_organ(name, entry, context, cues)
    if organ:
        return Told(organ, organ, name.text, name.start, name.end)
    name = whole_name(name, context)
    canonical = canonical_of(name)
    body = known_bodies().get(canonical)
    told = told_as(name, entry, context)
    if body and body.parent and body.told == "parent_if_named" and body.parent in map(canonical_of, names):
        return None
    if body and body.parent and body.told == "parent":
        canonical = body.parent
        told = _parent_told(canonical, name, names, entry, context)
    return Told(told, canonical, name.text, name.start, name.end)


def _parent_told(canonical: str, name: FoundName, names: list[FoundName], entry: Entry, context: Context) -> str:
    for other in names:
        if canonical_of(other) == canonical:
            return told_as(other, entry, context)
    told = told_by_acronym(canonical, context.document.language, context)
    english = known_bodies()[canonical].acronyms["en"]
    return next((acronym for acronym in english if re.search(rf"\b{re.escape(acronym)}\b", name.text)), told)


def _within(names: list[FoundName], language: str) -> list[FoundName]:
    """The body whose meeting a defined name spells out ("Conference of the Parties to the UNCCD", told as COP16)."""
    inside = [
        (name, match) for name in names if name.form == "name" and re.search(r"\d\Z", canonical_of(name))
        for match in body_finder().find(name.text)
    ]
    return [
        FoundName(
            name.start + match.start, name.start + match.end, name.text[match.start : match.end],
            known_bodies()[meant(match.value, language)[0]].kind, meant(match.value, language),
            "acronym" if match.value.acronym else "name",
        )
        for name, match in inside
    ]


def _margins(entry: Entry, folded: str, cues: ReadCues) -> tuple[str | None, tuple[Value, ...]]:
    """What the event was held in the margins of: the words from the cue to the end of their phrase."""
    match = cues.margins.search(folded)
    if match is None:
        return None, ()
    ending = cues.margins_end.search(folded, match.end())
    start, end = match.end(), ending.start() if ending else len(folded)
    for name in entry.names:
        if name.label in ("CITY", "VENUE") and start < name.start - entry.char_start < end:
            end = name.start - entry.char_start
    article = _ARTICLE.match(entry.text, start, end)
    start = article.end() if article else start
    words = _TRAILING.sub("", entry.text[start:end]).rstrip(" ,;.–-")
    if not any(character.isupper() for character in words) or fold(words).split()[0] in cues.pronouns:
        return None, ()
    at = entry.char_start + start
    return words, (Value("margins_of", words, words, at, at + len(words)),)
