"""Finds listed names in raw text: a hash look-up of normalised words, longest match first, linear in the text.

Accents fold, apostrophes and hyphens count as a gap between words, dots are optional in acronyms ("U.S.A.") and after
short words ("St. John's"). So "Cote d'Ivoire" finds "Côte d’Ivoire", and "d'Haïti", "Mexico's" and
"Canada-sponsored" hold their country as a word of its own.

A phrase's capitals are demanded and its small letters ask for nothing: "Nice" is not found in "a nice place", nor
"WHO" in "those who"; a text set in capitals satisfies every phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"(?:[^\W\d]\.)+[^\W\d](?!\w)\.?|[\w\u0300-\u036f]+|&")
_SOFT_GAP = re.compile(r"(?:'?\s{0,2}|-\s?)\Z")
_DOTTED_GAP = re.compile(r"\.-?\s{0,2}\Z")
_COMMA_GAP = re.compile(r"\s?,\s{0,2}\Z")
KEPT_TEXTS, KEPT_LENGTH = 200, 10_000
"""Texts whose words are kept at once, and the characters of the longest that is worth its memory."""
_ABBREVIATION_LETTERS = 3
"""Longest word that a dot inside a phrase may follow without ending a sentence ("St.", "Mt.", "Sta.")."""
_HYPHENS = "\u00ad\u2010\u2011\u2012\u2013\u2014"
_APOSTROPHES = "\u2019\u2018\u02bc\u02bb`\u00b4\u2032"
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "œ": "o", "æ": "a", "ß": "s", "ð": "d", "þ": "t", "ħ": "h"}


class _Folding(dict[int, str]):
    """Maps each character to one character, so that offsets survive; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        character = chr(code).lower()[0]
        folded = _LETTERS.get(character) or unicodedata.normalize("NFKD", character)[0]
        if character in _HYPHENS:
            folded = "-"
        elif character in _APOSTROPHES:
            folded = "'"
        elif character == "_":
            folded = " "
        self[code] = folded
        return folded


_FOLDING = _Folding()


class Word(NamedTuple):
    """A word of a text: its folded form and its half-open span in that text."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """The text in small letters without accents, hyphens and apostrophes unified; as long as the original."""
    return text.translate(_FOLDING)


def words(text: str) -> Iterator[Word]:
    """The words of a text; dots inside an acronym and combining accents are dropped from their folded form."""
    return _words(fold(text))


@lru_cache(maxsize=16_384)
def phrase_key(phrase: str) -> str:
    """What two spellings of a phrase share: its folded words joined by a space."""
    return " ".join(word.folded for word in words(phrase))


class WordList(NamedTuple):
    """A text whose words are read once for several finders.

    `forms` are its folded words and `spans` their half-open places; `capitals` the indices of those that begin with a
    capital, `capital_forms` these words.
    """

    text: str
    folded: str
    forms: list[str]
    spans: list[tuple[int, int]]
    capitals: list[int]
    capital_forms: list[str]


def word_list(text: str) -> WordList:
    """The words of a text, for `PhraseFinder.find_in`; kept while several finders read the same texts in turn."""
    return _kept_word_list(text) if len(text) <= KEPT_LENGTH else _word_list(text)


@lru_cache(maxsize=KEPT_TEXTS)
def _kept_word_list(text: str) -> WordList:
    return _word_list(text)


def _word_list(text: str) -> WordList:
    folded = fold(text)
    matches = list(_WORD.finditer(folded))
    forms = [match[0] if match[0].isalnum() else _plain(match[0]) for match in matches]
    spans = [match.span() for match in matches]
    capitals = [index for index, span in enumerate(spans) if text[span[0]].isupper()]
    return WordList(text, folded, forms, spans, capitals, [forms[index] for index in capitals])


@dataclass(frozen=True, slots=True)
class PhraseMatch(Generic[T]):
    """A phrase in a text (half-open offsets) and what the finder's mapping holds for it."""

    start: int
    end: int
    value: T


