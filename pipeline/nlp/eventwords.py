"""Words by which a clause tells an event, and the event's type."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.gazetteers import load_toml
from pipeline.nlp.cues import fold, language_of, phrase_pattern


@cache
def _phrases(language: str, kind: str) -> re.Pattern[str]:
    return phrase_pattern(tuple(load_toml(f"{language_of(language)}/events.toml")[kind]))


@cache
def _types(language: str) -> dict[str, re.Pattern[str]]:
    types = load_toml(f"{language_of(language)}/events.toml")["types"]
    return {name: phrase_pattern(tuple(words)) for name, words in types.items()}


@cache
def _passive(language: str) -> re.Pattern[str]:
    words = load_toml(f"{language_of(language)}/events.toml")
    auxiliaries = "|".join(re.escape(word) for word in sorted(words["auxiliaries"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{auxiliaries})\s+(?:\w+\s+)?{words['participle']}")


@lru_cache(maxsize=8192)
def event_type(text: str, language: str) -> str:
    """The type that a title's words tell, "event" where none does; the word that stands first wins."""
    folded = fold(text)
    placed = [
        (found.start(), -len(found.group()), name)
        for name, pattern in _types(language).items()
        if (found := pattern.search(folded))
    ]
    return min(placed)[2] if placed else "event"


def names_event(text: str, language: str) -> bool:
    """Whether a noun of the text is one by which events are known (a meeting, a review, a launch)."""
    return event_type(text, language) != "event"


@lru_cache(maxsize=8192)
def tells_event(text: str, language: str) -> bool:
    """Whether a clause can tell something that happens: an event noun, an event verb, or a passive."""
    folded = fold(text)
    return (
        names_event(text, language)
        or _phrases(language, "verbs").search(folded) is not None
        or _passive(language).search(folded) is not None
    )


@cache
def _past_form(language: str) -> re.Pattern[str]:
    return re.compile(load_toml(f"{language_of(language)}/events.toml")["past_form"])


def tells_past(text: str, language: str) -> bool:
    """Whether a clause has a verb in the past, by its form; the future is told by words that `tells_event` knows."""
    return _past_form(language).search(fold(text)) is not None


def tells_nothing(text: str, language: str) -> bool:
    """Whether a cell says that nothing takes place ("No meeting in May")."""
    found = _phrases(language, "nothing").search(fold(text))
    return found is not None and found.start() == 0


def sets_deadline(text: str, language: str) -> bool:
    """Whether a clause tells by when others must act ("Bids must reach the secretariat by 31 July")."""
    return _phrases(language, "deadlines").search(fold(text)) is not None


def speaks_of_paper(before: str, after: str, language: str) -> bool:
    """Whether the words around a date make it the date of a paper, a figure, a state or a definition.

    `before` runs from the beginning of the statement to the date, `after` from the date on.
    """
    folded = fold(before).strip()
    imprint = _phrases(language, "imprints").match(folded)
    if imprint and len(folded[imprint.end() :].split()) <= 4 and not tells_past(folded[imprint.end() :], language):
        return True
    defined = _phrases(language, "defines").match(fold(after).lstrip()) is not None
    return defined or _phrases(language, "no_event").search(folded[-45:]) is not None
