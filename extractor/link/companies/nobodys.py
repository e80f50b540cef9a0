"""Figures that belong to no company; those of a market, which companies have too: `markets`; those of a trade: `industries`.

    an index level, an exchange rate                  what is priced is the metric itself
    inflation, interest rates                         the economy's
    a central bank's benchmark rate, the odds of a cut   likewise, whoever is named beside them
    in a report on shipments: Asia, everyone else     a part of the market
    European stocks, emerging-market equities         all who are listed there

Left to companies: what they have on all markets ("its global volumes"), and what analysts expect of them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.link import cues, metric_kinds
from extractor.link.companies.inputs import of_payer
from extractor.link.companies.markets import OF_MARKETS, metric_words
from extractor.link.companies.others import OTHERS
from extractor.link.companies.subjects_before import nearest_subject
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.metrics.rankings import is_region, is_the_rest
from extractor.link.nodes import Node
from extractor.nations import ADJECTIVES

_SEVERAL = frozenset("pair duo two three trio companies firms groups".split())
# "The combined group will have 900 staff"; "The six sold 90m doses": too many to be told apart
_OF_TWO_OR_MORE = frozenset("combined merged six seven eight nine ten eleven twelve dozen".split())
_SUBJECT = 4  # nodes that a sentence opens with
_MEMBERS, _CLOSE = re.compile(r"\bmembers['’] (?:[\w-]+ ){0,2}$"), 40  # characters
_WIDE_PLACES = frozenset("western eastern northern southern central north south latin middle united gulf nordic mainland".split())
# What central banks set.
_POLICY_RATES = frozenset(
    (
        "policy rate|policy interest rate|benchmark rate|benchmark interest rate|benchmark lending rate|key rate|key rates|cash rate|"
        "official cash rate|repo rate|reverse repo rate|refinancing rate|main refinancing rate|main rate|fed funds rate|"
        "federal funds rate|federal funds target rate|overnight rate|deposit facility rate|marginal lending rate|loan prime rate|"
        "target range|target band|target corridor"
    ).split("|")
)
# Official series, and surveys that somebody publishes.
_SERIES = frozenset("pmi payrolls jobless_claims unemployment_rate industrial_output trade_balance wage_growth tariff_rate".split())
_RECKONINGS = frozenset(
    "reckoning count calculation calculations measure estimate index gauge survey tracker barometer data figures".split()
)
# Whose debt is no company's.
_STATES = frozenset("public government national sovereign federal household debt-to-gdp".split())
_OF_NATIONS = frozenset("economic economy gdp".split())
_OF_COUNTRY = re.compile(r"\b(?:U\.S\.|U\.K\.|US|UK|GDP|[Ee]conomic|global|world|euro.?zone|Chinese|German|Japanese|Indian|British) $")
_LISTED_THERE = re.compile(
    rf"\b(?:{'|'.join(sorted(ADJECTIVES))}|U\.S\.|US|UK|European|Asian|African|Nordic|[Mm]ainland|[Gg]lobal|[Ww]orld|[Ee]merging[ -]market)"
    r" (?:[a-z]+ )?(?:stocks|shares|equities)\b"
)
_WHOSE = re.compile(r"(?:['’]s?|\b(?:its|their|his|her)) $")
_COMPOUND = frozenset("compound cagr".split())
_OPENING = 8  # nodes
_DEALS = frozenset("buyouts bids mergers takeovers acquisitions deals m&a dealmaking".split())
_FIRMS = frozenset("companies firms groups businesses".split())
_TOTALS = frozenset("totalled totaled totalling totaling reached came hit topped".split())
_WORTH = frozenset("worth totalling totaling valued".split())
_WORLD = frozenset("global worldwide".split())
_A_MARKETS = 1_000_000_000  # shares that change hands
_THERE = {("there", "are"), ("there", "were"), ("there", "is")}
_HAVE = cues.GENITIVE | {"has", "had", "have", "saw", "sees"}
_NO_PLACES = frozenset("he she it they we i you who some many most all one both others".split())


def of_instrument(sought: Sought) -> Owner | None:
    """What is priced is the metric itself; an index is nobody's, whoever foresees it."""
    if sought.meeting.metric == "exchange_rate" and any(node.word in cues.ASSUMES for node in sought.nodes[: sought.first]):
        main = Owner(sought.known.main, "company.main") if sought.known.main else None
        return nearest_subject(sought) or main  # "Acme now assumes an exchange rate of 148 yen to the dollar"
    if sought.meeting.is_instrument and (paid := of_payer(sought)) is not None:
        return paid
    again = sought.meeting.rule == "fact.metric_of_sentence_before" and sought.meeting.metric == "price"  # "with a forecast of $58"
    return NOBODY if again or sought.meeting.is_instrument or sought.meeting.metric in ("index_level", "exchange_rate") else None


