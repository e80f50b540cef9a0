"""Over how much something is spread: a count for itself, and none of what is spread.

    has customers in 60 countries        countries, not customers
    sells its jam through 4,000 dealers  likewise, by what is counted elsewhere
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.metrics.own_units import own_unit

PLACES = frozenset(
    "country nation state city town village island market province prefecture region county territory continent airport port "
    "district".split()
)
_OVER = frozenset("in across throughout through via".split())


def spread_over(at: Setting) -> Meeting | None:
    """ "has customers in 60 countries", "sells through 4,000 dealers": where something is counts for itself."""
    amount, link = at.amount, at.word_before
    if amount.kind != "quantity" or amount.unit in (None, "times", "point", "share") or link is None:
        return None
    thing = at.nodes[at.start - 2].metric if at.start > 1 else None
    told = thing is not None and thing.group == "count" and amount.unit not in cues.MEASURED and amount.metric is None
    over = link.word in _OVER or (link.word in ("at", "over", "from") and amount.unit in PLACES)
    return own_unit(at) if over and (amount.unit in PLACES or told) else None
