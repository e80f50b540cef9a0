"""Numbers of shares: offered, bought back, or simply there.

    an offering of 4 million shares       shares_offered
    bought back 1.2 million shares        buyback
    74 million of its own shares          buyback, named by what stands behind it
    240 million shares                    shares_outstanding
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.leads import value_start
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.metrics.unit_noun import unit_of
from extractor.link.nodes import Node

_OF_LISTING = frozenset("offer_price ipo_proceeds subscription shares_offered".split())
_BOUGHT = frozenset("bought buys buying acquired".split())
_UNDER = frozenset("under through via of".split())
_OF_ITS = 8  # nodes between shares and whose they are
_CAPITAL = frozenset("count balance deal return market".split())
_OF_CAPITAL = frozenset("common own issued ordinary outstanding stock capital class preferred listed".split())


def counted_shares(at: Setting) -> Meeting | None:
    """ "bought back 2.6 million shares", "an offering of 4 million shares", "has 12 million shares"."""
    if at.amount.unit != "share" and not _are_units_of_trust(at):
        return None
    around = {at.text[node.start : node.end].lower() for node in at.nodes[max(0, at.first - 5) : at.first]}
    around.update(at.text[at.amount.start : at.amount.end].lower().split())
    bought = is_bought_back(at.nodes, at.first) or (at.before is not None and at.before.metric == "buyback")
    metric = "buyback" if bought else "shares_offered" if _are_offered(at, around) else "shares_outstanding"
    group = {"buyback": "return", "shares_offered": "deal"}.get(metric, "")
    named = next((node.span for node in at.nodes[at.last + 1 : at.last + _OF_ITS] if node.metric is not None), None)
    bare = not at.text[at.amount.start : at.amount.end].lower().endswith(("share", "shares"))
    if named is not None and bare and at.text[at.amount.end :].startswith(" of "):
        return Meeting(metric, named, "fact.own_unit", "count", "duration", group)  # "74 million of its own shares"
    return replace(unit_of(at.text, at.amount), metric=metric, group=group)


def units_of_trust(at: Setting) -> Meeting | None:
    """ "has 410 million units outstanding", "bought back 2.1 million units", "sold 400,000 REIT units": a trust's shares."""
    named = at.text[at.amount.start : at.amount.end].endswith(("REIT units", "trust units", "partnership units"))
    if not named and not at.text[at.amount.start : at.amount.end].endswith(("illion units", "000 units")):
        return None
    behind, verb = [node.word for node in at.nodes[at.last + 1 : at.last + 3]], at.word_before
    held = behind[:1] == ["outstanding"] or behind in (["in", "issue"], ["on", "issue"])
    if is_bought_back(at.nodes, at.first):
        return replace(unit_of(at.text, at.amount), metric="buyback", group="return")
    if named and verb is not None and verb.word in cues.SELLS:
        return replace(unit_of(at.text, at.amount), metric="shares_offered", group="deal")
    return replace(unit_of(at.text, at.amount), metric="shares_outstanding", group="") if held or named else None


def _are_units_of_trust(at: Setting) -> bool:
    """ "bought 400,000 units of Acme REIT": where its units are its shares."""
    return at.amount.unit == "unit" and at.amount.metric is not None and at.amount.metric.id == "share_price"


def _are_offered(at: Setting, around: set[str]) -> bool:
    """ "an offering of 4 million shares", "62 million H shares were issued globally", a placement."""
    placed = any(node.word == "placement" or (node.metric is not None and node.metric.id == "funding") for node in at.nodes[: at.first])
    behind = {node.word for node in at.nodes[at.last + 1 : at.last + 4]}
    sold = at.near is not None and at.near.metric in _OF_LISTING and not cues.OFFERS.isdisjoint(behind)
    offered = [node.word for node in at.nodes[at.last + 1 : at.last + 3]] in (["are", "offered"], ["were", "offered"])
    return placed or sold or offered or not cues.OFFERS.isdisjoint(around)


def is_bought_back(nodes: Sequence[Node], first: int) -> bool:
    """ "bought back 2.6 million shares", "repurchased 400,000 shares", "the repurchase of 400,000 shares"."""
    at = value_start(nodes, first) - 1
    if at < 1:
        return False
    if nodes[at].word == "of":
        metric = nodes[at - 1].metric
        return nodes[at - 1].word == "repurchase" or (metric is not None and metric.id == "buyback")
    if nodes[at].word in _BOUGHT and _are_its_own(nodes[first + 1 : first + _OF_ITS]):
        return True  # "bought 2.6 million shares, or 18%, of its common stock"
    if nodes[at].word in _BOUGHT and _is_under_programme(nodes[:at]) and [node.word for node in nodes[first + 1 : first + 2]] != ["in"]:
        return True  # "Under the buyback it has acquired 3.1 million shares"
    return nodes[at].word.startswith("repurchas") or metric_verbs.PHRASAL.get((nodes[at - 1].word, nodes[at].word)) == ("buyback", "money")


def _is_under_programme(before: Sequence[Node]) -> bool:
    """ "Under the buyback it has", "said that as part of its buyback it has"."""
    found = next((i for i, node in enumerate(before) if node.metric is not None and node.metric.id == "buyback"), 0)
    return not _UNDER.isdisjoint(node.word for node in before[max(0, found - 3) : found])


def _are_its_own(behind: Sequence[Node]) -> bool:
    """Whether shares are those "of its common stock"."""
    owned = (behind[i + 2] for i in range(len(behind) - 2) if behind[i].word == "of" and behind[i + 1].kind == "reference")
    return any(_is_capital(thing) for thing in owned)


def _is_capital(thing: Node) -> bool:
    """ "of its stock", "of its own shares"; but "of its wheat"."""
    if thing.metric is not None:
        return thing.metric.group in _CAPITAL and thing.metric.rule != "metric.instrument"
    return thing.word in _OF_CAPITAL
