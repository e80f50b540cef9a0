"""The sides of a deal: whose are the price of a bid and its premium, and what is paid.

    offered 410p a share for Beta, a premium of 32%        the target's
    holders of Beta are to receive $31 a share             likewise
    sold its stake in Beta to Acme for $5m                 the buyer's
    the $90m takeover of Beta was a surprise               not the target's
    including net debt of $40m, an enterprise value of     the target's, whoever takes the debt on
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues, metric_kinds, metric_verbs
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.leads import word_before
from extractor.link.metrics.noun_phrases import ends_phrase
from extractor.link.nodes import Node, named_words
from extractor.link.verb_forms import all_forms
from extractor.mentions import Company

_HOLDERS = frozenset("holders shareholders owners investors".split())
_OF_WHOLE = ("ev_to_ebitda", "ev_to_sales")
_DEALS = frozenset("deal offer bid terms price takeover transaction".split())
_PRICED = ("deal_value", "price", "offer_price", "valuation", "equity_value")
_TAKEN_OVER = frozenset("including assume assumes assumed assuming adding".split())
_OWED = ("net_debt", "debt")
_TAKES_ON, _VALUES, _FEW = all_forms("take"), all_forms("value"), 6  # nodes from "take on" to the debt
_OWNED, _NAMED = frozenset("owned held controlled -".split()), ("word", "company")
_WHOLE_OF = frozenset("all rest remainder whole".split())
_BREAKS = frozenset(":;")
_ABOVE = frozenset("more higher above over".split())
_DESCRIBED = 5  # nodes in front of a name that may say what it is
_BOUGHT, _BIDS = frozenset("bought acquired purchased".split()), frozenset("bid bids offer offers proposal".split())
# What a deal is called in front of who pays: "takeover by Acme", "sale to Acme".
_HANDED = {
    "by": frozenset("takeover acquisition buyout buy-out purchase bid offer approach proposal".split()),
    "to": frozenset("sale disposal".split()),
}
_BIDDING = frozenset("bidder suitor bid tabled approach".split())
_OFFERED = frozenset("offer offered offers bid bids tabled proposal approach proposed dangled".split())
_ITS, _OWN = frozenset("its their his her".split()), 3  # nodes in front of "its 15% stake", which is the seller's
_SOLD_ON = 14  # nodes between a stake and who buys it
_SOLD_TO = 8  # nodes between a part that is sold and its buyer


def is_bought(sought: Sought, owner: Owner) -> bool:
    """ "The $90m takeover of Beta was a surprise": whoever pays it, Beta does not."""
    subject = sought.meeting.subject if sought.meeting.metric == "deal_value" and owner.rule != "company.buyer" else None
    return subject is not None and any(n.start == subject.start and n.companies == owner.companies for n in sought.nodes if n.companies)


def is_seller(sought: Sought, owner: Owner) -> bool:
    """ "Acme has sold Beta for $9m" in an article on who buys it, "It was sold for $9m", "was bought for $9m": neither pays it."""
    nodes, known = sought.nodes, sought.known
    verb = next((i for i, node in enumerate(nodes) if node.start == sought.meeting.span.start), None)
    if verb is None or owner.place is None or owner.rule == "company.buyer" or nodes[verb].word not in cues.SELLS | _BOUGHT:
        return False
    if nodes[verb].word in _BOUGHT | {"sold"} and nodes[verb - 1].word in cues.AUXILIARY - {"has", "have", "had"}:
        return verb - _FEW <= owner.place < verb and nodes[owner.place + 1].word not in cues.POSSESSIVE
    dealt = bool(known.buyer) and any(node.companies == known.target for node in nodes[verb : sought.first])
    dealt = dealt and nodes[verb].word in cues.SELLS
    return dealt and sought.meeting.rule == "fact.deal" and owner.place < verb


def of_bidder(sought: Sought, owner: Owner) -> Owner | None:
    """ "Rival bidder Acme made an offer of 240p last year": the price is that of whom it bids for, where the text has told whom."""
    known = sought.known
    if sought.meeting.metric not in metric_kinds.OF_TARGET or owner.place is None or owner.rule != "company.subject":
        return None
    front = sought.nodes[owner.place + 1 : sought.first]
    bids = any(node.word in _OFFERED or (node.metric is not None and node.metric.id in ("deal_value", "offer_price")) for node in front)
    named = any(node.word in _BIDDING for node in (*sought.nodes[: owner.place], *front))
    target = known.target or (known.main if named else ()) or _whose_bid(sought, owner.place)
    other = bids and bool(target) and target != owner.companies and sought.meeting.rule != "fact.offering"
    return Owner(target, "company.target") if other else None


def _whose_bid(sought: Sought, place: int) -> tuple[Company, ...]:
    """ "Acme's chief executive said Beta's bid of 310p a share was low": who speaks of another's bid is bid for."""
    nodes = sought.nodes
    if nodes[place].kind != "company" or nodes[place + 1].word not in cues.GENITIVE:
        return ()
    return next((node.companies for node in nodes[:place] if node.companies and node.companies != nodes[place].companies), ())


