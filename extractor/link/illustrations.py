"""Values that are nobody's figures: questions, conditions, examples, sensitivities, face values.

    How much is $300 billion?                       a question
    if sales fell by 10%, …; once sales top $1bn    a condition
    for every $1 earned; 34p of every pound         an example
    each one-yen rise adds $15m                     a sensitivity
    a 10% fall in prices would cost it $15m         likewise
    bonds with a face value of $1,000               a denomination
    On a loan of $300,000 that saves $40            what it means for one borrower
    customers paying more than $100,000             which ones are counted
    enough power for 300,000 homes                  how much that is
    the trial enrolled 700 adults at 90 hospitals   who was asked or tested
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues
from extractor.link.nodes import Node, Sentence, is_shares
from extractor.link.verb_forms import all_forms

_SUPPOSES = frozenset("if unless should were".split())
_EACH = frozenset("every each".split())
_HOUSEHOLD = 10_000_000  # of any money; a loan of more is a business's
_HOLDS = frozenset("own hold owned held".split())
_QUOTES = frozenset("\"“”'‘")
_LOANS = frozenset("loan mortgage".split())
_SAMPLES = frozenset("enrolled enrolling surveyed surveying polled polling questioned interviewed randomised randomized canvassed".split())
_OPENING, _STEP = 7, 6  # nodes
_SWAYS = frozenset("sways swings adds moves shifts changes alters affects cuts lifts trims".split())
_COINS = frozenset("cent dollar yen euro pound penny point degree rupee won".split())  # "each cent moves its bill by $9 million"
_SUBJECT = 24  # nodes
_TOPS = all_forms("top exceed reach pass hit surpass fall drop stay rise climb")
_FACE_VALUES = {("face", "value"), ("par", "value"), ("nominal", "value"), ("denominations", "of")}
_WITHOUT = frozenset({"without", "had"})  # "without a tax credit it would have been $3m"
_UNREAL = 5  # nodes from "would have" to the value
_LIKENED, _LIKE_THAT, _TOWNS = 8, frozenset("for power supply heat light feed".split()), frozenset("city town village country".split())
_STEPS = frozenset(
    "rise fall move change increase decrease drop swing gain decline shift weakening strengthening appreciation depreciation "
    "uptick reduction cut hike".split()
)


def asks(sentence: Sentence) -> bool:
    """A question states nothing."""
    return sentence.text[sentence.end - 1] == "?"


def is_illustration(nodes: Sequence[Node], first: int) -> bool:
    """Whether the value at `first` is part of an example, a condition, a sensitivity, a face value or a sample."""
    words = [node.word for node in nodes[:first]]
    while words[:1] and words[0] in _QUOTES:
        words = words[1:]
    return (
        (words[:1] != [] and words[0] in _SUPPOSES and "," not in words and (words[0] == "if" or _would_follow(nodes, first, words[0])))
        or (words[:1] == ["had"] and "would" in words)  # "Had the deal gone through, Acme would have had"
        or "anything" in words[-3:]  # "in which anything under 100% is a profit"
        or not _FACE_VALUES.isdisjoint(pairwise(words[-4:]))
        or (words[-3:] == ["would", "have", "been"] and not _WITHOUT.isdisjoint(words))
        or _is_unreal(nodes, first, words)
        or _is_likened(nodes, first, words)
        or _is_lent(nodes[:first], words)
        or _is_conditional(nodes, first)
        or _is_sensitivity(nodes, first)
        or _is_sampled(nodes, first)
        or _is_rate(nodes, first, words)
    )


def _would_follow(nodes: Sequence[Node], first: int, opener: str) -> bool:
    """ "Should sales fall 5%, Acme would lose", "Unless sales exceed $5m, the mill will close": a condition without an "if"."""
    behind = [node.word for node in nodes[first + 1 :]]
    return opener == "unless" or (nodes[1].word not in ("it", "they", "we") and ("would" in behind or "could" in behind))


def _is_unreal(nodes: Sequence[Node], first: int, words: Sequence[str]) -> bool:
    """ "would have been 10% higher had it not confessed", "If it had not, profit would have fallen 4%"."""
    if ("would", "have") not in pairwise(words[-_UNREAL:]):
        return False
    behind = [node.word for node in nodes[first + 1 :]]
    unless = next((i for i, word in enumerate(behind) if word == "had"), len(behind))
    return words[:1] == ["if"] or "not" in behind[unless : unless + _UNREAL] or behind[:1] == ["without"]  # "made $5m without the strike"


def _is_likened(nodes: Sequence[Node], first: int, words: Sequence[str]) -> bool:
    """ "makes enough power for 300,000 homes", "as much water as a town of 40,000 people": how much that is."""
    amount = nodes[first].amount
    if amount is None or amount.kind != "quantity":
        return False
    enough = "enough" in words[-_LIKENED:] and not _LIKE_THAT.isdisjoint(words[-2:])
    return enough or (words[-1:] == ["of"] and words[-2:-1] != [] and words[-2] in _TOWNS and "as" in words[-_LIKENED:])


def _is_lent(nodes: Sequence[Node], words: Sequence[str]) -> bool:
    """ "On a loan of 4 million kroner, the bank said, that saves 540 kroner a month": what it means for one borrower."""
    if words[:1] not in (["on"], ["for"]) or words[1:2] not in (["a"], ["an"]):
        return False
    if "of" not in words[2:5] and not any(node.amount and node.amount.high < _HOUSEHOLD for node in nodes[2:3]):
        return False  # "on a $300,000 loan", "on a loan of $300,000"
    return any(node.word in _LOANS or (node.metric is not None and node.metric.id in ("debt", "loans")) for node in nodes[2:5])


def _is_sensitivity(nodes: Sequence[Node], first: int) -> bool:
    """ "each one-yen rise adds $15m", "a 10% fall in prices would cost it $15m", "a move of one yen is worth 9 billion yen"."""
    told = nodes[: max(first, _STEP)]  # "Each 1 yen of appreciation trims profit by 400 million yen"
    each = any(node.word in _EACH and any(n.word in _STEPS for n in told[i + 1 : i + _STEP]) for i, node in enumerate(told))
    each = each or any(a.word in _EACH and b.word in _COINS and c.word in _SWAYS for a, b, c in zip(told, told[1:], told[2:], strict=False))
    return each or _is_supposed(nodes) or _is_step(nodes, first)


def _is_rate(nodes: Sequence[Node], first: int, words: Sequence[str]) -> bool:
    """ "for every $1 earned, over $5 was spent", "34p of every pound"; but "$46 for each Acme share" is a price."""
    if any(node.word == "every" for node in nodes[first + 1 : first + 3]):
        return not (_of_shares(nodes, first) or _per_thing(nodes, first))
    rated = not _EACH.isdisjoint(words) and any(_rates(nodes, i) for i in range(first - 1))
    return (rated and not any(_of_shares(nodes, i) for i in range(first))) or words[-1:] == ["every"]


def _per_thing(nodes: Sequence[Node], first: int) -> bool:
    """ "loses 12,000 yuan on every car it sells"; but "makes $3 for every dollar"."""
    behind = nodes[first + 1 : first + 4]
    told = len(behind) > 2 and behind[0].word in ("on", "for") and behind[1].word == "every"
    return told and behind[2].kind == "word" and behind[2].word not in _COINS


def _is_sampled(nodes: Sequence[Node], first: int) -> bool:
    """ "surveyed 1,200 managers", "enrolled 700 adults at 90 hospitals in 12 countries"."""
    for node in reversed(nodes[:first]):
        if node.word in _SAMPLES:
            return True
        counted = node.amount is not None and node.amount.kind == "quantity"
        if not counted and node.word not in cues.PREPOSITIONS and node.word not in cues.APPROXIMATORS and node.word != "and":
            return False
    return False


def _is_step(nodes: Sequence[Node], first: int) -> bool:
    """ "a move of one yen either way is worth 9 billion yen": neither the step nor what it is worth."""
    for i in range(min(first, _SUBJECT)):
        if nodes[i].word in _STEPS and i and nodes[i - 1].word in ("a", "any") and nodes[i + 1].word == "of":
            behind = [node.word for node in nodes[i + 3 : i + 10]]
            return "worth" in behind or "either" in behind or ("would" in behind and nodes[i + 2].kind == "value")
    return False


def _rates(nodes: Sequence[Node], i: int) -> bool:
    """ "for every $1 earned, over $5 was spent"; but "$41.50 for each share" and "for each of the years" are no illustrations."""
    if nodes[i].word != "for" or nodes[i + 1].word not in _EACH:
        return False
    thing = nodes[i + 2] if i + 2 < len(nodes) else None
    if i and nodes[i - 1].kind == "value" and thing is not None and thing.kind == "word":
        return False  # "got $78 for each barrel it sold"
    if not _HOLDS.isdisjoint(node.word for node in nodes[i + 2 : i + 6]):
        return False  # "one share for every four they own"
    return thing is None or (thing.word not in ("of", "share") and not is_shares(thing))


def _of_shares(nodes: Sequence[Node], i: int) -> bool:
    """ "3.5 yuan for every 10 shares", "$46 for each Acme share"."""
    behind = nodes[i + 2 : i + 6]
    return behind[:1] != [] and behind[0].word in ("every", "each") and any(_is_share(node) for node in behind[1:])


def _is_share(node: Node) -> bool:
    counted = node.amount is not None and node.amount.unit == "share"
    return counted or is_shares(node)


def _is_supposed(nodes: Sequence[Node]) -> bool:
    """ "A 10% fall in prices would cost it $15m", "the effect of a hypothetical change of 1% would be $4m"."""
    if nodes[0].word == "hypothetically" and nodes[1].word == ",":
        nodes = nodes[2:]
    words = [node.word for node in nodes[:_OPENING]]
    opens = words[0] in ("a", "an") or words[:3] in (["the", "effect", "of"], ["the", "impact", "of"])
    if not opens or _STEPS.isdisjoint(words):
        return False
    if (unit := nodes[1].amount) is not None and unit.low == 1 and nodes[2].word in _STEPS and not _SWAYS.isdisjoint(n.word for n in nodes):
        return True  # "A one-yen move against the dollar sways operating profit by 600 million yen"
    would = next((i for i, node in enumerate(nodes) if node.word in ("would", "could", ",")), 0)
    return would > 0 and nodes[would].word != "," and sum(node.kind == "value" for node in nodes[:would]) == 1


def _is_conditional(nodes: Sequence[Node], first: int) -> bool:
    """ "another $5 once (if) annual sales top $1bn"; but "if the board approves the $640 million plan" tells what the plan costs."""
    for i in range(first - 1, 0, -1):
        if nodes[i].kind == "value" or nodes[i].word in (",", ";", "and"):
            return False
        if nodes[i].word in ("once", "if", "unless"):  # "once exceeded 20%" is past, "once net debt of $4m is counted" a sum
            subject = nodes[i + 1].kind in ("metric", "reference", "company") or nodes[i + 1].word in cues.DETERMINERS
            reached = cues.LEVEL | cues.MOVES if nodes[i].word == "once" else _TOPS | cues.MOVES
            return subject and any(node.word in reached for node in nodes[i + 1 : first])
    return False
