"""The date grammar against annotated sentences, and against dates rendered at random.

Notation of the cases: `[words](value; value)` is a FoundDate with its EDTF values, `[words](kind: value)` one of
another kind than `date`, `[words](anchor unit +1 event words)` a relative one, `@ year +1` a year counted from the
reader's.
"""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.data import FoundDate
from pipeline.edtf import bounds
from pipeline.nlp.dates import find_dates

CASES = Path(__file__).parent / "cases"
MARKED = re.compile(r"\[([^\]]+)\]\(((?:[^()]|\([^()]*\))*)\)")

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}


def load_cases() -> list[tuple[str, str]]:
    cases = []
    for language in ("en", "fr", "es"):
        lines = (CASES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
        cases += [(language, line) for line in lines if line and not line.startswith("#")]
    return cases


def annotated(text: str, found: list[FoundDate]) -> str:
    out, position = [], 0
    for item in found:
        out += [text[position : item.start], f"[{item.text}]({label(item)})"]
        position = item.end
    return "".join(out) + text[position:]


def label(found: FoundDate) -> str:
    values, relative = "; ".join(found.values), found.relative
    if relative is not None and not found.values:
        words = [relative.anchor, relative.unit, f"{relative.amount:+d}", "until" if relative.until else ""]
        return " ".join(word for word in [*words, relative.event_text or ""] if word)
    if relative is not None:
        values += f" @ {relative.unit} {relative.amount:+d}"
    if found.kind == "date":
        return values
    return f"{found.kind}: {values}" if values else found.kind


@pytest.mark.parametrize(("language", "case"), load_cases())
def test_annotated_sentence(language: str, case: str) -> None:
    text = MARKED.sub(r"\1", case)
    assert annotated(text, find_dates(text, language)) == case


def test_there_are_enough_cases() -> None:
    cases = load_cases()
    negatives = [case for _, case in cases if MARKED.search(case) is None]
    assert len(cases) - len(negatives) >= 400
    assert len(negatives) >= 100


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Monday 31 May 2024", "31 May 2024 is a Friday, not Monday"),
        ("31 June 2024", "31 June 2024 does not exist"),
        ("30 February", "30 February does not exist"),
        ("15–12 May 2025", "range runs backwards"),
        ("6 June 2024 to 4 June 2024", "range runs backwards"),
        ("Friday 31 May 2024", None),
        ("28 December – 3 January 2024", None),
    ],
)
def test_problem(text: str, problem: str | None) -> None:
    assert find_dates(text, "en")[0].problem == problem


def test_weekdays_are_iso_numbers() -> None:
    assert find_dates("Tuesday, 18 June – Wednesday, 19 June 2024", "en")[0].weekdays == (2, 3)


@pytest.mark.parametrize(("day_first", "value"), [(True, "2023-05-03"), (False, "2023-03-05"), (None, "2023-05-03")])
def test_order_of_day_and_month(day_first: bool | None, value: str) -> None:
    found = find_dates("on 03/05/2023", "en", day_first=day_first)[0]
    assert found.values == (value,)
    assert (found.confidence < 1) == (day_first is None)


@pytest.mark.parametrize(
    ("text", "fiscal_start", "value"),
    [
        ("second half of FY2025", 16, "2025-10/2026-03"),
        ("FY2025", 16, "2025-04/2026-03"),
        ("Q2 FY 2024/25", 4, "2024-35"),
        ("Q4 FY 2023/24", 4, "2024-33"),
        ("FY 2025/26", 4, "2025-04/2026-03"),
        ("FY 2024", 10, "2023-10/2024-09"),
        ("Q1 FY 2024/25", 2, "2024-02/2024-04"),
        ("Q2 FY 2024/25", None, "2024/2025"),
        ("Q2 2024", 4, "2024-34"),
    ],
)
def test_fiscal_year(text: str, fiscal_start: int | None, value: str) -> None:
    assert find_dates(text, "en", fiscal_start=fiscal_start)[0].values == (value,)


days = st.dates(min_value=date(1990, 1, 1), max_value=date(2039, 12, 31))


def rendered(day: date, language: str, style: int) -> str:
    month = MONTHS[language][day.month - 1]
    if language == "en":
        styles = [f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", f"{day:%Y-%m-%d}"]
    elif language == "fr":
        styles = [f"{day.day} {month} {day.year}", f"{day.day} {month.upper()} {day.year}", f"{day:%d.%m.%Y}"]
    else:
        styles = [f"{day.day} de {month} de {day.year}", f"{day.day} {month} {day.year}", f"{day:%Y-%m-%d}"]
    return styles[style % len(styles)]


@given(days, st.sampled_from(["en", "fr", "es"]), st.integers(0, 2))
def test_a_rendered_day_is_found(day: date, language: str, style: int) -> None:
    text = f"{rendered(day, language, style)}: x"
    (found,) = find_dates(text, language, day_first=True)
    assert found.values == (day.isoformat(),)
    assert text[found.start : found.end] == found.text


@given(
    days,
    st.integers(1, 60),
    st.sampled_from(["en", "fr", "es"]),
    st.integers(0, 2),
    st.sampled_from([" – ", "–", "-", " - "]),
)
def test_a_rendered_range_is_found(day: date, length: int, language: str, style: int, dash: str) -> None:
    last = day + timedelta(days=length)
    first_text, last_text = rendered(day, language, style), rendered(last, language, style)
    (found,) = find_dates(f"{first_text}{dash}{last_text}: x", language, day_first=True)
    assert found.values == (f"{day.isoformat()}/{last.isoformat()}",)


@given(st.text(alphabet="abz .,|:–\n(", max_size=40), st.sampled_from(load_cases()))
def test_a_prefix_line_shifts_spans(prefix: str, case: tuple[str, str]) -> None:
    language, sentence = case
    text = MARKED.sub(r"\1", sentence)
    prefix += "\n"
    plain = [(found.start + len(prefix), found.values, found.kind) for found in find_dates(text, language)]
    shifted = find_dates(prefix + text, language)
    assert [(found.start, found.values, found.kind) for found in shifted if found.start >= len(prefix)] == plain


@given(st.text(alphabet="0123456789 /.-–,:()lOMJanurymé?TBCofto|", max_size=120), st.sampled_from(["en", "fr", "es"]))
@settings(max_examples=300)
def test_any_text_gives_ordered_grounded_dates(text: str, language: str) -> None:
    end = 0
    for found in find_dates(text, language):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end
        for value in found.values:
            first, last = bounds(value.replace("XXXX-XX", "2023-01").replace("XXXX", "2023"))
            if found.problem is None and value.count("XXXX") == 0 and first and last:
                assert first <= last


@pytest.mark.parametrize(
    "piece", ["1 ", "1-", "May ", "3 and ", "2024 ", "by ", "1/1/", "the day before ", "(“", "1, "]
)
def test_cost_grows_with_length_only(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * (count // len(piece))
        begin = time.perf_counter()
        find_dates(text, "en")
        return time.perf_counter() - begin

    seconds(2000)
    assert seconds(32000) < 24 * max(seconds(4000), 0.01)
