"""What must hold around a day that is written in short: after which word it may stand, and that its number counts nothing.

    the 25th floor, 27th Street       no days
    3/4 of its value                  no date
    on Monday 12 people came          a Monday
    on 14 April 15 people resigned    no year
    9M users                          no nine months
"""

from __future__ import annotations

import re

from extractor.find.period_place import SENTENCE_ENDS, SENTENCE_GOES_ON, Place, words_of
from extractor.forms import Day, Form

_ON_DAY = words_of("on")
_BY_DAY = words_of("on by until till from since to through before after for of")
_AT_DATE = re.compile(
    r"\b(?:on|by|until|till|from|since|to|through|before|after|due|dated|date:?|as of|at|this|next|and|or)\s+$|,\s+$|^\W*$", re.IGNORECASE
)
_CLAUSE = re.compile(r"\s(?:if|because|unless|it|they|he|she|we)\b")  # on the 15th if it rains
_PREDICATE = re.compile(
    r"\s(?:was|is|has|had|will|the|its?|they|he|she|we|by|on|between|until|against|compared|versus|rose|fell|stood|\d+)\b"
)
_ONE_DIGIT = re.compile(r"\b\d$")
_EDGE_OF = re.compile(r"\b(?:end|start|beginning|close) of $")
_APPOSED = re.compile(r",\s(?:an?|the|which)\b")
_CLOCK = re.compile(r":\d")  # Thursday 19:00
_NO_DATE = re.compile(r"\sof\b|\.\d")  # 3/4 of its value, 8/1.5
_BACK_THEN = re.compile(r"\s*(?:$|[.,;:!?)\n]|(?:and|but|when|while|as|that|because)\b)")
_WITHIN = words_of("in for during over")
_FIGURES = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:profits?|sales|revenues?|earnings|income|loss(?:es)?|results|turnover|ebitda?)\b", re.IGNORECASE
)


def is_months_code(place: Place, _form: Form) -> bool:
    """ "9M net profit", "in 9M"; but "9M users", "$9M in revenue"."""
    if not place.words.isupper() or not place.text[max(0, place.start - 1) : place.start].isspace():
        return False
    return place.followed_by(_FIGURES) or (place.word in _WITHIN and place.followed_by(SENTENCE_GOES_ON))


def is_day_alone(place: Place, _form: Form) -> bool:
    """Whether a lone day stands where days do: "by the 25th.", but not "the 25th floor"."""
    if _EDGE_OF.search(place.before):
        return False  # from the end of the second quarter to the end of the third
    if place.word == "of" and place.words[-1].isalpha() and place.followed_by(_APPOSED):
        return False  # the construction of the first, a new plant
    ends = SENTENCE_GOES_ON if place.words[-1].isalpha() else SENTENCE_ENDS
    return place.word in _BY_DAY and (place.followed_by(ends) or (place.words[-3].isdigit() and place.followed_by(_CLAUSE)))


def is_back(place: Place, _form: Form) -> bool:
    """Whether a clause or the sentence ends behind "two Fridays back"."""
    return place.followed_by(_BACK_THEN)


def is_no_count(place: Place) -> bool:
    """Whether the number at the end counts nothing that follows, as in "on Monday 12 people"."""
    return (place.followed_by(SENTENCE_GOES_ON) or place.followed_by(_PREDICATE)) and not place.followed_by(_CLOCK)


def is_numbered(place: Place, form: Form) -> bool:
    """A day or month whose last number counts nothing; a year has two digits."""
    year = form.year if isinstance(form, Day) else None
    return is_no_count(place) and not (year and _ONE_DIGIT.search(place.words))


def is_day_on(place: Place, _form: Form) -> bool:
    """Whether "on" stands before a day in digits and the sentence ends behind it: "on 25." """
    return place.word in _ON_DAY and place.words[0].isdigit() and place.followed_by(SENTENCE_ENDS)


def ends_sentence(place: Place, _form: Form) -> bool:
    """Whether a sentence ends behind it."""
    return place.followed_by(SENTENCE_ENDS)


def is_slashed(place: Place, _form: Form) -> bool:
    """Whether a slashed pair is a day: "on 3/4", but not "3/4 of its value"."""
    return _AT_DATE.search(place.before) is not None and not place.followed_by(_NO_DATE)


def is_dashed(place: Place, _form: Form) -> bool:
    """Whether a dashed pair is a day: "on 3-4." """
    return (place.word in _ON_DAY or place.alone) and place.followed_by(SENTENCE_ENDS)
