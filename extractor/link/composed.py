"""One fact, composed of what is known by then: its value and metric, its company, its period.

    a net loss of $5m                        a loss is the positive size, whatever the sign of its mention
    minus £12m, a loss of 12 cents a share   the minus that a word says
    deliveries of 417,000                    a bare number takes the noun of its metric, or of the value before
    evidence                                 from the first to the last word of its metric, value, period and company in the sentence
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.link import cues, metric_kinds
from extractor.link.companies.whose import Owner
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Amount, Node, Sentence
from extractor.link.periods.when import When
from extractor.mentions import Company, Fact, Span

# Counted metrics that are told by several nouns: people or staff, cars or units.
_MANY_NOUNS = frozenset("shipments employees".split())
_SINGULAR = re.compile(r"(?<=[a-z]{4})ies$")  # vacancies
_POSTS = frozenset("job position role post".split())  # what goes is no unit of who stays
_PEOPLE = frozenset("users customers subscribers members clients passengers visitors guests students patients drivers sellers".split())
_NUMBERS = frozenset("numbers count counts base total traffic".split())
_TRAVELLERS = frozenset("passenger traveller traveler guest flyer rider".split())
_MOVED = ("passengers", "traffic")
_MADE = ("production", "shipments", "sales_volume", "capacity")
_OF_SHOPS = ("stores", "store_openings", "store_closures", "store_disposals")
_VEHICLE = re.compile(rf"\b({'|'.join(sorted(cues.VEHICLES - {'train', 'coach'}))})s?\b", re.IGNORECASE)
_LOST = frozenset("loss losses lost lose loses losing".split())  # of a share
_OUTPUT = frozenset(("gdp", "gross domestic product", "economic output", "gross national product"))
_LOSSES = frozenset("net_loss operating_loss pretax_loss".split())


class Statement(NamedTuple):
    """A value at node `place`, one of the `run` that met its metric together, with all that was found out about it.

    `company` is one of the owner's companies or, with `company_rule`, one of a list; `unit` is the value's own or what it inherits,
    `share_of` what its metric is a share of.
    """

    sentence: Sentence
    place: int
    meeting: Meeting
    owner: Owner
    company: Company | None
    company_rule: str
    when: When
    forecast: bool
    unit: str | None
    share_of: str | None

    @property
    def amount(self) -> Amount:
        amount = self.sentence.nodes[self.place].amount
        assert amount
        return amount

    def text(self, span: Span) -> str:
        return self.sentence.text[span.start : span.end]

    def name(self, span: Span) -> str:
        """What a span says; whose name words stand for: "its rival"."""
        node = next((node for node in self.sentence.nodes if node.kind == "company" and node.span == span), None)
        company, said = node.companies[0] if node is not None else None, self.text(span)
        return said if company is None or said in company.aliases else company.name


def compose(said: Statement) -> Fact:
    """The fact that a statement makes."""
    meeting, when, amount = said.meeting, said.when, said.amount
    low, high = _signed(said)
    # The owner of a share is not its own subject, nor what it is a share of.
    owner_at = said.sentence.nodes[said.owner.place].start if said.owner.place is not None else None
    subject = meeting.subject if meeting.subject is not None and meeting.subject.start != owner_at else None
    whole = meeting.of if meeting.of is not None and meeting.of.start != owner_at else None
    return Fact(
        company=said.company,
        subject=said.name(subject) if subject else None,
        metric="loss_per_share" if _is_loss_of_share(said) else meeting.metric,
        metric_text=said.text(meeting.span),
        low=low,
        high=high,
        unit=said.unit,
        modifier=amount.modifier,
        per=amount.per or ("share" if meeting.group == "per share" and amount.kind == "money" else None),
        start_date=when.start,
        end_date=when.end,
        period=when.period,
        change=meeting.change,
        forecast=said.forecast and when.rule != "period.published",
        of=_whole(said) or (said.name(whole) if whole else None) or said.share_of,
        evidence=_evidence(said),
        metric_span=meeting.span,
        value_spans=amount.spans,
        rule=f"{meeting.rule}+{said.company_rule}+{when.rule}",
    )


def _whole(said: Statement) -> str | None:
    """The metric that a value is a share of; "4% of GDP" is of the output, not of its growth."""
    of = said.meeting.of
    return "gdp" if of is not None and said.text(of).lower() in _OUTPUT else said.meeting.of_metric


def _signed(said: Statement) -> tuple[Decimal, Decimal]:
    """The bounds with the sign that a fact gives them."""
    meeting, amount = said.meeting, said.amount
    low, high = amount.low, amount.high
    if meeting.change or meeting.metric in _LOSSES or _is_loss_of_share(said):
        low, high = sorted((abs(low), abs(high)))
    elif amount.kind == "money" and low > 0 and _is_negative(said):
        low, high = -high, -low
    return low, high


def _is_negative(said: Statement) -> bool:
    """ "minus £12m", "an adjusted loss of 12 cents a share"."""
    if said.sentence.nodes[said.place - 1].word in ("minus", "negative"):
        return True
    return said.meeting.metric == "adjusted_eps" and _is_lost(said)


def _is_loss_of_share(said: Statement) -> bool:
    """ "a loss of 12 cents a share"."""
    return said.meeting.metric == "eps" and said.amount.kind == "money" and _is_lost(said)


def _is_lost(said: Statement) -> bool:
    return not _LOST.isdisjoint(said.text(said.meeting.span).lower().split())


def _evidence(said: Statement) -> Span:
    """From the first to the last word that the fact is made of, within its sentence."""
    spans = [said.meeting.span, *said.amount.spans]
    if said.when.period is not None:
        spans.append(Span(said.when.period.start, said.when.period.end))
    if said.owner.place is not None:
        spans.append(said.sentence.nodes[said.owner.place].span)
    inside = [span for span in spans if said.sentence.start <= span.start < said.sentence.end]
    return Span(min(span.start for span in inside), max(span.end for span in inside))


class _Bare(NamedTuple):
    """A bare number: where it stands, what it measures, the unit of the value `before`, and what each metric was counted by so far."""

    nodes: Sequence[Node]
    text: str
    run: Sequence[int]
    meeting: Meeting
    before: str | None
    known: dict[str, str]

    @property
    def name(self) -> list[str]:
        return self.text[self.meeting.span.start : self.meeting.span.end].lower().split()

    @property
    def shops(self) -> list[str]:
        return [self.known[metric] for metric in _OF_SHOPS if metric in self.known] if self.meeting.metric in _OF_SHOPS else []


def unit_of(
    nodes: Sequence[Node], text: str, run: Sequence[int], meeting: Meeting, amount: Amount, before: str | None, known: dict[str, str]
) -> str | None:
    """The unit of a value; a bare number takes that of the value `before`, of its own list, of the metric earlier, or its metric's noun."""
    if amount.unit is not None or amount.kind != "quantity":
        return amount.unit
    bare = _Bare(nodes, text, run, meeting, before, known)
    return next((unit for way in _WAYS if (unit := way(bare)) is not None), _noun_of(bare.name))


