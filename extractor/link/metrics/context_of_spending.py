"""What a cost or a sum spent turns out to be beside what its sentence speaks of.

research and development cost $1.7bn           the cost that is named in front of the verb
spent 14% of its revenue on research           what it was spent on, as a share of the revenue
on research, it spent $8m                      likewise
storms cost the insurer $40m                   its catastrophe losses
expects wages to climb 4%                      those of nobody in particular
paid $40m in tax                               the tax
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, words_of
from extractor.link.nodes import Node
from extractor.link.past_time import past_time
from extractor.link.verb_forms import all_forms

_ENDS_CASE = frozenset("wrongdoing guilty settle settling".split())
_BUILT_WITH, _USES = 1_000_000_000, frozenset("on with from to chasing".split())

_APPOSED = 4  # words of "on new shops,"
_EACH, _MAKING = frozenset("each every".split()), frozenset("making producing building mining lifting delivering moving serving".split())
_TO_WIN = re.compile(r" (?:each |apiece |on average )?to (?:win|acquire|attract|recruit|gain|sign up)\b")
_THINGS = 4  # nodes of "new container vessels"
_EQUIVALENT = 4  # nodes of "spent the equivalent of"
_SHARES = frozenset("proportion percentage share".split())
_SALES = ("revenue", "revenues", "sales", "turnover")
_TO_DO = re.compile(r" to (?:supply|build|provide|deliver|run|operate|design|install|maintain|make|develop)\b")
BOUGHT = {
    word: metric
    for words, metric in (
        ("fuel energy electricity diesel kerosene", "fuel_cost"),
        ("wages salaries pay staff labour labor", "staff_costs"),
        ("rent", "rent_expense"),
        ("advertising adverts ads marketing", "marketing_expense"),
        ("research", "rd_expense"),
        ("lawyers litigation", "legal_costs"),
    )
    for word in words.split()
}
DISASTERS = frozenset(
    "disaster disasters catastrophe catastrophes storm storms windstorm windstorms hurricane hurricanes typhoon typhoons cyclone cyclones "
    "flood floods flooding wildfire wildfires bushfire bushfires earthquake earthquakes quake hailstorm hailstorms hail tornado "
    "tornadoes landslide landslides".split()
)
_GIVES = all_forms("pay give hand")
_GIVEN_AS = BOUGHT | {
    "tax": "tax_expense", "taxes": "tax_expense", "royalty": "royalty_rate", "royalties": "royalty_rate", "commission": "take_rate",
    "commissions": "take_rate", "interest": "interest_expense", "rents": "rent_expense",
}  # fmt: skip
_IN_TAXES = re.compile(r"(?: (?:a|per) year)? (?:in|of)(?: [\w-]+){0,2} tax(?:es)?\b")
_CAUSE = 7  # nodes of "claims from the January storms"
_HANDS_OUT = all_forms("hand give burn dole distribute")
_SPENDS = all_forms("spend devote invest plough pour put sink channel") - {"channel", "channels"}  # "channels brought 14% of sales in 2025"


def named_cost(at: Setting, found: Meeting) -> Meeting | None:
    """ "Research and development cost RMB 1.75 billion": the cost in front of the verb."""
    place = found.place
    if words_of(at, found) in ("costs", "expenses") and any(node.metric and node.metric.id == "cost_income_ratio" for node in at.nodes):
        return replace(found, metric="operating_expenses")  # "Expenses rose 4%, taking the cost-to-income ratio to 44%"
    if not place or words_of(at, found) not in ("cost", "costs") or place >= at.first:
        return None
    named = at.nodes[place - 1].metric
    cost = named is not None and named.group in ("cost", "cash") and not named.weak and fits(named.value_kind, at.amount)
    return listed(named, place - 1, found.rule, found.change) if named is not None and cost else None


def share_of_cost(at: Setting, found: Meeting) -> Meeting | None:
    """How much of the sales a cost took: "research cost $5m, and its share of revenue fell to 43%", "they swallowed 43% of revenue"."""
    near = at.near
    if at.amount.kind != "percent" or near is None or near.group not in ("cost", "cash"):
        return None
    texts = [at.text[node.start : node.end].lower() for node in at.nodes[: at.first]]
    share = next((i for i in range(len(texts) - 2, 0, -1) if texts[i] in _SHARES and texts[i + 1] == "of"), 0)
    took = texts[-1:] != [] and texts[-1] in cues.TAKES_UP and texts[-2:-1] in (["it"], ["they"], ["these"], [","])
    apposed = at.lead[-1:] == [","] and len(at.lead) <= _APPOSED
    of = any(node.word == "of" for node in at.nodes[at.last + 1 : at.last + 2])
    beside = at.before is not None and apposed and of  # "spent $9m on research, 18% of revenue"
    if not (took or beside or (share and texts[share - 1] in cues.POSSESSIVES)) or not words_of(at, found).endswith(_SALES):
        return None
    return replace(near, rule="fact.same_metric", place=None, change=None, of=found.span, of_metric="revenue")


def spent_share(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent 14% of its revenue on research", "the equivalent of 14% of its sales on new shops", "pays 9% of its turnover in rent"."""
    place = found.place
    if at.amount.kind != "percent" or place is None or place < at.last:
        return None
    verb = next((node for node in reversed(at.nodes[max(0, at.start - _EQUIVALENT) : at.start]) if node.word in _SPENDS | _GIVES), None)
    if verb is not None and verb.word in _GIVES:
        return _given_as(at, found, verb, place)
    if verb is None or [node.word for node in at.nodes[place + 1 : place + 2]] not in (["on"], ["in"], ["into"], ["to"]):
        return None
    named = _named(at.nodes, place + 2)
    metric = "spending" if named is None else named.metric.id if named.metric is not None else cues.SPENT_ON[named.word]
    span = verb.span if named is None else named.span
    return Meeting(metric, span, found.rule, "money", "duration", "cost", of=found.span, of_metric=found.metric)


