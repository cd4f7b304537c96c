"""Scores the date grammar on the cases of microsoft/Recognizers-Text, and times it.

    python benchmarks/dates.py FOLDER [--failures]

FOLDER holds English/, French/ and Spanish/ with DateParser.json and DatePeriodParser.json. A span is right if it
covers at least half of what both mark together; a value if its first and last day are those of the case, read as
past or future. Kinds that no plan contains, or that are read by another convention here, are left out and counted
(docs/dates.md says why).
"""

from __future__ import annotations

import json
import re
import sys
import time
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from pipeline.edtf import bounds
from pipeline.nlp.dates import find_dates
from pipeline.nlp.dates.service import read_case

LANGUAGES = {"English": "en", "French": "fr", "Spanish": "es"}
FILES = ("DateParser.json", "DatePeriodParser.json")

LEFT_OUT = tomllib.loads(Path(__file__).with_name("dates_left_out.toml").read_text(encoding="utf-8"))


def left_out(case: dict, result: dict, reference: str) -> str | None:
    """Why a case is not scored, or None."""
    text, value = result["Text"].lower().strip(), result.get("Value") or {}
    timex = value.get("Timex", "")
    told = value.get("FutureResolution") or value.get("PastResolution") or {}
    if any(day.startswith("0001-01-01") for day in told.values()):
        return "days that do not exist"
    if "#" in timex:
        return "n-th weekday of the reader's month, or without a year"
    if "Context" not in case and not re.search(r"\d{4}", text) and not timex.startswith(("XXXX", "(XXXX")):
        return "no reference date in the data"
    years = [int(year) for year in re.findall(r"\b(\d{4})-", " ".join(told.values()))]
    if any(not 1900 <= year <= 2100 for year in years):
        return "years before 1900"
    if re.search(r"^P\d+D|,P\d+(?:\.\d)?[DWMY]", timex) and reference in (told.get("startDate"), told.get("endDate")):
        return "rests and stretches from now"
    return next((reason for reason, pattern in LEFT_OUT.items() if re.search(pattern, text)), None)


def is_span(row: dict, result: dict) -> bool:
    start, end = result["Start"], result["Start"] + result["Length"]
    shared = min(row["end"], end) - max(row["start"], start)
    return 2 * shared >= max(row["end"], end) - min(row["start"], start)


def is_value(row: dict, result: dict) -> bool:
    """Whether first and last day agree; an end may be told as the last period's first day, or the day after."""
    try:
        first, last = bounds(str(row["edtf"]))
        end_begins = bounds(str(row["edtf"]).rpartition("/")[2])[0] if "/" in str(row["edtf"]) else last
    except ValueError:
        return False
    for told in (result["Value"].get("FutureResolution"), result["Value"].get("PastResolution")):
        if not told:
            continue
        begin = told.get("date") or told.get("startDate")
        end = told.get("date") or told.get("endDate")
        stated = [day for day in (last, end_begins) if day]
        ends = {str(day) for day in [*stated, *(day + timedelta(days=1) for day in stated)]}
        if (str(first) if first else None) == begin and (end in ends if end else last is None):
            return True
    return False


def score(folder: Path, name: str, show: bool) -> None:
    counts, skipped = Counter[str](), Counter[str]()
    for file in FILES:
        for case in json.loads((folder / name / file).read_text(encoding="utf-8-sig")):
            reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
            rows = read_case(case["Input"], reference=date.fromisoformat(reference), language=LANGUAGES[name])
            for result in case["Results"]:
                reason = left_out(case, result, reference)
                if reason is not None:
                    skipped[reason] += 1
                    continue
                spans = [row for row in rows if is_span(row, result)]
                value = any(is_value(row, result) for row in spans)
                counts.update(cases=1, spans=bool(spans), values=value)
                if show and not (spans and value):
                    told = [(row["text"], row["edtf"]) for row in rows]
                    print(f"  {case['Input']!r}: {result['Text']!r} {result['Value'].get('Timex')} {told}")
    spans, values = counts["spans"] / counts["cases"], counts["values"] / counts["cases"]
    print(f"{name}: {counts['cases']} cases, spans {spans:.3f}, values {values:.3f}")
    print("  left out:", ", ".join(f"{reason} {count}" for reason, count in skipped.most_common()))


def speed(folder: Path) -> None:
    """Words a second over the cases' sentences, nearly each of which holds a date, and over the same without dates."""
    sentences = [case["Input"] for case in json.loads((folder / "English" / FILES[1]).read_text(encoding="utf-8-sig"))]
    dry = ["The working group agreed to keep the list under review and to report to members"] * len(sentences)
    find_dates(sentences[0], "en")
    for label, texts in (("a date in each", sentences), ("no date", dry)):
        begin = time.perf_counter()
        for text in texts:
            find_dates(text, "en")
        words = sum(len(text.split()) for text in texts)
        print(f"speed, {label}: {words / (time.perf_counter() - begin):,.0f} words/s")


if __name__ == "__main__":
    root = Path(sys.argv[1])
    for language_name in LANGUAGES:
        score(root, language_name, "--failures" in sys.argv)
    speed(root)
