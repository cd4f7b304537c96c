"""Lays gold families out as a corpus, with the plan.toml that an analyst would keep."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from pipeline.evaluate.gold import Family


def make_corpus(families: Iterable[Family], corpus: Path) -> None:
    """Copies the releases of each family into a plan folder of its name. Raises OSError where one is missing."""
    for family in families:
        folder = corpus / family.name
        folder.mkdir(parents=True)
        for release in family.releases:
            shutil.copy(family.folder / release.file, folder / release.name)
        (folder / "plan.toml").write_text(_plan_toml(family), encoding="utf-8")


def _plan_toml(family: Family) -> str:
    """Title, files and release dates; what the pipeline is to find out itself is left out."""
    lines = [f"title = {_quoted(family.plan)}"]
    for release in family.releases:
        lines += ["", "[[release]]", f"file = {_quoted(release.name)}"]
        lines += [f"released = {_quoted(release.released)}"] if release.released else []
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)
