"""Whom a value itself is put to, whatever its metric is of.

    a margin of 5%, narrower than the 8% at Beta       the name right behind the value
    twice the $4m of its rival / of Beta               so behind a comparison
    a 31% jump for its rival Beta                      so behind a movement
    lorries are 6% of Acme's sales                     whose metric it is a share of
    fell 11% at Acme and 17% at Beta                   the name behind each value
        among them Acme with $5m; behind Beta's 38%        the name right in front
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues, metric_kinds
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.leads import value_start
from extractor.link.metrics.expected import EXPECTED
from extractor.link.metrics.noun_phrases import may_be_verb
from extractor.link.names import SKIPPED
from extractor.link.nodes import Node
from extractor.link.past_time import past_time
from extractor.link.periods.at_work import apposed_to
from extractor.link.verb_forms import all_forms

NAMES = ("company", "reference")
_MOVED = cues.UP_NOUNS | cues.DOWN_NOUNS
_RIVALS = frozenset("rival competitor counterpart neighbour".split())
_AGAINST = frozenset(
    "ahead behind above below than against versus to exceeding short double twice triple half surpassing topping overtaking "
    "beating trailing matching eclipsing outstripping dwarfing".split()
)
_COMPARED = tuple([word, link] for word in ("compared", "compares") for link in ("with", "to"))
_NAMED_FOR = 8  # nodes of "for market leader Beta and"
_OF = frozenset("of at from coming".split())
_ACROSS = frozenset("for across".split())
_PEERS = frozenset("industry sector market peers index rivals average".split())
_GIVES = all_forms("give hand grant put leave award")
_THEM, _IS = frozenset("them these it whom which".split()), frozenset("was is were are".split())
_BELONGS = frozenset("belong belongs belonged belonging".split())
_SHARED = frozenset(  # what two companies bring into one
    "employees stores customers rooms fleet job_cuts revenue market_share production ebitda operating_profit total_assets".split()
)
_LISTS = frozenset("them and including namely , ( :".split())
_RANKS = frozenset("behind after before trailing".split())


def at_value(sought: Sought) -> Owner | None:
    """ "a margin of 5%, narrower than the 8% at Beta", "gained 22%, against a 31% jump for its rival Beta": whatever its metric is of."""
    nodes, i = sought.nodes, sought.run[-1] + 1
    if _of_goods(sought, i) or _of_peers(sought, i):
        return NOBODY
    start = value_start(nodes, sought.first)
    if (_compares(nodes, start) or _is_listed_for(nodes, start)) and (other := behind_value(sought)) is not None:
        return other  # "0.8 times its book value, compared with 1.3 times for larger rival Beta and 2 for Gamma"
    if (whose := _part_of(sought, i) or _named_in_front(nodes, start - 2)) is not None:
        return whose
    if [node.word or node.kind for node in nodes[i : i + 2]] == ["for", "reference"] and _is_which(sought, nodes[i + 1]):
        return _put_to(nodes, i + 1)  # "HK$147bn for the former, HK$31bn for the latter"
    i += nodes[i : i + 1] != [] and nodes[i].word in cues.COMPARATIVES  # "were 7% higher at Beta"
    past = _past_when(nodes, i)
    i = past if nodes[past : past + 1] and nodes[past].word == "at" else i  # "grew 4% to $9m in 2025 at Acme"
    if i >= len(nodes) or (nodes[i].word not in _OF and nodes[i].word not in _MOVED) or sought.meeting.metric in metric_kinds.HELD:
        return None
    return _named_behind(sought, i)


def _put_to(nodes: Sequence[Node], i: int) -> Owner:
    return Owner(nodes[i].companies, "company.at_value", i)


def _named_in_front(nodes: Sequence[Node], front: int) -> Owner | None:
    """ "31% of the market, behind Beta's 38%", "second came Beta with 19%", "its margin was 16.8%; at Beta it was 2.7%"."""
    if front >= 0 and nodes[front].kind == "company" and nodes[front + 1].word in cues.POSSESSIVE:
        return Owner(nodes[front].companies, "company.possessive", front)
    if front > 0 and nodes[front].kind == "company" and nodes[front + 1].word == "with" and _is_ranked(nodes, front):
        return Owner(nodes[front].companies, "company.subject", front)
    at_it = front > 1 and nodes[front - 1].kind == "company" and nodes[front - 2].word == "at" and _is_it(nodes, front)
    return _put_to(nodes, front - 1) if at_it else None


def _named_behind(sought: Sought, i: int) -> Owner | None:
    """Whose a value is by what stands at `i`, behind it: "at Beta", "of Acme's revenue", "jump for its rival Beta"."""
    nodes, moved = sought.nodes, sought.nodes[i].word in _MOVED
    i += moved
    of_name = [node.word or node.kind for node in nodes[i : i + 2]] == ["of", "company"]
    bare = of_name and i + 2 < len(nodes) and nodes[i + 2].word in cues.GENITIVE
    if bare and (i + 3 == len(nodes) or nodes[i + 3].kind != "metric") and _is_alone(nodes, i + 3):
        return _put_to(nodes, i + 1)  # "14% of Acme's revenue and 27% of Beta's"
    if _of_sales(nodes, i):
        return _put_to(nodes, i + 1)
    if (rival := _rival(nodes, i)) is not None:
        return rival
    if of_name and _is_held_against(nodes, sought.run[0]):
        return _put_to(nodes, i + 1)
    if sought.meeting.metric == "market_share" and (whose := _part_of_share(nodes, sought.run[-1] + 1)) is not None:
        return _put_to(nodes, whose)
    if i + 1 >= len(nodes) or nodes[i].word != ("for" if moved else "at"):
        return None
    name = next((j for j in range(i + 1, min(i + 5, len(nodes))) if nodes[j].word not in SKIPPED), i + 1)
    return _put_to(nodes, name) if nodes[name : name + 1] and nodes[name].kind == "company" else None


def _part_of(sought: Sought, i: int) -> Owner | None:
    """ "1,085 shops, of which 632 belong to Beta", "$7m was Acme's", "8,500 of them at Beta", "$4m from Beta": whose a part is."""
    nodes, known = sought.nodes, sought.known
    words = [node.word for node in nodes[i : i + 2]]
    them = words[:1] == ["of"] and words[-1] in _THEM
    j = i + 2 * them
    behind = [node.word or node.kind for node in nodes[j : j + 4]]
    if behind[:1] and behind[0] in _IS and behind[1:2] == ["company"] and behind[2:3] in (["'s"], ["’s"]) and _is_alone(nodes, j + 3):
        return _put_to(nodes, j + 1)
    if behind[:1] and behind[0] in _BELONGS and behind[1:3] == ["to", "company"]:
        return _put_to(nodes, j + 2)
    j += behind[:1] == ["coming"]
    if nodes[j + 1 : j + 2] == [] or nodes[j + 1].kind != "company":
        return None
    of_side = nodes[j + 1].companies in (known.buyer, known.target) and sought.meeting.metric in _SHARED
    linked = nodes[j].word == "from" or (them and nodes[j].word == "at")
    return _put_to(nodes, j + 1) if of_side and linked else None


def _past_when(nodes: Sequence[Node], i: int) -> int:
    """The place behind "to $9m", "in 2025", "last year" where these stand at `i`."""
    i = past_time(nodes, i)
    while i + 1 < len(nodes) and nodes[i].word in ("to", "from") and nodes[i + 1].kind == "value":
        i = past_time(nodes, i + 2)
    return i


def _is_which(sought: Sought, node: Node) -> bool:
    return sought.sentence.text[node.start : node.end].lower() in ("the former", "the latter")


def _compares(nodes: Sequence[Node], start: int) -> bool:
    """ "compared with", "against", "than", right in front."""
    before = [node.word for node in nodes[max(0, start - 2) : start]]
    return before[-1:] != [] and (before[-1] in _AGAINST - {"to"} or before in _COMPARED)


def _is_listed_for(nodes: Sequence[Node], start: int) -> bool:
    """ "with 2.6 for Beta and 13 for Gamma": whether an "and" goes on from what is somebody's by "for"."""
    for i in range(start - 2, max(0, start - _NAMED_FOR), -1):
        if nodes[i].word == "for":
            return nodes[start - 1].word in ("and", ",") and nodes[start - 2].kind == "company" and nodes[i - 1].kind == "value"
        if nodes[i].kind not in ("company", "word"):
            return False
    return False


