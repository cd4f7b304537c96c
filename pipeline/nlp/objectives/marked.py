"""Who leads by where the names stand: in brackets or after a dash, at the end of a point or after its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.data import FoundDate, FoundName
from pipeline.nlp.cues import fold
from pipeline.nlp.objectives.leads import Lead, known, leads_in_field
from pipeline.nlp.objectives.words import pattern

_LAST_BRACKETS = re.compile(r"(?P<before>[\w'’-]+)[\s\"”»]*\((?P<field>[^()]{2,120})\)[\s.;,]*$")
_FIRST_BRACKETS = re.compile(r"[\s*]*\((?P<field>[^()]{2,120})\)")
_DASHES = re.compile(r"\s[–—]\s|\s-\s")
_PLACE_WORDS = 4
"""How far before brackets a preposition of place may stand ("in two ports (Jamaica)")."""


def bracketed_leads(
    text: str, offset: int, names: Sequence[FoundName], dates: Sequence[FoundDate], language: str
) -> list[Lead]:
    """Who is named in brackets at the end of an action, with or without its time ("Map all wells (Niger, June 2024)").

    Brackets after a name explain that name, unless they hold a time too; one that holds anything else names no lead.
    """
    match = _LAST_BRACKETS.search(text)
    if match is None:
        return _dashed_leads(text, offset, names, dates, language)
    start = offset + match.start("field")
    timed = any(start <= date.start and date.end <= offset + match.end("field") for date in dates)
    if match["before"][0].isupper() and not timed:
        return []
    near = " ".join(fold(text[: match.start("field") - 1]).split()[-_PLACE_WORDS:])
    if not timed and pattern(language, "joins", "located").search(near):
        return []
    leads = leads_in_field(match["field"], start, names, language, dates)
    return leads if _all_known(leads, text, offset, names, language) else []


def _dashed_leads(
    text: str, offset: int, names: Sequence[FoundName], dates: Sequence[FoundDate], language: str
) -> list[Lead]:
    """Who is named after a dash at the end, with or without a time ("Plant four plots – Honduras – 2025")."""
    for dash in list(_DASHES.finditer(text))[-2:]:
        field = text[dash.end() :].replace("–", ",").replace("—", ",").replace(" - ", " , ")
        leads = leads_in_field(field, offset + dash.end(), names, language, dates)
        if leads and _all_known(leads, text, offset, names, language):
            return leads
    return []


def _all_known(leads: Sequence[Lead], text: str, offset: int, names: Sequence[FoundName], language: str) -> bool:
    """Whether all are countries, bodies or organs; a town or a venue is where, not who."""
    places = [name for name in names if name.label in ("CITY", "VENUE")]
    return all(
        known(value, span, names, text[span[0] - offset : span[1] - offset], language)
        and not any(place.start <= span[0] and span[1] <= place.end for place in places)
        for value, span in leads
    )


def named_leads(text: str, offset: int, names: Sequence[FoundName], language: str) -> list[Lead]:
    """The countries in brackets right after a point's name ("Open collections (Chile). Publish …")."""
    match = _FIRST_BRACKETS.match(text)
    if match is None:
        return []
    leads = leads_in_field(match["field"], offset + match.start("field"), names, language)
    codes = {name.candidates[0] for name in names if name.label == "COUNTRY" and len(name.candidates) == 1}
    return leads if leads and all(value in codes for value, _ in leads) else []
