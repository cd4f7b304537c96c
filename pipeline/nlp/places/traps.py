"""Tells names of countries and cities from the longer names, persons and languages that hold the same words."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data import FoundName
from pipeline.nlp.phrases import fold, phrase_key
from pipeline.nlp.places.cues import after, before, cue_after, cue_before, cue_list, folded_cues
from pipeline.nlp.places.gazetteer import area_finder, country_finder, unlikely_cities

_OF = {
    "en": r"of(?:\s+the)?",
    "fr": r"(?:de|du|des|d')(?:\s+(?:la|l'|les))?",
    "es": r"(?:de|del)(?:\s+(?:la|el|los|las))?",
}
_CAPITALISED = re.compile(r"\s+([A-ZÀ-ÖØ-Þ][\w’'-]*)")
_LIST_REACH = 70
"""Characters to the next or the last country of a row: a long formal name and what stands between."""
_PLACED = re.compile(r"(?:[,(/–—|]|(?<!\w)(?:de|d'|of|and|et|with|from|avec))\s*\Z")
_SET_APART = re.compile(r"\s*(?:\Z|[,.;:)(|/–—]|and\b|et\b|['’]s\b)")
_NOUN = re.compile(r"\s+(?!(?:and|or|et|ou|y|o|e|in|en|du|le|el|on|by|from|is|are|was|were|for)\b)[^\W\d]")
_CURRENCY = re.compile(r"\s?[$€£¥]")


@cache
def _institution_before(language: str) -> re.Pattern[str]:
    heads = "|".join(sorted({re.escape(fold(head)) for head in cue_list(language, "institution_heads")}, key=len))
    stop = "in|at|with|and|en|con|y|avec|et|a|au|aux|on|for|from"
    return re.compile(rf"(?<!\w)(?:{heads})(?:\s+(?!(?:{stop})\b)[\w'-]+){{0,5}}?\s+{_OF[language]}(?:\s+|(?<='))\Z")


@cache
def _institution_after(language: str) -> re.Pattern[str]:
    tails = "|".join(re.escape(tail) for tail in cue_list(language, "institution_tails"))
    return re.compile(rf"(?:\s+[A-ZÀ-ÖØ-Þ][\w'-]*){{0,4}}?\s+(?:{tails})\b")


def in_institution(text: str, folded: str, start: int, end: int, language: str) -> bool:
    """Whether a name is part of the name of a university, bank, sea, company: "University of Chile"."""
    if _institution_before(language).search(before(folded, start)):
        return True
    return bool(_institution_after(language).match(text, end))


def is_person(text: str, start: int, end: int, language: str) -> bool:
    """Whether a title stands before a name: "Ms Jordan", "M. Maurice"."""
    words = text[max(0, start - 20) : start].split()
    return bool(words) and words[-1] in cue_list(language, "titles") and text[end : end + 1] != ","


def is_given_name(text: str, start: int, end: int, language: str) -> bool:
    """Whether a name is part of a person's: "Paris Jordan", "Michael Jordan"."""
    following, preceding = continues(text, end), preceded(text, start)
    given = unlikely_cities("given_names")
    if (
        phrase_key(text[start:end]) in given
        and following
        and fold(following) not in folded_cues(language, "may_follow")
    ):
        return not any(match.start == 0 for match in area_finder(language).find(text[end : end + 40].lstrip())) or (
            phrase_key(following) in given
        )
    if preceding is None or preceding.isupper():
        return False
    key = phrase_key(text[start:end])
    return key in unlikely_cities("family_names") or (key in given and phrase_key(preceding) in given)


def may_be_country(name: str, text: str, folded: str, start: int, language: str) -> bool:
    """Whether a country's name is no other word here: "Réunion", "Jersey" need marks or a preposition round them."""
    key = fold(name)
    if key in folded_cues(language, "never_countries"):
        return False
    if key not in folded_cues(language, "only_apart"):
        return True
    placed = _PLACED.search(before(folded, start)) or cue_before(language, "in_place").search(before(folded, start))
    return bool(placed) and bool(_SET_APART.match(text, start + len(name)))


def is_listed(name: FoundName, text: str, language: str) -> bool:
    """Whether a country is one of several in a row: "Grenada, Dominica and Belize"."""
    links = "|".join(re.escape(word) for word in cue_list(language, "list_words"))
    articles = r"(?:(?:the|la|le|les|el|los|las|l['’]|del?|du|d['’])\s*)?(?:la\s+)?"
    gap = rf"\s*(?:,|;|/|(?:,\s*)?(?<!\w)(?:{links})(?!\w))\s*{articles}"
    following = re.match(gap, text[name.end : name.end + _LIST_REACH])
    if following and any(
        match.start == 0 and match.value[1] == "name"
        for match in country_finder(language).find(text[name.end + following.end() : name.end + _LIST_REACH])
    ):
        return True
    earlier = text[max(0, name.start - _LIST_REACH) : name.start]
    return any(
        match.value[1] == "name" and re.fullmatch(gap, earlier[match.end :])
        for match in country_finder(language).find(earlier)
    )


def is_language(text: str, folded: str, start: int, end: int, language: str) -> bool:
    """Whether an adjective names a language: "in French", "la versión en español", "Spanish translation"."""
    if folded[start:end] not in folded_cues(language, "language_adjectives"):
        return False
    following = after(folded, end)
    if cue_after(language, "language_after").match(following):
        return True
    earlier = before(folded, start)
    row = _language_row(language)
    if not (cue_before(language, "language_before").search(earlier) or row[0].search(earlier)):
        return False
    return not _NOUN.match(following, row[1].match(following).end())  # type: ignore[union-attr]


@cache
def _language_row(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Matches other languages right before a name, at a text's end, and right after it, at its start."""
    names = "|".join(sorted(folded_cues(language, "language_adjectives"), key=len, reverse=True))
    link = r"\s*(?:,|/|(?<!\w)(?:and|or|et|ou|y|e|o|en|du|le|el)(?!\w))+\s*"
    return re.compile(rf"(?<!\w)(?:{names}){link}\Z"), re.compile(rf"(?:{link}(?:{names})(?!\w))*")


def is_currency(text: str, end: int) -> bool:
    """Whether a country only tells whose money is meant: "US$ 40,000"."""
    return bool(_CURRENCY.match(text, end))


def is_pronoun(text: str, start: int, end: int) -> bool:
    """Whether "US" is the pronoun of a text set in capitals."""
    around = text[max(0, start - 30) : start] + text[end : end + 30]
    return text[start:end] == "US" and around.isupper() and any(character.isalpha() for character in around)


def continues(text: str, end: int) -> str | None:
    """The capitalised word that directly follows, as in "Paris Agreement"; None where none does."""
    match = _CAPITALISED.match(text, end)
    return match[1] if match else None


def preceded(text: str, start: int) -> str | None:
    """The capitalised word that directly precedes, None where none does or a sentence begins with it."""
    match = re.search(r"([A-ZÀ-ÖØ-Þ][\w’'-]*)\s+\Z", text[max(0, start - 40) : start])
    if not match:
        return None
    opening = text[: max(0, start - 40) + match.start()].rstrip()
    return None if not opening or opening[-1] in ".:;!?–—•|" else match[1]
