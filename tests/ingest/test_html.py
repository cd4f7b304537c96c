"""Web pages: lists, tables, folds, glossaries and odd headings kept; what surrounds the content set apart."""

from __future__ import annotations

import pytest

from pipeline.ingest.html import read_html, read_markup
from tests.ingest.reading import short


def lines(markup: str) -> list[str]:
    return short(read_markup(markup, name="x.html").blocks)


CASES = [
    # lists
    ("<ol><li>one<ul><li>i. sub</li><li>plain</li></ul></li><li>two</li></ol>",
     ["li1 1. one", "li2 i. sub", "li2 • plain", "li1 2. two"]),
    ("<ol type=A start=3><li>c</li><li value=7>g</li></ol>", ["li1 C. c", "li1 G. g"]),
    ("<ol reversed><li>x</li><li>y</li></ol>", ["li1 2. x", "li1 1. y"]),
    ("<ol><li>1. already printed</li></ol>", ["li1 1. already printed"]),
    ("<ul><li><p>First words.</p><p>Second paragraph of it.</p></li></ul>",
     ["li1 • First words.", "p Second paragraph of it."]),
    ("<ul><li>a<ul><li>b</ul>tail of a</ul>", ["li1 • a", "li2 • b", "p tail of a"]),
    ("<li>stray", ["li1 • stray"]),
    # breaks
    ("<p>1. <b>Ports:</b> link them.<br>i. Hold a meeting.<br>ii. Publish\na map.</p>",
     ["li1 1. Ports: link them.", "li2 i. Hold a meeting.", "li2 ii. Publish a map."]),
    ("<p>A line that is\n broken<br>and goes on here.</p>", ["p A line that is broken and goes on here."]),
    ("<p><b>Background</b><br>The group met in Oslo last year.</p>", ["h1 Background",
     "p The group met in Oslo last year."]),
    ("<ul><li><b>Harbours</b><br>Link them by May.</li></ul>", ["li1 • Harbours Link them by May."]),
    ("<p>3 May 2024: Opening of the pier<br>9 June 2024: Regatta on the lake</p>",
     ["p 3 May 2024: Opening of the pier", "p 9 June 2024: Regatta on the lake"]),
    # headings
    ("<div role=heading aria-level=3>Odd heading</div><p>Text below it.</p>", ["h3 Odd heading", "p Text below it."]),
    ("<h1>Title<br>2024-2026</h1><p>Words are here.</p>", ["h1 Title 2024-2026", "p Words are here."]),
    ("<h2><button>Folded</button></h2><p>Words are here.</p>", ["h2 Folded", "p Words are here."]),
    ("<h2>A</h2><details><summary>Done so far</summary><ul><li>it</li></ul></details><details hidden><summary>To "
     "do</summary>"
     "<p style='display:none'>Hidden words are read.</p></details>",
     ["h2 A", "h3 Done so far", "li1 • it", "h3 To do", "p Hidden words are read."]),
    # glossaries
    ("<dl><dt>3 May</dt><dd>Opening</dd><dd>Dinner</dd><dt>4 May</dt><dd>Tour</dd></dl>",
     ["row 3 May | Opening", "row 3 May | Dinner", "row 4 May | Tour"]),
    ("<h2>A</h2><dl><dt>Ports</dt><dd><ul><li>one</li></ul></dd></dl>", ["h2 A", "h3 Ports", "li1 • one"]),
    # inline
    ("<p>1<sup>er</sup> mai, 2024<sup>1</sup></p>", ["p 1er mai, 2024¹"]),
    ("<p>sea&shy;farers and&nbsp;others</p>", ["p seafarers and others"]),
    ("<p>He said <q>no</q>.</p>", ["p He said “no”."]),
    ("<blockquote><p>Quoted words.</p></blockquote>", ["quote Quoted words."]),
    ("<pre>Aims\n----\n- one\n- two</pre>", ["h2 Aims", "li1 - one", "li1 - two"]),
]


