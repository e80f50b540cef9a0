"""The metric in front of a value.

    revenue of $5bn / revenue was $5bn / margin (47%)          right before it
    amortisation of these costs was $5m                        the head of the subject, not what qualifies it
    net profit rose at a faster clip of 2.8%                   past the pace
    an increase in commissions of $33m                         a noun phrase nearer than any listed metric
    profit before tax, excluding impairments, was $5m          past what stands between two commas

Skipped: metrics that only say what a share is taken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import change_after, direction
from extractor.link.metrics.meeting import Meeting, Setting, fits, is_rate, listed, taken_up
from extractor.link.metrics.nearest import is_adjective, moved_before, nearest_metric
from extractor.link.metrics.rankings import MAKES_UP
from extractor.link.metrics.share_moves import reaches_a_sum
from extractor.link.metrics.subject_phrase import ACCOUNTS, Phrase, phrase_before
from extractor.link.metrics.subjects import is_name, is_plain
from extractor.link.metrics.unlisted import phrase_behind
from extractor.link.nodes import Amount, Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.metric_before_value",
        "a metric in front of its value",
        "Revenue at Acme Foods Inc. rose 8% to £412m in 2025."
        " => Acme Foods Inc. | revenue | 8 percent | 2025 | increase"
        " ; Acme Foods Inc. | revenue | 412000000 GBP | 2025",
    ),
    Rule(
        "fact.line_of_business",
        "a line of business that grows or shrinks stands for its sales",
        "Acme Foods Inc. did well in 2025. Leather goods grew 2% in 2025. => Acme Foods Inc. | revenue | 2 percent | 2025 | increase",
    ),
)

_OBJECT = 5  # nodes of "doubled its annual sales"
_SMALLEST_LINE = 1_000_000
_PARTS = frozenset("division arm segment unit business operations".split())
_MEASURED = cues.OF_GOODS | frozenset("labour labor fuel staff materials energy".split())  # what is paid for
_PARTICLES = frozenset("out off away back through".split())
_PARTS_OF = [[form] for form in all_forms("represent constitute comprise consume use buy need generate")]
_SOLD = frozenset("shipments sales_volume".split())
_PACES, _PACE = frozenset("pace clip rate tempo".split()), 5  # nodes
_GETS_TO = frozenset("reach hit top reaches exceed surpass approach".split())
_PERIODIC = frozenset("monthly quarterly yearly annual annualised annualized median".split())
_GENERIC = frozenset(
    "amount amounts total totals level levels number value sum portion majority part impact effect aggregate figure combined "
    "subsidiary".split()
)


def subject_metric(at: Setting) -> Meeting | None:
    """The metric that the phrase right before a value or its verb names."""
    phrase = phrase_before(at)
    if phrase is None:
        return None
    nodes, amount, consumed = at.nodes, at.amount, at.consumed
    place = _last_metric(nodes, phrase.begin, phrase.head_end, amount, consumed)
    if place is None and (ratio := _ratio(at, phrase)) is not None:
        return ratio
    moved = nodes[phrase.end - 1].metric is not None and any(node.word == "to" for node in nodes[phrase.head_end : phrase.end])
    if place is None and moved and nodes[phrase.end].word == "from":
        place = _last_metric(nodes, phrase.head_end, phrase.end, amount, consumed)  # "enough to drag its gross margin from 25%"
    if place is None and not phrase.by_verb and nodes[phrase.begin].word in cues.NOBODY:
        place = _last_metric(nodes, phrase.head_end, phrase.end, amount, consumed)  # "analysts on average expected earnings per share of"
    if place is None and at.start > phrase.head_end + 2 and nodes[at.start - 1].word == "of":
        place = _last_metric(nodes, at.start - 2, at.start - 1, amount, consumed)  # "talk of a valuation of"
    if place is not None:
        return None if _opens_clause(at, phrase, place) else _of_vocabulary(at, phrase, place)
    rates = nodes[phrase.head_end - 1].metric if phrase.head_end > phrase.begin else None
    if amount.kind == "money" and amount.per and rates is not None and rates.id == "interest_rate":
        named = rates.span  # "rates halved to $1,480 per container"
        return Meeting("price", named, "fact.metric_before_value", "money", "instant", "market", phrase.head_end - 1, at.change)
    if at.change and at.amount.kind == "percent" and is_name(at.text, nodes, phrase.begin, phrase.head_end) and reaches_a_sum(at):
        return _line(at, noun_phrases.trimmed(nodes, phrase.begin, phrase.head_end))  # "Office Products slipped 1% to $2bn"
    return None if _is_company(at, phrase) else _unlisted(at, phrase)


def moved_object(at: Setting) -> Meeting | None:
    """ "doubled its sales last year, to $9m": what somebody moves, where only how far it gets is told."""
    nodes, comma = at.nodes, at.start - 2
    if at.before is not None or comma < 2 or [node.word for node in nodes[comma : at.start]] != [",", "to"]:
        return None
    place = next((i for i in range(comma - 1, 0, -1) if nodes[i].kind != "period" and nodes[i].word not in ("in", "for")), 0)
    metric = nodes[place].metric
    moved = any(node.word in cues.MOVES for node in nodes[max(0, place - _OBJECT) : place])
    return listed(metric, place, "fact.metric_before_value", None) if metric and moved and fits(metric.value_kind, at.amount) else None


def _ratio(at: Setting, phrase: Phrase) -> Meeting | None:
    """ "the ratio of R&D to revenue dropped from 381%": the first of the two."""
    nodes, head = at.nodes, phrase.head_end
    joined = [node.word for node in nodes[head : head + 3 : 2]] == ["of", "to"]
    told = at.amount.kind == "percent" and nodes[head - 1].word == "ratio" and joined
    first, second = (nodes[head + 1], nodes[head + 3]) if told and head + 3 < len(nodes) else (None, None)
    if first is None or first.metric is None or second is None or second.metric is None:
        return None
    return replace(listed(first.metric, head + 1, "fact.metric_before_value", None), of=second.span, of_metric=second.metric.id)


def at_pace(at: Setting) -> Meeting | None:
    """ "net profit rose at a faster clip of 2.8%", "at a 2.8% annual rate": the metric in front of the verb that the pace is of."""
    of = at.start - 1
    if at.amount.kind != "percent" or of < 1:
        return None
    if _is_pace_behind(at):
        start = next((i for i in range(of, max(0, of - _PACE), -1) if at.nodes[i].word == "at"), 0)
    elif of >= _PACE and at.nodes[of].word == "of" and at.nodes[of - 1].word in _PACES:
        start = next((i for i in range(of - 2, of - _PACE, -1) if at.nodes[i].word == "at"), 0)
    else:
        return None
    verb = at.nodes[start - 1].word if start else ""
    change = "increase" if verb in cues.UP else "decrease" if verb in cues.DOWN else None
    if change is None:
        return None
    moves = at._replace(start=start, first=start, change=change)
    return subject_metric(moves) or nearest_metric(moves)


def _is_pace_behind(at: Setting) -> bool:
    """ "at a 2.8% annual rate": a pace behind its percentage, past words in the singular."""
    for node in at.nodes[at.last + 1 : at.last + 1 + _PACE]:
        if node.kind not in ("word", "metric"):
            return False
        if at.text[node.start : node.end].lower().split()[-1] in _PACES:
            return True
    return False


def _of_vocabulary(at: Setting, phrase: Phrase, place: int) -> Meeting:
    """The meeting with the metric at node `place`, or with the one that it is growth of or spending on."""
    nodes, amount = at.nodes, at.amount
    found = nodes[place].metric
    assert found
    grows = nodes[place - 1].metric if found.id == "growth_rate" and place else None
    if grows is not None and fits(grows.value_kind, amount):
        return listed(grows, place - 1, "fact.metric_before_value", "increase")  # "capacity growth of 6%"
    link = nodes[phrase.head_end].word if phrase.head_end < phrase.end else ""
    inner = _last_metric(nodes, phrase.head_end, phrase.end, amount, at.consumed) if link else None
    of = nodes[inner].metric if inner is not None else None
    if inner is not None and of is not None:
        if found.id in ("spending", "costs") and link == "on" and of.group in ("cost", "cash"):
            return listed(of, inner, "fact.metric_before_value", at.change)  # "spending on research and development"
        if found.id == "cash" and link == "paid":
            return listed(of, inner, "fact.metric_before_value", at.change)  # "cash paid for income taxes"
        if found.id == "growth_rate" and link in ("in", "of"):
            return listed(of, inner, "fact.metric_before_value", "increase")
    return listed(found, place, "fact.metric_before_value", at.change or moved_before(nodes, place, at.first))


def _opens_clause(at: Setting, phrase: Phrase, place: int) -> bool:
    """ "posted 6% organic growth and Beta fell 1.8%": a company that joins a clause of its own to a figure told already."""
    name = phrase.end - 1
    told = at.before is not None and at.before.place == place and phrase.by_verb
    return told and place < name - 1 and at.nodes[name].kind == "company" and at.nodes[name - 1].word in ("and", "but", "while")


def _is_company(at: Setting, phrase: Phrase) -> bool:
    """Whether the subject is a company or another name, so that the phrase measures nothing."""
    nodes, begin, head_end = at.nodes, phrase.begin, phrase.head_end
    if head_end > begin and nodes[head_end - 1].kind in ("company", "reference"):
        return True
    inside = range(begin, head_end - 1)
    if any(nodes[i].kind in ("company", "reference") and nodes[i + 1].word not in cues.GENITIVE for i in inside):
        return True
    return is_name(at.text, nodes, begin, head_end)


def _unlisted(at: Setting, phrase: Phrase) -> Meeting | None:
    """A metric that no table lists: the phrase's own noun, or where that only counts or moves, what its complement names."""
    nodes, amount, begin, end, head_end = at.nodes, at.amount, phrase.begin, phrase.end, phrase.head_end
    head = [
        node.word or "metric"
        for node in nodes[begin:head_end]
        if node.kind == "metric" or (node.kind == "word" and noun_phrases.is_head(node.word))
    ]
    if head and head[-1] in cues.FORECAST_NOUNS:
        foreseen = _last_metric(nodes, head_end, end, amount, at.consumed, strong=True)  # "cut its forecast for economic growth to 1.9%"
        if foreseen is not None:
            return _of_vocabulary(at, phrase, foreseen)
        return _forecast_of(nodes, begin, amount, at.change) or _of_earlier_forecast(at)
    if amount.kind == "quantity" and amount.unit is None and _goes_on_counting(at):
        return None  # "The network passed 11.3 million homes and should reach 13 million by 2026"
    if amount.unit in cues.IN_BULK and head_end > begin and _last_word(at, head_end - 1) in cues.OF_GOODS:
        bulk = _phrase_named(at, noun_phrases.trimmed(nodes, begin, head_end), at.change)
        return replace(bulk, period_kind="duration") if bulk else None  # "Palm oil exports were 2.1 million tonnes"
    if amount.kind == "quantity" and (amount.unit not in (None, "times") or (end < len(nodes) and nodes[end].word in ACCOUNTS)):
        return None  # the unit says what is counted
    of = [node.word for node in nodes[at.last + 1 : at.last + 2]] == ["of"]
    if not phrase.by_verb and of:
        return None  # "the recognition of $17m of tax benefits"
    if of and amount.kind == "percent" and len(at.lead) > 1 and at.lead[-1] in _PARTICLES and at.lead[-2].endswith("ed"):
        return None  # "Bird flu wiped out 15% of its flock"
    whole = phrase_behind(at) if of and amount.unit == "percent" and _is_part(at, phrase) else None
    if whole is not None and whole.metric != "revenue":
        return whole  # "Small firms accounted for 61% of defaults"
    if len(head) == 1 and head[0].endswith("ing") and _is_participle(at, begin):
        return None  # "was 14 times subscribed, locking up HK$387m"
    if not head or head[0] == "net" or nodes[begin].word in noun_phrases.PARTICIPLES or (len(head) == 1 and head[0].endswith("ed")):
        return None
    complement = _last_metric(nodes, head_end, end, amount, at.consumed, strong=True)
    if complement == end - 1 and not phrase.by_verb and head_end < complement:
        return _of_complement(at, phrase, complement, at.change, alone=False)  # "the parties agreed on a break fee of $96m"
    if complement is None:
        complement = _last_metric(nodes, head_end, end, amount, at.consumed)
    moved_by = direction(head[-1]) if not phrase.by_verb else None
    if moved_by or (head[-1] in _GENERIC and (len(head) == 1 or _is_strong(nodes, complement))):
        alone = all(word in _PERIODIC for word in head[:-1])  # "a gain of", "a monthly gain of"
        return _of_complement(at, phrase, complement, moved_by or at.change, alone=alone)
    if phrase.by_verb and at.lead[-1:] == ["to"] and direction(head[-1]) and _is_strong(nodes, complement):
        return _of_complement(at, phrase, complement, None, alone=False)  # "a temporary cut in value-added tax on food to 6%"
    if phrase.by_verb and at.amount.kind == "money" and _is_part_of_sales(at, end):
        return _line(at, noun_phrases.trimmed(nodes, begin, head_end))  # "Data centre products accounted for $968m, or 76% of the total"
    if amount.unit == "percent" and (head[-1] in _PARTS or (len(head) == 1 and head[0] in cues.REGIONS)) and (told := _part_moved(at)):
        return told
    of_goods = head[-1] in cues.LINES and complement is None and (at.change or amount.kind == "money") and amount.kind != "quantity"
    called = at.text[nodes[head_end - 1].start].isupper() and head_end - 1 > begin
    if of_goods or (called and reaches_a_sum(at)):
        return _line(at, noun_phrases.trimmed(nodes, begin, head_end))  # "the drug Oculyx jumped 11% to $684 million"
    plain = is_plain(nodes, begin) or _is_added(at, phrase)
    if not (plain or head == ["exports"] or head == ["imports"]) or (complement is not None and len(head) > 4):
        return None
    return _phrase_named(at, noun_phrases.trimmed(nodes, begin, head_end), at.change)


