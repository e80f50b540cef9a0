"""Turns of phrase that say who puts up money, and what it comes from.

the fund has a target of $800m                 funding
led the round with $350 million                likewise, of who leads
wrote the biggest cheque, $70 million          likewise, of who writes it
the HK$5.9bn raised in its offering            what an offering brings in
$60 million of that is equity                  likewise; is a loan, a debt
C$700m is to come from a share sale            funding; from loans, a debt
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.metrics.raising import is_listing
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_PART = 7  # nodes of "of the total is a five-year loan"
_SHORT = 10  # nodes
_CLOSES = all_forms("close")
_CLOSES_FUND = _CLOSES | all_forms("raise launch")
_NTH = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last previous latest prior earlier predecessor".split())
_FUNDS, _RAISES = frozenset("fund funds predecessor".split()), all_forms("raise launch close") | {"new", "debut", "maiden", "flagship"}
_GATHERS = all_forms("gather collect amass attract garner")
_LINES = all_forms("line")
_AIMS = frozenset("target goal cap".split())
_CHECK = 5  # nodes of "round with a check for"
_LEADS = frozenset("led leads leading joined contributed doubled".split())
_CHEQUES = frozenset("check cheque ticket investment commitment".split())
_COMMITS = frozenset("committed commit commits pledged".split())
_UNINVESTED = frozenset("uninvested undeployed unspent uncalled undrawn".split())
_ROUNDS = frozenset({"funding", "ipo_proceeds", "valuation"})
_WRITES = all_forms("write") | {"own", "biggest", "first", "initial"}
_TAKES = all_forms("take bring lift push")
_COMES = frozenset("come comes coming came".split())
_SALES = (["share", "sale"], ["rights", "issue"], ["share", "placing"], ["share", "issue"])
_SUMS = frozenset("total sum amount equity capital money funds funding cash".split())
_OWED = frozenset({"debt", "loans"})


def made_up_of(at: Setting) -> Meeting | None:
    """ "raised $85 million. $60 million of that is equity; the other $25 million is a loan": parts of what was raised."""
    told = at.near or at.named or at.earlier
    behind = at.nodes[at.last + 1 : at.last + 1 + _PART]
    idle = next((node for node in takewhile(lambda node: node.kind != "value", behind) if node.word in _UNINVESTED), None)
    if idle is not None and told is not None and told.metric in ("assets_under_management", "funding") and at.amount.kind == "money":
        return Meeting("dry_powder", idle.span, "fact.idiom", "money", "instant", "balance")  # "of which $13 billion is uninvested"
    if told is None or told.metric not in ("funding", "debt") or at.amount.kind != "money":
        return None
    verb = next((k for k, node in enumerate(behind) if node.word in ("is", "was")), None)
    if verb is None or any(node.kind != "word" for node in behind[:verb]) or (verb and behind[0].word != "of"):
        return None
    for node in behind[verb + 1 :]:
        if node.metric is not None:
            metric = "funding" if node.metric.id == "equity" else "debt" if node.metric.id in _OWED else None
            return Meeting(metric, node.span, "fact.idiom", "money", "duration", "deal") if metric else None
        if node.kind != "word":
            return None
    return None


def fund(at: Setting) -> Meeting | None:
    """ "the third fund has a target of $800 million", "closed its fourth fund at $1.2 billion"."""
    nodes, first, lead = at.nodes, at.first, at.lead
    named = nodes[at.last + 1] if at.last + 1 < len(nodes) else None
    if named is not None and named.word == "fund" and not _CLOSES_FUND.isdisjoint(node.word for node in nodes[max(0, first - 3) : first]):
        return phrased("funding", named.span, "fact.idiom")  # "closed a $15.2bn fund"
    if lead[-1:] and (lead[-1] in _GATHERS or lead[-2:] == ["took", "in"]) and _is_of_fund(at):
        return phrased("funding", nodes[at.start - 1].span, "fact.idiom")
    aimed = lead[-1:] == ["of"] and not _AIMS.isdisjoint(lead[-2:])
    closed = lead[-1:] == ["at"] and not _CLOSES.isdisjoint(node.word for node in nodes[max(0, first - _SHORT) : first])
    was = next((i for i in range(first - 1, max(-1, first - _SHORT), -1) if nodes[i].word in ("fund", "one", "predecessor")), None)
    sized = was is not None and nodes[at.start - 1].word in ("was", "is", "had") and (nodes[was].word != "one" or _is_fund(at))
    if sized and was is not None and not _NTH.isdisjoint(node.word for node in nodes[max(0, was - 3) : was]):
        return phrased("funding", nodes[was].span, "fact.idiom")  # "Its third fund, raised in 2022, was $520m"
    if (not aimed and not closed) or any(node.kind == "metric" for node in nodes[:first]):
        return None
    fund = next((node for node in nodes[:first] if node.word == "fund"), None)
    return phrased("funding", fund.span, "fact.idiom") if fund is not None else None


def _is_of_fund(at: Setting) -> bool:
    """ "Its new fund has gathered $3bn", "raised $4bn for its fifth fund, when Beta collected $7bn"; but a fund's own flows are none."""
    words = {node.word for node in at.nodes[: at.start]}
    return not words.isdisjoint(_FUNDS) and not words.isdisjoint(_NTH | _RAISES)


def _is_fund(at: Setting) -> bool:
    return at.near is not None and at.near.metric == "funding" and at.text[at.near.span.start : at.near.span.end] == "fund"


