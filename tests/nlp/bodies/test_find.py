"""Bodies found in a text: known, defined and shaped ones, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.bodies import find_bodies

DEFINED = {
    "SOIL": "Soil and Land Group",
    "AFT": "Arrangement on Fair Tolls",
    "SMEs": "small and medium-sized enterprises",
    "SC": "Steering Committee",
    "CAN": "Coastal Action Network",
    "MC19": "Ministerial Conference",
    "SDGs": "Sustainable Development Goals",
}

CASES = [
    # language, text, the bodies found
    ("en", "First caucus at the WTO in Geneva", ["WTO"]),
    ("en", "Session at the WTO Public Forum", ["WTO Public Forum"]),
    ("en", "WTO 12th Ministerial Conference, Geneva", ["WTO"]),
    ("en", "the Twelfth WTO Ministerial Conference", ["WTO Ministerial Conference"]),
    ("en", "Briefing for the Caribbean Community (CARICOM)", ["Caribbean Community", "CARICOM"]),
    ("en", "Meeting with UNSD, UNICEF and WHO", ["UNSD", "UNICEF", "WHO"]),
    ("en", "those who can join us may do so", []),
    ("en", "Meeting of SOIL officials under the AFT", ["SOIL", "AFT"]),
    ("en", "The Soil and Land Group met", ["Soil and Land Group"]),
    ("en", "Toolkit for SMEs, STEM teachers and ICT firms", []),
    ("en", "Progress on the SDGs and on COVID-19", []),
    ("en", "Third meeting of the SC, 09:00 GMT (TBC)", ["SC"]),
    ("en", "Memorandum with CAN", ["CAN"]),
    ("en", "Side event at UNCCD COP16, Riyadh", ["UNCCD", "COP16"]),
    ("en", "Side event at MC19", ["MC19"]),
    ("en", "World Indigenous Harvest Forum, Suva", ["World Indigenous Harvest Forum"]),
    ("en", "Adopted by the Council of Fisheries Ministers in Praia", ["Council of Fisheries Ministers"]),
    ("en", "Signing of the Global Data and Care Arrangement", ["Global Data and Care Arrangement"]),
    ("en", "Western Caribbean Energy Community", ["Western Caribbean Energy Community"]),
    ("en", "Second CPTPP Commission meeting in Auckland", ["CPTPP"]),
    ("en", "the Technical Committee of the Andean Community", ["Andean Community"]),
    ("en", "meeting of the steering committee", ["steering committee"]),
    ("en", "Alpine legal network, second meeting", ["Alpine legal network"]),
    ("en", "Lecture at the Kenyatta International Convention Centre", []),
    ("en", "Hosted by the Ministry of Trade and the Department of Statistics", []),
    ("en", "Work Programme 2024 and Programme of Work", []),
    ("en", "Document WTO/SC/2023/12 and G/TBT/1", []),
    ("en", "The Joint Declaration on Fair Tolls was issued", []),
    ("en", "Workshop on Trade Policy Engagement in Santiago", []),
    ("en", "THE PLAN CAN AND WILL HELP WORKERS WHO NEED SKILLS", []),
    ("en", "Training of Pacific registrars, ESCAP", ["ESCAP"]),
    ("en", "organized with the University of Malta", ["University of Malta"]),
    ("en", "PART III, ANNEX IV and XVII", []),
    ("en", "1 July, 10:00 CEST: call in USD and EUR", []),
    ("en", "Group of Twenty (G20) and G7 leaders", ["Group of Twenty", "G20", "G7"]),
    ("en", "the WHO–FAO meeting", ["WHO", "FAO"]),
    ("en", "IMF's spring meetings", ["IMF"]),
    ("fr", "Réunion des agents à l’OMC, à Genève", ["OMC"]),
    ("fr", "douzième Conférence ministérielle de l’OMC (CM12)", ["Conférence ministérielle de l’OMC", "CM12"]),
    ("fr", "Colloque avec la Commission de l’océan Indien (COI)", ["Commission de l’océan Indien", "COI"]),
    ("fr", "au Forum public de l'OMC", ["Forum public de l'OMC"]),
    ("fr", "signature de la convention entre le Réseau et l'Union postale universelle", ["Union postale universelle"]),
    ("fr", "au Salon du livre de Tunis, de 14 h à 16 h", ["Salon du livre de Tunis"]),
    ("fr", "Réseau juridique sahélien, deuxième réunion", ["Réseau juridique sahélien"]),
    ("fr", "réunion du comité scientifique à Niamey", ["comité scientifique"]),
    ("fr", "avec la Banque ouest-africaine de développement", ["Banque ouest-africaine de développement"]),
    ("fr", "le Fonds méditerranéen pour les forêts organise une session", ["Fonds méditerranéen pour les forêts"]),
    ("fr", "à l'invitation du Ministère de la Culture", []),
    ("fr", "Le programme de travail de la PME", []),
    ("es", "seminario con la OPS sobre medicamentos", ["OPS"]),
    ("es", "Evento paralelo al Consejo Directivo de la OPS", ["OPS"]),
    ("es", "VII Reunión del Consejo Directivo en Quito", ["Consejo Directivo"]),
    ("es", "la Red Iberoamericana de Archivos se reunió", ["Red Iberoamericana de Archivos"]),
    ("es", "con el Banco Interamericano de Desarrollo (BID)", ["Banco Interamericano de Desarrollo", "BID"]),
    ("es", "Foro Andino de Semillas, segunda reunión", ["Foro Andino de Semillas"]),
    ("es", "la Alianza del Pacífico y el Mercosur", ["Alianza del Pacífico", "Mercosur"]),
    ("es", "taller para PYMES y MIPYME", []),
    ("es", "organizado por el Ministerio de Salud", []),
]


@pytest.mark.parametrize(("language", "text", "bodies"), CASES)
def test_bodies_in_a_text(language: str, text: str, bodies: list[str]) -> None:
    assert [name.text for name in find_bodies(text, language, DEFINED)] == bodies


@pytest.mark.parametrize(
    ("text", "label", "candidates"),
    [
        ("at the WTO", "ORG", ("World Trade Organization",)),
        ("under the CPTPP", "AGREEMENT", ("Comprehensive and Progressive Agreement for Trans-Pacific Partnership",)),
        ("under the AFT", "AGREEMENT", ("Arrangement on Fair Tolls",)),
        ("Memorandum with CAN", "ORG", ("Coastal Action Network",)),
        ("the Fair Harbours Pact", "AGREEMENT", ()),
        ("Side event at MC19", "ORG", ("World Trade Organization",)),
    ],
)
def test_what_a_name_means(text: str, label: str, candidates: tuple[str, ...]) -> None:
    [name] = find_bodies(text, "en", DEFINED)
    assert (name.label, name.candidates) == (label, candidates)


@given(st.text(alphabet="WTOAPEC abcdeé.,;()’'-–/0123456789\n|", max_size=200))
def test_names_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    for language in ("en", "fr", "es"):
        end = 0
        for name in find_bodies(text, language, DEFINED):
            assert end <= name.start < name.end <= len(text)
            assert text[name.start : name.end] == name.text
            end = name.end


def test_time_is_linear_in_hostile_text() -> None:
    units = ("The Group of the ", "A (", "Forum and ", "de la Commission ", "X" * 50 + " ", "-", "WTO-", "A.B/", "WTO ")
    for unit in units:
        begin = time.perf_counter()
        find_bodies(unit * 2000, "en", DEFINED)
        find_bodies(unit * 2000, "fr", DEFINED)
        assert time.perf_counter() - begin < 4, unit
