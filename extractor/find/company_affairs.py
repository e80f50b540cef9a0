"""The affairs of a company as the predicate behind its name tells them: its birth, its debts, its sites, its wares, its calls.

    [Acme] was founded in 1962 · [Acme] owes its banks €40m · [Acme] has 41 clinics · [Acme] sold 40,000 chairs
    [Acme] gets two thirds of its sales from Asia · [Acme] is looking for a buyer · [Acme] and its subsidiaries
"""

from __future__ import annotations

import re

from extractor.company_nouns import SPECIFIC
from extractor.find.company_words import DEALING, DOING

_ABOUT = r"(?:(?:about|around|over|nearly|almost|some|roughly|more than|only|just|at least|another|now) )*"
_SUM = r"[A-Z]{0,3}[$€£¥₹]\d[\d.,]*(?:[mb]n?| [mb]illion| crore)?"
_AMOUNT = (
    rf"(?:{_SUM}|(?:Rs|RMB|CHF|SFr) ?\d[\d.,]*(?:[mb]n?| [mb]illion| crore)?"
    r"|\d[\d,.]*(?: (?:[mb]|tr)illion)? (?:yuan|yen|won|euros|crowns)\b)"
)
_CREDITORS = r"(?:banks?|lenders|creditors|suppliers|bondholders|landlords|shareholders)\b"
_OWES = re.compile(rf" \w+ (?:(?:{_SUM}|money) to )?(?:its |the |several |some )?(?:[a-z]+ )?{_CREDITORS}")
_BORN = re.compile(r" was (?:founded|set up|established|incorporated) (?:in (?:1[89]|20)\d\d\b|by )")
_SEEKS = re.compile(
    r" is (?:(?:looking|searching|hunting) for (?:an? )?(?:buyers?|new owners?|investors?|strategic partner)\b"
    r"|an? (?:[\w-]+ ){0,2}?(?:unit|subsidiary) of [A-Z]|(?:pleased|delighted|proud|excited) to (?:announce|report|confirm)\b)"
)
_LISTED = re.compile(r" listed (?:its shares )?(?:in|on) (?:the )?[A-Z]")
_ISSUE = re.compile(
    r" \w+ (?:an?|its) (?:[\w$€£.-]+ ){0,3}?(?:share (?:sale|issue|buyback|placing)|rights issue|initial public offering|IPO|flotation"
    r"|(?:stock[- ]market |dual |secondary |public )?listing|capital (?:increase|raising)|bond (?:sale|issue)|placing)\b"
)
_FUNDED = re.compile(
    rf" \w+ (?:an? )?(?:new )?{_SUM} (?:[\w-]+ ){{0,2}}?(?:orders?|tenders?|loans?|grants?|credit (?:line|facility)|overdraft|bail-?out)\b"
)
_WON_WORK = re.compile(rf" \w+ (?:an? )?(?:new )?{_SUM} (?:[\w-]+ ){{0,2}}?(?:orders?|contracts?|tenders?)\b")
_COUNTS = re.compile(r" counts [^.;\n]{2,60} (?:among|as one of) its ")
_SUPPLIES = re.compile(r" suppl(?:ies|ied) (?:[A-Z][\w-]+ with|[^.;\n]{3,30} to (?:the )?[A-Z])")
_STANDS = re.compile(rf" \w+ (?:debts|deposits|assets|borrowings|liabilities|a loan book) (?:of|worth) {_ABOUT}{_SUM}")
_SITES = (
    "clinics|gyms|care homes|nurseries|cinemas|bakeries|stores|shops|branches|outlets|dealerships|showrooms|supermarkets|pharmacies"
    "|laboratories|labs|salons|parlou?rs|petrol stations|filling stations|charging points|chargers|wind farms|turbines"
    "|data cent(?:re|er)s|plants|factories|mills|mines|depots|warehouses|ships|vessels|ferries|tankers|trawlers|locomotives|wagons"
    "|lorries|trucks|aircraft|jets|planes|helicopters"
)
_MANY = rf" \w+ {_ABOUT}\d[\d,.]*(?: [a-z-]+){{0,2}}?"
_HAS_SITES = re.compile(rf"{_MANY} (?:{_SITES})\b")
_ENDED_WITH = re.compile(
    rf" \w+ (?:[\w’']+ ){{1,4}}?with {_ABOUT}\d[\d,.]*(?: [a-z-]+){{0,2}}? (?:{_SITES}|employees|staff|customers|subscribers)\b"
)
_RUNS_SITES = re.compile(rf"{_MANY} (?:{_SITES}|hotels|restaurants|pubs|cafes|bars|farms)\b")  # a town has them, and runs none
_WARES = re.compile(
    rf" \w+ {_ABOUT}(?:\d{{1,3}}(?:,\d{{3}})+|\d[\d.]*(?:m|bn| [mb]illion)) (?!(?:[a-z-]+ )?(?:copies|albums|records|singles|books"
    r"|tickets|votes|shares|pounds|dollars|euros|people|yen|yuan|won|rupees)\b)[a-z]"
)
_SHARES_OF = re.compile(
    rf" \w+ {_ABOUT}(?:\d[\d.]* ?(?:%|per ?cent|pc)|half|most|(?:a|one|two|three) (?:third|quarter|fifth)s?) of (?:its|what it)\b"
)
_PRICES = re.compile(rf" (?:put up|\w+) (?:its )?(?:[a-z]+ )?(?:prices?|fees?|fares|tariffs) (?:by|to|from) {_ABOUT}[$€£¥₹]?\d")
_TURNS_OVER = re.compile(rf" turns over {_ABOUT}{_SUM}")
# "expects sales of $4bn", "now sees pretax profit between $4m and $5m", "forecasts sales to rise 5%"; so does who runs a company
_WORD = r"(?:(?:[a-z]|\d)[^\s.;:,]* )"
_FORESEEN = re.compile(
    rf" \w+ {_WORD}{{0,4}}?(?:revenues?|sales|turnover|profits?|earnings|ebitd?a|income|loss(?:es)?|margins?|capex|expenditure|deliveries"
    r"|shipments|production|output|volumes|orders|bookings|savings|synergies|charges?|impairments?|dividends?|cash flow|premiums|growth)"
    rf" (?:growth )?(?:(?:for|in|this|next) {_WORD}{{1,3}}?)?"
    rf"(?:of|at|to|between|by|from|in the range|above|below|rising|falling|growing) {_WORD}{{0,3}}?[A-Z]{{0,3}}[$€£¥₹]?\d"
)
# "held $4m in cash", "ended the period with $81m of cash", "sits on net debt of $4m", "had total borrowings of $4m"
_FUNDS = r"(?:cash|debts?|liquidity|borrowings|deposits|liabilities|loans|total assets|net assets|equity|reserves|backlog)"
_HOLDS = re.compile(
    rf" \w+ (?:(?:on|the \w+(?: \w+)?|\w+day) )?(?:with )?(?:{_ABOUT}{_AMOUNT} (?:in|of) (?:[a-z-]+ ){{0,3}}?{_FUNDS}\b"
    rf"|(?:[a-z-]+ ){{0,2}}?{_FUNDS} of {_ABOUT}{_AMOUNT})"
)
# "took in $181m"; "will spend $4m", "is to pay $4m"
_TAKES_IN = re.compile(rf" \w+ (?:in|over) {_ABOUT}{_AMOUNT}")
_WILL_SPEND = re.compile(
    r" \w+ (?:(?:to|also|have to|be able to) )?(?:spend|invest|pay|book|take|save|raise|borrow|return|repay|generate|earn|receive"
    rf"|inject|pump|plough|plow|contribute|commit|hand over|pay out|set aside|write (?:off|down)|fork out|shell out) {_ABOUT}{_AMOUNT}"
)
# "handed over 41,254 cars"; "sold 48m shares at 112 kronor each", which a person would not list; "fetches 9p a share"
_HANDS_OVER = re.compile(rf" handed over {_ABOUT}(?:\d{{1,3}}(?:,\d{{3}})+|\d[\d.]*(?:m| [mb]illion)|\d{{2,}}) (?!votes|prisoners)[a-z]")
_LISTS = re.compile(rf" (?:sold|placed|issued) {_ABOUT}\d[\d,.]*(?:m| [mb]illion)? shares (?:at|for) [^.;\n]{{1,20}} (?:each|apiece)\b")
_ALONE = re.compile(
    r" alone (?:account(?:s|ed|ing) for|t(?:akes|ook|aking)|h(?:olds|eld|olding)|claim(?:s|ed|ing))"
    r" [\w ]{0,10}?\d[\d.]* ?(?:%|per ?cent|pc)"
)
# "managed to increase turnover 29%"
_MANAGED = re.compile(
    r" managed to (?:increase|grow|raise|lift|boost|narrow|cut|trim|widen|double|reduce|improve) (?:its |the )?(?:[a-z-]+ ){0,3}?"
    r"(?:revenues?|sales|turnover|profits?|earnings|margins?|loss(?:es)?|costs|debts?|shipments|deliveries)\b"
)
_TRADES_AT = re.compile(rf" \w+ {_ABOUT}(?:[A-Z]{{0,2}}[$€£])?\d[\d,.]*(?:p|c| pence| cents)? a share\b")
# "has quietly become Britain's fastest-growing grocer"
_HAS_BECOME = re.compile(
    rf" \w+ (?:\w+ )?become (?:an?|the|[A-Z]\w+['’]s) (?:[\w-]+ ){{0,4}}?(?:\w+maker|{'|'.join(sorted(SPECIFIC))})\b"
)
_DISCLAIMS = re.compile(r" (?:(?:undertakes|assumes) no obligation|disclaims any)\b")
_AND_ITS = re.compile(r" and (?:its|their) (?:consolidated |wholly[- ]owned )?(?:subsidiaries|affiliates|group companies)\b")
_CALL = re.compile(
    r"(?: (?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ull|[Ff]iscal|[Yy]ear|[Qq]uarter|Q[1-4]|20\d\d|FY\d\d"
    r"|(?:first|second|third|fourth)-quarter|full-year|half-year))*(?: (?:earnings|results|investor|conference)){1,2} (?:call|webcast)\b"
)

