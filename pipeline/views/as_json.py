"""Differences as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from pipeline.views.diff import Difference


def render_json(differences: Sequence[Difference]) -> str:
    """A list of comparisons, each with its sides, its scope and its changes; every value as the dataset holds it."""
    return json.dumps([asdict(difference) for difference in differences], ensure_ascii=False, indent=2)
