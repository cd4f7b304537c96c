"""From text to the symbols that the date grammar is written in: one character a token, with its value aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.nlp.dates.lexicon import Lexicon

REACH = 28
"""Characters read on either side of an anchor: enough for "the latter part of the fiscal" before a year."""

YEARS = range(1800, 2101)


class Token(NamedTuple):
    """A token of folded text (half-open offsets). `value`, `second` and `third` are the numbers it carries.

    Symbols of numbers: `d` 1 to 31, `D` the same as an ordinal ("5th"), `Y` a year, `T` a span of years ("2023/24"),
    `N` a full numeric date (`form` "ymd" or "xxy", where x may be day or month), `n` a month of a year, `P` day and
    month without year, `y` another number of two digits; `q` a quarter or half in short ("Q3"); `x` anything else.
    """

    symbol: str
    start: int
    end: int
    value: int = 0
    second: int = 0
    third: int = 0
    form: str = ""


_NUMERIC = re.compile(
    r"(?P<ymd>(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<a>\d{1,2})(?P=s)(?P<b>\d{1,2})(?!\d|\.\d|[-/]\d(?!\d{3}[-/])))"
    r"|(?P<xxy>(?P<c>\d{1,2})(?:(?P<t> ?[/-] ?)(?P<d>\d{1,2})(?P=t)|\. ?(?P<e>\d{1,2})\. ?)"
    r"(?P<z>(?:19|20)\d\d|(?<=\d[/-])\d\d|(?<=\d\d\.)\d\d)(?!\d|[/.]\d|-\d(?!\d?[./])|%))"
    r"|(?P<ym>(?P<f>(?:19|20)\d\d)[-/](?P<g>0[1-9]|1[0-2])(?![\d]|[-/.]\d))"
    r"|(?P<my>(?P<h>0?[1-9]|1[0-2])(?: ?/ ?|(?<=\d\d)[.-])(?P<i>(?:19|20)\d\d)(?![\d]|[-/.]\d))"
    r"|(?P<dm>(?P<j>\d{1,2})(?:/(?P<k>\d{1,2})(?![\d/%])|\.(?P<l>\d\d)\.?(?= ?[–-] ?\d\d?\.\d\d?\.(?:19|20)?\d\d)))"
)
_SPAN = re.compile(r"(?P<first>(?:19|20)\d\d)[-–/]'?(?P<last>\d\d)(?![\d%]|[-/.,]\d)")
_GROUPED = re.compile(r"\d+(?:[.,' ]\d{3}(?!\d))+|\d+(?:[.,:]\d+)+|\d+h\d\d(?!\d)")
_COMMA_YEAR = re.compile(r"\d{1,2}(?=,(?:19|20)\d\d(?!\d))")
_BEFORE_MONTH = re.compile(r" ?(?:de |of )?")
_LETTERS = re.compile(r"[^\W\d_]+([\d_/-])?")
_DIGITS = re.compile(r"\d+")
_MENDED = re.compile(r"(?=[\dlIOo|]{2,4}(?![^\W_]))[lIOo|]*\d[\dlIOo|]*")
_SHORT_YEAR = re.compile(r"'(\d\d)(?![\w'])")
_COMPACT = re.compile(r"([a-z])(?:[ .]?)([1-9])(?![^\W_])|([1-4])([a-z])(?![^\W_])")
_ALONE = re.compile(r"\d{1,4}(?=, | [^\W\d_])")
"""A number that no form but a plain one fits: a word follows, or a comma and a space."""
_CHAIN = re.compile(r"[^\W_]+(?:[-/_][^\W_]+)*")
_MARKS = {char: char for char in ",-/().:;|&"} | {"–": "-"}
_MEND = str.maketrans("lIOo|", "11001")


def windows(folded: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of text around anything datelike, cut at spaces, never across a line break."""
    start = end = -1
    for match in lexicon.anchor.finditer(folded):
        if match.start() < end - 1:
            continue
        low, high = _widen(folded, match.start(), match.end())
        if low <= end:
            end = high
            continue
        if start >= 0:
            yield start, end
        start, end = low, high
    if start >= 0:
        yield start, end


def _widen(folded: str, start: int, end: int) -> tuple[int, int]:
    low = max(0, start - REACH, folded.rfind("\n", max(0, start - REACH), start) + 1)
    high = min(len(folded), end + REACH)
    stop = folded.find("\n", end, high)
    high = stop if stop >= 0 else high
    while low > 0 and low < start and not folded[low - 1].isspace():
        low += 1
    while high < len(folded) and not folded[high].isspace() and high - end < 2 * REACH:
        high += 1
    return low, high


