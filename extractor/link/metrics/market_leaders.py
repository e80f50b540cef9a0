"""The share of a market that a company leads it with, or comes in at some place with.

Acme led the market with 41%, Beta came second with 19%       the place and the share behind "with", "on", "at"
a study ranks Acme second in the world in pumps, with 11%     the place that somebody else gives it
in the world market for lifts, Acme had 24%                   what it had of the market that the sentence opens with
The three Korean makers had a combined 15%                    of the market told of last

Left alone: votes, and how much more or less was led with ("led the market with a 3% gain").
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.verb_forms import all_forms

_RANKS = frozenset("led leads leading first second third fourth fifth top place spot".split())
_PUTS, _ORDINALS = all_forms("rank place put"), frozenset("first second third fourth fifth top".split())
_HAS = frozenset("had has held holds took takes commanded commands claimed claims".split())
_A_SUM, _GO_ON = cues.DETERMINERS | {"combined", "total"}, frozenset("and while with against versus compared in last".split())
_LEADS, _WITH = all_forms("lead top dominate head control"), frozenset("with on at".split())
NOW_LEADS = frozenset("leads tops dominates heads controls leader".split())
_RIVALRY = frozenset("market markets segment category sector industry ranking rankings pack trade list table field it".split())
_PLACED = all_forms("rank come finish place stand remain stay") | {"was", "is"}
# "Acme remains the largest provider with 31%"; but the largest shareholder, customer, employer
_LARGEST = frozenset("largest biggest leading dominant number-one top market second-largest second-biggest".split())
_TRADERS = frozenset(
    "provider supplier maker producer seller vendor player brand operator carrier lender exporter manufacturer leader".split()
)
_GAINS = cues.UP_NOUNS | cues.DOWN_NOUNS | {"higher", "lower"}  # "led the market with a 3% gain"
_NO_SHARE = _GAINS | {"of"}
_SHORTEST, _LED = 4, 11  # nodes of "Acme led it with" and back to the verb
_RANKED = 14  # nodes from whoever is ranked to the share


def ranked(at: Setting) -> Meeting | None:
    """ "Acme led with 41%", "Beta came second with 19%": a share of the market, but for votes."""
    nodes, first = at.nodes, at.first
    if (had := _had_in_market(at) or _held_too(at)) is not None:
        return had
    if (leads := _leads_market(at)) is not None:
        kind = "instant" if nodes[leads].word in NOW_LEADS else "duration"
        return Meeting("market_share", nodes[leads].span, "fact.idiom", "percent", kind, "ratio")
    if at.lead[-1:] != ["with"] or len(at.lead) < 2 or at.change or not _GAINS.isdisjoint(_behind(at)):
        return None
    if at.lead[-2] not in _RANKS:
        return _put_at(at)
    if not cues.VOTES.isdisjoint(node.word for node in nodes[at.last + 1 : at.last + 5]):
        return None
    place = next(i for i in range(first - 1, -1, -1) if nodes[i].word == at.lead[-2])
    if not any(node.kind in ("company", "reference") for node in nodes[:place]):
        return None
    return phrased("market_share", nodes[place].span, "fact.idiom")


def _behind(at: Setting) -> list[str]:
    return [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 2]]


def _leads_market(at: Setting) -> int | None:
    """ "Acme led the market with 20%", "ranked third in its market with a 9% share": the node of the verb, or of the "leader"."""
    nodes, start = at.nodes, at.start
    behind = _behind(at)
    if at.change or start < _SHORTEST or nodes[start - 1].word not in _WITH or not _NO_SHARE.isdisjoint(behind):
        return None
    for i in range(start - 2, max(0, start - _LED), -1):
        leads, ranks = nodes[i].word in _LEADS, nodes[i].word in _PLACED
        if leads or ranks:
            what = at.text[nodes[i].end : nodes[start - 1].start].lower().split()
            told = (not _RIVALRY.isdisjoint(what) or behind == ["share"]) and (leads or not _RANKS.isdisjoint(what))
            told = told or (ranks and not _LARGEST.isdisjoint(what) and what[-1].rstrip("s") in _TRADERS)
            which = nodes[i - 1].word in ("which", "that") and nodes[i - 2].word == "," and nodes[i - 3].kind == "company"
            return i if (which or nodes[i - 1].kind in ("company", "reference")) and told else None
        if nodes[i].word == "leader" and i == start - 2:  # "Acme, the market leader with 34%"
            comma = next((j for j in range(i - 1, max(0, i - _LED), -1) if nodes[j].word == ","), 0)
            return i if comma and nodes[comma - 1].kind == "company" and "market" in at.text[nodes[comma].end : nodes[i].start] else None
        if nodes[i].kind not in ("word", "metric", "reference") and nodes[i].word not in cues.GENITIVE:
            return None
    return None


def _had_in_market(at: Setting) -> Meeting | None:
    """ "In the world market for lifts, Acme had 24%": its share, unless it is so much of a company."""
    nodes, verb = at.nodes, at.word_before
    opening = list(takewhile(lambda node: node.word != "," and node.kind in ("word", "metric", "reference"), nodes[: at.start]))
    market = any(node.metric is not None and node.metric.id == "market_size" for node in opening)
    if not market or nodes[0].word != "in" or verb is None or verb.word not in _HAS or nodes[at.start - 2].kind != "company":
        return None
    if [node.word for node in nodes[at.last + 1 : at.last + 2]] in (["of"], ["more"], ["fewer"]):
        return None
    return phrased("market_share", verb.span, "fact.idiom")


def _held_too(at: Setting) -> Meeting | None:
    """ "Acme led the market with a 38% share. The three Korean makers had a combined 15%": of the market told of last."""
    near = at.near if at.before is None else None
    if near is None or near.metric != "market_share" or at.amount.unit != "percent" or at.change is not None:
        return None
    held = [word for word in at.lead if word not in _A_SUM]
    ends = at.last + 1 == len(at.nodes) or at.nodes[at.last + 1].kind in ("mark", "period") or at.nodes[at.last + 1].word in _GO_ON
    if not held or held[-1] not in _HAS or not ends or any(node.metric is not None for node in at.nodes[: at.first]):
        return None
    rule = "fact.metric_of_sentence_before"
    return replace(near, rule=rule, place=None, change=None, company_place=None, of=None, of_metric=None)


def _put_at(at: Setting) -> Meeting | None:
    """ "A study ranks Acme second in the world in pumps, with 11%": the place that somebody else gives it."""
    nodes = at.nodes
    for i in range(max(1, at.first - _RANKED), at.first - 1):
        if nodes[i].kind in ("company", "reference") and nodes[i - 1].word in _PUTS and nodes[i + 1].word in _ORDINALS:
            return phrased("market_share", nodes[i + 1].span, "fact.idiom", company_place=i)
    return None