def of_central_bank(sought: Sought) -> Owner | None:
    """ "kept its benchmark rate at 4.75%", "the odds of another cut": whoever is named beside it."""
    meeting, words = sought.meeting, metric_words(sought)
    if meeting.metric == "interest_rate":
        return NOBODY if " ".join(words) in _POLICY_RATES or _is_rate_of_all(sought) else None
    return NOBODY if meeting.rule == "fact.noun_phrase" and words[0] in cues.CHANCES else None


def _is_rate_of_all(sought: Sought) -> bool:
    """ "The central bank has kept its rate at 5.75%", "The average rate on a 30-year mortgage was 6.26%, Acme said"."""
    begin = sought.nodes[0].start
    front = sought.sentence.text[begin : sought.nodes[sought.first].start].lower()
    bank = front.rfind("the central bank ")
    named = any(node.kind == "company" and node.start >= begin + bank for node in sought.nodes[: sought.first])
    return (bank >= 0 and not named) or ("mortgage" in front and "average" in front and not sought.inside)


def of_series(sought: Sought) -> Owner | None:
    """ "S&P Global's manufacturing PMI", "core inflation, by Beta's reckoning, was 2.7%": a country's, whoever counts it."""
    nodes = sought.nodes[: sought.first]
    counted = any(a.word in cues.GENITIVE and b.word in _RECKONINGS for a, b in pairwise(nodes))
    priced = metric_words(sought)[-1] in ("price", "prices")  # "Acme's index put house prices at"
    macro = sought.meeting.group in metric_kinds.OWNERLESS_GROUPS or priced
    return NOBODY if macro and (sought.meeting.metric in _SERIES or counted) else None


def of_members(sought: Sought) -> Owner | None:
    """ "The association put its members' orders at $5m": of all of them together."""
    start = sought.meeting.span.start
    return NOBODY if _MEMBERS.search(sought.sentence.text, max(0, start - _CLOSE), start) else None


def of_both(sought: Sought) -> Owner | None:
    """ "Combined, the two would run 148,000 wagons": of the two together, until one of them is named."""
    nodes = sought.nodes
    if len(nodes) > 1 and nodes[0].word == "the" and nodes[1].word in _OF_TWO_OR_MORE:
        return NOBODY if not any(node.companies for node in nodes[_SUBJECT : sought.first]) else None
    if len(nodes) < 2 or nodes[0].word not in ("combined", "together"):
        return None
    behind = nodes[2].word if nodes[1].word == "the" and len(nodes) > 2 else ""
    amount = nodes[sought.first].amount
    counted = behind in _SEVERAL and amount is not None and amount.kind != "percent"  # "Together the pair had sales of $9m"
    told = nodes[1].word in (",", "they") or nodes[1].kind == "reference" or counted
    named = max((i for i, node in enumerate(nodes[: sought.first]) if node.kind == "company"), default=-1)
    # "of which Beta made 60%, and they now run 2,860 stores"
    again = any(node.word == "they" or len(node.companies) > 1 for node in nodes[named + 1 : sought.first])
    return NOBODY if told and (named < 0 or again) else None


