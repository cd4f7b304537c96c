"""Acronyms that a release defines, and the names of the plan's own group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pipeline.data import Document, PlanInfo
from pipeline.nlp.bodies.gazetteer import body_finder, canonical_name, known_bodies, words_of
from pipeline.nlp.bodies.initials import fit
from pipeline.nlp.bodies.shapes import ORGAN_CONFIDENCE, is_shouted, shaped_names
from pipeline.nlp.phrases import fold

_ACRONYM = r"(?=[\w&/-]*[A-Z][\w&/-]*[A-Z])[A-Z0-9][A-Za-z0-9&/-]{1,14}(?:[ -]\d{1,3})?"
_BRACKETED = re.compile(
    rf"\((?:[^\W\d][\w-]*[,:]? ){{0,3}}?[\"“«'‘]? ?({_ACRONYM})(?:’s|'s)? ?[\"”»'’]?"
    r"(?: ?[,;:/][^()]{0,80}| [a-z][^()]{0,60})?\)"
)
_EXPANDED = re.compile(rf"(?<![\w/.-])({_ACRONYM}) ?\(([^()]{{6,140}})\)")
_GLOSSED = re.compile(
    rf"\W{{0,4}}({_ACRONYM}) ?(?:\||:|=|–|—| - | means | stands for | désigne | significa )\W*(.{{6,140}})\Z"
)
_MEANS = re.compile(
    rf"[\"“«]({_ACRONYM})[\"”»],? (?:means|stands for|refers to|désigne|signifie|significa|designa)"
    rf" (?:the |le |la |l'|l’|les |el |los |las )?([^.;()]{{6,140}})"
)
_CAPITALS = re.compile(r"(?<![\w/.])(?:[A-Z]{3,10}|[A-Z]{2,6}-[A-Z]{2,6})(?![\w/])")
_BREAK = re.compile(r"[.;:!?|()“”«»\"]\s")
_WORD = re.compile(r"[^\s,()]+")
_REACH = 22
"""Most words before a bracket that its acronym may stand for."""
_WINDOW = 400
"""Characters before a bracket in which its name is looked for."""
_OWN_MINIMUM = 3
"""How often a defined acronym must occur to be taken for the plan's own group where the title does not tell."""
_OPENING_BLOCKS = 12
_TITLE_BLOCKS = 3
_TITLE_LENGTH = 300


def defined_acronyms(document: Document) -> dict[str, str]:
    """Each acronym that the release defines to its full name; the first definition counts.

    Lower-case expansions ("small and medium-sized enterprises") are kept: they say that the acronym is no body.
    """
    found: dict[str, str] = {}
    for text in (document.title or "", *(block.text for block in document.blocks if block.kind != "furniture")):
        if text.isascii() and text.islower():
            continue
        for acronym, full in _definitions(text):
            found.setdefault(acronym, full)
    for name in _from_title(document, None) - {_as_written(full, document) for full in found.values()}:
        for acronym in _used(document, name):
            found.setdefault(acronym, name)
    return {acronym: _as_written(full, document) for acronym, full in found.items()}


def _as_written(full: str, document: Document) -> str:
    """A name that its definition sets in capitals, as the running text writes it."""
    if not full.isupper() or " " not in full:
        return full
    matches = re.finditer(re.escape(full), document.text, re.IGNORECASE)
    written = next((match[0] for match in matches if not match[0].isupper()), None)
    return written or _unshouted(full, document.language)


def _used(document: Document, name: str) -> set[str]:
    """The acronyms of a name that the text uses without defining them: its initials in order, fewer in a heading."""
    headings = " ".join(block.text for block in document.blocks[:_TITLE_BLOCKS] if not is_shouted(block.text))
    return {
        acronym for acronym in set(_CAPITALS.findall(document.text))
        if (cost := fit(acronym, name)) == 0 or (cost is not None and acronym in headings)
    }


