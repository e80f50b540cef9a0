"""The facts of an article: each value → its metric, company, period and change, in that order.

One pass over the sentences. `reader` reads the values of one; what a sentence leaves for the next ones is kept in two small notes:
whom the text speaks of (`Known`) and what is measured and when (`Memory`). The rule of a fact joins three names: how its value met
its metric, where its company came from and where its period came from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from datetime import date

from extractor import timex
from extractor.backers import backers
from extractor.balance_day import by_balance_day
from extractor.groups import owners
from extractor.link import metric_kinds
from extractor.link.companies.deal_roles import named_target, parties, with_roles
from extractor.link.companies.deal_sides import deal_sides, with_sides
from extractor.link.companies.held import with_held
from extractor.link.companies.observers import brokers, is_publisher, researchers
from extractor.link.companies.products import products_of
from extractor.link.companies.spoken_of import Known, is_headed, left_by, main_company, subject
from extractor.link.illustrations import asks
from extractor.link.metrics.topics import asked_for, spoken_of
from extractor.link.nodes import Sentence
from extractor.link.periods.awaited import with_report
from extractor.link.periods.by_length import dated
from extractor.link.periods.frames import (
    debut,
    fared,
    frame_of,
    had_been,
    is_current_trading,
    leaves_frame,
    looks_back,
    moved_then,
    trading_day,
    yesterday,
)
from extractor.link.periods.guidance import announced_for_year, note_guidance, promised, speaks_of_guidance, with_year
from extractor.link.periods.ledes import announced, is_lede, mentioned, official, opened_with, told_in_lede
from extractor.link.periods.reporting import ECONOMIC, REPORTING, note, told_by
from extractor.link.periods.when import Memory, When
from extractor.link.reader import Reader
from extractor.link.relative_clauses import parted
from extractor.link.sentences import read_sentences
from extractor.link.series import PeriodList, lasting, longest, period_lists
from extractor.mentions import Company, Fact, Findings, Metric, Period

_OF_MARKETS, _WANTED = frozenset("price market_size spending power_use footfall occupancy_rate".split()), ("demand", "consumption")
_TWO = 2  # companies told of in turn
_PROFITS = frozenset("net_profit pretax_profit operating_profit adjusted_profit".split())
_MARGINS = frozenset("net_margin operating_margin gross_margin ebitda_margin ebita_margin net_interest_margin".split())
_MEASURED = frozenset("operating_profit ebitda adjusted_ebitda adjusted_ebita".split())
_MANAGES = re.compile(
    r"\b(?:hedge[ -]fund|(?:fund|asset|wealth|money|investment)[ -](?:manager|management|house|firm))s?\b"
    r"|\b(?:net |client )(?:in|out)flows\b",
    re.IGNORECASE,
)
_LEAD = 600  # characters: title and first paragraphs
_LENDS = re.compile(r"\b(?:lender|deposits|loan book|bank's)\b")
_OFTEN = 2  # times as often as any other
_BESIDE = 40  # characters from "loss" to "profit"
_BARE = 18  # characters: "half-year profits" is no longer


def link_facts(findings: Findings) -> list[Fact]:
    """The facts of an article in text order."""
    metrics = _margins_named(_plain_named(_plain_named(findings.metrics, _PROFITS, "net_profit"), _MARGINS, "net_margin"))
    metrics = _managed(metrics, findings.text)
    companies = tuple(company for company in findings.companies if not is_publisher(company, findings.text))
    findings = replace(findings, metrics=metrics, companies=companies)
    quoted, studying = brokers(findings), researchers(findings)
    owned = owners(findings.text, findings.companies)
    main = main_company(findings, quoted | studying | backers(findings.text, findings.companies), owned)
    sides = deal_sides(findings)
    known = Known(main, quoted, studying, buyer=sides.buyer, target=sides.target or named_target(findings))
    memory = Memory(books=findings.books)
    if main and (stretch := by_balance_day(findings.text, findings.periods, findings.published)) is not None:
        memory.reported[main[0].name] = Period(0, 0, "period.balance_day", "interval", timex.of_bounds(*stretch), *stretch)
    known.owners, known.headed, known.products = owned, is_headed(findings, main), products_of(findings)
    facts: list[Fact] = []
    paragraph_end = 0
    for sentence in read_sentences(findings):
        if "\n" in findings.text[paragraph_end : sentence.start]:
            known.carried, known.topic, known.opened = (), known.opened or known.topic, ()
            memory.frame, memory.told, memory.meeting, memory.counted, memory.last, memory.made = None, {}, None, None, None, ()
            memory.guided = memory.guided if speaks_of_guidance(sentence) else {}
        paragraph_end = sentence.end
        if sentence.kinds <= {"metric"}:
            memory.named = spoken_of(sentence.nodes) or memory.named
        else:
            facts += _read_parts(findings, sentence, known, memory)
    return dated(with_report(with_year(facts, memory), findings, main, memory.reported), findings.text, findings.published)


def _read_parts(findings: Findings, sentence: Sentence, known: Known, memory: Memory) -> list[Fact]:
    """The facts of a sentence and of the relative clause in its midst, which dates nothing that follows and is nobody's subject there."""
    whole, clause = parted(sentence)
    if clause is None:
        return _read(findings, whole, known, memory)
    aside = _read(findings, clause, copy(known), memory.copied())
    made = _read(findings, whole, known, memory)
    return sorted([*aside, *made], key=lambda fact: fact.value_spans[0].start)


