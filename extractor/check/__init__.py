"""The article's arithmetic against itself.

    total          a sum stated for several periods against its parts            losses of 143, 788 … totalling 6,238
                   or for the things listed beside it                            three bonds of a combined 1.25bn: 500m, 450m and 300m
    change         a stated rise or fall against its two ends                    up 6.3% to £1.12bn from £1.05bn
    share          "X is N% of Y" against X and Y                                R&D of 417m, 30.4% of revenue
    margin         a margin against the profit and the revenue it relates        a gross margin of 38%
    multiple       price-to-sales against value and revenue                      $380bn, 190 times sales
    market_value   market value against share price times share count
    conversion     an amount in a second currency against the article's other conversions

Every figure is as exact as it is written: `1.37 billion` is anything from 1.365 to 1.375 billion, `about` and its kin
widen it. A check is consistent where the computed and the stated range meet. Left alone: sums whose parts leave a
gap, amounts in two currencies that nothing ties together, changes between stretches of unlike length. Where several figures
could be the sum (a group's and its divisions', the analysts'), only one that adds up is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.check.changes import changes
from extractor.check.ledger import Ledger
from extractor.check.ratios import conversions, margins, market_values, multiples, shares
from extractor.check.totals import totals
from extractor.mentions import Check, Fact, Findings

CHECKS = (totals, changes, shares, margins, multiples, market_values, conversions)


def check_facts(findings: Findings, facts: Sequence[Fact]) -> list[Check]:
    """Every check that the article's own figures allow, in the order of the facts they are about."""
    if len(facts) < 2:
        return []
    ledger = Ledger(findings.text, facts)
    found = [check for kind in CHECKS for check in kind(ledger)]
    return sorted(found, key=lambda check: check.facts[0].evidence.start)
