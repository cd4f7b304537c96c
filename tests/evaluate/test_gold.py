"""Gold families are read whole, and what is wrong with one is named."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import GoldError
from pipeline.evaluate.corpus import make_corpus
from pipeline.evaluate.gold import GoldPlace, read_family

GOLD: dict[str, Any] = {
    "plan": 'Ferries "and" quays',
    "releases": [{"file": "releases/a.md", "released": "2024-05", "edition": "2024", "language": "en"}],
    "events": [
        {
            "id": "e1",
            "place": {"name": "Riga", "country": "LVA", "online": False},
            "organisations": ["IMO"],
            "mentions": [
                {"file": "releases/a.md", "quote": "Opening of the quay", "date": "2024-05-09", "status": "planned"},
                {"file": "releases/a.md", "quote": "the quay opens", "nth": 2, "date": ["2024", None]}
                | {"status": "planned", "place": None, "organisations": [], "countries": {"host": ["LVA"]}},
            ],
        }
    ],
    "objectives": [],
}


@pytest.fixture
def family(tmp_path: Path) -> Path:
    folder = tmp_path / "ferries"
    (folder / "releases").mkdir(parents=True)
    (folder / "releases/a.md").write_text("# Ferries")
    (folder / "gold.json").write_text(json.dumps(GOLD))
    return folder


def test_a_mention_speaks_before_its_event(family: Path) -> None:
    first, second = read_family(family).events
    assert first.place == GoldPlace(("Riga",), "Riga", "LVA")
    assert (first.dates, first.organisations, first.passage.nth) == (("2024-05-09",), ("IMO",), None)
    assert second.place == GoldPlace()
    assert (second.dates, second.organisations, second.countries["host"]) == (("2024", None), (), ("LVA",))


def test_a_corpus_with_plan_toml(family: Path, tmp_path: Path) -> None:
    make_corpus([read_family(family)], tmp_path / "corpus")
    plan = tomllib.loads((tmp_path / "corpus/ferries/plan.toml").read_text())
    assert plan == {"title": 'Ferries "and" quays', "release": [{"file": "a.md", "released": "2024-05"}]}
    assert (tmp_path / "corpus/ferries/a.md").read_text() == "# Ferries"


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "not a gold file"), ("[]", "not a gold file"), ('{"plan": "x"}', "'releases' is missing")],
)
def test_what_is_wrong_is_named(family: Path, content: str, message: str) -> None:
    (family / "gold.json").write_text(content)
    with pytest.raises(GoldError, match=message):
        read_family(family)


def test_every_gold_family_is_read(gold_families: list[Path]) -> None:
    for folder in gold_families:
        family = read_family(folder)
        assert family.events
        assert all((folder / release.file).exists() for release in family.releases)
