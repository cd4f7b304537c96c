"""The cues of a language, compiled once from `gazetteers/<language>/roles.toml` (its head explains the notation)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.gazetteers import load_toml
from pipeline.nlp.phrases import fold
from pipeline.nlp.roles import masking

Role = Literal["accession", "host", "organiser", "sponsor", "chair", "participant"]
CUE_ROLES: tuple[Role, ...] = ("accession", "host", "organiser", "sponsor", "chair", "participant")
_ESCAPED = re.compile(r"\\.")
_MACRO = re.compile(r"\{([a-zA-Z]+)\}")
_PLACEHOLDERS = {
    "C": f"([{masking.ONE}{masking.MANY}])",
    "CC": f"({masking.MANY})",
    "A": f"({masking.ADJECTIVES})",
    "B": f"[{masking.BODIES}]",
    "D": f"[{masking.DATES}]",
    "S": masking.SINCE,
    "P": masking.PLACE,
    "c": masking.ONE + masking.MANY,
    "a": masking.ADJECTIVES,
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern and a string that every text it matches holds, so that most texts need no matching.

    It is compiled when it is first needed: all of a language's together take half a second.
    """

    source: str
    needs: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.source)


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The compiled cues of one language. `columns` finds by role the words of a column's folded header."""

    glue: re.Pattern[str]
    patterns: Mapping[Role, tuple[Cue, ...]]
    superseded: re.Pattern[str]
    withdrawn: re.Pattern[str]
    excluded: re.Pattern[str]
    wished: re.Pattern[str]
    elsewhen: re.Pattern[str]
    former: re.Pattern[str]
    latter: re.Pattern[str]
    part: re.Pattern[str]
    parts: Mapping[str, int]
    members: re.Pattern[str]
    members_met: re.Pattern[str]
    national_plan: re.Pattern[str]
    office: re.Pattern[str]
    columns: Mapping[str, re.Pattern[str]]


@cache
def cues_of(language: str) -> Cues:
    """The cues of a language; those of English where there are none for it."""
    try:
        table = load_toml(f"{language}/roles.toml")
    except FileNotFoundError:
        table = load_toml("en/roles.toml")
    macros = _macros(table["macros"])

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(_expanded(pattern, macros))

    other = {key: compiled(pattern) for key, pattern in table["other"].items() if key != "parts"}
    return Cues(
        glue=compiled(table["glue"]),
        **other,
        patterns={
            role: tuple(_cue(_expanded(line, macros)) for line in table["patterns"].get(role, ())) for role in CUE_ROLES
        },
        parts={fold(word): number for word, number in table["other"]["parts"].items()},
        office=compiled("{office}"),
        columns={role: compiled(rf"(?<![a-z])(?:{words})(?![a-z])") for role, words in table["columns"].items()},
    )


def _cue(pattern: str) -> Cue:
    """A cue that ends with a word where its pattern ends."""
    return Cue(rf"(?:{pattern})(?!(?<=\w)\w)", needed_literal(pattern))


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def needed_literal(pattern: str) -> str:
    """The longest run of plain characters outside every group, class and repetition of a pattern."""
    runs, depth, run = [""], 0, ""
    characters = _ESCAPED.sub("\0", pattern)
    for index, character in enumerate(characters):
        following = characters[index + 1 : index + 2]
        if character in "([" or character in ")]":
            depth += 1 if character in "([" else -1
        if depth == 0 and (character.isalpha() or character in " -'") and following not in ("?", "*", "+", "{"):
            run += character
            continue
        if character == "|" and depth == 0:
            return ""
        runs.append(run)
        run = ""
    return max((*runs, run), key=len)


def _macros(table: Mapping[str, Any]) -> dict[str, str]:
    macros = dict(_PLACEHOLDERS)
    for name, pattern in table.items():
        macros[name] = _expanded(pattern, macros)
    return macros


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """The pattern with its macros filled in; raises KeyError for a macro that is not defined above it."""
    return _MACRO.sub(lambda match: macros[match[1]], fold_pattern(pattern))


def fold_pattern(pattern: str) -> str:
    """A pattern without accents, its macros' names kept as they are."""
    pieces = _MACRO.split(pattern)
    return "".join(f"{{{piece}}}" if index % 2 else fold(piece) for index, piece in enumerate(pieces))
