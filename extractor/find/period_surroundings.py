"""What must hold around a time expression, so that a count, a name, a fraction or a rate is not taken for one.

    It sold 2000 units.  Windows 2000  (1928.HK)  +1 800 555 1998        no years
    Theresa May  Jan Novak  the March for peace  monday.com              no months, no weekday
    the second half of the stake  in her 30s  20th Century Fox           no half, no decade, no century
    5 million a year  every two weeks  a quarter of its stores           no lengths
    "This Week"  USA Today  Company of the Year                          titles
    its mid-year review                                                  no part of a year

Every check gets the place and the form and says whether it may stand; those of days in short stand in `period_day_checks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.find.period_day_checks import (
    ends_sentence,
    is_back,
    is_dashed,
    is_day_alone,
    is_day_on,
    is_months_code,
    is_numbered,
    is_slashed,
)
from extractor.find.period_place import SENTENCE_ENDS, SENTENCE_GOES_ON, Place, words_of
from extractor.find.period_tokens import WORDS
from extractor.forms import Away, Day, Form, Holiday, Latest, Length, Numbered, PartOf, Range, Season, Shift, Year, YearBefore

# --- years ------------------------------------------------------------------------------------------------------------

_NUMBERED = re.compile(
    r"""(?: [#+$€£¥:@] | \b\d{3}[ -] | \d-
      | \b(?!FY|CY|MY|fy)(?-i:[A-Z]{1,5})-                                              # the HR-2024 form
      | \b(?: nos?\.? | v | version | pages? | model[ -]year | room | route | flight | model | series | number | code
          | about | nearly | almost | over | (?<!rather[ ])than | some | least )\s )$""",
    re.VERBOSE | re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:(?:until|till|through) at least|(?:until|till) (?:about|around))\s$")
_WHOLE, _COMMA, _OPENING = re.compile(r"\s(?:as a whole|overall)\b"), re.compile(r",\s"), re.compile(r"(?:^|[.!?]\s|\n)Over\s$")
_NAMED = re.compile(r"(?:[a-z,0-9]|called|the)\s+(?P<name>[A-Z][A-Za-z]*)\s$")
_COUNTS = re.compile(
    r"""(?! [’']s\b | E\b ) (?: \s?% | \.[A-Z]{1,2}\b | [’']?[A-Za-z0-9_@]  # a percentage, a ticker, a code
      | -model \b
      | \s (?: people|persons|employees|workers|staff|shares|units|points|tonnes|tons|barrels|pieces
        | miles|km|kilomet(?:er|re)s|feet|met(?:er|re)s|acres
        | models? | homes|jobs|stores|customers|patients|cars|vehicles|troops|soldiers|students|delegates|guests|rooms|seats|megawatts|MW|GW
        | million|billion|percent|dollars|euros|yen|yuan )\b )""",
    re.VERBOSE,
)
_SPELLED = re.compile(r"two|twenty|[a-z]+ hundred", re.IGNORECASE)
_FUNCTION_WORDS = frozenset(
    "In On By At Of To From Since Until Till For And Or But During Through Before After Between The Fiscal Year Full As With".split()
)

_BEFORE_SHORT = words_of("in since until till from by during before after of to early late")  # in '98


def _is_year(place: Place, form: Form) -> bool:
    """A bare number is a year unless it counts, numbers or belongs to a name."""
    if _SPELLED.match(place.words):
        return place.followed_by(SENTENCE_GOES_ON)  # "in two thousand and eight", but "in two thousand companies"
    if not isinstance(form, Year) or form.fiscal or place.end - place.start != 4:
        return True
    if not 1700 <= form.number < 2200 or place.followed_by(_COUNTS):
        return False
    if _NUMBERED.search(place.before) and not _UNTIL.search(place.before):
        return place.followed_by(_WHOLE) or (place.followed_by(_COMMA) and _OPENING.search(place.before) is not None)
    name = _NAMED.search(place.before)
    return name is None or name["name"] in _FUNCTION_WORDS or name["name"].lower() in WORDS


# --- names ------------------------------------------------------------------------------------------------------------

_PREPOSITION = words_of("in since until till by from to through during of for before after over into with last next this early mid late")
_CLOSING = words_of("ended closed finished began started opened ends closes")  # "ended the half with 64 shops"
_ON = words_of("on by until till from since to through before after next last this")
_JOINING, _PLAINLY_DAYS = words_of("and or"), words_of("tue tues thu thur thurs fri")
_AT_NEW_YEAR = words_of("at before after by until till since over around")  # "a new year" is none
_SHORT_NAMES = frozenset({"Sun", "Sat", "Mon", "Wed"})
_FALLS = re.compile(r"\s(?:in|of|from|to|below|by)\b")
_SUNDAYS = re.compile(r"\s(?:roasts?|lunch(?:es)?|brunch|papers?|newspapers?|supplements?|opening hours)\b")  # "Sunday roasts"
_MARCHES = re.compile(r"\s(?:of|for)\b")
_MAY_I = re.compile(r"\s(?:I|we|you|he|she|it|they|the)\b")
_SURNAME = re.compile(r"\s[A-Z][a-z]")
_RELEASE = re.compile(r"\s\d(?!\d\d)|\s(?:Boot|Cloud|Framework|Security)\b")  # "support for Spring 5"
_AMONG_NAMES = re.compile(r"\b(?P<name>[A-Z][a-z]+) (?:and|&) $")  # Ant and Dec
ABBREVIATED = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=,| [a-z])")
_COMPANY = re.compile(
    r"\s(?:Ltd|Limited|Inc|plc|PLC|Corp|Corporation|Co|Group|Holdings?|Capital|Industries|Partners|Technolog(?:y|ies)|Systems|SA|SE|AG|AB|NV"
    r"|SpA|GmbH|ASA|LLC|LLP|Ventures|Software|Networks|Therapeutics|Biosciences)\b"
)
_CODE = re.compile(r"\s\d+\.\d")  # MAR 7.1
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s(?:\w+\s)?$")
PEOPLE_MONTHS = frozenset((4, 5, 6, 8))  # April, May, June and August are people too


def _is_name(place: Place, form: Form) -> bool:
    """A weekday, month, season or holiday by itself."""
    if _TITLE.search(place.before) or place.word == "y":
        return False  # the hotel group Sol y Mar
    match form:
        case Season():
            return _is_season(place)
        case Day():
            joined = place.word in _JOINING and place.words.lower() in _PLAINLY_DAYS
            surely = len(place.words) > 5 or place.alone or place.word in _ON or joined  # "Sun" alone is no day
            if place.words in _SHORT_NAMES and place.followed_by(_SURNAME):
                return False  # "sold it to Sun Hung Kai"
            return surely and not place.text.startswith(".com", place.end) and not place.followed_by(_SUNDAYS)
        case Numbered(number=number):
            return _is_month(place, number)
        case Holiday(name="new year") if place.words.lower() == "new year":
            return place.word in _AT_NEW_YEAR
    return isinstance(form, Holiday) and (form.name not in _PLAIN_DAYS or place.alone or _CAPITALISED.match(place.words) is not None)


def _is_season(place: Place) -> bool:
    definite = place.words[0] in "tT"
    if place.words[0] == "S" and place.followed_by(_RELEASE):
        return False
    if place.words.lower().endswith("fall"):
        return definite and place.word in _PREPOSITION and not place.followed_by(_FALLS)
    return definite or place.word in _PREPOSITION


# Holidays in plain words, which have a capital: a family day out is none.
_PLAIN_DAYS = frozenset(
    "family day, national day, king's birthday, king's day, emperor's birthday, tet, children, victory day, tax day, culture day, women, "
    "heritage day, mountain day, marine day, constitution day, liberation day, foundation day".split(", ")
)
_CAPITALISED = re.compile(r"(?:[Tt]he )?[A-Z]")
_SHORT_MONTH = len("Dec")


def _is_month(place: Place, number: int) -> bool:
    word, last_word = place.words, place.before[:-1].rpartition(" ")[2].rstrip(",") if place.before.endswith(" ") else ""
    if place.followed_by(_COMPANY) or (word.isupper() and place.followed_by(_CODE)):
        return False
    if len(word) == _SHORT_MONTH and (other := _AMONG_NAMES.search(place.before)) and other["name"].lower() not in WORDS:
        return False
    if word == "March" and place.followed_by(_MARCHES):
        return False
    if number not in PEOPLE_MONTHS and word != "Jan":
        return True
    if place.followed_by(_SURNAME) and place.word not in _PREPOSITION:
        return False
    owned = last_word.endswith(("'s", "’s", "s'", "s’"))  # "Acme's May sales"
    if last_word[:1].isupper() and last_word not in _FUNCTION_WORDS and not owned:
        return last_word.lower() in WORDS
    opens_sentence = not place.before.strip() or place.before.rstrip()[-1] in ".!?\"“"
    return not (word == "May" and opens_sentence and place.followed_by(_MAY_I))


# --- lengths ----------------------------------------------------------------------------------------------------------

_IN_TIME = words_of(
    "in for within over after than nearly almost about around roughly just only under least most during before until by of "
    "next past last lasts lasted lasting take takes taking took spend spent follow follows followed following once him them "
    "us quite since another"
)
_VAGUELY = words_of("for within in over after follow follows followed following took take takes last lasts lasted spent")
_DURING = words_of("for within in over after during before until since of")  # the weeks after the vote
_AS_MANY = re.compile("many ")  # "nine sites in as many months"
_RATE = words_of("every each per once twice times")
_BY_QUARTERS = words_of("in per for within over during")
_ONE_DAY = words_of("in for within after by just only than of over about the last lasts lasted")
_SHARE_OF = re.compile(r"\s(?:of|the|a|point|as|percentage)\b|-")
_OF = re.compile(r"\sof\b")
_GIVEN = re.compile(r"['’]s\s(?:notice|warning|delay|worth|rent|pay|salary|wages|supply|output|work|leave|experience)\b")  # a year's notice
_FROM_LENGTH = re.compile(r"\b(?:day|week|month)s?\s(?:to|or)\s$")  # six months to a year


def _is_length(place: Place, form: Form) -> bool:
    """A length is no rate and no fraction, and "one day" may be any day."""
    if place.word in _RATE or (place.word == "as" and _AS_MANY.match(place.words)):
        return False
    if not isinstance(form, Length):
        return True
    unit, count = form.parts[0]
    if place.words.lower() == "half-year":
        return False  # half-year results
    if unit == "quarter" and place.followed_by(_OF):
        return False
    if unit in ("quarter", "half") and len(form.parts) == 1 and count == 1:
        return not place.followed_by(_SHARE_OF) and place.word in _BY_QUARTERS
    return place.words.lower() != "one day" or place.word in _ONE_DAY


def _is_one_unit(place: Place, form: Form) -> bool:
    told = place.word in _IN_TIME or place.alone or place.followed_by(_GIVEN) or _FROM_LENGTH.search(place.before)
    return bool(told) and _is_length(place, form)


def _is_bare_plural(place: Place, form: Form) -> bool:
    """For weeks, in the weeks after; but the minutes of a meeting are none, nor is trading after hours."""
    if place.words == "hours" and place.word == "after":
        return False
    definite = place.words[:4].lower() == "the "
    if definite and place.words.endswith("minutes"):
        return False
    return place.word in (_DURING if definite else _VAGUELY) and _is_length(place, form)


# --- all the other dates ----------------------------------------------------------------------------------------------

_OF_NO_YEAR = re.compile(r"\sof\s(?!(?:(?:its|their|his|our|the|this|a)\s)?(?:\w+\s)?(?:fiscal|financial|year))")
_OF_A = re.compile(r"\sof\s(?:an?|the|its|all|his|her|their)\b")
_AT_MIDDLE = words_of("by at before until till since from around about in through to")
_MID_FORTIES = re.compile(r"mid[- ][1-5]0s$")  # an age, a price or a share: the decade has an apostrophe or all its figures
_MODEL_YEAR = re.compile(r"\bmodel[- ]years? $", re.IGNORECASE)
_IN_HER = re.compile(r"\b(?:his|her|their|my|your|our)\s(?:early |mid-?|late )?$", re.IGNORECASE)
_CAPITAL = re.compile(r"\s[A-Z]")
_CAPITAL_WORD, _SMALL_WORD = re.compile(r"[A-Z]\w*\s$"), re.compile(r"\b[a-z]+\s$")
_CLAUSE_GOES_ON = re.compile(
    r"\s*(?:$|[.,;:!?)\n]|(?:and|or|but|as|at|by|from|in|on|over|to|with|than|against|versus|compared|due|is|was|has|had|will|would|said|rose|fell)\b)"
)
_SUPERLATIVE = re.compile(r"\b(?:worst|most \w+|\w+est)\s$")
# $900 a week before tax, 400,000 pairs a year before the war
_BEFORE_TAX = re.compile(
    r"(?<=before)\s(?:tax(?:es)?|deductions|interest|expenses|costs|bonuses)\b"
    r"|(?<=\ba year before)\s(?:the|its|his|her|their|it|they|he|she)\s"
)
_RECORDED = re.compile(r"\s(?:(?:for|in) which\b|on record\b)")  # the last month for which there are figures
_IN_A_ROW, _FOR_A = re.compile(r"\s(?:in a row|in succession|running|on the trot)\b"), re.compile(r"\bfor an?\s$")  # for a third quarter
_TO = re.compile(r"\sto\b")  # next to nothing
_TO_QUARTER = re.compile(r"-(?:(?:to|on|over)-|final)")  # the year-on-year change, the quarter-final
_NOWADAYS = re.compile(  # today's economy
    r"['’]s\s(?:\w+\s)?(?:world|econom\w+|markets?|marketplace|environment|climate|societ\w+|standards|generation|consumers?|youth|computers)\b"
)


def _is_date(place: Place, form: Form) -> bool:
    if isinstance(form, Numbered):
        return _is_numbered_part(place, form)
    if isinstance(form, PartOf) and isinstance(form.of, Numbered) and form.of.unit == "decade":
        return not _IN_HER.search(place.before) and not _MID_FORTIES.search(place.words)
    if isinstance(form, Range) and _MODEL_YEAR.search(place.before):
        return False
    if place.words.lower() == "these days" or (place.words == "year to date" and _SUPERLATIVE.search(place.before)):
        return False  # nowadays; its best year to date
    if isinstance(form, Latest) and form.unit == "half":
        told = place.word in _PREPOSITION or place.word in _CLOSING
        return told or place.words.endswith("year")  # a stake has its half, but no half year
    if isinstance(form, Shift) and form.unit == "day" and place.words.lower().endswith("last day"):
        return place.followed_by(SENTENCE_ENDS)  # the last day of something is not yesterday
    if isinstance(form, Shift) and place.followed_by(_RECORDED):
        return False
    if place.words.endswith("fiscal") and not place.followed_by(_CLAUSE_GOES_ON):
        return False  # this fiscal package
    if isinstance(form, (Away, YearBefore)) and place.followed_by(_BEFORE_TAX):
        return False
    if isinstance(form, Latest) and (place.word == "on" or (form.unit == "quarter" and place.followed_by(_OF_A))):
        return False  # up 3% on the year, the quarter of a million
    if isinstance(form, (Shift, Latest)):
        nowadays = place.words.lower() == "today" and place.followed_by(_NOWADAYS)
        return not nowadays and (place.words == "the New Year" or not _is_title(place)) and not place.followed_by(_TO_QUARTER)
    return True


def _is_mid_unit(place: Place, _form: Form) -> bool:
    """By mid-year, but no mid-year review."""
    return place.word in _AT_MIDDLE and place.followed_by(_CLAUSE_GOES_ON)


def _is_numbered_part(place: Place, form: Numbered) -> bool:
    if form.unit == "decade":
        return not _IN_HER.search(place.before)
    if form.unit == "century":
        return not (place.followed_by(_CAPITAL) and "C" in place.words)
    if place.text.startswith("-final", place.end) or (place.words[:2].isdigit() and place.word.isdigit()):
        return False  # a quarter-final; Windows 11 24H2
    if place.followed_by(_IN_A_ROW) or (_FOR_A.search(place.before) and place.followed_by(SENTENCE_ENDS)):
        return False
    return form.unit not in ("quarter", "half") or form.of is not None or not place.followed_by(_OF_NO_YEAR)


def _is_title(place: Place) -> bool:
    words = place.words.split(" ")
    if len(words) == 1:
        return words[0][:1].isupper() and _CAPITAL_WORD.search(place.before) is not None
    capital = words[-1][:1].isupper() and words[-1][1:].islower()
    return capital and (words[0].islower() or place.before[-1:] in ('"', "“") or _SMALL_WORD.search(place.before) is not None)


CHECKS: dict[str, Callable[[Place, Form], bool]] = {
    "date": _is_date,
    "year": lambda place, form: _is_year(place, form) and _is_date(place, form),
    "name": _is_name,
    "length": _is_length,
    "aunit": _is_one_unit,
    "many": _is_bare_plural,
    "theday": is_day_alone,
    "nthday": ends_sentence,
    "numbered": is_numbered,
    "day": is_day_on,
    "midyear": _is_mid_unit,
    "namein": ends_sentence,
    "andnext": lambda place, _form: place.followed_by(SENTENCE_GOES_ON) and not place.followed_by(_TO),
    "backdate": is_back,
    "yearmonth": ends_sentence,
    "compact": is_slashed,
    "slash": is_slashed,
    "shortened": lambda place, _form: place.word in _BEFORE_SHORT,
    "dashed": is_dashed,
    "monthscode": is_months_code,
}
