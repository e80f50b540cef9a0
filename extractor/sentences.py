"""Where sentences and paragraphs end, by rule.

A line break ends a sentence. A full stop ends one when white space and a capital, digit or opening
quote follow, unless the word before it is an abbreviation (`No. 2`, `Inc. said`, `Sept. 30`) or an initial.
spaCy's sentencizer cuts at these, hence our own.
"""

from __future__ import annotations

import re

from extractor.mentions import Span

# Abbreviations that never end a sentence, and those that may (the next word then decides).
NEVER_LAST = frozenset(
    """
    mr mrs ms dr prof gen sen rep gov st rev hon no nos vs fig eq sec ch pp vol ed jan feb mar apr jun jul aug sep sept oct
    nov dec mon tue tues wed thu thur thurs fri sat sun approx est ca cf e.g i.e viz lt col capt sgt ft mt
    """.split()
)
MAY_BE_LAST = frozenset(
    """
    inc corp co ltd cos bros plc llc llp lp jr sr u.s u.k u.n e.u a.m p.m p.c etc al ph.d s.a n.v s.p.a b.v ag
    """.split()
)
# Words that open a new sentence and seldom go on inside a name, so that "Inc. The" is two sentences.
OPENERS = frozenset(
    """
    the a an it its he she they we i in on at for by but and or however this that these those there as if while when after
    before since with from to meanwhile last shares analysts revenue sales profit net total earlier separately also both all
    another under today yesterday tomorrow now then yet still so because although though until during despite nor neither unlike
    excluding including according rivals turnover earnings margins costs orders investors their once where whereas
    """.split()
)

# What a single letter is the last word of: "closed a Series D. Acme led it".
LETTERED = ("Series ", "series ", "Class ", "class ", "Plan ", "Schedule ", "Vitamin ", "vitamin ")

# A run of stops with what closes behind it and the white space, or a line break; one set of first characters keeps the search fast.
_END = re.compile(r"[.!?\r\n](?P<more>[.!?]*)(?P<close>[\"'”’)\]]*)(?P<gap>\s*)")
_NEXT = re.compile(r"[\"'“‘(\[]{0,3}(?P<word>[A-Z0-9$€£¥][\w’']{0,24})")
_INITIALS = re.compile(r"[A-Z]\.[A-Z]")
_SPACE = re.compile(r"\s*")
_LAST_WORD = re.compile(r"(?<![\w.&])[\w.&]+$")


def find_sentences(text: str) -> list[Span]:
    r"""The sentences of a text in order, without the white space between them.

    >>> text = "Acme Inc. said on Sept. 30 it lost $3.5m. Shares fell 2%.\nNo. 2 rival Beta rose."
    >>> [text[s.start:s.end] for s in find_sentences(text)]
    ['Acme Inc. said on Sept. 30 it lost $3.5m.', 'Shares fell 2%.', 'No. 2 rival Beta rose.']
    """
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())
    for found in _END.finditer(text):
        end = _sentence_end(text, found)
        if end is None:
            continue
        if end > start:
            spans.append(Span(start, end))
        start = _SPACE.match(text, found.end() if text[found.start()] in ".!?" else found.start()).end()  # type: ignore[union-attr]
    end = len(text.rstrip())
    if end > start:
        spans.append(Span(start, end))
    return spans


def _sentence_end(text: str, found: re.Match[str]) -> int | None:
    """Where the sentence before a stop or line break ends, or None where it goes on."""
    if text[found.start()] in "\r\n":
        end = found.start()
        while end and text[end - 1] in " \t":
            end -= 1
        return end
    gap = found["gap"]
    if not gap:
        return None
    if "\n" in gap or "\r" in gap:
        return found.end("close")
    opening = _NEXT.match(text, found.end())
    if opening is None or (not found["more"] and text[found.start()] == "." and _is_abbreviation(text, found, opening["word"])):
        return None
    return found.end("close")


def _is_abbreviation(text: str, found: re.Match[str], following: str) -> bool:
    """Whether the full stop belongs to the word before it rather than to the sentence."""
    if found["close"]:
        return False
    before = _LAST_WORD.search(text, max(0, found.start() - 8), found.start())
    if before is None:
        return False
    word = before[0].lower().rstrip(".")
    if word in NEVER_LAST:
        return True
    if word in MAY_BE_LAST:
        return following.lower() not in OPENERS
    if _INITIALS.fullmatch(before[0]):
        return following.lower() not in OPENERS  # "D.R. Horton"
    # An initial ("J. Smith"); a lone I or a figure ends its sentence, and so does the letter of a series.
    initial = len(word) == 1 and word.isalpha() and before[0].isupper() and word != "i"
    return initial and not text.endswith(LETTERED, 0, before.start())
