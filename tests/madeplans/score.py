"""How much of what is true of made-up plans the pipeline recovers, and what simple baselines do."""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from pipeline.data import Plan, PlanInfo, Release, ReleaseInfo
from pipeline.flow import extract, reconcile_plan
from pipeline.ingest import read_document
from tests.madeplans.defects import FOUND_AS
from tests.madeplans.edits import Changed
from tests.madeplans.plan import Item, Line, MadePlan, aim, title

LIKE = 85
"""Likeness (0 to 100) from which the second baseline links two entries."""
Links = set[tuple[int, int]]


@dataclass(slots=True)
class Score:
    """Counts of what was found rightly, found wrongly and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, found: set[object], true: set[object]) -> None:
        """Counts what was found against what is true."""
        self.right += len(found & true)
        self.extra += len(found - true)
        self.missed += len(true - found)

    def join(self, part: Score) -> None:
        """Adds the counts of a part."""
        self.right += part.right
        self.extra += part.extra
        self.missed += part.missed

    @property
    def f1(self) -> float:
        """Their harmonic mean; 1 where there was nothing to find and nothing was found."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} ({self.right} right, {self.extra} extra, {self.missed} missed)"


def read_release(plan: MadePlan, file: str = "plan.md", released: str = "2024-01-02") -> Release:
    """What the pipeline reads in a plan."""
    info = ReleaseInfo(file, released, "2024/2025", plan.language)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, file)
        path.write_text(plan.text, encoding="utf-8")
        document = read_document(path, file=file, plan_id="made", info=info)
    return extract(document, PlanInfo("made", releases=(info,)))


def lines_of(plan: MadePlan, release: Release) -> dict[int, Line]:
    """The line that each block was read from: the same text up to markup."""
    written = iter(line for line in plan.lines if line.text and not line.text.startswith("|---"))
    found = {}
    for block in release.document.blocks:
        line = next(written, None)
        if line is None:
            break
        found[block.block_id] = line
    return found


def repairs_of(release: Release) -> Iterator[tuple[str, int]]:
    """Every repair and every finding that tells a defect, with its block."""
    for repair in (*release.document.repairs, *release.repairs):
        yield repair.kind, repair.block_id
    for finding in release.findings:
        if finding.kind in FOUND_AS.values() and finding.block_id is not None:
            yield finding.kind, finding.block_id


def score_defects(plan: MadePlan, release: Release, kind: str, told: Score) -> None:
    """Counts the broken lines that are told as what they are; a duplicate may be told at either of both lines."""
    lines = lines_of(plan, release)
    numbers = {id(line): number for number, line in enumerate(plan.lines)}
    true = {numbers[id(line)] for line in plan.lines if line.defect == kind}
    found = {numbers[id(lines[block])] for name, block in repairs_of(release) if name == FOUND_AS[kind]}
    if kind == "duplicate":
        found = {n if n in true else n + 1 for n in found}
    told.add(found, true)  # type: ignore[arg-type]


def score_events(plan: MadePlan, release: Release, told: Score) -> None:
    """Counts the events whose title and date were read; of one that breaks off its date is enough."""
    cut = {i for line in plan.lines if line.defect in ("truncated", "merged in a quote") for i in line.items[:1]}
    events = [item for item in plan.items if item.day and item.number not in cut]
    true = {(str(item.day), title(item, plan.language).split(maxsplit=2)[-1]) for item in events}
    days = {str(plan.items[number].day) for number in cut}
    found = set()
    for event in release.events:
        text = " ".join(event.text.replace("- ", "").split())
        name = next(
            (name for day, name in true if day == event.date_edtf and name.replace(" ", "") in text.replace(" ", "")),
            "?",
        )
        if name != "?" or event.date_edtf not in days:
            found.add((event.date_edtf, name))
    told.add(found, true)  # type: ignore[arg-type]


