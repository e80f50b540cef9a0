"""Turns of phrase that say who takes how much of an offering of shares, and what is put up for it.

cornerstone investors took $170m of the shares     what they commit to before it
Acme and Beta each subscribed for $40m             likewise
1,286 times subscribed, locking up HK$387bn        what was put up for it
"""

from __future__ import annotations

from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_LOCKS, _SHORT = all_forms("lock tie freeze"), 4  # nodes of "tying up about"
_TAKES = all_forms("take buy subscribe commit put pledge invest")
_OFFERED = frozenset("offer_price ipo_proceeds shares_offered subscription cornerstone_investment".split())
_NEAR = 14  # nodes from the investors to what they take


def locked_up(at: Setting) -> Meeting | None:
    """ "was 1,286 times subscribed, locking up HK$387.5bn", "tying up HK$178bn of margin loans"."""
    nodes, start = at.nodes, at.start
    verb = next((i for i in range(max(0, start - _SHORT), start - 1) if nodes[i].word in _LOCKS and nodes[i + 1].word == "up"), None)
    if verb is None or at.near is None or at.near.metric != "subscription":
        return None
    return Meeting("subscription_amount", Span(nodes[verb].start, nodes[verb + 1].end), "fact.idiom", "money", "duration", "deal")


def cornerstone(at: Setting) -> Meeting | None:
    """ "Cornerstone investors have agreed to buy $170m of the shares", behind that "Acme and Beta each subscribed for $40m"."""
    nodes = at.nodes
    verb = next((node for node in reversed(nodes[max(0, at.start - 3) : at.start]) if node.word in _TAKES), None)
    if verb is None or at.amount.per is not None:
        return None
    named = any(at.text[node.start : node.end].lower().startswith("cornerstone") for node in nodes[max(0, at.first - _NEAR) : at.first])
    told = (at.earlier or at.named) if at.before is None else at.before
    again = told is not None and told.metric == "cornerstone_investment"
    subscribed = verb.word.startswith("subscri") and told is not None and told.metric in _OFFERED
    if not named and not again and not subscribed:
        return None
    return Meeting("cornerstone_investment", verb.span, "fact.idiom", "money", "duration", "deal")
