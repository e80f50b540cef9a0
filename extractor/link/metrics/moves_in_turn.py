"""Several that move in one sentence: each after the first has a new subject and the verb of the value before.

    the index fell 1%, with Acme down 6%               a company beside an index
    Acme climbed 4.6% and Beta 3.9%                    a new name
    coal sales rose 9%, iron ore 12%                   a kind of the same
    followed by appliances at 12% and contracts at 7%  a new thing
    ahead of Beta with 29%                             a new name, the metric of the value before
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.change_of import change_after, nearest_direction, told_with
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, phrased, taken_up
from extractor.link.nodes import Node

_GAP = 9  # words of "and discounts in China another"
_KIND = 4  # nodes of ", iron ore"
# What is no kind of something else.
_MEASURES = frozenset("demand supply output production lending spending traffic footfall revenue turnover income profit debt".split())
_LINKS = cues.DETERMINERS | cues.PREPOSITIONS | cues.COMPARISONS | frozenset({"after", "and"})
_PRONOUNS = frozenset("they it".split())
_ON = frozenset("on with at".split())
_PLACES = frozenset("a in the distant close is was came comes second third fourth fifth next place spot runner-up".split())
_BESIDE = {"up": "increase", "ahead": "increase", "down": "decrease", "off": "decrease"}


def with_moved(at: Setting) -> Meeting | None:
    """ "The index fell 1%, with Acme down 6% and Beta off 2%", "led by Acme, down 6%": a share beside the market."""
    nodes, first = at.nodes, at.first
    name = first - 2
    if name > 1 and nodes[name].word == "," and nodes[name - 2].word == "by":
        name -= 1
    moved = _BESIDE.get(nodes[first - 1].word) if at.amount.kind == "percent" and name > 0 and nodes[name].kind == "company" else None
    if moved is None or at.near is None or at.near.group != "market":
        return None
    span = nodes[first - 1].span
    return phrased("share_price", span, "fact.company_moves", change=moved, company_place=name)


def of_another(at: Setting) -> Meeting | None:
    """ "Acme's volumes quadrupled, Beta's jumped 212%": another's, of what the sentence measures."""
    nodes, i = at.nodes, at.start - 1
    while i > 1 and (nodes[i].word in cues.MOVES or noun_phrases.is_adverb(nodes[i].word) or nodes[i].word == "by"):
        i -= 1
    if i < 2 or i == at.start - 1 or nodes[i].word not in cues.GENITIVE or nodes[i - 1].kind != "company" or at.change is None:
        return None
    for j in range(i - 2, -1, -1):
        metric = nodes[j].metric
        if metric is not None and fits(metric.value_kind, at.amount):
            return replace(listed(metric, j, "fact.same_metric", at.change), company_place=i - 1)
    return None


def at_theirs(at: Setting) -> Meeting | None:
    """ "Sales fell 4% at Acme, with the average bill up 2%; at Beta they rose 3%": what the sentence spoke of first."""
    nodes = at.nodes
    they = next((i for i in range(at.first - 1, 2, -1) if nodes[i].kind != "word" or nodes[i].word in _PRONOUNS), 0)
    word = at.text[nodes[they].start : nodes[they].end].lower()
    if not they or word not in _PRONOUNS or nodes[they - 1].kind != "company" or nodes[they - 2].word not in ("at", "for"):
        return None
    first = next((i for i in range(they - 2) if (metric := nodes[i].metric) is not None and fits(metric.value_kind, at.amount)), None)
    metric = nodes[first].metric if first is not None else None
    return listed(metric, first, "fact.same_metric", at.change) if metric is not None and first is not None else None


