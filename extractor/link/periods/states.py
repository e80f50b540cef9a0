"""Whether a figure that no period stands by is one of now.

    covers 92% of households, delivers 60,000 meals a day, holders of 38% have signed up     a state in the present
    costs are rising at 3% a year                    what goes on, whatever was reported on
    its take rate is roughly 5%                      a rate in the present, where nothing was reported

What something has, whatever happens to it, stands in `owned`. Left alone: what a deal comes to, however it is told, and what is
being arranged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues, metric_verbs
from extractor.link.leads import lead_words, value_start
from extractor.link.metrics.meeting import Meeting
from extractor.link.metrics.noun_phrases import is_past, is_verb
from extractor.link.nodes import Node
from extractor.link.periods.as_a_rule import does_so
from extractor.link.periods.at_work import gets_by_with, works_from
from extractor.link.periods.neighbours import since_value
from extractor.link.periods.owned import CURRENT
from extractor.link.periods.reporting import reported_for
from extractor.link.periods.tense import do_so, has_arrived, holds, is_present, of_subject, opens_with
from extractor.link.periods.when import Asked

# What a sentence says of right now, where "has" and "make" may be parts of a longer verb or of a habit.
_LINKS = frozenset("is are stands remains charges charge".split())
# What is agreed on, and what happens in a deal, however it is told: "the issue comprises new shares worth $8m".
_AGREED = frozenset("funding deal_value equity_value contract_value upfront_payment milestone_payment".split())
_HAPPENS = _AGREED | {"ipo_proceeds", "shares_offered", "shares_bid", "subscription"}
_DEALS = frozenset("series round bid offer takeover deal purchase acquisition financing upfront".split())
_IN_HAND = frozenset("store_openings store_closures job_cuts".split())
_ARRANGED = frozenset(
    "lined arranged secured agreed issued sold placed signed underwritten provided committed supplied pledged extended".split()
)
_ARRANGING = frozenset("underwriting arranging providing raising issuing supplying extending committing".split())
_FLOWS = frozenset({"income", "cost", "cash", "per share", "return"})
_MAKES_UP = frozenset(
    "account accounts make makes represent represents provide provides supply supplies contribute contributes bring brings generate "
    "generates comprise comprises derive derives take takes swallow swallows absorb absorbs".split()
)
_WENT = frozenset("was were grew rose fell".split())
_GETS = frozenset("get gets draw draws".split())
_BY = frozenset("a per every each".split())
REGULARLY = frozenset("day week month quarter year".split())
_HAS = frozenset({"has", "have"})
_IS_THERE = re.compile(r"\b[Tt]here(?:['’]s| is) (?:\w+ ){0,2}$")
_INVESTORS = frozenset("shareholder investor holder owner backer stakeholder stockholder shareholders investors holders owners".split())
_INCLUDING = frozenset("including plus assuming assumption assumed once".split())
_COUNTED_IN = frozenset("counted added thrown included".split())
_WITH = frozenset("with at on".split())
_ESTIMATES = ("cost", "budget", "price tag", "bill", "project cost", "total cost", "estimated cost")
_CLAUSE, _NEAR = 5, 10  # nodes
_LISTED = (["and", ""], [",", "and", ""], ["and", "its", ""])
_IN_ALL = (("all", "told"), ("in", "all"), ("in", "total"), ("to", "date"), ("so", "far"))

_IS_OR_HAS = frozenset("is are has have ranks remains runs operates owns".split())
_RUNNING = frozenset("running operating working producing turning trading".split())


def _is_what_it_has(nodes: Sequence[Node], i: int) -> bool:
    """ "With 41 shops and 23,000 workers, Acme is the biggest employer": an aside in front of a clause in the present."""
    if nodes[0].word != "with" or any(is_verb(node.word) or node.companies for node in (*nodes[1:i], *nodes[i + 1 : i + 2])):
        return False  # "With 400 flats sold, Acme is"
    comma = (k for k in range(i + 1, min(i + _NEAR, len(nodes) - 2)) if nodes[k].word == "," or nodes[k].kind == "period")
    return any(nodes[k + 1].companies and nodes[k + 2].word in _IS_OR_HAS for k in comma)


def is_state(asked: Asked) -> bool:
    """ "operates 124 vessels with a capacity of 862,000 tonnes", "covers 92% of households", "holders of 38% have signed up"."""
    nodes, i, meeting = asked.nodes, asked.i, asked.meeting
    if meeting.period_kind == "instant" and ((meeting.of is not None and of_subject(nodes, i)) or opens_with(nodes, i)):
        return True
    if (meeting.period_kind == "instant" or is_unlisted(meeting)) and _is_what_it_has(nodes, i):
        return True
    listed = meeting.place == 0 and nodes[i - 1].word == ":"
    closed = meeting.group == "balance" and reported_for(asked.memory.reported, asked.company) is not None  # "Net debt: £40m", in a report
    if meeting.period_kind == "instant" and listed and not closed:
        return True  # "Headcount: 260."
    if meeting.period_kind == "instant" and meeting.rule == "fact.idiom" and _IS_THERE.search(asked.sentence.text, 0, nodes[i].start):
        return True  # "Cash isn't a problem: there's $340 million in the bank"
    if meeting.metric == "stake" and meeting.change is None and is_held_by(nodes, i):
        return True
    words = since_value(nodes, i)
    other = words[:2] == [",", "and"] and words[2:4] in (["", "with"], ["", "at"]) and len(words) < _CLAUSE + 1
    if asked.previous is not None and asked.previous.rule == "period.published" and (other or words[:1] in (["with"], ["at"], ["from"])):
        return True  # "has 600 employees, and Beta with 400"
    if _comes_from(asked) or (meeting.metric == "market_share" and is_present(nodes, i)):
        return True
    left = [node.word for node in nodes[i + 1 : i + 2]] in (["left"], ["remaining"]) and meeting.metric == "buyback"
    if left and not _HAS.isdisjoint(node.word for node in nodes[max(0, i - _CLAUSE) : i]):
        return True  # "bought back $9m in the quarter and has $85m left"
    start = value_start(nodes, i)
    verb = next(iter(asked.metric_words.split()), "")  # "uses" of "uses up"
    if verb == "priced" and start > 2 and nodes[start - 3].word == ",":
        return True  # "its care plan, priced at $16 a month"
    if by_time(nodes, i) and ((meeting.rule == "fact.verb" and verb.endswith("s")) or (is_unlisted(meeting) and is_present(nodes, i))):
        return True  # "delivers 60,000 meals a day", "uses up $1.8m a month", "draws 14 million visitors a year"
    if meeting.rule == "fact.verb" and any(node.word == "can" for node in nodes[max(0, start - 3) : start]):
        return True  # "can build 120,000 cars a year"
    if does_so(asked, unlisted=is_unlisted(meeting), by_time=by_time(nodes, i)):
        return True
    if (meeting.rule == "fact.own_unit" or meeting.group == "count") and (do_so(nodes, i) or gets_by_with(nodes, i)):
        return True
    return (is_unlisted(meeting) and holds(nodes, i)) or (meeting.rule == "fact.own_unit" and works_from(nodes, i))


def by_time(nodes: Sequence[Node], i: int) -> bool:
    """ "60,000 meals a day", "£40m a year": whether so much is told by a stretch of time."""
    behind_it = [node.word for node in nodes[i + 1 : i + 3]]
    return len(behind_it) > 1 and behind_it[0] in _BY and behind_it[1] in REGULARLY


def is_held_by(nodes: Sequence[Node], i: int) -> bool:
    """ "its largest shareholder with 14%", "the fund whose 6% stake", "the 8% owned by Acme": somebody's, as things are."""
    front = value_start(nodes, i) - 1
    if front >= 0 and nodes[front].word == "whose":
        return True
    holder = front > 0 and nodes[front].word in _WITH and any(node.word in _INVESTORS for node in nodes[max(0, front - _CLAUSE) : front])
    had = [node.word for node in nodes[i + 1 : i + 3]]
    return holder or had in (["owned", "by"], ["held", "by"])


