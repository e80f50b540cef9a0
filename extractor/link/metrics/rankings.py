"""Vendors and regions in the count of a market: what is told beside its shipments is of shipments.

Acme, in second place on 15 million         a bare count beside a place, in a bracket, or of the rest
Acme slipped 2% to 43.4 million             a company that moves to a count
China jumped 14%, Chinese demand fell 4%    where the units went
7.1 million sets (15%), or 14% of the total the share of the market that they are

What share a vendor leads its market with stands in `market_leaders`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, listed, reached, words_of
from extractor.link.nodes import Node

_SIGNS = frozenset("+-−–")  # "(+5.2%)" is a change
_COUNTED = frozenset("shipments sales_volume passengers production".split())  # what a company's growth is growth of
_SOLD = frozenset("shipments sales_volume".split())
_PLACES = frozenset(
    "leader seller lead runner-up place spot position rank ranking first "
    "second third fourth fifth sixth list podium three five ten followed trailed next".split()
)
_BESIDE = frozenset("with on at".split())
_MANAGED = frozenset("managed notched logged mustered chalked".split())
_OF_UNITS = _SOLD | {"market_share", "electric_share"}
_EARNED = frozenset("net_profit net_loss pretax_profit pretax_loss adjusted_profit eps".split())
_SLICES, _SLICE = frozenset("slice share chunk portion".split()), 5  # nodes of "slice of the grocery"
_SERIES = 1000  # goods that are counted to rank who makes them
_REACH = 12  # nodes from a name to the count beside its place
_CLAUSES = frozenset("but while whereas and ;".split())
_RUNS = frozenset("runs has operates owns employs".split())
_REST = {("everyone", "else"), ("everybody", "else"), ("the", "rest"), ("other", "brands"), ("other", "vendors"), ("other", "makers")}
_TOPS = frozenset("two three four five six ten".split())
_WHOLE = frozenset("total market whole".split())


def counted_so_far(at: Setting) -> Meeting | None:
    """The count that the text speaks of: what was measured last, or what was counted before shares of it."""
    near = at.near
    if near is not None and near.metric in _COUNTED:
        return near
    again = near if near is not None and near.metric == "market_share" else at.named
    told = again.metric if again is not None and again.metric in _SOLD else None
    metric = told or next((metric for metric in at.units if metric in _SOLD), None)
    if again is None or metric is None or again.metric not in {"market_share", *_SOLD}:
        return None
    return replace(again, metric=metric, value_kind="count", period_kind="duration", group="count", of=None, of_metric=None)


def reaches_a_count(at: Setting) -> bool:
    """ "slipped 2% to 43.4 million": no share costs so much."""
    amount = reached(at)
    return amount is not None and amount.kind == "quantity" and (amount.unit is None or amount.unit in at.units.values())


def placed(at: Setting) -> Meeting | None:
    """ "Acme, in second place on 15 million", "Acme (29 million) and Beta", "All others managed 104 million"."""
    nodes, start = at.nodes, at.start
    if at.amount.kind != "quantity" or at.amount.metric is not None or at.amount.low < _SERIES or start < 1:
        return None
    counted, before = counted_so_far(at), nodes[start - 1].word
    if counted is None or counted.metric not in _SOLD:
        return None
    name = next((i for i in range(start - 2, max(-1, start - _REACH), -1) if nodes[i].kind == "company"), None)
    beside = before in _BESIDE and any(node.word in _PLACES for node in nodes[max(0, start - 4) : start])
    bare = at.amount.unit is None and (before in _MANAGED or (before == "(" and name == start - 2))
    if not beside and not bare:
        return None
    return replace(counted, rule="fact.metric_of_sentence_before", place=None, change=None, company_place=name)


def runs_as_many(at: Setting) -> Meeting | None:
    """ "Beta has 112 branches; Acme, which runs 980, plans": a bare count of what was counted before."""
    before, verb = at.before, at.word_before
    if before is None or verb is None or before.value_kind != "count" or at.amount.kind != "quantity" or at.amount.unit is not None:
        return None
    ends = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] in ([","], ["."], [";"], [])
    told = verb.word in _RUNS and at.nodes[at.start - 2].word in ("which", "that") and ends
    return replace(before, rule="fact.same_metric", place=None, change=None, company_place=None) if told else None


def region_moves(at: Setting) -> Meeting | None:
    """ "Asia excluding China jumped 14%", "but Chinese demand fell 4% to 10.3 million units": where the units went."""
    counted = counted_so_far(at)
    if counted is None and at.named is not None and at.named.metric == "revenue" and (to := reached(at)) is not None and to.kind == "money":
        counted = at.named  # "The Americas were the star, growing 14% to $296m"
    near = at.near
    if counted is None and near is not None and near.metric in _EARNED:
        # "Sales fell 4% and it lost $28m. Asia grew 21%"
        counted = replace(near, metric="revenue", value_kind="money", group="income", of=None, of_metric=None)
    if at.amount.kind != "percent" or at.change is None or counted is None or counted.metric not in {"revenue", *_SOLD}:
        return None
    if not is_region(at.nodes, at.first):
        return None
    return replace(counted, rule="fact.metric_of_sentence_before", place=None, change=at.change, company_place=None)


def is_region(nodes: Sequence[Node], first: int) -> bool:
    """Whether the clause of a value is about a place alone: "Asia excluding China jumped", "but North American demand fell"."""
    begin = next((i for i in range(first - 1, -1, -1) if nodes[i].kind == "value" or nodes[i].word in _CLAUSES), -1) + 1
    subject = nodes[begin:first]
    words = [node.word for node in subject[:3]]
    plain = all(node.kind in ("word", "mark") for node in subject)
    return plain and (not cues.REGIONS.isdisjoint(words[:2]) or "demand" in words[1:])


def is_the_rest(nodes: Sequence[Node], first: int) -> bool:
    """ "Everyone else combined managed", "all others together shipped", "the top five held": nobody that a name is told of."""
    before = nodes[max(0, first - _REACH) : first]
    words = [node.word for node in before]
    named = any(node.kind == "company" for node in before)  # "Acme rounded out the top five"
    return "others" in words or any(pair in _REST or (pair[0] == "top" and pair[1] in _TOPS and not named) for pair in pairwise(words))


def of_the_top(at: Setting, found: Meeting) -> Meeting | None:
    """ "Between them the top five accounted for 71%" behind shares of a market: theirs together."""
    words, near = words_of(at, found).split(), at.near
    top = found.rule == "fact.noun_phrase" and words[0] == "top" and words[1:2] != [] and words[1] in _TOPS
    if not top or at.amount.kind != "percent" or near is None or near.metric != "market_share":
        return None
    return replace(near, rule="fact.same_metric", place=None, change=None, company_place=None)


def share_of_market(at: Setting, found: Meeting) -> Meeting | None:
    """ "7.1 million sets (15%)", "10.1 million, or 14% of the total" beside shares, "followed by Beta on 18%", "held a share of 21%"."""
    if at.amount.kind != "percent" or found.change is not None or at.text[at.amount.start] in _SIGNS:
        return None
    if found.rule == "fact.noun_phrase" and words_of(at, found).split()[-1] == "slice":
        return as_metric(found, "market_share")
    if found.metric == "market_size" and found.place is not None and _is_slice_of(at, found.place):
        return replace(as_metric(found, "market_share"), place=None)
    beside, share = _is_beside_name(at), _is_share(at)
    held = found.metric == "stake" and found.rule == "fact.verb" and (_of_share(at) or (share and at.nodes[at.first - 2].word == "with"))
    sold = found.metric in _SOLD or found.metric.endswith("exports")
    again = sold and found.rule == "fact.same_metric"
    if not held and not (again and (share or beside or _is_bracketed(at) or _is_of_total(at))):
        return None
    place = at.start - 2 if beside and not held else found.company_place
    return replace(as_metric(found, "market_share"), of=None, company_place=place)


def _is_slice_of(at: Setting, place: int) -> bool:
    """ "its slice of the grocery market edged up to 9.4%"."""
    front = [node.word for node in at.nodes[max(0, place - _SLICE) : place]]
    return "of" in front and not _SLICES.isdisjoint(front[: front.index("of")])


def sales_of_units(at: Setting, found: Meeting) -> Meeting | None:
    """ "delivered 318,000 cars, as sales in China plunged 31%", in a sentence, or a market's count, of units: sales are of units too."""
    beside = at.before is not None and at.before.metric in _SOLD and at.before.value_kind == "count"
    if not (beside or _counts_units(at)) or at.amount.unit != "percent" or words_of(at, found).rpartition(" ")[2] != "sales":
        return None
    to = reached(at)
    if found.change is None or (to is not None and to.kind == "money"):
        return None
    return replace(found, metric="shipments", value_kind="count", group="count")


