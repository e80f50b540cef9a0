"""A change behind a value, and the metric that changed.

a 19% rise in annual profit                  behind a word of change
a $411 million or 23% decline in costs       behind a second value of the same change
a $26m increase to the transition tax        a noun phrase that no table lists
a 3% impact on revenue                       behind a word of effect
against a 31% jump for its rival             the metric of the value before, of another company
will add £22m to the wage bill               behind a verb that adds or takes
knocked 6% off the shares                    likewise
added 58 million barrels to its reserves     what a count is added to
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, phrased, taken_up
from extractor.link.nodes import Node
from extractor.link.past_time import past_time, says_session
from extractor.link.verb_forms import all_forms

_ADDS = cues.TAKES_OFF | frozenset("add adds added adding bring brought".split())
_ADDING = frozenset("add adds added adding".split())
_CONTRIBUTES = all_forms("contribute")  # "contributed 2.6 points to the combined ratio"
_MORE = frozenset("more fewer".split())
# Behind a company that moved: "a rise in Acme lifted", "a fall in Acme to $4".
_GOES_ON = cues.AUXILIARY | all_forms("lift push drag help send lead take weigh leave offset limit") | {"to", "and", "after", "on"}
_EFFECTS = frozenset("impact effect".split())
_REACH, _CHANGE_REACH = 5, 9  # nodes from a change to its metric: of a count, of anything else
_HELPS = frozenset("lift boost uplift bump fillip hit dent".split())


def change_behind(nodes: Sequence[Node], last: int) -> tuple[str | None, int]:
    """The change that the words behind a value tell, and the place behind them; "$411 million or 23% decline" has one for both."""
    moved, place = change_after(nodes, last)
    return (moved, place) if moved else _same_change(nodes, last) or (moved, place)


def _same_change(nodes: Sequence[Node], last: int) -> tuple[str | None, int] | None:
    """ "$411 million or 23% decline": the change behind the second value is that of the first."""
    for i in range(last + 1, min(last + 4, len(nodes))):
        if nodes[i].kind == "value":
            closed = i + 1 if i + 1 < len(nodes) and nodes[i + 1].word == "," else i  # "$3.3 billion, or 32 percent, increase"
            moved, place = change_after(nodes, closed)
            return (moved, place) if moved else None
        if nodes[i].word not in (",", "or", "(", "about", "approximately"):
            return None
    return None


def moved_behind(at: Setting, place: int, moved: str) -> Meeting | None:
    """The metric of the change `moved`, behind which `place` stands."""
    more = at.nodes[place].metric if place < len(at.nodes) and at.nodes[place - 1].word in _MORE else None
    if more is not None and fits(more.value_kind, at.amount):
        return listed(more, place, "fact.metric_after_value", moved)  # "1.9% more customers"
    return _rival_moved(at, place, moved) or _share_moved(at, place, moved) or _moved(at, _past_possessor(at.nodes, place), place, moved)


def _moved(at: Setting, place: int, plain: int, moved: str | None) -> Meeting | None:
    """The metric of "a 19% rise in …": within reach, else the noun phrase there."""
    nodes, amount = at.nodes, at.amount
    linked = plain < len(nodes) and nodes[plain].word in ("in", "of", "to", "for", "from", "off", "on")
    if not linked or says_session(nodes, plain) or (nodes[plain].word == "from" and nodes[place - 1].word in _HELPS):
        return None  # "a 2% lift from the softer dollar": of what it helped
    for i in range(place, min(place + _CHANGE_REACH, len(nodes))):
        node = nodes[i]
        if node.metric and fits(node.metric.value_kind, amount, weak=node.metric.weak):
            if (inside := _sales_in_shops(at, node, i)) is not None:
                return taken_up(inside, moved)
            return listed(node.metric, i, "fact.value_of_metric", moved)
        whose = node.kind == "reference" and nodes[i - 1].word == "of"  # "an increase in the number of its users"
        if (
            (node.kind not in ("word", "period", "metric") and node.word not in cues.GENITIVE and not whose)
            or noun_phrases.is_verb(node.word)
            or node.word in cues.OPENERS - {"and"}
        ):
            break
        if node.kind == "period" and i == place + 1 and not (i + 1 < len(nodes) and nodes[i + 1].metric):
            return None
    if place >= len(nodes):
        return None  # "a 29% advance in the KBW Bank": the company moved
    span = noun_phrases.phrase_after(nodes, place + 1 if nodes[place].word in cues.PREPOSITIONS else place)
    return phrase_names.named(at.text, span, amount, moved, phrase_names.with_complement(nodes, span)) if span else None


def _sales_in_shops(at: Setting, node: Node, i: int) -> Meeting | None:
    """ "Sales slipped by 1.2%, dragged down by a 4.6% fall in its shops": of the sales there."""
    words = [other.word for other in at.nodes[at.last + 2 : i]]
    before, linked = at.before, words[:1] in (["in"], ["at"]) and "of" not in words  # no "fall in the number of shops"
    counted = at.text.startswith("number", node.start)
    shops = node.metric is not None and node.metric.id == "stores" and linked and not counted
    return before if shops and before is not None and before.metric in ("revenue", "like_for_like_sales") else None


def _share_moved(at: Setting, place: int, moved: str) -> Meeting | None:
    """ "A 4.2% rise in Acme lifted the index": its share."""
    nodes = at.nodes
    if at.amount.unit != "percent" or [node.word or node.kind for node in nodes[place : place + 2]] != ["in", "company"]:
        return None
    behind = nodes[place + 2 : place + 3]
    alone = not behind or behind[0].kind in ("period", "mark") or behind[0].word in _GOES_ON
    alone = alone and not (behind and behind[0].word in cues.POSSESSIVE | {"-", "&"})
    return phrased("share_price", nodes[place - 1].span, "fact.company_moves", change=moved, company_place=place + 1) if alone else None


def _rival_moved(at: Setting, place: int, moved: str) -> Meeting | None:
    """ "had gained 22%, against a 31% jump for larger rival Beta"."""
    rival = _rival(at.nodes, place) if at.chain is not None else None
    if rival is None or at.chain is None:
        return None
    return replace(taken_up(at.chain, moved), company_place=rival)


def _rival(nodes: Sequence[Node], place: int) -> int | None:
    """ "had gained 22%, against a 31% jump for larger rival Beta": whose move it is."""
    if place >= len(nodes) or nodes[place].word not in ("for", "at"):
        return None
    for i in range(place + 1, min(place + 6, len(nodes))):
        if nodes[i].kind == "company":
            return i
        if nodes[i].kind != "word" or nodes[i].word in cues.PREPOSITIONS:
            return None
    return None


def stepped(at: Setting) -> Meeting | None:
    """ "will add £22m to the wage bill", "an increase of 12% in spending"."""
    nodes, amount, lead, last = at.nodes, at.amount, at.lead, at.last
    following = nodes[last + 1].word if last + 1 < len(nodes) else ""
    verb = lead[-1] if lead else ""
    movable = amount.kind == "money" or amount.unit in ("percentage_point", "point")
    sliced = verb in cues.TAKES_OFF and following == "off"
    if sliced or (movable and verb in _ADDS and following in ("to", "from")):
        step = "increase" if following == "to" else "decrease"
    elif at.change and verb == "of" and following in ("to", "in"):
        step = at.change
    else:
        return None
    return _moved(at, _past_possessor(nodes, last + 1), last + 1, step)


def affected(at: Setting) -> Meeting | None:
    """ "a 3% impact on revenue"."""
    place = _effect(at.nodes, at.last)
    return _moved(at, _past_possessor(at.nodes, place), place, None) if place is not None else None


def is_effect_on_rate(nodes: Sequence[Node], last: int) -> bool:
    """ "(or a 1.1% impact on our effective tax rate)": no such rate."""
    place = _effect(nodes, last)
    metric = next((node.metric for node in nodes[place : place + _REACH] if node.metric is not None), None) if place is not None else None
    return metric is not None and metric.value_kind == "percent"


def _effect(nodes: Sequence[Node], last: int) -> int | None:
    """The place of "on" where a word of effect stands in front of it behind a value."""
    return next((i for i in range(last + 2, min(last + 5, len(nodes))) if nodes[i].word == "on" and nodes[i - 1].word in _EFFECTS), None)


def added_to(at: Setting) -> Meeting | None:
    """ "added 58 million barrels last year to its reserves": what a count is added to."""
    nodes, amount, last, lead = at.nodes, at.amount, at.last, at.lead
    adding = cues.GAINS if amount.kind == "quantity" else _ADDING | _CONTRIBUTES if amount.unit == "percentage_point" else _ADDING
    adds = bool(lead) and lead[-1] in adding
    if amount.kind == "money" or not adds:
        return None
    place = past_time(nodes, last + 1)
    if place >= len(nodes) or nodes[place].word != "to":
        return None
    for i in range(place + 1, min(place + _REACH, len(nodes))):
        metric = nodes[i].metric
        if metric is not None and fits(metric.value_kind, amount):
            return listed(metric, i, "fact.value_of_metric", "increase")
        if metric is not None and metric.id == "revenue" and amount.unit in cues.MEASURED:
            added = listed(metric, i, "fact.value_of_metric", "increase")  # "will add 60,000 tons to its sales"
            return replace(added, metric="sales_volume", value_kind="count", group="count")
        if nodes[i].kind == "value":
            return None
    return None


def _past_possessor(nodes: Sequence[Node], place: int) -> int:
    """Behind "in Acme's" where a company stands between a change and its metric."""
    for i in range(place, min(place + 3, len(nodes))):
        if nodes[i].kind in ("company", "reference"):
            return i + 2 if i + 1 < len(nodes) and nodes[i + 1].word in cues.GENITIVE else i + 1
    return place
