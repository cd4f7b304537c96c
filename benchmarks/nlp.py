"""Words per second of the rules-only language stage, beside spaCy's entity ruler and dateparser's search.

    python benchmarks/nlp.py [GOLD...]     (default: tests/gold)

All run in one process on the same text, one after the other; what counts are the ratios. "first" is a release whose
blocks are seen for the first time, "again" one that shares nine blocks in ten with it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper
from pathlib import Path

import spacy
from dateparser.search import search_dates

from pipeline.config import DEFAULT
from pipeline.data import Document, PlanInfo
from pipeline.errors import IngestError
from pipeline.flow import extract, shared_finder
from pipeline.gazetteers import load_rows
from pipeline.ingest import read_document
from pipeline.nlp.pipeline import rules

DATES_SAMPLE = 40
"""Blocks that `search_dates` is timed on: it is too slow for more."""


def timed(run: Callable[[], object], repeat: int = 3) -> float:
    """Processor seconds of the fastest of `repeat` runs."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def forget() -> None:
    """Empties what the process remembers of texts; gazetteers and patterns, kept without bound, stay."""
    shared_finder.cache_clear()
    for name, module in list(sys.modules.items()):
        for kept in vars(module).values() if name.startswith("pipeline.") else ():
            if isinstance(kept, _lru_cache_wrapper) and kept.cache_info().maxsize is not None:
                kept.cache_clear()


def documents(folders: list[Path]) -> list[Document]:
    """All English releases of the gold families that can be read."""
    read = []
    for path in sorted(p for folder in folders for p in folder.rglob("releases/*")):
        try:
            document = read_document(path, file=path.name, plan_id="bench", config=DEFAULT)
        except IngestError:
            continue
        if document.language == "en":
            read.append(document)
    return read


def ruler() -> spacy.language.Language:
    """spaCy's blank tokenizer with an entity ruler of the gazetteer's country and body names and 60 date patterns."""
    nlp = spacy.blank("en")
    names = [row["name"] for row in load_rows("bodies.csv") if row.get("name")]
    names += [row["name"] for row in load_rows("en/countries.csv") if row.get("name")]
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December"]
    patterns: list[dict[str, object]] = [{"label": "NAME", "pattern": name} for name in names]
    for month in months:
        day = {"SHAPE": {"IN": ["d", "dd"]}}
        year = {"SHAPE": "dddd"}
        for tokens in ([{"ORTH": month}, day, {"ORTH": ","}, year], [day, {"ORTH": month}, year],
                       [{"ORTH": month}, year], [day, {"ORTH": month}], [{"ORTH": month}, day]):
            patterns.append({"label": "DATE", "pattern": tokens})
    nlp.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    return nlp


def main() -> None:
    """Print the table."""
    folders = [Path(a) for a in sys.argv[1:]] or [Path(__file__).parent.parent / "tests" / "gold"]
    read = documents(folders)
    texts = [block.text for document in read for block in document.blocks if block.kind != "furniture"]
    words = sum(len(text.split()) for text in texts)
    plan = PlanInfo("bench")
    nlp, baseline = rules("en"), ruler()
    list(nlp.pipe(texts[:50]))

    def whole() -> None:
        forget()
        for document in read:
            extract(document, plan)

    finds = timed(lambda: list(nlp.pipe(texts)))
    ruled = timed(lambda: list(baseline.pipe(texts)))
    first = timed(whole)
    again = timed(lambda: [extract(document, plan) for document in read])
    sample = texts[:DATES_SAMPLE]
    searched = timed(lambda: [search_dates(text, languages=["en"]) for text in sample], repeat=1)
    dated = timed(lambda: list(nlp.pipe(sample)))
    print(f"{len(read)} releases, {len(texts)} blocks, {words} words")
    for name, seconds in (("finding dates, places and bodies", finds), ("entity ruler, same names", ruled),
                          ("whole extraction, first", first), ("whole extraction, again", again)):
        print(f"{name:36s} {words / seconds:12,.0f} words/s")
    print(f"finding against entity ruler         {ruled / finds:12.2f} times as fast")
    print(f"finding against search_dates         {searched / dated:12.1f} times as fast (same {len(sample)} blocks)")
    print(f"a release seen before costs          {again / first:12.2f} of the first")


if __name__ == "__main__":
    main()