def _given_as(at: Setting, found: Meeting, verb: Node, place: int) -> Meeting | None:
    """ "pays 9% of its turnover in rent", "hands over 5% of sales as a royalty": what goes, as a share of what comes in."""
    words = [at.text[node.start : node.end].lower() for node in at.nodes[place + 1 : place + 6]]
    as_what = next((i for i, word in enumerate(words[1:3], 1) if word not in cues.DETERMINERS), 0)
    if words[:1] not in (["in"], ["as"]) or not as_what:
        return None
    metric = _GIVEN_AS.get(words[as_what].rpartition(" ")[2])
    if metric is None:
        return None
    kind, group = ("percent", "ratio") if metric.endswith("_rate") else ("money", "cost")
    return Meeting(metric, verb.span, found.rule, kind, "duration", group, of=found.span, of_metric=found.metric)


def each_cost(at: Setting, found: Meeting) -> Meeting | None:
    """ "two cranes that cost $19 million each": a price; "It costs Acme €31 to win a customer": what it pays for one."""
    if at.amount.kind != "money" or found.rule == "fact.same_metric" or words_of(at, found) not in ("cost", "costs"):
        return None
    if _TO_WIN.match(at.text, at.amount.end) and "customer" in at.text[at.nodes[0].start : at.nodes[-1].end].lower():
        return replace(found, metric="customer_acquisition_cost", group="cost")
    people = at.before is not None and at.before.metric in ("employees", "job_cuts")
    verb = found.place is not None and found.place >= at.start - 2
    each = at.text.startswith((" each", " apiece"), at.amount.end) and verb and not people
    return replace(found, metric="price", value_kind="money", group="market") if each else None


def on_things(at: Setting, found: Meeting) -> Meeting | None:
    """ "spending on new vessels would come to $2.1bn", "outlays on stores": what a company builds or buys to run."""
    place = found.place
    if place is None or not any(node.companies for node in at.nodes) or [node.word for node in at.nodes[place + 1 : place + 2]] != ["on"]:
        return None
    things = [at.text[node.start : node.end].lower() for node in at.nodes[place + 2 : place + 2 + _THINGS]]
    end = next((i for i, word in enumerate(things) if word in cues.PREPOSITIONS or word in cues.AUXILIARY), len(things))
    built = any((word in cues.BUILT and word != "network") or word.removesuffix("s") in cues.VEHICLES for word in things[:end])
    return replace(found, metric="capex", group="cash") if built else None


