"""Where the subject of a value's verb begins and ends.

profit before tax, excluding impairments, was $5m                    in front of what two commas enclose
the combined ratio, a measure of underwriting profit, was 95%        in front of what explains it
receivables are included in current assets and totalled $8m          the subject that two verbs share
depreciation of plant, equipment and land was $5m                    past a comma inside its complement
notes with a coupon of 5%                                            a preposition opens a phrase of its own
was trading at, are running at                                       behind an auxiliary the form is a verb
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Metric, Span

_FRACTIONS = frozenset("half third thirds two-thirds quarter quarters three-quarters fifth sixth eighth tenth".split())
_STEPS, _ONE = frozenset("point points notch notches".split()), frozenset("one a two three half".split())
_CLAUSE_OPENERS = frozenset("and but while the a an its it they he she we so yet nor or".split())
_ADJUNCTS = frozenset("at with to by from against including towards toward".split())  # "notes with a coupon of 5%": a phrase of its own
_PARENTHESES = frozenset("after before excluding including inclusive net which plus less worth".split())
_INFLUENCED = frozenset(
    "flattered helped hit hurt boosted lifted aided swollen inflated depressed dragged weighed buoyed driven dented dampened eroded "
    "squeezed thanks".split()
)
BOOKED = frozenset("recorded reported posted booked logged registered achieved".split())
# What an apposition that explains a metric begins with: "the combined ratio, a measure of underwriting profit, was".
_EXPLAINS = frozenset("measure gauge yardstick metric indicator proxy barometer benchmark difference gap sum share proportion".split())
_FORESEES = all_forms("expect forecast predict anticipate project see reckon think believe want say show warn note add estimate help let")
# What a clause is joined by: "cut prices because demand fell 4%".
_JOINS = frozenset(
    "and while but that as whose because after when where whereas although though before since if until unless whether once then so".split()
)
_TAX = frozenset("tax taxes".split())
_NET_OF = 4  # words from "net of" to the noun that ends the metric
_LONGEST_PARENTHESIS, _LONGEST_EXPLANATION, _LONGEST_INFLUENCE = 20, 40, 6  # nodes
_OBJECTS = cues.DETERMINERS | {"off"}  # what follows a verb of no table
_BARRIERS = frozenset("while whereas but although though ;".split())
_ASIDE = 16  # nodes between two commas
_ADVERBS = frozenset("nevertheless also again still thus now".split())


def over_parenthesis(nodes: Sequence[Node], end: int) -> int:
    """The end of the subject in front of what two commas enclose: "the exposure, including commitments, was"."""
    if end < 3 or nodes[end - 1].word != ",":
        return end
    nearest: int | None = None
    if (explained := over_explanation(nodes, end - 1)) != end - 1:
        return explained
    for i in range(end - 2, max(-1, end - _LONGEST_PARENTHESIS), -1):
        if nodes[i].kind == "value" and not any(node.word in _PARENTHESES or _influenced(nodes, k) for k, node in _before(nodes, i)):
            break
        if nodes[i].word != ",":
            continue
        if nodes[i + 1].word in _PARENTHESES or _influenced(nodes, i):
            return i  # "proceeds, after deducting discounts, fees and expenses, were"
        if nearest is None:
            nearest = end if nodes[i + 1].word in _CLAUSE_OPENERS else i
    return end if nearest is None else nearest


def _before(nodes: Sequence[Node], i: int) -> Iterable[tuple[int, Node]]:
    first = max(0, i - _LONGEST_INFLUENCE)
    return enumerate(nodes[first:i], first)


def _influenced(nodes: Sequence[Node], i: int) -> bool:
    """ "net income, flattered by a $2bn gain, came to": the comma in front of what moved a figure."""
    return nodes[i].word == "," and i + 2 < len(nodes) and nodes[i + 1].word in _INFLUENCED and nodes[i + 2].word in ("by", "to", "down")


def over_explanation(nodes: Sequence[Node], comma: int) -> int:
    """The comma in front of an apposition that explains the subject, else the one that would close it: "churn, a gauge of, which fell"."""
    for i in range(comma - 1, max(-1, comma + 1 - _LONGEST_EXPLANATION), -1):
        if nodes[i].word == "," and any(node.word in _EXPLAINS for node in nodes[i + 1 : i + 6]):
            return i
    return comma


def in_front_of_comma(nodes: Sequence[Node], begin: int, end: int) -> tuple[int, int] | None:
    """The bounds of a subject that goes on behind a comma.

    "lease expenses, net of subsidies, recognized in the income statement were", "depreciation of plant, equipment and land was"
    """
    if nodes[begin].word in noun_phrases.PARTICIPLES:
        last = over_parenthesis(nodes, begin)
        last = last if last < begin else begin - 1
    elif nodes[begin].word == "and" and any(node.metric is not None for node in nodes[begin:end]):
        return None  # "booked $20 million in rent in 2025, and gross profit fell to": another statement
    elif nodes[begin].word == "and" and nodes[end - 1].kind == "company":
        return None  # "rose on a large order, and Acme sank 12%"
    elif any(node.word == "and" for node in nodes[begin:end]):
        last = begin - 1
    else:
        return None
    first = noun_phrases.begin_of(nodes, last)
    metric = next((i for i in range(first, last) if nodes[i].metric is not None), None)
    if metric is None:
        return None
    joined = nodes[begin].word in noun_phrases.PARTICIPLES or any(node.word in cues.PREPOSITIONS for node in nodes[metric + 1 : last])
    return (first, last) if joined else None


def first_subject(nodes: Sequence[Node], end: int) -> int:
    """The end of the subject that two verbs share: what stands in front of the first verb of the clause."""
    start = next((i + 1 for i in range(end - 1, -1, -1) if nodes[i].word in _BARRIERS), 0)
    for i in range(start, end):
        if nodes[i].kind == "value":
            return end
        if nodes[i].kind == "word" and noun_phrases.is_verb(nodes[i].word) and i > start and not noun_phrases.is_participle(nodes, i):
            return i
        has_object = i + 2 < end and (nodes[i + 1].word in _OBJECTS or nodes[i + 1].kind == "reference")
        if i > start and nodes[i].word.endswith("ed") and has_object:
            return i  # "the index bucked the trend and gained 0.3%", "shrugged off the data and rose"
    return end


def adjunct(nodes: Sequence[Node], begin: int, end: int) -> int:
    """Where the phrase in front of "of" begins: a preposition may open one of its own ("notes with a coupon of", "for a total of")."""
    for i in range(end - 1, begin - 1, -1):
        word = nodes[i].word
        if word in _ADJUNCTS and not (i and nodes[i - 1].word in noun_phrases.PARTICIPLES):
            return i + 1
        if word == "for" and nodes[i + 1].word in ("a", "an", "total"):
            return i + 1
        if word == "on" and _sets_beside(nodes, begin, i):
            return i + 1  # "made £8m of operating profit on sales of £40m"
        if word == "of" and i and nodes[i - 1].word == "net":
            return i + 1  # "stated net of reserves of $13m"
    opens = nodes[begin].word in noun_phrases.PARTICIPLES and begin + 2 < end and nodes[begin + 1].word in cues.PREPOSITIONS
    return begin + 2 if opens else begin  # "resulting in a payment of $4m"


def _sets_beside(nodes: Sequence[Node], begin: int, i: int) -> bool:
    """ "free cash flow in 2025 on sales of", "14 cents in dividends on 2025 profit of": whether "on" sets one figure beside another."""
    dated = nodes[i + 1].kind == "period" and i + 2 < len(nodes)
    earned = nodes[i + 1 + dated].metric
    return earned is not None and earned.group == "income" and any(node.metric is not None for node in nodes[max(0, begin - 1) : i])


def is_net_amount(nodes: Sequence[Node], i: int) -> bool:
    """Whether "net of" at node `i` names a value of its own: "was $3.2m, net of tax of $0.9m", but "a gain, net of tax of $5m"."""
    return nodes[i + 2].word not in _TAX or any(node.kind == "value" for node in nodes[max(0, i - 2) : i])


def is_taken_off(nodes: Sequence[Node], span: Span) -> bool:
    """Whether a metric only says what another is net of: "net of sublease income of $16m"."""
    place = next((i for i, node in enumerate(nodes) if node.start == span.start), 0)
    words = [node.word for node in nodes[max(0, place - _NET_OF) : place]]
    return any(pair == ("net", "of") for pair in itertools.pairwise(words)) and "," not in words[words.index("net") :]


def is_plain(nodes: Sequence[Node], begin: int) -> bool:
    """Whether a phrase certainly begins where it seems to: at a determiner, or at the start of a clause."""
    if nodes[begin].word in cues.DETERMINERS or nodes[begin].kind == "reference" or begin == 0:
        return True
    return (
        nodes[begin - 1].kind in ("mark", "period")
        or [node.word for node in nodes[max(0, begin - 2) : begin]] == ["net", "of"]
        or noun_phrases.is_verb(nodes[begin - 1].word)
        or nodes[begin - 1].word in BOOKED
        or nodes[begin - 1].word in _FORESEES
        or nodes[begin - 1].word in _JOINS
    )


def has_noun(nodes: Sequence[Node], begin: int, end: int) -> bool:
    """Whether a phrase has a head of its own, and is more than determiners and participles."""
    return any(
        node.kind == "metric" or (node.kind == "word" and noun_phrases.is_head(node.word) and not node.word.endswith("ed"))
        for node in nodes[begin:end]
    )


def is_name(text: str, nodes: Sequence[Node], begin: int, end: int) -> bool:
    """Whether a phrase is a name: two or more words, all with a capital, none of them a metric."""
    words = [node for node in nodes[begin:end] if node.kind == "word" and node.word not in cues.DETERMINERS]
    plain = len(words) > 1 and all(node.kind == "word" for node in nodes[begin:end])
    return plain and all(text[node.start : node.end].istitle() for node in words)


def is_going_on(nodes: Sequence[Node], i: int) -> bool:
    """ "was trading", "are running": behind an auxiliary the form is a verb."""
    return i > 1 and nodes[i].word.endswith("ing") and nodes[i - 1].word in ("is", "are", "was", "were", "been")


def metric_in_front(nodes: Sequence[Node], verb: int) -> Metric | None:
    """What the subject of a verb measures: "Shares in Acme lost 11p", "The interim dividend is nevertheless raised from 3p"."""
    k = verb - 1
    while k > 0 and (nodes[k].word in cues.AUXILIARY or noun_phrases.is_adverb(nodes[k].word) or nodes[k].word in _ADVERBS):
        k -= 1
    if k > 0 and nodes[k].word == ",":  # "The shares, up by a third since March, gave back 7.6p"
        k = next((j - 1 for j in range(k - 1, max(0, k - _ASIDE), -1) if nodes[j].word == ","), k)
    while k > 1 and nodes[k].kind in ("company", "reference") and nodes[k - 1].word in ("in", "of"):
        k -= 2
    return nodes[k].metric if k >= 0 else None


def over_fraction(nodes: Sequence[Node], end: int) -> int:
    """The end in front of "almost a fifth": how much something moved is no subject."""
    if end > 2 and nodes[end - 1].word in _STEPS and nodes[end - 2].word in _ONE:
        return end - 2  # "edged up one point to 38"
    if end > 3 and nodes[end - 1].word in _STEPS and nodes[end - 2].word == "percentage" and nodes[end - 3].word in _ONE:
        return end - 4 if nodes[end - 4].word in _FRACTIONS else end - 3  # "dipped half a percentage point to 78.6%"
    if end < 2 or nodes[end - 1].word not in _FRACTIONS:
        return end
    end -= 1
    while end > 1 and nodes[end - 1].word in cues.APPROXIMATORS:
        end -= 1
    return end
