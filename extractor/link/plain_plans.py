"""One wording for what is to come.

    is going to, are set to, is on course to buy      will buy
    is expected to, looks likely to rise              will rise
    looks for, reckons on, is pencilling in £5m       expects £5m
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.nodes import Node

_ARE = frozenset("is are".split())
_SEEM = _ARE | frozenset("looks look seems seem remains remain stays stay".split())
# In front of "to" and a verb, behind "is" or "looks".
_TO_COME = frozenset(
    (*words.split(), "to")
    for words in (
        "going", "set", "about", "expected", "forecast", "projected", "scheduled", "slated", "likely", "poised", "bound", "certain",
        "on track", "on course", "looking", "aiming", "preparing", "planning", "hoping", "due",
    )
)  # fmt: skip
_COUNTS_TOO = frozenset({"due"})  # "is due to higher costs"
_DOES = cues.MOVES | frozenset("open close begin start end go come report take have pay be make buy build launch ship complete".split())
_EXPECTS = {
    tuple(words.split()): "expects"
    for words in (
        "looks for", "reckons on", "counts on", "pencils in", "budgets for", "is looking for", "is counting on", "is pencilling in",
        "is penciling in", "is budgeting for", "is reckoning on", "is banking on",
    )
}  # fmt: skip
_LONGEST = 4  # words of each


def in_plain_plans(plain: list[Node], node: Node) -> None:
    """Puts "will" or "expects" for the words that `plain` ends in, in front of a node."""
    last = plain[-1].word
    if last == "to" and node.kind == "word":
        _will(plain, node.word)
    elif last in ("for", "on", "in") and node.kind != "period":
        words = tuple(one.word for one in plain[-_LONGEST + 1 :])
        told = next((len(words) - k for k in range(len(words) - 1) if words[k:] in _EXPECTS), 0)
        if told:
            plain[-told:] = [plain[-told]._replace(end=plain[-1].end, word="expects")]


def _will(plain: list[Node], verb: str) -> None:
    """ "is on course to", "is now expected to", "looks set to"."""
    for length in (2, 3):
        words = tuple(node.word for node in plain[-length:])
        if words not in _TO_COME or (words[0] in _COUNTS_TOO and verb not in _DOES):
            continue
        at = _over_adverb(plain, len(plain) - length)
        if at > 0 and plain[at - 1].word in _SEEM:
            plain[at - 1 :] = [plain[at - 1]._replace(end=plain[-1].end, word="will")]
        return


def _over_adverb(plain: Sequence[Node], at: int) -> int:
    """ "is now expected to", "is also widely tipped to"."""
    while at > 1 and (plain[at - 1].word in cues.AUXILIARY - _ARE or plain[at - 1].word.endswith("ly")):
        at -= 1
    return at
