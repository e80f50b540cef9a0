"""Verbs that are the metric.

employs 5,800 people / burned $190m / opened 11 stores     the value is their object
acquired Beta for $90m / Beta was sold for $90m            deals: `deals`
raised $40m                                                money raised: `raising`
cut 640 jobs                                               jobs cut: `job_cuts`
$22 million was repurchased                                the passive
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.deals import bought_for, bought_in_cash, completed_for, lot_bought, paid_for, sold_for, sold_to, taken_private
from extractor.link.metrics.job_cuts import cut_jobs
from extractor.link.metrics.meeting import Meeting, Setting, by_verb
from extractor.link.metrics.nearest import is_adjective
from extractor.link.metrics.no_objects import has_no_object
from extractor.link.metrics.raising import raised
from extractor.link.metrics.shops import counts_shops
from extractor.link.metrics.sized import is_headcount, is_size
from extractor.link.metrics.subjects import metric_in_front
from extractor.link.metrics.verb_objects import object_of, spent_on
from extractor.link.nodes import Node
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.verb",
        "a verb that is the metric",
        "Acme Foods Inc. employs 5,800 people. => Acme Foods Inc. | employees | 5800 person | 2026-02-25",
    ),
)

_ADDS = frozenset({"add", "adds"})  # "will open in May and add 2 million units of capacity"
_STARTUPS = frozenset("startups startup fintechs biotechs unicorns".split())
_TAKES_IN = frozenset("collected collect took".split())
_OWNS = frozenset("hold own control".split())
_POSSESSED = cues.DETERMINERS | cues.GENITIVE  # "the bank's own 2.7% projection"
_QUALIFIED = frozenset("adjusted underlying headline statutory record pre-exceptional a an".split())
_FEW, _WHOSE = frozenset("one two three four five six seven eight nine ten most some half".split()), cues.POSSESSIVES | {"the"}
_ACTIVE = frozenset("have has had having will would could may might".split())
_REACH = 14  # nodes between a deal's verb and its price
_CLAUSES = frozenset("after as because since while and when whereas but".split())
_DO = frozenset("spend invest produce ship buy save".split())
_IN_FRONT_OF_VERBS = frozenset("they we and it that which who each both together jointly".split())
_NOUN_FORMS = frozenset(
    "cost value price fine charge process produce ship mine open close hold own control purchase retail save net invest spend buy cut "
    "issue".split()
)
_SUMS = frozenset("tax taxes interest total sum sums amount average maximum minimum excess upwards north record tune aggregate".split())
_EARNED = frozenset("net_profit net_loss revenue shareholder_returns".split())


def deal_verb(at: Setting) -> Meeting | None:
    """The verb of a deal whose price a value is."""
    found = metric_verb(at, only=metric_verbs.DEALS)
    if found is not None or at.lead[-1:] != ["for"] or at.amount.kind != "money":
        return found
    return taken_private(at.nodes, at.first) or bought_in_cash(at.nodes, at.first) or completed_for(at.nodes, at.first)


def _is_whole_of_few(at: Setting) -> bool:
    """ "shutting three of its 14 warehouses": how many there are, of which so few are meant."""
    front = [node.word for node in at.nodes[max(0, at.start - 3) : at.start - 1]] if at.start > 1 else []
    owned = at.nodes[at.start - 1].word in _WHOSE or at.nodes[at.start - 1].kind == "reference"
    return owned and front[-1:] == ["of"] and front[0] in _FEW and at.amount.kind == "quantity"


def metric_verb(at: Setting, only: frozenset[str] | None = None) -> Meeting | None:
    """The verb whose object a value is; `only` limits the metrics."""
    nodes, amount, first = at.nodes, at.amount, at.first
    if told := cut_jobs(at, only) or _bought(at, only):
        return told
    if _is_whole_of_few(at):
        return None
    words = 0
    for i in range(first - 1, max(-1, first - _REACH), -1):
        node = nodes[i]
        # "bought 30% of Beta, a zinc mine, a 40-bed hotel, its shops for $90m"
        held = only is not None and (_is_share(node) or is_adjective(nodes, i, first) or is_size(at.text, node.amount))
        asked = i > 0 and nodes[i - 1].word in cues.ASKS and node.metric is not None and node.metric.id in cues.BUYERS
        sized = node.kind == "value" and is_headcount(at.text, node.amount)  # "values the 74-person company at $9m"
        if node.kind in ("value", "metric", "mark") and node.word not in ("'s", "’s", "&", "-") and not (held or asked or sized):
            return None
        if node.kind != "word":
            continue
        metric, last = _said(at, i)
        if metric == "funding" and (metric := raised(at, i)) is None:
            return None
        if metric == "job_cuts" and counts_shops(at):
            metric = "store_closures"  # "axed 12 of its 90 clinics"
        if metric == "revenue" and (last > i or nodes[i].word in _TAKES_IN) and _is_startup(nodes, i):
            metric = "funding"  # "start-ups pulled in €410m"
        if metric is not None and (has_no_object(at, i, metric) or _moves_metric(nodes, i, metric)):
            return None
        if metric == "spending" and _is_paid_as(at, i):
            return None  # "paid a minimum guarantee of $7 million" is told as what it is
        if metric is not None and _is_verb_here(nodes, i):
            if amount.unit in ("times", "share") or (only is not None and metric not in only):
                return None
            return object_of(at, i, last, metric, words - (last - i))
        qualified = node.word in _QUALIFIED  # "made an adjusted £58m before tax"
        participle = node.word.endswith("ed") and "-" not in node.word and words < 2  # "Lisbon-based Beta"
        participle = participle and node.word not in cues.APPROXIMATORS and not qualified
        if noun_phrases.is_verb(node.word) or participle or node.word in _ADDS:
            return None  # another verb stands nearer
        words += node.word not in cues.APPROXIMATORS and node.word != "between" and not qualified
    return None


def _is_paid_as(at: Setting, i: int) -> bool:
    """Whether a noun says what is paid: "paid a deposit of $7 million"; no "total of", "sum of"."""
    noun = at.nodes[at.start - 2] if at.lead[-1:] == ["of"] and at.start - 2 > i else None
    return noun is not None and noun.kind == "word" and noun_phrases.is_head(noun.word) and noun.word not in _SUMS


def _said(at: Setting, i: int) -> tuple[str | None, int]:
    """The metric that the word at node `i` is as a verb, and the node with which the verb ends: "employs", "bought back"."""
    nodes, kind = at.nodes, at.amount.kind
    following = nodes[i + 1].word if i + 1 < at.first else ""
    if kind == "money" and (nodes[i].word, following) in metric_verbs.BOUGHT_UP:
        return "deal_value", i + 1
    if kind == "percent" and nodes[i].word == "contributed" and at.last > at.first:
        return "revenue", i  # "Europe and Asia contributed 58% and 27%, respectively"
    phrasal = metric_verbs.PHRASAL.get((nodes[i].word, following))
    metric = phrasal[0] if phrasal and phrasal[1] == kind else metric_verbs.METRICS.get((nodes[i].word, kind))
    return metric, i + 1 if phrasal else i


def _is_startup(nodes: Sequence[Node], i: int) -> bool:
    return any(node.word.replace("-", "") in _STARTUPS for node in nodes[max(0, i - 3) : i])


def _moves_metric(nodes: Sequence[Node], i: int, metric: str) -> bool:
    """ "Shares in Acme lost 11.2p", "The dividend is nevertheless raised from 3p": what moves is the subject of such a verb."""
    moved = metric_in_front(nodes, i)
    return moved is not None and (metric == "funding" or (moved.id == "share_price" and metric in _EARNED))


def _bought(at: Setting, only: frozenset[str] | None) -> Meeting | None:
    """ "paid $86 million for Beta", "acquire Beta, a maker of optical links, for $275 million"."""
    if at.amount.kind != "money":
        return None
    paid = paid_for(at.nodes, at.first) if only is None or "deal_value" in only else None
    told = only is not None and at.lead[-1:] == ["for"]
    if paid is not None or not told:
        return paid
    return next((found for way in (bought_for, lot_bought, sold_to, sold_for) if (found := way(at.nodes, at.first)) is not None), None)


def _is_share(node: Node) -> bool:
    """Whether a node is a stake, a percentage or shops, past which a deal's verb is looked for."""
    return (node.metric is not None and node.metric.id in ("stake", "share_price", "stores")) or (
        node.amount is not None and node.amount.kind == "percent"
    )


