"""Who leads a point: a lead column, "Lead: Chile and Peru", "(chef de file : Tunisie)", the subject of "X will …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pipeline.data import FoundDate, FoundName, Span
from pipeline.gazetteers import load_rows
from pipeline.nlp.cues import fold, has_cue, language_of, phrase_pattern
from pipeline.nlp.eventwords import names_event
from pipeline.nlp.objectives.words import pattern, phrases

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOTHING = re.compile(r"[\s–—.?-]*")

Lead = tuple[str, Span]


def leads_in_field(
    text: str, offset: int, names: Sequence[FoundName], language: str, dates: Sequence[FoundDate] = ()
) -> list[Lead]:
    """The leads that a field holds ("Georgia (Civil Registry); ESCAP"): country codes, else names as printed.

    `names` and `dates` are the release's, at document offsets; `offset` is where `text` stands in the document.
    A date in the field names nobody.
    """
    masked = _BRACKETS.sub(lambda match: " " * len(match.group()), _without(text, offset, dates))
    countries = {
        (name.start - offset, name.end - offset): name.candidates[0]
        for name in names
        if name.label == "COUNTRY"
        and len(name.candidates) == 1
        and name.start >= offset
        and name.end <= offset + len(text)
    }
    leads: list[Lead] = []
    for start, end in _chunks(masked, list(countries), language):
        code = next((code for (a, b), code in countries.items() if a <= start + 1 and b >= end - 1), None)
        value = code or _country_named(text[start:end], language) or " ".join(text[start:end].split())
        if value not in [told for told, _ in leads]:
            leads.append((value, (offset + start, offset + end)))
    return leads


def _country_named(text: str, language: str) -> str | None:
    """The country whose name is all that stands there, be it also a person's ("Maurice")."""
    return _country_names(language_of(language)).get(fold(text))


@cache
def _country_names(language: str) -> dict[str, str]:
    return {fold(row["name"]): row["country"] for row in load_rows(f"{language}/countries.csv")}


def _without(text: str, offset: int, dates: Sequence[FoundDate]) -> str:
    """The text with blanks in the place of its dates."""
    for date in dates:
        start, end = max(date.start - offset, 0), min(date.end - offset, len(text))
        if start < end:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _chunks(text: str, kept: Sequence[Span], language: str) -> list[Span]:
    """The names of a field: cut at marks and joining words that stand in no name of a country."""
    chunks, start = [], 0
    for match in _separators(language).finditer(text):
        if any(a <= match.start() and match.end() <= b for a, b in kept):
            continue
        chunks.append((start, match.start()))
        start = match.end()
    chunks.append((start, len(text)))
    stripped = (_stripped(text, *chunk, language) for chunk in chunks)
    return [chunk for chunk in stripped if chunk[0] < chunk[1] and _names_someone(text[slice(*chunk)], language)]


def _stripped(text: str, start: int, end: int, language: str) -> Span:
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if text[start:end].count(".") == 1 and text[start:end].endswith("."):
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    article = _articles(language).match(fold(text), start, end)
    return (article.end(), end) if article else (start, end)


def _names_someone(text: str, language: str) -> bool:
    folded = fold(text).strip()
    if (
        _NOTHING.fullmatch(folded)
        or _only_small_words(language).fullmatch(folded)
        or any(folded in phrases(code, "leads", "open") for code in {language_of(language), "en"})
    ):
        return False
    return pattern(language, "joins", "with").match(folded) is None


@cache
def _only_small_words(language: str) -> re.Pattern[str]:
    small = "|".join(pattern(language, "joins", key).pattern for key in ("heads_end", "located", "date", "articles"))
    return re.compile(rf"(?:(?:{small})\s*)+")


@cache
def _separators(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in phrases(language, "joins", "and"))
    return re.compile(rf"\s*[,;/&+|]\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _articles(language: str) -> re.Pattern[str]:
    words = sorted(phrases(language, "joins", "articles"), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) + ("" if word.endswith("'") else r"\s+") for word in words))


@cache
def _statement(language: str) -> re.Pattern[str]:
    before = pattern(language, "leads", "before").pattern
    return re.compile(
        rf"{before}(?P<mark>\s*(?::|[–—-](?=\s)))?\s*(?P<field>[^.;:()\[\]]+(?:\.(?=[A-Za-z]\.)[^.;:()\[\]]*)*)"
    )


def lead_statements(text: str, language: str) -> list[tuple[Span, Span]]:
    """Where a text says who leads: the spans of the whole statement and of the names in it.

    A word that may also mean something else ("lead", "coordina") counts with a colon after it, or in brackets.
    """
    found = []
    folded = fold(text)
    for match in _statement(language).finditer(folded):
        opened = folded.rfind("(", 0, match.start()) > folded.rfind(")", 0, match.start())
        several_words = " " in match.group()[: match.start("field") - match.start()].strip()
        begins = not folded[: match.start()].strip() or folded[: match.start()].rstrip()[-1] in ".;:,(–—"
        if match["mark"] or opened or (several_words and begins):
            found.append((match.span(), match.span("field")))
    return found


def subject_leads(
    subject: str, offset: int, names: Sequence[FoundName], language: str, *, acts: bool = False
) -> list[Lead] | None:
    """Who is meant by the subject of "X will …": countries, bodies, organs; None where it is no doer.

    An empty list: all who belong to the plan. `acts`: the verb is in the active voice, so that any proper name that
    is no event's and no plan's is someone's.
    """
    subject, offset = _own_clause(subject, offset, language)
    folded = fold(subject).strip(" ,:;")
    if _everyone(language).fullmatch(folded):
        return []
    leads: list[Lead] = []
    for value, span in leads_in_field(subject, offset, names, language):
        words = subject[span[0] - offset : span[1] - offset]
        if not known(value, span, names, words, language) and not (
            acts and _is_proper(words, subject[: span[0] - offset], language)
        ):
            return None
        leads.append((value, span))
    return leads or None


