"""The period that the sentence before told of, for a figure that goes on about the same.

    Exports rose 6.6% in December. Imports climbed 5.7%               what happened in the same stretch of time
    had 38m users in June. Paying subscribers doubled to 3m           who is counted beside others
    Shipments in China rose 9% in 2025. Acme had a share of 18%       a share of what was told of nobody
    Acme had 9.8m members at the end of 2025. The figure for Beta     of whom nothing else is told
"""

from __future__ import annotations

from extractor.link.periods.carried import is_month, is_of_other_year
from extractor.link.periods.reached import is_averaged, reaches
from extractor.link.periods.reporting import ECONOMIC, EXEMPT, governs, name_of
from extractor.link.periods.when import Asked, When

_AGAIN = ("fact.anaphora", "fact.metric_of_sentence_before")
_BACK = 6  # nodes


def counted_then(asked: Asked) -> When | None:
    """ "had 38 million users in June. Paying subscribers doubled to 3 million": who is counted beside others, in the same month."""
    before, told = asked.memory.meeting, asked.memory.told.get(name_of(asked.company))
    if told is None or before is None or not before.group == asked.meeting.group == "count" or asked.previous is not None:
        return None
    if not is_month(told) or not reaches(asked) or asked.meeting.change is not None:
        return None
    return When(told.start_date, told.end_date, told, "period.sentence_before")


def of_other_told(asked: Asked) -> When | None:
    """ "Acme had 9.8 million members at the end of 2025. The figure for Beta was 7.1 million": of whom nothing else is told."""
    before, last, opening = asked.memory.meeting, asked.memory.last, asked.nodes[0].word
    again = asked.meeting.rule in _AGAIN and before is not None and before.metric == asked.meeting.metric and asked.previous is None
    points_back = opening in ("the", "that", "at", "for") and asked.meeting.change is None
    # "Beta added 7 million"
    points_back = points_back or (asked.meeting.rule == _AGAIN[1] and asked.nodes[0].companies == (asked.company,))
    if not again or asked.company is None or not points_back:
        return None
    known = name_of(asked.company) in asked.memory.told or name_of(asked.company) in asked.memory.reported
    if known or last is None or last.start is None or last.rule.endswith(("comparison", "prior_year")):
        return None
    return last._replace(rule="period.sentence_before", place=None)


def of_market_told(asked: Asked, *, present: bool) -> When | None:
    """ "Shipments in China rose 9% in 2025. Acme had a share of 18%": a share of what was told of nobody.

    "Acme had 28% of the market in the 12 weeks to 28 December. Beta stood still at 10%": or of the one stretch told of others.
    """
    of_others = list(asked.memory.told.values()) if asked.company is not None and asked.previous is None else []
    only = of_others[0] if len({(period.start_date, period.end_date) for period in of_others}) == 1 else None
    told = asked.memory.told.get(None, only) if asked.meeting.metric == "market_share" and not present else None
    return When(told.start_date, told.end_date, told, "period.sentence_before") if told is not None else None


def told_before(asked: Asked, *, present: bool) -> When | None:
    """ "Exports rose 6.6% in December. Imports climbed 5.7%": what happened in the sentence before's stretch of time."""
    meeting, told = asked.meeting, asked.memory.told.get(name_of(asked.company))
    if asked.company is None and meeting.of_metric == meeting.metric == "funding" and (whole := _of_total(asked)) is not None:
        return whole
    if told is None and asked.company is not None and asked.previous is None and governs(meeting):
        of_others = [period for name, period in asked.memory.told.items() if name is not None]
        told = of_others[0] if len(of_others) == 1 else None  # "Research cost Acme $5m last year. At Beta it was even more: $6m."
        if not of_others and _is_of_their_market(asked):
            told = asked.memory.told.get(None)
    event = meeting.group == "deal" or meeting.metric in EXEMPT or meeting.metric.startswith("dividend")
    if told is not None and meeting.rule == "fact.verb" and asked.metric_words == "employed" and not present:
        return When(told.end_date, told.end_date, told, "period.sentence_before")  # "made £9m last year. It employed 400 bakers"
    amount = asked.nodes[asked.i].amount
    counted = amount is not None and amount.kind == "quantity" and not meeting.group
    did = counted and meeting.rule == "fact.verb"  # "It exported 74,000 tonnes"
    flow = did or meeting.period_kind == "duration" or meeting.metric in ECONOMIC or _is_price_then(asked)
    part = meeting.rule == "fact.metric_of_sentence_before" and asked.nodes[0].word == "of"  # "Of this, $4m was debt"
    again = _moves_again(asked)
    if told is None or present or (event and not again) or not (flow or part or again) or is_of_other_year(asked, told):
        return None
    return When(told.start_date, told.end_date, told, "period.sentence_before")


def _moves_again(asked: Asked) -> bool:
    """ "Pay rose 4.4% in the three months to January. Including bonuses it was up 4.1%": how the same moved, in another way."""
    meeting, before = asked.meeting, asked.memory.meeting
    again = meeting.rule == "fact.metric_of_sentence_before" and meeting.change is not None and asked.company is None
    return again and before is not None and before.metric == meeting.metric and before.change is not None and meeting.group != "market"


def _of_total(asked: Asked) -> When | None:
    """ "Funding fell 18% in the half. Britain took 44% of the total"."""
    before, last = asked.memory.meeting, asked.memory.last
    goes_on = asked.previous is None and before is not None and before.metric == asked.meeting.metric
    return last._replace(rule="period.sentence_before", place=None) if goes_on and last is not None and last.start is not None else None


def _is_price_then(asked: Asked) -> bool:
    """How prices moved; and beside official figures what was paid: "Home sales fell 2% in January. The median price was $402,500"."""
    meeting, before = asked.meeting, asked.memory.meeting
    official = before is not None and (before.group == "macro" or is_averaged(asked))
    official = official and asked.company is None and not meeting.is_instrument
    return meeting.metric == "price" and (meeting.change is not None or official)


def _is_of_their_market(asked: Asked) -> bool:
    """ "Exports rose 12% in the half. Acme shipped goods worth $61m": what one of many did in the same time; not what it "had done"."""
    before = asked.memory.meeting
    traded = before is not None and before.group not in ("macro", "market")
    past = any(node.word == "had" for node in asked.nodes[max(0, asked.i - _BACK) : asked.i])
    return traded and not past and asked.meeting.period_kind == "duration"
