"""How surely two event mentions tell the same event: evidence for and against, summed up; above 0 they are linked."""

from __future__ import annotations

from datetime import date
from math import log

from pipeline.reconcile import words
from pipeline.reconcile.clusters import NEVER
from pipeline.reconcile.profiles import EventProfile, Ordinals
from pipeline.reconcile.weights import Weights
from pipeline.reconcile.words import CODE_MARK

TITLE = 6.0
TITLE_MIDDLE = 0.55
TITLE_MIDDLE_TRANSLATED = 0.25
"""A likeness of titles at the middle is no evidence; a translated title shares fewer keys."""
FULL_TITLE = 6.0
"""Weight of a title from which its being another one counts in full: "which Portugal will host" names nothing."""
YEAR_DAYS = 270
"""From about this distance on, a meeting of the same name is rather the next one than the same, moved."""
DOUBT = 0.6
"""What must speak for two mentions before they are linked: most pairs of events are two."""
SAME_ENTRY = 2.5
"""Evidence of two events that the entries of one objective tell."""
SAME_TITLE = 1.0
UNLIKE = -1.4
"""Evidence of titles below which one day alone does not make two events the same, unless the city is the same."""
ALIKE = 2.0
SAME_CITY = 0.8
CROWD = 0.7
NEXT_DAYS = 60
"""Days after an event that is over from which another one of its name is the next."""
NEXT_TIME = 2.5
"""Evidence against a meeting of the same name that is so far off; what is done once (a signing, a launch) has none."""
UNSPECIFIC = frozenset({"meeting", "event", "session", "conference", "ceremony", "other"})
RECURRING = frozenset({"deadline", "publication"})
"""Acts that are done again every year."""
COMPLETED = ("completed", "ongoing")


def event_score(one: EventProfile, other: EventProfile, weights: Weights, *, same_release: bool) -> float:
    """The evidence that two mentions tell one event; NEVER where ordinals, or who joined, exclude it.

    Within one release two dates that exclude each other are two events, unless an older plan is restated there.
    """
    if ordinals_conflict(one.ordinals, other.ordinals) or _accessions_conflict(one, other):
        return NEVER
    if (same_release and _contradict(one, other)) or _held_again(one, other):
        return NEVER
    dates = _dates(one, other, weights)
    titles, places = _titles(one, other, weights), _places(one, other)
    score = titles + dates + places + _kinds(one, other) + _names(one, other) + _numbers(one, other) - DOUBT
    if places < SAME_CITY and one.language == other.language and titles < _titles_needed(one, other):
        score -= 1.0
    if one.objective_id and one.objective_id == other.objective_id:
        score += SAME_ENTRY
    return score


def _titles_needed(one: EventProfile, other: EventProfile) -> float:
    """Evidence of titles that two events in different towns need: what moved in time as well must keep its name."""
    moved = one.dated and other.dated and not _meet(one, other)
    return ALIKE if moved else UNLIKE


def ordinals_conflict(one: Ordinals, other: Ordinals) -> bool:
    """Whether two sets of ordinals exclude each other: "second meeting" and "third meeting", "MC12" and "MC13"."""
    if not one or not other:
        return False
    for noun in {n for _, n in one} & {n for _, n in other}:
        if not {v for v, n in one if n == noun} & {v for v, n in other if n == noun}:
            return True
    spoken = {v for v, n in one if not n.startswith(CODE_MARK)}, {v for v, n in other if not n.startswith(CODE_MARK)}
    if not spoken[0] or not spoken[1]:
        return False
    return not {v for v, _ in one} & {v for v, _ in other}


def _accessions_conflict(one: EventProfile, other: EventProfile) -> bool:
    first, second = set(one.mention.roles.accession), set(other.mention.roles.accession)
    return bool(first and second and not first & second)


def _titles(one: EventProfile, other: EventProfile, weights: Weights) -> float:
    first, second, text, second_text = one.title, other.title, one.text, other.text
    if one.city and one.city == other.city:
        first, second = first - one.town or first, second - other.town or second
        text, second_text = text - one.town, second_text - other.town
    title = max(weights.likeness(first, second), weights.likeness(one.name, other.name))
    if one.mention.block_id != other.mention.block_id or one.mention.document_id != other.mention.document_id:
        title = max(title, (title + weights.likeness(text, second_text)) / 2)
    if one.language != other.language:
        return TITLE * (title - TITLE_MIDDLE_TRANSLATED)
    score = TITLE * (title - TITLE_MIDDLE) + (SAME_TITLE if one.title and one.title == other.title else 0.0)
    if score < 0:
        score *= min(1.0, min(weights.total(one.title), weights.total(other.title)) / FULL_TITLE)
    if one.quoted and other.quoted:
        named = max(weights.likeness(a, b) for a in one.quoted for b in other.quoted)
        score += 2.5 if named > 0.8 else -4.0 if named < 0.4 else 0.0
    if _same_ordinal(one, other):
        score += 1.5
    return score


def _dates(one: EventProfile, other: EventProfile, weights: Weights) -> float:
    if not one.dated or not other.dated:
        same = one.first is not None and one.mention.date_edtf == other.mention.date_edtf
        return 1.5 if same else 0.0 if _meet(one, other) else -2.0
    assert one.first and one.last and other.first and other.last
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    if gap <= 0:
        return _overlap(one, other) - _crowd(one, other, weights)
    return _moved(one, other, gap)