def part_of_sales(at: Setting, found: Meeting) -> Meeting:
    """ "Registrations fell 6%. Electric cars made up 24% of sales": of the units."""
    if found.of_metric != "revenue" or found.metric != "revenue" or not _counts_units(at):
        return found
    return replace(found, metric="shipments", value_kind="count", group="count", of_metric="shipments")


def _counts_units(at: Setting) -> bool:
    """Whether the article tells how many of something were sold, and nothing of what they brought in."""
    return not at.of_all.isdisjoint(_SOLD) and "revenue" not in at.of_all and at.named is not None and at.named.metric in _OF_UNITS


def part_of_units(at: Setting, found: Meeting) -> Meeting | None:
    """ "the price crept up, helped by folding models, which made up 29% of shipments": a part of what is shipped."""
    behind = at.nodes[at.last + 1 : at.last + 3]
    whole = behind[1].metric if len(behind) == 2 and behind[0].word == "of" else None
    makes_up = tuple(at.lead[-2:]) in cues.MAKES_UP
    if at.amount.kind != "percent" or whole is None or whole.id not in _SOLD or found.metric in _SOLD or not makes_up or found.change:
        return None
    return replace(listed(whole, at.last + 2, found.rule, None), of=whole.span, of_metric=whole.id)


def _of_share(at: Setting) -> bool:
    """ "held a share of 21%", of no company."""
    front = [at.text[node.start : node.end].lower() for node in at.nodes[max(0, at.start - 2) : at.start]]
    return front == ["share", "of"] and not any(node.companies for node in at.nodes[at.last + 1 : at.last + 3])


def _is_bracketed(at: Setting) -> bool:
    """ "7.1 million sets (15%)"."""
    around = [node.word for node in at.nodes[at.first - 1 : at.last + 2 : at.last - at.first + 2]]
    return around == ["(", ")"] and at.nodes[at.first - 2].kind == "value"


def _is_share(at: Setting) -> bool:
    """ "with 2.6 million units and a 6.6% share", "with a 21% slice"."""
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 2]]
    return behind in (["share"], ["slice"]) and [node.word for node in at.nodes[at.first - 1 : at.first]] == ["a"]


def _is_beside_name(at: Setting) -> bool:
    """ "followed by Beta on 18%", "ahead of Beta with 9%"."""
    return at.start > 1 and at.nodes[at.start - 1].word in _BESIDE and at.nodes[at.start - 2].kind == "company"


def _is_of_total(at: Setting) -> bool:
    """ "or 14% of the total", where shares of the market have been told."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 4]]
    shares = at.earlier is not None and at.earlier.metric == "market_share"
    return shares and behind[:2] == ["of", "the"] and behind[2:] != [] and behind[2] in _WHOLE
