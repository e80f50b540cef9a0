"""The nearest metric on the left of a value, where no phrase right before the value names one.

    revenue rose, helped by a new store, to $5bn       the nearest in the value's own clause
    fares went the other way, averaging RM162          in front of a participle; so does what is traded: gaining 3%

Skipped: metrics that only say what a share is taken of, weak ones that do not adjoin, and what follows "excluding",
"before", "despite". Levels between commas: `levels_aside`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import direction
from extractor.link.metrics.meeting import Meeting, Setting, fits, is_rate, listed
from extractor.link.nodes import Amount, Node
from extractor.link.verb_forms import all_forms

_BARRIERS = frozenset("while whereas although though ;".split())
_TRADES = frozenset("operator maker owner builder developer producer provider supplier company group firm specialist giant".split())
_SITES = frozenset("miner field producer explorer deposit terminal".split())  # "its zinc mine"
_TRADED = frozenset("futures contracts contract prices price spot bonds notes shares front most settlement".split())
CONJUNCTIONS = frozenset({"after", "before"})  # of clauses too
_CLOSING_QUOTES = frozenset('"”')  # behind what somebody said
_DONE = frozenset({"shipments", "production"})
_ARE = frozenset("is are was were have has had will would should may could come comes came goes go".split())
_DID = frozenset("bought said went took made left paid got saw chose know think say use buy want live work".split())
_CLAUSES = frozenset("and but while since as because that where".split())
_ANY_UNIT = frozenset((None, "times", "point", "unit", "home", "house", "person", "people", "employee"))
_BEHIND_COLON = 3  # words of ": up some"
_TAKES = all_forms("take push bring lift send drive carry") | {"sent", "drove"}
# Between a verb and the metric that it moves: whose it is, when, which.
_HOLDERS = frozenset({"company", "reference", "period"})
_OF_METRIC = cues.DETERMINERS | cues.GENITIVE | frozenset("annual quarterly monthly total overall group reported".split())
_OPENING = 3  # nodes of "Spot gold", "In London copper"
_OVER, _PHRASE = 8, 5  # nodes from a count of places to a value of what is measured there, and of what is measured
_WHERE = frozenset("in at from across of on for".split())
_OPEN_MARKS = frozenset({"(", "'s", "’s", "’", "'", "-", ".", '"', "“", "”", "/", ")", "&"})


def nearest_metric(at: Setting) -> Meeting | None:
    """The nearest metric on the left in the value's own clause."""
    nodes, amount, first, before = at.nodes, at.amount, at.first, at.before
    if amount.unit == "percent" and at.lead[-1:] and at.lead[-1] in _CLAUSES and _are_so(at):
        return None  # "one in ten is in arrears, and 41% of loans are secured on homes"
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.word in _BARRIERS or (node.word in _CLOSING_QUOTES and i and nodes[i - 1].word in (",", ".")):
            return None
        metric = node.metric
        if metric is None or i in at.consumed or not fits(metric.value_kind, amount, weak=metric.weak):
            continue
        if is_rate(nodes, i) or is_adjective(nodes, i, first) or (i > 1 and "under" in (nodes[i - 1].word, nodes[i - 2].word)):
            continue  # "has 1.7 million lifts under maintenance contract, 3% more"
        if _is_complement(nodes, i) and nodes[i + 1].word not in ("of", "(") and not _moves_beside(nodes, i):
            continue
        if before and i < (at.before_place or 0) and before.place != i and amount.unit == "percent" and before.metric in _DONE:
            return None  # "Its filling stations sold 2.1 billion litres, 3% less": of what was sold
        if before is not None and before.rule == "fact.noun_phrase" and before.span.start == node.start and before.metric != metric.id:
            return None  # "Customers paid $34 a month, 3% more": not of those who did
        if (
            not _adjoins(nodes, i, first)
            and not (metric.rule == "metric.instrument" and amount.per)
            and (metric.weak or (amount.kind == "quantity" and amount.unit))
            and not (before and before.place == i and not _counts_others(amount, metric.id))
        ):
            continue
        return listed(metric, i, "fact.metric_before_value", at.change or moved_before(nodes, i, first))
    return None


def _are_so(at: Setting) -> bool:
    """ "41% of loans are secured", "as 70% of costs are in dollars": a part that is the subject of its own clause."""
    phrase = takewhile(lambda node: node.kind != "mark" or node.word in _OPEN_MARKS, at.nodes[at.last + 1 : at.last + 7])
    behind = [node.word or at.text[node.start : node.end].lower() for node in phrase]
    done = behind[2:3] != [] and (behind[2] in _DID or (behind[2].endswith("ed") and behind[1].endswith("s")))  # "38% of shoppers used it"
    acts = behind[:1] == ["of"] and (done or not _ARE.isdisjoint(behind[2:]))
    return acts and "which" not in behind[:2] and behind[1] not in cues.POSSESSIVES