def _is_added(at: Setting, phrase: Phrase) -> bool:
    """ "cost $9m before insurance payments of $4m", "thanks to fuel hedges of $4m", "has $6m and bank lines of $4m": a sum of its own."""
    nodes, begin = at.nodes, phrase.begin
    of = nodes[at.start - 1].word == "of" and not any(node.word in cues.DETERMINERS for node in nodes[at.start : at.first])
    if phrase.by_verb or not of or not begin or not at.text[nodes[phrase.head_end - 1].start].islower():
        return False  # "backers of a $6bn fund", "the close in Amsterdam of €59"
    opens, behind = nodes[begin].word, nodes[begin - 1]
    return behind.word in cues.PREPOSITIONS or (behind.kind == "value" and (opens in cues.PREPOSITIONS or opens in cues.OPENERS))


def _is_part(at: Setting, phrase: Phrase) -> bool:
    """ "Phones made up 44%", "Small firms accounted for 61%": whoever or whatever it is, and no measure of its own."""
    measured = any(node.metric is not None or node.word in _MEASURED for node in at.nodes[phrase.begin : phrase.head_end])
    return not measured and (tuple(at.lead[-2:]) in MAKES_UP or at.lead[-1:] in _PARTS_OF)


def _last_word(at: Setting, place: int) -> str:
    return at.text[at.nodes[place].start : at.nodes[place].end].lower().rpartition(" ")[2]


