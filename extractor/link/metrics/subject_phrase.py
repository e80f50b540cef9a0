"""The noun phrase in front of a value, which is what the value may be of.

    revenue was $5bn / revenue of $5bn                         in front of the verbs, or of a word that links the two
    its first profit, of £14m / profit, up 12%, was            past an aside
    receivables are included in assets and totalled $8m        the subject of the first verb
    cut staff after revenue rose                               behind the object of another verb
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.clauses import hangs, subject_of
from extractor.link.metrics.contact_clauses import clause_of, is_sayer
from extractor.link.metrics.meeting import Setting
from extractor.link.metrics.nearest import CONJUNCTIONS
from extractor.link.metrics.predicates import copula_of
from extractor.link.metrics.subjects import (
    BOOKED,
    adjunct,
    first_subject,
    has_noun,
    in_front_of_comma,
    is_going_on,
    is_net_amount,
    over_explanation,
    over_fraction,
    over_parenthesis,
)
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_ASIDES = frozenset("up down ahead expected estimated forecast put seen".split())
_BOUND = frozenset("set likely bound poised due thought believed understood".split())
_NUMBERS = frozenset("number numbered numbers".split())
_HAVE = frozenset("it they we he she which that who has have had also and".split())
_ALMOST = frozenset("almost nearly roughly about than".split())
_TWO = 3  # nodes of "and cinema admissions"
_FIXED = frozenset("set fixed pegged capped limited frozen".split())
_TAKEN_OFF = frozenset("tax taxes taxation interest minorities exceptionals items depreciation amortisation amortization".split())
_GUIDING = frozenset("guiding looking aiming budgeting planning hoping calling braced".split())
_LEFT_OUT = frozenset("excluding including".split())
_GLOSS = 12  # nodes
_WHERE, _PLACE = frozenset("to from in for of".split()), 4  # nodes of "to the United States"
_EXTREME = 5  # nodes of "a three-year low"
_EXTREMES = frozenset("low high peak trough".split())
_USES_UP = cues.USES_UP | cues.MAKES
ACCOUNTS = all_forms("account")
# Words that tell since when, or in spite of what, something is so.
SINCE = frozenset("after since during following amid despite before".split())
_SMALL = cues.PREPOSITIONS | cues.GENITIVE


@dataclass(frozen=True, slots=True)
class Phrase:
    """The nodes from `begin` to `end`, of which the head ends at `head_end`; `by_verb` tells that a verb parts them from the value."""

    begin: int
    end: int
    head_end: int
    by_verb: bool


def has_subject(nodes: Sequence[Node]) -> bool:
    """Whether words have a verb, or a company that does something: "refinanced £90m of debt", "Acme cut staff" (after profit slid 12%)."""
    does = any(a.companies and b.kind == "word" and b.word not in _SMALL for a, b in pairwise(nodes))
    return does or any(noun_phrases.may_be_verb(node.word) and node.word not in _SMALL for node in nodes)


def phrase_before(at: Setting) -> Phrase | None:
    """The noun phrase in front of a value, of its verb, or of an "of" in front of it."""
    nodes, reach = at.nodes, _over_extreme(at.nodes, at.start)
    end = _over_verbs(nodes, reach)
    if 1 < end < reach and (copula := copula_of(nodes, end, reach)) is not None:
        end = _over_verbs(nodes, copula + 1)
    if end == reach and (reach == 0 or nodes[reach - 1].word not in ("of", "(", ":", "at", "worth")):
        return None
    by_verb = any(node.word != "of" for node in nodes[end:reach])
    verbs = [node.word for node in nodes[end:reach] if noun_phrases.is_verb(node.word)]
    finite = verbs != [] and not any(word.endswith("ing") for word in verbs)
    end = _subject_end(nodes, end, reach, finite=finite)
    begin = noun_phrases.begin_of(nodes, end)
    if begin > 1 and [node.word for node in nodes[begin - 1 : begin + 2]] == [",", "net", "of"] and not is_net_amount(nodes, begin):
        end = begin - 1  # "a translation loss, net of tax, of $617 million"
        begin = noun_phrases.begin_of(nodes, end)
    if by_verb and begin > 1 and nodes[begin - 1].word == "," and (bounds := in_front_of_comma(nodes, begin, end)) is not None:
        begin, end = bounds
    if by_verb and (whole := _left_out(at, begin, end)) is not None:
        end = whole
        begin = noun_phrases.begin_of(nodes, end)
    since = next((k for k in range(end - 1, max(begin - 2, 0), -1) if nodes[k].word in SINCE), 0) if by_verb and finite else 0
    if since > 1 and nodes[since - 1].kind in ("word", "metric") and not has_subject(nodes[:since]):
        end = since  # "Its margin on sales to schools after the merger was 12%"
        begin = noun_phrases.begin_of(nodes, end)
    if not by_verb:
        begin = _own_begin(nodes, begin, end)
    elif begin > 2 and nodes[begin - 1].word == "that" and nodes[begin - 2].word == "of" and nodes[begin - 3].metric is not None:
        begin = noun_phrases.begin_of(nodes, begin - 2)  # "the gross margin of that line slid from"
    elif begin and nodes[begin - 1].word in cues.RELATIVES and (is_sayer(at, begin, end) or not has_noun(nodes, begin, end)):
        begin, end = _in_front_of_relative(nodes, begin)
    elif finite and end and (start := subject_of(nodes, end)) is not None and (start >= begin or hangs(nodes, begin, end)):
        begin = min(start, end)
    if by_verb and (clause := clause_of(nodes, begin - 1, end)) is not None:
        end = clause - (nodes[clause - 1].word == "that")  # "the interest it pays on its debt rose"
        begin = noun_phrases.begin_of(nodes, end)
    if finite:
        begin = _clause_behind_object(nodes, begin, end)
    if 0 < begin < end - 1 and nodes[begin].word == "and" and nodes[begin - 1].kind == "value" and _moves_too(nodes, begin, end):
        begin += 1  # "output dropped 6.2% and exports were down 1.3%", "spend per visit edged up to £31 and admissions fell 4%"
    if end - begin > 2 and nodes[begin].word in _GUIDING and nodes[begin + 1].word == "for":
        begin += 2  # "is guiding for sales to grow by 4%"
    if end - begin > 2 and nodes[begin].word == "agreeing" and nodes[begin + 1].word == "to":
        begin += 2  # "said yes, agreeing to a takeover at 655p a share"
    return Phrase(begin, end, noun_phrases.head_end(nodes, begin, end), by_verb) if begin != end else None


def _own_begin(nodes: Sequence[Node], begin: int, end: int) -> int:
    """Where a phrase without a verb starts that is the value's own: behind what it is joined to, booked by or turned from."""
    begin = adjunct(nodes, begin, end)
    another = (k + 1 for k in range(end - 2, begin, -1) if nodes[k].word == "and" and _is_another(nodes, k, begin, end))
    begin = next(another, begin)  # "charges for closing depots and an interest bill of £6m"
    booked = (k + 1 for k in range(begin + 1, end - 1) if nodes[k].word in BOOKED and _is_booked(nodes, k, end))
    begin = next(booked, begin)  # "Services recorded orders of $9m", "Acme reported slippages of $9m"
    turned = (k + 1 for k in range(end - 2, begin, -1) if nodes[k].word == "into" and nodes[end - 1].metric is not None)
    return next(turned, begin)  # "turning a $9.7m loss into net income of $4.2m"


