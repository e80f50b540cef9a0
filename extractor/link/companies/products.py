"""Whose product it is that a figure is of: the company's that the article says makes it.

    Its therapy, Hexavia, won approval … peak Hexavia sales of $1.6bn       the one that "its" is
    Acme's blood thinner Oculyx … sales of Oculyx rose                      the possessor
    Doorley, Acme's delivery app, … downloads of Doorley                    likewise, from behind

Left alone: sentences that name a company in front of the figure, and names that two companies claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.link.companies.whose import Owner, Sought
from extractor.mentions import Company, Findings

_KINDS = (
    "drug|pill|therapy|treatment|vaccine|medicine|antibody|jab|injection|thinner|app|platform|chatbot|assistant|model|chip|processor|phone"
    "|smartphone|handset|tablet|console|game|film|series|car|sedan|saloon|suv|pickup|van|scooter|lager|beer|whisky|gin|brand|service"
)
_NAME = r"([A-Z][\w-]*\w|[a-z]{6,}(?:mab|nib|tide|vir|mig|ban|tant)\b)"
# Behind a possessor: "'s blood thinner Oculyx", "its therapy, Hexavia,"
_MADE = re.compile(rf"(?:['’]s?)? (?:[\w’-]+ ){{0,4}}?(?:{_KINDS}),? {_NAME}(?=[,.;:)]| (?!and\b)[a-z])")
# In front of one: "Doorley, Acme's delivery app"
_MADE_BY = re.compile(rf"{_NAME}, $")
_KIND_BEHIND = re.compile(rf"['’]s? (?:[\w’-]+ ){{0,3}}?(?:{_KINDS})\b")
_NEAR = 60  # characters


def products_of(findings: Findings) -> dict[str, tuple[Company, ...]]:
    """Product → its maker, as the article has it; what two companies claim is nobody's."""
    makers: dict[str, set[str]] = {}
    found: dict[str, Company] = {}
    named = {name for company in findings.companies for name in (company.name, *company.aliases)}
    for product, company in _claims(findings):
        if product not in named:
            makers.setdefault(product, set()).add(company.name)
            found[product] = company
    return {product: (found[product],) for product, names in makers.items() if len(names) == 1}


def _claims(findings: Findings) -> Iterator[tuple[str, Company]]:
    text = findings.text
    for company in findings.companies:
        for mention in company.mentions:
            if text[mention.end : mention.end + 1] in ("'", "’"):
                if made := _MADE.match(text, mention.end, mention.end + _NEAR):
                    yield made[1], company
                front = _MADE_BY.search(text, max(0, mention.start - _NEAR), mention.start)
                if front and _KIND_BEHIND.match(text, mention.end, mention.end + _NEAR):
                    yield front[1], company
    for reference in findings.references:
        made = _MADE.match(text, reference.end, reference.end + _NEAR) if text[reference.start : reference.end].lower() == "its" else None
        if made and len(reference.companies) == 1:
            yield made[1], reference.companies[0]


def of_product(sought: Sought) -> Owner | None:
    """ "Analysts see peak Hexavia sales of $1.6bn": its maker's, where the sentence names no company in front."""
    nodes, known, products = sought.nodes, sought.known, sought.known.products
    named = (node.companies[0].name for node in nodes[: sought.first] if node.companies)
    if not products or any(name not in known.brokers and name not in known.researchers for name in named):
        return None
    for node in reversed(nodes[: sought.first]):
        if node.kind == "word" and (maker := products.get(sought.sentence.text[node.start : node.end])) is not None:
            return Owner(maker, "company.product")
    return None
