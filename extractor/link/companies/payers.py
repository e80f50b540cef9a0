"""Who pays a break fee, whoever would get it.

    Acme would be owed a break fee of $5m                   the other side of the deal
    a break fee of $5m, due from Beta, that Beta paid       who stands behind it
    is payable if Beta's holders reject the offer           whose fault it would be
    Beta must hand Acme a break fee of $5m                  who hands it over
    a reverse break fee of $5m                              the buyer

And whose a grant is: "the state will give Acme $5m in grants", who gets it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_PAID = frozenset("owed receive receives received collect pocket entitled due".split())
_HANDS = all_forms("pay hand owe give")
_GRANTS = all_forms("give grant award hand offer pay promise")
_FROM, _PAYABLE = frozenset("from by".split()), frozenset("due payable paid owed".split())
_IN_CASE = frozenset("if should unless".split())
_BREAKS = frozenset(":;")
_FEW = 6  # nodes from the fee to who pays it


def of_payer(sought: Sought) -> Owner | None:
    """ "Acme would be owed a break fee", "a break fee of $5m, due from Beta": of who pays it."""
    nodes, known = sought.nodes, sought.known
    if sought.meeting.metric != "break_fee":
        return None
    since = next((i for i in range(sought.first - 1, 0, -1) if nodes[i].word in _BREAKS or nodes[i].kind == "value"), 0)
    clause = nodes[next((i for i in range(sought.first, 0, -1) if nodes[i].word in _BREAKS), 0) : sought.first]
    got = not _PAID.isdisjoint(node.word for node in clause)
    if (payer := _payer_behind(nodes, sought.run[-1], got=got)) is not None:
        return payer
    for i in range(sought.first - 2, since, -1):
        if nodes[i].word in _HANDS and nodes[i + 1].companies:  # "Beta must hand Acme a break fee of $5m"
            return next((Owner(nodes[j].companies, "company.subject", j) for j in range(i - 1, -1, -1) if nodes[j].companies), None)
    if known.buyer and any(node.word == "reverse" for node in clause):
        return Owner(known.buyer, "company.buyer")  # "a reverse termination fee of $5m": what the buyer pays
    to = next((i for i in range(sought.run[-1] + 1, min(sought.run[-1] + _FEW, len(nodes))) if nodes[i].word == "to"), None)
    named = next((node.companies for node in reversed(clause) if node.companies), ())
    given = to is not None and to + 1 < len(nodes) and not named
    paid = nodes[to + 1].companies if given and to is not None else named
    if not paid or not (given or got):
        return None
    other = known.target if paid != known.target else known.buyer
    return Owner(other, "company.target" if other == known.target else "company.buyer") if other else NOBODY if given else None


def of_receiver(sought: Sought) -> Owner | None:
    """ "The state will give Acme a grant of $9m", "won Acme a subsidy of $9m": who gets it has it."""
    nodes, first = sought.nodes, sought.first
    if sought.meeting.metric != "donation":
        return None
    for i in range(first - 1, 0, -1):
        if nodes[i].companies and nodes[i - 1].word in _GRANTS:
            return Owner(nodes[i].companies, "company.subject", i)
    return None


def _payer_behind(nodes: Sequence[Node], last: int, *, got: bool) -> Owner | None:
    """ "a break fee of $5m, due from Beta", "that Beta paid", "is payable if Beta's holders say no"; `got`: somebody gets it."""
    for i in range(last + 1, min(last + _FEW, len(nodes) - 1)):
        payable = nodes[i - 1].word in _PAYABLE or (got and nodes[i].word == "from")
        told = nodes[i].word == "that" and any(node.word in _PAYABLE | _HANDS for node in nodes[i + 2 : i + 5])
        payer = nodes[i + 1].companies and nodes[i + 1].end - nodes[i + 1].start > len("its")  # not "from its former target"
        if payer and ((nodes[i].word in _FROM and payable) or told):
            return Owner(nodes[i + 1].companies, "company.at_value", i + 1)
    when = next((i for i in range(last + 1, len(nodes) - 2) if nodes[i].word in _IN_CASE), len(nodes))
    named = next((i for i in range(when + 1, min(when + 3, len(nodes) - 1)) if nodes[i].companies), None)
    due = got or any(node.word in _PAYABLE for node in nodes[last:when])
    holders = named is not None and due and nodes[named + 1].word in cues.POSSESSIVE
    return Owner(nodes[named].companies, "company.at_value", named) if holders and named is not None else None