def _of_value_before(bare: _Bare) -> str | None:
    meeting, before, known = bare.meeting, bare.before, bare.known
    if meeting.metric == "job_cuts" and (whole := _unit_of_whole(bare.nodes, bare.run[-1])) is not None:
        return whole  # "has 61,400 plots and will shed 140 of its 5,300 staff"
    if before in cues.VEHICLES and meeting.metric == "order_backlog":
        return before  # "a fleet of 61 aircraft, and has 44 more on order"
    goods = meeting.metric == "employees" and before in {known.get(metric) for metric in _MADE}  # "to make 40,000 wafers and employ 2,100"
    # "is creating 120 jobs; it already employs 340"
    goods = goods or (meeting.metric == "employees" and before == "job" and meeting.rule == "fact.verb")
    if not before or goods or meeting.rule not in ("fact.same_metric", "fact.verb"):
        return None
    shops = bare.shops
    return before if not shops or before in shops else shops[0]  # "has 640 stores in 44 states and plans to open 22"


def _of_list(bare: _Bare) -> str | None:
    """That of its own list, or of what it is a part of."""
    beside = next((node.amount.unit for place in bare.run if (node := bare.nodes[place]).amount and node.amount.unit), None)
    if beside is not None:
        return beside
    if (whole := _unit_of_whole(bare.nodes, bare.run[-1])) is not None:
        return whole
    if bare.meeting.rule != "fact.verb" or bare.meeting.metric not in _MADE:
        return None
    # "will deliver 900 buses. Its plant can make 2,000"
    return next((bare.known[metric] for metric in _MADE if metric in bare.known), "unit")


