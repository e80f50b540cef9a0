"""What is paid for a business, or for a share of it.

    paid $86m in cash for the startup Beta               the verb right in front of the price
    acquire Beta, a maker of optical links, for $90m     past what stands in apposition to the target, or its place
    sold Beta, a maker of paint, to Acme for $90m        likewise, the buyer behind "to"
    take Beta private for $90m                           likewise

What the plain verb and its price say ("acquired Beta for $90m") stands in `deals_as_verbs`, a purchase of so much in `deals_as_nouns`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues, metric_verbs
from extractor.link.leads import value_start, word_before
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Meeting, as_metric, phrased
from extractor.link.metrics.shops import are_shops
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.deal",
        "what is paid for a business: the metric runs from the verb to the target",
        "Acme Foods Inc. bought Beta Mills plc for $90 million in 2024."
        " => Acme Foods Inc. | deal_value | 90000000 USD | 2024 | subject=Beta Mills plc",
    ),
)

TAKES = cues.BUYS | all_forms("take")  # "take Beta private"
_BUYING = all_forms("buy acquire purchase")
_COMPLETED = all_forms("complete close seal finish")
_INTERESTS = frozenset({"stake", "interest_rate"})  # "a 50 per cent interest in"
_DEALS = frozenset("purchase purchases acquisition acquisitions takeover takeovers buyout buyouts deal deals disposal sale".split())
_BUSINESSES = frozenset("control ownership rival company start-up startup mine maker unit division subsidiary chain".split())
_SITES = frozenset(
    "site pub hotel shop store restaurant clinic hospital mill mine plant farm field block vessel ship warehouse business depot".split()
)
NEAR_DEAL = 8  # nodes between what was done and for how much
DESCRIBED = 8  # nodes from the verb to whom it is about
_APPOSED = 2  # nodes of "its franchisee" at least
_LONGEST_APPOSITION = 20  # nodes
_LONGEST_ASIDE = 30  # nodes


def deal_value(said: Span, subject: Span | None = None, company_place: int | None = None) -> Meeting:
    """What is paid in a deal, told by some words; `subject` is who is bought, `company_place` the node of who buys."""
    return phrased("deal_value", said, "fact.deal", subject=subject, company_place=company_place)


def as_offer_price(found: Meeting) -> Meeting:
    """The same measured as what is offered for a share, which is no change."""
    return replace(as_metric(found, "offer_price"), change=None)


def in_cash(nodes: Sequence[Node], last: int) -> bool:
    """Whether "in cash" stands right behind a value."""
    return [node.word or (node.metric.id if node.metric else "") for node in nodes[last + 1 : last + 3]] == ["in", "cash"]


def _is_of_theirs(nodes: Sequence[Node], i: int) -> bool:
    """ "24 of its pubs", "three of their hotels": things of a business, so many of them."""
    amount, behind = nodes[i].amount if i < len(nodes) and nodes[i - 1].word == "for" else None, nodes[i + 1 : i + 4]
    counted = amount is not None and amount.kind == "quantity" and len(behind) > 2 and behind[0].word == "of"
    return counted and (behind[2].word.removesuffix("s") in _SITES or are_shops(behind[2].metric))


def paid_for(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "paid $86 million in cash for the startup Beta", "is to pay as much as $3 billion for Beta"."""
    verb = word_before(nodes, first)
    start = value_start(nodes, first)
    paid = nodes[first].amount
    if paid is not None and paid.per not in (None, "share", "unit"):
        return None  # "users pay $3.99 a month for Acme's Plus plan"
    if start > 1 and nodes[start - 2].word in cues.PAYS and nodes[start - 1].companies and _is_of_theirs(nodes, first + 2):
        return deal_value(nodes[start - 2].span)  # "paid Beta $9m for 24 of its pubs"
    out = start > 1 and (nodes[start - 2].word, nodes[start - 1].word) in metric_verbs.PAID_OUT  # "forked out $40m for Beta"
    if verb is None or not (out or verb.word in cues.PAYS):
        return None
    said = Span(nodes[start - 2].start, verb.end) if out else verb.span
    if (target := _bought_before(nodes, first)) is not None:
        return deal_value(said, subject=target.span)
    behind = first + 1
    if [node.word for node in nodes[first + 1 : first + 4 : 2]] == ["(", ")"]:
        behind = first + 4  # "will pay 1.53 billion euros ($1.78 billion) in cash for 51% of Beta"
    if [node.word for node in nodes[behind : behind + 2]] == [",", "or"]:  # "paid $390 million, or $6.10 a share, for 7.4% of Beta"
        behind = next((i + 1 for i in range(behind + 2, min(behind + 8, len(nodes))) if nodes[i].word == ","), behind)
    for i in range(behind, min(behind + 8, len(nodes))):
        node = nodes[i]
        if node.kind == "company":
            bought = any(other.word == "for" or (out and other.word == "on") for other in nodes[behind:i])
            subject = node.span
            return deal_value(said, subject=subject) if bought else None
        stake = (node.metric is not None and node.metric.id == "stake") or node.word in _BUSINESSES
        if stake and nodes[behind].word == "for":  # "paid $40m for control of a copper mine"
            return deal_value(said)
        place = node.word in cues.GENITIVE  # "for 51% of Egypt's Beta"
        if (node.kind == "mark" and not place) or (node.amount is not None and node.amount.kind != "percent"):
            return None
    return None


