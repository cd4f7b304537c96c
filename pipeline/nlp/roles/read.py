"""Reads the countries of an entry by their part in its event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from pipeline.data import Basis, Block, Context, Entry, FoundName, Roles, Value
from pipeline.nlp.bodies.cues import read_cues
from pipeline.nlp.bodies.telling import own_name, told_as
from pipeline.nlp.places import read_place
from pipeline.nlp.roles.cells import cell_claims, inherited_claims
from pipeline.nlp.roles.claims import Claim, claims_of
from pipeline.nlp.roles.cues import Cues, Role, cues_of
from pipeline.nlp.roles.masking import ADJECTIVES, DATES, MANY, ONE, Masked, Slot, mask
from pipeline.nlp.roles.members import members_meant

ROLES = ("host", "sponsor", "participant", "accession", "chair")
_SENTENCE_END = (". ", "! ", "? ")
_LEADING = " \t,;:–—-•*("
_BREAKS = ".;|"


@dataclass(frozen=True, slots=True)
class _Part:
    """A country's part: `name` says it."""

    role: str
    country: str
    name: FoundName
    basis: Basis = "stated"


def read_roles(entry: Entry, context: Context, part: int | None = None) -> Roles:
    """The countries of an entry by role.

    `part` (1, 2, …) asks for one occurrence of an entry that tells several: what the entry ties to another one
    ("Jordan spoke in the first and Georgia in the second") is left out.
    """
    cues = cues_of(context.document.language)
    masked = mask(entry.text, entry.char_start, entry.names, entry.dates, cues.glue)
    block = block_of(entry, context)
    claims = claims_of(masked, cues)
    claims += cell_claims(entry, block, masked, claims, cues)
    if not claims:
        claims = _continued(entry, block, context, masked, cues)
    if part is not None:
        claims = [claim for claim in claims if _part_of(claim, masked, cues) in (None, part)]
    national = _national_country(context, cues)
    parts = [found for claim in _settled(claims) for found in _parts(claim, context, masked, cues, national)]
    parts += _spanning(entry, block, context, cues)
    parts += _by_reference(masked, parts, context, cues)
    parts += _host_at_home(parts, entry, context)
    return _roles(parts, entry, context, claims, masked, cues)


def joins(entry: Entry, context: Context) -> bool:
    """The entry tells that a country joined something."""
    cues = cues_of(context.document.language)
    masked = mask(entry.text, entry.char_start, entry.names, entry.dates, cues.glue)
    return any(claim.role == "accession" for claim in claims_of(masked, cues, ("accession", "host")))


def block_of(entry: Entry, context: Context) -> Block | None:
    """The block that an entry was cut from."""
    blocks = context.document.blocks
    if entry.block_id < len(blocks) and blocks[entry.block_id].block_id == entry.block_id:
        return blocks[entry.block_id]
    return next((block for block in blocks if block.block_id == entry.block_id), None)


def _settled(claims: Sequence[Claim]) -> list[Claim]:
    """Claims with an organiser read as what it is: the host where one country organises, else a co-organiser."""
    organisers = [claim for claim in claims if claim.role == "organiser"]
    alone = sum(claim.slot.count for claim in organisers) == 1 and not any(claim.role == "host" for claim in claims)
    role: Role = "host" if alone else "sponsor"
    return [
        Claim(role, claim.slot, claim.position, claim.start, claim.end) if claim.role == "organiser" else claim
        for claim in claims
    ]


def _parts(
    claim: Claim, context: Context, masked: Masked, cues: Cues, national: str | None
) -> Iterable[_Part]:
    cue = masked.text[claim.start : claim.end]
    for name in claim.slot.countries:
        country = country_of(name, context)
        if country is None or (claim.role in ("host", "sponsor") and country == national and _is_office(cue, cues)):
            continue
        yield _Part(claim.role, country, name)


def _spanning(entry: Entry, block: Block | None, context: Context, cues: Cues) -> list[_Part]:
    """Parts that cells spanning rows give to a row below their first; they stand where its empty cell is."""
    found: list[_Part] = []
    for cell in block.cells if block else ():
        if cell.inherited and entry.char_start <= cell.char_start <= entry.char_end:
            for claim in _settled(inherited_claims(cell, context.document.language, cues)):
                for name in claim.slot.countries:
                    country = country_of(name, context)
                    at = replace(name, start=cell.char_start, end=cell.char_start, text="")
                    found += [_Part(claim.role, country, at, "inherited")] if country else []
    return found


def _is_office(cue: str, cues: Cues) -> bool:
    return any(match[0].strip() and " " in match[0].strip() for match in cues.office.finditer(cue))


def country_of(name: FoundName, context: Context) -> str | None:
    """The one country that a name means: its only candidate, or the only one of the plan's members among several."""
    if len(name.candidates) == 1:
        return name.candidates[0]
    members = {member.country for member in context.members}
    known = [candidate for candidate in name.candidates if candidate in members]
    return known[0] if len(known) == 1 else None


