"""What a release says of itself: language, title, the period it covers, the date it was published or last changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.data import ReleaseInfo
from pipeline.gazetteers import load_toml
from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.edition import edition_of
from pipeline.ingest.released import released_of

LANGUAGE_CHARS = 40_000
"""Characters of the text that the language is judged by."""
MIN_EVIDENCE = 5
"""Common words below which a declared language is believed instead."""
YEARS_AHEAD = 3
"""Years before its period that a plan may be published."""
TITLE_BLOCKS = 3
"""Headings at the top that may form the title together."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of one release; as in `Document`."""

    language: str
    title: str | None
    edition: str | None
    released: str | None


def describe(draft: DraftDocument, *, file: str, info: ReleaseInfo | None = None) -> Facts:
    """Language, title, edition and release date; what plan.toml says wins."""
    language = (info and info.language) or language_of(draft)
    title = (info and info.title) or title_of(draft)
    edition = (info and info.edition) or edition_of(draft, title_of(draft), file)
    released = (info and info.released) or released_of(draft, file=file) or _metadata_date(draft, edition)
    return Facts(language, title, edition, released)


def _metadata_date(draft: DraftDocument, edition: str | None) -> str | None:
    """The file's own date, unless it is older than the plan can be: files carry the dates of their templates."""
    date = draft.metadata_date
    if date and edition and int(date[:4]) < int(edition[:4]) - YEARS_AHEAD:
        return None
    return date


@cache
def _common_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in load_toml("languages.toml")["words"].items()}


def language_of(draft: DraftDocument) -> str:
    """The language whose common words stand most often in the content; a declared one where there is little text."""
    counts: Counter[str] = Counter()
    left = LANGUAGE_CHARS
    for block in draft.blocks:
        if block.kind == "furniture":
            continue
        words = re.findall(r"[^\W\d_]+(?:’[^\W\d_]+)?", block.text[:left].lower().replace("'", "’"))
        for language, common in _common_words().items():
            counts[language] += sum(word in common for word in words)
        left -= len(block.text)
        if left <= 0:
            break
    known = _common_words()
    declared = (draft.language or "").split("-")[0].lower()
    best = max(known, key=lambda language: counts[language])
    if counts[best] < MIN_EVIDENCE and declared in known:
        return declared
    if declared in known and counts[declared] == counts[best]:
        return declared
    return best


def title_of(draft: DraftDocument) -> str | None:
    """The headings at the top, joined, else the title that the file declares."""
    lines = _title_blocks(draft.blocks)
    if not lines:
        return draft.title
    title = lines[0].text
    for line in lines[1:]:
        joint = " " if title.endswith((":", "–", "-")) or line.text[:1] in "–-(" else ": "
        title = f"{title}{joint}{line.text}"
    return title


def _title_blocks(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The first heading, with those right behind it that do not head content of their own."""
    content = [block for block in blocks if block.kind != "furniture"][:20]
    first = next((i for i, block in enumerate(content) if block.kind == "heading"), None)
    if first is None:
        return content[:1] if content and len(content[0].text) < 200 else []
    found = [content[first]]
    for block in content[first + 1 : first + TITLE_BLOCKS]:
        if block.kind != "heading" or block.marker:
            break
        found.append(block)
    last = found[-1]
    if len(found) > 1 and last.level > found[0].level and not _tells_period(last.text):
        found.pop()
    return found


def _tells_period(text: str) -> bool:
    return bool(re.search(r"\b(?:19|20)\d\d\b", text))