def leads_named(text: str, offset: int, names: Sequence[FoundName], language: str) -> list[Lead]:
    """Who is meant by words that name nobody and nothing else ("Kenya and Uganda"); an event's name is no doer's."""
    leads = subject_leads(text, offset, names, language) or []
    organs = _organs(language)
    events = any(names_event(value, language) and not organs.fullmatch(fold(value)) for value, _ in leads)
    return [] if events else leads


def _is_proper(words: str, before: str, language: str) -> bool:
    """Whether a subject is a proper name: a capital after an article, or two capitals, and no event or plan."""
    first = words.split()[:2]
    article = re.compile(rf"(?:^|\s)(?:{_articles(language).pattern})$").search(fold(before))
    named = words[:1].isupper() and (
        article is not None or (all(word[:1].isupper() for word in first) and len(first) > 1)
    )
    return (
        named and len(words.split()) > 1 and not names_event(words, language) and not has_cue(words, language, "plan")
    )


def _own_clause(subject: str, offset: int, language: str) -> tuple[str, int]:
    """A subject without the phrase of time before it ("In the second year the Commission")."""
    before = "|".join(re.escape(word) for word in phrases(language, "joins", "when"))
    articles = _articles(language).pattern
    match = re.compile(rf"\s*(?:{before})\s+[^,]{{2,60}}?(?:,\s*|\s+(?={articles}))(?=\S)").match(fold(subject))
    return (subject[match.end() :], offset + match.end()) if match else (subject, offset)


def known(value: str, span: Span, names: Sequence[FoundName], words: str, language: str) -> bool:
    """Whether a name is a country's, a city's, a body's, or an organ's of the plan."""
    if _organs(language).fullmatch(fold(words)) or _is_body(*span, names):
        return True
    return any(
        name.start <= span[1] and span[0] <= name.end and (name.candidates == (value,) or name.text == words)
        for name in names
        if name.label in ("COUNTRY", "CITY")
    )


def _is_body(start: int, end: int, names: Sequence[FoundName]) -> bool:
    return any(name.label == "ORG" and name.start <= start and end <= name.end + 1 for name in names)


@cache
def _organs(language: str) -> re.Pattern[str]:
    organs = phrase_pattern(phrases(language, "leads", "organs")).pattern
    small = "|".join(pattern(language, "joins", key).pattern for key in ("heads_end", "located"))
    return re.compile(
        rf"(?:(?!{small})[\w-]+\s+){{0,2}}{organs}(?:\s+(?:of|for|du|de|del|des|d')\s*[^,]{{1,60}})?(?:\s+[\w-]+)?"
    )


@cache
def _everyone(language: str) -> re.Pattern[str]:
    articles = "|".join(
        re.escape(word) + ("" if word.endswith("'") else r"\s+") for word in phrases(language, "joins", "articles")
    )
    return re.compile(rf"(?:{articles})?{phrase_pattern(phrases(language, 'leads', 'everyone')).pattern}")


def leading_names(sentence: str, offset: int, names: Sequence[FoundName], language: str) -> list[Lead]:
    """The names with which a sentence begins that tells a task in the present ("Gabon maps the corridors.")."""
    match = _subject_of_names(language).match(sentence)
    if match is None or not sentence.rstrip().endswith("."):
        return []
    return subject_leads(match["subject"], offset + match.start("subject"), names, language) or []


@cache
def _subject_of_names(language: str) -> re.Pattern[str]:
    """Capitalised words or an organ, joined, before a word in small letters."""
    articles = _articles(language).pattern
    joins = "|".join(re.escape(word) for word in phrases(language, "joins", "and"))
    organs = phrase_pattern(phrases(language, "leads", "organs")).pattern
    name = rf"(?i:(?:{articles})?)(?:(?i:{organs})|[A-ZÀ-Þ][\w.'’-]*(?:\s+[A-ZÀ-Þ][\w.'’-]*){{0,5}})"
    return re.compile(rf"\s*(?P<subject>{name}(?:(?:\s*,\s*|\s+(?:{joins})\s+){name}){{0,4}})\s+(?=[a-zà-ÿ])")


def leads_by_verb(text: str, offset: int, names: Sequence[FoundName], language: str) -> tuple[list[Lead], list[Span]]:
    """Who leads where a verb says so ("Peru and Chile lead.", "(Mexico to lead)"), and where it is said."""
    leads: list[Lead] = []
    spans = []
    for start, end, close in _led_spans(text, language):
        told = subject_leads(text[start:end], offset + start, names, language)
        if told:
            leads += told
            spans.append((start, close))
    return leads, spans


@lru_cache(maxsize=8192)
def _led_spans(text: str, language: str) -> tuple[tuple[int, int, int], ...]:
    """Where clauses that end with the verb have their subject, and where they end."""
    return tuple((*match.span("field"), match.end()) for match in _led(language).finditer(fold(text)))


@cache
def _led(language: str) -> re.Pattern[str]:
    """A short clause, from the mark before it to the mark after it, that ends with the verb."""
    after = pattern(language, "leads", "after").pattern
    return re.compile(rf"(?:^|(?<=[.;(])|(?<=\.\s))\s*(?P<field>[^.;:()]{{2,80}}?)\s+{after}(?=\s*(?:[.;)]|$))")
