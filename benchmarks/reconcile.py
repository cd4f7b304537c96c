"""Time and memory of reconciliation: one plan of many events over ten releases, and many plans of twenty events.

    python benchmarks/reconcile.py [--quick]

Prints a line a size: mentions, processor seconds, microseconds a mention, peak memory. Near linear means that the
time a mention takes hardly grows from the smallest size to the largest.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from dataclasses import replace

from pipeline.data import Bodies, Document, EventMention, Place, PlanInfo, Release
from pipeline.reconcile import reconcile

KINDS = ("meeting", "workshop", "webinar", "seminar", "training", "launch")
CITIES = (("Quito", "ECU"), ("Dakar", "SEN"), ("Hanoi", "VNM"), ("Lima", "PER"), ("Accra", "GHA"), ("Oslo", "NOR"))
RELEASES = 10


def made_up_words(count: int, seed: int) -> list[str]:
    """Pronounceable words, so that the vocabulary grows with a plan as it does in real ones."""
    rng = random.Random(seed)
    syllables = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
    return ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(count)]


def make_event(number: int, vocabulary: list[str], rng: random.Random) -> EventMention:
    kind = rng.choice(KINDS)
    subject = " ".join(rng.choices(vocabulary, k=3))
    city, country = rng.choice(CITIES)
    date = f"{rng.randint(2020, 2029)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    title = f"{kind.capitalize()} on {subject}"
    return EventMention(
        mention_id="", plan_id="p", document_id="", file="", block_id=number, page=None, char_start=0, char_end=0,
        text=f"{date}: {title}, {city}", edition="2020/2029", title=title, event_type=kind, status="planned",
        date_edtf=date, place=Place(city=city, country=country), bodies=Bodies(), section_role="calendar",
    )  # fmt: skip


def edited(event: EventMention, rng: random.Random) -> EventMention:
    """An event as a later release tells it: one in ten moved, one in ten over, one in twenty reworded."""
    chance = rng.random()
    if chance < 0.1:
        return replace(event, date_edtf=f"{(event.date_edtf or '')[:8]}{rng.randint(1, 28):02}")
    if chance < 0.2:
        return replace(event, status="completed")
    if chance < 0.25:
        return replace(event, title=event.title.rpartition(" ")[0])
    return event


def make_plan(plan_id: str, events: int, releases: int, seed: int) -> tuple[PlanInfo, list[Release]]:
    rng = random.Random(seed)
    vocabulary = made_up_words(200 + events, seed)
    told = [make_event(number, vocabulary, rng) for number in range(events)]
    found = []
    for order in range(releases):
        name = f"{plan_id}-{order}"
        placed = []
        for number, event in enumerate(told):
            span = {"char_start": number * 200, "char_end": number * 200 + len(event.text)}
            placed.append(replace(event, mention_id=f"{name}-{number}", document_id=name, file=name, **span))
        document = Document(name, plan_id, name, "text/plain", "", (), edition="2020/2029", released=f"{2020 + order}")
        found.append(Release(document, events=tuple(placed)))
        told = [edited(event, rng) for event in told if rng.random() > 0.03]
    return PlanInfo(plan_id), found


def measure(label: str, plans: list[tuple[PlanInfo, list[Release]]]) -> float:
    mentions = sum(len(release.events) for _, releases in plans for release in releases)
    start = time.process_time()
    for info, releases in plans:
        reconcile(info, releases)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = seconds / mentions * 1e6
    print(f"{label:28} {mentions:8} mentions {seconds:8.2f} s {each:8.0f} µs a mention, peak {peak:6.0f} MB")
    return each


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="leave out the largest size of each kind")
    quick = parser.parse_args().quick
    reconcile(*make_plan("warm-up", 20, 2, 0))
    sizes = (200, 1000) if quick else (200, 1000, 5000)
    grown = [measure(f"1 plan of {size} events", [make_plan("p", size, RELEASES, size)]) for size in sizes]
    print(f"growth of the time a mention takes: {grown[-1] / grown[0]:.2f}")
    counts = (100, 1000) if quick else (100, 1000, 10_000)
    grown = []
    for count in counts:
        plans = [make_plan(f"p{number}", 20, 2, number) for number in range(count)]
        grown.append(measure(f"{count} plans of 20 events", plans))
    print(f"growth of the time a mention takes: {grown[-1] / grown[0]:.2f}")


if __name__ == "__main__":
    main()
