"""The words beside a number that say how exact it is, and how far they reach.

Before it: `about`, `over`, `more than`, `nearly`, `up to`, `at least`, `no more than`, `topped`; behind it: `or more`, `or less`.
It must touch its number (`under the 80% investors like`, `topped the $9m expected` have none), unless the number
is a mark that was passed (`exceeded the $5bn mark`). `up to` behind a verb of motion is a way, not a bound (`crept up to 58%`).
"""

from __future__ import annotations

import re

# Phrases that end right before the amount, by their last word; the longest one that fits wins.
BEFORE = {
    "about": ("about", "around", "approximately", "approx", "approx.", "roughly", "some", "circa", "ca", "ca.", "c.", "in the region of", "in the neighbourhood of",
              "in the neighborhood of", "in the order of", "on the order of", "~", "≈", "broadly", "an estimated", "estimated at"),
    "over": ("over", "more than", "above", "in excess of", "upwards of", "upward of", "north of", "greater than", "higher than", "larger than", "beyond", ">",
             "exceeds", "exceed", "exceeded", "exceeding", "surpass", "surpasses", "surpassed", "surpassing", "topped", "topping", "tops", "passed", "passing", "pass", "passes", "breached",
             "broke through", "breaking through", "broken through", "crossed", "crossing"),
    "under": ("under", "less than", "fewer than", "below", "lower than", "smaller than", "beneath", "south of", "<"),
    "nearly": ("nearly", "almost", "close to", "just under", "just shy of", "just below", "just short of", "approaching", "nearing", "virtually", "not quite", "a little under", "slightly less than"),
    "up_to": ("up to", "as much as", "as many as", "as high as", "up to as much as"),
    "at_least": ("at least", "no less than", "no fewer than", "not less than", "a minimum of", "minimum of", "≥", "a floor of"),
    "at_most": ("at most", "no more than", "not more than", "no greater than", "not exceeding", "a maximum of", "maximum of", "≤", "not to exceed"),
}  # fmt: skip
AFTER = re.compile(r" ?\+(?![\w+])| or (?:more|above|over|higher|greater|better)\b| or (?P<less>less|fewer|below|under|lower)\b|[- ](?P<about>odd|ish)\b| (?P<about2>or so)\b")
# Verbs that take "up to" as a way, "about" as an object.
MOTION = frozenset(
    "crept creeping creep went go goes going rose rise rises rising climbed climb climbing moved move ticked edged inched jumped shot pushed pushing pushes bid brought took "
    "take come came drifted lifted lift revised nudged bumped bumping raised raise scaled picked driven ramped ramp built build catch caught add adding".split()
)
# Verbs that "over" belongs to ("hand over seven jets").
PARTICLES = frozenset(
    "hand hands handed handing take takes took taken taking turn turns turned turning win won rolled roll carried carry spread fight fought battle dispute concerns concern worries argue argued "
    "row fears deal talks control presides presided".split()
)
VERBS = frozenset(word for word in BEFORE["over"] if word.endswith(("s", "ed", "ing", "exceed", "surpass", "through")) and word != "upwards of")

_PHRASES = {phrase: modifier for modifier, phrases in BEFORE.items() for phrase in phrases}
_BY_LAST_WORD: dict[str, list[str]] = {}
for _phrase in sorted(_PHRASES, key=len, reverse=True):
    _BY_LAST_WORD.setdefault(_phrase.rpartition(" ")[2], []).append(_phrase)
_WINDOW = 26
_MOTION = re.compile(r"([A-Za-z]+)(?: it| them| its [a-z]+)? $")
_MARK = re.compile(r"[ -](?:mark|level|threshold|barrier|milestone|line|ceiling|hurdle)\b")
_ARTICLE = re.compile(r" (?:the|a|an|its|their)$")


def modifier_before(text: str, start: int, end: int) -> str | None:
    """The modifier that touches the amount `text[start:end]`.

    >>> modifier_before("more than $5", 10, 12), modifier_before("crept up to 58%", 12, 15), modifier_before("exceeded the $5bn mark", 13, 17)
    ('over', None, 'over')
    """
    if not start:
        return None
    if text[start - 1] in "~≈><≥≤":
        return _PHRASES[text[start - 1]]
    window = text[max(0, start - _WINDOW) : start].rstrip(" \u00a0(")
    last = _last_word(window)
    if last in ("the", "a", "an", "its", "their"):
        window = _ARTICLE.sub("", window)
        last = _last_word(window)
        if (last not in VERBS and last != "through") or _MARK.match(text, end) is None:
            return None
    phrases = _BY_LAST_WORD.get(last)
    if phrases is None:
        return None
    lower = window.lower()
    phrase = next((p for p in phrases if lower.endswith(p) and not lower[: -len(p)][-1:].isalnum()), None)
    if phrase is None:
        return None
    if phrase in ("up to", "over"):
        before = _MOTION.search(lower, 0, len(lower) - len(phrase))
        if before and before[1] in (MOTION if phrase == "up to" else PARTICLES):
            return None
    return _PHRASES[phrase]


def _last_word(window: str) -> str:
    word = window[window.rfind(" ") + 1 :].lower()
    return word if word.isalpha() else word[max(word.rfind("\n"), word.rfind("(")) + 1 :]


def modifier_after(text: str, end: int) -> str | None:
    """The modifier behind an amount: `or more`, `or less`, `+`, `or so`."""
    if text[end : end + 1] not in (" ", "+", "-"):
        return None
    found = AFTER.match(text, end)
    if found is None:
        return None
    if found["less"]:
        return "at_most"
    return "about" if found["about"] or found["about2"] else "at_least"


def modifier_of(text: str, start: int, end: int) -> str | None:
    return modifier_before(text, start, end) or modifier_after(text, end)
