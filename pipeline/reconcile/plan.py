"""From the releases of a plan to one row per real event and objective, and what changed between them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.data import Event, EventMention, Objective, ObjectiveMention, Plan, PlanInfo, Release
from pipeline.reconcile.betrayed import cut_by_siblings
from pipeline.reconcile.changes import find_changes
from pipeline.reconcile.disagreements import disagreements
from pipeline.reconcile.ids import event_ids, objective_ids
from pipeline.reconcile.judged import apply_judgements
from pipeline.reconcile.linking import link_events, link_objectives
from pipeline.reconcile.merged_objectives import split_objectives
from pipeline.reconcile.order import order_releases
from pipeline.reconcile.profiles import Told
from pipeline.reconcile.relations import carries_out, members, with_margins
from pipeline.reconcile.restore import cut_off, restored
from pipeline.reconcile.settle import Tellings, settle_event, settle_objective
from pipeline.reconcile.splits import split_by_siblings
from pipeline.reconcile.statements import statements


def reconcile(info: PlanInfo, releases: Sequence[Release]) -> Plan:
    """Links, settles and compares the releases of one plan; a pure function, whatever order they come in."""
    judged = apply_judgements(info.judgements, order_releases(info, releases))
    ordered, held = judged.releases, judged.held
    objectives = link_objectives(ordered, held)
    ordered, repairs = split_objectives(ordered, objectives, judged.whole)
    if repairs:
        objectives = link_objectives(ordered, held)
    objective_names = objective_ids(info.plan_id, objectives)
    of_objective = _by_mention(objective_names, objectives)
    events = link_events(ordered, of_objective, held)
    ordered, split = split_by_siblings(ordered, events, judged.whole)
    if split:
        events = link_events(ordered, of_objective, held)
    event_names = event_ids(info.plan_id, events)
    of_event = _by_mention(event_names, events)

    truncated = frozenset[str]().union(*map(cut_off, ordered))
    betrayed = list(cut_by_siblings([*events, *objectives], ordered, truncated))
    truncated |= {mention_id for mention_id, _, _ in betrayed}
    repairs = [*repairs, *split]
    repairs.extend(restored([*events, *objectives], ordered, truncated))
    settled_events, settled_objectives = _settled(ordered, event_names, events, objective_names, objectives)
    return Plan(
        info=info,
        releases=ordered,
        events=settled_events,
        objectives=settled_objectives,
        event_ids=tuple(sorted(of_event.items())),
        objective_ids=tuple(sorted(of_objective.items())),
        changes=find_changes(ordered, {"event": of_event, "objective": of_objective}, truncated),
        statements=tuple(s for release in ordered for s in statements(release, of_event, of_objective)),
        carries_out=carries_out(ordered, settled_events, settled_objectives, of_event, of_objective),
        members=members(info, settled_events, _titles(info, ordered)),
        repairs=tuple(repairs),
        findings=(*disagreements(events, ordered), *((document, f) for _, document, f in betrayed), *judged.stale),
    )


def _settled(
    releases: Sequence[Release],
    event_names: Sequence[str],
    events: Sequence[Sequence[EventMention]],
    objective_names: Sequence[str],
    objectives: Sequence[Sequence[ObjectiveMention]],
) -> tuple[tuple[Event, ...], tuple[Objective, ...]]:
    tellings = Tellings.of(releases)
    languages = {r.document.document_id: r.document.language for r in releases}
    settled = [settle_event(*pair, tellings) for pair in zip(event_names, events, strict=True)]
    aims = tuple(settle_objective(*pair, tellings) for pair in zip(objective_names, objectives, strict=True))
    return with_margins(settled, languages), aims


def _by_mention(names: Sequence[str], items: Sequence[Sequence[Told]]) -> dict[str, str]:
    return {mention.mention_id: name for name, item in zip(names, items, strict=True) for mention in item}


def _titles(info: PlanInfo, releases: Sequence[Release]) -> str:
    """The titles of the plan and its releases, which name its own group."""
    return " | ".join((info.title or "", *(release.document.title or "" for release in releases)))