@pytest.mark.parametrize(("markup", "expected"), CASES)
def test_structure(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


TABLES = [
    # a header of th, a row span continued, a span over all columns
    ("<table><tr><th>When<th>What<th>Where<tr><td rowspan=2>May<td>Fair<td>Riga<tr><td>Tour<td>Tartu"
     "<tr><td colspan=3>Autumn<tr><td>June<td colspan=2>Rest</table>",
     ["When | What | Where", "May | Fair | Riga", " | Tour | Tartu", "Autumn", "June | Rest"],
     [["", "", ""], ["When", "What", "Where"], ["When", "What", "Where"], [""], ["When", "What"]]),
    # two header rows
    ("<table><thead><tr><th rowspan=2>Task<th colspan=2>2024<tr><th>Q1<th>Q2</thead><tr><td>Dig<td>x<td></table>",
     ["Task | 2024", " | Q1 | Q2", "Dig | x | "], [["", ""], ["", "", ""], ["Task", "2024 / Q1", "2024 / Q2"]]),
    # bold first row; first row that only looks like a header; a table without one
    ("<table><tr><td><b>Step</b><td><b>Due</b><tr><td>Dig<td>May</table>", ["Step | Due", "Dig | May"],
     [["", ""], ["Step", "Due"]]),
    ("<table><tr><td>Step<td>Cost<tr><td>Dig the long trench<td>12<tr><td>Fill the long trench<td>9</table>",
     ["Step | Cost", "Dig the long trench | 12", "Fill the long trench | 9"], [["", ""], ["Step", "Cost"], ["Step",
      "Cost"]]),
    ("<table><tr><td>Ghana<td>Accra<tr><td>Togo<td>Lome<tr><td>Benin<td>Cotonou</table>",
     ["Ghana | Accra", "Togo | Lome", "Benin | Cotonou"], [["", ""], ["", ""], ["", ""]]),
    # row headers are no column headers
    ("<table><tr><th scope=row>Ghana<td>Accra<tr><th scope=row>Togo<td>Lome</table>", ["Ghana | Accra", "Togo | Lome"],
     [["", ""], ["", ""]]),
]


@pytest.mark.parametrize(("markup", "texts", "columns"), TABLES)
def test_tables(markup: str, texts: list[str], columns: list[list[str]]) -> None:
    blocks = read_markup(markup, name="x").blocks
    assert [block.text for block in blocks] == texts
    assert [[cell.column for cell in block.cells] for block in blocks] == columns
    assert len({block.list_key for block in blocks}) == 1


def test_one_list_goes_on_behind_other_text_and_cards_stay_content() -> None:
    blocks = read_markup("<ol><li>a</ol><p>Words.</p><ol start=2><li>b</ol><ul><li>c</ul>", name="x").blocks
    keys = [block.list_key for block in blocks if block.kind == "list_item"]
    assert keys[0] == keys[1] != keys[2]
    assert lines("<main><h3>Eels</h3><p class=meta>3 May 2024 | Suva</p><div class=social-protection>Pay "
                 "pensions.</div></main>") == [
        "h3 Eels", "p 3 May 2024 | Suva", "p Pay pensions.",
    ]
    assert lines("<p>x.</p><button aria-expanded=false>Done</button><div><ul><li>it</ul></div>") == ["p x.",
     "h2 Done", "li1 • it"]
    assert lines("<p><span>3 May 2025</span><span>Open day</span> <b>a</b>B</p>") == ["p 3 May 2025 Open day aB"]


def test_layout_tables_are_read_as_text() -> None:
    assert lines("<table role=presentation><tr><td><p>One paragraph.</p><td><ul><li>item</ul></table>") == [
        "p One paragraph.", "li1 • item",
    ]
    assert lines("<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>") == ["row a | b", "row c | d"]


PAGE = """<!doctype html><html lang="en-GB"><head><title>Pier plan | Port Union</title>
<meta name="dcterms.modified" content="2024-03-09T10:00"></head><body class="nav-open">
<ul id="skip"><li><a href="#c">Skip to main content</a></li></ul>
<header class="page-header"><nav><ul><li><a href="/a">About</a></li>
<li><a href="/b">Members</a></li></ul></nav></header>
<div class="fil-ariane"><a href="/">Home</a> &gt; <a href="/p">Plans</a> &gt; Pier plan</div>
<main><h1>Pier plan 2024</h1>
<ul class="toc"><li><a href="#x">Aims</a></li><li><a href="#y">Dates</a></li></ul>
<h2 id="x">Aims</h2><p>Build a pier that lasts.</p>
<aside><h3>Key dates</h3><ul><li>12 March 2024: Foundation stone laid in Riga</li>
<li>9 May 2025: Opening of the pier in Riga</li></ul></aside>
<aside><h3>Related links</h3><ul><li><a href="/q">Quays</a></li><li><a href="/r">Ropes</a></li></ul></aside>
<p>Updated text of the plan.</p></main>
<div><p>Share this page</p><a href="#">Email</a></div>
<footer>© Port Union · Last updated 9 March 2024</footer></body></html>"""


def test_what_surrounds_a_page_is_furniture_and_a_list_of_content_is_not() -> None:
    draft = read_html(PAGE.encode(), name="x.html")
    assert [line for line in short(draft.blocks) if not line.startswith("-")] == [
        "h1 Pier plan 2024", "h2 Aims", "p Build a pier that lasts.", "h3 Key dates",
        "li1 • 12 March 2024: Foundation stone laid in Riga", "li1 • 9 May 2025: Opening of the pier in Riga",
        "p Updated text of the plan.",
    ]
    assert (draft.language, draft.title, draft.metadata_date) == ("en", "Pier plan | Port Union", "2024-03-09")
    furniture = {line[2:] for line in short(draft.blocks) if line.startswith("-")}
    assert {"About", "Home > Plans > Pier plan", "Aims", "Quays", "Share this page"} <= furniture


def test_a_page_inside_a_form_or_a_header_is_still_content() -> None:
    text = "Words of the plan that go on for a while. " * 20
    assert lines(f"<form id=aspnetForm><h1>Plan</h1><p>{text}</p></form>") == ["h1 Plan", "p " + text.strip()]
    assert lines("<header><h1>Plan 2024</h1></header><p>Words of the plan.</p>")[0] == "h1 Plan 2024"


@pytest.mark.parametrize(("data", "text"), [
    ('<meta charset="iso-8859-1"><p>été'.encode("latin-1"), "été"),
    ("<meta charset=windows-1251><p>план".encode("cp1251"), "план"),
    ('<meta charset="iso-8859-1"><p>été'.encode(), "été"),  # UTF-8 that lies about itself
    ("<p>l\u2019été".encode("cp1252"), "l’été"),
    ("<p>rÃ©union dâ€™Ã©tÃ©".encode(), "réunion d’été"),
    ("\ufeff<p>né".encode("utf-16"), "né"),
])
def test_characters(data: bytes, text: str) -> None:
    assert read_html(data, name="x").blocks[-1].text == text


@pytest.mark.parametrize(("tag", "depth"), [
    ("div", 10_000), ("ul><li", 2_000), ("nav", 2_000), ("table><tr><td", 2_000), ("b", 10_000),
    ("details><summary", 2_000), ("dl><dt>x<dd", 2_000),
])
def test_deep_nesting_is_walked(tag: str, depth: int) -> None:
    blocks = read_html(f"<{tag}>word ".encode() * depth, name="x").blocks
    assert sum(block.text.count("word") for block in blocks) == depth


def test_spans_that_lie() -> None:
    markup = "<table>" + "<tr><td rowspan=99999 colspan=99999>a<td rowspan=-3>b<td colspan=x>c" * 50 + "</table>"
    assert len(read_markup(markup, name="x").blocks) == 50


def test_styles_and_times() -> None:
    block = read_markup(
        "<p><b>Next:</b> <s>3 May</s> <time datetime='2024-05-09T10:00'>9 May</time></p>", name="x"
    ).blocks[0]
    assert block.text == "Next: 3 May 9 May"
    assert [block.text[a:b] for a, b in block.bold + block.struck] == ["Next:", "3 May"]
    assert [(block.text[a:b], value) for a, b, value in block.times] == [("9 May", "2024-05-09")]
