"""What a release lost in publication: an item of such a list is not comparable, never removed or added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.data import Block, EventMention, Finding, ObjectiveMention, Release
from pipeline.nlp.announcements import announced_role, announcing_clause
from pipeline.nlp.cues import fold, heading_pattern
from pipeline.reconcile.profiles import Told, bounds, told
from pipeline.reconcile.words import keys, years

ROLES = ("objectives", "priorities", "actions", "completed", "calendar")
KIND_ROLES = {"objective": "objectives", "priority": "priorities", "action": "actions"}
COUNTERPART = 0.7
"""Likeness of two lead-ins from which they announce the same list."""


class LostLists:
    """The lists that `other` lost, seen from `home`, a release that tells some of what stood in them."""

    def __init__(self, home: Release, other: Release, objective_ids: Mapping[str, str]) -> None:
        self._home, self._other = home, other
        self._ids = objective_ids
        self._roles_lost: list[tuple[Finding, str]] = []
        self._blocks: dict[int, Finding] = {}
        self._completed_lost: Finding | None = None
        for finding in other.findings:
            if finding.kind == "missing_list":
                self._read(finding)

    def holds(self, mention: Told) -> Finding | None:
        """The finding of the lost list in which a mention of `home` stood; None if it stood in none."""
        if mention.block_id in self._blocks:
            return self._blocks[mention.block_id]
        found = next((f for f, role in self._roles_lost if self._announced(mention, f, role)), None)
        return found or (self._completed_lost if self._past_event(mention) else None)

    def _read(self, finding: Finding) -> None:
        """Finds the lost list in `home` by its lead-in or by the objective it stood under; else keeps its kinds."""
        role = announced(finding, self._other.document.language)
        if role == "completed" and len(years(finding.text or "")) < 2:
            self._completed_lost = self._completed_lost or finding
        covered = {*self._under_objective(finding), *_same_list(finding, self._home, self._other, role)}
        if covered:
            self._blocks.update(dict.fromkeys(covered, finding))
        elif role:
            self._roles_lost.append((finding, role))

    def _under_objective(self, finding: Finding) -> Iterator[int]:
        """Blocks of what stands under the objective whose entry ends in the lead-in of the lost list."""
        heads = {self._ids.get(o.mention_id) for o in self._other.objectives if o.block_id == finding.block_id}
        if finding.block_id is None or not heads:
            return
        parents = {o.mention_id for o in self._home.objectives if self._ids.get(o.mention_id) in heads}
        for objective in self._home.objectives:
            if objective.parent_id in parents:
                parents.add(objective.mention_id)
                yield objective.block_id

    def _announced(self, mention: Told, finding: Finding, role: str) -> bool:
        if role not in (mention.section_role, _role(mention)):
            return False
        named = period(finding, self._other.document.language)
        if named and isinstance(mention, EventMention) and mention.edition is None:
            first, last = bounds(mention.date_edtf)
            return bool(first and last) and named[0] <= str(first)[:4] and str(last)[:4] <= named[1]
        if named:
            return mention.edition == f"{named[0]}/{named[1]}"
        return mention.section_role != "background" and mention.edition in (None, self._edition_meant(role))

    def _edition_meant(self, role: str) -> str | None:
        """The edition of `home` that a list without a period belongs to: the other's own, where `home` restates it."""
        own = self._other.document.edition
        restated = any(m.edition == own and role in (m.section_role, _role(m)) for m in told(self._home))
        return own if restated else self._home.document.edition

    def _past_event(self, mention: Told) -> bool:
        """Whether an event would by now stand in the list of completed work that the other, later release lost."""
        if not isinstance(mention, EventMention) or mention.section_role == "background":
            return False
        (first, last), (released, _) = bounds(mention.date_edtf), bounds(self._other.document.released)
        return bool(first and last and released and first + (last - first) / 2 < released)


def _role(mention: Told) -> str:
    return KIND_ROLES[mention.kind] if isinstance(mention, ObjectiveMention) else mention.section_role


def announced(finding: Finding, language: str) -> str | None:
    """The kind of points that a lost list's lead-in, else its innermost heading, announces; None for no such points."""
    for text in _above(finding, language):
        role = announced_role(text, language)
        if _said_of_other_things(text, role, language):
            return None
        if role is not None:
            return role if role in ROLES else None
    return None


