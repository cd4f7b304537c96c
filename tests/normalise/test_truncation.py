"""Texts that break off, and whole ones that only look so."""

from __future__ import annotations

import pytest

from pipeline.normalise.truncation import breaks_off

CUT_OFF = [
    ("en", "Seminar on platform work with the City of Lyon, the State of Texas, and"),
    ("en", "Train field epidemiologists who can be sent to a"),
    ("en", "ITAG seminar “How can digital trade policy contribute"),
    ("en", 'Webinar "Small ports and the price of'),
    ("en", "It can now be reached in room 3-"),
    ("en", "Workshop in Lima (with speakers from Chile"),
    ("en", "It will receive the accounts, the report of the auditors and a proposal on"),
    ("fr", "Visite de la bibliothèque du quartier de"),
    ("fr", "Équiper quatre bateaux sur le fleuve et le canal des"),
    ("fr", "Préparation du plan suivant et première ébauche des"),
    ("es", "Preparar un manual para las farmacias de"),
    ("es", "Curso para inspectores con el apoyo del"),
]
WHOLE = [
    ("en", "Officials of Georgia and New Zealand met in Batumi to compare wine registers"),
    ("en", "Second meeting of the working group, annex A"),
    ("en", "The following papers were discussed during the year:"),
    ("en", "Webinar “Who cares?”, with speakers from Iceland"),
    ("en", "Panel on the work of the WHO"),
    ("en", "Exchange data with Mexico (see annex II)"),
    ("fr", "Webinaire sur le prêt entre bibliothèques scolaires"),
    ("es", "Que ninguna farmacia cierre por el costo"),
]


@pytest.mark.parametrize(("language", "text"), CUT_OFF)
def test_a_text_that_breaks_off_is_told_why(language: str, text: str) -> None:
    assert breaks_off(text, language)


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_a_whole_text_is_left_alone(language: str, text: str) -> None:
    assert breaks_off(text, language) is None