def _in_front_of_relative(nodes: Sequence[Node], begin: int) -> tuple[int, int]:
    """ "the value of awards that vested was", "will use the proceeds to cut net debt, which stood at": what the clause is about."""
    comma = begin > 1 and nodes[begin - 2].word == ","
    end = over_explanation(nodes, begin - 2) if comma else begin - 1
    begin = noun_phrases.begin_of(nodes, end)
    begin = next((k + 2 for k in range(end - 3, begin - 1, -1) if nodes[k].word == "to" and _does(nodes, k + 1)), begin)
    return (end - 1 if comma and _is_looked_at(nodes, begin, end) else begin), end


def _is_booked(nodes: Sequence[Node], k: int, end: int) -> bool:
    """Whether a verb at node `k` has what is measured for its object, and is no adjective: "the reported slippages"."""
    return nodes[end - 1].metric is not None or nodes[k - 1].kind in ("company", "reference") or nodes[k - 1].word in _HAVE


def _moves_too(nodes: Sequence[Node], begin: int, end: int) -> bool:
    """Whether one noun, or one with a word in front, is the subject of a verb of its own behind "and"."""
    noun, opens = nodes[end - 1], nodes[begin + 1]
    opened = opens.word in cues.DETERMINERS or opens.kind == "reference"  # "revenue was £41 million and its herd shrank by 12%"
    moves = end < len(nodes) and nodes[end].word in cues.MOVES and end - begin <= _TWO + opened
    plain = all(node.kind == "word" for node in nodes[begin + 1 + opened : end]) and noun_phrases.is_head(noun.word)
    return noun.word in cues.OF_GOODS or (moves and plain and (opened or noun_phrases.is_plural(noun)))


def _left_out(at: Setting, begin: int, end: int) -> int | None:
    """ "Unit costs excluding fuel and port charges rose", "net debt including leases and pension deficits": the end of what goes so on."""
    nodes = at.nodes
    if begin > 1 and nodes[begin - 1].word in _LEFT_OUT and nodes[begin - 2].metric is not None:
        return begin - 1
    for k in range(begin, end - 2):
        if nodes[k].metric is not None and nodes[k + 1].word == "and":
            return k + 1 if not _LEFT_OUT.isdisjoint(at.text[nodes[k].start : nodes[k].end].lower().split()) else None
    return None


