"""Countries by their part in an event: cases in three languages, traps and negatives among them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.data import Member, Roles
from pipeline.nlp.roles import joins, read_roles
from tests.nlp.releases import entry_of, release
from tests.nlp.roles import cases_blind, cases_en, cases_es, cases_fr, forms_en, forms_es, forms_fr

ROLES = ("host", "sponsor", "participant", "accession", "chair")


def told(roles: Roles) -> dict[str, str]:
    return {role: ",".join(getattr(roles, role)) for role in ROLES if getattr(roles, role)}


def wanted(cell: str) -> dict[str, str]:
    return dict(part.split("=") for part in cell.split())


def read(text: str, language: str) -> Roles:
    context = release(text, language)
    return read_roles(entry_of(context), context)


@pytest.mark.parametrize(("text", "roles"), cases_en.CASES)
def test_english(text: str, roles: str) -> None:
    assert told(read(text, "en")) == wanted(roles)


@pytest.mark.parametrize(("text", "roles"), cases_fr.CASES)
def test_french(text: str, roles: str) -> None:
    assert told(read(text, "fr")) == wanted(roles)


@pytest.mark.parametrize(("text", "roles"), cases_es.CASES)
def test_spanish(text: str, roles: str) -> None:
    assert told(read(text, "es")) == wanted(roles)


@pytest.mark.parametrize(("language", "text", "roles"), cases_blind.CASES)
def test_cases_written_blind(language: str, text: str, roles: str) -> None:
    assert told(read(text, language)) == wanted(roles)


@pytest.mark.parametrize(("language", "text", "roles"), forms_en.CASES + forms_fr.CASES + forms_es.CASES)
def test_other_ways_of_telling(language: str, text: str, roles: str) -> None:
    assert told(read(text, language)) == wanted(roles)


CELLS = [
    # column, cell, roles
    ("Host", "Republic of Korea", "host=KOR"),
    ("Host", "Chile and Peru", "host=CHL,PER"),
    ("Host country", "Viet Nam", "host=VNM"),
    ("Convened by", "ECA, Gabon, Chad", "sponsor=GAB,TCD"),
    ("Convened by", "WHO; hosted by Uzbekistan", "host=UZB"),
    ("Convened by", "ESCAP, at the invitation of Samoa", "host=WSM"),
    ("Organiser", "Kenya", "host=KEN"),
    ("Organised by", "Kenya, Uganda", "sponsor=KEN,UGA"),
    ("Lead economy", "New Zealand", "host=NZL"),
    ("Host or support", "Hosted by Mongolia; co-funded by the Republic of Korea", "host=MNG sponsor=KOR"),
    ("Host or support", "Malta", "host=MLT"),
    ("Host or partner", "Iraq, Iran, Kuwait", "participant=IRN,IRQ,KWT"),
    ("Host or partner", "With German support", "sponsor=DEU"),
    ("Sponsor", "Ministry of Foreign Affairs of Norway", "sponsor=NOR"),
    ("Participants", "Fiji, Samoa and Tonga", "participant=FJI,TON,WSM"),
    ("Remarks", "Hosted by Guyana; funded by Norway", "host=GUY sponsor=NOR"),
    ("Remarks", "Signed by Barbados, Dominica and Grenada for the Community", "participant=BRB,DMA,GRD"),
    ("Remarks", "Moved from Kenya", ""),
    ("Place", "Kenya", ""),
    ("Place", "Da Nang, Viet Nam", ""),
    ("Status", "Cancelled at the request of Kenya", ""),
]


@pytest.mark.parametrize(("column", "cell", "roles"), CELLS)
def test_columns_say_what_a_bare_country_does(column: str, cell: str, roles: str) -> None:
    context = release(f"4 May 2023 | Workshop on soils | {cell}", columns=("Date", "Event", column))
    assert told(read_roles(entry_of(context), context)) == wanted(roles)


@pytest.mark.parametrize(
    ("language", "column", "cell", "roles"),
    [
        ("fr", "Hôte", "Corée", "host=KOR"),
        ("fr", "Hôte ou appui", "Appui : Suisse", "sponsor=CHE"),
        ("fr", "Bailleur", "Suède", "sponsor=SWE"),
        ("es", "Organiza o apoya", "Uruguay", "host=URY"),
        ("es", "Organiza o apoya", "México, con fondos de España", "host=MEX sponsor=ESP"),
        ("es", "Países participantes", "Chile y Perú", "participant=CHL,PER"),
    ],
)
def test_columns_in_other_languages(language: str, column: str, cell: str, roles: str) -> None:
    context = release(f"4 | Taller | {cell}", language, columns=("Fecha", "Actividad", column))
    assert told(read_roles(entry_of(context), context)) == wanted(roles)


@pytest.mark.parametrize(
    ("column", "inherited", "roles"),
    [
        ("Host", "Malta", "host=MLT"),
        ("Organised by", "Kenya and Uganda", "sponsor=KEN,UGA"),
        ("Remarks", "Funded by Norway", "sponsor=NOR"),
        ("Place", "Malta", ""),
    ],
)
def test_a_cell_that_spans_rows_counts_in_each(column: str, inherited: str, roles: str) -> None:
    context = release("5 May 2023 | Second workshop | ", columns=("Date", "Event", column))
    block = context.document.blocks[-1]
    spanning = replace(block.cells[-1], inherited=inherited)
    block = replace(block, cells=(*block.cells[:-1], spanning))
    context = replace(context, document=replace(context.document, blocks=(block,)))
    assert told(read_roles(entry_of(context), context)) == wanted(roles)


def test_an_occurrence_has_only_its_own_countries() -> None:
    context = release("3 November and 10 November 2020: Webinar; Jordan spoke in the first and Georgia in the second.")
    entry = entry_of(context)
    assert read_roles(entry, context, 1).participant == ("JOR",)
    assert read_roles(entry, context, 2).participant == ("GEO",)
    assert read_roles(entry, context).participant == ("GEO", "JOR")


@pytest.mark.parametrize(
    ("text", "part", "countries"),
    [
        ("Malta joined it in May 2018, and Cyprus in September 2019", "and Cyprus in September 2019", ("CYP",)),
        ("Malta came in during 2020, Cyprus and Fiji in June 2021.", "Cyprus and Fiji in June 2021.", ("CYP", "FJI")),
        ("Two more came in since: Malta in May 2018 and Fiji in June 2021.", "and Fiji in June 2021.", ("FJI",)),
        ("Malta joined in 2018. Cyprus, June 2021.", "Cyprus, June 2021.", ()),
        ("The seminar moved to Malta in May 2018, Cyprus in June 2021", "Cyprus in June 2021", ()),
    ],
)
def test_a_clause_without_a_verb_takes_the_one_before(text: str, part: str, countries: tuple[str, ...]) -> None:
    context = release(text)
    assert read_roles(entry_of(context, part), context).accession == countries


def test_the_former_of_two_countries_hosts() -> None:
    text = "On 10 October 2024 Malta and the Philippines compared notes, at the invitation of the former."
    roles = read(text, "en")
    assert (roles.host, roles.participant) == (("MLT",), ("MLT", "PHL"))
    assert [value.basis for value in roles.values if value.field == "host"] == ["inferred"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("4 May 2023: Malta joined the Soil Group", ("SOIL",)),
        ("4 May 2023: Malta joined", ("SOIL",)),
        ("4 May 2023: welcoming ceremony for the participation of Malta in APEC and SOIL", ("APEC", "SOIL")),
        ("4 May 2023: Malta joined the Soil Group in the margins of APEC", ("SOIL",)),
    ],
)
def test_what_was_joined(text: str, joined: tuple[str, ...]) -> None:
    context = release(text, acronyms={"SOIL": "Soil Group"}, own=("SOIL", "Soil Group"))
    roles = read_roles(entry_of(context), context)
    assert (roles.accession, roles.accession_to) == (("MLT",), joined)
    assert joins(entry_of(context), context)


MEMBERS = (Member("CHL"), Member("PER", start="2020"), Member("FJI", end="2018"), Member("KEN", group_name="OTHER"))


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("SOIL members met in Oslo on 4 May 2021", ("CHL", "PER")),
        ("4 May 2017: meeting of ministers of the members", ("CHL", "FJI")),
        ("4 May 2021: all members took part, Peru among them, with presentations by Peru", ("CHL",)),
        ("4 May 2021: SOIL workshop", ()),
        ("SOIL members met in Oslo", ()),
    ],
)
def test_members_are_inferred_by_their_membership_at_the_date(text: str, countries: tuple[str, ...]) -> None:
    context = release(text, acronyms={"SOIL": "Soil Group"}, own=("SOIL", "Soil Group"), members=MEMBERS)
    assert read_roles(entry_of(context), context).inferred_participants == countries


def test_a_national_plan_does_not_host_itself() -> None:
    text = "4 May 2023: Forum hosted by the Ministry of Trade of Malta"
    national = release(text, title="National Action Plan of Malta 2023")
    assert read_roles(entry_of(national), national).host == ()
    assert read_roles(entry_of(release(text)), release(text)).host == ("MLT",)


def test_values_say_where_each_part_stands() -> None:
    context = release("4 May 2023: Forum hosted by Malta and funded by Norway", title="Plan of work")
    for value in read_roles(entry_of(context), context).values:
        assert context.document.text[value.char_start : value.char_end] == value.original


@given(st.text(alphabet='abc ,;.|()"“”«»éCXKenyaPeru0123: ', max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    context = release(f"{text} hosted by Kenya")
    roles = read_roles(entry_of(context), context)
    assert set(roles.host) <= {"KEN", "PER"}
