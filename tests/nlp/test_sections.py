"""What headings and lead-ins say of the blocks below them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.data import SectionInfo, SectionRole
from pipeline.gazetteers import load_toml
from pipeline.nlp.cues import LANGUAGES, ROLES, heading_pattern, role_of
from pipeline.nlp.sections import read_sections
from tests.nlp.plans import release


def infos(text: str, *, language: str = "en", edition: str | None = "2024/2026") -> dict[str, SectionInfo]:
    """The section of each block by the block's text."""
    document = release(text, language=language, edition=edition)
    return {block.text: info for block, info in zip(document.blocks, read_sections(document), strict=True)}


ROLE_OF_HEADING: list[tuple[str, str, SectionRole | None]] = [
    ("en", "2. Objectives", "objectives"),
    ("en", "What we want to achieve", "objectives"),
    ("en", "Goals and commitments", "objectives"),
    ("en", "Proposed points of engagement", "priorities"),
    ("en", "Priorities and steps", "priorities"),
    ("en", "Thematic pillars", "priorities"),
    ("en", "Priority actions", "actions"),
    ("en", "Annex I – Action matrix", "actions"),
    ("en", "Results framework", "actions"),
    ("en", "Next steps", "actions"),
    ("en", "Completed work to date", "completed"),
    ("en", "What was done in 2023", "completed"),
    ("en", "Highlights of the year", "completed"),
    ("en", "Completed activities", "completed"),
    ("en", "Calendar of activities", "calendar"),
    ("en", "The year ahead", "calendar"),
    ("en", "Upcoming activities", "calendar"),
    ("en", "Background", "background"),
    ("en", "Background and objectives", "objectives"),
    ("en", "Monitoring of activities", "other"),
    ("en", "Members", "other"),
    ("en", "A word from the chair", None),
    ("fr", "Axes d’action", "priorities"),
    ("fr", "Nos objectifs", "objectives"),
    ("fr", "Tableau des actions", "actions"),
    ("fr", "Ce qui a été fait", "completed"),
    ("fr", "Bilan du plan", "completed"),
    ("fr", "À venir", "calendar"),
    ("fr", "D’où nous venons", "background"),
    ("fr", "Indicateurs", "other"),
    ("es", "Líneas prioritarias", "priorities"),
    ("es", "Finalidad y metas", "objectives"),
    ("es", "Matriz de actividades", "actions"),
    ("es", "Actividades realizadas", "completed"),
    ("es", "Próximas actividades", "calendar"),
    ("es", "Antecedentes", "background"),
    ("es", "Agenda", "calendar"),
]


@pytest.mark.parametrize(("language", "heading", "role"), ROLE_OF_HEADING)
def test_a_heading_gives_a_role(language: str, heading: str, role: SectionRole | None) -> None:
    assert role_of(heading, language) == role


def test_a_heading_holds_until_the_next_of_its_rank() -> None:
    told = infos("# Plan\n## Priorities\n### Coast\nReefs first.\n## Calendar\n- May: Council")
    assert (told["Reefs first."].role, told["- May: Council"].role) == ("priorities", "calendar")


def test_the_title_gives_no_role() -> None:
    told = infos(
        "# Reef Network\n# Work plan and achievements 2024-2026\nThe network has nine members.\n## Aims\n- to dive"
    )
    assert (told["The network has nine members."].role, told["- to dive"].role) == ("other", "objectives")


def test_meetings_within_a_report_are_past() -> None:
    told = infos("# Plan\n## What was done in 2023\n### Meetings\nThe council met.")
    assert told["The council met."].role == "completed"


LEAD_INS = [
    # the list below, then what follows it
    ("en", "Key priorities defined were:", "priorities"),
    ("en", "Over three years the partners intend to:", "objectives"),
    ("en", "The deliverables agreed are the following:", "actions"),
    ("en", "Through the network, its members are:", "other"),
    ("en", "Activities carried out so far:", "completed"),
    ("fr", "Pendant ces années, les membres veulent :", "objectives"),
    ("fr", "Principales activités menées :", "completed"),
    ("es", "El Consejo fijó las líneas prioritarias que siguen:", "priorities"),
    ("es", "Las actividades realizadas fueron las siguientes:", "completed"),
]


@pytest.mark.parametrize(("language", "lead_in", "role"), LEAD_INS)
def test_a_lead_in_governs_its_list_and_no_more(language: str, lead_in: str, role: SectionRole) -> None:
    told = infos(f"# Plan\n## Reefs\n{lead_in}\n- one\n- two\nA paragraph after the list.", language=language)
    assert [told["- one"].role, told["- two"].role, told["A paragraph after the list."].role] == [role, role, "other"]


def test_a_lead_in_goes_on_over_a_paragraph_within_its_list() -> None:
    told = infos("# Plan\n## Reefs\nThe priorities are:\n1. Corals\nMore of corals.\n2. Fish\nAfterwards.")
    assert [told[key].role for key in ("More of corals.", "2. Fish", "Afterwards.")] == [
        "priorities",
        "priorities",
        "other",
    ]