def is_bought_aside(sought: Sought, owner: Owner) -> bool:
    """ "Beta, the van insurer acquired for £290m in July, made £48m": by whom the article is about, not by Beta."""
    if sought.meeting.metric != "deal_value" or owner.place is None or owner.rule == "company.buyer":
        return False
    name = sought.nodes[owner.place]
    begin = owner.place - 1 if name.kind == "reference" and name.end - name.start > len("it") else owner.place + 1  # "the van insurer"
    aside = sought.nodes[begin : sought.first] if begin > 0 else ()
    verb = next((i for i, node in enumerate(aside) if node.word in _BOUGHT), 0)
    plain = all(node.kind in ("word", "reference") and node.word not in cues.AUXILIARY | cues.RELATIVES for node in aside[1:verb])
    return verb > 1 and aside[0].word == "," and plain


def of_target(sought: Sought) -> Owner | None:
    """ "offered 410p a share for Beta, a premium of 32%", "to Tuesday's close of $3.79": all three are the target's."""
    nodes, first, metric = sought.nodes, sought.first, sought.meeting.metric
    told = Owner(sought.known.target, "company.bid_for") if sought.known.target else None
    if metric in metric_kinds.OF_TARGET and (found := _target(nodes, first)):
        return found
    if metric == "premium" and sought.inside and _is_apposed(nodes, first):
        return Owner(sought.inside, "company.same_sentence")  # "values each Beta share at $23, a premium of 31%"
    if metric in _OWED and _is_taken_over(sought) and (bought := told or _target(nodes, first)) is not None:
        return bought
    if told is not None and (metric == "equity_value" or _is_whole(sought)):
        return told  # "The bid values the operator's equity at $3bn"
    if told is not None and metric == "valuation" and _values(nodes[:first]) and all(n.kind != "company" for n in nodes[:first]):
        return told  # "The bid values the whole company at £484 million"
    multiple = sought.meeting.rule == "fact.multiple" and sought.meeting.company_place is None
    if multiple and (verb := word_before(nodes, first)) is not None and verb.word in cues.PAYS:
        return told  # "Acme is paying 14 times EBITDA": what the target earns
    if multiple and told is not None and _values(nodes[:first]):
        return told  # "said the offer valued the company at 16 times earnings"
    if multiple and metric in _OF_WHOLE and told is not None and _speaks_of_deal(nodes, first, told.companies):
        return told  # "At 16 times last year's ebitda, the deal is no bargain"
    if metric in metric_kinds.OF_TARGET and sought.meeting.rule == "fact.offering":
        return None  # "To fund the purchase of Beta, Acme is placing 9 million shares at $6.40"
    if metric in metric_kinds.OF_TARGET:
        listed = any(node.word in cues.LISTED for node in nodes[:first])  # "Acme went public at $19"
        bid = told and not listed and any(node.companies and node.companies[0] is not sought.known.target[0] for node in nodes[:first])
        alone = not any(node.kind == "company" for node in nodes[:first])
        return _of_holders(nodes, first) or (told if bid or alone else None)
    if metric != "share_price":
        return None
    if any(node.metric and node.metric.id == "premium" for node in nodes[:first]):
        return _target(nodes, first) or told
    above = any(a.word in _ABOVE and (b.word == "than" or b.kind == "period") for a, b in pairwise(nodes[:first]))
    return told if above and not any(node.kind == "company" for node in nodes[:first]) else None  # "412p a share, 38% above Monday's close"


def _is_apposed(nodes: Sequence[Node], first: int) -> bool:
    """Whether a value says another way what the price of a share in front of its comma is."""
    comma = next((i for i in range(first - 1, max(0, first - 6), -1) if nodes[i].word == ","), 0)
    plain = all(node.kind in ("word", "metric") for node in nodes[comma + 1 : first])
    price = next((node.amount for node in nodes[comma - 2 : comma] if node.amount is not None), None) if comma > 1 else None
    return plain and price is not None and price.kind == "money" and price.high < cues.LARGEST_PER_SHARE


