"""Turns of phrase that say what investors put into a business or a fund, and what they take out.

clients put in a net £3bn                              fund flows
pulled $9.8bn out of equity funds                      likewise
bond funds attracted $6.4bn                            likewise
foreign investors bought a net $4bn of stocks          likewise
investors ploughed $85m into the start-up              funding
tapped investors for $85m, is in the market for $85m   likewise
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_CLIENTS = frozenset("clients savers customers depositors".split())
_OF_FUNDS = frozenset("clients investors".split())
_INVESTORS = _CLIENTS | frozenset("investors backers traders households shareholders".split())
_PUTS = all_forms("put pour pump plough plow shovel funnel sink channel inject place move pile") - {"channel", "channels"}
_INJECTS = all_forms("inject")
_PULLS = all_forms("pull yank take withdraw redeem")
_DEALS_IN, _FOREIGNERS = all_forms("buy sell purchase dump offload unload"), frozenset("foreigners non-residents institutions".split())
_PAPERS, _OF = frozenset("stocks shares equities bonds treasuries gilts debt securities jgbs bunds".split()), 6  # nodes
_TAKES = all_forms("take")
_STREAMS = all_forms("flow stream pour leak drain flood")
_WAYS, _FLOWS_NEAR = frozenset("in into out".split()), 7  # nodes of "clients have put in a net"
_INTO, _OUT_OF = frozenset({"into", "in"}), frozenset({"out", "from"})
_FUNDS = ("fund", "funds", "etf", "etfs", "trusts")
_DRAWS = all_forms("attract draw collect lure gather garner amass bleed lose shed suffer pull")
_YOUNG = frozenset("start-up startup start-ups startups scale-up round rounds".split())
_REACH = 9  # nodes behind a value
_TAPS, _TAPPED = all_forms("tap ask"), frozenset("investors backers shareholders holders markets".split())
_FROM = frozenset("investors backers funds syndicate".split())
_ATTRACTS = all_forms("attract win obtain get receive look")


def flows(at: Setting) -> Meeting | None:
    """ "Clients put in a net £3.4bn", "Savers have pulled out another £2bn": what goes into or out of somebody's funds."""
    nodes, start = at.nodes, at.start
    near = range(max(0, start - _FLOWS_NEAR), start)
    if at.word_before is not None and at.word_before.word in _PULLS - _TAKES:  # "clients pulled £9bn from Beta"
        clients = any(at.text[node.start : node.end].lower() in _OF_FUNDS for node in nodes[max(0, start - _FLOWS_NEAR) : start])
        whose = next((i for i in range(at.last + 2, min(at.last + 4, len(nodes))) if nodes[i].kind == "company"), None)
        named = whose if whose is not None and nodes[at.last + 1].word in _OUT_OF else None
        span = at.word_before.span
        return phrased("fund_flows", span, "fact.idiom", company_place=named) if clients else None
    verb = next((i for i in near if nodes[i].word in _PUTS | _PULLS and nodes[i + 1].word in _WAYS), None)
    if verb is None or not any(at.text[node.start : node.end].lower() in _CLIENTS for node in nodes[:verb]):
        return None
    if any(node.kind not in ("word", "value") or node.word in cues.PREPOSITIONS - _WAYS for node in nodes[verb + 1 : start]):
        return None
    return phrased("fund_flows", Span(nodes[verb].start, nodes[verb + 1].end), "fact.idiom")


