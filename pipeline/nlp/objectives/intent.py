"""Sentences in running text that tell an aim or an action."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.data import FoundDate, FoundName, SectionRole, Span
from pipeline.nlp.clauses import sentences
from pipeline.nlp.cues import fold, language_of
from pipeline.nlp.eventwords import names_event
from pipeline.nlp.objectives.decide import POINT_ROLES
from pipeline.nlp.objectives.leads import Lead, subject_leads
from pipeline.nlp.objectives.words import form, has, pattern, phrases, planned_verb, promised_verb

_MOST_CHARS = 2000
"""Longest sentence that is cut into clauses."""
_MOST_TEXT = 20_000
"""Longest text that is cut into sentences; a longer one is no paragraph of a plan."""
_SUBJECT_WORDS = 9
"""Longest subject of a sentence of intent; a longer one is a clause of its own."""


@dataclass(frozen=True, slots=True)
class Intent:
    """An action that a sentence tells, at offsets of the text it stands in, and who will do it."""

    start: int
    end: int
    leads: tuple[Lead, ...] = ()


def sentence_spans(text: str, language: str) -> list[Span]:
    """The sentences of a text, its number included in the first."""
    return sentences(text, language_of(language)) if len(text) <= _MOST_TEXT else [(0, len(text))]


def aim_in(sentence: str, language: str) -> Span | None:
    """Where a sentence tells an aim ("The overall objective is that …"): the span of what is aimed at.

    None for the aim of a meeting, an aim of the past, and a sentence that only announces aims.
    """
    match = _aim(language_of(language)).match(fold(sentence))
    if match is None or names_event(sentence[: match.end()], language) or sentence.rstrip(" *_").endswith(":"):
        return None
    end = len(sentence.rstrip())
    return (match.end(), end) if match.end() < end else None


@cache
def _aim(language: str) -> re.Pattern[str]:
    def words(key: str) -> str:
        return pattern(language, "aims", key).pattern

    articles = "|".join(
        re.escape(word) + ("" if word.endswith("'") else r"\s+") for word in phrases(language, "joins", "articles")
    )
    owners = "|".join(
        re.escape(word) + ("" if word.endswith("'") else r"\s+") for word in phrases(language, "aims", "owners")
    )
    ties = "|".join(re.escape(word) for word in phrases(language, "joins", "of"))
    of = rf"(?:\s+(?:{ties})\s*(?:{articles})*(?:[\w'-]+\s+){{0,4}}?[\w'-]+)?"
    between = r"(?:\s*,[^,]{1,60},)?"
    that = "|".join(
        re.escape(word) + ("" if word.endswith("'") else r"\s+") for word in phrases(language, "aims", "that")
    )
    noun = rf"(?:{words('kinds')}\s+)*{words('nouns')}(?:\s+{words('kinds')})*"
    return re.compile(
        rf"[\s*_]*(?:(?:{owners}){noun}{of}{between}\s+{words('verbs')}(?:\s+\w+)?\s*(?::\s*|,?\s+(?={that})|\s+(?:{that})|(?=\s))"
        rf"|(?:{owners})?{noun}{of}\**\s*:\**\s*(?=\S))"
    )


def wants(sentence: str, language: str) -> bool:
    """Whether a sentence says what someone wants to reach ("The Network aims to …")."""
    return has(sentence, language, "aims", "wanting") and not sentence.rstrip(" *_").endswith(":")


def intents_in(
    sentence: str, offset: int, dates: Sequence[FoundDate], names: Sequence[FoundName], role: SectionRole, language: str
) -> list[Intent]:
    """The actions that a sentence tells, at document offsets; `offset` is where it stands in the document.

    Within lists of points anything that will be delivered is an action; elsewhere only what a named doer will deliver
    by a deadline. What is held, launched or met at is an event where it is dated.
    """
    inside = [d for d in dates if offset <= d.start and d.end <= offset + len(sentence)]
    if asked := _asked(sentence, offset, names, language):
        timed = any(_is_deadline(date) for date in inside)
        return [Intent(offset, offset + len(sentence.rstrip()), asked)] if timed or role in POINT_ROLES else []
    delivers = planned_verb(sentence, language)
    verb = delivers or (promised_verb(sentence, language) if inside else None)
    if verb is None:
        return (
            [Intent(offset, offset + len(sentence))] if role in POINT_ROLES and _tells_step(sentence, language) else []
        )
    subject = sentence[: verb.start()]
    deadlines = [d for d in inside if _is_deadline(d)]
    dated = any(d.kind == "date" and d.values for d in inside)
    if sentence.rstrip(" *_").endswith(":") or (dated and not deadlines and _gathers(sentence, verb, language)):
        return []
    active, start = acts(verb.group(), language), _subject_start(subject)
    leads = subject_leads(subject, offset, names, language, acts=active) if start else None
    if leads is None:
        leads = subject_leads(subject[start:], offset + start, names, language, acts=active)
    if role not in POINT_ROLES and not (leads and deadlines):
        return []
    promised = leads and not names_event(sentence, language)
    due = role in POINT_ROLES and bool(deadlines) and not active and not names_event(subject, language)
    if delivers is None and not promised and not due:
        return []
    if leads is None and ((dated and names_event(subject, language)) or len(subject.split()) > _SUBJECT_WORDS):
        return []
    second = _second_clause(sentence, verb.end(), language) if len(sentence) <= _MOST_CHARS else None
    if second is not None:
        rest = intents_in(sentence[second:], offset + second, dates, names, role, language)
        if rest:
            first = sentence[: _clause_end(sentence, second, language)]
            return [*intents_in(first, offset, dates, names, role, language), *rest]
    parts = _parts(sentence, offset, deadlines, language)
    return [Intent(start, end, tuple(leads or ())) for start, end in parts]


def _asked(sentence: str, offset: int, names: Sequence[FoundName], language: str) -> tuple[Lead, ...]:
    """Who is asked to do something ("The Board requests the Secretariat to submit …"); nobody by an empty tuple."""
    match = _request(language_of(language)).search(fold(sentence[:_MOST_CHARS]))
    if match is None or sentence.rstrip(" *_").endswith(":"):
        return ()
    start, end = match.span("subject")
    return tuple(subject_leads(sentence[start:end], offset + start, names, language) or ())


@cache
def _request(language: str) -> re.Pattern[str]:
    asking = pattern(language, "intent", "asking").pattern
    mark = pattern(language, "joins", "asked").pattern
    return re.compile(rf"{asking}\s+(?P<subject>[^,;:.()]{{2,60}}?)\s+{mark}\s*(?=[a-zà-ÿ])")


def _second_clause(sentence: str, start: int, language: str) -> int | None:
    """Where a second clause with a planned verb and a subject of its own begins (", and the chair will …")."""
    for match in _joining(language).finditer(sentence, start):
        verb = planned_verb(sentence[match.end() :], language)
        if verb and verb.start() > 1 and len(sentence[match.end() :][: verb.start()].split()) <= _SUBJECT_WORDS:
            return match.end()
    return None


def _clause_end(sentence: str, second: int, language: str) -> int:
    return next((m.start() for m in _joining(language).finditer(sentence) if m.end() == second), second)


@cache
def _joining(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in phrases(language, "joins", "and"))
    return re.compile(rf"\s*[,;]\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+", re.IGNORECASE)


def _is_deadline(date: FoundDate) -> bool:
    if date.relative is not None and date.relative.anchor == "event":
        return True
    return date.kind == "date" and any(value.startswith("..") for value in date.values)


def _gathers(sentence: str, verb: re.Match[str], language: str) -> bool:
    """Whether the verb is one of coming together or launching, by which events are told."""
    near = fold(sentence)[verb.start() : verb.end() + 30]
    return pattern(language, "intent", "gathering").search(near) is not None


def _subject_start(subject: str) -> int:
    """Where the subject's own clause begins: after a comma that follows a phrase of time or place."""
    head, comma, tail = subject.rpartition(",")
    return len(head) + 1 if comma and 0 < len(tail.split()) <= _SUBJECT_WORDS else 0


