"""Values that go on about the metric of the value in front of them.

from 3.4% to 2.1%, 5.1% against 2.4%, 417m or 30% of …        the same metric
RMB 1.2bn ($165m)                                             the same amount in another currency
$2.5bn in 2020 and $3.7bn in 2019                             the same of another period
for $61 a share, or $4.7bn                                    a deal said again, as a price or as a sum
lost $2m and $3m: a cumulative $5m                            their sum
at $1.4090, a loss of 0.8%                                    how far it moved
closed 14 shops, and now has 402                              what is left
$700m to reserves and $2.5bn to tax assets                    each before its own metric, behind one preposition

Whether a value goes on so is asked in `going_on`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_kinds
from extractor.link.held_against import then_of
from extractor.link.metrics.change_of import change_after, direction, direction_of_price, moved_by
from extractor.link.metrics.deals import as_offer_price
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, taken_up
from extractor.link.nodes import Amount, Node
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.same_metric",
        "the metric of the value before, taken up by from, to, against, or, a bracket",
        "Revenue at Acme Foods Inc. rose to $5bn in 2025 from $4bn in 2024."
        " => Acme Foods Inc. | revenue | 5000000000 USD | 2025"
        " ; Acme Foods Inc. | revenue | 4000000000 USD | 2024",
    ),
    Rule(
        "fact.conversion",
        "the same amount in another currency, in brackets",
        "Acme Foods Inc. had revenue of €50 million ($54 million) in 2025."
        " => Acme Foods Inc. | revenue | 50000000 EUR | 2025"
        " ; Acme Foods Inc. | revenue | 54000000 USD | 2025",
    ),
    Rule(
        "fact.pace",
        "the change of another period, which one is held against",
        "Acme Foods Inc.'s sales rose 34% in 2025, faster than the 29% pace of 2024."
        " => Acme Foods Inc. | revenue | 34 percent | 2025 | increase"
        " ; Acme Foods Inc. | revenue | 29 percent | 2024 | increase",
    ),
)

_PERIOD_WORDS = frozenset(", and in at of for as the on during both fiscal year years ended ending end respectively approximately".split())
_CUMULATIVE = [[article, word] for article in ("a", "an") for word in ("cumulative", "aggregate")]
_SUMMING = frozenset("totaling totalling".split())
_MORE = frozenset("another further additional".split())
_PARTS = frozenset("half third quarter fifth tenth thirds quarters fifths".split())
_STILL = frozenset("still remained remain remains well now far some is are was were stood about around only".split())
_SMALLEST_DEAL = 1_000_000
_PACES = frozenset("pace clip".split())
_AFTER = frozenset("after following from".split())
_PLACES = (["at"], ["in"], ["across"], ["on"], ["with"])  # in front of where, and of what, things are that are counted
_LISTS = ([","], [",", "and"], ["and"])  # in front of the next thing that is counted
_TAKES_IT = frozenset("taking bringing lifting swelling reducing cutting shrinking".split())
_ON_A_BASIS, _BASES = frozenset("at in on".split()), frozenset("constant fixed comparable local organic underlying basis".split())
_ENDS_WITH = (["with"], ["to"], ["has"], ["have"], ["operates"], ["runs"], ["had"])


def held_then(at: Setting) -> Meeting | None:
    """ "came to €38m, well below the €71m it booked in 2024": the same of another time, whatever was done with it."""
    told = at.before
    if told is None or told.change is not None or not fits(told.value_kind, at.amount) or then_of(at.nodes, at.first) is None:
        return None
    return taken_up(told)


def moved_then(at: Setting) -> Meeting | None:
    """ "lost 3,000 customers, compared with a gain of 12,000 in 2024", "fell 3%, after a loss of 12%": the step of another time."""
    told = at.before
    if told is None or told.change is None or at.amount.kind == "money" or at.before_place is None:
        return None
    words = (node.word for node in at.nodes[at.before_place : at.start])
    if not any(word in cues.COMPARISONS or word in _AFTER for word in words) or at.nodes[at.before_place].amount.kind != at.amount.kind:  # type: ignore[union-attr]
        return None
    step = moved_by(at.text, at.nodes, at.start, at.last)
    return taken_up(told, step[1]) if step is not None and step[0].metric is not None else None


def conversion(at: Setting) -> Meeting | None:
    """ "RMB 1.2bn ($165m)": the metric of the same amount in another currency."""
    return chained(at) if at.converted else None


def in_dated_bracket(at: Setting) -> Meeting | None:
    """ "debt was $402m, or 1.3 times earnings (2024: $377m and 1.2 times)": the same of another time."""
    opens = dated_bracket(at.nodes, at.first)
    if at.before is None or opens is None or any(node.metric is not None for node in at.nodes[opens : at.first]):
        return None
    if not (fits(at.before.value_kind, at.amount) or at.amount.unit == "times"):
        return None
    return replace(at.before, rule="fact.same_metric", change=None, of=None, of_metric=None)


def dated_bracket(nodes: Sequence[Node], i: int) -> int | None:
    """The node of the bracket around node `i` that another date opens: "(2024: $377m and 1.2 times)"."""
    opens = next((j for j in range(i - 1, 0, -1) if nodes[j].word in ("(", ")")), 0)
    return opens if nodes[opens].word == "(" and nodes[opens + 1].kind == "period" and nodes[opens + 2].word == ":" else None


def chained(at: Setting) -> Meeting | None:
    """The metric of the value before, where a value goes on about it."""
    nodes, chain, amount, lead = at.nodes, at.chain, at.amount, at.lead
    if chain is None:
        return None
    if (turned := _deal_said_again(nodes, chain, amount)) is not None:
        return turned
    worth = amount.kind == "money" and lead[-1:] == ["worth"]
    if not fits(chain.value_kind, amount) and not worth:
        return None
    if at.converted:
        return replace(chain, rule="fact.conversion")
    ends = lead[-1:] in _ENDS_WITH or (lead[-1:] == ["from"] and not _TAKES_IT.isdisjoint(lead))  # "taking the estate from 313 to 331"
    if chain.metric in metric_kinds.OF_ALL and ends:
        whole = replace(chain, metric=metric_kinds.OF_ALL[chain.metric], period_kind="instant", of=None, of_metric=None)
        return replace(whole, rule="fact.same_metric", change=None)
    own = amount.metric
    if own is not None and not own.weak and chain.group == "count" and own.group == "count" and own.id != chain.metric:
        return None  # "has 240 staff, 60 customers"
    if _counts_else(at, chain):
        return None
    traded = chain.rule == "fact.noun_phrase" and chain.metric.rpartition("_")[2] in cues.OF_GOODS  # "exports of 169,000 tons, worth $957m"
    if worth and chain.metric == "transactions":
        return replace(chain, metric="gross_merchandise_value", value_kind="money", rule="fact.same_metric", change=None, group="income")
    if worth and (traded or chain.metric in ("order_backlog", "inventory")):
        return replace(chain, rule="fact.same_metric", change=None)  # "a backlog of 1,140 aircraft worth $58bn"
    if worth:
        if chain.metric == "orders_count" and chain.rule != "fact.own_unit":  # "net orders fell to 2,140, worth $910 million"
            return replace(chain, metric="orders", value_kind="money", rule="fact.same_metric", change=None, group="income")
        return replace(chain, metric="contract_value", value_kind="money", rule="fact.same_metric", change=None)
    if lead[-1:] == ["("] and len(lead) > 1 and amount.kind == "percent":
        return replace(chain, rule="fact.same_metric")
    if lead[-1:] == ["or"]:
        moved = None if _is_level(at, chain) else chain.change or _at_constant(at)
        return replace(chain, rule="fact.same_metric", change=moved, of=None, of_metric=None)  # the same size said another way
    if lead[-2:] == ["of", "which"] and amount.kind == "percent":
        return replace(chain, rule="fact.same_metric", change=None, of=chain.span, of_metric=chain.metric)
    if cues.COMPARISONS & set(lead) and amount.kind == "percent":
        moved = change_after(at.nodes, at.last)[0] or at.change  # "fell 14%, against a 17% leap", "with a rise of 3%": of another period
        return replace(chain, rule="fact.same_metric", change=moved or chain.change)
    if (lead[:1] == [","] or lead == ["from"]) and lead[-1:] == ["from"] and amount.kind == "percent" and chain.of is not None:
        return replace(chain, rule="fact.same_metric", change=None)
    slowed = chain.change if lead[-1:] == ["from"] and amount.unit == "percent" and chain.group != "macro" else None
    return replace(chain, rule="fact.same_metric", change=at.change or moved_again(at, chain) or slowed, of=None, of_metric=None)


def _counts_else(at: Setting, chain: Meeting) -> bool:
    """ "has 41 mills, 9,000 workers and 12 ships", "employs 9,300 people at 14 plants": things of their own."""
    told = at.nodes[at.before_place].amount if at.before_place is not None else None
    if told is None or told.kind != "quantity" or at.amount.kind != "quantity":
        return False
    if None in (told.unit, at.amount.unit) or told.unit == at.amount.unit:
        return False
    lead = list(at.lead)
    return (chain.rule == "fact.own_unit" and lead in _LISTS) or (lead in _PLACES and at.amount.unit not in cues.JOBS | {"times", "share"})


def _is_level(at: Setting, chain: Meeting) -> bool:
    """ "was $7bn, up 12%, or 98 cents a share", "up 61%, or 66% of the total": a size again, and no move."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 2]]
    return (at.amount.per == "share" and chain.group != "market") or (at.amount.kind == "percent" and behind == ["of"])


