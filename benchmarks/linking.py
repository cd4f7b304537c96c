"""Linking of real moves: the same conferences as announced twice, written as two plans, linked, scored by a key.

    python benchmarks/linking.py FOLDER

FOLDER holds two JSON snapshots (lists of objects with name, url, startDate, endDate, city, country), older name
first. A conference whose url stands once in both snapshots is one event; any other link is wrong. Beside the
pipeline, two baselines: the same title, and the likest title (rapidfuzz) above a threshold.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from pipeline.data import PlanInfo, ReleaseInfo
from pipeline.flow import extract, reconcile_plan
from pipeline.ingest import read_document

Snapshot = list[dict[str, Any]]
Links = set[tuple[str, str]]
RATIO = 85
"""Likeness of two titles, 0 to 100, from which the second baseline links them."""


def key(item: dict[str, Any]) -> str:
    return re.sub(r"^https?://(www\.)?|/$", "", item["url"])


def snapshots(folder: Path) -> tuple[Snapshot, Snapshot]:
    """Both snapshots without entries that are repeated under another topic, and without urls of several events."""
    found = []
    for path in sorted(folder.glob("*.json")):
        items = json.loads(path.read_text(encoding="utf-8"))
        kept = {(i["url"], i["name"], i["startDate"], i.get("city")): i for i in items if len(i["startDate"]) == 10}
        times = Counter(key(item) for item in kept.values())
        found.append([item for item in kept.values() if times[key(item)] == 1])
    return found[0], found[1]


def when(item: dict[str, Any]) -> str:
    first, last = (date.fromisoformat(item.get(name) or item["startDate"]) for name in ("startDate", "endDate"))
    spoken = f"{first.day} {first:%B} {first.year}"
    return spoken if last <= first else f"{spoken} – {last.day} {last:%B} {last.year}"


def where(item: dict[str, Any]) -> str:
    return ", ".join(item[name].strip() for name in ("city", "country") if item.get(name))


STYLES: dict[str, Callable[[dict[str, Any]], str]] = {
    "list, date first": lambda i: f"- {when(i)}: {i['name']}, {where(i)}",
    "sentences": lambda i: f"- The conference {i['name']} will be held in {where(i)} on {when(i)}.",
    "table": lambda i: f"| {when(i)} | {i['name'].replace('|', '/')} | {where(i)} |",
}
HEADS = {"table": "| Date | Event | Place |\n|---|---|---|\n"}


def linked(old: Snapshot, new: Snapshot, style: str) -> Links:
    """The links of the pipeline, as pairs of keys; an entry is found again by the line it stands on."""
    with tempfile.TemporaryDirectory() as folder:
        info = PlanInfo(
            "conferences", releases=(ReleaseInfo("old.md", "2020-02-15"), ReleaseInfo("new.md", "2020-09-01"))
        )
        releases, keys = [], {}
        for release_info, items in zip(info.releases, (old, new), strict=True):
            lines = [STYLES[style](item) for item in items]
            text = "# Conferences 2020\n\n## Calendar\n\n" + HEADS.get(style, "") + "\n".join(lines) + "\n"
            path = Path(folder) / release_info.file
            path.write_text(text, encoding="utf-8")
            document = read_document(path, file=release_info.file, plan_id="conferences", info=release_info)
            release = extract(document, info)
            releases.append(release)
            entries = [b for b in document.blocks if b.kind == "list_item" or (b.kind == "table_row" and not b.header)]
            of_block = dict(zip((b.block_id for b in entries), map(key, items), strict=False))
            keys |= {m.mention_id: (document.file, of_block.get(m.block_id, "?")) for m in release.events}
        plan = reconcile_plan(info, releases)
    found: Links = set()
    for event in plan.events:
        told = [keys[i] for i in event.mention_ids]
        found |= {(a, b) for file, a in told if file == "old.md" for other, b in told if other == "new.md"}
    return found


def same_title(old: Snapshot, new: Snapshot) -> Links:
    return {(key(a), key(b)) for a in old for b in new if a["name"].casefold() == b["name"].casefold()}


def likest_title(old: Snapshot, new: Snapshot) -> Links:
    names = [item["name"] for item in new]
    found = ((a, process.extractOne(a["name"], names, scorer=fuzz.token_sort_ratio)) for a in old)
    return {(key(a), key(new[best[2]])) for a, best in found if best and best[1] >= RATIO}


def report(label: str, found: Links, truth: Links, unlike: Callable[[tuple[str, str]], bool]) -> None:
    """A line of figures; a link of two urls is wrong only where the names differ too, for urls change."""
    right = len(found & truth)
    wrong = sum(unlike(pair) for pair in found - truth)
    missed = len(truth - found)
    score = 2 * right / (2 * right + wrong + missed) if right else 0.0
    print(f"{label:28} F1 {score:.3f}   {right} right, {wrong} wrong, {missed} missed")


def names_of(items: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {key(item): item["name"] for item in items}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    old, new = snapshots(parser.parse_args().folder)
    first, second = names_of(old), names_of(new)
    truth = {(url, url) for url in first.keys() & second.keys()}

    def unlike(pair: tuple[str, str]) -> bool:
        names = first.get(pair[0], ""), second.get(pair[1], "")
        return fuzz.token_set_ratio(*names, processor=str.lower) < 95

    print(f"{len(old)} and {len(new)} conferences, {len(truth)} of them in both")
    report("the same title", same_title(old, new), truth, unlike)
    report(f"likest title, from {RATIO} %", likest_title(old, new), truth, unlike)
    for style in STYLES:
        report(f"pipeline: {style}", linked(old, new, style), truth, unlike)


if __name__ == "__main__":
    main()
