"""Numbers that belong to the words before them: labels (`No. 2`), names (`Boeing 737`, `FTSE 100`), scores, parts (`one in ten`)."""

from __future__ import annotations

import re

from extractor.find.count_introductions import NUMBERING, Spot
from extractor.find.count_words import HEADS, LABELS, LISTS, SOFT_LABELS
from extractor.find.digits import AIRLINER
from extractor.find.lone_counts import goes_on_for, is_modified
from extractor.find.nouns import STOP

_ONE_IN = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|[0-9]{1,2}) (?:in|out of)(?: every)? $", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:[Vv]ot(?:e was|es to|ed(?: by)?)(?: [0-9]+ to)?|[Ss]core(?: of| is| was)?) $")  # "by 290 votes to 145"
_VOTES_TO = re.compile(r" votes (?:to|against) [0-9]")
_TOPPING = re.compile(r"\b[A-Za-z]+s top $")  # "deliveries top 5,000"


def is_label(text: str, spot: Spot) -> bool:
    """`per 40ft box` is the rate of another figure, `No. 2` a name, `by 290 votes to 145` a score."""
    before = spot.before.lower()
    verb = before == "number" and (spot.number.scaled or NUMBERING.search(text, max(0, spot.start - 48), spot.start))
    labelled = before in LABELS and before not in SOFT_LABELS and not verb
    if before == "per" or labelled or _VOTED.search(text, max(0, spot.start - 36), spot.start):
        return True
    return spot.number.word == "votes" and _VOTES_TO.match(text, spot.number.end) is not None


def is_name(text: str, spot: Spot) -> bool:
    """`Boeing 737 jets`, `S&P 500 firms`, `01 The Year`, `one in 200 shops`: the number belongs to the words before it.

    A capital right before an ungrouped number makes a name, unless it is a place ("in Leeds 300 jobs").
    """
    number, before, start = spot.number, spot.before, spot.start
    lower = before.lower()
    grouped = lower == "group" and "," in text[number.start : number.end]  # "employs 900 people, the Swiss group 19,400"
    if lower in LISTS and not (number.scaled or grouped) and not _TOPPING.search(text, max(0, start - 24), start):
        return True
    if lower in ("in", "of") and _ONE_IN.search(text, max(0, start - 16), start):
        return True
    if AIRLINER.match(text, number.start):
        return True
    if text[number.start] == "0" and text[number.start + 1 : number.start + 2].isdigit():
        return True
    if number.scaled or not before[:1].isupper() or not before.isalpha() or lower in STOP or lower in HEADS:
        return False
    if not text[number.start : number.end].isdigit():
        return False
    placed = text.endswith((" in ", " at ", "In ", "At ", " across "), 0, start - len(before) - 1)
    return not (placed or goes_on_for(text, spot) or is_modified(text, spot))
