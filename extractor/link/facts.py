"""Each value → its metric, company, period and change, in that order.

One pass over the sentences; what a sentence leaves for the next ones (who it is about, which period) is kept in two
small notes. The rule of a fact joins three names: how its value met its metric, where its company came from and where its
period came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.companies.named import is_of_those
from extractor.link.companies.owner import owner_of
from extractor.link.companies.spoken_of import Known, brokers, is_publisher, left_by, main_company, parties, subject
from extractor.link.companies.whose import Owner
from extractor.link.forecasts import goes_on, is_over, looks_ahead
from extractor.link.illustrations import asks, is_illustration
from extractor.link.metrics.anaphora import asked_for, spoken_of
from extractor.link.metrics.meeting import Meeting, lead_words, listed
from extractor.link.metrics.metric_of import meet
from extractor.link.nodes import Amount, Node, Sentence, is_subject, read_sentences, runs
from extractor.link.periods.choice import when_of
from extractor.link.periods.guided import is_deadline, note_guidance, promised, with_year
from extractor.link.periods.inherited import frame_of, trading_day
from extractor.link.periods.reporting import announced, dated, note
from extractor.link.periods.when import Asked, Memory, When
from extractor.link.series import PeriodList, Step, companies_in_step, longest, metrics_in_step, period_lists, steps_of
from extractor.mentions import Company, Fact, Findings, Metric, Span


def link_facts(findings: Findings) -> list[Fact]:
    """The facts of an article in text order."""
    findings = replace(findings, metrics=_plain_named(_plain_named(findings.metrics, _PROFITS, "net_profit"), _MARGINS, "net_margin"))
    findings = replace(findings, companies=tuple(company for company in findings.companies if not is_publisher(company)))
    quoted = brokers(findings)
    known = Known(main_company(findings, quoted), quoted)
    facts: list[Fact] = []
    memory = Memory()
    opened: tuple[Company, ...] = ()  # whom this paragraph is about
    earlier: PeriodList | None = None
    paragraph_end = 0
    for sentence in read_sentences(findings):
        if "\n" in findings.text[paragraph_end : sentence.start]:
            known.carried, memory.frame, memory.guided, memory.meeting, earlier = (), None, {}, None, None
            known.topic, opened = opened or known.topic, ()
        paragraph_end = sentence.end
        if all(node.kind == "metric" for node in sentence.nodes):
            memory.named = spoken_of(sentence.nodes) or memory.named
            continue
        lists = period_lists(sentence)
        made = (
            _Reader(findings, sentence, lists, memory, known, earlier).facts()
            if sentence.has_values and not asks(sentence)
            else []
        )
        facts += made
        known.carried = left_by(subject(sentence), made, known) or known.carried
        known.buyer, known.target = parties(made, findings) or (known.buyer, known.target)
        opened = opened or known.carried
        memory.frame = frame_of(sentence, made, findings.published) or memory.frame
        if lists:
            earlier = longest(lists, made)
        note(memory.reported, made, findings.published, findings.text)
        note_guidance(memory, made, findings.text)
        memory.traded = memory.traded or trading_day(made, findings.published)
        if asks(sentence):
            memory.named = asked_for(sentence.nodes) or memory.named
        elif not sentence.has_values:
            memory.named = spoken_of(sentence.nodes) or memory.named
        if not sentence.has_values:
            announced(memory.reported, sentence, known.carried or known.main or known.topic)
            promised(memory, sentence, known.carried or known.main)
    return dated(with_year(facts, memory), findings.text)


def _plain_named(metrics: Sequence[Metric], kinds: frozenset[str], plain: str) -> tuple[Metric, ...]:
    """A bare "profit" or "margin" is the one kind of it that the article names elsewhere."""
    named = {metric.id for metric in metrics if metric.id in kinds and not metric.weak}
    if len(named) != 1 or (only := named.pop()) == plain:
        return tuple(metrics)
    return tuple(replace(metric, id=only) if metric.id == plain and metric.end - metric.start < 15 else metric for metric in metrics)


_PROFITS = frozenset("net_profit pretax_profit operating_profit adjusted_profit".split())
_MARGINS = frozenset("net_margin operating_margin gross_margin ebitda_margin ebita_margin net_interest_margin".split())
# A second way to put the value before it: it holds at the same time.
_ALIKE = frozenset("or ( which accounting representing equivalent equal".split())
# Where a period comes from that is only that of a comparison.
_OTHER_ENDS = frozenset("period.comparison period.prior_year period.elliptical period.published".split())


class _Reader:
    """The reading of one sentence, value by value from the left."""

    def __init__(
        self,
        findings: Findings,
        sentence: Sentence,
        lists: list[PeriodList],
        memory: Memory,
        known: Known,
        earlier: PeriodList | None,
    ) -> None:
        self.text, self.published = findings.text, findings.published
        self.sentence, self.nodes = sentence, sentence.nodes
        self.memory, self.known, self.earlier = memory, known, earlier
        self.lists = lists
        self.consumed, self.shares = _shares_of(self.nodes)
        self.memory.compared, self.memory.taken = set(), {}
        self.last_unit: str | None = None
        self.last_when: When | None = None
        self.guided: When | None = None  # the period of the sentence's forecasts, and of its figures
        self.beside: When | None = None
        self.last_change = False

    def facts(self) -> list[Fact]:
        facts: list[Fact] = []
        before: Meeting | None = None
        before_place: int | None = None
        owner: Owner | None = None
        forecast = False
        for run in runs(self.sentence):
            amount = self.nodes[run[0]].amount
            assert amount
            if is_illustration(self.nodes, run[0]):
                continue
            meeting = meet(self.text, self.sentence, run, before, before_place, self.consumed, self.memory.meeting, self.memory.named)
            if meeting is None:
                continue
            same = before is not None and meeting.rule in ("fact.same_metric", "fact.conversion") and meeting.company_place is None
            if not same or owner is None or (before_place is not None and self._new_subject(before_place, run[0])):
                inside = owner.companies if owner is not None else ()
                owner = owner_of(self.sentence, run, meeting, inside, self.known)
            continued = same or (before_place is not None and goes_on(self.nodes, before_place, run[0]))
            forecast = looks_ahead(self.nodes, run[0], before_place if same else None) or (
                continued and forecast and not is_over(self.nodes, run[-1], self.published)
            )
            facts += self._facts_of(run, meeting, owner, forecast)
            per_share = before is not None and meeting.metric == cues.PER_SHARE.get(before.metric)
            aside = before is not None and meeting.metric == "price" and meeting.rule == "fact.idiom"  # "hedged 82% at $690 a tonne"
            before, before_place = before if per_share or aside else meeting, run[-1]
            self.last_change = meeting.change is not None
            self.last_unit = facts[-1].unit if amount.kind == "quantity" else None
            if amount.kind == "quantity" and amount.unit not in (None, "times"):
                self.memory.units[meeting.metric] = amount.unit
        self.memory.meeting = before or self.memory.meeting
        self.memory.named = before or self.memory.named
        return facts

    def _facts_of(self, run: Sequence[int], meeting: Meeting, owner: Owner, forecast: bool) -> list[Fact]:
        steps = steps_of(self.lists, run, self.earlier, self.nodes)
        step_metrics = metrics_in_step(self.nodes, run) if not steps else []
        step_companies = companies_in_step(self.nodes, run)
        if step_companies and meeting.metric == meeting.of_metric == "revenue" and self.known.carried:
            step_companies, owner = [], Owner(self.known.carried, "company.sentence_before")  # customers' shares of the seller's revenue
        facts: list[Fact] = []
        alike = meeting.rule in ("fact.same_metric", "fact.conversion", "fact.multiple") and not _ALIKE.isdisjoint(
            lead_words(self.nodes, run[0])
        )
        for k, place in enumerate(run):
            if step_metrics:
                metric = self.nodes[step_metrics[k]].metric
                assert metric
                meeting = listed(metric, step_metrics[k], "fact.metrics_in_step", meeting.change)
            when = _stepped(steps[k]) if steps else self._when(run[-1] if len(run) > 1 else place, run, meeting, owner, forecast)
            if alike and when.place is None and self.last_when is not None:
                when = self.last_when
            self.last_when = when
            if when.start is not None and when.rule not in _OTHER_ENDS and not is_deadline(when.period, self.text):
                self.beside = when
                self.guided = when if forecast else self.guided
            companies = (step_companies[k],) if step_companies else owner.companies
            rule = "company.series" if step_companies else owner.rule
            for company in companies or (None,):
                facts.append(self._fact(place, run, meeting, company, rule, owner, when, forecast))
        return facts

    def _when(self, place: int, run: Sequence[int], meeting: Meeting, owner: Owner, forecast: bool) -> When:
        lead = lead_words(self.nodes, run[0])
        base = run[0] > 1 and {node.word for node in self.nodes[run[0] - 3 : run[0]]} & {"below", "above"} and self.last_change
        comparison = (bool(lead) and (lead[-1] == "from" or _compares(lead))) or bool(base)
        return when_of(
            Asked(
                self.sentence, place, meeting, self.memory, owner.companies[0] if owner.companies else None, self.published,
                comparison=comparison, forecast=forecast,
                previous=self.last_when,
                chained=meeting.rule in ("fact.same_metric", "fact.conversion"),
                guided=self.guided if forecast else None,
                beside=self.beside,
            )
        )  # fmt: skip

    def _fact(
        self,
        place: int,
        run: Sequence[int],
        meeting: Meeting,
        company: Company | None,
        company_rule: str,
        owner: Owner,
        when: When,
        forecast: bool,
    ) -> Fact:
        amount = self.nodes[place].amount
        assert amount
        change = meeting.change
        low, high = amount.low, amount.high
        if change or meeting.metric in ("net_loss", "operating_loss", "pretax_loss"):
            low, high = sorted((abs(low), abs(high)))
        elif amount.kind == "money" and low > 0 and self._is_negative(place, meeting):
            low, high = -high, -low
        spans = [meeting.span, *amount.spans]
        if when.period is not None:
            spans.append(Span(when.period.start, when.period.end))
        if owner.place is not None:
            spans.append(Span(self.nodes[owner.place].start, self.nodes[owner.place].end))
        inside = [span for span in spans if self.sentence.start <= span.start < self.sentence.end]
        owner_at = self.nodes[owner.place].start if owner.place is not None else None  # an owner is not its own subject
        owned = meeting.of is not None and meeting.of.start == owner_at
        named = meeting.subject is not None and meeting.subject.start != owner_at
        of = (
            meeting.of_metric
            or (None if owned else self.text[meeting.of.start : meeting.of.end] if meeting.of else None)
            or self.shares.get(meeting.place or -1)
        )
        return Fact(
            company=company,
            subject=self.text[meeting.subject.start : meeting.subject.end] if meeting.subject and named else None,
            metric=meeting.metric,
            metric_text=self.text[meeting.span.start : meeting.span.end],
            low=low,
            high=high,
            unit=self._unit(amount, meeting, run),
            modifier=amount.modifier,
            per=amount.per,
            start_date=when.start,
            end_date=when.end,
            period=when.period,
            change=change,
            forecast=forecast and when.rule != "period.published",
            of=of,
            evidence=Span(min(s.start for s in inside), max(s.end for s in inside)),
            metric_span=meeting.span,
            value_spans=amount.spans,
            rule=f"{meeting.rule}+{company_rule}+{when.rule}",
        )

    def _is_negative(self, place: int, meeting: Meeting) -> bool:
        """ "minus £12m", "a loss of 12 cents a share"."""
        if self.nodes[place - 1].word in ("minus", "negative"):
            return True
        return meeting.metric in ("eps", "adjusted_eps") and "loss" in self.text[meeting.span.start : meeting.span.end].lower()

    def _unit(self, amount: Amount, meeting: Meeting, run: Sequence[int]) -> str | None:
        """The unit of the value; a bare number takes the noun of its metric."""
        if amount.unit is not None or amount.kind != "quantity":
            return amount.unit
        if self.last_unit and meeting.rule == "fact.same_metric":
            return self.last_unit
        beside = next((node.amount.unit for place in run if (node := self.nodes[place]).amount and node.amount.unit), None)
        if beside is not None:
            return beside
        if meeting.metric in self.memory.units and (meeting.metric not in cues.COUNTED or meeting.metric == "shipments"):
            return self.memory.units[meeting.metric]
        words = self.text[meeting.span.start : meeting.span.end].lower().split()
        return cues.COUNTED.get(meeting.metric) or words[-1].removesuffix("s")

    def _new_subject(self, before: int, first: int) -> bool:
        return any(
            node.kind == "company" and (is_subject(self.nodes, i) or is_of_those(self.nodes, i))
            for i, node in enumerate(self.nodes[before:first], before)
        )



def _compares(lead: Sequence[str]) -> bool:
    """Whether the words in front of a value hold it against another: "more than doubled to" does not."""
    following = (*lead[1:], "")
    return any(word in cues.COMPARISONS and not (word == "than" and then in cues.MOVES) for word, then in zip(lead, following, strict=True))


def _stepped(step: Step) -> When:
    return When(step.start, step.end, step.period, "period.series")


def _shares_of(nodes: Sequence[Node]) -> tuple[set[int], dict[int, str]]:
    """Metrics that only say what another is a share of: "fees as a proportion of R&D"; with the metric in front of each."""
    consumed: set[int] = set()
    shares: dict[int, str] = {}
    for i, node in enumerate(nodes):
        if node.metric and i > 2 and nodes[i - 1].word == "of" and nodes[i - 2].word in ("proportion", "percentage", "share", "fraction"):
            consumed.add(i)
            in_front = next((j for j in range(i - 3, -1, -1) if nodes[j].metric), None)
            if in_front is not None:
                shares[in_front] = node.metric.id
    return consumed, shares