def _of_goods(sought: Sought, i: int) -> bool:
    """ "steam costs €45 per megawatt-hour, against €58 for gas": what other goods cost."""
    if sought.meeting.metric != "price":
        return False
    nodes, start = sought.nodes, value_start(sought.nodes, sought.first)
    goods = [node.word or node.kind for node in nodes[i : i + 2]]
    against = start > 0 and nodes[start - 1].word in _AGAINST - {"to"}
    if not against or goods[:1] != ["for"] or len(goods) < 2:
        return False
    return nodes[i + 1].kind in ("word", "metric") and nodes[i + 1].word not in cues.DETERMINERS


def _of_peers(sought: Sought, i: int) -> bool:
    """ "41 times earnings, against 24 times for the S&P 500", "a margin of 9%, against 12% for the industry"."""
    nodes = sought.nodes
    if sought.meeting.rule != "fact.same_metric" or nodes[i : i + 1] == [] or nodes[i].word not in _ACROSS:
        return False
    peers = nodes[i + 1 : i + 5]
    if any(node.companies for node in peers) or not _compares(nodes, value_start(nodes, sought.first)):
        return False
    return any(node.word in _PEERS or (node.metric is not None and node.metric.id == "index_level") for node in peers)


def _rival(nodes: Sequence[Node], i: int) -> Owner | None:
    """ "a margin of 5%, above Beta's; its sales are twice the $4m of its rival": the other one that the sentence names."""
    if [node.word or node.kind for node in nodes[i : i + 2]] != ["of", "reference"]:
        return None
    if not any(node.word in _RIVALS for node in nodes[i + 2 : i + 4]):
        return None
    other = next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "company" and nodes[j].companies != nodes[i + 1].companies), None)
    return None if other is None else _put_to(nodes, other)


