"""Whether a value is still to come: guidance, targets, plans.

    will open 40 stores; on track for $5m; its goal of 30%           a word that looks ahead, in front in the clause or right behind
    profit is to rise by 30%                                         likewise
    another 120 jobs will be created                                 what a subject is to do, of which a value is part

Left alone: a verb of another clause. What others had expected stands in `consensus`, what goes on with a forecast in
`forecasts_shared`, what is none in `known_by_now`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from extractor.link import cues
from extractor.link.consensus import ESTIMATES, OUTDOES, PREDICTED, VIEW
from extractor.link.metrics.expected import FORECASTERS
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Amount, Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Metric

BASES = frozenset("from on than".split())
_BOOKED = frozenset("took recorded booked reported posted incurred wrote suffered".split())
_VIEWED = frozenset("forecast guidance outlook target".split())
_REPORTED = frozenset("a an its reporting posting booking".split())
_PLANNED = frozenset({"plan", "plans", "budget"})
_AIMS = frozenset("goal target forecast estimate consensus guidance".split())
# Words that part a clause from the one in front of it.
PARTS = frozenset("; that which where yet while whereas although though".split())
# Verbs of a clause of its own: "nobody expects a recovery: costs are rising".
_STATED = frozenset("is are was were has have had".split())
# What moved has moved: "which is to report next week, dived 8.4%".
MOVED = frozenset(
    "rose fell jumped dropped sank slid climbed slipped tumbled dived plunged soared surged drove shed lost gained grew shrank dipped "
    "crept leapt rallied slumped advanced sent".split()
)
_GONE = MOVED | {word for word in cues.MOVES | cues.GAINS | cues.LOSSES if word.endswith("ed")}
_DONE = all_forms("sell set make build spend lose win pay buy take raise sign open close receive deliver earn book")
_WOULD = frozenset("would could should may might".split())
MODALS = _WOULD | {"will"}
ARTICLES = frozenset("a an".split())
_HAVE = frozenset("has have had".split())
_SUBJECTS = frozenset("metric company reference".split())
_HELPERS = frozenset("be been being have has had is are was were to have".split())
# What has happened by now: "forecast revenue below estimates, sending its shares down 13%", "and ended the year with 94 million".
SENDING = frozenset("sending pushing knocking ended closed finished".split())
# "Profit is to rise by 5%", "is set to rise", "stood by its call for sales of"
_PAIRS = frozenset({
    ("on", "track"), ("is", "to"), ("are", "to"), ("set", "to"), ("poised", "to"), ("bound", "to"), ("ought", "to"),
    ("call", "for"), ("looks", "for"), ("look", "for"), ("stood", "by"), ("stands", "by"), ("stand", "by"),
    ("talks", "to"), ("looked", "for"), ("looking", "for"), ("bets", "on"), ("betting", "on"), ("pencils", "in"),
    ("now", "saw"),
    ("pointed", "to"), ("pointing", "to"), ("points", "to"), ("steered", "to"),
})  # fmt: skip
_PATHS = frozenset("path projection projections".split())
# What a subject is over with, and how many nodes one has from its figure on.
_ENDS, _SUBJECT = frozenset("will would is are was were has had and but that which who".split()), 7
_AT = frozenset({"at", "in"})
# What is reached so: "will buy Beta for $4m in cash, lifting its stake to 60%"; nodes from the value to such a word.
_LEADING = frozenset("taking lifting raising bringing cutting reducing boosting increasing lowering trimming doubling tripling".split())
_RESULT = 7
_RANGED = frozenset("restructuring_charge integration_cost cost_savings".split())
_NAMED, _HEADLINE = ("company", "reference"), 9  # nodes of a headline's first clause
_FEW = 11  # things: "will close nine plants at a cost of $40m"
_ASIDE = 8  # nodes between two commas
_DUE = frozenset("in on within from".split())  # "due from Acme", "due in 2027"
_WAS = frozenset("was were fell rose".split())
_SEEKS = frozenset("seek seeks seeking".split())
_WORKS, _PROJECT = frozenset({"project", "projects"}), FORECASTERS | {"to", "they", "also", "now", "which", "who"}  # "a gold project"


@dataclass(slots=True)
class _Between:
    """What stands between a word and the value, read from the value back."""

    stated: bool = False  # a verb of a clause of its own
    past: bool = False
    closed: bool = False  # a comma that closes something
    apart: bool = False  # a comma in front of such a verb

    def note(self, word: str, behind: str) -> None:
        self.apart = self.apart or (word == "," and self.stated)
        self.closed = self.closed or (word == "," and behind not in ARTICLES)
        self.past = self.past or word in _WAS
        self.stated = self.stated or word in _STATED


def looks_ahead(nodes: Sequence[Node], first: int, since: int | None) -> bool:
    """Whether the words around the value at `first` look ahead; `since` is the value before, where both have one metric."""
    amount = nodes[first].amount
    times = amount is not None and amount.unit == "times"  # "34 times forecast earnings"
    if first + 1 < len(nodes) and nodes[first + 1].word in _AIMS and not times:
        return True
    between = _Between()
    for i in range(first - 1, since if since is not None else -1, -1):
        between.note(nodes[i].word, nodes[i + 1].word)
        if (nodes[i].word in PARTS and not since) or _parts(nodes, i, between) or _has_passed(nodes, i):
            return False
        if (ahead := _says(nodes, i, first, between)) is not None:
            return ahead
    return False


def _parts(nodes: Sequence[Node], i: int, between: _Between) -> bool:
    """Whether what stands in front of a node is of another clause or value."""
    node, behind = nodes[i], nodes[i + 1]
    if node.kind == "value":
        few = node.amount is not None and node.amount.kind == "quantity" and node.amount.high < _FEW
        return not few and not _leads_to(nodes, i)
    if node.word == ":":
        return between.stated
    front = nodes[i - 1] if i else None
    if node.word == "," and behind.word in ARTICLES and front is not None and front.kind == "company" and not between.closed:
        return True  # "will buy Beta, a bakery with revenue of"
    if front is None or front.word != ",":
        return False
    if node.word == "as":
        return True  # "missing the $5m expected, as costs rose to $4m"
    # "analysts expected a profit of $5m, and the stock was down 25 cents", "will reach $1tn, Acme forecasts, and Beta has 90% of it"
    return node.word == "and" and (between.past or (behind.kind == "company" and nodes[i + 2].word in _STATED))


def _leads_to(nodes: Sequence[Node], i: int) -> bool:
    """ "will hire 300 people, taking its workforce to 4,100": what the value at `i` leads to is as far off."""
    behind = nodes[i + 1 : i + _RESULT]
    return any(a.word == "," and b.word in _LEADING for a, b in pairwise(behind))


def _has_passed(nodes: Sequence[Node], i: int) -> bool:
    """Whether a word tells what has happened by now."""
    node, behind, front = nodes[i], nodes[i + 1], nodes[i - 1] if i else None
    if node.word in MOVED and (front is None or front.word not in _HELPERS | MODALS):
        return True
    if node.word in _GONE and front is not None and (front.kind in _SUBJECTS or front.word == ","):
        return True  # "ahead of the 11.5% it had guided for, and finance costs eased to"
    if node.word in _BOOKED and front is not None and front.word in ("and", "but"):
        return True  # "will close its mill and took a $50m charge"
    if node.word in SENDING or node.word == "having" or (node.word == "after" and behind.word.endswith("ing")):
        return True  # "expects to break even, having made $22m the year before"
    if node.word == "had" and front is not None and front.word == "and" and (behind.word in _DONE or behind.word in _GONE):
        return True  # "said it would appeal and had set aside $40m"
    if behind.word == "have" and node.word in _WOULD and nodes[i + 2].word in cues.MOVES:
        return True  # "at constant currencies sales would have grown 9%"
    # "as economists had forecast, the bank held its rate at 2.25%"
    return node.word in cues.FORECAST and behind.word == "," and front is not None and front.word in ("had", "widely")


def _says(nodes: Sequence[Node], i: int, first: int, between: _Between) -> bool | None:
    """Whether a word looks ahead to the value at `first`; None where it says nothing."""
    node, behind, front = nodes[i], nodes[i + 1], nodes[i - 1] if i else None
    if node.word == "seen" and (behind.word in ("by", "as", "in") or _has_seen(nodes, i, first)):
        return None  # "a filing seen by Beta shows, and it is burning", "has seen its margin drop to 12%"
    if between.closed and nodes[i - 1].word == "," and node.word in cues.FORECAST and nodes[first - 1].word in _GONE:
        return False  # "Acme, due to report next week, added 1.7%"
    if node.word in cues.FORECAST and front is not None and (front.word == "than" or _is_outdone(nodes, i, first)):
        return None  # "earned 61 cents a share, more than expected, on revenue of"
    if (node.word == "could" and behind.word in ("manage", "muster")) or _would_have(nodes, i):
        return False  # "could manage only 1.9%", "without it the loss would have been $5m"
    told = front.metric if front is not None else None
    if node.word in ("range", "band") and told is not None and _is_guided(told):
        return True  # "narrowed its earnings range to", "has kept its margin band at"
    if node.word in ESTIMATES and told is not None and told.id == "growth_rate":
        return True  # "raised its growth estimate for 2026 to"
    if (node.word in PREDICTED or node.word == "consensus") and front is not None and front.kind == "value":
        return False  # "topped the $229m forecast in a poll, and the margin widened to"
    if node.word in _VIEWED and _was_revised_after(nodes, i, first):
        return False  # "raised its forecast for 2026 after a profit of $61m"
    if node.word in cues.FORECAST and not _is_owed(node, behind) and not _is_name(nodes, i):
        return not _is_of_relative(nodes, i, between)
    if i == 1 and node.word == "to" and nodes[0].kind in _NAMED and first - i < _HEADLINE:
        return True  # "Acme to axe 4,200 jobs"
    if (node.word, behind.word) in _PAIRS or (node.word in _PATHS and _puts(nodes[i + 1 : first])):
        return True
    # "the average estimate of analysts was for sales of"
    return True if (node.word, behind.word) == ("was", "for") and any(other.word in ESTIMATES for other in nodes[:i]) else None


def _would_have(nodes: Sequence[Node], i: int) -> bool:
    """ "would have been", "would have made"; but "would have a market value of"."""
    words = [node.word for node in nodes[i : i + 3]]
    return words[:2] == ["would", "have"] and (words[2:] in (["been"], ["made"]) or words[-1].endswith("ed"))


def _is_owed(node: Node, behind: Node) -> bool:
    return node.word == "due" and (behind.word in _DUE or behind.kind == "period")


def _is_name(nodes: Sequence[Node], i: int) -> bool:
    """Whether a word that may look ahead only says what something is: "the price of its coding plan", "Brent futures for May"."""
    node, behind = nodes[i], nodes[i + 1]
    if node.word == "target":
        return behind.word in ("range", "band", "corridor")  # what a bank's rate is kept in
    if i == 0:
        return False
    front = nodes[i - 1]
    if node.word == "plan":  # but "cut its sales plan to 1.6 million"
        return behind.word != "to" and front.word not in cues.DETERMINERS and front.metric is None
    if node.word == "may":
        return front.word == "for"
    return node.word in _WORKS and front.kind in ("word", "metric") and front.word not in _PROJECT


def _is_of_relative(nodes: Sequence[Node], i: int, between: _Between) -> bool:
    """ "Beta, the utility that will feed its campus, has 400 staff", "Acme, which expects more, earned $5m".

    So "orders of $5m, 70% of which it expects to fill this year, and cash of $2m".
    """
    if between.closed and i > 2 and nodes[i - 2].word in cues.RELATIVES and nodes[i - 3].word == "of":
        return True
    opens = i - 1 - (i > 1 and nodes[i - 1].word in _HAVE)  # "Acme, which had forecast a loss, earned $4m"
    over = between.apart or (between.closed and opens > 0 and nodes[opens - 1].word == ",")
    return over and i > 0 and nodes[opens].word in cues.RELATIVES


def _is_outdone(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "missed forecasts for the third quarter in a row, earning", "beat its target, and now oversees": what a figure is told behind."""
    behind = [node.word for node in nodes[i + 1 : first]]
    told = any(a == "," and (b.endswith("ing") or b == "and") for a, b in pairwise(behind)) or "with" in behind
    return told and any(node.word in OUTDOES for node in nodes[max(0, i - VIEW) : i])