def _read(findings: Findings, sentence: Sentence, known: Known, memory: Memory) -> list[Fact]:
    """The facts of a sentence, after which both notes hold what it leaves."""
    sentence = with_roles(sentence, known)
    lists = period_lists(sentence)
    told = sentence.has_values and not asks(sentence)
    before = memory.made
    made = Reader(findings, sentence, lists, memory, known).facts() if told else []
    made = [_of_the_target(fact, known) for fact in with_sides(with_held(made, sentence), sentence)]
    known.carried = left_by(subject(sentence), made, known, sentence) or known.carried
    known.opened = known.opened or known.carried
    if len(told_of := {fact.company.name: fact.company for fact in made if fact.company}) > 1:
        known.pair = tuple(told_of.values()) if len(told_of) == _TWO else ()
    if made:
        if not (known.buyer and known.target):
            known.buyer, known.target = parties(made, findings, known) or (known.buyer, known.target)
        known.held.update(_held(made, findings.companies, known))
        known.is_bid = known.is_bid or any(fact.metric == "offer_price" and (fact.company,) == known.target for fact in made)
        if known.of_market is None and not (made[0].company and _is_headline(findings.text, sentence)):
            of_all = made[0].metric in REPORTING | _OF_MARKETS | ECONOMIC or made[0].metric.endswith(_WANTED)
            known.of_market = made[0].company is None and of_all
        _note_figures(findings, sentence, made, memory)
    if lists:
        _note_periods(findings, sentence, lists, made, before, memory)
        mentioned(memory.reported, sentence, known.carried or known.main or known.topic, findings.published)
    opens = is_lede(sentence) and not any(fact.metric in REPORTING for fact in made)
    if lists and (opens or not sentence.has_values):
        anew = announced(memory.reported, sentence, known.carried or known.main or known.topic, findings.published)
        memory.told = {} if anew else memory.told
    if lists and is_lede(sentence) and not sentence.has_values:
        official(memory.reported, sentence, findings.published)
    if lists and opens:
        told_in_lede(memory.reported, sentence, made, known.carried or known.main or known.topic, findings.published)
    if lists and is_lede(sentence):
        opened_with(memory.reported, sentence, known.carried or known.main or known.topic, findings.published)
    if lists and (is_lede(sentence) or not sentence.has_values):
        promised(memory, sentence, known.carried or known.main)
    if not sentence.has_values:
        announced_for_year(memory, sentence, known.carried or known.main, findings.published)
    if asks(sentence):
        memory.named = asked_for(sentence.nodes) or memory.named
    elif not sentence.has_values:
        memory.named = spoken_of(sentence.nodes) or memory.named
    return made


def _held(made: Sequence[Fact], companies: Sequence[Company], known: Known) -> Iterator[tuple[str, Company]]:
    """Each holder of a part with the company that it is of, which is else the one that the article is about."""
    for fact in made:
        if fact.metric == "stake" and fact.company is not None:
            named = [other for other in companies if fact.of in (other.name, *other.aliases)] or list(known.main)
            yield from ((fact.company.name, other) for other in named if other is not fact.company)


def _is_headline(text: str, sentence: Sentence) -> bool:
    """ "Acme widens its lead as sales of bikes jump 38%": what the article opens with stands below."""
    return 0 < sentence.end <= text.find("\n") + 1


