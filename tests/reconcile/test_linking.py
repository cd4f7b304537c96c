"""Which mentions are one event or objective: each case lists releases whose mentions carry the name of their item."""

from __future__ import annotations

import pytest

from pipeline.data import EventMention, ObjectiveMention, Release
from pipeline.reconcile import order_releases, reconcile
from tests.reconcile.build import INFO, event, release
from tests.reconcile.linking_cases import OBJECTIVES, TRANSLATED, Told

EVENTS: dict[str, list[list[Told]]] = {
    "same title, same day": [
        [("a", event("Seminar on customs data", "2024-05-02"))],
        [("a", event("Seminar on customs data", "2024-05-02", "completed"))],
    ],
    "annual meetings of the same title are two": [
        [("a", event("Annual meeting of registrars", "2023-06-12/2023-06-14", "completed"))],
        [("b", event("Annual meeting of registrars", "2024-06-10/2024-06-12"))],
    ],
    "annual meetings, both planned, a year apart": [
        [("a", event("Annual meeting of registrars", "2023-06"))],
        [("b", event("Annual meeting of registrars", "2024-06"))],
    ],
    "the annual meeting is told anew and the next one added": [
        [("a", event("Annual meeting of registrars", "2023-06-12"))],
        [
            ("a", event("Annual meeting of registrars", "2023-06-12", "completed")),
            ("b", event("Annual meeting of registrars", "2024-06-10")),
        ],
    ],
    "ordinals tell occurrences apart": [
        [("a", event("Twelfth meeting of the Board", "2024-03"))],
        [("b", event("13th meeting of the Board", "2024-09"))],
    ],
    "the same ordinal in words, digits and Roman numerals": [
        [("a", event("Twelfth meeting of the Board", "2024-03"))],
        [("a", event("12th meeting of the Board", "2024-09-03"))],
        [("a", event("Board, XII meeting", "2024-09-04", "completed"))],
    ],
    "moved in time and place at once": [
        [("a", event("Regional forum on dust storms", "2024-04-09", city="Amman", country="JOR"))],
        [("a", event("Regional forum on dust storms", "2024-10-15", city="Ankara", country="TUR"))],
    ],
    "postponed by more than a year, and it says so": [
        [("a", event("Border simulation exercise", "2020-09-14/2020-09-18", "postponed", city="Konni", country="NER"))],
        [("a", event("Border simulation exercise", "2022-03-14/2022-03-18", "completed", city="Konni", country="NER"))],
    ],
    "an open date is fixed": [
        [("a", event("Pledging conference for the fund", None, "tentative"))],
        [("a", event("Pledging conference for the fund", "2025-09-23", city="Lagos", country="NGA"))],
    ],
    "a quarter becomes a day": [
        [("a", event("Training on causes of death", "2024-34", type="training"))],
        [("a", event("Training on causes of death", "2024-05-13/2024-05-17", "completed", type="training"))],
    ],
    "reworded, same day and place": [
        [
            (
                "a",
                event(
                    "Ministers of the partner countries met over breakfast",
                    "2019-05-16",
                    "completed",
                    city="Lima",
                    country="PER",
                ),
            )
        ],
        [("a", event("Working breakfast of ministers", "2019-05-16", "completed", city="Lima", country="PER"))],
    ],
    "two events of one day are two": [
        [
            ("a", event("Signing of the wine agreement", "2024-05-16", "completed", type="signing")),
            ("b", event("Opening of the customs laboratory", "2024-05-16", "completed", type="launch")),
        ],
        [
            ("b", event("Opening of the customs laboratory", "2024-05-16", "completed", type="launch")),
            ("a", event("Signing of the wine agreement", "2024-05-16", "completed", type="signing")),
        ],
    ],
    "quoted names decide": [
        [("a", event("Session “Who checks the checkers?” at the Public Forum", "2023-09-14", "completed"))],
        [("b", event("Session “Beyond tick boxes” at the Public Forum", "2023-09-14", "completed"))],
    ],
    "who joined decides": [
        [("a", event("Georgia joined the Partnership", "2022", "completed", type="accession", accession=("GEO",)))],
        [("b", event("Benin joined the Partnership", "2022", "completed", type="accession", accession=("BEN",)))],
    ],
    "a series keeps its parts apart": [
        [
            ("a", event("Webinar on net metering, first part", "2024-10-03", type="webinar")),
            ("b", event("Webinar on net metering, second part", "2024-10-10", type="webinar")),
        ],
        [
            ("a", event("Webinar on net metering, first part", "2024-10-03", "completed", type="webinar")),
            ("b", event("Webinar on net metering, second part", "2024-10-17", "completed", type="webinar")),
        ],
    ],
    "one of two sessions moves": [
        [
            ("a", event("Course for diploma offices", "2024-11-06")),
            ("b", event("Course for diploma offices", "2024-11-20")),
        ],
        [
            ("a", event("Course for diploma offices", "2024-11-06", "completed")),
            ("b", event("Course for diploma offices", "2024-11-27", "completed")),
        ],
    ],
    "overview and details of one release": [
        [
            ("a", event("Second meeting of the laboratory group", "2024-12", section=("Overview",))),
            ("a", event("The laboratory group will hold its second meeting", "2024-12-05", section=("Details",))),
            ("b", event("Third meeting of the laboratory group", "2025-12", section=("Overview",))),
        ],
    ],
    "the same entry twice": [
        [
            ("a", event("Launch of the stockpile dashboard", "2024-12-02", "completed")),
            ("b", event("Call of the chief nurses", "2024-12-03", "completed")),
            ("a", event("Launch of the stockpile dashboard", "2024-12-02", "completed")),
        ],
    ],
    "a plan restated in the next one": [
        [
            ("a", event("12th Ministerial Conference", "2021-06?", "tentative", country="KAZ", edition="2020/2022")),
            ("a", event("12th Ministerial Conference", "2022", edition="2022/2024")),
        ],
    ],
    "one split into two": [
        [
            (
                "a",
                event("Seminar and field visit on dune planting", "2024-04-10/2024-04-12", city="Dakar", country="SEN"),
            )
        ],
        [
            ("a", event("Seminar on dune planting", "2024-04-10", city="Dakar", country="SEN")),
            ("b", event("Field visit to planted dunes", "2024-04-12", city="Louga", country="SEN", type="visit")),
        ],
    ],
    "a completed event does not move to next year": [
        [("a", event("Business panel", "2024-04-18", "completed", city="Quito", country="ECU"))],
        [("b", event("Business panel", "2025-09-09", city="Aqaba", country="JOR"))],
    ],
    "a deadline comes again next year, though an older release still plans the former": [
        [("a", event("Deadline for bids to the well fund", "2024-03-01", type="deadline"))],
        [("a", event("Deadline for bids to the well fund", "2024-03-01", "completed", type="deadline"))],
        [("b", event("Deadline for bids to the well fund", "2025-04-15", type="deadline"))],
    ],
    "a half-yearly meeting that was held is not the one half a year later": [
        [("a", event("Meeting of the well board", "2024-03-01"))],
        [
            ("a", event("Meeting of the well board", "2024-03-01", "completed")),
            ("b", event("Meeting of the well board", "2024-09-03", "completed")),
        ],
    ],
    "prose tells an event in other words than the calendar": [
        [("a", event("A video call on shepherds' insurance is planned", "2024-35?", "tentative"))],
        [("a", event("The video call on shepherds' insurance drew eighty people", "2024-09-12", "completed"))],
    ],
    "the subject of a sentence names its event": [
        [("a", event("A caravan of judges is to leave Niamey for Dosso", "2023-04-17", city="Niamey"))],
        [("a", event("The caravan of judges left Niamey four weeks late", "2023-05-15", "completed"))],
    ],
    "two events of one day and place in two sections": [
        [
            ("a", event("The Council will sit", "2024-04-23", city="Quito", country="ECU", section=("Meetings",))),
            ("b", event("Kenya", "2024-04-23", city="Quito", country="ECU", section=("About us",), edition="2024")),
        ],
    ],
    "what is done once may be put off by a year": [
        [("a", event("Launch of the seed fair guide", "2022-03-10", type="launch", city="Cusco", country="PER"))],
        [("a", event("Launch of the seed fair guide", "2023-03-14", type="launch", city="Lima", country="PER"))],
    ],
    "what moved in time and place must keep its name": [
        [("a", event("Training for port inspectors", "2024-03-10", type="training", city="Lagos", country="NGA"))],
        [("b", event("Training for fish inspectors", "2024-07-14", type="training", city="Lima", country="PER"))],
    ],
    "short titles, moved by a week": [
        [
            ("a", event("Round table of regulators", "2023-09-19")),
            ("b", event("Meeting of heads of utilities", "2023-11-14")),
        ],
        [
            ("a", event("Round table of regulators", "2023-09-26", "completed")),
            ("b", event("Meeting of heads of utilities", "2023-11-13", "completed", online=True)),
        ],
    ],
}