def _has_seen(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "has seen its margin drop to 12%"."""
    clause = takewhile(lambda node: node.word != ",", nodes[i + 1 : first])
    return i > 0 and nodes[i - 1].word in _HAVE and any(node.word in cues.MOVES for node in clause)


def _was_revised_after(nodes: Sequence[Node], i: int, first: int) -> bool:
    """Whether a view was changed before what is told of: "raised its forecast after a profit of"."""
    revised = any(node.word in cues.MOVES for node in nodes[max(0, i - VIEW) : i])
    after = next((k for k in range(i, first) if nodes[k].word == "after"), first)
    told = any(node.metric is not None for node in nodes[after : after + VIEW])  # "after record third-quarter sales of"
    return revised and after < first and (told or nodes[after + 1].word in _REPORTED)


def _is_guided(metric: Metric) -> bool:
    return metric.group in ("income", "per share") or metric.id.endswith("margin")


def _puts(nodes: Sequence[Node]) -> bool:
    """ "its rate path, little changed, puts the rate at"."""
    return any(node.word in ("put", "puts", "show", "shows", "has", "have") for node in nodes)


def is_estimated(amount: Amount, meeting: Meeting) -> bool:
    """ "a severance bill of $6 million to $7 million": what will be charged or saved is told as a range, what was is not."""
    return meeting.metric in _RANGED and amount.kind == "money" and amount.low != amount.high


def is_aim(text: str, meeting: Meeting) -> bool:
    """ "cut its delivery target to 17,500 homes": a sum or a number that is called an aim; a payout target is a policy of now."""
    words = text[meeting.span.start : meeting.span.end].lower().split()
    if meeting.metric == "ipo_proceeds" and words[0] in _SEEKS:
        return True  # "seeks up to $180 million in its debut"
    if meeting.metric == "shares_offered" and words == ["option"]:
        return True  # "the underwriters have an option on 1.4 million more"
    if words[-1] in _PLANNED and meeting.group in ("cost", "cash"):
        return len(words) > 1 and meeting.rule != "fact.same_metric"  # "left its spending plan at $3bn"; not "of which $2bn was spent"
    return len(words) > 1 and words[-1] in _AIMS and meeting.value_kind in ("money", "count", "money-per-share")


def past_aside(nodes: Sequence[Node], last: int) -> int:
    """ "400 posts, or 1% of its staff, will go": the comma that closes what is said of a value, else its own node."""
    if [node.word for node in nodes[last + 1 : last + 3]] != [",", "or"]:
        inside = any(a.word == "," and b.word == "or" for a, b in pairwise(nodes[max(0, last - _ASIDE) : last]))
        return last + 1 if inside and [node.word for node in nodes[last + 1 : last + 2]] == [","] else last
    return next((i for i in range(last + 3, min(last + 3 + _ASIDE, len(nodes))) if nodes[i].word == ","), last)


def will_be(nodes: Sequence[Node], last: int, meeting: Meeting) -> bool:
    """ "another 120 jobs will be created", "90 of its 900 posts would go", "$7m of the cash is to go on shops": part of the subject."""
    if [node.word for node in nodes[last + 1 : last + 2]] == ["of"]:
        those = nodes[last + 2 : last + 3] != [] and nodes[last + 2].word in ("which", "them", "these", "those")  # "45 of which will close"
        last = next((i for i in range(last + 2, min(last + 7, len(nodes))) if those or nodes[i].kind in ("value", "metric")), last)
    last = past_aside(nodes, last)
    reach = 1 if meeting.change is not None else _SUBJECT
    within = nodes[last + 1 : last + reach]
    placed = within[:1] != [] and within[0].word in _AT  # "140 jobs at Acme will go"
    kinds = ("word", "metric", "company", "reference") if placed else ("word", "metric")
    subject = list(takewhile(lambda node: node.kind in kinds and node.word not in _ENDS, within))
    behind = [node.word for node in nodes[last + 1 + len(subject) : last + 3 + len(subject)]]
    ahead = behind[:1] in (["will"], ["would"]) or (behind[:1] in (["are"], ["is"]) and behind[1:] in (["to"], ["set"], ["due"]))
    level = meeting.period_kind == "instant" and meeting.change is None and meeting.metric not in ("job_cuts", "store_closures")
    return ahead and not level and meeting.group != "return"
