"""What a sum turns out to be where its sentence tells of a deal; of a round, see `context_of_rounds`.

spent $5m on Beta, spent $5m to buy Beta       what is paid for it
paying $4m in cash and the rest in stock       a part of that
of the price, $4m is payable on completion     likewise
values its equity at £2.9bn                    the equity's value, or with debt the whole's
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, phrased, words_of
from extractor.link.metrics.shops import are_shops
from extractor.link.nodes import Node, is_shares, named_words
from extractor.link.past_time import past_time
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_TARGET = 7  # nodes of "the Iberian parking operator Beta"
_NEAR, _DESCRIBED = 8, 6  # nodes behind a sum, and from a verb to whom it is about
_ACQUIRES = cues.BUYS - {"value", "target", "over"}
_ENDS = frozenset(", ; . ) while and but or".split()) | (cues.PREPOSITIONS - {"of", "for"})
_CONTROL = frozenset("control subsidiary ownership".split())
_WHOLE = frozenset("full whole wholly-owned wholly owned outright sole".split())
_BUSINESSES = frozenset("rival rivals company start-up startup competitor competitors minority remaining rest".split())
_HAVING = frozenset("has have had holds held with of".split())
_DEALT = frozenset({"deal_value", "stake"})
_PAID = frozenset({"deal_value", "disposal_proceeds"})
_FOR_IT = (" for it", " for them", " for both")
_SELLS = cues.SELLS | frozenset("offload offloaded offloading divest divested divesting".split())
_ANEW = frozenset({"fact.noun_phrase", "fact.same_metric"})
_VALUES = all_forms("value put")
_MANAGES = frozenset("manages manage oversees runs managing overseeing".split())
_FROM_SALE = re.compile(
    r" (?:by|from|through|via) (?:(?:the|its|their|a) (?:\w+ )?(?:sale|disposal|divestment) of "
    r"(?!tickets|goods|stock|new|(?:[\w-]+ ){0,2}(?:shares|bonds|notes|debt)\b)"
    r"|(?:selling|offloading|divesting) (?:its|the|their|two|three|four|five|six|seven|eight|nine|ten|\d+) (?!shares|bonds|million|new))"
)
_SALES = frozenset("sale sales disposal disposals divestment divestments exit deal deal_value ipo_proceeds".split())

# "£4.2bn once net debt of £1.3bn is added", "including debt", "with its borrowings"
_WITH_DEBT = re.compile(r",? (?:once|when|if|including|counting|with)\b(?: [\w’'-]+){0,2}? (?:debts?|borrowings)\b")


def spent_on_company(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent $580 million on Beta in 2020", "spending $385 million to buy Beta", "to take full control": what is paid for it."""
    start = at.last + 1
    if [node.word or node.kind for node in at.nodes[start : start + 3]] == ["(", "value", ")"]:
        start += 3  # "spending 385 billion yen ($2.5 billion) to buy Beta"
    paid = past_time(at.nodes, start)  # "paid $80 million in January to buy Beta"
    start = paid if [node.word for node in at.nodes[paid : paid + 1]] in (["to"], ["on"]) else start
    behind = at.nodes[start : start + _NEAR]
    if at.amount.kind != "money" or at.amount.per is not None or not behind or at.amount.high < cues.LARGEST_FEE:
        return None
    if (part := _part_bought(at.nodes, start)) is not None:
        named = _named(at.nodes, part + 2)
        return as_price(found, at.nodes[named].span if named is not None else None)
    if (whom := _paid_for(at, found)) is not None:
        return as_price(found, whom)
    words = [node.word for node in behind]
    if words_of(at, found) in cues.PAYS and _is_of_dealt(at, found):
        return as_price(found, None)
    if at.before is not None and at.before.metric == "stake" and words_of(at, found) in cues.PAYS and words[0] not in ("in", "to"):
        return as_price(found, at.before.of)  # "when it bought 3% it paid $75 million"
    if words[0] == "on" and (named := _named(behind, 1)) is not None:
        after = behind[named + 1 : named + 2]
        ends = not after or after[0].word in _ENDS or after[0].period is not None  # "on Beta's ads", "on Beta chips" are what it sells
        return as_price(found, behind[named].span) if ends else None
    buys = words[0] == "to" and len(words) > 1 and words[1] in _ACQUIRES
    if buys and (named := _named(behind, 2)) is not None:
        after = behind[named + 1 : named + 2]
        goods = after and (after[0].word in cues.GENITIVE or after[0].metric is not None)  # "to buy Beta shares", "Beta's paper mill"
        return as_price(found, behind[named].span) if not goods else None
    owns = not _CONTROL.isdisjoint(words) and not _WHOLE.isdisjoint(words)
    rival = buys and not _BUSINESSES.isdisjoint(words)
    return as_price(found, None) if words[0] == "to" and (owns or rival or _becomes_own(words)) else None


