"""Digits, scales and number words → exact Decimals; what they count is for the finders that look around them.

- grouping: `1,234.5`, `1 234` (any thin or plain blank), `12,34,567`; `.001`, `5,5%`
- fractions: `2 1/2`, `½`, `2½`, `1/4`
- scales behind, glued or not: `5bn`, `5 bn`, `5 million`, `3 lakh crore`, `4.7-billion`; a lone letter (`5m`, `10k`) is left to the finders
- number words: see `number_words`
- `(52.1)` is marked as bracketed, `-5` carries its sign; `EUR50m`, `GLM-5` are marked as glued to a word

Left alone: versions and section numbers `5.3.1`, dates `1/1/2010`, clock times and ratios `10:45`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.find.number_words import SCALES, START, Words, read_words

ONE = Decimal(1)
# Scale words and abbreviations that mean nothing else behind a number.
SCALE_WORDS = {word: value for word, value in SCALES.items() if word not in ("hundreds",)} | {
    "bn": Decimal(10**9), "bln": Decimal(10**9), "bil": Decimal(10**9), "mn": Decimal(10**6), "mln": Decimal(10**6), "mil": Decimal(10**6), "mio": Decimal(10**6),
    "tn": Decimal(10**12), "trn": Decimal(10**12), "tln": Decimal(10**12), "cr": Decimal(10**7),
}  # fmt: skip
# Letters that are a scale only where a currency or a counted noun says so.
SCALE_LETTERS = {
    "k": Decimal(10**3), "K": Decimal(10**3), "m": Decimal(10**6), "M": Decimal(10**6), "mm": Decimal(10**6), "MM": Decimal(10**6),
    "b": Decimal(10**9), "B": Decimal(10**9), "t": Decimal(10**12), "T": Decimal(10**12),
}  # fmt: skip
VULGAR = {"¼": "0.25", "½": "0.5", "¾": "0.75", "⅓": None, "⅔": None, "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}
BLANKS = " \u00a0\u2009\u202f"
MINUS = "-−–"

_DIGITS = re.compile(
    r"""(?P<digits>
            [0-9]{1,3} (?:[\u00a0\u2009\u202f ][0-9]{3})+ (?![0-9,]) (?:\.[0-9]+)?      # 1 234 567.8
          | [0-9]+ (?:(?:,[0-9]{1,3})+ (?![0-9]))? (?:\.[0-9]+)?                       # 1,234.5   12,34,567   5,5   2024
        )
        (?P<fraction>[ -]?[0-9]{1,2}[/⁄][0-9]{1,2}(?![0-9/]) | [ ]?[¼½¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞])?   # 2 1/2   2½
        (?P<gap>-|[ \u00a0\u2009\u202f]?)(?P<word>[^\W\d_]+|[%‰$€£¥₹¢])?                # what follows
      | (?P<vulgar>[¼½¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞])(?P<gap2>-|[ ]?)(?P<word2>[^\W\d_]+|[%‰$€£¥₹¢])?
    """,
    re.VERBOSE,
)
_FOLLOWS = re.compile(r"(?P<gap>-|\n|[ \u00a0\u2009\u202f]{0,2})(?P<word>[^\W\d_]+|[%‰$€£¥₹¢])?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_FRACTION = re.compile(r"[/⁄](?P<below>[0-9]{1,3})(?![0-9/⁄.,])")
_LETTER_SCALE = re.compile(r"(?P<gap>[ \u00a0\u2009\u202f]?)(?P<letter>mm|MM|[kKmMbBtT])(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, with its scale applied; `low` and `high` differ for vague ones only.

    `word` is the word or sign that follows, `gap` what stands between (nothing, a blank or a hyphen).
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal = ONE
    gap: str = ""
    word: str = ""
    form: str = "digits"  # digits | words | vague
    glued: bool = False
    bracketed: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a scale was written with it."""
        return self.scale != ONE


def find_numbers(text: str) -> list[Number]:
    """Every number of the text in order.

    >>> [(n.start, n.end, str(n.low), n.word) for n in find_numbers("$4.5bn and 2 1/2 million users")]
    [(1, 6, '4500000000.0', 'and'), (11, 24, '2500000.0', 'users')]
    """
    found: list[Number] = []
    position = 0
    for match in _DIGITS.finditer(text):
        number = _number(text, match, position)
        if number is not None:
            found.append(number)
            position = number.end
    return _merge(found, list(_words(text)))


def with_letter(text: str, number: Number) -> Number:
    """The number with the scale letter behind it ("5m", "12,333 M"), or as it was.

    >>> with_letter("5m.", find_numbers("5m.")[0]).low
    Decimal('5000000')
    """
    if number.form != "digits" or number.scaled:
        return number
    found = _LETTER_SCALE.match(text, number.end)
    if found is None or (found["gap"] and not found["letter"].isupper()):
        return number
    scale = SCALE_LETTERS[found["letter"]]
    follows = _FOLLOWS.match(text, found.end())
    gap, word = (follows["gap"], follows["word"] or "") if follows else ("", "")
    return Number(number.start, found.end(), number.low * scale, number.high * scale, scale, gap, word, "digits", number.glued, number.bracketed)


