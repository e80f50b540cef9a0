"""What no date belongs to, whatever periods stand around it.

    a bid of $5 a share, at a premium of 32% to Friday's close      the price of a bid, and what it is paid on
    the board declared a dividend of 12 cents                       an event; but "a third-quarter dividend" is that of the quarter
    authorised a buyback of $150 million, cleared a $65m plant      a decision, however long it will take
    charges of $70m, mostly in the current quarter                  a part
    a second plant, costing $150m; a £60m buyback                   likewise, where no date stands by them
    fined $5m for breaches between 2009 and 2014                    when it was done
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.nodes import Node
from extractor.link.periods.asides import REPORTS
from extractor.link.periods.bounds import adjective, is_day, is_stretch, usable
from extractor.link.periods.following import behind
from extractor.link.periods.named import sets_day
from extractor.link.periods.tense import is_present
from extractor.link.periods.when import NEVER, Asked, When
from extractor.link.verb_forms import all_forms

_BIDDING, _BID = all_forms("offer bid propose raise lift increase sweeten improve table"), 4  # nodes from a day to such a verb
_BIDS = 6  # nodes of "had oversubscribed the offering"
_LIFTS = frozenset("lifted raised increased hiked boosted kept maintained".split())
_DECLARES = frozenset("declare declares declared declaring".split())
_BOARDS = frozenset("board directors".split())
_MOSTLY = frozenset("mostly mainly largely bulk most".split())
_DECIDES = frozenset(
    "authorised authorized authorises authorizes approved approves announced announces launched launches unveiled unveils new another "
    "plans planned proposed proposes aside earmarked signed suspended scrapped paused halted cancelled canceled".split()
)
_GIVEN_UP = frozenset("suspended scrapped paused halted cancelled canceled shelved".split())
_STOPS = all_forms("suspend scrap halt axe cancel")
_STARTS = frozenset("starts start begins begin starting beginning".split())
_APPROVES = frozenset("approved approves cleared clears sanctioned green-lit greenlit".split())
_GOES_PUBLIC = cues.LISTED | {"market"}
_PROGRAMMES = ("authoris", "authoriz", "programme", "program", "plan", "scheme", "mandate")
_NEGOTIATED = frozenset({"valuation", "funding"})
_PROGRAMME_NOUNS = ("buyback", "buy-back", "repurchase", "authorisation", "authorization", "programme", "program")
_DONE, _SPENT_ON = (["has", "been"], ["have", "been"]), frozenset({"on", "in", "into", "to"})
_SPENT = frozenset({"spent", "invested"})
_IN_WORDS = frozenset({"fact.idiom", "fact.verb", "fact.noun_phrase"})  # no capital expenditure by that name
_PUNISHED, _DEEDS = frozenset({"fine", "damages_sought"}), frozenset("for over covering concerning alleging".split())
_OPENING = 2  # nodes
_PLACED, _SALE = frozenset("placed priced placing".split()), 12  # nodes
_DECISION, _FATE = 10, 5  # nodes
_DAYS = frozenset("year years heyday prime peak height".split())
_HEYDAY = re.compile(
    r"\b(?:[Ii]n (?:its|their|his|her|a) (?:(?:very )?(?:best|worst|good|bad|first|second|early) (?:full )?years?|heyday|prime)"
    r"|[Aa]t (?:its|their) (?:peak|height))\b(?! (?:of|to|in|on|end))"
)


def punished(asked: Asked) -> When | None:
    """ "a £9m fine for breaches between 2009 and 2014", "sued for £9m over charges levied in 2022": when that was done dates no fine."""
    if asked.meeting.metric not in _PUNISHED:
        return None
    nodes, i = asked.nodes, asked.i
    deed = next((j for j in range(i + 1, len(nodes)) if nodes[j].word in _DEEDS and not _names_fine(nodes[j + 1 : j + 3])), len(nodes))
    if any(usable(node) for node in nodes[:deed]) or not any(usable(node) for node in nodes[deed:]):
        return None
    return NEVER


def _names_fine(nodes: Sequence[Node]) -> bool:
    """ "booked $5m for the settlement in 2025"."""
    return any(node.metric is not None and node.metric.id in _PUNISHED for node in nodes)


def dateless(asked: Asked) -> When | None:
    """A deal in talks, what mostly comes later, what has been decided or declared, what is bid."""
    nodes, i, metric = asked.nodes, asked.i, asked.meeting.metric
    if not asked.forecast and asked.meeting.group != "market" and _in_its_day(asked):
        return NEVER
    if metric in _NEGOTIATED and asked.forecast and behind(nodes, i) is None and _in_talks(asked):
        return NEVER  # "Acme raised $9m in May; Beta is in talks to raise money at a $3 billion valuation"
    if asked.forecast and not _MOSTLY.isdisjoint(node.word for node in nodes[i + 1 : i + 4]):
        return NEVER  # "charges of $70m, mostly in the current quarter"
    if [node.word for node in nodes[i + 1 : i + 2]] == ["thereafter"] and asked.meeting.period_kind == "duration":
        return NEVER  # "a charge in the second quarter and savings of $9m thereafter"
    if metric.startswith("dividend"):
        return NEVER if _is_settled_dividend(asked) else None
    if metric == "buyback":
        return NEVER if _is_settled_buyback(asked) else None
    return NEVER if _is_cleared(asked) or _is_of_bid(asked) else None


def _is_settled_dividend(asked: Asked) -> bool:
    """ "declared a dividend of 12 cents", "is suspending a 15-cent dividend"."""
    stops = not _STOPS.isdisjoint(node.word for node in asked.nodes[max(0, asked.i - 3) : asked.i])
    return stops or (not asked.forecast and _is_declared(asked))


def _is_settled_buyback(asked: Asked) -> bool:
    """ "a £200m buyback that starts tomorrow", "leaving $85m of a $150m authorisation", "authorised a buyback of $150m"."""
    if not asked.forecast and _is_decided(asked):
        return behind(asked.nodes, asked.i) is None
    starts = not _STARTS.isdisjoint(node.word for node in asked.nodes[asked.i + 1 : asked.i + 5])
    return starts or (asked.meeting.rule == "fact.noun_phrase" and asked.metric_words.startswith(_PROGRAMMES))


def _is_cleared(asked: Asked) -> bool:
    """ "the board cleared a $65m plant", "approved an order with Beta for 40 jets", "has agreed to lend it €75m"."""
    if asked.forecast:
        return False
    metric, rule = asked.meeting.metric, asked.meeting.rule
    ordered = metric in ("orders", "contract_value") and rule in ("fact.idiom", "fact.same_metric")
    near = asked.nodes[max(0, asked.i - (3 if metric == "capex" else _DECISION)) : asked.i]
    if (ordered or (metric == "capex" and rule == "fact.idiom")) and not _APPROVES.isdisjoint(node.word for node in near):
        return True
    lent = metric == "debt" and asked.metric_words.startswith(("lend", "lent"))
    return lent and not any(node.kind == "period" for node in asked.nodes)


def _is_of_bid(asked: Asked) -> bool:
    """The price of a bid, a premium over the close of a day, an offer for a stake; "carries a premium" is a level in the present."""
    nodes, i, metric = asked.nodes, asked.i, asked.meeting.metric
    if metric == "subscription":  # "when it went public in January, investors had oversubscribed the offering 40 times"
        return any(node.word == "had" for node in nodes[max(0, i - _BIDS) : i]) and behind(nodes, i) is None
    if metric == "stake":
        return asked.metric_words.endswith(("offer", "bid"))  # "will make an open offer for a further 20%"
    if metric == "offer_price":
        listed = _goes_public_then(asked) or _sold_on_listing(asked) or _placed_then(asked) or _sold_then(asked) or _bid_then(asked)
        return not listed and not sets_day(nodes, 1)  # but "At Friday's closing prices the package is worth $44 a share"
    to_close = metric == "premium" or (metric == "discount" and any(node.word in ("close", "closing") for node in nodes[i:]))
    return to_close and any(node.kind == "period" for node in nodes)


def _in_its_day(asked: Asked) -> bool:
    """ "made $22m last year; in its best year it earned $81m", "at its peak it employed 9,000": a time that nobody names."""
    nodes, i = asked.nodes, asked.i
    since = next((j + 1 for j in range(i - 1, -1, -1) if nodes[j].kind in ("value", "period") or nodes[j].word == ";"), 0)
    if all(node.word not in _DAYS for node in nodes[since:i]) or behind(nodes, i) is not None:
        return False
    told = _HEYDAY.search(asked.sentence.text, nodes[since].start, nodes[i].start)
    beside = since > 0 and nodes[since - 1].kind == "value"  # "the margin, 11% in its heyday, was 4.7%": that of the value in front
    return told is not None and not (beside and told.start() == nodes[since].start)


def _in_talks(asked: Asked) -> bool:
    since = next((j for j in range(asked.i - 1, -1, -1) if asked.nodes[j].kind == "value"), 0)
    return any(node.word == "talks" for node in asked.nodes[since : asked.i])


def of_project(asked: Asked) -> When | None:
    """ "a second plant, costing $150m", "a £60m buyback": what a report names beside its figures, and no part of them."""
    metric, behind_it = asked.meeting.metric, [node.word for node in asked.nodes[asked.i + 1 : asked.i + 3]]
    if metric == "buyback" and asked.metric_words.endswith(_PROGRAMME_NOUNS):
        if is_present(asked.nodes, asked.i):
            return None  # "has $200 million remaining under its programme"
        return asked.today if behind_it in _DONE else NEVER  # "of which 310 million has been completed"
    if metric != "capex" or (asked.meeting.rule == "fact.verb" and _is_of_the_time(asked, behind_it)):
        return None
    amount = asked.nodes[asked.i].amount
    if amount is not None and amount.per in ("year", "month"):
        return None  # "We spend £40m a year on new labs"
    return NEVER if asked.meeting.rule in _IN_WORDS or _is_one_investment(asked) else None


def _is_of_the_time(asked: Asked, behind_it: Sequence[str]) -> bool:
    """ "It spent $65m on a plant", in a report; "Acme alone expects to spend $185bn", in the year that all are told to spend in."""
    if asked.forecast:
        return _SPENT_ON.isdisjoint(behind_it)
    verb = value_start(asked.nodes, asked.i) - 1
    if verb > 0 and asked.nodes[verb].word == "spending":
        return any(node.word == "after" for node in asked.nodes[:verb])  # "after spending A$64m on growth projects"
    return verb > 0 and asked.nodes[verb].word in _SPENT and asked.nodes[verb - 1].word not in cues.AUXILIARY


def _is_one_investment(asked: Asked) -> bool:
    """ "requires an investment of $620m"."""
    place = asked.meeting.place
    return place is not None and place > 0 and asked.nodes[place - 1].word == "an" and asked.metric_words == "investment"


def _goes_public_then(asked: Asked) -> bool:
    """ "went public in October 2025 at HK$38"; but "rose to $5 on Tuesday; Beta, which listed later at HK$38" names no day for it."""
    if asked.metric_words not in _GOES_PUBLIC:
        return False
    before = next((j for j in range(asked.i - 1, -1, -1) if asked.nodes[j].kind == "value" or asked.nodes[j].word == ";"), 0)
    return any(usable(node) for node in asked.nodes[before : asked.i]) or behind(asked.nodes, asked.i) is not None


def _sold_on_listing(asked: Asked) -> bool:
    """ "When it listed last September, it sold 2 million shares at HK$38"."""
    before = asked.nodes[: asked.i]
    listed = any(n.word in cues.LISTED for n in before)
    return listed and any(n.amount is not None and n.amount.unit == "share" for n in before)


def _bid_then(asked: Asked) -> bool:
    """ "Acme on Tuesday offered $6.10 a share", "On Tuesday Acme raised its bid to $6.10": the bid's own day, and no report's."""
    nodes, i = asked.nodes, asked.i
    day = next((j for j in range(i) if is_day(nodes[j])), None)
    if day is None or asked.forecast or any(node.kind == "value" for node in nodes[day:i]):
        return False
    between = [node.word for node in nodes[day + 1 : i]]
    return "after" not in between and not _BIDDING.isdisjoint(between[:_BID]) and REPORTS.isdisjoint(between)


def _sold_then(asked: Asked) -> bool:
    """ "raised $190 million in its IPO in November 2024 at $21 apiece", "sold 41 million shares in March 2025 at $12 each"."""
    nodes, i = asked.nodes, asked.i
    if i < len(("in", "2025", "at")) or nodes[i - 1].word != "at" or not usable(nodes[i - 2]):
        return False
    before = nodes[: i - 2]
    return any(n.metric is not None and n.metric.id == "ipo_proceeds" for n in before) or any(
        n.amount is not None and n.amount.unit == "share" for n in before
    )


def _placed_then(asked: Asked) -> bool:
    """ "In September it placed 22 million shares at HK$12", "On Friday Beta priced at $24": sold on that day; but no bid is."""
    nodes, i = asked.nodes, asked.i
    if asked.forecast or all(node.word not in _PLACED for node in nodes[max(0, i - _SALE) : i]):
        return False
    return any(usable(node) for node in nodes[:i]) or behind(nodes, i) is not None


def _is_declared(asked: Asked) -> bool:
    """ "The board declared a dividend of 12 cents": an event; but "a third-quarter dividend" is that of the quarter."""
    words = {node.word for node in asked.nodes[: asked.i]}
    decided = not _BOARDS.isdisjoint(words) or not _LIFTS.isdisjoint(words)
    declared = not _DECLARES.isdisjoint(words) or (decided and asked.metric_words.startswith("quarterly"))
    opened = any(is_stretch(node) for node in asked.nodes[:_OPENING])  # "Last month the board declared"
    return declared and not opened and adjective(asked.nodes, asked.meeting) is None


def _is_decided(asked: Asked) -> bool:
    """ "authorised a buyback of $150 million", "with a buyback of up to $80 million": an event, however long it will take."""
    amount = asked.nodes[asked.i].amount
    up_to = amount is not None and amount.modifier == "up_to"
    near = asked.nodes[max(0, asked.i - _DECISION) : asked.i + 3]
    given_up = not _GIVEN_UP.isdisjoint(node.word for node in asked.nodes[asked.i + 1 : asked.i + _FATE])
    return given_up or up_to or not _DECIDES.isdisjoint(node.word for node in near)
