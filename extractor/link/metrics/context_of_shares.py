"""What a share or the value of a company turns out to be beside what its sentence and the value before speak of.

its share slid to 8.9%                         a market share, no share price
the couple's interest will drop to 34%         a stake
52% of the votes                               the power to vote
is worth £1.4bn and yields 4.1%                the dividend yield
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.change_of import direction_of_price
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, words_of
from extractor.link.nodes import is_shares, named_words
from extractor.mentions import Span

_HIGHEST_PRICE, _COMES_TO = 1_000_000, frozenset("at to by was were".split())  # of a share
_OVER_TIME = re.compile(
    r"\b(?:daily|weekly|monthly|quarterly|annual|yearly) (?P<move>gain|loss|rise|drop|fall|advance|decline|increase)", re.IGNORECASE
)
_HELD, _OF_MARKETS = frozenset("hold holds held has had".split()), frozenset("market_share shipments sales_volume".split())
_HOLDS = frozenset("has have had with holds hold held owns".split())
_COUNTRY = 4  # nodes of "U.S. stocks"
_WORTH = frozenset("market_cap valuation share_price price_to_earnings".split())
_VALUED = frozenset("market_cap price_to_earnings price_to_sales".split())
_PAID_OUT = _VALUED | frozenset(
    "share_price dividend dividend_per_share payout_ratio shareholder_returns target_price price_to_book".split()
)
_LENT = frozenset(
    "debt bonds bond notes note paper gilt gilts treasury treasuries coupon rent rents rental property portfolio interest_rate spread "
    "initial loan loans crop harvest".split()
)


def in_stock(at: Setting, found: Meeting) -> Meeting | None:
    """ "Stock was 7pc higher than a year earlier at £31m": goods in store, as no share costs so much."""
    if found.metric != "share_price" or words_of(at, found) not in ("stock", "stocks") or at.amount.per is not None:
        return None
    place = at.start
    if at.amount.kind == "percent":  # "7pc higher at £31m"
        place = next((i for i in range(at.last + 1, len(at.nodes)) if at.nodes[i].kind in ("value", "mark")), at.start)
    to = at.nodes[place].amount if place > at.start else at.amount
    sums = to is not None and to.kind == "money" and to.low >= _HIGHEST_PRICE and at.nodes[place - 1].word in _COMES_TO
    return replace(found, metric="inventory", value_kind="money", group="balance") if sums else None


def interest_held(at: Setting, found: Meeting) -> Meeting | None:
    """ "a 65% interest in the mine", "in which Acme has a 27% interest", "the couple's interest will drop to 34%"."""
    if found.metric != "interest_rate" or found.place is None or words_of(at, found) != "interest":
        return None
    held = [node.word for node in at.nodes[max(0, at.first - 2) : at.first]]
    behind = found.place == at.first + 1 and (
        (at.first + 2 < len(at.nodes) and at.nodes[at.first + 2].word == "in") or (held[-1:] == ["a"] and held[0] in _HOLDS)
    )
    owner = at.nodes[found.place - 1] if found.place > 0 else None
    owned = owner is not None and found.place < at.first and at.text[owner.start : owner.end].lower() in cues.POSSESSIVES
    return replace(found, metric="stake", value_kind="percent", group="deal") if behind or owned else None


def part_sold(at: Setting, found: Meeting) -> Meeting | None:
    """ "the sale of 26% of Beta", "the disposal of 40% in Beta": a stake."""
    behind = at.nodes[at.last + 1 : at.last + 3]
    named = len(behind) == 2 and behind[0].word in ("of", "in") and behind[1].kind == "company"
    if at.amount.kind != "percent" or found.change or not named:
        return None
    return replace(found, metric="stake", value_kind="percent", period_kind="instant", of=behind[1].span)


def fair_value(at: Setting, found: Meeting) -> Meeting | None:
    """ "has a fair value of $17.50 on the stock": what a broker thinks a share is worth."""
    behind = named_words(at.nodes[at.last + 1 : at.last + 4])
    on = behind[:1] == ["on"] and "share_price" in behind
    if at.amount.kind != "money" or not words_of(at, found).endswith("fair value") or not (on or at.amount.per == "share"):
        return None
    return replace(found, metric="target_price", value_kind="money-per-share", group="market")


def votes(at: Setting, found: Meeting) -> Meeting | None:
    """ "controls 62% of the voting rights"."""
    if found.metric != "stake" or found.rule != "fact.verb":
        return None
    behind = at.nodes[at.last + 1 : at.last + 5]
    rights = next((node for node in behind if node.metric is not None or node.word in ("votes", "voting")), None)
    if rights is None or (rights.metric is not None and rights.metric.id != "voting_power"):
        return None
    return replace(found, metric="voting_power")


def held_of_market(at: Setting, found: Meeting) -> Meeting | None:
    """ "led the AI chip market, when they held 66% and 23% of it", "PC shipments rose. Acme, Beta and Castor held 15.7%, 9.3% and 8.8%"."""
    holding = found.place is not None and found.place == at.first - 1 and words_of(at, found) == "holding"
    if found.metric != "stake" or not (holding or (found.rule == "fact.verb" and not _HELD.isdisjoint(at.lead[-3:]))):
        return None
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 3]]
    of_it = behind[:1] != ["of"] or behind[1:] == ["it"]  # but "held 38% of that firm"
    market = any(node.metric is not None and node.metric.id == "market_size" for node in at.nodes[: at.first])
    told = at.near is not None and at.near.metric in _OF_MARKETS
    return replace(found, metric="market_share", period_kind="duration", group="ratio") if of_it and (market or told) else None


def of_votes(at: Setting, found: Meeting) -> Meeting | None:
    """ "supervoting stock gives her 52% of the votes"."""
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 4]]
    votes = behind[:2] in (["of", "the"], ["of", "all"]) and behind[2:] != [] and behind[2].startswith(("vote", "voting"))
    return replace(found, metric="voting_power", value_kind="percent", period_kind="instant", group="ownership") if votes else None


def listed_for(at: Setting, found: Meeting) -> Meeting | None:
    """ "raised $8.7bn through stock-market listings", "raised $4bn in IPOs"."""
    behind = at.nodes[at.last + 1 : at.last + 7]
    place = next((i for i, node in enumerate(behind) if node.word in cues.LISTINGS), None)
    through = place is not None and any(node.word in ("through", "via", "from", "in") for node in behind[:place])
    return replace(found, metric="ipo_proceeds") if through else None


def over_a_week(at: Setting, found: Meeting) -> Meeting | None:
    """ "closed at $70, for a weekly gain of 3.2%", "on course for a weekly loss of 2%": how the price moved, and no profit."""
    near = at.near
    unlisted = found.rule == "fact.noun_phrase" or found.group == "income"
    if near is None or at.amount.kind != "percent" or near.group != "market" or not unlisted:
        return None
    said = _OVER_TIME.search(at.text, max(0, found.span.start - len("quarterly ")), found.span.end)
    if said is None or said.end() != found.span.end:
        return None
    return replace(
        near, span=Span(said.start(), said.end()), rule="fact.same_metric", place=None, of=None, of_metric=None,
        change=direction_of_price(said["move"].lower()),
    )  # fmt: skip


def equities(at: Setting, found: Meeting) -> Meeting | None:
    """ "Stocks rose 0.4%", "U.S. stocks fell": shares, where nobody holds a stock of anything."""
    place = found.place
    if place is None or place > _COUNTRY or words_of(at, found) != "stocks" or at.amount.kind != "percent" or found.change is None:
        return None
    held = any(node.kind in ("company", "reference") for node in at.nodes[:place])
    held = held or any(node.word in ("of", "at") for node in at.nodes[place + 1 : place + 2])
    goods = at.nodes[place - 1].metric if place else None  # "Palm oil stocks fell 4.9% to 1.5 million tonnes"
    held = held or (goods is not None and goods.rule == "metric.instrument")
    held = held or any(node.amount is not None and node.amount.unit in cues.IN_BULK for node in at.nodes)
    return None if held else as_metric(found, "share_price")


def speaks_of_payout(at: Setting) -> bool:
    """Whether a yield is told beside what a share costs, is worth or pays, and no bond, house or loan."""
    named = [node.metric.id for node in at.nodes if node.metric is not None]
    named += ["share_price"] * any(node.word == "counter" for node in at.nodes)
    near = at.near is not None and at.near.metric in _PAID_OUT
    return (near or not _PAID_OUT.isdisjoint(named)) and _LENT.isdisjoint((*named, *(node.word for node in at.nodes)))


def yields(at: Setting, found: Meeting) -> Meeting | None:
    """ "Acme is worth £1.4bn and yields 4.1%", "the shares yield 4%": what a company yields is its dividend."""
    place = found.place
    if words_of(at, found) == "yield" and speaks_of_payout(at):
        return replace(found, metric="dividend_yield", group="return")  # "closed at $27.31, which puts the yield at 4.1%"
    if place is None or not place or place != at.start - 1 or words_of(at, found) not in ("yields", "yield"):
        return None
    subject, worth = at.nodes[place - 1], at.before is not None and at.before.metric in _WORTH
    share = is_shares(subject)
    they = at.text[subject.start : subject.end].lower() == "they" and at.near is not None and at.near.metric in _VALUED  # "They yield 7%"
    pays = share or they or bool(subject.companies) or (subject.word == "and" and worth)
    return replace(found, metric="dividend_yield", group="return", change=None) if pays else None