def _is_verb_here(nodes: Sequence[Node], i: int) -> bool:
    """Whether a form that may be a noun is a verb: behind "to", an auxiliary or a name; "a maker of pumps" has none."""
    if nodes[i].word == "pay" and i and (nodes[i - 1].word in cues.POSSESSIVES or nodes[i - 1].word in cues.DETERMINERS):
        return False  # "has seen her pay cut by a fifth to"
    if nodes[i].word not in _NOUN_FORMS:
        return i == 0 or nodes[i - 1].word != "of" or nodes[i].word.endswith("ing")
    before = nodes[i - 1] if i else None
    if nodes[i].word == "own" and nodes[i + 1].kind in ("word", "metric") and [node.word for node in nodes[i + 2 : i + 3]] == ["of"]:
        return False  # "beat its own target of 12%"
    return before is not None and (
        before.word == "to"
        or before.word in cues.AUXILIARY
        or before.kind in ("company", "reference")
        or before.word in _IN_FRONT_OF_VERBS
        or (nodes[i].word in _DO and nodes[i + 1].kind == "value" and noun_phrases.is_plural(before))
        or (nodes[i].word == "value" and _are_many(before) and _is_somebody(nodes[i + 1]))
        or (nodes[i].word in _OWNS and _is_held(nodes[i + 1]) and before.kind in ("word", "mark") and before.word not in _POSSESSED)
    )


