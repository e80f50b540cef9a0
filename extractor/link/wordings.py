"""One wording for what is said in many, before anything else is read.

    came in at, amounted to $5m          was $5m, and other verbs with particles: `phrasal_verbs`
    about, roughly, some, close to $5m   $5m: its modifier says it, or nothing does
    just under, a shade over 5%          5%
    sales amounting to, totalling $5m    sales of $5m
    is going to, are set to buy          will buy, and other words for what is to come: `plain_plans`
    more than doubled its sales          doubled its sales
    up on £4m, an improvement on £4m     up from £4m
    as opposed to, relative to £4m       compared with £4m
    £5m, having been £4m                 £5m, against £4m
    £5m, rising 6%                       £5m, up 6%
    as on March 31                       as of March 31
    to "around 4 per cent" from          to 4 per cent from: the marks only say that it is somebody's word
    fell last year, to $5m               fell last year to $5m
    its first profit in 2025, $5m        its first profit in 2025: $5m
    said on Monday (March 2) that        said on Monday that
    in the course of 2024                in 2024
    the margin on that measure was 3%    the margin was 3%
    up 9% since the year began           up 9% since the year
    in 2024 as a whole, 2023 and 2022    in 2024, 2023 and 2022
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.nodes import Node
from extractor.link.phrasal_verbs import in_plain_verbs
from extractor.link.plain_plans import in_plain_plans
from extractor.link.verb_forms import all_forms

_FOLDED = all_forms("double triple treble quadruple quintuple halve") - {"double", "triple", "treble"}
_APPROXIMATE = {
    "about": frozenset("about roughly around approximately some somewhere".split()),
    "nearly": frozenset("nearly almost".split()),
}
# Several words for "about" and "over": no shops "close" and nothing happens "to" a figure.
_ROUGHLY = (
    ("close", "to"), ("north", "of"), ("upwards", "of"), ("upward", "of"), ("in", "excess", "of"),
    ("in", "the", "region", "of"), ("in", "the", "order", "of"), ("on", "the", "order", "of"), ("something", "like"),
    ("not", "far", "off"), ("not", "far", "short", "of"), ("something", "approaching"), ("the", "equivalent", "of"),
)  # fmt: skip
_ROUGHLY_IN = frozenset(words[-1] for words in _ROUGHLY)
# "grew just under 5%", "a shade over 5%": how near the number is.
_BY_LITTLE = frozenset("just slightly well marginally comfortably fractionally narrowly".split())
_A_LITTLE = frozenset("shade touch little tad fraction whisker hair bit".split())
# What a value is compared with, and how that is said of most.
_COMPARED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("up", "on"): ("up", "from"), ("down", "on"): ("down", "from"), ("an", "improvement", "on"): ("up", "from"),
    ("as", "compared", "with"): ("compared", "with"), ("as", "compared", "to"): ("compared", "with"),
    ("which", "compares", "with"): ("compared", "with"), ("which", "compares", "to"): ("compared", "with"),
    ("and", "compares", "with"): ("compared", "with"), ("and", "compares", "to"): ("compared", "with"),
    ("in", "comparison", "with"): ("compared", "with"), ("in", "comparison", "to"): ("compared", "with"),
    ("as", "opposed", "to"): ("compared", "with"), ("relative", "to"): ("compared", "with"), ("as", "against"): ("against",),
    ("having", "been"): ("against",), ("having", "stood", "at"): ("against",),
    ("clear", "of"): ("ahead", "of"),
}  # fmt: skip
_GOING = {form: way for way, forms in (("up", cues.UP), ("down", cues.DOWN)) for form in forms if form.endswith("ing")}
_COMPARING, _COMPARED_IN = frozenset(words[-1] for words in _COMPARED), (3, 2)  # words of each
_DEGREES = frozenset("third half quarter fifth tenth again further sharply slightly strongly steeply modestly".split())
_WITHIN, _APPOSED = frozenset("in for during over".split()), 4  # nodes of "profit in 2025, "
_PAUSED = 3  # nodes in front of such a pause
_TOTALLING = frozenset("totalling totaling".split())
_MEASURES = frozenset({"measure", "basis"})
_SIZES = frozenset("hefty whopping mere modest healthy cool staggering massive handsome".split())
_PAYS, _SIZED = all_forms("pay"), 4  # nodes of "paid a total of"
_LEADING_UP = frozenset("for of to with".split())
_BEGAN = frozenset("began started opened".split())
_MARKS = frozenset("\"“”‘'’")


def in_plain_words(nodes: list[Node]) -> list[Node]:
    """The nodes with "was" for "came in at", no "about" in front of a value that is about so much, and no marks around it."""
    plain: list[Node] = []
    for i, node in enumerate(nodes):
        if node.word in _MARKS and len(plain) > 1 and plain[-1].amount is not None and plain[-2].word in _MARKS:
            del plain[-2]
            continue
        if node.word == ")" and _is_dated_weekday(plain[-3:]):
            del plain[-2:]
            continue
        if node.word in _BEGAN and len(plain) > 1 and plain[-1].period is not None and plain[-2].word == "since":
            continue
        if node.word == "whole" and len(plain) > 2 and plain[-3].period is not None and [one.word for one in plain[-2:]] == ["as", "a"]:
            del plain[-2:]
            continue
        if node.word in _MEASURES and len(plain) > _PAUSED and plain[-2].word in ("on", "by") and plain[-1].word in ("that", "this"):
            del plain[-2:]
            continue
        if node.period is not None and [one.word for one in plain[-2:]] == ["as", "on"]:
            plain[-1] = plain[-1]._replace(word="of")
        if node.period is not None and [one.word for one in plain[-3:]] == ["the", "course", "of"]:
            del plain[-3:]
        if node.word in _FOLDED and [one.word for one in plain[-2:]] == ["more", "than"]:
            del plain[-2:]
        if len(plain) > 1 and plain[-1].kind == "word":
            in_plain_plans(plain, node)
        if node.amount is not None:
            if _only_pauses(plain):
                del plain[-2]
            _without_size(plain)
            while plain and plain[-1].word in _APPROXIMATE.get(node.amount.modifier or "", ()):
                plain.pop()
            if plain and plain[-1].word in ("under", "over", "than"):
                _in_plain_number(plain, percent=node.amount.kind == "percent")
            if plain and plain[-1].word in _ROUGHLY_IN:
                roughly = next((words for words in _ROUGHLY if [one.word for one in plain[-len(words) :]] == [*words]), ())
                del plain[len(plain) - len(roughly) :]
            _in_plain_comparison(plain)
            if node.amount.kind == "percent" and plain and plain[-1].word in _GOING:
                _in_plain_move(plain)
            _in_plain_sum(plain)
            in_plain_verbs(plain, node, nodes[i + 1] if i + 1 < len(nodes) else None)
        plain.append(node)
    return _with_colon(plain)


def _in_plain_number(plain: list[Node], *, percent: bool) -> None:
    """Takes away "just under", "a shade over", "a touch more than" in front of a value; but "slipped just under $70" is a level."""
    words = [node.word for node in plain[-4:]]
    if words[-1] == "than":
        few = 4 if words[0] in ("a", "an") and words[1:2] != [] and words[1] in _A_LITTLE and words[2] in ("more", "less") else 0
    else:
        few = 3 if words[-3:-2] in (["a"], ["an"]) and words[-2] in _A_LITTLE else 2 if words[-2:-1] and words[-2] in _BY_LITTLE else 0
    if few and len(plain) > few and (percent or plain[-1 - few].word not in cues.MOVES):
        del plain[-few:]


def _in_plain_move(plain: list[Node]) -> None:
    """Puts "up" for "rising" in "flew 2.9 million people in May, rising 6%": what a figure has done, and no company."""
    figure = len(plain) - _PAUSED
    while figure > 0 and (plain[figure].period is not None or plain[figure].word in _WITHIN):
        figure -= 1
    amount = plain[figure].amount if figure >= 0 and plain[-2].word == "," else None
    if amount is not None and amount.kind != "percent":
        plain[-1] = plain[-1]._replace(word=_GOING[plain[-1].word])


def _in_plain_sum(plain: list[Node]) -> None:
    """ "sales amounting to $5m", "revenue totalling $5m": of so much."""
    words = 2 if [node.word for node in plain[-2:]] == ["amounting", "to"] else int(plain[-1:] != [] and plain[-1].word in _TOTALLING)
    if words and len(plain) > words and plain[-1 - words].kind in ("metric", "word"):
        plain[-words:] = [plain[-words]._replace(end=plain[-1].end, word="of")]


def _in_plain_comparison(plain: list[Node]) -> None:
    """Puts "up from" for "up on", "compared with" for "as opposed to" at the end of `plain`, in front of a value and its article."""
    end = len(plain) - (bool(plain) and plain[-1].word in ("the", "a", "an"))
    if not end or plain[end - 1].word not in _COMPARING:
        return
    for length in _COMPARED_IN:
        words = _COMPARED.get(tuple(node.word for node in plain[max(0, end - length) : end]))
        first = end - length
        if words is not None and first > 0 and (words != ("against",) or plain[first - 1].word == ","):
            told = plain[end - len(words) : end]
            plain[first:end] = [node._replace(word=word) for node, word in zip(told, words, strict=True)]
            return


def _without_size(plain: list[Node]) -> None:
    """ "paid a total of $5m", "a hefty $5m": the words only say that it is much; but "a total of $9m in all"."""
    if len(plain) < _SIZED:
        return
    front, before, last = (node.word for node in plain[-3:])
    if (front, before, last) == ("a", "total", "of") and plain[-_SIZED].word in _PAYS:
        del plain[-3:]
    elif before == "a" and last in _SIZES and front and front not in _LEADING_UP:
        del plain[-2:]


def _is_dated_weekday(last: Sequence[Node]) -> bool:
    """ "on Monday (March 2)": a day told twice."""
    told = [node.period for node in last]
    if len(told) < 3 or told[0] is None or told[2] is None or last[1].word != "(":
        return False
    return told[0].rule.startswith("period.weekday") and told[2].start_date is not None and told[2].start_date == told[2].end_date


def _with_colon(nodes: list[Node]) -> list[Node]:
    """ "made its first profit in 2025, $4m": the first value of a sentence, where it only says how much the metric in front was then."""
    first = next((i for i, node in enumerate(nodes) if node.amount is not None), 0)
    amount = nodes[first].amount if first >= _APPOSED else None
    if amount is None or amount.kind != "money" or nodes[first - 1].word != "," or nodes[first - 2].kind != "period":
        return nodes
    place = first - 3 - (nodes[first - 3].word in _WITHIN)
    closes = first + 1 == len(nodes) or nodes[first + 1].word in (",", ".", ";")
    if place < 1 or nodes[place].metric is None or not closes:
        return nodes
    return [*nodes[: first - 1], nodes[first - 1]._replace(word=":"), *nodes[first:]]


def _only_pauses(nodes: Sequence[Node]) -> bool:
    """ "Profit fell last year, to": whether a comma stands before the first value that a move led to."""
    told = [node.word for node in nodes[-2:]] == [",", "to"] and not any(node.amount is not None for node in nodes)
    return told and len(nodes) > _PAUSED and (nodes[-3].kind == "period" or nodes[-3].word in _DEGREES) and _moves(nodes)


def _moves(nodes: Sequence[Node]) -> bool:
    return any(node.word in cues.MOVES or node.word in _FOLDED for node in nodes) and any(node.metric is not None for node in nodes)
