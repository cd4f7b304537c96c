"""The stages in one place: a release from document to what it tells, a plan from releases to what is real."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.config import DEFAULT, Config
from pipeline.data import Document, Plan, PlanInfo, Release

if TYPE_CHECKING:
    from pipeline.nlp.pipeline import Finder


@cache
def shared_finder() -> Finder:
    """The finder of this process: blocks that releases share are processed once."""
    from pipeline.nlp.pipeline import Finder

    return Finder()


def extract(document: Document, plan: PlanInfo, config: Config = DEFAULT) -> Release:
    """Everything one release tells: a pure function of its document and of what plan.toml says of the plan."""
    from pipeline.nlp.context import read_context
    from pipeline.nlp.entries import cut_entries, dated_blocks
    from pipeline.nlp.objectives import find_objectives
    from pipeline.normalise.events import read_events
    from pipeline.normalise.findings import release_findings
    from pipeline.normalise.mentions import read_mentions
    from pipeline.normalise.truncation import truncations
    from pipeline.normalise.words import mended_words

    context, finds = read_context(document, plan, shared_finder())
    cutting = cut_entries(context, finds)
    objectives, claimed = find_objectives(context, cutting.entries)
    broken = truncations(cutting.entries, document.blocks, document.language)
    events = read_events(
        context, cutting.entries, claimed, dated_blocks(context, finds), frozenset(t.entry.char_start for t in broken)
    )
    told: dict[int, set[int]] = defaultdict(set)
    for event in events:
        told[event.block_id].add(event.char_start)
    for objective in objectives:
        told[objective.block_id].add(objective.char_start)
    return Release(
        document=document,
        mentions=read_mentions(context, finds, events),
        events=events,
        objectives=tuple(objectives),
        repairs=(*document.repairs, *cutting.repairs, *mended_words(document)),
        findings=(*document.findings, *release_findings(context, cutting.entries, events, broken, config)),
        members=plan.members,
        entries=len(cutting.entries),
        entries_used=sum(
            any(entry.char_start <= start < entry.char_end for start in told.get(entry.block_id, ()))
            for entry in cutting.entries
        ),
        block_editions=tuple(section.edition for section in context.sections),
    )


def reconcile_plan(info: PlanInfo, releases: Sequence[Release]) -> Plan:
    """All releases of a plan, in release order, reconciled into one row per real event and objective."""
    from pipeline.reconcile import reconcile

    return reconcile(info, releases)
