"""Which clauses of an entry tell an event: "[" and "]" mark each; text outside the marks tells none."""

from __future__ import annotations

import re

import pytest

from pipeline.data import Block, Entry, SectionInfo
from pipeline.nlp.dates import find_dates
from pipeline.nlp.happenings import happenings
from pipeline.nlp.places import find_places

PROSE = [
    ("en", "[The Group was launched in April 2019 in Lima.]"),
    (
        "en",
        "[Niger and Nigeria joined it in May 2018] and [Jordan in September 2019], and "
        "[Georgia was welcomed in Seoul on 24 October 2019.]",
    ),
    (
        "en",
        "[Ireland and Georgia came in during 2020], [Ecuador and Fiji in June 2021], and "
        "[Jordan was welcomed on 15 June 2022 in Mombasa.]",
    ),
    (
        "en",
        "[Officials had met before that, on 16–17 April 2024, in Guayaquil, hosted by Ecuador], and "
        "[the business panel on 18 April 2024 in the same hotel.]",
    ),
    ("en", "[A caravan will call at Nakuru on 4 March], [Kisumu on 11 March] and [Eldoret on 18 March 2025.]"),
    ("en", "[Grenada acceded to the Treaty on 1 September 2016] and [Dominica on 15 January 2019.]"),
    ("en", "[The workshop took place on 12–14 September 2023. Fiji hosted it and the Republic of Korea paid.]"),
    ("en", "[A month later, on 10 December 2018, the Compact was adopted in Marrakech.]"),
    (
        "en",
        "[The ministerial will be hosted by Jordan in Aqaba on 10 September 2025]; "
        "[the business panel sits there the day before.]",
    ),
    ("en", "[A mid-term review shall be held in Victoria not later than 30 November 2024.]"),
    # a date that the sentence itself replaces, a bare year that only dates another, a deadline of others
    ("en", "[The meeting that was to take place in Riga in May 2023 had to be put off until June 2024.]"),
    ("en", "[The members, who should have met in Oslo in January 2022, met on 9 March 2022 in Turku.]"),
    ("en", "[In 2023 experts met in Riga on 14 March.]"),
    ("en", "[Bids must reach the secretariat by noon on 31 July 2023.]"),
    ("en", "[In the third quarter of 2023 two yards will show silage makers at work in Malanville.]"),
    ("en", "The Agreement has eleven Parties; [Bhutan deposited its instrument on 14 June 2022.]"),
    ("en", "[On 3 May 2023 the map went to print.]"),
    # none: imprints, definitions, papers, figures, deadlines of the plan's own, habits, plan periods
    ("en", "This version takes account of remarks received up to 30 September 2024."),
    ("en", "The support unit will publish a comparison by 28 February 2025."),
    ("en", "Documents for each meeting are issued six weeks before it opens."),
    ("en", "Activities were carried out under the work plans for 2018-2019 and 2020-2022."),
    ("en", "Issued in February 2021 under the symbol XY/3."),
    ("en", "Members reported 61 cases in 2018."),
    ("en", "The Group is small on purpose and has no secretariat."),
    ("fr", "[Le Réseau a été créé à Lausanne le 20 mars 2014.]"),
    ("fr", "[Dix ans plus tard, le Tchad et la République dominicaine y sont entrés le 12 juin 2024.]"),
    ("fr", "[La visite à Da Nang, prévue pour 2021, a été annulée.]"),
    ("es", "[Paraguay y el Uruguay se adhirieron en 2019.]"),
    ("es", "[El portal público se abrió el 31 de julio de 2023.]"),
]
LISTED = [
    ("en", "[May 16, 2019: Ministers met over breakfast in Viña del Mar.]"),
    ("en", "[July 9, 2020 (NZT): Signing of the accord by Ghana]; [Togo signed on September 3, 2020.]"),
    ("en", "[5 May 2020: Steering board, held online; it had been planned for 27–29 April 2020 in San José.]"),
    ("en", "[11–13 March 2020: Consultation, Atlanta. Cancelled two days before the opening.]"),
    ("en", "[March 5–7, 2019: Workshop in Auckland. Customs officers from Chile took part.]"),
    ("en", "[Mid-2021: Summer school, Chiang Mai, postponed from June 2020 and subject to restrictions.]"),
    ("en", "[2 December 2020: Launch of the dashboard, first announced for 1 October 2020.]"),
    ("en", "[The forum: Lyon, 20 April 2020]"),
    ("fr", "[3 avril 2024 (et non 27 mars 2024, comme annoncé) : webinaire sur les cartes.]"),
    ("es", "[13 de septiembre de 2023 (en lugar del 6 de septiembre de 2023) – Seminario web.]"),
]
POINTS = [
    ("en", "[WTO 13th Ministerial Conference, Abu Dhabi, February 2024]: Opportunity for a joint statement."),
    ("en", "[Two-year review: Examine whether the template works, in preparation for a review in 2024.]"),
    ("en", "Publish a collection of model clauses by December 2023."),
    ("en", "To detect outbreaks within seven days in every country by the end of 2022;"),
    ("en", "Approach Türkiye by March 2024."),
]


def found(language: str, marked: str, kind: str, role: str) -> tuple[list[str], list[str]]:
    text = re.sub(r"[\[\]]", "", marked)
    dates, names = tuple(find_dates(text, language)), tuple(find_places(text, language))
    section = SectionInfo(role=role)  # type: ignore[arg-type]
    entry = Entry(0, 0, len(text), text, section, dates, names)
    block = Block(0, kind, 0, len(text), text)  # type: ignore[arg-type]
    told = happenings(
        entry, block, language=language, claimed=frozenset(), dated_list=kind == "list_item" and role == "completed"
    )
    return [text[h.char_start : h.char_end] for h in told], re.findall(r"\[(.*?)\]", marked)


@pytest.mark.parametrize(("language", "marked"), PROSE)
def test_prose(language: str, marked: str) -> None:
    got, wanted = found(language, marked, "paragraph", "background")
    assert got == wanted


@pytest.mark.parametrize(("language", "marked"), LISTED)
def test_dated_lists(language: str, marked: str) -> None:
    got, wanted = found(language, marked, "list_item", "completed")
    assert got == wanted


@pytest.mark.parametrize(("language", "marked"), POINTS)
def test_points_of_a_plan(language: str, marked: str) -> None:
    got, wanted = found(language, marked, "list_item", "priorities")
    assert got == wanted
