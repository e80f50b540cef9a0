"""What others expected of the figure told in the sentence before.

    Analysts polled by Reuters had expected $90m      the metric told before, where none is named
    The consensus forecast was for $90m               likewise
    That beat the $90m that analysts had pencilled in likewise, by who stands behind the value

Left alone: where the sentence names what is expected ("had expected sales of"), and forecasts of a company itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, fits, phrased, taken_up
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.expected",
        "what others expected of the figure told before",
        "Acme Foods Inc.'s profit was $94m in 2025. Analysts had expected $90m."
        " => Acme Foods Inc. | net_profit | 94000000 USD | 2025"
        " ; Acme Foods Inc. | net_profit | 90000000 USD | 2025 | forecast",
    ),
)

FORECASTERS = frozenset("analysts economists brokers forecasters investors market markets street city consensus".split())
EXPECTED = all_forms("expect forecast predict anticipate project pencil tip estimate") | {"tipped", "looking", "hoping"}
EXPECTED |= {"pencilled", "penciled", "hoped", "modelled", "modeled", "modelling", "modeling"}
_READINGS = frozenset("reading figure print number rate level result outcome".split())
_VIEWS = frozenset("consensus forecast estimate prediction expectation forecasts estimates predictions expectations".split())
_OF_OTHERS = frozenset("consensus average median mean analysts analyst economists market city street's".split())
_LINKS = frozenset("for at in of".split())
_WAS = frozenset("was is were are had been stood stands sits".split())
_OUTDOES = all_forms("beat top miss exceed surpass outstrip undershoot overshoot") | frozenset("above below short".split())
_POINTS_BACK = frozenset(
    "that this it which figure figures number numbers result data reading both midpoint range guidance forecast outlook".split()
)
_POLLS = frozenset({"poll", "survey"})
_REPORTED = ("income", "per share")
_SUBJECT = 4  # nodes that a sentence opens with
_GUIDANCE, _REVISES = frozenset("forecast guidance outlook projection estimate".split()), all_forms("raise lift cut lower trim up slash")
_KEEPS = all_forms("keep leave maintain confirm reiterate reaffirm hold affirm repeat retain stick stand") | {"stuck", "unchanged"}
# Between what is guided and how much: "left its guidance for the year unchanged at", "the outlook was raised to"
_KEPT = _REVISES | _KEEPS | frozenset("to at of for the full year was were been is has current fiscal group range between".split())
_GUIDES = (["guided"], ["guides"], ["guiding"], ["pointed"], ["pointing"], ["steered"], ["steering"])
_REVISION = 12  # nodes of "raised its full-year forecast to"
_BESIDE = 4  # nodes of "comfortably ahead of the"
_WHO = 7  # nodes of "that analysts on average had pencilled in"
_MOVED = cues.UP_NOUNS | cues.DOWN_NOUNS
_FORECASTS_OF = [["forecast"], ["guidance"], ["outlook"], ["range"], ["estimate"], ["consensus"], ["target"]]
_CLAUSE = 9  # nodes from who expects to the value


def guided_to(at: Setting) -> Meeting | None:
    """ "earned $1.20 a share. For the third quarter it guided to about $1.38", "the $4.05 a share it had guided to"."""
    if at.amount.kind != "money":
        return None
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 5]]
    if at.amount.per == "share" and ("guided", "to") in pairwise(behind):
        return Meeting("eps", Span(at.amount.start, at.amount.end), "fact.expected", "money-per-share", "duration", "per share")
    if at.amount.per == "share" and at.before is None and at.lead[-1:] == ["to"] and at.lead[-2:-1] in _GUIDES:
        return Meeting("eps", Span(at.amount.start, at.amount.end), "fact.expected", "money-per-share", "duration", "per share")
    named = [node.metric.id for node in at.nodes[: at.start] if node.metric is not None]
    if at.amount.per == "share" and at.lead[-1:] == ["of"] and at.lead[-2:-1] in _FORECASTS_OF and "dividend" not in named:
        metric = "adjusted_eps" if "adjusted_profit" in named else "eps"  # "with its November forecast of $7.20 a share on sales of"
        return Meeting(metric, Span(at.amount.start, at.amount.end), "fact.expected", "money-per-share", "duration", "per share")
    told = at.earlier or (at.named if _is_view_cut(at) else None) if at.before is None else None
    if told is not None and told.group == "income" and _is_revised(at) and fits(told.value_kind, at.amount):
        return replace(told, rule="fact.metric_of_sentence_before", place=None, change=None, of=None, of_metric=None, company_place=None)
    lead = [word for word in at.lead if word != "between"]  # "guiding to between $2 and $3"
    if told is None or lead[-1:] != ["to"] or lead[-2:-1] not in _GUIDES or told.value_kind not in ("money", "money-per-share"):
        return None
    alike = told.group == "cost" or (told.value_kind == "money-per-share") == (at.amount.high < cues.LARGEST_PER_SHARE)
    again = "fact.metric_of_sentence_before"
    return replace(told, rule=again, place=None, change=None, of=None, of_metric=None) if alike else None


def _is_view_cut(at: Setting) -> bool:
    """ "Analysts at Acme cut their forecast to $5m": of what the article is about, in a paragraph of its own."""
    return _opening(at) > 0 and at.lead[-1:] == ["to"]


def _is_revised(at: Setting) -> bool:
    """ "It raised its full-year forecast to $5m", "left its guidance for the year at $5m": no word of what the forecast is for."""
    plain = all(node.kind in ("word", "period", "reference", "company") or node.word == "," for node in at.nodes[: at.start])
    words = [node.word for node in at.nodes[max(0, at.start - _REVISION) : at.start]]
    if not plain or not words or words[-1] not in ("to", "at", "of") or _GUIDANCE.isdisjoint(words):
        return False
    last = max(i for i, word in enumerate(words) if word in _GUIDANCE)
    if not all(word in _KEPT or word == "" for word in words[last + 1 :]):
        return False  # "its forecast that the shop would take $5m"
    sticks = words[-1] == "of" and any(node.word in _KEEPS for node in at.nodes[at.last + 1 : at.last + 5])
    return sticks or not (_REVISES | _KEEPS).isdisjoint(words)


def expected_of_it(at: Setting) -> Meeting | None:
    """The metric of the sentence before, where somebody only expected so much."""
    sums = at.amount.kind == "money" and at.named is not None and at.named.group in _REPORTED
    told = at.earlier or (at.named if at.of_all or sums else None)
    if told is None or at.before is not None or at.start < 1 or _is_named_behind(at):
        return None
    if told.value_kind == "money" and told.group == "income" and at.amount.kind == "money" and _is_per_share(at):
        # "net profit of $512m. … The mean estimate was $1.83"
        told = replace(told, metric="eps", value_kind="money-per-share", group="per share")
    if not fits(told.value_kind, at.amount):  # "added 177,000 jobs, and the jobless rate was 4.2%. Economists had expected 138,000"
        jobs = "payrolls" in at.units and at.amount.kind == "quantity" and at.amount.unit is None and _expect(at)
        span = Span(at.amount.start, at.amount.end)
        return phrased("payrolls", span, "fact.expected") if jobs else None
    if at.start > _CLAUSE or any(node.metric is not None and not node.metric.weak for node in at.nodes[_opening(at) : at.first]):
        return None
    if not (_expect(at) or _is_view(at) or _outdone(at)):
        return None
    moved = at.amount.kind == "percent" and told.value_kind not in ("percent", "ratio")
    if moved and told.change is None:
        return None  # "profit rose 12% to $94m. Analysts had expected 9%": not of the $94m
    change = at.change or (told.change if moved else None)
    return replace(told, rule="fact.expected", place=None, change=change, of=None, of_metric=None, company_place=None)


def expected_beside(at: Setting) -> Meeting | None:
    """ "came to $3.9bn, above the $3.8bn the market had expected": of what stands in front, whatever is named between."""
    told, last = at.before, at.last
    if told is None or not fits(told.value_kind, at.amount) or told.change is not None:
        return None
    in_front = {node.word for node in at.nodes[max(0, at.first - _BESIDE) : at.first]}
    if in_front.isdisjoint(cues.COMPARISONS | _OUTDOES | {"ahead"}):
        return None
    behind = at.nodes[last + 1 : last + 1 + _WHO]
    who = next((i for i, node in enumerate(behind[:3]) if _word(at, node) in FORECASTERS), None)
    if who is None or not any(node.word in EXPECTED for node in behind[who + 1 :]):
        return None
    return taken_up(told)


def by_the_market(at: Setting, found: Meeting) -> Meeting | None:
    """ "earned $5.2m; the market had expected $5m", "a market forecast of 2.3%": no size; "the market is forecast at" is."""
    told, place = at.near, found.place
    if told is None or place is None or not fits(told.value_kind, at.amount) or not place < at.start - 1:
        return None
    words = [node.word for node in at.nodes[place + 1 : at.start] if node.word not in ("a", "an")]
    if len(words) == 1 and words[0] in cues.GENITIVE and at.before is not None:
        return taken_up(at.before, at.before.change)  # "sales rose 4%, beating the market's 1.2%"
    words = words[:-2] if words[-1] == "of" and words[-2:-1] != [] and words[-2] in _MOVED else words
    words = words[: -1 if words[-1:] != [] and words[-1] in _LINKS else None]
    expected = words[-1:] != [] and words[-1] in EXPECTED and words[:-1] in ([], ["had"], ["has"])
    if not expected and not (len(words) == 1 and words[0] in cues.FORECAST_NOUNS | {"average"}):
        return None
    moved = told.change if at.amount.kind == "percent" and told.value_kind not in ("percent", "ratio") else None
    return replace(taken_up(told, at.change or moved), rule="fact.same_metric" if told is at.before else "fact.expected")


def _is_named_behind(at: Setting) -> bool:
    """ "expected $2 billion in revenue"."""
    behind = at.nodes[at.last + 1 : at.last + 3]
    return len(behind) > 1 and behind[0].word in ("in", "of") and behind[1].metric is not None and not behind[1].metric.weak


def _is_per_share(at: Setting) -> bool:
    return at.amount.per == "share" or (at.amount.per is None and at.amount.high < cues.LARGEST_PER_SHARE)


def _opening(at: Setting) -> int:
    """The node behind who expects: "The market" is no metric there."""
    return next((i + 1 for i in range(min(_SUBJECT, at.start)) if _word(at, at.nodes[i]) in FORECASTERS), 0)


def _word(at: Setting, node: Node) -> str:
    return at.text[node.start : node.end].lower().rpartition(" ")[2]


def _expect(at: Setting) -> bool:
    """ "Analysts polled by Reuters had expected $90m", "Wall Street had been looking for $90m"."""
    verb = at.start - 1 - (at.nodes[at.start - 1].word in _LINKS)
    if verb > 1 and at.nodes[verb].word in _READINGS and at.nodes[verb - 1].word in cues.DETERMINERS:
        verb -= 2  # "had expected a reading of 93.4"
    if verb > 0 and at.nodes[verb].word == "in" and at.nodes[verb - 1].word in EXPECTED:
        verb -= 1
    told = verb > 0 and at.nodes[verb].word in EXPECTED
    return told and (_opening(at) > 0 or _is_house(at, verb))


def _is_house(at: Setting, verb: int) -> bool:
    """ "Harbour Securities had been looking for $90m", "It expects $90m for the year": one of them, by name; no "$90m of savings"."""
    behind = at.nodes[at.last + 1 : at.last + 3]
    alone = bool(behind) and (behind[0].kind in ("mark", "period") or (behind[0].word in _LINKS and behind[-1].kind == "period"))
    had = any(node.word == "had" for node in at.nodes[max(1, verb - 2) : verb])
    itself = at.nodes[0].kind == "reference" or at.nodes[0].word == "management"
    return alone and ((at.nodes[0].kind == "company" and had) or ((at.nodes[0].kind == "company" or itself) and verb == 1))


def _is_view(at: Setting) -> bool:
    """ "The consensus was $90m", "The average estimate of analysts was for $90m"."""
    end = at.start - (at.nodes[at.start - 1].word in _LINKS)
    verb = end
    while verb > 0 and at.nodes[verb - 1].word in _WAS:
        verb -= 1
    words = [_word(at, node) for node in at.nodes[:verb]]
    return verb < end and not _VIEWS.isdisjoint(words) and not _OF_OTHERS.isdisjoint(words)


def _outdone(at: Setting) -> bool:
    """ "That beat the $90m analysts had expected", "It was short of the $90m that analysts had forecast"."""
    opens = {_word(at, node) for node in at.nodes[: at.start]}
    behind = at.nodes[at.last + 1 : at.last + 7]
    # "the forecast of 3.4% in a poll", "the 2.4% median forecast"
    polled = at.lead[-2:-1] != [] and at.lead[-2] in _VIEWS and any(node.word in _POLLS for node in behind)
    polled = polled or (at.lead[-1:] == ["of"] and at.lead[-2:-1] != [] and at.lead[-2] in _VIEWS)  # "That beat the consensus of $90m"
    polled = polled or not _VIEWS.isdisjoint(node.word for node in behind[:2])
    return not opens.isdisjoint(_POINTS_BACK) and not opens.isdisjoint(_OUTDOES) and (polled or _by_others(behind))


def _by_others(behind: Sequence[Node]) -> bool:
    words = [node.word for node in behind]
    return not FORECASTERS.isdisjoint(words) and not EXPECTED.isdisjoint(words)
