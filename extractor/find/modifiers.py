"""The words beside a number that say how exact it is, and how far they reach.

Before it: `about`, `over`, `more than`, `nearly`, `up to`, `at least`, `no more than`, `topped`; behind it: `or more`, `or less`.
It must touch its number (`under the 80% investors like`, `topped the $9m expected` have none), unless the number
is a mark that was passed (`exceeded the $5bn mark`). `up to` behind a verb of motion is a way, not a bound
(`crept up to 58%`), and `over` may belong to its verb (`hand over seven jets`).
"""

from __future__ import annotations

import re

# Phrases that end right before the amount; the longest one that fits wins.
BEFORE = {
    "about": (
        "about", "around", "approximately", "approx", "approx.", "roughly", "some", "circa", "ca", "ca.", "c.", "c", "~", "≈", "broadly",
        "an estimated", "estimated at", "in the region of", "in the neighbourhood of", "in the neighborhood of", "in the order of",
        "on the order of", "in the vicinity of",
    ),
    "over": (
        "over", "more than", "above", "in excess of", "upwards of", "upward of", "north of", "greater than", "higher than", "larger than",
        "beyond", "past", ">",
    ),
    "under": ("under", "less than", "fewer than", "below", "lower than", "smaller than", "beneath", "south of", "<"),
    "nearly": (
        "nearly", "almost", "close to", "just under", "just shy of", "just below", "just short of", "approaching", "nearing", "near",
        "virtually", "not quite", "getting on for", "the best part of", "the better part of", "close on", "shy of",
        "not far off", "not far short of", "neared", "a little under", "slightly less than",
    ),
    "up_to": ("up to", "as much as", "as many as"),
    "at_least": (
        "at least", "no less than", "no fewer than", "not less than", "no lower than", "not lower than", "a minimum of", "as little as",
        "as few as", "at minimum", "at a minimum", "at the very least", "≥", "a floor of",
    ),
    "at_most": (
        "at most", "not exceed", "never exceed", "no more than", "not more than", "no greater than", "no higher than", "not exceeding",
        "a maximum of", "≤", "not to exceed",
    ),
}  # fmt: skip
# Verbs that say "over"; an article may follow them where the number is a mark.
PASSING = (
    "exceeds", "exceed", "exceeded", "exceeding", "surpass", "surpasses", "surpassed", "surpassing", "topped", "topping", "tops", "top",
    "pass", "passes", "passed", "passing", "breached", "broke through", "breaking through", "broken through", "crossed", "crossing",
)  # fmt: skip
ARTICLES = frozenset("the a an its their".split())
# Words that "up to" is a way behind, and those that "over" belongs to.
MOTION = frozenset(
    "crept creeping creep went go goes going rose rise rises rising climbed climb climbing moved move ticked edged inched jumped shot "
    "pushed push pushes bid brought took take come came drifted lifted lift revised nudged bumped bumping raised raise scaled "
    "stepped marked edged picked driven ramped ramp built build catch caught add adding".split()
)
# Those of them that have an object: `raise it up to 58%` is a way, `raise up to $1bn` a bound.
RAISING = frozenset("raise raised build built take took lift".split())
PARTICLES = frozenset(
    "hand hands handed handing take takes took taken taking turn turns turned turning win won rolled roll carried carry spread fight "
    "fought battle dispute sue sued sues suing "
    "clash clashed concerns concern worries argue argued row fears deal talks control presides presided "
    "option options warrant warrants".split()
)
# Phrases that mean another thing behind these words.
OTHERWISE = {
    "up to": MOTION,
    "past": frozenset("the half quarter this its".split()),
    "over": PARTICLES,
    "top": frozenset("the its their his her our a at of from with on by in is are was were be".split()),
}

_PHRASES = {phrase: modifier for modifier, phrases in BEFORE.items() for phrase in phrases} | dict.fromkeys(PASSING, "over")
_LAST_OF_PASSING = frozenset(phrase.rpartition(" ")[2] for phrase in PASSING)
_BY_LAST_WORD: dict[str, list[str]] = {}
for _phrase in sorted(_PHRASES, key=len, reverse=True):
    _BY_LAST_WORD.setdefault(_phrase.rpartition(" ")[2], []).append(_phrase)
_WINDOW = 26
_OPENED = re.compile(r"[\n(\"“‘']")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)(?P<object> it| them| its [a-z]+)? $")
_MARK = re.compile(r"[ -](?:mark|level|threshold|barrier|milestone|line|ceiling|hurdle)\b")
_AFTER = re.compile(
    r"""\ ?\+(?![\w+]|\ [0-9])                                  # 5m+, not 6 + 4
    | \ or\ (?:more|above|over|higher|greater|better)\b|-plus\b
    | \ or\ (?P<less>less|fewer|below|under|lower)\b
    | (?P<about>[- ](?:odd|ish)|\ or\ so|\ or\ thereabouts)\b""",
    re.VERBOSE,
)


def modifier_of(text: str, start: int, end: int) -> str | None:
    """The modifier of the amount `text[start:end]`, from the words before it or, failing that, behind it."""
    return modifier_before(text, start, end) or modifier_after(text, end)


def modifier_before(text: str, start: int, end: int) -> str | None:
    """The modifier that touches the amount `text[start:end]` on its left.

    >>> modifier_before("more than $5", 10, 12), modifier_before("crept up to 58%", 12, 15)
    ('over', None)
    >>> modifier_before("exceeded the $5bn mark", 13, 17), modifier_before("topped the $9m expected", 11, 14)
    ('over', None)
    """
    if not start:
        return None
    if text[start - 1] in "~≈><≥≤":
        return _PHRASES[text[start - 1]]
    if text[start - 1] == "-":
        return "under" if text.endswith(("sub-", "Sub-"), 0, start) else None
    window = text[max(0, start - _WINDOW) : start].rstrip(" \u00a0(")
    last = _last_word(window)
    if last in ARTICLES:
        window = window[: -len(last)].rstrip()
        last = _last_word(window)
        if last not in _LAST_OF_PASSING or _MARK.match(text, end) is None:
            return None
    phrases = _BY_LAST_WORD.get(last)
    if phrases is None:
        return None
    lower = window.lower()
    phrase = next((p for p in phrases if lower.endswith(p) and not lower[: -len(p)][-1:].isalnum()), None)
    if phrase is None or (phrase in OTHERWISE and _means_another_thing(lower, phrase)):
        return None
    if phrase in ("c.", "c") and window.endswith(("C.", "C")):
        return None  # "raised a Series C. $60 million of it": a sentence that ends
    return _PHRASES[phrase]


def _means_another_thing(window: str, phrase: str) -> bool:
    """Whether the word before says so: `crept up to 58%`, `hand over seven jets`, `the top 5 million`."""
    before = _WORD_BEFORE.search(window, 0, len(window) - len(phrase))
    if before is None or before[1] not in OTHERWISE[phrase]:
        return False
    return phrase != "up to" or before["object"] is not None or before[1] not in RAISING


def _last_word(window: str) -> str:
    word = window[window.rfind(" ") + 1 :].lower()
    return word if word.isalpha() else _OPENED.split(word)[-1]


def modifier_after(text: str, end: int) -> str | None:
    """The modifier behind an amount: `or more`, `or less`, `+`, `or so`."""
    if text[end : end + 1] not in (" ", "+", "-"):
        return None
    found = _AFTER.match(text, end)
    if found is None:
        return None
    if found["less"]:
        return "at_most"
    return "about" if found["about"] else "at_least"