def _are_many(node: Node) -> bool:
    """ "analysts", "three banks"."""
    return noun_phrases.is_plural(node) or (node.amount is not None and node.amount.kind == "quantity" and node.amount.unit is not None)


def _is_somebody(node: Node) -> bool:
    """Whether a verb of valuing goes on: "analysts value Acme", "banks value it", "investors value the firm"."""
    return node.kind in ("company", "reference") or node.word in cues.DETERMINERS


def _is_held(node: Node) -> bool:
    """Whether a verb of owning goes on: "control 41%", "hold on to 38%"."""
    return node.kind == "value" or node.word == "on"


def passive_clause(at: Setting) -> Meeting | None:
    """ "net cash fell to £96m after £88m was spent on land", "40 shops were opened and 12 were closed": what opens a clause of its own."""
    opened = not _CLAUSES.isdisjoint(node.word for node in at.nodes[max(0, at.start - 1) : at.first])
    return passive_verb(at) if opened else None


def passive_verb(at: Setting) -> Meeting | None:
    """ "$22 million was repurchased", "over $5bn has been raised"."""
    nodes, amount = at.nodes, at.amount
    i = at.last + 1
    while i < len(nodes) and nodes[i].word in cues.AUXILIARY:
        i += 1
    if i == at.last + 1 or i >= len(nodes) or nodes[i - 1].word in _ACTIVE:
        return None  # "41% had bought from it"
    particle = nodes[i + 1].word if i + 1 < len(nodes) else ""
    phrasal = metric_verbs.PHRASAL.get((nodes[i].word, particle))
    metric = phrasal[0] if phrasal else metric_verbs.METRICS.get((nodes[i].word, amount.kind))
    if metric is None or metric in ("processed", "deal_value", "costs") or not nodes[i].word.endswith(("ed", "t", "d", "en")):
        return None
    if metric == "spending" and (spent := spent_on(nodes, i, amount)) is not None:
        return spent
    found = by_verb(metric, nodes[i].span, amount)
    return found if nodes[i].word == "employed" else replace(found, period_kind="duration")
