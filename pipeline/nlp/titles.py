"""The title of an event: what the clause calls it, without marker, date, place, and what is said about it after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from pipeline.data import Block, Cell, FoundDate, Place
from pipeline.gazetteers import load_toml
from pipeline.nlp.clauses import enclosed, inside, sentences
from pipeline.nlp.cues import fold, language_of, phrase_pattern
from pipeline.nlp.eventrows import date_cell, is_column

MAX_TITLE = 160
"""Characters a title keeps; what is longer is cut at the end of a word. Longest title seen in real plans: 140."""

_EDGES = " \t,;:–—-.·•|"
_NAME_GOES_ON = re.compile(r"\s+[A-ZÀ-Þ][a-zà-ÿ]")
_APART = (",", "–", "—", "(", "|")
"""What stands before "online" where it tells the place; in "online course" it is part of the title."""
_EMPTY = re.compile(r"\(\s*[,;]?\s*\)")
_NAMES = re.compile(r"[^\W\d_]{4,}")
_SPACES = re.compile(r"\s+")
_NO_SPACE_BEFORE = re.compile(r"\s+([,;:.])")


def title_of(
    text: str, offset: int, dates: Iterable[FoundDate], place: Place, *, language: str, marker: str | None = None
) -> str:
    """The title of a clause that begins at document offset `offset`, in the release's own words.

    Of several sentences the first counts. Dates and the place are left out with the words that lead to them ("in",
    "on"), and what follows a cue of role ("hosted by …"); where nothing else remains the title is the clause itself.
    """
    text = text[: sentences(text, language)[0][1]] if text.strip() else text
    drops = [(d.start - offset, d.end - offset) for d in dates]
    drops += [
        (v.char_start - offset, v.char_end - offset)
        for v in place.values
        if (v.basis == "stated" and v.field in ("venue", "city", "country"))
        or (v.field == "online" and text[: max(0, v.char_start - offset)].rstrip().endswith(_APART))
    ]
    drops = [span for span in drops if _stands_alone(text, *span)]
    if marker and text.startswith(marker):
        drops.append((0, len(marker)))
    kept = _without(text, drops, language)
    tail = _tail(language).search(fold(kept))
    if tail and tail.start() > 3:
        kept = kept[: tail.start()]
    return _shortened(_clean(kept, language)) or _shortened(text.strip())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a date or place can be left out: not one in a quoted title or in a name ("Geneva Trade Week")."""
    return not inside(enclosed(text), start) and not _NAME_GOES_ON.match(text, end)


def row_title(block: Block, dates: Sequence[FoundDate], language: str) -> Cell | None:
    """The cell of a row that names the event: by its column's heading, else the first that is none of the others.

    Left out are the cells that tell when and where, and those without a word of their own (numbers, codes, dashes).
    """
    filled = [cell for cell in block.cells if cell.text.strip(_EDGES)]
    for kind in ("event_columns", "action_columns"):
        for cell in filled:
            if is_column(cell.column, kind, language):
                return cell
    when = date_cell(block, dates, language)
    rest = [c for c in filled if c is not when and not is_column(c.column, "place_columns", language)]
    return next((cell for cell in rest if _NAMES.search(cell.text)), rest[0] if rest else None)


def _tail(language: str) -> re.Pattern[str]:
    return phrase_pattern(tuple(load_toml(f"{language_of(language)}/titles.toml")["tails"]))


def _dangling(language: str) -> str:
    return "|".join(map(re.escape, load_toml(f"{language_of(language)}/titles.toml")["dangling"]))


@cache
def _leading(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:^|(?<=[\s,(]))(?:{_dangling(language)})\s+)+$", re.IGNORECASE)


def _without(text: str, drops: Iterable[tuple[int, int]], language: str) -> str:
    """The text without the spans and the little words right before them, which lead to nothing once they are gone."""
    leading = _leading(language)
    kept = list(text)
    for start, end in sorted(drops):
        start, end = max(0, start), min(len(kept), end)
        before = leading.search(text[max(0, start - 24) : start])
        for i in range(start - (len(before.group()) if before else 0), end):
            kept[i] = "\0"
    return re.sub("\0+", " ", "".join(kept))


@lru_cache(maxsize=8192)
def _clean(text: str, language: str) -> str:
    words = _dangling(language)
    text = _EMPTY.sub(" ", _SPACES.sub(" ", text))
    text = _NO_SPACE_BEFORE.sub(r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:.])+", r"\1", text).strip(_EDGES)
    previous = None
    while previous != text:
        previous = text
        text = re.sub(rf"(?:^|[\s,])(?:{words})$", "", text, flags=re.I).strip(_EDGES)
    return re.sub(rf"^(?:{words})\s*,\s*", "", text, flags=re.I).strip(_EDGES)


def _shortened(text: str) -> str:
    if len(text) <= MAX_TITLE:
        return text
    return text[:MAX_TITLE].rsplit(" ", 1)[0].rstrip(_EDGES)
