"""Reads the bodies, fora and agreements that an entry says its event was held by, at, with or under."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.data import Basis, Bodies, Context, Entry, FoundName, Value
from pipeline.nlp.bodies.gazetteer import body_finder, known_bodies, meant, words_of
from pipeline.nlp.bodies.shapes import ORGAN_CONFIDENCE, has_word, shapes_of
from pipeline.nlp.bodies.telling import canonical_of, own_name, told_as, told_by_acronym, whole_name
from pipeline.nlp.phrases import fold

_QUOTED = re.compile(r"“[^“”]{3,240}”|«[^«»]{3,240}»|(?<!\w)\"[^\"\n]{3,240}\"")
_SENTENCE = 400
"""Characters before an entry in which the beginning of its sentence is looked for."""
_BEFORE = 60
"""Characters before a name in which a cue that bears on it is looked for."""
_VENUE = re.compile(r"(?:'s|’s)? (?:[A-Z]\w+ )?(\w+)")
_OPENING = re.compile(r"[\W\d]*\Z")
_TRAILING = re.compile(r"(?:\s+(?:in|at|of|a|en|de|du|au|aux|el|la|le|the|,))+\s*\Z")
_ARTICLE = re.compile(r"\s*(?:the|la|le|les|el|los|las|l['’])?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cues:
    """What stands around a name, compiled over folded text."""

    partner: re.Pattern[str]
    people_of: re.Pattern[str]
    margins: re.Pattern[str]
    margins_end: re.Pattern[str]
    not_held_before: re.Pattern[str]
    not_held_after: re.Pattern[str]
    meeting_of: re.Pattern[str]
    founded: re.Pattern[str]
    standing: re.Pattern[str]
    continued: re.Pattern[str]
    place_columns: frozenset[str]
    pronouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """A body as the release tells it, its canonical name, and the words that say it."""

    told: str
    canonical: str
    original: str
    start: int
    end: int
    basis: Basis = "stated"


@cache
def _cues_of(language: str) -> _Cues:
    table = words_of(language)

    def compiled(key: str, ending: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?:{fold(table[key])}){ending}")

    return _Cues(
        partner=compiled("partner", r"['’]?\s?\Z"),
        people_of=compiled("people_of", r"['’]?\s?\Z"),
        margins=compiled("margins"),
        margins_end=compiled("margins_end"),
        not_held_before=compiled("not_held_before", r"['’]?\s?\Z"),
        not_held_after=compiled("not_held_after"),
        meeting_of=re.compile(rf"[,:]? ?(?:{fold(table['meeting_of'])})"),
        founded=compiled("founded"),
        standing=compiled("standing"),
        continued=compiled("continued"),
        place_columns=frozenset(map(fold, table["place_columns"])),
        pronouns=frozenset(map(fold, table["pronouns"])),
    )


def read_bodies(entry: Entry, context: Context) -> Bodies:
    """The bodies of an entry in reading order, each once, and what its event was held in the margins of.

    The plan's own group is told too where the entry means it ("the Coalition") or says that a country joined.
    """
    language = context.document.language
    cues = _cues_of(language)
    names = [name for name in entry.names if name.label in ("ORG", "AGREEMENT")]
    folded = fold(entry.text)
    kept = [name for name in names if _counts(name, entry, context, folded, cues, language)]
    kept += _within(kept, language)
    found = [told for name in kept if (told := _told(name, kept, entry, context))]
    found += _carried(entry, context, found, cues)
    found += _own(entry, context, folded, found)
    unique = {told.canonical.casefold(): told for told in reversed(found)}
    settled = sorted(unique.values(), key=lambda told: (told.start, told.end))
    margins, margin_values = _margins(entry, folded, cues)
    return Bodies(
        organisations=tuple(told.told for told in settled),
        canonical=tuple(told.canonical for told in settled),
        margins_of=margins,
        values=tuple(_value(told) for told in settled) + margin_values,
    )


def _value(told: _Told) -> Value:
    return Value("organisations", told.told, told.original, told.start, told.end, told.basis)


def _counts(
    name: FoundName, entry: Entry, context: Context, folded: str, cues: _Cues, language: str
) -> bool:
    """The name says with whom or at what the event was held, and is not part of a title, a venue or a reference."""
    start, end = name.start - entry.char_start, name.end - entry.char_start
    before, after = folded[max(0, start - _BEFORE) : start], folded[end : end + _BEFORE]
    groups = [other for other in entry.names if other.label == "GROUP" and other.start <= name.start < other.end]
    if groups and name.candidates:
        return False
    if any(quote.start() < start < quote.end() for quote in _QUOTED.finditer(entry.text)):
        return False
    if cues.not_held_before.search(before) or cues.not_held_after.match(after):
        return False
    shapes = shapes_of(language)
    if cues.standing.match(folded, folded.rfind(". ", 0, start) + 2 if ". " in folded[:start] else 0, start):
        return False
    venue = _VENUE.match(entry.text, end)
    if venue and venue[1] in shapes.places:
        return False
    if _in_place_cell(name, context, entry, cues):
        return False
    if name.candidates:
        return True
    if name.confidence <= ORGAN_CONFIDENCE:
        return name.text[0].isupper() or " " in name.text
    if has_word(name.text, shapes.houses):
        return bool(cues.partner.search(before)) and not cues.people_of.search(before)
    return not _is_event_itself(name, entry, before, after, cues, language)


def _is_event_itself(
    name: FoundName, entry: Entry, before: str, after: str, cues: _Cues, language: str
) -> bool:
    """An unknown forum that opens its entry is the event, unless a meeting of it follows."""
    events = frozenset(words_of(language)["event_heads"])
    if not has_word(name.text, events) or cues.meeting_of.match(after):
        return False
    lead = entry.text[: name.start - entry.char_start]
    for date in entry.dates:
        lead = lead.replace(date.text, "")
    return bool(_OPENING.fullmatch(re.sub(r"\w+\W*\Z", "", lead) if len(lead.split()) == 1 else lead))


def _in_place_cell(name: FoundName, context: Context, entry: Entry, cues: _Cues) -> bool:
    blocks = context.document.blocks
    block = blocks[entry.block_id] if entry.block_id < len(blocks) else None
    cells = block.cells if block else ()
    return any(
        cell.char_start <= name.start < cell.char_end and fold(cell.column).strip(" :.*") in cues.place_columns
        for cell in cells
    )


def _told(name: FoundName, names: list[FoundName], entry: Entry, context: Context) -> _Told | None:
    name = whole_name(name, context)
    canonical = canonical_of(name)
    body = known_bodies().get(canonical)
    told = told_as(name, entry, context)
    if body and body.parent and body.told == "parent_if_named" and body.parent in map(canonical_of, names):
        return None
    if body and body.parent and body.told == "parent":
        canonical = body.parent
        told = _parent_told(canonical, name, names, entry, context)
    return _Told(told, canonical, name.text, name.start, name.end)


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


def _carried(entry: Entry, context: Context, found: list[_Told], cues: _Cues) -> list[_Told]:
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
    return [_Told(told_as(name, None, context), canonical_of(name), name.text, name.start, name.end, "inherited")]


def _country_acts(entry: Entry, context: Context) -> bool:
    from pipeline.nlp.roles import read_roles

    roles = read_roles(entry, context)
    return bool(roles.participant or roles.accession)


def _own(entry: Entry, context: Context, folded: str, found: list[_Told]) -> Iterator[_Told]:
    """The plan's own group where the entry means it without its name."""
    own = own_name(context)
    if own is None or any(told.told in context.own or told.canonical in context.own for told in found):
        return
    reference = _self_reference(context)
    match = reference.search(entry.text) if reference else None
    if match:
        yield _Told(
            own, _own_canonical(context, own), match[0].strip(), entry.char_start + match.start(),
            entry.char_start + match.end(), "inferred",
        )
    elif own in context.acronyms and _implied(entry, context, folded, found):
        yield _Told(own, _own_canonical(context, own), "", entry.char_start, entry.char_start, "inferred")


