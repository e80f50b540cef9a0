"""Numbers written in words → exact values.

- cardinals: `twenty-five`, `two hundred and fifty thousand`, `one point five billion`, `eight and one third`
- parts of a scale: `half a billion`, `two and a half million`, `three quarters of a billion`, `a quarter million`
- articles and dozens: `a million`, `a dozen`, `two dozen`
- cheques: `Fifty Thousand and NO/100`
- vague ones, one power of ten wide: `hundreds of millions` is 100 to 1,000 million, `several hundred` 100 to 1,000

Left alone: ordinals (`second`, `a third`), fractions without a scale (`half`, `two-thirds`), a scale that nothing counts
(`the million`), `a` and `one` as articles are for the finders to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.find.tries import trie

ZERO, ONE = Decimal(0), Decimal(1)
SMALL = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {word: Decimal(10 * value) for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15), "milliard": Decimal(10**9), "lakh": Decimal(10**5), "lac": Decimal(10**5), "crore": Decimal(10**7),
    "dozen": Decimal(12),
}  # fmt: skip
# The same in the plural: scales of their own behind a number ("5 lakhs"), vague without one ("hundreds of millions").
PLURALS = {word + "s": value for word, value in SCALES.items()} | {"tens": Decimal(10)}
PARTS = {
    "half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal("0.333333"), "fifth": Decimal("0.2"),
    "eighth": Decimal("0.125"),
}  # fmt: skip
SOME = "several|a few|few|many|multiple|a couple of|couple of"

_SCALE = "hundred|thousand|million|billion|trillion|dozen"
_BIG = "million|billion|trillion"
_NEXT = re.compile(r"(?P<gap>,? and |[ \u00a0-]|\n)(?P<word>[a-z]+)")
_AND_A_PART = re.compile(r" and (?:an? |one[ -])(?P<part>half|quarter|third|fifth|eighth)(?![a-z])|-and-a-(?P<half>half)(?![a-z])")
# "a million and a half euros", but "two million and a half of the rest"
_AND_HALF = re.compile(r" and a half(?![a-z-]| (?:of|per|share|stake|interest|century|year|hour|mile|day)\b)")
_POINT = re.compile(r" point(?P<digits>(?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)(?![a-z])")
_CHEQUE = re.compile(r" and (?P<cents>no|[0-9]{1,2})/100(?= )")
_OF_A_SCALE = re.compile(rf"(?:(?: of)? an? (?P<any>{_SCALE})|[ -](?P<big>{_BIG}|dozen))(?![a-z])")
_CLOSED = re.compile(r"(?:[a-z]+[ -]){1,5}?(?P<scale>thousand|million|billion|trillion)(?![a-z])")
_OF_SCALES = re.compile(r" of (?P<scale>thousands|millions|billions|trillions|hundreds)(?![a-z])")
_GOES_ON = frozenset((*SMALL, *TENS, *SCALES, *PLURALS, "and", "point"))
# What may stand before a scale or a part and belongs to the number.
_BEFORE = re.compile(rf"(?:(?P<some>{SOME})|(?P<one>an?|one)|(?P<three>three))[ -]$")
_WINDOW = 12


class Words(NamedTuple):
    """What a stretch of number words says; `scale` is 1 where no scale word closes it."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal
    vague: bool = False


# What a number in words may begin with, as it stands in `_words_only`.
_FIRST = trie([*SMALL, *TENS, *SCALES, *PLURALS, "half", "quarter", "quarters"])
_START = re.compile(rf"[ ](?P<word>{_FIRST})(?![a-z])".encode(), re.VERBOSE)


def _seen_as(code: int) -> str:
    """A character as `_words_only` shows it: a small letter (any for an accented one), a figure, or a blank."""
    char = chr(code)
    if char.isalpha():
        return char.lower() if char.isascii() else "x"
    return "0" if char.isalnum() or char == "_" else " "


_SCALES_SHOWN = frozenset(word.encode() for word in SCALES | PLURALS)
_FIGURE = ord("0")
_WORDS_ONLY = bytes(ord(_seen_as(code)) for code in range(256))


def find_number_words(text: str) -> Iterator[Words]:
    """Every number in words, in order; none of them overlap.

    >>> [(w.start, w.end, str(w.low)) for w in find_number_words("Half a billion, or twenty-five dozen")]
    [(0, 14, '500000000.0'), (19, 36, '300')]
    """
    letters = text.encode("latin-1", "replace")  # a byte for each character
    lower, shown = "", _words_only(letters)
    last: Words | None = None
    for match in _START.finditer(shown):
        start, end = match.start(), match.end() - 1  # the blanks before the word and before the text
        word = match["word"]
        if (last is not None and start < last.end) or (word in _SCALES_SHOWN and shown[start - 1] == _FIGURE):  # "5 million"
            continue
        if (start and text[start - 1].isalnum()) or text[end : end + 1].isalpha():  # a letter that is not Latin
            continue
        lower = lower or letters.lower().decode("latin-1")
        words = _read(lower, start, word.decode())
        if words is None:
            continue
        if last is not None and words.start >= last.end:
            yield last
        last = words
    if last is not None:
        yield last


def _words_only(letters: bytes) -> bytes:
    """The text in small letters, blanks for all that parts words, and a blank before it.

    One blank to look for is what makes the search for the first word of a number quick.

    >>> _words_only(b"Forty-two, 3m")
    b' forty two  0m'
    """
    return b" " + letters.translate(_WORDS_ONLY)


