"""Counts and the figures that follow from them."""

from __future__ import annotations

import json

from pipeline.evaluate.figures import Figures


def test_precision_recall_and_f1() -> None:
    figures = Figures()
    figures.count("event", right=3, extra=1)
    figures.count("event", missed=2)
    figures.share("online", True)
    figures.share("online", False)
    assert figures.as_dict() == {
        "event": {"precision": 0.75, "recall": 0.6, "f1": 2 * 0.75 * 0.6 / 1.35, "tp": 3, "fp": 1, "fn": 2},
        "online": {"accuracy": 0.5, "right": 1, "of": 2},
    }
    assert json.loads(figures.to_json()) == figures.as_dict()


def test_nothing_to_tell_is_no_figure() -> None:
    figures = Figures()
    figures.count("none")
    figures.count("wrong", extra=2)
    assert figures.values() == {"wrong": 0.0}
    assert figures.as_dict()["none"]["f1"] is None


def test_text_lists_errors_on_request() -> None:
    figures = Figures()
    figures.count("event", right=1)
    figures.error("harbour/old.md", "missed event e1")
    line = "event                        P  1.000  R  1.000  F1  1.000   (1 right, 0 extra, 0 missed)"
    assert figures.to_text() == line
    assert figures.to_text(errors=True).endswith("\nharbour/old.md: missed event e1")
