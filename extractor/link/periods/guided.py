"""The period that a forecast is for, where its own clause names none.

    for 2026 it expects profit of $5m, up from an earlier estimate of $4m     what a forecast is held against has its period
    a margin of 41% and capital spending of $3m                               that of the forecast before in the sentence
    Free cash flow should exceed $1m                                          what the paragraph's guidance is for
    its annual dividend forecast                                              the year guided before, else that of publication

Left without dates: what is merely to come ("will invest $50m in a plant"), and every forecast after a deadline ("by 2028").
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting
from extractor.link.periods.by_event import is_said_anew
from extractor.link.periods.lengths import SHORTEST_YEAR
from extractor.link.periods.reporting import EARNED, PUBLISHED, REPORTING, governs, name_of, reported_for
from extractor.link.periods.views_before import OTHERS, had_expected, is_beaten, is_measured, told_before
from extractor.link.periods.when import NEVER, Asked, When
from extractor.link.periods.year_under_way import is_for_a_year, year_of_guidance
from extractor.mentions import Period

_GUIDES = frozenset("guides guided guiding guidance".split())
_SEEN = frozenset("put averaging average seen".split())
# Figures of one-off plans: no guidance of a year.
_PLANS = frozenset("costs spending store_closures job_cuts".split())
_HEAD = 4  # nodes
_PUT = frozenset("put unchanged seen set".split())  # "is put at $5m", "is unchanged at $5m"
_COUNTED = frozenset("analyst economist broker".split())  # "nine analysts surveyed"
_BANDS = frozenset("band range guidance outlook".split())


def of_guidance(asked: Asked) -> When:
    """The first of the periods above that a forecast takes."""
    nodes, i, memory = asked.nodes, asked.i, asked.memory
    if asked.previous is not None and asked.previous.start is not None and is_measured(nodes, i):
        return asked.previous  # "was 251 tonnes, just short of its target of 255 tonnes"
    if asked.meeting.rule == "fact.expected" or had_expected(asked):
        return told_before(asked)
    guidable = _is_guidance(asked.meeting) or _guides_for_growth(asked) or _is_averaged_view(asked)
    guidable = guidable or any(node.word in cues.ASSUMES for node in nodes[max(0, i - _HEAD - 2) : i])
    reported = reported_for(memory.reported, asked.company)
    if guidable and reported is not None and not (is_for_a_year(asked) and _is_part(reported)) and _is_of_report(asked):
        return When(reported.start_date, reported.end_date, reported, "period.reported")
    told = next((k for k in range(i - 1, -1, -1) if nodes[k].kind == "value"), 0)
    anew = is_said_anew(asked, told if asked.guided is None or asked.guided.place is None else asked.guided.place)
    if anew and (not guidable or asked.meeting.metric == "buyback"):
        return NEVER  # "left its full-year forecast unchanged, and said it would buy back up to $5m of its shares"
    if asked.guided is not None and not anew and (guidable or any(node.word == "and" for node in nodes[max(0, i - 6) : i])):
        return asked.guided
    if is_for_a_year(asked) and not is_beaten(asked) and (year := year_of_guidance(asked)) is not None:
        return year
    name = name_of(asked.company)
    if guidable and name not in memory.guided and name is not None and asked.meeting.group in EARNED:
        # "expects Beta to lose $9m this year. Acme is seen making $4m"
        others = {(when.start, when.end): when for when in memory.guided.values()}
        alone = next(iter(others.values())) if len(others) == 1 and asked.meeting.metric in REPORTING else NEVER
        return memory.guided_of.get(name, alone)  # "Sales are now seen rising 5%", in the paragraph behind the profit forecast for the year
    return memory.guided.get(name, NEVER) if guidable else NEVER


def _guides_for_growth(asked: Asked) -> bool:
    """ "is guiding for loan growth of 8%": how a balance is to grow is guidance like that for a margin."""
    said = any(node.word in _GUIDES for node in asked.nodes[max(0, asked.i - _HEAD - 2) : asked.i])
    return said and asked.meeting.change is not None


def _is_averaged_view(asked: Asked) -> bool:
    """ "Inflation is seen averaging 2%", "unemployment is put at 4.4%", beside a forecast of growth: an official figure of its year."""
    near = {node.word for node in asked.nodes[max(0, asked.i - _HEAD) : asked.i]}
    return asked.meeting.group == "macro" and asked.meeting.change is None and not _SEEN.isdisjoint(near)


def _is_part(reported: Period) -> bool:
    """Whether results are those of less than a year: "analysts expect full-year profits of" are not of them."""
    start, end = reported.start_date, reported.end_date
    return start is not None and end is not None and (end - start).days < SHORTEST_YEAR


def _is_of_report(asked: Asked) -> bool:
    """ "profit, to be published in May, should be $5m", "analysts expect revenue of $9m": of the results that are told of."""
    since = asked.i if asked.meeting.place is None else asked.meeting.place
    analysts = any(node.word in OTHERS or (node.amount and node.amount.unit in _COUNTED) for node in asked.nodes[: asked.i])
    return analysts or any(node.word in PUBLISHED for node in asked.nodes[since : asked.i])


def _is_guidance(meeting: Meeting) -> bool:
    again = meeting.rule == "fact.metric_of_sentence_before"  # "Beta is less hopeful, with a forecast of $58"
    return again or (governs(meeting) and meeting.metric not in _PLANS) or meeting.metric.startswith("dividend")


def put_at(asked: Asked) -> When | None:
    """ "Capital spending is put at $620m", "growth was put at 1.2%", "its margin band of 16-17%": what the paragraph's guidance is for."""
    last = asked.nodes[asked.i - 1].word
    if last not in ("at", "of") or not asked.memory.guided or not (governs(asked.meeting) or asked.meeting.group == "macro"):
        return None
    words = {node.word for node in asked.nodes[max(0, asked.i - _HEAD) : asked.i]}
    is_put = not words.isdisjoint(_PUT) and (not words.isdisjoint(("is", "are")) or words >= {"was", "put"})
    guided = is_put if last == "at" else not words.isdisjoint(_BANDS)
    return asked.memory.guided.get(name_of(asked.company)) if guided else None
