"""Which way the words around a time expression look: back, ahead for sure, ahead perhaps, or neither.

    The deal was signed on Friday.    back        Results are due on Friday.    ahead for sure
    It could open in March.           ahead       Inflation at 3% in March      neither

The nearest cue before the expression decides, then the first one behind it. A participle belongs to its helper: "will be signed"
looks ahead, "was due" and "had expected" perhaps.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.mentions import Span
from extractor.resolve.tense_words import (
    AHEAD,
    BACK,
    BACK_VERBS,
    CALLED,
    CLAUSES,
    CUES,
    DETERMINERS,
    HELPERS,
    HOPEFUL,
    INFINITIVES,
    NAMES,
    NEITHER,
    NOUNS,
    POSTPONED,
    SURELY,
)

REACH = 120  # characters on either side: about a clause
_MODALS = frozenset("will would should could may might shall to".split())
_AND_THEN, _COORDINATED = frozenset("and or then".split()), 16  # words
_MOVED = frozenset("push move shift bump postpone delay reschedule".split())
# "trimmed its year-end gold forecast": of what is still to come, whatever has been done to it.
_REVISED = frozenset(
    "raised lifted boosted hiked upped increased cut lowered trimmed reduced slashed nudged reiterated maintained kept".split()
)
_OWN, _VIEW = frozenset("its their his her".split()), re.compile(r" (?:[\w&.-]+ ){0,3}(?:forecast|target|outlook|estimate|projection)s?\b")
# What was met or not is over.
_VIEWS = frozenset("guidance forecast forecasts target targets goal goals estimates expectations".split())
_MET = frozenset("beat beats missed misses met topped exceeded hit surpassed undershot overshot beating missing topping exceeding".split())
_ABOVE, _NEAR = frozenset("above below".split()), 6  # words
_EARNED = frozenset("earnings profit profits income sales revenue revenues ebitda".split())
_AIMED = frozenset("band range price prices rate company".split())
# "is going to", "is expected to", "are on track to".
_GOING, _FAR = HOPEFUL | frozenset("going set about track course poised bound looking preparing certain".split()), 4  # words
_PAIRS = frozenset(
    {
        ("to", "be"), ("to", "last"), ("hope", "to"), ("plan", "to"), ("intend", "to"),
        ("ahead", "of"), ("means", "to"), ("priced", "for"), ("guided", "for"), ("priced", "in"), ("price", "in"),
        ("bookings", "for"), ("looks", "for"), ("looking", "for"), ("reckons", "on"), ("pencils", "in"),
    }
)
# Verbs that are nouns too: "projects a rate of 2%", but "three projects".
_FORETELLING, _FORETOLD = frozenset({"projects", "forecasts"}), frozenset("a an that the it growth inflation".split())
_MEANING = frozenset("means aims plans hopes wants intends expects seeks".split())  # to have 300 by Christmas
_HAS = frozenset({"has", "have"})
_ARTICLES = frozenset("a an its their".split())
_REACHING = frozenset(
    "reaching hitting falling rising climbing peaking topping exceeding settling ending easing slowing cooling dropping declining dipping "
    "moderating accelerating quickening narrowing widening slipping stabilising stabilizing averaging returning picking growing shrinking "
    "sliding sinking edging".split()
)
_ODDS = frozenset("odds chance chances probability likelihood".split())
_AIMING = frozenset("aiming hoping intending betting".split())
_FORECAST = frozenset("forecast predicted projected estimated expected".split())
_SAID = frozenset("promised pledged vowed signalled signaled".split())
_AGREED = frozenset("agreed agrees decided voted".split())
_TURNS_UP = frozenset("raise increase lift boost hike cut reduce lower curb pump produce trim ease".split())
_RELATIVES = frozenset("which whose where".split())
_IS, _ARE = frozenset("is comes".split()), frozenset("is are looks look remains remain".split())
_UNITS = frozenset("day days week weeks month months year years".split())
_COMPLETING = frozenset("closing completing completion opening launching".split())
_PENCILLED = frozenset({"pencilled", "penciled"})
_MAY_LOOK = frozenset([*_FORETELLING, *_ODDS, *_REACHING, *CUES, "be", "of", "set", "until", "till", "to", "seen", "for", "in", "last"])
# "at 3.1% in the fourth quarter it is too high, yet it should fall": another clause looks where it will.
_NEXT_CLAUSE = re.compile(r"; |, (?:yet|but|while|whereas|though|although) ")
_JOINTS = (", and ", ", but ", ", while ", ", whereas ", ", though ", ", yet ", " because ", " as the ", " as its ")
_COMMA = re.compile(r",(?P<aside> \w+ed [^,.;]{2,40},)?(?!\d)")  # "April's figure, released last week, was"
_COMING = (" comes ", " come ")  # "on Friday come the retailers": turned round, it is always ahead
_KOREAN = re.compile(r"(?:\d|illion) won\b")
_WORD = re.compile(r"(?:won[’']t|[’']ll|[A-Za-z]+)")


def direction(text: str, span: Span, sentence: Span) -> int:
    """BACK, NEITHER, AHEAD or SURELY.

    >>> text = "Results are due on Friday."
    >>> direction(text, Span(19, 25), Span(0, 26)) == SURELY
    True
    """
    if text.startswith(_COMING, span.end):
        return SURELY
    start = max(sentence.start, span.start - REACH)
    before = _words(text, max(start, text.rfind(": ", start, span.start), text.rfind("; ", start, span.start)), span.start)
    if before[-2:] == ["priced", "for"] or before[-2:] in (["now", "and"], ["now", "until"], ["now", "till"]):
        return SURELY  # what a market reckons with; "between now and Christmas"
    if before[-2:] == ["back", "in"] or (before[-1:] in (["in"], ["on"]) and before[-2:-1] != [] and before[-2] in _SAID):
        return BACK  # "the 12% it promised in February"
    if before[-2:] in (["as", "of"], ["as", "at"]) and before[-3:-2] != ["effective"]:
        return BACK  # "will rise to 3 times, from 1.7 times as of June 30"
    if before[-2:-1] and before[-2] in _REVISED and before[-1] in _OWN and _VIEW.match(text, span.end, sentence.end):
        return SURELY
    looks = _nearest(before, len(before))
    if looks > 0 and _of_own_clause(text, start, span, sentence):
        return BACK
    if looks:
        return looks
    end = min(sentence.end, span.end + REACH)
    border = _NEXT_CLAUSE.search(text, span.end, end)
    after = _words(text, span.end, border.start() if border else end)
    looks = next((looks for i in range(len(after)) if (looks := _looks(after, i))), NEITHER)
    if not looks and (colon := text.rfind(": ", start, span.start)) > 0:
        before = _words(text, start, colon)  # "The loan was repaid in parts: a third in March"
        return min(_nearest(before, len(before)), NEITHER)
    return min(looks, AHEAD) if text[span.end : span.end + 1] == "," else looks  # "debt at the end of December, will peak"


def _of_own_clause(text: str, start: int, span: Span, sentence: Span) -> bool:
    """Whether a clause of its own, behind one that looks ahead, tells of what was: "it would open, and orders in May had dropped"."""
    border = max(text.rfind(joint, start, span.start) for joint in _JOINTS)
    if border < 0 or _nearest(own := _words(text, border, span.start), len(own)):
        return False
    end = min(sentence.end, span.end + REACH)
    comma = _COMMA.search(text, span.end, end)
    after = _words(text, span.end, comma.start() if comma is not None and comma["aside"] is None else end)
    return next((looks for i in range(len(after)) if (looks := _looks(after, i))), NEITHER) < 0


def _words(text: str, start: int, end: int) -> list[str]:
    words = [word.lower() for word in _WORD.findall(text, start, end) if word not in NAMES]
    if "won" in words and _KOREAN.search(text, start, end):
        words = [word for word in words if word != "won"]  # "a profit of 9.8 trillion won"
    return words


def _nearest(words: list[str], end: int) -> int:
    """How the last cue before the end-th word looks."""
    by = words[-1:] == ["by"]
    for i in range(end - 1, -1, -1):
        if by and words[i] == "now" and 0 < i < end - 1:
            break  # "had given it 9%, now price 12% by December"
        if looks := _looks(words, i):
            return looks
    return NEITHER


def _looks(words: list[str], i: int) -> int:
    """How the i-th word looks, with its helpers."""
    word = words[i]
    if (word not in _MAY_LOOK and not word.endswith("ed")) or word in CALLED:
        return NEITHER
    told = _beside(words, i)
    if told is not None:
        return told
    looks = CUES.get(word, BACK if len(word) > 4 and word.endswith("ed") else NEITHER)
    if not looks and word not in ("be", "set"):
        return NEITHER
    helped = _helped(words, i)
    return looks if helped is None else helped


def _beside(words: list[str], i: int) -> int | None:
    """How the i-th word looks where the words right beside it turn it, or show that it is no verb."""
    previous = words[i - 1] if i else ""
    following = words[i + 1] if i + 1 < len(words) else ""
    return next((looks for row in _BESIDE if (looks := row(words, i, previous, following)) is not None), None)


def _of_verb(words: list[str], i: int, previous: str, following: str) -> int | None:
    """A verb that looks elsewhere than it seems to."""
    word = words[i]
    if word in _AGREED and following == "to" and words[-1] == "from":
        return SURELY  # "agreed to pump more from July"
    if word in _AGREED and following == "to" and words[-1] in ("in", "for") and words[i + 2] in _TURNS_UP:
        return AHEAD  # "agreed to raise output by 137,000 barrels a day in April"; but "agreed to buy Beta in April"
    if word == "brings" and "total" in words[i + 1 : i + 5]:
        return NEITHER  # the dividend, which brings the total for the year to 9 cents
    if word == "ends" and previous in ("year", "quarter"):
        return NEITHER  # a fiscal year ends every year
    if word in _AIMING and previous in ("was", "were", "been"):
        return NEITHER  # "the 8,600 it was aiming for in July"
    if word in _PENCILLED and words[i + 1 : i + 3] == ["in", "for"] and previous not in ("was", "were", "had"):
        return SURELY
    if word == "have" and previous == "to" and words[max(0, i - 2)] in _MEANING:
        return SURELY
    if word == "hedged" and previous in ("has", "have"):
        return SURELY  # what is still to be produced
    return None


def _of_chance(words: list[str], i: int, previous: str, following: str) -> int | None:
    """A chance, what comes next, what foretells."""
    word = words[i]
    if word in _ODDS:
        of_what = words[i + 1 : i + 2] in (["of"], ["that"]) or words[i + 1 : i + 3] == ["on", "a"]
        return SURELY if of_what else NEITHER  # "a chance of a cut in June", but "a 40% chance on Monday"
    if word == "next" and previous == "the" and not _IS.isdisjoint(words[i + 1 : i + 4]) and _RELATIVES.isdisjoint(words[i + 4 :]):
        return SURELY  # "the next test is consumer prices on Wednesday"; but not "the next bet is cooling, which explains sales in April"
    if word in _FORETELLING:
        return SURELY if following in _FORETOLD or previous == "now" else NEITHER
    return None


def _of_time(words: list[str], i: int, previous: str, following: str) -> int | None:
    """A word that puts off, or dates something else."""
    word = words[i]
    if word == "after" and (previous in _UNITS or following in _COMPLETING):
        return NEITHER  # expires 180 days after the offering, on July 8; adds €20m of sales after closing in the second quarter
    if word == "to" and i + 1 == len(words) and not _MOVED.isdisjoint(words[max(0, i - 6) : i]):
        return SURELY  # "can we push the call to Friday"
    if word in ("until", "till", "to") and not POSTPONED.isdisjoint(words[max(0, i - 6) : i]):
        return SURELY
    return None


def _of_view(words: list[str], i: int, previous: str, following: str) -> int | None:
    """A view that was met, and a noun that looks ahead only where it is said of what."""
    word = words[i]
    if word in _VIEWS and any(a in _MET and b != "to" for b, a in pairwise(words[max(0, i - _NEAR) : i])):
        return BACK  # "beat its own guidance in the fourth quarter"
    if word in _VIEWS and following == "for" and _is_held_against(words, i):
        return BACK
    if following == "s" or (word == "target" and following in _AIMED):
        return NEITHER  # "the target's shares", "above its target band"
    if (word == "estimated" and following in _EARNED) or (word == "targeted" and previous in _OWN):
        return AHEAD  # "24 times estimated earnings for the year ending in March", "its targeted profit for the half"
    of_period = following == "of" and words[-1] == "for"  # "scrapped its forecast of $3bn in sales for the year to March"
    if word in NOUNS and previous in DETERMINERS and following != "for" and not of_period:
        return NEITHER
    return None


def _is_held_against(words: list[str], i: int) -> bool:
    """ "grew 3%, above the 2.7% forecast for the April-June period", "may slow to 2% this quarter from the 2.7% forecast for the last"."""
    near = words[max(0, i - 3) : i]
    return "from" in near or (not _ABOVE.isdisjoint(near) and not any(CUES.get(other, NEITHER) > 0 for other in words[:i]))


def _of_helper(words: list[str], i: int, previous: str, following: str) -> int | None:
    """What a helping verb, a particle or a comparison in front makes of a word."""
    word = words[i]
    if word in INFINITIVES and previous in _AND_THEN and not _MODALS.isdisjoint(words[max(0, i - _COORDINATED) : i]):
        return NEITHER  # "will also shut 85 branches and shed 600 jobs": the modal decides
    if word == "until" and (previous in ("has", "have") or _nearest(words, i) == SURELY):
        return SURELY  # "has until Friday to bid", "will not open until Friday"
    if word in _HAS and following in HOPEFUL:
        return NEITHER  # "for the year to June it has forecast 4%": the participle decides
    if word in BACK_VERBS and previous in _ARTICLES:
        return NEITHER  # "sees a hit of $9m for the full year": no verb
    if previous == "now" and word == "seen" and words[max(0, i - 2)] in ("is", "are"):
        return AHEAD
    if word in _REACHING and words[-1] == "by" and not _HAS.isdisjoint(words[:i]):
        return AHEAD  # "has the rate reaching 4.35% by year-end"
    if previous in ("is", "are") and word in ("seen", "to"):
        return AHEAD if word == "seen" else SURELY  # "is seen at 4%", "is to close in the second quarter"
    if word == "to" and previous in _GOING and not _ARE.isdisjoint(words[max(0, i - _FAR) : i]):
        return SURELY  # "is going to close by the end of June", "is now expected to close"
    if word in _FORECAST and previous in ("had", "having") and words[-1] in ("in", "on"):
        return BACK  # "having forecast 4% in the spring"
    if (previous, word) in _PAIRS or (previous == "to" and word in INFINITIVES):
        return AHEAD
    if word in HOPEFUL and previous == "than" and following in ("in", "on") and i + 2 == len(words):
        return BACK  # "$50 more than projected in January"
    return NEITHER if word in HOPEFUL and previous in ("than", "as") else None  # "better than expected"


_BESIDE = (_of_verb, _of_chance, _of_time, _of_view, _of_helper)


def _helped(words: list[str], i: int) -> int | None:
    """How the i-th word looks where a helper in front of it decides: "will be signed", "had expected"."""
    word = words[i]
    if words[max(0, i - 2) : i] == ["to", "be"]:
        sure = words[max(0, i - 3)] in HOPEFUL and words[max(0, i - 4)] in ("is", "are")
        return SURELY if sure else AHEAD  # "is due to be published", "to be published"
    if word not in CUES and "will" in (near := words[max(0, i - 6) : i]) and CLAUSES.isdisjoint(near[near.index("will") :]):
        return SURELY  # "will hand back the chartered ships"
    if words[i - 1 : i] == ["have"] and words[i - 2 : i - 1] in (["would"], ["should"], ["could"], ["might"]):
        return BACK  # "should have left on Monday"
    for helper in reversed(words[max(0, i - 2) : i]):
        if helper in ("is", "are", "be") and word not in HOPEFUL:
            continue  # "is opened", "be signed": another helper may stand before
        if helper in HELPERS:
            return HELPERS[helper]
        if helper in ("was", "were", "been", "had", "has", "have") and word in HOPEFUL:
            return AHEAD
    return None
