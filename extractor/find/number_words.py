"""Numbers written in words → exact values.

- cardinals: `twenty-five`, `two hundred and fifty thousand`, `one point five billion`
- halves and quarters of a scale: `half a billion`, `two and a half million`, `three quarters of a billion`, `a quarter million`
- dozens: `a dozen`, `two dozen`
- vague ones, as a range of one power of ten: `hundreds of millions` is 100 to 1,000 millions

Left alone: ordinals (`second`, `a third`), fractions without a scale behind (`half`, `two-thirds`), `a` and `one` as articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SMALL = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {word: Decimal(value) for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2) for value in [value * 10]}
DOZEN = {"dozen": Decimal(12)}
SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15), "lakh": Decimal(10**5), "lakhs": Decimal(10**5), "lac": Decimal(10**5), "crore": Decimal(10**7), "crores": Decimal(10**7),
    "hundreds": Decimal(100), "thousands": Decimal(10**3), "millions": Decimal(10**6), "billions": Decimal(10**9), "trillions": Decimal(10**12), "milliard": Decimal(10**9),
}  # fmt: skip
# "tens of thousands": one power of ten wide.
VAGUE = {"tens": Decimal(10), "dozens": Decimal(12)} | {word: value for word, value in SCALES.items() if word.endswith("ds") or word.endswith("ns")}
FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25"), "third": None, "thirds": None}


@dataclass(frozen=True, slots=True)
class Words:
    """What a stretch of number words says; `scale` is 1 where no scale word closes it."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal
    vague: bool = False


