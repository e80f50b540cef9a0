"""What the surroundings of a finished form make of it: an expression with its span and modifier, or nothing.

    nearly three years      the modifier of a length
    Sept.                   the dot of a short form by itself
    end 2026                "expects the rate to end 2026 at 3%" is a verb and a year
    On Monday 12 people     no twelfth, a Monday
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.find.period_surroundings import ABBREVIATED, CHECKS, Place
from extractor.find.period_tokens import Token
from extractor.forms import Away, Day, Form, Length, PartOf, Recalled, YearBefore
from extractor.mentions import PeriodExpression

MODIFIERS = (
    dict.fromkeys(("about", "around", "roughly", "approximately", "some"), "about")
    | dict.fromkeys(("nearly", "almost", "close to"), "nearly")
    | dict.fromkeys(("less than", "fewer than", "under"), "under")
    | dict.fromkeys(("within", "at most"), "at_most")
    | {"more than": "over", "up to": "up_to", "at least": "at_least"}
)
_ENDS = re.compile(r"(?:end|start|close) (?!of)")
_COMPARED = re.compile(  # 20 points more than a year ago
    r"(?:[\d%]|\b(?:points?|percent|cent|pc|one|two|three|four|five|six|seven|eight|nine|ten|twelve))\s(?:more|less|fewer)\sthan\s$"
)
_ADJECTIVAL = re.compile(r"-(?!.*period$)|long$")
_VERBAL = frozenset("to will would could may might should".split())


def expression(text: str, start: int, end: int, token: Token) -> PeriodExpression | None:
    """The finished form of a token as an expression, where its surroundings allow it."""
    check = CHECKS.get(token.kind)
    if check is None:
        return None
    form: Form = token.value  # type: ignore[assignment]  # a token of these kinds holds a form
    place = Place(text, start, end)
    if not check(place, form):
        return _weekday_only(place, form) if token.kind == "numberedday" else None
    if token.kind == "name" and ABBREVIATED.match(text, start, end + 3):
        return PeriodExpression(start, end + 1, token.rule, form)
    if isinstance(form, Recalled) and _ADJECTIVAL.search(place.words):
        return PeriodExpression(start + len("the "), end, "period.length", form.length)  # the three-month contract
    if isinstance(form, PartOf) and form.edge and place.word in _VERBAL and (verb := _ENDS.match(text, start)):
        return PeriodExpression(verb.end(), end, "period.year", form.of)  # "expects the rate to end 2026 at 3%"
    if isinstance(form, (Length, Away, YearBefore)):
        return _modified(place, token.rule, form)
    return PeriodExpression(start, end, token.rule, form)


def _weekday_only(place: Place, form: Form) -> PeriodExpression | None:
    """On Monday 12 people came."""
    if not isinstance(form, Day):
        return None
    return PeriodExpression(place.start, place.start + len(place.words.split()[0].rstrip(".")), "period.weekday", Day(weekday=form.weekday))


def _modified(place: Place, rule: str, form: Length | Away | YearBefore) -> PeriodExpression:
    """A length with its modifier; "less than a decade ago" says no more than a length."""
    compared = _COMPARED.search(place.before) is not None
    modifier = None if compared else MODIFIERS.get(place.pair) or MODIFIERS.get(place.word)
    if isinstance(form, Length):
        return PeriodExpression(place.start, place.end, rule, form, modifier)
    if modifier in ("under", "over") and place.words.lower().endswith(" ago"):
        length = form.length if isinstance(form, Away) else Length((("year", Decimal(form.years)),))
        return PeriodExpression(place.start, place.end - len(" ago"), rule, length, modifier)
    return PeriodExpression(place.start, place.end, rule, form)
