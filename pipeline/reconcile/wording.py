"""Whether a name or an aim was reworded: judged by its content words, not by how they are written.

Case, typography, inflection, years and ordinals never count; a number counts where another stands in its place, a
single added or dropped word only where it joins an enumeration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from pipeline.gazetteers import load_toml
from pipeline.reconcile import words

_TOKEN = re.compile(r"[^\W_]+|[,;:&]")
_SUPERSCRIPT = re.compile("[⁰¹²³⁴-⁹]+")
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "e", "er", "ar", "ir", "y", "a", "o", "x")

ADDED_WORDS = 2
"""Content words that must come or go together to change what is to be done; one alone is an epithet."""
INSERTED_WORDS = 3
"""Content words that must come or go inside a name to make it another one."""
SUBJECT_WORDS = 2
"""Content words that the subject of a sentence needs to name what it is about."""
LONGEST_TEXT = 4000
"""Characters of a text whose words are compared: comparing takes time that grows with their square."""
CUT_SHORT = 3
"""Content words of a text that must be left to tell that it breaks off."""


@dataclass(frozen=True, slots=True)
class Token:
    """A content word without its inflection; `joined`: an "and" or a comma before it, `bare`: nothing before it."""

    root: str
    joined: bool
    bare: bool


def aim_reworded(before: str, after: str, language: str) -> bool:
    """Whether an objective says something else: words replaced, or more than an epithet added or dropped.

    A text that breaks off inside a phrase ("data in social", for "data in social protection") says nothing else.
    """
    old, new = _tokens(before, language), _tokens(after, language)
    if _letters(before) == _letters(after) or _same(old, new) or _cut_short(old, new) or _cut_short(new, old):
        return False
    return any(_tells(old, new, *span) for span in _differences(old, new))


def joins(text: str) -> bool:
    """Whether a text ends in a word that joins what follows it ("and", "ou")."""
    told = words.fold(text).split()
    return bool(told) and told[-1] in _joins()


def years_joined(before: str, after: str) -> bool:
    """Whether the same is to be done for more or fewer years: "the 2023 licences", "the 2023 and 2024 licences"."""
    one, other = words.years(before), words.years(after)
    fewer, more, text = (one, other, after) if len(one) < len(other) else (other, one, before)
    if not fewer < more or not fewer:
        return False
    joins = "|".join(map(re.escape, sorted(_joins())))
    return bool(re.search(rf"\b\d{{4}},? (?:(?:{joins}) )?\d{{4}}\b", words.fold(text)))


def name_reworded(before: str, after: str, language: str) -> bool:
    """Whether the name of an event changed: words replaced by others or put inside, an acronym by its full name.

    Of two sentences with one verb the subjects are the names; what is added or dropped at a name's end or beginning is
    a detail.
    """
    (before, verb), (after, other) = _clause(before, language), _clause(after, language)
    if _letters(before) == _letters(after) or verb != other:
        return False
    if is_sentence(before, language) or is_sentence(after, language):
        return False
    if spelled_out(before, after) or spelled_out(after, before):
        return True
    old, new = ([t for t in _tokens(text, language, words.stem) if not t.root.isdigit()] for text in (before, after))
    if _same(old, new):
        return False
    return any(
        (b > a and d > c) or (max(b - a, d - c) >= INSERTED_WORDS and a > 0 and c > 0 and b < len(old) and d < len(new))
        for a, b, c, d in _differences(old, new)
    )


def is_sentence(text: str, language: str) -> bool:
    """Whether a text has a finite verb: a known one, or a past tense with its object."""
    told = re.findall(r"\w+", text.lower())
    if not _verbs(language).isdisjoint(told):
        return True
    endings, articles = _word_list("past", language), _word_list("articles", language)
    return any(verb.endswith(endings) and word in articles for verb, word in pairwise(told[1:]))


def before_verb(text: str, language: str) -> str:
    """What a sentence speaks of: its words before the first finite verb; the text itself where these are too few."""
    return _clause(text, language)[0]


def _clause(text: str, language: str) -> tuple[str, str]:
    """The subject of a sentence and its first finite verb; the text itself and "" where it has no such subject."""
    verbs = _verbs(language)
    verb = next((match for match in re.finditer(r"\w+", text) if match[0].lower() in verbs), None)
    subject = text[: verb.start()].strip() if verb else ""
    enough = len(words.content_words(subject, language)) >= SUBJECT_WORDS
    return (subject, verb[0].lower()) if verb and enough else (text, "")


def spelled_out(short: str, full: str) -> bool:
    """Whether one text has an acronym where the other has, instead or besides, the name it stands for."""
    known = set(re.findall(r"\w+", words.fold(short)))
    plain = [word for word in re.findall(r"\w+", full) if word[:1].isupper() and not word.isupper()]
    for name in re.findall(r"\b[A-Z]{3,8}\b", short):
        for start in range(len(plain) - len(name) + 1):
            run = [words.fold(word) for word in plain[start : start + len(name)]]
            if "".join(word[0] for word in run) == name.lower() and not set(run) <= known:
                return True
    return False


def _tokens(text: str, language: str, root: Callable[[str], str] | None = None) -> list[Token]:
    """The content words of a text; years and ordinals left out, numbers in digits."""
    root = root or _root
    found: list[Token] = []
    joined, bare = False, True
    for token in _TOKEN.findall(_SUPERSCRIPT.sub(" ", text[:LONGEST_TEXT])):
        plain = words.fold(token)
        if not plain[0].isalnum() or plain in _joins():
            joined, bare = True, False
        elif not words.content_words(plain, language):
            bare = False
        elif not words.years(plain) and not words.ordinals(plain, language):
            number = words.numbers(plain, language)
            found.append(Token(str(min(number)) if number else root(plain), joined, bare))
            joined, bare = False, True
    return found


def _root(word: str) -> str:
    """A word without its inflection: what is left when the common endings of number, gender and tense go."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    return word[: len(word) - len(ending)]


