"""What is a share of a market beside what its sentence and the value before speak of: `_WAYS`, the first that answers wins.

its share slid to 8.9%                                      no share price
volumes slipped 3%, leaving it with a 22% share             no volumes
shipped 5,000 and has 27% of the market                     likewise
held 23% of the chip market                                 no stake
took 46% of China's takeaway orders                         no orders
19% of the $8bn market, against 27% for Beta                no size of it
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from extractor.link import cues
from extractor.link.held_against import compares
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import Meeting, Setting, words_of
from extractor.link.verb_forms import all_forms

_STOOD = frozenset("was were is are stood".split())
_GOODS = frozenset(
    "bookings sales shipments deliveries deposits loans mortgages flights seats subscribers users customers exports output orders".split()
)
_COMMANDS, _VOTES = all_forms("command"), frozenset("votes voting shares stock equity".split())
_OWNED = frozenset("share shares stock equity votes capital company business firm group its their".split())
_OF_MARKET, _RANKED = frozenset("market_share market_size shipments sales_volume".split()), frozenset("ranked ranks ranking".split())
_WORLD = frozenset("worldwide globally global world's world industry nationwide".split())
_FROM = frozenset("off below above short shy away".split())
_SOLD = ("shipments", "sales_volume", "revenue")


def market_share(at: Setting, found: Meeting) -> Meeting | None:
    if at.amount.kind != "percent":
        return None
    return next((share for way in _WAYS if (share := way(at, found)) is not None), None)


def _held_of_market(at: Setting, found: Meeting) -> Meeting | None:
    stake = found.metric == "stake" and found.rule == "fact.verb"
    return _share(found) if stake and (_is_of_market(at) or _counted_by(at)) else None


def _called_share(at: Setting, found: Meeting) -> Meeting | None:
    place, before = found.place, at.before
    if found.metric != "share_price" or place is None or words_of(at, found).split()[-1] != "share":
        return None
    told = at.nodes[at.before_place].amount if at.before_place is not None else None
    again = [node.word for node in at.nodes[max(0, place - 2) : place]] == [",", "a"]  # "ate up 21% of sales, a share that fell to 19%"
    if told is not None and told.kind == "percent" and before is not None and (again or place - 1 == at.before_place):
        change = found.change if at.lead[-1:] != ["to"] else None
        return replace(before, rule="fact.same_metric", place=None, change=change)  # "giving it a 35% share, up from 28%"
    level, of = at.lead[-1:] in (["to"], ["from"]), at.nodes[place + 1].word == "of"
    owner = at.nodes[place - 1] if place > 0 else None
    owned = owner is not None and (owner.word in cues.POSSESSIVES or at.text[owner.start : owner.end].lower() in cues.POSSESSIVES)
    thing = owner is not None and owner.word in cues.POSSESSIVES and at.nodes[place - 2].kind == "word"
    if thing and level and not of and before is not None and before.of is not None:
        # "data chips made up 41% of revenue, while car chips' share slid to 12%"
        return replace(before, rule="fact.same_metric", place=None, change=None)
    if (whole := _of_same_whole(at, place)) is not None:
        return replace(whole, rule="fact.same_metric" if at.before is not None else "fact.anaphora", place=None, change=None)
    whose = owner is not None and owner.word == "whose" and found.change is None
    if of or whose or (owned and (level or found.change is None or at.amount.unit == "percentage_point")):
        return replace(_share(found), change=None if level else found.change)
    return None


def _of_same_whole(at: Setting, place: int) -> Meeting | None:
    """ "Phones made up 41% of revenue. The share of laptops was 38%", "… of laptops, whose share is 38%": of what the one before is of."""
    near, behind = at.near, at.nodes[place + 1 : place + 3]
    if near is None or near.of_metric is None or near.group != "income" or near.metric != near.of_metric or at.change is not None:
        return None
    if at.lead[-1:] == [] or at.lead[-1] not in _STOOD | {"at", "of"}:
        return None
    thing = behind[1:] and behind[0].word == "of" and behind[1].kind == "word" and behind[1].word not in cues.DETERMINERS
    before = at.nodes[place - 2 - (at.nodes[place - 2].word == ",")] if place > 2 else None
    others = before is not None and before.kind == "word" and at.nodes[place - 1].word in cues.POSSESSIVES | {"whose"}
    return near if thing or others else None


def _left_with(at: Setting, found: Meeting) -> Meeting | None:
    behind = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    held = found.metric in _SOLD and [word for word in at.lead if word not in cues.DETERMINERS][-1:] == ["with"] and found.change is None
    if not held or behind is None or at.text[behind.start : behind.end].lower() != "share":
        return None
    return replace(_share(found), span=behind.span)


def _compared_with(at: Setting, found: Meeting) -> Meeting | None:
    told = at.before if found.metric in _SOLD and at.before is not None and at.before.metric == "market_share" else None
    return replace(told, rule="fact.same_metric", place=None, change=None) if told is not None and compares(at.lead) else None


def _called_shares(at: Setting, found: Meeting) -> Meeting | None:
    if found.metric != "share_price" or words_of(at, found) != "shares":
        return None
    listed = found.place is not None and found.place + 2 == at.first and at.nodes[at.first - 1].word == "of" and not found.change
    stood = at.lead[-1:] != [] and at.lead[-1] in _STOOD and at.change is None and change_after(at.nodes, at.last)[0] is None
    stood = stood and at.nodes[at.last + 1 : at.last + 2] != [] and at.nodes[at.last + 1].word not in _FROM  # "are 12% off their peak"
    return _share(found) if listed or stood else None


def _commanded(at: Setting, found: Meeting) -> Meeting | None:
    if found.metric != "stake" or found.rule != "fact.verb":
        return None
    commands = words_of(at, found) in _COMMANDS and _VOTES.isdisjoint(node.word for node in at.nodes[at.last + 1 : at.last + 6])
    return replace(_share(found), of=None) if commands or _of_a_market(at) or _of_goods(at) else None


def _took(at: Setting, found: Meeting) -> Meeting | None:
    taken = at.lead[-1:] == ["took"] or (at.lead[-2:] in (["accounted", "for"], ["accounts", "for"]) and _is_worldwide(at))
    of_it = found.rule == "fact.value_of_metric" and found.change is None and taken and _taken_of_goods(at)
    return replace(_share(found), value_kind="percent") if of_it else None


def _counted_too(at: Setting, found: Meeting) -> Meeting | None:
    again = found.metric in _SOLD and found.rule == "fact.same_metric" and found.change is None
    return _share(found) if (found.metric == "employees" or again) and _of_a_market(at) else None


def _called_slice(at: Setting, found: Meeting) -> Meeting | None:
    behind = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    called = behind is not None and at.text[behind.start : behind.end].lower() in ("share", "slice") and found.change is None
    counted = found.value_kind in ("count", "any") and found.rule == "fact.same_metric"
    return replace(_share(found), value_kind="percent") if called and (found.metric == "market_size" or counted) else None


def _of_size(at: Setting, found: Meeting) -> Meeting | None:
    again = found.rule == "fact.same_metric" or (at.before is not None and at.before.metric == "market_share")
    level = again and found.change is None
    part = found.metric == "market_size" and (at.amount.unit == "percentage_point" or level)
    return replace(_share(found), value_kind="percent") if part else None


_WAYS: tuple[Callable[[Setting, Meeting], Meeting | None], ...] = (
    _held_of_market,  # By shipments Acme held 15%
    _called_share,    # its share of the segment edged up to 3.1%; its share is about 27%
    _left_with,       # volumes slipped 3%, leaving it with a 22% share
    _compared_with,   # with a 22% share, compared with 24%
    _called_shares,   # with shares of 8.4% and 6.2%; their shares were 36% and 17%
    _commanded,       # held 23% of the chip market
    _took,            # took 46% of China's takeaway orders
    _counted_too,     # shipped 5,000 and has 27% of the market; a workforce of 900 and 19% of the market
    _called_slice,    # the market shrank 2%, and Beta led it with a 45% share; leads with 90,000 vans and a 12% share
    _of_size,         # 19% of the $8bn market, against 27% for Beta; 17% of the market, and hybrids 35%
)  # fmt: skip


def _share(found: Meeting) -> Meeting:
    return replace(found, metric="market_share", period_kind="duration", group="ratio")


def _counted_by(at: Setting) -> bool:
    """ "By shipments Acme held 15%", "By value it had 9%": what a share is counted by."""
    opening = at.nodes[1] if at.nodes[0].word == "by" else None
    sold = opening is not None and opening.metric is not None and opening.metric.id in _SOLD
    return sold or (opening is not None and opening.word in ("volume", "value", "units"))


def _of_a_market(at: Setting) -> bool:
    """Whether a value is so much "of China's chip market"."""
    behind = at.nodes[at.last + 1 : at.last + 9]
    if at.before is not None and at.before.metric == "market_size" and any(node.word == "which" for node in at.nodes[: at.first]):
        return True  # "the market was worth $5bn, of which local suppliers held 34%"
    if behind[:1] == [] or behind[0].word != "of":
        return False
    return any(node.metric is not None and node.metric.id == "market_size" for node in behind)


def _of_goods(at: Setting) -> bool:
    """ "holds 56% of online hotel bookings": of things that many sell, no company and nothing that it has."""
    behind = at.nodes[at.last + 1 : at.last + 6]
    phrase = list(takewhile(lambda node: node.kind in ("word", "metric"), behind[1:])) if behind[:1] and behind[0].word == "of" else []
    words = [at.text[node.start : node.end].lower() for node in phrase if node.word not in cues.PREPOSITIONS]
    if not words or words[0] in cues.DETERMINERS or not _OWNED.isdisjoint(words):
        return False
    return words[-1] in _GOODS


def _is_worldwide(at: Setting) -> bool:
    """ "31.5% of shipments worldwide", "of global deliveries"."""
    behind = (at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 8])
    return any(word in _WORLD or word.startswith(("global ", "worldwide ")) for word in behind)


def _taken_of_goods(at: Setting) -> bool:
    """ "Acme and Beta took 46% and 31% of China's takeaway orders": of what whole countries order, no part of one's own."""
    behind = at.nodes[at.last + 1 : at.last + 6]
    goods = next((node for node in behind if node.metric is not None), None)
    owned = any(node.companies or node.kind == "reference" or node.word in _OWNED for node in behind)
    named = any(node.kind == "company" for node in at.nodes[max(0, at.start - 3) : at.start - 1])
    return named and not owned and goods is not None and at.text[goods.start : goods.end].lower().split()[-1] in _GOODS


def _is_of_market(at: Setting) -> bool:
    """ "IDC counted 4.7 million headsets. Acme held a 73% share", "… , Beta ranked second": of a market, and no company's."""
    ranked = (at.near is not None and at.near.metric in _OF_MARKET) or any(node.word in _RANKED for node in at.nodes)
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 3]]
    when = behind[1:] == ["in"] and any(node.kind == "period" for node in at.nodes[at.last + 3 : at.last + 4])
    other = behind[1:] in (["in"], ["of"]) and not when
    return ranked and at.nodes[at.first - 1].word == "a" and behind[:1] == ["share"] and not other