def _number(text: str, match: re.Match[str], done: int) -> Number | None:
    """One match of the digit pattern as a number; None for dates, times, versions and parts of what was read."""
    start = match.start()
    if start < done:
        return None
    before = text[start - 1] if start else ""
    if match["vulgar"]:
        share = VULGAR[match["vulgar"]]
        if share is None:
            return None
        return _scaled(text, start, match.end("vulgar"), Decimal(share), match["gap2"], match["word2"] or "", before, False)
    end = match.end("digits")
    value, end = _value(match["digits"], start, end)
    if end == match.end("digits") and match["fraction"]:
        extra = _share(match["fraction"].strip(" -"))
        if extra is None:
            return None
        value, end = value + extra, match.end("fraction")
    after = text[end : end + 2]
    if after[:1] in "/⁄" and after[:1]:
        found = _FRACTION.match(text, end)
        if found and not before.isdigit() and before not in "/⁄":
            share_ = _share(text[start : found.end()])
            if share_ is None or not (value < 20 and int(found["below"]) in (2, 3, 4, 5, 8, 10, 16, 32, 100)):
                return None
            value, end = share_, found.end()
        elif after[1:2].isdigit():
            return None
    elif after[:1] in ".:" and after[1:2].isdigit():
        return None
    if before and before in ".:/⁄,'’":
        if before == "." and not (start > 1 and (text[start - 2].isalnum() or text[start - 2] in ".")):
            value, start = Decimal(f"0.{match['digits']}") if match["digits"].isdigit() else value, start - 1
            before = text[start - 1] if start else ""
        elif (before != "," or end - start != 3) and start > 1 and (text[start - 2].isdigit() or before == ".") and not (before == "," and start > 1):
            return None
    gap, word = match["gap"], match["word"] or ""
    if end != match.end("fraction" if match["fraction"] else "digits"):
        follows = _FOLLOWS.match(text, end)
        gap, word = (follows["gap"], follows["word"] or "") if follows else ("", "")
    return _scaled(text, start, end, value, gap, word, before, True)


def _value(digits: str, start: int, end: int) -> tuple[Decimal, int]:
    """The value of a digit cluster and where it ends: `2022,2023` is a list and ends at its first comma."""
    if digits.isdigit():
        return Decimal(digits), end
    if "," in digits:
        whole, _, cents = digits.partition(".")
        if _GROUPED.fullmatch(whole):
            return Decimal(digits.replace(",", "")), end
        first, _, rest = whole.partition(",")
        if not cents and len(rest) < 3 and rest.isdigit() and len(first) < 4:
            return Decimal(f"{first}.{rest}"), end
        return Decimal(first), start + len(first)
    return Decimal("".join(c for c in digits if c not in BLANKS)), end


def _share(fraction: str) -> Decimal | None:
    """`1/2`, `½`; None where the fraction has no finite decimal or a zero below."""
    if fraction in VULGAR:
        share = VULGAR[fraction]
        return None if share is None else Decimal(share)
    above, _, below = fraction.replace("⁄", "/").partition("/")
    if not int(below):
        return None
    return Decimal(above) / Decimal(below)


def _scaled(text: str, start: int, end: int, value: Decimal, gap: str, word: str, before: str, signed: bool) -> Number:
    """The number with the scale words, sign and brackets around it."""
    scale, bracketed = ONE, False
    if before == "(" and text[end : end + 1] == ")":
        bracketed, start, end = True, start - 1, end + 1
        before = text[start - 1] if start else ""
        follows = _FOLLOWS.match(text, end)
        gap, word = (follows["gap"], follows["word"] or "") if follows else ("", "")
    while word and (step := SCALE_WORDS.get(word) or (SCALE_WORDS.get(word.lower()) if len(word) > 3 or word.isupper() else None)) is not None:
        scale *= step
        end += len(gap) + len(word)
        follows = _FOLLOWS.match(text, end)
        gap, word = (follows["gap"], follows["word"] or "") if follows else ("", "")
    glued = before.isalpha() or before in ("_", "#", "&") if before else False
    negative = False
    if before in MINUS and before:
        further = text[start - 2] if start > 1 else ""
        if further.isalpha():
            glued = True
        elif signed and (not further or further in "($£€¥[" or further.isspace()) and before != "–":
            negative, start = True, start - 1
    value *= scale
    if negative:
        value = -value
    return Number(start, end, value, value, scale, gap, word, "digits", glued, bracketed)


def _words(text: str) -> Iterator[Number]:
    """The numbers written in words."""
    done = 0
    for match in START.finditer(text):
        if match.start() < done:
            continue
        words = read_words(text, match.start())
        if words is None:
            continue
        done = words.end
        yield _from_words(text, words)


def _from_words(text: str, words: Words) -> Number:
    follows = _FOLLOWS.match(text, words.end)
    gap, word = (follows["gap"], follows["word"] or "") if follows else ("", "")
    before = text[words.start - 1] if words.start else ""
    return Number(words.start, words.end, words.low, words.high, words.scale, gap, word, "vague" if words.vague else "words", glued=before == "-")


def _merge(digits: list[Number], words: list[Number]) -> list[Number]:
    """Both in text order; a word inside a digit number ("5 million") is part of that one."""
    if not words:
        return digits
    out: list[Number] = []
    at = 0
    for word in words:
        while at < len(digits) and digits[at].start < word.start:
            out.append(digits[at])
            at += 1
        if out and out[-1].end > word.start:
            continue
        out.append(word)
    return out + digits[at:]