def _of_sales(nodes: Sequence[Node], i: int) -> bool:
    """ "lorries account for 6% of Acme's sales"."""
    of_name = [node.word or node.kind for node in nodes[i : i + 2]] == ["of", "company"]
    owned = of_name and i + 3 < len(nodes) and nodes[i + 2].word in cues.POSSESSIVE
    return owned and (nodes[i + 3].kind == "metric" or nodes[i + 3].word == "total")


def _is_alone(nodes: Sequence[Node], i: int) -> bool:
    """Whether nothing is had by a possessor in front of a node."""
    return i >= len(nodes) or nodes[i].kind == "mark" or nodes[i].word in cues.PREPOSITIONS


def _is_held_against(nodes: Sequence[Node], first: int) -> bool:
    """ "above the 12.5% of Beta", "more than the $4m of Beta", "beating the $91m of Beta"."""
    words = [node.word for node in nodes[max(0, first - 3) : first]]
    return words[-1:] == ["the"] and not _AGAINST.isdisjoint(words)


def _part_of_share(nodes: Sequence[Node], i: int) -> int | None:
    """ "would control 31% of the market, 20% coming from Acme and 11% from Beta"."""
    behind = i + (nodes[i : i + 1] != [] and nodes[i].word == "coming")
    return behind + 1 if [node.word or node.kind for node in nodes[behind : behind + 2]] == ["from", "company"] else None


def behind_value(sought: Sought) -> Owner | None:
    """ "fell 11% at Acme and 17% at Beta", "beating the $91m of Beta", "a third of the 1,840 MW that Acme can generate"."""
    nodes, last = sought.nodes, sought.run[-1]
    if sought.meeting.metric in metric_kinds.HELD:
        return None  # "paid £180m for Beta"
    if (told := _told_by_clause(nodes, last + 1)) is not None:
        return told
    of_rival = nodes[last + 1 : last + 2] != [] and nodes[last + 1].word == "of" and _is_held_against(nodes, sought.first)
    if last + 2 >= len(nodes) or not (of_rival or nodes[last + 1].word in ("at", "for")):
        return None
    between = range(last + 2, min(last + 6, len(nodes)))  # "22 for market leader Beta"
    i = next((j for j in between if nodes[j].kind not in ("word", "metric") and not (of_rival and nodes[j].kind == "reference")), last + 1)
    plain = all(node.word not in cues.PREPOSITIONS and node.word not in cues.OPENERS for node in nodes[last + 2 : i])
    return _put_to(nodes, i) if nodes[i].kind == "company" and plain else None


