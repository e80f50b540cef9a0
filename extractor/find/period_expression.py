"""What the surroundings of a finished form make of it: an expression with its span and modifier, or nothing.

    nearly three years      the modifier of a length
    Sept.                   the dot of a short form by itself
    end 2026                "expects the rate to end 2026 at 3%" is a verb and a year
    On Monday 12 people     no twelfth, a Monday
    in Jan-26               a month of a year, as no day stands behind "in"
    its June quarterly      what a report is for: the quarter, half or year that ends with the month
    in the fourth quarter from the third    no third day, a third quarter
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.find.period_day_checks import is_no_count
from extractor.find.period_lengths import one
from extractor.find.period_place import SENTENCE_GOES_ON, Place
from extractor.find.period_reader import read
from extractor.find.period_surroundings import ABBREVIATED, CHECKS
from extractor.find.period_tokens import Token, full_year
from extractor.find.period_years import up_to_month
from extractor.forms import (
    Away,
    Day,
    Ending,
    First,
    Form,
    Holiday,
    Latest,
    Length,
    Numbered,
    PartOf,
    Pointer,
    Recalled,
    Starting,
    Year,
    YearBefore,
)
from extractor.mentions import PeriodExpression
from extractor.rules import Rule

RULES = (
    Rule(
        "period.month_report",
        "what a report is for that goes by the month it ends with: its June quarterly, the annual accounts to March",
        "It said so in its [December](period 2025-Q4) quarterly.",
    ),
    Rule(
        "period.part_again",
        "a quarter or half by its number alone, behind another in the same sentence",
        "It grew in [the fourth quarter](period 2025-Q4) from [the third](period 2025-Q3).",
    ),
)

MODIFIERS = (
    dict.fromkeys(("about", "around", "roughly", "approximately", "some"), "about")
    | dict.fromkeys(("nearly", "almost", "close to"), "nearly")
    | dict.fromkeys(("less than", "fewer than", "under"), "under")
    | {"at most": "at_most"}
    | {"more than": "over", "up to": "up_to", "at least": "at_least"}
    | {"no more than": "at_most", "not more than": "at_most", "no less than": "at_least", "no fewer than": "at_least"}
)
_ENDS = re.compile(r"(?:end|start|close|beginning) (?!of)")
# "opens a year later than planned": so long beside the plan, on no day that is known.
_BESIDE_PLAN = re.compile(r" (?:earlier|later|sooner)$")
_PLANNED = re.compile(
    r" than (?:(?:was|had been|previously|originally|first|initially|it had|they had|the company had) )*"
    r"(?:planned|scheduled|expected|intended|forecast|anticipated|promised|hoped|usual|normal|thought|announced|agreed|targeted|envisaged|rivals?)\b"
)
_COMPARED = re.compile(  # 20 points more than a year ago
    r"(?:[\d%]|\b(?:points?|percent|cent|pc|one|two|three|four|five|six|seven|eight|nine|ten|twelve))\s(?:more|less|fewer)\sthan\s$"
)
_ADJECTIVAL = re.compile(r"-(?!.*period$)|long$")
_MONTH_YEAR = re.compile(r"[A-Za-z]+\.?[ -](\d\d)")  # in Jan-26, in January 26
_LAST_NUMBER = re.compile(r"[\s-](?:\d\d?|[a-z]+(?:[\s-][a-z]+)?)$")
_IN_LENGTH = re.compile(r"\sin\s(?!.*\sin\s).*$")
_DOUBTFUL = {"numbered": _LAST_NUMBER, "namein": _IN_LENGTH}  # kind → what may belong to what follows
# "Nine-month sales", which companies report on
_REPORTED = re.compile(r"(?P<the>(?:the )?)(?:nine|9|six|6)-month", re.IGNORECASE)
_FIGURES = re.compile(
    r" (?:[\w-]+ ){0,2}(?:profits?|sales|revenues?|earnings|income|loss(?:es)?|results|figures|turnover|tally|total|output|production"
    r"|deliveries)\b"
)
# Reports by how often they come → what they are for.
_REPORTS = {"quarterly": "quarter", "interim": "half", "interims": "half", "half-yearly": "half", "annual": "year", "full-year": "year"}
_TITLE = r"(?:results?|reports?|accounts|numbers|figures|updates?|statements?|filings?|earnings|releases?|presentations?|reviews?)"
# "its June quarterly", "the December interim results": by itself a noun, which "in June quarterly sales" has not
_PERIODICAL = re.compile(
    rf"[ -](?P<report>quarterly|interims|(?:interim|half-yearly|annual|full-year)(?= (?:[\w-]+ )?{_TITLE}\b))"
    rf"(?= (?:[\w-]+ )?{_TITLE}\b|[,.;:)—–]| (?:on|in|that|show\w*|said|was|is|had|has|will|due|last|this|yesterday|today|and|to|of)\b)"
)
_IN_MONTH = frozenset("in since until by".split())  # "In June interim results were late"
# "full-year accounts to March", "its quarterly report for September"
_REPORT_TO = re.compile(
    rf"\b(?P<report>quarterly|interim|half-yearly|half-year|annual|full-year) (?:[\w-]+ )?"
    rf"(?:{_TITLE} (?:to|for)|(?:profits?|loss(?:es)?|revenues?|sales|turnover|earnings|income|ebitda?) to) (?:end-)?$",
    re.IGNORECASE,
)
# "2% in the fourth quarter after 3% in the third"
_PART_TOLD = re.compile(
    r"\b(?:first|second|third|fourth|final|last)[ -](?P<unit>quarter|half)\b(?:[^.;\n]|\.(?=\d))*\s$", re.IGNORECASE
)  # "2% in the fourth quarter, down from that of the third"
_NUMBERED = {"the first": 1, "the second": 2, "the third": 3, "the fourth": 4}
_SENTENCE = 160  # characters
_FESTIVE = re.compile(r" (?:[\w-]+ )?(?:holidays?|break|sales|rush|shopping|period|season|weeks?|trade|trading|demand|travel)\b")
_BESIDE = re.compile(r"\s(?:before|after)$")
_EVENT = re.compile(r"\s(?:the|its|his|her|their|an?|any)\s")  # six months before the deadline
_PRIOR = re.compile(r"\s(?:prior|previous|preceding)$")
_WITHIN = frozenset("in for during over".split())
_TOLD = re.compile(rf"{SENTENCE_GOES_ON.pattern}|\s(?:was|were|is|by|on|against|[a-z]+ed|rose|fell|grew|came|stood|sank|slid)\b")
_NOTICE = re.compile(r"\s(?:written\s)?(?:to|experience|notice|consent|approval|service|convictions?|employment)\b")
_VERBAL = frozenset("to will would could may might should".split())


def expression(text: str, start: int, end: int, token: Token) -> PeriodExpression | None:
    """The finished form of a token as an expression, where its surroundings allow it."""
    check = CHECKS.get(token.kind)
    if check is None:
        return None
    form: Form = token.value  # type: ignore[assignment]  # a token of these kinds holds a form
    place = Place(text, start, end)
    if not check(place, form):
        return _without(last, place) if (last := _DOUBTFUL.get(token.kind)) else None
    if token.kind == "theday" and (again := _part_again(place)) is not None:
        return again
    return _shortened(place, form) or _as_it_stands(place, token, form)


def _part_again(place: Place) -> PeriodExpression | None:
    """ "in the fourth quarter from the third": a number alone that goes on counting quarters or halves."""
    number = _NUMBERED.get(place.words.lower())
    if number is None:
        return None
    told = _PART_TOLD.search(place.text, max(0, place.start - _SENTENCE), place.start)
    if told is None or (told["unit"].lower() == "half" and number > 2):
        return None
    return PeriodExpression(place.start, place.end, "period.part_again", Numbered(told["unit"].lower(), number))


def _shortened(place: Place, form: Form) -> PeriodExpression | None:
    """Without a last word that belongs to what follows: two years prior notice; for two years before selling."""
    if place.followed_by(_NOTICE):
        return _without(_PRIOR, place)
    told = isinstance(form, Pointer) and place.followed_by(SENTENCE_GOES_ON)  # "versus $3 for the year before, and"
    beside = place.word == "for" or (isinstance(form, (Away, YearBefore)) and place.followed_by(_EVENT))
    return _without(_BESIDE, place) if beside and not told else None


def _as_it_stands(place: Place, token: Token, form: Form) -> PeriodExpression | None:
    text, start, end = place.text, place.start, place.end
    if place.word == "in" and isinstance(form, Day) and (year := _MONTH_YEAR.fullmatch(place.words)) and form.month:
        of_year = Numbered("month", form.month, Year(full_year(int(year[1]))))
        return PeriodExpression(start, end, "period.month_year", of_year) if is_no_count(place) else _without(_LAST_NUMBER, place)
    if isinstance(form, Away) and form.of is not None and place.word == "for" and " from " in place.words:
        return PeriodExpression(start, end, "period.starting", Starting(form.length, form.of))  # shut for two weeks from Monday
    if token.kind == "name" and ABBREVIATED.match(text, start, end + 3):
        return PeriodExpression(start, end + 1, token.rule, form)
    if token.kind == "name" and isinstance(form, Numbered) and form.unit == "month" and (unit := _reported_in(place)):
        return PeriodExpression(start, end, "period.month_report", up_to_month(form.number, unit))
    if isinstance(form, Day) and form.month and form.day and place.word == "to" and (unit := _reported_in(place)):
        return PeriodExpression(start, end, "period.month_report", Ending(one(unit), form))  # "full-year results to 30 June"
    if isinstance(form, (Length, Recalled)) and (told := _REPORTED.fullmatch(place.words)) and place.followed_by(_FIGURES):
        months = form if isinstance(form, Length) else form.length
        return PeriodExpression(start + len(told["the"]), end, "period.first_length", First(months))
    if isinstance(form, Recalled) and _ADJECTIVAL.search(place.words):
        adjectival = PeriodExpression(start + len("the "), end, "period.length", form.length)  # the three-month contract
        if not place.words.endswith("half-year"):
            return adjectival
        stands = place.word in _WITHIN and place.followed_by(_TOLD)  # "sales for the half-year fell"; but "for the half-year results"
        return PeriodExpression(start, end, "period.half_year", Latest("half")) if stands else None
    if isinstance(form, PartOf) and form.edge and (verb := _ENDS.match(text, start)):
        if isinstance(form.of, Day):
            return PeriodExpression(verb.end(), end, "period.month_day", form.of)  # "rates beginning March 2"
        if place.word in _VERBAL and isinstance(form.of, (Away, YearBefore)):
            return _modified(Place(text, verb.end(), end), "period.earlier", form.of)  # "will close a year earlier"
        if place.word in _VERBAL:
            return PeriodExpression(verb.end(), end, "period.year", form.of)  # "expects the rate to end 2026 at 3%"
    if isinstance(form, (Length, Away, YearBefore)):
        return _modified(place, token.rule, form)
    if isinstance(form, Holiday) and text[start : start + 4] in ("the ", "The ") and _is_bare(place):
        start += len("the ")  # of the noun behind
    return PeriodExpression(start, end, token.rule, form)


def _is_bare(place: Place) -> bool:
    """ "The Boxing Day holiday": the article is that of the noun behind, but a festival has its own."""
    return not place.words.lower().endswith(("festival", "new year")) and place.followed_by(_FESTIVE)


def _reported_in(place: Place) -> str | None:
    """The unit of a report that a month names by its end."""
    titled = _PERIODICAL.match(place.text, place.end) if place.word not in _IN_MONTH else None
    told = titled or _REPORT_TO.search(place.text, max(0, place.start - 60), place.start)
    return _REPORTS.get(told["report"].lower(), "half") if told else None


def _without(last: re.Pattern[str], place: Place) -> PeriodExpression | None:
    """What is left where the last word belongs to what follows: on 14 April 15 people."""
    word = last.search(place.words)
    rest = read(place.words[: word.start()]) if word else ()
    return expression(place.text, place.start, place.start + rest[0].end, rest[0]) if rest else None


def _modified(place: Place, rule: str, form: Length | Away | YearBefore) -> PeriodExpression:
    """A length with its modifier; "less than a decade ago" says no more than a length."""
    words = place.before.lower().split()
    phrases = (" ".join(words[-3:]), " ".join(words[-2:]), place.word)
    compared = place.word == "than" and _COMPARED.search(place.before) is not None
    modifier = None if compared else next((MODIFIERS[phrase] for phrase in phrases if phrase in MODIFIERS), None)
    if isinstance(form, Length):
        more = len(" or so") if place.words.endswith(" or so") else 0  # "18 months or so"
        return PeriodExpression(place.start, place.end - more, rule, form, "about" if more else modifier)
    if modifier in ("under", "over") and place.words.lower().endswith(" ago"):
        return PeriodExpression(place.start, place.end - len(" ago"), rule, _length(form), modifier)
    if (than := _BESIDE_PLAN.search(place.words)) and place.followed_by(_PLANNED):
        return PeriodExpression(place.start, place.start + than.start(), rule, _length(form))
    return PeriodExpression(place.start, place.end, rule, form)


def _length(form: Away | YearBefore) -> Length:
    return form.length if isinstance(form, Away) else Length((("year", Decimal(form.years)),))
