"""How much of all there is of something a company makes: its share of a market that is named by its goods.

produces 12% of the world's cobalt, generates 9% of Spain's electricity     a share of what a place makes or uses
supplies 40% of the salt used in France                                      likewise
makes 31% of its cars in Mexico                                              nothing of the kind
"""

from __future__ import annotations

import re

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_MAKES = all_forms("produce make supply mine generate grow refine build yield handle carry manufacture pump provide export smelt")
_USED = "used|consumed|sold|made|eaten|burned|burnt|produced|mined|grown|drunk|needed|imported|generated|carried"
_WHOLE = re.compile(
    r" of (?P<of>(?:the )?(?:(?P<place>[A-Z][\w-]+(?: [A-Z]\w+)?)['’]s?|world['’]s|country['’]s|nation['’]s|global|world)"
    r" (?P<goods>[a-z][\w-]+)"
    rf"|(?:the|all) (?:[a-z][\w-]+ ){{1,3}}(?:{_USED}) (?:in|by) (?:the |all )?[A-Z])"
)
_NO_GOODS = frozenset(
    "sales revenue revenues profit profits earnings shares stock equity capital votes voting debt population people households homes "
    "adults workers staff workforce workforces income output gdp market".split()
)


def of_world(at: Setting) -> Meeting | None:
    """ "produces 12% of the world's cobalt"."""
    verb = at.word_before
    if verb is None or verb.word not in _MAKES or at.amount.unit != "percent":
        return None
    whole = _WHOLE.match(at.text, at.amount.end)
    if whole is None or whole["goods"] in _NO_GOODS or (whole["place"] and whole["place"].lower() not in cues.REGIONS):
        return None
    of = Span(*whole.span("of"))
    return Meeting("market_share", of, "fact.idiom", "percent", "duration", "ratio", of=of)