def _is_of_dealt(at: Setting, found: Meeting) -> bool:
    """ "sold the plant for €40m, less than the €55m it paid for it", "is selling the brewery, having paid €300m for it"."""
    if not at.text.startswith(_FOR_IT, max(at.amount.end, found.span.end)):
        return False
    return any(node.word in _SELLS or (node.metric is not None and node.metric.id in _PAID) for node in at.nodes[: at.start])


def _part_bought(nodes: Sequence[Node], start: int) -> int | None:
    """ "agreed to pay $260 million for 30% of the project", "spent €740 million in June on 19.9% of its peer": where the part is told."""
    dated = [node.word or node.kind for node in nodes[start : start + 2]] == ["in", "period"]
    on = start + 2 * dated
    part = nodes[on + 1].amount if len(nodes) > on + 1 and nodes[on].word in ("for", "on") else None
    return on + 1 if part is not None and part.kind == "percent" else None


def part_bought(at: Setting, found: Meeting) -> Meeting | None:
    """The part itself: a stake in what it is of."""
    priced = at.before is not None and at.before.metric == "deal_value" and at.amount.kind == "percent"
    if not priced or found.rule not in _ANEW or at.lead[-1:] not in (["for"], ["on"]):
        return None
    of = found.of or (found.span if found.rule == "fact.noun_phrase" else None)
    return replace(as_metric(found, "stake"), of=of, subject=None)


def _becomes_own(words: Sequence[str]) -> bool:
    """ "to turn the affiliate into a wholly owned unit"."""
    return "into" in words and not _WHOLE.isdisjoint(words[words.index("into") :])


def _paid_for(at: Setting, found: Meeting) -> Span | None:
    """ "wrote off most of the $410 million it paid for Beta": whom a sum in front of its verb was paid for."""
    paid = next((i for i in range(at.last + 1, len(at.nodes)) if at.nodes[i].start == found.span.start), None)
    if paid is None or words_of(at, found) not in cues.PAYS:
        return None
    bought = [node.word or node.kind for node in at.nodes[paid + 1 : paid + 3]] == ["for", "company"]
    goods = [node.word for node in at.nodes[paid + 3 : paid + 4]]
    return at.nodes[paid + 2].span if bought and (not goods or goods[0] not in cues.GENITIVE) else None


def _named(nodes: Sequence[Node], start: int) -> int | None:
    """Where a company stands behind words that only describe it: "Beta", "the Dutch tannery Beta", "frozen-food maker Beta"."""
    for i, node in enumerate(nodes[start : start + _DESCRIBED], start):
        if node.kind == "company":
            return i
        if (node.kind != "word" and node.word != "-") or node.word in cues.PREPOSITIONS:
            return None
    return None


def as_price(found: Meeting, target: Span | None) -> Meeting:
    return replace(as_metric(found, "deal_value"), subject=target, change=None)


def purchase(at: Setting, found: Meeting) -> Meeting | None:
    """ "paid 16 times earnings for Beta, a $36 billion purchase that set the pace": the price of a deal."""
    bought = found.rule == "fact.noun_phrase" and at.amount.kind == "money" and words_of(at, found) in ("purchase", "buyout")
    return as_price(found, None) if bought else None


def equity_value(at: Setting, found: Meeting) -> Meeting | None:
    """ "values its equity at"."""
    near = at.nodes[max(0, (found.place or 0) - 4) : found.place or 0]
    if found.metric != "equity" or not any(node.word in _VALUES for node in near):
        return None
    return replace(found, metric="equity_value", group="deal")


