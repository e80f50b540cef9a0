"""Which dollar? A sign or word that several currencies share → the one this article means, and why.

The finder gives every shared form (`$`, `¥`, `kr`, franc, peso, pound, rupee, crown, dinar, cents) its usual reading.
Here the article's own clues decide, the strongest first (for all but dollars and cents they stand in `currency_families`):

    stated      "all figures are in Canadian dollars"
    contrast    US dollars are marked as such (`US$`), so a bare `$` is the local one; `A$5m ($3.3m)` says the reverse
    marked      the first amounts carry a country (`A$50m`, `Danish crowns`), the later ones are short for it
    dateline    a city before the first sentence, unless the wire is one that marks every dollar but its own
    ticker      the exchange of a company's shares
    place       countries and cities that the article keeps naming

Without a clue, the caller's currency, then the usual reading. The amount stays `assumed`: the text only had the sign.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from extractor.mentions import Company, Money
from extractor.resolve.currency_families import Family, family_of, origin
from extractor.resolve.currency_places import (
    CANDIDATES,
    EXCHANGES,
    LOCAL_CODES,
    LOCAL_PLACES,
    LOCAL_PRESS,
    PLACES,
    STATING,
    THOUSANDTHS,
    WHOSE,
)
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "dollar.stated",
        "the article says whose dollars its figures are",
        "Sales were [$5m](money CAD? 5000000). All figures are in Canadian dollars.",
    ),
    Rule(
        "dollar.contrast",
        "US dollars are marked, so the bare ones are local",
        "The Sydney group paid [$90m](money AUD? 90000000) ([US$59m](money USD 59000000)) for it.",
    ),
    Rule(
        "dollar.marked",
        "a country stands at the first amounts and not at the later ones",
        "It raised [A$50m](money AUD 50000000). It had [$8m](money AUD? 8000000) left.",
    ),
    Rule("dollar.dateline", "a city before the first sentence", "AUCKLAND — The dairy group will pay [$30m](money NZD? 30000000)."),
    Rule("dollar.ticker", "the exchange of a company's shares", "Miner Quarrion (ASX: QRN) raised [$12m](money AUD? 12000000)."),
    Rule(
        "dollar.place",
        "countries and cities that the article keeps naming",
        "Toronto and Ottawa lead Canada: rents there rose by [$200](money CAD? 200).",
    ),
    Rule("dollar.default", "a bare dollar that nothing explains: the caller's, or the US one", "It raised [$5m](money USD? 5000000)."),
    Rule(
        "cent.of_dollar",
        "cents of an article that counts mostly in the marked dollars of one country",
        "It made [S$5m](money SGD 5000000). A can costs [79 cents](money SGD? 0.79 per can) a can.",
    ),
    Rule(
        "cent.of_euro",
        "cents of an article that counts mostly in euros or rand",
        "It made [€5m](money EUR 5000000). A can costs [79 cents](money EUR? 0.79 per can) a can.",
    ),
)

DOLLARS = frozenset(("$", "cent"))
_YEAR = len("2025 ")
_BESIDE = 24  # characters between cents and the amount whose currency they are of
_WITH_CENTS = frozenset(("EUR", "ZAR"))
# What makes a clue strong enough to leave the US dollar: a dateline or a ticker alone, or three namings.
ENOUGH = 3
# Who writes HK$ and T$ writes it at every amount, and means the US dollar by a bare sign.
_NEVER_BARE = frozenset(("USD", "HKD", "TWD"))
# As many marked amounts as "first with its country, then without" has.
FEW = 2
DATELINE, TICKER, PLACE_MOST = 4, 3, 4
# Where wires report on all their neighbours from: a dateline alone says nothing of whose dollars are meant.
_HUBS = frozenset(("SGD",))
# Wires that write C$, A$ and mean the US dollar by a bare sign, wherever they report from.
US_WIRES = re.compile(r"\((?:Reuters|AP|AFP|Bloomberg|Dow Jones|MarketWatch)\)")
# "TORONTO—Acme": a dash without blanks is the style of a US paper, which writes C$ too.
_US_PAPER, _HEAD = re.compile(r"^[A-Z][A-Z .’'-]{2,24}(?:,[^\n—]{0,20})?—(?=\w)", re.MULTILINE), 400
_TICKER = re.compile(r"[(\[,;] ?(?P<exchange>ASX|TSX(?:-?V)?|TSXV|NZX|SGX|NYSE|NASDAQ|Nasdaq|BMV|PSE)(?: ?:| )[ ]?[A-Z0-9.]{1,6}\b")
_LISTED = re.compile(r"\b(\w+|New Zealand|New York|Wall Street)-(?:listed|quoted)\b")  # "ASX-listed", "Toronto-listed"
# What stands between an amount and the same in another currency: "A$5m ($3.3m)", "C$50m, or about $37m".
_SAYS_AGAIN = re.compile(r"(?: ?[(\[]|,? or |,? equal to |,? equivalent to )(?:about |around |roughly |approximately |some |nearly |or )?")
_WHOSE_DOLLARS = re.compile(rf" in (?:(?:millions|thousands) of )?(?P<whose>{'|'.join(map(re.escape, WHOSE))}) dollars\b")


def _without_names(text: str, money: Sequence[Money], companies: Sequence[Company]) -> list[Money]:
    """The amounts but for a year with the name of a company that is a currency's too: "In 2025 Quetzal grew"."""
    names = {(mention.start, mention.end) for company in companies for mention in company.mentions}
    return [amount for amount in money if (amount.start + _YEAR, amount.end) not in names or not text[amount.start].isdigit()]