def of_economy(sought: Sought) -> Owner | None:
    """Macro figures, what a state or its households owe, and "its 2026 U.S. growth forecast"."""
    state = sought.meeting.metric == "debt" and not _STATES.isdisjoint(metric_words(sought))
    start = sought.meeting.span.start
    of_country = _OF_COUNTRY.search(sought.sentence.text, max(0, start - 16), start) is not None
    grown = of_country or not _OF_NATIONS.isdisjoint(metric_words(sought))  # "economic growth"
    grown = grown and sought.meeting.metric == "growth_rate"
    growing = sought.meeting.metric == "growth_rate" and not sought.inside  # "the market will be worth $9bn, a yearly growth of 9%"
    sized = growing and any(node.metric is not None and node.metric.id == "market_size" for node in sought.nodes[: sought.first])
    return NOBODY if state or grown or sized or sought.meeting.group in metric_kinds.OWNERLESS_GROUPS else None


def of_stocks(sought: Sought) -> Owner | None:
    """ "European stocks fell 3%", "U.S. stocks lost $2 trillion in market value": of all who are listed there."""
    text, nodes = sought.sentence.text, sought.nodes
    if sought.meeting.metric not in ("share_price", "market_cap"):
        return None
    start, end = nodes[0].start, nodes[sought.first].start
    told = next(reversed([m for m in _LISTED_THERE.finditer(text, start, end) if not _WHOSE.search(text, start, m.start())]), None)
    if told is None or any(node.companies for node in nodes[: sought.first] if node.end > told.start()):
        return None
    return NOBODY if not text.startswith((" in ", " of "), told.end()) else None


def of_place(sought: Sought) -> Owner | None:
    """ "Indonesia has 3.9 million corner shops", "There are 13.5 million dogs in the country": what is counted is no company's."""
    nodes, text = sought.nodes, sought.sentence.text
    counted = sought.meeting.rule == "fact.own_unit" and (sought.meeting.group == "" or sought.meeting.metric in ("stores", "capacity"))
    counted = counted or (sought.meeting.rule == "fact.verb" and sought.meeting.metric in OF_MARKETS)
    if not counted or any(node.companies for node in nodes[: sought.first]) or sought.first < len(("Indonesia", "has")):
        return None
    there = (nodes[0].word, nodes[1].word) in _THERE and sought.meeting.group == ""  # "There are 240 stores" may be somebody's
    named = nodes[0].kind == "word" and text[nodes[0].start : nodes[0].end].istitle() and nodes[1].word in _HAVE
    whole = [node.word for node in nodes[1:4]] == ["as", "a", "whole"]
    if nodes[0].word in cues.REGIONS and nodes[1].kind == "word" and (whole or nodes[1].word not in cues.PREPOSITIONS):
        return OTHERS  # "China installed 240 GW", "Chile as a whole produced 5.4 million tonnes"
    return OTHERS if there or (named and nodes[0].word not in _NO_PLACES | cues.OPENERS | cues.DETERMINERS) else None


def _is_of_all_deals(sought: Sought) -> bool:
    """ "Buyouts of listed companies came to €22bn", "Global mergers totalled": what everybody's deals come to, whoever adds them up."""
    texts = [sought.sentence.text[node.start : node.end].lower().split() for node in sought.nodes[:_OPENING]]
    words = [text[-1] for text in texts]
    place = max((i for i, word in enumerate(words[:_SUBJECT]) if word in _DEALS), default=None)
    if place is None or sought.meeting.span.start > sought.nodes[place].end:
        return False
    told = words[place + 1 :] if words[:2] != ["the", "deals"] else []
    if not _TOTALS.isdisjoint(told) and not any(node.companies for node in sought.nodes[:_OPENING]):
        return True  # "European takeovers have totalled $690 billion so far this year", "Deals in the trade have reached $9bn"
    worth = words[place + 1 : place + 2] != [] and words[place + 1] in _WORTH and not any(node.companies for node in sought.nodes[:place])
    whose = words[place + 1 : place + 2] in (["of"], ["for"]) and not _FIRMS.isdisjoint(words[place + 2 :])
    return worth or whose or texts[0][0] in _WORLD


def _is_view_of_economy(sought: Sought) -> bool:
    """ "Acme Bank raised its 2026 growth estimate to 3.2%", where no headline names whom the article is about: no growth of the bank's."""
    place = sought.meeting.place
    viewed = place is not None and any(node.word in cues.FORECAST_NOUNS for node in sought.nodes[place + 1 : place + 2])
    return viewed and not sought.known.headed


