"""What the column of a table cell says of the countries in it ("Host", "Convened by", "Organiza o apoya")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from pipeline.data import Block, Cell, Entry
from pipeline.nlp.phrases import fold
from pipeline.nlp.places import find_places
from pipeline.nlp.roles.claims import Claim, claims_of
from pipeline.nlp.roles.cues import Cues, Role
from pipeline.nlp.roles.masking import ADJECTIVES, MANY, ONE, Masked, Slot, mask

_SEGMENT = re.compile(r"[;|]")


def cell_claims(
    entry: Entry, block: Block | None, masked: Masked, claims: Sequence[Claim], cues: Cues
) -> list[Claim]:
    """Parts of the countries that lead a cell (or a clause of it) without a cue of their own."""
    if block is None or not block.cells:
        return []
    columns = {position: _column_at(block, slot) for position, slot in masked.slots.items()}
    return _bare(masked, claims, columns, cues)


def inherited_claims(cell: Cell, language: str, cues: Cues) -> list[Claim]:
    """Parts of the countries in a cell that spans several rows, for a row below its first; slots index its text."""
    masked = mask(cell.inherited, 0, find_places(cell.inherited, language), (), cues.glue)
    claims = claims_of(masked, cues)
    return claims + _bare(masked, claims, dict.fromkeys(masked.slots, cell.column), cues)


def _bare(masked: Masked, claims: Sequence[Claim], columns: Mapping[int, str], cues: Cues) -> list[Claim]:
    taken = {claim.position for claim in claims}
    found: list[Claim] = []
    for position, slot in masked.slots.items():
        if position in taken or masked.text[position] not in ONE + MANY + ADJECTIVES:
            continue
        roles = column_roles(columns[position], cues)
        if roles and _leads(masked.text, position, cues) and (role := _role(roles, slot)):
            found.append(Claim(role, slot, position, position, position + 1))
    return found


def _column_at(block: Block, slot: Slot) -> str:
    return next((cell.column for cell in block.cells if cell.char_start <= slot.start < cell.char_end), "")


def column_roles(column: str, cues: Cues) -> frozenset[str]:
    """The roles that a column's header asks for ("Host or partner", "Who pays?")."""
    folded = fold(column).strip(" :.*?¿")
    return frozenset(role for role, words in cues.columns.items() if words.search(folded))


def _leads(text: str, position: int, cues: Cues) -> bool:
    """Nothing but an article, an office of the country or another body stands before it in its clause of the cell."""
    before = _SEGMENT.split(text[:position])[-1].strip()
    return not before or cues.office.fullmatch(before + " ") is not None


def _role(roles: Set[str], slot: Slot) -> Role | None:
    """One organiser or host is the host; several organisers share the work, several hosts or partners take part."""
    several = slot.count > 1
    if "host" in roles:
        if several and "partner" in roles:
            return "participant"
        return "sponsor" if several and "sponsor" in roles else "host"
    if "organiser" in roles:
        return "sponsor" if several else "host"
    if roles & {"sponsor", "partner"}:
        return "sponsor"
    for role in ("participant", "chair", "accession"):
        if role in roles:
            return role
    return None
