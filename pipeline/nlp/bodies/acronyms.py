"""Acronyms that a release defines, and the names of the plan's own group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.data import Document, PlanInfo
from pipeline.nlp.bodies.gazetteer import body_finder, canonical_name, known_bodies, words_of
from pipeline.nlp.bodies.initials import fit
from pipeline.nlp.bodies.shapes import shaped_names
from pipeline.nlp.phrases import fold

_ACRONYM = r"(?=[\w&/-]*[A-Z][\w&/-]*[A-Z])[A-Z0-9][A-Za-z0-9&/-]{1,14}(?:[ -]\d{1,3})?"
_BRACKETED = re.compile(
    rf"\((?:[^\W\d]+[,:]? ){{0,3}}?[\"“«'‘]? ?({_ACRONYM})(?:’s|'s)? ?[\"”»'’]?"
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
_BREAK = re.compile(r"[.;:!?|()“”«»\"]\s")
_WORD = re.compile(r"[^\s,()]+")
_REACH = 22
"""Most words before a bracket that its acronym may stand for."""
_OWN_MINIMUM = 3
"""How often a defined acronym must occur to be taken for the plan's own group where the title does not tell."""
_OPENING_BLOCKS = 12


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
    return found


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        full = _name_before(text[: match.start()], match[1])
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
    titles = [fold(title) for title in _titles(document, info)]
    named = [
        (acronym, full) for acronym, full in acronyms.items()
        if full[:1].isupper() and any(_in_title(title, acronym, full) for title in titles)
    ]
    strangers = [pair for pair in named if canonical_name(*pair) in known_bodies()]
    own = [pair for pair in named if pair not in strangers] or strangers
    if not own:
        own = list(_frequent(document, acronyms))
    names = {name for acronym, full in own for name in (acronym, full, canonical_name(acronym, full))}
    return frozenset(names or _from_title(document, info))


def _titles(document: Document, info: PlanInfo | None) -> Iterator[str]:
    if info and info.title:
        yield info.title
    for release in info.releases if info else ():
        if release.file == document.file and release.title:
            yield release.title
    if document.title:
        yield document.title
    yield from [block.text for block in document.blocks[:_OPENING_BLOCKS] if block.kind == "heading"][:2]
    if document.blocks:
        yield document.blocks[0].text[:300]


def _in_title(title: str, acronym: str, full: str) -> bool:
    if re.search(rf"(?<![\w-]){re.escape(fold(acronym))}(?![\w-])", title):
        return True
    return fold(full) in title


def _frequent(document: Document, acronyms: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The group that the opening defines and the text speaks of most, unless it is a body known elsewhere."""
    opening = " ".join(block.text for block in document.blocks[:_OPENING_BLOCKS])
    counts = {
        acronym: len(re.findall(rf"(?<![\w/-]){re.escape(acronym)}(?![\w/-])", document.text))
        for acronym, full in acronyms.items()
        if full[:1].isupper() and f"({acronym}" in opening and canonical_name(acronym, full) not in known_bodies()
    }
    if counts and max(counts.values()) >= _OWN_MINIMUM:
        acronym = max(counts, key=lambda key: counts[key])
        return [(acronym, acronyms[acronym])]
    return []


def _from_title(document: Document, info: PlanInfo | None) -> set[str]:
    """A body's name in a title, where no acronym is defined for it."""
    heads = words_of(document.language)
    for title in _titles(document, info):
        for name in shaped_names(title, document.language):
            if " " in name.text and name.text not in heads["not_names"]:
                return {name.text}
        found = body_finder().find(title)
        if found:
            return {title[found[0].start : found[0].end]}
    return set()
