"""Turns of phrase that say the metric of a percentage without naming it.

38% above Friday's close                       of an offer: the premium
to expand at a compound 24% a year             the growth rate of a market
hedged 70% of its fuel, 45% had been hedged    a share that was dealt with
filled 86% of its seats                        the load factor
covers 97% of the population                   how much of it is covered
is 92% let, is 92% full                        the occupancy of a building, the load factor
10% of them reserved, took 41% of the offering  the shares on offer
45% will go on chips, 30% on a plant           the proceeds named before
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_kinds
from extractor.link.metrics.meeting import Meeting, Setting, phrased, taken_up
from extractor.link.nodes import Node, is_shares
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_OFFERINGS = frozenset({"shares_offered", "offer_price"})
_TAKES = all_forms("take buy get")
_RESERVED = frozenset("reserved aside earmarked allotted allocated".split())
_SUMS = frozenset({"ipo_proceeds", "funding"})
_LINKS = frozenset("on to into for towards".split())
_PARED = 10  # nodes
_PARES = all_forms("pare trim cut extend widen narrow take bring")
_FALLS = frozenset("net_loss losses loss decline declines fall drop slide".split())
_RISES = frozenset("investment_gain gain gains rise advance rally".split())
_OFFERS = frozenset({"offer_price", "deal_value"})
_SPAN = 9  # nodes from one premium to the next
_QUOTES = frozenset("close closing average undisturbed trading flotation floor".split())
_RUNS = all_forms("run operate work produce")  # plants that are running at 48% of capacity
_MARKETS = frozenset("market industry sector economy demand".split())
_EMPTY = frozenset("empty vacant unlet unoccupied".split())
_QUITS = frozenset("cancelled canceled cancel quit left leave churned".split())
_SUBSCRIBED = frozenset("subscribers customers users arpu".split())
_KEEPS = all_forms("keep retain")
_BAD = frozenset("non-performing nonperforming overdue delinquent impaired bad".split())
_UTILISED = frozenset("utilised utilized".split())
_ROOMS = frozenset("rooms beds offices flats units space cabins berths".split())
_SEATS = frozenset("seat seats capacity".split())
_SPACE = frozenset("space building tower offices floors portfolio development scheme centre center mall park warehouse".split())
_FULL = frozenset("let leased occupied full".split())
# What can be full, and what that measures; of planes, ships and seats it is the load factor.
_FILLED = {
    word: metric
    for words, metric in (
        ("plants factories fabs mills refineries smelters shipyards", "capacity_utilization"),
        (
            "rooms beds hotels resorts hostels homes hospitals wards cabins offices warehouses depots flats buildings towers malls "
            "stadiums arenas grounds halls schools campuses nurseries villages parks studios properties",
            "occupancy_rate",
        ),
        ("reservoirs dams lakes", "reservoir_level"),
    )
    for plural in words.split()
    for word in (plural, f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s"))
}
_BIDS = frozenset("bid bids offer offers offered proposal proposed approach tabled".split())
_DIFFERS = {"more": "increase", "higher": "increase", "less": "decrease", "lower": "decrease"}
_COVERS = frozenset("cover covers covered covering reach reaches reached reaching serve serves".split())
_COVERED = frozenset("population households homes premises country people territory inhabitants".split())
_RATES = {"cancelled": "cancellation_rate", "canceled": "cancellation_rate"}
_QUOTAS = frozenset("quota quotas vacancies posts jobs orders prescriptions".split())
_DEALT_WITH = frozenset(
    "hedged filled filling fills cancelled canceled renewed completed pre-let let "
    "pre-sold drilled vaccinated retained recycled sold covered".split()
)


def premium(at: Setting) -> Meeting | None:
    """ "38% above Friday's close", "34% more than Friday's close", of an offer."""
    nodes, first, last, before = at.nodes, at.first, at.last, at.near
    side = nodes[last + 1].word if last + 2 < len(nodes) else ""
    offered = before is not None and (before.metric in _OFFERS or _is_second_premium(at))
    if side in ("more", "higher") and offered and nodes[last + 2].word == "than":
        stock = any(node.metric is not None and node.metric.id in ("share_price", "price") for node in nodes[last + 3 : last + 7])
        span = Span(nodes[last + 1].start, nodes[last + 2].end)  # "42% more than the stock fetched on Friday"
        if stock:
            return Meeting("premium", span, "fact.idiom", "percent", "instant", "deal", change="increase")
        side = "over"
    if side == "to" and _is_second_premium(at) and any(_is_quote(node) for node in nodes[last + 2 : last + 8]):
        side = "over"  # "a premium of 43% to Friday's close of 458p and of 51% to the average"
    if side not in ("above", "over", "below") or not any(_is_quote(node) for node in nodes[last + 2 : last + 8]):
        return None
    named = {node.metric.id for node in nodes[:first] if node.metric}
    bid = offered or (before is not None and before.metric == "premium")
    if not (_OFFERS & named or bid or ("price" in named and any(node.word in ("close", "closed") for node in nodes))):
        return None
    metric = "discount" if side == "below" else "premium"
    target = before.company_place if at.before is not None and before is not None else None
    return Meeting(metric, nodes[last + 1].span, "fact.idiom", "percent", "instant", "deal", company_place=target)


def outbid(at: Setting) -> Meeting | None:
    """ "bid 410p a share, 8% more than its first offer in May": by how much one price of a bid differs from another."""
    before, behind = at.near, at.nodes[at.last + 1 : at.last + _SPAN]
    if before is None or before.metric not in _OFFERS or len(behind) < 3 or behind[1].word != "than" or behind[0].word not in _DIFFERS:
        return None
    bid = any(node.word in _BIDS or (node.metric is not None and node.metric.id in _OFFERS) for node in behind[2:])
    return replace(before, rule="fact.idiom", change=_DIFFERS[behind[0].word]) if bid else None


def _is_second_premium(at: Setting) -> bool:
    """ "38% above Friday's close of 443p and 51% more than the average": over another price of the same share."""
    if at.before is None or at.before.metric != "share_price" or at.lead not in (["and"], ["and", "of"]):
        return False
    place = at.before_place or 0
    near = at.nodes[max(0, place - _SPAN) : place]
    return any(node.word in ("above", "over", "premium") or (node.metric is not None and node.metric.id == "premium") for node in near)


def _is_quote(node: Node) -> bool:
    """ "Friday's close", "the closing price"."""
    return node.word in _QUOTES or is_shares(node)


def pared(at: Setting) -> Meeting | None:
    """ "the shares pared the loss to 9.7%", "taking its gain this year to 9%": how far the share, or what is traded, has moved by now."""
    nodes = at.nodes
    verb = next((i for i in range(max(0, at.first - _PARED), at.first) if nodes[i].word in _PARES), None)
    if verb is None or at.lead[-1:] != ["to"]:
        return None
    words = {node.word for node in nodes[verb + 1 : at.first]} | {node.metric.id for node in nodes[verb + 1 : at.first] if node.metric}
    change = "decrease" if words & _FALLS else "increase" if words & _RISES else None
    traded = at.near is not None and at.near.metric == "share_price"
    traded = traded or any(is_shares(node) for node in nodes[:verb])
    if change is not None and at.near is not None and at.near.is_instrument:
        return replace(at.near, rule="fact.idiom", place=None, change=change)
    if change is None or not traded:
        return None
    return Meeting("share_price", nodes[verb].span, "fact.idiom", "percent", "instant", "market", change=change)


def growth(at: Setting) -> Meeting | None:
    """ "the market is to expand at a compound 24% a year"."""
    nodes, first, lead = at.nodes, at.first, at.lead
    if "at" not in lead[-3:]:
        return None
    place = first - 1
    while nodes[place].word != "at":
        place -= 1
    if place and (nodes[place - 1].word in cues.UP or nodes[place - 1].word in cues.DOWN):
        for i in range(place - 2, -1, -1):
            metric = nodes[i].metric
            if (metric is not None and metric.id == "market_size") or nodes[i].word in _MARKETS:
                span = nodes[place - 1].span
                return Meeting("growth_rate", span, "fact.idiom", "percent", "duration", "macro", i)
            if nodes[i].kind in ("metric", "company"):
                return None
    return None


def allotted(at: Setting) -> Meeting | None:
    """ "45% will go on chips, 30% on a plant": what a sum named before is for."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 4]]
    if at.near is None or at.near.metric not in _SUMS:
        return None
    going = behind[:2] == ["will", "go"] or behind[:1] in (["goes"], ["went"])
    listed = at.before is not None and at.lead[-1:] in ([","], ["and"], ["remaining"]) and behind[:1] != [] and behind[0] in _LINKS
    if not going and not listed:
        return None
    return taken_up(at.near)