def _comes_from(asked: Asked) -> bool:
    """ "Nearly 70% of revenue comes from overseas"."""
    behind_it = asked.nodes[asked.i + 1 : asked.i + 8]
    opens = value_start(asked.nodes, asked.i) == 0
    return opens and any(a.word in ("comes", "come", "stems") and b.word == "from" for a, b in pairwise(behind_it))


def was_once(nodes: Sequence[Node], i: int) -> bool:
    """ "whose share once exceeded 20%"; but "once net debt of €450m is counted" is a condition."""
    near = nodes[max(0, i - _CLAUSE) : i]
    told = value_start(nodes, i) - 1
    if told > 1 and nodes[told].word == "once" and nodes[told - 1].word == ",":
        return True  # "China, once 20% of sales, made up 11%"
    return any(a.word == "once" and b.word in cues.LEVEL for a, b in pairwise(near))


def goes_on_now(asked: Asked) -> bool:
    """ "now accounts for 71% of sales, whereas others make up only 8%", "costs are rising at 3% a year": whatever was reported on."""
    nodes, i, meeting = asked.nodes, asked.i, asked.meeting
    if meeting.change is not None:
        begin = next((j for j in range(i - 1, 0, -1) if nodes[j].word == ":"), 0)  # "Margins are drifting apart: Acme's widened by"
        return any(a.word in ("is", "are") and b.word.endswith("ing") for a, b in pairwise(nodes[begin:i])) and not asked.chained
    if _is_running_at(asked):
        return True
    of_now = asked.previous is not None and asked.previous.rule == "period.published"
    if of_now and meeting.rule == "fact.metric_before_value" and since_value(nodes, i) in _LISTED:
        return True  # "net retention is 128% and gross margin 79%"
    of_now = of_now and asked.chained
    if of_now and nodes[0].word == "of" and not any(node.word in cues.AUXILIARY for node in nodes[: i + 2]):
        return True  # "Of its 640 employees, 482 work in research"
    return (of_now and is_present(nodes, i)) or (not cues.NOW.isdisjoint(since_value(nodes, i)) and not _is_part_of_flow(asked))


