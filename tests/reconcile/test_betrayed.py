"""Texts cut off in the middle of a phrase, which only a sibling betrays; dropped details are none."""

from __future__ import annotations

import pytest

from pipeline.data import Value
from pipeline.reconcile.betrayed import _goes_on

CASES = [
    ("en", "Prepare briefs on data in social", "Prepare briefs on data in social protection", True),
    ("es", "Preparar un manual para farmacias", "Preparar un manual para farmacias pequeñas", True),
    ("en", "Publish an annotated model law", "Publish an annotated model law in six languages", False),
    ("en", "Publish an annotated model law", "Publish an annotated model law, with a commentary", False),
    ("en", "Publish an annotated model law.", "Publish an annotated model law. Then translate it", False),
    ("en", "Model law", "Model law adopted by all", False),
    ("en", "Survey the sea bed between the islands", "Survey the sea bed between two islands", False),
]


@pytest.mark.parametrize(("language", "short", "long", "cut"), CASES)
def test_what_a_sibling_betrays(language: str, short: str, long: str, cut: bool) -> None:
    told = [Value("statement", text, text, 0, len(text)) for text in (short, long)]
    assert _goes_on(told[0], told[1], language) is cut
