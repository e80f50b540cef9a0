"""What a hyphen joins a number to is the size of what follows.

    a 240-megawatt solar farm, a 200,000-unit plant      its capacity
    the 912-store chain, a 240-room hotel                what it has
    a 40,000-tonne ship                                  nothing of a business
"""

from __future__ import annotations

from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.nodes import Amount
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_HAD = {
    **dict.fromkeys(("store", "shop", "branch", "outlet"), ("stores", "chain estate network group retailer lender bank business empire")),
    **dict.fromkeys(("room", "bed"), ("rooms", "hotel resort property hospital clinic home hostel lodge tower development")),
    **dict.fromkeys(("plot", "home"), ("land_bank", "site estate scheme development project community plot parcel")),
}
_WORKS = frozenset(
    "plant factory mill refinery farm line smelter facility complex project park station works terminal fab brewery crusher battery "
    "electrolyser array scheme".split()
)
_POWER = frozenset("megawatt gigawatt mw gw".split())
_OWNS = all_forms("own operate run") | {"has", "have", "had"}
_PEOPLE = frozenset("person employee worker member".split())
_NAMED = 6  # nodes of "240-megawatt Tussock Flat solar farm"


def is_size(text: str, amount: Amount | None) -> bool:
    """Whether a hyphen joins the number of a quantity to its unit: "240-megawatt", no "47,500-person workforce"."""
    unit = _hyphened(text, amount)
    return unit.isalpha() and unit not in _PEOPLE


def is_headcount(text: str, amount: Amount | None) -> bool:
    """ "the 74-person company", "a 47,500-person workforce"."""
    return _hyphened(text, amount) in _PEOPLE


def _hyphened(text: str, amount: Amount | None) -> str:
    """The unit that a hyphen joins to the number of a quantity, or ""."""
    if amount is None or amount.kind != "quantity":
        return ""
    number, _, unit = text[amount.start : amount.end].partition("-")
    return unit if number[-1:].isdigit() else ""


def sized(at: Setting) -> Meeting | None:
    """ "a 200,000-unit plant", "the 912-store chain"."""
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 1 + _NAMED]]
    unit = (at.amount.unit or "").lower()
    metric, things = _HAD.get(unit, ("capacity", ""))
    built = not _WORKS.isdisjoint(word.rpartition(" ")[2] for word in behind) or unit in _POWER
    if (metric == "capacity" and not built) or (things and set(things.split()).isdisjoint(behind)):
        return None
    verb = at.word_before if at.word_before is None or at.word_before.word not in ("a", "the", "its") else at.nodes[at.start - 2]
    owned = unit in _HAD or (verb is not None and verb.word in _OWNS)
    return Meeting(metric, Span(at.amount.start, at.amount.end), "fact.own_unit" if owned else "fact.verb", "count", "instant", "count")
