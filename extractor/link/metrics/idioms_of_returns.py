"""Turns of phrase that say what shareholders get.

pays out 40% of net profit, yielding 4.1%           the payout ratio, the yield
65% of that was handed to shareholders             what is returned to them
shareholders received $1.77bn                      likewise
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.context_of_shares import speaks_of_payout
from extractor.link.metrics.meeting import Meeting, Setting, listed, phrased
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_RECEIVES, _HANDS = all_forms("receive get pocket collect"), all_forms("hand give distribute")
_TAXMEN = frozenset("taxman taxmen exchequer hmrc irs".split())
_GOES, _HANDS_BACK = all_forms("go"), all_forms("hand give return pay")
_SENDS = all_forms("send hand give return distribute pay")
_RESERVED = frozenset("set put earmarked allocated reserved".split())
_EARNS = all_forms("earn make return yield")
_HELD = frozenset("investments assets portfolio securities bonds reserves".split())
_IT = frozenset("it this that them".split())
_HOLDERS = frozenset("shareholders investors stockholders".split())
_SMALLEST_SUM, _SHORT = 1_000_000, 10  # nodes between holders and what they receive


def given_back(at: Setting) -> Meeting | None:
    """ "free cash flow was $9m. Roughly 65% of that was handed to shareholders", "and hand $3m of it back to shareholders"."""
    if at.amount.kind == "money" and at.word_before is not None and at.word_before.word in _HANDS_BACK:
        back = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 5]]
        if back[:3] == ["of", "it", "back"]:
            return phrased("shareholder_returns", at.word_before.span, "fact.idiom")
    if at.near is None or not any(node.word == "of" for node in at.nodes[at.last + 1 : at.last + 2]):
        return None
    words = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 7]]
    given = words[:2] in (["of", "that"], ["of", "this"], ["of", "it"]) and words[2:3] in (["was"], ["is"], ["went"], ["goes"])
    if not given or "shareholders" not in words:
        return None
    whole, verb = at.near, at.nodes[at.last + 3]
    return phrased("shareholder_returns", verb.span, "fact.idiom", of=whole.span, of_metric=whole.metric)


def spent_of_it(at: Setting) -> Meeting | None:
    """ "free cash flow was $742 million, of which $413 million went on buybacks and $198 million on dividends": what a part went on."""
    nodes, on = at.nodes, at.last + 1
    goes = nodes[on : on + 1] != [] and nodes[on].word in _GOES
    on += goes
    if at.before is None or not (goes or at.lead == ["and"]) or len(nodes) < on + 2 or nodes[on].word not in ("on", "to", "into"):
        return None
    metric = nodes[on + 1].metric
    if metric is None or metric.value_kind != "money" or metric.group not in ("return", "cash", "cost"):
        return None
    again = goes or any(node.word in _GOES for node in nodes[at.before_place or 0 : at.first])
    return listed(metric, on + 1, "fact.metric_after_value", None) if again else None


def earned_on(at: Setting) -> Meeting | None:
    """ "earned 2.9% on its investments"."""
    verb = at.word_before
    held = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 5]]
    if verb is None or verb.word not in _EARNS or held[:1] != ["on"] or _HELD.isdisjoint(word.rpartition(" ")[2] for word in held[1:]):
        return None
    return Meeting("total_return", verb.span, "fact.idiom", "percent", "duration", "return")


def for_it(at: Setting) -> Meeting | None:
    """ "a buyback of up to 3 million shares will begin, with $100m set aside for it"."""
    if at.before is None or at.before.group != "return":
        return None
    words = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 5]]
    verb = 2 if words[1:2] == ["aside"] else 1
    reserved = words[:1] != [] and words[0] in _RESERVED and words[verb : verb + 1] == ["for"] and words[verb + 1 :] != []
    if not reserved or words[verb + 1] not in _IT:
        return None
    return replace(at.before, rule="fact.idiom", span=at.nodes[at.last + 1].span, value_kind="money", place=None, change=None)


def paid_out(at: Setting) -> Meeting | None:
    """ "pays out 40% of net profit"."""
    nodes, place, last = at.nodes, at.start, at.last
    verb = " ".join(node.word for node in nodes[max(0, place - 2) : place])
    if not (verb.endswith(" out") and verb.startswith("pa")) and not verb.split(" ")[-1].startswith("distribut"):
        return None
    if last + 1 >= len(nodes) or nodes[last + 1].word != "of":
        return None
    for node in nodes[last + 2 : last + 6]:
        if node.metric is not None and node.metric.id == "premiums":
            return Meeting("loss_ratio", node.span, "fact.idiom", "percent", "duration", "ratio", of_metric=node.metric.id)
        if node.metric is not None and node.metric.group == "income":
            span = Span(nodes[place - 1 if verb.split(" ")[-1] != "out" else place - 2].start, nodes[place - 1].end)
            return Meeting("payout_ratio", span, "fact.idiom", "percent", "duration", "return", of_metric=node.metric.id)
    return None


def yielding(at: Setting) -> Meeting | None:
    """ "yielding 4.1%": of a bond, or the dividend of a share."""
    node = at.word_before
    if node is None or node.word not in ("yielding", "yielded"):
        return None
    metric, group = ("dividend_yield", "return") if speaks_of_payout(at) else ("yield", "market")
    return Meeting(metric, node.span, "fact.idiom", "percent", "instant", group)


def handed_over(at: Setting) -> Meeting | None:
    """ "shareholders received $1.77bn", "handed $40m to its shareholders": what is handed to them; not what a bidder pays them."""
    verb, nodes = at.word_before, at.nodes
    behind = [at.text[node.start : node.end].lower() for node in nodes[at.last + 1 : at.last + 5]]
    behind = behind[1:] if behind[:1] == ["back"] else behind[:3]  # "hands £12m back to shareholders"
    if verb is not None and verb.word in _HANDS and behind[:1] == ["to"] and not _TAXMEN.isdisjoint(behind[1:]):
        return Meeting("tax_expense", verb.span, "fact.idiom", "money", "duration", "cost")
    if verb is not None and verb.word in _HANDS and behind[:1] == ["to"] and not _HOLDERS.isdisjoint(behind[1:]):
        return phrased("shareholder_returns", verb.span, "fact.idiom")
    if verb is not None and (sent := _sent_to_holders(at)) is not None:
        return sent
    if verb is None or verb.word not in _RECEIVES or at.amount.per is not None or at.amount.low < _SMALLEST_SUM:
        return None
    near = nodes[max(0, at.start - _SHORT) : at.start - 1]
    holders = any(at.text[node.start : node.end].lower().endswith("shareholders") for node in near)
    deal = any(node.metric is not None and node.metric.group == "deal" for node in nodes[: at.first])
    if not holders or deal or any(node.kind == "value" for node in near):
        return None
    return phrased("shareholder_returns", verb.span, "fact.idiom")


def _sent_to_holders(at: Setting) -> Meeting | None:
    """ "will send shareholders 1.72 euros a share", "handed its holders £40m"."""
    whom = at.nodes[max(0, at.start - 4) : at.start]
    holders = whom[-1:] != [] and at.text[whom[-1].start : whom[-1].end].lower() in _HOLDERS | {"holders", "owners", "unitholders"}
    verb = next((node for node in whom if node.word in _SENDS), None)
    if not holders or verb is None or any(near is not None and near.group == "deal" for near in (at.before, at.earlier)):
        return None
    offered = any(node.metric is not None and node.metric.group == "deal" for node in at.nodes[: at.first])
    if offered or at.text.startswith(" in cash", at.amount.end):
        small = at.amount.high <= cues.HIGHEST_SHARE  # "The offer would give Beta holders $35 in cash"
        return phrased("offer_price", verb.span, "fact.idiom") if small else None
    if at.amount.per == "share":
        return phrased("dividend_per_share", verb.span, "fact.idiom")
    return phrased("shareholder_returns", verb.span, "fact.idiom")
