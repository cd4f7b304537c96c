"""Properties: a tree set as a PDF reads back as itself, in one column and two, with ruled and unruled tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from reportlab.lib.pagesizes import A4, landscape, letter

from pipeline.ingest.draft import assemble
from tests.ingest.pdf.making import RULED, TOP, made, read, story_of
from tests.ingest.reading import Part, expected, short
from tests.ingest.test_roundtrip import check_spans, documents

LAYOUTS = {
    "ruled": {"style": RULED, "pagesize": A4, "columns": 1},
    "unruled": {"style": TOP, "pagesize": letter, "columns": 1},
    "landscape": {"style": RULED, "pagesize": landscape(A4), "columns": 1},
    "columns": {"style": RULED, "pagesize": landscape(A4), "columns": 2},
}


def ranked(parts: list[Part]) -> list[Part]:
    """Headings by rank of the sizes that occur: a page does not show which levels were left out."""
    levels = sorted({part.level for part in parts if part.kind == "heading"})
    return [replace(p, level=levels.index(p.level) + 1) if p.kind == "heading" else p for p in parts]


def without_tables(parts: list[Part]) -> list[Part]:
    return [part for part in parts if part.kind != "table"]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(parts=documents())
def test_a_tree_reads_back_as_itself(layout: str, parts: list[Part]) -> None:
    options = dict(LAYOUTS[layout])
    style = options.pop("style")
    parts = without_tables(parts) if layout == "columns" else parts
    draft = read(made(story_of(parts, style), **options))
    assert short(block for block in draft.blocks if block.kind != "furniture") == expected(ranked(parts))
    check_spans(assemble(draft, document_id="d", plan_id="p", file="f"))
