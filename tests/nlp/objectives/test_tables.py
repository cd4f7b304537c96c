"""Tables of actions, and tables that tell none."""

from __future__ import annotations

import pytest

from pipeline.data import ObjectiveMention
from tests.nlp.plans import claimed, objectives


def rows(mentions: list[ObjectiveMention]) -> list[tuple[str, str | None, tuple[str, ...], str | None]]:
    """Kind, number, lead and timeline of each mention."""
    return [(m.kind, m.number, m.lead, m.timeline_edtf) for m in mentions]


def table(lines: str, *, heading: str = "Action plan", language: str = "en", edition: str = "2024/2025") -> str:
    """A plan with one table."""
    return f"# Reefs\nWords.\n## {heading}\n{lines.strip()}"


def test_a_row_is_an_action_with_its_fields() -> None:
    text = table("""
| No. | Action | Lead | Deadline | Status |
| 1.1 | Draft a code | Peru and Trinidad and Tobago | by 30 June 2025 | Ongoing |
| 1.2 | Print it | Secretariat | TBC | – |
""")
    found = objectives(text)
    assert rows(found) == [
        ("action", "1.1", ("PER", "TTO"), "../2025-06-30"),
        ("action", "1.2", ("Secretariat",), None),
    ]
    assert [m.status for m in found] == ["Ongoing", None]
    assert found[0].text == "1.1 | Draft a code | Peru and Trinidad and Tobago | by 30 June 2025 | Ongoing"
    assert {v.field: v.original for v in found[0].values}["statement"] == "Draft a code"
    assert "by 30 June 2025" in claimed(text)


def test_outcomes_and_outputs_are_told_once() -> None:
    found = objectives(
        table("""
| Outcome | Output | Activity | Responsible | When |
| 1. Reefs recover | 1.1 Maps in use | 1.1.1 Map the reefs | Fiji (Ministry of Seas); SPC | Q1 2025 |
| | | 1.1.2 Print the maps | Palau | Q2 2025 |
| | 1.2 Divers trained | 1.2.1 Train divers | Tonga | 2025 |
""")
    )
    assert rows(found) == [
        ("objective", "1", (), None),
        ("action", "1.1", (), None),
        ("action", "1.1.1", ("FJI", "SPC"), "2025-33"),
        ("action", "1.1.2", ("PLW",), "2025-34"),
        ("action", "1.2", (), None),
        ("action", "1.2.1", ("TON",), "2025"),
    ]
    parents = {m.mention_id: m for m in found}
    assert [parents[m.parent_id].number if m.parent_id else None for m in found] == [
        None,
        "1",
        "1.1",
        "1.1",
        "1",
        "1.2",
    ]


def test_a_band_heads_the_rows_below() -> None:
    found = objectives(
        table("""
| Action | Responsible | Timeline |
| Objective 1: Reefs recover | | |
| Map the reefs | Fiji | 2025 |
""")
    )
    assert rows(found) == [("objective", "1", (), None), ("action", None, ("FJI",), "2025")]
    assert found[1].parent_id == found[0].mention_id


def test_ticks_in_quarters_are_a_timeline() -> None:
    found = objectives(
        table("""
| Activity | Lead | Q1 | Q2 | Q3 | Q4 |
| Map the reefs | Fiji | x | x | | |
| Print the maps | Palau | | | | x |
"""),
        edition="2025",
    )
    assert [m.timeline_edtf for m in found] == ["2025-33/2025-34", "2025-36"]
    assert found[0].timeline_text == "Q1–Q2"


def test_quarters_counted_through_the_plan() -> None:
    found = objectives(
        "# Reefs\nQ1 is January to March 2024 and Q8 is October to December 2025.\n"
        + table("""
| Activity | Responsible | Timeline |
| Map the reefs | Fiji | Q2–Q5 |
| Print the maps | Palau | Q8 |
| Train divers | Tonga | Q2 2025 |
| Keep a log | Nauru | Throughout |
| Meet | Nauru | Annually |
""").partition("Words.\n")[2],
        edition="2024/2025",
    )
    assert [m.timeline_edtf for m in found] == ["2024-34/2025-33", "2025-36", "2025-34", "2024/2025", None]


def test_commitments_stand_over_their_milestones() -> None:
    found = objectives(
        table("""
| # | Commitment | Owner | Milestones | Due |
| 1 | Every island has a cold chain | Samoa | Order fridges | March 2024 |
| | | | Train technicians | by October 2024 |
""")
    )
    assert rows(found) == [
        ("priority", "1", ("WSM",), None),
        ("action", None, (), "2024-03"),
        ("action", None, (), "../2024-10"),
    ]


def test_an_area_told_before_is_not_told_again() -> None:
    found = objectives(
        """
# Red de Semillas
## Ejes
1. **Bancos.** Abrir bancos de semillas.
## Plan de actividades
| Eje | Acción | A cargo de | Plazo |
| Bancos | Abrir tres bancos; publicar un catálogo | Bolivia | 2025 |
""",
        language="es",
    )
    assert rows(found) == [
        ("priority", "1", (), None),
        ("action", None, ("BOL",), "2025"),
        ("action", None, ("BOL",), "2025"),
    ]
    assert {m.parent_id for m in found[1:]} == {found[0].mention_id}


NOT_ACTIONS = [
    ("Calendar", "| Date | Meeting | Place | Convened by |\n| 3 May 2025 | Council | Lima | Peru |"),
    ("Activities", "| Date | Activity | Venue |\n| 3 May 2025 | Workshop on codes | Lima |"),
    ("Programme", "| Activity | Date | Place | Lead |\n| Spring fair | 12 April | Riga | Latvia |"),
    ("Activities", "| When | What | Where |\n| 4 March | Council | Oslo |"),
    ("Budget", "| Item | 2024 | 2025 |\n| Travel | 1000 | 1200 |"),
    ("Indicators", "| Indicator | Baseline | Target | Year |\n| Members | 12 | 20 | 2026 |"),
    ("Members", "| Country | Since |\n| Malta | 2019 |"),
    ("Completed activities", "| Action | Lead | Status |\n| Draft a code | Malta | Done |"),
    ("Risks", "| Risk | Mitigation | Owner |\n| Storms | Early start | Malta |"),
    ("People", "| Name | Role | Since |\n| A. Vella | Chair | 2023 |"),
]


@pytest.mark.parametrize(("heading", "lines"), NOT_ACTIONS)
def test_other_tables_tell_no_actions(heading: str, lines: str) -> None:
    assert objectives(table(lines, heading=heading)) == []