def _starts(words: list[str]) -> str:
    """An alternation grouped by first letter, in either case: the regex engine then skips to the right letters."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"[{first}{first.upper()}](?:{'|'.join(rests)})" for first, rests in groups.items())


_CARDINALS = [*SMALL, *TENS, *DOZEN, *SCALES, "tens", "dozens", "half", "quarter", "quarters"]
# Where number words may begin; what they say is read from there by `read_words`.
START = re.compile(rf"(?<![^\W_])(?:{_starts(_CARDINALS)})(?![^\W_])")
_NEXT = re.compile(r"(?P<gap>,? and |[ \u00a0-]|\n)(?P<word>[A-Za-z]+)")
_A_HALF = re.compile(r" and (?:an? |one[ -])(?P<part>half|quarter)(?![a-z])", re.IGNORECASE)
_OF_A_SCALE = re.compile(r"(?: of)? an? (?=(?:hundred|thousand|million|billion|trillion|dozen)(?![a-z]))| (?=(?:million|billion|trillion|dozen)(?![a-z]))|-(?=(?:million|billion|trillion)(?![a-z]))", re.IGNORECASE)
_OF = re.compile(r" of (?P<word>thousands|millions|billions|trillions|hundreds)(?![a-z])", re.IGNORECASE)
_POINT = re.compile(r" point(?P<digits>(?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)(?![a-z])", re.IGNORECASE)
# What may stand before a scale word or a fraction and belongs to the number.
_BEFORE = re.compile(r"(?:(?P<some>several|a few|few|many|some|multiple|a couple of|couple of)|(?P<one>an?|one)|(?P<three>three))[ -]$", re.IGNORECASE)


def read_words(text: str, start: int) -> Words | None:
    """The number that begins with the number word at `start`, or None where the words say none."""
    first = _word_at(text, start)
    if first in ("half", "quarter", "quarters"):
        return _fraction_of_scale(text, start, first)
    if first in ("tens", "dozens") or (first in VAGUE and first not in ("lakhs", "crores")):
        return _vague(text, start, first)
    if first in SCALES or first == "dozen":
        return _article_and_scale(text, start, first)
    return _cardinal(text, start, start, Decimal(0))


def _word_at(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end].lower()


def _fraction_of_scale(text: str, start: int, first: str) -> Words | None:
    """`half a billion`, `a quarter million`, `three quarters of a billion`; None without a scale behind."""
    of = _OF_A_SCALE.match(text, start + len(first))
    if of is None:
        return None
    scale = _word_at(text, of.end())
    size = DOZEN.get(scale) or SCALES[scale]
    share = FRACTIONS[first]
    before = _BEFORE.search(text, max(0, start - 12), start)
    if first == "quarters":
        if not (before and before["three"]):
            return None
        start, share = before.start(), Decimal("0.75")
    elif before and before["one"]:
        start = before.start()
    assert share is not None
    return Words(start, of.end() + len(scale), share * size, share * size, size)


def _vague(text: str, start: int, first: str) -> Words:
    low, scale, end = VAGUE[first], VAGUE[first], start + len(first)
    of = _OF.match(text, end)
    if of is not None:
        scale = SCALES[of["word"].lower()]
        low, end = low * scale, of.end()
    return Words(start, end, low, low * 10, scale, vague=True)


def _article_and_scale(text: str, start: int, first: str) -> Words | None:
    """`a million`, `several hundred thousand`, `a dozen`; a scale word that nothing counts is none."""
    before = _BEFORE.search(text, max(0, start - 12), start)
    if before is None or before["three"]:
        return None
    size = DOZEN.get(first) or SCALES[first]
    if not before["some"]:
        read = _cardinal(text, start, before.start(), Decimal(1))
        return read
    end, scale = start + len(first), size
    follows = _NEXT.match(text, end)
    if follows and follows["word"].lower() in SCALES and follows["gap"] in " -":
        scale = SCALES[follows["word"].lower()]
        size, end = size * scale, follows.end()
    first_word = before["some"].lower()
    begin = start if first_word in ("some", "many") else before.start()
    if first_word == "some":
        return None
    return Words(begin, end, size, size * 10, scale, vague=True)


def _cardinal(text: str, start: int, begin: int, group: Decimal) -> Words | None:
    """Reads on from the number word at `start` as long as the next word can follow; `begin` is where the mention starts."""
    total, scale, last = Decimal(0), Decimal(1), "start"
    position, word = start, _word_at(text, start)
    end = start
    while True:
        if word in SMALL:
            if last not in ("start", "tens", "hundred", "scale") or (last == "tens" and not 0 < SMALL[word] < 10):
                break
            group, last = group + SMALL[word], "small"
        elif word in TENS:
            if last not in ("start", "hundred", "scale"):
                break
            group, last = group + TENS[word], "tens"
        elif word in DOZEN:
            if last not in ("start", "small", "tens"):
                break
            group, last, scale = (group or Decimal(1)) * 12, "dozen", Decimal(12)
        elif word == "hundred":
            if last == "hundred" or group >= 100:
                break
            group, last, scale = (group or Decimal(1)) * 100, "hundred", Decimal(100)
        elif word in SCALES and word not in VAGUE:
            if not group and last != "start" and not (total and last == "scale"):
                break
            scale = SCALES[word]
            total, group, last = (total + group * scale, Decimal(0), "scale") if group else (total * scale, Decimal(0), "scale")
        else:
            break
        end = position + len(word)
        if last in ("small", "tens"):
            scale = Decimal(1)
            point = _POINT.match(text, end)
            half = None if point else _A_HALF.match(text, end)
            if point:
                digits = "".join(str(SMALL.get(d, Decimal(0))) for d in point["digits"].lower().split())
                group, end, last = group + Decimal(f"0.{digits}"), point.end(), "point"
            elif half:
                part = FRACTIONS[half["part"].lower()]
                assert part is not None
                group, end, last = group + part, half.end(), "point"
        follows = _NEXT.match(text, end)
        if follows is None:
            break
        word = follows["word"].lower()
        if "and" in follows["gap"] and last not in ("hundred", "scale"):
            break
        position = follows.start("word")
    value = total + group
    return Words(begin, end, value, value, scale) if end > start else None
