"""Digits, scales and number words → exact Decimals; what they count is for the finders that look around them.

- grouping: `1,234.5`, `1.234,50`, `1.234.567`, `1 234` (thin, unbreakable and plain blanks), `1'234`, `12,34,567`; `.001`, `5,5`
- fractions: `2 1/2`, `½`, `2½`, `1/4`
- scales behind, glued or not: `5bn`, `5 bn`, `5 million`, `3 lakh crore`, `4.7-billion`; a lone letter (`5m`, `10k`) is left to the finders
- number words: see `number_words`
- `(52.1)` is marked as bracketed, `-5` carries its sign; `EUR50m`, `GLM-5` are marked as glued to a word

Left alone: versions and section numbers `5.3.1`, dates `1/1/2010`, clock times and ratios `10:45`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.find.digits import AIRLINER, SHARE, SPACED, SPACERS, VULGAR, share_of, value_of
from extractor.find.number_words import PLURALS, SCALES, Words, find_number_words

ONE = Decimal(1)
# Scale words and abbreviations that mean nothing else behind a number.
SCALE_WORDS = {word: value for word, value in (SCALES | PLURALS).items() if word not in ("hundreds", "dozens", "tens", "dozen")} | {
    "bn": Decimal(10**9), "bln": Decimal(10**9), "bil": Decimal(10**9), "mn": Decimal(10**6), "mln": Decimal(10**6),
    "mil": Decimal(10**6), "mio": Decimal(10**6),
    "mill": Decimal(10**6), "tn": Decimal(10**12), "trn": Decimal(10**12), "tr": Decimal(10**12),
    "trln": Decimal(10**12), "tril": Decimal(10**12),
    "tln": Decimal(10**12), "cr": Decimal(10**7),
    "mrd": Decimal(10**9),
}  # fmt: skip
SCALE_WORDS |= {form: value for word, value in SCALE_WORDS.items() for form in (word.capitalize(), word.upper())}
# Letters that are a scale only where a currency or a counted noun says so.
SCALE_LETTERS = {
    "k": Decimal(10**3), "m": Decimal(10**6), "mm": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12),
    "K": Decimal(10**3), "M": Decimal(10**6), "MM": Decimal(10**6), "B": Decimal(10**9), "T": Decimal(10**12),
}  # fmt: skip
MINUS = "-−–"
# Signs that tie a number to what stands before them.
GLUE = "_#&%=.$€£¥₹"
# What may stand before the minus of a negative number; behind a letter or a digit it is a hyphen.
BEFORE_MINUS = "($£€¥[\"“"

_DIGITS = re.compile(
    r"""( [0-9]+ (?:[.,][0-9]+)* )                            # 2024   1,234.5   5.3.1
        ( - | [ \u00a0\u2009\u202f]{0,2} )                    # what stands between
        ( [^\W\d_¼-¾⅐-⅞]+ | [%‰$¢£¥֏؋৳฿៛₠-₿] )?                           # and what follows
    """,
    re.VERBOSE,
)
# A byte for each character of a text, "0" for every figure: the next figure is found with `bytes.find`, at no price.
_FIGURES = bytes(ord("0") if chr(code) in "0123456789" else ord(" ") for code in range(256))
_FOLLOWS = re.compile(r"(?P<gap>-|\n|[ \u00a0\u2009\u202f]{0,2})(?P<word>[^\W\d_¼-¾⅐-⅞]+|[%‰$¢£¥֏؋৳฿៛₠-₿])?")
_VULGAR = re.compile("[¼½¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞]")
# "40m-50m", "310p-345p", "sub-5%", "3-to-4%"
_NOT_GLUE = re.compile(r"[0-9](?:[kmb]n?|tr?n|p|c|x|pct?|bps?|ppt?s?)[-−–]$|\bsub-$|[0-9]-to-$", re.IGNORECASE)
_ABOUT = re.compile(r"(?<![\w.])(?:(?:[cC]a?|[aA]pprox)\.|c)$")
_BEFORE_MINUS_WORD = re.compile(r"(?:^|[(:;,—–]\s?|\b(?:to|at|of|from|is|was|were|between|and|by|about|around|reached|read)\s)$")
_LETTER = re.compile(r"[ \u00a0\u2009\u202f]?(?P<letter>mm|MM|[kKmMbBtT])(?![^\W_]|-[0-9]+s\b)")  # 5m, but 5 B-21s


class Number(NamedTuple):
    """A number as written, with its scale applied; `low` and `high` differ for vague ones only.

    `word` is the word or sign that follows, `gap` what stands between (nothing, a blank or a hyphen).
    A tuple and no dataclass: one is made for every digit group of the text, at a quarter of the price.
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
    found = list(_digit_numbers(text))
    return _merge(found, [_from_words(text, words) for words in find_number_words(text)])