def of_others(sought: Sought) -> Owner | None:
    """ "domestic vendors' share of the market", "everyone else managed 15 million": who has it is named by what they do."""
    if sought.meeting.metric == "deal_value" and _is_of_all_deals(sought):
        return NOBODY
    if sought.meeting.metric == "ipo_proceeds" and any(_is_listings(sought, node) for node in sought.nodes[:_SUBJECT]):
        return NOBODY
    if sought.meeting.metric == "growth_rate" and _is_view_of_economy(sought):
        return NOBODY
    if sought.meeting.metric in OF_MARKETS | {"market_share"} and sought.meeting.company_place is None:
        nodes, first = sought.nodes, sought.first
        part = is_region(nodes, first) or [node.word for node in nodes[first - 2 : first]] == ["the", "remaining"]
        part = part or _opens_with_place(sought) or (nodes[0].word in cues.REGIONS and nodes[1].word not in cues.GENITIVE)
        if is_the_rest(nodes, first) or (sought.known.of_market and part):
            return NOBODY
    if sought.known.of_market and not sought.known.carried and sought.meeting.group != "market" and _is_of_place_alone(sought):
        return NOBODY
    place = sought.meeting.place or 0
    owned = place > 1 and place < sought.first and sought.nodes[place - 1].word in ("'", "’")
    return NOBODY if owned and sought.nodes[place - 2].kind == "word" else None


def _opens_with_place(sought: Sought) -> bool:
    """ "In India, shipments jumped 9%", of a market that the article is about."""
    nodes = sought.nodes
    named = nodes[0].word == "in" and nodes[1].kind == "word" and sought.sentence.text[nodes[1].start].isupper()
    return named and not any(node.companies for node in nodes[: sought.first])


def _is_of_place_alone(sought: Sought) -> bool:
    """ "Vietnam alone absorbed 548,000", "In Mali, demand fell 12%", "Sales in Brazil grew 14%": a place is named, and nobody."""
    nodes, text = sought.nodes[: sought.first], sought.sentence.text
    if any(node.companies for node in sought.nodes):
        return False
    words = [node.word for node in nodes]
    begin = int(words[:1] in (["only"], ["but"], ["and"], ["even"], ["the"]))
    if words[begin : begin + 1] and words[begin] in cues.REGIONS | _WIDE_PLACES:
        return True
    inside = next((i for i, word in enumerate(words[:_SUBJECT]) if word == "in"), None)
    opens = inside is not None and inside + 1 < len(nodes) and nodes[inside + 1].kind == "word"
    return opens and inside is not None and text[nodes[inside + 1].start].isupper()


def _is_listings(sought: Sought, node: Node) -> bool:
    """ "New listings in Hong Kong raised", "initial public offerings raised": those of many."""
    if node.amount is not None and node.amount.unit == "listing":
        return True  # "Hong Kong saw 11 listings that together raised"
    return node.kind in ("word", "metric") and sought.sentence.text[node.start : node.end].lower().rpartition(" ")[2] in cues.LISTINGS


def never_carried(sought: Sought) -> Owner | None:
    """What no sentence hands on to the next one; but "wealth assets, $131 billion after net inflows of $17 billion" are a manager's."""
    managed = any(node.metric is not None and node.metric.id == "assets_under_management" for node in sought.nodes[: sought.first])
    compound = sought.meeting.metric == "growth_rate" and not _COMPOUND.isdisjoint(metric_words(sought))  # "sales were $9m, a compound …"
    if sought.inside and ((sought.meeting.metric == "fund_flows" and managed) or compound):
        return Owner(sought.inside, "company.same_sentence")
    amount = sought.nodes[sought.first].amount
    exchanged = sought.meeting.metric == "trading_volume" and sought.meeting.group == "market"
    exchanged = exchanged and amount is not None and amount.low >= _A_MARKETS  # "Volume was 20 billion shares": of an exchange
    return NOBODY if sought.meeting.metric in metric_kinds.NEVER_CARRIED or exchanged else None
