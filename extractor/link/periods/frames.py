"""The period that a sentence leaves for the ones behind it.

    In the second half revenue was $5m.             one in front of everything else
    Acme had a poor third quarter.                  how somebody fared then, without a figure
    Acme listed in Hong Kong on Tuesday.            the day that the stock opened and closed on
    The stock slumped 17% yesterday.                the day that the article's prices are of
    Acme doubled on its debut on Tuesday.           likewise, without a figure

Left alone: what is to come, when a report was made, when somebody was founded, hired or bought.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from extractor.link import cues
from extractor.link.metrics.noun_phrases import is_head
from extractor.link.names import is_subject
from extractor.link.nodes import Node, Sentence, is_shares
from extractor.link.periods.asides import BEGUN
from extractor.link.periods.bounds import is_day, is_stretch, usable
from extractor.link.periods.causes import is_to_blame
from extractor.link.periods.lengths import LONGEST_MONTH, WEEK
from extractor.link.periods.named import ends_term
from extractor.link.periods.reporting import REPORTING, SHORTEST, is_span, length, name_of
from extractor.link.periods.told_on import dates_report
from extractor.mentions import Fact, Period

_YEAR, _LONG = 366, 1200  # days
# How business goes, and what goes so.
_FARED = frozenset(
    "grew shrank fare fared faring struggled struggles suffered suffering thrived flourished shone laboured labored stumbled demand "
    "trading business trade strong weak poor good better bad worse busy busier quiet slow slower tough "
    "tougher difficult brisk sluggish bumper rough brighter gloomy record lean soft healthy miserable dismal solid robust".split()
)
_DEBUTS = cues.WENT_PUBLIC | {"debut", "gong", "bell"}
# How a share may move without a figure.
_SHARES_DID = frozenset(
    "rose fell jumped soared surged climbed gained slid slipped dropped sank tumbled plunged slumped rallied leapt eased doubled tripled "
    "halved crashed skyrocketed rocketed plummeted popped debuted".split()
)
_BEFORE_VERB = frozenset("more than also sharply briefly nearly almost have has had".split())
_OF_DATELINE = frozenset("( - – —".split())
_EDGES = frozenset("since until by from before after".split())
_ONCE = frozenset("since until before after".split())
_STATED = ("period.behind_value", "period.sentence")

_NEAR = 7  # nodes
_DONE = frozenset("made lost sold had bought spent paid sunk won".split())
_BACK = frozenset("before previous preceding prior same corresponding ago".split())
_LOOKS_BACK = frozenset(f"{unit} {ago}" for unit in ("a year", "one year") for ago in ("earlier", "ago", "before"))


def frame_of(
    sentence: Sentence, made: Sequence[Fact], published: date | None, reported: Mapping[str | None, Period], before: Sequence[Fact] = ()
) -> Period | None:
    """The period that a sentence sets for the ones behind it: one in front of everything else, over by now, not a part ("alone").

    Of a time that something happened at and a stretch that all its figures are for, it is the stretch. `before` are the facts of
    the sentence in front.
    """
    found = _opening(sentence)
    if found is None or found.start_date is None or (published is not None and found.start_date > published):
        return None
    called = sentence.text[found.start : found.end].lower()
    back = called in _LOOKS_BACK or not _BACK.isdisjoint(re.split(r"[ -]", called))
    if not made and length(found) > _LONG:
        return None  # "For most of the past decade Acme had the market to itself. Sales rose 2%"
    if back or any(node.word == "revised" for node in sentence.nodes):
        return None  # "A year earlier it earned $2m. Sales rose to $52m", "The quarter before it lost $2m": only a look back
    if is_current_trading(made, reported):
        return None  # "Third-quarter profit was $9m. So far in October sales are up 6%. Capex was $4m"
    if had_been(sentence, reported):
        return None  # "Third-quarter profit was $9m. Revenue was $52m. In 2024 it had lost $4m. Costs fell 3%"
    if looks_back(made, before):
        return None  # "Revenue was $38m in 2025. In 2024 it was $31m. Operating profit was $4m"
    to_come = published is not None and found.end_date is not None and found.end_date > published
    if to_come and any(node.word in cues.FORECAST for node in sentence.nodes):
        return None  # "This year profit should grow a little. Net debt was £9m": of what is to come
    if (made or sentence.nodes[0].period is not found) and _is_by_the_way(found, made, reported):  # not "July was stronger still"
        return None
    if of_it := [fact for fact in made if fact.period is found]:
        over = published is not None and found.end_date is not None and found.end_date < published  # what was expected of it is no view
        return None if any(fact.forecast for fact in of_it) and not over else _last_in_step(made) or found
    spans = [fact.period for fact in made if fact.period and is_span(fact.start_date, fact.end_date) and not fact.forecast]
    return spans[0] if spans else found


def _last_in_step(made: Sequence[Fact]) -> Period | None:
    """ "In 2023, 2024 and 2025 it sold 8, 14 and 26 boats": what follows is of the last of them."""
    listed = [fact for fact in made if "period.series" in fact.rule and fact.end_date is not None]
    return max(listed, key=lambda fact: fact.end_date or date.min).period if listed else None


def looks_back(made: Sequence[Fact], before: Sequence[Fact]) -> bool:
    """Whether a sentence only tells for an earlier time what the one in front did: "In 2024 it was $31m"."""
    told = {_plain(fact.metric) for fact in before}
    last = max((fact.end_date for fact in before if fact.end_date is not None and not fact.forecast), default=None)
    if last is None or not made or not all(_plain(fact.metric) in told for fact in made):
        return False
    return all(fact.end_date is not None and fact.end_date < last for fact in made)


def had_been(sentence: Sentence, reported: Mapping[str | None, Period]) -> bool:
    """Whether a sentence that opens with a time before those reported on tells in the pluperfect how it was then."""
    if (found := _opening(sentence)) is None:
        return False
    had = next((i for i, node in enumerate(sentence.nodes[:_NEAR]) if node.word == "had"), None)
    done = sentence.nodes[had + 1].word if had is not None and had + 1 < len(sentence.nodes) else ""
    later = any(told.end_date and found.end_date and told.end_date > found.end_date for told in reported.values())
    return later and (done.endswith(("ed", "en")) or done in _DONE)


def is_current_trading(made: Sequence[Fact], reported: Mapping[str | None, Period]) -> bool:
    """Whether a sentence of a report only tells how the time since has gone: "So far in October sales are up 6%"."""
    now = [fact for fact in made if fact.rule.endswith("period.since")]
    return bool(now) and len(now) == len(made) and all(_is_behind(fact, reported.get(name_of(fact.company))) for fact in now)


def _is_behind(fact: Fact, told: Period | None) -> bool:
    return told is not None and told.end_date is not None and fact.start_date is not None and fact.start_date > told.end_date


def _plain(metric: str) -> str:
    """A metric by what it would be without its sign: a loss is a profit."""
    return metric.replace("loss", "profit")


def _is_by_the_way(found: Period, made: Sequence[Fact], reported: Mapping[str | None, Period]) -> bool:
    """ "In May it sold $300m of bonds", in the report of a year: what happened in a month, and nothing that is reported on.

    So a sentence without figures: "In April the firm named a new chief executive".
    """
    named = (reported[name] for fact in made if (name := name_of(fact.company)) in reported)
    told = next(named, None) if made else max(reported.values(), key=length, default=None)
    month = told is not None and SHORTEST <= length(found) <= LONGEST_MONTH < length(told)
    return month and all(fact.metric not in REPORTING for fact in made)


def trading_day(made: Sequence[Fact], published: date | None) -> Period | None:
    """The one day, a few before the publication, that a sentence tells a share price or an index of."""
    for fact in made:
        day = fact.period
        if not fact.change or day is None or published is None or fact.start_date != fact.end_date:
            continue
        of_market = fact.metric == "index_level" and day.rule.startswith("period.weekday")  # no weekly index of freight
        if fact.end_date is not None and 0 < (published - fact.end_date).days < WEEK and (fact.metric == "share_price" or of_market):
            return day
    return None


def yesterday(sentence: Sentence, published: date | None) -> Period | None:
    """ "Acme lifted its payout yesterday": a newspaper tells of the day before, and so do its prices."""
    for node in sentence.nodes:
        day = node.period
        if day is None or day.end_date is None or published is None or day.end_date >= published:
            continue
        if sentence.text[node.start : node.end].lower() == "yesterday" and not _is_quoted(sentence.text, node.start):
            return day
    return None


def moved_then(sentence: Sentence, published: date | None) -> Period | None:
    """ "Acme tumbled in Tokyo on Wednesday", "Shares in Acme more than doubled on Tuesday": the prices that follow are of that day."""
    nodes = sentence.nodes
    days = [node.period for node in nodes if is_day(node)]
    if published is None or sentence.has_values or len(days) != 1 or days[0] is None or days[0].end_date is None:
        return None
    if not 0 < (published - days[0].end_date).days < WEEK:
        return None
    moved = (i for i, node in enumerate(nodes) if node.word in _SHARES_DID and i)
    return days[0] if any(_are_shares(nodes, i) for i in moved) else None


def _are_shares(nodes: Sequence[Node], verb: int) -> bool:
    """Whether what a verb moves is a share: "Acme", "its stock", "shares of Acme", but "sales at Acme"."""
    i = verb - 1
    while i > 0 and nodes[i].word in _BEFORE_VERB:
        i -= 1
    if nodes[i].kind != "company":
        return is_shares(nodes[i])
    return i < len(("shares", "in")) or nodes[i - 1].word not in cues.PREPOSITIONS or is_shares(nodes[i - 2])


def _is_quoted(text: str, start: int) -> bool:
    """Whether a quotation that a paragraph opens is still open at `start`: said of the world, not of the prices."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def leaves_frame(frame: Period | None, made: Sequence[Fact]) -> bool:
    """ "In the fourth quarter alone it made $9m. Costs rose 6% over the year. The margin was 5.8%": back to the longer stretch."""
    if frame is None or frame.start_date is None or not made or not all(fact.rule.endswith(_STATED) for fact in made):
        return False
    end = frame.end_date if length(frame) <= LONGEST_MONTH else None
    if end is not None and all(fact.start_date and fact.start_date > end and is_span(fact.start_date, fact.end_date) for fact in made):
        return True  # "In November it warned of a loss. Now it has posted a profit for the second quarter. Sales rose 4%."
    return all(fact.start_date and fact.start_date < frame.start_date and fact.end_date == frame.end_date for fact in made)


