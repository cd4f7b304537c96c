"""The period of a plan by its title, in the ways titles give it; what older texts say further down does not count."""

from __future__ import annotations

import pytest

from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.metadata import describe
from pipeline.ingest.plaintext import read_plaintext

OLDER = "The work plan 2022-2024 was closed; what the plan for 2022-2024 left open is taken up again."


@pytest.mark.parametrize(("title", "edition"), [
    ("Feuille de route 2024-2026", "2024/2026"), ("Plan operativo anual 2024", "2024"),
    ("Programme of work for the biennium 2026–27", "2026/2027"), ("Strategic Plan FY25–FY27", "2025/2027"),
    ("Work plan, July 2024 – June 2025", "2024/2025"), ("Rapport d'activité 2023 et programme 2024", "2024"),
    ("2024/25 Annual Plan", "2024/2025"), ("Annual report 2022-2023 and work plan 2024-2025", "2024/2025"),
    ("Plan d’action triennal (2025-2027)", "2025/2027"), ("Calendario de actividades de 2026", "2026"),
    ("Plan estratégico 2030: hoja de ruta 2024-2025", "2024/2025"), ("AWP 2025 (revised March 2025)", "2025"),
    ("Work plan for the period January–December 2025", "2025"), ("Memoria 2023 y plan de trabajo 2024", "2024"),
    ("Plan de travail de juillet 2024 à juin 2025", "2024/2025"), ("Plan de trabajo 2024 a 2026", "2024/2026"),
    ("Plan anual, de octubre de 2024 a septiembre de 2025", "2024/2025"), ("Programme FY2026", "2026"),
    ("Implementation plan of the Strategy 2021–2030 for 2025", "2025"),
    ("Vision 2040 – Action plan 2025-28", "2025/2028"),
    ("Plan d'activités, exercice 2023-24", "2023/2024"), ("Objectifs 2025", "2025"), ("Strategy 2025", "2025"),
    ("Plan of the group", "2022/2024"),
])
def test_the_title_beats_the_text(title: str, edition: str) -> None:
    draft = DraftDocument("text/plain", [DraftBlock("heading", title, level=1), DraftBlock("paragraph", OLDER)])
    assert describe(draft, file="plan/release.txt").edition == edition


def test_a_date_alone_below_the_title_is_the_release_and_no_part_of_the_title() -> None:
    lines = ["RED DE PUERTOS", "PLAN DE TRABAJO 2024-2026", "Enero de 2024", "1. Fines", "Hay que pintar.", "2. Medios",
             "Nada."]
    facts = describe(read_plaintext("\n\n".join(lines).encode()), file="plan/x.txt")
    assert (facts.title, facts.released) == ("RED DE PUERTOS: PLAN DE TRABAJO 2024-2026", "2024-01")
