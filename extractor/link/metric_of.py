"""Which metric a value belongs to, and how the two meet.

Looked at in this order; the first that fits wins:

    a 19% rise in annual profit     $25 million impairment charge     RMB 1bn in cash       behind the value
    from 3.4% to 2.1%               5.1% against 2.4%                 417m, or 30% of revenue  the metric of the value before
    employs 5,800 people            acquired Beta for $90m                                  a verb that is the metric
    revenue of $5bn                 net debt came down by £23m                              before the value
    Acme climbed 4.6%                                                                       a share that moves
    the gross notional amount was   $1.8bn of receivables                                   a noun phrase no table lists
    240 stores                                                                              the unit of the quantity itself
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.link import cues, noun_phrases
from extractor.link.change_of import change_after, change_before, direction, nearest_direction
from extractor.link.nodes import Amount, Node, Sentence, is_subject
from extractor.mentions import Metric, Span

# Words between a value and the share it takes of something, that make the subject the metric: "accounting for 47% of revenue".
_SHARE_VERBS = frozenset(
    "account accounts accounted accounting represent represents represented representing equal equals equaled equalled equaling constitute constitutes "
    "constituted constituting comprise comprises comprised comprising make makes made making or equivalent is are was were reached amounted amounting amounts".split()
)
_CHAIN_STARTS = frozenset("from to against versus vs or compared up down than".split())
_BARRIERS = frozenset("while whereas but although though".split())
_ADJECTIVE_REACH = 3


@dataclass(frozen=True, slots=True)
class Meeting:
    """A value and its metric: `span` are the metric's words, `place` their node (None where a verb or phrase says it)."""

    metric: str
    span: Span
    rule: str
    value_kind: str
    period_kind: str
    group: str = ""
    place: int | None = None
    change: str | None = None
    of: Span | None = None
    of_metric: str | None = None
    subject: Span | None = None
    company_place: int | None = None  # the node of the company whose share moves


def fits(metric: Metric, amount: Amount) -> bool:
    """Whether a metric can have such a value."""
    kind, times = amount.kind, amount.unit == "times"
    if metric.value_kind == "money":
        return kind in ("money", "percent") or times and not metric.weak
    if metric.value_kind == "percent":
        return kind == "percent"
    if metric.value_kind == "ratio":
        return kind == "percent" or kind == "quantity" and (times or amount.unit is None)
    if metric.value_kind == "count":
        return kind == "percent" or kind == "quantity" and not times
    return kind in ("money", "percent")  # money-per-share


def meet(text: str, sentence: Sentence, run: Sequence[int], before: Meeting | None, before_place: int | None, consumed: set[int]) -> Meeting | None:
    """The meeting of a run of values with its metric, or None where nothing says what they measure.

    `before` is the meeting of the value in front, at node `before_place`; `consumed` are metrics that only say what a
    share is taken of.
    """
    nodes, first, last = sentence.nodes, run[0], run[-1]
    amount = nodes[first].amount
    assert amount
    lead = lead_words(nodes, first)
    change = change_before(nodes, first, lead)
    chain = before if before and before_place is not None and _chains(nodes, before_place, first, lead) else None
    found = (
        _verb(text, nodes, amount, first, lead, only=cues.DEAL_VERBS)
        or _behind(text, nodes, amount, first, last, lead, change, consumed, chain)
        or _chained(chain, amount, lead, change, nodes, last)
        or _verb(text, nodes, amount, first, lead)
        or _in_front(text, nodes, amount, first, before, before_place, consumed, change, strict=True)
        or _share_move(nodes, amount, first, change)
        or _gapped(nodes, before, first, amount)
        or _phrase(text, nodes, amount, first, last, lead)
        or _in_front(text, nodes, amount, first, before, before_place, consumed, change, strict=False)
        or _own_unit(text, nodes, amount, first)
        or (replace(before, rule="fact.same_metric", of=None, change=change) if before and _same_kind(before, amount) else None)
    )
    if found is None:
        return None
    return _with_share(text, nodes, _with_direction(text, nodes, found, amount, first, last, change), amount, last, consumed)


