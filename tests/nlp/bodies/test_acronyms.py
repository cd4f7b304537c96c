"""Acronyms that a release defines, and how it calls the plan's own group."""

from __future__ import annotations

import time

import pytest

from pipeline.data import Block, BlockKind, Document, PlanInfo, ReleaseInfo
from pipeline.nlp.bodies import defined_acronyms, own_names


def document(*lines: str, language: str = "en", title: str | None = None) -> Document:
    """A release of paragraphs; a line that begins with "# " is a heading."""
    blocks, position = [], 0
    for number, line in enumerate(lines):
        heading = line.startswith("# ")
        text = line.removeprefix("# ")
        kind: BlockKind = "heading" if heading else "paragraph"
        blocks.append(Block(number, kind, position, position + len(text), text, int(heading)))
        position += len(text) + 1
    text = "\n".join(block.text for block in blocks)
    return Document("0" * 16, "plan", "a.txt", "text/plain", text, tuple(blocks), language, title)


@pytest.mark.parametrize(
    ("language", "text", "acronyms"),
    [
        ("en", "The Soil and Land Group (SLG) met.", {"SLG": "Soil and Land Group"}),
        ("en", "the Group on Soil and Land (GSL)", {"GSL": "Group on Soil and Land"}),
        ("en", "SLG (Soil and Land Group) members", {"SLG": "Soil and Land Group"}),
        ("en", "the Caribbean Sea Forum (“CSF”)", {"CSF": "Caribbean Sea Forum"}),
        ("en", "the Soil and Land Group (hereafter SLG)", {"SLG": "Soil and Land Group"}),
        ("en", "the Soil and Land Group (the SLG; see annex)", {"SLG": "Soil and Land Group"}),
        ("en", "“SLG” means the Soil and Land Group, set up in Oslo", {"SLG": "Soil and Land Group"}),
        ("en", "SLG – Soil and Land Group", {"SLG": "Soil and Land Group"}),
        ("en", "SLG | Soil and Land Group", {"SLG": "Soil and Land Group"}),
        (
            "en",
            "the Joint Programme on Sand and Dust Storm Preparedness (JP-SDS)",
            {"JP-SDS": "Joint Programme on Sand and Dust Storm Preparedness"},
        ),
        ("en", "the sixteenth Conference of the Parties (COP16)", {"COP16": "Conference of the Parties"}),
        ("en", "help for small and medium-sized enterprises (SMEs)", {"SMEs": "small and medium-sized enterprises"}),
        ("en", "the Pan American Health Organization (OPS)", {"OPS": "Pan American Health Organization"}),
        (
            "en",
            "The World Health Organization (WHO) and the World Bank (Washington)",
            {"WHO": "World Health Organization"},
        ),
        ("en", "Meeting in Oslo (TBC)", {}),
        ("en", "a webinar (14:00 GMT)", {}),
        ("en", "the Council of Ministers (SC)", {}),
        ("en", "Resolution (A/RES/70/1)", {}),
        (
            "fr",
            "le Réseau francophone des bibliothèques de lecture (RFBL)",
            {"RFBL": "Réseau francophone des bibliothèques de lecture"},
        ),
        ("fr", "l’Organisation mondiale du commerce (OMC)", {"OMC": "Organisation mondiale du commerce"}),
        ("fr", "le Groupe du lait (ci-après « GL »)", {"GL": "Groupe du lait"}),
        ("es", "el Mecanismo Andino de Semillas (MAS)", {"MAS": "Mecanismo Andino de Semillas"}),
        ("es", "el Mecanismo Andino de Semillas (en adelante, MAS)", {"MAS": "Mecanismo Andino de Semillas"}),
        (
            "es",
            "la Organización Mundial de la Salud (OMS, por sus siglas)",
            {"OMS": "Organización Mundial de la Salud"},
        ),
    ],
)
def test_definitions(language: str, text: str, acronyms: dict[str, str]) -> None:
    assert defined_acronyms(document(text, language=language)) == acronyms


def test_the_first_definition_counts_and_capitals_are_written_as_in_the_text() -> None:
    lines = ("# SOIL AND LAND GROUP (SLG)", "The Soil and Land Group met.", "Sea Lion Guild (SLG)")
    assert defined_acronyms(document(*lines)) == {"SLG": "Soil and Land Group"}


@pytest.mark.parametrize(
    ("lines", "title", "own"),
    [
        (["# Soil and Land Group (SLG): work plan", "The WHO took part."], None, {"SLG", "Soil and Land Group"}),
        (
            ["# Work plan 2024", "The Soil and Land Group (SLG) was launched. SLG meets. SLG acts. It met WHO."],
            None,
            {"SLG", "Soil and Land Group"},
        ),
        (
            ["The Soil and Land Group (SLG) works with the World Health Organization (WHO)."],
            "SLG annual report",
            {"SLG", "Soil and Land Group"},
        ),
        (["# Work plan of the Southern Trade Alliance", "No more."], None, {"Southern Trade Alliance"}),
        (["# Work plan 2024", "Milk is to be sold."], None, set()),
        (["# Plan", "The Steering Committee (SC) met. The SC met. The SC met."], None, set()),
    ],
)
def test_own_names(lines: list[str], title: str | None, own: set[str]) -> None:
    release = document(*lines, title=title)
    assert own_names(release, None, defined_acronyms(release)) == own


def test_plan_toml_names_the_group() -> None:
    release = document("The Soil and Land Group (SLG) meets the Sea Law Guild Network (SLGN).")
    info = PlanInfo("plan", title="Soil and Land Group work plan", releases=(ReleaseInfo("a.txt"),))
    assert own_names(release, info, defined_acronyms(release)) == {"SLG", "Soil and Land Group"}


def test_a_text_without_blocks_defines_nothing() -> None:
    assert defined_acronyms(document()) == {}
    assert own_names(document(), None, {}) == frozenset()


@pytest.mark.parametrize(
    "unit", ["A (", "(AB) ", "AB (Alpha ", "Soil and ", "(the the the ", "“AB” means ", "AB - ", "((((", "AbC "]
)
def test_definitions_take_no_longer_than_the_text_allows(unit: str) -> None:
    begin = time.perf_counter()
    defined_acronyms(document(unit * 2000))
    assert time.perf_counter() - begin < 4
