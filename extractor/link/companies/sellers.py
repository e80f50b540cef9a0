"""Whose sales they are that a customer brings in: the seller's.

    Beta, its largest customer, accounted for 14% of sales      the one that "its" is
    Beta and Gamma generated 34% and 19% of 2025 revenue        of neither
    the two accounted for 64% of revenue                        likewise
    Beta alone contributed $9m, or 17% of revenue               likewise
    five customers bring in 52%, the largest of them, Beta, 16%  the one that sells to the five
"""

from __future__ import annotations

from itertools import pairwise

from extractor.link.companies.whose import Owner, Sought
from extractor.mentions import Company

_CUSTOMERS = ("customer", "customers", "client", "clients", "buyer", "buyers", "tenant", "tenants")
_BROUGHT = ("revenue", "other_income")  # sales and rents
_TOP = frozenset("largest biggest second-largest second-biggest".split())
_SEVERAL = frozenset("two three four five trio pair".split())
_TAKES = frozenset("takes took take buys bought buy absorbs absorbed".split())
_RANKED = 8  # nodes between the rank of a customer and its share
_BRINGS = frozenset(
    "brings bring brought accounted generated contributed provided produced accounts generate contribute provide made makes make "
    "supplied supplies supply".split()
)
# Of these what tells a part of a whole.
_COUNTS_FOR = frozenset(
    "accounted accounts account contributed contributes contribute took takes take brought brings bring made makes make".split()
)


def of_seller(sought: Sought) -> Owner | None:
    """ "Beta, its largest customer, accounted for 14% of sales": a share of the seller's."""
    nodes, meeting, known = sought.nodes, sought.meeting, sought.known
    named = next((node.companies for node in nodes[: sought.first] if node.companies), ())
    seller = known.carried if known.carried and known.main == _customer(sought) else known.main or known.carried or sought.inside or named
    amount = nodes[sought.first].amount
    if meeting.metric == "production" and amount is not None and amount.kind == "percent" and nodes[sought.first - 1].word in _TAKES:
        return _maker(sought)
    if meeting.metric not in _BROUGHT or meeting.change is not None or amount is None or not seller:
        return None
    if known.main and _brings_in_alone(sought):
        return Owner(known.main, "company.main")
    if amount.kind != "percent":
        return None
    words = [node.word for node in nodes[: sought.first]]
    behind = [node.word or node.kind for node in nodes[sought.first + 1 : sought.first + 3]]
    clause = next((i for i in range(sought.first, 0, -1) if nodes[i].word in (":", ";")), 0)  # not "has many clients: five brought in"
    text = sought.sentence.text
    bought = any(text[n.start : n.end].lower().endswith(_CUSTOMERS) for n in nodes[clause : sought.first])
    bought = bought or any(a in _TOP and b == "account" for a, b in pairwise(words))
    again = meeting.of_metric == "revenue" and ("of", "them") in pairwise(words)  # "the biggest of them, Beta, accounted for 24%"
    again = again or _is_ranked(sought) or ("alone", "for") in pairwise(words[-3:])  # "the two accounted for 64%, Beta alone for 37%"
    bought = bought or any(a == "the" and b in _SEVERAL and c in _BRINGS for a, b, c in zip(words, words[1:], words[2:], strict=False))
    # "of 2025 sales"
    dated = behind == ["of", "period"] and [node.kind for node in nodes[sought.first + 3 : sought.first + 4]] == ["metric"]
    dated = dated or [node.word for node in nodes[sought.first + 1 : sought.first + 4]] == ["of", "the", "total"]
    if not again and ((behind != ["of", "metric"] and not dated) or not bought) and not _bring_in(sought, seller):
        return None
    return Owner(seller, "company.main" if known.main else "company.sentence_before" if known.carried else "company.sayer")


