"""Vendors and regions in the count of a market: what is told beside its shipments is of shipments.

Acme, in second place on 15 million         a bare count beside a place, in a bracket, or of the rest
Acme slipped 2% to 43.4 million             a company that moves to a count
China jumped 14%, Chinese demand fell 4%    where the units went
7.1 million sets (15%), or 14% of the total the share of the market that they are
led with 41%, 9% of all phones shipped      likewise
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, listed, reached, words_of
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_COUNTED = frozenset("shipments sales_volume passengers production".split())  # what a company's growth is growth of
_SOLD = frozenset("shipments sales_volume".split())
_PLACES = frozenset(
    "leader seller lead runner-up place spot position rank ranking first "
    "second third fourth fifth sixth list podium three five ten followed trailed next".split()
)
_BESIDE = frozenset("with on at".split())
_MANAGED = frozenset("managed notched logged mustered chalked".split())
_OF_UNITS = _SOLD | {"market_share", "electric_share"}
_SERIES = 1000  # goods that are counted to rank who makes them
_REACH = 12  # nodes from a name to the count beside its place
_CLAUSES = frozenset("but while whereas and ;".split())
_RUNS = frozenset("runs has operates owns employs".split())
_REST = {("everyone", "else"), ("everybody", "else"), ("the", "rest"), ("other", "brands"), ("other", "vendors"), ("other", "makers")}
_RANKS = frozenset("led leads leading first second third fourth fifth top place spot".split())
_PUTS, _ORDINALS = all_forms("rank place put"), frozenset("first second third fourth fifth top".split())
_HAS = frozenset("had has held holds took takes commanded commands claimed claims".split())
_A_SUM, _GO_ON = cues.DETERMINERS | {"combined", "total"}, frozenset("and while with against versus compared in last".split())
_SHIPPED, _GOODS = frozenset("shipped sold delivered".split()), 6  # nodes of "of all phones shipped"
_LEADS, _WITH = all_forms("lead top dominate head control"), frozenset("with on at".split())
NOW_LEADS = frozenset("leads tops dominates heads controls".split())
_RIVALRY = frozenset("market markets segment category sector industry ranking rankings pack trade list table field it".split())
_PLACED = all_forms("rank come finish place stand remain stay") | {"was", "is"}
# "Acme remains the largest provider with 31%"; but the largest shareholder, customer, employer
_LARGEST = frozenset("largest biggest leading dominant number-one top market second-largest second-biggest".split())
_TRADERS = frozenset(
    "provider supplier maker producer seller vendor player brand operator carrier lender exporter manufacturer leader".split()
)
_GAINS = cues.UP_NOUNS | cues.DOWN_NOUNS | {"higher", "lower"}  # "led the market with a 3% gain"
_NO_SHARE = _GAINS | {"of"}
_SHORTEST, _LED = 4, 11  # nodes of "Acme led it with" and back to the verb
_RANKED = 14  # nodes from whoever is ranked to the share
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


def ranked(at: Setting) -> Meeting | None:
    """ "Acme led with 41%", "Beta came second with 19%": a share of the market, but for votes."""
    nodes, first = at.nodes, at.first
    if (had := _had_in_market(at) or _held_too(at)) is not None:
        return had
    if (leads := _leads_market(at)) is not None:
        kind = "instant" if nodes[leads].word in NOW_LEADS else "duration"
        return Meeting("market_share", nodes[leads].span, "fact.idiom", "percent", kind, "ratio")
    if at.lead[-1:] != ["with"] or len(at.lead) < 2 or at.change or not _GAINS.isdisjoint(_behind(at)):
        return None
    if at.lead[-2] not in _RANKS:
        return _put_at(at)
    if not cues.VOTES.isdisjoint(node.word for node in nodes[at.last + 1 : at.last + 5]):
        return None
    place = next(i for i in range(first - 1, -1, -1) if nodes[i].word == at.lead[-2])
    if not any(node.kind in ("company", "reference") for node in nodes[:place]):
        return None
    return Meeting("market_share", nodes[place].span, "fact.idiom", "percent", "duration", "ratio")


def _behind(at: Setting) -> list[str]:
    return [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 2]]


def _leads_market(at: Setting) -> int | None:
    """ "Acme led the market with 20%", "ranked third in its market with a 9% share": the node of the verb."""
    nodes, start = at.nodes, at.start
    behind = _behind(at)
    if at.change or start < _SHORTEST or nodes[start - 1].word not in _WITH or not _NO_SHARE.isdisjoint(behind):
        return None
    for i in range(start - 2, max(0, start - _LED), -1):
        leads, ranks = nodes[i].word in _LEADS, nodes[i].word in _PLACED
        if leads or ranks:
            what = at.text[nodes[i].end : nodes[start - 1].start].lower().split()
            told = (not _RIVALRY.isdisjoint(what) or behind == ["share"]) and (leads or not _RANKS.isdisjoint(what))
            told = told or (ranks and not _LARGEST.isdisjoint(what) and what[-1].rstrip("s") in _TRADERS)
            return i if nodes[i - 1].kind in ("company", "reference") and told else None
        if nodes[i].kind not in ("word", "metric", "reference") and nodes[i].word not in cues.GENITIVE:
            return None
    return None


def _had_in_market(at: Setting) -> Meeting | None:
    """ "In the world market for lifts, Acme had 24%": its share, unless it is so much of a company."""
    nodes, verb = at.nodes, at.word_before
    opening = list(takewhile(lambda node: node.word != "," and node.kind in ("word", "metric", "reference"), nodes[: at.start]))
    market = any(node.metric is not None and node.metric.id == "market_size" for node in opening)
    if not market or nodes[0].word != "in" or verb is None or verb.word not in _HAS or nodes[at.start - 2].kind != "company":
        return None
    if [node.word for node in nodes[at.last + 1 : at.last + 2]] in (["of"], ["more"], ["fewer"]):
        return None
    return Meeting("market_share", verb.span, "fact.idiom", "percent", "duration", "ratio")


def _held_too(at: Setting) -> Meeting | None:
    """ "Acme led the market with a 38% share. The three Korean makers had a combined 15%": of the market told of last."""
    near = at.near if at.before is None else None
    if near is None or near.metric != "market_share" or at.amount.unit != "percent" or at.change is not None:
        return None
    held = [word for word in at.lead if word not in _A_SUM]
    ends = at.last + 1 == len(at.nodes) or at.nodes[at.last + 1].kind in ("mark", "period") or at.nodes[at.last + 1].word in _GO_ON
    if not held or held[-1] not in _HAS or not ends or any(node.metric is not None for node in at.nodes[: at.first]):
        return None
    rule = "fact.metric_of_sentence_before"
    return replace(near, rule=rule, place=None, change=None, company_place=None, of=None, of_metric=None)


def _put_at(at: Setting) -> Meeting | None:
    """ "A study ranks Acme second in the world in pumps, with 11%": the place that somebody else gives it."""
    nodes = at.nodes
    for i in range(max(1, at.first - _RANKED), at.first - 1):
        if nodes[i].kind in ("company", "reference") and nodes[i - 1].word in _PUTS and nodes[i + 1].word in _ORDINALS:
            return Meeting("market_share", nodes[i + 1].span, "fact.idiom", "percent", "duration", "ratio", company_place=i)
    return None


def of_goods(at: Setting) -> Meeting | None:
    """ "Acme took 9% of all phones shipped": a share of the market; goods that make up a part are told of as such."""
    nodes, last = at.nodes, at.last
    words = [at.text[node.start : node.end].lower() for node in nodes[last + 1 : last + _GOODS]]
    done = next((i for i, word in enumerate(words) if word.rpartition(" ")[2] in _SHIPPED), None)
    if words[:1] != ["of"] or done is None or at.change or at.amount.unit != "percent":
        return None
    if len(" ".join(words[1 : done + 1]).split()) < len(["phones", "shipped"]):
        return None
    noun = nodes[last + 2 : last + 1 + done] or nodes[last + 2 : last + 3]
    if any(node.kind not in ("word", "metric") for node in noun) or tuple(at.lead[-2:]) in cues.MAKES_UP:
        return None
    if not any(node.kind in ("company", "reference") for node in nodes[: at.first]):
        return None
    of = Span(noun[0].start, nodes[last + 1 + done].end)
    return Meeting("market_share", of, "fact.idiom", "percent", "duration", "ratio", of=of)


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
    if at.amount.kind != "percent" or found.change is not None:
        return None
    if found.rule == "fact.noun_phrase" and words_of(at, found).split()[-1] == "slice":
        return replace(found, metric="market_share", value_kind="percent", period_kind="duration", group="ratio")
    beside, share = _is_beside_name(at), _is_share(at)
    held = found.metric == "stake" and found.rule == "fact.verb" and (_of_share(at) or (share and at.nodes[at.first - 2].word == "with"))
    sold = found.metric in _SOLD or found.metric.endswith("exports")
    again = sold and found.rule == "fact.same_metric"
    if not held and not (again and (share or beside or _is_bracketed(at) or _is_of_total(at))):
        return None
    place = at.start - 2 if beside and not held else found.company_place
    return replace(found, metric="market_share", value_kind="percent", period_kind="duration", group="ratio", of=None, company_place=place)


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
