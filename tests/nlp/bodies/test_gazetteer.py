"""The maintained list of bodies: no duplicates, no dangling parents, every name finds its own body."""

from __future__ import annotations

import pytest

from pipeline.gazetteers import load_toml
from pipeline.nlp.bodies.gazetteer import (
    LANGUAGES,
    body_finder,
    canonical_name,
    collisions,
    known_bodies,
    meant,
    not_bodies,
    numbered,
    plain_words,
    words_of,
)
from pipeline.nlp.bodies.initials import fit
from pipeline.nlp.places.gazetteer import city_named

COLLISIONS = {
    "ADB",
    "AMA",
    "ACI",
    "CDB",
    "CSA",
    "CEI",
    "EEA",
    "FEM",
    "IOC",
    "COI",
    "BID",
    "ICC",
    "CCI",
    "OIC",
    "ICN",
    "ICA",
    "OIE",
    "ISA",
    "CEA",
    "UNSC",
    "CME",
}
SMALL_TOWNS = {"St. Augustine", "Sophia Antipolis", "Ebène", "Gland", "Pohnpei"}


def test_every_body_has_one_row_and_an_existing_parent() -> None:
    names = [body.name for body in known_bodies().values()]
    assert len(names) > 400
    assert len({name.casefold() for name in names}) == len(names)
    for body in known_bodies().values():
        assert body.kind in ("ORG", "AGREEMENT")
        assert body.parent is None or (body.parent in known_bodies() and body.parent != body.name)
        assert body.told == "self" or body.parent


def test_no_body_is_among_its_own_ancestors() -> None:
    for body in known_bodies().values():
        seen = {body.name}
        parent = body.parent
        while parent:
            assert parent not in seen
            seen.add(parent)
            parent = known_bodies()[parent].parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_finds_its_own_body(language: str) -> None:
    for body in known_bodies().values():
        for spelling in (*body.names[language], *body.acronyms[language]):
            found = body_finder().get(spelling)
            assert found is not None, spelling
            assert body.name in meant(found, language), spelling


def test_seats_are_cities_of_their_country() -> None:
    for body in known_bodies().values():
        assert (body.seat_city is None) == (body.seat_country is None), body.name
        if body.seat_city and body.seat_country and body.seat_city not in SMALL_TOWNS:
            assert city_named(body.seat_city, body.seat_country), body.name


def test_acronyms_that_collide_are_known() -> None:
    assert {spelling for spelling in collisions() if spelling.isupper()} == COLLISIONS


@pytest.mark.parametrize(
    ("acronym", "language", "name"),
    [
        ("OMC", "fr", "World Trade Organization"),
        ("OMC", "es", "World Trade Organization"),
        ("BID", "es", "Inter-American Development Bank"),
        ("CEI", "fr", "Commonwealth of Independent States"),
        ("OIC", "en", "Organisation of Islamic Cooperation"),
        ("CAN", "en", "Andean Community"),
        ("IOC", "en", "International Olympic Committee"),
        ("ECA", "en", "United Nations Economic Commission for Africa"),
    ],
)
def test_the_language_narrows_what_an_acronym_means(acronym: str, language: str, name: str) -> None:
    found = body_finder().get(acronym)
    assert found and name in meant(found, language)


@pytest.mark.parametrize(
    ("acronym", "full", "canonical"),
    [
        ("WTO", "World Trade Organization", "World Trade Organization"),
        ("OMC", "Organisation mondiale du commerce", "World Trade Organization"),
        ("CAN", "Climate Action Network", "Climate Action Network"),
        ("OIE", "Organisation internationale des employeurs", "International Organisation of Employers"),
        ("ECA", "European Court of Auditors", "European Court of Auditors"),
        ("SOIL", "Soil Group", "Soil Group"),
    ],
)
def test_a_definition_in_the_text_overrules_the_acronym(acronym: str, full: str, canonical: str) -> None:
    assert canonical_name(acronym, full) == canonical


@pytest.mark.parametrize(
    ("acronym", "body"),
    [
        ("MC13", "World Trade Organization"),
        ("CM12", "World Trade Organization"),
        ("COP28", "COP28"),
        ("COP 16", "COP16"),
        ("CSW67", "Commission on the Status of Women"),
        ("CM2", None), ("FY23", None),
        ("Q3", None),
        ("A4", None),
        ("CRIC 21", "Committee for the Review of the Implementation of the Convention"),
    ],
)
def test_numbered_meetings(acronym: str, body: str | None) -> None:
    assert numbered(acronym) == body


def test_stop_words_are_no_acronyms_of_bodies() -> None:
    acronyms = {acronym for body in known_bodies().values() for listed in body.acronyms.values() for acronym in listed}
    assert not {"GMT", "TBC", "SME", "USD", "USA", "COVID"} & acronyms
    assert len(not_bodies()) == len(load_toml("bodies.toml")["not_bodies"])
    assert plain_words() & acronyms


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_tables_are_complete(language: str) -> None:
    assert set(words_of(language)) == set(words_of("en"))
    heads = words_of(language)["heads"]
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize(
    ("acronym", "full", "fits"),
    [
        ("ITAG", "Inclusive Trade Action Group", True),
        ("CARICOM", "Caribbean Community", True),
        ("JP-SDS", "Joint Programme on Sand and Dust Storm Preparedness", True),
        ("RFBLP", "Réseau francophone des bibliothèques de lecture publique", True),
        ("IRENA", "International Renewable Energy Agency", True),
        ("SC", "Steering Committee", True),
        ("COP16", "Conference of the Parties", True),
        ("OCDE", "Organisation de coopération et de développement économiques", True),
        ("WTO", "Organisation mondiale du commerce", False),
        ("SC", "Council of Ministers", False),
        ("TBC", "Tuesday", False),
        ("PDF", "the plan", False),
    ],
)
def test_initials(acronym: str, full: str, fits: bool) -> None:
    assert (fit(acronym, full) is not None) == fits