def _of_words(bare: _Bare) -> str | None:
    """The noun in the words of its metric."""
    name, meeting, known = bare.name, bare.meeting, bare.known
    if meeting.metric == "shipments" and "of" in name and name[0] not in ("share", "slice"):
        return name[-1].removesuffix("s")  # "retail sales of new-energy vehicles"
    if name[-1] in _NUMBERS and len(name) > 1 and f"{name[-2].removesuffix('s')}s" in _PEOPLE:
        return name[-2].removesuffix("s")  # "passenger numbers", whatever else travellers are called
    if name[-1] == "workforce":
        return "person" if "person" in known.values() else "employee"  # "2,960 people, 45% of a workforce of 6,600"
    if name[-1] == "headcount" and not _are_those(bare):
        return _counted_in(bare.nodes, meeting.metric) or "person"
    return None


def _of_jobs(bare: _Bare) -> str | None:
    if bare.meeting.metric != "job_cuts":
        return None
    if _are_those(bare):
        return "person"
    if bare.name[-1].removesuffix("s") in cues.JOBS:
        return bare.name[-1].removesuffix("s")  # "3,800 of the jobs"
    return bare.known.get("employees") if bare.name[0] in cues.LETS_GO else None  # "employs 1,340 people. It dismissed 160"


def _are_those(bare: _Bare) -> bool:
    """ "380 of those losing their jobs"."""
    behind = [node.word for node in bare.nodes[bare.run[-1] + 1 : bare.run[-1] + 3]]
    return bare.meeting.metric == "job_cuts" and behind == ["of", "those"]


def _as_earlier(bare: _Bare) -> str | None:
    metric = bare.meeting.metric
    again = bare.meeting.rule == "fact.metric_of_sentence_before" and metric == "job_cuts"
    return bare.known.get(metric) if metric not in metric_kinds.COUNTED or metric in _MANY_NOUNS or again else None


def _of_metric(bare: _Bare) -> str | None:
    """What such a metric is counted by, whatever the text says."""
    name, metric, known = bare.name, bare.meeting.metric, bare.known
    if metric == "stores" and name[-1].endswith("s"):
        return name[-1].removesuffix("es" if name[-1].endswith("ches") else "s")  # "its warehouses from 27 to 40"
    if metric in _OF_SHOPS:
        return bare.shops[0] if bare.shops else "store"
    if metric in _MOVED:
        told = (known[metric] for metric in _MOVED if metric in known)
        return next((unit for unit in told if unit in _TRAVELLERS), "passenger")  # "carried 2m travellers; traffic there hit 1m"
    if metric == "fleet":
        named = _VEHICLE.search(bare.text)  # "took two jets, taking the fleet to 356"
        return next((unit for unit in known.values() if unit in cues.VEHICLES), named[1].lower() if named is not None else name[-1])
    if name[-1].startswith("volume"):
        return _thing_moved(bare.text, name) or known.get("shipments", "unit")
    return name[-1].removesuffix("s") if name[-1] in _PEOPLE else metric_kinds.COUNTED.get(metric)  # "paying users", whatever they count as


_WAYS: tuple[Callable[[_Bare], str | None], ...] = (_of_value_before, _of_list, _of_words, _of_jobs, _as_earlier, _of_metric)


def _noun_of(name: Sequence[str]) -> str:
    return _SINGULAR.sub("y", name[-1]).removesuffix("s")


def _unit_of_whole(nodes: Sequence[Node], last: int) -> str | None:
    """ "will close 14 of its 96 depots": so many of what is counted behind."""
    behind = nodes[last + 1 : last + 6]
    if not behind or behind[0].word != "of":
        return None
    whole = next((node.amount for node in behind if node.amount is not None), None)
    return whole.unit if whole is not None and whole.kind == "quantity" and whole.unit != "times" else None


def _counted_in(nodes: Sequence[Node], metric: str) -> str | None:
    """ "headcount was 4,100, a net addition of 230 employees": the noun that the sentence counts the same things by."""
    amounts = (node.amount for node in nodes if node.amount is not None)
    counted = (amount for amount in amounts if amount.metric is not None and amount.metric.id == metric)
    return next((amount.unit for amount in counted if amount.unit not in _POSTS), None)


def _thing_moved(text: str, name: Sequence[str]) -> str | None:
    """ "parcel volumes of 412 million": a thing that the article counts elsewhere; no "total volumes"."""
    thing = name[-2] if len(name) > 1 else ""
    counted = thing.isalpha() and re.search(rf"\b(?:{thing}s|per {thing}|an? {thing})\b", text, re.IGNORECASE)
    return thing if counted else None
