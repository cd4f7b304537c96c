"""Merged entries: "‖" marks where a published entry should be cut; a line without it is whole and must stay so."""

from __future__ import annotations

import pytest

from pipeline.nlp.dates import find_dates
from pipeline.nlp.merges import CUT, WEIGHTS, ListStyle, merge_cuts, successor
from pipeline.nlp.places import find_places

ENGLISH = [
    # an open quote is cut off
    'June 3, 2021: Webinar "How small firms can ‖August 4, 2021 (GMT): Signing of the accord.',
    "3 June 2021: Webinar “How small firms can ‖9 August 2021: Signing of the accord.",
    "October 2020, during the Fair in Lyon, seminar “Who repairs ‖November 17, 2020 (GMT): Ghana hosted a first talk.",
    "May 2, 2019: Round table (with the chairs of the ‖June 5, 2019: Study visit to Tema.",
    # glued without a space or a stop
    "December 1, 2020: Webinar on hides, with Uruguay.‖December 15, 2020: First meeting of the contact points.",
    "1 March 2022: Panel in Oslo.‖2 March 2022: Panel in Bergen.",
    "January 14, 2021: Expert meeting hosted by Kenya ‖January 28, 2021: Briefing in Geneva",
    "May 11, 2022: Officials met in Batumi to compare registers ‖May 25–26, 2022: Workshop in Lomé.",
    "4 May 2023: Fair in Quito ‖5 May 2023 – Launch of the map",
    # the first breaks off in a word that needs another
    "22 June 2020: Webinar on what schools need when books and ‖9 July 2020 (14:00 CET): Signing of a letter.",
    "November 2020: Second meeting of ministers, hosted by ‖March 1, 2021: Virtual ceremony for Peru.",
    "2 April 2019: Study tour of the plants of the ‖8 April 2019: Caucus in Geneva.",
    # the first is whole
    "22–24 April 2024: Workshop on dust with the (ICAO). ‖20–24 May 2024: Training of forecasters, Niamey.",
    "29 September 2022: Study tour with experts from Chile ‖4 October 2022: Briefing, Georgetown.",
    # two dates side by side, the first ends with its own
    "Webinar on pensions, 8 March 2021 ‖March 25, 2021: Rwanda hosted the first activity.",
    "Table-top exercise, Bissau, with Senegal taking part, 9 November 2021 ‖24 November 2021: Regional call, online.",
    "Webinar on masks, Swiss-funded, 17 August 2020 ‖Online course on ventilators, opened on 1 September 2020",
    # three in one
    "1 May 2021: Call one.‖2 May 2021: Call two.‖3 May 2021: Call three.",
    # whole entries that hold several dates
    "June 9, 2021: Webinar on wages, hosted by Uruguay (rescheduled from 4 May 2021 to 9 June 2021).",
    "February 18, 2021: Webinar “After 1 January 2021: new border rules and the small supplier”.",
    'December 6, 2022: Webinar "From 10 December 1948 to today: rights and the buyer" (NZT).',
    "July 9, 2020: Signing of the accord by Ghana; Togo signed on September 3, 2020.",
    "June 15 and 22, 2021: Online course in two sessions for officers.",
    "March 3, 2021: Meeting on the replies to the questionnaire of 12 March 2020.",
    "2 December 2020: Launch of the dashboard, first announced for 1 October 2020.",
    "5 May 2020: Board, held online; it had been planned for 27–29 April 2020 in Lima.",
    "28 December 2019 – 15 January 2020: Online consultation on the name.",
    "17 February 2021 (first announced for 3 February 2021): Launch of the newsletter.",
    "10 May 2021: First session; 12 May 2021: second session.",
    "June 6, 2023: Ministers met; the communiqué refers to the Declaration of June 2018.",
    "29 April 2021: Publication of the reply to the letter of 12 March 2021 on small loans.",
    "3 July 2024, 10.00–11.30 and 15.00–16.30 (CEST): Online clinic on subsidies.",
    "23 June 2023: Publication of “Growth 2020 2021 2022: three years in figures”.",
    "March 8, 2023: Panel “1. Listen 2. Pay 3. Share”, New York.",
    "The plan runs until 31 December 2024: see the annex.",
    "14 September 2021: Caucus on the budget for 2022: Ghana spoke.",
]
FRENCH = [
    "Du 4 au 6 juin 2024 : atelier sur les fleuves, avec des équipes maliennes. ‖4 octobre 2024 : activité parallèle.",
    "12 mai 2023 : réunion du bureau, accueillie par le ‖14 juin 2023 : webinaire sur les cartes.",
    "3 mars 2022 : colloque « Lire et ‖7 avril 2022 : assemblée générale, Dakar.",
    "1er mars 2021 – Cérémonie d’accueil.‖17 juin 2021 – Webinaire sur les certificats.",
    "3 avril 2024 (et non 27 mars 2024, comme annoncé) : webinaire sur la conservation.",
    "Du 28 novembre au 2 décembre 2022 : formation à Cotonou.",
    "19 novembre 2024 : webinaire, d’après la loi-cadre de 1996 et le rapport de 2021.",
    "13 et 14 avril 2023 – Séminaire accueilli par la Corée et remis depuis 2020.",
]
SPANISH = [
    "12 de enero de 2023 – Firma del memorando en Washington, D. C. ‖14 a 16 de marzo de 2023 – Taller en Asunción.",
    "21 de octubre de 2020: seminario con ponencias del Perú y ‖26 de mayo de 2022: VI Reunión del Consejo.",
    "4 de mayo de 2021: jornada “Qué pueden hacer las ‖9 de junio de 2021: taller en Lima.",
    "8 y 15 de mayo de 2024: curso virtual de auditoría, en dos sesiones.",
    "13 de septiembre de 2023 (en lugar del 6 de septiembre de 2023) – Seminario web.",
    "Del 15 de abril al 14 de junio de 2024: consulta pública sobre la norma.",
]
CASES = [("en", line) for line in ENGLISH] + [("fr", line) for line in FRENCH] + [("es", line) for line in SPANISH]