def _held_again(one: EventProfile, other: EventProfile) -> bool:
    """Whether one is over and the other, planned or over too, lies well behind it: the next of its kind.

    It speaks for all tellings of an event, even those from before it took place.
    """
    if COMPLETED[0] not in (one.mention.status, other.mention.status) or _same_ordinal(one, other):
        return False
    if not (one.first and one.last and other.first and other.last) or one.moved or other.moved:
        return False
    if max((other.first - one.last).days, (one.first - other.last).days) < NEXT_DAYS:
        return False
    return one.mention.status == other.mention.status or _planned_after_done(one, other)


def _same_ordinal(one: EventProfile, other: EventProfile) -> bool:
    return bool({value for value, _ in one.ordinals} & {value for value, _ in other.ordinals})


def _contradict(one: EventProfile, other: EventProfile) -> bool:
    """Whether two mentions of one release and plan period have dates that exclude each other, or one is yet to come."""
    if _other_edition(one, other):
        return False
    done = one.mention.status in COMPLETED, other.mention.status in COMPLETED
    apart = one.dated and other.dated and not _meet(one, other)
    return apart or (done[0] != done[1] and not (one.dated and other.dated))


def _meet(one: EventProfile, other: EventProfile) -> bool:
    """Whether two dates have a day in common."""
    return not (
        (one.last and other.first and one.last < other.first) or (other.last and one.first and other.last < one.first)
    )


def _other_edition(one: EventProfile, other: EventProfile) -> bool:
    """Whether one of two mentions of a release restates another plan period than the other's."""
    first, second = one.mention.edition, other.mention.edition
    return first is not None and second is not None and first != second


def _overlap(one: EventProfile, other: EventProfile) -> float:
    """Evidence of two dates that meet: the finer the coarser of them is, the more it tells."""
    assert one.first and one.last and other.first and other.last
    widest = max((one.last - one.first).days, (other.last - other.first).days)
    exact = (one.first, one.last) == (other.first, other.last)
    for days, same, within in ((6, 2.5, 1.5), (31, 1.5, 1.2), (92, 1.2, 1.0), (184, 0.9, 0.7), (366, 0.7, 0.4)):
        if widest <= days:
            return same if exact else within
    return 0.0


def _crowd(one: EventProfile, other: EventProfile, weights: Weights) -> float:
    """What is to be taken off a date that many events share: each further one makes it tell less."""
    if one.first != other.first:
        return 0.0
    return CROWD * log(max(1, weights.items_with(one.day) // 2))


def _moved(one: EventProfile, other: EventProfile, gap: int) -> float:
    """Evidence of two dates that exclude each other, `gap` days apart: the same event moved, or another one?"""
    completed = one.mention.status in COMPLETED, other.mention.status in COMPLETED
    if all(completed):
        return -0.5 if gap <= 3 else -2.5 if gap <= 31 else -6.0
    if any(completed) and gap > 60 and _planned_after_done(one, other):
        return -5.0
    once = {one.mention.event_type, other.mention.event_type} <= words.acts() - RECURRING
    cost = 0.4 + min(gap, YEAR_DAYS if once else gap) / 180
    if one.moved or other.moved:
        return -cost / 2
    return -cost - (NEXT_TIME if gap >= YEAR_DAYS and not (_same_ordinal(one, other) or once) else 0.0)


def _planned_after_done(one: EventProfile, other: EventProfile) -> bool:
    done, planned = (one, other) if one.mention.status in COMPLETED else (other, one)
    return (planned.first or date.max) > (done.last or date.min)


def _places(one: EventProfile, other: EventProfile) -> float:
    if one.city and one.city == other.city:
        return SAME_CITY
    first, second = one.mention.place.country, other.mention.place.country
    if one.city and other.city:
        both_over = one.mention.status in COMPLETED and other.mention.status in COMPLETED
        same_day = one.first == other.first and one.dated
        if one.language != other.language and first == second:
            return 0.2
        return (-1.5 if both_over and not same_day else -0.5) + (0.3 if first == second else 0.0)
    if first and second:
        return 0.4 if first == second else -0.6
    return 0.0


def _kinds(one: EventProfile, other: EventProfile) -> float:
    first, second = one.mention.event_type, other.mention.event_type
    if first == second:
        return 0.2 if first in UNSPECIFIC else 0.5
    acts = {first, second} & words.acts()
    if {first, second} & UNSPECIFIC:
        return -0.8 if acts else -0.3
    return -1.2 if acts else -0.7


def _names(one: EventProfile, other: EventProfile) -> float:
    score = 0.0
    if one.bodies and other.bodies:
        both = one.bodies & other.bodies
        score += 0.6 * len(both) / len(one.bodies | other.bodies) if both else -0.4
    if set(one.mention.roles.accession) & set(other.mention.roles.accession):
        score += 2.5
    if set(one.mention.roles.host) & set(other.mention.roles.host):
        score += 0.5
    return score


def _numbers(one: EventProfile, other: EventProfile) -> float:
    score = 0.0
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        score -= 1.0
    if one.years and other.years:
        score += 0.5 if one.years & other.years else -2.0
    return score
