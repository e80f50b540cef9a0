"""When it holds, by stated precedence:

    its place in a list of periods                       series
    (2024: 26.5p)                                        the bracket's own period
    £84.6m in the year to March, from £71.2m in 2023     the period right behind the value
    in 2024 revenue was $5bn and profit $1bn             the nearest period in front that no comparison has taken
    have fewer than 1,000 employees                      a level in the present: the publication date
    shares slipped 5%                                    a market price without a date: the publication date
    the period of the sentence before, in the same paragraph; for results, the period reported on

Left without dates: events that name none, forecasts that name none, and the start of a change whose date is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.link import cues
from extractor.link.meeting import Meeting
from extractor.link.nodes import Node, Sentence
from extractor.link.reporting import BALANCE_RATIOS, governs, is_span, reported_for, year_before
from extractor.mentions import Company, Period
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "period.comparison",
        "the period of a value that another is compared with",
        "Acme Foods Inc. had revenue of $5 million in 2025, against $4 million in 2024."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025"
        " ; Acme Foods Inc. | revenue | 4000000 USD | 2024",
    ),
    Rule(
        "period.this_fiscal",
        "full-year guidance is for the year of publication",
        "Acme Foods Inc. lowered its full-year profit forecast to $40 million."
        " => Acme Foods Inc. | net_profit | 40000000 USD | 2026 | forecast",
    ),
    Rule(
        "period.behind_value",
        "the period right behind the value",
        "Acme Foods Inc. had revenue of $5 million in 2025. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "period.sentence",
        "the nearest period elsewhere in the sentence",
        "In 2025 Acme Foods Inc. had revenue of $5 million. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "period.metric",
        "the period in front of a forecast's metric holds for both of its ends",
        "Acme Foods Inc. raised its 2026 revenue forecast to $9 million from $8 million."
        " => Acme Foods Inc. | revenue | 9000000 USD | 2026 | forecast"
        " ; Acme Foods Inc. | revenue | 8000000 USD | 2026 | forecast",
    ),
    Rule(
        "period.since",
        "from a period named until the publication",
        "Acme Foods Inc. has repurchased $2.5 billion of its stock since 2023."
        " => Acme Foods Inc. | buyback | 2500000000 USD | 2023-01-01..2026-02-25",
    ),
    Rule(
        "period.published",
        "a level in the present and a market price without a date hold on the publication date",
        "Acme Foods Inc. has 240 stores. => Acme Foods Inc. | stores | 240 store | 2026-02-25",
    ),
    Rule(
        "period.sentence_before",
        "the period that the sentence before is about",
        "In 2025 Acme Foods Inc. opened shops. It spent $5 million on marketing. => Acme Foods Inc. | spending | 5000000 USD | 2025",
    ),
    Rule(
        "period.reported",
        "the period that the article's results are for",
        "Acme Foods Inc. had revenue of $5 million in 2025. Gross margin was 41%."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025"
        " ; Acme Foods Inc. | gross_margin | 41 percent | 2025",
    ),
    Rule(
        "period.prior_year",
        "the start of a reported change whose date is not told: a year before its end",
        "Acme Foods Inc.'s revenue rose to $5 million in 2025 from $4 million."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025"
        " ; Acme Foods Inc. | revenue | 4000000 USD | 2024",
    ),
    Rule(
        "period.none",
        "no date is told",
        "Acme Foods Inc. raised $50 million. => Acme Foods Inc. | funding | 50000000 USD",
    ),
)

_PRESENT = frozenset(
    "is are has have stands exceeds holds holding having employ employs values owns trades remains account accounts reaches puts bears "
    "carries make makes represents comprises includes consists amounts equals ranks contains produces operates runs serves now currently "
    "today costs charges sells makes offers controls".split()
)
_EVENTS = frozenset("briefing meeting call event conference presentation update announcement statement report filing vote auction".split())
_RELATIVES = frozenset("which who while since after before when because although though whereas but ( ; :".split())
_HELD_AGAINST = frozenset("than versus against compared".split())
_MATURE = frozenset("due mature matures maturing matured expire expires expiring until".split())
_STOPS = frozenset("; : while whereas but ) after before because when which who that".split())
_JOINS = frozenset("to or at , ( per share higher lower".split())
_REPORTS = frozenset("said says told announced reported wrote".split())
_ENDS = frozenset("end ended ending close closed closing finish finished finishing".split())
_MARKET = frozenset("market_cap share_price target_price index_level exchange_rate yield interest_rate".split())
_ONCE = frozenset("once peak peaked boasted formerly previously".split())
_DATELESS = frozenset({"offer_price"})


@dataclass(frozen=True, slots=True)
class When:
    """The bounds of a fact and where they come from; `place` is the period's node where the sentence names it."""

    start: date | None
    end: date | None
    period: Period | None
    rule: str
    place: int | None = None


