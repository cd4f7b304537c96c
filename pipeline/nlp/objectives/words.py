"""The words by which plans tell their points, as patterns over folded text (gazetteers/<language>/objectives.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from pipeline.data import ObjectiveKind, SectionRole
from pipeline.gazetteers import load_toml
from pipeline.nlp.cues import fold, language_of, phrase_pattern
from pipeline.nlp.numbering import CORE, Number

KIND_ROLES: dict[ObjectiveKind, SectionRole] = {
    "objective": "objectives",
    "priority": "priorities",
    "action": "actions",
}
"""The section role under which points of a kind are listed."""


@cache
def _tables(language: str) -> dict[str, Any]:
    return load_toml(f"{language_of(language)}/objectives.toml")


@cache
def phrases(language: str, table: str, key: str) -> tuple[str, ...]:
    """One list of objectives.toml."""
    return tuple(_tables(language)[table][key])


@cache
def pattern(language: str, table: str, key: str) -> re.Pattern[str]:
    """One list of objectives.toml as a pattern over folded text, whole words."""
    return phrase_pattern(phrases(language, table, key))


def has(text: str, language: str, table: str, key: str) -> bool:
    """Whether a text holds a phrase of the list."""
    return pattern(language, table, key).search(fold(text)) is not None


@cache
def _kind_words(language: str) -> tuple[tuple[re.Pattern[str], ObjectiveKind], ...]:
    close = r"\s*(?:n\s?[°º.]\s*)?(?P<number>" + CORE.pattern + r")(?!\.\d)\s*(?P<close>[.:)]|[–—-](?=\s)|$)?\s*"
    return tuple(
        (re.compile(rf"{pattern(language, 'kinds', kind).pattern}{close}", re.VERBOSE | re.IGNORECASE), kind)
        for kind in KIND_ROLES
    )


@lru_cache(maxsize=8192)
def kind_word(text: str, language: str) -> tuple[ObjectiveKind, Number] | None:
    """The kind and number that a text begins with in words: "Priority 1 – Digital lending", "Outcome 2."."""
    lead = len(text) - len(text.lstrip(" \t•·*–—-"))
    for words, kind in _kind_words(language):
        match = words.match(fold(text), lead)
        if match is None:
            continue
        core = text[match.start("number") : match.end("number")]
        if match["close"] is not None or match["path"] or _named_after(text, lead, match):
            style = next(name for name in ("path", "integer", "roman", "letter") if match[name])
            return kind, Number(core, style, lead, match.end())  # type: ignore[arg-type]
    return None


def _named_after(text: str, lead: int, match: re.Match[str]) -> bool:
    """Whether a name or brackets follow a number without a mark between ("Commitment 1 Publish every licence")."""
    number, name = text[match.start("number") : match.end("number")], text[match.end() : match.end() + 1]
    return (name.isupper() or name == "(") and (number.isdigit() or number.isupper()) and text[lead].isupper()


@cache
def _leading(language: str) -> re.Pattern[str]:
    return phrase_pattern((*phrases(language, "verbs", "leading"), *phrases(language, "intent", "delivering")))


def begins_with_verb(text: str, language: str) -> bool:
    """Whether a text begins with the verb of a command: an English base verb, a French or Spanish infinitive."""
    folded = fold(text).lstrip(" \t«“\"'(")
    return bool(_leading(language).match(folded) or _form(language, "infinitive").match(folded))


def form(language: str, name: str) -> str:
    """A form of verbs as the source of a regular expression; "" where the language does not mark it."""
    return str(_tables(language)["forms"][name])


@cache
def _form(language: str, name: str) -> re.Pattern[str]:
    return re.compile(form(language, name) or r"(?!)")


@cache
def _future(language: str) -> re.Pattern[str]:
    """Future forms of the verbs of delivery, built from their infinitives (publier: publiera, publieront)."""
    forms = []
    for verb in phrases(language, "intent", "delivering"):
        head, _, rest = verb.partition(" ")
        stem = head[:-1] if head.endswith("re") else head
        forms += [f"{stem}{ending}{' ' + rest if rest else ''}" for ending in phrases(language, "forms", "endings")]
    return phrase_pattern(tuple(forms))


@cache
def _planned(language: str) -> re.Pattern[str]:
    """A modal and a verb of delivery, or its passive: "will publish", "shall be translated", "deberá presentar"."""
    modals = pattern(language, "intent", "modals").pattern
    delivering = pattern(language, "intent", "delivering").pattern
    delivered = pattern(language, "intent", "delivered").pattern
    be = pattern(language, "intent", "be").pattern
    passive = pattern(language, "intent", "passive").pattern
    gap = r"\s+(?:[\w-]+\s+){0,2}?"
    return re.compile(rf"(?:{modals}{gap}(?:{delivering}|{be}{gap}{delivered})|{passive}{gap}{delivered})")


@cache
def _promised(language: str) -> re.Pattern[str]:
    """Any verb in the future: after a modal, or by its ending, in small letters."""
    modals = pattern(language, "intent", "modals").pattern
    future = form(language, "future") or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{modals}\s+[a-zà-ÿ]+|{future})(?![\w-])")


def promised_verb(text: str, language: str) -> re.Match[str] | None:
    """The first verb of a sentence that tells the future, whatever it means; offsets are the text's."""
    return _promised(language).search(text)


@lru_cache(maxsize=8192)
def planned_verb(text: str, language: str) -> re.Match[str] | None:
    """The verb by which a sentence tells that something will be delivered; offsets are the text's."""
    folded = fold(text)
    return _planned(language).search(folded) or _future(language).search(folded)
