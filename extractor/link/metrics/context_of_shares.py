"""What a share or the value of a company turns out to be beside what its sentence and the value before speak of.

its share slid to 8.9%                         a market share, no share price
the couple's interest will drop to 34%         a stake
52% of the votes                               the power to vote
is worth £1.4bn and yields 4.1%                the dividend yield
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.link import cues
from extractor.link.held_against import compares
from extractor.link.metrics.change_of import change_after, direction_of_price
from extractor.link.metrics.meeting import Meeting, Setting, words_of
from extractor.link.nodes import Node, named_words
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_HIGHEST_PRICE, _COMES_TO = 1_000_000, frozenset("at to by was were".split())  # of a share
_OVER_TIME = re.compile(
    r"\b(?:daily|weekly|monthly|quarterly|annual|yearly) (?P<move>gain|loss|rise|drop|fall|advance|decline|increase)", re.IGNORECASE
)
_STOOD = frozenset("was were is are stood".split())
_HOLDS = frozenset("has have had with holds hold held owns".split())
_GOODS = frozenset(
    "bookings sales shipments deliveries deposits loans mortgages flights seats subscribers users customers exports output orders".split()
)
_COMMANDS, _VOTES = all_forms("command"), frozenset("votes voting shares stock equity".split())
_OWNED = frozenset("share shares stock equity votes capital company business firm group its their".split())
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
_OF_MARKET, _RANKED = frozenset("market_share market_size shipments sales_volume".split()), frozenset("ranked ranks ranking".split())
_WORLD = frozenset("worldwide globally global world's world industry nationwide".split())
_SOLD = ("shipments", "sales_volume", "revenue")


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


def of_votes(at: Setting, found: Meeting) -> Meeting | None:
    """ "supervoting stock gives her 52% of the votes"."""
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 4]]
    votes = behind[:2] in (["of", "the"], ["of", "all"]) and behind[2:] != [] and behind[2].startswith(("vote", "voting"))
    return replace(found, metric="voting_power", value_kind="percent", period_kind="instant", group="ownership") if votes else None


def market_share(at: Setting, found: Meeting) -> Meeting | None:
    """ "its share of the segment edged up to 3.1%", "its share is about 27%", "20 basis points more" behind such a share."""
    if at.amount.kind != "percent":
        return None
    if found.metric == "stake" and found.rule == "fact.verb" and (_is_of_market(at) or _counted_by(at)):
        return replace(found, metric="market_share", period_kind="duration", group="ratio")
    level = at.lead[-1:] in (["to"], ["from"])
    share = found.metric == "share_price" and found.place is not None and words_of(at, found).split()[-1] == "share"
    if share and found.place is not None:
        told = at.nodes[at.before_place].amount if at.before_place is not None and found.place == at.before_place + 1 else None
        if told is not None and told.kind == "percent" and at.before is not None:
            return replace(at.before, rule="fact.same_metric", place=None, change=found.change)  # "giving it a 35% share, up from 28%"
        of = at.nodes[found.place + 1].word == "of"
        owner = at.nodes[found.place - 1] if found.place > 0 else None
        owned = owner is not None and (owner.word in cues.POSSESSIVES or at.text[owner.start : owner.end].lower() in cues.POSSESSIVES)
        thing = owner is not None and owner.word in cues.POSSESSIVES and at.nodes[found.place - 2].kind == "word"
        if thing and level and not of and at.before is not None and at.before.of is not None:
            # "data chips made up 41% of revenue, while car chips' share slid to 12%"
            return replace(at.before, rule="fact.same_metric", place=None, change=None)
        if of or (owned and (level or found.change is None or at.amount.unit == "percentage_point")):
            change = None if level else found.change
            return replace(found, metric="market_share", period_kind="duration", group="ratio", change=change)
    behind = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    held = found.metric in _SOLD and [word for word in at.lead if word not in cues.DETERMINERS][-1:] == ["with"] and found.change is None
    if held and behind is not None and at.text[behind.start : behind.end].lower() == "share":
        # "volumes slipped 3%, leaving it with a 22% share"
        return replace(found, metric="market_share", span=behind.span, period_kind="duration", group="ratio")
    if found.metric in _SOLD and at.before is not None and at.before.metric == "market_share" and compares(at.lead):
        return replace(at.before, rule="fact.same_metric", place=None, change=None)  # "with a 22% share, compared with 24%"
    stood = at.lead[-1:] != [] and at.lead[-1] in _STOOD and at.change is None
    listed = found.place is not None and found.place + 2 == at.first and at.nodes[at.first - 1].word == "of" and not found.change
    if found.metric == "share_price" and listed and words_of(at, found) == "shares":
        return replace(found, metric="market_share", period_kind="duration", group="ratio")  # "with shares of 8.4% and 6.2%"
    if found.metric == "share_price" and stood and words_of(at, found) == "shares" and change_after(at.nodes, at.last)[0] is None:
        return replace(found, metric="market_share", period_kind="duration", group="ratio")  # "their shares were 36% and 17%"
    commands = words_of(at, found) in _COMMANDS and _VOTES.isdisjoint(node.word for node in at.nodes[at.last + 1 : at.last + 6])
    if found.metric == "stake" and found.rule == "fact.verb" and (commands or _of_a_market(at) or _of_goods(at)):
        return replace(found, metric="market_share", period_kind="duration", group="ratio", of=None)  # "held 23% of the chip market"
    taken = at.lead[-1:] == ["took"] or (at.lead[-2:] in (["accounted", "for"], ["accounts", "for"]) and _is_worldwide(at))
    if found.rule == "fact.value_of_metric" and found.change is None and taken and _taken_of_goods(at):
        return replace(found, metric="market_share", value_kind="percent", period_kind="duration", group="ratio")
    if found.metric == "employees" and _of_a_market(at):
        return replace(found, metric="market_share", period_kind="duration", group="ratio")  # "a workforce of 900 and 19% of the market"
    if found.metric in _SOLD and found.rule == "fact.same_metric" and found.change is None and _of_a_market(at):
        return replace(found, metric="market_share", period_kind="duration", group="ratio")  # "shipped 5,000 and has 27% of the market"
    called = behind is not None and at.text[behind.start : behind.end].lower() in ("share", "slice") and found.change is None
    if called and (found.metric == "market_size" or (found.value_kind in ("count", "any") and found.rule == "fact.same_metric")):
        # "the market shrank 2%, and Beta led it with a 45% share", "leads with 90,000 vans and a 12% share"
        return replace(found, metric="market_share", value_kind="percent", period_kind="duration", group="ratio")
    again = found.rule == "fact.same_metric" or (at.before is not None and at.before.metric == "market_share")
    level_of_size = again and found.change is None  # "19% of the $8bn market, against 27% for Beta", "17% of the market, and hybrids 35%"
    if found.metric == "market_size" and (at.amount.unit == "percentage_point" or level_of_size):
        return replace(found, metric="market_share", value_kind="percent", period_kind="duration", group="ratio")
    return None


def _counted_by(at: Setting) -> bool:
    """ "By shipments Acme held 15%", "By value it had 9%": what a share is counted by."""
    opening = at.nodes[1] if at.nodes[0].word == "by" else None
    sold = opening is not None and opening.metric is not None and opening.metric.id in _SOLD
    return sold or (opening is not None and opening.word in ("volume", "value", "units"))


def _of_a_market(at: Setting) -> bool:
    """Whether a value is so much "of China's chip market"."""
    behind = at.nodes[at.last + 1 : at.last + 9]
    if at.before is not None and at.before.metric == "market_size" and any(node.word == "which" for node in at.nodes[: at.first]):
        return True  # "the market was worth $5bn, of which local suppliers held 34%"
    if behind[:1] == [] or behind[0].word != "of":
        return False
    return any(node.metric is not None and node.metric.id == "market_size" for node in behind)


def _of_goods(at: Setting) -> bool:
    """ "holds 56% of online hotel bookings": of things that many sell, no company and nothing that it has."""
    behind = at.nodes[at.last + 1 : at.last + 6]
    phrase = list(takewhile(lambda node: node.kind in ("word", "metric"), behind[1:])) if behind[:1] and behind[0].word == "of" else []
    words = [at.text[node.start : node.end].lower() for node in phrase if node.word not in cues.PREPOSITIONS]
    if not words or words[0] in cues.DETERMINERS or not _OWNED.isdisjoint(words):
        return False
    return words[-1] in _GOODS


def _is_worldwide(at: Setting) -> bool:
    """ "31.5% of shipments worldwide", "of global deliveries"."""
    behind = (at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 8])
    return any(word in _WORLD or word.startswith(("global ", "worldwide ")) for word in behind)


def _taken_of_goods(at: Setting) -> bool:
    """ "Acme and Beta took 46% and 31% of China's takeaway orders": of what whole countries order, no part of one's own."""
    behind = at.nodes[at.last + 1 : at.last + 6]
    goods = next((node for node in behind if node.metric is not None), None)
    owned = any(node.companies or node.kind == "reference" or node.word in _OWNED for node in behind)
    named = any(node.kind == "company" for node in at.nodes[max(0, at.start - 3) : at.start - 1])
    return named and not owned and goods is not None and at.text[goods.start : goods.end].lower().split()[-1] in _GOODS


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


