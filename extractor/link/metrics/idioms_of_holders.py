"""Turns of phrase that name who holds how much of a company.

holders of 31% of the stock                    a stake
its biggest holder is Acme, with 22%           likewise
Acme, with 22%, is its biggest holder          likewise
Beta, which has 6.2%, will listen              of the company told before
Harbour Capital (5.2%) and Castor (9.4%)       what each of them holds
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Node, is_shares
from extractor.link.verb_forms import all_forms

_HOLDERS = frozenset("holders holder owners owner shareholder investor".split())
_KEEPING = all_forms("keep retain")
_GETS = all_forms("get receive")
_HAVING = _GETS | _KEEPING | {"has", "have", "had"}
_INSIDERS = frozenset("founders founder family management staff".split())
_MORE = frozenset("a another further".split())
_DESCRIBED = 10  # nodes from a share to whose it is
_ONE_HOLDER, _APPOSED = frozenset("holder owner shareholder investor".split()), 8  # nodes of ", its top shareholder with"

# "Creditors representing 79% of the bonds have signed up"
_STANDING_FOR = frozenset("representing holding owning controlling".split())
_CREDITORS = frozenset("investors creditors holders bondholders noteholders lenders".split())


def held(at: Setting) -> Meeting | None:
    """ "holders of 31% of the stock", "of at least another 46%"; those of a debt who stand behind a plan for it."""
    nodes, first = at.nodes, at.start
    while first > 0 and nodes[first - 1].word in _MORE:
        first -= 1
    first = value_start(nodes, first)
    tie, holders = (nodes[first - 1].word, nodes[first - 2]) if first > 1 else ("", None)
    if holders is not None and holders.word in _CREDITORS and tie in _STANDING_FOR and _are_debts(nodes, at.last):
        return Meeting("creditor_support", holders.span, "fact.idiom", "percent", "instant")
    if holders is None or tie not in ("of", "with", "at") or holders.word not in _HOLDERS:
        return None
    if _are_debts(nodes, at.last):
        return Meeting("creditor_support", holders.span, "fact.idiom", "percent", "instant")
    apposed = next((i for i in range(first - 3, max(0, first - _APPOSED), -1) if nodes[i].word == ","), 0)
    if apposed and nodes[apposed - 1].kind == "company" and nodes[first - 2].word in _ONE_HOLDER:  # "goes to Tencent, holder of 17.2%"
        return phrased("stake", nodes[first - 2].span, "fact.idiom", company_place=apposed - 1)
    return phrased("stake", nodes[first - 2].span, "fact.idiom")


def _are_debts(nodes: Sequence[Node], last: int) -> bool:
    """Whether what a share at node `last` is of is owed: "of its offshore bonds"."""
    return any(node.metric is not None and node.metric.id in ("debt", "loans") for node in nodes[last + 2 : last + 10])


def in_apposition(at: Setting) -> Meeting | None:
    """ "Beta, with 11.7%, is its biggest shareholder"."""
    nodes, name, last = at.nodes, at.start - 3, at.last
    if name < 0 or nodes[name].kind != "company" or [node.word for node in nodes[name + 1 : name + 3]] != [",", "with"]:
        return None
    behind = nodes[last + 1 : last + _DESCRIBED]
    holder = next((node for node in behind if node.word in _HOLDERS), None)
    if holder is None or [node.word for node in behind[:2]] not in ([",", "is"], [",", "was"], [",", "remains"]):
        return None
    held = next((node.span for node in behind if node.kind == "company"), None)
    return phrased("stake", holder.span, "fact.idiom", of=held, company_place=name)


def headed(at: Setting) -> Meeting | None:
    """ "its biggest holder is Harbour Capital, with 22%, followed by Castor with 9%": each name has its own."""
    nodes, place = at.nodes, at.start - 2
    place -= place > 0 and nodes[place].word == ","
    if at.lead[-1:] != ["with"] or place < 1:
        return None
    of_whom = nodes[place].kind == "company" and nodes[place - 1].word == "of" and _is_holder(nodes[place - 2])
    of = nodes[place].span if of_whom else None
    place -= 2 * of_whom
    told = next((i for i in range(place, 0, -1) if nodes[i].word in cues.AUXILIARY), 0) if _is_holder(nodes[place]) else 0
    if told and nodes[told - 1].kind == "company":  # "Harbour Capital is its biggest holder, with 22%"
        return phrased("stake", nodes[place].span, "fact.idiom", of=of, company_place=told - 1)
    if nodes[place].kind != "company":
        return None
    named = any(_is_holder(node) for node in nodes[:place])
    return phrased("stake", nodes[at.start - 1].span, "fact.idiom", company_place=place) if named else None


def _is_holder(node: Node) -> bool:
    return node.word in _HOLDERS or (node.metric is not None and node.metric.id == "shareholders")


def had(at: Setting) -> Meeting | None:
    """ "Beta, which has 6.2%, will listen", "put in €65m, for which it gets 4.8%": of the company told before."""
    verb, told = at.word_before, at.near or at.named
    ends = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] in ([","], ["."], [";"], ["and"], ["between"])
    if verb is None or verb.word not in _HAVING or not ends:
        return None
    if (held_in := _in_which(at)) is not None:
        return held_in
    insiders = any(node.word in _INSIDERS for node in at.nodes[max(0, at.start - 6) : at.start])
    keep = insiders and verb.word in _KEEPING | {"have"}  # "the two founders keep 31%", "still have 31% between them"
    raised = told is not None and told.metric in ("funding", "ipo_proceeds") and verb.word in _KEEPING
    if not keep and not raised and (told is None or told.group != "deal"):
        return None
    kind = "duration" if verb.word in _GETS else "instant"  # what somebody is to get is no level of today
    return Meeting("stake", verb.span, "fact.idiom", "percent", kind, "deal") if at.amount.unit == "percent" else None


def _in_which(at: Setting) -> Meeting | None:
    """ "Beta, in which Acme has 41%": of the company told before."""
    which = [node.word for node in at.nodes[max(0, at.start - 4) : at.start - 2]] == ["in", "which"]
    holder = at.nodes[at.start - 2] if which else None
    if holder is None or not holder.companies:
        return None
    span = at.nodes[at.start - 1].span
    return phrased("stake", span, "fact.idiom", company_place=at.start - 2)


def in_brackets(at: Setting) -> Meeting | None:
    """ "Harbour Capital (5.2%) and Castor (9.4%) have pledged their shares", "are its largest shareholders": what each of them holds."""
    nodes, name, last = at.nodes, at.start - 2, at.last
    alone = at.before is None or at.before.metric == "stake"
    if name < 0 or nodes[name].kind != "company" or nodes[name + 1].word != "(" or not alone or last + 1 >= len(nodes):
        return None
    behind = nodes[last + 1 :]
    shares = next((b for a, b in pairwise(behind) if at.text[a.start : a.end].lower() == "their" and is_shares(b)), None)
    holders = shares or next((node for node in behind if _is_holder(node) or node.word == "shareholders"), None)
    if behind[0].word != ")" or holders is None:
        return None
    return phrased("stake", holders.span, "fact.idiom", company_place=name)