def with_each(at: Setting) -> Meeting | None:
    """ "27% of the market, after Beta with 41% and Gamma at 29%": each name with its figure."""
    nodes, first, before = at.nodes, at.first, at.before
    if before is not None and before.metric == "market_share" and (name := _ranked(at)) is not None:
        return replace(before, rule="fact.same_metric", company_place=name, place=None, change=None)
    shared = before is not None and before.metric == "market_share" and at.lead == ["on"]
    linked = shared or at.lead in (["with"], ["at"])
    if before is None or at.before_place is None or not linked or first < 2 or nodes[first - 2].kind != "company":
        return None
    if at.lead == ["at"] and before.metric not in ("market_share", "stake"):
        return None  # "climbed 4%, with Acme at 12%"
    earlier = nodes[at.before_place].amount
    if earlier is None or (earlier.kind, earlier.unit) != (at.amount.kind, at.amount.unit):
        return None
    return replace(before, rule="fact.same_metric", company_place=first - 2, place=None, change=None)


def _ranked(at: Setting) -> int | None:
    """ "held 31%, with Beta a distant second on 8.4%": the node of the name whose place is told."""
    i = at.start - 1
    if at.amount.kind != "percent" or at.nodes[i].word not in _ON:
        return None
    while i > 1 and at.nodes[i - 1].word in _PLACES:
        i -= 1
    return i - 1 if 0 < i < at.start - 1 and at.nodes[i - 1].kind == "company" else None


def at_each(at: Setting) -> Meeting | None:
    """ "wires accounted for 81% of revenue, followed by appliances at 12% and contracts at 7%"."""
    before = at.before
    shared = before is not None and before.change is None and (before.of_metric is not None or before.of is not None)
    if before is None or not shared or at.lead[-1:] != ["at"] or at.amount.kind != "percent":
        return None
    if not any(node.word == "followed" for node in at.nodes[: at.first]):
        return None
    name = at.start - 2 if at.nodes[at.start - 2].kind == "company" else None  # "followed by Acme with 12% and Beta at 8%"
    return replace(before, rule="fact.same_metric", place=None, company_place=name)


def ended_with(at: Setting) -> Meeting | None:
    """ "Exports rose 8%. Acme led with a gain of 9%", "the index fell 1%; Acme bucked the trend with a 3% gain": shares that move."""
    near, begin = at.near, at.start - len(at.lead) - 1
    if at.amount.kind != "percent" or near is None or near.group not in ("macro", "market") or (at.before and at.lead[-1:] == ["of"]):
        return None
    told = told_with(at.text, at.nodes, at.start, at.last) if begin >= 0 and at.nodes[begin].kind == "company" else None
    if told is None:
        return None
    noun, change = told
    return phrased("share_price", noun.span, "fact.company_moves", change=change, company_place=begin)


def one_more(at: Setting) -> Meeting | None:
    """ "cost Acme €40 million, and hail another €12 million": the same, done by what is named next."""
    nodes, before, place = at.nodes, at.before, at.before_place
    if at.amount.kind != "money" or before is None or place is None or before.value_kind != "money" or at.first == 0:
        return None
    words = [node.word for node in nodes[place + 1 : at.first]]
    if not {"another", "further"} & set(words[-3:]) or not {"and", "while"} & set(words) or len(words) > _GAP:
        return None
    plain = all(
        node.kind in ("word", "period") or node.word == "," or (node.metric is not None and node.metric.weak)
        for node in nodes[place + 1 : at.first]
    )  # "marketing cost $90m, and research and development another $178m" has a metric of its own
    return taken_up(before) if plain and not any(noun_phrases.is_verb(word) for word in words) else None


