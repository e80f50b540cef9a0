"""What a cost, a sum put up or jobs that go turn out to be beside what their sentence and the value before speak of.

took a $14m hit, fees swallowed $1bn           a cost
is spending £180m on a second factory          capital expenditure
should lower annual costs by $240m             cost savings
cut 350 jobs, a step that cost it $28m         the charge for it
costs per passenger                            a unit cost
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, fits, taken_up, words_of
from extractor.link.nodes import Node
from extractor.link.past_time import past_time
from extractor.link.verb_forms import all_forms

_THINGS = 9  # nodes of "on technology and a new data centre"
_PEOPLE = frozenset({"employees", "rd_employees", "staff"})
_COST_OF = {"job_cuts": "restructuring_charge", "store_closures": "restructuring_charge", "cost_savings": "integration_cost"}
_CUTTING = frozenset("closings closures closing cuts layoffs redundancies".split())
_CUT_METRICS = {"job_cuts", "store_closures"}
_GIVES_UP = all_forms("shut scrap abandon mothball discontinue") | {"close", "closing", "closes"}
_PER_THING = {"revenue": "unit_revenue", "costs": "unit_cost", "operating_expenses": "unit_cost"}
_LEAVING = frozenset("retirement redundancy layoff job position post role".split())
_PROGRAMMES = frozenset("programme program plan restructuring shutdown closure closures cuts overhaul reorganisation shake-up".split())
_CLOSURES, _SUBJECT = frozenset({"closure", "closures"}), 3  # nodes of "The closure"
_CLOSING = frozenset("closing shutting restructuring reorganising reorganizing closure".split())
_RESTRUCTURING = frozenset("restructuring reorganisation reorganization redundancies layoffs severance shake-up".split())
_DEAREST = 1_000_000  # employee
_BUILDS = frozenset(
    "build expand upgrade modernise modernize renovate refurbish refit construct double overhaul extend equip automate retool".split()
)
_COST = frozenset("cost costs".split())
_PAY = re.compile(
    r"\b(?:(?:raise|raises|raising|lift|lifts|lifting|higher|increased?|rise in|bigger)(?: [\w'’-]+){0,3} (?:pay|wages|salaries)\b"
    r"|(?:pay|wage) (?:rise|deal|award|increase|settlement|shock)s?\b|(?:minimum|living) wages?\b|national insurance\b)",
    re.IGNORECASE,
)
_SCHEMES = frozenset("scheme schemes overhaul rebuild retrofit upgrades modernisation modernization".split())
_DEALS = all_forms("sell buy acquire pay hand land lend borrow fetch take shut close turn") | frozenset(
    "deal stake loan contract sale purchase".split()
)
_APPROVES = all_forms("approve announce plan make unveil propose")
_STATES = frozenset(
    "cabinet government parliament lawmakers ministry minister treasury council senate assembly congress federal city state municipality "
    "president governor mayor".split()
)
_BLOWS = frozenset("hit bite blow knock burden drag".split())
_PUT_TO_BUDGET = cues.COMPARISONS | frozenset("below above within under over with exceeding undershooting".split())


def research(at: Setting, found: Meeting) -> Meeting | None:
    """ "Research swallowed $538 million": what is spent on it."""
    spent = found.rule == "fact.noun_phrase" and at.amount.kind == "money"
    return replace(found, metric="rd_expense", value_kind="money", period_kind="duration", group="cost") if spent else None


def blow(at: Setting, found: Meeting) -> Meeting | None:
    """ "tariffs took a $14 million bite": a cost."""
    hurt = found.rule == "fact.noun_phrase" and at.amount.kind == "money" and words_of(at, found).split()[0] in _BLOWS
    return replace(found, metric="costs", value_kind="money", period_kind="duration", group="cost") if hurt else None


def budgeted(at: Setting, found: Meeting) -> Meeting | None:
    """ "large losses came to €210m, against a budget of €520m": of what the figure in front measures."""
    told, place = at.before, found.place
    if told is None or place is None or words_of(at, found) != "budget" or told.change is not None or not fits(told.value_kind, at.amount):
        return None
    held = any(node.word in _PUT_TO_BUDGET for node in at.nodes[max(at.before_place or 0, place - 3) : place])
    return taken_up(told) if held and told.group in ("cost", "cash", "income") else None


def of_state(at: Setting, found: Meeting) -> Meeting | None:
    """ "The cabinet approved a budget of €412bn", "passed a $9bn budget, 3% more than last year's": what a state is to spend."""
    if words_of(at, found).rpartition(" ")[2] != "budget":
        return None
    state = any(node.word.removesuffix("'s") in _STATES for node in at.nodes[: at.last])
    return replace(found, metric="public_spending", group="macro") if state and not any(node.companies for node in at.nodes) else None


def swallowed(at: Setting, found: Meeting) -> Meeting | None:
    """ "Platform commissions and rider fees swallowed $1bn, or 33% of revenue": what does so is a cost, whoever takes it in."""
    eats = found.place is not None and any(node.word in cues.TAKES_UP for node in at.nodes[found.place : at.first])
    return replace(found, metric="costs", group="cost") if eats and at.amount.kind in ("money", "percent") else None


def labour(at: Setting, found: Meeting) -> Meeting | None:
    """ "with labour eating up 34% of revenue", "fuel made up 33% of costs": what is paid for it."""
    shared = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["of"]  # but "fuel is 80% hedged"
    paid = found.rule == "fact.noun_phrase" and found.change is None and (at.amount.kind == "money" or shared)
    named = any(node.metric is not None and node.metric.group in ("cost", "income") for node in at.nodes[at.last + 2 : at.last + 6])
    paid = paid and (named or found.metric not in ("energy", "electricity"))  # "uses 9% of all electricity"
    metric = "staff_costs" if found.metric.startswith("lab") else "fuel_cost"
    return replace(found, metric=metric, value_kind="money", period_kind="duration", group="cost") if paid else None


def per_thing(at: Setting, found: Meeting) -> Meeting | None:
    """ "revenue per hectolitre", "costs per passenger"."""
    if found.place is None or found.place + 1 >= at.first or at.nodes[found.place + 1].word != "per":
        return None
    metric = _PER_THING.get(found.metric)
    return replace(found, metric=metric) if metric is not None else None


def built(at: Setting, found: Meeting) -> Meeting | None:
    """ "is spending £180m on a second factory", "a third plant, with an investment of £180m"."""
    words = [node.word for node in at.nodes[: at.first]]
    if found.metric == "funding" and words_of(at, found) == "investment":
        put_up = words[-1:] == ["of"] and not cues.BUILT.isdisjoint(words) and "round" not in words
        return replace(found, metric="capex", group="cash") if put_up else None
    if found.metric == "spending" and any(pair == ("on", "which") for pair in pairwise(words)) and not cues.BUILT.isdisjoint(words):
        return replace(found, metric="capex", group="cash")  # "a plant in Hungary on which it will spend €1.1bn"
    if words_of(at, found) == "outlay" and any(_is_room(node) for node in at.nodes[: at.first]):
        return replace(found, metric="capex", group="cash")  # "will add 6 million tonnes of capacity at an outlay of $275m"
    place = past_time(at.nodes, at.last + 1)  # "will spend £40m this year on a kiln", "over two years on a plant"
    behind = [node.word for node in at.nodes[place : place + 2]]
    if found.metric == "spending" and behind[:1] == ["to"] and behind[1:] != [] and behind[1] in _BUILDS:
        return replace(found, metric="capex", group="cash")  # "will spend £40m to expand its Hull plant"
    if found.metric != "spending" or behind[:1] not in (["on"], ["in"]):
        return None
    for node in at.nodes[place + 1 : place + _THINGS]:
        text = at.text[node.start : node.end].lower()
        if text in cues.BUILT:
            return replace(found, metric="capex", group="cash")
        if (node.kind not in ("word", "reference", "value") and text != "growth") or node.word in cues.PREPOSITIONS:
            return None
    return None


def _is_room(node: Node) -> bool:
    return node.word in cues.BUILT or (node.metric is not None and node.metric.id in ("capacity", "stores", "store_openings"))


def of_pay(at: Setting, found: Meeting) -> Meeting | None:
    """ "will raise pay by 5%, at a cost of £70m", "Higher wages added £23m to costs": what is paid to staff."""
    told = words_of(at, found).split()[-1] in _COST and at.amount.kind == "money"
    raised = told and _PAY.search(at.text, at.nodes[0].start, at.amount.start) is not None
    return replace(found, metric="staff_costs") if raised else None


def bare_expenses(at: Setting, found: Meeting) -> Meeting | None:
    """ "Expenses rose 3%", "with expenses up 3%": all that a bank spends to run; but "travel expenses"."""
    if words_of(at, found) != "expenses" or found.place is None:
        return None
    before = at.nodes[found.place - 1] if found.place else None
    plain = before is None or before.kind != "word" or before.word in cues.DETERMINERS | cues.PREPOSITIONS | cues.OPENERS
    return replace(found, metric="operating_expenses") if plain else None


def put_up(at: Setting, found: Meeting) -> Meeting | None:
    """ "a £19m scheme to insulate its shops", "pledged €60m for the depot", "the $2.6 billion mine": what is spent on building it."""
    if found.rule != "fact.noun_phrase" or at.amount.kind != "money" or at.amount.low < cues.LARGEST_FEE or found.change is not None:
        return None
    head = words_of(at, found).partition(" of ")[0].rpartition(" ")[2]
    dealt = not _DEALS.isdisjoint(at.text[node.start : node.end].lower() for node in at.nodes[: at.last + 4])
    if dealt or head not in cues.BUILT | _SCHEMES or found.span.start < at.amount.start:
        return None
    return as_metric(found, "capex")


def invested_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "approved a €240 million investment in Lodz": what a business puts up; but "an investment in Beta"."""
    verb = next((node for node in reversed(at.nodes[max(0, at.start - 3) : at.start]) if node.word in _APPROVES), None)
    into = at.nodes[at.last + 2 : at.last + 4] if words_of(at, found) == "investment" and verb is not None else []
    if at.amount.kind != "money" or not into or into[0].word != "in" or into[-1].companies:
        return None
    return replace(found, metric="capex", period_kind="duration", group="cash")


