"""The metric of a value before, where nothing else says what a value measures.

    sales rose 4%. Clothing was the star with a rise of 7%        what the sentence before measures
    the mine dug 40,000 tonnes. The second one, 26,400 tonnes     likewise, by the unit
    made $4m in the north, where most shops are, $2m elsewhere    the value before in the sentence
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues, metric_kinds
from extractor.link.metrics.chains import moved_again
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.going_on import counts_another
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, phrased, taken_up
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.metric_of_sentence_before",
        "a change or a bare count of what the sentence before measures",
        "Acme Foods Inc.'s sales rose 4% in 2025. Clothing was the star with a rise of 7%."
        " => Acme Foods Inc. | revenue | 4 percent | 2025 | increase"
        " ; Acme Foods Inc. | revenue | 7 percent | 2025 | increase",
    ),
)

# A movement that stands alone, by what follows it.
_OPENING = 4  # nodes of "Its shares", "The company's stock"
_DATED = (["in", "period"], ["for", "period"], ["since", "period"], ["over", "period"])
_OF_THOSE = 3  # nodes of "of the posts"
_OF_MANY = frozenset({"market_cap", "index_level"})  # no "they": that are the shares told of beside them
_ENDS = frozenset("in at and while but as worldwide globally now today".split())
_HAD = frozenset("has had have counts boasts claims".split())
_HAS = frozenset("has have had runs run operates operate owns own employs".split())
_OWNS = frozenset({"owns", "own", "owned"})
_A_SUM = 10_000_000  # no share costs so much, in whatever money


def measured(at: Setting) -> Meeting | None:
    """ "the second mine contributed 26,400 tonnes": of what the value before counts."""
    able = any(node.metric is not None and node.metric.id == "capacity" for node in at.nodes[at.last + 1 : at.last + 5])
    if at.amount.unit not in cues.MEASURED or able:
        return None  # "will add 15,000 barrels per day of capacity"
    for near in (at.before, at.earlier):
        counted = at.units.get(near.metric) if near is not None else None
        if near is not None and near.value_kind == "count" and near.rule != "fact.own_unit" and counted in (None, at.amount.unit):
            return taken_up(near)
    return None


def has_as_many(at: Setting) -> Meeting | None:
    """ "has 9 million users and is worth $2bn. Its rival Beta has 12 million": of what was counted last, whatever stands between."""
    amount, verb, told = at.amount, at.start - 1, at.counted
    if told is None or verb < 1 or amount.kind != "quantity" or amount.unit is not None or at.nodes[verb].word not in _HAD:
        return None
    if at.before is not None and at.before.value_kind == "count":
        return None
    who = at.nodes[verb - 1]
    named = who.kind in ("company", "reference") or (who.kind == "word" and at.text[who.start].isupper() and verb == 1)
    ends = at.last + 1 == len(at.nodes) or at.nodes[at.last + 1].kind in ("mark", "period") or at.nodes[at.last + 1].word in _ENDS
    if not named or not ends or told.metric in metric_kinds.OF_ALL:
        return None
    holder = verb - 1 if who.kind == "company" else None
    return replace(
        told, rule="fact.metric_of_sentence_before", place=None, change=None, of=None, of_metric=None, subject=None, company_place=holder
    )


def same_again(at: Setting) -> Meeting | None:
    """What the value before measures, where nothing else is said."""
    if at.before is None or not fits(at.before.value_kind, at.amount):
        return None
    if (whole := _in_all(at, at.before)) is not None:
        return replace(whole, rule="fact.same_metric")
    if at.amount.kind == "percent" and at.before.metric != "stake" and at.lead[-1:] != [] and at.lead[-1] in _OWNS:
        return phrased("stake", at.nodes[at.start - 1].span, "fact.verb")  # "We have 4% of the market, said Ms Prior, who owns 6%"
    if at.before_place is not None and counts_another(at.nodes[at.before_place].amount, at.amount):
        return None  # "5,000 rooms and 85,000 square feet"
    between = at.nodes[at.before_place or 0 : at.first]
    if at.before.metric == "share_price" and at.amount.kind == "money" and at.amount.low >= _A_SUM:
        return None  # "is down 9%; investors want $310 million back"
    if at.before.metric == "market_cap" and any(at.text[node.start : node.end].lower() == "they" for node in between):
        return replace(at.before, metric="share_price", rule="fact.same_metric", change=at.change)  # "worth $9bn; they have risen 31%"
    share = at.before.of_metric if at.amount.kind == "percent" and not at.change else None  # not "62% of the total, rose 5%"
    return replace(at.before, rule="fact.same_metric", of=None, of_metric=share, change=at.change or moved_again(at, at.before))


def _in_all(at: Setting, before: Meeting) -> Meeting | None:
    """ "opened 12 shops last year. It now has 310", "closed three, for a total of 121": how many there are in all."""
    verb, bare = at.word_before, at.amount.kind == "quantity" and at.amount.unit is None
    total = at.lead[-2:] == ["total", "of"]
    if not bare or before.metric not in metric_kinds.OF_ALL or verb is None or not (verb.word in _HAS or total):
        return None
    return replace(before, metric=metric_kinds.OF_ALL[before.metric], place=None, period_kind="instant", change=None)


def sentence_before(at: Setting) -> Meeting | None:
    """ "Clothing was the star with a rise of 7%": a change or a bare count of what the sentence before measures."""
    earlier, amount = at.earlier or _of_the_counted(at), at.amount
    if earlier is not None and earlier.metric in ("premium", "discount"):
        return None  # of one price, and no share of anything
    if earlier is None or not fits(earlier.value_kind, amount):
        return None
    shares = next((i for i in range(min(_OPENING, at.first)) if (m := at.nodes[i].metric) is not None and m.id == "share_price"), None)
    if shares is not None and at.change is not None and amount.kind == "percent" and (traded := at.nodes[shares].metric) is not None:
        return listed(traded, shares, "fact.metric_before_value", at.change)  # "Its shares were suspended after falling 20%"
    if earlier.metric in _OF_MANY and at.text[at.nodes[0].start : at.nodes[0].end].lower() == "they":
        earlier = replace(earlier, metric="share_price", span=at.nodes[0].span, subject=None)  # "They are down 11% this year"
    bare = amount.kind == "quantity" and amount.unit is None
    if (whole := _in_all(at, earlier)) is not None:
        return replace(whole, rule="fact.metric_of_sentence_before")
    change = None if earlier.metric == "job_cuts" else at.change or _moved_alone(at)  # "gives up 1,700" is no step of it
    if not (change or (bare and earlier.value_kind == "count") or amount.kind == earlier.value_kind == "percent"):
        return None
    return replace(earlier, rule="fact.metric_of_sentence_before", place=None, change=change, of=None, of_metric=None)


def _of_the_counted(at: Setting) -> Meeting | None:
    """ "is to shed 4,100 posts … About 2,600 of the posts are": a part of what the article named last, counted by the same noun."""
    told = at.named
    if told is None or at.amount.kind != "quantity" or at.amount.unit is not None or (unit := at.units.get(told.metric)) is None:
        return None
    behind = at.nodes[at.last + 1 : at.last + 4]
    of_those = len(behind) == _OF_THOSE and behind[0].word == "of" and behind[1].word in ("the", "those", "these")
    jobs = told.metric == "job_cuts" and of_those and behind[2].word.removesuffix("s") in cues.JOBS  # "4,200 jobs … 2,600 of the posts"
    return told if jobs or (of_those and at.text.startswith(unit, behind[2].start)) else None


def _moved_alone(at: Setting) -> str | None:
    """ "It then sees a 2.5% decline to 269 million": a movement that says not of what."""
    change, place = change_after(at.nodes, at.last)
    behind = [node.word or node.kind for node in at.nodes[place : place + 2]]
    alone = behind[:1] in (["to"], ["from"], ["period"], [","], ["."]) or behind in _DATED
    return change if change and alone and at.amount.kind == "percent" else None
