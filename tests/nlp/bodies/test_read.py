"""The bodies of an entry: those its event was held by, at, with or under, as the release calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.bodies import read_bodies
from tests.nlp.bodies.cases_blind import CASES as BLIND
from tests.nlp.bodies.cases_forms import CASES as FORMS
from tests.nlp.releases import entry_of, release

DEFINED = {
    "SLG": "Soil and Land Coalition",
    "AFT": "Arrangement on Fair Tolls",
    "WTO": "World Trade Organization",
    "SC": "Steering Committee",
}
OWN = ("SLG", "Soil and Land Coalition")

CASES = [
    # an entry, the bodies told
    ("First SLG caucus at the WTO in Geneva", ["SLG", "WTO"]),
    ("Seminar at the World Trade Organization, Geneva", ["WTO"]),
    ("Session at the WTO Public Forum, Geneva", ["WTO"]),
    ("WTO 13th Ministerial Conference, Abu Dhabi", ["WTO"]),
    ("Side event at the Twelfth WTO Ministerial Conference (MC12)", ["WTO"]),
    ("Briefing for the ILO on the work of the Coalition", ["ILO", "SLG"]),
    ("Panel at the International Labour Conference of the International Labour Organization (ILO)", ["ILO"]),
    ("Panel at the International Labour Conference", ["International Labour Conference"]),
    ("Briefing for members of the Caribbean Community (CARICOM), Georgetown", ["CARICOM"]),
    ("Dialogue with the World Bank and the International Monetary Fund (IMF)", ["World Bank", "IMF"]),
    ("Signing of the Arrangement on Fair Tolls by Malta", ["AFT"]),
    ("Third meeting of the Steering Committee, hosted by Malta", ["SC"]),
    ("Side event at CRIC 21, Samarkand", ["CRIC"]),
    ("Side event at UNCCD COP16, Riyadh", ["UNCCD", "COP16"]),
    ("Dust day at COP28 of the UNFCCC", ["COP28", "UNFCCC"]),
    ("Second CPTPP Commission meeting in Auckland", ["CPTPP"]),
    ("World Indigenous Harvest Forum (WIHF), Suva; meeting of SLG officials", ["WIHF", "SLG"]),
    ("Global Forum of Notaries, third meeting, Accra", ["Global Forum of Notaries"]),
    ("Webinar organized with the University of Malta", ["University of Malta"]),
    ("Symposium with the University of Georgia and the support of Norway", ["University of Georgia"]),
    ("Workshop organized jointly with the OECD", ["OECD"]),
    ("Meeting of SLG ministers in Paris, in the margins of the OECD Ministerial Council Meeting", ["SLG", "OECD"]),
    ("Meeting in Bonn, back to back with the assembly of the Inter-American Development Bank (IDB)", ["IDB"]),
    ("Meeting at WMO headquarters in Geneva", ["WMO"]),
    ("Consultation at the headquarters of the Centers for Disease Control and Prevention (CDC)", ["CDC"]),
    ("Funded by the Inter-American Development Bank (IDB)", ["IDB"]),
    ("The Coalition was launched in Lima", ["SLG"]),
    ("It was created at a side event in Lima", ["SLG"]),
    ("Malta joined on 4 May 2023", ["SLG"]),
    ("Malta joined APEC on 4 May 2023", ["APEC"]),
    # what is no body of the event
    ("Conference of the Coalition of Ports", []),
    ("Study visit to the Port of Rotterdam", []),
    ("Training with lecturers from Western University and an economist of the Bank of Canada", []),
    ("Workshop at the University of Malta, Msida", []),
    ("Workshop, University of Malta, Msida", []),
    ("Meeting, United Nations Headquarters, New York", []),
    ('Publication of the study "What the OECD and the WTO can do"', []),
    ("Meeting hosted by the Ministry of Trade of Malta", []),
    ("World Harvest Summit, Doha: opportunity for a joint statement", []),
    ("Toolkit for SMEs published", []),
    ("Webinar on STEM, 10:00 GMT (TBC)", []),
    ("Meeting under General Assembly resolution 70/195", []),
    ("Meeting in the building that housed UNASUR, Quito", []),
    ("G7 members attended as observers", []),
    ("Launch of the Global Compact for Safe Migration", []),
]


@pytest.mark.parametrize(("text", "bodies"), CASES)
def test_bodies_of_an_entry(text: str, bodies: list[str]) -> None:
    context = release(text, acronyms=DEFINED, own=OWN)
    assert list(read_bodies(entry_of(context), context).organisations) == bodies


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("fr", "Réunion des agents à l’OMC, à Genève", ["OMC"]),
        ("fr", "Séance au Forum public de l’OMC, à Genève", ["OMC"]),
        ("fr", "Activité parallèle à la douzième Conférence ministérielle de l’OMC (CM12)", ["OMC"]),
        ("fr", "Webinaire avec l’Organisation mondiale de la Santé (OMS)", ["OMS"]),
        (
            "fr",
            "Signature de la convention avec l’Organisation internationale de la Francophonie",
            ["Organisation internationale de la Francophonie"],
        ),
        ("fr", "Rencontre au Salon du livre de Tunis", ["Salon du livre de Tunis"]),
        ("fr", "Activité parallèle au Sommet de la Francophonie", ["Sommet de la Francophonie"]),
        ("fr", "Table ronde dans les murs de la Bibliothèque nationale de France", []),
        ("fr", "Conférence des ministres du Lait, convoquée par l'OIF", ["OIF"]),
        ("fr", "Réseau juridique sahélien, deuxième réunion", ["Réseau juridique sahélien"]),
        ("fr", "Réunion du comité scientifique, en ligne", ["comité scientifique"]),
        ("fr", "Colloque organisé avec l'Université de Lomé", ["Université de Lomé"]),
        ("fr", "Colloque à l'Université de Lomé", []),
        ("es", "Seminario con la OPS", ["OPS"]),
        ("es", "Evento paralelo al Consejo Directivo de la OPS", ["OPS"]),
        ("es", "Instalación en el edificio que ocupó la UNASUR", []),
        ("es", "Misión de estudio con la FDA", ["FDA"]),
        ("es", "VII Reunión del Consejo Directivo", ["Consejo Directivo"]),
        ("es", "Coloquio en la Casa Central de la Universidad de Chile", []),
        ("es", "Reunión al margen de la Asamblea del Banco Interamericano de Desarrollo (BID)", ["BID"]),
        ("es", "Firma del convenio con la Red Iberoamericana de Archivos", ["Red Iberoamericana de Archivos"]),
    ],
)
def test_bodies_in_other_languages(language: str, text: str, bodies: list[str]) -> None:
    context = release(text, language)
    assert list(read_bodies(entry_of(context), context).organisations) == bodies


@pytest.mark.parametrize(("language", "text", "bodies"), BLIND)
def test_cases_written_blind(language: str, text: str, bodies: list[str]) -> None:
    context = release(text, language)
    assert list(read_bodies(entry_of(context), context).organisations) == bodies


@pytest.mark.parametrize(
    ("language", "text", "margins"),
    [
        (
            "en",
            "Ministers met in Lima on the margins of the APEC trade ministers' meeting and agreed a plan",
            "APEC trade ministers' meeting",
        ),
        ("en", "Launch in Lima, on the sidelines of the 2018 APEC Leaders Meeting.", "2018 APEC Leaders Meeting"),
        ("en", "New York, in the margins of the General Assembly | Secretariat", "General Assembly"),
        ("en", "Meeting back to back with the IMF assembly in Marrakech", "IMF assembly"),
        ("en", "In the margins of it a memorandum was signed with CARICOM", None),
        ("en", "Meeting in Lima", None),
        (
            "fr",
            "Réunion en marge de la réunion des ministres du Commerce de l’APEC, à Lima",
            "réunion des ministres du Commerce de l’APEC",
        ),
        ("es", "Encuentro al margen de la Asamblea General, en Lima", "Asamblea General"),
    ],
)
def test_what_an_event_was_held_in_the_margins_of(language: str, text: str, margins: str | None) -> None:
    context = release(text, language)
    assert read_bodies(entry_of(context), context).margins_of == margins


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("en", "Steering board, Lima, hosted by Peru", ("SLG Steering board",)),
        ("en", "Adopted by the Technical Committee in Lima", ("SLG Technical Committee",)),
        ("en", "Election of a new steering board", ("steering board",)),
        ("en", "Training run by the SLG Secretariat", ("SLG", "SLG Secretariat")),
        ("en", "Meeting in the margins of the General Assembly", ("General Assembly",)),
        ("es", "VII Reunión del Consejo Directivo", ("Consejo Directivo",)),
    ],
)
def test_organs_of_the_own_group(language: str, text: str, bodies: tuple[str, ...]) -> None:
    context = release(text, language, acronyms={"SLG": "Soil and Land Coalition"}, own=OWN)
    assert read_bodies(entry_of(context), context).organisations == bodies


@pytest.mark.parametrize(
    ("text", "part", "bodies"),
    [
        ("The Board of Trade met in May 2023 and held its second meeting in June 2023.",
         "held its second meeting in June 2023.", ("Board of Trade",)),
        ("The Board of Trade met at the WTO in May 2023, its third online in June 2023.",
         "its third online in June 2023.", ("Board of Trade",)),
        ("The Board of Trade met in May 2023. Ministers met in June 2023.", "Ministers met in June 2023.", ()),
        ("Malta joined the WTO in May 2023. It works with the World Bank and UNICEF.", "", ("WTO",)),
    ],
)
def test_what_a_sentence_goes_on_with(text: str, part: str, bodies: tuple[str, ...]) -> None:
    context = release(text)
    assert read_bodies(entry_of(context, part), context).organisations == bodies


def test_names_are_canonical_beside_what_the_release_says() -> None:
    context = release("Webinaire avec l’OMS et l’Union postale universelle", "fr")
    bodies = read_bodies(entry_of(context), context)
    assert bodies.organisations == ("OMS", "Union postale universelle")
    assert bodies.canonical == ("World Health Organization", "Universal Postal Union")


def test_an_agreement_is_carried_over_within_its_sentence() -> None:
    text = "9 July 2020: Signing of the AFT by Malta; Cyprus signed on 3 September 2020."
    context = release(text, acronyms=DEFINED)
    assert read_bodies(entry_of(context, "Cyprus signed on 3 September 2020."), context).organisations == ("AFT",)


@pytest.mark.parametrize(
    ("column", "bodies"), [("Place", ()), ("Venue", ()), ("Convened by", ("ESCAP",)), ("Remarks", ("ESCAP",))]
)
def test_a_place_column_holds_no_bodies(column: str, bodies: tuple[str, ...]) -> None:
    context = release("4 May 2023 | Workshop | ESCAP, Bangkok", columns=("Date", "Event", column))
    assert read_bodies(entry_of(context), context).organisations == bodies


@given(st.text(alphabet="WTOAPECab cdeé.,;()\"“”'’-0123|", max_size=120))
def test_values_stand_where_they_say(text: str) -> None:
    context = release(f"{text} WTO", acronyms=DEFINED, own=OWN)
    bodies = read_bodies(entry_of(context), context)
    assert len(bodies.organisations) == len(bodies.canonical) == len(set(bodies.canonical))
    for value in bodies.values:
        assert context.document.text[value.char_start : value.char_end] == value.original


@pytest.mark.parametrize(("language", "text", "bodies"), FORMS)
def test_unknown_bodies_by_shape_and_sentence(language: str, text: str, bodies: str) -> None:
    context = release(text, language)
    assert " | ".join(sorted(read_bodies(entry_of(context), context).organisations)) == bodies
