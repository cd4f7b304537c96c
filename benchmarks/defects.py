"""Recovery of plans whose truth is known: broken in every way, and edited from one release to the next.

    python -m benchmarks.defects [--seeds N]

Made-up plans of a hundred events in four styles and three languages. The first table tells, for each kind of defect
and share of broken entries, how many were told (findings, repairs) and how many events were still read. The second
compares links and changes over two releases with three baselines: the same title, the likest title, a line diff.
"""

from __future__ import annotations

import argparse
from collections import defaultdict

from tests.madeplans.defects import FOUND_AS, STYLES_OF, broken
from tests.madeplans.edits import edited
from tests.madeplans.plan import LANGUAGES, STYLES, make_plan
from tests.madeplans.score import Score, read_release, repairs_of, score_defects, score_events, score_releases

EVENTS, OBJECTIVES = 100, 20
SHARES = (0.01, 0.05)


def untouched(seeds: int) -> None:
    """Repairs and findings on plans without any defect: there must be none."""
    told, events = 0, Score()
    for language in LANGUAGES:
        for style in STYLES:
            for seed in range(seeds):
                plan = make_plan(language, style, seed, events=EVENTS, objectives=OBJECTIVES)
                release = read_release(plan)
                found = list(repairs_of(release))
                told += len(found)
                score_events(plan, release, events)
                for kind, block in found:
                    print(
                        f"  wrong on a clean plan ({language}, {style}): {kind}: {release.document.blocks[block].text}"
                    )
    print(f"{'none, 0 %':26} {told} repairs and findings, none of them right; events {events}")


def defects(seeds: int) -> None:
    """A line for each kind of defect and share of broken entries, and one for each style that fails."""
    for kind in FOUND_AS:
        for share in SHARES:
            told, events = Score(), Score()
            by_style: dict[str, Score] = defaultdict(Score)
            for language in LANGUAGES:
                for style in STYLES_OF[kind]:
                    for seed in range(seeds):
                        plan = broken(
                            make_plan(language, style, seed, events=EVENTS, objectives=OBJECTIVES), kind, share, seed
                        )
                        release = read_release(plan)
                        score_defects(plan, release, kind, told)
                        score_defects(plan, release, kind, by_style[f"{language}, {style}"])
                        score_events(plan, release, events)
            print(f"{f'{kind}, {share:.0%}':26} {told}; events {events}")
            for style, score in by_style.items():
                if score.f1 < 1:
                    print(f"    {style:22} {score}")


def releases(seeds: int) -> None:
    """Links and changes, the pipeline's beside the baselines'."""
    for share in (0.0, *SHARES):
        links: dict[str, Score] = defaultdict(Score)
        changes: dict[str, Score] = defaultdict(Score)
        for language in LANGUAGES:
            for style in STYLES:
                for seed in range(seeds):
                    old = make_plan(language, style, seed, events=EVENTS, objectives=OBJECTIVES)
                    new, changed = edited(old, share, seed)
                    for name, (link, change) in score_releases(old, new, changed).items():
                        links[name].join(link)
                        changes[name].join(change)
        for name in links:
            print(f"{f'edits of {share:.0%}, {name}':40} links F1 {links[name].f1:.3f}, changes {changes[name]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=1, help="plans of each style and language")
    seeds = parser.parse_args().seeds
    untouched(seeds)
    defects(seeds)
    releases(seeds)


if __name__ == "__main__":
    main()