def _counts_others(amount: Amount, metric: str) -> bool:
    """ "passengers rose 9%, it said, and it will add 14 routes": a noun of its own; people and planes may be those told of."""
    if amount.kind != "quantity" or amount.unit in _ANY_UNIT:
        return False
    return metric != "fleet" or amount.unit not in cues.VEHICLES


def over_count(at: Setting) -> Meeting | None:
    """ "takings in its 140 shops were down 7%", "sales at Acme's 140 shops rose 4%": the metric in front of what counts where."""
    nodes = at.nodes
    place = next((i for i in range(at.start - 1, max(0, at.start - _OVER), -1) if nodes[i].kind == "value"), None)
    counted = nodes[place].amount if place is not None else None
    if place is None or counted is None or counted.kind != "quantity" or at.amount.kind == "quantity":
        return None
    sized = counted.unit in cues.MEASURES  # "traffic on its 870km network grew 2.3%"
    verbs = [node.word for node in nodes[place + 1 + sized : at.start]]
    if not verbs or not all(noun_phrases.is_verb_group(word) or word in cues.APPROXIMATORS for word in verbs):
        return None
    i = place - 1
    while i > 0 and (nodes[i].word in cues.APPROXIMATORS or nodes[i].kind in ("company", "reference") or nodes[i].word in cues.GENITIVE):
        i -= 1
    if i < 1 or nodes[i].word not in _WHERE:
        return None
    found = measured_there(nodes, i - 1)
    metric = nodes[found].metric if found is not None else None
    if found is None or metric is None or not fits(metric.value_kind, at.amount) or found in at.consumed:
        return None
    return listed(metric, found, "fact.metric_before_value", at.change)


def measured_there(nodes: Sequence[Node], end: int) -> int | None:
    """Where the metric stands whose phrase ends at node `end`: "sales of heat pumps (in 14 countries)"."""
    for i in range(end, max(-1, end - _PHRASE), -1):
        if nodes[i].metric is not None:
            plain = nodes[i + 1].word == "of" or not any(noun_phrases.is_verb(node.word) for node in nodes[i + 1 : end + 1])
            return i if plain else None
        if nodes[i].kind != "word":
            return None
    return None