def score_releases(old: MadePlan, new: MadePlan, changed: Changed) -> dict[str, tuple[Score, Score]]:
    """Links and changes of the pipeline and of three baselines, by name."""
    info = PlanInfo("made", releases=(ReleaseInfo("old.md", "2024-01-02"), ReleaseInfo("new.md", "2024-01-05")))
    releases = read_release(old, "old.md", "2024-01-02"), read_release(new, "new.md", "2024-01-05")
    plan = reconcile_plan(info, releases)
    truth = {(item.number, item.number) for item in old.items} & {(item.number, item.number) for item in new.items}
    found = {"pipeline": _of_pipeline(plan, (old, new))}
    for name, links in _baselines(old, new).items():
        found[name] = links, _changes_of_links(old, new, links)
    scores = {}
    for name, (links, changes) in found.items():
        scores[name] = Score(), Score()
        scores[name][0].add(links, truth)  # type: ignore[arg-type]
        scores[name][1].add(changes, changed)  # type: ignore[arg-type]
    return scores


def _of_pipeline(plan: Plan, made: Sequence[MadePlan]) -> tuple[Links, Changed]:
    items = dict(plan.event_ids) | dict(plan.objective_ids)
    told: list[dict[str, int]] = []
    numbers: dict[str, int] = {}
    for release, written in zip(plan.releases, made, strict=True):
        lines = lines_of(written, release)
        here: dict[str, int] = {}
        for mention in (*release.events, *release.objectives):
            number = (lines[mention.block_id].items or (-1,))[0]
            here[items[mention.mention_id]] = number
            numbers.setdefault(items[mention.mention_id], number)
        told.append(here)
    links = {(told[0][item], told[1][item]) for item in told[0].keys() & told[1].keys()}
    changes = {(numbers[c.subject_id], str(c.change)) for c in plan.changes if c.scope != "edition"}
    return links, changes


def _text(item: Item, plan: MadePlan) -> str:
    return title(item, plan.language) if item.day else aim(item, plan.language)


def _baselines(old: MadePlan, new: MadePlan) -> dict[str, Links]:
    names = {item.number: _text(item, new) for item in new.items}
    exact = {(a.number, n) for a in old.items for n, name in names.items() if _text(a, old) == name}
    likest = set()
    for item in old.items:
        best = process.extractOne(_text(item, old), names, scorer=fuzz.token_sort_ratio, score_cutoff=LIKE)
        likest |= {(item.number, best[2])} if best else set()
    return {"same title": exact, f"likest title, from {LIKE} %": likest, "line diff": _line_diff(old, new)}


def _line_diff(old: MadePlan, new: MadePlan) -> Links:
    """Entries that a line diff leaves alone are the same; the others went and came."""
    one, other = (list(_entries(plan)) for plan in (old, new))
    matcher = difflib.SequenceMatcher(None, [text for _, text in one], [text for _, text in other], autojunk=False)
    blocks = matcher.get_matching_blocks()
    return {(one[b.a + n][0], other[b.b + n][0]) for b in blocks for n in range(b.size)}


def _entries(plan: MadePlan) -> Iterable[tuple[int, str]]:
    return ((line.items[0], line.text) for line in plan.lines if line.items)


def _changes_of_links(old: MadePlan, new: MadePlan, links: Links) -> Changed:
    """What links alone tell: what went, what came, and what has another date, name or number now."""
    before, after = ({item.number: item for item in plan.items} for plan in (old, new))
    places = [{i.number: n for n, i in enumerate(x for x in plan.items if not x.day)} for plan in (old, new)]
    found: Changed = {(number, "removed") for number in before if number not in {a for a, _ in links}}
    found |= {(number, "added") for number in after if number not in {b for _, b in links}}
    for one, other in links:
        if before[one].day != after[other].day:
            found.add((one, "rescheduled"))
        if _text(before[one], old) != _text(after[other], new):
            found.add((one, "reworded"))
        if places[0].get(one) != places[1].get(other):
            found.add((one, "renumbered"))
    return found