def with_debt(at: Setting, found: Meeting) -> Meeting | None:
    """ "values its equity at £2.9bn, or £4.2bn once net debt is added", "or $4.2bn including debt": the whole, its debt counted."""
    again = found.rule == "fact.same_metric" and at.amount.kind == "money" and at.lead[-1:] == ["or"]
    if not again or not _WITH_DEBT.match(at.text, at.nodes[at.last].end):
        return None
    return replace(found, metric="enterprise_value", group="deal")


def lending(at: Setting, found: Meeting) -> Meeting | None:
    """ "Beta and Gamma are lending $6.5 billion": a debt of somebody else."""
    lends = found.rule == "fact.verb" and words_of(at, found) == "lending"
    return replace(found, metric="debt", period_kind="duration", group="balance") if lends else None


def paid_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "closed the purchase of Beta, paying $700 million in cash and the rest in stock": a part of the price."""
    verb = at.word_before
    told = next((near for near in (at.before, at.earlier, at.named) if near is not None), None)
    paying = verb is not None and verb.word in cues.PAYS and told is not None and told.metric in _PAID
    if not paying or at.amount.kind != "money" or found.place is None or found.place < at.last:
        return None
    return replace(told, metric="deal_value", rule=found.rule, place=None, company_place=None, change=None) if told is not None else None


def in_cash_and_stock(at: Setting, found: Meeting) -> Meeting | None:
    """ "pays $14 million in cash and $9 million in stock for Beta": two parts of a price, no cash that somebody has."""
    nodes, last = at.nodes, at.last
    if at.amount.kind != "money" or found.place is None or found.place <= last or nodes[last + 1].word != "in":
        return None
    if at.before is not None and at.before.metric == "deal_value" and at.lead[-1:] in (["and"], ["plus"]) and found.metric == "share_price":
        return replace(at.before, rule=found.rule, place=None, company_place=None, change=None)
    has = at.word_before is not None and at.word_before.word in _HAVING
    if found.metric != "cash" or has or len(nodes) < found.place + 5 or nodes[found.place + 1].word not in ("and", "plus"):
        return None
    other = next((node for node in nodes[found.place + 4 : found.place + 7] if node.metric is not None), None)
    stock = other is not None and is_shares(other)
    paid = nodes[found.place + 2].kind == "value" and nodes[found.place + 3].word == "in" and stock
    return Meeting("deal_value", found.span, found.rule, "money", "instant", "deal") if paid else None


def paid_in_cash(at: Setting, found: Meeting) -> Meeting | None:
    """ "bought three bakeries, paying €11m in cash", "paid €11m in cash for Beta": no cash that somebody has."""
    if found.metric != "cash" or found.place is None or found.place <= at.last or at.lead[-1:] == [] or at.lead[-1] not in cues.PAYS:
        return None
    bought = any(node.word in cues.BUYS for node in at.nodes[: at.start])
    behind = at.nodes[found.place + 1 : found.place + 6]
    business = any(node.companies or node.word in _BUSINESSES or _is_shops(node) for node in behind)
    if not (bought or ([node.word for node in behind[:1]] == ["for"] and business)):
        return None
    return phrased("deal_value", found.span, found.rule)


def _is_shops(node: Node) -> bool:
    return are_shops(node.metric or (node.amount.metric if node.amount is not None else None))


def bid_in_cash(at: Setting, found: Meeting) -> Meeting | None:
    """ "trumping the 318p in cash from Beta": the price of a bid, where the article tells of one."""
    bid = at.near is not None and at.near.metric == "offer_price"
    small = at.amount.kind == "money" and at.amount.high < cues.HIGHEST_SHARE and found.place is not None and found.place > at.last
    return replace(at.near, rule=found.rule, place=None, change=None) if bid and small and at.near is not None else None


def of_the_price(at: Setting, found: Meeting) -> Meeting | None:
    """ "agreed to sell it for $1.4 billion. Of the price, $950m is payable on completion": the price of a deal."""
    whole = at.amount.kind == "money" and at.amount.per is None and at.amount.low > cues.LARGEST_FEE and words_of(at, found) == "price"
    told = next((near for near in (at.before, at.earlier, at.named) if near is not None and near.metric in _DEALT), None)
    if told is None or not whole:
        return None
    return replace(as_price(found, told.subject if told.metric == "deal_value" else None), rule=found.rule, span=found.span)


def over_years(at: Setting, found: Meeting) -> Meeting | None:
    """ "Its biggest deal yet, with Beta, is worth €22 million over three years": what is paid for years is for goods."""
    behind = at.nodes[at.last + 1 : at.last + 4]
    years = len(behind) > 1 and behind[0].word == "over" and any(node.period is not None for node in behind[1:])
    return replace(found, metric="contract_value") if years and at.amount.kind == "money" else None


def of_sale(at: Setting, found: Meeting) -> Meeting | None:
    """ "sold its arm to Beta for £620m. It expects net proceeds of about £590m": what the sale brings in."""
    told = at.near is not None and at.near.metric == "deal_value" and words_of(at, found).endswith("proceeds")
    return replace(found, metric="disposal_proceeds") if told and at.amount.kind == "money" else None


def from_sale(at: Setting, found: Meeting) -> Meeting | None:
    """ "raised £120m by selling four buildings", "brought in £40m from the sale of its fleet": no funding and no revenue."""
    sold = found.rule in ("fact.verb", "fact.idiom") and at.amount.kind == "money" and _FROM_SALE.match(at.text, at.amount.end)
    return replace(found, metric="disposal_proceeds", period_kind="duration", group="deal") if sold else None


def netted(at: Setting, found: Meeting) -> Meeting | None:
    """ "netted £40m from the sale of its Hull site": what a sale brings in."""
    behind = named_words(at.nodes[at.last + 1 : at.last + 8])
    sold = behind[:1] in (["from"], ["on"], ["in"], ["for"]) and not _SALES.isdisjoint(behind)
    netted_ = found.rule == "fact.verb" and words_of(at, found).startswith("nett") and sold
    return replace(found, metric="disposal_proceeds", group="deal") if netted_ else None


def assets_sold(at: Setting, found: Meeting) -> Meeting | None:
    """ "has sold $4.1 billion of assets since 2023": what they were sold for."""
    sold = found.place is not None and found.place > at.last and at.word_before is not None and at.word_before.word in cues.SELLS
    return replace(found, metric="disposal_proceeds", period_kind="duration", group="deal", change=None) if sold else None


def looked_after(at: Setting, found: Meeting) -> Meeting | None:
    """ "KKR, which looks after assets of $670bn", "manages assets of $9bn": other people's."""
    place = found.place or 0
    words = [node.word for node in at.nodes[max(0, place - 2) : place]]
    manages = words[-1:] and words[-1] in _MANAGES
    manages = manages or (len(words) > 1 and words[1] == "after" and words[0].startswith("look"))
    theirs = at.before is not None and at.before.metric == "customers" and at.lead == ["with"]  # "140,000 clients with £6bn of assets"
    manages = manages or theirs
    return replace(found, metric="assets_under_management", group="balance") if manages else None


def bid_for(at: Setting, found: Meeting) -> Meeting | None:
    """ "have tabled bids of more than €3bn for the parking operator Beta": who is bid for bids nothing."""
    nodes, last = at.nodes, at.last
    bid = found.subject is None and at.amount.kind == "money" and words_of(at, found).endswith(("bid", "bids", "offer", "offers"))
    if not bid or [node.word for node in nodes[last + 1 : last + 2]] != ["for"]:
        return None
    near = nodes[last + 2 : last + 2 + _TARGET]
    target = next((node for node in near if node.kind in ("company", "mark", "value")), None)
    named = target is not None and target.kind == "company"
    return replace(found, subject=target.span) if target is not None and named else None


def other_fee(at: Setting, found: Meeting) -> Meeting | None:
    """ "a termination fee of $120 million; the reverse fee is $200 million": what the other side pays."""
    fee = at.near is not None and at.near.metric == "break_fee" and words_of(at, found) == "fee"
    return replace(found, metric="break_fee", period_kind="duration", group="deal") if fee else None
