"""What linking compares: an event or objective mention boiled down to keys, ordinals, dates and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline import edtf
from pipeline.data import EventMention, ObjectiveMention, Release
from pipeline.reconcile import words
from pipeline.reconcile.wording import before_verb

Ordinals = frozenset[tuple[int, str]]
Told = EventMention | ObjectiveMention

_EMPTY_FIELD = re.compile(r"(?:(?<=[(;,|.])|^) ?\w[\w ]{1,24}: ?(?:(?:\b\w{1,3}\b|[,&]) ?)*(?=[;,.)|]|$)")
_EMPTY_BRACKET = re.compile(r" ?\([\s;,.]*(?:\)|$)")

LABEL_WITHIN = 25
"""Characters of numbering ("Axis 5 –") that may stand before an entry's label."""
LONGEST_TEXT = 600
"""Characters of a mention's text that are compared; what follows is detail."""


@dataclass(frozen=True, slots=True)
class EventProfile:
    """An event mention, ready to be compared; `name` holds the keys of the head of its title alone."""

    mention: EventMention
    language: str
    title: frozenset[str]
    name: frozenset[str]
    text: frozenset[str]
    ordinals: Ordinals
    numbers: frozenset[int]
    years: frozenset[str]
    quoted: tuple[frozenset[str], ...]
    first: date | None
    last: date | None
    city: str
    town: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    moved: bool
    objective_id: str = ""

    @property
    def day(self) -> str:
        """A key for the day on which the event begins; "" without one."""
        return f"day {self.first}" if self.first else ""

    @property
    def dated(self) -> bool:
        """Whether the mention has a date with two known ends."""
        return self.first is not None and self.last is not None


@dataclass(frozen=True, slots=True)
class ObjectiveProfile:
    """An objective mention, ready to be compared; `place` is its position among the `of` items of its list, from 0.

    `verb` is the key of its first content word, which mostly says what is done.
    """

    mention: ObjectiveMention
    language: str
    text: frozenset[str]
    label: frozenset[str]
    ordinals: Ordinals
    numbers: frozenset[int]
    place: int
    of: int
    verb: str = ""
    parent: str = ""


def event_profile(mention: EventMention, language: str, objective_id: str = "") -> EventProfile:
    """The profile of an event mention; `objective_id` names the objective that its block tells, if any."""
    title = without(mention.title, mention.date_text)[:LONGEST_TEXT]
    text = without(mention.text, mention.date_text)[:LONGEST_TEXT]
    first, last = bounds(mention.date_edtf)
    place = mention.place
    return EventProfile(
        mention=mention,
        language=language,
        title=_naming(title, language),
        name=_naming(before_verb(main_name(title), language), language),
        town=words.keys(place.city or "", language),
        text=words.keys(text, language),
        ordinals=words.ordinals(title, language),
        numbers=words.numbers(title, language),
        years=words.years(title),
        quoted=tuple(words.keys(part, language) for part in words.quoted(text)),
        first=first,
        last=last,
        city=words.fold(place.city or ""),
        places=frozenset(words.fold(p) for p in (place.city, place.venue, place.country) if p),
        bodies=frozenset(words.fold(b) for b in mention.bodies.canonical),
        moved=words.says_moved(mention.text) or mention.status == "postponed",
        objective_id=objective_id,
    )


def _naming(title: str, language: str) -> frozenset[str]:
    """The keys of a title that name its event: what only says that it takes place names none."""
    keys = words.keys(title, language)
    return keys - words.happening() or keys


def main_name(title: str) -> str:
    """The name at the head of a title, without what a comma, a semicolon or a bracket adds to it."""
    head = re.split(r"[,;(]| – ", title, maxsplit=1)[0].strip()
    return head if len(head.split()) >= 2 else title


def objective_profile(
    mention: ObjectiveMention, language: str, place: int = 0, of: int = 1, parent: str = ""
) -> ObjectiveProfile:
    """The profile of an objective mention; `parent` is the id of the objective that it stands under."""
    text = objective_text(mention)[:LONGEST_TEXT]
    return ObjectiveProfile(
        mention=mention,
        language=language,
        text=words.keys(text, language),
        label=words.keys(mention.label or "", language),
        ordinals=words.ordinals(mention.label or text, language),
        numbers=words.numbers(text, language),
        place=place,
        of=of,
        verb=words.first_key(text, language),
        parent=parent,
    )


def objective_text(mention: ObjectiveMention) -> str:
    """What an objective says is to be done: its statement without number, label, timeline and lead.

    A lead-in at its end ("by means of the following:") is left out too.
    """
    told = next((v for v in mention.values if v.field == "statement" and v.original != mention.label), None)
    text = told.original if told else _aim(mention)
    start, end = (told.char_start, told.char_end) if told else (mention.char_start, mention.char_end)
    for value in mention.values:
        cut = value.field in ("lead", "timeline") and value.basis != "judged"
        if cut and start <= value.char_start and value.char_end <= end:
            text = without(text, value.original)
    text = _without_empty_fields(without(text, mention.timeline_text))
    if mention.text.rstrip().endswith(":") and "," in text:
        text = text.rpartition(",")[0]
    return text.strip(" ,;:")


def full_text(mention: ObjectiveMention) -> str:
    """The label and the words of an objective, the label once: what a reader takes it to say."""
    text, label = objective_text(mention), mention.label or ""
    return text if label in text else f"{label}: {text}" if text else label


def _without_empty_fields(text: str) -> str:
    """The text without the names of fields whose values were taken out: "(lead: ; by: )"."""
    return _EMPTY_BRACKET.sub(" ", _EMPTY_FIELD.sub("", text)).strip()


def _aim(mention: ObjectiveMention) -> str:
    """The words of an entry that are neither number nor label; of a table row the first cell that holds some."""
    cells = [cell.strip() for cell in mention.text.split(" | ")]
    text = next((cell for cell in cells if len(cell.split()) > 1), mention.text).lstrip("• *")
    number = (mention.number or "").rpartition(".")[2] or mention.number or ""
    if number:
        text = re.sub(rf"^\W*(?:{re.escape(mention.number or '')}|{re.escape(number)})[\s.):\]–-]+", "", text, count=1)
    label = mention.label or ""
    at = text.find(label) if label else -1
    if 0 <= at <= LABEL_WITHIN and len(text) > at + len(label) + 3:
        return text[at + len(label) :].lstrip(" :.–—-")
    return text[at:] if 0 <= at <= LABEL_WITHIN else text


def without(text: str, part: str | None) -> str:
    """The text without the first occurrence of a part."""
    return " ".join(text.replace(part, " ", 1).split()) if part else text


def told(release: Release) -> Iterator[Told]:
    """All that a release tells: its events, then its objectives."""
    yield from release.events
    yield from release.objectives


def bounds(value: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date; (None, None) where there is none or it cannot be placed."""
    if not value:
        return None, None
    try:
        return edtf.bounds(value)
    except ValueError:
        return None, None
