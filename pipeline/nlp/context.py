"""What a release says as a whole, gathered once: sections, acronyms, names, and the finds of each block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.data import Block, Context, Document, FoundDate, FoundName, PlanInfo, SectionInfo
from pipeline.nlp.bodies import defined_acronyms, own_names
from pipeline.nlp.dates import day_order, fiscal_start_month
from pipeline.nlp.daylead import day_lead
from pipeline.nlp.pipeline import Conventions, Finder
from pipeline.nlp.sections import read_sections

_Found = TypeVar("_Found", FoundDate, FoundName)


@dataclass(frozen=True, slots=True)
class BlockFinds:
    """The dates and names of one block, at document offsets."""

    dates: tuple[FoundDate, ...] = ()
    names: tuple[FoundName, ...] = ()


def read_context(document: Document, plan: PlanInfo, finder: Finder) -> tuple[Context, list[BlockFinds]]:
    """The context of a release and, parallel to its blocks, what was found in each; furniture holds nothing."""
    acronyms = defined_acronyms(document)
    texts = [block.text for block in document.blocks]
    conventions = Conventions(acronyms, day_order(texts), fiscal_start_month(texts, document.language))
    content = [block for block in document.blocks if block.kind != "furniture"]
    found = finder.find([block.text for block in content], document.language, conventions)
    finds = dict.fromkeys((block.block_id for block in document.blocks), BlockFinds())
    sections = read_sections(document)
    section_of = dict(zip((block.block_id for block in document.blocks), sections, strict=True))
    for block, texts_found in zip(content, found, strict=True):
        dates = _with_day_lead(block, section_of[block.block_id], texts_found.dates, document.language)
        finds[block.block_id] = BlockFinds(
            tuple(move(date, block.char_start) for date in dates),
            tuple(move(name, block.char_start) for name in texts_found.names),
        )
    in_order = [finds[block.block_id] for block in document.blocks]
    context = Context(
        document=document,
        acronyms=acronyms,
        own=own_names(document, plan, acronyms),
        members=plan.members,
        names=tuple(name for block_finds in in_order for name in block_finds.names),
        sections=sections,
        day_first=conventions.day_first,
        fiscal_start=conventions.fiscal_start,
    )
    return context, in_order


def _with_day_lead(
    block: Block, section: SectionInfo, dates: tuple[FoundDate, ...], language: str
) -> tuple[FoundDate, ...]:
    lead = day_lead(block, section, language)
    if lead is None:
        return dates
    return (lead, *(date for date in dates if date.start >= lead.end))


def move(found: _Found, offset: int) -> _Found:
    """The same find with its offsets moved by `offset` characters."""
    if isinstance(found, FoundName):
        return FoundName(
            found.start + offset, found.end + offset, found.text, found.label, found.candidates, found.form,
            found.confidence,
        )  # fmt: skip
    return replace(found, start=found.start + offset, end=found.end + offset)


def items_of(blocks: Sequence[Block], list_id: int) -> list[Block]:
    """The blocks of one list or table, in reading order, furniture and header rows left out."""
    return [block for block in blocks if block.list_id == list_id and block.kind != "furniture" and not block.header]
