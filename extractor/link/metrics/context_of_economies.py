"""What a figure turns out to be in an article about a country's official figures, where it names no company that it is about.

    the cost of electricity, airline fares rose 1.4%      among consumer prices: what is paid for something
    excluding food, prices rose 0.2%                      the inflation
    Spain added 0.6%, farming contracted 2.1%             among the accounts of an economy: how a part of it grew
    Italy was the laggard, growing 0.1%                   likewise, whoever did
    output, investment rose 1.2%                          and there these are the whole country's
    had forecast the rate would fall to 2.1%              the rate of the sentence before
    the average of claims, the composite reading          a series told of
    sales rose, those at shops fell 0.7%                  in a report on retail sales: those
    unemployment fell by 12,300 to 2.4 million            how many have no work
    at 42.05 to the dollar, down 16%                      of the currency that was quoted
    the metal will reach $4,700                           the price told of
    the currency will reach $1.20                         an exchange rate, anywhere
    production fell 2%, carmaking slumped 7%              in a report on industrial output: what industry or a part of it made
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.context_of_prices import price_of_now
from extractor.link.metrics.expected import FORECASTERS
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, taken_up, words_of
from extractor.link.verb_forms import all_forms

# What is paid for something, among consumer prices; what all prices are called, and behind what.
PAID_FOR = frozenset("costs unit_cost fuel_cost average_fare premiums".split())
_PRICES, _SHOWS = ("prices", "overall prices"), all_forms("show see put") | {"that"}
# A gauge of them, and what it leaves out: "an index that strips out fresh food".
_GAUGES = frozenset("index gauge measure indicator reading rate metric".split())
_STRIPS = all_forms("strip exclude omit ignore") | {"excluding", "stripping", "ex", "without", "less"}
# What a part of an economy does, and what does so without a noun; words that are the whole country's there.
_GROWS = all_forms("grow expand add shrink contract decline fall slow accelerate rise")
_GROWS_ALONE = all_forms("grow expand shrink contract")
_OF_COUNTRY = {"output": ("growth_rate", "ratio"), "investment": ("fixed_investment", "macro")}
_OUTPUT, _INDUSTRY = ("output", "production"), frozenset("sector industry output production".split())
_IN_BUILDING = [["in", what] for what in "property housing infrastructure manufacturing equipment machinery construction".split()]
_BUILDING = ("homebuilding", "housebuilding", "residential construction")
# What the accounts of a country tell beside how it grew, and under its own name.
_OWN_NAME = frozenset(
    "exports imports orders stocks inventories jobs demand employment earnings wages salaries spending debt investment shipments "
    "sales profits income consumption deflator index".split()
)
# What is quoted, by other names, and what it does to get to a price.
_CURRENCY, _HIGHEST_RATE = ("currency", "single currency", "local currency", "common currency"), 100_000
_METAL = ("metal", "precious metal", "yellow metal", "red metal", "bullion", "commodity", "benchmark")
_REACHES = all_forms("reach average hit touch top")
# Rates that "the rate" may be of, where nobody sets one; what the figures of a series are called further on.
_RATED = frozenset("inflation_rate unemployment_rate growth_rate savings_ratio employment_rate".split())
_SETS = all_forms("keep cut raise leave set hold lower lift hike") | {"kept", "left", "held"}
_SERIES_NAMES = {
    "jobless_claims": frozenset({"claims", "benefits", "aid", "average"}),
    "pmi": frozenset({"reading", "gauge", "index", "readings", "measure"}),
}
_LABOUR_TOO = frozenset("unemployment_rate unemployed growth_rate industrial_output retail_sales jobless_claims payrolls".split())
_LABOUR = frozenset("unemployment_rate payrolls wage_growth unemployed".split())
_JOBLESS = ("unemployment", "joblessness")
_OPENING, _CLAUSE = 4, 8  # nodes


def paid_for(at: Setting, found: Meeting) -> Meeting | None:
    """ "The cost of electricity rose 1.4%", "Petrol was down 2.1%", in a report on consumer prices: what is paid for something."""
    gapped = at.before is not None and at.before.change is not None and found.place == at.first - 1  # "and housing costs 2.7%"
    moved = at.amount.kind == "percent" and (found.change is not None or gapped)
    goods = found.rule in ("fact.noun_phrase", "fact.line_of_business") and _has_no_name(at, found)
    if "inflation_rate" not in at.of_all or found.group == "macro" or not moved or not (goods or found.metric in PAID_FOR):
        return None
    return as_metric(found, "price")


def approved(at: Setting, found: Meeting) -> Meeting | None:
    """ "lenders approved 64,000 mortgages"."""
    verb = at.word_before if at.amount.kind == "quantity" else None
    of_all = verb is not None and verb.word == "approved" and not any(node.kind == "company" for node in at.nodes)
    return replace(found, metric="mortgage_approvals", value_kind="count", period_kind="duration", group="macro") if of_all else None


def of_living(at: Setting, found: Meeting) -> Meeting | None:
    """ "the consumer-price index is expected to show prices up 2.9%": all prices together; likewise "Excluding food, prices rose 0.2%"."""
    place = found.place or 0
    before = at.nodes[place - 1] if place else None
    index = any(node.metric is not None and node.metric.id == "inflation_rate" for node in at.nodes[:place])
    index = index and before is not None and before.word in _SHOWS  # not "energy prices"
    alone = before is None or before.kind in ("mark", "period") or before.word in cues.OPENERS | {"with"}
    of_state = "inflation_rate" in at.of_all or (at.near is not None and at.near.metric in _LABOUR_TOO)  # "the jobless rate was 6%. Prices"
    alone = alone and found.change is not None and of_state and at.nodes[place + 1].word != "of"
    if at.amount.kind != "percent" or words_of(at, found) not in _PRICES or not (index or alone):
        return None
    return _of_all_prices(found)


def price_growth(at: Setting, found: Meeting) -> Meeting | None:
    """ "The ECB foresees price growth of 1.1% in 2016": inflation, where a central bank speaks of it."""
    grown = words_of(at, found).removesuffix(" growth") == "price" and at.amount.kind == "percent"
    grown = grown and " growth" in at.text[found.span.start : found.span.end + len(" growth")]
    words = [node.word for node in at.nodes[: at.first]]
    bank = not cues.CENTRAL_BANKS.isdisjoint(words) or ("central", "bank") in pairwise(words)
    if not (grown and bank):
        return None
    return replace(found, metric="inflation_rate", value_kind="percent", period_kind="duration", group="macro", subject=None, change=None)


def stripped(at: Setting, found: Meeting) -> Meeting | None:
    """ "A separate index that strips out fresh food was up 3.1%", "Stripping out energy, the index rose 2%", beside consumer prices."""
    if "inflation_rate" not in at.of_all or at.amount.unit != "percent" or found.metric == "inflation_rate":
        return None
    begin = (at.before_place or -1) + 1
    strips = next((i for i in range(begin, at.start) if at.nodes[i].word in _STRIPS), None)
    if strips is None:
        return None
    front = at.nodes[begin:strips]
    gauge = any(node.word in _GAUGES or (node.metric is not None and node.metric.id == "index_level") for node in front)
    gauge = gauge or not _GAUGES.isdisjoint(words_of(at, found).split())
    return _of_all_prices(found) if gauge and (found.metric in ("index_level", "price") or found.rule == "fact.noun_phrase") else None


def _of_all_prices(found: Meeting) -> Meeting:
    return replace(found, metric="inflation_rate", value_kind="percent", period_kind="duration", group="macro", subject=None)


def part_grown(at: Setting, found: Meeting) -> Meeting | None:
    """ "while Spain added 0.6%", "Agriculture contracted 2.1%", in a report on an economy: how a part of it grew."""
    verbs = {node.word for node in at.nodes[max(0, at.first - 3) : at.first]}
    part = found.rule == "fact.noun_phrase" and _has_no_name(at, found) and not _GROWS.isdisjoint(verbs)
    if "growth_rate" not in at.of_all or at.amount.unit != "percent" or found.change is None or not part:
        return None
    metric, group = ("fixed_investment", "macro") if words_of(at, found) in _BUILDING else ("growth_rate", "ratio")
    return replace(found, metric=metric, value_kind="percent", period_kind="duration", group=group)


def of_country(at: Setting, found: Meeting) -> Meeting | None:
    """ "German output stagnated and Italy's shrank by 0.1%", "Investment rose 1.2%", in a report on an economy."""
    named = _OF_COUNTRY.get(words_of(at, found)) if at.amount.unit == "percent" else None
    if "industrial_output" in at.of_all and words_of(at, found) in _OUTPUT and at.amount.unit == "percent":
        return _of_factories(found)
    in_building = found.place is not None and [node.word for node in at.nodes[found.place + 1 : found.place + 3]] in _IN_BUILDING
    if named is None or not ("growth_rate" in at.of_all or (found.change and in_building)):
        return None
    return replace(found, metric=named[0], value_kind="percent", period_kind="duration", group=named[1])


def part_made(at: Setting, found: Meeting) -> Meeting | None:
    """ "Output dropped 2%. Carmaking slumped 7%; machinery and textiles expanded by 2% and 3%": what a part of industry made."""
    if found.rule != "fact.noun_phrase" or at.amount.unit != "percent" or "industrial_output" not in at.of_all:
        return None
    told = at.near or at.named
    made = told is not None and told.metric == "industrial_output" and found.change is not None and _has_no_name(at, found)
    weighs = not _INDUSTRY.isdisjoint(node.word for node in at.nodes[at.last + 1 : at.last + _OPENING])  # "makes up 22% of the sector"
    return _of_factories(found) if made or weighs else None


def _of_factories(found: Meeting) -> Meeting:
    return replace(found, metric="industrial_output", value_kind="percent", period_kind="duration", group="macro")


def rate_told(at: Setting, found: Meeting) -> Meeting | None:
    """ "Inflation eased to 2.2%. Analysts had forecast the rate would fall to 2.1%": that of the sentence before."""
    told, place = at.earlier, found.place or 0
    again = words_of(at, found) == "rate" and place > 0 and at.nodes[place - 1].word == "the"
    if told is None or told.metric not in _RATED or not again or not _SETS.isdisjoint(node.word for node in at.nodes[: at.first]):
        return None
    expected = not FORECASTERS.isdisjoint(node.word for node in at.nodes[:_OPENING])
    rule = "fact.expected" if expected else "fact.anaphora"
    return replace(told, rule=rule, place=None, change=found.change, of=None, of_metric=None, company_place=None)


def series_again(at: Setting, found: Meeting) -> Meeting | None:
    """ "The four-week average of claims fell", "Germany's composite reading dropped", "Shipments to America slid": what was told of."""
    words = set(words_of(at, found).split())
    for metric, names in _SERIES_NAMES.items():
        told = metric in at.of_all or any(before is not None and before.metric == metric for before in (at.named, at.before))
        if told and found.rule == "fact.noun_phrase" and not names.isdisjoint(words):
            kind, period = ("ratio", "instant") if metric == "pmi" else ("count", "duration")
            return replace(found, metric=metric, value_kind=kind, period_kind=period, group="macro")
    if found.metric == "inventory" and at.amount.unit == "barrel" and at.near is not None and at.near.metric == "oil_stocks":
        return replace(found, metric="oil_stocks", group="macro", period_kind="instant")  # "Stocks at the Cushing hub fell"
    if words == {"vacancies"} and not at.of_all.isdisjoint(_LABOUR) and not any(node.companies for node in at.nodes):
        return replace(found, metric="job_openings", value_kind="count", period_kind="instant", group="macro")
    if found.metric == "shipments" and at.named is not None and at.named.metric.endswith("exports") and at.amount.unit == "percent":
        return replace(found, metric="exports", value_kind="any", group="")
    return None


def by_country(at: Setting, found: Meeting) -> Meeting | None:
    """ "The group pumped 28 million barrels a day. Nigeria added 90,000": of what was told, for a country alone."""
    if found.rule != "fact.noun_phrase" or words_of(at, found) not in cues.REGIONS:
        return None
    near = at.near
    counted = at.amount.kind == "quantity" and at.amount.unit is None and near is not None and near.value_kind == "count"
    return replace(taken_up(near, found.change), company_place=None) if near is not None and counted else None


def out_of_work(at: Setting, found: Meeting) -> Meeting | None:
    """ "Unemployment fell by 12,300 people to 2.4 million", "was 2.1%, or 64,500 people", "Employment rose by 34,000": so many people."""
    if at.amount.kind != "quantity" or at.amount.unit not in (None, "person", "people") or found.rule == "fact.same_metric":
        return None
    named = words_of(at, found).rpartition(" ")[2] if found.rule == "fact.noun_phrase" else ""
    front = [node.metric for node in at.nodes[: at.start] if node.metric is not None]
    rate = found.rule == "fact.own_unit" and front != [] and front[-1].id == "unemployment_rate"
    metric = "unemployed" if rate or named in _JOBLESS else "payrolls" if named == "employment" and found.change else None
    if metric is None or any(node.companies for node in at.nodes[: at.first]):
        return None
    change = found.change or (at.change if at.lead[-1:] == ["by"] else None)
    return replace(found, metric=metric, value_kind="count", period_kind="instant", group="macro", change=change)


def sales_told(at: Setting, found: Meeting) -> Meeting | None:
    """ "Excluding autos, sales rose 0.3%", "those at clothing stores fell 0.7%", in a report on retail sales."""
    sold = (found.metric == "revenue" and words_of(at, found) == "sales") or found.metric == "stores"
    if "retail_sales" not in at.of_all or at.amount.unit != "percent" or not sold or any(node.companies for node in at.nodes):
        return None
    return replace(found, metric="retail_sales", value_kind="money", period_kind="duration", group="macro")


def homes_sold(at: Setting, found: Meeting) -> Meeting | None:
    """ "Home sales fell 2% in January", "to 3.98 million": a country's, where no builder is spoken of."""
    counted = at.amount.unit == "percent" or at.amount.kind == "quantity"
    builder = any(node.companies for node in at.nodes) or (at.near is not None and at.near.group == "income")
    if words_of(at, found) != "home sales" or not counted or builder:
        return None
    return replace(found, metric="home_sales", value_kind="count", period_kind="duration", group="macro")


