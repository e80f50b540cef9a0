"""Turns of phrase that say a percentage by what becomes of so much of something.

put aside 10.7% of their income               the savings ratio
81% of flights left on time                   the punctuality
takes 0.6% of each payment                    the take rate
with 84% of its seats filled                  the load factor
4.3% of the workforce is out of work          the unemployment rate
"""

from __future__ import annotations

import re

from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_SAVES, _ASIDE = all_forms("save stash squirrel sock"), frozenset("aside away by".split())
_WHOSE = r"(?:(?:their|its|our|household|personal|after-tax|disposable|take-home|net|gross) ){0,3}"
_OF_INCOME = re.compile(rf" of {_WHOSE}(?:incomes?|earnings|pay)\b")
_RIDES = r"(?:flights|departures|arrivals|trains|services|buses|ferries|sailings|planes|deliveries|orders|parcels|letters)"
_PUNCTUAL = re.compile(
    rf" of (?:[\w'’-]+ ){{0,4}}{_RIDES}\b(?: [\w'’-]+){{0,6}} (?P<said>on time|on schedule|punctually|within (?:15|five|ten) minutes)\b"
)
_ON_TIME = re.compile(
    r" (?:of (?:them|these|those|which) )?(?:arrived|departed|left|ran|landed|came|turned up|were) (?P<said>on time|on schedule)\b"
)
_TAKES = all_forms("take keep skim charge get earn pocket levy deduct collect retain")
_OF_EACH = re.compile(
    r" (?:of|on|from) (?:(?:each|every|any) (?:\w+ ){0,2}|(?:the|their) value of (?:\w+ ){0,3}|all )"
    r"(?:payments?|sales?|transactions?|orders?|bookings?|fares?|purchases?|trades?|transfers?|rides?|trips?|tickets?|deals?|loans?|baskets?)\b"
)
_FEES = frozenset("commission cut fee slice".split())
_FILLED = re.compile(r" of (?:[\w'’-]+ ){0,3}(?:seats|berths|beds|rooms|cabins)\b(?: \w+){0,2} (?P<said>filled|occupied|taken)\b")
_WORKERS = r"(?:workforce|labour force|labor force|workers|population)"
_JOBLESS = re.compile(rf" of (?:[\w'’-]+ ){{0,3}}{_WORKERS}\b(?: \w+){{0,3}} (?P<said>out of work|jobless|unemployed|idle)\b")
_TURNS = all_forms("keep turn convert retain take make")
_PROFITS = r"(?:an? )?(?P<kind>operating|net|gross|pre-tax|pretax)? ?profits?"
_OF_SALES = re.compile(rf" of (?:its |their |the )?(?:sales|revenues?|turnover) (?:as|into|in|to) (?P<said>{_PROFITS})\b")
_MARGINS = {"operating": "operating_margin", "net": "net_margin", "gross": "gross_margin", "": "net_margin"}
_GREEN = re.compile(r"\b(?:[Rr]enewables?|[Gg]reen power|[Ww]ind|[Ss]olar|[Hh]ydropower)\b")
_POWER = re.compile(r" of (?:[\w'’-]+ ){0,4}(?P<said>power|electricity|energy|generation)\b")
_STAFF = re.compile(r" of (?:[\w'’-]+ ){0,4}(?:staff|workforce|employees|workers)\b")
_LEFT = re.compile(
    r" of (?:[\w'’-]+ ){0,4}(?:staff|workforce|employees|workers) (?:(?:at|of) (?:(?:[A-Z][\w.&-]*|plc) ){1,3})?"
    r"(?:left|quit|resigned|departed|walked out)\b"
)
# "2.9% of it more than 90 days overdue"
_LATE = re.compile(
    r" of (?:it|them|which|these|those|loans|borrowers|accounts|balances)(?: is| are| was| were)? (?:more than |over )?"
    r"(?:\d+|thirty|sixty|ninety) (?:days|months) (?P<said>past due|overdue|late|behind|in arrears)\b"
)
_ARE = re.compile(r" (?:of (?:them|which|these) )?(?:is|are|was|were) (?P<said>occupied)\b")
_REACH = 90  # characters behind a value


def part_told(at: Setting) -> Meeting | None:
    """What becomes of so much of something."""
    if at.amount.unit != "percent":
        return None
    if (told := _told_of_all(at)) is not None:
        return told
    fee = _is_fee(at)
    if (at.change is not None and not fee) or not at.text.startswith((" of", " on", " from"), at.amount.end):
        return None
    return _done_with(at) or _left_of(at) or _taken_of(at, fee=fee)