def streamed(at: Setting) -> Meeting | None:
    """ "$1.6bn flowed out of junk funds", "saw $161m flow in": money that moves by itself, where funds are told of."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 3]]
    if len(behind) < 2 or behind[0] not in _STREAMS or behind[1] not in _INTO | _OUT_OF:
        return None
    told = at.near is not None and at.near.metric in ("fund_flows", "assets_under_management")
    if not told and not any(_is_fund(at, node) for node in at.nodes):
        return None
    said = Span(at.nodes[at.last + 1].start, at.nodes[at.last + 2].end)
    return Meeting("fund_flows", said, "fact.idiom", "money", "duration", "market")


def put_in(at: Setting) -> Meeting | None:
    """ "pulled $9.8bn out of US equity funds", "ploughed $85m into the start-up": who is funded, or what flows."""
    verb, behind = at.word_before, at.nodes[at.last + 1 : at.last + 1 + _REACH]
    if verb is None or not behind or verb.word not in _PUTS | _PULLS:
        return None
    ways = _INTO if verb.word in _PUTS else _OUT_OF
    if verb.word in _INJECTS and behind[0].word in _INTO:
        funded = next((i for i, node in enumerate(behind, at.last + 1) if node.companies), None)
        return phrased("funding", verb.span, "fact.idiom", company_place=funded)
    subject = [at.text[node.start : node.end].lower() for node in at.nodes[: at.start - 1]]
    if behind[0].word not in ways:
        return None
    if _INVESTORS.isdisjoint(subject):
        put = verb.word in _PUTS and _is_business(at, behind[1:4])  # "put $40 million into Beta"
        return phrased("funding", verb.span, "fact.idiom") if put else None
    if any(_is_fund(at, node) for node in behind):
        return phrased("fund_flows", verb.span, "fact.idiom")
    funded = next((i for i, node in enumerate(behind, at.last + 1) if node.companies), None)
    if funded is None or verb.word in _PULLS:
        return None
    return phrased("funding", verb.span, "fact.idiom", company_place=funded)


def _is_business(at: Setting, behind: Sequence[Node]) -> bool:
    """ "into Beta", "into the start-up", "into its latest round"."""
    young = any(at.text[node.start : node.end].lower() in _YOUNG for node in behind)
    return young or (len(behind) > 0 and behind[0].kind == "company")


def drawn_by_fund(at: Setting) -> Meeting | None:
    """ "Bond funds attracted $6.4bn", "equity funds bled $2bn": what flows into or out of them."""
    verb = at.word_before
    if verb is None or at.start < 2 or verb.word not in _DRAWS:
        return None
    place = at.start - 2
    while place > 0 and (at.nodes[place].kind in ("period", "company") or at.nodes[place - 1].word in ("in", "of")):
        place -= 1  # "equity mutual funds in India collected"
    while place > 0 and at.nodes[place].word in ("in", "of"):
        place -= 1
    if not _is_fund(at, at.nodes[place]):
        return None
    return phrased("fund_flows", verb.span, "fact.idiom")


def net_bought(at: Setting) -> Meeting | None:
    """ "Foreign investors bought a net 412 billion yen of Japanese stocks", "they sold $9m of bonds", told of them before."""
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 1 + _OF]]
    if at.amount.kind != "money" or behind[:1] not in (["of"], ["worth"]) or _PAPERS.isdisjoint(behind):
        return None
    verb = next((i for i in range(at.start - 1, max(-1, at.start - _OF), -1) if at.nodes[i].word in _DEALS_IN), None)
    if verb is None or any(node.companies for node in at.nodes):
        return None
    who = [at.text[node.start : node.end].lower() for node in at.nodes[:verb]]
    told = who[-1:] == ["they"] and at.near is not None and at.near.metric == "fund_flows"
    if not told and (_INVESTORS | _FOREIGNERS).isdisjoint(who):
        return None
    return phrased("fund_flows", at.nodes[verb].span, "fact.idiom")


def _is_fund(at: Setting, node: Node) -> bool:
    return node.kind in ("word", "metric") and at.text[node.start : node.end].lower().endswith(_FUNDS)


def tapped(at: Setting) -> Meeting | None:
    """ "tapped investors for $85m", "is in the market for $85m", "attracted $85m from investors": money raised."""
    before = [at.text[node.start : node.end].lower() for node in at.nodes[max(0, at.start - 5) : at.start]]
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 5]]
    market = before[-4:] == ["in", "the", "market", "for"] and behind[:1] != ["of"]
    asked = before[-1:] == ["for"] and not _TAPPED.isdisjoint(before[-2:]) and not _TAPS.isdisjoint(before)
    given = not _ATTRACTS.isdisjoint(before[-2:]) and behind[:1] == ["from"] and not _FROM.isdisjoint(behind)
    if not (market or asked or given) or at.amount.low <= cues.HIGHEST_SHARE or at.amount.per is not None:
        return None
    return phrased("funding", at.nodes[at.start - 1 if given else at.start - 2].span, "fact.idiom")
