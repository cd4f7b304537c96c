"""Bare days under the heading of a month ("### March", "- 17 and 18: meeting of curators")."""

from __future__ import annotations

import re

from pipeline.data import Block, FoundDate, SectionInfo
from pipeline.edtf import precision
from pipeline.gazetteers import load_toml
from pipeline.nlp.cues import language_of
from pipeline.nlp.dates import find_dates

_LEAD = re.compile(
    r"\s*(?P<days>(?:[^\W\d_]{2,12}\.?,?\s+){0,2}\d{1,2}(?:\.?º|er|st|nd|rd|th)?"
    r"(?:\s*(?:,|-|–|—|&|[^\W\d_]{1,4})\s*(?:[^\W\d_]{2,3}\s+)?\d{1,2}){0,4})"
    r"\s*(?P<doubt>\([^()]{1,40}\))?(?=\s*(?::|\s[–—-]\s|$|\|))"
)


def day_lead(block: Block, section: SectionInfo, language: str) -> FoundDate | None:
    """The days that lead an entry of a month's list, at offsets of the block's text; None where none do.

    `section.month` ("2025-03") completes them: the lead is read by the date grammar with month and year behind it.
    """
    if section.month is None or len(section.month) != 7 or block.kind not in ("list_item", "paragraph", "table_row"):
        return None
    start = len(block.marker or "") if block.text.startswith(block.marker or "") else 0
    lead = _LEAD.match(block.text, start)
    if lead is None:
        return None
    year, month = section.month.split("-")
    name = load_toml(f"{language_of(language)}/dates.toml")["months"][int(month) - 1][0]
    told = f"{lead['days']} {name} {year}"
    found = find_dates(f"{told} {lead['doubt'] or ''}".rstrip(), language)
    if len(found) != 1 or found[0].kind != "date" or found[0].end < len(told) or found[0].start > 4:
        return None
    if any(precision(value) != "day" for value in found[0].values):
        return None
    begin, end = lead.start("days"), lead.end("doubt") if lead["doubt"] else lead.end("days")
    date = found[0]
    return FoundDate(begin, end, block.text[begin:end], date.values, "date", None, date.weekdays, date.problem, 0.95)
