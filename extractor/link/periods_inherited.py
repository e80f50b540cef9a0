"""The period of a value whose sentence names none for it.

    have fewer than 1,000 employees       a level in the present: the publication date
    shares slipped 5%                     a market price: the publication date
    its full-year profit forecast         guidance: the year of publication
    the period of the sentence before, in the same paragraph; for results, the period reported on

Left without dates: events that name none, forecasts that name none.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.meeting import lead_words
from extractor.link.nodes import Node, Sentence
from extractor.link.periods_compared import is_base
from extractor.link.periods_guided import of_guidance
from extractor.link.periods_named import dates_report, ends_term, named, usable
from extractor.link.reporting import BALANCE_RATIOS, governs, reported_for
from extractor.link.when import NEVER, Asked, When
from extractor.mentions import Period

MARKET = frozenset("market_cap share_price target_price index_level exchange_rate yield interest_rate".split())
NOW = frozenset("now currently today".split())
_PRESENT = NOW | frozenset(
    "is are has have stands exceeds holds holding having employ employs values owns trades remains account accounts reaches puts bears "
    "carries make makes represents comprises includes consists amounts equals ranks contains produces operates runs serves "
    "costs charges sells offers controls claims boasts counts".split()
)
# What a sentence says of right now, where "has" and "make" may be parts of a longer verb or of a habit.
_LINKS = frozenset("is are stands remains charges charge".split())
_ONCE = frozenset("once peak peaked boasted formerly previously".split())
_RELATIVES = frozenset("which who while since after before when because although though whereas but ( ; :".split())
_OWNERS = ("its", "their", "'s", "’s")
# Prices that results report, among those that anybody quotes.
_AVERAGED = ("average", "realised", "realized", "achieved")


def inherited(asked: Asked) -> When:
    """The first of the periods above that such a figure takes."""
    nodes, meeting, memory = asked.nodes, asked.meeting, asked.memory
    if asked.forecast:
        return of_guidance(asked)
    if (meeting.metric in MARKET or meeting.is_instrument) and _ONCE.isdisjoint(
        node.word for node in nodes[max(0, asked.i - 5) : asked.i]
    ):
        return asked.today
    present = is_present(nodes, asked.i) and not (
        meeting.metric == "valuation" and any(n.metric is not None and n.metric.id == "funding" for n in nodes)
    )
    if meeting.period_kind == "instant" and present and meeting.change is None:
        return asked.today
    if (later := _later(asked)) is not None:
        return named(nodes, later, meeting, "period.sentence")
    if memory.frame is not None and not present:
        return When(memory.frame.start_date, memory.frame.end_date, memory.frame, "period.sentence_before")
    return _reported(asked) or (asked.today if links(asked) else NEVER)


def owned(asked: Asked) -> When | None:
    """ "for its 402 million shares", "the company's 17,600 jobs are to go by 2026": what somebody has, whatever happens to it."""
    before = asked.nodes[asked.i - 1] if asked.i else None
    if asked.meeting.rule != "fact.own_unit" or before is None:
        return None
    return asked.today if before.word in _OWNERS or before.kind == "reference" else None


def _reported(asked: Asked) -> When | None:
    meeting = asked.meeting
    reported = reported_for(asked.memory.reported, asked.company, meeting.metric)
    if reported is None:
        return None
    averaged = meeting.metric == "price" and any(word in asked.metric_words for word in _AVERAGED)
    unlisted = meeting.rule == "fact.noun_phrase" and meeting.period_kind == "duration"
    if governs(meeting) or averaged or unlisted:
        return When(reported.start_date, reported.end_date, reported, "period.reported")
    if meeting.group == "balance" or meeting.metric in BALANCE_RATIOS:
        return When(reported.start_date if meeting.change else reported.end_date, reported.end_date, reported, "period.reported")
    return None


def links(asked: Asked) -> bool:
    """ "Its take rate is roughly 5%": a rate in the present, where nothing was reported."""
    if asked.meeting.change is not None or asked.meeting.group == "deal":
        return False
    return not _LINKS.isdisjoint(lead_words(asked.nodes, asked.i)[-5:])


def _later(asked: Asked) -> int | None:
    """The one period further right that no other statement parts from the value."""
    nodes, i = asked.nodes, asked.i
    later = [j for j in range(i + 1, len(nodes)) if usable(nodes[j]) and nodes[j + 1 : j + 2] and nodes[j + 1].word not in _OWNERS]
    if len(later) != 1 or later[0] in asked.memory.compared or _is_other(nodes, i, later[0]):
        return None
    return None if is_base(nodes, later[0]) or dates_report(nodes, later[0]) or ends_term(nodes, later[0]) else later[0]


def _is_other(nodes: Sequence[Node], i: int, j: int) -> bool:
    """Whether another kind of statement stands between a value and a period further right: a forecast, a relative clause."""
    return any(
        node.word in cues.FORECAST or node.word in _RELATIVES or node.word in cues.COMPARISONS or node.word == "from" for node in nodes[i:j]
    ) or not any(node.kind == "value" for node in nodes[i + 1 : j])


def is_present(nodes: Sequence[Node], i: int) -> bool:
    """Whether the words in front of a value speak of now: "once" with a verb behind it does not."""
    if nodes[i + 1 : i + 2] and nodes[i + 1].word == "outstanding":
        return True
    words = [node.word for node in nodes[:i]]
    if _PRESENT.isdisjoint(words):
        return False
    return not any(word == "once" and nodes[j + 1].kind == "word" for j, word in enumerate(words))


def frame_of(sentence: Sentence) -> Period | None:
    """The period that a sentence sets for the ones behind it: one in front of everything else, not a part ("alone")."""
    nodes = sentence.nodes
    for i, node in enumerate(nodes[:6]):
        if node.kind in ("value", "metric", "company"):
            return None
        if usable(node) and not dates_report(nodes, i):
            return None if nodes[i + 1 : i + 2] and nodes[i + 1].word in ("alone", "'s", "’s") else node.period
    return None