def saved(at: Setting, found: Meeting) -> Meeting | None:
    """ "should lower annual costs by $240 million": what is yet to be saved."""
    cut = found.change == "decrease" and at.amount.kind == "money" and at.lead[-1:] == ["by"]
    ahead = not (cues.FORECAST | {"supposed"}).isdisjoint(node.word for node in at.nodes[: at.first])
    return replace(found, metric="cost_savings", change=None) if cut and ahead else None


def cost_of_staff(at: Setting, found: Meeting) -> Meeting | None:
    """ "its 612 staff cost an average of RMB 96,000 a month each"."""
    small = at.amount.kind == "money" and at.amount.high < _DEAREST  # "puts the extra cost at £14m a year" is that of all
    staff = at.before is not None and at.before.metric in _PEOPLE and at.amount.per is not None and small
    return replace(found, metric="cost_per_employee") if staff else None


def jobs_cut(at: Setting, found: Meeting) -> Meeting | None:
    """ "cut about 5% of its salaried workforce", "450 posts, or 4% of the workforce, will go"."""
    apposed = at.before is not None and at.before.metric == "job_cuts" and at.lead[-1:] in ([","], ["or"])
    cut = found.metric == "employees" and at.amount.unit == "percent" and (apposed or _lets_go(at))
    return replace(found, metric="job_cuts", period_kind="duration", change=None) if cut else None