def _part_moved(at: Setting) -> Meeting | None:
    """ "The commercial division posted a 1% decline", "Europe saw a 4% increase": of what was measured of the whole, or of its sales."""
    moved, near = at.change or change_after(at.nodes, at.last)[0], at.near or at.named
    if moved is None or near is None:
        return None
    sums = (near.group == "income" and near.value_kind == "money") or near.metric in _SOLD
    return replace(taken_up(near, moved), rule="fact.metric_of_sentence_before", company_place=None) if sums else None


def _is_part_of_sales(at: Setting, verb: int) -> bool:
    """ "accounted for $9m", "was flat at $9m", where revenue was told before: what part of it a line brings in."""
    words = [node.word for node in at.nodes[verb : at.start]]
    told = at.near is not None and at.near.metric == "revenue"
    return told and at.amount.low >= _SMALLEST_LINE and (words[-2:] == ["accounted", "for"] or ("flat" in words and words[-1] == "at"))


def _goes_on_counting(at: Setting) -> bool:
    """Whether a bare count says where a count in front of it is to get to."""
    before, place = at.before, at.before_place
    if before is None or place is None or before.value_kind != "count" or before.rule == "fact.noun_phrase":
        return False
    return at.nodes[at.start - 1].word in _GETS_TO and not any(node.metric for node in at.nodes[place + 1 : at.first])