def _implied(entry: Entry, context: Context, folded: str, found: list[_Told]) -> bool:
    """The entry tells how the group began, or that a country joined without saying what."""
    if _cues_of(context.document.language).founded.search(folded):
        return True
    return _joins(entry, context) and not any(told.canonical in known_bodies() for told in found)


def _joins(entry: Entry, context: Context) -> bool:
    from pipeline.nlp.roles import joins

    return any(name.label == "COUNTRY" for name in entry.names) and joins(entry, context)


def _own_canonical(context: Context, own: str) -> str:
    return context.acronyms.get(own, own)


def _self_reference(context: Context) -> re.Pattern[str] | None:
    """"the Coalition", "du Réseau": an article and the head of the group's full name, not the beginning of a name."""
    heads = {head for name in context.own if " " in name for head in _heads(name, context.document.language)}
    if not heads:
        return None
    article = words_of(context.document.language)["self"]
    names = "|".join(sorted(map(re.escape, heads), key=len, reverse=True))
    return _reference(article, names)


@cache
def _reference(article: str, names: str) -> re.Pattern[str]:
    longer = r"(?! (?:of|on|for|de|du|des|sur|pour|para|sobre) ?(?:the )?[A-ZÀ-Ý])(?! [A-ZÀ-Ý])"
    return re.compile(rf"(?<!\w)(?i:{article})(?:{names})(?!\w){longer}")


def _heads(name: str, language: str) -> list[str]:
    heads = shapes_of(language).heads
    words = re.findall(r"[^\W\d_]+", name)
    return [word for word in words if word in heads][:1]


def _margins(entry: Entry, folded: str, cues: _Cues) -> tuple[str | None, tuple[Value, ...]]:
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