def quoted_again(at: Setting, found: Meeting) -> Meeting | None:
    """ "The lira traded at 42.05 to the dollar, down 16%": of the lira."""
    before, place = at.before, found.place or 0
    per = [node.word for node in at.nodes[max(0, place - 2) : place]] in (["to", "the"], ["against", "the"])
    if before is None or before.metric != "exchange_rate" or place < (at.before_place or 0) or not per:
        return None
    return replace(before, rule="fact.same_metric", change=found.change)


def currency(at: Setting, found: Meeting) -> Meeting | None:
    """ "The bank predicts the currency will reach $1.20", "the currency has lost 8% this year"."""
    rate = at.amount.kind == "money" and at.amount.high < _HIGHEST_RATE
    if found.rule != "fact.noun_phrase" or words_of(at, found) not in _CURRENCY or not (rate or found.change):
        return None
    return as_metric(found, "exchange_rate")


def metal(at: Setting, found: Meeting) -> Meeting | None:
    """ "The bank expects the metal to reach $4,700": what is priced is the metal that was told of."""
    told = (at.named is not None and at.named.metric == "price") or (at.lead[-1:] != [] and at.lead[-1] in _REACHES)
    priced = at.amount.high < _HIGHEST_RATE and (at.amount.kind == "money" or found.change is not None)
    if found.rule != "fact.noun_phrase" or words_of(at, found) not in _METAL or not told or not priced:
        return None
    return replace(price_of_now(found), subject=found.span)


def grown(at: Setting) -> Meeting | None:
    """ "France was the surprise, growing 0.5%", in a report on an economy."""
    verb = at.word_before
    if "growth_rate" not in at.of_all or at.amount.unit != "percent" or verb is None or verb.word not in _GROWS_ALONE:
        return None
    clause = at.nodes[max(0, at.start - _CLAUSE) : at.start]
    plain = all(node.kind in ("word", "mark", "period") for node in clause)
    return Meeting("growth_rate", verb.span, "fact.verb", "percent", "duration", "ratio", change=at.change) if plain else None


def _has_no_name(at: Setting, found: Meeting) -> bool:
    return words_of(at, found).rpartition(" ")[2] not in _OWN_NAME
