"""What stands around a body's name in an entry, compiled over folded text from `gazetteers/<language>/bodies.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.nlp.bodies.gazetteer import words_of
from pipeline.nlp.phrases import fold


@dataclass(frozen=True, slots=True)
class ReadCues:
    """The patterns of one language; those that end in `_before` and the like close with the name."""

    partner: re.Pattern[str]
    people_of: re.Pattern[str]
    margins: re.Pattern[str]
    margins_end: re.Pattern[str]
    not_held_before: re.Pattern[str]
    not_held_after: re.Pattern[str]
    meeting_of: re.Pattern[str]
    founded: re.Pattern[str]
    indefinite: re.Pattern[str]
    standing: re.Pattern[str]
    members_of: re.Pattern[str]
    house_hosts: re.Pattern[str]
    subject_before: re.Pattern[str]
    subject_after: re.Pattern[str]
    sits: re.Pattern[str]
    continued: re.Pattern[str]
    place_columns: frozenset[str]
    pronouns: frozenset[str]


@cache
def read_cues(language: str) -> ReadCues:
    """The cues of a language."""
    table = words_of(language)

    def compiled(key: str, ending: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?:{fold(table[key])}){ending}")

    return ReadCues(
        partner=compiled("partner", r"['’]?\s?\Z"),
        people_of=compiled("people_of", r"['’]?\s?\Z"),
        margins=compiled("margins"),
        margins_end=compiled("margins_end"),
        not_held_before=compiled("not_held_before", r"['’]?\s?\Z"),
        not_held_after=compiled("not_held_after"),
        meeting_of=re.compile(rf"[,:]? ?(?:{fold(table['meeting_of'])})"),
        founded=compiled("founded"),
        indefinite=compiled("indefinite", r" \Z"),
        standing=compiled("standing"),
        members_of=compiled("members_of"),
        house_hosts=compiled("house_hosts", r"['’]?\s?\Z"),
        subject_before=compiled("subject_before", r"\Z"),
        subject_after=compiled("subject_after"),
        sits=compiled("sits"),
        continued=compiled("continued"),
        place_columns=frozenset(map(fold, table["place_columns"])),
        pronouns=frozenset(map(fold, table["pronouns"])),
    )
