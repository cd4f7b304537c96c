"""Bytes to characters, and characters to clean ones. Nothing here knows of structure."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from pipeline.data import Finding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONE_BYTE = re.compile("[\udc80-\udcff]")
MAX_LINE = 300_000
"""Characters of one line that are read; more than a block may keep, so that the loss is told with the block."""
_UNSAFE_CHARSETS = frozenset({"utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined"})

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u202a\u202b\u202c\u202d\u202e"
_SPACES = "\u00a0\u1680\u202f\u205f\u3000\u2028\u2029\x85" + "".join(map(chr, range(0x2000, 0x200B)))
_CLEAN = str.maketrans(
    _LIGATURES
    | dict.fromkeys(_INVISIBLE, "")
    | dict.fromkeys(_SPACES, " ")
    | {chr(code): "" for code in [*range(9), *range(14, 32), *range(127, 160)] if chr(code) != "\x85"}
    | {"\u2010": "-", "\u2011": "-"}
)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_CP1252_HIGH = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "".join(map(chr, range(0x80, 0xC0)))
_TRAIL = "[" + re.escape(_CP1252_HIGH) + "]"
_MOJIBAKE = re.compile(f"(?:[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}})+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read; `doubtful` counts bytes that did not fit `encoding` and were read as cp1252."""

    text: str
    encoding: str
    doubtful: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Byte order mark, then strict UTF-8, then the declared charset, then cp1252 (which plans in the wild mostly mean).

    Text that is UTF-8 but for a few bytes keeps its UTF-8 and has those bytes alone read as cp1252.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and declared.lower().replace("-", "") != "utf8":
        try:
            if codecs.lookup(declared).name not in _UNSAFE_CHARSETS:
                return Decoded(data.decode(declared), declared.lower())
        except (LookupError, UnicodeError, ValueError):
            pass
    return _mostly_utf8(data) or Decoded(_cp1252(data), "cp1252")


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 of mostly western text: every second byte is zero."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros > 0.7 * len(sample[offset::2]) and not sample[1 - offset :: 2].count(0):
            return Decoded(data.decode(encoding, "replace"), encoding)
    return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "surrogateescape")
    wrong = len(_LONE_BYTE.findall(text))
    right = sum(not c.isascii() for c in text) - wrong
    if right <= 2 * wrong:
        return None
    mended = _LONE_BYTE.sub(lambda m: _cp1252(bytes([ord(m.group()) - 0xDC00])), text)
    return Decoded(mended, "utf-8", doubtful=wrong)


def _cp1252(data: bytes) -> str:
    """cp1252 with its five undefined bytes read as latin-1, as browsers do."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        table = {b: bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256)}
        return data.decode("latin-1").translate(table)


def mend_mojibake(text: str) -> tuple[str, int]:
    """UTF-8 that was once read as cp1252 ("Ã©", "â€™") turned back; also how many places were mended."""
    count = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal count
        try:
            mended = b"".join(_byte(c) for c in match.group()).decode("utf-8")
        except (UnicodeError, ValueError):
            return match.group()
        if any(unicodedata.category(c) in ("Cn", "Co", "Cs") for c in mended):
            return match.group()
        count += 1
        return mended

    return _MOJIBAKE.sub(mend, text), count


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def encoding_findings(decoded: Decoded, mended: int) -> list[Finding]:
    """What an analyst should know of how the bytes became characters."""
    findings = []
    if mended:
        message = f"{mended} places in a wrong character encoding were mended"
        findings.append(Finding("mended_encoding", message, "info"))
    if decoded.doubtful:
        message = f"{decoded.doubtful} bytes were no valid UTF-8 and were read as cp1252"
        findings.append(Finding("doubtful_encoding", message, "warning"))
    return findings


def bounded(text: str) -> str:
    """The text with no line longer than MAX_LINE: what is longer is no writing, and costs time for nothing."""
    lines = text.split("\n")
    if max(map(len, lines)) <= MAX_LINE:
        return text
    return "\n".join(line[:MAX_LINE] for line in lines)


def clean(text: str) -> str:
    """Ligatures apart, special spaces plain, soft hyphens, zero-width and control characters gone; composed (NFC).

    Line breaks and tabs stay; quotes and dashes are never changed, only the two exact look-alikes of the hyphen.
    """
    return unicodedata.normalize("NFC", text.translate(_CLEAN))


def squeeze(text: str) -> str:
    """Every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def superscript(text: str) -> str:
    """Digits raised, so that a note's number never runs into the date or word before it."""
    return text.translate(_SUPERSCRIPTS)
