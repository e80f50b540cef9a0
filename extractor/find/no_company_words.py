"""The words around a name that speak against a company: tables alone, read by `find.company_before` and its like."""

from __future__ import annotations

# Bodies that are no businesses: "the regulator Ofwat", "Verdi, a trade union", "the VDMA association".
BODIES = frozenset(
    """
    union unions regulator regulators watchdog watchdogs ministry charity charities association lobby party parties club
    thinktank think-tank federation ombudsman quango guild NGO university
    """.split()
)
# The same of a group: "consumer group Which?", "trade body".
BODY_PAIRS = frozenset(
    (kind, noun)
    for noun in ("group", "body", "groups", "bodies")
    for kind in (
        "trade lobby consumer industry advocacy labour labor campaign pressure rebel militant rights environmental employers farmers"
    ).split()
)
# Only behind a plural noun: "block trades were", "shell reports rose"; what looks like a verb before them is none.
AFTER_PLURALS = frozenset(
    """
    are were have had will would can could may might rose fell climbed jumped slid sank gained tumbled plunged surged soared rallied
    slipped dropped
    """.split()
)
# What grows, and who grows it: behind an everyday word that companies are called by too, "Apple trees", "Orange groves".
PLANTS = frozenset(
    """
    tree trees orchard orchards grove groves grower growers farmer farmers picker pickers crop crops harvest blossom blossoms pie
    pies seedlings juice cider peel sauce varieties forest forests rainforest basin delta jungle
    """.split()
)
# Before a person's name.
PERSON_WORDS = frozenset(
    """
    analyst economist strategist executive chairman chairwoman president director manager spokesman spokeswoman spokesperson founder
    co-founder ceo cfo minister secretary governor senator trader professor lawyer mr mr. ms ms. mrs mrs. dr dr. boss chancellor
    premier judge son wife husband colleague billionaire tycoon entrepreneur businessman author actor policymaker lawmaker filmmaker
    moviemaker dressmaker promoter financier chair vice-chair campaigner councillor commissioner captain coach striker singer rapper
    actress comedian novelist architect barrister solicitor surgeon nurse teacher student widow mother father brother sister
    daughter nephew uncle heir heiress engineer scientist inventor physicist chemist programmer veteran
    """.split()
)
# Before the name of one: "the token Bravelle", "its drug Bravelle", "the tanker Bravelle".
PRODUCT_KINDS = frozenset(
    "token coin app drug pill therapy medicine antibody jab thinner vaccine game shooter sequel chatbot smartphone film series vessel "
    "tanker ferry brand label index".split()
)
# "apps like", "brands such as": what follows is made by a company, and is none.
PRODUCTS = frozenset(
    """
    agents assistants projects apps app products product models model brands brand drugs drug games game devices device medicines
    vehicles cars phones smartphones tools services titles shows films names labels
    """.split()
)
