"""Turns of phrase that say at what price a share comes to market, opens and ends a day.

went public / came to market / floated at HK$38    the offer price
opened / made its debut at HK$58                   the share price
a close of €30.07 / ended the session at HK$51     likewise
some 400,000 shares changed hands                  the trading volume; what they were worth, the turnover

Left alone: what indices and goods close at.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Node, is_shares
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_PUBLIC = all_forms("go")
_COMES, _STARTS = all_forms("come"), all_forms("start begin commence")
_LISTS = frozenset("listed listing floated floating".split())
_CLOSES = frozenset("closed ended finished closing ending finishing".split())
_OPENS = frozenset("opened opening debuted debuting".split())
_PEAKS = frozenset("peaked topped bottomed".split())
_SOLD = frozenset("sold offered placed floated".split())
_STANDS = frozenset("stuck languishing hovering sitting".split())
_STOOD = frozenset("was stood is stands".split())
_NEAR = 12  # nodes in front of a price
_VOLUME = ("volume", "volumes", "trading volume", "turnover")
_ASIDE, _TRADED = 9, 14  # nodes between two commas, and from a number of shares to what they did
_CHANGES = all_forms("change")


def close(at: Setting) -> Meeting | None:
    """ "a close of €30.07", "the €37.30 at which the stock closed", "the 218p at which Beta closed"."""
    nodes, first, lead = at.nodes, at.first, at.lead
    behind = nodes[at.last + 1 : at.last + 5]
    shares = behind[3].metric if [node.word for node in behind[:3]] == ["at", "which", "the"] and len(behind) > 3 else None
    if shares is not None and shares.id == "share_price":
        return phrased("share_price", behind[3].span, "fact.idiom")
    at_which = [node.word for node in behind[:2]] == ["at", "which"]
    named = at_which and len(behind) > 3 and behind[2].kind == "company" and at.amount.high < cues.HIGHEST_SHARE
    if named and behind[3].word in _CLOSES:
        price = behind[3].span
        return phrased("share_price", price, "fact.idiom", company_place=at.last + 3)
    if at_which and any(node.word in _SOLD for node in behind[2:]):
        # "the $24 at which it sold shares"
        return phrased("offer_price", behind[0].span, "fact.idiom")
    if lead[-2:] not in (["close", "of"], ["limit", "of"]) or (lead[-2] == "limit" and "daily" not in lead):  # "its daily limit of $4"
        return None
    return phrased("share_price", nodes[first - 2].span, "fact.idiom")


def priced_at(at: Setting) -> Meeting | None:
    """ "came to market in Hong Kong in 2025 at HK$38", "finished the session at HK$91.5": of a company or its shares."""
    nodes, first = at.nodes, at.first
    if nodes[first - 1].word != "at" or at.amount.high > cues.HIGHEST_SHARE or at.amount.per not in (None, "share"):
        return None
    for i in range(first - 2, max(0, first - _NEAR), -1):
        if _goes_public(at, i):
            return phrased("offer_price", nodes[i].span, "fact.idiom")
        if nodes[i].word in _PEAKS and at.before is not None and at.before.metric in ("offer_price", "share_price"):
            # "floated at 220p in 2014 and peaked at 612p"
            return phrased("share_price", nodes[i].span, "fact.idiom")
        stuck = nodes[i].word in _STANDS and i == first - 2 and nodes[i - 1].word in cues.AUXILIARY  # "is stuck at HK$96.5"
        stood = i == first - 2 and nodes[i].word in _STOOD and nodes[i - 1].kind == "company" and _at_close(at, i)
        trades = nodes[i].word in _CLOSES or stuck or stood or (nodes[i].word == "hands" and nodes[i - 1].word.startswith("chang"))
        if trades or _opens_trading(at, i):
            if not _is_of_share(nodes, i):
                return None
            owner = _shares_in(nodes, i)
            return phrased("share_price", nodes[i].span, "fact.idiom", company_place=owner)
        its = nodes[i].kind == "reference" and at.text[nodes[i].start : nodes[i].end].lower() == "its"  # "finished its first day at $31"
        exchange = nodes[i].metric is not None and at.text[nodes[i].start : nodes[i].end] == "Market"  # "listed on the STAR Market at"
        if nodes[i].kind in ("value", "metric", "company", "reference") and not its and not exchange:
            return None
    return None


def _at_close(at: Setting, i: int) -> bool:
    """ "At Friday's close Acme was at HK$102.2"."""
    front = at.text[at.nodes[0].start : at.nodes[i].start]
    return front.startswith(("At ", "As of ", "By ")) and ("close" in front or "press time" in front)


def ran_to(at: Setting) -> Meeting | None:
    """ "opened at $36, ran as high as $39.88": how far a share got whose price was told in front."""
    nodes, place = at.nodes, at.start - 2
    words = [node.word for node in nodes[max(0, place) : at.start + 1]]
    if words not in (["as", "high", "as"], ["as", "low", "as"]) or at.amount.high > cues.HIGHEST_SHARE or not nodes[place - 1].word:
        return None
    if not any(node.word in _OPENS | _CLOSES or is_shares(node) for node in nodes[: max(0, place)]):
        return None
    return phrased("share_price", nodes[place - 1].span, "fact.idiom")


def _goes_public(at: Setting, i: int) -> bool:
    """ "went public", "came to market", "floated", "listed": words that end at a node."""
    nodes, word = at.nodes, at.nodes[i].word
    if word in _LISTS:
        return nodes[i - 1].word not in cues.AUXILIARY  # "was listed at $900": a price of goods
    if word == "public":
        return nodes[i - 1].word in _PUBLIC
    market = nodes[i].metric is not None and at.text[nodes[i].start : nodes[i].end] == "market"
    words = [node.word for node in nodes[max(0, i - 3) : i]]
    came = words[-1:] == ["to"] and nodes[i - 2].word in _COMES
    return market and (came or words[:2] == ["joined", "the"])  # "joined the stock market"


def _opens_trading(at: Setting, i: int) -> bool:
    """ "opened at HK$58", "made its debut at HK$58", "started trading at HK$58"."""
    nodes = at.nodes
    between = nodes[i + 1 : at.first - 1]
    opened = nodes[i].word in _OPENS and all(node.period or node.word in cues.PREPOSITIONS for node in between)
    return opened or nodes[i].word == "debut" or (nodes[i].word == "trading" and nodes[i - 1].word in _STARTS)


def _is_of_share(nodes: Sequence[Node], i: int) -> bool:
    """Whether what closed or opened is a share or its company, and no index or barrel: the nearest name or certain metric in front."""
    traded = next((node for node in reversed(nodes[:i]) if node.companies or node.kind == "reference" or _is_listed(node)), None)
    return traded is not None and (traded.metric is None or traded.metric.id in ("share_price", "offer_price"))


def _shares_in(nodes: Sequence[Node], i: int) -> int | None:
    """ "Shares in Acme closed", "the stock of Acme": where the company stands, right in front of its verb."""
    named = nodes[i - 1].kind == "company" and i > 2 and nodes[i - 2].word in ("in", "of") and is_shares(nodes[i - 3])
    return i - 1 if named else None


def _is_listed(node: Node) -> bool:
    return node.metric is not None and (not node.metric.weak or node.metric.id == "share_price")


def exercisable(at: Setting) -> Meeting | None:
    """ "warrants exercisable at $7.50", "bonds convertible at $12"."""
    verb = at.nodes[at.start - 2] if at.lead[-1:] == ["at"] and at.start > 1 else None
    if verb is None or verb.word not in ("exercisable", "exercised", "convertible") or at.amount.high > cues.HIGHEST_SHARE:
        return None
    return Meeting("exercise_price", verb.span, "fact.idiom", "money-per-share", "instant", "market")


def traded(at: Setting) -> Meeting | None:
    """ "19 billion shares changed hands", "about 400,000 shares in Acme traded", "Volume was 20 billion shares"."""
    nodes = at.nodes
    if at.amount.unit == "share" and nodes[0].kind in ("word", "metric") and at.text[nodes[0].start : nodes[0].end].lower() in _VOLUME:
        return phrased("trading_volume", nodes[0].span, "fact.idiom")
    said = _changes_hands(nodes, at.last)
    return phrased("trading_volume", said, "fact.idiom") if said is not None else None


def turned_over(at: Setting) -> Meeting | None:
    """ "some 38.6 million shares worth HK$3.9 billion changed hands", "HK$2.2 billion worth of shares changed hands"."""
    place, behind = at.before_place, at.nodes[at.last + 1 : at.last + 4]
    if [node.word for node in behind[:2]] == ["worth", "of"] and len(behind) > 2 and is_shares(behind[2]):
        said = _changes_hands(at.nodes, at.last + 3)
        return phrased("trading_turnover", said, "fact.idiom") if said is not None else None
    counted = at.nodes[place].amount if place is not None and at.lead in (["worth"], ["valued", "at"], [",", "worth"]) else None
    said = _changes_hands(at.nodes, at.last) if counted is not None and counted.unit == "share" else None
    return phrased("trading_turnover", said, "fact.idiom") if said is not None else None


def _changes_hands(nodes: Sequence[Node], last: int) -> Span | None:
    """Where it is said that what stands in front was traded: "4 million shares, more than the float, were traded"."""
    if [node.word for node in nodes[last + 1 : last + 2]] == [","]:
        last = next((i for i in range(last + 2, min(last + _ASIDE, len(nodes) - 2)) if nodes[i].word == ","), last)
    for i in range(last + 1, min(last + _TRADED, len(nodes))):
        word, following = nodes[i].word, nodes[i + 1].word if i + 1 < len(nodes) else ""
        if word in _CHANGES and following == "hands":
            return Span(nodes[i].start, nodes[i + 1].end)
        if word == "traded" and following != "at":
            return nodes[i].span
        worth = nodes[i].kind == "value" and nodes[i - 1].word in ("worth", "at")
        told = nodes[i].kind in ("company", "reference") or word in cues.AUXILIARY | cues.GENITIVE | {"in", "of", "worth", "valued"}
        if not (worth or told):
            return None
    return None
