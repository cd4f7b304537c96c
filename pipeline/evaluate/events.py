"""Scores events: whether they are found, and their dates, status, places, countries and bodies."""

from __future__ import annotations

from collections import Counter

from pipeline.evaluate.alike import folded, is_organ, same_body, same_bounds, same_date, same_place
from pipeline.evaluate.figures import Figures
from pipeline.evaluate.gold import ROLES, GoldEvent
from pipeline.evaluate.links import Links
from pipeline.evaluate.pairing import pairs
from pipeline.evaluate.told import Row, Told


def score_events(told: Told, figures: Figures, links: Links) -> None:
    """event, event_and_date, date_bounds, event_status, place_*, online, country_role, organisation."""
    for event, row, where in pairs(told, told.family.events, "event_mentions", "date_edtf"):
        if event is None:
            _score_extra(row, where, figures)
            continue
        if row is not None:
            links.add("event", event, row["event_id"])
        if event.optional:
            continue
        if row is None:
            _score_missed(event, where, figures)
            continue
        figures.count("event", right=1)
        _score_date(event, row, where, figures)
        figures.share("event_status", row["status"] == event.status)
        _score_place(event, row, where, figures)
        _score_countries(event, row, where, figures)
        _score_organisations(event, row, told.family.own, figures)


def _score_extra(row: Row | None, where: str, figures: Figures) -> None:
    figures.count("event", extra=1)
    figures.count("event_and_date", extra=1)
    figures.error(where, f"extra event {row and row['date_edtf']} {str(row and row['text'])[:90]!r}")


def _score_missed(event: GoldEvent, where: str, figures: Figures) -> None:
    figures.count("event", missed=1)
    figures.count("event_and_date", missed=1)
    figures.error(where, f"missed event {event.item_id} {event.dates} {event.passage.quote!r}")
    figures.count("place_country", missed=bool(event.place.country))
    figures.count("place_name", missed=bool(event.place.name))
    figures.count("country_role", missed=sum(map(len, event.countries.values())))
    figures.count("organisation", missed=sum(not is_organ(name) for name in event.organisations))


def _score_date(event: GoldEvent, row: Row, where: str, figures: Figures) -> None:
    right = same_date(event.dates, row["date_edtf"])
    figures.count("event_and_date", right=right, extra=not right, missed=not right)
    figures.share("date_bounds", same_bounds(event.dates, row["date_edtf"]))
    if not right:
        figures.error(where, f"date of {event.item_id} is {event.dates}, got {row['date_edtf']}")


def _score_place(event: GoldEvent, row: Row, where: str, figures: Figures) -> None:
    place, country, told = event.place, row["country"], row["venue"] or row["city"]
    same_name = same_place(place.names, row["venue"], row["city"])
    for figure, gold, got, same in (
        ("place_country", place.country, country, place.country == country),
        ("place_name", place.name, told, same_name),
    ):
        right = bool(gold and got and same)
        figures.count(figure, right=right, extra=bool(got) and not right, missed=bool(gold) and not right)
        if (gold or got) and not right:
            figures.error(where, f"{figure} of {event.item_id} is {gold}, got {got}")
    figures.share("online", place.online == bool(row["online"]))


def _score_countries(event: GoldEvent, row: Row, where: str, figures: Figures) -> None:
    gold = Counter((role, country) for role in ROLES for country in event.countries[role])
    told = Counter((role, country) for role in ROLES for country in row[role])
    right = (gold & told).total()
    figures.count("country_role", right=right, extra=told.total() - right, missed=gold.total() - right)
    if gold != told:
        figures.error(where, f"roles of {event.item_id} are {sorted(gold)}, got {sorted(told)}")


def _score_organisations(event: GoldEvent, row: Row, own: tuple[str, ...], figures: Figures) -> None:
    """Each gold body takes one told; the rest is wrong unless an organ, known from context or the own group."""
    left = [folded(name) for name in row["organisations"]]
    for name in event.organisations:
        found = _find_body(name, left)
        figures.count(
            "organisation", right=found is not None and not is_organ(name), missed=found is None and not is_organ(name)
        )
        if found is not None:
            left.pop(found)
    free = event.organisations_optional + own
    extra = [told for told in left if not is_organ(told) and not any(same_body(told, name) for name in free)]
    figures.count("organisation", extra=len(extra))


def _find_body(name: str, told: list[str]) -> int | None:
    """The place of a gold body among those told: the same name before a similar one."""
    exact = [folded(part) for part in name.split("|")]
    same = (i for i, other in enumerate(told) if other in exact)
    similar = (i for i, other in enumerate(told) if same_body(other, name))
    return next(same, next(similar, None))