def _is_running_at(asked: Asked) -> bool:
    """ "Its plant is running at just 55% of capacity", in a report."""
    amount, at = asked.nodes[asked.i].amount, value_start(asked.nodes, asked.i) - 1
    goes = at > 1 and asked.nodes[at].word == "at" and asked.nodes[at - 1].word in _RUNNING and asked.nodes[at - 2].word in ("is", "are")
    return goes and amount is not None and amount.kind == "percent"


def _is_part_of_flow(asked: Asked) -> bool:
    """ "Fee income leapt 21% to $4.3bn and now makes up 36% of the total": a share of what was made in the time reported on."""
    told = asked.previous is not None and asked.previous.start is not None and asked.previous.start != asked.previous.end
    flow = asked.meeting.period_kind == "duration" and asked.meeting.group in _FLOWS
    return asked.chained and told and flow and not _MAKES_UP.isdisjoint(lead_words(asked.nodes, asked.i)[-2:])


def is_being_done(asked: Asked) -> bool:
    """ "sales fell in the nine weeks to 27 December, and it is closing 26 stores": now, whatever was reported on."""
    verb = value_start(asked.nodes, asked.i) - 1
    said = asked.meeting.metric in _IN_HAND and verb > 0 and asked.nodes[verb - 1].word in ("is", "are")
    return said and asked.nodes[verb].word.endswith("ing")


def is_unlisted(meeting: Meeting) -> bool:
    """Whether what is measured stands in no table: ships, rooms, households covered."""
    return meeting.rule in ("fact.own_unit", "fact.noun_phrase") and not meeting.group


