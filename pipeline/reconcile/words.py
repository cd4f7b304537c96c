"""Words of titles made comparable over releases and languages: content keys, ordinals, numbers, quoted names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.gazetteers import load_rows, load_toml

KEY_LENGTH = 6
"""Letters kept of a word: cognates of English, French and Spanish rarely differ before ("certif-icate, -icat")."""

TYPE_MARK = "@"
"""Begins the key of a word that tells the kind of event ("@meeting"): such words distinguish little."""

CODE_MARK = "#"
"""Begins the noun of an ordinal that is part of an acronym ("#mc" of MC12)."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile('[“"«„]([^“”"«»„]{4,160})[”"»]')
_DIGIT_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|e|er|ere|eme|re|o|a|\.?[ºª])")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_CODED = re.compile(r"\b([A-Z]{2,6})[- ]?(\d{1,2})(?!\w)")
_COINED = re.compile(r"\b\w*[a-z][A-Z]\w*")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_SPELLINGS = (("ph", "f"), ("th", "t"), ("ch", "c"), ("qu", "c"), ("k", "c"), ("y", "i"))
"""How cognates differ in spelling: "phyto-, fito-", "techni-, tecni-", "system, sistema"."""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def fold(text: str) -> str:
    """Lower case without accents; apostrophes and hyphens stay."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\u00ad", ""))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=65536)
def keys(text: str, language: str) -> frozenset[str]:
    """The content of a text as a set of keys: concepts of known words, else the beginning of the word's stem.

    Numbers, years and ordinals are left out: they are compared apart. Coined names ("PortData") stay whole.
    """
    stop, concepts, counted = _stopwords(), _concepts(language), _number_words(language)
    coined = set(map(fold, _COINED.findall(text)))
    found = set()
    for word in _WORD.findall(fold(text)):
        if word not in stop and not word[0].isdigit() and word not in counted and len(word) > 1:
            found.add(concepts.get(word) or (word if word in coined else stem(word)))
    return frozenset(found)


@cache
def happening() -> frozenset[str]:
    """Keys of words that only say that something is planned, takes place or is over, and how many came."""
    lists = load_toml("linking.toml")["happening"]
    return frozenset(stem(fold(word)) for words in lists.values() for word in words)


def first_key(text: str, language: str) -> str:
    """The key of a text's first content word; "" where there is none."""
    for word in _WORD.findall(fold(text)):
        if word not in _stopwords() and not word[0].isdigit() and len(word) > 1:
            return _concepts(language).get(word) or stem(word)
    return ""


def stem(word: str) -> str:
    """The first letters of a folded word without its inflection ("visits", "visite", "visita" are "visit")."""
    while len(word) > 4 and word[-1] in "aeiousyx":
        word = word[:-1]
    for spelling, plain in _SPELLINGS:
        word = word.replace(spelling, plain)
    return _DOUBLED.sub(r"\1", word)[:KEY_LENGTH]


@lru_cache(maxsize=65536)
def content_words(text: str, language: str) -> tuple[str, ...]:
    """The folded content words of a text in order, whole: what a rewording is judged by."""
    stop = _stopwords()
    return tuple(w for w in _WORD.findall(fold(text)) if w not in stop and (len(w) > 1 or w.isdigit()))


@lru_cache(maxsize=65536)
def ordinals(text: str, language: str) -> frozenset[tuple[int, str]]:
    """Ordinals of a text with the key of the noun they count ("12th Ministerial Conference" gives (12, "minister")).

    Read are "12th", "12e", "12.ª", words up to 30, Roman numerals before a capital or after a body, and numbers
    that are part of an acronym ("MC12", "COP 28"), whose noun is that acronym.
    """
    words = text.split()
    found = {(int(number), CODE_MARK + fold(name)) for name, number in _CODED.findall(text)}
    for place, raw in enumerate(words):
        value = _ordinal_value(raw.strip("\"'“”«»()[],;:").rstrip("."), language, words, place)
        if value:
            found.add((value, _counted(words[place + 1 :], language)))
    return frozenset(found)


@lru_cache(maxsize=65536)
def numbers(text: str, language: str) -> frozenset[int]:
    """Cardinal numbers of a text, in digits or in words, years left out."""
    words = _numbers(language)
    found = {words[w] for w in _WORD.findall(fold(text)) if w in words}
    found |= {int(w) for w in re.findall(r"(?<![\w.-])\d{1,3}(?![\w.]|\s?%)", text)}
    return frozenset(found)


def years(text: str) -> frozenset[str]:
    """Years of a text, 1900 to 2099."""
    return frozenset(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))


def quoted(text: str) -> tuple[str, ...]:
    """What stands in quotation marks."""
    return tuple(part.strip() for part in _QUOTED.findall(text))


@lru_cache(maxsize=65536)
def says_moved(text: str) -> bool:
    """Whether a text says that its date changed ("postponed from", "reporté", "en lugar del")."""
    plain = " " + " ".join(_WORD.findall(fold(text))) + " "
    return any(f" {cue} " in plain for cue in _moved_cues())


@cache
def acts() -> frozenset[str]:
    """The types of events that are done rather than attended: signing, accession, publication …"""
    return frozenset(row["concept"] for row in load_rows("event_words.csv") if row["type"] == "act")


def _ordinal_value(word: str, language: str, words: list[str], place: int) -> int | None:
    plain = fold(word)
    digits = _DIGIT_ORDINAL.fullmatch(word.lower()) or _DIGIT_ORDINAL.fullmatch(plain)
    if digits:
        return int(digits[1])
    roman = _ROMAN.fullmatch(word)
    if roman and (len(word) > 1 or _before_capital(words, place)):
        return _roman_value(word)
    return _ordinal_words(language).get(plain)


def _before_capital(words: list[str], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1][:1].isupper() and len(words[place + 1]) > 2


def _roman_value(word: str) -> int:
    values = [_ROMAN_VALUES[c] for c in word]
    return sum(-v if any(v < later for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _counted(words: list[str], language: str) -> str:
    """The key of the first content word of these; "" where there is none."""
    for word in words[:4]:
        for part in _WORD.findall(fold(word)):
            if part not in _stopwords() and not part.isdigit():
                return _concepts(language).get(part) or stem(part)
    return ""


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(w for words in load_toml("linking.toml")["stopwords"].values() for w in words)


@cache
def _ordinal_words(language: str) -> dict[str, int]:
    lists = load_toml("linking.toml")["ordinals"]
    return {w: i for i, forms in enumerate(lists.get(language, lists["en"]), start=1) for w in forms.split("|")}


@cache
def _numbers(language: str) -> dict[str, int]:
    lists = load_toml("linking.toml")["cardinals"]
    return {word: i for i, word in enumerate(lists.get(language, lists["en"]), start=1) if i > 1}


@cache
def _number_words(language: str) -> frozenset[str]:
    return frozenset(_ordinal_words(language)) | frozenset(_numbers(language))


@cache
def _moved_cues() -> tuple[str, ...]:
    return tuple(cue for cues in load_toml("linking.toml")["moved"].values() for cue in cues)


@cache
def _concepts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_rows("event_words.csv"):
        key = (TYPE_MARK if row["type"] != "no" else "=") + row["concept"]
        for word in row.get(language, row["en"]).split("|"):
            found.setdefault(word, key)
    return found
