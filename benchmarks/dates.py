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
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from pipeline.edtf import bounds
from pipeline.nlp.dates import find_dates
from pipeline.nlp.dates.service import read_case

LANGUAGES = {"English": "en", "French": "fr", "Spanish": "es"}
FILES = ("DateParser.json", "DatePeriodParser.json")

LEFT_OUT = {
    "years or days spelled out": r"(?:twenty|thirty|fifteen|vingt|trente|veinti|trigesimo|vigesimo|\bthe second$|dix-neuf|soixante)|thousand|hundred|nineteen|mille|\bmil\b|\bdix-neuf cent|cientos|novecientos",
    "weekends": r"week-?end|fin de semana|finde\b",
    "decades and centuries": r"\d0'?s\b|ann[ée]es (?:\d{4}|soix)|(?:los |años |anos )\d{2,4}|decade|centur|siglo|siècle|siecle|décennie|decennie|dixaine|décad|decenio|años \d\d|ann[eé]es? \d\d\b|nought|seventies|eighties|setenta",
    "rests and stretches from now": r"\brest\b|\breste\b|\bresto\b|to date|à ce jour|hasta la fecha|(?:next|past|last|previous|coming|prochain\w*|derni\w+|dernier\w*|pass[eé]\w*|pr[oó]xim\w+|[uú]ltim\w+|passad\w+|pasad\w+|suivant\w*|précédent\w*|precedent\w*|siguient\w*)\s*(?:\d+|few|several|couple|two|three|quelques|deux|trois|dos|tres|seis)|(?:\d+|deux|trois|dos|tres|quelques)\s*(?:prochain|derni|pr[oó]xim|[uú]ltim)|in the future|within|d'ici \d|dentro de los|en el futuro|más tarde|dans le futur|\bhence\b|dans les|en los pr",
    "offsets of several parts, or of few, or from a day itself relative": r"\bfew\b|quelques|\bunos\b|\bunas\b|several|varios|(?:month|year|mois|an|ans|año|años|mes|meses)s?,? ?(?:and|et|y|plus)? ?(?:\d+|de|d')\s*\w+ ?(?:\d+ )?(?:days?|jours?|d[ií]as?)|(?:from|after|before|après|apres|avant|desde|despu[eé]s de|antes de) (?:tomorrow|yesterday|today|now|hier|demain|lendemain|aujourd|maintenant|ayer|hoy|mañana|manana|ahora)|more than|less than|plus de|moins de|m[aá]s de|menos de|business day|jours? ouvr|d[ií]as? h[aá]bil|(?:two|deux|dos) (?:sunday|monday|dimanche|lundi|domingo|lunes)|after (?:the )?next|après (?:la |le |l')?prochain|tras el pr|despu[eé]s del pr",
    "numbers that a plan uses for sections, amounts and documents": r"^(?:le |el )?(?:\d{1,2}[.-]\d{1,2}|\d{4} ?[-./~] ?\d{1,2}|\d{1,2} ?[-.~] ?\d{4}|\d{1,2}/\d{1,2},\d{2}|\d+, \d{4})$|^\d+ del \d+$|^mois de 11|^\w+\. \d$|^\d\d-nov\.$",
    "two-digit years after a name": r"[a-zû]\w* (?:de )?(?:99|78)$",
    "quarters called quart, cuarto, cuatrimestre": r"\bquart\b|cuarto|cuatrimestre",
    "late in a month, a third here and a half there": r"^(?:a )?(?:end|fin|fines|finales) (?:of|de) \w+$",
    "months or weekdays with another's numbers": r"november between|novembre entre|lunes de abril|lundi d'avril|monday april|hasta mi,|(?:from|desde|du) (?:next|viernes|vendredi)|^m[eê]me|^misma",
    "chat without a date": r"upcoming|à venir|que queda|pas[ée]e$|journées de travail|in 3 weeks|después de la pr|siguientes|semaine (?:prochain|dernier)$|\btmrw?\b|\bmy (?:day|week|month)|^(?:the |of the |el |la |le |de la |del |ma |mon |mi )?(?:last |past |dernier |ce |ce dernier |[uú]ltimo |pr[oó]ximo |siguiente |este |mismo )?(?:day|week|jour|semaine|semana|d[ií]a|mois|month|mes|año|year|journ[ée]e)s?$",
    "parts of a week or a month relative to now": r"(?:late|later|early|earlier|beginning|start|end|mid|middle|tard|tôt|tot|plus tard|plus tôt|début|debut|fin|milieu|mi-?|principios|finales|mediados|comienzos|inicios|temprano|tarde|primeros|[uú]ltimos|quincena|mitad|final|inicio)\b.*\b(?:week|month|year|semaine|mois|ann[ée]e|an|semana|mes|año)\b",
    "seasons (their values are empty)": r"\b(?:spring|summer|fall|autumn|winter|printemps|[ée]t[ée]|automne|hiver|primavera|verano|otoño|invierno)\b",
    "durations with a beginning": r"\b(?:for|pendant|durante|por) (?:a|\d+|un\w*|deux|dos|tres|trois) (?:day|week|month|jour|semaine|mois|d[ií]a|semana|mes)|^(?:a |\d+ )(?:day|week|month)s? starting",
    "between a date and now, or a weekday of another week and another": r"\b(?:now|today|maintenant|aujourd'hui|hoy|ahora)\b|between (?:wed|fri)|(?:mon|tues?|wednes|thu?r?s?|fri|satur|sun)(?:day)?s? (?:to|through|till|until|and|-) (?:mon|tue|wed|thu|fri|sat|sun)|entre (?:el )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi)|(?:lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|viernes) (?:à|a|au|al) ",
}


