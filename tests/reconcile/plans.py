"""Plans for property tests: a handful of items, and edits of them from release to release."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.data import EventMention, ObjectiveMention, Release
from tests.reconcile.build import event, objective, release

KINDS = ("meeting", "workshop", "webinar", "signing")
SUBJECTS = (
    "customs data",
    "cold stores",
    "nursing diplomas",
    "dune planting",
    "bulk fuel",
    "rare diseases",
    "cotton labels",
    "river ports",
    "school libraries",
    "wind maps",
)
TOWNS = (("Quito", "ECU"), ("Dakar", "SEN"), ("Hanoi", "VNM"), (None, None))
STATUSES = ("planned", "tentative", "completed", "cancelled", "postponed")
VERBS = ("Publish a guide to", "Train twenty officers in", "Compare the rules on", "Draft a protocol for")


@st.composite
def events(draw: st.DrawFn) -> EventMention:
    """Any event of the pool; its subject makes its title."""
    kind, subject = draw(st.sampled_from(KINDS)), draw(st.sampled_from(SUBJECTS))
    ordinal = draw(st.sampled_from(("", "Second ", "Third ")))
    year, month, day = draw(st.integers(2021, 2024)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    date = draw(
        st.sampled_from((f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", f"{year}-{month:02}?", None))
    )
    city, country = draw(st.sampled_from(TOWNS))
    return event(
        f"{ordinal}{kind} on {subject}".strip().capitalize(),
        date,
        draw(st.sampled_from(STATUSES)),
        type=kind,
        city=city,
        country=country,
    )


@st.composite
def objectives(draw: st.DrawFn) -> ObjectiveMention:
    """Any action of the pool."""
    text = f"{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(SUBJECTS))}"
    lead = tuple(draw(st.lists(st.sampled_from(("CAN", "GHA")), max_size=1)))
    timeline = draw(st.sampled_from((None, "../2023-06-30", "2024-34")))
    return objective(text, str(draw(st.integers(1, 9))), lead=lead, timeline=timeline)


def _title(mention: EventMention) -> str:
    return mention.title


@st.composite
def plans(draw: st.DrawFn, most: int = 3, *, distinct: bool = False) -> list[Release]:
    """One to `most` releases of a plan, oldest first; `distinct` keeps titles and texts apart within a release."""
    found = []
    for number in range(draw(st.integers(2 if distinct else 1, most))):
        unique_events = st.lists(events(), max_size=5, unique_by=_title if distinct else None)
        unique_aims = st.lists(objectives(), max_size=4, unique_by=(lambda o: o.text) if distinct else None)
        found.append(
            release(
                f"r{number}",
                draw(unique_events),
                draw(unique_aims),
                released=f"{2021 + number}-02",
                edition=f"{2021 + number}",
            )
        )
    return found
