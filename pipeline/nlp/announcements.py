"""Lines that announce what stands below them: lead-ins, lines that stand like headings, counts of points."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data import Block, SectionRole
from pipeline.nlp.clauses import sentences
from pipeline.nlp.cues import ROLES, fold, has_cue, heading_pattern, language_of, role_of
from pipeline.nlp.numbering import Number, read_number
from pipeline.nlp.periods import is_time

_LABEL_CHARS = 100
"""Longest line that may stand like a heading without being set as one."""
_LABEL_WORDS = 14
_CLAUSE_CHARS = 1000
"""Longest end of a lead-in that is read for what it announces."""
_POINT_ROLES: tuple[SectionRole, ...] = ("objectives", "priorities", "actions")
_MARKS = " \t*_"
_FIELD = re.compile(r":[*_]*\s+\S")
"""What a line holds that says something itself."""


def announcing_clause(text: str, language: str) -> str:
    """The sentence of a lead-in that announces the list: its last one."""
    text = text[-_CLAUSE_CHARS:]
    spans = sentences(text, language_of(language))
    return text[spans[-1][0] : spans[-1][1]] if spans else text


def announced_role(text: str, language: str) -> SectionRole | None:
    """The role a lead-in gives its list; None where it goes on with earlier points ("to build on objectives 2 and 3").

    Who is named in it ("its members want to:") says nothing of the list unless that is what follows ("the following
    members:").
    """
    if has_cue(text, language, "continues"):
        return None
    role = role_of(text, language)
    if role not in ("other", "background") or has_cue(text, language, "following"):
        return role
    return next((kind for kind in _POINT_ROLES if has_cue(text, language, kind)), None)


def is_lead_in(block: Block, after: Block | None, language: str) -> bool:
    """Whether a paragraph, item or quote announces the list that follows it, or would follow if it were not lost."""
    if block.kind in ("heading", "table_row"):
        return False
    text = block.text.rstrip(_MARKS)
    if text.endswith(":"):
        return True
    points_down = has_cue(announcing_clause(text, language), language, "following")
    return points_down and after is not None and _is_item(after) and not _is_item(block)


def is_label(block: Block, after: Block | None, language: str) -> bool:
    """Whether a short line stands like a heading: "Proposed points of engagement 2020-2022", "**Calendar**", "2025"."""
    text = block.text.strip(_MARKS)
    if block.kind not in ("paragraph", "list_item") or len(text) > _LABEL_CHARS or not text:
        return False
    if is_time(text, language):
        return True
    number = read_number(text)
    if (
        _FIELD.search(text)
        or text[-1] in ".;:,"
        or len(text.split()) > _LABEL_WORDS
        or not text[0].isalnum()
        or after is None
    ):
        return False
    if (
        role_of(text, language) is None
        or (text[0].isalpha() and not text[0].isupper())
        or _goes_on_after(number, after)
    ):
        return False
    if block.kind == "paragraph":
        return True
    return number is not None and after.kind != "heading" and (text.isupper() or only_cue(text[number.end :], language))


def only_cue(text: str, language: str) -> bool:
    """Whether a line holds nothing but its cue and years ("4. CALENDRIER", "Priorities for 2025"), as headings do."""
    folded = heading_pattern(language, "owning").sub(" ", fold(_YEARS.sub(" ", text)))
    found = [match for role in ROLES[:-1] for match in [heading_pattern(language, role).search(folded)] if match]
    longest = max((len(match.group().split()) for match in found), default=0)
    return bool(found) and len(re.findall(r"\w+", folded)) <= longest


_YEARS = re.compile(r"(?:19|20)\d\d\S*")


def announces_points(block: Block, after: Block | None, language: str, *, rank: int) -> bool:
    """Whether a paragraph counts the points that the headings or items below it tell ("It has three priorities.").

    `rank` is the level of the heading above; a heading that follows tells them only where it is deeper.
    """
    if block.kind != "paragraph" or after is None:
        return False
    if not (_is_item(after) if after.kind != "heading" else after.level > rank):
        return False
    text = block.text.rstrip(_MARKS)
    if text.endswith(":"):
        return False
    return counts_points(announcing_clause(text, language), language)


def counts_points(clause: str, language: str) -> bool:
    """Whether a clause counts points without telling them itself."""
    folded = fold(clause)
    counted = _counted_points(language_of(language)).search(folded)
    return counted is not None and ":" not in folded[counted.end() :]


@cache
def _counted_points(language: str) -> re.Pattern[str]:
    count = rf"(?:{heading_pattern(language, 'numbers').pattern}|(?<!\w)[2-9](?!\w))"
    points = "|".join(heading_pattern(language, role).pattern for role in _POINT_ROLES)
    return re.compile(rf"{count}\s+(?:[\w-]+\s+){{0,2}}(?:{points})")


def _is_item(block: Block) -> bool:
    return block.kind in ("list_item", "table_row") or read_number(block.text) is not None


def _goes_on_after(number: Number | None, after: Block) -> bool:
    """A numbered line that the next number follows is an item of a list, no heading."""
    return number is not None and read_number(after.text) is not None and number.style == read_number(after.text).style  # type: ignore[union-attr]
