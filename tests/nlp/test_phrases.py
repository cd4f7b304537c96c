"""Finding listed names in raw text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.phrases import PhraseFinder, fold, phrase_key

NAMES = {
    "Côte d'Ivoire": "CIV",
    "Guinea": "GIN",
    "Guinea-Bissau": "GNB",
    "Haïti": "HTI",
    "Mexico": "MEX",
    "N'Djamena": "Ndjamena",
    "Nice": "Nice",
    "Nukuʻalofa": "Nukualofa",
    "St. John's": "St Johns",
    "Trinidad & Tobago": "TTO",
    "USA": "USA",
    "Washington": "Washington",
    "Washington, D.C.": "DC",
    "WHO": "WHO",
    "chilien": "CHL",
}

CASES = [
    ("in Cote d’Ivoire", ["Cote d’Ivoire"]),
    ("CÔTE D'IVOIRE", ["CÔTE D'IVOIRE"]),
    ("Cote d' Ivoire", ["Cote d' Ivoire"]),
    ("Co\u0302te d'Ivoire in two code points", ["Co\u0302te d'Ivoire"]),
    ("St. John’s and St John's", ["St. John’s", "St John's"]),
    ("Guinea-Bissau, Guinea", ["Guinea-Bissau", "Guinea"]),
    ("Guinea‑Bissau with a hyphen that does not break", ["Guinea‑Bissau"]),
    ("Guinea – Bissau", ["Guinea"]),  # a dash parts two names
    ("Mexico's and Mexico-sponsored", ["Mexico", "Mexico"]),
    ("d’Haïti", ["Haïti"]),
    ("N’Djamena", ["N’Djamena"]),
    ("Nuku'alofa, NUKU’ALOFA", ["Nuku'alofa", "NUKU’ALOFA"]),
    ("U.S.A. and USA", ["U.S.A.", "USA"]),
    ("Washington, D.C. or Washington", ["Washington, D.C.", "Washington"]),
    ("Trinidad & Tobago", ["Trinidad & Tobago"]),
    ("un projet Chilien ou chilien", ["Chilien", "chilien"]),
    # negatives
    ("those who find a nice place", []),
    ("NewMexico, Mexicola", []),
    ("Washington. D.C. begins a sentence", ["Washington"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find(text: str, expected: list[str]) -> None:
    assert [text[match.start : match.end] for match in PhraseFinder(NAMES).find(text)] == expected


def test_get_needs_the_whole_text() -> None:
    finder = PhraseFinder(NAMES)
    assert (finder.get("cote d'ivoire"), finder.get("Cote D’Ivoire"), finder.get("Mexico City")) == (None, "CIV", None)


def test_the_stricter_of_two_spellings_wins() -> None:
    finder = PhraseFinder({"us": "pronoun", "US": "USA"})
    assert [match.value for match in finder.find("us US")] == ["pronoun", "USA"]


def test_a_phrase_needs_a_word() -> None:
    with pytest.raises(ValueError, match="needs a word"):
        PhraseFinder({"--": 1})


def test_ready_keys_give_the_same_finder() -> None:
    text = " ".join(NAMES)
    ready = PhraseFinder(NAMES, keys=[phrase_key(name) for name in NAMES])
    assert ready.find(text) == PhraseFinder(NAMES).find(text)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(st.sampled_from([*NAMES, "the", "of", "\n", "d'", ".", ", ", "ﬁ", "İ"])))
def test_spans_reproduce_their_phrases(pieces: list[str]) -> None:
    text = " ".join(pieces)
    keys = {phrase_key(name) for name in NAMES}
    end = 0
    for match in PhraseFinder(NAMES).find(text):
        assert match.start >= end
        assert phrase_key(text[match.start : match.end]) in keys
        end = match.end


def test_linear_time() -> None:
    finder = PhraseFinder({"a " * 40 + "b": 1, **dict.fromkeys(NAMES, 2)})
    text = "a " * 20_000
    begun = time.perf_counter()
    assert finder.find(text) == []
    assert time.perf_counter() - begun < 5


def test_a_finder_of_nothing_finds_nothing() -> None:
    assert list(PhraseFinder({}).find("Any text at all")) == []
