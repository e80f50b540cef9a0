"""Brokers and research houses: whose the figures are that they tell of others.

    Harbour Securities lifted its forecast for earnings     the company's that the article is about
    a $40 target on Beta                                    whom it is put on
    Beta Research expects shipments to exceed 14 million    the market's: nobody's
    a consultancy puts its share of the market at 23%       whom the sentence before was about
    Harbour had been looking for $90m                       likewise

Left alone: what a company plans itself ("lowered its forecast for this year's output").
"""

from __future__ import annotations

import re

from extractor.link import cues, metric_kinds
from extractor.link.companies.markets import RESEARCHED, WORLDWIDE, metric_words
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.names import is_subject
from extractor.link.nodes import Node
from extractor.mentions import Company

_COMPETES, _BESIDE_NAME = re.compile(r"\b(?:[Rr]ival|[Cc]ompetitor|[Pp]eer)\b"), 30  # characters
_HOUSE = re.compile(r"(?:[Bb]roker(?:age)?|[Bb]ank|[Hh]ouse|[Cc]onsultancy|[Ff]irm|[Gg]roup|[Rr]esearcher) $")
_ON = 6  # nodes from a target to whom it is put on
_COVERS = frozenset("forecast forecasts estimate estimates rating recommendation coverage puts".split())
# What it foresees for the market that the article is about.
_OF_ALL = frozenset("growth_rate market_size revenue consumption demand".split())
# What no broker foresees for another.
_OWN_PLANS = frozenset("production capex dividend store_openings".split())


def of_the_covered(sought: Sought) -> Owner | None:
    """ "Harbour Securities lifted its forecast for earnings": a broker's figure is the covered company's."""
    nodes, first, main = sought.nodes, sought.first, sought.known.main
    if sought.meeting.metric in metric_kinds.COVERED and (on := _covered_behind(sought)) is not None:
        return on
    if sought.meeting.rule == "fact.expected" and _is_house(nodes[0]) and sought.known.carried not in ((), nodes[0].companies):
        return Owner(sought.known.carried, "company.sentence_before")  # "Harbour Securities had been looking for $90m"
    if not main or sought.meeting.metric in metric_kinds.NEVER_CARRIED | _OWN_PLANS:
        return None
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.kind == "company" and (is_subject(nodes, i) or sought.known.researches(node.companies)):
            words = {other.word for other in nodes[i + 1 : first]}
            broker = node.companies[0].name != main[0].name and len(node.companies[0].mentions) == 1
            broker = broker and not _has_trade(sought.sentence.text, node.companies[0])
            if sought.meeting.metric in RESEARCHED and sought.known.researches(node.companies):
                return NOBODY  # "Research house Beta puts the total at 70.9 million"
            if broker and not WORLDWIDE.isdisjoint(metric_words(sought)):
                return NOBODY  # "Broker Beta puts the global orderbook at 10.6 million"
            verb = nodes[i + 1 + (nodes[i + 1].word == "had")].word  # "broker Harbour had expected"
            tells = verb == "told" or verb in cues.PREDICTIONS
            return Owner(main, "company.main") if broker and (words & _COVERS or tells) else None
    return None


def _is_house(node: Node) -> bool:
    """Whether a company is named but once."""
    return node.kind == "company" and len(node.companies[0].mentions) == 1


def target_price(sought: Sought) -> Owner | None:
    """A broker's price target is that of whom the sentence before was about, or of the main company."""
    known = sought.known
    if sought.meeting.metric not in metric_kinds.COVERED:
        return None
    rival = bool(known.main) and bool(known.carried) and _is_rival(sought.sentence.text, known.carried[0])
    several = len(known.carried) > 1 and bool(known.main)
    several = several or (known.opened == known.main and bool(known.main))  # "Acme fell 3%. Beta rose 1%. Harbour cut its target"
    if known.carried and not rival and not several and not known.speaks_of_others(known.carried):
        return Owner(known.carried, "company.sentence_before")
    return Owner(known.main, "company.main") if known.main else None


def told_by(sought: Sought, owner: Owner) -> Owner | None:
    """Whose a figure is whose owner so far only speaks of others; nothing where it speaks of itself."""
    known, metric = sought.known, sought.meeting.metric
    if known.researches(owner.companies) and metric != "employees":
        return _studied(sought, owner)
    if metric in _OWN_PLANS:
        return None
    if not known.speaks_of_others(owner.companies):
        told = owner.place is not None and known.carried and any(company.name in known.brokers for company in owner.companies[:1])
        return Owner(known.carried, "company.sentence_before") if told and owner.companies != known.carried else None
    # "Acme Insight reckons that 89,000 jobs have gone": nobody's
    return NOBODY if metric in metric_kinds.NEVER_CARRIED | {"employees"} else Owner(known.main, "company.main")


def _studied(sought: Sought, owner: Owner) -> Owner:
    """Whose a figure is that a research house tells."""
    known, metric, nodes = sought.known, sought.meeting.metric, sought.nodes
    others = (node.companies for node in nodes if node.kind == "reference")
    told_of_all = metric in RESEARCHED or (known.of_market and metric in _OF_ALL)
    if told_of_all and all(known.researches(companies) for companies in others):
        return NOBODY  # "Acme Research expects shipments to exceed 14 million", "… sees annual growth of 20%"
    if known.carried and owner.place is not None and nodes[owner.place].kind == "reference":
        return Owner(known.carried, "company.sentence_before")  # "Acme Research puts its share of the market at 23%"
    of_main = known.main and not known.studies_market and metric not in metric_kinds.NEVER_CARRIED
    return Owner(known.main, "company.main") if of_main else NOBODY


def _covered_behind(sought: Sought) -> Owner | None:
    """ "has a $40 target on Beta", "a price target of $40 for Beta": whom it is put on."""
    nodes, last = sought.nodes, sought.run[-1]
    for i in range(last + 2, min(last + _ON, len(nodes))):
        if nodes[i].kind == "company" and nodes[i - 1].word in ("on", "for"):
            return Owner(nodes[i].companies, "company.at_value", i)
    return None


def _has_trade(text: str, company: Company) -> bool:
    """ "U.S. peer Beta forecast revenue of $3bn", "Chipmaker Beta expects sales of": of itself; "broker Beta expects" is of others."""
    first = company.mentions[0]
    described = "company.descriptor" in first.rule and not _HOUSE.search(text, max(0, first.start - _BESIDE_NAME), first.start)
    return described or _is_rival(text, company)


def _is_rival(text: str, company: Company) -> bool:
    """ "Smaller competitor Beta shed 4.5% in sympathy. Harbour Securities trimmed its price target": that of whom it competes with."""
    first = company.mentions[0]
    since = max(first.start - _BESIDE_NAME, text.rfind(". ", 0, first.start) + 1, 0)  # "Beta, a rival, dipped 2%. Harbour cut its view"
    return _COMPETES.search(text, since, first.end + _BESIDE_NAME) is not None