def led(at: Setting) -> Meeting | None:
    """ "Beta led the round with $350 million", "with a check for $90 million": its part of what was raised before."""
    nodes, first, lead, before = at.nodes, at.first, at.lead, at.near
    if not (before is not None and before.metric in _ROUNDS) and not _of_round(at):
        return None
    if lead[-1:] in (["for"], ["of"]) and lead[-2:-1] and lead[-2] in _CHEQUES and "with" in lead:
        lead = ["with"]
    if lead[-1:] != ["with"] and not _COMMITS.intersection(lead[-1:]):
        return None
    leads = _LEADS if lead[-1] == "with" else _COMMITS
    verb = next((node for node in reversed(nodes[max(0, first - 7) : first]) if node.word in leads), None)
    return phrased("funding", verb.span, "fact.idiom") if verb is not None else None


def _of_round(at: Setting) -> bool:
    """ "led the round with", "led the round with a check for"."""
    near = at.nodes[max(0, at.start - _CHECK) : at.start]
    return any("ound" in at.text[node.start : node.end] and at.text[node.start : node.end].lower().endswith("round") for node in near)


def cheque(at: Setting) -> Meeting | None:
    """ "wrote the biggest cheque, $70 million", "wrote a cheque for €70m", "its own cheque is about SKr12bn"."""
    near = at.nodes[max(0, at.start - 7) : at.start]
    behind_it = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    if behind_it is not None and behind_it.word in _CHEQUES and not _WRITES.isdisjoint(node.word for node in near):
        return phrased("funding", behind_it.span, "fact.idiom")  # "wrote a $45 million check"
    place = next((i for i, node in enumerate(near) if node.word in ("cheque", "check")), None)
    if place is None or _WRITES.isdisjoint(node.word for node in near[:place]) or any(node.kind == "value" for node in near[place:]):
        return None
    behind = [node.word for node in near[place + 1 :]]
    said = behind in ([","], ["for"], ["of"], ["is"], ["was"])
    if not said:
        return None
    writer = next((i for i in range(at.start - 1, -1, -1) if at.nodes[i].kind == "company"), None)
    return phrased("funding", near[place].span, "fact.idiom", company_place=writer)


def in_all(at: Setting) -> Meeting | None:
    """ "takes total funding since its founding in 2019 to €412m", "bringing the total raised since 2021 to €97m"."""
    if at.lead[-1:] != ["to"]:
        return None
    round_told = at.near is not None and at.near.metric == "funding"  # "raised $42m in a Series B, taking the total to $61m"
    for i in range(at.start - 2, max(0, at.start - _SHORT), -1):
        text = at.text[at.nodes[i].start : at.nodes[i].end].lower()
        raised = text == "raised" and at.text[at.nodes[i - 1].start : at.nodes[i - 1].end].lower().split()[-1] in _SUMS
        summed = raised or text == "total funding" or (round_told and text == "total")
        if summed and not _TAKES.isdisjoint(n.word for n in at.nodes[max(0, i - 4) : i]):
            return phrased("funding", at.nodes[i].span, "fact.idiom")
    return None


def lined_up(at: Setting) -> Meeting | None:
    """ "has lined up $75 million from lenders"."""
    words = [node.word for node in at.nodes[max(0, at.start - 2) : at.start]]
    if words[1:] != ["up"] or words[0] not in _LINES or [node.word for node in at.nodes[at.last + 1 : at.last + 2]] != ["from"]:
        return None
    span = Span(at.nodes[at.start - 2].start, at.nodes[at.start - 1].end)
    return phrased("funding", span, "fact.idiom")


def raised_in(at: Setting) -> Meeting | None:
    """ "left over from the HK$5.9bn raised in its offering", "the biggest was the $90m raised by Acme"."""
    nodes, last = at.nodes, at.last
    words = [node.word for node in nodes[last + 1 : last + 3]]
    if words[:1] != ["raised"] or words[1:] not in (["in"], ["by"], ["through"], ["from"]):
        return None
    metric = "ipo_proceeds" if is_listing(at.text, nodes[last + 3 : last + 7]) else "funding"
    by = next((i for i in range(last + 3, min(last + _PART, len(nodes))) if nodes[i].kind == "company"), None) if words[1] == "by" else None
    return Meeting(metric, nodes[last + 1].span, "fact.idiom", "money", "duration", "deal", company_place=by)


def comes_from(at: Setting) -> Meeting | None:
    """ "C$700 million is to come from a share sale", "the last €40m comes from cash on hand", "and €9m from loans"."""
    nodes, last = at.nodes, at.last
    words = [node.word for node in nodes[last + 1 : last + 5]]
    come = next((i for i, word in enumerate(words) if word in _COMES), None)
    if come is None or words[come + 1 : come + 2] != ["from"]:
        return None
    source = nodes[last + 3 + come : last + 9 + come]
    for i, node in enumerate(source):
        if node.kind in ("value", "mark"):
            return None
        if node.metric is not None and (node.metric.id in _OWED or node.metric.id == "cash"):
            metric = "cash" if node.metric.id == "cash" else "debt"
            return Meeting(metric, node.span, "fact.idiom", "money", "instant", "balance")
        if node.word in ("selling", "offloading", "divesting") and i == 0:
            return phrased("disposal_proceeds", node.span, "fact.idiom")
        if _sells_shares(at, source[i:]):
            return phrased("funding", node.span, "fact.idiom")
    return None


def _sells_shares(at: Setting, nodes: Sequence[Node]) -> bool:
    """ "a share sale", "a sale of new Acme shares"."""
    words = at.text[nodes[0].start : nodes[-1].end].lower().split()
    return words[:2] in _SALES or (words[:2] == ["sale", "of"] and any(word.rstrip(".,;").endswith("shares") for word in words))