_PLAIN, _DEED = ("predicate",), ("doing", "figure")
# By the first word behind the name: what its predicate may be, and what that says.
_BY_VERB: dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]] = {}
for _verbs, _pattern, _rows in (
    ("owes owed", _OWES, _PLAIN),
    ("was", _BORN, _PLAIN),
    ("is", _SEEKS, _PLAIN),
    ("listed", _LISTED, _PLAIN),
    ("plans planned announced launched completed postponed shelved priced", _ISSUE, _PLAIN),
    ("got received secured obtained", _FUNDED, _PLAIN),
    ("won landed clinched secured", _WON_WORK, _PLAIN),
    ("counts", _COUNTS, _PLAIN),
    ("supplies supplied", _SUPPLIES, _DEED),
    ("has had", _STANDS, _PLAIN),
    ("has had", _HAS_SITES, _DEED),
    ("runs ran owns operates operated", _RUNS_SITES, _DEED),
    ("sold sells makes produces produced bottles bakes brews prints processes recycles ships", _WARES, _DEED),
    ("gets earns derives exports makes sells imports", _SHARES_OF, _DEED),
    ("put raised raises cut cuts lowered increased", _PRICES, _DEED),
    ("turns", _TURNS_OVER, _PLAIN),
    ("sees forecast forecasts projects projected expects expected anticipates anticipated targets predicts", _FORESEEN, ("aim",)),
    ("has had held holds ended closed finished sits sat carries carried retains retained", _HOLDS, _PLAIN),
    ("took takes brought brings pulled pulls raked turned", _TAKES_IN, ("figure",)),
    ("will would plans intends expects is aims must could hopes agreed", _WILL_SPEND, ("figure",)),
    ("handed", _HANDS_OVER, _DEED),
    ("sold placed issued", _LISTS, ("figure",)),
    ("alone", _ALONE, _DEED),
    ("managed", _MANAGED, _PLAIN),
    ("ended closed finished", _ENDED_WITH, _DEED),
    ("fetches fetched trades traded", _TRADES_AT, _DEED),
    ("has had", _HAS_BECOME, _PLAIN),
    ("undertakes assumes disclaims", _DISCLAIMS, ("predicate", "doing")),
    ("and", _AND_ITS, ("metric_possession",)),
):
    for _verb in _verbs.split():
        _BY_VERB.setdefault(_verb, []).append((_pattern, _rows))


def read_affairs(first: str, words: list[str], tail: str, evidence: list[str]) -> None:
    """Adds what the predicate behind a name tells of its affairs; `first` is its verb, `tail` begins behind the name."""
    for pattern, rows in _BY_VERB.get(first, ()):
        if pattern.match(tail):
            evidence += rows
    if words[2:3] == ["its"] and (first in DOING or first in DEALING):
        evidence.append("its")


def is_on_call(tail: str) -> bool:
    """Whether a name is that of who holds a call on its results.

    >>> is_on_call(" third quarter 2025 earnings call."), is_on_call(" call")
    (True, False)
    """
    return _CALL.match(tail) is not None