def _releases(case: list[list[Told]]) -> list[Release]:
    return [
        release(
            f"r{number}",
            [m for _, m in told if isinstance(m, EventMention)],
            [m for _, m in told if isinstance(m, ObjectiveMention)],
            released=f"{2019 + number}",
        )
        for number, told in enumerate(case)
    ]


def _partition(case: list[list[Told]], releases: list[Release]) -> tuple[list[str], list[str]]:
    """For each mention in order: the name its case gives it, and the name of the first mention it was linked with."""
    plan = reconcile(INFO, releases)
    ids = dict(plan.event_ids) | dict(plan.objective_ids)
    told = [m.mention_id for r in order_releases(INFO, releases) for m in (*r.events, *r.objectives)]
    wanted = [name for release_told in case for name, _ in release_told]
    first: dict[str, str] = {}
    return wanted, [first.setdefault(ids[mention_id], name) for mention_id, name in zip(told, wanted, strict=True)]


@pytest.mark.parametrize("name", [*EVENTS, *OBJECTIVES])
def test_linking(name: str) -> None:
    case = (EVENTS | OBJECTIVES)[name]
    wanted, got = _partition(case, _releases(case))
    assert got == wanted


@pytest.mark.parametrize("name", TRANSLATED)
def test_linking_over_languages(name: str) -> None:
    first, second = TRANSLATED[name]
    releases = [
        release("r0", [m for _, m in first if isinstance(m, EventMention)], released="2024"),
        release("r1", [m for _, m in second if isinstance(m, EventMention)], released="2024", language="fr"),
    ]
    wanted, got = _partition([first, second], releases)
    assert got == wanted