def gapped(at: Setting) -> Meeting | None:
    """ "climbed 4.6% and Beta 3.9%"."""
    nodes, amount, first, before = at.nodes, at.amount, at.first, at.before
    if before is None or first == 0 or not fits(before.value_kind, amount):
        return None
    change = before.change or nearest_direction([node.word for node in nodes[:first]])
    if nodes[first - 1].kind == "company":
        level = amount.kind == "quantity" and at.before_place is not None and nodes[at.before_place].amount.kind == "percent"  # type: ignore[union-attr]
        own = change_after(nodes, at.last)[0] if before.change else None  # "closed 1.2% higher and Beta 0.8% lower"
        moved = None if level else own or before.change  # "delivered 9,000 cars, 1% more, and Beta 8,000"
        return replace(before, rule="fact.same_metric", company_place=first - 1, place=None, change=moved)
    if change and amount.kind == "percent" and (by := _moves_by(at, change)) is not None:
        return by
    noun = nodes[first - 1]
    plain = noun.kind == "word" and noun.word.endswith("s") and noun_phrases.is_head(noun.word) and not noun_phrases.is_verb(noun.word)
    if change and amount.kind == "percent" and plain and first > 1 and nodes[first - 2].word in ("and", ","):
        return phrase_names.named(at.text, noun.span, amount, change)  # "exports rose 6.1% and imports 3.4%"
    if amount.kind == "money" and plain and noun.word in cues.OF_GOODS and nodes[first - 2].word in ("and", ","):
        return phrase_names.named(at.text, noun.span, amount, None)  # "exports fell to $61 billion and imports $58 billion"
    if change and amount.kind == "percent" and _names_place(at):
        return taken_up(before, change)
    return None


def line_beside(at: Setting) -> Meeting | None:
    """ "Motor premiums were up by 9%, home by 12% and life 3%": of a kind of what is told of other kinds; but "by 3% and demand by 2%"."""
    nodes, before = at.nodes, at.before
    if before is None or before.change is None or at.before_place is None or at.amount.kind != "percent":
        return None
    end = at.first - (nodes[at.first - 1].word == "by")
    opens = next((i for i in range(end - 1, max(0, end - _KIND), -1) if nodes[i].word in ("and", ",")), end)
    kind = nodes[opens + 1 : end]
    if not kind or not all(node.kind == "period" or node.word in (",", "in") for node in nodes[at.before_place + 1 : opens]):
        return None
    kinds = before.place is not None and (" " in at.text[before.span.start : before.span.end] or _is_kind(nodes, before.place - 1))
    again = before.rule == "fact.same_metric" and before.place is None
    plain = all(_is_good(node) or _is_kind(nodes, i) for i, node in enumerate(kind, opens + 1))
    head = nodes[end - 1].word or at.text[nodes[end - 1].start : nodes[end - 1].end].lower()
    beside = (kinds or again) and plain and head not in _MEASURES and not head.endswith("s")
    return taken_up(before, before.change) if beside else None


def _is_good(node: Node) -> bool:
    return node.metric is not None and node.metric.id == "price"


def _is_kind(nodes: Sequence[Node], i: int) -> bool:
    """Whether a plain noun says of which kind what is measured behind it is: "coal sales"."""
    word = nodes[i].word if i >= 0 and nodes[i].kind == "word" else ""
    return noun_phrases.is_head(word) and not noun_phrases.is_verb_group(word) and word not in _LINKS


def _moves_by(at: Setting, change: str) -> Meeting | None:
    """ "expects the fleet to expand by 3.6% and demand by just 2.5%"."""
    nodes, place = at.nodes, at.start - 2
    if place < 1 or nodes[place + 1].word != "by" or nodes[place - 1].word not in ("and", ","):
        return None
    noun = nodes[place]
    if noun.metric is not None:
        return listed(noun.metric, place, "fact.metric_before_value", change) if fits(noun.metric.value_kind, at.amount) else None
    plain = noun.kind == "word" and noun_phrases.is_head(noun.word) and not noun_phrases.is_verb(noun.word)
    return phrase_names.named(at.text, noun.span, at.amount, change) if plain else None


def _names_place(at: Setting) -> bool:
    """ "Asia grew 8% and Latin America 2%": a name that is no company's says where."""
    place = at.first
    while place and at.nodes[place - 1].kind == "word" and at.text[at.nodes[place - 1].start].isupper():
        place -= 1
    return 0 < place < at.first and at.nodes[place - 1].word in ("and", ",")