class PhraseFinder(Generic[T]):
    """Finds the keys of a mapping in texts. Two keys that differ only in accents or case may have two values.

    `keys` are the phrases' keys (`phrase_key`) in their order, where a large table holds them ready.
    """

    def __init__(self, phrases: Mapping[str, T], *, keys: Iterable[str] | None = None) -> None:
        self._phrases: dict[str, tuple[tuple[str, T], ...]] = {}
        self._first: set[str] = set()
        self._longer: dict[str, tuple[int, ...]] = {}
        self._small: set[str] = set()
        for entry, key in zip(phrases.items(), _keys(phrases) if keys is None else keys, strict=True):
            if not key:
                raise ValueError(f"a phrase needs a word: {entry[0]!r}")
            known = self._phrases.get(key)
            self._phrases[key] = (*known, entry) if known else (entry,)
            first = key
            if " " in key:
                first = key.partition(" ")[0]
                self._add_length(first, key.count(" ") + 1)
            self._first.add(first)
            if not entry[0][0].isupper():
                self._small.add(first)

    def _add_length(self, first: str, length: int) -> None:
        known = self._longer.get(first, ())
        if length not in known:
            self._longer[first] = tuple(sorted((*known, length), reverse=True))

    def find(self, text: str) -> list[PhraseMatch[T]]:
        """The phrases of a text in order, none overlapping another; of two that begin together the longer one."""
        return self.find_in(_word_list(text))

    def find_in(self, read: WordList) -> list[PhraseMatch[T]]:
        """As `find`, in a text whose words are read already."""
        found: list[PhraseMatch[T]] = []
        free = 0
        for index in self._beginnings(read):
            if read.spans[index][0] >= free:
                phrase = self._match(read, index)
                if phrase:
                    found.append(phrase)
                    free = phrase.end
        return found

    def find_first(self, text: str) -> PhraseMatch[T] | None:
        """The phrase that a text begins with, None where it begins with none."""
        folded = fold(text)
        match = _WORD.match(folded)
        form = _plain(match[0]) if match else ""
        if form not in self._first or not (text[0].isupper() or form in self._small):
            return None
        longest = max(self._longer.get(form, (1,)))
        matches = list(islice(_WORD.finditer(folded), longest))
        forms = [_plain(match[0]) for match in matches]
        return self._match(WordList(text, folded, forms, [match.span() for match in matches], [], []), 0)

    def get(self, text: str) -> T | None:
        """The value of the phrase that the whole text is, None if it is none."""
        if phrase_key(text) not in self._phrases:
            return None
        folded = fold(text)
        read = list(_words(folded))
        best = self._best(text, folded, [word.folded for word in read], [(word.start, word.end) for word in read])
        return best[1] if best else None

    def _beginnings(self, read: WordList) -> list[int]:
        """The indices of the words that a phrase may begin with."""
        first, small = self._first, self._small
        if not small.isdisjoint(read.forms):
            capitals = set(read.capitals)
            return [
                index for index, form in enumerate(read.forms) if form in small or (form in first and index in capitals)
            ]
        if first.isdisjoint(read.capital_forms):
            return []
        return [index for index in read.capitals if read.forms[index] in first]

    def _match(self, read: WordList, index: int) -> PhraseMatch[T] | None:
        """The longest phrase that begins with a word."""
        for count in (*self._longer.get(read.forms[index], ()), 1):
            forms = read.forms[index : index + count]
            if " ".join(forms) in self._phrases:
                spans = read.spans[index : index + count]
                best = self._best(read.text, read.folded, forms, spans)
                if best:
                    return PhraseMatch(spans[0][0], spans[-1][1], best[1])
        return None

    def _best(self, text: str, folded: str, forms: list[str], spans: list[tuple[int, int]]) -> tuple[str, T] | None:
        """Of the phrases with these words the one that demands the most capitals, among those that fit."""
        best: tuple[str, T] | None = None
        for entry in self._phrases.get(" ".join(forms), ()):
            if _fits(entry[0], text, folded, spans) and (best is None or _strictness(entry) > _strictness(best)):
                best = entry
        return best


def _words(folded: str) -> Iterator[Word]:
    for match in _WORD.finditer(folded):
        yield Word(_plain(match[0]), match.start(), match.end())


def _plain(word: str) -> str:
    if word.isascii() and "." not in word:
        return word
    return "".join(character for character in word if character != "." and not unicodedata.combining(character))


def _keys(phrases: Iterable[str]) -> Iterator[str]:
    """The key of each phrase; folds them all at once, which is what makes a large gazetteer load fast."""
    listed = "\n".join(phrases)
    for line in fold(listed).split("\n") if listed else ():
        plain = line.replace("-", " ").replace("'", " ")
        if plain.isascii() and plain.replace(" ", "").isalnum():
            yield " ".join(plain.split())
        else:
            yield " ".join(map(_plain, _WORD.findall(line)))


class _Demand(NamedTuple):
    """What a word of a phrase demands of a word of a text; `comma`: one stands before it."""

    capital: bool
    shouted: bool
    comma: bool


@lru_cache(maxsize=16_384)
def _demands(phrase: str) -> tuple[_Demand, ...]:
    asked = list(words(phrase))
    commas = [False, *(phrase[word.end] == "," for word in asked[:-1])]
    return tuple(
        _Demand(phrase[word.start].isupper(), _shouted(phrase[word.start : word.end]), comma)
        for word, comma in zip(asked, commas, strict=True)
    )


def _fits(phrase: str, text: str, folded: str, spans: list[tuple[int, int]]) -> bool:
    """Whether words of a text that have a phrase's key also meet its demands on capitals and gaps."""
    previous = None
    for asked, span in zip(_demands(phrase), spans, strict=True):
        if previous and not _gap_fits(folded, previous, span, asked.comma):
            return False
        if asked.capital and not text[span[0]].isupper():
            return False
        if asked.shouted and not text[span[0] : span[1]].isupper():
            return False
        previous = span
    return True


def _gap_fits(folded: str, before: tuple[int, int], following: tuple[int, int], comma: bool) -> bool:
    """Whether what parts two words is what may part them in a phrase; a comma may stand before "D.C.", "D. F."."""
    gap = folded[before[1] : following[0]]
    if gap == " ":
        return not comma
    if _COMMA_GAP.match(gap):
        return comma or "." in folded[following[0] : following[1] + 1]
    if comma:
        return False
    short = len(_plain(folded[before[0] : before[1]])) <= _ABBREVIATION_LETTERS
    return bool((short and _DOTTED_GAP.match(gap)) or _SOFT_GAP.match(gap))


def _shouted(word: str) -> bool:
    """Whether a word is set in capitals and is more than an initial."""
    return word.isupper() and sum(character.isalpha() for character in word) > 1


def _strictness(entry: tuple[str, T]) -> int:
    return sum(character.isupper() for character in entry[0])
