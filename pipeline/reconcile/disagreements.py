"""Findings about tellings that contradict each other where neither is the later one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.data import Document, EventMention, Finding, Release
from pipeline.reconcile.compare import place_name, relocated
from pipeline.reconcile.profiles import bounds


def disagreements(
    items: Sequence[Sequence[EventMention]], releases: Sequence[Release]
) -> Iterator[tuple[str, Finding]]:
    """A finding where parallel releases give an event dates that exclude each other, or two places.

    Parallel are releases of one edition and one release date: language versions, or two publications. So are two
    entries of one release. The finding stands at the later mention, with the id of its document.
    """
    known = {r.document.document_id: r.document for r in releases}
    for item in items:
        for number, later in enumerate(item):
            told: set[str] = set()
            for earlier in item[:number]:
                if not _parallel(
                    known[earlier.document_id], known[later.document_id], earlier.edition == later.edition
                ):
                    continue
                for finding in _between(earlier, later):
                    if finding.kind not in told:
                        told.add(finding.kind)
                        yield later.document_id, finding


def _parallel(first: Document, second: Document, same_edition: bool) -> bool:
    same = (first.edition, first.released) == (second.edition, second.released)
    return same_edition and same and (first is second or first.released is not None)


def _between(earlier: EventMention, later: EventMention) -> Iterator[Finding]:
    if _exclude(earlier.date_edtf, later.date_edtf):
        yield _finding("conflicting_date", earlier, later, earlier.date_edtf, later.date_edtf)
    countries = {earlier.place.country, later.place.country} - {None}
    if len(countries) == 2 and relocated(earlier.place, later.place):
        yield _finding("conflicting_place", earlier, later, place_name(earlier.place), place_name(later.place))


def _exclude(one: str | None, other: str | None) -> bool:
    (first, last), (begin, end) = bounds(one), bounds(other)
    return bool((last and begin and last < begin) or (end and first and end < first))


def _finding(kind: str, earlier: EventMention, later: EventMention, before: str | None, after: str | None) -> Finding:
    where = "this release" if earlier.document_id == later.document_id else earlier.file
    return Finding(
        kind=kind,
        message=f"{later.title!r} is told with {after} here and with {before} in {where}",
        block_id=later.block_id,
        page=later.page,
        char_start=later.char_start,
        char_end=later.char_end,
        text=later.text,
    )