def _told_by_clause(nodes: Sequence[Node], i: int) -> Owner | None:
    """ "the 1,840 MW that Acme can generate", "$5m of ebitda that Acme made": the subject of a relative clause right behind the value."""
    i += 2 * ([node.word or node.kind for node in nodes[i : i + 2]] == ["of", "metric"])
    if [node.word for node in nodes[i : i + 2]] == ["at", "which"]:  # "the 9 times at which Beta trades"
        trades = [node.kind for node in nodes[i + 2 : i + 4]] == ["company", "word"]
        return _put_to(nodes, i + 2) if trades else None
    paid = [node.word or node.kind for node in nodes[i : i + 5]]
    if paid[:2] == ["that", "company"] and paid[3:] == ["for", "company"] and paid[2] in cues.PAYS:
        return _put_to(nodes, i + 4)  # "the 14 times that Acme paid for Beta"
    names = nodes[i + 1 : i + 3]
    if len(names) < 2 or nodes[i].word != "that" or names[0].kind not in NAMES or not names[0].companies:
        return None
    if names[1].word == "had" and i + 3 < len(nodes) and nodes[i + 3].word in EXPECTED:
        return None  # "below the $38m that Acme had pencilled in"
    return Owner(names[0].companies, "company.at_value", i + 1) if may_be_verb(names[1].word) else None


def _is_it(nodes: Sequence[Node], i: int) -> bool:
    """Whether "it was" begins at a node."""
    pronoun = nodes[i].word == "it" or (nodes[i].kind == "reference" and nodes[i].end - nodes[i].start == len("it"))
    return pronoun and nodes[i + 1].word in cues.AUXILIARY


def _is_ranked(nodes: Sequence[Node], i: int) -> bool:
    """ "behind Beta with 2.1 million", "just ahead of Beta with 1.3 million"."""
    return i > 0 and (nodes[i - 1].word in _RANKS or [node.word for node in nodes[max(0, i - 2) : i]] == ["ahead", "of"])


def put_to(sought: Sought) -> Owner | None:
    """Whoever stands right in front of a value.

    "Acme had 31% of the market, behind Beta's 38%", "miner Acme and its 900 employees", "among them Acme with $5m",
    "Acme, a parcel carrier with 2,100 drivers"
    """
    nodes = sought.nodes
    i = value_start(nodes, sought.first) - 2
    owner = nodes[i + 1] if i > -2 else None
    counted = nodes[sought.first].amount is not None and sought.meeting.rule == "fact.own_unit"
    if counted and owner is not None and sought.sentence.text[owner.start : owner.end].lower() == "its" and owner.companies:
        return Owner(owner.companies, "company.possessive", i + 1)
    given = owner is not None and owner.kind in NAMES and i > -1 and nodes[i].word in _GIVES
    if given and owner is not None and sought.meeting.metric == "market_share":
        return Owner(owner.companies, "company.subject", i + 1)  # "figures from Castor Research gave Acme 8% of the market"
    if i < 1 or nodes[i + 1].word != "with" or sought.meeting.place in range(i, sought.first):
        return None
    if nodes[i].kind == "company":
        listed = nodes[i - 1].word in _LISTS or _is_ranked(nodes, i)
        return Owner(nodes[i].companies, "company.subject", i) if listed else None
    if sought.meeting.metric == "stake" and nodes[i].word == "," and nodes[i - 1].kind == "company":
        return Owner(nodes[i - 1].companies, "company.subject", i - 1)  # "Beta Partners, with a 6.2% stake, wants"
    apposed = apposed_to(nodes, i + 1)
    return None if apposed is None else Owner(nodes[apposed].companies, "company.subject", apposed)