def resolve_money(text: str, money: Sequence[Money], companies: Sequence[Company], currency: str | None = None) -> list[Money]:
    """The amounts with the currency of every shared form decided; `currency` is the caller's, for what the article leaves open.

    >>> from decimal import Decimal
    >>> bare = Money(0, 3, "money.sign_before", Decimal(5), Decimal(5), "USD", sign="$", assumed=True)
    >>> [(m.currency, m.rule) for m in resolve_money("$5m", [bare], [], "CAD")]
    [('CAD', 'money.sign_before+dollar.default')]
    """
    money = _without_names(text, money, companies)
    if not any(amount.sign for amount in money):
        return list(money)
    dollar: tuple[str | None, str] | None = None
    cents: tuple[str | None, str] | None = None
    families: dict[str, Family] = {}
    out: list[Money] = []
    for at, amount in enumerate(money):
        sign = amount.sign
        if sign is None:
            out.append(amount)
        elif sign in DOLLARS:
            dollar = dollar or _dollar(text, money, companies, currency)
            if sign == "cent":
                cents = cents or _with_cents(money) or dollar
                out.append(_decided(amount, *(_beside(text, money, at, dollar) or cents)))
            else:
                out.append(_decided(amount, *dollar))
        else:
            if sign not in families:
                families[sign] = family_of(text, money, sign, amount.currency, currency)
            out.append(_decided(amount, *families[sign].meant(text, amount)))
    return out


def _decided(amount: Money, code: str | None, why: str) -> Money:
    """The amount in its currency. (`dataclasses.replace` takes three times as long.)"""
    low, high = amount.low, amount.high
    if (amount.sign, code) in THOUSANDTHS:
        low, high = low / 10, high / 10
    return Money(
        amount.start, amount.end, f"{amount.rule}+{why}", low, high, code,
        sign=amount.sign, assumed=code is not None, modifier=amount.modifier, per=amount.per,
    )  # fmt: skip


def _dollar(text: str, money: Sequence[Money], companies: Sequence[Company], currency: str | None) -> tuple[str | None, str]:
    """The currency of every bare dollar of the article and the name of the clue."""
    stated = _stated(text)
    if stated is not None:
        return stated, "dollar.stated"
    bare = [m for m in money if m.sign == "$"]
    marked = [m for m in money if m.sign is None and m.currency in CANDIDATES["$"]]
    not_meant = _converted(text, money)
    home = [m for m in marked if m.currency not in _NEVER_BARE and m.currency not in not_meant]
    us_marked = any(m.currency == "USD" for m in marked)
    if home and bare and not us_marked and "USD" not in not_meant and len(home) <= FEW and home[-1].start < bare[0].start:
        return home[-1].currency, "dollar.marked"
    not_meant |= {m.currency for m in home}  # who marks it all along means another by a bare sign
    scores, reasons = _local_scores(text, companies)
    local = [(score, code) for code, score in scores.items() if code not in not_meant and code != "USD"]
    if local:
        score, code = max(local)
        if us_marked or "USD" in not_meant:
            # Who writes C$ and US$ side by side tells these two apart; one naming of a third place says little.
            third = any(m.currency not in ("USD", code) for m in marked)
            if (score > scores["USD"] and not third) or score >= (ENOUGH if third else 2):
                return code, "dollar.contrast"
        elif score >= ENOUGH and score > scores["USD"]:
            return code, reasons[code]
    return currency or "USD", "dollar.default"