def _letters(text: str) -> str:
    """The letters and digits of a text alone: a word broken in two is the same."""
    return re.sub(r"[\W_]", "", words.fold(text))


def _same(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether both say the same words, in whatever order."""
    return sorted(t.root for t in old) == sorted(t.root for t in new)


def _cut_short(short: Sequence[Token], long: Sequence[Token]) -> bool:
    """Whether the short text is the beginning of the long one and breaks off where no phrase ends."""
    count = len(short)
    if not CUT_SHORT <= count < len(long) or [t.root for t in short] != [t.root for t in long[:count]]:
        return False
    return long[count].bare


def _differences(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(None, [t.root for t in old], [t.root for t in new], autojunk=False)
    found = [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    return [span for span in found if not _same(old[span[0] : span[1]], new[span[2] : span[3]])]


def _tells(old: Sequence[Token], new: Sequence[Token], a: int, b: int, c: int, d: int) -> bool:
    """Whether a difference changes what is to be done."""
    if a < b and c < d:
        return True
    longer, start, end = (old, a, b) if a < b else (new, c, d)
    changed = [token for token in longer[start:end] if not token.root.isdigit()]
    enumerated = any(token.joined for token in changed) or (end < len(longer) and longer[end].joined)
    return len(changed) >= ADDED_WORDS or (bool(changed) and enumerated)


@cache
def _joins() -> frozenset[str]:
    return frozenset(word for forms in load_toml("linking.toml")["joins"].values() for word in forms)


@cache
def _verbs(language: str) -> frozenset[str]:
    return frozenset(_word_list("verbs", language))


@cache
def _word_list(name: str, language: str) -> tuple[str, ...]:
    lists = load_toml("linking.toml")[name]
    return tuple(lists.get(language, lists["en"]))
