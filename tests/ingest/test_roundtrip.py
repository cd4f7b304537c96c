"""Properties: a tree of headings, paragraphs, lists and tables reads back as itself from every format; spans hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.data import Document
from pipeline.ingest.docx import read_docx
from pipeline.ingest.draft import DraftBlock, DraftDocument, assemble
from pipeline.ingest.html import read_html
from pipeline.ingest.markdown import read_markdown
from pipeline.ingest.plaintext import read_plaintext
from tests.ingest.reading import Part, as_html, as_markdown, as_word, expected, short

WORDS = (
    "harbour", "lamp", "keeper", "method", "ministry", "wind", "quiet", "copper", "ledger", "visit", "survey",
     "orchard",
    "signal", "pilot", "stone", "bridge", "ferry", "tidal", "chart", "nurse", "archive", "clinic", "timber", "water",
)
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(lambda words: " ".join(words).capitalize())
sentences = st.lists(st.sampled_from(WORDS), min_size=4, max_size=14).map(lambda w: " ".join(w).capitalize() + ".")
headings = st.builds(lambda text, level: Part("heading", text, level), names, st.integers(1, 3))
paragraphs = st.builds(lambda text: Part("paragraph", text), sentences)
rows = st.lists(st.tuples(names, sentences, names), min_size=2, max_size=4)
tables = st.builds(lambda body: Part("table", rows=(("Date", "Activity", "Place"), *body)), rows)


@st.composite
def item_runs(draw: st.DrawFn) -> list[Part]:
    """Items of one list: each at most one level deeper than the one before."""
    items: list[Part] = []
    for text in draw(st.lists(sentences, min_size=1, max_size=6)):
        deepest = min(3, items[-1].level + 1) if items else 1
        items.append(Part("item", text, draw(st.integers(1, deepest))))
    return items


@st.composite
def documents(draw: st.DrawFn) -> list[Part]:
    """A title, then headings with paragraphs, lists and tables; two lists never touch, nor do two tables."""
    parts = [Part("heading", "Plan of the " + draw(names).lower(), 1)]
    for block in draw(st.lists(st.one_of(headings, paragraphs, item_runs(), tables), max_size=8)):
        parts.extend(block if isinstance(block, list) else [block])
        if isinstance(block, list) or block.kind == "table":
            parts.append(Part("paragraph", draw(sentences)))
    if parts[-1].kind == "heading":
        parts.append(Part("paragraph", draw(sentences)))
    return parts


READERS: dict[str, Callable[[list[Part]], DraftDocument]] = {
    "html": lambda parts: read_html(as_html(parts).encode(), name="x.html"),
    "markdown": lambda parts: read_markdown(as_markdown(parts).encode(), name="x.md"),
    "docx": lambda parts: read_docx(as_word(parts), name="x.docx"),
}


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=documents())
def test_a_tree_reads_back_as_itself_and_its_spans_hold(kind: str, parts: list[Part]) -> None:
    draft = READERS[kind](parts)
    assert short(block for block in draft.blocks if block.kind != "furniture") == expected(parts)
    check_spans(assemble(draft, document_id="d", plan_id="p", file="f"))


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_gives_a_sound_document(text: str) -> None:
    check_spans(assemble(read_plaintext(text.encode("utf-8", "ignore")), document_id="d", plan_id="p", file="f"))


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.sampled_from([
    "<ul>", "</ul>", "<li>", "<table>", "<tr>", "<td>", "<td rowspan=3>", "<td colspan=0>", "</td>", "</table>", "<b>",
    "</b>", "<br>", "<p>", "1. one", "a) two", " word ", "<h2>", "</h2>", "<dl><dt>", "<dd>", "<nav>", "</nav>",
    "<ol start=-3>",
    "<pre>a\n  b  c\n", "</pre>", "<details><summary>", "&amp;", "2024", "<q>", "<time datetime=2024-05>", "</time>",
]), max_size=40))
def test_any_markup_gives_a_sound_document(pieces: list[str]) -> None:
    draft = read_html("".join(pieces).encode() or b"<p>", name="x.html")
    check_spans(assemble(draft, document_id="d", plan_id="p", file="f"))


def check_spans(document: Document) -> None:
    """Blocks in order cover the canonical text; every span lies where it says and repeats its text."""
    assert "\n".join(block.text for block in document.blocks) == document.text
    for index, block in enumerate(document.blocks):
        assert block.block_id == index
        assert document.text[block.char_start : block.char_end] == block.text
        assert len(block.text.splitlines()) == 1
        if block.kind == "list_item":
            assert block.marker and block.text.startswith(block.marker)
        for cell in block.cells:
            assert document.text[cell.char_start : cell.char_end] == cell.text
        if block.cells:
            assert " | ".join(cell.text for cell in block.cells) == block.text
        for start, end in (*block.bold, *block.struck, *((a, b) for a, b, _ in block.times)):
            assert block.char_start <= start < end <= block.char_end
    for repair in document.repairs:
        block = document.blocks[repair.block_id]
        assert block.char_start <= repair.char_start <= repair.char_end <= block.char_end


def test_sections_follow_headings_and_lists_keep_their_ids() -> None:
    blocks = [
        DraftBlock("heading", "Plan", 1), DraftBlock("heading", "Aims", 2), DraftBlock("list_item", "• a", 1, "•", "x"),
        DraftBlock("paragraph", "between"), DraftBlock("list_item", "• b", 1, "•", "x"), DraftBlock("furniture",
        "Home"),
        DraftBlock("heading", "Dates", 2), DraftBlock("list_item", "• c", 1, "•", "y"), DraftBlock("paragraph", "  "),
    ]
    document = assemble(DraftDocument("text/plain", blocks), document_id="d", plan_id="p", file="f")
    assert [block.section for block in document.blocks] == [
        (), ("Plan",), ("Plan", "Aims"), ("Plan", "Aims"), ("Plan", "Aims"), ("Plan", "Aims"), ("Plan",), ("Plan",
         "Dates"),
    ]
    assert [block.list_id for block in document.blocks] == [None, None, 0, None, 0, None, None, 1]
