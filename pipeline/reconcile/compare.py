"""How one item differs between two tellings of it: its date, place, status, name, number and lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline import edtf
from pipeline.data import EventMention, ObjectiveMention, Place
from pipeline.reconcile.profiles import bounds, full_text, main_name, objective_text, without
from pipeline.reconcile.wording import LONGEST_TEXT, aim_reworded, name_reworded, years_joined
from pipeline.reconcile.words import fold

Kind = Literal["reworded", "rescheduled", "relocated", "status_changed", "renumbered", "lead_changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two tellings of an item say differently, as words for people; dates are EDTF."""

    change: Kind
    field: str
    before: str | None
    after: str | None
    detail: str | None = None


def event_differences(before: EventMention, after: EventMention, language: str | None) -> Iterator[Difference]:
    """What two tellings of an event say differently; names are compared only within one `language`.

    The doubt that goes with a date because its event is cancelled confirms nothing.
    """
    called_off = after.status == "cancelled" and bounds(before.date_edtf) == bounds(after.date_edtf)
    if not (same_date(before.date_edtf, after.date_edtf) or called_off):
        detail = reschedule_detail(before.date_edtf, after.date_edtf)
        yield Difference("rescheduled", "date_edtf", before.date_edtf, after.date_edtf, detail)
    if relocated(before.place, after.place):
        yield Difference(
            "relocated", _place_field(before.place, after.place), *map(place_name, (before.place, after.place))
        )
    if before.status != after.status:
        yield Difference("status_changed", "status", before.status, after.status)
    if language and name_reworded(bare_title(before), bare_title(after), language):
        yield Difference("reworded", "title", before.title, after.title)


def objective_differences(
    before: ObjectiveMention, after: ObjectiveMention, language: str | None
) -> Iterator[Difference]:
    """What two tellings of an objective say differently; texts are compared only within one whole `language`.

    Without one (translated, or cut off) a lead that is there only once tells nothing either.
    """
    if _timeline_changed(before, after):
        detail = reschedule_detail(before.timeline_edtf, after.timeline_edtf)
        yield Difference("rescheduled", "timeline_edtf", before.timeline_edtf, after.timeline_edtf, detail)
    if before.number and after.number and before.number.casefold() != after.number.casefold():
        yield Difference("renumbered", "number", before.number, after.number)
    if _lead_changed(before, after) and (language or (before.lead and after.lead)):
        yield Difference("lead_changed", "lead", ", ".join(before.lead) or None, ", ".join(after.lead) or None)
    if before.status and after.status and before.status != after.status:
        yield Difference("status_changed", "status", before.status, after.status)
    if language and _objective_reworded(before, after, language):
        yield Difference("reworded", "text", full_text(before), full_text(after))


def same_date(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates say the same: the same days with the same doubt, however they are written."""
    if one == other or one is None or other is None:
        return one == other
    same_doubt = edtf.is_uncertain(one) == edtf.is_uncertain(other)
    return same_doubt and bounds(one) != (None, None) and bounds(one) == bounds(other)


def reschedule_detail(before: str | None, after: str | None) -> str | None:
    """How a date changed: confirmed (the doubt went), refined (finer, within the old), later or earlier.

    None where the new date is the coarser or the more doubtful one.
    """
    if after is None:
        return None
    if before is None:
        return "confirmed"
    (old_first, old_last), (first, last) = bounds(before), bounds(after)
    if (old_first, old_last) == (first, last):
        return "confirmed" if edtf.is_uncertain(before) else None
    if old_first and old_last and first and last:
        if old_first <= first and last <= old_last:
            return "refined"
        if first <= old_first and old_last <= last:
            return None
    old, new = (old_first or old_last, old_last or old_first), (first or last, last or first)
    if None in old or None in new:
        return None
    return "later" if new > old else "earlier"


def relocated(before: Place, after: Place) -> bool:
    """Whether the place differs: two places, a place and "online", or a place that was or is "to be confirmed"."""
    old, new = _where(before), _where(after)
    if before.open != after.open and (before.city or after.city):
        return not (before.city and after.city)
    if not old or not new:
        return False
    if "online" in (old, new):
        return old != new
    if before.city and after.city:
        return not _same_city(before, after)
    if before.country and after.country and before.country != after.country:
        return True
    venues = fold(before.venue or ""), fold(after.venue or "")
    return bool(all(venues) and not (before.city or after.city)) and not set(venues[0].split()) & set(venues[1].split())


def place_name(place: Place) -> str | None:
    """A place in a word or two: its city or venue, its country, "online", or "TBC"."""
    name = ", ".join(part for part in (place.city or place.venue, place.country) if part)
    return name or ("online" if place.online else "TBC" if place.open else None)


def _place_field(before: Place, after: Place) -> str:
    """The column in which two places differ."""
    if before.city or after.city:
        return "city"
    return "country" if before.country != after.country else "online" if before.online != after.online else "venue"


def bare_title(mention: EventMention) -> str:
    """The name of an event without its date, its place and its countries, nor what a comma or a bracket adds to it."""
    title = without(mention.title, mention.date_text)
    countries = (value.original for value in mention.roles.values)
    for name in (mention.place.venue, mention.place.city, *countries):
        title = without(title, name)
    return main_name(title)


def without_dates(text: str, language: str) -> str:
    """The text without the dates in it."""
    from pipeline.nlp.dates import find_dates

    text = text[:LONGEST_TEXT]
    for found in reversed(find_dates(text, language)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def _where(place: Place) -> str:
    if place.city or place.country or place.venue:
        return "place"
    return "online" if place.online else ""


def _same_city(one: Place, other: Place) -> bool:
    names = fold(one.city or ""), fold(other.city or "")
    if one.country and other.country and one.country != other.country:
        return False
    if None not in (one.latitude, other.latitude) and (one.latitude, one.longitude) == (
        other.latitude,
        other.longitude,
    ):
        return True
    return set(names[0].split()) <= set(names[1].split()) or set(names[1].split()) <= set(names[0].split())


def _timeline_changed(before: ObjectiveMention, after: ObjectiveMention) -> bool:
    if same_date(before.timeline_edtf, after.timeline_edtf):
        return False
    if before.timeline_edtf and after.timeline_edtf:
        return True
    return before.has_timeline_field and after.has_timeline_field


def _lead_changed(before: ObjectiveMention, after: ObjectiveMention) -> bool:
    old, new = {fold(name) for name in before.lead}, {fold(name) for name in after.lead}
    return old != new and (bool(old and new) or (before.has_lead_field and after.has_lead_field))


def _objective_reworded(before: ObjectiveMention, after: ObjectiveMention, language: str) -> bool:
    def undated(text: str) -> str:
        return without_dates(text, language)

    if years_joined(objective_text(before), objective_text(after)):
        return True
    whole = aim_reworded(undated(full_text(before)), undated(full_text(after)), language)
    if not (whole and before.label and after.label):
        return whole
    if name_reworded(undated(before.label), undated(after.label), language):
        return True
    return aim_reworded(undated(objective_text(before)), undated(objective_text(after)), language)
