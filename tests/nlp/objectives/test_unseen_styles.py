"""Styles of plans: field lines, promises, numbered kinds, lists by country, headings that say nothing."""

from __future__ import annotations

import pytest

from pipeline.data import ObjectiveMention
from tests.nlp.plans import objectives


def told(mention: ObjectiveMention) -> tuple[str, str | None, tuple[str, ...], str | None]:
    """What is compared: kind, number, leads and time."""
    return mention.kind, mention.number, mention.lead, mention.timeline_edtf


CASES = [
    # a field line below a heading belongs to it; several fields share a line
    (
        "en",
        "## Pillars\n### Pillar A – Sea\n*Lead:* Kenya and Uganda · *Partners:* FAO · *Timeline:* May 2025\n- Dig pits",
        [("priority", "A", ("KEN", "UGA"), "2025-05"), ("action", None, (), None)],
    ),
    ("fr", "## Axes\n### Axe 2 : Sols\nChef de file : Maurice\nWords.", [("priority", "2", ("MUS",), None)]),
    (
        "es",
        "## Ejes\n### Eje 1. Suelos\nResponsable: Perú Plazo: junio de 2025",
        [("priority", "1", ("PER",), "2025-06")],
    ),
    # fields in a point's own text
    (
        "en",
        "## Actions\n- B1 Dig pits. Who: Togo. By: 30 June 2025.",
        [("action", "B1", ("TGO",), "../2025-06-30")],
    ),
    ("es", "## Acciones\n- Cavar pozos (responsable: Perú; plazo: mayo).", [("action", None, ("PER",), None)]),
    # times in brackets after the number, before a colon
    (
        "en",
        "## Milestones\n- Milestone 1.2 (Q2 2025): map agreed – lead: Kenya",
        [("action", "1.2", ("KEN",), "2025-34")],
    ),
    # a participle is no sign of a paper where the time stands in brackets
    ("fr", "## Jalons\n- Jalon 2 : guide publié (fin 2025)", [("action", "2", (), "2025-09/2025-12~")]),
    # one paragraph with several worded points
    (
        "en",
        "## Goals\nGoal 1. Halt the loss by 2030. Goal 2. Give farmers a say.",
        [("objective", "1", (), "../2030"), ("objective", "2", (), None)],
    ),
    # promises among commitments: the subject leads
    (
        "es",
        "## Compromisos\n- Perú plantará robles antes del 30 de junio de 2025.",
        [("priority", None, ("PER",), "../2025-06-30")],
    ),
    # a worded number counts within its kind; a heading's number without a mark
    ("en", "## Commitments\n### Commitment 1 Plant oaks\nWords.", [("priority", "1", (), None)]),
    # lists by country
    (
        "en",
        "## Commitments\nKenya commits to:\nplant oaks by 30 June 2025;\nclean the wells.",
        [("priority", None, ("KEN",), "../2025-06-30"), ("priority", None, ("KEN",), None)],
    ),
    (
        "en",
        "## What each of us takes on\n### Kenya\n- plant oaks\n- clean the wells",
        [("action", None, ("KEN",), None), ("action", None, ("KEN",), None)],
    ),
    # who is asked leads
    (
        "en",
        "## Decisions\nThe Board requests the Secretariat to publish a map by 31 May 2025.",
        [("action", None, ("Secretariat",), "../2025-05-31")],
    ),
    # aims listed in one sentence
    (
        "fr",
        "## Ce que nous voulons\nLe Réseau poursuit deux buts : que le sol reste ; que l'eau revienne.",
        [("objective", None, (), None), ("objective", None, (), None)],
    ),
    # counted aims told as sentences, and named paragraphs with promises: areas of work
    (
        "en",
        "## Targets\nTwo goals matter. Every farm should have a well. No well should run dry.\n"
        "**Wells.** Each village should have two. Kenya will dig ten wells by 30 June 2025.",
        [
            ("objective", None, (), None),
            ("objective", None, (), None),
            ("priority", None, (), None),
            ("action", None, ("KEN",), "../2025-06-30"),
        ],
    ),
    # a heading without a cue: the points tell what they are
    (
        "en",
        "## Soil that lasts\n1. Pits. Dig three. Lead: Kenya.\n2. Trees. Plant oaks. Lead: Uganda.",
        [("priority", "1", ("KEN",), None), ("priority", "2", ("UGA",), None)],
    ),
    # … and commands without anyone or any time are no plan
    ("en", "## How to apply\n- Send the form\n- Write to us", []),
    # background numbered below a heading without a mark
    ("en", "1 Introduction\n1.1 The Forum will publish its map by 31 May 2025 as agreed.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_styles(language: str, text: str, expected: list[object]) -> None:
    found = objectives(f"# Reefs\nWords.\n{text}", language=language)
    assert [told(mention) for mention in found] == expected


def test_rows_with_unusual_headings() -> None:
    table = (
        "| What we promise | By when | Who | State of play |\n| Dig pits; plant oaks | end of 2025 | Kenya | begun |"
    )
    found = objectives(f"# Reefs\nWords.\n## Soil\n{table}")
    assert [(m.lead, m.timeline_edtf, m.status) for m in found] == [(("KEN",), "../2025-12", "begun")] * 2


def test_a_heading_that_says_all_is_no_label() -> None:
    alone, with_text = objectives("# Reefs\nWords.\n## Priorities\n### 1. Plant oaks\n### 2. Wells\nDig ten of them.")
    assert (alone.label, with_text.label) == (None, "Wells")
