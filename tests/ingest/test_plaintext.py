"""Plain text: paragraphs, lists, headings, columns and pages from lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.plaintext import blocks_of_text, read_plaintext
from tests.ingest.reading import short


def lines(text: str) -> list[str]:
    return short(blocks_of_text(textwrap.dedent(text), key="t"))


WRAPPED = """\
    BALTIC FORUM ON LIGHTHOUSES
    Work programme for 2024-2026

    Background
    The Forum was set up in Gdynia in May 2019 by four maritime administrations
    that wanted to keep old lights burning. It meets once a year and has no
    secretariat of its own.

    Its aims are: (a) to list every light that is older than a hundred years and
    (b) to train keepers.

    Objectives
    - to list every light that is older than a hundred years, together with its
      keeper and the state of its lens;
    - to train young keepers.
    Members pay for their own travel.

    Priorities

    1) Lenses
       a) Buy spare prisms before September 2024.
       b) Publish a hand-
          book for keepers.
    2) Towers

    Next steps
    12 May 2025: Meeting of the working party on paint and stone in Klaipeda, LTU
    14 June 2025: Open day
"""


def test_wrapped_text() -> None:
    assert lines(WRAPPED) == [
        "h1 BALTIC FORUM ON LIGHTHOUSES", "h2 Work programme for 2024-2026", "h2 Background",
        "p The Forum was set up in Gdynia in May 2019 by four maritime administrations that wanted to keep old lights "
        "burning. It meets once a year and has no secretariat of its own.",
        "p Its aims are: (a) to list every light that is older than a hundred years and (b) to train keepers.",
        "h2 Objectives",
        "li1 - to list every light that is older than a hundred years, together with its keeper and the state of its "
        "lens;",
        "li1 - to train young keepers.", "p Members pay for their own travel.", "h2 Priorities", "li1 1) Lenses",
        "li2 a) Buy spare prisms before September 2024.", "li2 b) Publish a handbook for keepers.", "li1 2) Towers",
        "h2 Next steps", "p 12 May 2025: Meeting of the working party on paint and stone in Klaipeda, LTU",
        "p 14 June 2025: Open day",
    ]


CASES = [
    # each line a paragraph
    ("Work plan 2024\n\nAims\n\n" + "Long words of a paragraph that nobody wrapped at all. " * 4
     + "\n\nIt goes on:\n\n1. Ports: link them.\n\nThe first step is a map.\n\n2. Piers\n\n3. Quays\n\nDone so far:",
     ["h1 Work plan 2024", "h2 Aims", "p " + ("Long words of a paragraph that nobody wrapped at all. " * 4).strip(),
      "p It goes on:", "li1 1. Ports: link them.", "p The first step is a map.", "li1 2. Piers", "li1 3. Quays",
      "p Done so far:"]),
    # numbered headings have content below each of them
    ("1. Origins\n\nThe net was born in 2015.\n\n2. Plans\n\n2.1 Meetings\n\n* May: a meeting in Lima.\n\n2.2 "
     "Courses\n\n"
     "* June: a course.\n\n3. Money\n\nThere is none.",
     ["h2 1. Origins", "p The net was born in 2015.", "h2 2. Plans", "h3 2.1 Meetings", "li1 * May: a meeting in Lima.",
      "h3 2.2 Courses", "li1 * June: a course.", "h2 3. Money", "p There is none."]),
    # underlined
    ("Plan\n====\n\nAims\n----\nWe aim high.\n\nDates\n-----\nNone yet.\n",
     ["h1 Plan", "h2 Aims", "p We aim high.", "h2 Dates", "p None yet."]),
    # three short lines in a row are a list, not headings
    ("Plan\n\nMembers\n\nGhana\n\nTogo\n\nBenin\n\nThey met.", ["h1 Plan", "p Members", "p Ghana", "p Togo",
     "p Benin", "p They met."]),
    # a date, a field, a symbol are no headings
    ("Plan\n\nABC/2024/7\n\nThey met.\n\nLead: Ghana\n\nThey ate.\n\n3 May 2024\n\nThey left.",
     ["h1 Plan", "p ABC/2024/7", "p They met.", "p Lead: Ghana", "p They ate.", "p 3 May 2024", "p They left."]),
    # sections with names and numbers; dates with more than a year head nothing
    ("Plan\n\nArticle 1 – Terms\n\nThey are these.\n\nPriority 2: Piers\n\nPaint them.\n\nMay 3 – Open day\n\nIt "
     "rains.\n\n"
     "August 2022 Workshop on ropes in Oslo\n\nIt snows.",
     ["h1 Plan", "h2 Article 1 – Terms", "p They are these.", "h2 Priority 2: Piers", "p Paint them.",
      "p May 3 – Open day",
      "p It rains.", "p August 2022 Workshop on ropes in Oslo", "p It snows."]),
    # text out of a PDF: no blank lines, heads of pages without numbers, bullets of an unknown font
    ("Pier plan\nPier plan 2024 of all the ports\nA. Background\nThe plan was made by the ports of four states and "
     "by some of\n"
     "their friends, who met in Riga.\nB. Work done\n(cid:127) 3 May 2023: Meeting of the board, Riga, which was "
     "followed by a\n"
     "dinner.\n(cid:127) 4 May 2023: Tour.\nPort Union Page 1\fPier plan\nC. Aims\n1. That piers last.\n2. That "
     "ports pay.\n"
     "D. Money\nThere is none.\nPort Union Page 2\f",
     ["- Pier plan", "h1 Pier plan 2024 of all the ports", "h2 A. Background",
      "p The plan was made by the ports of four states and by some of their friends, who met in Riga.",
      "h2 B. Work done",
      "li1 • 3 May 2023: Meeting of the board, Riga, which was followed by a dinner.", "li1 • 4 May 2023: Tour.",
      "- Port Union Page 1", "- Pier plan", "h2 C. Aims", "li1 1. That piers last.", "li1 2. That ports pay.",
      "h2 D. Money",
      "p There is none.", "- Port Union Page 2"]),
    # a table of contents; a bullet alone on its line; lines drawn with signs
    ("Plan\n\nAims ............ 2\nDates ........... 3\n\n• \nto dig;\n•\nto fill.\n\n* * *\n\nThe end.",
     ["h1 Plan", "- Aims ............ 2", "- Dates ........... 3", "li1 • to dig;", "li1 • to fill.", "p The end."]),
    # odd bullets
    ("\uf0b7 one\no Below it\n\uf0b7 two\n\nWords.\n\n▪ three", ["li1 \uf0b7 one", "li2 o Below it", "li1 \uf0b7 two",
     "p Words.", "li1 ▪ three"]),
    # real hyphens at a line's end
    ("They saw Guinea-\nBissau and the well-\nknown 2022-\n2024 plan and/\nor the follow-\nup of it, on this page.",
     ["p They saw Guinea-Bissau and the well-known 2022-2024 plan and/or the follow-up of it, on this page."]),
    # the line below an item's text goes on with it, unless it tells a date of its own
    ("Plan\n\n  * Diving course, with people from Aruba and\n    Malta; Norway pays\n  * Tour\n    4 May 2024: Dinner",
     ["h1 Plan", "li1 * Diving course, with people from Aruba and Malta; Norway pays", "li1 * Tour",
      "p 4 May 2024: Dinner"]),
    # a line that breaks off in the middle of a phrase, or goes on behind a semicolon, heads nothing
    ("Plan\n\nThe seminar on orchard pests in the mountains will be held in\n\nThey met.\n\nRiga; paid by all\n\n"
     "They ate.\n\nWho we are\n\nFriends.",
     ["h1 Plan", "p The seminar on orchard pests in the mountains will be held in", "p They met.",
      "p Riga; paid by all", "p They ate.", "h2 Who we are", "p Friends."]),
    # furniture of a page pasted from the web
    ("Language selection\n\nPlan\n\nWords are here.\n\nHome / Topics / Plan\n\nEnglish | Français\n\nDate Modified:",
     ["- Language selection", "h1 Plan", "p Words are here.", "- Home / Topics / Plan", "- English | Français",
      "- Date Modified:"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_structure(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


PAGES = """\
The workshop on ropes, which Ghana and Togo organised together, was held on