def _is_participle(at: Setting, begin: int) -> bool:
    """ ", locking up", "and freeing": what a clause goes on with, in front of its object."""
    joined = begin > 0 and at.nodes[begin - 1].word in (",", "and", "while", "by")
    return joined and at.amount.kind == "money" and (at.lead[-1:] == [at.nodes[begin].word] or at.lead[-1:] in (["up"], ["out"], ["off"]))


def _of_complement(at: Setting, phrase: Phrase, place: int | None, change: str | None, *, alone: bool) -> Meeting | None:
    """ "an increase in commissions of $33m", "the total amount of fees": the metric at node `place`, or what else it is of."""
    metric = at.nodes[place].metric if place is not None else None
    if place is not None and metric is not None:
        return listed(metric, place, "fact.metric_before_value", change)
    of_what = noun_phrases.trimmed(at.nodes, phrase.head_end, phrase.end)
    if of_what is None and alone:
        return None  # "with a rise of 7%": of what, another sentence says
    return _phrase_named(at, of_what or noun_phrases.trimmed(at.nodes, phrase.begin, phrase.head_end), change)


def _line(at: Setting, span: Span | None) -> Meeting | None:
    """ "leather goods slipped 2% to €2bn": a line of business stands for its sales."""
    if span is None:
        return None
    return Meeting("revenue", span, "fact.line_of_business", "money", "duration", "income", change=at.change)