def with_letter(text: str, number: Number) -> Number:
    """The number with the scale letter behind it ("5m", "12,333 M"), or as it was.

    >>> with_letter("5m.", find_numbers("5m.")[0]).low
    Decimal('5000000')
    """
    if number.word not in SCALE_LETTERS or number.form != "digits" or number.scale is not ONE:
        return number
    found = _LETTER.match(text, number.end)
    if found is None:
        return number
    scale = SCALE_LETTERS[found["letter"]]
    gap, word = _following(text, found.end())
    return number._replace(end=found.end(), low=number.low * scale, high=number.high * scale, scale=scale, gap=gap, word=word)


def minus_word(text: str, start: int) -> int:
    """How long the word is that makes a number negative: "swung to minus 27 million", "(minus 3%)"; not "sales minus 3 million of costs".

    >>> minus_word("at minus 3%", 9), minus_word("sales minus 3m", 12)
    (6, 0)
    """
    if not text.endswith(("minus ", "Minus "), 0, start):
        return 0
    return len("minus ") if _BEFORE_MINUS_WORD.search(text, max(0, start - 20), start - len("minus ")) else 0


# --- digits ------------------------------------------------------------------------------------------------------


def _digit_numbers(text: str) -> Iterator[Number]:
    """The numbers in digits, in order."""
    figures = text.encode("latin-1", "replace").translate(_FIGURES)
    done = 0
    vulgar = not text.isascii() and any(sign in text for sign in VULGAR)
    while (start := figures.find(b"0", done)) >= 0:
        match = _DIGITS.match(text, start)
        assert match is not None
        digits, gap, word = match.groups("")
        end = start + len(digits)
        if vulgar:
            yield from _vulgar_only(text, done, start)
        number = _number(text, start, end, digits, gap, word)
        if number is not None:
            done = max(number.end, end) if "," not in digits else number.end
            yield number
            if done < end:  # "2022,2023": a list without blanks
                yield from _listed(text, done, end)
                done = end
        else:
            done = end
    if vulgar:
        yield from _vulgar_only(text, done, len(text))


def _number(text: str, start: int, end: int, digits: str, gap: str, word: str) -> Number | None:
    """One cluster of digits as a number; None for dates, times, versions."""
    if digits.isdigit():
        value = Decimal(digits)
    else:
        read = value_of(digits)
        if read is None:
            return None
        value, length = read
        if length < len(digits):
            return _finished(text, start, start + length, value, "", "")
    after = text[end : end + 1]
    if not word and after and (after in ":/⁄-" or after in SPACERS or after in VULGAR):
        extended = _extended(text, start, end, value)
        if extended is None:
            return None
        value, new_end = extended
        if new_end != end:
            end = new_end
            gap, word = _following(text, end)
    before = text[start - 1] if start else ""
    if before in (".", ":", "/", "⁄") and start > 1:
        further = text[start - 2]
        if before == "." and not further.isalnum() and further != ".":
            return _finished(text, start - 1, end, Decimal(f"0.{digits}") if digits.isdigit() else value, gap, word)
        if further.isdigit() or (before == "." and not further.isalpha()):
            return None
    elif before == "." and digits.isdigit():
        return _finished(text, 0, end, Decimal(f"0.{digits}"), gap, word)
    return _finished(text, start, end, value, gap, word)


