"""Markdown: CommonMark, tables, raw HTML, front matter, and the ways in which plans bend it."""

from __future__ import annotations

import pytest

from pipeline.ingest.markdown import read_markdown
from tests.ingest.reading import short

CASES = [
    # bullets under numbers, set in by less than CommonMark asks for
    ("1. **Ports:**\n - Link them.\n - i. Draw a map.\n2. **Piers**\n   - Paint.\n",
     ["li1 1. Ports:", "li2 • Link them.", "li2 i. Draw a map.", "li1 2. Piers", "li2 • Paint."]),
    # numbers of the source stay; "1. 1. 1." is counted
    ("3. c\n5. e\n", ["li1 3. c", "li1 5. e"]),
    ("1. a\n1. b\n1. c\n", ["li1 1. a", "li1 2. b", "li1 3. c"]),
    # an empty line inside a list
    ("- one\n\n- two\n", ["li1 • one", "li1 • two"]),
    # printed markers in a paragraph
    ("Aims:\na) swim\nb) dive\n", ["p Aims:", "li1 a) swim", "li1 b) dive"]),
    ("• one\n• two\n", ["li1 • one", "li1 • two"]),
    # headings that are only bold or only short lines
    ("**Background**\n\nThe group met in Oslo.\n\n**Aims:**\n\n- swim\n",
     ["h1 Background", "p The group met in Oslo.", "p Aims:", "li1 • swim"]),
    ("PLAN OF THE PIERS 2024-2026\n\nBackground\n\nThe group met.\n\nDone so far\n\n- it\n",
     ["h1 PLAN OF THE PIERS 2024-2026", "h2 Background", "p The group met.", "h2 Done so far", "li1 • it"]),
    # a page's foot inside a list
    ("# Pier plan 2024\n\n- one\n\n*Pier plan 2024 – page 2 of 4*\n\n- two\n",
     ["h1 Pier plan 2024", "li1 • one", "- Pier plan 2024 – page 2 of 4", "li1 • two"]),
    # a page's foot inside a sentence, and a citation that only looks like one
    ("# Pier plan 2024\n\nThey took the train to Pier plan 2024 / page 4 the south of Spain.\n",
     ["h1 Pier plan 2024", "p They took the train to the south of Spain.", "- Pier plan 2024 / page 4"]),
    ("# Pier plan 2024\n\nAs the Pier plan 2024, page 4, says, they took the train.\n",
     ["h1 Pier plan 2024", "p As the Pier plan 2024, page 4, says, they took the train."]),
    ("# Plan\n\nIn view of the ABC/SC.9/2023/4 page 3 delays, it waits. See ABC/SC.9/2023/4 page 3 for more.\n",
     ["h1 Plan", "p In view of the delays, it waits. See ABC/SC.9/2023/4 page 3 for more.",
      "- ABC/SC.9/2023/4 page 3"]),
    # furniture, tables, raw HTML
    ("# Plan\n\n[Home](a) / [Topics](b) / Plan\n\n*English version: [x](y)*\n\nEnglish version of the guide: May.\n",
     ["h1 Plan", "- Home / Topics / Plan", "- English version: x", "p English version of the guide: May."]),
    ("| Task | Due |\n|:--|--:|\n| a \\| b | ~~May~~ June |\n", ["row Task | Due", "row a | b | May June"]),
    ("<details><summary>Old</summary>\n\n- it\n\n</details>\n", ["h2 Old", "li1 • it"]),
    ("    Set in by four spaces, and still words.\n", ["p Set in by four spaces, and still words."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_structure(text: str, expected: list[str]) -> None:
    assert short(read_markdown(text.encode(), name="x.md").blocks) == expected


def test_items_on_both_sides_of_a_page_are_one_list() -> None:
    text = "# Pier plan\n\n1. one\n2. two\n\nPier plan – page 2\n\n3. three\n"
    items = [block for block in read_markdown(text.encode(), name="x").blocks if block.kind == "list_item"]
    assert [block.text for block in items] == ["1. one", "2. two", "3. three"]
    assert len({block.list_key for block in items}) == 1


def test_front_matter() -> None:
    draft = read_markdown(b'---\ntitle: "Pier plan"\nlang: es\nlastmod: 2024-03-09\n---\n\nHola.\n', name="x.md")
    assert (draft.title, draft.language, draft.metadata_date) == ("Pier plan", "es", "2024-03-09")
    assert short(draft.blocks) == ["p Hola."]


def test_numbered_paragraphs_of_a_whole_document_are_no_list() -> None:
    text = "# Plan\n\n## Aims\n\n1. One is said.\n\n2. Two.\n\n## Means\n\n3. Three.\n\n## Ends\n\n4. Four.\n"
    blocks = read_markdown(text.encode(), name="x").blocks
    assert [(b.kind, b.marker) for b in blocks if b.text[0].isdigit()] == [("paragraph", f"{n}.") for n in range(1, 5)]


@pytest.mark.parametrize("text", ["*a " * 20_000, "[" * 20_000, ">" * 20_000 + "x", "`" * 20_000,
 "".join(" " * 2 * i + "- x\n" for i in range(400))])
def test_hostile_markdown_is_read_in_time(text: str) -> None:
    read_markdown(text.encode(), name="x.md")
