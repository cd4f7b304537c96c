"""Bodies that an entry means without naming them: the plan's own group, and what its sentence was about before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from pipeline.data import Context, Entry, FoundName
from pipeline.nlp.bodies.cues import ReadCues
from pipeline.nlp.bodies.gazetteer import known_bodies, words_of
from pipeline.nlp.bodies.shapes import ORGAN_CONFIDENCE, shapes_of
from pipeline.nlp.bodies.telling import Told, canonical_of, own_name, told_as
from pipeline.nlp.phrases import fold

_SENTENCE = 400
"""Characters before an entry in which the beginning of its sentence is looked for."""


def carried(entry: Entry, context: Context, found: list[Told], cues: ReadCues) -> list[Told]:
    """What the sentence was about before this clause of it.

    The agreement of "… of the ATSC; Peru signed it in June", the body of "The Board met in May and held its second
    meeting in June".
    """
    before = context.document.text[max(0, entry.char_start - _SENTENCE) : entry.char_start]
    begin = max(before.rfind(". "), before.rfind("\n")) + 1 + entry.char_start - len(before)
    continues = entry.text[:1].islower() or before.rstrip()[-1:] in (";", ",")
    if found or begin >= entry.char_start - 1 or not continues:
        return []
    first = bisect_left(context.names, begin, key=lambda name: name.start)
    last = bisect_left(context.names, entry.char_start, key=lambda name: name.start)
    earlier = context.names[first:last]
    agreements = [name for name in earlier if name.label == "AGREEMENT"]
    bodies = [name for name in earlier if name.label == "ORG"]
    if agreements and _country_acts(entry, context):
        name = agreements[-1]
    elif bodies and cues.continued.match(fold(entry.text)):
        name = bodies[0]
    else:
        return []
    return [Told(told_as(name, None, context), canonical_of(name), name.text, name.start, name.end, "inherited")]


def _country_acts(entry: Entry, context: Context) -> bool:
    from pipeline.nlp.roles import read_roles  # roles tell what was joined by this package's names

    roles = read_roles(entry, context)
    return bool(roles.participant or roles.accession)


def own_group(entry: Entry, context: Context, folded: str, found: list[Told], cues: ReadCues) -> Iterator[Told]:
    """The plan's own group where the entry means it without its name."""
    own = own_name(context)
    if own is None or any(told.told in context.own or told.canonical in context.own for told in found):
        return
    reference = _self_reference(context)
    match = reference.search(entry.text) if reference else None
    if match:
        yield Told(
            own, _own_canonical(context, own), match[0].strip(), entry.char_start + match.start(),
            entry.char_start + match.end(), "inferred",
        )
    elif own in context.acronyms and _implied(entry, context, folded, found, cues):
        yield Told(own, _own_canonical(context, own), "", entry.char_start, entry.char_start, "inferred")


def own_organ(name: FoundName, entry: Entry, context: Context, cues: ReadCues) -> str | None:
    """An organ of the plan's own group as it is told with the group's acronym ("SLG Steering Committee")."""
    table = words_of(context.document.language)
    own = own_name(context)
    untold = own is None or own not in context.acronyms or not table["own_organ"]
    if untold or name.candidates or name.confidence > ORGAN_CONFIDENCE or fold(name.text) in table["not_own_organs"]:
        return None
    if cues.indefinite.search(fold(entry.text[: name.start - entry.char_start])):
        return None
    return str(table["own_organ"]).format(own=own, organ=name.text)


def organs_after(entry: Entry, context: Context) -> Iterator[FoundName]:
    """Organs that stand right after the group's own name ("SLG Secretariat")."""
    organs = shapes_of(context.document.language).organs
    folded = fold(entry.text)
    for name in entry.names:
        start = name.end - entry.char_start + 1
        beside = folded[start - 1 : start] == " " and bool({name.text, *name.candidates} & context.own)
        match = organs.match(folded, start) if beside else None
        if match and entry.text[start].isupper():
            at = entry.char_start + start
            text = entry.text[start : match.end()]
            yield FoundName(at, at + len(text), text, "ORG", confidence=ORGAN_CONFIDENCE)


def _implied(entry: Entry, context: Context, folded: str, found: list[Told], cues: ReadCues) -> bool:
    """The entry tells how the group began, or that a country joined without saying what."""
    if cues.founded.search(folded):
        return True
    return _joins(entry, context) and not any(told.canonical in known_bodies() for told in found)


def _joins(entry: Entry, context: Context) -> bool:
    from pipeline.nlp.roles import joins  # roles tell what was joined by this package's names

    return any(name.label == "COUNTRY" for name in entry.names) and joins(entry, context)


def _own_canonical(context: Context, own: str) -> str:
    return context.acronyms.get(own, own)


def _self_reference(context: Context) -> re.Pattern[str] | None:
    """"the Coalition", "du Réseau": an article and the head of the group's full name, not the beginning of a name."""
    return _reference(context.own, context.document.language)


@lru_cache(maxsize=256)
def _reference(own: frozenset[str], language: str) -> re.Pattern[str] | None:
    heads = {head for name in own if " " in name for head in _heads(name, language)}
    if not heads:
        return None
    article = words_of(language)["self"]
    names = "|".join(sorted(map(re.escape, heads), key=lambda head: (-len(head), head)))
    longer = r"(?! (?:of|on|for|de|du|des|sur|pour|para|sobre) ?(?:the )?[A-ZÀ-Ý])(?! [A-ZÀ-Ý])"
    return re.compile(rf"(?<!\w)(?i:{article})(?:{names})(?!\w){longer}")


def _heads(name: str, language: str) -> list[str]:
    heads = shapes_of(language).heads
    words = re.findall(r"[^\W\d_]+", name)
    return [word for word in words if word in heads][:1]
