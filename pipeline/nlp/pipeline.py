"""The spaCy frame of the language stage: one `Doc` a block, what is found without context in `doc.spans`.

The components are registered, so that a trained pipeline can carry them:

    nlp = spacy.blank("en")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp("3 May 2024: Workshop in Lima, hosted by Peru")
    doc.spans["dates"], doc.spans["places"], doc.spans["bodies"]

What a release says as a whole (its acronyms, the order of its numeric dates, the month its fiscal year begins)
reaches them as `doc._.acronyms`, `doc._.day_first` and `doc._.fiscal_start`. The typed finds are
`doc._.found_dates` and `doc._.found_names`, offsets relative to the block.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from pipeline.data import FoundDate, FoundName
from pipeline.nlp.bodies import find_bodies
from pipeline.nlp.dates import find_dates
from pipeline.nlp.places import find_places

COMPONENTS = ("workplan_dates", "workplan_places", "workplan_bodies")
_ELISION = r"(?<=[ldnsmtcjLDNSMTCJ])['’](?=\w)"
CACHED_BLOCKS = 20_000
"""Distinct block texts whose finds one process keeps: the releases of a plan share most of theirs."""
BATCH = 64
"""Docs that a component processes in a row."""

_EXTENSIONS: dict[str, Any] = {
    "found_dates": (), "found_names": (), "acronyms": None, "day_first": None, "fiscal_start": None
}


def _register_extensions() -> None:
    for name, default in _EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


_register_extensions()


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a release says as a whole that its dates and names are read by."""

    acronyms: Mapping[str, str]
    day_first: bool | None = None
    fiscal_start: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What one text holds, without context; offsets relative to it, each tuple in reading order."""

    dates: tuple[FoundDate, ...]
    names: tuple[FoundName, ...]


def _spans(doc: Doc, found: Iterable[FoundDate | FoundName]) -> list[Span]:
    spans = (
        doc.char_span(
            item.start, item.end, label="DATE" if isinstance(item, FoundDate) else item.label, alignment_mode="expand"
        )
        for item in found
    )
    return [span for span in spans if span is not None]


def _text(doc: Doc) -> str:
    """The text of a doc, put together from its tokens once for all components."""
    if (text := doc.user_data.get("workplan_text")) is None:
        text = doc.user_data["workplan_text"] = doc.text
    return str(text)


class BatchComponent:
    """A component that works through a batch before the next one has it: grammar and gazetteers stay in the cache."""

    def __init__(self, process: Callable[[Doc], Doc]) -> None:
        self._process = process

    def __call__(self, doc: Doc) -> Doc:
        return self._process(doc)

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """The docs of a stream, processed in batches of at most `BATCH`."""
        docs = iter(stream)
        while batch := list(islice(docs, min(batch_size, BATCH))):
            yield from [self._process(doc) for doc in batch]


@Language.factory("workplan_dates", assigns=["doc.spans"])
def _dates_component(nlp: Language, name: str) -> BatchComponent:
    return BatchComponent(workplan_dates)


@Language.factory("workplan_places", assigns=["doc.spans"])
def _places_component(nlp: Language, name: str) -> BatchComponent:
    return BatchComponent(workplan_places)


@Language.factory("workplan_bodies", assigns=["doc.spans"])
def _bodies_component(nlp: Language, name: str) -> BatchComponent:
    return BatchComponent(workplan_bodies)


def workplan_dates(doc: Doc) -> Doc:
    """Find date expressions with the date grammar."""
    found = tuple(find_dates(_text(doc), doc.lang_, day_first=doc._.day_first, fiscal_start=doc._.fiscal_start))
    doc._.found_dates = found
    doc.spans["dates"] = SpanGroup(doc, name="dates", spans=_spans(doc, found))
    return doc


def workplan_places(doc: Doc) -> Doc:
    """Find countries, cities, venues and groups of countries."""
    found = tuple(find_places(_text(doc), doc.lang_))
    doc._.found_names = _in_order(doc._.found_names, found)
    doc.spans["places"] = SpanGroup(doc, name="places", spans=_spans(doc, found))
    return doc


def workplan_bodies(doc: Doc) -> Doc:
    """Find organisations, fora and agreements, with the acronyms that the release defines."""
    found = tuple(find_bodies(_text(doc), doc.lang_, doc._.acronyms or {}))
    doc._.found_names = _in_order(doc._.found_names, found)
    doc.spans["bodies"] = SpanGroup(doc, name="bodies", spans=_spans(doc, found))
    return doc


def _in_order(*groups: Sequence[FoundName]) -> tuple[FoundName, ...]:
    return tuple(sorted((name for group in groups for name in group), key=lambda name: (name.start, -name.end)))


def blank(language: str) -> Language:
    """spaCy's general tokenizer under the language's code, with elided articles apart ("l'", "d'").

    `spacy.blank("fr")` takes some seconds to compile its list of hyphenated words; finds rest on characters, and
    tokens only carry them.
    """
    nlp: Language = type("General", (Language,), {"lang": language})()
    infixes = [*(nlp.Defaults.infixes or ()), _ELISION]
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=nlp.Defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(nlp.Defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(nlp.Defaults.suffixes or ()).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        url_match=nlp.Defaults.url_match,
    )
    return nlp


@cache
def rules(language: str) -> Language:
    """The rules-only pipeline of one language ("en", "fr", "es")."""
    nlp = blank(language)
    nlp.max_length = 100_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


class Finder:
    """Finds what the blocks of releases hold; identical blocks are processed once.

    The cache key holds everything a find depends on: text, language, conventions of dates, and those acronyms of the
    release that stand in the text.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[object, ...], Found] = OrderedDict()

    def find(self, texts: Sequence[str], language: str, conventions: Conventions) -> list[Found]:
        """The finds of each text, in the order of `texts`."""
        keys = [self._key(text, language, conventions) for text in texts]
        unseen = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._seen}
        nlp = rules(language)
        docs = (self._doc(nlp, text, conventions) for text in unseen.values())
        found = dict.fromkeys(keys, Found((), ()))
        for key, doc in zip(unseen, nlp.pipe(docs), strict=True):
            found[key] = Found(doc._.found_dates, doc._.found_names)
        for key in found:
            found[key] = self._seen.get(key, found[key])
            self._remember(key, found[key])
        return [found[key] for key in keys]

    @staticmethod
    def _key(text: str, language: str, conventions: Conventions) -> tuple[object, ...]:
        said = tuple(item for item in conventions.acronyms.items() if item[0] in text or item[1] in text)
        return text, language, conventions.day_first, conventions.fiscal_start, said

    @staticmethod
    def _doc(nlp: Language, text: str, conventions: Conventions) -> Doc:
        doc = nlp.make_doc(text)
        doc._.acronyms = dict(conventions.acronyms)
        doc._.day_first = conventions.day_first
        doc._.fiscal_start = conventions.fiscal_start
        return doc

    def _remember(self, key: tuple[object, ...], found: Found) -> None:
        self._seen[key] = found
        self._seen.move_to_end(key)
        if len(self._seen) > CACHED_BLOCKS:
            self._seen.popitem(last=False)
