"""Counts of what was right and wrong, and the figures that follow from them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field


@dataclass(slots=True)
class Count:
    """What was told rightly, told though it is not so, and not told."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def figures(self) -> dict[str, float | int | None]:
        """Precision, recall and F1, None where nothing was to be told or nothing was."""
        precision = self.right / (self.right + self.extra) if self.right + self.extra else None
        recall = self.right / (self.right + self.missed) if self.right + self.missed else None
        f1 = 2 * precision * recall / (precision + recall) if precision and recall else None
        if f1 is None and self.right + self.extra + self.missed:
            f1 = 0.0
        counts = {"tp": self.right, "fp": self.extra, "fn": self.missed}
        return {"precision": precision, "recall": recall, "f1": f1, **counts}


@dataclass(slots=True)
class Share:
    """How many of some values are right."""

    right: int = 0
    of: int = 0

    def figures(self) -> dict[str, float | int | None]:
        """The accuracy, None where there was no value."""
        return {"accuracy": self.right / self.of if self.of else None, "right": self.right, "of": self.of}


@dataclass(slots=True)
class Figures:
    """Every figure by name, and each mistake as a line for a person."""

    counts: dict[str, Count] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def count(self, name: str, *, right: int = 0, extra: int = 0, missed: int = 0) -> None:
        """Adds to a figure that is told by precision and recall."""
        count = self.counts.setdefault(name, Count())
        count.right += right
        count.extra += extra
        count.missed += missed

    def share(self, name: str, right: bool) -> None:
        """Adds a value to a figure that is told by accuracy."""
        share = self.shares.setdefault(name, Share())
        share.right += right
        share.of += 1

    def error(self, where: str, what: str) -> None:
        """Notes a mistake in a family or release."""
        self.errors.append(f"{where}: {what}")

    def as_dict(self) -> dict[str, dict[str, float | int | None]]:
        """Every figure with its parts, by name."""
        counts = {name: count.figures() for name, count in self.counts.items()}
        return counts | {name: share.figures() for name, share in self.shares.items()}

    def values(self) -> dict[str, float]:
        """The F1 or accuracy of every figure that has one."""
        told = {name: item.get("f1", item.get("accuracy")) for name, item in self.as_dict().items()}
        return {name: value for name, value in told.items() if value is not None}

    def to_json(self) -> str:
        """The figures as JSON."""
        return json.dumps(self.as_dict(), indent=1) + "\n"

    def to_text(self, *, errors: bool = False) -> str:
        """A line a figure; with `errors`, every mistake after them."""
        lines = [_count_line(name, count) for name, count in self.counts.items()]
        lines += [_share_line(name, share) for name, share in self.shares.items()]
        return "\n".join(lines + (self.errors if errors else []))


def _count_line(name: str, count: Count) -> str:
    told = count.figures()
    parts = (f"{letter} {_number(told[key])}" for letter, key in (("P", "precision"), ("R", "recall"), ("F1", "f1")))
    return f"{name:28s} {'  '.join(parts)}   ({count.right} right, {count.extra} extra, {count.missed} missed)"


def _share_line(name: str, share: Share) -> str:
    return f"{name:28s} accuracy {_number(share.figures()['accuracy'])}   ({share.right} of {share.of})"


def _number(value: float | int | None) -> str:
    return "   -  " if value is None else f"{value:6.3f}"
