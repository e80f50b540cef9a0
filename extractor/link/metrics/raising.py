"""Money that is raised: in a round, by a listing, from the sale of parts.

    raised $40m in a Series B round                              `funding`
    hopes to raise HK$4bn from the listing                       `ipo_proceeds`
    to raise $1bn, in an article about a prospectus              likewise
    when it listed in Hong Kong, Acme raised HK$2bn              likewise
    raise €3bn from disposals                                    `disposal_proceeds`
    Acme Ventures invested $110m in the round                    `funding`; without one, `spending`

Left alone: debt that is raised, prices that are raised to or by something, facilities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.link import cues, metric_verbs
from extractor.link.metrics.meeting import Setting
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_SALES_OF_PARTS = frozenset("disposal disposals divestment divestments sales selling asset".split())
_GOES = all_forms("go") - {"gone"}
_LISTINGS = frozenset("listing ipo flotation float offering debut".split())
_ROUND = re.compile(r"\bSeries [A-H]\b|\b(?:seed|funding|financing|bridge|angel|growth) round\b", re.IGNORECASE)
GOING_PUBLIC = re.compile(
    r"\b(?:prospectus(?:es)?|IPOs?|initial public offerings?|going public|go public|listing applications?|listing hearing"
    r"|cornerstone investors?|public tranche|(?:market|trading|Hong Kong|Nasdaq|exchange) debut|(?:made|makes|making) (?:its|their) debut"
    r"|(?:filed|files|applied|applies) (?:to list|for an? (?:[A-Z]\w+ ){0,3}listing))\b"
)
_OF_LISTING = frozenset("offer_price shares_offered subscription".split())
_SUBJECT = 7  # nodes that a sentence opens with
_SUMS = frozenset("total sum amount combined round tranche excess".split())
_SEEKS = all_forms("seek pocket")
_NEAR = 4  # nodes
_SMALLEST_WORTH = 1_000_000
_FUNDS = frozenset("ventures venture capital partners growth equity investments fund funds investors".split())
_CLAIMS = frozenset("damages compensation penalties redress restitution refund refunds".split())
_PLACES = frozenset("placing placed".split())


def raised(at: Setting, i: int) -> str | None:
    """The metric of what the verb of raising at node `i` brings in, or None where it is no money raised."""
    lead = at.lead
    valued = at.nodes[at.last + 1].metric if at.last + 1 < len(at.nodes) else None
    if valued is not None and valued.id == "valuation":
        return None  # "is in talks to raise money at a $3 billion valuation"
    if lead[-1:] == ["at"] and i == at.start - 2 and at.amount.per is None and at.amount.low >= _SMALLEST_WORTH:
        return "valuation"  # "is in talks to raise at more than $4 billion"
    if at.nodes[i].word in metric_verbs.LANDS and not _is_alone(at):
        return None  # "landed a $40m order"
    if at.nodes[i].word.startswith("seek") and _is_claim(at):
        return None  # "is seeking $5m in damages"
    if lead in (["to"], ["by"]) or _in_debt(at.nodes, at.first):
        return None  # "fees were raised 3% to £154", "raised $1.9bn of new debt"
    if lead[-1:] in (["to"], ["from"], ["by"]) and not cues.FORECAST_NOUNS.isdisjoint(lead):
        return None  # "raised its year-end forecast to $14,000"
    if lead[-1:] == ["of"] and lead[-2:-1] and lead[-2] not in _SUMS:
        return None  # "secured banking facilities of £250m"
    if not _PLACES.isdisjoint(at.text[at.nodes[0].start : at.nodes[i].start].lower().split()):
        return "funding"  # "is placing 9 million shares at $6.40 to raise $62 million": they are listed already
    if at.near is not None and at.near.metric in _OF_LISTING:
        # "sold 210 million shares at $26.80 apiece and raised $5.6 billion"; but "allotted 18,240 shares. Its backer put in $36 million"
        return "funding" if is_private_round(at.text) else "ipo_proceeds"
    return _raised_by(at.text, at.nodes, i, at.first) if at.nodes[i].word in cues.RAISES | _SEEKS else "funding"


def is_private_round(text: str) -> bool:
    """Whether an article is about money put into a company that is not listed: "a Series C round"."""
    return _ROUND.search(text) is not None and GOING_PUBLIC.search(text) is None


def is_fund(at: Setting, i: int) -> bool:
    """Whether the subject of the verb at node `i` is an investor by its name: "Castor Ventures, which invested $110m"."""
    named = next((node for node in reversed(at.nodes[max(0, i - _NEAR) : i]) if node.kind == "company"), None)
    names = [name for company in (named.companies if named is not None else ()) for name in (company.name, *company.aliases)]
    return any(name.lower().rpartition(" ")[2] in _FUNDS for name in names)


def in_round(at: Setting, i: int) -> bool:
    """ "was valued at $7.5 billion in a funding round in which Castor invested $600 million"."""
    return [node.word for node in at.nodes[max(0, i - 3) : i - 1]] == ["in", "which"] and any(
        node.metric is not None and node.metric.id == "funding" for node in at.nodes[max(0, i - 5) : i]
    )


def put_in_by_fund(at: Setting, i: int) -> str:
    """What an investor puts up: funding beside a round, else a sum spent."""
    words = at.text[at.nodes[0].start : at.nodes[i].start].lower().split()
    return "funding" if "round" in words or in_round(at, i) or (at.near is not None and at.near.metric == "funding") else "spending"


def _is_alone(at: Setting) -> bool:
    """Whether no noun follows an amount: "landed $40m in May from investors"."""
    behind = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    return behind is None or behind.kind in ("period", "mark") or behind.word in cues.PREPOSITIONS - {"of"}


def _is_claim(at: Setting) -> bool:
    behind = at.nodes[at.last + 1 : at.last + 5]
    return any(node.word in _CLAIMS or (node.metric is not None and node.metric.id == "fine") for node in behind)


def _in_debt(nodes: Sequence[Node], first: int) -> bool:
    """ "of new debt", "in senior notes" behind an amount, "a $40m loan"."""
    if first + 1 < len(nodes) and (metric := nodes[first + 1].metric) is not None and metric.id in ("debt", "loans"):
        return True
    if first + 1 >= len(nodes) or nodes[first + 1].word not in ("of", "in", "through"):
        return False
    return any(node.metric is not None and node.metric.id == "debt" for node in nodes[first + 2 : first + 5])


def _raised_by(text: str, nodes: Sequence[Node], i: int, first: int) -> str:
    """ "raise €3bn from disposals", "hopes to raise HK$4bn from the listing", "to raise $1bn" in an article about a prospectus."""
    behind = {node.word for node in nodes[first + 1 : first + 6]}
    words = [node.word for node in takewhile(lambda node: node.word != ",", nodes[first + 1 : first + 6])]
    if "from" in words and not _SALES_OF_PARTS.isdisjoint(words[words.index("from") :]):
        return "disposal_proceeds"
    if not cues.LISTINGS.isdisjoint(text[node.start : node.end].lower().rpartition(" ")[2] for node in nodes[: min(i, _SUBJECT)]):
        return "ipo_proceeds"  # "New listings in Hong Kong raised HK$98 billion"
    went_public = any(a.kind in ("company", "reference") and b.word in cues.WENT_PUBLIC for a, b in pairwise(nodes[:i]))
    if not behind.isdisjoint(_LISTINGS) or went_public:
        return "ipo_proceeds"  # "hopes to raise HK$4bn from the listing", "When it listed last year, it raised HK$4bn"
    sold = any(a.word in ("selling", "offering", "issuing", "placing") for a in nodes[first + 1 : first + 4])
    if sold and any(node.amount is not None and node.amount.unit == "share" for node in nodes[first + 1 :]) and GOING_PUBLIC.search(text):
        return "ipo_proceeds"  # "raised HK$4.37 billion by selling 75.3 million shares", in an article about a debut
    hoped = nodes[i].word in _SEEKS or any(node.word in cues.FORECAST for node in nodes[max(0, i - 4) : i])
    named = [text[node.start : node.end].lower() for node in nodes if node.metric is not None and node.metric.id == "funding"]
    if _listed(nodes[:i]) or (named == ["proceeds"] and GOING_PUBLIC.search(text)):
        return "ipo_proceeds"
    return "ipo_proceeds" if hoped and not named and GOING_PUBLIC.search(text) else "funding"


def is_listing(text: str, nodes: Sequence[Node]) -> bool:
    """Whether words name an offering: "its IPO", "the initial public offering"."""
    return any(text[node.start : node.end].lower().rpartition(" ")[2] in _LISTINGS for node in nodes)


def _listed(nodes: Sequence[Node]) -> bool:
    """ "When it listed in Hong Kong, Acme raised"; but "Acme, listed in Hong Kong, raised"."""
    for named, verb in pairwise(nodes):
        counted = named.amount is not None and named.amount.kind == "quantity"  # "93 companies listed"
        if verb.word in ("listed", "floated") and (named.kind in ("company", "reference") or named.word == "it" or counted):
            return True
        if verb.word == "public" and named.word in _GOES:
            return True  # "went public in 2021, raising $310m"
        if verb.word in ("list", "float") and named.word == "to":
            return True  # "plans to list in Hong Kong to raise $400m"
    return False