def lead_words(nodes: Sequence[Node], first: int) -> list[str]:
    """The words and marks between the mention before and a value, without the approximators at their end."""
    words: list[str] = []
    i = first - 1
    while i >= 0 and nodes[i].kind in ("word", "mark"):
        words.append(nodes[i].word)
        i -= 1
    words.reverse()
    while words and words[-1] in cues.APPROXIMATORS and words[-1] not in ("up", "above", "below"):
        words.pop()
    if words[-2:] in (["as", "much"], ["up", "to"]) or (len(words) > 1 and words[-1] == "than"):
        words = words[:-2]
    return words


def _chains(nodes: Sequence[Node], before_place: int, first: int, lead: Sequence[str]) -> bool:
    """Whether a value goes on about the metric of the one before: no other metric between, and a word of comparison."""
    between = nodes[before_place + 1 : first]
    if any(node.kind == "metric" for node in between):
        return False
    words = [node.word for node in between if node.word not in ("(", ",")]
    if words[-1:] == ["with"] and set(words) & {"ending", "ended", "end", "leaving"} or words == ["at"]:
        return True
    return not words or bool(lead) and (lead[0] in _CHAIN_STARTS or lead[-1] in _CHAIN_STARTS or lead == ["("] or (lead[0] == "," and lead[1:2] != [] and lead[1] in _CHAIN_STARTS))


def _same_kind(before: Meeting, amount: Amount) -> bool:
    return fits(Metric(0, 0, "", before.metric, False, before.value_kind, before.period_kind), amount) or before.value_kind == "any"


def _chained(chain: Meeting | None, amount: Amount, lead: Sequence[str], change: str | None, nodes: Sequence[Node], last: int) -> Meeting | None:
    if chain is None or not _same_kind(chain, amount) and not (chain.metric == "shares_offered" and amount.per):
        return None
    comparison = bool(cues.COMPARISONS & set(lead)) and amount.kind == "percent"
    if chain.metric in ("store_openings", "store_closures") and lead[-1:] in (["with"], ["to"]):
        return replace(chain, metric="stores", period_kind="instant", rule="fact.same_metric", change=None)
    if chain.metric == "shares_offered" and amount.per in ("share", "unit"):
        return replace(chain, metric="offer_price", value_kind="money", period_kind="instant", rule="fact.same_metric", change=None)
    return replace(chain, rule="fact.same_metric", change=chain.change if comparison else change, of=chain.of if comparison else None, of_metric=chain.of_metric if comparison else None)


def _behind(
    text: str,
    nodes: Sequence[Node],
    amount: Amount,
    first: int,
    last: int,
    lead: Sequence[str],
    change: str | None,
    consumed: set[int],
    chain: Meeting | None,
) -> Meeting | None:
    """ "$25 million impairment charge", "RMB 1bn in cash", "a 19% rise in annual profit"."""
    moved, place = change_after(nodes, last)
    if moved:
        place = _past_possessor(nodes, place)
    i, words = place, 0
    linked = False
    while i < len(nodes) and words <= _ADJECTIVE_REACH + 2:
        node = nodes[i]
        if node.kind == "metric" and node.metric:
            break
        if node.kind == "period" or node.word in ("'s", "’s"):
            i += 1
            continue
        if node.kind != "word" or node.word in cues.OPENERS or node.word in cues.AUXILIARY:
            return None
        if node.word in cues.PREPOSITIONS:
            if linked or words or node.word not in ("of", "in", "to", "for"):
                return None
            linked = True
            if node.word == "to" and not moved or node.word == "for" and not moved:
                return None
        elif node.word in cues.VERB_METRICS or node.word in cues.LEVEL and node.word not in cues.APPROXIMATORS:
            return None
        else:
            words += 1
        i += 1
    else:
        return None
    metric = nodes[i].metric
    assert metric
    if amount.unit == "times":
        ratio = "leverage" if chain and chain.metric in ("net_debt", "debt") and "ebitda" in metric.id else cues.MULTIPLES.get(metric.id)
        return Meeting(ratio, Span(metric.start, metric.end), "fact.multiple", "ratio", "instant", "ratio", i) if ratio and not linked else None
    if not fits(metric, amount) or words > 1 and not linked or metric.id == "share_price" and not moved:
        return None
    if amount.kind == "percent" and linked and not moved and nodes[place].word == "of":
        if _shares(nodes, first, lead, consumed, chain):
            return None  # "accounting for 47% of revenue": a share of it, the metric stands in front
        return _listed(metric, i, "fact.value_of_metric", None)
    if not linked and not moved and (change or lead and lead[-1] in ("by", "to", "from", "(")) and not _closes_phrase(nodes, i):
        return None
    return _listed(metric, i, "fact.value_of_metric" if linked else "fact.metric_after_value", moved or change)


