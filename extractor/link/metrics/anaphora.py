"""Words that stand for a metric named before.

The figure was down 6.3% from January       "the figure", "the total", "that number", "the figure for Beta": the metric named last
such income came to $17m                    the noun that ends its name
Her target for December is $190m            what is aimed at
Beta's was 24%                              what its owner there speaks of
58% of the February total                   a share of it
it is still 103% / that compares with 4%    a pronoun that is so much
cost the insurer 2.8 points of the ratio    points that something takes off it or puts on it

Left alone: such a noun that says itself what it counts ("the number of customers"), and pronouns that may be a company
("it rose 4%").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.leads import taken_off, value_start
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed
from extractor.link.metrics.points_of_named import more_points, points_of
from extractor.link.metrics.share_of_named import STANDS_IN, just_named, part_of_total, share_of_that, share_of_them, share_of_total
from extractor.link.metrics.topics import is_of_another_time, told_again
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.anaphora",
        "a word that stands for the metric named before: the figure, the total, that number",
        "Acme Foods Inc.'s sales reached $40m in 2025. The figure was up 6% from 2024."
        " => Acme Foods Inc. | revenue | 40000000 USD | 2025"
        " ; Acme Foods Inc. | revenue | 6 percent | 2025 | increase",
    ),
)

_ACCOUNTED = frozenset("statutory reported headline underlying".split())
_QUALIFIED = _ACCOUNTED | frozenset("new latest final preliminary provisional monthly quarterly annual weekly daily".split())
_RATIOS = frozenset("ratio proportion percentage share".split())
_SAME = ("corresponding", "respective", "equivalent", "comparable")
_SMALLEST_SUM, _HIGHEST_PRICE = 1_000_000, 10_000  # of a share
_GUIDES = frozenset("guided guides guiding".split())
_REPORTED = frozenset("reported posted recorded logged managed notched had booked".split())
_SECOND = 2
_WHOLE = frozenset({"alone", "whole"})
_WHOSE = 5  # nodes of "for its main rival Beta"
_CONCEDES = frozenset("although though while even".split())
_BEHIND = frozenset("behind trailing beating topping".split())  # "with 9%, behind Beta's 14%"
_IS = frozenset("is was are were been 's remain remains remained".split())
_HAD = frozenset("had has have".split())
_AMOUNTS = frozenset("came comes amounted amounts totalled totaled stood stands".split())  # "it came to $296m"
_REACHES = all_forms("reach hit total exceed surpass top fetch")  # "it reached $2.8bn"
_THAT = frozenset("that this which".split())
_COMPARES = frozenset("compares compared".split())
_TRADES = frozenset("trades trade trading traded".split())
_OPENING = 6  # nodes
_DATE = 6  # nodes from a period to "it": "In the fourth quarter alone it was $21 million", "For the half as a whole it was"
_REACH = 6  # nodes from "such" to a value


def stands_for(at: Setting) -> Meeting | None:
    """The metric named before, where the words around a value stand for it."""
    if (told := _accounted(at)) is not None:
        return told
    named = None if taken_off(at.nodes, at.last, at.lead) else at.near or at.named
    if named is None or not fits(named.value_kind, at.amount) or (at.amount.unit == "times" and named.group == "balance"):
        return None  # "that is 1.6 times EBITDA": so many times a debt, not the debt
    if named.metric == "share_price" and at.amount.kind == "money" and at.amount.low > _HIGHEST_PRICE:
        return None  # "The shares rose 3%. Acme's $210 million loan matures in 2030"
    return next((told for way in _WAYS if (told := way(at, named)) is not None), None)


def _accounted(at: Setting) -> Meeting | None:
    income = at.earlier if at.earlier is not None and at.earlier.group == "income" and at.amount.kind == "money" else None
    said = at.start > 2 and at.nodes[at.start - 3].word in _ACCOUNTED and _is_subject(at.nodes, at.first)
    return told_again(income, at.change) if said and income is not None else None


def _paid_in_all(at: Setting, named: Meeting) -> Meeting | None:
    amount = at.amount
    in_all = amount.kind == "money" and amount.per is None and amount.low >= _SMALLEST_SUM and at.before is None
    if not in_all or named.metric != "dividend_per_share" or at.nodes[0].word not in _THAT:
        return None
    return replace(told_again(named, None), metric="dividend", value_kind="money")


def _of_owner(at: Setting, named: Meeting) -> Meeting | None:
    if at.amount.kind == "quantity" and at.amount.unit not in (None, "times"):
        return None  # "Acme's 612 staff"
    owner = _owner_alone(at.nodes, at.first)
    if owner is None or (at.nodes[owner - 1].word in _BEHIND and not _is_told_between(at, owner)):
        return None
    if (headed := _heads_clause(at, owner)) is not None:
        return headed
    gapped = at.amount.kind == "percent" and owner + 2 == at.first  # "Acme rose 1.3% and Beta's 0.9%"
    return told_again(named, at.change or (named.change if gapped else None), company_place=owner)


def _traded_on(at: Setting, named: Meeting) -> Meeting | None:
    on_times = at.amount.unit == "times" and named.metric.startswith(("price_to", "ev_to"))
    return told_again(named, None) if on_times and at.lead[-2:-1] and at.lead[-2] in _TRADES else None


def _lifted_to(at: Setting, named: Meeting) -> Meeting | None:
    nodes, first = at.nodes, at.first
    lifts = first > 2 and nodes[first - 1].word in ("to", "by") and nodes[first - 2].word in _THAT and nodes[first - 3].word in cues.MOVES
    return told_again(named, at.change) if lifts else None


def _ratio_of(at: Setting, _: Meeting) -> Meeting | None:
    said = [node.word for node in at.nodes[at.first - 3 : at.first]] == ["a", "ratio", "of"]
    return told_again(at.earlier, at.change) if at.earlier is not None and said and _is_ratio(at, at.earlier) else None


def _such(at: Setting, named: Meeting) -> Meeting | None:
    return told_again(named, at.change) if _is_such(at.text, at.nodes, at.first, named) or _is_aim(at.nodes, at.first) else None


def _part_added(at: Setting, named: Meeting) -> Meeting | None:
    of_sales = at.amount.kind == "money" and at.near is not None and at.near.metric == "revenue"
    return told_again(named, None) if of_sales and _is_part(at.nodes, at) else None


def _movement(at: Setting, named: Meeting) -> Meeting | None:
    moved = _is_movement(at.nodes, at.first) if at.amount.kind == "percent" else None
    return told_again(named, moved) if moved else None


def _subject(at: Setting, named: Meeting) -> Meeting | None:
    if not _is_subject(at.nodes, at.first):
        return None
    percent = at.amount.kind == "percent"
    if at.near is not None and at.near.of is not None and percent and _names_ratio(at.nodes, at.first):
        # "36% of revenue; in 2023 the ratio was 58%"
        return replace(told_again(at.near, at.change), of=at.near.of, of_metric=at.near.of_metric)
    if named.metric == "market_cap" and at.amount.kind == "money" and at.amount.high < _HIGHEST_PRICE:
        named = replace(named, metric="share_price")  # "which values it at £478m. They fetched 820p in 2024"
    named = just_named(at) or named  # "The other is losses: the corresponding figures were"
    return told_again(named, at.change or (change_after(at.nodes, at.last)[0] if percent else None))


_WAYS: tuple[Callable[[Setting, Meeting], Meeting | None], ...] = (
    _paid_in_all,    # That amounts to $390 million, of so much a share
    _of_owner,       # Beta's was 24%
    share_of_total,  # 58% of the February total
    share_of_them,   # sold 1.3 million cars, 7% of them electric
    share_of_that,   # has already earned 51% of that
    part_of_total,   # $60 million of the total is a loan
    points_of,       # cost the insurer 2.8 points of the ratio
    more_points,     # and the sale of its pen arm another 0.5 points
    _traded_on,      # Acme trades on less than 22 times
    _lifted_to,      # may lift that to 49%
    _ratio_of,       # Gamma posted a ratio of 91%
    _such,           # such income came to $17m; Her target for December is $190m
    _part_added,     # revenue came to £5m, with new sites adding £1m
    _movement,       # The increase was 2.8%
    _subject,        # The figure was down 6.3%; it is still 103%
)  # fmt: skip


def reported_alone(at: Setting) -> Meeting | None:
    """ "Beta reported $3.9 billion, off 9%": a sum that stands alone behind such a verb is what the article is about."""
    nodes, last, named, verb = at.nodes, at.last, at.named, at.word_before
    if named is None or verb is None or named.value_kind != "money" or at.amount.kind != "money":
        return None
    guided = verb.word in ("to", "for") and at.nodes[at.start - 2].word in _GUIDES
    if guided and named.group in ("income", "cash", "cost") and at.amount.low > _SMALLEST_SUM:
        return told_again(named, None)  # "Beta guided to between $150 billion and $160 billion"
    if named.group != "income":
        return None
    if verb.word not in _REPORTED or (last + 1 < len(nodes) and nodes[last + 1].kind not in ("mark", "period")):
        return None
    return told_again(named, None)


def _is_told_between(at: Setting, owner: int) -> bool:
    """ "a 9% share by revenue, behind Beta's 14%": a metric between, which is not what Beta has so much of."""
    between = at.nodes[at.before_place + 1 : owner] if at.before_place is not None else ()
    return any(node.metric is not None and node.metric.group in ("income", "count") for node in between)


def _is_ratio(at: Setting, told: Meeting) -> bool:
    """Whether what was told before is called a ratio."""
    words = at.text[told.span.start : told.span.end].lower()
    return at.before is None and words.endswith(" ratio")


def _names_ratio(nodes: Sequence[Node], first: int) -> bool:
    """ "the ratio was 58%", "the proportion was still 31%"."""
    return not _RATIOS.isdisjoint(node.word for node in nodes[max(0, first - 4) : first - 1])


def _heads_clause(at: Setting, owner: int) -> Meeting | None:
    """ "Gross margins are drifting apart: Acme's widened by 2 points": the metric that the words in front of the colon are about."""
    nodes = at.nodes
    colon = next((i for i in range(owner - 1, 0, -1) if nodes[i].word == ":"), 0)
    place = next((i for i in range(colon) if (metric := nodes[i].metric) is not None and fits(metric.value_kind, at.amount)), None)
    if place is None or (metric := nodes[place].metric) is None or any(node.kind == "value" for node in nodes[:colon]):
        return None
    return replace(listed(metric, place, "fact.anaphora", at.change), company_place=owner)


def _owner_alone(nodes: Sequence[Node], first: int) -> int | None:
    """ "Beta's, dragged down by costs, was only 24.6%": a possessor without its noun opens the clause of a value."""
    for i in range(first - 2, -1, -1):
        if nodes[i].kind == "value" or nodes[i].word in cues.COMPARISONS:
            return None
        if nodes[i].kind == "company" and nodes[i + 1].word in cues.GENITIVE:
            opens = i == 0 or nodes[i - 1].kind == "mark" or nodes[i - 1].word in cues.OPENERS or nodes[i - 1].word in _BEHIND
            following = nodes[i + 2 + (nodes[i + 2].word == "own" and i + 3 < first)]  # "Beta's own sales fell" are its sales
            alone = following.word == "," or (following.kind == "word" and noun_phrases.is_verb(following.word)) or i + 2 == first
            if opens and alone:
                return i
            if not any(node.word == "," for node in nodes[i + 2 : first]):
                return None  # but "Beta's, squeezed by Acme's sales, fell"
    return None


def _is_subject(nodes: Sequence[Node], first: int) -> bool:
    """Whether the subject of a value's verb is such a word; what reaches a sum of money is no company."""
    amount = nodes[first].amount
    amounts = _AMOUNTS | _REACHES if amount is not None and amount.kind == "money" else _AMOUNTS
    at = value_start(nodes, first)
    if at > 2 and nodes[at - 1].word in ("with", "to") and nodes[at - 2].word in _COMPARES:
        return at == 3 and nodes[0].word in _THAT  # "That compares with $310 million in 2023"
    end = at
    while end > 0 and nodes[end - 1].kind == "word" and noun_phrases.is_verb_group(nodes[end - 1].word):
        end -= 1
    if end == at or end == 0:
        return False
    verbs = {node.word for node in nodes[end:at]}
    end -= _whose(nodes, end)
    word = nodes[end - 1].word
    if nodes[end - 1].kind == "reference" and nodes[end - 1].end - nodes[end - 1].start == len("it"):
        dated = any(node.kind == "period" for node in nodes[max(0, end - _DATE) : end - 1])  # "In the first half it was $21 million"
        # "It was $1.3 billion in the first quarter"
        sums = end == 1 and amount is not None and amount.kind == "money" and amount.low >= _SMALLEST_SUM
        told = sums or (dated and end <= _OPENING) or (end == 1 and is_of_another_time(nodes, first, at))
        word = "it" if not verbs.isdisjoint(amounts) or (told and verbs <= _IS | _HAD) else ""
    opens = end == 1 or nodes[end - 2].kind in ("mark", "period") or nodes[end - 2].word in _WHOLE or nodes[end - 2].word in cues.OPENERS
    if word in ("it", "they"):
        return opens and not verbs.isdisjoint(_IS | amounts) and verbs.isdisjoint(cues.MOVES)
    if word in _THAT and word != "which":
        first_word = end == 1 or (end == _SECOND and nodes[0].word in _CONCEDES)
        return opens and first_word and not verbs.isdisjoint(_IS | _COMPARES)
    qualified = end - 1 - (end > 2 and nodes[end - 2].word in _QUALIFIED)  # "the statutory figure was £28m"
    dated = qualified > 1 and nodes[qualified - 1].word in cues.GENITIVE and nodes[qualified - 2].kind == "period"  # "last year's figure"
    return word in STANDS_IN and end > 1 and (dated or _points_back(nodes[qualified - 1]))


