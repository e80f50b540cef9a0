"""The price of a deal that is told by a verb of buying or selling with a price for its value, whichever way round.

    acquired Beta for $90m, agreed to buy it for $7.7bn      the price behind "for", the target as subject
    Beta was acquired by Acme for $90m                       the buyer behind "by"
    Beta, which Acme bought for $90m                         whom a relative clause tells of
    acquired Beta for $22 a share                            the price of a share belongs to the target
    sold its head office for $9m                             proceeds
    is selling the phone for $1,062                          no deal: what one of something costs
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.deals import DESCRIBED, NEAR_DEAL, deal_value
from extractor.link.metrics.meeting import Meeting, phrased
from extractor.link.nodes import Amount, Node
from extractor.link.past_time import past_time
from extractor.mentions import Span

_PASSIVES, _BEEN = frozenset("bought acquired purchased sold".split()), frozenset("was were been is being".split())
_SMALLEST_DEAL = 100_000  # less is what one of something costs
_TYPICAL_OF = 3  # nodes of "an average of"
_TYPICAL, _NEAR_TYPICAL = frozenset("average typical median".split()), 5  # nodes


def price_of_deal(nodes: Sequence[Node], i: int, first: int, lead: Sequence[str], amount: Amount) -> Meeting | None:
    """ "acquired Beta for $90m": the words from the verb to its target say the metric, the target is the subject."""
    if amount.per is not None and amount.per.endswith("share") and nodes[i].word.startswith(("offer", "bid")):
        return phrased("offer_price", nodes[i].span, "fact.deal")
    if first + 1 < len(nodes) and nodes[first + 1].word == "of" and nodes[i].word not in cues.SELLS:
        return None  # "purchased $12bn of securities"
    if amount.per and amount.per.split(" ")[-1] not in ("share", "unit"):
        return phrased("price", nodes[i].span, "fact.verb")
    if not {"for", "at"} & set(lead[-4:]) and (first - i > 1 or nodes[i].word in cues.SELLS):
        return None
    if (passive := _bought_by(nodes, i, first, amount)) is not None:
        return passive
    target, per_share = _target_of(nodes, i, first), amount.per == "share"
    if target is not None and per_share:
        said = Span(nodes[i].start, nodes[target].end)
        return phrased("offer_price", said, "fact.deal", company_place=target)
    if target is None and not per_share and (sold := _sold_alone(nodes, i)) is not None:
        return deal_value(nodes[i].span, subject=sold.span)
    if target is None and not per_share and nodes[i + 1].companies and nodes[i].word in cues.BUYS and not _is_its(nodes[i + 1]):
        named = nodes[i + 1].companies[0].mentions[0]  # "agreed to buy it for $7.7 billion"
        return deal_value(nodes[i].span, subject=Span(named.start, named.end))
    if nodes[i].word in cues.SELLS and not per_share and (amount.high < _SMALLEST_DEAL or _is_typical(nodes, i, first)):
        return phrased("price", nodes[i].span, "fact.verb")  # "is selling the phone for $1,062"
    passive_voice = nodes[i].word in _PASSIVES and nodes[i - 1].word in _BEEN
    if target is None and nodes[i].word in cues.SELLS and not passive_voice and not _is_sold_to(nodes, i, first):
        return Meeting("disposal_proceeds", nodes[i].span, "fact.deal", "money", "duration", "deal")  # "sold its head office for $9m"
    if target is None:
        told_of = _told_of(nodes, i)
        return deal_value(nodes[i].span, subject=told_of.span if told_of else None)
    return deal_value(Span(nodes[i].start, nodes[target].end), subject=nodes[target].span)


def _target_of(nodes: Sequence[Node], i: int, first: int) -> int | None:
    """Where who is bought stands, between the verb and the price; not whoever buys or sells it."""
    target = next((j for j in range(i + 1, first) if nodes[j].kind == "company"), None)
    if target is None or (nodes[i].word in cues.SELLS and nodes[target - 1].word == "to"):
        return None  # "sell its paints unit to Acme for $9m"
    # "bought a slice of a wind farm from developer Acme for $9m"
    from_whom = any(node.word == "from" for node in nodes[max(i + 1, target - DESCRIBED) : target])
    return None if from_whom else target


def _told_of(nodes: Sequence[Node], i: int) -> Node | None:
    """ "Beta, which it bought for $9m", "Beta, the lender it agreed in October to buy for $9m": whom a relative clause tells of."""
    buyer = next((j for j in range(i - 1, max(0, i - NEAR_DEAL), -1) if nodes[j].companies), 0)
    comma = next((j for j in range(buyer - 1, max(0, buyer - DESCRIBED), -1) if nodes[j].kind == "mark"), 0)
    plain = comma > 0 and nodes[comma].word == "," and comma < buyer - 1 and nodes[i].word in cues.BUYS
    bought = nodes[comma - 1] if plain else None
    return bought if bought is not None and bought.kind == "company" and bought.companies != nodes[buyer].companies else None


def _is_typical(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "the average home sold for C$661,400", "sold homes at an average of £341,000": what one of many costs."""
    near = (*nodes[max(0, i - _NEAR_TYPICAL) : i], *nodes[max(i, first - _TYPICAL_OF) : first])
    return any(node.word in _TYPICAL for node in near)


def _is_its(node: Node) -> bool:
    """ "bought its stake at an average of 210p": nobody is bought."""
    return node.kind == "reference" and node.end - node.start == len("its")


def _is_sold_to(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "sold its paints unit to the Dutch group Acme for $9m", "sold it for $9m to Acme": whoever buys is named or told of."""
    behind = [node.word or node.kind for node in nodes[first + 1 : first + 1 + NEAR_DEAL]]
    told = behind[:1] == ["to"] and (behind[1:2] != [] and (behind[1] in cues.DETERMINERS or "company" in behind or "reference" in behind))
    return told or any(node.word == "to" for node in nodes[i + 1 : first])


def _bought_by(nodes: Sequence[Node], i: int, first: int, amount: Amount) -> Meeting | None:
    """ "Beta was acquired by Acme for $90m": the buyer behind the verb, the target in front of it; a price per share is the target's."""
    by = past_time(nodes, i + 1)  # "was acquired last month by Acme"
    behind = [j for j in range(by + 1, min(by + 6, first)) if nodes[j].kind in ("company", "reference")]
    buyer = next((j for j in behind if nodes[j].kind == "company"), behind[0] if behind else None)  # "by the buyout firm Acme"
    if nodes[by].word != "by" or nodes[i - 1].word not in cues.AUXILIARY or buyer is None or not nodes[buyer].companies:
        return None
    target = next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "company"), None)
    if amount.per == "share":
        return phrased("offer_price", nodes[i].span, "fact.deal", company_place=target)
    subject = nodes[target].span if target is not None else None
    return deal_value(nodes[i].span, subject=subject, company_place=buyer)


def _sold_alone(nodes: Sequence[Node], i: int) -> Node | None:
    """ "Beta, bought for $90m in 2024, broke even", "Beta was sold for $90m": whoever paid, Beta did not."""
    if nodes[i].word not in _PASSIVES or i < 2:
        return None
    been = nodes[i - 1].word in _BEEN
    subject = i - 3 if been and nodes[i - 2].word in _BEEN else i - 2  # "is being sold"
    plain = been or nodes[i - 1].word == ","
    return nodes[subject] if plain and subject >= 0 and nodes[subject].kind == "company" else None
