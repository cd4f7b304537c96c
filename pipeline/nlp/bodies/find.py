"""Finds bodies, fora and agreements in a text: those the gazetteer knows, the release defines, or the shape betrays."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile

from pipeline.data import FoundName
from pipeline.nlp.bodies.capitals import shaped_acronyms
from pipeline.nlp.bodies.gazetteer import (
    LANGUAGES,
    Spelling,
    body_finder,
    canonical_name,
    known_bodies,
    meant,
    not_bodies,
    numbered,
    plain_words,
)
from pipeline.nlp.bodies.shapes import has_word, is_shouted, longest, opens, shaped_names, shapes_of
from pipeline.nlp.phrases import PhraseFinder, fold, word_list

_NUMBERED = re.compile(r"[A-Z](?<![\w/.-].)[A-Z]{1,7}[ -]?\d{1,3}(?![\w/]|[.-]\d)")
_JOINED_BEFORE = re.compile(r"[\w@./-]{0,59}[/_@.-]\Z")
_JOINED_AFTER = re.compile(r"[/_@.-][\w@./-]{0,59}")
_SYMBOL = re.compile(r"\d|[@_]|\.[a-z]")
_SYMBOL_LENGTH = 60

Definitions = tuple[tuple[str, str], ...]


def find_bodies(text: str, language: str, acronyms: Mapping[str, str]) -> list[FoundName]:
    """The bodies in a text in reading order, none overlapping another.

    `acronyms` holds what the release defines: it overrules the gazetteer, and an acronym that it expands in small
    letters ("SMEs") is no body. An unknown body has no candidates.
    """
    defined = tuple(sorted(acronyms.items()))
    found = _defined(text, defined) + _numbered(text, acronyms) + _known(text, language, acronyms)
    shaped = shaped_names(text, language) + [name for name in shaped_acronyms(text) if name.text not in acronyms]
    found = longest(found)
    own = [name for name in shaped if not _told_by(name, _near(name, found), text, language)]
    return longest(found + own)


def _told_by(name: FoundName, near: list[FoundName], text: str, language: str) -> bool:
    return _cuts(name, near) or _organ_of(name, near, text, language)


def _near(name: FoundName, found: list[FoundName]) -> list[FoundName]:
    """The known names over and beside a shaped one; none of them overlaps another."""
    first = bisect(found, name.start, key=lambda other: other.end)
    last = bisect_left(found, name.end, key=lambda other: other.start)
    return found[max(0, first - 1) : last + 1]


def _cuts(name: FoundName, found: list[FoundName]) -> bool:
    """A shape that covers part of a known name, joins several, or is an organ of one, says nothing of its own.

    "CPTPP Commission", "Consejo Directivo de la OPS" are told by the body; "Southern Caribbean Energy Community" is
    not the Energy Community.
    """
    inside = [other for other in found if name.start < other.end and other.start < name.end]
    if len(inside) != 1:
        return bool(inside)
    other = inside[0]
    longer = other.form == "name" and other.start > name.start and other.end == name.end
    return not longer or not name.text[: other.start - name.start].rstrip()[-1:].isalpha() or _joined(name, other)


def _organ_of(name: FoundName, found: list[FoundName], text: str, language: str) -> bool:
    """A meeting that a body's name before it, or a number after it, tells ("WTO 12th Ministerial Conference")."""
    shapes = shapes_of(language)
    for other in found:
        between = re.sub(r"['’]s\b", "", text[other.end : name.start]) if other.end < name.start else "|"
        if len(between) < 40 and all(opens(word, shapes) for word in between.split()):
            return True
        if text[name.end : other.start] == " (" and numbered(other.text) in known_bodies():
            return True
    return False


def _joined(name: FoundName, other: FoundName) -> bool:
    """A small word ("of the", "de la") joins the known name to what stands before it."""
    before = name.text[: other.start - name.start].split()
    return not before or before[-1].islower()


