"""Tells names of countries and cities from the longer names, persons and languages that hold the same words."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data import FoundName
from pipeline.nlp.phrases import fold, phrase_key
from pipeline.nlp.places.cues import after, before, cue_after, cue_before, cue_list, either, folded_cues
from pipeline.nlp.places.gazetteer import area_finder, country_finder, unlikely_cities

_CAPITALISED = re.compile(r"\s+([A-ZÀ-ÖØ-Þ][\w’'-]*)")
_LIST_REACH = 70
"""Characters to the next or the last country of a row: a long formal name and what stands between."""
_MARK = re.compile(r"[,(/–—|]\s*\Z")
_SET_APART = re.compile(r"\s*(?:\Z|[,.;:)(|/–—]|['’]s\b)")
_CURRENCY = re.compile(r"\s?[$€£¥]")


@cache
def _institution_before(language: str) -> re.Pattern[str]:
    heads, stops = either(language, "institution_heads"), either(language, "institution_stops")
    of = either(language, "of")
    return re.compile(rf"(?<!\w)(?:{heads})(?:\s+(?!(?:{stops})\b)[\w'-]+){{0,5}}?\s+(?:{of})(?:\s+|(?<='))\Z")


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
    key, given = phrase_key(text[start:end]), unlikely_cities("given_names")
    if key not in given and key not in unlikely_cities("family_names"):
        return False
    following, preceding = continues(text, end), preceded(text, start)
    if key in given and following and fold(following) not in folded_cues(language, "may_follow"):
        return not area_finder(language).find_first(text[end : end + 40].lstrip()) or phrase_key(following) in given
    if preceding is None or preceding.isupper():
        return False
    return key in unlikely_cities("family_names") or (key in given and phrase_key(preceding) in given)


def may_be_country(name: str, text: str, folded: str, start: int, language: str) -> bool:
    """Whether a country's name is no other word here: "Réunion", "Jersey" need marks or a preposition round them."""
    key = fold(name)
    if key in folded_cues(language, "never_countries"):
        return False
    if key not in folded_cues(language, "only_apart"):
        return True
    earlier, following = before(folded, start), after(folded, start + len(name))
    placed = _MARK.search(earlier) or any(
        cue_before(language, key).search(earlier) for key in ("in_place", "beside_country")
    )
    return bool(placed and (_SET_APART.match(following) or cue_after(language, "conjunctions").match(following)))


def is_listed(name: FoundName, text: str, language: str) -> bool:
    """Whether a country is one of several in a row: "Grenada, Dominica and Belize"."""
    gap = _list_gap(language)
    following = gap.match(fold(text[name.end : name.end + _LIST_REACH]))
    own = ";".join(name.candidates)
    if following:
        match = country_finder(language).find_first(text[name.end + following.end() : name.end + _LIST_REACH])
        if match and match.value[1] == "name" and match.value[0] != own:
            return True
    earlier = text[max(0, name.start - _LIST_REACH) : name.start]
    return any(
        match.value[1] == "name" and match.value[0] != own and gap.fullmatch(fold(earlier[match.end :]))
        for match in country_finder(language).find(earlier)
    )


@cache
def _list_gap(language: str) -> re.Pattern[str]:
    """What stands between two countries of a row; prepositions and articles may be repeated."""
    links = either(language, "list_words")
    small = "|".join(either(language, key) for key in ("in_country", "articles", "of"))
    return re.compile(
        rf"\s*(?:,|;|/|(?:,\s*)?(?<!\w)(?:{links})(?!\w))\s*(?:(?:{small})(?:\s+|(?<=')))?(?:(?:{small})(?:\s+|(?<=')))?"
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
    rest = row[1].sub("", following, count=1)
    return not (re.match(r"\s+[^\W\d]", rest) and not cue_after(language, "function_words").match(rest))


@cache
def _language_row(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Matches other languages right before a name, at a text's end, and right after it, at its start."""
    names = "|".join(sorted(folded_cues(language, "language_adjectives"), key=len, reverse=True))
    link = rf"\s*(?:,|/|(?<!\w)(?:{either(language, 'language_links')})(?!\w))\s*"
    return re.compile(rf"(?<!\w)(?:{names}){link}\Z"), re.compile(rf"\A(?:{link}(?:{names})(?!\w)){{1,8}}")


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
