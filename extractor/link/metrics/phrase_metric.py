"""What a phrase in front of a value measures: a metric of the vocabulary in it, or the phrase's own words.

capacity growth of 6% / spending on research of $4m     what it is growth of, or spending on
a gain of / an increase in commissions of $33m          what its noun only counts or moves
leather goods slipped 2% to €2bn                        a line of business: its sales
Palm oil exports were 2.1 million tonnes                the phrase itself, where no table lists it
cut its forecast for economic growth to 1.9%            what is foreseen

Left alone: nouns that measure nothing of their own ("the recognition of $17m of tax benefits"), participles, counted units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.change_of import change_after, direction
from extractor.link.metrics.meeting import Meeting, Setting, fits, is_rate, listed, phrased, taken_up
from extractor.link.metrics.nearest import is_adjective, moved_before
from extractor.link.metrics.share_moves import reaches_a_sum
from extractor.link.metrics.subject_phrase import ACCOUNTS, Phrase
from extractor.link.metrics.subjects import is_plain
from extractor.link.metrics.unlisted import phrase_behind
from extractor.link.nodes import Amount, Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_SMALLEST_LINE = 1_000_000
PARTS = frozenset("division arm segment unit business operations".split())
_MEASURED = cues.OF_GOODS | frozenset("labour labor fuel staff materials energy".split())  # what is paid for
_PARTICLES = frozenset("out off away back through".split())
_PARTS_OF = [[form] for form in all_forms("represent constitute comprise consume use buy need generate")]
_SOLD = frozenset("shipments sales_volume".split())
_GETS_TO = frozenset("reach hit top reaches exceed surpass approach".split())
_PERIODIC = frozenset("monthly quarterly yearly annual annualised annualized median".split())
# What is taken or kept as a percentage of something, whatever that is.
_TAKEN = frozenset("fee cushion buffer payment bonus levy contribution surcharge rent deposit haircut reserve cap rebate".split())
_IS = (["is"], ["was"], ["were"], ["be"], ["been"])
_LONGEST_HEAD = 4  # words
_GENERIC = frozenset(
    "amount amounts total totals level levels number value sum portion majority part impact effect aggregate figure combined "
    "subsidiary half third quarter fifth tenth tally tallies addition".split()
)


def of_vocabulary(at: Setting, phrase: Phrase, place: int) -> Meeting:
    """The meeting with the metric at node `place`, or with the one that it is growth of or spending on."""
    nodes, amount = at.nodes, at.amount
    found = nodes[place].metric
    assert found
    grows = nodes[place - 1].metric if found.id == "growth_rate" and place else None
    if grows is not None and fits(grows.value_kind, amount):
        return listed(grows, place - 1, "fact.metric_before_value", "increase")  # "capacity growth of 6%"
    link = nodes[phrase.head_end].word if phrase.head_end < phrase.end else ""
    inner = last_metric(nodes, phrase.head_end, phrase.end, amount, at.consumed) if link else None
    of = nodes[inner].metric if inner is not None else None
    if inner is not None and of is not None:
        if found.id in ("spending", "costs") and link == "on" and of.group in ("cost", "cash"):
            return listed(of, inner, "fact.metric_before_value", at.change)  # "spending on research and development"
        if found.id == "cash" and link == "paid":
            return listed(of, inner, "fact.metric_before_value", at.change)  # "cash paid for income taxes"
        if found.id == "growth_rate" and link in ("in", "of"):
            return listed(of, inner, "fact.metric_before_value", "increase")
    return listed(found, place, "fact.metric_before_value", at.change or moved_before(nodes, place, at.first))


def unlisted_metric(at: Setting, phrase: Phrase) -> Meeting | None:
    """A metric that no table lists: the phrase's own noun, or where that only counts or moves, what its complement names."""
    nodes = at.nodes
    head = [
        node.word or "metric"
        for node in nodes[phrase.begin : phrase.head_end]
        if node.kind == "metric" or (node.kind == "word" and noun_phrases.is_head(node.word))
    ]
    if head and head[-1] in cues.FORECAST_NOUNS:
        return _foreseen(at, phrase)
    if at.amount.kind == "quantity" and at.amount.unit is None and _goes_on_counting(at):
        return None  # "The network passed 11.3 million homes and should reach 13 million by 2026"
    if at.amount.unit in cues.IN_BULK and phrase.head_end > phrase.begin and _last_word(at, phrase.head_end - 1) in cues.OF_GOODS:
        bulk = _phrase_named(at, noun_phrases.trimmed(nodes, phrase.begin, phrase.head_end), at.change)
        return replace(bulk, period_kind="duration") if bulk else None  # "Palm oil exports were 2.1 million tonnes"
    if _is_of_else(at, phrase):
        return None
    of = [node.word for node in nodes[at.last + 1 : at.last + 2]] == ["of"]
    whole = phrase_behind(at) if of and at.amount.unit == "percent" and _is_part(at, phrase) else None
    if whole is not None and whole.metric != "revenue":
        return whole  # "Small firms accounted for 61% of defaults"
    return _of_head(at, phrase, head) if _is_noun(at, phrase.begin, head) else None


def _foreseen(at: Setting, phrase: Phrase) -> Meeting | None:
    """ "cut its forecast for economic growth to 1.9%"."""
    told = phrase.head_end < phrase.end and at.nodes[phrase.head_end].word in ("for", "of")  # "its forecast for growth was cut to 1%"
    foreseen = last_metric(at.nodes, phrase.head_end, phrase.end, at.amount, at.consumed, strong=not told)
    if foreseen is not None:
        return of_vocabulary(at, phrase, foreseen)
    return _forecast_of(at.nodes, phrase.begin, at.amount, at.change) or _of_earlier_forecast(at)