def _read(text: str, start: int, first: str) -> Words | None:
    """The number that begins with the word `first` at `start`, or None where the words say none."""
    if first in SMALL or first in TENS:
        following = _NEXT.match(text, start + len(first))
        if following is None or (following["gap"] == " " and following["word"] not in _GOES_ON):  # "two companies"
            value = SMALL[first] if first in SMALL else TENS[first]
            return Words(start, start + len(first), value, value, ONE)
        return _cardinal(text, start, start, first)
    if first in ("half", "quarter", "quarters"):
        return _part_of_scale(text, start, first)
    return _scale(text, start, first) if first in SCALES else _vague(text, start, first)


def _part_of_scale(text: str, start: int, first: str) -> Words | None:
    """`half a billion`, `a quarter million`, `three quarters of a billion`; None without a scale behind."""
    found = _OF_A_SCALE.match(text, start + len(first))
    if found is None:
        return None
    scale = SCALES[found["any"] or found["big"]]
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    share = PARTS[first.rstrip("s")]
    if first == "quarters":
        if before is None or not before["three"]:
            return None
        share *= 3
    if before is not None and (before["three"] or before["one"]):
        start = before.start()
    return Words(start, found.end(), share * scale, share * scale, scale)


def _vague(text: str, start: int, first: str) -> Words:
    """`tens of thousands`, `dozens`, `millions`."""
    low, end = PLURALS[first], start + len(first)
    scale = low
    found = _OF_SCALES.match(text, end)
    if found is not None:
        scale, end = PLURALS[found["scale"]], found.end()
        low *= scale
    return Words(start, end, low, low * 10, scale, vague=True)


def _scale(text: str, start: int, first: str) -> Words | None:
    """`a million`, `several hundred thousand`; None for a scale that nothing counts."""
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    if before is None or before["three"] or (before.start() and text[before.start() - 1].isalnum()):
        return None
    if before["one"]:
        return _cardinal(text, start, before.start(), first)
    low, end = SCALES[first], start + len(first)
    scale = low
    following = _NEXT.match(text, end)
    if following is not None and following["gap"] == " " and following["word"] in SCALES:
        scale, end = SCALES[following["word"]], following.end()
        low *= scale
    return Words(before.start(), end, low, low * 10, scale, vague=True)


class _Sum(NamedTuple):
    """What the words so far add up to: two hundred and fifty | thousand | six.

    `total` holds the groups closed by a scale, `group` the one being read; `kind` is that of the last word.
    """

    total: Decimal = ZERO
    group: Decimal = ZERO
    scale: Decimal = ONE
    kind: str = "start"


def _cardinal(text: str, start: int, begin: int, first: str) -> Words | None:
    """Reads word by word as long as the next one can follow; `begin` is where the mention starts, its article included."""
    so_far = _Sum()
    end = position = start
    word = first
    while (taken := _with_word(so_far, word)) is not None:
        so_far, end = taken, position + len(word)
        if so_far.kind in ("small", "tens"):
            part, end = _decimals(text, end)
            if part:
                so_far = so_far._replace(group=so_far.group + part, kind="part")
        if so_far.kind == "scale" and (half := _AND_HALF.match(text, end)) is not None:
            so_far, end = so_far._replace(total=so_far.total + so_far.scale / 2), half.end()
            break
        following = _NEXT.match(text, end)
        if following is None or ("and" in following["gap"] and so_far.kind not in ("hundred", "scale")):
            break
        if so_far.kind == "scale" and "and" in following["gap"] and _rises(text, following, so_far.scale):
            break  # "between five million and seven million"
        position, word = following.start("word"), following["word"]
    if end == start:
        return None
    cents, end = _cents(text, end)
    value = so_far.total + so_far.group + cents
    return Words(begin, end, value, value, so_far.scale)


def _rises(text: str, following: re.Match[str], scale: Decimal) -> bool:
    """Whether a number as large as the one before begins behind `and`: five million and | seven million."""
    further = _CLOSED.match(text, following.start("word"))
    return further is not None and SCALES[further["scale"]] >= scale


def _with_word(so_far: _Sum, word: str) -> _Sum | None:
    """The sum with one more word, or None where that cannot follow."""
    total, group, _, kind = so_far
    opens = kind in ("start", "hundred", "scale")
    if word in SMALL:
        value = SMALL[word]
        follows = opens or (kind == "tens" and 0 < value < 10)
        return _Sum(total, group + value, ONE, "small") if follows else None
    if word in TENS:
        return _Sum(total, group + TENS[word], ONE, "tens") if opens else None
    if word in ("hundred", "dozen"):
        scale = SCALES[word]
        return _Sum(total, (group or 1) * scale, scale, "hundred") if kind != "hundred" and group < 100 else None
    if word in SCALES or (word in PLURALS and kind in ("small", "tens")):
        scale = SCALES.get(word) or PLURALS[word]
        closed = total + (group or 1) * scale if group or not total else total * scale
        return _Sum(closed, ZERO, scale, "scale")
    return None


def _cents(text: str, end: int) -> tuple[Decimal, int]:
    """What `and NO/100` of a cheque adds to the number that ends at `end`, and where it then ends."""
    cheque = _CHEQUE.match(text, end)
    if cheque is None:
        return ZERO, end
    return ZERO if cheque["cents"] == "no" else Decimal(cheque["cents"]) / 100, cheque.end()


def _decimals(text: str, end: int) -> tuple[Decimal, int]:
    """What `point five` or `and a half` adds to the number that ends at `end`, and where it then ends."""
    if text[end : end + 2] not in (" p", " a", "-a"):
        return ZERO, end
    point = _POINT.match(text, end)
    if point is not None:
        digits = "".join(str(SMALL.get(digit, 0)) for digit in point["digits"].split())
        return Decimal(f"0.{digits}"), point.end()
    part = _AND_A_PART.match(text, end)
    if part is not None:
        return PARTS[part["part"] or part["half"]], part.end()
    return ZERO, end