def _opening(sentence: Sentence) -> Period | None:
    nodes = sentence.nodes
    if any(node.word in BEGUN and (not i or nodes[i - 1].word == ",") for i, node in enumerate(nodes[:4])):
        return None  # "Founded in Leeds in 2017, Acme has 11 drug candidates", "The brand, launched in 2019, has 40 stores"
    for i, node in enumerate(nodes[:6]):
        if node.kind in ("value", "metric", "company"):
            return None
        if is_day(node) and i + 1 < len(nodes) and nodes[i + 1].word in _OF_DATELINE:
            continue  # "SYDNEY, June 5 (Harbour Wire) - Home prices rose"
        if node.word in _ONCE:
            return None  # "Since its listing in 2021 the shares have halved", "That is the most since 2019"
        if usable(node) and not dates_report(nodes, i):
            if i > 2 and nodes[i - 1].word in ("in", "during") and nodes[0].word in ("a", "an") and is_head(nodes[i - 2].word):
                return None  # "A strike in November cost it $9m": when that was
            if i and nodes[i - 1].word == "of" and nodes[max(0, i - 2)].word != "as":
                return None  # "the first big sale of 2026"
            if is_to_blame(nodes, i):
                return None  # "The firm blamed a cold March"
            following = nodes[i + 1].word if i + 1 < len(nodes) else ""
            return None if following in cues.GENITIVE or (following == "alone" and not _opens_paragraph(sentence)) else node.period
    return None