def _tells_step(sentence: str, language: str) -> bool:
    """ "The first activity will be a seminar", without a date of its own."""
    folded = fold(sentence)
    step = pattern(language, "intent", "steps").search(folded)
    if step is None or len(folded[: step.start()].split()) > 3 or sentence.rstrip(" *_").endswith(":"):
        return False
    after = folded[step.end() : step.end() + 40]
    becomes = pattern(language, "intent", "becoming").match(after.lstrip())
    return becomes is not None or pattern(language, "intent", "modals").search(after) is not None


def _parts(sentence: str, offset: int, deadlines: Sequence[FoundDate], language: str) -> list[Span]:
    """A sentence with several deadlines is cut after each where a joining word follows."""
    joins = "|".join(re.escape(word) for word in phrases(language, "joins", "and"))
    spans, start = [], 0
    for date, later in pairwise(deadlines):
        end = date.end - offset
        match = re.compile(rf"\s*,?\s*(?:{joins})\s+", re.IGNORECASE).match(sentence, end)
        if match and later.start - offset - match.end() > 8:
            spans.append((offset + start, offset + end))
            start = match.end()
    return [*spans, (offset + start, offset + len(sentence.rstrip()))]


def acts(words: str, language: str) -> bool:
    """Whether the planned verb of a sentence is in the active voice."""
    verb = planned_verb(words, language) or promised_verb(words, language)
    return verb is not None and not any(has(verb.group(), language, "intent", voice) for voice in ("be", "passive"))


