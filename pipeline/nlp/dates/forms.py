"""The ways to write a point in time, as regexes over token symbols (see `tokens.Token`, `lexicon.WORD_SYMBOLS`).

Named groups are tokens and carry the value. Of the forms that begin with a symbol, the earlier is tried first.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["day", "week", "month", "sub", "year", "bare"]

_WEEKDAY = r"(?:(?P<weekday>W)[,.]?[a]?)?"
_WEEKDAY_AFTER = r"(?:\(?(?P<weekday2>W)\)|,(?P<weekday3>W)(?![a,]*[dDMN]))?"
_FILL = r"[oa]{0,2}m?"
_YEAR = r"(?P<year>[YTR])"
_PART = r"(?P<part>[EIL])-?[oai]{0,2}"
_FISCAL_YEAR = rf"(?:[,/\-]?[oai]{{0,3}}(?:(?P<fiscal>F)[.\-]?)?{_YEAR})?"

_FORMS: tuple[tuple[str, Kind, str], ...] = (
    ("WN", "day", rf"{_WEEKDAY}(?P<numeric>N){_WEEKDAY_AFTER}"),  # 14/06/2023
    ("WP", "day", rf"{_WEEKDAY}(?P<numeric>P),?(?P<year>Y)"),  # 14/06, 2023
    ("ODl", "day", rf"(?P<ordinal>.)(?P<nth_weekday>W)[oai]{{0,2}}m?(?P<month>M)(?:,?{_FILL})?(?P<year>Y)"),
    ("k", "week", r"k(?P<week>[dy])(?:,?[oai]{0,3}|[-/])(?P<year>Y)"),  # week 24 of 2025
    ("OD", "week", r"(?P<ordinal>.)k[oai]{0,3}(?P<year>Y)"),  # third week of 2025
    ("WdDOC", "day", rf"{_WEEKDAY}(?P<day>[dDOC])[oai]{{0,2}}(?P<relative_month>r)"),  # the 4th of this month
    ("ODdl", "sub", r"(?P<ordinal>.)[oai]{0,2}(?P<slice>[hk])[oai]{0,2}(?P<relative_month>r)"),
    ("EIL", "month", rf"{_PART}(?P<relative_month>r)"),  # early next month
    ("jl", "month", r"(?P<shift>.)(?P<month>M)"),  # next June
    ("M", "month", r"(?P<month>M)(?P<shift>[jl])"),  # juin prochain
    ("ODdl", "sub", rf"(?P<ordinal>.)[oai]{{0,2}}(?P<slice>[hk])[oai]{{0,2}}m?(?P<month>M)(?:,?{_FILL}{_YEAR})?"),
    ("EIL", "month", rf"{_PART}m?(?P<month>M)(?:[,/\-]?{_FILL}{_YEAR})?"),  # mid-March 2024
    (
        "WdD",
        "day",  # Thursday, 14th of May 2020; 5-Mar-2022
        rf"{_WEEKDAY}(?P<split>d)?(?P<day>[dD])(?:{_FILL}|(?P<glue>[-/]))(?P<month>M)(?:[,./\-]?{_FILL}{_YEAR})?"
        rf"{_WEEKDAY_AFTER}",
    ),
    ("WOC", "day", rf"{_WEEKDAY}(?P<day>[OC])o(?P<month>M)(?:,?{_FILL}{_YEAR})?"),  # first of May
    ("WO", "day", rf"{_WEEKDAY}(?P<day>O)(?P<month>M),?{_FILL}(?P<year>Y)"),  # premier mai 2021
    ("O", "day", r"(?<=a)(?P<day>O)(?P<month>M)(?=[,.;:)]|$)"),  # le premier mai
    ("WC", "day", rf"{_WEEKDAY}(?P<day>C)(?P<month>M)(?:,?{_FILL}{_YEAR})?"),  # vingt-cinq juin
    ("WM", "day", rf"{_WEEKDAY}(?P<month>M)a?(?P<day>O)(?=,?Y|[,.;:)]|$)(?:,?(?P<year>Y))?"),  # May first, 2020
    ("mM", "month", rf"m?(?P<month>M)(?:[,./\-]?{_FILL}(?P<year>Y))(?!-?[dD]M)"),  # March 2019
    ("M", "month", rf"(?P<month>M),?{_FILL}(?P<year>R)"),  # June next year
    ("M", "month", r"(?P<month>M)(?P<tight>-)(?P<short>[dy])(?![,]?Y|[dD]?[-&])"),  # Oct-24
    (
        "WM",
        "day",  # March 5, 2019
        rf"{_WEEKDAY}(?P<month>M)(?:[oa]{{0,2}}|(?P<glue>[-/.]))(?P<split>d)?(?P<day>[dD])(?:,?[oa]{{0,2}}(?P<year>Y))?"
        rf"{_WEEKDAY_AFTER}",
    ),
    ("Y", "day", r"(?P<year>Y)[-/,]?(?P<month>M)[-/]?(?P<day>[dD])(?!,?[oa]*Y)"),  # 2022, March 14
    ("Y", "month", r"(?P<year>Y)[-/,:]?(?P<month>M)(?![dD])"),  # 2022 March
    ("mM", "month", r"m?(?P<month>M)"),
    ("F", "sub", r"F[.\-]?(?P<year>[YT])[,/\-]?(?P<sub>q)"),  # FY 2024/25 Q2
    ("EILq", "sub", rf"(?:{_PART})?(?P<sub>q){_FISCAL_YEAR}"),  # Q2 FY 2024/25
    ("Y", "sub", r"(?P<year>Y)[-/,]?(?P<sub>q)"),  # 2024-Q3
    (
        "EILOdD",
        "sub",
        rf"(?:{_PART})?(?P<ordinal>[OdDl])[oai]{{0,2}}(?P<unit>[uh]){_FISCAL_YEAR}",
    ),  # third quarter of 2024
    ("l", "sub", rf"(?P<ordinal>l)[oai]{{0,2}}(?P<unit>[uh]){_FISCAL_YEAR}"),  # last quarter of 2024
    ("u", "sub", rf"(?P<unit>u)(?P<ordinal>[dO]){_FISCAL_YEAR}"),  # quarter 3, 2024
    ("Y", "sub", r"(?P<year>Y)[-/,]?[oa]?(?P<ordinal>[OD])(?P<unit>[uh])"),  # 2024, third quarter
    ("EILS", "sub", rf"(?:{_PART})?(?P<sub>S)(?:[,/\-]?{_FILL}(?P<year>Y[-/]Y|[YTR]))?"),  # spring 2022
    ("EIL", "year", rf"{_PART}(?:(?P<fiscal>F)[.\-]?)?{_YEAR}"),  # early 2022
    ("F", "year", rf"(?P<fiscal>F)[.\-]?[oa]{{0,2}}{_YEAR}"),  # FY 2025/26
    ("YT", "year", r"(?P<year>.)"),
    ("n", "month", r"(?P<numeric>n)"),  # 07/2024
    ("WP", "day", rf"{_WEEKDAY}(?P<numeric>P)"),  # 14/06
    ("WdD", "bare", rf"{_WEEKDAY}(?P<day>[dD])"),
    ("O", "bare", r"O"),
)

FORMS: dict[str, tuple[tuple[Kind, re.Pattern[str]], ...]] = {
    symbol: tuple((kind, re.compile(pattern)) for symbols, kind, pattern in _FORMS if symbol in symbols)
    for symbol in {symbol for symbols, _, _ in _FORMS for symbol in symbols}
}
"""The forms by the symbol they may begin with."""
