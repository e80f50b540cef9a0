"""A share of what the sentence before told, which its own sentence does not name again.

    had sales of $4bn. Some 70% came from abroad      a share opens its sentence
    employs 9,000 people. About 60% work in China
    had sales of $4bn. Japan accounted for 6%         something makes up so much

Left alone: what holders say, and shares of a price, a ratio or a market.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.verb_forms import all_forms

_WHOLES = frozenset("income cost cash balance count".split())
_NO_WHOLES = frozenset("job_cuts shares_outstanding shareholders parameters mine_life net_debt".split())
_RAISED = frozenset("funding ipo_proceeds".split())
# "Only 12% came", "In 2024, some 12% came", "Today 12% are"
_IN_FRONT = frozenset("only just and but yet still however though today now in of last this , the roughly".split())
_LONGEST_FRONT = 6  # nodes
_BE = frozenset("is are was were".split())
_COMES = all_forms("come stem derive originate flow hail")
_SOURCES = frozenset("from via through".split())
_OF_PEOPLE = all_forms("work live pay use go subscribe belong buy remain operate own") | {"have"}
_OWNED = frozenset("owned held controlled".split())
_CLOSES = frozenset("and while in by but as with last".split())
_GIVES = all_forms("provide contribute generate supply represent constitute")


def opening_share(at: Setting) -> Meeting | None:
    """ "Some 70% came from abroad", "About 60% work in China", "Only 12% were exported": of what the sentence before told."""
    if at.amount.unit != "percent" or at.before is not None or at.start > _LONGEST_FRONT or (told := _whole(at)) is None:
        return None
    if any(node.kind != "period" and node.word not in _IN_FRONT for node in at.nodes[: at.start]):
        return None
    behind = at.nodes[at.last + 1 : at.last + 4]
    verb, following = (behind[0].word, behind[1].word) if len(behind) > 2 else ("", "")
    comes = verb in _COMES and following in _SOURCES
    counted = told.group == "count" and verb in _OF_PEOPLE
    is_so = verb in _BE and not (told.group == "income" and following in _OWNED)
    return _share_of(told) if comes or counted or is_so else None


def made_up_share(at: Setting) -> Meeting | None:
    """ "Japan accounted for 6% and India for 4%", "Advertising contributed 70%": of what the sentence before told."""
    if at.amount.unit != "percent" or at.change is not None or at.before is not None or not at.lead:
        return None
    makes_up = tuple(at.lead[-2:]) in cues.MAKES_UP
    if not makes_up and at.lead[-1] not in _GIVES:
        return None
    if not _closes(at) or (told := _whole(at)) is None or at.nodes[0].kind == "company":
        return None
    if told.metric == "net_profit" and told.rule == "fact.verb" and not makes_up:
        return None  # "made $12 million in 2025. Europe contributed 58%": of its sales as likely
    end = at.start - 1 - makes_up
    measured = any(node.metric is not None and node.metric.value_kind in ("percent", "ratio") for node in at.nodes[:end])
    return None if measured else _share_of(told)


def _closes(at: Setting) -> bool:
    """Whether nothing behind says what it is a share of: "contributed 70% and"; but "represents a 44% premium"."""
    behind = at.nodes[at.last + 1 : at.last + 2]
    return not behind or behind[0].kind in ("mark", "period") or behind[0].word in _CLOSES


def _whole(at: Setting) -> Meeting | None:
    """What the sentence before told that can have shares."""
    told = at.earlier
    if told is None or told.metric in _NO_WHOLES or told.value_kind not in ("money", "count"):
        return None
    return told if told.group in _WHOLES or told.metric in _RAISED else None


def _share_of(told: Meeting) -> Meeting:
    return replace(
        told, rule="fact.metric_of_sentence_before", place=None, change=None, of=told.span, of_metric=told.metric, company_place=None
    )
