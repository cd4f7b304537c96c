import pytest

from pipeline.data import Value
from pipeline.reconcile.profiles import objective_text
from tests.reconcile.build import objective


@pytest.mark.parametrize(
    ("text", "fields", "timeline", "expected"),
    [
        ("1.1 Draft a rule (lead: Peru; by: 3 May 2024).", ["Peru"], "3 May 2024", "Draft a rule"),
        (
            "1.1 Redactar (responsables: Perú y Bolivia; plazo: mayo de 2024).",
            ["Perú", "Bolivia"],
            "mayo de 2024",
            "Redactar",
        ),
        ("1.1 Draft a rule (see annex).", [], None, "Draft a rule (see annex)."),
        ("1.1 Draft rules: for wells, and for mills", [], None, "Draft rules: for wells, and for mills"),
    ],
)
def test_fields_whose_values_are_told_apart_are_no_part_of_an_aim(
    text: str, fields: list[str], timeline: str | None, expected: str
) -> None:
    values = tuple(Value("lead", name, name, text.index(name), text.index(name) + len(name)) for name in fields)
    mention = objective(text, "1.1", values=values, timeline_text=timeline)
    mention = type(mention)(**{n: getattr(mention, n) for n in mention.__slots__} | {"char_end": len(text)})
    assert objective_text(mention).rstrip(" .") == expected.rstrip(" .")


def test_a_number_before_a_label_is_no_part_of_an_aim() -> None:
    assert (
        objective_text(objective("Commitment 2. Mend the sluices", "2", label="Mend the sluices")) == "Mend the sluices"
    )