def of_offering(at: Setting) -> Meeting | None:
    """ "60 million shares, with 10% of them for small investors", "of which 10% is reserved", "took 41% of the offering"."""
    nodes, last, near = at.nodes, at.last, at.near
    behind = nodes[last + 1 : last + 5]
    if (verb := at.word_before) is not None and verb.word in _TAKES and [node.word for node in behind[:1]] == ["of"]:
        offering = next((node for node in behind if node.metric is not None and node.metric.id == "ipo_proceeds"), None)
        return _of_shares(offering.span, "ipo_proceeds") if offering is not None else None
    if at.before is not None and at.before.metric == "cornerstone_investment" and at.lead[-1:] == ["or"] and behind[:1] != []:
        of = next((node.span for node in behind if node.metric is not None), None)
        return replace(at.before, rule="fact.same_metric", place=None, of=of) if behind[0].word == "of" else None
    if near is None or near.metric not in _OFFERINGS:
        return None
    if [node.word for node in behind[:2]] in (["of", "them"], ["of", "these"], ["of", "which"]):
        return _of_shares(near.span, near.metric)
    put_by = at.lead[-2:] == ["of", "which"] and any(node.word in _RESERVED for node in behind)
    return _of_shares(near.span, near.metric) if put_by else None


def _of_shares(of: Span, of_metric: str) -> Meeting:
    return phrased("shares_offered", of, "fact.idiom", of=of, of_metric=of_metric)