NEVER = When(None, None, None, "period.none")


@dataclass(slots=True)
class Memory:
    """What later sentences inherit: the frame of the paragraph and the period that results are reported for."""

    frame: Period | None = None
    meeting: Meeting | None = None
    units: dict[str, str] = field(default_factory=dict)
    reported: dict[str | None, Period] = field(default_factory=dict)
    compared: set[int] = field(default_factory=set)
    taken: dict[int, str] = field(default_factory=dict)


def when_of(
    sentence: Sentence,
    i: int,
    meeting: Meeting,
    memory: Memory,
    company: Company | None,
    published: date | None,
    *,
    comparison: bool,
    forecast: bool,
    last: When | None,
) -> When:
    """The period of the value at node `i`; `last` is that of the value before, where both are about one metric."""
    nodes = sentence.nodes
    bracketed = _bracketed(nodes, i)
    if bracketed is not None:
        memory.compared.add(bracketed)  # a comparison looks aside: it governs nothing but its own value
    found = bracketed if bracketed is not None else _behind(nodes, i)
    if (
        found is not None
        and not meeting.change
        and nodes[found - 1].word == "from"
        and nodes[found + 1 : found + 2]
        and nodes[found + 1].word != "to"
        and not _is_year(nodes[found])
    ):
        found = None  # "will buy back £50m from June"
    if found is not None and meeting.metric in _MARKET and nodes[found - 1].word == "for":
        found = None  # "a coupon of 3% for the first two years": a term, not a date
    if found is not None and meeting.change and not comparison and _is_base(nodes, found):
        memory.compared.add(found)
        found = None
        if last is not None:
            return last
    if found is not None:
        if comparison:
            memory.compared.add(found)
        if found and nodes[found - 1].word == "since" and published:
            period = nodes[found].period
            assert period
            return When(period.start_date, published, period, "period.since", found)
        if meeting.change and (whole := _of_change(nodes, found, meeting, memory, company)):
            return whole
        memory.taken[found] = meeting.metric
        return _named(nodes, found, meeting, "period.comparison" if comparison or bracketed is not None else "period.behind_value")
    if comparison:
        found = _adjective(nodes, meeting) if forecast else None
        return (
            _named(nodes, found, meeting, "period.metric") if found is not None else _year_before(nodes, i, meeting, memory, company, last)
        )
    if meeting.metric in _DATELESS:
        return NEVER
    found = _in_front(nodes, i, memory.compared)
    if (
        found is not None
        and not forecast
        and found > 3
        and meeting.metric in _MARKET
        and memory.taken.get(found) != meeting.metric
        and _is_stretch(nodes[found])
    ):
        found = None  # "shares, suspended between April and July, closed at": the day of the report
    if found is not None and meeting.metric in _MARKET and meeting.rule == "fact.same_metric" and memory.taken.get(found) == meeting.metric:
        found = None if meeting.change is None and nodes[i - 1].word == "to" else found  # "HK$226 at the end of January, leapt to HK$628"
    if found is not None and forecast and not _ahead(nodes[found].period, published):
        found = None  # "filed on Friday for an offering that could raise": the day of the report
    if (
        found is not None
        and memory.taken.get(found, meeting.metric) != meeting.metric
        and meeting.period_kind == "instant"
        and _is_present(nodes, i)
    ):
        found = None  # the period of another figure
    if found is not None:
        memory.taken.setdefault(found, meeting.metric)
        return _named(nodes, found, meeting, "period.sentence")
    words = sentence.text[meeting.span.start : meeting.span.end].lower()
    return _inherited(
        nodes,
        i,
        meeting,
        memory,
        company,
        published,
        forecast=forecast,
        yearly="full-year" in words,
    )


def _of_change(nodes: Sequence[Node], found: int, meeting: Meeting, memory: Memory, company: Company | None) -> When | None:
    """ "net debt fell by $46m to $309m at 30 June": the change took the reported period, the level its last day."""
    day, reported = nodes[found].period, reported_for(memory.reported, company)
    if day is None or reported is None or meeting.group != "balance" or day.start_date != day.end_date or reported.end_date != day.end_date:
        return None
    return When(reported.start_date, reported.end_date, reported, "period.reported")


def _year_before(nodes: Sequence[Node], i: int, meeting: Meeting, memory: Memory, company: Company | None, last: When | None) -> When:
    """The start of a change whose date is not told: a year before its end, for figures that a report's period governs."""
    if not governs(meeting):
        return NEVER
    start, end = (last.start, last.end) if last else (None, None)
    if (
        last is None
        and start is None
        and i + 2 < len(nodes)
        and (follows := next((j for j in range(i + 1, len(nodes)) if nodes[j].kind == "value"), None))
    ):
        place = _behind(nodes, follows)
        period = nodes[place].period if place is not None else None
        start, end = (period.start_date, period.end_date) if period else (None, None)
    if start is None:
        place = _in_front(nodes, i, memory.compared)
        period = nodes[place].period if place is not None else reported_for(memory.reported, company)
        start, end = (period.start_date, period.end_date) if period else (None, None)
    if start is None or end is None or not is_span(start, end):
        return NEVER
    return When(*year_before(start, end), None, "period.prior_year")


