"""Who leads an action, and when it is to be done."""

from __future__ import annotations

import pytest

from tests.nlp.plans import objectives

LEADS = [
    # language, an entry under a list of actions, who leads
    ("en", "- Draft a code. Lead: Costa Rica and Türkiye.", ("CRI", "TUR")),
    ("en", "- Draft a code (leads: Trinidad and Tobago, Fiji)", ("TTO", "FJI")),
    ("en", "- Draft a code, to be led by Sweden, by mid-2025", ("SWE",)),
    ("en", "- Draft a code (responsible: Technical Unit)", ("Technical Unit",)),
    ("en", "- Ghana to count the cassava lines (by March 2025)", ("GHA",)),
    ("en", "- The chair and Malta will circulate a draft.", ("chair", "MLT")),
    ("en", "- Secretariat: prepare the budget", ("Secretariat",)),
    ("en", "- Draft a code (Peru, Q3 2025)", ("PER",)),
    ("en", "- Draft a code. Peru and Chile lead.", ("PER", "CHL")),
    ("en", "- Draft a code (Mexico to lead)", ("MEX",)),
    ("es", "- Redactar un código. Lo coordina Perú.", ()),
    ("en", "- Draft a code for two ports (Jamaica)", ()),
    ("en", "- Draft a code with the World Trade Organization (WTO)", ()),
    ("en", "- Help firms led by women", ()),
    ("en", "- Members to nominate focal points", ()),
    ("en", "- Draft a code. Lead: TBC", ()),
    ("fr", "- Rédiger un code (cheffe de file : Tunisie)", ("TUN",)),
    ("fr", "- Rédiger un code (pilotes : Côte d’Ivoire et Haïti)", ("CIV", "HTI")),
    ("fr", "- Le secrétariat publiera un code.", ("secrétariat",)),
    ("fr", "- Le Cameroun et le Congo forment cent gardes.", ("CMR", "COG")),
    ("es", "- Redactar un código (coordina: Perú)", ("PER",)),
    ("es", "- Redactar un código, a cargo del Uruguay", ("URY",)),
    ("es", "- La Secretaría Técnica publicará un código.", ("Secretaría Técnica",)),
]


@pytest.mark.parametrize(("language", "entry", "lead"), LEADS)
def test_who_leads(language: str, entry: str, lead: tuple[str, ...]) -> None:
    heading = {"en": "Actions", "fr": "Actions", "es": "Acciones"}[language]
    found = objectives(f"# Reefs\nWords.\n## {heading}\n{entry}", language=language)
    assert [mention.lead for mention in found] == [lead]


TIMELINES = [
    # section, entry, timeline
    ("Actions", "- Draft a code by June 2025", "../2025-06"),
    ("Actions", "- Draft a code in 2025", "2025"),
    ("Actions", "- Draft a code (Q3 2025)", "2025-35"),
    ("Actions", "- Draft a code every year", None),
    ("Actions", "- Examine the code in preparation for a review in 2025", None),
    ("Actions", "- Map the losses since 2019", None),
    ("Priorities", "1. **Codes.** Every port has one by 2030.", "../2030"),
    ("Priorities", "1. Ocean Conference, Lisbon, June 2025: Opportunity for a joint stand", None),
    ("Objectives", "- to halve the losses by the end of 2026;", "../2026-12"),
]


@pytest.mark.parametrize(("section", "entry", "timeline"), TIMELINES)
def test_when_it_is_to_be_done(section: str, entry: str, timeline: str | None) -> None:
    found = objectives(f"# Reefs\nWords.\n## {section}\n{entry}")
    assert [mention.timeline_edtf for mention in found] == [timeline]
