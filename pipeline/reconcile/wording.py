"""Whether a name or an aim was reworded: judged by its content words, not by how they are written.

Case, typography, inflection, years and ordinals never count; a number counts where another stands in its place, a
single added or dropped word only where it joins an enumeration.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from pipeline.reconcile import words

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[,;&]")
_JOINS = {"and", "et", "y", "e", "or", "ou", "o", ",", ";", "&"}

ADDED_WORDS = 2
"""Content words that must come or go together to change what is to be done; one alone is an epithet."""


def aim_reworded(before: str, after: str, language: str) -> bool:
    """Whether an objective says something else: words replaced, or more than an epithet added or dropped."""
    old, new = _tokens(before, language), _tokens(after, language)
    if Counter(word for word, _ in old) == Counter(word for word, _ in new):
        return False
    return any(_tells(old[a:b], new[c:d]) for a, b, c, d in _differences(old, new))


def name_reworded(before: str, after: str, language: str) -> bool:
    """Whether the name of an event changed: words replaced by others, or an acronym by its full name."""
    old, new = _tokens(before, language), _tokens(after, language)
    lost = [word for word, _ in old if word not in {w for w, _ in new}]
    gained = [word for word, _ in new if word not in {w for w, _ in old}]
    if spelled_out(before, after) or spelled_out(after, before):
        return True
    return bool(lost and gained) and any(a < b and c < d for a, b, c, d in _differences(old, new))


def spelled_out(short: str, full: str) -> bool:
    """Whether one text has an acronym where the other has, instead or besides, the name it stands for."""
    names = re.findall(r"\b[A-Z]{3,8}\b", short)
    plain, have = _TOKEN.findall(full), set(words.fold(short).split())
    return any(_initials(name, plain, have) for name in names)


def _initials(acronym: str, plain: list[str], have: set[str]) -> bool:
    """Whether successive capitalised words, missing from the short text, begin with the letters of the acronym."""
    capital = [word for word in plain if word[:1].isupper() and not word.isupper()]
    for start in range(len(capital) - len(acronym) + 1):
        run = capital[start : start + len(acronym)]
        spelled = "".join(words.fold(word)[0] for word in run) == words.fold(acronym)
        if spelled and not {words.fold(word) for word in run} <= have:
            return True
    return False


def _tokens(text: str, language: str) -> list[tuple[str, bool]]:
    """The stems of the content words with whether each joins an enumeration; years and ordinals left out."""
    found: list[tuple[str, bool]] = []
    joined = False
    content = set(words.content_words(text, language))
    for token in _TOKEN.findall(text):
        plain = words.fold(token)
        if plain in _JOINS:
            joined = True
            continue
        for part in re.findall(r"\w+", plain):
            if part not in content or words.years(part) or words.ordinals(part, language):
                continue
            number = words.numbers(part, language)
            found.append((str(min(number)) if number else _root(part), joined))
            joined = False
    return found


def _root(word: str) -> str:
    """A word without its inflection: what is left when the common endings of number, gender and tense go."""
    for ending in ("ing", "ings", "ed", "ies", "es", "s", "e", "er", "ar", "ir", "y", "a", "o", "x"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _differences(old: list[tuple[str, bool]], new: list[tuple[str, bool]]) -> list[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(None, [w for w, _ in old], [w for w, _ in new], autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _tells(old: list[tuple[str, bool]], new: list[tuple[str, bool]]) -> bool:
    """Whether a difference changes what is to be done."""
    if old and new:
        return {word for word, _ in old} != {word for word, _ in new}
    changed = [item for item in old or new if not item[0].isdigit()]
    return len(changed) >= ADDED_WORDS or any(joined for _, joined in changed)