def _named(nodes: Sequence[Node], place: int, meeting: Meeting, rule: str) -> When:
    period = nodes[place].period
    assert period
    start, end = period.start_date, period.end_date
    if (
        meeting.period_kind == "instant"
        and meeting.change is None
        and not _ENDS.isdisjoint(node.word for node in nodes[max(0, place - 3) : place])
    ):
        start = end
    return When(start, end, period, rule, place)


def _ahead(period: Period | None, published: date | None) -> bool:
    return period is not None and (published is None or period.end_date is None or period.end_date > published or period.kind == "interval")


def _is_base(nodes: Sequence[Node], place: int) -> bool:
    """Whether a period behind a change is what it is measured from: "up 6% on a year earlier", "12% more than in 2024"."""
    before = [node.word for node in nodes[max(0, place - 2) : place]]
    period = nodes[place].period
    assert period
    return bool({"than", "from", "versus", "against", "compared", "below", "above"} & set(before)) or (
        before[-1:] in (["on"], ["over"]) and period.kind != "date"
    )


def _usable(node: Node) -> bool:
    return node.period is not None and (node.period.start_date is not None or node.period.end_date is not None)


def _bracketed(nodes: Sequence[Node], i: int) -> int | None:
    """ "(2024: 26.5p)"."""
    if i > 1 and nodes[i - 1].word in ("'s", "’s") and _usable(nodes[i - 2]):
        return i - 2  # "below July's RMB 2.06 billion"
    for j in range(i - 1, max(-1, i - 4), -1):
        if _usable(nodes[j]) and j > 0 and nodes[j - 1].word == "(":
            return j
        if nodes[j].word not in (":", ",", "-"):
            return None
    return None


def _joined(nodes: Sequence[Node], i: int) -> int | None:
    """The value that goes on with the statement of this one: "rose 8% to £412m", "$4.1 million, or 12 cents a share"."""
    joins = 0
    for j in range(i + 1, min(i + 8, len(nodes))):
        if nodes[j].kind == "value":
            return j if joins else None
        joins += nodes[j].word in ("to", "or", "at", "(")
        if nodes[j].word not in _JOINS and nodes[j].word not in cues.APPROXIMATORS:
            return None
    return None


def _behind(nodes: Sequence[Node], i: int) -> int | None:
    """The period right behind a value, before the next value or clause."""
    joined = _joined(nodes, i)
    if joined is not None:
        found = _behind(nodes, joined)
        return None if found is None or (nodes[found + 1 : found + 2] and nodes[found + 1].word in ("'s", "’s")) else found
    words = 0
    first = i + 2 if i and nodes[i - 1].word == "(" and nodes[i + 1 : i + 2] and nodes[i + 1].word == ")" else i + 1
    for j in range(first, len(nodes)):
        node = nodes[j]
        if node.kind == "period":
            return j if _usable(node) and not _matures(nodes, j) else None
        if node.word == "(" and not (j + 2 < len(nodes) and nodes[j + 1].kind == "period" and nodes[j + 2].word == ")"):
            return None
        if node.kind == "value" or node.word in _STOPS or node.word in _REPORTS or words > 9:
            return None
        if node.word == "," and nodes[j - 1].word == "respectively":
            continue
        if node.word == "," and not (
            j + 1 < len(nodes)
            and (nodes[j + 1].word in cues.PREPOSITIONS or nodes[j + 1].kind == "period" or nodes[j + 1].word == "respectively")
        ):
            return None
        if node.word == "and" and words:
            return None
        words += 1
    return None


def _in_front(nodes: Sequence[Node], i: int, compared: set[int]) -> int | None:
    """The nearest period in front of a value that no comparison has taken and that does not date a report."""
    for j in range(i - 1, -1, -1):
        if nodes[j].kind != "period" or j in compared or not _usable(nodes[j]) or _matures(nodes, j):
            continue
        if not _looks_aside(nodes, j, i) and not _dates_report(nodes, j) and not _qualifies(nodes, j):
            return j
    return None


def _looks_aside(nodes: Sequence[Node], j: int, i: int) -> bool:
    """Whether a period belongs to a comparison or a relative clause: "Beta, which had made 28,912 in 2024, delivered 36,104"."""
    if not _HELD_AGAINST.isdisjoint(node.word for node in nodes[max(0, j - 2) : j]):
        return True
    relative = any(node.word in ("which", "who", "whose") for node in nodes[max(0, j - 8) : j])
    return relative and any(node.word == "," for node in nodes[j + 1 : i])


