"""Bodies that no list knows, by their shape: a capitalised name with an institutional head, or an acronym.

English heads stand last in their noun group ("World Indigenous Business Forum", "Council of Energy Ministers"), French
and Spanish ones first ("Commission de l'océan Indien", "Red Iberoamericana de …").
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.data import FoundName
from pipeline.nlp.bodies.gazetteer import words_of
from pipeline.nlp.phrases import WordList, fold, phrase_key, word_list

SHAPE_CONFIDENCE = 0.7
ORGAN_CONFIDENCE = 0.5
_WORD = re.compile(r"\b[lLdD]['’](?=\w)|[^\W\d_][\w'’-]*|\d+(?:st|nd|rd|th|e|er|ère|ª|º)?|[&/]")
_GAP = re.compile(r" |-|(?<=['’])")
_GLUED = re.compile(r"\d[^\W\d_]")
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Shapes:
    """The words of a language that shape names, folded where case does not matter."""

    heads: frozenset[str]
    agreements: frozenset[str]
    houses: frozenset[str]
    offices: frozenset[str]
    places: frozenset[str]
    connectors: frozenset[str]
    leading: frozenset[str]
    not_names: frozenset[str]
    organs: re.Pattern[str]
    organ_words: frozenset[str]
    adjective: re.Pattern[str]
    conjunctions: frozenset[str]
    meeting: re.Pattern[str]
    meeting_of: re.Pattern[str]
    ordinal: re.Pattern[str]
    folded_heads: frozenset[str]
    every_head: frozenset[str]
    any_head: re.Pattern[str]


@cache
def shapes_of(language: str) -> Shapes:
    """The shaping words of a language."""
    table = words_of(language)
    heads = frozenset(table["heads"]) | frozenset(table["event_heads"]) | frozenset(table["agreement_heads"])
    houses = frozenset(table["house_heads"])
    folded = sorted({fold(head) for head in heads | houses}, key=len, reverse=True)
    organs = sorted((fold(organ) for organ in table["organs"]), key=len, reverse=True)
    return Shapes(
        heads=heads,
        agreements=frozenset(table["agreement_heads"]),
        houses=houses,
        offices=frozenset(table["office_heads"]),
        places=frozenset(table["places"]),
        connectors=frozenset(
            word for phrase in table["connectors"] for word in re.split(r"[ ]|(?<=')", phrase) if word
        ),
        leading=frozenset(table["leading"]),
        not_names=frozenset(table["not_names"]),
        organs=re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, organs)) + r")(?![\w-])"),
        organ_words=frozenset(word for organ in organs for word in organ.split()),
        meeting_of=re.compile(fold(table["meeting_of"])),
        ordinal=re.compile(table["ordinal"]),
        folded_heads=frozenset(map(fold, heads)),
        every_head=frozenset(word for head in folded for word in phrase_key(head).split()),
        any_head=re.compile(r"(?<![a-z])(?:" + "|".join(folded) + r")(?![a-z])"),
        conjunctions=frozenset(table["conjunctions"]),
        meeting=re.compile(rf"(?:^|[|:;–—•] ?)([^\W\d_][^|:;,.()]{{5,80}})(?=, (?:{table['meeting_of']}))"),
        adjective=re.compile(rf"\w+(?:{'|'.join(map(fold, table['adjective_endings'])) or '(?!)'})"),
    )


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    capital: bool


def shaped_names(text: str, language: str) -> list[FoundName]:
    """Names of bodies by shape, and organs by their usual names ("steering committee"), in reading order."""
    shapes = shapes_of(language)
    read = word_list(text)
    folded = read.folded
    if not _may_hold_head(read, shapes) or not shapes.any_head.search(folded) or is_shouted(text):
        return []
    words = [_Word(match[0], *match.span(), match[0][0].isupper()) for match in _WORD.finditer(text)]
    found = list(_english(text, words, shapes) if language not in ("fr", "es") else _romance(text, words, shapes))
    found += [
        FoundName(match.start(), match.end(), text[match.start() : match.end()], "ORG", confidence=ORGAN_CONFIDENCE)
        for match in shapes.organs.finditer(folded)
    ]
    found += _of_meetings(text, shapes) if shapes.meeting_of.search(folded) else []
    return longest(found)


def _may_hold_head(read: WordList, shapes: Shapes) -> bool:
    """Whether a word is a head, or may hide one behind a number ("2024Forum"): cheaper to ask than the pattern."""
    if not shapes.every_head.isdisjoint(read.forms):
        return True
    return _GLUED.search(read.folded) is not None


def _of_meetings(text: str, shapes: Shapes) -> Iterator[FoundName]:
    """"Lusophone legal network, second meeting": a body by what follows it, its head in small letters."""
    for match in shapes.meeting.finditer(text):
        words = fold(match[1]).split()
        if 1 < len(words) <= _MOST_WORDS and match[1][0].isupper() and shapes.folded_heads & {words[0], words[-1]}:
            yield FoundName(match.start(1), match.end(1), match[1], "ORG", confidence=SHAPE_CONFIDENCE)


@lru_cache(maxsize=8)
def is_shouted(text: str) -> bool:
    """Most of the longer words are set in capitals: capitals say nothing here."""
    long_words = [word for word in text.split() if len(word) > 4 and word.isalpha()]
    return bool(long_words) and 2 * sum(word.isupper() for word in long_words) > len(long_words)


def longest(found: list[FoundName]) -> list[FoundName]:
    """Overlapping names reduced to the longer ones, in reading order."""
    kept: list[FoundName] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, -name.confidence, name.start)):
        place = bisect(kept, name.start, key=lambda other: other.start)
        free = place == len(kept) or name.end <= kept[place].start
        if free and (place == 0 or kept[place - 1].end <= name.start):
            kept.insert(place, name)
    return kept


def has_word(name: str, words: frozenset[str]) -> bool:
    """One of the capitalised words stands in a name."""
    return any(match[0] in words for match in _WORD.finditer(name))


def _adjacent(text: str, left: _Word, right: _Word) -> bool:
    return _GAP.fullmatch(text, left.end, right.start) is not None or left.end == right.start


def _english(text: str, words: list[_Word], shapes: Shapes) -> Iterator[FoundName]:
    """A capitalised noun group whose last word is a head, with what "of", "for", "on" join to it."""
    index = 0
    while index < len(words):
        if not words[index].capital:
            index += 1
            continue
        last = index
        while last + 1 < len(words) and words[last + 1].capital and _adjacent(text, words[last], words[last + 1]):
            last += 1
        if words[last].text in shapes.heads or words[last].text in shapes.houses:
            first = _stripped(words, _reach_left(text, words, index, shapes), last, shapes)
            end = _reach_right(text, words, last, shapes)
            name = _named(text, words[first : end + 1], words[last].text, shapes)
            if name:
                yield name
            index = end + 1
        else:
            index = last + 1


def _reach_left(text: str, words: list[_Word], index: int, shapes: Shapes) -> int:
    """"Trade and Gender Arrangement": words that "and" or "of" joins to a group on its left."""
    while index >= 2 and words[index - 1].text in ("and", "&") and words[index - 2].capital:
        joined = all(_adjacent(text, words[left], words[left + 1]) for left in (index - 2, index - 1))
        if not joined or words[index - 2].text.isupper() or words[index - 2].text in shapes.heads:
            break
        index -= 2
        while index and words[index - 1].capital and _adjacent(text, words[index - 1], words[index]):
            index -= 1
    return index


def _reach_right(text: str, words: list[_Word], last: int, shapes: Shapes) -> int:
    """"Forum of Registrars", "Commission on the Status of Women": what connectors join on the right."""
    end = position = last
    while position + 1 < len(words) and end - last < _MOST_WORDS:
        if not _adjacent(text, words[position], words[position + 1]):
            break
        position += 1
        word = words[position]
        if word.capital and _begins_another(text, words, position, end, shapes):
            break
        if word.capital:
            end = position
        elif word.text not in shapes.connectors:
            break
    return end


def _begins_another(text: str, words: list[_Word], position: int, end: int, shapes: Shapes) -> bool:
    """A capitalised word after "and" begins another name: an acronym, after an article, or a group with a head."""
    joint = [word.text for word in words[end + 1 : position]]
    if "and" not in joint:
        return False
    last = position
    while last + 1 < len(words) and words[last + 1].capital and _adjacent(text, words[last], words[last + 1]):
        last += 1
    longer_group = last > position and words[last].text in shapes.heads | shapes.houses
    return joint[-1] == "the" or words[position].text.isupper() or longer_group


def _stripped(words: list[_Word], first: int, last: int, shapes: Shapes) -> int:
    while first < last and opens(words[first].text, shapes):
        first += 1
    return first


def opens(word: str, shapes: Shapes) -> bool:
    """The word may stand before a name without belonging to it: an ordinal, "The", "Inaugural"."""
    return word in shapes.leading or word[0].isdigit() or bool(shapes.ordinal.fullmatch(fold(word)))


def _romance(text: str, words: list[_Word], shapes: Shapes) -> Iterator[FoundName]:
    """A capitalised head with its adjectives and what prepositions join to it."""
    index = 0
    while index < len(words):
        head = words[index]
        if head.text in shapes.heads or head.text in shapes.houses:
            end = _romance_end(text, words, index, shapes)
            name = _named(text, words[index : end + 1], head.text, shapes)
            if name:
                yield name
            index = end + 1
        else:
            index += 1


def _romance_end(text: str, words: list[_Word], index: int, shapes: Shapes) -> int:
    end = position = index
    joined = adjectives = 0
    while position + 1 < len(words) and position - index < _MOST_WORDS:
        position += 1
        word = words[position]
        plain = fold(word.text)
        if not _adjacent(text, words[position - 1], word):
            break
        if plain in shapes.conjunctions and end == index:
            break
        if plain in shapes.connectors:
            joined += 1
        elif word.text in shapes.heads and fold(words[position - joined].text) in shapes.conjunctions:
            break
        elif word.capital or joined or (adjectives < 2 and shapes.adjective.fullmatch(plain)):
            adjectives = 0 if joined or word.capital else adjectives + 1
            end, joined = position, 0
        else:
            break
    return end


def _named(text: str, words: list[_Word], head: str, shapes: Shapes) -> FoundName | None:
    """The name that these words make; None for offices, places, plain nouns and phrases known to be none."""
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    name = re.sub(r"['’]s\Z", "", text[start:end])
    folded = [fold(word.text) for word in words]
    content = [word for word in words if word.capital or len(word.text) > 3]
    if (
        len(content) < 2
        or any(name == phrase or name.startswith(f"{phrase} ") for phrase in shapes.not_names)
        or has_word(name, shapes.offices)
        or any(word.text in shapes.places and (word.text != head or word is words[-1]) for word in words)
        or (words[-1].text in shapes.leading)
    ):
        return None
    organ = all(word in shapes.organ_words or word in shapes.connectors for word in folded)
    label = "AGREEMENT" if head in shapes.agreements else "ORG"
    return FoundName(
        start, start + len(name), name, label,  # type: ignore[arg-type]
        confidence=ORGAN_CONFIDENCE if organ else SHAPE_CONFIDENCE,
    )


