"""Members that an entry means without naming them ("ITAG members met"), by membership at its date."""

from __future__ import annotations

from datetime import date

from pipeline.data import Context, Entry, Member
from pipeline.edtf import bounds
from pipeline.nlp.bodies.telling import own_name, told_as
from pipeline.nlp.roles.cues import Cues
from pipeline.nlp.roles.masking import Masked


def members_meant(entry: Entry, context: Context, masked: Masked, cues: Cues) -> tuple[str, ...]:
    """The members of the group that the entry says took part, sorted; empty where date or membership is unknown."""
    if not context.members:
        return ()
    match = cues.members.search(masked.text)
    if match is None or not cues.members_met.search(masked.text):
        return ()
    named = [told_as(name, entry, context) for place, slot in masked.slots.items()
             if match.start() <= place < match.end() for name in slot.bodies]
    group = named[0] if named else own_name(context)
    day = _day(entry)
    if day is None:
        return ()
    return tuple(sorted({member.country for member in context.members if _belongs(member, group, context, day)}))


def _belongs(member: Member, group: str | None, context: Context, day: date) -> bool:
    names = {member.group_name} if member.group_name else set(context.own)
    start = bounds(member.start)[0] if member.start else None
    end = bounds(member.end)[1] if member.end else None
    return group in names and (start is None or start <= day) and (end is None or day <= end)


def _day(entry: Entry) -> date | None:
    """The first day of the entry's date; a year that it does not give is its section's."""
    for found in entry.dates:
        for value in found.values if found.kind == "date" else ():
            if "XXXX" in value and not entry.section.year:
                continue
            start = bounds(value.replace("XXXX", entry.section.year or ""))[0]
            if start is not None:
                return start
    return None
