"""The values of one sentence from the left: each meets its metric, then whose and when it is are asked, and it is a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import metric_kinds
from extractor.link.companies.lands import is_of_whole
from extractor.link.companies.new_subjects import hangs_on, is_put_to, new_subject, of_the_same
from extractor.link.companies.others import OTHERS
from extractor.link.companies.owner import owner_of
from extractor.link.companies.persons import is_called_holder, is_of_persons
from extractor.link.companies.put_to import at_value
from extractor.link.companies.spoken_of import Known
from extractor.link.companies.whose import Owner, Sought
from extractor.link.company_lists import companies_in_step
from extractor.link.comparisons import GOES_ON, is_again, is_alike, is_comparison
from extractor.link.composed import Statement, compose, unit_of
from extractor.link.consensus import is_consensus, is_outdone
from extractor.link.forecasts import is_aim, is_estimated, looks_ahead, will_be
from extractor.link.forecasts_by_date import is_foretold
from extractor.link.forecasts_shared import goes_on, is_listed_too, is_moving_too, is_passed_over
from extractor.link.illustrations import is_illustration
from extractor.link.in_passing import is_in_passing, is_spread
from extractor.link.in_step import Told, companies_again, is_of_pair, metrics_again, periods_again, with_metric
from extractor.link.known_by_now import has_happened, is_bid, is_of_now, is_over, is_proposed
from extractor.link.leads import lead_words
from extractor.link.metrics.chains import dated_bracket
from extractor.link.metrics.meeting import Meeting
from extractor.link.metrics.metric_of import meet
from extractor.link.metrics.share_of_named import shares_of
from extractor.link.moved_alike import moved_alike, places_of
from extractor.link.nodes import Amount, Sentence
from extractor.link.periods.awaited import waiting
from extractor.link.periods.choice import when_of
from extractor.link.periods.guidance import is_deadline
from extractor.link.periods.joined import whole_of
from extractor.link.periods.reporting import of_all
from extractor.link.periods.views_before import is_earlier_view
from extractor.link.periods.when import Asked, Memory, When
from extractor.link.ranges import runs, step_by_step
from extractor.link.series import SERIES, PeriodList, metrics_in_step, steps_of
from extractor.mentions import Company, Fact, Findings

# Where a period comes from that is only that of a comparison.
_OTHER_ENDS = frozenset("period.comparison period.prior_year period.elliptical".split())
_TOLD_AGAIN, _OF_LOANS = ("fact.metric_of_sentence_before", "fact.expected"), frozenset("loan_loss_provisions charge_offs".split())


class Reader:
    """Reads one sentence, and keeps what a value leaves for the next one: its metric, company, period, unit and change."""

    def __init__(self, findings: Findings, sentence: Sentence, lists: list[PeriodList], memory: Memory, known: Known) -> None:
        self.text, self.published = findings.text, findings.published
        self.sentence, self.nodes, self.lists = sentence, sentence.nodes, lists
        self.memory, self.known = memory, known
        self.memory.compared, self.memory.taken = set(), {}
        self.consumed, self.shares = shares_of(self.nodes)
        self.before: Meeting | None = None
        self.measured: list[tuple[Amount, Meeting]] = []  # the values in front of a bracket, with what they measure
        self.before_place: int | None = None
        self.owner: Owner | None = None
        self.forecast = False
        self.goes_ahead = False  # past what a part is taken of: "shut 17 of the 196 depots at a cost of"
        self.last_unit: str | None = None
        self.last_when: When | None = None
        self.stated: When | None = None  # the same, of what is no comparison
        self.last_change = False
        self.outside: tuple[Meeting, When | None, When | None, bool] | None = None  # what stood in front of a bracket
        self.told = Told()
        self.guided: When | None = None  # the period of the sentence's forecasts, and of its figures
        self.beside: When | None = None

    def facts(self) -> list[Fact]:
        """The facts of the sentence; what it measured last goes on to the next one."""
        found = runs(self.sentence)
        if len(found) > 1 and sum(map(len, found)) >= SERIES:
            found = step_by_step(self.nodes, found, self._are_told)  # "From 2022 to 2024 revenue rose from $5m to $7m and $9m"
        facts = [fact for run in found if not is_illustration(self.nodes, run[0]) for fact in self._read(run)]
        if self.before is not None:
            self.memory.meeting = self.memory.named = replace(self.before, company_place=None)  # a place in another sentence is none
        return facts

    def _are_told(self, count: int) -> bool:
        """Whether a list of so many periods is told, in the sentence or shortly before."""
        lists = self.lists if self.memory.listed is None else (*self.lists, self.memory.listed)
        return count >= SERIES and any(len(found.steps(count)) == count for found in lists)

    def _read(self, run: Sequence[int]) -> list[Fact]:
        """The facts of a run of values that share a metric, or none where nothing says what they measure."""
        self._pass_brackets(run[0])
        memory = self.memory
        meeting = meet(
            self.text, self.sentence, run, self.before, self.before_place, self.consumed, memory.meeting, memory.named, memory.units,
            counted=memory.counted, of_all=of_all(memory.reported) if not self.known.main or self.known.of_market else frozenset(),
        )  # fmt: skip
        if meeting is None:
            return []
        if self._is_left(meeting, run[0]):
            meeting = replace(meeting, company_place=None)
        same = self.before is not None and meeting.rule in GOES_ON and meeting.company_place is None
        in_front, listed_before = self.owner, self.told.listed
        owner = self._owner(run, meeting, same=same)
        ahead = meeting.rule == "fact.expected" or self._looks_ahead(run, same=same) or will_be(self.nodes, run[-1], meeting)
        amount = self.nodes[run[0]].amount
        ahead = ahead or is_aim(self.text, meeting) or (amount is not None and is_estimated(amount, meeting))
        ahead = ahead and not is_bid(meeting) and not self._is_agreed(run[0], meeting)
        of_now = meeting.metric in metric_kinds.COVERED or meeting.metric in metric_kinds.PRICED  # whatever it expects
        forecast_before = same and self.forecast
        self.forecast = ahead and not of_now and not is_proposed(self.nodes, run[0], meeting)
        foreseen = self.forecast and (forecast_before or not is_outdone(self.nodes, run[0]))
        self.goes_ahead = foreseen or (self.goes_ahead and (self._is_whole(run[0]) or (same and is_passed_over(self.nodes, run))))
        facts = self._facts_of(run, meeting, owner)
        if self.told.listed is not listed_before and in_front is not None:
            self.owner = in_front  # "is up 58%, against 51% and 47% for Beta and Castor, respectively, and trades at 13 times earnings"
        if meeting.rule != "fact.pace":
            self._leave(run, meeting, facts[-1].unit)
        return facts

    def _pass_brackets(self, first: int) -> None:
        """ "rose to $508m (including $96m in share-based pay), or 12% of revenue": past a bracket what stood in front of it goes on."""
        marks = [node.word for node in self.nodes[self.before_place or 0 : first] if node.word in ("(", ")")]
        if ")" in marks and self.outside is not None:
            self.before, self.last_when, self.stated, self.last_change = self.outside
            self.outside = None
        if marks[-1:] == ["("] and self.before is not None:
            self.outside = self.before, self.last_when, self.stated, self.last_change
        if "(" in marks and ")" not in marks[marks.index("(") :]:
            self._take_up_alike(first)

    def _take_up_alike(self, first: int) -> None:
        """ "debt stood at $402m, or 1.3 times earnings (2024: $377m and 1.2 times)": each goes on about what is of its kind in front."""
        here = self.nodes[first].amount
        alike = (told for amount, told in reversed(self.measured) if here and (amount.kind, amount.unit) == (here.kind, here.unit))
        self.before = next(alike, self.before) if dated_bracket(self.nodes, first) is not None else self.before

    def _is_left(self, meeting: Meeting, first: int) -> bool:
        """ "Acme lost 6%; larger Beta gave up 2%": whether whom the value before was about is no longer the subject."""
        place, before = meeting.company_place, self.before_place
        carried = place is not None and before is not None and place < before and meeting.rule in GOES_ON
        return carried and before is not None and new_subject(self.nodes, before, first)

    def _owner(self, run: Sequence[int], meeting: Meeting, *, same: bool) -> Owner:
        """Whose the run is: the owner of the value before, where it goes on about its metric and no new subject stands between."""
        another = self.before_place is not None and new_subject(self.nodes, self.before_place, run[0])
        held = meeting.metric == "stake" and (is_of_persons(self.nodes, run[0]) or is_called_holder(self.sentence, run[0]))
        another = another or held  # "Acme owns 11% and founder Jo Bell 9%"
        bracketed = self.nodes[run[0] - 1].word == "(" and self.nodes[run[0] - 2].kind == "company"  # "ahead of Beta (9%)"
        another = another or bracketed or is_of_whole(self.sentence.text, self.nodes[run[0]])  # "beating the market's 1.2%"
        if not same or self.owner is None or another or is_put_to(self.nodes, run[-1]):
            inside = self.owner.companies if self.owner is not None else ()
            found = owner_of(self.sentence, run, meeting, inside, self.known)
            start = run[0] if meeting.place is None else min(meeting.place, run[0])
            if self.owner is not None and not self.owner.companies and found.place is None and self.before_place is not None:
                theirs = self.owner is OTHERS and hangs_on(self.nodes, self.before_place, start)
                found = OTHERS if theirs else of_the_same(found, self.before, meeting, self.nodes[self.before_place : run[0]])
            self.owner = found
            return self.owner
        return at_value(Sought(self.sentence, run, meeting, self.owner.companies, self.known)) or self.owner

    def _looks_ahead(self, run: Sequence[int], *, same: bool) -> bool:
        """Whether the figure is still to come, by its own words or by those of the value it goes on about."""
        if is_of_now(self.nodes, run[-1], self.published) or lead_words(self.nodes, run[0]) == ["out", "of"]:
            return False  # "to reach $9bn by 2030, from $4bn now", "240 jobs out of 4,100"
        if (opens := dated_bracket(self.nodes, run[0])) is not None:
            return not is_over(self.nodes, opens, self.published)  # "expects revenue of £1.02bn (2024: £968m)"
        if looks_ahead(self.nodes, run[0], self.before_place if same else None):
            return True
        if not self.goes_ahead or self.before_place is None or has_happened(self.nodes, self.before_place, run[0]):
            return False
        on = same or goes_on(self.nodes, self.before_place, run[0]) or is_moving_too(self.nodes, self.before_place, run[0])
        on = on or is_listed_too(self.nodes, self.before_place, run[0])
        over = is_over(self.nodes, run[-1], self.published)
        return on and not (over and not is_earlier_view(self.nodes, self.before_place, run[-1], self.published))

    def _is_agreed(self, first: int, meeting: Meeting) -> bool:
        """ "raised its forecast and agreed to buy Beta for $5m": a deal is made now, whatever is foreseen beside it."""
        begin = next((i for i in range(first) if self.nodes[i].end > meeting.span.start), 0)
        return meeting.metric == "deal_value" and begin > 1 and self.nodes[begin - 2].word == "agreed"

    def _is_whole(self, place: int) -> bool:
        return self.before_place is not None and whole_of(self.nodes, self.before_place) == place

    def _facts_of(self, run: Sequence[int], meeting: Meeting, owner: Owner) -> list[Fact]:
        """One fact for each value of a run, or for each of its companies; in a list in step each value has its own."""
        again = metrics_again(self.nodes, run, self.before_place, self.told, meeting)
        inside = metrics_in_step(self.nodes, run)
        named = companies_in_step(self.nodes, run)
        through = None if meeting.group == "market" or inside or named else self.memory.listed
        steps = [] if again else steps_of(self.lists, run, through, self.sentence, named=bool(named or inside))
        periods = [] if again else steps or periods_again(run, self.told)
        metrics = again or (inside if not periods else [])
        self.told.metrics = metrics or self.told.metrics
        alone = not periods and not metrics
        named = named or companies_again(self.nodes, run, self.before_place, self.told)
        companies, owner = self._in_step_with_companies(named, run, meeting, owner, alone=alone)
        alike = is_alike(self.nodes, run, meeting, self.before, self.before_place)
        alike = alike and not is_again(self.nodes, run[0], meeting, self.before_place, changed=self.last_change)
        facts: list[Fact] = []
        for k, place in enumerate(run):
            if metrics:
                meeting = with_metric(self.nodes, metrics[k], meeting)
            if periods:
                when = When(periods[k].start, periods[k].end, periods[k].period, "period.series")
            else:
                when = self._when(run[-1] if len(run) > 1 else place, run, meeting, owner)
            if alike and not periods and when.place is None and self.last_when is not None:
                # "climbed to $9m from $8m a year before, or by 12%": no change is that of what it is measured from
                of_base = meeting.rule == "fact.multiple" or (meeting.change is not None and self.last_when.rule in _OTHER_ENDS)
                when = self.stated if of_base and self.stated is not None else self.last_when
            if meeting.rule != "fact.pace":
                self._note(when)
            owners: Sequence[Company | None] = (companies[k],) if companies else owner.companies or (None,)
            rule = "company.series" if companies else owner.rule
            told = moved_alike(self.nodes, run, meeting)
            self.told.metrics = places_of(told) or self.told.metrics
            facts += [compose(self._statement(place, run, each, owner, company, rule, when)) for each in told for company in owners]
            self.told.companies += [company for company in owners if company is not None]
        return facts

    def _in_step_with_companies(
        self, found: list[Company], run: Sequence[int], meeting: Meeting, owner: Owner, *, alone: bool
    ) -> tuple[list[Company], Owner]:
        """The companies that the values of a run are of in turn, if they are, and whose they are else.

        `found` are those of a list in step with the run; `alone`: nothing else is in step.
        """
        if found and meeting.metric == meeting.of_metric == "revenue" and self.known.carried:
            return [], Owner(self.known.carried, "company.sentence_before")  # customers' shares of the seller's revenue
        if not found and alone and len(run) == len(self.known.pair) and self.before_place is None and is_of_pair(self.nodes, run):
            found = list(self.known.pair)  # "Acme has 861 staff and Beta 342. Researchers make up 74% and 79% of them, respectively"
        if not found and alone and 1 < len(run) == len(owner.companies):
            found = list(owner.companies)  # "for market shares of 36% and 17%", "their shares were 36% and 17%"
        self.told.listed = found or self.told.listed
        return found, owner

    def _when(self, place: int, run: Sequence[int], meeting: Meeting, owner: Owner) -> When:
        """When a value holds, given what it is held against."""
        comparison = is_comparison(self.nodes, run, meeting, self.before, self.before_place, changed=self.last_change)
        return when_of(
            Asked(
                self.sentence, place, meeting, self.memory, owner.companies[0] if owner.companies else None, self.published,
                comparison=comparison, forecast=self.forecast or (comparison and is_consensus(self.nodes, place)),
                previous=self.last_when,
                chained=meeting.rule in GOES_ON,
                guided=self.guided,
                beside=self.beside,
            )
        )  # fmt: skip

    def _note(self, when: When) -> None:
        """What the period of a value tells about the next ones of the sentence."""
        self.last_when = when
        self.told.note_period(when.period)
        self.stated = self.stated if when.rule in _OTHER_ENDS else when
        dated = when.start is not None and when.rule not in _OTHER_ENDS and when.rule != "period.published"
        if dated and not is_deadline(when.period, self.text):
            self.beside = when
            self.guided = when if self.forecast else self.guided

    def _statement(
        self, place: int, run: Sequence[int], meeting: Meeting, owner: Owner, company: Company | None, company_rule: str, when: When
    ) -> Statement:
        amount = self.nodes[place].amount
        assert amount
        unit = unit_of(self.nodes, self.text, run, meeting, amount, self.last_unit, self.memory.units)
        if unit == "percentage_point" and not meeting.change and (self._is_part(place) or meeting.metric in _OF_LOANS):
            unit = "percent"  # "or 26 basis points of loans", "credit costs of 25 basis points": how large a part, and no step
        share_of = self.shares.get(meeting.place or -1) if amount.kind == "percent" and not meeting.change else None
        # "expects a margin of 12% this year, from 10.2%": what it comes from was reached
        reached = when.rule == "period.prior_year" and when.end is not None and self.published is not None and when.end < self.published
        reached = reached or when.rule == "period.published" or (meeting.metric == "stake" and self.nodes[place - 1].word == "from")
        forecast = (self.forecast and not reached) or is_consensus(self.nodes, place)
        forecast = forecast or is_foretold(self.nodes, place, meeting, when.start, when.end, self.published)
        when = waiting(meeting, when, forecast=forecast)
        return Statement(self.sentence, place, meeting, owner, company, company_rule, when, forecast, unit, share_of)

    def _is_part(self, place: int) -> bool:
        """ "26 basis points of average customer loans"."""
        node, behind = self.nodes[place], self.nodes[place + 1 : place + 5]
        of = behind[:1] != [] and behind[0].word == "of" and any(other.metric and other.metric.group == "balance" for other in behind)
        return of and "basis point" in self.text[node.start : node.end]

    def _leave(self, run: Sequence[int], meeting: Meeting, unit: str | None) -> None:
        """What a run leaves for the next one of its sentence."""
        amount = self.nodes[run[0]].amount
        assert amount
        spread = is_spread(self.nodes, self.before_place, run)
        passing = self.before is not None and (spread or is_in_passing(self.nodes, self.before, self.before_place, meeting, run))
        self.before, self.before_place = self.before if passing else meeting, run[-1]
        self.measured.append((amount, meeting))
        self.memory.counted = meeting if amount.kind == "quantity" and meeting.value_kind == "count" else self.memory.counted
        self.last_change = meeting.change is not None
        spread = spread or unit == "times"  # "shipped 1.62 million units, three times as many, while Beta shipped 912,000"
        self.last_unit = self.last_unit if spread else unit if amount.kind == "quantity" else None
        again = meeting.rule in _TOLD_AGAIN and meeting.metric in self.memory.units  # "third with 5,700 machines"
        if amount.kind == "quantity" and amount.unit not in (None, "times") and not again:
            self.memory.units.pop(meeting.metric, None)
            self.memory.units[meeting.metric] = amount.unit  # the last one told stands last
