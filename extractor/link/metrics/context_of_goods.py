"""The price of a thing: an amount that small beside what can be bought, whatever the verb between them.

a pint of bitter went from £4.20 to £4.55      the thing moves
put 10p on a pasty                             a price that was moved
is promoting a $5 meal, £12 salmon platters    the thing behind the amount
a heat pump costs a homeowner €27,400          what one thing costs its buyer
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.context_of_prices import price_of_now
from extractor.link.metrics.meeting import Meeting, Setting, words_of
from extractor.link.metrics.noun_phrases import begin_of, is_verb
from extractor.link.verb_forms import all_forms

_IN_BULK = frozenset("tonne ton barrel ounce pound bushel megawatt-hour mwh mmbtu therm kilo kilogram gallon litre liter".split())
_LONG = 4  # words
_HIGHEST_TAG = 100_000  # of a thing
# What is so much money, and no thing that is sold for it.
_NO_THINGS = frozenset(
    "donation bonus deposit discount rebate grant gap rise increase cut saving savings refund tax levy reward prize bill voucher loan debt "
    "note bond coin cheque check raise premium penalty settlement gain loss move swing mark level threshold barrier cap limit "
    "incentive spend spending margin excess stamp duty allowance bet stretch family holder investor owner bid offer proposal approach "
    "package tender terms hammer range profit earnings income share stock market forecast estimate consensus average mean survey number "
    "high low close credit claim compensation payout fare wage contract".split()
)
_ABSTRACT = ("ment", "tion", "ness", "ship", "ity", "ance", "ence", "ism")
_PEOPLE = frozenset("people workers employees staff households families owners holders savers".split())
_ON, _OFF = all_forms("put slap whack stick add"), all_forms("knock take shave chop")
_COST = all_forms("cost")
_RELATIVES = frozenset({"which", "that"})
_ONE = frozenset("a an the each every one its this that".split())
_BUYER = 5  # nodes of "a typical German homeowner"
_ITEM = 9  # nodes of "the larger of its two garden sheds"
_NO_ITEMS = frozenset("strike outage recall cyberattack attack storm move change rule law levy ban delay fault error mistake".split())


def tagged(at: Setting, found: Meeting) -> Meeting | None:
    """ "is promoting a $5 meal", "launched a 1,999-yuan phone", "put £12 salmon platters on its shelves": the price of one thing."""
    between = found.span.start - at.amount.end
    words = words_of(at, found).split()
    if not _is_small(at, found) or between != 1 or len(words) >= _LONG or not _is_thing(words[-1]):
        return None
    one = at.first > 0 and at.nodes[at.first - 1].word in ("a", "an", "its", "the")
    several = words[-1].endswith("s") and at.amount.high <= cues.HIGHEST_SHARE
    return replace(found, metric="price", value_kind="money", group="market") if one or several else None


def thing_moved(at: Setting, found: Meeting) -> Meeting | None:
    """ "A pint of bitter went from £4.20 to £4.55", "A bag of cement now fetches 620 naira"."""
    in_front = found.span.end < at.amount.start
    if not _is_small(at, found) or not in_front or not _is_thing(_head(at, found)) or _is_deal(at):
        return None
    return replace(found, metric="price", value_kind="money", group="market")


def put_on(at: Setting, found: Meeting) -> Meeting | None:
    """ "put 10p on a pasty", "knocked $200 off the smaller bike": by how much a price was moved."""
    verb, side = at.nodes[at.start - 1].word if at.start else "", at.nodes[at.last + 1 : at.last + 2]
    behind = side[0].word if side else ""
    on, off = verb in _ON and behind in ("on", "onto", "to"), verb in _OFF and behind == "off"
    if not (on or off) or not _is_small(at, found):
        return None
    if any(node.word == "each" for node in at.nodes[at.last + 2 : at.last + 3]):
        return replace(found, metric="costs", value_kind="money", group="cost") if on else None  # "add £2,100 to each home"
    if not _is_thing(_head(at, found)):
        return None
    return replace(found, metric="price", value_kind="money", change="increase" if on else "decrease")  # of whoever did so


def cost_to_buyer(at: Setting, found: Meeting) -> Meeting | None:
    """ "A heat pump costs a homeowner €27,400", "the mower, which cost £399": a price, where "cost" is a verb and one thing its subject."""
    place = found.place
    if place is None or not 1 < place + 1 <= at.start or at.nodes[place].end != found.span.end or at.amount.kind != "money":
        return None
    if at.amount.high > _HIGHEST_TAG or at.amount.per is not None or words_of(at, found).rpartition(" ")[2] not in _COST:
        return None
    buyer = at.nodes[place + 1 : at.start]
    if len(buyer) > _BUYER or any(node.kind not in ("word", "company", "reference") or is_verb(node.word) for node in buyer):
        return None
    if at.before is not None and at.before.metric == "price" and at.nodes[place - 1].word in (",", "now", "and"):
        return replace(at.before, rule="fact.same_metric", place=None, change=None)  # ", which cost £48 in 2023, now costs £62"
    end = place
    while end > 1 and at.nodes[end - 1].word in cues.AUXILIARY | _RELATIVES | {",", "now", "still"}:
        end -= 1
    first = begin_of(at.nodes, end)
    item = at.nodes[first:end]
    if not item or len(item) > _ITEM or item[-1].kind != "word" or not _is_thing(item[-1].word) or item[-1].word in _NO_ITEMS:
        return None
    one = item[0].word in _ONE or item[0].kind == "reference" or item[0].word.endswith("ing")
    return replace(price_of_now(found), change=None) if one else None


def _head(at: Setting, found: Meeting) -> str:
    """ "pint" of "a pint of bitter", "spend" of "spend per game"."""
    return words_of(at, found).partition(" of ")[0].partition(" per ")[0].rpartition(" ")[2]


def _is_small(at: Setting, found: Meeting) -> bool:
    amount = at.amount
    return found.rule == "fact.noun_phrase" and amount.kind == "money" and amount.per in (None, "each") and amount.high <= _HIGHEST_TAG


def _is_deal(at: Setting) -> bool:
    told = [near for near in (at.before, at.earlier) if near is not None]
    return any(near.group in ("deal", "return") or (near.group == "market" and near.metric != "price") for near in told)


def _is_thing(word: str) -> bool:
    if word in cues.BUYERS or word in _PEOPLE:
        return False  # "Customers will get back $264 on average"
    return word not in _NO_THINGS and word.rstrip("s") not in _NO_THINGS and not word.rstrip("s").endswith(_ABSTRACT)


def in_bulk(at: Setting, found: Meeting) -> Meeting | None:
    """ "trimmed export offers to $552 a tonne", "scrap was booked at $341 a tonne": what goods in bulk are sold for, and no bid."""
    bulk = at.amount.kind == "money" and (at.amount.per or "").lower() in _IN_BULK
    sold = found.metric == "offer_price" or (found.rule == "fact.verb" and at.lead[-1:] == ["at"])
    return price_of_now(found) if bulk and sold else None