def _with_cents(money: Sequence[Money]) -> tuple[str, str] | None:
    """The currency of "79 cents" where the article counts mostly in another currency that has cents: marked dollars, euros, rand."""
    shared = _WITH_CENTS | set(CANDIDATES["$"])
    counted = Counter("$" if m.sign == "$" else m.currency or "" for m in money if m.sign == "$" or (not m.sign and m.currency in shared))
    if not counted:
        return None
    (code, most), (_, next_most) = (*counted.most_common(2), ("", 0))[:2]
    if code in ("$", "USD") or most * 2 <= next_most * 3:
        return None
    return code, "cent.of_euro" if code in _WITH_CENTS else "cent.of_dollar"


def _beside(text: str, money: Sequence[Money], at: int, dollar: tuple[str | None, str]) -> tuple[str | None, str] | None:
    """The currency of cents right beside an amount in it: "settled 87 cents higher at $63.12", "C$318 million, or 94 cents a share".

    Those of "82 cents on the euro" are euro cents.
    """
    if money[at].per == "euro":
        return "EUR", "cent.of_euro"
    for left, right, other in ((at, at + 1, at + 1), (at - 1, at, at - 1)):
        if left < 0 or right >= len(money) or money[other].sign == "cent":
            continue
        between = text[money[left].end : money[right].start]
        if len(between) > _BESIDE or ". " in between or "\n" in between:
            continue
        if money[other].sign == "$":
            return dollar
        code = money[other].currency
        if code in _WITH_CENTS or code in CANDIDATES["$"]:
            return code, "cent.of_euro" if code in _WITH_CENTS else "cent.of_dollar"
    return None


def _stated(text: str) -> str | None:
    """The currency of "all figures are in Canadian dollars", or None where no sentence says so."""
    for found in _WHOSE_DOLLARS.finditer(text):
        before = text[max(0, found.start() - 70) : found.start()]
        sentence = before[max(before.rfind("."), before.rfind("\n")) + 1 :]
        if not STATING.isdisjoint(sentence.lower().split()):
            return WHOSE[found["whose"]]
    return None


def _converted(text: str, money: Sequence[Money]) -> set[str | None]:
    """The currencies that a bare dollar cannot be, because one says again what the other did: `A$5m ($3.3m)`, `C$5m, or $3.7m`."""
    found: set[str | None] = set()
    for left, right in itertools.pairwise(money):
        between = _SAYS_AGAIN.match(text, left.end)
        if between is not None and between.end() == right.start and (left.sign == "$") != (right.sign == "$"):
            found.add(right.currency if left.sign == "$" else left.currency)
    return found


def _local_scores(text: str, companies: Sequence[Company]) -> tuple[Counter[str], dict[str, str]]:
    """How strongly dateline, tickers and places speak for each dollar, and the strongest clue of each."""
    scores: Counter[str] = Counter()
    reasons: dict[str, str] = {}
    for code, named in Counter(LOCAL_CODES[place] for place in LOCAL_PLACES.findall(text)).items():
        scores[code] = min(named, PLACE_MOST)
        reasons[code] = "dollar.place"
    exchanges = {company.exchange for company in companies if company.exchange} | {found["exchange"] for found in _TICKER.finditer(text)}
    listed = set(_LISTED.findall(text)) if "-listed" in text or "-quoted" in text else set()
    for exchange in sorted(exchanges | listed):
        if (home := EXCHANGES.get(exchange.upper()) or LOCAL_CODES.get(exchange)) is not None:
            scores[home] += TICKER
            reasons[home] = "dollar.ticker"
    city, wire = origin(text)
    if city:
        by_wire = US_WIRES.match(f"({wire})") is not None or _US_PAPER.search(text, 0, _HEAD) is not None
        reported = "USD" if by_wire else next((code for code in LOCAL_PRESS if city in PLACES[code]), None)
        if reported is not None and not (reported in _HUBS and not scores[reported]):
            scores[reported] += DATELINE
            reasons[reported] = "dollar.dateline"
    return scores, reasons