@lru_cache(maxsize=64)
def _definition_finder(defined: Definitions) -> PhraseFinder[tuple[str, str, bool]]:
    """Finds defined acronyms and full names; values are canonical name, full name, and whether it is the acronym."""
    phrases: dict[str, tuple[str, str, bool]] = {}
    for acronym, full in defined:
        if is_body(acronym, full):
            canonical = numbered(acronym) or canonical_name(acronym, full)
            if any(character.isalnum() for character in full) and numbered(acronym) not in known_bodies():
                phrases.setdefault(full, (canonical, full, False))
            phrases[acronym] = (canonical, full, True)
    return PhraseFinder(phrases)


@lru_cache(maxsize=4096)
def is_body(acronym: str, full: str) -> bool:
    """What an acronym stands for is a body: a capitalised name, and not one of the ordinary abbreviations."""
    if acronym.rstrip("s") in not_bodies() or not full[:1].isupper():
        return False
    if body_finder().get(full):
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", full) if len(word) > 3]
    capitalised = sum(word[0].isupper() for word in words)
    heads = any(has_word(full, shapes_of(language).heads) for language in LANGUAGES)
    plural = acronym.endswith("s") and acronym[:-1].isupper()
    return not plural and (heads or (bool(words) and 2 * capitalised > len(words)))


def _defined(text: str, defined: Definitions) -> list[FoundName]:
    if not any(acronym in text for acronym, _ in defined) and not _names_in(text, defined):
        return []
    found = []
    for match in _definition_finder(defined).find_in(word_list(text)):
        canonical, full, is_acronym = match.value
        words = text[match.start : match.end]
        if _in_symbol(text, match.start, match.end) or (words in plain_words() and is_shouted(text)):
            continue
        body = known_bodies().get(canonical)
        label = body.kind if body else "AGREEMENT" if _is_agreement(full) else "ORG"
        found.append(
            FoundName(match.start, match.end, words, label, (canonical,),
                      "acronym" if is_acronym else "name")
        )
    return found


def _names_in(text: str, defined: Definitions) -> bool:
    """One of the full names may stand in the text: its longest word does."""
    folded = word_list(text).folded
    return any(word in folded for word in _longest_words(defined))


@lru_cache(maxsize=64)
def _longest_words(defined: Definitions) -> frozenset[str]:
    return frozenset(max(re.split(r"[^a-z]+", fold(full)), key=len) for _, full in defined)


def _is_agreement(full: str) -> bool:
    """The head of a name is an agreement's: its first word ("Accord de …"), or the last before a small word."""
    words = re.findall(r"[^\W\d_]+", full)
    leading = list(takewhile(lambda word: word[0].isupper() or word == "and", words))
    heads = {words[0], leading[-1] if leading else ""}
    return any(heads & shapes_of(language).agreements for language in LANGUAGES)


def _known(text: str, language: str, acronyms: Mapping[str, str]) -> list[FoundName]:
    found = []
    shouted = is_shouted(text)
    for match in body_finder().find_in(word_list(text)):
        words = text[match.start : match.end]
        spelling: Spelling = match.value
        plain = words in not_bodies() or (shouted and words in plain_words())
        if spelling.acronym and (words in acronyms or plain or _in_symbol(text, match.start, match.end)):
            continue
        names = meant(spelling, language)
        found.append(
            FoundName(match.start, match.end, words, known_bodies()[names[0]].kind, names,
                      "acronym" if spelling.acronym else "name", 1.0 if len(names) == 1 else 0.5)
        )
    return found


def _numbered(text: str, acronyms: Mapping[str, str]) -> list[FoundName]:
    found = []
    for match in _NUMBERED.finditer(text):
        canonical = numbered(match[0])
        code = match.start() == 0 and "-" in match[0] and text.startswith(" |", match.end())
        if canonical and not code and not _in_symbol(text, match.start(), match.end()):
            found.append(FoundName(match.start(), match.end(), match[0], "ORG", (canonical,), "acronym"))
    return found


def _in_symbol(text: str, start: int, end: int) -> bool:
    """The name is part of a document symbol ("SCEC/COM/2023/12") or an address, not beside a slash ("FAO/WHO")."""
    before = _JOINED_BEFORE.search(text, max(0, start - _SYMBOL_LENGTH), start)
    after = _JOINED_AFTER.match(text, end)
    rest = (before[0] if before else "") + "|" + (after[0] if after else "")
    return bool(_SYMBOL.search(rest)) or rest.count("/") > 1
