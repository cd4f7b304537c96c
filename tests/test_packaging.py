"""What is installed holds everything that runs: every package, the gazetteers, and models where there are any."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LISTING = """
import json, setuptools
kept = {}
setuptools.setup = lambda **words: kept.update(words)
exec(compile(open("setup.py").read(), "setup.py", "exec"))
print(json.dumps(kept))
"""


def packages(folder: Path) -> dict[str, list[str]]:
    import json

    done = subprocess.run([sys.executable, "-c", LISTING], cwd=folder, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_every_package_is_installed() -> None:
    folders = {path.parent for path in (ROOT / "pipeline").rglob("*.py")}
    names = {".".join(path.relative_to(ROOT).parts) for path in folders}
    assert names <= set(packages(ROOT)["packages"])


def test_gazetteers_and_models_are_package_data() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]
    assert data == {"pipeline.gazetteers": ["**/*"], "pipeline.models": ["**/*"]}


def test_a_models_folder_is_installed_as_pipeline_models(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text((ROOT / "setup.py").read_text())
    (tmp_path / "models/en_workplan").mkdir(parents=True)
    assert "pipeline.models" not in packages(tmp_path)["packages"]
    (tmp_path / "models/en_workplan/meta.json").write_text("{}")
    told = packages(tmp_path)
    assert "pipeline.models" in told["packages"]
    assert told["package_dir"] == {"pipeline.models": "models"}


def test_the_command_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["scripts"] == {"workplan": "pipeline.cli:main"}
    assert project["requires-python"] == ">=3.11"