def announced_doer(text: str, language: str) -> str:
    """Who is named before a list of what they will do ("Kenya commits to:", "Peru:")."""
    words = text.rstrip(" :*_.")
    modal = re.compile(rf"(.{{2,80}}?)\s+{pattern(language, 'intent', 'modals').pattern}$").match(fold(words))
    words = words[: modal.end(1)] if modal else words
    return words if len(words.split()) <= _SUBJECT_WORDS else ""


def doer(text: str, language: str) -> str | None:
    """The subject of an action told as a sentence or as a task ("The chair will …", "Chair to circulate …")."""
    if verb := planned_verb(text, language) or promised_verb(text, language):
        subject = text[: verb.start()]
        return subject if 0 < len(subject.split()) <= _SUBJECT_WORDS else None
    match = _tasked(language_of(language)).match(text)
    return match["subject"] if match else None


@cache
def _tasked(language: str) -> re.Pattern[str]:
    mark = pattern(language, "joins", "tasks").pattern
    return re.compile(rf"\s*(?P<subject>[^\W\d_][^,;:.()]{{1,60}}?)\s+(?:{mark})\s+(?=[^\W\d_A-ZÀ-Þ])")


def listed_in(sentence: str, language: str) -> tuple[str, list[Span]]:
    """What announces the parts that a sentence lists between semicolons after a colon, and their spans.

    The spans are none where the sentence holds no such list.
    """
    head, colon, tail = sentence.partition(":")
    if not colon or tail.count(";") == 0 or len(sentence) > _MOST_CHARS:
        return "", []
    spans, start = [], len(head) + 1
    for end in [*(match.start() for match in re.finditer(";", sentence)), len(sentence)]:
        if end > start:
            part = sentence[start:end]
            joined = _part_start(language_of(language)).match(part)
            first = start + (joined.end() if joined else 0)
            spans.append((first, first + len(sentence[first:end].rstrip(" .*_"))))
        start = end + 1
    return head + colon, [span for span in spans if span[0] < span[1]]


@cache
def _part_start(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in phrases(language, "joins", "and"))
    return re.compile(rf"\s*(?:(?:{words})\s+)?", re.IGNORECASE)


def several_aims(sentence: str, start: int, end: int, language: str) -> list[Span]:
    """The aims that one sentence tells in a row ("to plant trees, to save water and to teach"); one where it is one."""
    cuts = list(_aim_joints(language_of(language)).finditer(sentence, start, end))
    if len(cuts) < 2:
        return [(start, end)]
    starts, ends = [start, *(match.end() for match in cuts)], [*(match.start() for match in cuts), end]
    return list(zip(starts, ends, strict=True))


@cache
def _aim_joints(language: str) -> re.Pattern[str]:
    """Comma or joining word before the mark of an infinitive; after "de" an infinitive must be seen."""
    words = "|".join(re.escape(word) for word in phrases(language, "joins", "and"))
    marks = "|".join(
        re.escape(word) + ("" if word.endswith("'") else r"\s+") for word in phrases(language, "joins", "aims")
    )
    infinitive = f"(?={form(language, 'aimed')})"
    return re.compile(rf"\s*[,;]\s+(?:(?:{words})\s+)?(?:{marks}){infinitive}|\s+(?:{words})\s+(?:{marks}){infinitive}")
