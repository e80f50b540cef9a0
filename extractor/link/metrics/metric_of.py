"""Which metric a value belongs to: `WAYS`, looked at in order; the first that answers wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.link import cues
from extractor.link.leads import lead_words, value_start
from extractor.link.metrics.aims import aimed_at, count_aimed_at, target_moved
from extractor.link.metrics.anaphora import reported_alone, stands_for
from extractor.link.metrics.behind import fronted, metric_behind
from extractor.link.metrics.carried_over import has_as_many, measured, same_again, sentence_before
from extractor.link.metrics.chains import (
    chained,
    conversion,
    held_then,
    in_dated_bracket,
    move_in_apposition,
    moved_then,
    next_period,
    on_again,
    paced,
    sales_reached,
    still_away,
    summed,
)
from extractor.link.metrics.change_of import change_around
from extractor.link.metrics.contact_clauses import done_by
from extractor.link.metrics.context_of_economies import grown
from extractor.link.metrics.context_of_markets import grown_to, part_of_market
from extractor.link.metrics.dashes import past_dashes
from extractor.link.metrics.deals_as_nouns import bought_as_noun
from extractor.link.metrics.expected import expected_beside, expected_of_it, guided_to
from extractor.link.metrics.fronted_moves import fronted_move
from extractor.link.metrics.fronted_prices import fronted_price
from extractor.link.metrics.going_on import another_moves, goes_on, is_conversion
from extractor.link.metrics.headed import heads_list
from extractor.link.metrics.idioms import idiom
from extractor.link.metrics.idioms_of_funding import made_up_of
from extractor.link.metrics.idioms_of_returns import given_back
from extractor.link.metrics.in_front import at_pace, moved_object, subject_metric
from extractor.link.metrics.job_cuts import jobs_going, of_economy
from extractor.link.metrics.levels_aside import apposed_level, over_aside, resumed
from extractor.link.metrics.meeting import Meeting, Setting, Way, first_of
from extractor.link.metrics.more_of import more_of
from extractor.link.metrics.moves_in_turn import (
    at_each,
    at_theirs,
    ended_with,
    gapped,
    line_beside,
    of_another,
    one_more,
    with_each,
    with_moved,
)
from extractor.link.metrics.multiples import aimed_below, as_many, debt_again, of_peer, of_told, of_whole_too, on_times
from extractor.link.metrics.nearest import averaged, behind_colon, moved_on, nearest_metric, over_count, taken_to
from extractor.link.metrics.offerings import offering
from extractor.link.metrics.own_units import counted_metric, of_shares, own_unit, quoted_count
from extractor.link.metrics.parallel_parts import in_parallel, part_again, part_beside
from extractor.link.metrics.parts import (
    goes_on_so,
    makes_up_again,
    of_these,
    paid_of_it,
    part_for,
    part_of_it,
    part_of_move,
    part_of_sum,
    share_of_metric,
    some_of_them,
    the_rest,
    without_it,
)
from extractor.link.metrics.rankings import placed, region_moves, runs_as_many
from extractor.link.metrics.relatives import had_of_it, makes_up, relative_verb
from extractor.link.metrics.settled import settled
from extractor.link.metrics.share_moves import division_moves, fund_moves, share_move, those_of
from extractor.link.metrics.shared_noun import counted_alike, with_noun
from extractor.link.metrics.shares_of_told import made_up_share, opening_share
from extractor.link.metrics.shops import shops_going, shops_planned
from extractor.link.metrics.sized import is_size, sized
from extractor.link.metrics.spread import spread_over
from extractor.link.metrics.staff import payroll_of
from extractor.link.metrics.subject_heads import heads_subject
from extractor.link.metrics.things import units_sold
from extractor.link.metrics.topics import about_it, it_goes, they_are
from extractor.link.metrics.trading_days import performed, sent_to, trading_day
from extractor.link.metrics.units_of_measure import LANDS
from extractor.link.metrics.unlisted import direct_phrase, object_phrase, part_of, part_of_own, phrase_behind
from extractor.link.metrics.unmeasured import measures_nothing
from extractor.link.metrics.verbs import deal_verb, metric_verb, passive_clause, passive_verb
from extractor.link.nodes import Amount, Sentence

# Ways that leave nothing to settle.
TOLD: tuple[Way, ...] = (
    part_of_sum,        # 45% of its $2.6bn of debt
    share_of_metric,    # a 6% share of its revenue
    made_up_of,         # $60 million of that is equity
    the_rest,           # and the remaining 40%; $60 million of which
    without_it,         # excluding which it was 16.7%
    paid_of_it,         # of which $215m went to shareholders
    part_of_move,       # responsible for $25m of the drop
    makes_up_again,     # which made up 42% of it in 2021, now account for 30%
    some_of_them,       # 710 shops in 36 states, 148 of them franchised
    offering,           # subscribed 14 times, a band of $20 to $22
    of_shares,          # 4.2 million shares
    counted_alike,      # 12 new and 30 refurbished stores
    of_these,           # Of this, $4m was
    as_many,            # 2.2 times as many as in 2024
    given_back,         # 65% of that was handed to shareholders
    goes_on_so,         # Of this, $4m was for ships and $2m for ports
    part_of_it,         # set aside £310m, £95m of it in May
)  # fmt: skip

# What they find is settled by the words around: a share, a change, a figure per share.
WAYS: tuple[Way, ...] = (
    heads_list,         # Sales in 2025: Acme $5 million, Beta $4 million
    spread_over,        # has customers in 60 countries
    in_dated_bracket,   # 1.3 times earnings (2024: $377m and 1.2 times)
    conversion,         # RMB 1.2bn ($165m)
    moved_then,         # lost 3,000 customers, compared with a gain of 12,000
    held_then,          # below the €71m it booked in 2024
    expected_beside,    # above the $3.8bn the market had expected
    of_whole_too,       # 11 times ebitda and 2.3 times sales
    fronted_price,      # For $90m, Acme bought Beta
    idiom,              # 38% above the close, is worth £1.3bn
    debt_again,         # or 2.1 times earnings, down from $10m
    of_peer,            # Beta gets only 7 times
    on_times,           # Acme trades on 31 times
    of_told,            # so the price works out at 21 times
    aimed_below,        # wants the multiple below 3 times
    at_pace,            # rose at a faster clip of 2.8%
    paced,              # faster than the 29% pace of the preceding quarter
    passive_clause,     # fell to £96m after £88m was spent on land
    sales_reached,      # organic revenue was up 0.9% to $15bn
    on_again,           # a loss of €14m on €11m
    it_goes,            # Fee income plugged the gap: it climbed 12%
    they_are,           # It trimmed its losses. They came to €96m
    about_it,           # Spending on it rose 15%
    guided_to,          # For the third quarter it guided to $1.38
    expected_of_it,     # Analysts had expected $90m
    stands_for,         # the figure was down 6.3%, it is still 103%
    relative_verb,      # the 2,950 that Beta employs
    had_of_it,          # cash, of which it had $9bn
    makes_up,           # small firms, which make up 37% of revenue
    opening_share,      # Some 70% came from abroad
    made_up_share,      # Japan accounted for 6%
    of_economy,         # Hotels took on 31,000 workers
    jobs_going,         # 1,100 of its 9,400 jobs will go
    shops_going,        # 45 of its 410 branches are to be shuttered
    shops_planned,      # opened nine and plans 15 to 18 next year
    bought_as_noun,     # the $90m purchase of Beta
    deal_verb,          # agreed to buy Beta for $90m
    fronted,            # At $174 million, sales were flat
    fronted_move,       # After rising 5% in 2024, revenue fell
    metric_behind,      # a 19% rise in annual profit, RMB 1bn in cash
    part_for,           # worth €230m, including €40m for upkeep
    more_of,            # sold 7% more cars
    summed,             # lost $2m and $3m: a cumulative $5m
    move_in_apposition, # at $1.4090, a loss of 0.8%
    target_moved,       # lifted its target to €44
    grown_to,           # at an annual growth rate of 34% to $17bn
    part_of_market,     # took 20% of it
    placed,             # in second place on 15 million
    runs_as_many,       # has 112 branches; Acme, which runs 980
    has_as_many,        # has 9 million users and is worth $2bn. Its rival Beta has 12 million
    region_moves,       # Asia jumped 14%
    line_beside,        # coal sales rose by 9%, iron ore by 12%
    one_more,           # cost Acme €40 million, and hail another €12 million
    in_parallel,        # $700m to reserves, $2.5bn to tax assets
    those_of,           # those of Beta leapt 32%
    performed,          # the worst performer this year with a loss of 6%
    sent_to,            # helping Acme to a 2.9% advance
    of_another,         # Acme's volumes quadrupled, Beta's jumped 212%
    at_theirs,          # fell 4% at Acme; at Beta they rose 3%
    ended_with,         # Acme led with a gain of 9%
    with_moved,         # the index fell 1%, with Acme down 6%
    with_each,          # 27% of the market, ahead of Beta with 19%
    at_each,            # followed by appliances at 12%
    past_dashes,        # churn - 37% is of small firms - rose to 1.9%
    heads_subject,      # The fee on the $5bn deal was $30m
    over_count,         # takings in its 140 shops were down 7%
    over_aside,         # sales of sensors, a field where Beta has 50%, grew 6%
    still_away,         # up 3% but still 21% below 2019
    chained,            # from 3.4% to 2.1%, 5.1% against 2.4%
    done_by,            # the number of cars it delivered rose 4%
    behind_colon,       # Sales did well: £40m
    taken_to,           # An 8% rise took sales to £40m
    moved_on,           # Sales rose again, climbing 8% to £40m
    averaged,           # Fares went the other way, averaging RM162
    apposed_level,      # headcount, 290 today, should hit 450
    resumed,            # net debt, $2bn at the end of March, should dip below
    part_beside,        # 46% of revenue, payment processing 31% and lending 23%
    part_again,         # 82% of revenue, and one of them accounted for 47%
    metric_verb,        # burned $190m
    count_aimed_at,
    units_sold,         # sales tumbled 17% to 240,000 vehicles
    quoted_count,       # has "over 50 million" users
    counted_metric,     # 5,800 employees
    payroll_of,         # a payroll of 2,870
    object_phrase,      # includes $1.8bn of seller's interest
    aimed_at,           # a target of 20% for its margin
    fund_moves,         # The fund gained 6.1%
    division_moves,     # the devices arm shrank by 4%
    trading_day,        # Acme finished 11.4% higher
    moved_object,       # doubled its sales last year, to $9m
    subject_metric,     # revenue of $5bn, net debt came down by £23m
    grown,              # Italy was the laggard, growing 0.1%
    share_move,         # Acme climbed 4.6%
    direct_phrase,      # a 72% chance of a move
    part_of,            # and $4bn of leases
    next_period,        # $2.5bn in 2020 and $3.7bn in 2019
    gapped,             # and Beta 3.9%
    nearest_metric,
    passive_verb,       # $22m was repurchased
    part_of_own,        # gets 43% of its power from the sun
    phrase_behind,      # $1.8bn of financing receivables
    measured,           # the second mine contributed 26,400 tonnes
    own_unit,           # 240 stores
    same_again,
    reported_alone,     # Beta reported $3.9bn
    sentence_before,    # Clothing was the star with a rise of 7%
)  # fmt: skip

_GOODS = frozenset("production shipments sales_volume capacity capacity_utilization orders exports imports reserves".split())
_GONE_ON = frozenset({"fact.metric_before_value", "fact.same_metric"})
_PEOPLE = frozenset("person worker employee staff miner pilot driver engineer".split())


def meet(
    text: str,
    sentence: Sentence,
    run: Sequence[int],
    before: Meeting | None,
    before_place: int | None,
    consumed: set[int],
    earlier: Meeting | None = None,
    named: Meeting | None = None,
    units: Mapping[str, str] | None = None,
    *,
    of_all: frozenset[str] = frozenset(),
    counted: Meeting | None = None,
) -> Meeting | None:
    """The meeting of a run of values with its metric, or None where nothing says what they measure.

    What stands around the run is told by `Setting`, whose fields the arguments are.
    """
    nodes, first = sentence.nodes, run[0]
    amount = with_noun(text, nodes, first)
    assert amount
    lead = lead_words(nodes, first)
    chain = before if before and before_place is not None and goes_on(nodes, before_place, first, lead, before.place) else None
    if chain and before_place is not None and another_moves(text, nodes, before_place, value_start(nodes, first), lead):
        chain = None
    if chain and _counts_other_things(amount, units, chain):
        chain = None
    converted = chain is not None and is_conversion(nodes, before_place, first)
    at = Setting(
        text, nodes, amount, value_start(nodes, first), first, run[-1], lead, change_around(nodes, first, run[-1], lead), consumed,
        before, before_place, chain, converted, earlier, named, units or {}, of_all, counted,
    )  # fmt: skip
    if measures_nothing(at):
        return None
    if (told := first_of(TOLD, at)) is not None:
        return told
    found = sized(at) if is_size(text, amount) else first_of(WAYS, at)
    if found is not None and found.metric in _GOODS and found.rule in _GONE_ON and _counts_otherwise(at):
        return own_unit(at)
    return settled(at, found) if found is not None else None


def _counts_other_things(amount: Amount, units: Mapping[str, str] | None, chain: Meeting) -> bool:
    """ "collected 1.5 billion litres of milk, 2% more, from 3,100 farms": a count beside what is measured."""
    known = (units or {}).get(chain.metric)
    return amount.kind == "quantity" and known in cues.IN_BULK and amount.unit is not None and amount.unit not in cues.IN_BULK


def _counts_otherwise(at: Setting) -> bool:
    """ "cutting output by 9 tonnes and putting 1,300 workers on short time", "1.9 million tonnes from 640,000 hectares": no goods."""
    amount = at.amount
    if amount.kind != "quantity":
        return False
    return amount.unit in _PEOPLE | LANDS or (amount.metric is not None and amount.metric.id == "employees")