ABC/2024/1                                                        page 2

11-13 June 2024 in Lome, as had been said. The one on knots was moved from
the north to the south; it was a good one and a long one for everybody who

ABC/2024/1                                                        page 3

Persons who wish to come write to the office.
"""


def test_a_paragraph_cut_by_a_page_is_joined_unless_it_broke_off() -> None:
    blocks = blocks_of_text(PAGES.replace("everybody who", "all who"), key="t")
    assert short(blocks) == [
        "p The workshop on ropes, which Ghana and Togo organised together, was held on 11-13 June 2024 in Lome, as had "
        "been said. The one on knots was moved from the north to the south; it was a good one and a long one for all "
        "who",
        "- ABC/2024/1 page 2", "- ABC/2024/1 page 3", "p Persons who wish to come write to the office.",
    ]
    repair = blocks[0].repairs[0]
    assert repair.kind == "removed_furniture" and repair.after == (blocks[0].text,)
    assert blocks[0].text[repair.start :].startswith(" 11-13 June")


def test_form_feeds_tell_pages() -> None:
    draft = read_plaintext(b"Plan of the port\n\nWords of one.\n\f\nWords of two.\n")
    assert draft.pages == 2
    assert [(block.text, block.page) for block in draft.blocks][1:] == [("Words of one.", 1), ("Words of two.", 2)]


TABLES = [
    ("""\
     Date              Meeting                          Place
     ----------------  -------------------------------  ------
     12 March 2024     Fourth meeting of keepers        Tallinn
     June 2024 (TBC)   Workshop on lenses and their     Riga
                       care in salt air
     """, ["Date | Meeting | Place", "12 March 2024 | Fourth meeting of keepers | Tallinn",
           "June 2024 (TBC) | Workshop on lenses and their care in salt air | Riga"]),
    ("Action\tLead\tDeadline\nWrite the guide\tGhana\tMay 2024\nTest it\tTogo and Benin\tQ3 2024\n",
     ["Action | Lead | Deadline", "Write the guide | Ghana | May 2024", "Test it | Togo and Benin | Q3 2024"]),
    ("| Action | Lead |\n| Dig | Ghana |\n| Fill | Togo |\n", ["Action | Lead", "Dig | Ghana", "Fill | Togo"]),
    # columns that do not line up, rows wrapped at the text's width, once between two cells
    ("""\
     The rows below are wrapped like this text, at the width of this very line of
     the file.

     Action   Responsible   Deadline
     1.1 Open the lending service to thirty pilot schools   Tunisia   Second half
     of 2025
     1.2 Write a model charter for the prisons and the libraries of them   France
     During 2025
     """, ["Action | Responsible | Deadline",
           "1.1 Open the lending service to thirty pilot schools | Tunisia | Second half of 2025",
           "1.2 Write a model charter for the prisons and the libraries of them | France | During 2025"]),
]


@pytest.mark.parametrize(("text", "rows"), TABLES)
def test_columns(text: str, rows: list[str]) -> None:
    blocks = [block for block in blocks_of_text(textwrap.dedent(text), key="t") if block.kind == "table_row"]
    assert [block.text for block in blocks] == rows
    assert [block.header for block in blocks] == [True] + [False] * (len(rows) - 1)
    assert all(cell.column for block in blocks[1:] for cell in block.cells)


WORDS = ("harbour", "lamp", "keeper", "method", "ministry", "wind", "quiet", "copper", "ledger")
paragraphs = st.lists(st.sampled_from(WORDS), min_size=6, max_size=40)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(paragraphs, min_size=2, max_size=6), width=st.integers(40, 100))
def test_wrapped_paragraphs_read_back(texts: list[list[str]], width: int) -> None:
    wanted = [" ".join(words).capitalize() + "." for words in texts]
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in wanted)
    assert [block.text for block in blocks_of_text(wrapped, key="t")] == wanted


@pytest.mark.parametrize("text", ["a\n" * 50_000, "(" * 200_000, "1." * 200_000, " " * 500_000 + "b",
 "a-\n" * 50_000, "|" * 100_000])
def test_hostile_lines_are_read_in_time(text: str) -> None:
    blocks_of_text(text, key="t")
