"""Amounts whose currency the article named before: `It made €4.5bn. Net profit was 410 million`.

A bare number of millions in the currency of the last great amount: behind a word for what is only counted in money, or in the
sentence of that amount, where nothing that is counted in things stands between.

Left alone: what counts things (`a profit of 3 million units`), words that are counts as well (`sales of 1.35 million`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.find.amounts import STEP, Amount, another_kind, is_another_measure, make_money
from extractor.find.lone_counts import EXPECTED
from extractor.find.nouns import MEASURES, TIME, counted_noun
from extractor.find.numbers import Number, with_letter
from extractor.find.ranges import is_day, is_year, joined
from extractor.mentions import Money
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "money.compared",
        "a bare number that an amount is held against",
        "Sales rose to [€4.5bn](money EUR 4500000000) from [3.9bn](money EUR 3900000000).",
    ),
    Rule(
        "money.unmarked",
        "a bare number of millions of what is only counted in money",
        "It made [€4.5bn](money EUR 4500000000). Net profit was [410 million](money EUR 410000000).",
    ),
)

# What is only counted in money, and how its amount is told: "total income advanced 5% to", "Credit losses, however, were just".
_NOUN = (
    r"(?:profits?|loss(?:es)?|turnover|revenues?|ebitd?a|earnings|net debt|borrowings|deficit|surplus|shortfall|bill|capex|spending"
    r"|expenditure|income|fees|commissions|expenses|costs?|charges?|provisions?|impairments?|write-?downs?|windfall|savings|cash flow"
    r"|net cash|market (?:capitali[sz]ation|value)|enterprise value)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_THEN = (
    r"(?: (?:in|for|over|during) (?:[a-z0-9' -]{0,24}(?:quarter|half|year|months|period|20\d\d)|[qh][1-4]|[1-4][qh]"
    rf"|(?:the [a-z0-9 -]{{3,20}} (?:to|ended|through) )?(?:\d\d? )?{_MONTH}(?:(?:[-–]| to ){_MONTH})?)"
    r"(?: \d\d?,)?(?:,? 20\d\d)?)?"
)
_MOVES = (
    r"(?:, (?:however|meanwhile|though|by contrast),)?"
    r"(?: (?:came in|came|rose|fell|climbed|dropped|grew|slipped|jumped|stood|amounted|narrowed|widened|advanced|declined|shrank|edged"
    r"|totall?ed|total|reach(?:ed)?|should|will|would|up|down|was|were|be|of|at|to|by|just|only|about|around|some|nearly|almost"
    r"|higher|lower|better|worse|flat|unchanged|steady|stable|little changed|remained|stayed|put|seen|estimated|expected|forecast|are|is"
    r"|over|more than|less than|under|through|\d[\d.]*(?:%| per ?cent))){1,5} $"
)
_MEASURE = re.compile(
    rf"\b(?:{_NOUN}{_THEN}|burn(?:ed|t|ing)){_MOVES}"
    r"|\b(?:earned|spent|paid|owed?|owes|worth|turned over|borrowed|set aside|wrote (?:off|down)"
    r"|(?:sold?|sell(?:s|ing)?|bought|buy(?:s|ing)?|acquir(?:e|es|ed|ing)) [^.;:,\d\n]{2,60} for|valu(?:ed?|es|ing) [^.;:,\d\n]{2,40} at)"
    r"(?: (?:just|only|about|around|some|nearly|almost|over|more than|less than|up to)){0,2} $",
    re.IGNORECASE,
)
# Thousands of millions of these are money too: "Sales rose to 5.2 billion"; but "sales of 1.35 million" may be of cars.
_LARGE = re.compile(
    rf"\b(?:sales|deposits|loans|assets|equity|orders|order (?:book|intake|backlog)|backlog|cash(?: pile)?|dividends){_THEN}{_MOVES}",
    re.IGNORECASE,
)
# "Profit at the group tumbled 38% to", "Brakes brought in": money where nothing else is told of.
_MOVED = re.compile(
    r"\b[a-z]+(?:ed|ew|ose|ell|nk) (?:by )?\d[\d.]*(?:%| per ?cent) to $"
    r"|\b(?:(?:brought|took) in|booked|generated|contributed|invested) (?:(?:just|only|about|around|some|nearly|almost|over) )?$"
)
# "It earned €410 million. Analysts had forecast 390 million."
_THEN_EXPECTED = re.compile(
    r"[^.;:]{0,60}\. [^.;:]{0,60}\b(?:forecasts?|expect(?:ed|ing)|guid(?:ed|ing) for|predict(?:ed|ing)|estimate[ds]?|pencil\w+ in"
    r"|look(?:ed|ing) for|consensus|average|median) (?:was |of |had been )?(?:about |some |around |just )?"
)
# "A year before it had been 455 million", "For the half as a whole it was 98 million"
_IT_WAS = re.compile(
    r"(?:^|\b(?:it|that|this|[Tt]he (?:figure|total|sum|amount)) )(?:was|had been|has been|stood at|came to|totall?ed|amounted to|reached)"
    r" (?:(?:just|only|about|around|some|nearly|almost|over) )?$"
)
_MONEY_NOUN = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
# "2.2 billion euros, 600 million of which", "300 million of bonds"
_OF_WHICH = re.compile(r" of (?:(?:which|that)\b|(?:[a-z-]+ ){0,2}(?:bonds|notes|debt|loans|assets|gilts)\b)")
_OF_THIS = re.compile(r"\bOf (?:this|that)(?: (?:sum|amount|total))?,? (?:about |some |around )?$")
# What is counted in things, between an amount and a bare number: "with $9m in cash it shipped 1.2 million".
_THINGS = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*[- ](?!(?:[mbtr]+illion|percent|basis points?|of|to|and|in|by|from|on|at|for|with|per)\b)[a-z]"
    r"|[.!?] [A-Z“\"]|\n"
    r"|\b(?i:users?|subscribers?|customers?(?! (?:business|unit|arm|division|segment))|members|people|passengers?|numbers|visitors?|guests"
    r"|viewers|fans|audience|traffic|population|attendance|orders|deliver\w+|ship(?:ped|ments?|s)|sold|units|vehicles|cars|parcels|output"
    r"|volumes?|produc(?:ed?|es|ing|tion)|capacity|shares|tonnes|barrels|downloads|views|trips|hectares|circulation|(?<!basis )points)\b"
)
# "1.4 million of its own shares", "of its $3 pies"
_OF_THINGS = re.compile(r" of (?:them\b|(?:its|their|the) (?:own )?(?:[a-z]+ )?(?:shares|stock)\b|(?:its|their) [£$€]\d)")
_COUNTED = re.compile(
    r"\b\d{1,3}(?:,\d{3})+ [a-z]"
    r"|\d (?:million|billion) (?!euros|dollars|pounds|yuan|yen|won|crowns|of|in|to|and|from)[a-z]+s\b"
)
_AGAINST = re.compile(
    r"(?: (?:an?|per) [a-z]+)?,? (?:(?:up|down|compared|rather) )?(?:from|with|to|against|versus|vs\.?|than)(?: (?:the|an?))?(?: [a-z]+)? "
    r"|,? (?:while|and|with|but) the [a-z]+(?: [a-z]+)? (?:is|was|at|of) "
    r"|(?:[^.;:\d]|\b20\d\d){0,36},? (?:(?:up|down)(?: \d[\d.]*(?:%| per ?cent))? from|compared (?:with|to)|against|versus"
    r"|(?:short|ahead) of|above|below|beating|missing|topping) (?:[a-z]+ )?"
    r"|, (?:of which|including) (?:about |some |around |roughly |nearly |almost |just )?"
    r"|,? (?:against|after|versus|from) an? (?:[a-z]+ ){1,3}of (?:about |some |around )?"
    r"|, (?:instead of|rather than) (?:about |some |around )?"
    r"| from [^.;:,\d]{3,36} to "
    r"|(?:[^.;:]|\.(?=\d)){1,60}, (?:compared with|against|versus|up from|down from) "
)
_FROM, _ENDS = re.compile(r"(?: a share| per share)?,? (?:up |down )?from "), re.compile(r"[,.;)](?!\d)")
_AND_THE = re.compile(r"[^.;:\d]{0,24} and the ")  # "below the 540 million of a year ago and the 465 million expected"
# Between a bare amount and the marked one behind it: what stands in front of the bare one.
_LEADS = {" to ": "from ", " from ": "to "}
_AGAINST_LENGTH = 72
_SENTENCE = 200  # characters
_REACH = 80  # characters of such words in front of a number
_MILLION, _BILLION = 1_000_000, 1_000_000_000


def find_unmarked(text: str, numbers: Sequence[Number], amounts: Sequence[Amount | None]) -> list[Money]:
    """Every such amount in order; `amounts` has what each number is with its mark."""
    found: list[Money] = []
    last: Amount | None = None
    for at, (number, amount) in enumerate(zip(numbers, amounts, strict=True)):
        if amount is not None:
            last = amount if _is_great(amount) and not (last is not None and _is_converted(text, amount)) else last
        elif last is not None and (_goes_on(text, last, number) or _is_money(text, last, number := with_letter(text, number))):
            again = last = last._replace(number=number, start=number.start, end=number.end, rule="money.unmarked")
            start, low = _other_end(text, numbers[at - 1] if at else None, number)
            found.append(make_money(text, again, start, number.end, low, number.high))
    return found


def _other_end(text: str, left: Number | None, number: Number) -> tuple[int, Decimal]:
    """Where an amount starts and its lower end: "instead of 8.7 to 9.0 billion"."""
    if left is None or left.scaled or left.form != "digits" or not joined(text, left, number):
        return number.start, number.low
    return left.start, left.low * number.scale


def _is_money(text: str, last: Amount, number: Number) -> bool:
    """Whether a bare number of millions stands behind a word for money and counts nothing."""
    if not _counts_nothing(text, number):
        return False
    if _OF_WHICH.match(text, number.end) or _MEASURE.search(text, max(0, number.start - _REACH), number.start):
        return True
    if number.scale >= _BILLION and _LARGE.search(text, max(0, number.start - _REACH), number.start):
        return True
    if _IT_WAS.search(text, max(0, number.start - _REACH), number.start) and _follows(text, last, number.start):
        return True
    return _MOVED.search(text, max(0, number.start - _REACH), number.start) is not None and _is_of_money(text, last, number.start)


def _follows(text: str, last: Amount, end: int) -> bool:
    """Whether the sentence before tells of an amount and of nothing counted in things."""
    begins = _sentence_start(text, end)
    return last.start < begins and _is_told_before(text, last, begins) and not _THINGS.search(text, begins, end)


def _is_told_before(text: str, last: Amount, begins: int) -> bool:
    """Whether the sentence in front of the one that begins there tells of an amount and of nothing counted in things."""
    before = _sentence_start(text, begins - len(". ")) if text[begins - 1 : begins] != "\n" else begins
    return before <= last.start and not _THINGS.search(text, before, begins - len("."))


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1


def _is_of_money(text: str, last: Amount, end: int) -> bool:
    """Whether a sentence so far names what is only counted in money, or goes on from one with an amount; and nothing counted in things."""
    begins = _sentence_start(text, end)
    if _THINGS.search(text, begins, end):
        return False
    # "Sales rose to €4bn. Rail grew by 6% to 1.5 billion"
    return _is_told_before(text, last, begins) or _MONEY_NOUN.search(text, begins, end) is not None


def _goes_on(text: str, last: Amount, number: Number) -> bool:
    """Whether a bare number goes on with the money of its sentence: "orders of €4.9bn, lifting the backlog to a record 17.6 billion"."""
    if number.start - last.end > _SENTENCE:
        return False
    between = text[last.end : number.start]
    if last.rule == "money.unmarked" and len(between) < _AGAINST_LENGTH and (_AGAINST.fullmatch(between) or _AND_THE.fullmatch(between)):
        return _is_like(text, last, number)
    if not _counts_nothing(text, number):
        return False
    if (of_this := _OF_THIS.search(between)) is not None:
        between = between[: of_this.start()].rstrip(". ")
    if _AGAINST.fullmatch(between) or _OF_THINGS.match(text, number.end):
        return False
    if _THEN_EXPECTED.fullmatch(between):
        return True
    begins = _sentence_start(text, last.start)
    return not (_THINGS.search(between) or _COUNTED.search(text, begins, last.start))


def _counts_nothing(text: str, number: Number) -> bool:
    """Whether no noun stands behind a number of millions."""
    if number.scale < _MILLION or number.form != "digits" or number.glued or number.bracketed or number.word in MEASURES:
        return False
    return text[number.end : number.end + 1] != "-" and counted_noun(text, number.end) is None


def find_compared(text: str, numbers: Sequence[Number], amounts: Sequence[Amount | None]) -> list[Money]:
    """The bare number that an amount is held against: `€4.5bn from 3.9bn`, `31.40 euros, up from 30.10`; `€9bn, €2 a share, from 8bn`."""
    added: list[Money] = []
    last: Amount | None = None
    great: Amount | None = None
    for amount, bare, following in zip(amounts, numbers[1:], amounts[1:], strict=False):
        begin = amount.end if amount is not None else 0
        if amount is not None and great is not None and _is_converted(text, amount):
            amount, begin = great, begin + 1  # "512 million euros ($599 million), beating the 498 million"
        if _is_great(amount):
            great = amount
        if is_another_measure(text, bare) or bare.word in TIME or is_year(text, bare) or is_day(text, bare):
            last = amount or last
            continue  # "€4.5bn, up 5% from 4.3bn", "€4.5bn in the three months to June 2025, up from 4.3bn", "€4.5bn on March 8, up from"
        amount, begin, last = amount or last, begin or (last.end if last is not None else 0), None
        if amount is None or following is not None or bare.start - begin > _AGAINST_LENGTH:
            continue
        between = text[begin : bare.start]
        between = between.lower() if between.isupper() else between  # "1.2 TRLN YEN VS 1.1 TRLN"
        is_like = _is_level_after_step if between == " to " else _is_like if _AGAINST.fullmatch(between) else None
        if is_like is None:
            continue
        number = with_letter(text, bare)
        per_share = great is not None and number.scaled and not amount.number.scaled and ". " not in text[great.end : number.start]
        model = great if per_share and great is not None else amount
        if is_like(text, model, number):
            again = model._replace(number=number)
            added.append(make_money(text, again, number.start, number.end, number.low, number.high, "money.compared"))
    return added


def find_leading(text: str, numbers: Sequence[Number], amounts: Sequence[Amount | None]) -> list[Money]:
    """The bare number in front of the amount that it is held against: `from 334 million to 231 million euros`."""
    added: list[Money] = []
    for bare, found, amount in zip(numbers, amounts, amounts[1:], strict=False):
        if found is not None or amount is None or not bare.scaled:
            continue
        lead = _LEADS.get(text[bare.end : amount.start])
        if lead is not None and text.startswith(lead, bare.start - len(lead)) and _is_like(text, amount, bare):
            again = amount._replace(number=bare)
            added.append(make_money(text, again, bare.start, bare.end, bare.low, bare.high, "money.compared"))
    return added


def _is_converted(text: str, amount: Amount) -> bool:
    """Whether an amount in brackets is the one in front of them in another currency."""
    return text[amount.start - 1 : amount.start] == "(" and text[amount.end : amount.end + 1] == ")"


def _is_great(amount: Amount | None) -> bool:
    return amount is not None and amount.number.scale >= _MILLION and amount.unit.size == 1


def _is_level_after_step(text: str, step: Amount, number: Number) -> bool:
    """`added 3.2 yen to 1,284`: where a step of the same unit led; `fell 12 cents to 71.20` says nothing of cents."""
    if number.scaled and step.number.scaled and text.endswith("by ", 0, step.start):
        return _counts_nothing(text, number)  # "shrank by 7 billion crowns to 214 billion"
    if step.unit.family == "cent" or step.number.scaled or number.low < 5 * step.number.low:
        return False
    if number.scaled or number.form != "digits" or another_kind(text, number) or is_year(text, number):
        return False
    return STEP.search(text, max(0, step.start - 16), step.start) is not None


def _is_like(text: str, amount: Amount, number: Number) -> bool:
    """Whether a bare number can be an amount like the one before it: of its size, as exact, and counting nothing."""
    known = amount.number
    if number.form != "digits" or number.glued or number.bracketed or number.scaled != known.scaled or another_kind(text, number):
        return False
    if not known.low / 10 < number.low < known.low * 10:
        return False
    if counted_noun(text, number.end, between=1) is not None and not EXPECTED.match(text, number.end):
        return False
    if _FROM.fullmatch(text, amount.end, number.start) and _ENDS.match(text, number.end):
        return True  # "cut its target to 50 euros from 54,"
    return number.scaled or known.low.as_tuple().exponent == number.low.as_tuple().exponent < 0  # type: ignore[operator]