def _lets_go(at: Setting) -> bool:
    """ "cut 5% of its staff", "lay off 12% of staff"."""
    verb = at.lead[:-1] if at.lead[-1:] == ["off"] else at.lead
    return verb[-1:] != [] and verb[-1] in cues.CUTS


def _told_of_jobs(at: Setting) -> bool:
    """Whether jobs that go, or whose they are, were told of last: "seeks 1,500 retirements among its 9,000 staff, at a cost of"."""
    gone = any(node.amount is not None and node.amount.unit in _LEAVING for node in at.nodes[: at.first])
    return gone or any(told is not None and told.metric in _CUT_METRICS | {"employees"} for told in (at.before, at.earlier))


def _is_price_of_it(at: Setting, place: int) -> bool:
    """ "at a cost of", "The programme will cost", "the shutdown will cost it"."""
    words = [node.word for node in at.nodes[max(0, place - 2) : place]]
    programme = any(node.word in _PROGRAMMES for node in at.nodes[:place]) and words[-1:] != [] and words[-1] in cues.AUXILIARY
    return words == ["at", "a"] or programme


def to_build(at: Setting, found: Meeting) -> Meeting | None:
    """ "The new shops will cost about £1.4m", "the smelter would cost $90m": what is put up."""
    place = found.place
    if at.amount.kind != "money" or at.amount.low < cues.LARGEST_FEE or place is None or place < 2 or place > at.first:
        return None
    verb = words_of(at, found) == "cost" and at.nodes[place - 1].word in ("will", "would", "should", "could", "to")
    thing = at.nodes[place - 2]
    named = thing.word in cues.BUILT or (thing.metric is not None and thing.metric.id in ("stores", "store_openings"))
    event = any(node.word in cues.PREPOSITIONS for node in at.nodes[max(0, place - 6) : place - 2])  # "a fire at its plant would cost it"
    return replace(found, metric="capex", group="cash") if verb and named and not event and at.amount.per is None else None