def _national_country(context: Context, cues: Cues) -> str | None:
    """The country of a national plan, by its only member or by the title; None where the plan is international."""
    members = {member.country for member in context.members}
    if members:
        return members.pop() if len(members) == 1 else None
    title = context.document.blocks[0] if context.document.blocks else None
    if title is None:
        return None
    if not _titles_national_plan(title.text, cues):
        return None
    names = takewhile(lambda name: name.start < title.char_end, context.names)
    countries = {country_of(name, context) for name in names if name.label == "COUNTRY"} - {None}
    return countries.pop() if len(countries) == 1 else None


@lru_cache(maxsize=64)
def _titles_national_plan(title: str, cues: Cues) -> bool:
    return cues.national_plan.search(mask(title, 0, (), (), cues.glue).text) is not None


def _part_of(claim: Claim, masked: Masked, cues: Cues) -> int | None:
    """The occurrence that a claim is tied to: "… in the first part" after the countries."""
    following = masked.text[claim.position + 1 :]
    for position, character in enumerate(following):
        if character in ONE + MANY + ADJECTIVES:
            following = following[:position]
            break
    match = cues.part.match(following)
    return cues.parts.get(match[1]) if match else None


def _continued(entry: Entry, block: Block | None, context: Context, masked: Masked, cues: Cues) -> list[Claim]:
    """What a clause without a verb takes over from the one before it ("… joined in May, and Jordan in June")."""
    if block is None or entry.char_start <= block.char_start:
        return []
    bare = masked.text.strip(_LEADING + ".")
    start = next((index for index, character in enumerate(masked.text) if character in ONE + MANY), None)
    if start is None or not any(mark in bare for mark in DATES) or len(bare) > 40:
        return []
    before = block.text[: entry.char_start - block.char_start]
    begin = max((before.rstrip(" .").rfind(end) for end in _SENTENCE_END), default=-1) + 1
    first = bisect_left(context.names, block.char_start + begin, key=lambda name: name.start)
    last = bisect_left(context.names, entry.char_start, key=lambda name: name.start)
    sentence = mask(before[begin:], block.char_start + begin, context.names[first:last], (), cues.glue)
    earlier = [claim for claim in claims_of(sentence, cues) if claim.role in ("accession", "participant")]
    if not earlier:
        return []
    return [Claim(earlier[-1].role, masked.slots[start], start, start, len(masked.text))]


def _by_reference(masked: Masked, parts: Sequence[_Part], context: Context, cues: Cues) -> list[_Part]:
    """The host that "the former" or "the latter" of two named countries means."""
    for pattern, index in ((cues.former, 0), (cues.latter, -1)):
        match = pattern.search(masked.text)
        slots = [slot for position, slot in masked.slots.items() if match and position < match.start()]
        pairs = [slot for slot in slots if len(slot.countries) == 2]
        if match and pairs:
            name = pairs[-1].countries[index]
            country = country_of(name, context)
            return [_Part("host", country, name, "inferred")] if country else []
    return []


def _host_at_home(parts: Sequence[_Part], entry: Entry, context: Context) -> list[_Part]:
    """A chair is a host where the meeting is in the chair's own country."""
    chairs = [part for part in parts if part.role == "chair"]
    if not chairs or any(part.role == "host" for part in parts):
        return []
    country = read_place(entry, context).country
    return [_Part("host", part.country, part.name, "inferred") for part in chairs if part.country == country]


def _roles(
    parts: Sequence[_Part], entry: Entry, context: Context, claims: Sequence[Claim], masked: Masked, cues: Cues
) -> Roles:
    told = {role: tuple(sorted({part.country for part in parts if part.role == role})) for role in ROLES}
    inferred = members_meant(entry, context, masked, cues)
    missing = tuple(country for country in inferred if not any(country in told[role] for role in ROLES))
    return Roles(
        **told,
        accession_to=_joined(claims, masked, entry, context) if told["accession"] else (),
        inferred_participants=missing,
        values=tuple(_value(part) for part in sorted(parts, key=lambda part: (part.name.start, part.role))),
    )


def _value(part: _Part) -> Value:
    return Value(part.role, part.country, part.name.text, part.name.start, part.name.end, part.basis)


def _joined(claims: Sequence[Claim], masked: Masked, entry: Entry, context: Context) -> tuple[str, ...]:
    """What was joined: the bodies that follow the countries in their clause, else the plan's own group."""
    names: list[FoundName] = []
    margins = read_cues(context.document.language).margins
    for claim in claims:
        if claim.role == "accession":
            names += claim.slot.bodies
            names += [name for slot in _following(masked, claim.position, margins) for name in slot.bodies]
    told = tuple(dict.fromkeys(told_as(name, entry, context) for name in names))
    own = own_name(context)
    return told or ((own,) if own else ())


def _following(masked: Masked, position: int, margins: re.Pattern[str]) -> list[Slot]:
    """What the clause names after a position, up to what the event was only beside ("in the margins of APEC")."""
    beside = margins.search(masked.text, position)
    limit = beside.start() if beside else len(masked.text)
    end = next((index for index in range(position, limit) if masked.text[index] in _BREAKS), limit)
    return [slot for place, slot in masked.slots.items() if position < place < end]