def moved_on(at: Setting) -> Meeting | None:
    """ "Sales at Acme rose again, climbing 8% to £40m": what the verb of the same direction in front has for its subject."""
    verb = at.lead[-1] if at.lead else ""
    if verb not in cues.MOVES or not verb.endswith("ing") or at.nodes[at.start - 2].word != ",":
        return None
    if verb == "adding" and [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["to"]:
        return None  # "would reach 85% of capacity, adding 60,000 tons to sales"
    told = [node.metric for node in at.nodes[: at.start] if node.metric is not None]
    moves = len(told) == 1 and (at.amount.kind == "percent" or told[0].group != "market")  # "The margin came under pressure, slipping to"
    for i in range(at.start - 3, -1, -1):
        node = at.nodes[i]
        if node.kind == "value" or node.word == ";":
            return None
        moves = moves or (node.word in cues.MOVES and direction(node.word) == direction(verb))
        if moves and node.metric is not None and fits(node.metric.value_kind, at.amount, weak=node.metric.weak):
            return listed(node.metric, i, "fact.metric_before_value", at.change)
    return None


def behind_colon(at: Setting) -> Meeting | None:
    """ "Sales did well: £40m, 8% more than in 2024", "What grew was sales: up 8%": what the words in front of the colon are about."""
    if at.lead[:1] != [":"] or len(at.lead) > _BEHIND_COLON:
        return None
    for i in range(at.start - len(at.lead), -1, -1):
        metric = at.nodes[i].metric
        if at.nodes[i].kind == "value":
            return None
        if metric is not None and fits(metric.value_kind, at.amount, weak=metric.weak):
            return listed(metric, i, "fact.metric_before_value", at.change)
    return None


def taken_to(at: Setting) -> Meeting | None:
    """ "An 8% rise took sales to £40m": by how much they moved."""
    behind = at.nodes[at.last + 1 : at.last + 9]
    moved = direction(behind[0].word) if behind and behind[0].word in cues.UP_NOUNS | cues.DOWN_NOUNS else None
    verb = next((i for i, node in enumerate(behind[:5]) if node.word in _TAKES), None)
    if moved is None or verb is None or at.amount.kind == "quantity":
        return None
    for i, node in enumerate(behind[verb + 1 :], at.last + 2 + verb):
        if node.metric is not None and fits(node.metric.value_kind, at.amount):
            reaches = i + 1 < len(at.nodes) and at.nodes[i + 1].word == "to"
            return listed(node.metric, i, "fact.metric_after_value", moved) if reaches else None
        if node.kind in ("value", "mark") and node.word not in cues.GENITIVE:
            return None
    return None


def averaged(at: Setting) -> Meeting | None:
    """ "Fares went the other way, averaging RM162", "Copper was the exception, gaining 3%": what the sentence is about."""
    verb = at.lead[-1] if at.lead else ""
    moved = verb in cues.MOVES and verb.endswith("ing") and at.nodes[at.start - 2].word == ","
    if verb != "averaging" and not moved:
        return None
    for i in range(at.start - 2, -1, -1):
        metric = at.nodes[i].metric
        if moved and at.nodes[i].kind in ("company", "reference", "value"):
            return None
        traded = metric is not None and metric.rule == "metric.instrument" and i < _OPENING
        if metric is not None and fits(metric.value_kind, at.amount) and (traded or not moved):
            return listed(metric, i, "fact.metric_before_value", at.change)
    return None


def is_adjective(nodes: Sequence[Node], i: int, last: int) -> bool:
    """Whether a metric only qualifies the noun behind it: "gold by-product credits", "oil services", "pipeline operator Acme"."""
    metric = nodes[i].metric
    if metric is not None and metric.weak and i + 2 < last and nodes[i + 1].word in _TRADES and nodes[i + 2].kind == "company":
        return True
    if metric is None or metric.rule != "metric.instrument":
        return False
    weighed = nodes[i - 2].amount if i > 1 and nodes[i - 1].word == "of" else None
    if weighed is not None and weighed.kind == "quantity":
        return True  # "41,000 tonnes of copper, 9% more"
    if i + 1 >= last or nodes[i + 1].kind != "word":
        return False
    word = nodes[i + 1].word
    return (
        noun_phrases.is_head(word)
        and not noun_phrases.is_verb(word)
        and not noun_phrases.is_verb_group(word)
        and not noun_phrases.is_adverb(word)
        and word not in cues.MOVES
        and (word in _SITES | cues.BUILT | cues.OF_GOODS or word.endswith(("s", "ing", "t", "ct")))
        and word not in _TRADED | cues.FORECAST_NOUNS
    )


def _is_complement(nodes: Sequence[Node], i: int) -> bool:
    """Whether a metric only qualifies another: "before one-off items", "excluding impairments", "due to lower costs"."""
    moves = nodes[i + 1].word in cues.MOVES  # "raised its outlook after orders surged 38%": a clause, which has a subject
    told = (metric := nodes[i].metric) is not None and metric.group == "macro"
    # "after inflation for May was put at 2%"
    moves = moves or (told and any(node.word in ("was", "were") for node in nodes[i + 1 : i + 4]))
    for node in reversed(nodes[max(0, i - 3) : i]):
        if node.word in cues.SUBORDINATE:
            return not (moves and node.word in CONJUNCTIONS)
        if node.kind != "word" or node.word in cues.PREPOSITIONS or node.word.endswith("ing"):
            return False
    return False


def _moves_beside(nodes: Sequence[Node], i: int) -> bool:
    """ "made £21m on sales 5% higher at £340m": what the first figure was made on is measured itself."""
    behind = nodes[i + 1 : i + 3]
    moved = len(behind) == 2 and behind[0].kind == "value" and behind[1].word in cues.COMPARATIVES
    return moved and nodes[i - 1].word == "on"


def _adjoins(nodes: Sequence[Node], i: int, first: int) -> bool:
    """Whether only words, companies and periods stand between a metric and its value."""
    between = _unbracketed(nodes[i + 1 : value_start(nodes, first)])
    if between and between[-1].word in ("it", "them"):
        between = between[:-1]  # "a step that cost it about €28 million"
    if i == 0 and between and between[-1].word == ":":
        between = between[:-1]  # "Total funding to date: $452 million."
    if len(between) == 1 and between[0].word == ",":
        return True  # "the previous round, $65 million in June"
    if len(between) > 1 and between[0].word == "," and between[1].word == "which":
        between = between[2:]
    for node in between:
        if node.kind == "value" or node.kind == "metric":
            return False
        if node.kind == "mark" and node.word not in _OPEN_MARKS:
            return False
        if node.word in cues.OPENERS and node.word not in ("than", "as", "also", "up", "there"):
            return False
    return len(between) <= 12


def _unbracketed(between: Sequence[Node]) -> Sequence[Node]:
    """Without what stands in brackets: "the stock (Nasdaq: QLST) slid"."""
    words = [node.word for node in between]
    if "(" in words and ")" in words[words.index("(") :]:
        first = words.index("(")
        return [*between[:first], *between[words.index(")", first) + 1 :]]
    return between


def moved_before(nodes: Sequence[Node], i: int, first: int) -> str | None:
    """ "lifting prices about 1%", "cut its annual costs by 5%", "lifted Acme's profit 5%": the verb stands in front of the metric."""
    if any(node.word not in cues.APPROXIMATORS and node.word != "by" for node in nodes[i + 1 : first]):
        return None
    place = i - 1
    while place > 0 and (nodes[place].word in _OF_METRIC or nodes[place].kind in _HOLDERS):
        place -= 1
    word = nodes[place].word if place >= 0 else ""
    return direction(word) if word in cues.MOVES else None
