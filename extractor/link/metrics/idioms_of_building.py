"""Turns of phrase that say what is put up, and what that or a payout takes.

the dividend will cost $54m                    the dividend
the plant is expected to cost €130m            capital expenditure
a laboratory, budgeted at €130m                likewise
is building a mill at a cost of €130m          likewise
sink NZ$220m into a tower                      likewise
the $640 million smelter expansion             likewise
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, listed, phrased
from extractor.link.metrics.sized import is_size
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_EARMARKS = all_forms("earmark allocate budget commit reserve")
_TOOLS = frozenset("equipment machines tools tooling vehicles".split())
_POURS = all_forms("sink plough plow pour pump put channel")
_OPENS = all_forms("open")
_BUILDS = all_forms(
    "refurbish build construct erect install upgrade expand renovate modernise modernize refit revamp redevelop overhaul convert extend fit"
)
_TERMS, _OF_LOANS = 12, frozenset(
    "bilateral syndicated revolving extended undrawn drawn repaid refinanced bank banks lenders matures maturing expires expiring".split()
)
_LENT = frozenset("bridge bridging revolving syndicated".split())
_PROJECTS = frozenset(
    "expansion plant factory refinery smelter upgrade facility terminal refurbishment extension overhaul warehouse centre center depot "
    "rebuild revamp refit redevelopment mill hub campus laboratory".split()
)
_OF_PROJECTS = frozenset("sale deal contract order loan fund budget division business unit company operator".split())
_TRADES = cues.PURCHASES | frozenset("sell sold selling sale acquire acquired".split())
_PLACES = frozenset("at in of on near from".split())  # "a strike at the plant will cost"
_EXPECTED = cues.AUXILIARY | frozenset("expected estimated forecast projected likely set due".split())
_PUTS_UP = frozenset("opening building".split())  # "opening a restaurant costs"
_BUDGETED = frozenset("budgeted costed".split())
_GIVEN_UP = all_forms("close shut scrap abandon mothball strike") | {"closure", "closures", "fire", "recall"}
_PHRASE, _ASIDE = 6, 12  # nodes of "a plant under construction in Oslo", and of what stands between commas behind it
_BELOW = 5  # nodes between "a strike at" and the plant


def costing(at: Setting) -> Meeting | None:
    """ "the dividend will cost $54m"; "the plant, which cost €130m", "opening a depot costs Acme €2m"."""
    nodes, verb = at.nodes, at.start - 1
    verb -= verb > 0 and (nodes[verb].kind == "company" or nodes[verb].word == "it")
    cost = nodes[verb].metric if verb > 0 else None
    if verb > 1 and nodes[verb].word == "costing" and (built := _built_before(nodes, verb - 2)) is not None:
        return phrased("capex", nodes[built].span, "fact.idiom")  # "a second plant, costing $150m, will"
    if cost is None or cost.id != "costs" or at.amount.per is not None or at.change is not None:
        return None
    place = verb - 1
    while place > 0 and nodes[place].word in _EXPECTED:
        place -= 1
    if (built := _built_before(nodes, place)) is not None:
        return phrased("capex", nodes[built].span, "fact.idiom")
    if place > 0 and nodes[place].word in ("that", "which"):  # "an interim dividend of 14 rupees, which will cost"
        place = next((i for i in range(place, -1, -1) if _is_paid_out(nodes[i])), place)
    costs = place == verb - 1 and _is_paid_out(nodes[place])  # "the payout costs €54m"
    if nodes[verb - 1].word not in ("will", "would", "could", "may", "might", "to") and not costs:
        return None
    if nodes[place].word == ",":
        place = next((i - 1 for i in range(place - 1, 0, -1) if nodes[i].word == ","), place)
    metric = nodes[place].metric
    return listed(metric, place, "fact.idiom", None) if metric is not None and metric.group in ("return", "cost") else None


def budgeted(at: Setting) -> Meeting | None:
    """ "a laboratory in Leeds, budgeted at €130m", "The scheme, which Acme will build, is costed at €130m"."""
    nodes, verb = at.nodes, at.start - 2
    if verb < 0 or nodes[verb].word not in _BUDGETED:
        return None
    place = verb - 1
    while place > 0 and nodes[place].word in _EXPECTED:
        place -= 1
    if place < verb - 1 and nodes[place].word == ",":
        place = next((i - 1 for i in range(place - 1, 0, -1) if nodes[i].word == ","), place)
    built = _built_before(nodes, place)
    if built is None and nodes[verb].word != "costed":
        return None
    return phrased("capex", nodes[verb if built is None else built].span, "fact.idiom")


def _built_before(nodes: Sequence[Node], place: int) -> int | None:
    """The thing put up of which a clause that begins behind node `place` tells: "the plant", "a plant in Oslo, 85% owned by Beta and".

    Not what something else happened at: "a strike at the plant"; nothing that is closed.
    """
    aside = nodes[place].word in (",", "and", "that", "which", "it", "they")
    if any(node.word in _GIVEN_UP for node in nodes[:place]):
        return None
    for i in range(place, max(-1, place - (_ASIDE if aside else _PHRASE)), -1):
        word, metric = nodes[i].word, nodes[i].metric
        opens = word in _PUTS_UP and (i == 0 or nodes[i - 1].word in ("", ",", ".", "and", "but"))
        shops = aside and metric is not None and metric.id == "stores"
        if opens or ((shops or word in cues.BUILT) and not any(node.word in _PLACES for node in nodes[max(0, i - _BELOW) : i])):
            return i
        if not aside and (nodes[i].kind in ("value", "mark") and word not in cues.GENITIVE):
            return None
    return None


def _is_paid_out(node: Node) -> bool:
    return node.metric is not None and node.metric.group == "return"


def built_for(at: Setting) -> Meeting | None:
    """ "is building a mill at a cost of €130m", "will open 40 stores at a cost of €130m"."""
    nodes, of = at.nodes, at.start - 1
    cost = nodes[of - 1].metric if of > 3 and nodes[of].word == "of" else None
    if cost is None or cost.id != "costs" or [node.word for node in nodes[of - 3 : of - 1]] != ["at", "a"]:
        return None
    words = {node.word for node in nodes[:of]}
    if _OPENS.isdisjoint(words) and (_BUILDS.isdisjoint(words) or cues.BUILT.isdisjoint(words)):
        return None
    return phrased("capex", cost.span, "fact.idiom")


def poured(at: Setting) -> Meeting | None:
    """ "plans to sink NZ$220m into a drying tower", "earmarked $3bn for new equipment", "will refurbish its resort for $18m"."""
    nodes, verb, first, last, lead = at.nodes, at.word_before, at.first, at.last, at.lead
    behind = [node.word for node in nodes[last + 1 : last + 4]]
    put_up = nodes[last + 4 : last + 6] if behind in (["will", "go", "into"], ["is", "going", "into"], ["will", "go", "on"]) else []
    if any(_is_built(node) for node in put_up):
        return phrased("capex", nodes[last + 2].span, "fact.idiom")  # "$9m will go into new shops"
    meant = nodes[last + 2 : last + 6] if verb is not None and verb.word in _EARMARKS and behind[:1] in (["for"], ["to"]) else []
    if any(_is_built(node) or node.word in _TOOLS for node in meant) and not any(node.kind in ("company", "value") for node in meant):
        return phrased("capex", at.nodes[at.start - 1].span, "fact.idiom")
    went = behind[:2] == ["went", "into"]
    if went and "which" not in lead and not any(n.kind == "company" for n in nodes[last + 3 : last + 5]):
        return Meeting("spending", nodes[last + 1].span, "fact.idiom", "money", "duration", "cost")
    into = last + 1 < len(nodes) and nodes[last + 1].word == "into"
    cost = nodes[last + 2].metric if into and verb is not None and verb.word in _POURS and last + 2 < len(nodes) else None
    if cost is not None and cost.group == "cost":
        return listed(cost, last + 2, "fact.idiom", None)  # "ploughed £40m into research and development"
    if verb is not None and verb.word in _POURS and into and not any(n.kind == "company" for n in nodes[last + 2 : last + 4]):
        return phrased("capex", verb.span, "fact.idiom")
    built = next((node for node in reversed(nodes[max(0, first - 8) : first]) if node.word in _BUILDS), None)
    if built is None or lead[-1:] != ["for"] or any(_is_told(at, node) for node in nodes[max(0, first - 8) : first]):
        return None
    return phrased("capex", built.span, "fact.idiom")


def _is_built(node: Node) -> bool:
    return node.word in cues.BUILT or (node.metric is not None and node.metric.id == "stores")


def _is_told(at: Setting, node: Node) -> bool:
    """Whether a figure stands there; "a 200,000-unit plant", "1.1GW of batteries", "1,200 flats" only say what is built."""
    amount = node.amount
    size = amount is not None and (amount.unit in cues.HOMES or cues.UNIT_METRICS.get((amount.unit or "").lower()) == "capacity")
    return node.kind in ("value", "metric") and not size and not is_size(at.text, amount)


def project(at: Setting) -> Meeting | None:
    """ "the $640 million smelter expansion"."""
    nodes, amount, first, last = at.nodes, at.amount, at.first, at.last
    if nodes[first - 1].word not in cues.DETERMINERS or amount.per or _TRADES & {node.word for node in nodes[max(0, first - 4) : first]}:
        return None
    if any(node.word == "owes" for node in nodes[last + 1 : last + 5]):
        return phrased("debt", nodes[last + 1].span, "fact.idiom")  # "the $640m the mill owes"
    for place, node in enumerate(nodes[last + 1 : last + 5], last + 1):
        loan = node.word == "facility" and not _OF_LOANS.isdisjoint(other.word for other in nodes[last + 1 : last + _TERMS])
        if node.word in _LENT or loan:
            return phrased("debt", node.span, "fact.idiom")  # "a $5bn bridge facility"
        if node.word in _PROJECTS and at.text[nodes[place].end : nodes[place].end + 12].strip().split(" ")[0].lower() not in _OF_PROJECTS:
            return phrased("capex", node.span, "fact.idiom")
        if node.kind not in ("word", "company") or node.word in cues.PREPOSITIONS or node.word in cues.OPENERS:
            return None
    return None
