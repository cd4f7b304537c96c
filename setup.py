"""Installs the models/ folder, where there is one, as pipeline/models; the rest is in pyproject.toml."""

from pathlib import Path

from setuptools import find_namespace_packages, setup

packages = find_namespace_packages(include=["pipeline*"], exclude=["*__pycache__*"])
models = any(path.is_file() for path in Path("models").rglob("*"))
setup(
    packages=[*packages, *(["pipeline.models"] if models else [])],
    package_dir={"pipeline.models": "models"} if models else {},
)
