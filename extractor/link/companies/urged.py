"""Whose a figure is that a holder of a part asks for: of whom it holds a part.

    Fund Acme has a 6% stake in Beta. It wants a $300m buyback     Beta's
    Acme says Beta's margins could rise to 6%                      named: Beta's anyhow
    Acme bought back shares for $300m                              its own
"""

from __future__ import annotations

from extractor.link.companies.whose import Owner, Sought
from extractor.link.verb_forms import all_forms

_ASKED = frozenset(
    "buyback dividend dividend_per_share payout_ratio cost_savings net_margin operating_margin gross_margin ebitda_margin return_on_equity "
    "share_price target_price job_cuts".split()
)
_ASKS = all_forms("want demand urge propose push press reckon argue seek ask") | {"calling", "called", "calls", "says", "believes", "sees"}


def of_urged(sought: Sought, owner: Owner) -> Owner | None:
    """ "Acme has a 6% stake in Beta. It wants a $300m buyback": Beta's."""
    known, metric, front = sought.known, sought.meeting.metric, sought.nodes[: sought.first]
    if metric not in _ASKED or len(owner.companies) != 1 or not any(node.word in _ASKS for node in front):
        return None
    holder = owner.companies[0]
    holds = any(node.metric is not None and node.metric.id == "stake" for node in front)  # "The fund, which disclosed a 5% holding"
    of = known.held.get(holder.name) or next((main for main in known.main if holds and main is not holder), None)
    return Owner((of,), "company.main") if of is not None and of.name not in known.held else None