def _at_constant(at: Setting) -> str | None:
    """ "advanced 8% to £142m, or 11% at constant currency": which way it moved but for the currencies."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 3]]
    if at.amount.kind != "percent" or behind[:1] not in (["at"], ["in"], ["on"], ["excluding"], ["organically"]):
        return None
    if behind[0] in _ON_A_BASIS and not _BASES.intersection(node.word for node in at.nodes[at.last + 2 : at.last + 5]):
        return None
    verb = next((node.word for node in reversed(at.nodes[: at.before_place]) if node.word in cues.MOVES), "")
    return direction(verb) if verb else None


def paced(at: Setting) -> Meeting | None:
    """ "sales jumped 34%, faster than the 29% pace of the preceding quarter": the change of another period."""
    behind = at.nodes[at.last + 1].word if at.last + 1 < len(at.nodes) else ""
    if at.amount.kind != "percent" or behind not in _PACES or at.before is None or at.before.change is None:
        return None
    return replace(at.before, rule="fact.pace", of=None, of_metric=None)


def on_again(at: Setting) -> Meeting | None:
    """ "lost €11m on revenue of €25m, against a loss of €14m on €11m": what the first one was made on."""
    if at.lead != ["on"] or at.before is None or at.before.change is not None or at.amount.kind != "money":
        return None
    for i in range(at.first - 3, 0, -1):
        metric = at.nodes[i].metric
        if metric is not None and at.nodes[i - 1].word == "on" and fits(metric.value_kind, at.amount, weak=metric.weak):
            return listed(metric, i, "fact.same_metric", None)
    return None


def _deal_said_again(nodes: Sequence[Node], chain: Meeting, amount: Amount) -> Meeting | None:
    """A price per share behind a sum or a count, a sum behind a price per share: "for $4.7 billion, or $61 a share"."""
    per_share = amount.per in ("share", "unit", "apiece")
    if chain.metric == "shares_offered" and per_share:
        return replace(as_offer_price(chain), rule="fact.same_metric")
    if chain.metric == "deal_value" and per_share:
        target = next((i for i, node in enumerate(nodes) if chain.subject is not None and node.start == chain.subject.start), None)
        return replace(as_offer_price(chain), rule="fact.deal", subject=None, company_place=target)
    if chain.metric == "offer_price" and amount.kind == "money" and not per_share and amount.low >= _SMALLEST_DEAL:
        bought = nodes[chain.company_place] if chain.company_place is not None else None
        subject = bought.span if bought is not None else None
        return replace(
            chain, metric="deal_value", value_kind="money", period_kind="duration", rule="fact.deal", subject=subject, company_place=None
        )
    return None


def summed(at: Setting) -> Meeting | None:
    """ "lost $2m, $3m and $4m: a cumulative $9m, or half of the $18m that Beta has lost": sums of what the values before measure."""
    before, nodes = at.before, at.nodes
    if before is None or not fits(before.value_kind, at.amount) or before.change is not None:
        return None
    if [node.word for node in nodes[max(0, at.first - 2) : at.first]] in _CUMULATIVE:
        return replace(before, rule="fact.same_metric", place=None)  # "$2m, $3m and $4m, a cumulative $9m"
    words = [node.word for node in nodes[max(0, at.start - 3) : at.start]]
    if words[-1:] and words[-1] in cues.SUMMED and words[-2:-1] in (["a"], ["an"]) and words[:1] in ([":"], [","], ["–"], ["—"]):
        return replace(before, rule="fact.same_metric", place=None)
    if words[-2:-1] == [","] and words[-1] in _SUMMING:
        return replace(before, rule="fact.same_metric", place=None)  # "$2m, $3m and $4m, totalling $9m"
    another = at.last + 2
    if another >= len(nodes) or nodes[another - 1].word != "that" or nodes[another].kind != "company":
        return None
    part = words[-2:] == ["of", "the"] and words[0] in _PARTS
    return replace(before, rule="fact.same_metric", place=None, company_place=another) if part else None


def move_in_apposition(at: Setting) -> Meeting | None:
    """ "changed hands at $1.4090, a loss of 0.8%": how far the price before moved."""
    before, text = at.before, at.text
    if before is None or before.group != "market" or before.change is not None or at.amount.kind != "percent" or at.first < 4:
        return None
    words = [text[node.start : node.end].lower() for node in at.nodes[at.first - 4 : at.first]]
    moved = direction_of_price(words[2]) if words[:2] in ([",", "a"], [",", "an"]) and words[3] == "of" else None
    return replace(before, rule="fact.same_metric", change=moved, place=None) if moved is not None else None


def still_away(at: Setting) -> Meeting | None:
    """ "took £1bn, up 3% but still 21% below 2019": how far what was measured is from where it was."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 2]]
    before, lead = at.before, [word for word in at.lead if word not in _STILL]
    if before is None or at.amount.kind != "percent" or behind not in (["below"], ["above"]) or before.group == "market":
        return None
    if lead[:1] == [","]:
        lead = lead[1:]
    if lead not in (["but"], ["yet"], ["though"], ["although"]) or before.metric in ("market_share", "stake"):
        return None
    return replace(before, rule="fact.same_metric", change="decrease" if behind == ["below"] else "increase", place=None)