def _maker(sought: Sought) -> Owner | None:
    """ "Acme blamed Beta, which takes 44% of its output", "The works … Beta, which took 44% of what it makes": who is not Beta."""
    nodes, known = sought.nodes, sought.known
    taker = next((node.companies for node in reversed(nodes[: sought.first]) if node.companies), ())
    others = (node.companies for node in nodes[: sought.first] if node.companies and node.companies != taker)
    maker = next(others, ()) or next((spoken for spoken in (known.carried, known.main) if spoken and spoken != taker), ())
    return Owner(maker, "company.sentence_before") if taker and maker else None


def _is_ranked(sought: Sought) -> bool:
    """ "Five customers bring in 52%, the largest of them, Beta, 16%": one of those whose share was told."""
    nodes, first = sought.nodes, sought.first
    told = next((i for i in range(first - 1, 0, -1) if (amount := nodes[i].amount) is not None and amount.kind == "percent"), 0)
    of_customers = any(sought.sentence.text[node.start : node.end].lower().endswith(_CUSTOMERS) for node in nodes[:told])
    top = any(a.word == "the" and b.word == "top" for a, b in pairwise(nodes[:told]))  # "the top five brought in 71%"
    ranked = any(node.word in _TOP for node in nodes[max(told, first - _RANKED) : first])
    alone = any(a.companies and b.word == "alone" for a, b in pairwise(nodes[told:first]))  # "among which Beta alone brought in 31%"
    return (of_customers or top) and (ranked or alone)


def _bring_in(sought: Sought, seller: tuple[Company, ...]) -> bool:
    """ "Beta and Gamma generated 34% and 19% of 2025 revenue": that of neither."""
    nodes, last = sought.nodes, sought.run[-1]
    verb = sought.start - 1 - (nodes[sought.start - 1].word in ("for", "up", "in"))
    alone = nodes[verb - 1].word == "alone"
    by = verb - 1 - alone  # "Beta alone made up 26% of its revenue"
    if by < 0 or nodes[verb].word not in _BRINGS or nodes[by].kind != "company" or nodes[by].companies[0] in seller:
        return False
    behind = [node.word if node.kind == "word" else node.kind for node in nodes[last + 1 : last + 4]]
    if not alone and behind[:2] == ["of", "reference"] and nodes[last + 2].companies == nodes[by].companies:
        return False  # "Beta generated 27% of its sales in China"
    if behind == ["of", "period", "mark"]:
        behind[2:] = [node.kind for node in nodes[last + 4 : last + 5]]  # "of last year's sales"
    return behind[:2] == ["of", "metric"] or behind in (["of", "period", "metric"], ["of", "reference", "metric"])


def _brings_in_alone(sought: Sought) -> bool:
    """ "Beta alone contributed $9m", "among them Beta and Gamma, which between them account for 22%": a part of what another sells."""
    nodes, words = sought.nodes, [node.word for node in sought.nodes[: sought.first]]
    verb = next((i for i in range(len(words) - 1, 1, -1) if words[i] in _COUNTS_FOR), 0)
    if verb < 2:
        return False
    together = verb > 2 and (words[verb - 2 : verb] == ["between", "them"] or words[verb - 2 : verb] == ["which", "together"])
    by = verb - 2 - (words[verb - 2] == ",") if words[verb - 1] == "alone" else -1  # "The biggest, Beta, alone took up 24%"
    return together or (by >= 0 and nodes[by].kind == "company" and nodes[by].companies != sought.known.main)


def _customer(sought: Sought) -> tuple[Company, ...]:
    """ "Beta, its biggest customer, accounted for 14% of sales": who buys."""
    nodes = sought.nodes
    for i in range(sought.first - 3):
        if nodes[i].kind != "company" or nodes[i + 1].word != ",":
            continue
        words = [sought.sentence.text[node.start : node.end].lower() for node in nodes[i + 1 : i + 6]]
        if words[1] == "its" and any(word.endswith((*_CUSTOMERS, "account")) for word in words[2:]):
            return nodes[i].companies
    return ()
