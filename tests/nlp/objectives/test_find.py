"""Objectives of whole plans in many styles: kinds, numbers, leads, timelines, editions and what stands under what."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.data import ObjectiveMention
from pipeline.nlp.objectives import find_objectives
from tests.nlp.plans import claimed, entries, objectives, release


def rows(mentions: list[ObjectiveMention]) -> list[tuple[str, str | None, tuple[str, ...], str | None]]:
    """Kind, number, lead and timeline of each mention."""
    return [(m.kind, m.number, m.lead, m.timeline_edtf) for m in mentions]


def test_pillars_with_actions_below() -> None:
    found = objectives(
        """
# Coastal Cities Alliance – work plan 2024–2026
## Strategic pillars
### Pillar 1: Early warning
Members will connect their tide gauges to one network.
Key activities:
- Install 30 gauges in West Africa (Lead: Senegal; by June 2025)
- Publish a joint bulletin every month
- Workshop on storm surges, Accra, 12–14 March 2025, hosted by Ghana
### Pillar 2: Green coasts
Objective 2.1: Restore mangroves
Action 2.1.1 Map the losses. Responsible: Kenya and Mozambique. Deadline: by 31 December 2024.
"""
    )
    assert rows(found) == [
        ("priority", "1", (), None),
        ("action", None, ("SEN",), "../2025-06"),
        ("action", None, (), None),
        ("priority", "2", (), None),
        ("objective", "2.1", (), None),
        ("action", "2.1.1", ("KEN", "MOZ"), "../2024-12-31"),
    ]
    assert found[1].parent_id == found[0].mention_id
    assert found[5].parent_id == found[4].mention_id


def test_commitments_with_milestones() -> None:
    found = objectives(
        """
# Open Procurement Network
## National commitments 2024-2026
Commitment 1. Publish all contracts
Lead: Kenya
Milestones:
1.1 Agree a data format (March 2025)
1.2 Publish the first data set by 30 September 2025
Commitment 2. Train citizen auditors
Lead: Uruguay and Chile
Milestones:
2.1 Write a manual (July 2025)
"""
    )
    assert rows(found) == [
        ("priority", "1", ("KEN",), None),
        ("action", "1.1", (), "2025-03"),
        ("action", "1.2", (), "../2025-09-30"),
        ("priority", "2", ("URY", "CHL"), None),
        ("action", "2.1", (), "2025-07"),
    ]
    assert found[1].parent_id == found[0].mention_id


def test_legal_numbering() -> None:
    found = objectives(
        """
# Treaty on lake basins
## Article 1. Objectives
1.1 The programme has the following objectives:
(a) to cut nutrients by one third by 31 December 2026;
(b) to restore fish passages, in particular
  (i) at dams; and
  (ii) at weirs.
## Article 2. Measures
1. Uganda maps the fish passages, not later than 1 March 2025.
2. In the second year the Commission shall publish an inventory.
"""
    )
    assert rows(found) == [
        ("objective", "1.1.a", (), "../2026-12-31"),
        ("objective", "1.1.b", (), None),
        ("objective", "1.1.b.i", (), None),
        ("objective", "1.1.b.ii", (), None),
        ("action", "1", ("UGA",), "../2025-03-01"),
        ("action", "2", ("Commission",), None),
    ]
    assert found[0].text == "(a) to cut nutrients by one third by 31 December 2026"
    assert found[2].text == "(i) at dams"


def test_running_paragraph_numbers_do_not_count() -> None:
    found = objectives(
        """
# Programme of work
## I. Background
1. The programme was set up in 2019.
## II. Aims
2. The overall objective is that every birth is registered by 2030.
3. Two priorities guide the biennium:
(a) Inclusion: nomads are registered too;
(b) Privacy: data stay at home.
## III. Reporting
4. The Secretariat will submit an outline by 31 March 2025 and a full report by 31 March 2026.
"""
    )
    assert rows(found) == [
        ("objective", None, (), "../2030"),
        ("priority", "a", (), None),
        ("priority", "b", (), None),
        ("action", None, ("Secretariat",), "../2025-03-31"),
        ("action", None, ("Secretariat",), "../2026-03-31"),
    ]
    assert found[4].text == "a full report by 31 March 2026."


def test_priorities_told_in_prose() -> None:
    found = objectives(
        """
# Mountain Rescue Forum
## Programme for 2025
Our three priorities for 2025 are as follows. First, dogs should work. Second, all should be insured. Third, rest.
The chair will circulate a contract by 30 April 2025, and the technical team will test a drone in the autumn of 2025.
The spring meeting takes place in Innsbruck on 4 April 2025.
""",
        edition="2025",
    )
    assert rows(found) == [
        ("priority", None, (), None),
        ("priority", None, (), None),
        ("priority", None, (), None),
        ("action", None, ("chair",), "../2025-04-30"),
        ("action", None, ("technical team",), "2025-23"),
    ]


def test_headings_that_are_priorities_with_their_text() -> None:
    found = objectives(
        """
