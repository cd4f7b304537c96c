"""Sentences and clauses of clean text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.clauses import enclosed, sentences, unclosed

SENTENCES = [
    ("en", "They met on 4 May.| The chair, Mr. Tan, spoke.| It closed."),
    ("en", "Signed in Washington, D.C. by both.| The rest followed."),
    ("en", "He asked (who? When. Why) and left.| Nobody answered."),
    ("en", "Panel “One. Two. Three” was held.| Then lunch."),
    ("en", "See Art. 4 and No. 12 of the rules.| They apply."),
    ("en", "1. Recognition of diplomas should be quick."),
    ("en", "St. John's hosted it.| Ghana paid."),
    ("fr", "M. Diop a parlé.| La séance fut levée."),
    ("fr", "Voir p. 12 du rapport.| Il est long."),
    ("es", "Se firmó en Washington, D. C. ante testigos.| Luego se cerró."),
    ("es", "El Sr. Paz habló.| Nadie respondió."),
]


@pytest.mark.parametrize(("language", "marked"), SENTENCES)
def test_sentences(language: str, marked: str) -> None:
    parts = [part.strip() for part in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in sentences(text, language)] == parts


@given(st.text(alphabet='aB. ()“”"«»;,1é', max_size=80), st.sampled_from(["en", "fr", "es"]))
def test_sentences_cover_the_text_in_order(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.text(alphabet='a(“”)"«»[]', max_size=60))
def test_a_mark_is_enclosed_or_open_never_both(text: str) -> None:
    spans = enclosed(text)
    assert all(text[a] in '([{«“„"' for a, _ in spans)
    assert all(0 <= at < len(text) for at in unclosed(text))
