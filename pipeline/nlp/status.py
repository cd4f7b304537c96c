"""The status of an event in the release that tells it: cells first, then words, then dates and tense."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from pipeline.data import Block, SectionRole, Status
from pipeline.edtf import bounds, is_uncertain
from pipeline.gazetteers import load_toml
from pipeline.nlp.clauses import enclosed
from pipeline.nlp.cues import fold, language_of, phrase_pattern
from pipeline.nlp.eventwords import tells_past

_CELL_ORDER: tuple[Status, ...] = ("cancelled", "postponed", "tentative", "ongoing", "completed", "planned")


@lru_cache(maxsize=16_384)
def status_cue(text: str, language: str, kind: str) -> int | None:
    """Where the first cue of a kind stands in `text`; None where none does."""
    phrases = tuple(load_toml(f"{language_of(language)}/status.toml")[kind])
    found = phrase_pattern(phrases).search(_without_open_places(fold(text), language))
    return found.start() if found else None


def _without_open_places(text: str, language: str) -> str:
    """The text with "place to be decided" blanked: an open place leaves the date as it is."""
    return _open_place(language).sub(lambda found: " " * len(found.group()), text)


@cache
def _open_place(language: str) -> re.Pattern[str]:
    words = load_toml(f"{language_of(language)}/status.toml")
    return re.compile(rf"(?<!\w)(?:{'|'.join(words['places'])})\s+(?:{'|'.join(words['open_place'])})(?!\w)")


def opens_with_status(sentence: str, language: str) -> bool:
    """Whether a sentence begins with a word of status and no subject of its own ("Postponed until further notice")."""
    return any(status_cue(sentence, language, kind) == 0 for kind in ("cancelled", "postponed", "tentative"))


def cell_status(block: Block, language: str) -> Status | None:
    """What a row's status column says; the cue that stands first wins ("Held, after a postponement" is completed)."""
    columns = tuple(load_toml(f"{language_of(language)}/status.toml")["columns"])
    for cell in block.cells:
        if phrase_pattern(columns).search(fold(cell.column)) and (status := _first_cue(cell.text, language)):
            return status
    return None


def _first_cue(text: str, language: str) -> Status | None:
    placed = [(at, rank) for rank, s in enumerate(_CELL_ORDER) if (at := status_cue(text, language, s)) is not None]
    return _CELL_ORDER[min(placed)[1]] if placed else None


def read_status(
    text: str, edtf: str | None, *, language: str, role: SectionRole, released: str | None, cell: Status | None = None
) -> Status:
    """The status of an event told as `text` with the date `edtf`, in a section of `role`, in a release of `released`.

    `cell` is what a status column says: it wins, unless it calls planned what the date leaves open. A cancellation
    wins over the rest; a postponement holds while the date lies ahead; an uncertain or open date is tentative.
    """
    past = is_past(edtf, released)
    if cell in ("cancelled", "completed", "ongoing", "tentative") or (cell == "postponed" and not past):
        return cell
    if status_cue(text, language, "cancelled") is not None:
        return "cancelled"
    postponed = _postponed(text, language, past or role == "completed")
    if postponed:
        return "postponed"
    if edtf is None or (is_uncertain(edtf) and status_cue(text, language, "expected") is None):
        return "tentative"
    if status_cue(text, language, "ongoing_outright") is not None or edtf.endswith("/.."):
        return "ongoing"
    if cell == "planned":
        return "completed" if past else "planned"
    doubt = status_cue(text, language, "tentative") is not None or _conditional(text, language)
    if doubt and not past and role != "completed":
        return "tentative"
    return _by_time(text, past, role, language)


def _conditional(text: str, language: str) -> bool:
    """Whether the first statement hangs on a condition; a quoted title and a fallback after ";" do not count."""
    statement = "".join(text[a:b] for a, b in _unquoted(text)).split(";")[0]
    return status_cue(statement, language, "conditions") is not None


def _unquoted(text: str) -> list[tuple[int, int]]:
    bounds = [0, *(offset for span in enclosed(text) for offset in span), len(text)]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _postponed(text: str, language: str, past: bool) -> bool:
    at = status_cue(text, language, "postponed")
    if at is None:
        return False
    if _outright(language).search(fold(text)):
        return True
    opens_sentence = at == 0 or text[:at].rstrip().endswith((".", "|"))
    return opens_sentence or not past


@cache
def _outright(language: str) -> re.Pattern[str]:
    """A finite verb of postponing that does not go on to say from when ("was postponed", not "… from August")."""
    words = load_toml(f"{language_of(language)}/status.toml")
    verbs = phrase_pattern(tuple(words["postponed_outright"])).pattern
    return re.compile(rf"{verbs}(?!\s+(?:{'|'.join(words['postponed_from'])})\b)")


@cache
def _future_form(language: str) -> re.Pattern[str]:
    """Verbs in the future by their ending (French, Spanish); matches nothing where a language forms it by words."""
    return re.compile(load_toml(f"{language_of(language)}/status.toml").get("future_form", r"(?!)"))


def _by_time(text: str, past: bool | None, role: SectionRole, language: str) -> Status:
    ahead = status_cue(text, language, "future") is not None or _future_form(language).search(fold(text)) is not None
    if role == "completed":
        return "planned" if ahead and past is not True else "completed"
    if past is not None:
        return "completed" if past else "planned"
    opening = status_cue(text, language, "opening_participles") == 0
    behind = opening or status_cue(text, language, "past") is not None or role == "background"
    behind = behind or (role == "other" and tells_past(text, language))
    return "completed" if behind and not ahead else "planned"


def is_past(edtf: str | None, released: str | None) -> bool | None:
    """Whether a date lies wholly before the release was published; None where neither order can be told."""
    if edtf is None or released is None:
        return None
    end, published = bounds(edtf)[1], bounds(released)
    if end is None or published[0] is None or published[1] is None:
        return None if end is None and _began(edtf, released) else False
    if end < published[0]:
        return True
    return None if end <= published[1] else False


def _began(edtf: str, released: str) -> bool:
    start, published = bounds(edtf)[0], bounds(released)[1]
    return start is not None and published is not None and start <= (published or date.max)
