"""The sides of the deal that an article tells: by its figures, by its lead, and whom "the target" and "the buyer" mean then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.link.companies.spoken_of import LEAD, Known
from extractor.link.nodes import Node, Sentence
from extractor.mentions import Company, Fact, Findings

_BUYERS = frozenset("buyer acquirer bidder suitor".split())
_JOINED = frozenset("enlarged combined merged".split())
_OVER = 120  # days from a deal to an article that is about another one
_BID_FOR = re.compile(r"\b(?:deal|bid|bids|bidding|offer|takeover|buyout|acquisition|approach|proposal) (?:for|of) (?:[\w’'-]+ )?$")
_FOR = 40  # characters of "takeover of Norway's"


def parties(made: Sequence[Fact], findings: Findings, known: Known) -> tuple[tuple[Company, ...], tuple[Company, ...]] | None:
    """The buyer and the target of a deal, a bid price tells the target; where one is known, no deal that is long over counts."""
    for fact in made:
        if known.target and fact.end_date and findings.published and (findings.published - fact.end_date).days > _OVER:
            continue  # "When Acme bought Beta last year, it paid $1bn"
        if fact.metric == "deal_value" and fact.company and fact.subject:
            target = next((c for c in findings.companies if fact.subject in (c.name, *c.aliases)), None)
            if target:
                return (fact.company,), (target,)
        if fact.metric == "offer_price" and fact.company and "company.target" in fact.rule:
            buyer = next((c for c in findings.companies if c is not fact.company), None)
            return (buyer,) if buyer else (), (fact.company,)
    return None


def named_target(findings: Findings) -> tuple[Company, ...]:
    """The one company that the lead names as what a bid or a deal is for."""
    found = {
        company.name: company
        for company in findings.companies
        for mention in company.mentions
        if mention.start < LEAD and _BID_FOR.search(findings.text, max(0, mention.start - _FOR), mention.start)
    }
    return tuple(found.values()) if len(found) == 1 else ()


def with_roles(sentence: Sentence, known: Known) -> Sentence:
    """The sentence with "the target" and "the buyer" read as the sides of the deal that the text has told."""
    if not known.target:
        return sentence
    nodes = [_in_role(sentence, i, known) for i in range(len(sentence.nodes))]
    named = {company.name for node in sentence.nodes if node.kind == "company" for company in node.companies}
    role: Node | None = None
    for i, node in enumerate(nodes):
        if node is not sentence.nodes[i] and node.companies:
            role = node
        elif role is not None and node.kind == "reference" and node.end - node.start <= len("its") and node.companies[0].name not in named:
            nodes[i] = node._replace(companies=role.companies)  # "values the target at $5.6bn, or 12 times its earnings"
    return sentence._replace(nodes=nodes)


def _in_role(sentence: Sentence, i: int, known: Known) -> Node:
    """The node with its company where it names a side of the deal: "the target", "the buyer"; "the enlarged group" is what this becomes."""
    node = sentence.nodes[i]
    noun = node.word if node.kind == "word" else sentence.text[node.start : node.end].rpartition(" ")[2].lower()
    if noun == "target" and [behind.word for behind in sentence.nodes[i + 1 : i + 4]] == ["is", "to", "be"]:
        return Node("word", node.start, node.end, noun)  # "the target is to be under 2.5 times by 2028"
    joined = node.kind == "reference" and not _JOINED.isdisjoint(sentence.text[node.start : node.end].lower().split())
    side = known.target if noun == "target" else known.buyer if noun in _BUYERS or joined else ()
    if not side or (node.kind != "reference" and not (node.kind == "word" and i and sentence.nodes[i - 1].word == "the")):
        return node
    return Node("reference", node.start, node.end, companies=side)
