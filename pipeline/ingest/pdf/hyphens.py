"""Lines joined to running text: words broken at a line's end are mended, real hyphens stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.data import Span
from pipeline.gazetteers import load_toml
from pipeline.ingest.draft import DraftRepair
from pipeline.ingest.pdf.model import Line, Word
from pipeline.ingest.pdf.notes import refers_to_note

_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_PART = re.compile(r"([^\W\d_]+)-$")
_FIRST_PART = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = re.compile(r"[/@%\\]|www\.")
_MIN_HALF = 3
_FREE_BREAKS = 2
_OPEN_END = re.compile(r"[\w)][/–]$")
_OPEN_ADDRESS = re.compile(r"(?:://|www\.|@)\S*[/._?=&-]$|://$")


@cache
def _compound_parts() -> tuple[frozenset[str], frozenset[str]]:
    """Parts of words that keep their hyphen: those that stand before it, and those behind it."""
    parts = load_toml("hyphens.toml")
    return frozenset(parts["before"]), frozenset(parts["after"])


@dataclass(slots=True)
class Vocabulary:
    """How often each word stands unbroken in a document, in small letters, and the marks of its footnotes.

    `fragments`: ends of lines that hold the beginning of no known word, which shows that the document breaks words.
    """

    words: Counter[str] = field(default_factory=Counter)
    note_marks: set[str] = field(default_factory=set)
    fragments: int = 0

    def joins(self, left: str, right: str) -> tuple[bool, str]:
        """Whether a hyphen between two halves only breaks the line, and on which evidence."""
        joined, hyphened = self.words[(left + right).lower()], self.words[f"{left}-{right}".lower()]
        if joined != hyphened:
            return joined > hyphened, "the whole word occurs elsewhere"
        if right[0].isupper() and not left.isupper():
            return False, "a capital follows"
        if self._both_known(left.lower(), right.lower()):
            return False, "both halves are words"
        return True, "a hyphen at a line's end"

    def _both_known(self, left: str, right: str) -> bool:
        """Whether both halves are words; where a document breaks words freely, short ones prove nothing."""
        before, after = _compound_parts()
        breaks = self.fragments >= _FREE_BREAKS
        if left in before and (right in after or not breaks):
            return True
        shortest = _MIN_HALF + breaks
        return min(len(left), len(right)) >= shortest and self.words[left] > 0 and self.words[right] > 0


def build_vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """Counts the words of lines, but for those that a line's end may have cut."""
    vocabulary = Vocabulary()
    ends: list[str] = []
    for line in lines:
        *inner, last = line.words
        broken = _LAST_PART.search(last.text)
        if broken:
            ends.append(broken[1].lower())
        for word in inner if broken else line.words:
            vocabulary.words.update(found.group().lower() for found in _LETTERS.finditer(word.text))
    before, _ = _compound_parts()
    vocabulary.fragments = sum(not vocabulary.words[end] and end not in before for end in ends)
    return vocabulary


@dataclass(slots=True)
class Text:
    """Running text with the spans that are bold or struck, and what was mended in it."""

    text: str = ""
    bold: tuple[Span, ...] = ()
    struck: tuple[Span, ...] = ()
    repairs: list[DraftRepair] = field(default_factory=list)


def join_lines(lines: Sequence[Line], vocabulary: Vocabulary) -> Text:
    """The text of lines that belong to one block."""
    result = Text()
    marks: list[tuple[int, int, Word]] = []
    before: Word | None = None
    for line in lines:
        for index, word in enumerate(line.words):
            if before is not None and refers_to_note(before, word, vocabulary.note_marks):
                _drop_mark(result, word)
                continue
            if before is not None:
                _space(result, before, word, broken=index == 0, vocabulary=vocabulary)
            start = len(result.text)
            result.text += word.text
            marks.append((start, len(result.text), word))
            before = word
    end = len(result.text)
    result.bold = _spans(((a, b) for a, b, word in marks if word.bold), end)
    result.struck = _spans(((a, b) for a, b, word in marks if word.struck), end)
    return result


def _space(result: Text, before: Word, word: Word, *, broken: bool, vocabulary: Vocabulary) -> None:
    """Puts a space between two words, or mends the word that the end of a line broke between them."""
    if not broken:
        result.text += "" if word.glued and not (before.raised and before.text == result.text) else " "
        return
    left, right = _LAST_PART.search(before.text), _FIRST_PART.match(word.text)
    if left and right and not _ADDRESS.search(before.text + word.text):
        joins, evidence = vocabulary.joins(left[1], right[0])
        if joins:
            _mend(result, word, evidence)
    elif not _stays_closed(before.text, word.text):
        result.text += " "


def _stays_closed(before: str, after: str) -> bool:
    """Whether no space belongs between two lines: after a hyphen, inside an address, between figures."""
    if before.endswith("-") and len(before) > 1 and after[0].isalnum():
        return True
    return bool(_OPEN_ADDRESS.search(before)) or (bool(_OPEN_END.search(before)) and after[0].isdigit())


def _drop_mark(result: Text, word: Word) -> None:
    start = result.text.rfind(" ") + 1
    kept = result.text[start:]
    evidence = "a raised mark that refers to a note"
    result.repairs.append(
        DraftRepair("removed_furniture", start, start + len(kept), kept + word.text, (kept,), evidence)
    )


def _mend(result: Text, word: Word, evidence: str) -> None:
    start = max(result.text.rfind(" ") + 1, 0)
    broken = result.text[start:]
    result.text = result.text[:-1]
    whole = result.text[start:] + word.text
    before = f"{broken} {word.text}"
    result.repairs.append(DraftRepair("mended_word", start, start + len(whole), before, (whole,), evidence))


def _spans(spans: Iterable[Span], end: int) -> tuple[Span, ...]:
    """Neighbouring spans joined over the space between them."""
    joined: list[Span] = []
    for start, stop in spans:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], min(stop, end))
        else:
            joined.append((start, min(stop, end)))
    return tuple(joined)