def _words(at: Setting, nodes: Sequence[Node]) -> list[str]:
    return [at.text[node.start : node.end].lower() for node in nodes]


def _is_stock(node: Node) -> bool:
    return node.word == "counter" or (node.metric is not None and node.metric.id == "share_price")


def _is_of_market(at: Setting) -> bool:
    """ "IDC counted 4.7 million headsets. Acme held a 73% share", "… , Beta ranked second": of a market, and no company's."""
    ranked = (at.near is not None and at.near.metric in _OF_MARKET) or any(node.word in _RANKED for node in at.nodes)
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 3]]
    when = behind[1:] == ["in"] and any(node.kind == "period" for node in at.nodes[at.last + 3 : at.last + 4])
    other = behind[1:] in (["in"], ["of"]) and not when
    return ranked and at.nodes[at.first - 1].word == "a" and behind[:1] == ["share"] and not other


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
    return None if held else replace(found, metric="share_price", value_kind="money", period_kind="instant", group="market")


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
    share = subject.metric is not None and subject.metric.id == "share_price"
    they = at.text[subject.start : subject.end].lower() == "they" and at.near is not None and at.near.metric in _VALUED  # "They yield 7%"
    pays = share or they or bool(subject.companies) or (subject.word == "and" and worth)
    return replace(found, metric="dividend_yield", group="return", change=None) if pays else None