def acted_on(at: Setting) -> Meeting | None:
    """ "hedged 70% of its fuel", "45% of its oil volumes had been hedged": the share of something that was dealt with."""
    nodes, last = at.nodes, at.last
    done = [node.word for node in nodes[last + 1 : last + 4]]
    passive = next((i for i in range(1, len(done)) if done[i] in _DEALT_WITH and done[i - 1] in ("is", "are", "was", "were", "been")), None)
    if passive is not None and nodes[0].word == "of":
        done_with = nodes[last + 1 + passive]  # "Of its needs for the quarter, 45% have been hedged"
        cancelled = done_with.word in ("cancelled", "canceled")  # "Of the 1,460 flights, 3.1% were cancelled"
        return Meeting("cancellation_rate" if cancelled else done_with.word, done_with.span, "fact.idiom", "percent", "duration")
    if last + 1 >= len(nodes) or nodes[last + 1].word != "of":
        return None
    verb = at.word_before
    if verb is None or verb.word not in _DEALT_WITH:
        verb = _dealt_with(nodes, last + 2)
    if verb is None:
        return None
    rooms = any(node.word in _ROOMS for node in nodes[last + 2 : last + 5])
    metric = "occupancy_rate" if rooms else "load_factor"  # "filled 78% of its rooms", "of its seats"
    seats = verb.word == "sold" and any(node.word in _SEATS for node in nodes[last + 2 : last + 5])
    if verb.word == "sold" and not (rooms or seats):
        return None
    if verb.word.startswith("fill") and any(node.word in _QUOTAS for node in nodes[last + 2 : last + 5]):
        return None  # "filled 96% of its quota"
    needs = verb.word == "covered" and any(node.word in ("needs", "requirements") for node in nodes[last + 2 : last + 6])
    if verb.word == "covered" and not needs:
        return None
    metric = metric if verb.word.startswith("fill") or seats or rooms else _RATES.get(verb.word, "hedged" if needs else verb.word)
    return Meeting(metric, verb.span, "fact.idiom", "percent", "duration")


def _dealt_with(nodes: Sequence[Node], start: int) -> Node | None:
    """The passive verb that closes "45% of … had been hedged"."""
    for i in range(start + 1, min(start + 8, len(nodes))):
        if nodes[i].word in _DEALT_WITH and nodes[i - 1].word in ("is", "are", "was", "were", "been"):
            return nodes[i]
        if nodes[i].kind in ("value", "mark") and nodes[i].word not in cues.GENITIVE:
            return None
    return None


