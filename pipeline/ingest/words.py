"""Lines of a paragraph made one, words that a line's end cut in two mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pipeline.gazetteers import load_toml
from pipeline.ingest.draft import DraftRepair

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)-$")
_FIRST = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LAST_PART = re.compile(r"([^\W\d_]+)$")
_CUT = re.compile(r"\S{1,60}-(?=\s{2}|$)")
_TAIL = 80
"""Characters at a line's end in which the cut word is looked for."""
_HYPHEN = "hyphen at a line's end"
_MIN_PART = 3
"""Letters that both halves need before their being words elsewhere counts as evidence for a real hyphen."""


@cache
def _hyphenated(place: str) -> frozenset[str]:
    return frozenset(load_toml("hyphens.toml")[place])


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """How often each word (lower case; hyphenated ones whole) stands in the text away from hyphens at line ends, in
    columns too; the halves of a word that a line's end cuts count nowhere."""
    words: Counter[str] = Counter()
    cut = False
    for line in lines:
        text = line.strip()
        if cut:
            text = text.partition(" ")[2]
        cut = text.endswith("-")
        words.update(word.lower() for word in _WORD.findall(_CUT.sub("", text)))
    return words


def join_lines(lines: Sequence[str], words: Mapping[str, int]) -> tuple[str, list[DraftRepair]]:
    """The lines as one text, and a repair for each word that was put together again. `words`: see `vocabulary`."""
    pieces: list[str] = []
    repairs: list[DraftRepair] = []
    length = 0
    for line in (line.strip() for line in lines):
        if not line:
            continue
        glue, evidence = _glue(pieces[-1][-_TAIL:], line, words) if pieces else ("", None)
        if evidence is not None:
            length -= len(pieces[-1])
            pieces[-1] = pieces[-1].rstrip("-")
            length += len(pieces[-1])
            repairs.append(_repair(pieces[-1][-_TAIL:], line, length, evidence))
        pieces.append(glue + line)
        length += len(pieces[-1])
    return "".join(pieces), repairs


def _repair(before: str, line: str, at: int, evidence: str) -> DraftRepair:
    """The repair of a word whose halves end `before` and begin `line`; `at` is where the second begins."""
    left, right = _LAST_PART.search(before), _FIRST.match(line)
    first, second = left.group() if left else "", right.group() if right else ""
    printed = f"{first}- {second}" if evidence.startswith(_HYPHEN) else f"{first} {second}"
    return DraftRepair("mended_word", at - len(first), at + len(second), printed, (first + second,), evidence)


def _glue(text: str, line: str, words: Mapping[str, int]) -> tuple[str, str | None]:
    """What stands between two lines, and the evidence where a word is to be mended."""
    last, first = _LAST.search(text), _FIRST.match(line)
    if last and first:
        evidence = _mended(last.group(1), first.group(), words)
        return "", evidence
    if text[-1] in "-–/" and len(text) > 1 and not text[-2].isspace() and line[0].isalnum():
        return "", None
    if first and line[0].islower():
        evidence = _cut_without_hyphen(text, first.group(), words)
        return " " if evidence is None else "", evidence
    return " ", None


def _mended(left: str, right: str, words: Mapping[str, int]) -> str | None:
    """Why the hyphen at a line's end is none of the word's own; None where it is."""
    joined, hyphenated = (left + right).lower(), f"{left}-{right}".lower()
    part = left.rpartition("-")[2].lower()
    if not right[0].islower() or (left.isupper() and len(left) > 1):
        return None
    if words.get(joined):
        return f"{_HYPHEN}; “{joined}” stands elsewhere in the text"
    if words.get(hyphenated) or part in _hyphenated("before") or right.lower() in _hyphenated("after"):
        return None
    if min(len(part), len(right)) >= _MIN_PART and words.get(part) and words.get(right.lower()):
        return None
    return _HYPHEN


def _cut_without_hyphen(text: str, right: str, words: Mapping[str, int]) -> str | None:
    """A word cut at a line's end without a hyphen: whole elsewhere, and neither half anywhere else."""
    left = _LAST_PART.search(text)
    if left is None or not left.group().islower():
        return None
    joined = (left.group() + right).lower()
    halves = words.get(left.group().lower(), 0), words.get(right.lower(), 0)
    if words.get(joined, 0) > 0 and max(halves) <= 1 and joined not in (left.group().lower(), right.lower()):
        return f"cut at a line's end; “{joined}” stands elsewhere in the text"
    return None