def _whose(nodes: Sequence[Node], end: int) -> int:
    """How many nodes in front of a verb say whose "the figure" is: two in "the figure for Beta was 7 million"."""
    if nodes[end - 1].kind not in ("company", "reference"):
        return 0
    near = range(2, min(_WHOSE, end - 1) + 1)
    return next((k for k in near if nodes[end - k].word in ("for", "at") and nodes[end - k - 1].word in STANDS_IN), 0)


def _is_part(nodes: Sequence[Node], at: Setting) -> bool:
    """ "with new sites adding £1m": of which something brings a part."""
    put = at.last + 1 < len(nodes) and nodes[at.last + 1].word == "to"
    return at.lead[-1:] != [] and at.lead[-1] in ("adding", "contributing") and not put


def _is_movement(nodes: Sequence[Node], first: int) -> str | None:
    """ "The increase was 2.8%", "the fall is only 1%": which way what was named has moved."""
    at = value_start(nodes, first)
    if at < 3 or nodes[at - 1].word not in _IS or nodes[at - 3].word != "the":
        return None
    noun = nodes[at - 2].word
    return "increase" if noun in cues.UP_NOUNS else "decrease" if noun in cues.DOWN_NOUNS else None


def _is_such(text: str, nodes: Sequence[Node], first: int, named: Meeting) -> bool:
    """ "net interest income … such income came to": the noun is the head of what was named."""
    for i in range(max(1, first - _REACH), first):
        if nodes[i - 1].word == "such" and nodes[i].kind in ("word", "metric"):
            noun = text[nodes[i].start : nodes[i].end].lower()
            return text[named.span.start : named.span.end].lower().endswith(noun)
    return False


def _is_aim(nodes: Sequence[Node], first: int) -> bool:
    """ "Her target for December is $190 million": the aim of what was named."""
    at = value_start(nodes, first)
    end = at
    while end > 0 and nodes[end - 1].kind == "word" and nodes[end - 1].word in _IS:
        end -= 1
    if end == at:
        return False
    end = noun_phrases.skip_mentions(nodes, end)
    owned = end > 1 and (nodes[end - 2].word in cues.DETERMINERS or nodes[end - 2].kind == "reference")
    return owned and (end == 2 or nodes[end - 3].kind == "mark") and nodes[end - 1].word in cues.FORECAST_NOUNS


def _points_back(node: Node) -> bool:
    """Whether a word in front of such a noun lets it point back: a determiner or a date, and no noun that says what it counts."""
    return node.word in ("the", "that", "this", "its", *_SAME) or node.kind == "period"