def _closes_phrase(nodes: Sequence[Node], i: int) -> bool:
    """Whether no verb follows a metric, so that it is no subject of its own."""
    return i + 1 >= len(nodes) or nodes[i + 1].kind == "mark" or nodes[i + 1].word in cues.PREPOSITIONS or nodes[i + 1].kind in ("value", "period")


def _past_possessor(nodes: Sequence[Node], place: int) -> int:
    """Behind "in Acme's" where a company stands between a change and its metric."""
    for i in range(place, min(place + 3, len(nodes))):
        if nodes[i].kind in ("company", "reference"):
            return i + 2 if i + 1 < len(nodes) and nodes[i + 1].word in ("'s", "’s") else i + 1
    return place


def _shares(nodes: Sequence[Node], first: int, lead: Sequence[str], consumed: set[int], chain: Meeting | None) -> bool:
    """Whether a percent "of" something is the share that a metric in front takes."""
    if chain is not None:
        return True
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.kind == "metric" and i not in consumed:
            return True
        if node.kind == "value" and not _SHARE_VERBS & set(lead):
            return False
    return bool(_SHARE_VERBS & set(lead)) and any(node.kind == "value" for node in nodes[:first])


def _listed(metric: Metric, place: int, rule: str, change: str | None) -> Meeting:
    span = Span(metric.start, metric.end)
    subject = span if metric.rule == "metric.instrument" else None
    return Meeting(metric.id, span, rule, metric.value_kind, metric.period_kind, metric.group, place, change, subject=subject)


def _in_front(
    text: str,
    nodes: Sequence[Node],
    amount: Amount,
    first: int,
    before: Meeting | None,
    before_place: int | None,
    consumed: set[int],
    change: str | None,
    *,
    strict: bool,
) -> Meeting | None:
    """The nearest metric on the left; `strict` stops at a new clause."""
    barrier = False
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.word in _BARRIERS or node.word == ";":
            barrier = True
        metric = node.metric
        if metric is None or i in consumed or not fits(metric, amount):
            continue
        if barrier and strict:
            return None
        if _is_complement(nodes, i) and nodes[i + 1].word not in ("of", "("):
            continue
        if metric.weak and not _adjoins(nodes, i, first) and not (before and before.place == i):
            continue
        return _listed(metric, i, "fact.metric_before_value", change or _moved_metric(nodes, i, first))
    return None


def _moved_metric(nodes: Sequence[Node], i: int, first: int) -> str | None:
    """ "lifting prices about 1%", "cut its prices 5%": the verb stands in front of the metric."""
    if any(node.word not in cues.APPROXIMATORS for node in nodes[i + 1 : first]):
        return None
    place = i - 1
    while place > 0 and (nodes[place].word in cues.DETERMINERS or nodes[place].kind == "reference"):
        place -= 1
    word = nodes[place].word if place >= 0 else ""
    return direction(word) if word in cues.MOVES else None


def _is_complement(nodes: Sequence[Node], i: int) -> bool:
    """Whether a metric only qualifies another: "before one-off items", "excluding impairments", "due to lower costs"."""
    for node in reversed(nodes[max(0, i - 3) : i]):
        if node.word in cues.SUBORDINATE:
            return True
        if node.kind != "word" or node.word in cues.PREPOSITIONS or node.word.endswith("ing"):
            return False
    return False


def _adjoins(nodes: Sequence[Node], i: int, first: int) -> bool:
    """Whether only words, companies and periods stand between a metric and its value."""
    between = nodes[i + 1 : first]
    for node in between:
        if node.kind == "value" or node.kind == "metric":
            return False
        if node.kind == "mark" and node.word not in ("(", "'s", "’s", "’", "'", "-", ".", '"', "“", "”"):
            return False
        if node.word in cues.OPENERS and node.word not in ("than", "as", "also", "up"):
            return False
    return len(between) <= 12


