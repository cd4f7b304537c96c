"""Bodies, fora and agreements: found in a text, resolved by its acronyms and the gazetteer, read of an entry."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.data import Bodies, Context, Document, Entry, FoundName, PlanInfo


def defined_acronyms(document: Document) -> dict[str, str]:
    return {}


def own_names(document: Document, info: PlanInfo | None, acronyms: Mapping[str, str]) -> frozenset[str]:
    return frozenset()


def find_bodies(text: str, language: str, acronyms: Mapping[str, str]) -> list[FoundName]:
    return []


def read_bodies(entry: Entry, context: Context) -> Bodies:
    return Bodies()