def _of_the_target(fact: Fact, known: Known) -> Fact:
    """ "Beta backs a $4bn bid from Acme": what Acme pays is for Beta."""
    own = fact.company is not None and fact.subject in (fact.company.name, *fact.company.aliases)
    return fact._replace(subject=known.target[0].name) if fact.metric == "deal_value" and own and known.target else fact


def _note_figures(findings: Findings, sentence: Sentence, made: Sequence[Fact], memory: Memory) -> None:
    """What the figures of a sentence leave for the next ones; "March's gain was revised to", "Economists had expected" leave nothing."""
    told = any(fact.period and not _was_expected(fact, findings.published) for fact in made)
    if told and not any(node.word == "revised" for node in sentence.nodes):
        aside = looks_back(made, memory.made) or had_been(sentence, memory.reported) or is_current_trading(made, memory.reported)
        memory.told = {} if aside else told_by(made, findings.published)
    memory.made, last = made, made[-1]
    memory.last = When(last.start_date, last.end_date, last.period, "period.sentence_before")
    note(memory.reported, made, findings.published)
    note_guidance(memory, made, findings.text, findings.published)
    memory.traded = memory.traded or trading_day(made, findings.published)


def _was_expected(fact: Fact, published: date | None) -> bool:
    """Whether a figure was only expected of a time that is over."""
    return fact.forecast and published is not None and fact.end_date is not None and fact.end_date < published


def _note_periods(
    findings: Findings, sentence: Sentence, lists: list[PeriodList], made: Sequence[Fact], before: Sequence[Fact], memory: Memory
) -> None:
    """What the periods of a sentence leave for the next ones; `before` are the facts of the sentence in front of it."""
    left = None if leaves_frame(memory.frame, made) else memory.frame
    memory.frame = frame_of(sentence, made, findings.published, memory.reported, before) or left
    memory.listed = lasting(memory.listed, longest(lists, made))
    memory.traded = memory.traded or yesterday(sentence, findings.published) or moved_then(sentence, findings.published)
    if not made:
        memory.frame = fared(sentence, findings.published) or debut(sentence, findings.published) or memory.frame


def _plain_named(metrics: Sequence[Metric], kinds: frozenset[str], plain: str) -> tuple[Metric, ...]:
    """A bare "profit" or "margin" is the one kind of it that the article names elsewhere; of several profits that before tax."""
    named = {metric.id for metric in metrics if metric.id in kinds and not metric.weak}
    if "pretax_profit" in named and plain not in named:
        named = {"pretax_profit"}
    if len(named) != 1 or (only := named.pop()) == plain:
        return tuple(metrics)
    losses = [metric for metric in metrics if metric.id == "net_loss"]
    return tuple(
        metric._replace(id=only)
        if metric.id == plain and metric.end - metric.start < _BARE and not any(_stands_by(loss, metric) for loss in losses)
        else metric
        for metric in metrics
    )


def _stands_by(loss: Metric, profit: Metric) -> bool:
    """ "a loss of $164m against a profit of $52m": two of one kind, whatever the article names elsewhere."""
    return min(abs(loss.end - profit.start), abs(profit.end - loss.start)) < _BESIDE


def _managed(metrics: tuple[Metric, ...], text: str) -> tuple[Metric, ...]:
    """Bare "assets" of who manages money for others, and lends none, are those under management."""
    if not any(metric.id == "total_assets" for metric in metrics) or _LENDS.search(text) or not _MANAGES.search(text, 0, _LEAD):
        return metrics
    return tuple(
        metric._replace(id="assets_under_management")
        if metric.id == "total_assets" and text[metric.start : metric.end].lower() == "assets"
        else metric
        for metric in metrics
    )


def _margins_named(metrics: Sequence[Metric]) -> tuple[Metric, ...]:
    """A bare "margin" where the article names none in full is that of the one profit before interest that it reports."""
    if any(metric.id in _MARGINS and not metric.weak for metric in metrics):
        return tuple(metrics)
    kinds = Counter(metric_kinds.MARGIN_OF[metric.id] for metric in metrics if metric.id in _MEASURED).most_common()
    only = kinds[0][0] if kinds and (len(kinds) == 1 or kinds[0][1] > _OFTEN * kinds[1][1]) else "net_margin"
    return tuple(metric._replace(id=only) if metric.id == "net_margin" and metric.weak else metric for metric in metrics)
