"""The word lists of objectives, and the numbers and kinds that points begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.gazetteers import load_toml
from pipeline.nlp.cues import LANGUAGES
from pipeline.nlp.numbering import read_number
from pipeline.nlp.objectives.words import begins_with_verb, form, kind_word, planned_verb
from pipeline.nlp.topics import topics_of

NUMBERS = [
    ("1. Seeds", "1"),
    ("(a) seeds", "a"),
    ("iv) seeds", "iv"),
    ("1.2.3 Publish", "1.2.3"),
    ("L.1 Seeds", "L.1"),
    ("A.3 Seeds", "A.3"),
    ("D2. Handbook", "D2"),
    ("• i. Hold a fair", "i"),
    # no numbers
    ("12 March 2025: Council", None),
    ("14.05.2020: Council", None),
    ("1.º de febrero de 2022: sede", None),
    ("2024 report", None),
    ("3 and 17 May", None),
    ("G7 members attended", None),
    ("A workshop", None),
    ("Q1 2025: fair", None),
]


@pytest.mark.parametrize(("text", "core"), NUMBERS)
def test_a_number_is_read_as_printed(text: str, core: str | None) -> None:
    number = read_number(text)
    assert (number.core if number else None) == core


KINDS = [
    ("en", "Outcome 2. Farms grow", "objective", "2"),
    ("en", "Priority area 1 – Night trains", "priority", "1"),
    ("en", "Activity 1.2.1 Map the losses", "action", "1.2.1"),
    ("en", "Pillar II: Rivers", "priority", "II"),
    ("fr", "Axe 3 : Lecture", "priority", "3"),
    ("fr", "Produit livrable 2. Guide", "action", "2"),
    ("es", "Línea de acción 4. Riego", "priority", "4"),
    ("es", "Hito 1: norma acordada", "action", "1"),
    ("en", "Outcome documents were sent", None, None),
    ("en", "Activity 3 was dropped", None, None),
    ("en", "Goal keepers", None, None),
]


@pytest.mark.parametrize(("language", "text", "kind", "core"), KINDS)
def test_a_word_and_a_number_tell_the_kind(language: str, text: str, kind: str | None, core: str | None) -> None:
    worded = kind_word(text, language)
    assert (worded[0], worded[1].core) == (kind, core) if worded else kind is None


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("en", "The chair will publish a guide", True),
        ("en", "A guide will be printed", True),
        ("en", "The chair published a guide", False),
        ("fr", "Le secrétariat publiera un guide", True),
        ("fr", "Un guide sera rédigé", True),
        ("fr", "Le guide paraîtra", False),
        ("es", "La Secretaría presentará un informe", True),
        ("es", "La Secretaría presentó un informe", False),
    ],
)
def test_what_will_be_delivered(language: str, text: str, verb: bool) -> None:
    assert (planned_verb(text, language) is not None) == verb


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("en", "Publish a guide", True),
        ("en", "Workshop on guides", False),
        ("fr", "Rédiger un guide", True),
        ("fr", "Guide du lecteur", False),
        ("es", "Redactar una guía", True),
        ("es", "Guía del lector", False),
    ],
)
def test_a_command_begins_with_a_verb(language: str, text: str, verb: bool) -> None:
    assert begins_with_verb(text, language) == verb


def lists(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of a nested table with its path."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}{key}.")
        elif isinstance(value, list):
            yield f"{path}{key}", value


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_hold_each_phrase_once_in_small_letters(language: str) -> None:
    for path, words in lists(load_toml(f"{language}/objectives.toml")):
        assert len(words) == len(set(words)), path
        assert all(word == word.lower() and word == word.strip() for word in words), path


def test_all_languages_hold_the_same_lists() -> None:
    paths = [{path for path, _ in lists(load_toml(f"{language}/objectives.toml"))} for language in LANGUAGES]
    assert paths[0] == paths[1] == paths[2]


@pytest.mark.parametrize(
    ("language", "name", "fits", "fails"),
    [
        ("fr", "infinitive", ["rédiger", "la traduire", "s'unir"], ["rédaction", "guide"]),
        ("es", "infinitive", ["redactar", "traducirla", "reunirse"], ["redacción", "guía"]),
        ("fr", "future", ["plantera", "offriront"], ["planté", "offre"]),
        ("es", "future", ["plantará", "tendrán"], ["plantó", "está"]),
    ],
)
def test_forms_of_verbs(language: str, name: str, fits: list[str], fails: list[str]) -> None:
    pattern = re.compile(form(language, name))
    assert all(pattern.fullmatch(word) for word in fits)
    assert not any(pattern.fullmatch(word) for word in fails)


def test_a_column_word_means_one_thing() -> None:
    for language in LANGUAGES:
        columns = load_toml(f"{language}/objectives.toml")["columns"]
        words = [word for name, listed in columns.items() for word in listed]
        assert sorted(word for word in words if words.count(word) > 1) == [], language


@pytest.mark.parametrize(
    ("language", "text", "topics"),
    [
        ("en", "Webinar for women entrepreneurs", ("gender", "smes")),
        ("fr", "Guide du numérique pour les PME", ("digital", "smes")),
        ("es", "Taller sobre comercio y género", ("gender", "trade")),
        ("en", "Third meeting of the chairs", ()),
    ],
)
def test_topics(language: str, text: str, topics: tuple[str, ...]) -> None:
    assert topics_of(text, language) == topics


def test_every_topic_has_words_in_every_language() -> None:
    for topic, words in load_toml("topics.toml").items():
        assert set(words) == set(LANGUAGES), topic
        assert all(words.values()), topic