def _bought_before(nodes: Sequence[Node], first: int) -> Node | None:
    """ "When Acme bought Beta last year, it paid $1.1 billion": who was bought, where the price has no object."""
    which = next((i for i in range(first - 1, max(1, first - NEAR_DEAL), -1) if nodes[i].word == "which"), 0)
    if which > 2 and nodes[which - 1].word == "for" and nodes[which - 2].word == "," and nodes[which - 3].kind == "company":
        return nodes[which - 3]  # "the purchase of Beta, for which it agreed to pay $1.1 billion"
    payer = first - 2
    if payer < 3 or nodes[payer].kind != "reference" or nodes[payer - 1].word != "," or nodes[0].word not in ("when", "as", "after"):
        return None
    bought = (nodes[i + 1] for i in range(1, payer - 1) if nodes[i].word in _BUYING and nodes[i + 1].kind == "company")
    return next(bought, None)


def bought_for(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "acquire Beta, a maker of optical links, for $275 million": past what stands in apposition to the target.

    Between two commas that may be anything: "acquire Beta, which has 410 customers and sales of $90 million, for".
    """
    comma = value_start(nodes, first) - 2
    closed = comma > 0 and nodes[comma].word == ","
    for i in range(first - 1, max(-1, first - (_LONGEST_ASIDE if closed else _LONGEST_APPOSITION)), -1):
        node = nodes[i]
        if closed and node.word in cues.BUYS and (interest := _interest_in(nodes, i, first)) is not None:
            said = Span(node.start, nodes[interest].end)
            buyer = next((j for j in range(i - 1, -1, -1) if nodes[j].companies), None)
            return deal_value(said, company_place=buyer)
        bought = _bought_at(nodes, i, first) if node.word in cues.BUYS else None
        if bought is not None and nodes[bought + 1].word in (",", "of"):
            target = nodes[bought]
            span = Span(node.start, target.end)
            return deal_value(span, subject=target.span)
        if not closed and (node.kind in ("metric", "value") or noun_phrases.is_verb(node.word)):
            return None
    return None


def lot_bought(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "acquired 12,500 acres in the Delaware Basin from Castor for $640 million": a count of things, and what was paid for them."""
    paid = value_start(nodes, first)
    verb = next((i for i in range(paid - 1, max(-1, paid - _LONGEST_APPOSITION), -1) if nodes[i].word in cues.BUYS), None)
    if verb is None or nodes[paid - 1].word != "for":
        return None
    amounts = [node.amount for node in nodes[verb:paid] if node.amount is not None]
    counted = len(amounts) == 1 and amounts[0].kind == "quantity" and nodes[verb + 1].amount is amounts[0]
    from_whom = any(a.word == "from" and b.kind == "company" for a, b in pairwise(nodes[verb:paid]))
    sites = counted and amounts[0].unit in _SITES  # "has bought eleven sites for £23m"
    said = Span(nodes[verb].start, nodes[verb + 1].end)
    return deal_value(said) if counted and (from_whom or sites) else None


def _bought_at(nodes: Sequence[Node], verb: int, first: int) -> int | None:
    """Where who is bought stands behind the verb: "buy Beta", "buy Omaha-based Beta", "buy the Dutch tannery Beta"."""
    near = range(verb + 1, min(verb + DESCRIBED, first))
    target = next((i for i in near if nodes[i].kind == "company"), None)
    apposed = target is not None and target - verb > _APPOSED and nodes[target - 1].word == ","  # "buy its biggest franchisee, Beta, for"
    described = nodes[verb + 1 : target - apposed] if target is not None else ()
    owned = bool(described) and described[0].kind == "reference" and described[0].end - described[0].start <= len("their")
    plain = all(node.kind == "word" or node.word == "-" for node in described[owned:])
    return target if plain and not any(node.word in cues.PREPOSITIONS for node in described) else None


def _interest_in(nodes: Sequence[Node], verb: int, first: int) -> int | None:
    """Where the stake stands in "buy a 50 per cent interest in the tower from its sponsor, Beta, for"."""
    near = range(verb + 1, min(verb + DESCRIBED, first))
    share = next((i for i in near if (amount := nodes[i].amount) is not None and amount.kind == "percent"), first)
    held = nodes[share + 1].metric if share + 2 < first and nodes[share + 2].word == "in" else None
    return share + 1 if held is not None and held.id in _INTERESTS else None


def sold_to(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "sell its paints unit, Beta, to Acme for $9m", "sold Beta, a maker of paint, to Acme for $9m": the buyer behind "to"."""
    buyer = value_start(nodes, first) - 2
    if buyer < 0 or nodes[buyer].kind != "company":
        return None
    to = next((i for i in range(buyer - 1, max(0, buyer - DESCRIBED), -1) if nodes[i].word == "to"), None)
    if to is None:
        return None
    # "sold 49% of its Borkum Riff 4 wind farm to Acme for $9m"
    reach = _LONGEST_ASIDE if nodes[to - 1].word == "," else _LONGEST_APPOSITION
    verb = next((i for i in range(to - 2, max(-1, to - reach), -1) if nodes[i].word in cues.SELLS), None)
    if verb is None or any((amount := node.amount) is not None and amount.kind == "money" for node in nodes[verb:to]):
        return None
    target = next((node for node in nodes[verb + 1 : to] if node.kind == "company"), None)
    span = Span(nodes[verb].start, target.end if target is not None else nodes[verb].end)
    subject = target.span if target is not None else None
    return deal_value(span, subject=subject, company_place=buyer)


def sold_for(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "sold its paint arm, Beta, for $9m to Acme", "has sold Beta, a maker of paint, for $9m": the buyer may stand behind."""
    comma = value_start(nodes, first) - 2
    if comma < 1 or nodes[comma].word != "," or nodes[comma + 1].word != "for":
        return None
    verb = next((i for i in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1) if nodes[i].word in cues.SELLS), None)
    sold = _bought_at(nodes, verb, first) if verb is not None else None
    if verb is None or sold is None or nodes[sold + 1].word != "," or any(node.kind == "value" for node in nodes[verb:comma]):
        return None
    to = [node.word for node in nodes[first + 1 : first + 2]] == ["to"]
    buyer = next((k for k in range(first + 2, min(first + NEAR_DEAL, len(nodes))) if nodes[k].kind == "company"), None) if to else None
    span = Span(nodes[verb].start, nodes[sold].end)
    return deal_value(span, subject=nodes[sold].span, company_place=buyer)


def completed_for(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "The biggest of those purchases, Beta, was completed in April for $310 million": who was bought stands in front."""
    verb = next((i for i in range(first - 1, max(0, first - NEAR_DEAL), -1) if nodes[i].word in _COMPLETED), None)
    if verb is None or any(node.kind == "value" for node in nodes[verb:first]):
        return None
    if not any(node.word in _DEALS or (node.metric is not None and node.metric.id == "deal_value") for node in nodes[:verb]):
        return None
    target = next((node for node in reversed(nodes[:verb]) if node.kind == "company"), None)
    return deal_value(nodes[verb].span, subject=target.span if target else None)


def taken_private(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "is taking Beta, a maker of paint, private for $420 million", "Beta was taken private by Acme for $420 million"."""
    private = value_start(nodes, first) - 2
    if private > 3 and nodes[private].companies and [node.word for node in nodes[private - 3 : private]] == ["taken", "private", "by"]:
        taken = next((node for node in reversed(nodes[: private - 3]) if node.kind == "company"), None)
        return deal_value(Span(nodes[private - 3].start, nodes[private - 2].end), taken.span if taken else None, private)
    if private < 2 or nodes[private].word != "private":
        return None
    verb = next((i for i in range(private - 1, max(-1, private - _LONGEST_ASIDE), -1) if nodes[i].word in TAKES), None)
    target = next((node for node in nodes[verb + 1 : private] if node.companies), None) if verb is not None else None
    if verb is None or target is None:
        return None
    said = Span(nodes[verb].start, nodes[private].end)
    return deal_value(said, subject=target.span)


def bought_in_cash(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "acquired, within a segment, Beta for $1.7 billion in cash": past anything but a value with a metric."""
    if not in_cash(nodes, first):
        return None
    verb = next((i for i in range(first - 1, -1, -1) if nodes[i].word in _BUYING), None)
    if verb is None or any(node.amount is not None and node.amount.kind == "money" for node in nodes[verb:first]):
        return None
    target = next((node for node in nodes[verb:first] if node.kind == "company"), None)
    subject = target.span if target is not None else None
    return deal_value(nodes[verb].span, subject=subject)
