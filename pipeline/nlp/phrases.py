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
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"(?:[^\W\d]\.)+[^\W\d](?!\w)\.?|[\w\u0300-\u036f]+|&")
_SOFT_GAP = re.compile(r"(?:'?\s{0,2}|-\s?)\Z")
_DOTTED_GAP = re.compile(r"\.-?\s{0,2}\Z")
_COMMA_GAP = re.compile(r"\s?,\s{0,2}\Z")
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
    return _words(fold(text), 0)


def phrase_key(phrase: str) -> str:
    """What two spellings of a phrase share: its folded words joined by a space."""
    return " ".join(word.folded for word in words(phrase))


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
        folded = fold(text)
        known, small = self._first, self._small
        found: list[PhraseMatch[T]] = []
        free = 0
        for match in _WORD.finditer(folded):
            word = match[0]
            if word not in known:
                if word.isalnum():
                    continue
                word = _plain(word)
                if word not in known:
                    continue
            start = match.start()
            if start >= free and (word in small or text[start].isupper()):
                phrase = self._match(text, folded, start, word)
                if phrase:
                    found.append(phrase)
                    free = phrase.end
        return found

    def get(self, text: str) -> T | None:
        """The value of the phrase that the whole text is, None if it is none."""
        folded = fold(text)
        parts = list(_words(folded, 0))
        best = self._best(text, folded, parts)
        return best[1] if best else None

    def _match(self, text: str, folded: str, start: int, first: str) -> PhraseMatch[T] | None:
        lengths = self._longer.get(first, ())
        parts = list(islice(_words(folded, start), lengths[0] if lengths else 1))
        for count in (*lengths, 1):
            taken = parts[:count]
            best = self._best(text, folded, taken)
            if best:
                return PhraseMatch(start, taken[-1].end, best[1])
        return None

    def _best(self, text: str, folded: str, parts: list[Word]) -> tuple[str, T] | None:
        """Of the phrases with these words the one that demands the most capitals, among those that fit."""
        best: tuple[str, T] | None = None
        for entry in self._phrases.get(" ".join([part.folded for part in parts]), ()):
            if _fits(entry[0], text, folded, parts) and (best is None or _strictness(entry) > _strictness(best)):
                best = entry
        return best


def _words(folded: str, start: int) -> Iterator[Word]:
    for match in _WORD.finditer(folded, start):
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


def _fits(phrase: str, text: str, folded: str, parts: list[Word]) -> bool:
    """Whether words of a text that have a phrase's key also meet its demands on capitals and gaps."""
    previous: tuple[Word, Word] | None = None
    for asked, part in zip(words(phrase), parts, strict=True):
        word = text[part.start : part.end]
        if previous and not _gap_fits(
            folded[previous[1].end : part.start], phrase[previous[0].end] == ",", previous[1], part, folded
        ):
            return False
        if phrase[asked.start].isupper() and not word[0].isupper():
            return False
        if _shouted(phrase[asked.start : asked.end]) and not word.isupper():
            return False
        previous = asked, part
    return True


def _gap_fits(gap: str, comma: bool, before: Word, following: Word, folded: str) -> bool:
    """Whether what parts two words is what may part them in a phrase; a comma may stand before "D.C.", "D. F."."""
    if _COMMA_GAP.match(gap):
        return comma or "." in folded[following.start : following.end + 1]
    if comma:
        return False
    dotted = len(before.folded) <= _ABBREVIATION_LETTERS and _DOTTED_GAP.match(gap)
    return bool(dotted or _SOFT_GAP.match(gap))


def _shouted(word: str) -> bool:
    """Whether a word is set in capitals and is more than an initial."""
    return word.isupper() and sum(character.isalpha() for character in word) > 1


def _strictness(entry: tuple[str, T]) -> int:
    return sum(character.isupper() for character in entry[0])