def _is_looked_at(nodes: Sequence[Node], begin: int, end: int) -> bool:
    """ "Investors zeroed in on net retention, which slipped to": the only metric of a clause, behind its verb."""
    of = end - 2 - (nodes[end - 2].word in cues.DETERMINERS)
    if nodes[end - 1].metric is None or nodes[of].word not in cues.PREPOSITIONS:
        return False
    before = nodes[begin:of]
    return any(node.word.endswith("ed") for node in before) and not any(node.metric is not None for node in before)


def _over_extreme(nodes: Sequence[Node], reach: int) -> int:
    """Where "to a record low of", "an all-time high of" leaves the verb: how a level ranks is no subject."""
    if reach < _EXTREME or nodes[reach - 1].word != "of":
        return reach
    of = reach - 3 if nodes[reach - 2].kind == "period" and nodes[reach - 3].word in _WHERE else reach - 1  # "a high for the year of"
    if nodes[of - 1].word not in _EXTREMES:
        return reach
    for i in range(of - 2, max(0, of - 2 - _EXTREME), -1):
        if nodes[i].word in cues.DETERMINERS:
            verb = nodes[i - 1].word
            return i if noun_phrases.is_verb_group(verb) else reach
        if nodes[i].kind not in ("word", "mark", "period"):
            break
    return reach


def _is_another(nodes: Sequence[Node], k: int, begin: int, end: int) -> bool:
    """ "and an interest bill", "a charge in the second quarter and annual savings": whether an "and" joins a phrase of its own."""
    dated = any(node.kind == "period" for node in nodes[begin:k])
    words = [node.word for node in nodes[k + 1 : k + 3]]
    opened = words[:1] in (["a"], ["an"]) or (words[1:] in (["a"], ["an"]) and words[0] in cues.SUBORDINATE)
    return opened or (dated and nodes[end - 1].metric is not None)


def _clause_behind_object(nodes: Sequence[Node], begin: int, end: int) -> int:
    """Where the subject begins behind the object of another verb: "cut staff after revenue rose", not "profit after tax".

    Likewise in headlines: "lifts dividend as half-year profit rises", not "costs as a percentage of sales".
    """
    for k in range(begin + 1, end - 1):
        joins = nodes[k].word == "as" and k + 2 == end and nodes[k + 1].kind == "metric"
        if joins or (nodes[k].word in CONJUNCTIONS and nodes[k + 1].word not in _TAKEN_OFF):
            counted = begin > 0 and nodes[begin - 1].kind == "value"  # "£90m of debt after profit slid"
            pauses = nodes[k - 1].word == "," and not nodes[k + 1].word.endswith("ing")
            counted = counted or pauses  # "its first loss since 2020, after sales dropped 9%"; but ", after deducting expenses, were"
            return k + 1 if counted or any(_does(nodes, i) for i in range(max(0, begin - 1), k)) else begin
    return begin


def _does(nodes: Sequence[Node], i: int) -> bool:
    """Whether a word is a verb here: "cut staff", not "a cut in"."""
    moves = nodes[i].word in cues.MOVES and i > 0 and nodes[i - 1].word not in cues.DETERMINERS
    return moves or noun_phrases.is_verb(nodes[i].word)


def _subject_end(nodes: Sequence[Node], end: int, reach: int, *, finite: bool) -> int:
    """Where the phrase in front of the verbs from `end` to `reach` ends, what stands between the two left out."""
    if end == reach - 1 and end > 1 and nodes[end].word == "of" and nodes[end - 1].word == "," and nodes[end - 2].metric is not None:
        end -= 1  # "turned its first profit, of £14 million"
    if finite and end > 2 and nodes[end - 1].word == "," and (gloss := _gloss(nodes, end - 1)) is not None:
        end = gloss
    if finite and end > 2 and nodes[end - 1].word == ",":
        end = _in_front_of_apposition(nodes, end - 1) or end
    if 1 < end < reach and nodes[end - 1].word == "," and nodes[end].word in _ASIDES:
        end -= 1  # "profit, up 12%", "the proceeds, estimated at"
    if finite and end > 2 and nodes[end - 1].word == "and" and noun_phrases.is_verb(nodes[end].word):
        end = first_subject(nodes, end)  # "receivables are included in current assets and totalled $798m"
    end = over_parenthesis(nodes, noun_phrases.skip_mentions(nodes, end))
    by = over_fraction(nodes, end)
    moved = by - 1 if by < end and nodes[by - 1].word == "by" else by  # "has shrunk by a third since 2023 to"
    if moved > 1 and nodes[moved - 1].word in cues.MOVES and _is_verb_there(nodes, moved - 1, apart=moved < reach - 1):
        end = noun_phrases.skip_mentions(nodes, _over_verbs(nodes, moved))  # "its price was cut in June from", "exports rose in June by"
    return end


