"""Whose a price of goods is that elsewhere is the market's: of who pays it or gets it.

    Jet fuel averaged $2.48 a gallon                   the airline's that the text speaks of
    paid $2.41 a gallon for jet fuel versus $2.38      of who paid
    sold its gold for $4,615 and its copper for $5.48  of whose copper it is
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.companies.markets import metric_words
from extractor.link.companies.whose import Owner, Sought

_PRICED = 5  # nodes from a price to what it is paid for


def of_payer(sought: Sought) -> Owner | None:
    """ "Fuel averaged $2.48 a gallon", "paid $2.41 for jet fuel versus $2.38", "and its copper for $5.48": what somebody pays or gets."""
    nodes, place, known = sought.nodes, sought.meeting.place, sought.known
    if place is None or place >= sought.first:
        return None
    if place and nodes[place - 1].kind == "reference" and nodes[place + 1].word == "for":
        return Owner(nodes[place - 1].companies, "company.possessive", place - 1)
    compared = nodes[place + 1].word in cues.COMPARISONS and nodes[place - 1].word == "for"
    if sought.inside and compared and any(node.kind == "value" for node in nodes[max(0, place - _PRICED) : place]):
        return Owner(sought.inside, "company.same_sentence")
    averaged = any(node.word == "averaged" for node in nodes[place : sought.first]) and "fuel" in metric_words(sought)
    user = sought.inside or known.carried or known.main
    return Owner(user, "company.sentence_before") if averaged and user and not known.of_market else None