def _verb(
    text: str, nodes: Sequence[Node], amount: Amount, first: int, lead: Sequence[str], only: frozenset[str] | None = None
) -> Meeting | None:
    """ "employs 5,800 people", "acquired Beta for $90m"."""
    reach = 0
    for i in range(first - 1, max(-1, first - 14), -1):
        node = nodes[i]
        if node.kind in ("value", "metric", "mark"):
            return None
        if node.kind in ("company", "reference", "period"):
            continue
        verb = cues.PHRASAL_METRICS.get((node.word, nodes[i + 1].word if i + 1 < first else "")) or cues.VERB_METRICS.get(node.word)
        if verb and verb[1] == amount.kind and amount.unit not in ("times", "share") and (only is None or verb[0] in only):
            metric, _ = verb
            if i and nodes[i - 1].metric and nodes[i - 1].kind == "metric" and metric != "valuation":
                return None  # "the euro bought 87.1 pence"
            if metric == "deal_value" and "for" not in lead and lead[-1:] != [node.word]:
                return None
            if metric != "deal_value" and reach > 4:
                return None
            kind = {"money": "money", "percent": "percent", "quantity": "count"}[amount.kind]
            group = {"net_profit": "income", "net_loss": "income", "revenue": "income"}.get(metric, "")
            flow = "duration" if metric in cues.FLOW_METRICS else "instant"
            metric = _in_context(nodes, metric)
            if metric == "processed":
                return None if amount.unit is None else replace(_named_unit(text, amount), rule="fact.verb")
            return Meeting(metric, Span(node.start, node.end), "fact.verb", kind, flow, group)
        if node.word not in cues.APPROXIMATORS:
            reach += 1
    return None


def _in_context(nodes: Sequence[Node], metric: str) -> str:
    """ "values the company at" of a share price is its market value; what an offering raises are its proceeds."""
    named = {node.metric.id for node in nodes if node.metric}
    if metric == "valuation" and "share_price" in named:
        return "market_cap"
    return "ipo_proceeds" if metric == "funding" and "ipo_proceeds" in named else metric


def _share_move(nodes: Sequence[Node], amount: Amount, first: int, change: str | None) -> Meeting | None:
    """ "Acme climbed 4.6%", "Acme rose from HK$473 per share": the company stands for its share."""
    per_share = amount.kind == "money" and amount.per == "share"
    if not (change and amount.kind == "percent") and not per_share:
        return None
    moves: Node | None = None
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.kind == "metric" or node.kind == "value" and not moves:
            return None
        if node.kind == "word" and moves is None and (node.word in cues.UP or node.word in cues.DOWN or node.word in ("up", "down", "higher", "lower")):
            moves = node
        if node.kind in ("company", "reference") and node.companies and is_subject(nodes, i):
            if moves is None:
                return None
            sales = moves.word in cues.SALES_MOVES
            metric, group, kind = ("revenue", "income", "duration") if sales else ("share_price", "market", "instant")
            return Meeting(metric, Span(moves.start, moves.end), "fact.company_moves", "money", kind, group, None, change, company_place=i)
    return None


def _gapped(nodes: Sequence[Node], before: Meeting | None, first: int, amount: Amount) -> Meeting | None:
    """ "climbed 4.6% and Persimmon 3.9%": a new subject, the verb and the metric of the value before."""
    if before is None or first == 0 or not _same_kind(before, amount):
        return None
    if nodes[first - 1].kind == "company":
        return replace(before, rule="fact.same_metric", company_place=first - 1, place=None)
    return None


def _phrase(text: str, nodes: Sequence[Node], amount: Amount, first: int, last: int, lead: Sequence[str]) -> Meeting | None:
    """A metric that no table lists."""
    if amount.kind == "quantity" and amount.unit not in (None, "times"):
        return None
    behind = noun_phrases.phrase_after(nodes, last + 1)
    at = first - (_length_of_approximators(nodes, first))
    verb_free = at
    while verb_free > 0 and nodes[verb_free - 1].kind == "word" and _is_verb_group(nodes[verb_free - 1].word):
        verb_free -= 1
    connector = nodes[at - 1].word if at else ""
    left = None
    if verb_free < at or connector in ("of", "at", "(", ":"):
        left = noun_phrases.phrase_before(nodes, _skip_mentions(nodes, verb_free))
    direct = last + 1 < len(nodes) and nodes[last + 1].kind == "word" and nodes[last + 1].word in ("of", "in")
    span = left or behind if not direct or connector == "of" else behind or left
    if span is None:
        return None
    head = noun_phrases.head(text, span)
    words = text[head.start : head.end]
    rule = "fact.noun_phrase"
    return Meeting(noun_phrases.metric_id(words), head, rule, "any", "instant" if amount.kind != "percent" else "duration")