def _phrase_named(at: Setting, span: Span | None, change: str | None) -> Meeting | None:
    return noun_phrases.named(at.text, span, at.amount, change, noun_phrases.with_complement(at.nodes, span)) if span else None


def _forecast_of(nodes: Sequence[Node], begin: int, amount: Amount, change: str | None) -> Meeting | None:
    """ "payrolls, with the median forecast at 70,000 jobs", "volumes are forecast to grow 4%": it stands further left."""
    for i in range(begin - 1, -1, -1):
        metric = nodes[i].metric
        if metric and not metric.weak and fits(metric.value_kind, amount):
            return listed(metric, i, "fact.metric_before_value", change)
    return None


def _of_earlier_forecast(at: Setting) -> Meeting | None:
    """ "Acme sees Brent at $64. Beta is less hopeful, with a forecast of $58": of the price that the sentence before foresees."""
    earlier, of = at.earlier, at.lead[-2:] == ["forecast", "of"]
    if earlier is None or earlier.metric != "price" or at.amount.kind != "money" or at.change is not None or not of:
        return None
    return replace(earlier, rule="fact.metric_of_sentence_before", place=None, change=None, company_place=None)


def _is_strong(nodes: Sequence[Node], place: int | None) -> bool:
    metric = nodes[place].metric if place is not None else None
    return metric is not None and not metric.weak


def _last_metric(nodes: Sequence[Node], first: int, last: int, amount: Amount, consumed: set[int], *, strong: bool = False) -> int | None:
    """The last metric between two nodes that the amount can be a value of; `strong` leaves out the weak ones."""
    for i in range(last - 1, first - 1, -1):
        metric = nodes[i].metric
        if strong and metric is not None and metric.weak:
            continue
        if metric is not None and i not in consumed and fits(metric.value_kind, amount, weak=metric.weak):
            if is_rate(nodes, i) or is_adjective(nodes, i, last):
                continue
            named = nodes[i - 1].metric if metric.weak and i > first else None
            return i - 1 if named is not None and not named.weak and named.group == metric.group else i  # "depreciation expense"
    return None
