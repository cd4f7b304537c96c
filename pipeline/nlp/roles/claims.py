"""Which list of countries plays which part: cues applied to the masked text of an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.nlp.roles.cues import CUE_ROLES, Cues, Role
from pipeline.nlp.roles.masking import ADJECTIVES, DATES, MANY, ONE, Masked, Slot

_COUNTRIES = ONE + MANY + ADJECTIVES
_EXCLUDED_REACH = 40
_ACTIVE: dict[Role, frozenset[Role]] = {
    "participant": frozenset({"accession", "host", "organiser", "sponsor", "chair"}),
    "accession": frozenset({"host"}),
    "organiser": frozenset({"host"}),
}
"""A list that another part claims is not also a participant; who hosts is not the organiser besides, nor accedes."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A part that the cue at `start`:`end` (in the masked text) gives to the countries of a slot at `position`."""

    role: Role
    slot: Slot
    position: int
    start: int
    end: int


def claims_of(masked: Masked, cues: Cues, roles: Iterable[Role] = CUE_ROLES) -> list[Claim]:
    """The parts that an entry's cues give, weaker readings of the same words left out, in reading order."""
    if not any(character in masked.text for character in _COUNTRIES):
        return []
    found: dict[tuple[int, Role], Claim] = {}
    for role in roles:
        for claim in _matches(masked, cues, role):
            found.setdefault((claim.position, role), claim)
    claims = [
        claim for (position, role), claim in found.items()
        if not any((position, other) in found for other in _ACTIVE.get(role, ()))
    ]
    claims = [claim for claim in claims if not _is_void(claim, masked, cues)]
    claims = _current_hosts(claims, masked, cues)
    return sorted(claims, key=lambda claim: (claim.position, claim.start))


def _matches(masked: Masked, cues: Cues, role: Role) -> Iterator[Claim]:
    for position, start, end in _hits(masked.text, cues, role):
        yield Claim(role, masked.slots[position], position, start, end)


@lru_cache(maxsize=16_384)
def _hits(text: str, cues: Cues, role: Role) -> tuple[tuple[int, int, int], ...]:
    """Where a masked text holds a list of countries that a cue of the role claims, and where the cue stands."""
    return tuple(
        (match.start(number), *match.span())
        for cue in cues.patterns[role]
        if cue.needs in text
        for match in cue.pattern.finditer(text)
        for number in range(1, cue.pattern.groups + 1)
        if match.start(number) >= 0 and not _inside_word(text, match.start())
    )


def _inside_word(text: str, start: int) -> bool:
    """A cue must not begin within a word ("cohosted by" is a pattern of its own)."""
    return text[start - 1 : start].isalnum() and text[start].isalnum()


def _elsewhen(claim: Claim, masked: Masked, cues: Cues) -> bool:
    """A clause without a date tells of another time ("Malta joined soon afterwards")."""
    start = max(masked.text.rfind(mark, 0, claim.start) for mark in (". ", "; ", "|")) + 1
    ends = [end for mark in (". ", "; ", "|") if (end := masked.text.find(mark, claim.end)) >= 0]
    clause = masked.text[start : min(ends, default=len(masked.text))]
    return not any(mark in clause for mark in DATES) and cues.elsewhen.search(clause) is not None


def _is_void(claim: Claim, masked: Masked, cues: Cues) -> bool:
    """The part is another time's, that of others, or only wished for."""
    if claim.role == "accession" and cues.wished.search(masked.text, claim.start, claim.end):
        return True
    return _elsewhen(claim, masked, cues) or _excluded(claim, masked, cues)


def _excluded(claim: Claim, masked: Masked, cues: Cues) -> bool:
    """The countries are those that did not ("all but Malta", "sauf la Libye")."""
    return cues.excluded.search(masked.text, max(0, claim.position - _EXCLUDED_REACH), claim.position) is not None


def _current_hosts(claims: list[Claim], masked: Masked, cues: Cues) -> list[Claim]:
    """Leaves out a host who was replaced, where the entry names the one who stepped in."""
    hosting = sorted((claim for claim in claims if claim.role in ("host", "organiser")), key=lambda claim: claim.start)
    replaced = []
    for index, claim in enumerate(hosting):
        begin = hosting[index - 1].end if index else 0
        if cues.superseded.search(masked.text, begin, claim.end) or _withdrew(claim, masked, cues):
            replaced.append(claim)
    if len(replaced) == len(hosting):
        return claims
    return [claim for claim in claims if claim not in replaced]


def _withdrew(claim: Claim, masked: Masked, cues: Cues) -> bool:
    """The clause goes on to tell that the host is none any more."""
    return cues.withdrawn.match(masked.text[max(claim.end, claim.position + 1) :]) is not None