def _opens_paragraph(sentence: Sentence) -> bool:
    return sentence.text[sentence.start - 1 : sentence.start] in ("", "\n")


def debut(sentence: Sentence, published: date | None) -> Period | None:
    """ "Acme listed in Hong Kong on Tuesday", a sentence without figures: the prices that follow are of that day."""
    days = [node.period for node in sentence.nodes if is_day(node)]
    if published is None or len(days) != 1 or _DEBUTS.isdisjoint(node.word for node in sentence.nodes):
        return None
    day = days[0]
    return day if day is not None and day.end_date is not None and day.end_date <= published else None


def fared(sentence: Sentence, published: date | None) -> Period | None:
    """ "Acme could hardly meet demand in January", a sentence without figures: the one stretch that it tells somebody's luck in."""
    nodes = sentence.nodes
    told = [i for i, node in enumerate(nodes) if usable(node)]
    if published is None or len(told) != 1 or not is_stretch(nodes[told[0]]):
        return None
    at, period = told[0], nodes[told[0]].period
    owned = at > 1 and nodes[at - 1].word in cues.GENITIVE and nodes[at - 2].kind == "company"  # "that was Acme's third quarter"
    if not owned and _FARED.isdisjoint(node.word for node in nodes):
        return None
    if dates_report(nodes, at) or ends_term(nodes, at) or (at and nodes[at - 1].word in _EDGES):
        return None
    if not any(is_subject(nodes, i) for i in range(len(nodes))) or period is None or period.end_date is None:
        return None
    return period if 0 < (published - period.end_date).days < _YEAR else None
