"""Whether a figure is what somebody has and works with, whatever the verb of the sentence tells of.

    The plant, with 265 workers, will close in June      between a name and any verb
    gets by with 540 people                              what does
    trades from 96 stores, sells nuts from 6,800 shops   where from, which is no movement
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.nodes import Node
from extractor.link.periods.tense import is_any_verb, is_third_person

_WORKS = frozenset("trades trade operates operate works work".split())
_WORKED = frozenset("sold traded operated worked sells sell".split())
_FAR = 12  # nodes from what somebody sells to where from
_LISTED = 8  # nodes of "with sales of $9m last year and 540 staff"
_APPOSITION = 7  # nodes of "a parcel carrier"


def had(nodes: Sequence[Node], i: int) -> bool:
    """ "The plant, with 265 workers, will close", "home to 900 employees", "Acme, a carrier with 2,100 drivers": in front of any verb."""
    k = value_start(nodes, i) - 1
    if k > 1 and nodes[k].word == "and" and nodes[k - 1].kind == "value":
        k = value_start(nodes, k - 1) - 1  # "with 5% and 4% respectively"
    if k > 1 and nodes[k].word == "and" and nodes[k - 1].kind == "period":
        # "with sales of $9m last year and 540 staff"
        k = next((j for j in range(k - 1, max(0, k - _LISTED), -1) if nodes[j].word == "with"), k)
    if k < 1:
        return False
    if nodes[k].word == "to" and nodes[k - 1].word == "home":
        return True
    if nodes[k].word == "with" and apposed_to(nodes, k) is not None:
        return True
    # "Acme, based in Oslo and with 900 staff, makes"
    joined = nodes[k - 1].word == "and" and any(node.word == "," for node in nodes[max(0, k - _APPOSITION) : k])
    counted = (amount := nodes[i].amount) is not None and amount.kind == "quantity"
    # "Acme, at 280 tonnes a day, is"
    at_rate = nodes[k].word == "at" and counted and nodes[k - 1].word == "," and nodes[k - 2].kind == "company"
    aside = at_rate or (nodes[k].word == "with" and (joined or nodes[k - 1].word in (",", "(")))
    begins = next((j for j in range(k, 0, -1) if nodes[j].word in (":", ";")), 0)
    return aside and not any(is_any_verb(node.word) for node in nodes[begins:k] if node.kind == "word")


def gets_by_with(nodes: Sequence[Node], i: int) -> bool:
    """ "gets by with 540 people"."""
    k = value_start(nodes, i)
    return k > 2 and [node.word for node in nodes[k - 3 : k]] in (["gets", "by", "with"], ["get", "by", "with"], ["makes", "do", "with"])


def works_from(nodes: Sequence[Node], i: int) -> bool:
    """ "trades from 96 stores", "which sells nuts and sweets from 6,800 shops"."""
    k = value_start(nodes, i) - 1
    if k < 2 or nodes[k].word != "from":
        return False
    if nodes[k - 1].word in _WORKS:
        return True
    since = next((j for j in range(k - 1, 0, -1) if nodes[j].word in (",", ";")), 0)
    sells = any(node.word in ("sells", "selling") for node in nodes[max(0, k - _FAR) : k])
    counted = (amount := nodes[i].amount) is not None and amount.kind == "quantity"
    # ", which arranges 54,000 funerals a year from 900 branches", "can be ordered from 900 branches"
    relative = nodes[since + 1].word in cues.RELATIVES and is_third_person(nodes[since + 2].word)
    return counted and (sells or relative or any(node.word == "can" for node in nodes[since:k]))


def was_at_work_from(nodes: Sequence[Node], i: int) -> bool:
    """ "sold from 206 sites": where from, not what is compared."""
    k = value_start(nodes, i) - 1
    return k > 1 and nodes[k].word == "from" and nodes[k - 1].word in _WORKED


def apposed_to(nodes: Sequence[Node], k: int) -> int | None:
    """The name that the apposition before a "with" stands beside: "Acme, a parcel carrier with 2,100 drivers"."""
    comma = next((j for j in range(k - 1, max(0, k - _APPOSITION), -1) if nodes[j].kind != "word"), 0)
    apposed = comma and nodes[comma].word == "," and nodes[comma + 1].word in ("a", "an", "the")
    return comma - 1 if apposed and nodes[comma - 1].kind == "company" else None