def _values(nodes: Sequence[Node]) -> bool:
    """ "the offer valued the company", "the bid, which values it"."""
    named = [node.metric.id if node.metric is not None else node.word for node in nodes]
    bid = next((i for i, name in enumerate(named) if name in _DEALS or name == "deal_value" or name in ("buy", "acquire")), None)
    return bid is not None and not _VALUES.isdisjoint(named[bid:])


def _is_taken_over(sought: Sought) -> bool:
    """ "Including net debt of $40m", "Acme will take on $40m of net debt": what the target owes."""
    nodes, start = sought.nodes, sought.start
    if nodes[start - 1].word in cues.POSSESSIVE:
        return False
    if sought.meeting.metric == "debt":
        return any(node.word in _TAKEN_OVER for node in nodes[sought.run[-1] : sought.run[-1] + len(("of", "assumed", "debt"))])
    near = nodes[max(0, start - _FEW) : start]
    taken = any(a.word in _TAKES_ON and "on" in (b.word for b in near[i + 1 : i + 3]) for i, a in enumerate(near))
    thrown = any((a.word, b.word) == ("thrown", "in") for a, b in pairwise(nodes[sought.run[-1] : sought.run[-1] + _FEW]))
    return taken or thrown or any(node.word in _TAKEN_OVER for node in near)


def _is_whole(sought: Sought) -> bool:
    """ "The enterprise value is $3bn", "the equity is valued at $3bn", where no company is named in front."""
    before = sought.nodes[: sought.first]
    words = sought.sentence.text[before[0].start : sought.nodes[sought.first].start].lower() if before else ""
    whole = "enterprise value" in words or "equity is valued" in words or words.rstrip().endswith("the enterprise at")
    return sought.meeting.metric == "valuation" and whole and not any(node.kind == "company" for node in before)


def _speaks_of_deal(sentence: Sequence[Node], first: int, target: Sequence[Company]) -> bool:
    """Whether a clause that names none but the target speaks of the price of a deal: "the deal is dear: Acme paid 9 times" has two."""
    start = next((i for i in range(first, -1, -1) if sentence[i].word in _BREAKS), 0)
    nodes = sentence[start : next((i for i in range(first, len(sentence)) if sentence[i].word in _BREAKS), len(sentence))]
    if any(node.kind == "company" and node.companies != target for node in nodes):
        return False
    return any(node.word in _DEALS or (node.metric is not None and node.metric.id in _PRICED) for node in nodes)


def _target(nodes: Sequence[Node], first: int) -> Owner | None:
    """ "410p a share for Beta", "offered $90m to buy Beta": who is bid for."""
    for i, node in enumerate(nodes):
        if node.kind not in ("company", "reference") or not node.companies or not i:
            continue
        word = nodes[_in_front(nodes, i)].word if node.kind == "company" else nodes[i - 1].word
        whole = word == "of" and i > 2 and nodes[i - 2].word in _WHOLE_OF  # "$19 a share for all of Beta"
        rest = word == "of" and i > 2 and (part := nodes[i - 2].amount) is not None and part.kind == "percent"  # "for the 33% of Beta"
        whole = whole or (rest and any(other.word == "for" for other in nodes[max(0, i - 4) : i - 2]))
        if ((word in ("for", "each", "every") or whole) and node.kind == "company") or (i <= first and word in ("buy", "acquire")):
            return Owner(node.companies, "company.target", i)
    return None


def _of_holders(nodes: Sequence[Node], first: int) -> Owner | None:
    """ "Holders of Beta are to receive $31 a share"."""
    for i in range(2, first):
        place = _in_front(nodes, i)  # "shareholders in Oslo-listed Beta"
        linked = nodes[i].kind == "company" and place > 0 and nodes[place].word in ("of", "in")
        if linked and not _HOLDERS.isdisjoint(named_words(nodes[place - 1 : place])):
            return Owner(nodes[i].companies, "company.target", i)
    return None