def covered(at: Setting) -> Meeting | None:
    """ "covers 97% of the population"."""
    nodes, last = at.nodes, at.last
    verb = at.word_before
    if verb is None or verb.word not in _COVERS or last + 1 >= len(nodes) or nodes[last + 1].word != "of":
        return None
    nouns = [node.word for node in nodes[last + 2 : last + 6] if node.word in _COVERED]
    noun = nouns[-1] if nouns else None
    return Meeting(f"{noun}_coverage", verb.span, "fact.idiom", "percent", "duration") if noun else None


def let(at: Setting) -> Meeting | None:
    """ "is 92% let", "were 96.5% utilised"."""
    nodes, last, before = at.nodes, at.last, at.near
    behind = [node.word for node in nodes[last + 1 : last + 6] if node.kind == "word"]
    if (empty := next((node for node in nodes[last + 1 : last + 8] if node.word in _EMPTY), None)) is not None and behind[-1:] != ["of"]:
        return Meeting("vacancy_rate", empty.span, "fact.idiom", "percent", "instant")
    if behind[:1] and behind[0] in _QUITS and before is not None and before.metric in _SUBSCRIBED:
        return Meeting("churn", nodes[last + 1].span, "fact.idiom", "percent", "duration", "ratio")
    of_loans = before is not None and before.metric == "loans"  # "Of the €9bn lent to developers, 5.6% was non-performing"
    if of_loans and len(behind) > 1 and behind[0] in ("was", "were", "is", "are") and behind[1] in _BAD:
        return phrased("npl_ratio", nodes[last + 2].span, "fact.idiom")
    of_what = nodes[last + 2].metric if before is not None and behind[:1] == ["of"] and last + 2 < len(nodes) else None
    if of_what is not None and of_what.id == "capacity" and at.lead[-1:] == ["at"] and at.lead[-2:-1] != [] and at.lead[-2] in _RUNS:
        return phrased("capacity_utilization", nodes[last + 2].span, "fact.value_of_metric")
    if behind[:1] and behind[0] in _UTILISED:
        return phrased("capacity_utilization", nodes[last + 1].span, "fact.idiom")
    if behind[:1] == ["of"] and behind[-2:-1] != [] and behind[-2] in ("was", "were", "is", "are") and behind[-1] in _FULL:
        return Meeting("occupancy_rate", nodes[last + 1].span, "fact.idiom", "percent", "instant")  # "97% of its space was let"
    if behind[:1] == ["of"] and at.lead[-1:] in (["let"], ["leased"]) and any(node.word in _SPACE for node in nodes[last + 2 : last + 9]):
        return Meeting("occupancy_rate", nodes[at.start - 1].span, "fact.idiom", "percent", "instant")  # "has let 96% of the space"
    if last + 1 >= len(nodes) or nodes[last + 1].word not in _FULL:
        return None
    now = bool(at.lead) and at.lead[-1] in ("is", "are")  # "the office is 91% full"; "Ships sailed 91% full", in a report
    metric = _of_what_is_full(at) if nodes[last + 1].word == "full" else "occupancy_rate"
    return Meeting(metric, nodes[last + 1].span, "fact.idiom", "percent", "instant" if now else "duration")


def _of_what_is_full(at: Setting) -> str:
    """ "its fabs ran 71% full", "rooms were 81% full", "gas storage is 38% full", "planes flew 87% full"."""
    for node in reversed(at.nodes[: at.first]):
        if node.kind == "value":
            break
        if node.metric is not None and node.metric.id == "oil_stocks":
            return "oil_stocks"
        if (metric := _FILLED.get(at.text[node.start : node.end].lower().rpartition(" ")[2])) is not None:
            return metric
    return "load_factor"


def kept(at: Setting) -> Meeting | None:
    """ "sells its 45% holding … will keep 10%"."""
    lead, before = at.lead, at.near
    if before is None or before.metric not in metric_kinds.HELD or not lead or lead[-1] not in _KEEPS:
        return None
    verb = at.word_before
    assert verb
    return phrased("stake", verb.span, "fact.idiom")


def completed(at: Setting) -> Meeting | None:
    """ "the project is 78% complete"."""
    done = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    if done is None or done.word not in ("complete", "completed", "finished", "built"):
        return None
    return Meeting("completion", done.span, "fact.idiom", "percent", "instant")
