"""Finds named buildings and grounds: "Palais des Nations", "the port museum", "Universidad de Chile, Casa Central"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.data import FoundName
from pipeline.nlp.phrases import WordList, fold, phrase_key
from pipeline.nlp.places.cues import before, cue_before, cue_list, either
from pipeline.nlp.places.gazetteer import city_finder, venue_seats

SURE, LIKELY = 0.9, 0.6
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"


@cache
def _row(language: str) -> re.Pattern[str]:
    """A row of capitalised words and whole cues ("Palais des congrès"), small link words between them."""
    links = "|".join(re.escape(link) for link in cue_list(language, "links", "venues"))
    cues = [*cue_list(language, "sure", "venues"), *cue_list(language, "likely", "venues")]
    whole = sorted((cue for cue in cues if cue[0].islower() or " " in cue), key=len, reverse=True)
    word = rf"(?:(?:{'|'.join(map(re.escape, whole)) or '(?!)'})\b|{_WORD})"
    return re.compile(rf"(?<![\w-]){word}(?:(?:\s+|(?<=[’']))(?:(?:{links})(?:\s+|(?<=[’']))){{0,3}}{word}){{0,8}}")


@cache
def _cue(language: str, key: str) -> re.Pattern[str]:
    cues = sorted(cue_list(language, key, "venues"), key=len, reverse=True)
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(re.escape(cue) for cue in cues)})(?![\w’'-])")


@cache
def _plain(language: str) -> re.Pattern[str]:
    at = "|".join(re.escape(fold(cue)) for cue in cue_list(language, "in_place") + cue_list(language, "at", "venues"))
    articles = either(language, "articles")
    plain = "|".join(
        re.escape(fold(cue)) for cue in sorted(cue_list(language, "plain", "venues"), key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{at})(?:\s+|(?<='))(?:(?:{articles})(?:\s+|(?<=')))?({plain})(?!\w)")


def find_venues(read: WordList, language: str) -> list[FoundName]:
    """The venues of a text in order, none overlapping another."""
    candidates = [*_known(read)]
    if not _cue_words(language).isdisjoint(read.forms):
        candidates += [*_capitalised(read.text, read.folded, language), *_small(read.text, read.folded, language)]
    names: list[FoundName] = []
    taken = bytearray(len(read.text))
    for name in sorted(candidates, key=lambda name: (-(name.end - name.start), name.start)):
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\x01" * (name.end - name.start)
            names.append(name)
    return sorted(names, key=lambda name: name.start)


@cache
def _cue_words(language: str) -> frozenset[str]:
    """The first word of every cue, folded: a text without one names no venue by its shape."""
    cues = (cue for key in ("sure", "likely", "plain") for cue in cue_list(language, key, "venues"))
    return frozenset(phrase_key(cue).partition(" ")[0] for cue in cues)


def _known(read: WordList) -> Iterator[FoundName]:
    for match in venue_seats().find_in(read):
        yield FoundName(match.start, match.end, read.text[match.start : match.end], "VENUE", confidence=SURE)


def _capitalised(text: str, folded: str, language: str) -> Iterator[FoundName]:
    for match in _row(language).finditer(text):
        start = match.start() + _other_before(match[0], language)
        name = text[start : match.end()].rstrip(".'’-")
        end = start + len(name)
        if " " not in name and "-" not in name:
            continue
        sure = _cue(language, "sure").search(name) is not None
        if not sure and not (_cue(language, "likely").search(name) and _stands_as_place(text, folded, start, language)):
            continue
        if not city_finder().get(name):
            yield FoundName(start, end, name, "VENUE", confidence=SURE if sure else LIKELY)


def _other_before(row: str, language: str) -> int:
    """Length of another name that "and the" joins to a row's venue: "Finland and the Institute of Standards"."""
    for match in _joint(language).finditer(row):
        if not any(_cue(language, key).search(row[: match.start()]) for key in ("sure", "likely")):
            return match.end()
    return 0


@cache
def _joint(language: str) -> re.Pattern[str]:
    conjunctions, articles = either(language, "conjunctions"), either(language, "articles")
    return re.compile(rf"\s(?:{conjunctions})\s(?:{articles})(?:\s|(?<='))")


@cache
def _mark_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,:;(–—|]\s*(?:(?:{either(language, 'articles')})(?:\s+|(?<=')))?\Z")


def _stands_as_place(text: str, folded: str, start: int, language: str) -> bool:
    if _mark_before(language).search(before(folded, start)):
        return True
    return bool(cue_before(language, "at", table="venues").search(before(folded, start)))


def _small(text: str, folded: str, language: str) -> Iterator[FoundName]:
    for match in _plain(language).finditer(folded):
        start, end = match.span(1)
        if text[start].islower():
            yield FoundName(start, end, text[start:end], "VENUE", confidence=LIKELY)