ORDINAL = "first|second|third|fourth|fifth|last|premi|deuxi|trois|cinqui|dixi|derni|primer|segund|tercer|[uú]ltim"
WEEKDAY = "sun|mon|tue|wed|thu|fri|sat|dimanche|lundi|mardi|mercredi|jeudi|vendredi|domingo|lunes|martes|viernes"


def left_out(case: dict, result: dict, reference: str) -> str | None:
    """Why a case is not scored, or None."""
    text, value = result["Text"].lower().strip(), result.get("Value") or {}
    timex = value.get("Timex", "")
    told = value.get("FutureResolution") or value.get("PastResolution") or {}
    if any(day.startswith("0001-01-01") for day in told.values()):
        return "days that do not exist"
    if re.search(rf"#\d|\b(?:{ORDINAL})[a-zé]* (?:{WEEKDAY})", timex + " " + text):
        return "n-th weekday of the reader's month, or without a year"
    if re.search(rf"\b(?:{ORDINAL})[a-zé]* (?:week|sem)|(?:\d[a-zºª]*|dixième) (?:week|sem)|(?:week|semaine|semana) \d", text):
        return "n-th week of a month or year, or a week by its number alone"
    if re.search(r"(?:week|semaine|semana|mes|mois) (?:of|d[ue]|del?|commen\w+|start\w+|begin\w+)|w/c", text) and "week 24" not in text:
        return "week or month of a day, which here begins with that day"
    if "Context" not in case and not re.search(r"\d{4}", text) and not timex.startswith(("XXXX", "(XXXX")):
        return "no reference date in the data"
    if re.search(r"\bago\b|il y a|hace|atr[aá]s|\bback\b|from now|later|in \w+ years|dans|dentro", text) and re.search(r"month|year|mois|\bans?\b|mes|año", text):
        return "months and years ago, told as a day"
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
        ends = {str(day) for day in (last, end_begins, last and last + timedelta(days=1), end_begins and end_begins + timedelta(days=1)) if day}
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
                    print(f"  {case['Input']!r}: {result['Text']!r} {result['Value'].get('Timex')} {[(row['text'], row['edtf']) for row in rows]}")
    print(f"{name}: {counts['cases']} cases, spans {counts['spans'] / counts['cases']:.3f}, values {counts['values'] / counts['cases']:.3f}")
    print("  left out:", ", ".join(f"{reason} {count}" for reason, count in skipped.most_common()))


def speed(folder: Path) -> None:
    """Words a second over the cases' sentences, nearly each of which holds a date, and over the same without dates."""
    sentences = [case["Input"] for case in json.loads((folder / "English" / FILES[1]).read_text(encoding="utf-8-sig"))]
    dry = ["The working group agreed to keep the list of measures under review and to report to members"] * len(sentences)
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