def cost_of_cuts(at: Setting, found: Meeting) -> Meeting | None:
    """ "let 350 people go, a step that cost it €28 million"; "the savings … will cost €210m"; "will shut 17 depots at a cost of"."""
    words = words_of(at, found)
    if words.split()[-1] not in ("cost", "costs", "spending") or at.amount.kind != "money":
        return None
    if words.startswith(("restructuring", "severance", "redundancy", "closure")) or (found.change and at.lead[-1:] == ["by"]):
        return None  # whatever they are to save; "cut costs by £20m"
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 8]]
    of_closing = found.place is not None and found.place > at.last and not _CLOSING.isdisjoint(behind[1:4])
    opened = found.place is not None and found.place < at.first and not _RESTRUCTURING.isdisjoint(
        at.text[node.start : node.end].lower() for node in at.nodes[max(0, found.place - 3) : found.place]
    )
    closed = found.place is not None and _SUBJECT <= found.place < at.first and at.amount.per is None
    closed = closed and any(node.word in _CLOSURES for node in at.nodes[:_SUBJECT])  # "The closure of the plant will cost £14m"
    # "The programme will cost £14m", where jobs were told of before; "seeks 1,500 retirements, at a cost of £14m"
    closed = closed or (_told_of_jobs(at) and found.place is not None and found.place < at.first and _is_price_of_it(at, found.place))
    if of_closing or opened or closed:  # "the £14m cost of closing its site", "Restructuring will cost £14m"
        return replace(found, metric="restructuring_charge", group="cost", change=None)
    served = at.before is not None and at.before.rule == "fact.verb" and words_of(at, at.before) in cues.UNDOING  # "to scrap 212 flights"
    given_up = found.metric == "costs" and not served
    given_up = given_up and any(a.word in _GIVES_UP and b.word != "to" for a, b in pairwise(at.nodes[: at.first]))
    place = found.place or 0
    subject = at.nodes[place - 2].metric if place > 1 else None
    if subject is not None and subject.id in _CUT_METRICS and at.nodes[place - 1].word in cues.AUXILIARY:
        return replace(found, metric="restructuring_charge", group="cost", change=None)  # "The job cuts will cost $85m"
    metric = _COST_OF.get(at.near.metric) if at.near is not None else None
    named = {node.metric.id for node in at.nodes[: at.first] if node.metric is not None}
    if given_up or (metric is not None and (named & _CUT_METRICS or any(node.word in _CUTTING for node in at.nodes[: at.first]))):
        metric = "restructuring_charge"  # "the closings are to save $9m a year, at a one-time cost of $7m"
    return replace(found, metric=metric, group="cost", change=None) if metric is not None else None
