"""How surely two objective mentions tell the same objective: evidence summed up; above 0 they are linked."""

from __future__ import annotations

from pipeline.reconcile.clusters import NEVER
from pipeline.reconcile.profiles import ObjectiveProfile
from pipeline.reconcile.score_events import ordinals_conflict
from pipeline.reconcile.weights import Weights

WORDS = 6.0
WORDS_MIDDLE = 0.55
WORDS_MIDDLE_TRANSLATED = 0.3
SAME_LABEL = 0.75
SAME_VERB = 0.4
OTHER_VERB = -0.7
OTHER_ACTION = -1.1
"""To draft a protocol and to translate it are two actions."""
LABEL_SHARE = 0.95
"""The same label over quite another text is nearly as good as the same text."""


def objective_score(one: ObjectiveProfile, other: ObjectiveProfile, weights: Weights, *, same_release: bool) -> float:
    """The evidence that two mentions tell one objective; NEVER where their ordinals exclude it."""
    if ordinals_conflict(one.ordinals, other.ordinals):
        return NEVER
    score = _words(one, other, weights) + _kinds(one, other) + _numbering(one, other) + _parents(one, other)
    if same_release and one.mention.edition == other.mention.edition:
        score -= 1.5
    first, second = set(one.mention.lead), set(other.mention.lead)
    if first and second:
        score += 0.4 * len(first & second) / len(first | second) if first & second else -0.2
    return score


def _words(one: ObjectiveProfile, other: ObjectiveProfile, weights: Weights) -> float:
    text = weights.likeness(one.text, other.text)
    label = weights.likeness(one.label, other.label)
    likeness = max(weights.likeness(one.text | one.label, other.text | other.label), (text + label) / 2)
    if label >= SAME_LABEL:
        likeness = max(likeness, LABEL_SHARE * label)
    if not one.label and not other.label:
        likeness = text
    if one.language != other.language:
        return WORDS * (likeness - WORDS_MIDDLE_TRANSLATED)
    return WORDS * (likeness - WORDS_MIDDLE) + _verbs(one, other)


def _verbs(one: ObjectiveProfile, other: ObjectiveProfile) -> float:
    """Evidence of the first words: in an action they mostly say what is done."""
    if not (one.verb and other.verb):
        return 0.0
    if one.verb == other.verb:
        return SAME_VERB
    return OTHER_ACTION if one.mention.kind == other.mention.kind == "action" else OTHER_VERB


def _kinds(one: ObjectiveProfile, other: ObjectiveProfile) -> float:
    if one.mention.kind == other.mention.kind:
        return 0.3
    return -1.2 if "objective" in (one.mention.kind, other.mention.kind) else -0.8


def _numbering(one: ObjectiveProfile, other: ObjectiveProfile) -> float:
    """Evidence of number and position; it tells most where the words cannot be compared."""
    translated = one.language != other.language
    first, second = one.mention.number, other.mention.number
    if first and second:
        same = first.casefold() == second.casefold()
        depth = 1 + first.count(".") * 0.2
        if same or not _same_parent(one, other):
            return (1.5 if translated else 0.6) * depth if same else -1.0 if translated else -0.1
        return 0.4 if first.rpartition(".")[2] == second.rpartition(".")[2] else -0.1
    same_place = (one.place, one.of) == (other.place, other.of)
    return 1.0 if translated and same_place else 0.0


def _parents(one: ObjectiveProfile, other: ObjectiveProfile) -> float:
    if one.parent and other.parent:
        return 0.4 if _same_parent(one, other) else -0.5
    return 0.0


def _same_parent(one: ObjectiveProfile, other: ObjectiveProfile) -> bool:
    return bool(one.parent) and one.parent == other.parent
