"""Metrics outside the vocabulary: the noun phrase beside a value says what it measures.

    the gross notional amount of the swaps was $8.1 billion     left of a verb: `notional_amount`
    $1.8 billion of financing receivables                       behind "of" or "in": `financing_receivables`
    a 72% chance of a move                                      directly behind the value: `chance`
    a hallucination rate of 34%                                 left of "of"

A phrase ends at a mark, a mention, a verb of the tables or a word that opens a clause; its head part ends at its first
preposition or participle. Left alone: phrases without a noun of their own (pronouns, a bare company).
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues, metric_verbs
from extractor.link.metrics.meeting import is_rate
from extractor.link.nodes import Node
from extractor.link.past_time import TIMES, says_how_often
from extractor.mentions import Span

# Further verbs that no noun phrase runs over.
_SPEECH = frozenset(
    "targeting eyeing projecting forecasting predicting anticipating expecting "
    "looking sitting seeking hoping trying planning helping pushing pushes penciling pencilling aiming gunning budgeting expects hopes "
    "anticipates believes thinks means reckons predicts insists reckon think believe insist warn argue entitling giving letting "
    "allowing helped helps pushed dragged propelled consist consists consisted consisting".split()
)
_ADVERBS = frozenset("to not also still now then only just already".split())
_VERBS = (cues.UP | cues.DOWN | cues.LEVEL | cues.AUXILIARY | metric_verbs.FORMS) - _ADVERBS
# Verb forms that are as often nouns or adjectives: they end no phrase.
_NOUNS_TOO = frozenset(
    "rate costs cost price prices range increase decline cut rise fall gain drop report record book books value pay charge charges "
    "interest holding holdings accrued recorded reported unrecognized recognised recognized deferred combined estimated fixed purchase "
    "carrying total net gross expected projected average remaining outstanding opening closing operating financing investing lending "
    "trading advertising marketing building leaving shares end start return returns peak close run post approach making lease loan hit "
    "loss top equal hike boost lift climb spike amount fine process produce ship issue control mine pump firm supply burn "
    "levels starts".split()
)
# Behind the noun they qualify: "costs related to", "the balance associated with".
PARTICIPLES = frozenset(
    "related associated attributable allocated covering granted based attributed relating pertaining resulting arising due payable "
    "applicable recognized recognised recorded included incurred paid held used issued obtained".split()
)
_NOT_HEADS = (
    cues.DETERMINERS
    | cues.APPROXIMATORS
    | cues.AUXILIARY
    | cues.OPENERS
    | frozenset(cues.COMPARATIVES)
    | frozenset(
        "frozen out off away together rather altogether "
        "much many how respectively year years month months quarter period date time which value years-ended ended ending "
        "fiscal day week figure first second third fourth half top peak midpoint hopes plans aims expects thereafter outstanding apart "
        "else too worth again also earlier later them him themselves itself add short end bottom biggest largest smallest answer ahead "
        "shy tally number sum company companies corporation corporations firm group management board segment bank standard section note "
        "table get gets got getting cent penny dime upper straight consecutive successive we they it he she one ones alone better "
        "worse best current periods back "
        "economists analysts forecasters traders point points notch "
        "equivalent basis accordance result connection consolidated statements statement".split()
    )
)
_NO_BOUNDARY = frozenset(
    "with into via and or before after excluding including due despite".split()
)  # openers that a phrase may hold on its way left
_BESIDE_VERBS = frozenset(
    "hands changing changed meanwhile instead nevertheless nonetheless thus again ahead faster slower further off to by from of at "
    "expected estimated up down meant lies lay flat unchanged steady stable static stagnant higher lower back worth out last stuck long "
    "thought believed reckoned equivalent".split()
)
_DOES = cues.AUXILIARY | {"of"}  # behind "exports", where it is no verb
_JOINERS = frozenset("and or all both half".split())
# "copies sold rose 4%": a participle between a plural and its verb.
_DEALT_IN, _WENT = frozenset("sold built made flown opened delivered carried produced processed".split()), cues.MOVES | cues.AUXILIARY
_FINITE = frozenset("stood rose fell came hit grew sank sprang shrank went reached ran was were has had will would could may".split())
_NO_ADVERBS = frozenset("imply supply apply reply family assembly monopoly comply multiply butterfly tally rally".split())
_THERE = frozenset("abroad overseas elsewhere worldwide nationwide".split())  # "43% of its cars abroad"
_PARTICLES = frozenset("up down out off".split())
_WANTS = frozenset("want wants wanted need needs needed fail fails failed seem seems seemed tend tends intends manages refuses".split())
_LONGEST = 18  # nodes


def is_verb(word: str) -> bool:
    """Whether a word certainly is a verb form of the tables."""
    return word in _VERBS and word not in _NOUNS_TOO


def is_past(word: str) -> bool:
    """Whether a word looks like a verb in the past, in whatever table: "welcomed"."""
    return word.endswith("ed") and len(word) > len("speed")


def may_be_verb(word: str) -> bool:
    """Whether a clause may have its verb in a word, as far as that can be told."""
    return is_verb(word) or is_past(word) or word in cues.AUXILIARY


def is_noun_too(word: str) -> bool:
    """Whether a verb form is as often a noun: "book", "charge"."""
    return word in _NOUNS_TOO and word not in cues.UP and word not in cues.DOWN and not word.endswith(("ed", "ing"))


def is_finite(word: str) -> bool:
    """Whether a verb form certainly is the verb of its clause: "stood", "was"."""
    return is_verb(word) and (word in _FINITE or word.endswith(("ed", "s")))


def is_plural(node: Node) -> bool:
    """ "Banks spend $2bn a year": many who do it."""
    return node.kind == "word" and node.word.endswith("s") and not node.word.endswith(("ss", "us", "is"))


def is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS


def is_participle(nodes: Sequence[Node], i: int) -> bool:
    """ "expenses recognised in", "portfolios used for": a form in -ed between a noun and a preposition."""
    word = nodes[i].word
    if i + 1 >= len(nodes) or not i or not (word.endswith("ed") or word in ("held", "paid")):
        return False
    behind = nodes[i + 1].word
    subject = nodes[i - 1].kind in ("company", "reference") or nodes[i - 1].word in ("we", "it", "they", "which", "that", "who")
    return not subject and behind != "of" and (behind in cues.PREPOSITIONS or is_adverb(behind))


def is_verb_group(word: str) -> bool:
    """Whether a word may stand between a subject and its value: verbs, their adverbs and prepositions."""
    return (
        word in cues.LEVEL or word in cues.UP or word in cues.DOWN or word in cues.AUXILIARY
        or word in _BESIDE_VERBS or word in cues.PHRASAL_VERBS or is_adverb(word)
    )  # fmt: skip


def begin_of(nodes: Sequence[Node], end: int) -> int:
    """The first node of the phrase that ends at `end` (exclusive): words, metrics, possessors and periods, no verb, no comma."""
    first = end
    while first > 0 and end - first < _LONGEST:
        node = nodes[first - 1]
        if node.word == ")":
            first = next((i for i in range(first - 2, max(-1, first - 8), -1) if nodes[i].word == "("), first - 1)
            continue
        if node.word == "and" and first > 1 and nodes[first - 2].word in TIMES:
            break  # "fell 2% on the month and imports rose 1%"
        if is_rate(nodes, first - 1):
            break  # "$1.12 a share on revenue of $4.3 billion"
        if node.kind == "value" or (node.kind == "mark" and node.word not in ("'s", "’s", "-", "(", ")", "/", '"', "“", "”", "&")):
            break
        participle = node.word in PARTICIPLES and first < end and nodes[first].word in cues.PREPOSITIONS
        share = participle or (node.word == "as" and first < end and nodes[first].word in ("a", "percentage", "proportion", "percent"))
        if (
            first < end
            and _opens(nodes[first])
            and node.kind in ("word", "metric", "company")
            and node.word not in cues.PREPOSITIONS
            and node.word not in _JOINERS
        ):
            break  # a determiner opens a phrase unless a preposition stands in front of it
        if node.kind == "word" and not share and ends_phrase(node.word) and not _is_noun_here(nodes, first, end):
            break
        if node.word in _WANTS and first < len(nodes) and nodes[first].word == "to":
            break  # "The council needs to raise"
        first -= 1
    return first


def _is_noun_here(nodes: Sequence[Node], first: int, end: int) -> bool:
    """Whether the word in front of node `first`, which looks like a verb, is a noun of the phrase that ends at `end`."""
    word, front = nodes[first - 1].word, nodes[first - 2] if first > 1 else None
    if front is not None and front.word in cues.DETERMINERS and word.endswith(("s", "ed")):
        return True  # "such purchases", "the closed portfolios"
    if front is not None and word.endswith("ed") and front.word in cues.GENITIVE:
        return True  # "the group's managed pubs"
    if word == "own" and first > 3 and nodes[first - 4].kind == "metric":
        return True  # "sales in its own shops"
    if first != end:
        return False
    if front is not None and word.endswith("ing") and front.word not in cues.AUXILIARY:
        return True  # "gold purchasing"
    behind = nodes[end].word if end < len(nodes) else None
    if behind is None:
        return False
    if (word.endswith("s") and behind in cues.MOVES) or (word in cues.OF_GOODS and behind in _DOES):
        return True  # "Climate Controls slipped"
    return word in _DEALT_IN and is_plural(nodes[first - 2]) and behind in _WENT


def ends_phrase(word: str) -> bool:
    """Whether a noun phrase ends in front of a word that is no noun, going left: an opener of clauses, a verb."""
    return (word in cues.OPENERS and word not in _NO_BOUNDARY) or is_verb(word) or word in _SPEECH


def _opens(node: Node) -> bool:
    return node.word in cues.DETERMINERS or node.kind == "reference"


def head_end(nodes: Sequence[Node], first: int, last: int) -> int:
    """Where the head part of a phrase ends: at the first preposition or participle behind a noun."""
    noun = False
    for i in range(first, last):
        node = nodes[i]
        if node.kind == "metric":
            noun = True
        elif node.kind == "word":
            if noun and node.word != "per" and (node.word in cues.PREPOSITIONS or node.word in PARTICIPLES or is_participle(nodes, i)):
                return i
            noun = noun or (is_head(node.word) and node.word not in PARTICIPLES)
    return last


def skip_mentions(nodes: Sequence[Node], end: int) -> int:
    """Left over periods, companies in brackets and their prepositions between a phrase and its verb."""
    while end > 0:
        node = nodes[end - 1]
        if (
            node.kind == "period"
            or (
                node.kind == "word"
                and node.word in ("at", "in", "for", "as", "of", "on", "both", "the", "periods", "year", "fiscal", "during")
                and end < len(nodes)
            )
            or (node.word in (",", "and") and end > 1 and nodes[end - 2].kind == "period" and nodes[end].kind == "period")
        ):
            end -= 1
        elif node.word == "since" and [behind.kind for behind in nodes[end : end + 1]] == ["period"] and nodes[end + 1].word == "to":
            end -= 1  # "have halved since December to 96,400 tons"
        elif node.word == "far" and end > 1 and nodes[end - 2].word == "so":
            end -= 3 if end > 2 and nodes[end - 3].word in ("has", "have") else 2  # "Orders so far this year", "have so far in 2026"
        else:
            return end
    return end


def phrase_after(nodes: Sequence[Node], start: int) -> Span | None:
    """The noun phrase that starts at node `start`, going right."""
    last = start
    while last < len(nodes) and last - start < _LONGEST:
        node = nodes[last]
        if node.word in cues.GENITIVE and last > start:
            start = last = last + 1  # "9% of the state's electricity" is of electricity
            continue
        if node.word == "and" and last + 1 < len(nodes) and is_past(nodes[last + 1].word):
            break  # "handled $9bn of payments and refused 0.3% of them"
        if node.kind not in ("word", "metric") or (node.word in cues.OPENERS and node.word != "and") or is_verb(node.word):
            break
        if last > start and says_how_often(nodes, last):
            break  # "$310 million of payments a month"
        last += 1
    return trimmed(nodes, start, head_end(nodes, start, last))


def trimmed(nodes: Sequence[Node], first: int, last: int) -> Span | None:
    """Without leading determiners, possessors and prepositions and trailing prepositions; None where no noun is left."""
    for i in range(last - 1, first - 1, -1):
        if nodes[i].kind not in ("word", "metric") and nodes[i].word not in ("-", "/", "&", "(", ")", '"', "“", "”"):
            first = i + 1
            break
    while first < last and nodes[first].kind != "metric" and (is_function(nodes[first].word) or not nodes[first].word[:1].isalpha()):
        first += 1
    if first < last and nodes[first].word in _PARTICLES:
        first += 1  # "put up motor rates"
    while (
        last > first
        and nodes[last - 1].kind != "metric"
        and (is_function(nodes[last - 1].word) or is_adverb(nodes[last - 1].word) or _says_where(nodes[last - 1]))
    ):
        last -= 1
    if not any(node.kind == "metric" or is_head(node.word) for node in nodes[first:last]):
        return None
    return Span(nodes[first].start, nodes[last - 1].end)


def _says_where(node: Node) -> bool:
    return node.kind == "mark" or node.word in _THERE


def is_function(word: str) -> bool:
    return word in cues.DETERMINERS or word in cues.PREPOSITIONS or word in cues.OPENERS


def is_head(word: str) -> bool:
    return word not in _NOT_HEADS and word not in cues.PREPOSITIONS and len(word) > 2 and word[0].isalpha()