def _said_of_other_things(text: str, role: str | None, language: str) -> bool:
    """Whether a lead-in that seems to announce actions or completed work announces principles, lessons, methods.

    "Activity" and "programme" are said of much; "were drawn" and "since" tell completed work only of what comes first.
    """
    other = heading_pattern(language, "other").search(fold(text))
    if other is None or role not in ("actions", "completed"):
        return False
    cue = heading_pattern(language, role).search(fold(text))
    return role == "actions" or (cue is not None and other.start() < cue.start())


def period(finding: Finding, language: str) -> tuple[str, str] | None:
    """The span of years that the lead-in names, or the next heading above ("2020-2022", "de 2019 à 2021").

    None where it is one year or none.
    """
    for text in _above(finding, language):
        found = sorted(years(text))
        if found:
            return (found[0], found[-1]) if len(found) >= 2 else None
    return None


def _above(finding: Finding, language: str) -> tuple[str, ...]:
    """The sentence that announces a lost list, then the headings above it, the innermost first."""
    return announcing_clause(finding.text or "", language), *reversed(finding.list_heading[1:])


def _same_list(finding: Finding, home: Release, other: Release, role: str | None) -> set[int]:
    """The blocks of `home` that stand in the list lost: behind the like lead-in, under the like heading.

    Lead-ins are often alike under all headings of a plan; where `home` has the heading alone, a list of points (with a
    `role`) is all that is listed under it.
    """
    leads = {b.block_id: set(_governed(b, home.document.blocks)) for b in _counterparts(finding, home, other)}
    section: set[int] = set()
    for heading in _like_headings(finding, home, other):
        section.update(_governed(heading, home.document.blocks), (heading.block_id,))
    inside = {block: governed for block, governed in leads.items() if block in section}
    listed = {b.block_id for b in home.document.blocks if b.kind in ("list_item", "table_row")}
    return set().union(*(inside or leads or {0: section & listed if role else set()}).values())


def _like_headings(finding: Finding, home: Release, other: Release) -> list[Block]:
    """The headings of `home` that say what the innermost heading above the lost list says, the title left out."""
    above = [heading for heading in finding.list_heading[1:] if heading != finding.text]
    wanted = keys(" ".join(above[-1:]), other.document.language)
    own = "/".join(period(finding, other.document.language) or ()) or other.document.edition or ""
    headings = [b for b in home.document.blocks if b.kind == "heading" and _same_period(b.text, own)]
    return _likest(wanted, headings, home.document.language)


def _likest(wanted: frozenset[str], blocks: Sequence[Block], language: str) -> list[Block]:
    """The blocks whose words are likest those wanted, if like enough."""
    scored = [(_likeness(wanted, keys(block.text, language)), block) for block in blocks]
    best = max((score for score, _ in scored), default=0.0)
    return [block for score, block in scored if score >= max(COUNTERPART, best)]


def _counterparts(finding: Finding, home: Release, other: Release) -> list[Block]:
    """The blocks of `home` that announce the list that `other` lost, the likest ones."""
    wanted = keys(finding.text or "", other.document.language)
    blocks = [b for b in home.document.blocks if b.kind != "furniture" and _same_period(b.text, finding.text or "")]
    return _likest(wanted, blocks, home.document.language)


def _same_period(one: str, other: str) -> bool:
    return not years(one) or not years(other) or years(one) == years(other)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _governed(lead: Block, blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that a heading or lead-in governs: what follows it, until the like of it comes."""
    at = next(n for n, block in enumerate(blocks) if block.block_id == lead.block_id)
    listing = False
    for block in blocks[at + 1 :]:
        if block.kind == "furniture":
            continue
        if block.kind == "heading" and (lead.kind != "heading" or block.level <= lead.level):
            return
        if lead.kind == "list_item" and block.kind == "list_item" and block.level <= lead.level:
            return
        if block.kind == "paragraph" and lead.kind != "heading" and listing:
            return
        listing = listing or block.kind in ("list_item", "table_row")
        yield block.block_id