def read_tokens(text: str, folded: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of a window, in order; spaces are dropped."""
    tokens: list[Token] = []
    position = start
    while position < end:
        char = folded[position]
        if char.isalpha():
            token = _word(text, folded, position, lexicon)
        elif char.isspace():
            position += 1
            continue
        elif char.isdigit():
            token = _number(text, folded, position, tokens, lexicon)
        else:
            token = _mark(folded, position)
        tokens.append(token)
        position = token.end
    return tokens


def _mark(folded: str, position: int) -> Token:
    char = folded[position]
    if char == "'" and (year := _SHORT_YEAR.match(folded, position)):
        return Token("Y", position, year.end(), 2000 + int(year[1]))
    return Token(_MARKS.get(char, "x"), position, position + 1)


def _word(text: str, folded: str, position: int, lexicon: Lexicon) -> Token:
    letters = _LETTERS.match(folded, position)
    if letters is not None and letters[1] is None and letters[0] not in lexicon.first_words:
        return Token("x", position, letters.end())
    match = lexicon.phrase.match(folded, position)
    if match:
        symbol, value = lexicon.words[" ".join(match[0].split())]
        end = match.end()
        if symbol == "R" and folded[end : end + 2].strip().isdigit():
            symbol = "a"  # "the year 2024"
        if symbol in "MW" and folded[end : end + 1] == "." and match[0] not in lexicon.full_names:
            end += 1
        form = _case(text[position:end], match[0], lexicon) if symbol in "MS" else ""
        if symbol in "EIL" and match[0].startswith("a "):
            form = "to"  # "del 5 de marzo a finales de abril"
        return Token(symbol, position, end, value, form=form)
    compact = _COMPACT.match(folded, position)
    if compact and compact[1] and (code := lexicon.compact.get((compact[1], int(compact[2])))):
        return Token("q", position, compact.end(), code)
    mended = _MENDED.match(text, position)
    if mended:
        return _plain(int(mended[0].translate(_MEND)), position, mended.end())
    chain = _CHAIN.match(folded, position)
    return Token("x", position, chain.end() if chain else position + 1)


def _case(printed: str, phrase: str, lexicon: Lexicon) -> str:
    """ "doubtful" for a word that is a month only in company ("may", "march" in lower case), else ""."""
    doubtful = printed[:1].islower() and printed[-1:] != "." and phrase in lexicon.doubtful
    return "doubtful" if doubtful else ""


def _number(text: str, folded: str, position: int, tokens: list[Token], lexicon: Lexicon) -> Token:
    if _is_glued(folded, position, tokens) and not _after_sentence(folded, position, tokens, lexicon):
        chain = _CHAIN.match(folded, position)
        return Token("x", position, chain.end() if chain else position + 1)
    if alone := _ALONE.match(folded, position):
        return _plain(int(text[position : alone.end()]), position, alone.end())
    span = _SPAN.match(folded, position)
    if span and not _starts_month(folded, span.end(), lexicon) and (token := _year_span(span)):
        return token
    numeric = _NUMERIC.match(folded, position)
    if numeric and (numeric["dm"] or numeric["ym"]) and _starts_month(folded, numeric.end(), lexicon):
        numeric = None
    if numeric and (token := _numeric(numeric)):
        return token
    ordinal = lexicon.number.match(folded, position)
    if ordinal:
        return _plain(int(ordinal[1]), position, ordinal.end(), ordinal=True)
    compact = _COMPACT.match(folded, position)
    if compact and compact[4] and (code := lexicon.compact.get((compact[4], int(compact[3])))):
        return Token("q", position, compact.end(), code)
    comma = _COMMA_YEAR.match(folded, position)
    grouped = None if comma else _GROUPED.match(folded, position)
    if grouped:
        return Token("x", position, grouped.end())
    mended = _MENDED.match(text, position)
    digits = _DIGITS.match(folded, position)
    end = max(mended.end() if mended else 0, digits.end() if digits else 0)
    if end - position > 4:
        return Token("x", position, end)
    follower = folded[end : end + 1]
    if follower.isalpha() and not _starts_month(folded, end, lexicon) and not _starts_quarter(folded, end, lexicon):
        chain = _CHAIN.match(folded, position)
        return Token("x", position, chain.end() if chain else end)
    if folded[end : end + 2] == "'s":
        return Token("x", position, end + 2)
    if follower == "%" or (
        follower == "-" and folded[end + 1 : end + 2].isalpha() and not _starts_word(folded, end + 1, lexicon)
    ):
        return Token("x", position, end)
    return _plain(int(text[position:end].translate(_MEND)), position, end)


def _plain(value: int, start: int, end: int, *, ordinal: bool = False) -> Token:
    """A number by what it may be in a date: a day, a year, two digits, or nothing."""
    if 1 <= value <= 31 and end - start <= 5:
        return Token("D" if ordinal else "d", start, end, value)
    if value in YEARS and not ordinal:
        return Token("Y", start, end, value)
    return Token("y" if 32 <= value <= 99 else "x", start, end, value)


def _year_span(match: re.Match[str]) -> Token | None:
    """ "2019-20", "2023/24": a span of years when the second number cannot be a month or follows the first."""
    first, last = int(match["first"]), int(match["last"])
    steps = (last - first) % 100
    if steps == 1 or (last > 12 and 0 < steps <= 12):
        return Token("T", match.start(), match.end(), first, first + steps)
    return None


def _numeric(match: re.Match[str]) -> Token | None:
    start, end = match.span()
    if match["ymd"]:
        month, day = int(match["a"]), int(match["b"])
        return Token("N", start, end, int(match["y"]), month, day, "ymd") if month <= 12 and 1 <= day <= 31 else None
    if match["xxy"]:
        first, second, year = int(match["c"]), int(match["d"] or match["e"]), int(match["z"])
        year += 0 if year >= 100 else 2000 if year <= 50 else 1900
        fits = 1 <= min(first, second) <= 12 and max(first, second) <= 31
        return Token("N", start, end, year, first, second, "dotted" if match["e"] else "xxy") if fits else None
    if match["ym"]:
        return Token("n", start, end, int(match["f"]), int(match["g"]))
    if match["my"]:
        return Token("n", start, end, int(match["i"]), int(match["h"]))
    first, second = int(match["j"]), int(match["k"] or match["l"])
    fits = 1 <= min(first, second) <= 12 and max(first, second) <= 31
    return Token("P", start, end, 0, first, second, "dotted" if match["l"] else "xxy") if fits else None


def _is_glued(folded: str, position: int, tokens: list[Token]) -> bool:
    """Whether the number belongs to a symbol, a name, an amount or a clock time that began before it."""
    before = folded[position - 1 : position]
    previous = tokens[-1] if tokens else None
    if not before or before.isspace() or previous is None or previous.end != position:
        return before.isalnum() or (before in "$€£#_^" and bool(before))
    if previous.symbol in "MWSEILFDdNnY":
        return False
    if before.isalnum() or before in "$€£#_^+":
        return True
    opener = tokens[-2] if len(tokens) > 1 and tokens[-2].end == previous.start else None
    return before in "-/.:" and folded[position - 1] != "–" and opener is not None and opener.symbol == "x"


def _after_sentence(folded: str, position: int, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether a day of a month stands right behind the stop of a sentence whose space was lost ("Oslo.2 March")."""
    digits = _DIGITS.match(folded, position)
    if folded[position - 1] != "." or digits is None or len(tokens) < 2:
        return False
    word = folded[tokens[-2].start : tokens[-2].end]
    spaced = folded[digits.end() : digits.end() + 1].isspace()
    return word.isalpha() and len(word) > 2 and spaced and _starts_month(folded, digits.end() + 1, lexicon)


def _starts_month(folded: str, position: int, lexicon: Lexicon) -> bool:
    gap = _BEFORE_MONTH.match(folded, position)
    match = lexicon.phrase.match(folded, gap.end() if gap else position)
    return match is not None and lexicon.words[" ".join(match[0].split())][0] == "M"


def _starts_quarter(folded: str, position: int, lexicon: Lexicon) -> bool:
    """ "2016H2", "2024Q3": the letters glued to a year."""
    match = _COMPACT.match(folded, position)
    return match is not None and match[1] is not None and (match[1], int(match[2])) in lexicon.compact


def _starts_word(folded: str, position: int, lexicon: Lexicon) -> bool:
    return lexicon.phrase.match(folded, position) is not None or _starts_quarter(folded, position, lexicon)