def cut(text: str, style: ListStyle, language: str, **more: object) -> list[str]:
    cuts = merge_cuts(text, find_dates(text, language), find_places(text, language), style, language=language, **more)
    starts, ends = [0, *(c.right for c in cuts)], [*(c.left for c in cuts), len(text)]
    return [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_a_merged_entry_is_cut_and_a_whole_one_is_not(language: str, line: str) -> None:
    parts = [part.strip() for part in line.split("‖")]
    style = ListStyle(dated=0.9, lower_after=language != "en")
    assert [
        p.strip() for p in cut(" ".join(parts) if ".‖" not in line else line.replace("‖", ""), style, language)
    ] == parts


@pytest.mark.parametrize(
    ("marker", "line"),
    [
        ("4.", "4. Disability: Share experience. Lead: Slovenia. ‖5. Informal work: Test ways of insuring."),
        ("i.", "i. Hold a caucus meeting once a year ‖ii. Take turns in presenting plans."),
        ("(c)", "(c) Open data: published within a month. ‖(d) Conflict: no activity without consent."),
        ("•", "• Compare the laws of members ‖• Draw up a model law"),
        # a number that is no marker, and a marker that the list goes on to use
        ("4.", "4. Session no. 5 of the caucus was held in Tema."),
        ("1.", "1. Panel “1. Listen 2. Pay 3. Share”."),
        ("2.", "2. Raise the share to 3. per cent of output."),
    ],
)
def test_markers_inside_an_entry(marker: str, line: str) -> None:
    parts = [part.strip() for part in line.split("‖")]
    style = ListStyle(markers=(marker, "6.", "3."))
    got = [p.removeprefix("•").strip() for p in cut(" ".join(parts), style, "en", marker=marker)]
    assert got == [p.removeprefix("•").strip() for p in parts]


@pytest.mark.parametrize(
    "line",
    [
        "Hearing on bulk fuel, Bridgetown ‖07/02/2024 Call on cable repairs",
        "Workshop on wind data",
        "Third meeting of the committee (moved from 12 May 2023)",
    ],
)
def test_a_cell_that_holds_two_events(line: str) -> None:
    parts = [part.strip() for part in line.split("‖")]
    assert cut(" ".join(parts), ListStyle(), "en", cell=True) == parts


@pytest.mark.parametrize(
    "line",
    [
        "• Prize ceremony, Lisbon, hosted by Portugal – Q4 2024 ‖Meeting of the Board, online – 2024-12-03",
        "• Compare trials (lead: Peru) – 2024-12-31 ‖Ask the yards for a code – by March 2025",
        "• Workshop on slow lanes, held in the harbour of ‖28.05.2025 – Launch of the noise map, Horta",
        "• Side event at the Ocean Conference, Barcelona – 2024-04-11",
        "• Webinar on whales – 2024-06-18 (instead of 2024-06-04)",
    ],
)
def test_a_list_that_ends_its_entries_with_dates(line: str) -> None:
    parts = [part.strip() for part in line.split("‖")]
    assert cut(" ".join(parts), ListStyle(trailing=0.9), "en", marker="•") == parts


def test_no_single_signal_cuts() -> None:
    assert max(WEIGHTS.values()) < CUT


@pytest.mark.parametrize(
    ("marker", "following"),
    [
        ("4.", "5."),
        ("9)", "10)"),
        ("(c)", "(d)"),
        ("ii.", "iii."),
        ("i.", "ii."),
        ("1.1", "1.2"),
        ("A.", "B."),
        ("IV.", "V."),
        ("•", None),
        ("z)", None),
        (None, None),
    ],
)
def test_successor(marker: str | None, following: str | None) -> None:
    assert successor(marker) == following