def _is_verb_there(nodes: Sequence[Node], i: int, *, apart: bool) -> bool:
    """Whether a word of movement is the verb in front of when it moved; `apart`: the value stands further behind."""
    return nodes[i - 1].word in cues.AUXILIARY | _ALMOST or (apart and noun_phrases.is_finite(nodes[i].word))


def _in_front_of_apposition(nodes: Sequence[Node], comma: int) -> int | None:
    """ "Exports to China, its biggest customer, fell": where the subject ends that says where, which an apposition tells of."""
    opens = next((i for i in range(comma - 1, max(0, comma - _GLOSS), -1) if nodes[i].word == "," or nodes[i].kind == "value"), 0)
    if opens < 2 or nodes[opens].word != "," or nodes[opens - 1].kind != "word":
        return None
    told = nodes[opens + 1].word in cues.DETERMINERS or nodes[opens + 1].kind == "reference"
    where = any(node.word in _WHERE for node in nodes[max(0, opens - _PLACE) : opens - 1])
    plain = all(node.kind in ("word", "reference", "metric") and not noun_phrases.is_verb(node.word) for node in nodes[opens + 1 : comma])
    return opens if told and where and plain else None


def _gloss(nodes: Sequence[Node], comma: int) -> int | None:
    """ "Churn, or the share of customers leaving each month, ticked up to": where the subject ends that a gloss explains."""
    for i in range(comma - 1, max(1, comma - _GLOSS), -1):
        if nodes[i].word == "or" and nodes[i - 1].word == ",":
            return comma if i == comma - 2 and nodes[i + 1].metric is not None else i - 1  # "Operating profit, or Ebitda, rose"
        if nodes[i].kind == "value" or nodes[i].word in (",", ";"):
            return None
    return None


def _over_verbs(nodes: Sequence[Node], reach: int) -> int:
    """Where the verb group that ends at `reach` begins."""
    end = reach
    if end > 1 and nodes[end - 1].word == "for" and nodes[end - 2].word in ACCOUNTS:
        end -= 1  # "exports account for 62% of sales"
    while end > 0 and nodes[end - 1].kind == "word" and _is_of_group(nodes, end):
        if end < reach and noun_phrases.is_noun_too(nodes[end - 1].word) and noun_phrases.is_finite(nodes[end].word):
            break  # "its loan book stood at"
        end = over_fraction(nodes, end - 1)
        if nodes[end].word in ("from", "by") and end > 1 and nodes[end - 1].word == "," and noun_phrases.is_verb_group(nodes[end - 2].word):
            end -= 1  # "costs swelled faster still, from", "the market grew more slowly, by"
        if nodes[end].word == "of":
            break  # what stands in front of "of" is a noun: "a rise of", "a total of"
    return end


def _is_of_group(nodes: Sequence[Node], end: int) -> bool:
    """Whether the word in front of a node belongs to its verb group: "is set to swell", "is capped at", "are thought to have"."""
    following = nodes[end].word if end < len(nodes) else ""
    bound = (following == "to" and nodes[end - 1].word in _BOUND) or (following in ("at", "to") and nodes[end - 1].word in _FIXED)
    counted = nodes[end - 2].metric if end > 1 and nodes[end - 1].word in _NUMBERS else None  # "customers number 112"
    bound = bound or (counted is not None and counted.group == "count")
    bound = bound or (end > 1 and nodes[end - 1].word in _NUMBERS and nodes[end : end + 1] != [] and _are_many(nodes[end - 2]))
    if nodes[end - 1].word == "up" and end > 1 and nodes[end - 2].word in _USES_UP:
        return True  # "rent takes up 9% of revenue"
    word = nodes[end - 1].word
    if (word in ("more", "less") and noun_phrases.is_adverb(following)) or (word == "even" and following in ("more", "less")):
        return True  # "grew even more slowly"
    if word == "since" and end > 1 and nodes[end - 2].word in cues.AUXILIARY:
        return True  # "has since risen"
    if word in _ALMOST and following in cues.MOVES:
        return True  # "has almost halved to", "has more than doubled to"
    bound = bound or (following == "up" and nodes[end - 1].word in _USES_UP)
    return bound or noun_phrases.is_verb_group(nodes[end - 1].word) or is_going_on(nodes, end - 1)


def _are_many(node: Node) -> bool:
    """ "Its drivers now number 2,100", "card holders at Acme number 18 million"."""
    return node.kind == "company" or node.word == "now" or noun_phrases.is_plural(node)