def is_under_way(asked: Asked) -> bool:
    """ "the group is borrowing €3.8bn", "has lined up €3bn of debt", "is in talks to raise €100m": what is being done is no level."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.rule in ("fact.value_of_metric", "fact.metric_after_value"):
        near = nodes[max(0, i - _CLAUSE) : i]
        arranged = any(a.word in ("has", "have") and b.word in _ARRANGED for a, b in pairwise(near))
        return arranged or any(a.word in ("is", "are") and b.word in _ARRANGING for a, b in pairwise(near))
    if asked.meeting.rule != "fact.verb":
        return False
    if asked.meeting.metric == "debt" and asked.metric_words.startswith(("lend", "lent", "borrow")):
        return True
    verb = value_start(nodes, i) - 1
    if verb > 0 and nodes[verb - 1].word == "to" and nodes[verb].word in metric_verbs.FORMS:
        return True
    return any(a.word in ("is", "are") and b.word.endswith("ing") for a, b in pairwise(nodes[max(0, i - _CLAUSE) : i]))


def is_term(asked: Asked) -> bool:
    """What a deal comes to, however it is told; but "the average contract is worth $5,000 a year" is a price."""
    amount = asked.nodes[asked.i].amount
    if asked.meeting.metric == "equity" and asked.meeting.rule == "fact.value_of_metric":
        return True  # "is contributing £940m of equity"
    return asked.meeting.metric in _HAPPENS and (amount is None or amount.per is None)


def is_in_price(asked: Asked) -> bool:
    """ "values it at £2.1bn, including £290m of net debt", "Once net debt of £450m is counted": a part of what a bid comes to."""
    nodes, i = asked.nodes, asked.i
    part = any(node.word in _INCLUDING for node in nodes[max(0, i - _CLAUSE) : i])
    part = part or any(node.word in _COUNTED_IN for node in nodes[i + 1 : i + _CLAUSE + 1])
    return part and any(j != i and node.amount is not None and node.amount.kind == "money" for j, node in enumerate(nodes))


def has_risen(asked: Asked) -> bool:
    """ "its gross margin has climbed to 28%", "the payroll has grown from 96 to 310": a level of now, where no report is for it."""
    if asked.metric_words in _ESTIMATES and asked.meeting.change is None:
        return has_arrived(asked.nodes, asked.i)  # "a plant, the cost of which has risen to $900m"
    flow = asked.meeting.value_kind != "percent" and asked.meeting.period_kind == "duration" and asked.meeting.group in _FLOWS
    return asked.meeting.change is None and not flow and has_arrived(asked.nodes, asked.i)


def is_current(asked: Asked) -> bool:
    """Whether a figure is one of now, whatever period stands in front of it."""
    these_days = any((a.word, b.word) == ("these", "days") for a, b in pairwise(asked.nodes[: asked.i]))
    return has_risen(asked) or _goes_at(asked) or these_days


def _goes_at(asked: Asked) -> bool:
    """ "it is burning roughly €6m a month", "at the current burn of €6m a month": a rate of now."""
    amount, verb = asked.nodes[asked.i].amount, value_start(asked.nodes, asked.i) - 1
    regular = amount is not None and amount.per in REGULARLY and asked.meeting.rule == "fact.verb"
    if regular and not CURRENT.isdisjoint(node.word for node in asked.nodes[max(0, verb - 2) : verb]):
        return True
    return regular and verb > 0 and asked.nodes[verb].word.endswith("ing") and asked.nodes[verb - 1].word in ("is", "are")


def makes_up(asked: Asked) -> bool:
    """ "three customers account for 46% of sales", "exports make up 9% of output": a share told in the present."""
    shared = asked.meeting.of is not None and asked.meeting.change is None and asked.meeting.group != "cost" and not asked.chained
    words = lead_words(asked.nodes, asked.i)[-2:]
    if _is_told_in_passing(asked):
        return False
    gets = asked.beside is None and not _GETS.isdisjoint(words)  # "earned $9m in 2025 and gets 46% of it from shops" is of that year
    return shared and (gets or not _MAKES_UP.isdisjoint(words))


def _is_told_in_passing(asked: Asked) -> bool:
    """ "Home care, which accounts for 44% of sales, grew 11%", in a report: a share of what it reports on."""
    nodes, i = asked.nodes, asked.i
    if reported_for(asked.memory.reported, asked.company) is None or "which" not in (node.word for node in nodes[max(0, i - _CLAUSE) : i]):
        return False
    behind_it = [node.word for node in nodes[i + 1 : i + _NEAR]]
    return any(mark == "," and (is_past(verb) or verb in _WENT) for mark, verb in pairwise(behind_it))


def in_all(nodes: Sequence[Node], i: int) -> bool:
    """ "All told it has raised €95m", "bringing its total funding to €95m": up to now."""
    near = [node.word for node in (*nodes[max(0, i - _NEAR) : i], *nodes[i + 1 : i + 3])]
    return "altogether" in near or any(pair in _IN_ALL for pair in pairwise(near))


def links(asked: Asked) -> bool:
    """ "Its take rate is roughly 5%": a rate in the present, where nothing was reported."""
    if asked.meeting.change is not None or asked.meeting.group == "deal" or is_term(asked) or is_under_way(asked):
        return False
    return not _LINKS.isdisjoint(lead_words(asked.nodes, asked.i)[-5:])


def is_of_deal(nodes: Sequence[Node]) -> bool:
    """Whether a sentence tells of a deal: a valuation in it is as old as that."""
    return any(node.word in _DEALS or (node.metric is not None and node.metric.id in _AGREED) for node in nodes)
