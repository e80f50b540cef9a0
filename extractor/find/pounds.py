"""Pounds that are a weight and no money: by what they are of, what is sold by them, a verb of weighing before them."""

from __future__ import annotations

import re

from extractor.find.numbers import Number

# What pounds of weight are of, and what is done with them.
_OF_STUFF = re.compile(
    r"""[ -]? (?: of\ (?:the\ |its\ |their\ )?
            (?! debt|revenue|sales|profit|fresh|new|public|investment|cash|fund|tax|saving|asset|government|equity|loss|cost|spending|damage
              | money|order|deal|bond|loan|capital|annual|extra|additional|income|aid|support|work|business|turnover
              | property|stock|goods|share|value) [a-z]+
        | per\ square | per\ acre | heavier | lighter | in\ weight | overweight | thrust | s?-force )""",
    re.VERBOSE,
)
_WEIGHING = re.compile(
    r"(?:weigh|weight|lost|lose|shed|gained|lift|press|heav|tips? the scales|shape|diet|dropping from|payload|thrust|haul|catch|carcass"
    r"|cargo|carr(?:y|ies|ied))[a-z]*\b[^.$£€]{0,40}$"
)
# What is dug, grown and sold by the pound: "copper sales of 1.02 billion pounds", "1.4 million pounds of uranium".
_BY_POUND = (
    r"(?:copper|uranium|U3O8|cobalt|molybdenum|nickel|zinc|lithium|cotton|coffee|tobacco|beef|pork|chicken|turkey|cheese|salmon|almonds?)"
)
_OUTPUT_OF = re.compile(
    rf"\b{_BY_POUND} (?:equivalent )?(?:sales|output|production|shipments|volumes?)\b[^.;$£€0-9]{{0,30}}$", re.IGNORECASE
)
# "120,000 tonnes, or 265-309 million pounds, of metal"
_OR_POUNDS = re.compile(r"\b(?:tonnes?|tons?|kilogram(?:me)?s?|kilos?|kg)(?:,? or| \() ?(?:about |some |around |nearly )?(?:[\d.]+-)?$")
_OF_GOODS = re.compile(rf" of {_BY_POUND}\b(?! (?:debt|bonds|shares|assets|contracts))")


def is_by_pound(text: str, number: Number, end: int) -> bool:
    """Whether pounds, however many, are of goods that are sold by weight."""
    if _OR_POUNDS.search(text, max(0, number.start - 40), number.start):
        return True
    return _OF_GOODS.match(text, end) is not None or _OUTPUT_OF.search(text, max(0, number.start - 60), number.start) is not None


def is_weight(text: str, number: Number, end: int) -> bool:
    """Whether pounds are a weight: by what they are of, or by a verb of weighing before them."""
    if number.scaled:
        return False
    if number.gap == "-" or _OF_STUFF.match(text, end) or text[number.start - 1 : number.start] == "±":
        return True
    return _WEIGHING.search(text, max(0, number.start - 60), number.start) is not None
