"""Nouns for somebody kin to a company: its rival, its supplier, its owner. Only tables.

What is part of it ("its unit") is not another; whoever is kin is.
"""

from __future__ import annotations

KIN = frozenset(
    "rival competitor challenger peer neighbour supplier distributor dealer contractor customer client tenant landlord lender investor "
    "backer owner parent partner franchisee licensee bidder suitor spin-off".split()
)
PATTERN = f"(?:{'|'.join(sorted(KIN))})"
