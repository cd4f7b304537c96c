import pytest

from pipeline.reconcile.wording import aim_reworded, is_sentence, name_reworded, years_joined

AIMS = [
    # nothing else is to be done
    (False, "en", "Publish a glossary", "publish a Glossary."),
    (False, "en", "Share data on river levels", "Sharing data on river level"),
    (False, "en", "Hold the 4th forum", "Hold the Fourth forum"),
    (False, "en", "Prepare a manual for small pharmacies", "Prepare a manual for pharmacies"),
    (False, "en", "Train officers in 2023", "Train officers in 2024"),
    (False, "en", "Draw up a register of looms and dyes", "Draw up a register of dyes and looms"),
    (
        False,
        "en",
        "Prepare policy briefs on the use of data in social protection",
        "Prepare policy briefs on the use of data in social",
    ),
    (False, "en", "Train 400 nurses in district hospitals¹", "Train 400 nurses in district hospitals"),
    (False, "fr", "Rédiger un guide du prêt", "Rédiger le guide du prêt"),
    (False, "es", "Capacitar a los inspectores", "Capacitar inspectores"),
    (False, "en", "Bring registers to every village", "Bring regis ters to every village"),
    # something else is to be done
    (True, "en", "Link the grids of at least four members", "Link the grids of at least three members"),
    (True, "en", "Registers are protected against misuse", "Registers are resilient to misuse"),
    (True, "en", "Move engineers and line workers", "Move engineers, line workers and inspectors"),
    (True, "en", "Land is better managed", "Land is restored and better managed"),
    (True, "en", "One session per member", "One session per member, with a help line in four languages"),
    (True, "fr", "Acheter et faire traduire des ouvrages", "Acheter, enregistrer et faire traduire des ouvrages"),
    (True, "es", "Dictar cuatro cursos", "Dictar tres cursos"),
    (True, "en", "Draft advice for patients", "Publish advice for patients"),
]

NAMES = [
    (False, "en", "Third meeting of ministers", "3rd meeting of ministers"),
    (False, "en", "Launch of the portal", "Launch of the portal with speeches by farmers"),
    (False, "en", "Annual forum of registrars", "Forum of registrars"),
    (False, "en", "Officials will meet", "Officials met for the second time"),
    (False, "en", "Welcome of Kenya as the sixth partner", "Welcome of Kenya to the Partnership"),
    (False, "fr", "Visite des entrepôts du port", "Visite des entrepôts du port et réunion des agents"),
    (True, "en", "Seminar on standards for containers", "Seminar on testing and certifying containers"),
    (True, "es", "Firma del memorando con la OPS", "Firma del memorando con la Organización Panamericana de la Salud"),
    (
        True,
        "en",
        "Side event at the Ministerial Conference",
        "Side event on cold storage and food security at the Ministerial Conference",
    ),
    (True, "fr", "Réunion du bureau", "Réunion du comité scientifique"),
    # of sentences with the same verb the subjects are the names
    (True, "en", "The seminar on tide tables will be held", "The training on tide tables will be held"),
    (False, "en", "The seminar on tide tables will be held", "The seminar on tide tables took place"),
    (False, "en", "Panel on honest ports at the fair", "The panel on honest ports filled the red hall"),
]


@pytest.mark.parametrize(("expected", "language", "before", "after"), AIMS)
def test_an_aim_is_reworded_where_something_else_is_to_be_done(
    expected: bool, language: str, before: str, after: str
) -> None:
    assert aim_reworded(before, after, language) is expected
    assert aim_reworded(after, before, language) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Publish the 2023 licences of Ghana", "Publish the 2023 and 2024 licences of Ghana", True),
        ("Publier les comptes de 2022, 2023 et 2024", "Publier les comptes de 2023", True),
        ("Train officers in 2023", "Train officers in 2024", False),
        ("Train officers", "Train officers in 2024 and 2025", False),
        ("Train officers in 2023", "Train officers in 2023, and report by 2025", False),
    ],
)
def test_more_years_are_more_to_do(before: str, after: str, expected: bool) -> None:
    assert years_joined(before, after) is expected
    assert years_joined(after, before) is expected


@pytest.mark.parametrize(("expected", "language", "before", "after"), NAMES)
def test_a_name_is_reworded_where_it_is_another(expected: bool, language: str, before: str, after: str) -> None:
    assert name_reworded(before, after, language) is expected
    assert name_reworded(after, before, language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ministers met in Lima", "en", True),
        ("Meeting of ministers", "en", False),
        ("Le guide paraîtra", "fr", True),
        ("Rencontre à Genève", "fr", False),
        ("La norma se publicó", "es", True),
        ("The panel marked the day", "en", True),
        ("El panel llenó la sala", "es", True),
        ("Renowned speakers and a rented hall", "en", False),
    ],
)
def test_sentences_are_no_names(text: str, language: str, expected: bool) -> None:
    assert is_sentence(text, language) is expected
