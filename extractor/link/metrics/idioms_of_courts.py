"""Turns of phrase that say what a court or a regulator orders, and what a claimant wants.

was ordered to pay £9m, ordered Beta to pay £9m   a fine
sued Beta for £9m, is being sued for £9m          damages that are sought
a class action seeks £9m from Beta                likewise, of whom it is sought from
Beta will pay £9m up front under the settlement   a fine, however it is paid
dropped its suit against Beta in return for £9m   likewise, Beta's
"""

from __future__ import annotations

import re
from itertools import takewhile

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.verb_forms import all_forms, forms
from extractor.mentions import Span

_PAY, _ORDERS = frozenset(forms("pay")), frozenset("ordered told directed instructed condemned compelled sentenced".split())
_FINES = frozenset("fined fines fining".split())
_SUES, _CLAIMS = all_forms("sue"), all_forms("seek claim demand")
_SOURCES = frozenset("from against of".split())
_ORDER, _SUIT, _FROM = 6, 12, 8  # nodes from the verb to the sum; behind it to whom it is sought from
_SUITS = (
    "class action", "class-action", "lawsuit", "law suit", " suit", "damages", "compensation", "court", "tribunal", "arbitrat", "plaintiff",
    "claimant", "litigation", "redress", "writ", "counterclaim", "prosecutor",
)  # fmt: skip
_SETTLED = ("settlement", "settle ", "settles ", "resolve ", "resolves ", "plea deal", "plea agreement")
# "to end a patent fight", "dropped its suit against Beta in exchange for £9m"
_ENDS = re.compile(
    r"\bto (?:end|close|drop|resolve|avoid|halt|dispose of|put an end to|head off) (?:[\w’'-]+ ){0,5}?"
    r"(?:fights?|disputes?|cases?|lawsuits?|suits?|actions?|claims?|probes?|investigations?|litigation|battles?|rows?|allegations"
    r"|proceedings|charges|inquir(?:y|ies)|complaints?|trials?|feud)\b"
)
_DROPS = re.compile(
    r"\b(?:drop|withdr[ae]w|abandon|shelv|dismiss)\w* (?:[\w’'-]+ ){0,3}?"
    r"(?:case|lawsuit|suit|claims?|action|complaint|appeal|litigation|legal action)\b.*\bin (?:exchange|return) for$"
)
_COURTS = (" court", " judge", " jury", "tribunal", "arbitrat", " ombudsman")
_IF = (" if ", "unless ", "could have to", "may have to", "might have to")
_MUST, _HAS_TO = frozenset("must should".split()), (["have", "to"], ["has", "to"], ["had", "to"], ["liable", "to"])
_IMPOSED = frozenset("imposed levied slapped".split())
_LOSES, _CASES = all_forms("lose win"), frozenset("case claim claims dispute".split())
_LAWSUITS, _KIND = frozenset("lawsuit suit class-action counterclaim writ".split()), 4  # nodes of "antitrust class action"


def ordered_to_pay(at: Setting) -> Meeting | None:
    """ "was ordered on Thursday to pay £9m", "ordered Beta to pay its rival £9m"."""
    nodes, pay = at.nodes, _pays(at)
    if pay is None or nodes[pay - 1].word != "to" or any(node.kind in ("value", "metric") for node in nodes[pay : at.start]):
        return None
    verb = next((i for i in range(pay - 2, max(-1, pay - _ORDER), -1) if nodes[i].word in _ORDERS), None)
    if verb is None or (verb and nodes[verb - 1].word == "that"):
        return None
    payer = next((i for i in range(verb + 1, pay) if nodes[i].companies), None)
    return phrased("fine", Span(nodes[verb].start, nodes[pay].end), "fact.idiom", company_place=payer)


def _pays(at: Setting) -> int | None:
    """The verb of paying in front of a sum: "to pay its rival £9m"."""
    return next((i for i in range(at.start - 1, max(1, at.start - _ORDER), -1) if at.nodes[i].word in _PAY), None)


def fined(at: Setting) -> Meeting | None:
    """ "fined its co-defendants, Acme and Beta, £9m", "fined the European arm of video app Beta £9m": past whom."""
    nodes = at.nodes
    verb = next((i for i in range(at.start - 1, max(-1, at.start - _SUIT), -1) if nodes[i].word in _FINES), None)
    if verb is None or at.word_before is None or at.word_before.word in cues.PREPOSITIONS:
        return None
    between = nodes[verb + 1 : at.start]
    if not any(node.companies for node in between) or any(node.kind in ("value", "period") for node in between):
        return None
    return phrased("fine", nodes[verb].span, "fact.idiom")


