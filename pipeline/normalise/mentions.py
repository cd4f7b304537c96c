"""The dates, countries, places and bodies of a release, found everywhere, resolved where one meaning is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.data import Block, Context, EventMention, FoundDate, FoundName, Mention, SectionInfo, Span
from pipeline.nlp.context import BlockFinds
from pipeline.nlp.dates import complete
from pipeline.nlp.places import city_facts


def read_mentions(
    context: Context, finds: Sequence[BlockFinds], events: Sequence[EventMention]
) -> tuple[Mention, ...]:
    """All mentions of a release by position, each span and label once.

    A name that the place of an event resolved takes the meaning it has there.
    """
    resolved = {
        (value.char_start, value.char_end): event.place.country for event in events for value in event.place.values
    }
    rows: dict[tuple[int, int, str], Mention] = {}
    for block, section, found in zip(context.document.blocks, context.sections, finds, strict=True):
        for mention in _of_block(block, section, found, resolved):
            rows.setdefault((mention.char_start, mention.char_end, mention.label), mention)
    return tuple(rows[key] for key in sorted(rows))


def _of_block(
    block: Block, section: SectionInfo, found: BlockFinds, resolved: dict[Span, str | None]
) -> Iterator[Mention]:
    for date in found.dates:
        yield Mention(
            block.block_id, date.start, date.end, date.text, "DATE", _date_value(date, section), None, date.confidence
        )
    for name in found.names:
        if name.label != "GROUP":
            value, country = _meaning(name, resolved.get((name.start, name.end)))
            yield Mention(
                block.block_id, name.start, name.end, name.text, name.label, value, country, round(name.confidence, 3)
            )


def _date_value(date: FoundDate, section: SectionInfo) -> str | None:
    """One EDTF string: a set in braces for several occurrences, None where no year is known."""
    values = [complete(v, section.year) if "XXXX" in v and section.year else v for v in date.values]
    if not values or any("XXXX" in value for value in values):
        return None
    return values[0] if len(values) == 1 else "{" + ",".join(values) + "}"


def _meaning(name: FoundName, country: str | None) -> tuple[str | None, str | None]:
    if name.label == "COUNTRY":
        code = name.candidates[0] if len(name.candidates) == 1 else None
        return code, code
    if name.label == "CITY":
        cities = [(candidate, city_facts(candidate).country) for candidate in name.candidates]
        kept = [c for c in cities if c[1] == country] or (cities if len(cities) == 1 else [])
        return kept[0] if kept else (None, None)
    return (name.candidates[0] if name.candidates else None), None
