"""Turns of phrase that say what a job is worth to who won it.

landed a £230m pipe-laying job                      the contract's value
including a $600 million job for a terminal         likewise, among orders
was chosen to build the tunnel at a cost of $2bn    what is paid for the work is the builder's contract
won the job to rebuild the bridge for $310 million  likewise
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

WINS = frozenset(
    "bag bags bagged bagging win wins won winning sign signs signed signing land lands landed landing clinch clinched secure secures "
    "secured".split()
)
AWARDED = frozenset("awarded award awards handed given picked picks".split())
_GETS = frozenset("got gets getting received receives obtained obtains".split())
_JOBS = frozenset("job jobs work works project projects assignment assignments".split())
_COMMISSIONS, _MEANT_FOR = frozenset("commission mandate".split()), frozenset({"to", "for"})
_ORDERS = ("orders", "contract_value", "order_backlog")
_CHOSEN = frozenset("chosen picked selected hired tapped appointed contracted commissioned enlisted engaged chose picks selects".split())
_WORKS = all_forms(
    "build rebuild construct design dredge renovate refurbish restore repair overhaul extend upgrade maintain operate run electrify "
    "modernise modernize install supply replace clean widen deepen erect"
)
_PRICED = frozenset("cost price".split())
_NEAR = 10  # nodes from the verb to the sum, and from it to the work
_TASK = 14  # nodes from who is chosen to what is paid


def job_won(at: Setting) -> Meeting | None:
    """ "landed a £230m pipe-laying job", "won £230m of work", "was awarded a £230m dredging project", "including a £230m job"."""
    nodes, last = at.nodes, at.last
    among = at.before is not None and at.before.metric in _ORDERS
    if not among and not any(node.word in WINS | AWARDED | _GETS for node in nodes[max(0, at.first - _NEAR) : at.first]):
        return None
    for i in range(last + 1, min(last + _NEAR, len(nodes))):
        meant = nodes[i].word in _COMMISSIONS and i + 1 < len(nodes) and nodes[i + 1].word in _MEANT_FOR
        if nodes[i].word in _JOBS or meant:
            return phrased("contract_value", nodes[i].span, "fact.idiom")
        if (nodes[i].kind != "word" and nodes[i].word != "-") or (nodes[i].word in cues.PREPOSITIONS and nodes[i].word != "of"):
            return None
    return None


def chosen_for(at: Setting) -> Meeting | None:
    """ "was chosen to build the tunnel at a cost of $2bn", "picked Beta to build it for $2bn", "won the job to build it for $2bn"."""
    nodes = at.nodes
    priced = at.lead[-1:] == ["of"] and at.start > 1 and at.text[nodes[at.start - 2].start : nodes[at.start - 2].end].lower() in _PRICED
    if at.lead[-1:] != ["for"] and not priced:
        return None
    begin = max(0, at.start - _TASK)
    to = next((i for i in range(at.start - 1, begin, -1) if nodes[i].word == "to" and nodes[i + 1].word in _WORKS), None)
    if to is None or any(node.amount is not None and node.amount.kind == "money" for node in nodes[to : at.start]):
        return None
    if _is_job(nodes[to - 1].word) and any(node.word in WINS | AWARDED for node in nodes[begin:to]):
        return phrased("contract_value", nodes[to - 1].span, "fact.idiom")
    verb = next((i for i in range(to - 1, max(-1, to - _NEAR), -1) if nodes[i].word in _CHOSEN), None)
    if verb is None:
        return None
    whose = next((i for i in range(verb + 1, to) if nodes[i].companies), None)
    return phrased("contract_value", Span(nodes[verb].start, nodes[to + 1].end), "fact.idiom", company_place=whose)


def _is_job(word: str) -> bool:
    return word in _JOBS or word in _COMMISSIONS or word == "tender"