def of_buyer(sought: Sought) -> Owner | None:
    """ "sold its stake in Beta to Acme for $5m", "the sale of 26% of Beta to Acme": what is paid, and what for, is the buyer's."""
    nodes, first, text = sought.nodes, sought.first, sought.sentence.text
    if sought.meeting.metric not in ("stake", "deal_value"):
        return None
    if sought.meeting.metric == "stake" and (holder := _holder(sought)) is not None:
        return holder
    if sought.meeting.metric == "deal_value" and (agent := _agent(text, nodes, sought.run[-1])) is not None:
        return agent
    words = [text[node.start : node.end].lower() for node in nodes[:first]]
    part = sought.meeting.metric == "stake" and words[-2:] in (["sale", "of"], ["disposal", "of"])
    behind = [node.word for node in nodes[sought.run[-1] + 1 : sought.run[-1] + 3]]
    sold = behind in (["sale", "of"], ["disposal", "of"])  # "the $900m sale of Beta to Acme"
    part = part or (sold and sought.meeting.metric == "deal_value")
    if sought.meeting.metric == "stake" and not cues.SELLS.isdisjoint(words[-_FEW:]) and not _ITS.intersection(words[-_OWN:]):
        return _sold_to(nodes, sought.run[-1])
    if not part and (sought.meeting.metric != "deal_value" or cues.SELLS.isdisjoint(words)):
        return None
    handed = [node.word for node in nodes[sought.run[-1] + 1 : sought.run[-1] + 2]] == ["to"]  # "for $9m to private equity firm Acme"
    last = min(sought.run[-1] + _SOLD_TO, len(nodes)) if part or handed else first
    for i in range(last - 1, 0, -1):
        if nodes[i].kind == "company" and _preposition(nodes, i) == "to":
            if any(node.word in cues.BUYS for node in nodes[i:first]):
                return None  # "is selling half of Beta to Acme, four years after it bought the company for $5m"
            return Owner(nodes[i].companies, "company.buyer", i)
    return None


def _sold_to(nodes: Sequence[Node], last: int) -> Owner | None:
    """ "is selling 25% of its grid unit Beta to Acme for $9m": who will hold it."""
    for i in range(last + 3, min(last + _SOLD_ON, len(nodes))):
        if nodes[i].kind == "value":
            return None
        if nodes[i].kind == "company" and _preposition(nodes, i) == "to":
            return Owner(nodes[i].companies, "company.buyer", i)
    return None


def _holder(sought: Sought) -> Owner | None:
    """ "is 60% held by Acme and 40% by miner Beta", "62% owned by the Bell family": who stands behind "by", if it is a company."""
    nodes, i = sought.nodes, sought.run[-1] + 1
    while i < len(nodes) and nodes[i].word in _OWNED:
        i += 1
    if i + 1 >= len(nodes) or nodes[i].word != "by":
        return None
    told = range(i + 1, min(i + _FEW + 2, len(nodes)))
    named = next((j for j in told if nodes[j].kind not in ("word", "place") and nodes[j].word not in cues.GENITIVE), None)
    if named is not None and nodes[named].kind == "company" and [node.word for node in nodes[named + 1 : named + 2]] != ["family"]:
        return Owner(nodes[named].companies, "company.subject", named)
    owned = any(node.word in _OWNED for node in nodes[:i])
    return NOBODY if owned and nodes[i + 1].kind in _NAMED and not nodes[i + 1].word.endswith("ing") else None


def _agent(text: str, nodes: Sequence[Node], last: int) -> Owner | None:
    """ "was bought for $5m by private equity house Acme", "bids of $5m from Acme", "Beta's $5m takeover by Acme", "$5m sale to Acme"."""
    i = next((i for i in range(last + 1, min(last + _SOLD_TO, len(nodes))) if nodes[i].kind in ("company", "value")), None)
    if i is None or nodes[i].kind == "value":
        return None
    bought = not _BOUGHT.isdisjoint(node.word for node in nodes[max(0, last - _FEW) : last])
    bid = any(node.word in _BIDS or (node.metric is not None and node.metric.id in _PRICED) for node in nodes[:last])
    given = _preposition(nodes, i)
    told = (bought and given == "by") or (bid and given == "from")
    handed = given in _HANDED and not _HANDED[given].isdisjoint(text[nodes[last].end : nodes[i].start].lower().split())
    return Owner(nodes[i].companies, "company.buyer", i) if told or handed else None


def _preposition(nodes: Sequence[Node], i: int) -> str:
    """What stands in front of a name and of what describes it: "to Acme", "to Finland's Acme", "to private equity house Acme"."""
    return nodes[_in_front(nodes, i)].word


def _in_front(nodes: Sequence[Node], i: int) -> int:
    """The node in front of a name and of what describes it."""
    before = i - 3 if i > 2 and nodes[i - 1].word in cues.GENITIVE else i - 1
    while before > max(0, i - _DESCRIBED) and nodes[before].kind == "word" and _describes(nodes[before].word):
        before -= 1
    return before


def _describes(word: str) -> bool:
    return word not in cues.PREPOSITIONS and word not in metric_verbs.FORMS and ("-" in word or not ends_phrase(word))