def _told_of_all(at: Setting) -> Meeting | None:
    """ "was 91% effective", "were on time 88% of the time": a rate of all there is."""
    behind = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    if behind is not None and behind.word == "effective":
        return phrased("efficacy", behind.span, "fact.idiom")
    if (part := _kept_of_it(at)) is not None:
        return part
    if at.lead[-2:] == ["on", "time"]:
        said = Span(at.nodes[at.start - 2].start, at.nodes[at.start - 1].end)
        return phrased("on_time_performance", said, "fact.idiom")
    if (late := _LATE.match(at.text, at.amount.end)) is not None:
        return phrased("npl_ratio", Span(*late.span("said")), "fact.idiom")
    if (taken := _ARE.match(at.text, at.amount.end)) is not None:
        return Meeting("occupancy_rate", Span(*taken.span("said")), "fact.idiom", "percent", "duration", "ratio")  # "92% are occupied"
    timely = _ON_TIME.match(at.text, at.amount.end)
    return phrased("on_time_performance", Span(*timely.span("said")), "fact.idiom") if timely else None


def _is_fee(at: Setting) -> bool:
    """ "takes a cut of 0.6%": of a payment, and no decrease."""
    near = [node.word for node in at.nodes[max(0, at.start - 4) : at.start]]
    return near[-1:] == ["of"] and near[-2:-1] != [] and near[-2] in _FEES


def _done_with(at: Setting) -> Meeting | None:
    """ "saved 9% of their income", "79% of departures left on time", "81% of its power from the sun"."""
    end = at.amount.end + _REACH
    verb = at.word_before
    saved = verb is not None and (verb.word in _SAVES or (verb.word in _ASIDE and at.start > 1))
    if verb is not None and saved and (income := _OF_INCOME.match(at.text, at.amount.end, end)) is not None:
        return Meeting("savings_ratio", Span(verb.start, income.end()), "fact.idiom", "percent", "duration", "macro")
    if (timely := _PUNCTUAL.match(at.text, at.amount.end, end)) is not None:
        named = (node.span for node in at.nodes[: at.first] if node.metric is not None and node.metric.id == "on_time_performance")
        said = next(named, Span(*timely.span("said")))  # "Punctuality suffered: 79% of departures left on time"
        return phrased("on_time_performance", said, "fact.idiom")
    if (green := _POWER.match(at.text, at.amount.end, end)) is not None and _GREEN.search(at.text, at.nodes[0].start, at.amount.start):
        return Meeting("renewable_share", Span(*green.span("said")), "fact.idiom", "percent", "duration", "ratio")
    return None


def _left_of(at: Setting) -> Meeting | None:
    """ "12% of its staff left", "5% of the workforce is out of work"."""
    verb, end = at.word_before, at.amount.end + _REACH
    if (gone := _LEFT.match(at.text, at.amount.end, end)) is not None or (verb is not None and verb.word in ("lost", "loses")):
        staff = gone or _STAFF.match(at.text, at.amount.end, end)
        if staff is not None:
            return Meeting("attrition_rate", Span(at.amount.start, staff.end()), "fact.idiom", "percent", "duration", "ratio")
    if (idle := _JOBLESS.match(at.text, at.amount.end, end)) is not None:
        return Meeting("unemployment_rate", Span(*idle.span("said")), "fact.idiom", "percent", "instant", "macro")
    return None


def _taken_of(at: Setting, *, fee: bool) -> Meeting | None:
    """ "86% of seats were filled", "turns 12% of its sales into profit", "takes 3% of each payment"."""
    verb, end = at.word_before, at.amount.end + _REACH
    near = [node.word for node in at.nodes[max(0, at.start - 4) : at.start]]
    if (taken := _FILLED.match(at.text, at.amount.end, end)) is not None:
        return Meeting("load_factor", Span(*taken.span("said")), "fact.idiom", "percent", "duration")
    if verb is not None and verb.word in _TURNS and (kept := _OF_SALES.match(at.text, at.amount.end, end)) is not None:
        metric = _MARGINS.get((kept["kind"] or "").rpartition(" ")[2], "operating_margin")
        return Meeting(metric, Span(*kept.span("said")), "fact.idiom", "percent", "duration", "income")
    charged = fee or not _TAKES.isdisjoint(near)
    if verb is not None and charged and (each := _OF_EACH.match(at.text, at.amount.end, end)) is not None:
        return Meeting("take_rate", Span(verb.start, each.end()), "fact.idiom", "percent", "instant", "ratio")
    return None


def _kept_of_it(at: Setting) -> Meeting | None:
    """ "Goods worth $920 million were sold on its platform, of which it kept 4.5%": the take rate."""
    near, verb = at.near, at.word_before
    told = near is not None and near.metric == "gross_merchandise_value" and verb is not None and verb.word in _TAKES
    of_it = at.text.startswith((" of it", " of that", " of this"), at.amount.end) or "which" in at.lead
    return Meeting("take_rate", verb.span, "fact.idiom", "percent", "instant", "ratio") if told and of_it and verb is not None else None
