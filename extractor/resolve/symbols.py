"""Tickers that stand behind no name: trade on the Nasdaq under the symbol "MDWK"; the shares (LIND.OL) rose.

Tickers in brackets behind a name are the finder's. One in the prose belongs to the company named last in its
sentence, else to the one the article names most.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.mentions import Company

_SYMBOL = re.compile(
    r"""\b(?:symbols?|tickers?|stock\ code|trading\ code|under\ the\ code) (?:\ (?:symbol|code|of))?,?\ ?
        (?: ["“‘'(] (?P<quoted>[A-Z0-9]{1,6}(?:\.[A-Z]{1,2})?) [.,]?["”’')] | (?P<bare>[A-Z]{2,5})\b )""",
    re.VERBOSE,
)
_EXCHANGE = re.compile(r"\b(Nasdaq|NASDAQ|NYSE American|NYSE|LSE|AIM|TSX|ASX|HKEX|(?:New York|London|Toronto|Hong Kong) Stock Exchange)\b")
_NAMES = {
    "NASDAQ": "Nasdaq",
    "New York Stock Exchange": "NYSE",
    "London Stock Exchange": "LSE",
    "Toronto Stock Exchange": "TSX",
    "Hong Kong Stock Exchange": "HKEX",
}
# The shares (LIND.OL), its stock (NYSE: ACM): a dot or an exchange must show that it is a ticker.
_SHARES = re.compile(r"[Ss](?:hares|tock) \((?:(?P<exchange>[A-Z][A-Za-z]{1,8}): ?)?(?P<symbol>[A-Z0-9]{1,6}(?:\.[A-Z]{1,2})?)\)")


def with_symbols(text: str, companies: list[Company]) -> list[Company]:
    """The companies with the tickers that the prose gives them; a ticker found in brackets stays.

    >>> from extractor.mentions import CompanyMention
    >>> acme = Company("Acme", (), (CompanyMention(0, 4, "company.known_name"),))
    >>> [(c.ticker, c.exchange) for c in with_symbols('Acme will trade on the NYSE under the symbol "ACM."', [acme])]
    [('ACM', 'NYSE')]
    """
    in_brackets = _SHARES.finditer(text) if "hares (" in text or "tock (" in text else ()
    in_prose = _SYMBOL.finditer(text) if any(word in text for word in ("symbol", "ticker", "ing code", "ock code", "the code")) else ()
    if not companies or not (in_brackets or in_prose):
        return companies
    owners = _Owners(text, companies)
    for found in in_brackets:
        place = owners.at(found.start())
        if companies[place].ticker is None and (found["exchange"] or "." in found["symbol"]):
            companies[place] = companies[place]._replace(ticker=found["symbol"], exchange=found["exchange"])
    for found in in_prose:
        place = owners.at(found.start())
        if companies[place].ticker is None:
            clause = text[max(0, found.start() - 80) : found.start()].rpartition(". ")[2]
            exchange = _EXCHANGE.search(clause)
            name = _NAMES.get(exchange[1], exchange[1]) if exchange else companies[place].exchange
            companies[place] = companies[place]._replace(ticker=found["quoted"] or found["bare"], exchange=name)
    return companies


class _Owners:
    """Whose a ticker is: by place in `companies`."""

    def __init__(self, text: str, companies: Sequence[Company]) -> None:
        self.text = text
        self.named = sorted((m.start, i) for i, company in enumerate(companies) if company.name not in _NAMES for m in company.mentions)
        self.main = max(range(len(companies)), key=lambda i: (len(companies[i].mentions), -i))

    def at(self, place: int) -> int:
        """The company named last in the sentence before a place, else the one named most."""
        last = bisect_left(self.named, (place, 0)) - 1
        if last >= 0 and ". " not in (between := self.text[self.named[last][0] : place]) and "\n" not in between:
            return self.named[last][1]
        return self.main
