"""Dates in English, French and Spanish text: one grammar, read once, straight to EDTF."""

from pipeline.nlp.dates.completion import (
    complete,
    day_order,
    fiscal_start_month,
    resolve_relative,
    resolved_values,
    share_years,
)
from pipeline.nlp.dates.find import find_dates

__all__ = [
    "complete",
    "day_order",
    "find_dates",
    "fiscal_start_month",
    "resolve_relative",
    "resolved_values",
    "share_years",
]