def _skip_mentions(nodes: Sequence[Node], end: int) -> int:
    """Left over periods, companies and brackets between a phrase and its verb."""
    while end > 0 and (nodes[end - 1].kind in ("period", "company", "reference") or nodes[end - 1].word in (",", ")", "(", "at", "in", "for", "as", "of", "on", "and")):
        end -= 1
    return end


def _length_of_approximators(nodes: Sequence[Node], first: int) -> int:
    length = 0
    while first - length > 0 and nodes[first - length - 1].kind == "word" and nodes[first - length - 1].word in cues.APPROXIMATORS:
        length += 1
    return length


def _is_verb_group(word: str) -> bool:
    return word in cues.LEVEL or word in cues.UP or word in cues.DOWN or word in cues.AUXILIARY or word in ("to", "by", "from", "of", "at", "expected", "estimated") or word.endswith("ly")


def _own_unit(text: str, nodes: Sequence[Node], amount: Amount, first: int) -> Meeting | None:
    """ "240 stores": the unit of a quantity is its metric."""
    if amount.kind != "quantity" or amount.unit in (None, "times") or amount.unit in cues.UNCOUNTED or not text[amount.start].isdigit():
        return None
    if any(node.word in ("when", "if", "whether", "suppose") for node in nodes[max(0, first - 8) : first]):
        return None
    if amount.metric:
        metric = amount.metric
        return Meeting(metric.id, Span(metric.start, metric.end), "fact.own_unit", metric.value_kind, metric.period_kind, metric.group)
    return _named_unit(text, amount)


def _named_unit(text: str, amount: Amount) -> Meeting:
    """The words behind the number of a quantity as its metric."""
    words = text[amount.start : amount.end].split(" ")
    nouns = [word for word in words if word[:1].isalpha() and word.lower() not in ("million", "billion", "trillion", "thousand", "hundred", "bn", "m", "k")]
    name = nouns[-1] if nouns else words[-1]
    start = text.rindex(name, amount.start, amount.end)
    return Meeting(noun_phrases.metric_id(name), Span(start, amount.end), "fact.own_unit", "count", "duration")


def _with_direction(text: str, nodes: Sequence[Node], found: Meeting, amount: Amount, first: int, last: int, change: str | None) -> Meeting:
    """The change that the words around or in the metric give: "3.8% higher", "a price hike of 30%", "70bps"."""
    moved, _ = change_after(nodes, last)
    if moved and found.change is None and amount.kind != "quantity":
        found = replace(found, change=moved)
    words = text[found.span.start : found.span.end].lower().split()
    inside = nearest_direction(words[-1:])
    if found.change is None and inside and amount.kind == "percent" and (found.metric == "price" or amount.unit == "percentage_point"):
        found = replace(found, change=inside)
    if found.change is None and amount.unit == "percentage_point":
        found = replace(found, change=nearest_direction([node.word for node in nodes[:first]]))
    if found.metric == "like_for_like_sales" and amount.kind == "percent" and found.change is None:
        found = replace(found, change="increase")
    if found.metric == "growth_rate" and found.change and amount.unit == "percent" and not change:
        found = replace(found, change=None)
    return found


def _with_share(text: str, nodes: Sequence[Node], found: Meeting, amount: Amount, last: int, consumed: set[int]) -> Meeting:
    """ "30% of revenue" fills `of`."""
    if amount.kind != "percent" or last + 1 >= len(nodes) or nodes[last + 1].word != "of" or found.change:
        return found
    for i in range(last + 2, min(last + 8, len(nodes))):
        node = nodes[i]
        if node.metric:
            if found.place != i:
                consumed.add(i)
            return replace(found, of=Span(node.metric.start, node.metric.end), of_metric=node.metric.id)
        if node.kind in ("value", "mark"):
            break
        if node.kind == "company":
            return replace(found, of=Span(node.start, node.end))
    span = noun_phrases.phrase_after(nodes, last + 2)
    return replace(found, of=span) if span else found