def _is_stretch(node: Node) -> bool:
    return node.period is not None and is_span(node.period.start_date, node.period.end_date)


def _is_year(node: Node) -> bool:
    return node.period is not None and len(node.period.timex) == 4


def _matures(nodes: Sequence[Node], j: int) -> bool:
    """ "notes due in October 2025": when it ends, not when it holds."""
    return not _MATURE.isdisjoint(node.word for node in nodes[max(0, j - 2) : j])


def _qualifies(nodes: Sequence[Node], j: int) -> bool:
    """ "the morning of its third-quarter briefing", "up by a fifth since Christmas": no period of the figure."""
    if j and nodes[j - 1].word == "since":
        return True
    behind = nodes[j + 1] if j + 1 < len(nodes) else None
    hyphened = nodes[j].period is not None and nodes[j].end - nodes[j].start > 5 and behind is not None and behind.kind == "word"
    return hyphened and behind is not None and behind.word in _EVENTS


def _dates_report(nodes: Sequence[Node], j: int) -> bool:
    """ "said on Monday that revenue rose"."""
    return any(node.word in _REPORTS for node in nodes[max(0, j - 3) : j])


def _inherited(
    nodes: Sequence[Node],
    i: int,
    meeting: Meeting,
    memory: Memory,
    company: Company | None,
    published: date | None,
    *,
    forecast: bool,
    yearly: bool,
) -> When:
    today = When(published, published, None, "period.published") if published else NEVER
    if meeting.rule == "fact.own_unit" and i and (nodes[i - 1].word in ("its", "their", "'s", "’s") or nodes[i - 1].kind == "reference"):
        return today  # "for its 402 million shares"
    if forecast:
        yearly = yearly or any(node.word == "full-year" for node in nodes[max(0, (meeting.place or i) - 3) : i])
        return When(date(published.year, 1, 1), date(published.year, 12, 31), None, "period.this_fiscal") if published and yearly else NEVER
    if (meeting.metric in _MARKET or meeting.is_instrument) and not _ONCE & {node.word for node in nodes}:
        return today
    present = _is_present(nodes, i) and not (
        meeting.metric == "valuation" and any(n.metric is not None and n.metric.id == "funding" for n in nodes)
    )
    if meeting.period_kind == "instant" and present and meeting.change is None:
        return today
    later = [j for j in range(i + 1, len(nodes)) if _usable(nodes[j]) and nodes[j + 1 : j + 2] and nodes[j + 1].word not in ("'s", "’s")]
    if (
        len(later) == 1
        and later[0] not in memory.compared
        and not _is_base(nodes, later[0])
        and not _dates_report(nodes, later[0])
        and not forecast
        and not _is_other(nodes, i, later[0])
    ):
        return _named(nodes, later[0], meeting, "period.sentence")
    if memory.frame is not None and not present:
        return When(memory.frame.start_date, memory.frame.end_date, memory.frame, "period.sentence_before")
    reported = reported_for(memory.reported, company, meeting.metric)
    if reported is not None and governs(meeting):
        return When(reported.start_date, reported.end_date, reported, "period.reported")
    if reported is not None and (meeting.group == "balance" or meeting.metric in BALANCE_RATIOS):
        start = reported.start_date if meeting.change else reported.end_date
        return When(start, reported.end_date, reported, "period.reported")
    return NEVER


def _is_other(nodes: Sequence[Node], i: int, j: int) -> bool:
    """Whether another kind of statement stands between a value and a period further right: a forecast, a relative clause."""
    return any(
        node.word in cues.FORECAST or node.word in _RELATIVES or node.word in cues.COMPARISONS or node.word == "from" for node in nodes[i:j]
    ) or not any(node.kind == "value" for node in nodes[i + 1 : j])


def _is_present(nodes: Sequence[Node], i: int) -> bool:
    words = {node.word for node in nodes[:i]}
    return not _PRESENT.isdisjoint(words) and "once" not in words


def _adjective(nodes: Sequence[Node], meeting: Meeting) -> int | None:
    """ "lowered their 2026 growth forecast to 0.9% from 1.2%": the period in front of the metric is that of both ends."""
    place = meeting.place
    return place - 1 if place and _usable(nodes[place - 1]) else None


def frame_of(sentence: Sentence) -> Period | None:
    """The period that a sentence sets for the ones behind it: one in front of everything else, not a part ("alone")."""
    nodes = sentence.nodes
    for i, node in enumerate(nodes[:6]):
        if node.kind in ("value", "metric", "company"):
            return None
        if _usable(node) and not _dates_report(nodes, i):
            return None if nodes[i + 1 : i + 2] and nodes[i + 1].word == "alone" else node.period
    return None