def test_a_count_of_points_holds_for_the_headings_below() -> None:
    told = infos(
        "# Plan\n## Programme for 2025\nMalta is in the chair. It has two priorities.\n### 1. Corals\nx\n### 2. Fish\ny"
    )
    assert (told["1. Corals"].role, told["y"].role) == ("priorities", "priorities")


def test_points_cited_by_number_announce_nothing() -> None:
    told = infos(
        "# Plan\n## Points of engagement 2024-2026\n"
        "We build on objectives 1 and 3 of the 2021-2023 plan, namely:\n- corals"
    )
    assert (told["- corals"].role, told["- corals"].edition) == ("priorities", "2024/2026")


EDITIONS = [
    ("en", "## Proposed points of engagement 2021-2023", "2021/2023"),
    ("en", "## Priorities for 2021/22", "2021/2022"),
    ("en", "## Other points of engagement of 2021-2023 to continue in 2024-2026", "2024/2026"),
    ("en", "## Priorities 2024-2026", "2024/2026"),
    ("en", "## Priorities for the first year, 2024", "2024/2026"),
    ("en", "## Priorities\nThe objectives of the 2021-2023 work plan were:", "2021/2023"),
    ("en", "## Priorities\nThe group keeps the priorities it set itself in 2021:", "2024/2026"),
    ("en", "## Carried over from the 2021–2023 plan", "2021/2023"),
    ("en", "## Completed work 2021-2023", None),
    ("en", "## Background", None),
    ("en", "## Achievements\nThe objectives of the 2021-2023 plan were:", "2021/2023"),
    ("fr", "## Report du plan de 2021 à 2023", "2021/2023"),
    (
        "fr",
        "## Bilan du plan\nLes objectifs que les membres s’étaient donnés pour 2021-2023 étaient de :",
        "2021/2023",
    ),
    ("fr", "## Priorités de 2024 à 2026", "2024/2026"),
    ("es", "## Objetivos del plan 2021-2023", "2021/2023"),
    ("es", "## Líneas de acción 2024-2026", "2024/2026"),
]


@pytest.mark.parametrize(("language", "above", "edition"), EDITIONS)
def test_points_belong_to_the_plan_that_is_named_above_them(language: str, above: str, edition: str | None) -> None:
    told = infos(f"# Reefs\nWords.\n{above}\n- corals", language=language)
    assert told["- corals"].edition == edition


YEARS = [
    ("## Calendar 2025", "2025", None),
    ("## 2025", "2025", None),
    ("## Events held in 2023", "2023", None),
    ("## 2018-2019", None, None),
    ("## Calendar\n### March 2025", "2025", "2025-03"),
    ("## 2025\n### March", "2025", "2025-03"),
    ("## 2025\n### 2023 and 2024", None, None),
    ("## Calendar 2025\n### Part A", "2025", None),
    ("## Priorities agreed in March 2021", None, None),
    ("## Events of 2023\nSome words.\n2024", "2024", None),
]


@pytest.mark.parametrize(("above", "year", "month"), YEARS)
def test_a_heading_dates_what_stands_below(above: str, year: str | None, month: str | None) -> None:
    told = infos(f"# Reefs\nWords.\n{above}\n- 3 May: dive")["- 3 May: dive"]
    assert (told.year, told.month) == (year, month)


def test_the_year_span_is_the_year_in_the_heading() -> None:
    document = release("# Reefs\nWords.\n## Calendar 2025\n- 3 May: dive")
    span = read_sections(document)[-1].year_span
    assert span is not None
    assert document.text[slice(*span)] == "2025"


def test_a_row_that_is_a_year_dates_the_rows_below() -> None:
    told = infos(
        "# Reefs\nWords.\n## Calendar\n| Date | Event |\n| 2024 | |\n| 3 May | Dive |\n| 2025 | |\n| 4 June | Swim |"
    )
    assert (told["3 May | Dive"].year, told["4 June | Swim"].year) == ("2024", "2025")


def test_an_annual_plan_gives_its_year() -> None:
    told = infos("# Annual work plan 2025\nWords.\n## Calendar\n- 3 May: dive", edition="2025")
    assert told["- 3 May: dive"].year == "2025"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_gives_its_role(language: str) -> None:
    tables = load_toml(f"{language}/headings.toml")
    for role in ROLES[:-1]:
        for phrase in tables[role]["words"]:
            assert heading_pattern(language, role).search(phrase.rstrip("*")), phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_stands_twice(language: str) -> None:
    for name, table in load_toml(f"{language}/headings.toml").items():
        for key, words in table.items():
            assert len(words) == len(set(words)), (name, key)


LINES = ["# A", "## Aims", "## 2025", "- x", "1. y:", "Priorities", "The aims were:", "| a | b |", "z."]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_every_block_has_a_section(lines: list[str]) -> None:
    document = release("\n".join(lines))
    assert len(read_sections(document)) == len(document.blocks)
