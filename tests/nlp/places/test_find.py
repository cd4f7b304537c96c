"""Names of places as they stand in a text: countries with their codes, cities, groups, and what is none of these.

A case lists the names to be found, in order: `Name=CODE` a country, `Name` a city, `{Name}` a group.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.places import city_facts, find_places

ENGLISH = [
    ("experts from Canada, Chile and New Zealand", "Canada=CAN Chile=CHL New·Zealand=NZL"),
    ("the Republic of Korea and the DPRK", "Republic·of·Korea=KOR DPRK=PRK"),
    ("Korea, South Korea, North Korea", "Korea=KOR South·Korea=KOR North·Korea=PRK"),
    ("Congo, the Republic of the Congo and the DRC", "Congo=COG Republic·of·the·Congo=COG DRC=COD"),
    ("the Democratic Republic of the Congo", "Democratic·Republic·of·the·Congo=COD"),
    ("Chinese Taipei and Hong Kong, China", "Chinese·Taipei=TWN Hong·Kong,·China=HKG"),
    ("Türkiye, formerly Turkey", "Türkiye=TUR Turkey=TUR"),
    ("Viet Nam or Vietnam", "Viet·Nam=VNM Vietnam=VNM"),
    ("Côte d’Ivoire, Cote d'Ivoire, Ivory Coast", "Côte·d’Ivoire=CIV Cote·d'Ivoire=CIV Ivory·Coast=CIV"),
    ("Guinea, Guinea-Bissau, Equatorial Guinea", "Guinea=GIN Guinea-Bissau=GNB Equatorial·Guinea=GNQ"),
    ("Papua New Guinea", "Papua·New·Guinea=PNG"),
    ("Dominica and the Dominican Republic", "Dominica=DMA Dominican·Republic=DOM"),
    ("Niger, Nigeria, Nigerian and Nigerien experts", "Niger=NER Nigeria=NGA Nigerian=NGA Nigerien=NER"),
    ("Samoa and American Samoa", "Samoa=WSM American·Samoa=ASM"),
    ("St. Kitts and Nevis, St Lucia", "St.·Kitts·and·Nevis=KNA St·Lucia=LCA"),
    ("Cook Islands, Tokelau, Curaçao, Kosovo", "Cook·Islands=COK Tokelau=TKL Curaçao=CUW Kosovo=XKX"),
    ("the UK, the U.S. and the UAE", "UK=GBR U.S.=USA UAE=ARE"),
    ("Canada-sponsored, Swiss-funded, Korea’s", "Canada=CAN Swiss=CHE Korea=KOR"),
    ("the Chilean chair, Filipino nurses, Danes", "Chilean=CHL Filipino=PHL Danes=DNK"),
    ("Kaza khstan joined", "Kaza·khstan=KAZ"),
    ("PARTICIPATION OF PERU AND ECUADOR", "PERU=PER ECUADOR=ECU"),
    # groups are no country
    ("Baltic states, G7 and Central Asia", "{Baltic·states} {G7} {Central·Asia}"),
    ("Pacific island countries", "{Pacific·island·countries}"),
    # longer names
    ("University of Chile and Bank of Canada", ""),
    ("the National Bank of Georgia", ""),
    ("Jordan University of Science", ""),
    ("the Museum of the Republic of Korea", ""),
    ("the Ministry of Trade of Chile", "Chile=CHL"),  # a ministry speaks for its country
    ("Gulf of Guinea, New Mexico, New England, Lake Chad", ""),
    ("a Mexican wave, guinea pigs, fine china", ""),
    ("Latin American states", ""),
    ("US$ 5,000", ""),
    ("LET US MEET", ""),
    ("Ms Jordan and Michael Jordan", ""),
    ("translated into French and Spanish", ""),
    ("in English, French or Russian", ""),
    ("the French delegation", "French=FRA"),
    ("a Spanish translation", ""),
    ("the Athens, Georgia, mills", "Athens"),
    ("Tbilisi, Georgia", "Tbilisi Georgia=GEO"),
    ("the Marrakesh Treaty and the Paris Agreement", ""),
    ("a nice place, mobile phones, in March 2024", ""),
    ("Reading and Mobile Work", ""),
    ("meeting in Nice on 3 May", "Nice"),
    ("in Montréal and Genève", "Montréal Genève"),
]
FRENCH = [
    ("l’Argentine, d’Haïti et du Pérou", "Argentine=ARG Haïti=HTI Pérou=PER"),
    ("la République de Corée et la RDC", "République·de·Corée=KOR RDC=COD"),
    ("délégations chilienne, coréennes et maliens", "chilienne=CHL coréennes=KOR maliens=MLI"),
    ("les experts nigériens et nigérians", "nigériens=NER nigérians=NGA"),
    (
        "Nouvelle-Calédonie, Polynésie française, La Réunion",
        "Nouvelle-Calédonie=NCL Polynésie·française=PYF La·Réunion=REU",
    ),
    ("Réunion annuelle du comité", ""),
    ("les États baltes et l’Asie centrale", "{États·baltes} {Asie·centrale}"),
    ("Banque de France, Université de Sfax", "Sfax"),
    ("traduit en français et en espagnol", ""),
    ("la délégation française", "française=FRA"),
    ("le traité de Marrakech", ""),
    ("à Pékin et au Caire", "Pékin Caire"),
    ("M. Maurice", ""),
    ("golfe de Guinée", ""),
]
SPANISH = [
    ("el Perú, México y la República de Corea", "Perú=PER México=MEX República·de·Corea=KOR"),
    ("funcionarios chilenos, coreanas y surcoreano", "chilenos=CHL coreanas=KOR surcoreano=KOR"),
    ("los EE.UU. y los EE. UU.", "EE.UU=USA EE.·UU=USA"),
    ("Reunión del Consejo", ""),
    ("Trinidad y Tobago, Granada y Dominica", "Trinidad·y·Tobago=TTO Granada=GRD Dominica=DMA"),
    ("en Granada (Nicaragua)", "Granada Nicaragua=NIC"),
    ("Universidad de Chile y Banco de México", ""),
    ("el Acuerdo de Escazú", ""),
    ("en español y en francés", ""),
    ("países bálticos y Asia Central", "{países·bálticos} {Asia·Central}"),
    ("en Ginebra y Nueva York", "Ginebra Nueva·York"),
]
CASES = [(language, *case) for language, table in (("en", ENGLISH), ("fr", FRENCH), ("es", SPANISH)) for case in table]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_find(language: str, text: str, expected: str) -> None:
    told = []
    for name in find_places(text, language):
        shown = name.text.replace(" ", "·")
        if name.label == "COUNTRY":
            told.append(f"{shown}={';'.join(name.candidates)}")
        elif name.label in ("CITY", "GROUP"):
            told.append(shown if name.label == "CITY" else f"{{{shown}}}")
    assert " ".join(told) == expected


def test_form_of_a_name() -> None:
    forms = {name.text: name.form for name in find_places("Chile, the UAE, Chilean ports, ASEAN members", "en")}
    assert forms == {"Chile": "name", "UAE": "acronym", "Chilean": "adjective", "ASEAN members": "group"}


def test_city_candidates_are_gazetteer_ids() -> None:
    (name,) = find_places("a workshop in Nuku'alofa", "en")
    city = city_facts(name.candidates[0])
    assert (city.country, city.capital, round(city.latitude), round(city.longitude)) == ("TON", True, -21, -175)


def test_unlisted_town_beside_its_country() -> None:
    (town, _) = find_places("a workshop in Zzyzxville, Kenya", "en")
    assert (town.text, town.label, town.candidates) == ("Zzyzxville", "CITY", ())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Paris", "in", "Georgia", ",", "(", "the Port of", "Ms", "University of", "–", "\n", "l'", "US$", "é"]
        )
    )
)
def test_spans_reproduce_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for language in ("en", "fr", "es"):
        for name in find_places(text, language):
            assert text[name.start : name.end] == name.text


@pytest.mark.parametrize(
    "unit", ["Paris, ", "Port of ", "A-", "in The ", "University of the ", "d'", "Chile and ", "St. "]
)
def test_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    begun = time.perf_counter()
    find_places(text, "en")
    assert time.perf_counter() - begun < 10