# Dialogue on skills
## Programme for 2025
Malta is in the chair. It proposes two priorities.
### 1. Recognition
A diploma should be recognised within sixty days. Lead: Ireland. Fiji will draft a contract by 31 March 2025.
### 2. Care work
Carers should have papers by the end of 2028.
""",
        edition="2025",
    )
    assert rows(found) == [
        ("priority", "1", ("IRL",), None),
        ("action", None, ("FJI",), "../2025-03-31"),
        ("priority", "2", (), "../2028-12"),
    ]
    assert found[0].label == "Recognition"
    assert found[0].text.endswith("Lead: Ireland.")
    assert found[1].parent_id == found[0].mention_id


def test_items_that_ran_together_are_told_apart() -> None:
    found = objectives(
        """
# Plan
## Priorities
1. **Seeds:** lend them. Lead: Peru. 2. **Soil:** keep it. Lead: Chad.
3. **Water**
  - i. Hold a fair once a year ii. Take turns in leading it
"""
    )
    assert rows(found) == [
        ("priority", "1", ("PER",), None),
        ("priority", "2", ("TCD",), None),
        ("priority", "3", (), None),
        ("action", "3.i", (), None),
        ("action", "3.ii", (), None),
    ]


def test_fields_as_items_of_their_own() -> None:
    found = objectives(
        """
# Hill Farming Network
## Strategic objectives
Strategic objective A: Keep small farms alive
- A.1 Open a loan window
  - Lead: Nepal
  - Deadline: by 30 June 2025
  - Status: in progress
  - Budget: 40,000 dollars
"""
    )
    assert rows(found) == [("objective", "A", (), None), ("action", "A.1", ("NPL",), "../2025-06-30")]
    assert (found[1].status, found[1].has_lead_field, found[1].has_timeline_field) == ("in progress", True, True)


def test_an_older_plan_restated() -> None:
    found = objectives(
        """
# Alianza de Museos – Plan de trabajo 2024-2026
## Objetivos del plan 2021-2023
1. Digitalizar 5.000 piezas.
## Compromisos 2024-2026
1. **Colecciones abiertas** (Chile). Publicar las fichas antes de diciembre de 2025.
   - Hito 1: norma de fichas acordada (abril de 2024).
2. **Líneas de 2021-2023 que continúan en 2024-2026**
   - Préstamos: simplificar los seguros.
""",
        language="es",
    )
    assert [(m.kind, m.edition, m.lead) for m in found] == [
        ("objective", "2021/2023", ()),
        ("priority", "2024/2026", ("CHL",)),
        ("action", "2024/2026", ()),
        ("priority", "2024/2026", ()),
        ("priority", "2024/2026", ()),
    ]


def test_a_deadline_told_by_an_event_of_the_release() -> None:
    found = objectives(
        """
# Reefs
## Actions
- Draft a code by the fourth assembly
## Calendar
The fourth assembly will be held in Faro on 9 September 2025.
"""
    )
    assert found[0].timeline_edtf == "../2025-09-09"


def test_only_timelines_are_claimed() -> None:
    text = """
# Reefs
## Priorities
1. Ocean Conference, Lisbon, June 2025: Opportunity for a joint stand
2. **Codes.** Every port has one by 2030.
## Actions
- Draft a code by May 2025
- 12 March 2025: Workshop, Riga
"""
    assert claimed(text) == ["by 2030", "by May 2025"]


def test_what_a_mention_says_of_itself() -> None:
    document = release("# Reefs\nWords.\n## Priorities\n2. **Open seas:** map them by 2026 (lead: Fiji)")
    context, cut = entries(document)
    (mention,), _ = find_objectives(context, cut)
    assert mention.mention_id == f"doc-{mention.char_start}-0"
    assert (mention.number, mention.label, mention.edition) == ("2", "Open seas", "2024/2026")
    assert {value.field: value.original for value in mention.values} == {
        "number": "2.",
        "label": "Open seas",
        "lead": "Fiji",
        "statement": "map them by 2026",
        "timeline": "by 2026",
    }
    assert "environment" in mention.topics or mention.topics == ()


LINES = [
    "# Plan 2025",
    "## Priorities",
    "### 1. Corals",
    "Lead: Fiji",
    "The aims are: (a) to x; (b) to y",
    "- i. Hold a fair ii. Take turns",
    "1. **Seeds:** lend them by 2025 (lead: Peru)",
    "  - Deadline: 3 May",
    "| Action | Lead | Q1 | Q2 |",
    "| Draft | Peru | x | |",
    "The Secretariat will submit a report by 3 May 2025.",
    "## Calendar",
    "- 3 May: Council",
    "((a) b) c",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14), st.sampled_from(["en", "fr", "es"]))
def test_spans_reproduce_text_and_ids_are_unique(lines: list[str], language: str) -> None:
    document = release("\n".join(lines), language=language)
    mentions, spans = find_objectives(*entries(document))
    assert all(document.text[m.char_start : m.char_end] == m.text for m in mentions)
    assert all(document.text[v.char_start : v.char_end] == v.original for m in mentions for v in m.values)
    assert len({m.mention_id for m in mentions}) == len(mentions)
    ids = {m.mention_id for m in mentions}
    assert all(m.parent_id in ids for m in mentions if m.parent_id)
    assert all(0 <= start < end <= len(document.text) for start, end in spans)
    assert mentions == find_objectives(*entries(document))[0]