def next_period(at: Setting) -> Meeting | None:
    """ "was $2.5bn at the end of 2020 and $3.7bn at the end of 2019": nothing but periods between two values of one kind."""
    nodes, before, place = at.nodes, at.before, at.before_place
    if before is None or place is None or (last := nodes[place].amount) is None:
        return None
    between = nodes[place + 1 : at.first]
    if (last.kind, last.unit) != (at.amount.kind, at.amount.unit) or not any(node.kind == "period" for node in between):
        return None
    if any(node.kind != "period" and node.word not in _PERIOD_WORDS for node in between):
        return None
    return replace(before, rule="fact.same_metric", change=before.change)


def moved_again(at: Setting, before: Meeting) -> str | None:
    """ "signed up 132,000 customers and another 57,000 for fibre": a further step."""
    another = at.amount.kind == "quantity" and at.first > 0 and at.nodes[at.first - 1].word in _MORE
    return before.change if another and before.rule == "fact.own_unit" else None


def sales_reached(at: Setting) -> Meeting | None:
    """ "Organic revenue was up 0.9% to $15.1bn": what sales came to that grew so much by themselves."""
    before, words = at.before, [word for word in at.lead if word not in cues.APPROXIMATORS]
    grew = before is not None and before.metric == "like_for_like_sales" and before.change is not None
    if not grew or before is None or at.amount.kind != "money" or words not in (["to"], ["at"], [",", "to"]):
        return None
    if any(node.metric is not None for node in at.nodes[at.before_place or 0 : at.first]):
        return None  # "its forecast for comparable sales growth to 3% and trimmed planned capital expenditure to $1.2bn"
    return replace(before, metric="revenue", rule="fact.same_metric", value_kind="money", change=None, place=None)