def cost_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "the cost of fuel fell 11%": that of what the vocabulary has a cost for."""
    place = found.place
    if place is None or place + 2 >= len(at.nodes) or at.nodes[place + 1].word not in ("of", "for") or at.amount.per is not None:
        return None
    said = [at.text[node.start : node.end].lower() for node in at.nodes[place + 2 : place + 4]]
    if said[0] in _EACH or (said[0] in _MAKING and said[-1] in _EACH):
        return replace(found, metric="unit_cost", group="cost")  # "the cost of making each car", "of each ride"
    metric = BOUGHT.get(said[0]) if any(node.kind in ("company", "reference") for node in at.nodes) else None
    return replace(found, metric=metric, group="cost") if metric is not None else None


def _named(nodes: Sequence[Node], place: int) -> Node | None:
    """What the money goes on, where it is a cost of the vocabulary or "research"."""
    for node in nodes[place : place + 3]:
        if node.word in cues.SPENT_ON or (node.metric is not None and node.metric.group in ("cost", "cash")):
            return node
        if node.kind != "word":
            return None
    return None


def deal_to_do(at: Setting, found: Meeting) -> Meeting | None:
    """ "bagged a $40m deal to supply trains": a contract, no purchase."""
    does = words_of(at, found) in ("deal", "deals") and _TO_DO.match(at.text, found.span.end)
    return replace(found, metric="contract_value", group="deal", subject=None) if does else None


def spent_on_first(at: Setting, found: Meeting) -> Meeting | None:
    """ "On research and development, Acme spent $8m": what opens the sentence is what it went on."""
    named = at.nodes[1].metric if at.nodes[0].word == "on" and at.first > 1 else None
    if named is None or found.rule != "fact.verb" or at.nodes[2].word != "," or named.group not in ("cost", "cash"):
        return None
    return listed(named, 1, "fact.metric_before_value", None)


def spent_by_people(at: Setting, found: Meeting) -> Meeting | None:
    """ "Beta predicts that spending will increase 3.6%": what everybody spends."""
    place = found.place
    bare = place is not None and place > 1 and at.nodes[place - 1].word == "that" and at.nodes[place - 2].word in cues.PREDICTIONS
    if at.amount.kind != "percent" or not at.change or not bare or words_of(at, found) != "spending":
        return None
    return replace(found, metric="consumer_spending", value_kind="percent", group="macro")


def of_disasters(at: Setting, found: Meeting) -> Meeting | None:
    """ "Natural disasters cost the insurer €140m", "Claims from the January storms set it back $88 million"."""
    place = found.place
    lost = found.metric == "net_loss" and words_of(at, found) == "losses"  # "Losses from the hurricanes came to $220 million"
    if (found.metric == "claims" or lost) and place is not None and at.amount.kind == "money":
        from_it = any(node.word in DISASTERS for node in at.nodes[max(0, place - 1) : place + _CAUSE])
        return replace(found, metric="catastrophe_losses") if from_it else None
    struck = place is not None and at.amount.kind == "money" and at.nodes[place - 1].word in DISASTERS and words_of(at, found) == "cost"
    return replace(found, metric="catastrophe_losses") if struck else None


def wages_of_all(at: Setting, found: Meeting) -> Meeting | None:
    """ "expects wages to climb 4.3%": those of nobody in particular."""
    moves = at.change or (at.before is not None and at.before.metric == "wage_growth")
    of_all = words_of(at, found) == "wages" and at.amount.kind == "percent" and moves and not any(node.companies for node in at.nodes)
    return replace(found, metric="wage_growth", value_kind="percent", group="macro") if of_all else None


def spent_on(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent $79 million on advertising", "on research", "paid $9 million in interest"."""
    place = past_time(at.nodes, at.last + 1)  # "spent £9m last year on advertising"
    on, what = [*(at.text[node.start : node.end].lower() for node in at.nodes[place : place + 2]), "", ""][:2]
    metric = BOUGHT.get(what) if on == "on" else "interest_expense" if on == "in" and what == "interest" else None
    return replace(found, metric=metric, group="cost") if metric is not None else None


def planned(at: Setting, found: Meeting) -> Meeting | None:
    """ "will spend between $3.2 billion and $3.6 billion in 2026", a company's plan that names no use of it: what it builds with."""
    verb = at.nodes[at.start - 2].word if at.nodes[at.start - 1].word in ("between", "from") else at.nodes[at.start - 1].word
    large = at.amount.kind == "money" and at.amount.low >= _BUILT_WITH and at.amount.per in (None, "year")
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 4]]
    if found.rule != "fact.verb" or verb != "spend" or not large or not _USES.isdisjoint(behind):
        return None
    named = any(node.companies for node in at.nodes[: at.first])
    return replace(found, metric="capex", group="cash") if named else None


def penalty(at: Setting, found: Meeting) -> Meeting | None:
    """ "paid R41m in 2019 and admitted wrongdoing", "paid $9 million after pleading guilty": what ends a case."""
    if found.rule != "fact.verb" or words_of(at, found) not in cues.PAYS or at.amount.kind != "money":
        return None
    ends = not _ENDS_CASE.isdisjoint(node.word for node in at.nodes)
    return replace(found, metric="fine", group="cost") if ends else None


def subsidies(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent RMB 1.2 billion on subsidies", "handed out RMB 2 billion in subsidies": what a company spends on its buyers is no gift."""
    verb = at.nodes[at.start - 1].word if at.start else ""
    verb = at.nodes[at.start - 2].word if verb == "out" and at.start > 1 else verb
    spends = words_of(at, found) in ("subsidies", "subsidy") and (verb in _SPENDS or verb in _HANDS_OUT)
    return replace(found, metric="spending") if spends else None


def taxes(at: Setting, found: Meeting) -> Meeting | None:
    """ "paid $40 million in tax", "of tax"."""
    taxed = _IN_TAXES.match(at.text, at.amount.end)  # "in tax", "a year in property taxes"
    paid = found.rule == "fact.verb" and words_of(at, found) in cues.PAYS and taxed is not None
    return replace(found, metric="tax_expense") if paid else None