def _is_of_else(at: Setting, phrase: Phrase) -> bool:
    """Whether a value has its measure behind it: its unit, or what "of" leads to."""
    nodes, amount = at.nodes, at.amount
    accounts = phrase.end < len(nodes) and nodes[phrase.end].word in ACCOUNTS
    if amount.kind == "quantity" and (amount.unit not in (None, "times") or accounts):
        return True  # the unit says what is counted
    if [node.word for node in nodes[at.last + 1 : at.last + 2]] != ["of"]:
        return False
    if amount.kind == "percent" and not phrase.by_verb and phrase.end > phrase.begin and nodes[phrase.end - 1].word in _TAKEN:
        return False  # "a capital cushion of 14% of its risk-weighted assets"
    # "the recognition of $17m of tax benefits", "Bird flu wiped out 15% of its flock"
    wiped_out = amount.kind == "percent" and len(at.lead) > 1 and at.lead[-1] in _PARTICLES and at.lead[-2].endswith("ed")
    return not phrase.by_verb or wiped_out


def _is_noun(at: Setting, begin: int, head: Sequence[str]) -> bool:
    """Whether the head of a phrase is a noun that may measure something: "was 14 times subscribed, locking up HK$387m" has none."""
    if not head or head[0] == "net" or at.nodes[begin].word in noun_phrases.PARTICIPLES:
        return False
    return len(head) > 1 or not (head[0].endswith("ed") or (head[0].endswith("ing") and _is_participle(at, begin)))


def _of_head(at: Setting, phrase: Phrase, head: Sequence[str]) -> Meeting | None:
    nodes, amount, begin, end, head_end = at.nodes, at.amount, phrase.begin, phrase.end, phrase.head_end
    complement = last_metric(nodes, head_end, end, amount, at.consumed, strong=True)
    if complement == end - 1 and not phrase.by_verb and head_end < complement:
        return _of_complement(at, phrase, complement, at.change, alone=False)  # "the parties agreed on a break fee of $96m"
    if complement is None:
        complement = last_metric(nodes, head_end, end, amount, at.consumed)
    moved_by = direction(head[-1]) if not phrase.by_verb else None
    if moved_by or (head[-1] in _GENERIC and (len(head) == 1 or _is_strong(nodes, complement))):
        alone = all(word in _PERIODIC for word in head[:-1])  # "a gain of", "a monthly gain of"
        return _of_complement(at, phrase, complement, moved_by or at.change, alone=alone)
    moved_to = phrase.by_verb and at.lead[-1:] == ["to"] and direction(head[-1]) is not None
    if moved_to and complement is not None and (_is_strong(nodes, complement) or complement == end - 1):
        return _reached(at, complement)
    which = any(node.word in cues.RELATIVES for node in nodes[end : at.start])  # "an increase in the bill, which was $15"
    if phrase.by_verb and at.lead[-1:] in _IS and not which and complement is not None and (moved_by := direction(head[-1])):
        return _of_complement(at, phrase, complement, moved_by, alone=False)  # "The rise in revenue was 12%"
    own = noun_phrases.trimmed(nodes, begin, head_end)
    if phrase.by_verb and amount.kind == "money" and _is_part_of_sales(at, end):
        return line_of_business(at, own)  # "Data centre products accounted for $968m, or 76% of the total"
    if amount.unit == "percent" and (head[-1] in PARTS or (len(head) == 1 and head[0] in cues.REGIONS)) and (told := part_moved(at)):
        return told
    of_goods = head[-1] in cues.LINES and complement is None and (at.change or amount.kind == "money") and amount.kind != "quantity"
    called = at.text[nodes[head_end - 1].start].isupper() and head_end - 1 > begin
    if of_goods or (called and reaches_a_sum(at)):
        return line_of_business(at, own)  # "the drug Oculyx jumped 11% to $684 million"
    counted = amount.kind == "quantity" and amount.unit != "times" and begin > 0 and nodes[begin - 1].word in cues.OPENERS
    plain = (is_plain(nodes, begin) and not counted) or _is_added(at, phrase) or list(head) in (["exports"], ["imports"])
    return _phrase_named(at, own, at.change) if plain and (complement is None or len(head) <= _LONGEST_HEAD) else None


def _reached(at: Setting, place: int) -> Meeting | None:
    """ "a temporary cut in value-added tax on food to 6%", "a decline in sales to $4m", "a slowdown in sales growth to 4%"."""
    metric, grows = at.nodes[place].metric, at.nodes[place - 1].metric
    if metric is not None and metric.id == "growth_rate" and grows is not None and fits(grows.value_kind, at.amount):
        return listed(grows, place - 1, "fact.metric_before_value", "increase")
    return listed(metric, place, "fact.metric_before_value", None) if metric is not None else None


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
    return not measured and (tuple(at.lead[-2:]) in cues.MAKES_UP or at.lead[-1:] in _PARTS_OF)


def _last_word(at: Setting, place: int) -> str:
    return at.text[at.nodes[place].start : at.nodes[place].end].lower().rpartition(" ")[2]


def part_moved(at: Setting) -> Meeting | None:
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


def line_of_business(at: Setting, span: Span | None) -> Meeting | None:
    """ "leather goods slipped 2% to €2bn": a line of business stands for its sales."""
    if span is None:
        return None
    return phrased("revenue", span, "fact.line_of_business", change=at.change)


def _phrase_named(at: Setting, span: Span | None, change: str | None) -> Meeting | None:
    return phrase_names.named(at.text, span, at.amount, change, phrase_names.with_complement(at.nodes, span)) if span else None


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


def last_metric(nodes: Sequence[Node], first: int, last: int, amount: Amount, consumed: set[int], *, strong: bool = False) -> int | None:
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
