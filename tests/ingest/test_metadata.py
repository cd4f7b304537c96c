"""Language, title, edition and release date."""

from __future__ import annotations

import pytest

from pipeline.data import ReleaseInfo
from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.edition import edition_of
from pipeline.ingest.metadata import describe, language_of, title_of
from pipeline.ingest.released import date_in_name, first_date, released_of


def draft(*blocks: tuple[str, str], **known: str) -> DraftDocument:
    made = [DraftBlock(kind, text, level=1 if kind == "heading" else 0) for kind,
     text in blocks]  # type: ignore[arg-type]
    return DraftDocument("text/plain", made, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(("title", "edition"), [
    ("Work plan 2022-2024", "2022/2024"),
    ("Work plan 2022–2024, revised in March 2023", "2022/2024"),
    ("Plan de travail de 2022 à 2024", "2022/2024"),
    ("Plan de trabajo 2024-2025 del Mecanismo", "2024/2025"),
    ("Programme of work for the biennium 2024/2025", "2024/2025"),
    ("Work plan for 2020-21", "2020/2021"),
    ("Regional programme FY 2023/24 – FY 2025/26", "2023/2026"),
    ("Operational plan FY 2023/24", "2023/2024"),
    ("Annual Work Plan 2023", "2023"),
    ("Annual report 2022 and programme for 2023", "2023"),
    ("Rapport annuel 2022 et programme de travail 2023", "2023"),
    ("Informe anual 2022 y programa para 2023", "2023"),
    ("Work plan 2024 under the Strategy 2021-2030", "2024"),
    ("Work plan of the 2030 Agenda group 2023-2025", "2023/2025"),
    ("Plan (version of 12 March 2021) 2020-2022", "2020/2022"),
    ("Work plan from 2020 to 2022", "2020/2022"),
    ("Work plan", None),
    ("Calendar of the group", None),
])
def test_edition_in_a_title(title: str, edition: str | None) -> None:
    assert edition_of(draft(("heading", title)), title, "plan/x.md") == edition


def test_edition_elsewhere() -> None:
    assert edition_of(draft(("heading", "The Pier Group"), ("paragraph", "Work plan 2023-2025")), "The Pier Group",
     "x") == "2023/2025"
    assert edition_of(draft(("heading", "Pier plan")), "Pier plan", "p/pier-work-plan-2020-2022.md") == "2020/2022"
    assert edition_of(draft(("heading", "Pier plan")), "Pier plan", "p/PG_AWP2023_final.docx") == "2023"
    told = draft(("heading", "Piers"), ("paragraph", "w " * 150), *[("paragraph",
     "Under the work plan 2021-2023 it was so. " * 9)])
    assert edition_of(told, "Piers", "p/x.txt") == "2021/2023"


@pytest.mark.parametrize(("text", "date"), [
    ("9 March 2024", "2024-03-09"), ("March 9, 2024", "2024-03-09"), ("le 1er février 2024", "2024-02-01"),
    ("28 de abril de 2023", "2023-04-28"), ("août 2023", "2023-08"), ("2024-03-09", "2024-03-09"), ("31/01/2024",
     "2024-01-31"),
    ("01/31/2024", "2024-01-31"), ("04/05/2024", "2024"), ("14.05.2020", "2020-05-14"), ("40 March 2024", None),
     ("2024", None),
    ("ABC/2024/3", None),
])
def test_dates_of_documents(text: str, date: str | None) -> None:
    assert first_date(text) == date


@pytest.mark.parametrize(("name", "dates"), [
    ("p/plan-2023-07-19.html", ("2023-07-19", None)), ("p/20230719_plan.pdf", ("2023-07-19", None)),
    ("p/plan-revised-january-2021.html", ("2021-01", None)), ("p/plan_juin-2023.docx", ("2023-06", None)),
    ("p/ABC-2024-07-Rev.1.docx", (None, "2024-07")), ("p/plan-2020-2022.md", (None, None)), ("p/plan-2020-21.md",
     (None, None)),
    ("p/2024.md", (None, None)),
])
def test_dates_in_names(name: str, dates: tuple[str | None, str | None]) -> None:
    assert date_in_name(name) == dates


RELEASED = [
    (draft(("heading", "Plan"), ("furniture", "Date modified: | 2023-07-19")), "p/plan-2020-01-01.md", "2023-07-19"),
    (draft(("heading", "Plan"), ("furniture", "Port Union · Última actualización: 28 de abril de 2023")), "x.md",
     "2023-04-28"),
    (draft(("heading", "Plan"), ("furniture", "Date Modified:")), "x.md", None),
    # front matter: its own date, not that of what it replaces or of a beginning
    (draft(("heading", "Plan"), ("paragraph", "Version of January 2021. It replaces the version of November 2019."),
           ("heading2", "Aims")), "x.md", "2021-01"),
    (draft(("heading", "Plan"), ("paragraph", "This plan is of the group that began in Ankara on 17 June 2021."),
     ("heading2", "Aims")),
     "x.md", None),
    (draft(("heading", "Plan"), ("paragraph", "20 January 2025"), ("heading2", "Aims")), "p/plan-2020-07.md",
     "2025-01-20"),
]


@pytest.mark.parametrize(("document", "name", "date"), RELEASED)
def test_released(document: DraftDocument, name: str, date: str | None) -> None:
    for block in document.blocks:
        if block.kind == "heading2":  # type: ignore[comparison-overlap]
            block.kind, block.level = "heading", 2
    assert released_of(document, file=name) == date


@pytest.mark.parametrize(("text", "declared", "language"), [
    ("The members of the group will meet in Oslo and agree on the text.", "fr", "en"),
    ("Les membres du groupe se réuniront à Oslo pour adopter le texte.", None, "fr"),
    ("Los miembros del grupo se reunirán en Oslo para aprobar el texto.", "en", "es"),
    ("Oslo 2024", "es", "es"),
    ("Oslo 2024", "de", "en"),
])
def test_language(text: str, declared: str | None, language: str) -> None:
    made = draft(("paragraph", text))
    made.language = declared
    assert language_of(made) == language


@pytest.mark.parametrize(("blocks", "title"), [
    ([("heading", "Pier Group (PG)"), ("heading", "Work plan 2024-2026"), ("paragraph", "x")],
     "Pier Group (PG): Work plan 2024-2026"),
    ([("furniture", "Home"), ("heading", "Work plan 2024"), ("paragraph", "x"), ("heading", "Aims")], "Work plan 2024"),
    ([("heading", "PIER GROUP –"), ("heading", "WORK PLAN")], "PIER GROUP – WORK PLAN"),
    ([("paragraph", "Just a line")], "Just a line"),
    ([], None),
])
def test_title(blocks: list[tuple[str, str]], title: str | None) -> None:
    assert title_of(draft(*blocks)) == title


def test_what_a_person_said_wins_and_templates_dates_do_not() -> None:
    made = draft(("heading", "Work plan 2024-2026"), metadata_date="2013-12-23")
    assert describe(made, file="x.md").released is None
    made.metadata_date = "2024-02-01"
    assert describe(made, file="x.md").released == "2024-02-01"
    info = ReleaseInfo("x.md", released="2024-05", edition="2025", language="fr", title="T")
    facts = describe(made, file="x.md", info=info)
    assert (facts.released, facts.edition, facts.language, facts.title) == ("2024-05", "2025", "fr", "T")