def must_pay(at: Setting) -> Meeting | None:
    """ "a court ruled that Beta must pay its former partner £9m", "will have to pay the tax office £9m, a judge said"."""
    nodes, pay = at.nodes, _pays(at)
    if pay is None or (nodes[pay - 1].word not in _MUST and [node.word for node in nodes[pay - 2 : pay]] not in _HAS_TO):
        return None
    if not _says(at, _COURTS) or _says(at, _IF):
        return None
    return phrased("fine", nodes[pay].span, "fact.idiom")


def sued_for(at: Setting) -> Meeting | None:
    """ "sued its former supplier Beta for £9m", "is being sued for £9m"."""
    if at.lead[-1:] != ["for"]:
        return None
    nodes = at.nodes
    verb = next((i for i in range(at.start - 2, max(-1, at.start - _SUIT), -1) if nodes[i].word in _SUES), None)
    if verb is None or any(node.kind == "value" for node in nodes[verb : at.start]):
        return None
    claimant = next((i for i in range(verb - 1, -1, -1) if nodes[i].companies), None)
    whose = claimant if claimant is not None else next((i for i in range(verb, at.start) if nodes[i].companies), None)
    return phrased("damages_sought", nodes[verb].span, "fact.idiom", company_place=whose)


def claimed(at: Setting) -> Meeting | None:
    """ "a class action seeks £9m from Beta", "Acme had claimed £9m at the tribunal"."""
    verb = at.word_before
    if verb is None or verb.word not in _CLAIMS:
        return None
    if not _says(at, _SUITS):
        return None
    nodes, last = at.nodes, at.last
    claimant = any(node.companies for node in nodes[max(0, at.start - 4) : at.start])
    behind = range(last + 2, min(last + _FROM, len(nodes)))
    whom = next((i for i in behind if nodes[i].companies and any(node.word in _SOURCES for node in nodes[last + 1 : i])), None)
    return phrased("damages_sought", verb.span, "fact.idiom", company_place=None if claimant else whom)


def settled_for(at: Setting) -> Meeting | None:
    """ "will pay £9m up front under the settlement and another £3m over six years": both are what it settles for."""
    pay = _pays(at)
    if pay is None or any(node.kind in ("value", "metric", "mark") for node in at.nodes[pay : at.start]):
        return None
    verb = at.nodes[pay]
    if not _says(at, _SETTLED) and _ENDS.search(at.text, at.amount.end, at.nodes[-1].end) is None:
        return None
    return phrased("fine", verb.span, "fact.idiom")


def dropped_for(at: Setting) -> Meeting | None:
    """ "dropped its suit against Beta in exchange for £9m": what is paid by who was sued."""
    if at.lead[-3:-1] not in (["in", "exchange"], ["in", "return"]):
        return None
    nodes, said = at.nodes, _DROPS.search(at.text, at.nodes[0].start, at.nodes[at.start - 1].end)
    if said is None:
        return None
    owners = [i for i in range(at.start) if nodes[i].companies]
    whose = next((i for i in reversed(owners) if nodes[i].companies != nodes[owners[0]].companies), None)
    return phrased("fine", Span(*said.span()), "fact.idiom", company_place=whose)


def lawsuit(at: Setting) -> Meeting | None:
    """ "faces a £9m class action over fees", "filed a £9m lawsuit against Beta"."""
    behind = at.nodes[at.last + 1 : at.last + 1 + _KIND]
    words = list(takewhile(lambda word: word not in cues.PREPOSITIONS, (node.word for node in behind if node.kind in ("word", "metric"))))
    lost = any(node.word in _LOSES for node in at.nodes[max(0, at.start - _KIND) : at.start])
    suits = _LAWSUITS | _CASES if lost else _LAWSUITS  # "has lost a £9m tax claim"
    place = next((i for i, word in enumerate(words) if word in suits or words[i : i + 2] == ["class", "action"]), None)
    if place is None or words[place + 1 : place + 2] == ["settlement"]:
        return None
    named = Span(behind[0].start, behind[place].end)
    return phrased("damages_sought", named, "fact.idiom")


def imposed_on(at: Setting) -> Meeting | None:
    """ "the steepest fine, £9m, imposed on Beta": whose it is stands behind it."""
    nodes = at.nodes
    verb = next((i for i in range(at.last + 1, min(at.last + 3, len(nodes))) if nodes[i].word in _IMPOSED), None)
    if verb is None or verb + 2 >= len(nodes) or nodes[verb + 1].word != "on":
        return None
    whose = next((i for i in range(verb + 2, min(verb + 5, len(nodes))) if nodes[i].companies), None)
    fine = next((node for node in reversed(nodes[max(0, at.start - _KIND) : at.start]) if node.metric and node.metric.id == "fine"), None)
    if whose is None or fine is None:
        return None
    return phrased("fine", fine.span, "fact.idiom", company_place=whose)


def _says(at: Setting, words: tuple[str, ...]) -> bool:
    said = at.text[at.nodes[0].start : at.nodes[-1].end].lower()
    return any(word in said for word in words)
