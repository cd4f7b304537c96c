"""Bare days under the heading of a month."""

from __future__ import annotations

import pytest

from pipeline.data import Block, SectionInfo
from pipeline.nlp.daylead import day_lead

CASES = [
    ("en", "2025-03", "• 3: webinar", ("2025-03-03",)),
    ("en", "2025-03", "• 3 and 4: meeting", ("2025-03-03/2025-03-04",)),
    ("en", "2025-03", "• 3–5 – fair in Lima", ("2025-03-03/2025-03-05",)),
    ("en", "2025-03", "• 20 (TBC): panel", ("2025-03-20?",)),
    ("en", "2025-03", "• 3, 10 and 17: clinics", ("2025-03-03", "2025-03-10", "2025-03-17")),
    ("fr", "2025-03", "• Les 3 et 4 : réunion", ("2025-03-03/2025-03-04",)),
    ("fr", "2025-03", "• Du 3 au 5 : atelier", ("2025-03-03/2025-03-05",)),
    ("es", "2024-01", "• 17 y 18: encuentro", ("2024-01-17/2024-01-18",)),
    ("es", "2024-04", "• 9 al 12: curso", ("2024-04-09/2024-04-12",)),
    ("es", "2025-03", "• Lunes 12: webinario", ("2025-03-12",)),
    # no days: no month above, a number of something, a day the month does not lead
    ("en", None, "• 3: webinar", None),
    ("en", "2025-03", "• 3 members: what they want", None),
    ("en", "2025-03", "• Room 3: opening", None),
    ("en", "2025-03", "• 45: nothing", None),
]


@pytest.mark.parametrize(("language", "month", "text", "values"), CASES)
def test_day_lead(language: str, month: str | None, text: str, values: tuple[str, ...] | None) -> None:
    block = Block(0, "list_item", 0, len(text), text, 1, "•")
    found = day_lead(block, SectionInfo(month=month), language)
    assert (found.values if found else None) == values
    if found:
        assert text[found.start : found.end] == found.text
