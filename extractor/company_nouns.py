"""Nouns that one calls a company by: any company, a newcomer, one of a trade, one that a deal or a place tells. Only tables."""

from __future__ import annotations

# Who makes what others order.
MAKERS = frozenset(
    "planemaker shipbuilder shipyard yard foundry builder developer chipmaker carmaker automaker truckmaker steelmaker drugmaker".split()
)
# What one may call any company; the other nouns say more and are remembered.
GENERIC = frozenset("company group firm outfit business corporation enterprise giant conglomerate heavyweight multinational".split())
# Newcomers and targets are seldom what the article is about: the last one named.
LATEST = frozenset(
    "startup start-up upstart newcomer entrant debutant target unit subsidiary affiliate supplier rival challenger arm".split()
)
SPECIFIC = frozenset(
    """
    retailer grocer supermarket chain lender bank insurer reinsurer brokerage broker airline carrier automaker carmaker chipmaker
    drugmaker steelmaker planemaker brewer distiller miner driller producer refiner explorer utility developer builder
    housebuilder homebuilder operator manufacturer contractor distributor wholesaler publisher broadcaster studio telco landlord
    jeweller platform marketplace consultancy auditor exporter importer shipper bookmaker maker provider biotech fintech foundry
    hotelier restaurateur toymaker watchmaker truckmaker shoemaker shipbuilder shipyard haulier hauler packer processor bottler smelter
    vintner recruiter outsourcer lessor streamer caterer roaster baker bakery brewery winery cooperative co-operative supermajor unicorn
    packager spinner stationer bookseller e-tailer discounter shipowner forwarder assembler refinery reseller jeweler casino hospital
    tenant franchisee franchisor licensee yard borrower lessee
    coachbuilder boatbuilder breeder merchant dairy weaver tannery creamery sawmill maltster
    """.split()
)
# Words for one trade, any of which may take up another.
_ALIKE = """
    airline carrier; carmaker automaker; bank lender; supermarket grocer retailer chain; housebuilder homebuilder builder developer
    drugmaker biotech; utility operator; restaurateur chain; miner producer; insurer reinsurer; haulier hauler; telco operator carrier
    shipowner shipper carrier; brewer brewery; baker bakery; vintner winery; shipbuilder shipyard yard; hotelier chain operator
"""
ALIKE: dict[str, frozenset[str]] = {}
for _row in _ALIKE.replace("\n", ";").split(";"):
    for _word in _row.split():
        ALIKE[_word] = ALIKE.get(_word, frozenset()) | frozenset(_row.split()) - {_word}
# Whoever builds ships goes by any of these, however far back it was called so.
YARDS = frozenset("shipbuilder shipyard yard".split())
# Whom these mean only a place tells: "the Japanese parent".
PLACED = frozenset("parent suitor bidder buyer acquirer seller vendor".split())
# Only where the article has called one so.
FUNDS = frozenset({"fund"})
# Whoever is first; only where the article has called one so.
LEADERS = frozenset("leader incumbent".split())
# Those of them whom a sale tells too.
TRADERS = frozenset("buyer acquirer seller vendor".split())
# Only where the article tells who won from whom.
CONTEST = frozenset("winner loser".split())
NOUNS = GENERIC | LATEST | SPECIFIC | PLACED | LEADERS | FUNDS | CONTEST
