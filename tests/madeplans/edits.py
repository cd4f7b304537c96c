"""Edits made-up plans as editors do from one release to the next, and knows what changed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tests.madeplans.plan import Item, MadePlan, topic_count, written

Changed = set[tuple[int, str]]
"""Items by number with what changed of them, in the words of the table `changes`."""


def edited(plan: MadePlan, share: float, seed: int) -> tuple[MadePlan, Changed]:
    """The next release: of each kind of edit a share of the items (one at least, unless the share is 0)."""
    rng = random.Random(f"{plan.language} {plan.style} {seed}")
    events = [item for item in plan.items if item.day]
    aims = [item for item in plan.items if not item.day]
    changed: Changed = set()
    count = max(1, round(share * len(events))) if share else 0
    events = _edited_events(events, count, rng, changed)
    aims = _edited_aims(aims, min(1, count), rng, changed)
    events, aims = _added(plan, events, aims, min(1, count), rng, changed)
    old = {item.number: place for place, item in enumerate(i for i in plan.items if not i.day)}
    changed.update((a.number, "renumbered") for place, a in enumerate(aims) if old.get(a.number, place) != place)
    return written(plan.language, plan.style, [*sorted(events, key=lambda item: str(item.day)), *aims]), changed


def _edited_events(events: Sequence[Item], count: int, rng: random.Random, changed: Changed) -> list[Item]:
    chosen = rng.sample(events, 3 * count)
    moved, reworded, dropped = chosen[:count], chosen[count : 2 * count], chosen[2 * count :]
    new = {item.number: item for item in events}
    for item in moved:
        assert item.day
        day = item.day + timedelta(days=rng.randint(5, 40))
        new[item.number] = replace(item, day=day, weekday=None)
        changed.add((item.number, "rescheduled"))
    for item in reworded:
        new[item.number] = replace(item, kind=(item.kind + 1) % 5)
        changed.add((item.number, "reworded"))
    for item in dropped:
        del new[item.number]
        changed.add((item.number, "removed"))
    return list(new.values())


def _edited_aims(aims: Sequence[Item], count: int, rng: random.Random, changed: Changed) -> list[Item]:
    """One aim reworded, one dropped, two merged into one, all renumbered by it."""
    if not count:
        return list(aims)
    reworded, dropped, kept, merged = rng.sample(aims, 4)
    new = {item.number: item for item in aims}
    new[reworded.number] = replace(reworded, extra=True)
    new[kept.number] = replace(kept, also=(merged.kind, merged.topic))
    del new[dropped.number], new[merged.number]
    changed.update({(reworded.number, "reworded"), (kept.number, "reworded")})
    changed.update({(dropped.number, "removed"), (merged.number, "removed")})
    return list(new.values())


def _added(
    plan: MadePlan, events: list[Item], aims: list[Item], count: int, rng: random.Random, changed: Changed
) -> tuple[list[Item], list[Item]]:
    """An event and an aim that were not there before."""
    if not count:
        return events, aims
    used = {item.topic for item in plan.items}
    free = [number for number in range(topic_count(plan.language)) if number not in used]
    first, second = rng.sample(free, 2)
    number = len(plan.items)
    day = rng.choice([item.day for item in events if item.day]) + timedelta(days=1)
    changed.update({(number, "added"), (number + 1, "added")})
    return [*events, Item(number, rng.randrange(5), first, day, rng.randrange(8))], [
        Item(number + 1, rng.randrange(5), second),
        *aims,
    ]