def _extended(text: str, start: int, end: int, value: Decimal) -> tuple[Decimal, int] | None:
    """The value and end of a number that goes on behind its digits: `1 234`, `2 1/2`, `1/4`, `2½`; None for dates and times."""
    after, further = text[end], text[end + 1 : end + 2]
    if after == ":":
        return None if further.isdigit() else (value, end)
    if after in "/⁄":
        if not further.isdigit():
            return value, end
        share = SHARE.match(text, start)
        read = share_of(share) if share is not None and not (start and text[start - 1] in "/⁄.:") else None
        if share is None or read is None:
            return (value, end) if "," in text[start:end] else None  # "Rs 76,500/10 gm", but 9/11
        return read, share.end()
    if after in VULGAR:
        return value + VULGAR[after], end + 1
    if further.isdigit() or further in VULGAR:
        share = SHARE.match(text, end + 1)
        read = share_of(share) if share is not None else None
        if share is not None and read is not None and read < 1:
            cents = after == "-" and text[start:end][-3:-2] == "."  # grain at $5.61-1/2: halves of a cent
            return value + (read / 100 if cents else read), share.end()
        apart = after != "-" and end - start <= 3 and text[start - 1 : start] not in ("Q", "H", "Y")  # "in Q3 410 cars"
        spaced = SPACED.match(text, start) if apart else None
        if spaced is not None and AIRLINER.match(text, end + 1) is None:
            return Decimal("".join(c for c in spaced[0] if c not in SPACERS).replace(",", ".")), spaced.end()
    return value, end


def _vulgar_only(text: str, start: int, end: int) -> Iterator[Number]:
    """Fractions of one character that no digit stands before: `½`."""
    for match in _VULGAR.finditer(text, start, end):
        if text[match.start() - 1 : match.start()].isdigit():
            continue
        gap, word = _following(text, match.end())
        yield _finished(text, match.start(), match.end(), VULGAR[match[0]], gap, word)


def _listed(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers of a stretch one by one."""
    for piece in re.finditer(r"[0-9]+(?:\.[0-9]+)?", text[start:end]):
        stop = start + piece.end()
        gap, word = _following(text, stop)
        yield _finished(text, start + piece.start(), stop, Decimal(piece[0]), gap, word)


def _following(text: str, end: int) -> tuple[str, str]:
    found = _FOLLOWS.match(text, end)
    return (found["gap"], found["word"] or "") if found else ("", "")


def _finished(text: str, start: int, end: int, value: Decimal, gap: str, word: str) -> Number:
    """The number with the scale words, the sign and the brackets around it."""
    before = text[start - 1] if start else ""
    scale, bracketed, glued = ONE, False, False
    if before == " " and word not in SCALE_WORDS:  # most numbers
        return Number(start, end, value, value, ONE, gap, word)
    if before == "(" and text[end : end + 1] == ")":
        bracketed, start, end = True, start - 1, end + 1
        before = text[start - 1] if start else ""
        gap, word = _following(text, end)
    while word in SCALE_WORDS:
        scale *= SCALE_WORDS[word]
        end += len(gap) + len(word)
        gap, word = _following(text, end)
    if scale is not ONE:
        value *= scale
    if before and not before.isspace():
        if before in MINUS:
            further = text[start - 2 : start - 1]
            if further.isalpha():
                glued = _NOT_GLUE.search(text, max(0, start - 6), start) is None
            elif not further or further in BEFORE_MINUS or (further.isspace() and before != "–"):
                start, value = start - 1, -value
        elif before.isalpha() or before in GLUE:
            about = before == "." or (before == "c" and (end - start > 1 or word == "%"))
            glued = not (about and _ABOUT.search(text, max(0, start - 7), start))  # "c.300 staff", "c4%"
    return Number(start, end, value, value, scale, gap, word, "digits", glued, bracketed)


# --- words -------------------------------------------------------------------------------------------------------


def _from_words(text: str, words: Words) -> Number:
    gap, word = _following(text, words.end)
    glued = words.start > 0 and text[words.start - 1] == "-" and not text.endswith("-to-", 0, words.start)
    return Number(words.start, words.end, words.low, words.high, words.scale, gap, word, "vague" if words.vague else "words", glued)


def _merge(digits: list[Number], words: list[Number]) -> list[Number]:
    """Both in text order; where they overlap ("5 million", "NO/100") the one that begins first stands."""
    if not words:
        return digits
    out: list[Number] = []
    for number in sorted((*digits, *words)):
        if not out or number.start >= out[-1].end:
            out.append(number)
    return out
