"""Do the letters of an acronym stand for these words? ("JP-SDS": Joint Programme on Sand and Dust Storm …)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pipeline.gazetteers import load_toml
from pipeline.nlp.phrases import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SKIPPED, _INNER, _SMALL_INITIAL = 20, 7, 1
"""Costs of a content word without a letter, of a letter from inside a word, and of a small word's initial."""


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load_toml("bodies.toml")["small_words"])


@lru_cache(maxsize=16_384)
def fit(acronym: str, full: str) -> int | None:
    """How badly an acronym fits a name, 0 for initials in order; None where it does not.

    Small words may be skipped or counted; letters may come from inside a word (CARICOM); a word may be left out
    where the acronym has three letters and more.
    """
    letters = re.sub(r"\d+\Z", "", re.sub(r"[\W_]+", "", fold(acronym)))
    words = tuple(fold(word) for word in split_words(full))
    if len(letters) < 2 or not words or words[0][0] != letters[0]:
        return None
    allowed = _SKIPPED * (len(letters) // 3) + _INNER * max(1, len(letters) - 2)
    cost = _cost(letters, words)
    return cost if cost is not None and cost <= allowed else None


def split_words(text: str) -> list[str]:
    """The words of a name; "d'Ivoire" gives "Ivoire", "Co-operation" two words."""
    return [re.split(r"['’]", match[0])[-1] for match in _WORD.finditer(text)]


@lru_cache(maxsize=4096)
def _cost(letters: str, words: Sequence[str]) -> int | None:
    """The cheapest way to read letters off words, each word giving a beginning of itself first."""
    best: dict[tuple[int, int], int | None] = {}

    def search(letter: int, word: int) -> int | None:
        if word == len(words):
            return 0 if letter == len(letters) else None
        key = (letter, word)
        if key not in best:
            best[key] = None
            best[key] = min((cost for cost in options(letter, word) if cost is not None), default=None)
        return best[key]

    def options(letter: int, word: int) -> list[int | None]:
        small = words[word] in _small_words()
        found = [_plus(search(letter, word + 1), 0 if small else _SKIPPED)]
        if letter < len(letters) and words[word][0] == letters[letter]:
            found.append(_plus(search(letter + 1, word + 1), _SMALL_INITIAL if small else 0))
            for taken in range(1, min(6, len(letters) - letter)):
                if not small and _within(letters[letter + 1 : letter + 1 + taken], words[word][1:]):
                    found.append(_plus(search(letter + 1 + taken, word + 1), _INNER * taken))
        return found

    return search(0, 0)


def _plus(cost: int | None, more: int) -> int | None:
    return None if cost is None else cost + more


def _within(letters: str, rest: str) -> bool:
    """The letters occur in this order in the rest of a word."""
    position = 0
    for letter in letters:
        position = rest.find(letter, position) + 1
        if not position:
            return False
    return True
