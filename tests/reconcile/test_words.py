import pytest

from pipeline.gazetteers import load_rows, load_toml
from pipeline.reconcile import words


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "12th Ministerial Conference", {(12, "=minister")}),
        ("en", "Twelfth session of the Board", {(12, "@session")}),
        ("en", "Board, twelfth session", {(12, "@session")}),
        ("en", "Side event at MC12", {(12, "#mc")}),
        ("en", "Dialogue at COP 29", {(29, "#cop")}),
        ("fr", "Douzième réunion du bureau", {(12, "@meeting")}),
        ("fr", "13e Conférence ministérielle", {(13, "@conference")}),
        ("es", "VIII Reunión del Consejo", {(8, "@meeting")}),
        ("es", "12.ª sesión", {(12, "@session")}),
        ("es", "X Reunión del Consejo", {(10, "@meeting")}),
        # no ordinals
        ("en", "Visit to Viet Nam", set()),
        ("en", "I met the ministers", set()),
        ("en", "WTO Public Forum", set()),
        ("en", "Training of 60 officers", set()),
    ],
)
def test_ordinals(language: str, text: str, expected: set[tuple[int, str]]) -> None:
    assert words.ordinals(text, language) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "Seminar on certifying containers"), ("fr", "Séminaire sur la certification des conteneurs")),
        (("en", "Technical workshop"), ("es", "Taller técnico")),
        (("en", "Study visits"), ("es", "Visita de estudio")),
        (("en", "Signing of the agreement"), ("fr", "Signature de l’accord")),
    ],
)
def test_keys_are_shared_over_languages(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = words.keys(one[1], one[0]), words.keys(other[1], other[0])
    assert len(first & second) / len(first | second) >= 0.6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Train forty officers at 3 ports", {3}),
        ("three workshops in two regions", {3, 2}),
        ("Plan 2022-2024", set()),
        ("COVID-19 and 45 % of all ports", set()),
    ],
)
def test_numbers(text: str, expected: set[int]) -> None:
    assert words.numbers(text, "en") == expected


def test_quoted_names_of_any_typography() -> None:
    assert words.quoted('Webinar “Who pays?”, «Qui paie» and "Quién paga"') == ("Who pays?", "Qui paie", "Quién paga")


@pytest.mark.parametrize("text", ["moved from May", "Séminaire reporté", "en lugar del 3 de mayo", "postponed"])
def test_says_moved(text: str) -> None:
    assert words.says_moved(text)


def test_each_event_word_stands_in_one_concept_of_its_language() -> None:
    rows = load_rows("event_words.csv")
    assert len({row["concept"] for row in rows}) == len(rows)
    for language in ("en", "fr", "es"):
        found = [word for row in rows for word in row[language].split("|")]
        assert len(found) == len(set(found))
        assert all(word and word == words.fold(word) for word in found)


def test_linking_words_are_folded_and_unique() -> None:
    for name, table in load_toml("linking.toml").items():
        for forms in table.values():
            listed = [form for item in forms for form in item.split("|")]
            assert len(listed) == len(set(listed))
            assert all(form == (form.lower() if name in ("verbs", "past") else words.fold(form)) for form in listed)
