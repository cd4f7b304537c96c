"""Tells names of countries and cities from the longer names, persons and languages that hold the same words."""

from __future__ import annotations

import re
from functools import cache

from pipeline.nlp.phrases import fold
from pipeline.nlp.places.cues import after, before, cue_after, cue_before, cue_list, folded_cues

_OF = {
    "en": r"of(?:\s+the)?",
    "fr": r"(?:de|du|des|d')(?:\s+(?:la|l'|les))?",
    "es": r"(?:de|del)(?:\s+(?:la|el|los|las))?",
}
_CAPITALISED = re.compile(r"\s+([A-ZÀ-ÖØ-Þ][\w’'-]*)")
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


def is_language(text: str, folded: str, start: int, end: int, language: str) -> bool:
    """Whether an adjective names a language: "in French", "la versión en español", "Spanish translation"."""
    if folded[start:end] not in folded_cues(language, "language_adjectives"):
        return False
    following = after(folded, end)
    if cue_after(language, "language_after").match(following):
        return True
    noun_follows = re.match(r"\s+(?!and\b|or\b|et\b|ou\b|y\b|o\b|e\b|in\b|en\b|du\b|le\b|el\b)\w", following)
    return bool(cue_before(language, "language_before").search(before(folded, start))) and not noun_follows


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