@lru_cache(maxsize=8192)
def _definitions(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(_defined_in(text))


def _defined_in(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        full = _name_before(text[max(0, match.start() - _WINDOW) : match.start()], match[1])
        if full:
            yield match[1], full
    for match in _EXPANDED.finditer(text):
        full = _leading_name(match[2], match[1])
        if full:
            yield match[1], full
    for pattern in (_MEANS, _GLOSSED):
        for match in pattern.finditer(text) if pattern is _MEANS else filter(None, [pattern.match(text)]):
            full = _leading_name(match[2], match[1])
            if full:
                yield match[1], full


def _name_before(text: str, acronym: str) -> str | None:
    """The words at the end of a text that an acronym stands for; a known body's name also across languages."""
    text = text.rstrip(" “«\"'")
    for match in reversed(list(_BREAK.finditer(text))):
        text = text[match.end() :]
        break
    starts = [match.start() for match in _WORD.finditer(text)][-_REACH:]
    options = [(cost, text[start:]) for start in starts if (cost := fit(acronym, text[start:])) is not None]
    known = _known_before(text, acronym)
    if known:
        return known
    if not options:
        return None
    return min(options, key=lambda option: (option[0], len(option[1])))[1].strip(" ,–-")


def _known_before(text: str, acronym: str) -> str | None:
    found = [match for match in body_finder().find(text[-260:]) if match.end == len(text[-260:])]
    if not found or found[-1].value.acronym:
        return None
    letters = {fold(known) for body, _ in found[-1].value.bodies
               for acronyms in known_bodies()[body].acronyms.values() for known in acronyms}
    name = text[-260:][found[-1].start : found[-1].end]
    return name if fold(acronym) in letters or fit(acronym, name) is not None else None


def _leading_name(text: str, acronym: str) -> str | None:
    """The words at the beginning of a text that an acronym stands for."""
    ends = [match.end() for match in _WORD.finditer(text)][:_REACH]
    options = [(cost, text[:end]) for end in ends if (cost := fit(acronym, text[:end])) is not None]
    return min(options, key=lambda option: (option[0], -len(option[1])))[1].strip(" ,–-") if options else None


def own_names(document: Document, info: PlanInfo | None, acronyms: Mapping[str, str]) -> frozenset[str]:
    """The names of the plan's own group, acronym and full name, from the plan's title, the release's, or its opening.

    Empty where none of them names a group. "The Group" and the like are no names.
    """
    unknown = {acronym: full for acronym, full in acronyms.items() if not _is_known(acronym, full)}
    own = _first_named(_titles(document, info), document, acronyms)
    own = own or _first_named(_opening(document), document, unknown)
    titled = set() if own else _from_title(document, info)
    if not own and not titled:
        own = list(_frequent(document, acronyms))
    names = {name for acronym, full in own for name in (acronym, full, canonical_name(acronym, full))}
    return frozenset(names | titled | {acronym for name in titled for acronym in _used(document, name)})


def _is_known(acronym: str, full: str) -> bool:
    return canonical_name(acronym, full) in known_bodies()


def _titles(document: Document, info: PlanInfo | None) -> Iterator[str]:
    if info and info.title:
        yield info.title
    for release in info.releases if info else ():
        if release.file == document.file and release.title:
            yield release.title
    if document.title:
        yield document.title
    yield from [block.text for block in document.blocks[:_OPENING_BLOCKS] if block.kind == "heading"][:2]


def _opening(document: Document) -> Iterator[str]:
    """The first sentence of each of the first blocks."""
    for block in document.blocks[:_TITLE_BLOCKS]:
        yield block.text.split(". ")[0][:_TITLE_LENGTH]


def _first_named(
    titles: Iterable[str], document: Document, acronyms: Mapping[str, str]
) -> list[tuple[str, str]]:
    return next(filter(None, (_named(title, document, acronyms) for title in titles)), [])


def _named(title: str, document: Document, acronyms: Mapping[str, str]) -> list[tuple[str, str]]:
    """The defined bodies that a title names, those that the gazetteer knows after the others, then by position."""
    found = []
    for acronym, full in acronyms.items():
        if full[:1].isupper() and not _is_organ(full, document.language):
            match = re.search(rf"(?<![\w-]){re.escape(fold(acronym))}(?![\w-])|{re.escape(fold(full))}", fold(title))
            if match:
                found.append((_is_known(acronym, full), match.start(), acronym, full))
    return [(acronym, full) for _, _, acronym, full in sorted(found)[:1]]


def _frequent(document: Document, acronyms: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The group that the opening defines and the text speaks of most, unless it is a body known elsewhere."""
    opening = " ".join(block.text for block in document.blocks[:_OPENING_BLOCKS])
    counts = {
        acronym: len(re.findall(rf"(?<![\w/-]){re.escape(acronym)}(?![\w/-])", document.text))
        for acronym, full in acronyms.items()
        if full[:1].isupper() and f"({acronym}" in opening and not _is_organ(full, document.language)
        and not _is_known(acronym, full)
    }
    if counts and (len(counts) == 1 or max(counts.values()) >= _OWN_MINIMUM):
        acronym = max(counts, key=lambda key: counts[key])
        return [(acronym, acronyms[acronym])]
    return []


def _is_organ(full: str, language: str) -> bool:
    return any(fold(full).startswith(fold(organ)) for organ in words_of(language)["organs"])


def _unshouted(title: str, language: str) -> str:
    """A title set in capitals, as names are written in its language."""
    if not is_shouted(title):
        return title
    if language in ("fr", "es"):
        return title.capitalize()
    small = words_of(language)["connectors"]
    return " ".join(word.lower() if word.lower() in small else word.title() for word in title.split())


def _from_title(document: Document, info: PlanInfo | None) -> set[str]:
    """A body's name in a title, where no acronym is defined for it."""
    heads = words_of(document.language)
    for title in (*_titles(document, info), *_opening(document)):
        title = _unshouted(title, document.language)
        for name in shaped_names(title, document.language):
            if " " in name.text and name.confidence > ORGAN_CONFIDENCE and name.text not in heads["not_names"]:
                return {name.text}
        found = body_finder().find(title)
        if found:
            return {title[found[0].start : found[0].end]}
    return set()
