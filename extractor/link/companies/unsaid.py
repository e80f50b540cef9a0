"""Whose figure it is, where its clause names nobody: whom the text has spoken of.

    Bolt, its online chain, sells on credit. Net debt was     the group's, not the chain's
    The purchase will lift net debt to 1.9 times ebitda       the buyer's
    The fund management arm suffered outflows of $2.3m        that of the company whose part it is
    "We put 10p on a pasty," she said                         the article's company

Else the company of the value before, of the sentence before, of the article, of the paragraph before; for what only a company has,
the one last spoken of.
"""

from __future__ import annotations

from extractor.link import cues, metric_kinds
from extractor.link.companies.clause_subjects import is_in_aside
from extractor.link.companies.markets import OF_MARKETS, is_sellers_price, metric_words
from extractor.link.companies.whose import Owner, Sought
from extractor.link.periods.reporting import governs
from extractor.mentions import Company

_PARTS = frozenset("division unit arm business segment subsidiary plant factory".split())
_DEALS = frozenset("purchase acquisition takeover deal transaction".split())
_OPENING = 6  # nodes
_CLIENTS = frozenset("clients savers customers".split())
# What belongs to the one who buys, where a sentence names nobody.
OF_BUYER = frozenset("cost_savings integration_cost".split())
# What a deal is paid with, and what it leaves.
_PAYS_FOR_DEAL = frozenset("debt net_debt leverage shares_issued target_price".split())
# What a whole group has, and no chain or arm of it.
_OF_GROUP = frozenset(
    "net_debt net_cash leverage dividend dividend_per_share dividend_yield eps adjusted_eps headline_earnings_per_share diluted_eps "
    "loss_per_share share_price market_cap target_price buyback gearing debt cash capital_ratio price_to_earnings tax_rate".split()
)
# Of these what the buyer of another pays and earns on each of its shares.
_PER_SHARE = frozenset("dividend dividend_per_share eps adjusted_eps headline_earnings_per_share diluted_eps loss_per_share".split())
# What else nobody but a company has; "revenue" may be a whole trade's.
_OF_COMPANIES = (_OF_GROUP - {"price_to_earnings", "tax_rate"}) | frozenset(
    "net_profit net_loss pretax_profit operating_profit adjusted_operating_profit ebitda adjusted_ebitda operating_income gross_margin "
    "operating_margin staff_costs like_for_like_sales annual_recurring_revenue order_backlog".split()
)
_STOCK, _ALIKE = frozenset({"stock", "shares"}), frozenset("peers rivals sector industry market competitors average".split())
# What a deal may be paid with.
_MEANS = frozenset({"cash", "debt"})
# Figures that a paragraph's company does not hand on to the next one.
_NEVER_OF_PARAGRAPH = frozenset("costs spending".split())

_LEAP = 5  # percent
# What goods of a trade are measured in, and what is priced for all.
_BULK = frozenset(
    "ounce barrel tonne ton lb pound kilo kilogram kg gallon litre liter bushel kilowatt-hour kwh megawatt-hour mwh gigajoule mmbtu box "
    "container watt-hour head".split()
)
_HOMES = frozenset("home homes house houses property mortgage household households flat".split())
_OF_EMPLOYERS = frozenset("employees job_cuts stores store_closures".split())


def same_sentence(sought: Sought) -> Owner | None:
    """The company of the value before, unless only an aside was about it: "the mine, in which Acme holds 40%, produced 3 tonnes"."""
    named = [i for i, node in enumerate(sought.nodes[: sought.first]) if node.companies and node.companies[0] in sought.inside]
    aside = bool(named) and all(is_in_aside(sought.nodes, i, sought.first) for i in named)
    if (group := _group(sought, sought.inside)) is not None:
        return group
    return Owner(sought.inside, "company.same_sentence") if sought.inside and not aside else None


def of_deal(sought: Sought) -> Owner | None:
    """What a deal saves is the buyer's."""
    known = sought.known
    return Owner(known.buyer, "company.buyer") if sought.meeting.metric in OF_BUYER and known.buyer else None


def of_traded(sought: Sought) -> Owner | None:
    """ "Acme bids 410p a share for Beta. The shares jumped 8.8%": Beta's; "Castor sells Beta to Acme. The shares rose 2%": Castor's."""
    known, sides = sought.known, (sought.known.buyer, sought.known.target)
    if sought.meeting.metric != "share_price" or not known.target or known.carried not in (*sides, ()):
        return None
    if known.main and known.main not in sides:
        return Owner(known.main, "company.main")
    return Owner(known.target, "company.target") if known.is_bid and known.carried != known.target and _leaps(sought) else None


def _leaps(sought: Sought) -> bool:
    """ "jumped 94p, or 8.8%", "closed at 1,162p, up 8.8%": what a bid does to its target; but "have risen 19% this year"."""
    amounts = (node.amount for node in sought.nodes if node.amount is not None and node.amount.kind == "percent")
    told = (sought.sentence.text[node.start : node.end].lower() for node in sought.nodes if node.kind == "period")
    up = any(node.word in cues.UP or node.word == "higher" for node in sought.nodes) and any(amount.low >= _LEAP for amount in amounts)
    return up and not any(words.endswith("year") for words in told)


def sentence_before(sought: Sought) -> Owner | None:
    """The company that the sentence before is about; of two, where the article has a main one, neither."""
    known = sought.known
    opening = [node.word or sought.sentence.text[node.start : node.end].lower() for node in sought.nodes[:2]]
    if known.buyer and sought.meeting.metric in _PAYS_FOR_DEAL and opening[:1] == ["the"] and opening[-1] in _DEALS:
        return Owner(known.buyer, "company.buyer")  # "The purchase will lift net debt to 1.9 times ebitda"
    if not known.carried or (known.main and len(known.carried) > 1) or (known.of_market and _is_of_whole(sought)):
        return None
    if sought.meeting.metric == "leverage" and known.buyer and known.carried not in (known.buyer, known.target):
        return Owner(known.buyer, "company.buyer")  # "Banks have underwritten the loans. Net debt will rise to 3.6 times ebitda"
    return _group(sought, known.carried) or Owner(known.carried, "company.sentence_before")


def _group(sought: Sought, spoken: tuple[Company, ...]) -> Owner | None:
    """ "Bolt, its online chain, sells on credit. Net debt stood at R2.6bn", "group revenue was": the whole group's, not Bolt's."""
    whole = sought.meeting.metric in _OF_GROUP or "group" in metric_words(sought)[:1] or sought.nodes[sought.start - 1].word == "group"
    group = sought.known.group_of(spoken) if whole else ()
    if sought.meeting.metric in _PER_SHARE and not group and _is_bought_by_main(sought, spoken):
        group = sought.known.main  # "It bought Beta. Beta had sales of R9m. Earnings per share were R1.20"
    return Owner(group, "company.main") if group else None


def _is_bought_by_main(sought: Sought, spoken: tuple[Company, ...]) -> bool:
    """Whether those spoken of are what the article's company agreed to buy; a bid's target is spoken of for its own sake."""
    known = sought.known
    return bool(known.main) and known.main == known.buyer and spoken == known.target and not known.is_bid


def _is_of_whole(sought: Sought) -> bool:
    """ "Watches with a connection of their own made up 22% of shipments", in a market's report: of all of them."""
    part = sought.meeting.rule == "fact.value_of_metric" and sought.meeting.metric in OF_MARKETS
    return part and not any(node.companies for node in sought.nodes[: sought.first])


def of_main(sought: Sought) -> Owner | None:
    ownerless = sought.meeting.metric in metric_kinds.OWNERLESS and not is_sellers_price(sought) and not _is_own_price(sought)
    ownerless = ownerless or (sought.known.of_market is True and sought.meeting.group == "count") or sought.known.studies_market
    return Owner(sought.known.main, "company.main") if sought.known.main and not ownerless else None


def _is_own_price(sought: Sought) -> bool:
    """ "The car starts at $41,950", "the S7 SUV, with a starting price of", "Fuel averaged $2.61 per gallon": of what it sells, or buys."""
    nodes, meeting = sought.nodes, sought.meeting
    amount = nodes[sought.first].amount
    if meeting.metric != "price" or amount is None or amount.kind != "money" or sought.known.of_market or meeting.is_instrument:
        return False
    front = nodes[: sought.first]
    words = sought.sentence.text[nodes[0].start : nodes[sought.first].start].lower().split()
    if "averaged" in words and "fuel" in words[:3]:
        return True
    if amount.per is not None and amount.per.rpartition(" ")[2] in _BULK:
        return "sold" in words and "average" in words  # "sold 39,800 of them at an average of A$5,870 an ounce"
    if not _HOMES.isdisjoint(words):
        return False
    named = any(node.kind == "word" and sought.sentence.text[node.start].isupper() for node in front[1:])
    named = named or any(node.kind == "reference" for node in front)  # "A bottle of its 12-year-old sells for £48"
    return named or (words[:1] == ["the"] and meeting.rule == "fact.verb")


def of_part(sought: Sought) -> Owner | None:
    """ "The fund management arm suffered net outflows of $2.3m": of the company whose part it is."""
    opening = [node.word for node in sought.nodes[: min(_OPENING, sought.first)]]
    clients = sought.sentence.text[sought.nodes[0].start : sought.nodes[0].end].lower() in _CLIENTS
    of = sought.known.carried or sought.known.main
    if sought.meeting.metric == "fund_flows" and clients and of:
        return Owner(of, "company.sentence_before")  # "The arm has lost cash for years. Clients put in a net £3.4bn"
    if sought.meeting.metric == "fund_flows" and sought.nodes[0].metric is not None and sought.known.carried and not _is_placed(sought):
        return Owner(sought.known.carried, "company.sentence_before")  # "Net inflows were £3.4bn"
    part = sought.meeting.metric == "fund_flows" and opening[:1] == ["the"] and not _PARTS.isdisjoint(opening)
    return Owner(sought.known.main, "company.main") if part and sought.known.main else None


def _is_placed(sought: Sought) -> bool:
    """ "Outflows from bond funds were": of what they are."""
    return sought.nodes[1].word in cues.PREPOSITIONS


def acquirer(sought: Sought) -> Owner | None:
    """ "Banks have underwritten a bridge loan; net debt will peak at 3.1 times earnings": what pays for a deal is the buyer's."""
    pays = sought.known.buyer and sought.meeting.metric in _PAYS_FOR_DEAL
    return Owner(sought.known.buyer, "company.buyer") if pays else None


def paragraph_before(sought: Sought) -> Owner | None:
    """The company that the paragraph before is about, where a part of it opens this one or the figure is one of those reported on."""
    known, meeting = sought.known, sought.meeting
    if known.of_market and meeting.group == "count":
        return None  # "Regionally, China led with 9.8 million units"
    part = [node.word for node in sought.nodes[:2]]
    if known.topic and part[:1] in (["the"], ["its"]) and part[-1] in _PARTS and meeting.metric not in metric_kinds.NEVER_CARRIED:
        return Owner(known.topic, "company.paragraph_before")
    handed_on = known.topic and governs(meeting) and meeting.metric not in _NEVER_OF_PARAGRAPH and meeting.rule != "fact.idiom"
    staffed = meeting.metric in _OF_EMPLOYERS and not known.main and not known.of_market  # "All 186 employees will be offered jobs"
    return Owner(known.topic, "company.paragraph_before") if handed_on or (staffed and known.topic) else None


def of_speaker(sought: Sought) -> Owner | None:
    """ "We put 10p on a pasty in April," she said: whoever speaks in an article speaks for its company."""
    says_we = any(node.word in ("we", "our") for node in sought.nodes[: sought.first])
    return Owner(sought.known.main, "company.main") if says_we and sought.known.main else None


def of_last_resort(sought: Sought) -> Owner | None:
    """ "What drew investors was growth: recurring revenue hit $9m": what only a company has, in an article that has spoken of one."""
    known, metric = sought.known, sought.meeting.metric
    of = known.main or known.topic or known.opened
    if len(of) != 1 or not (metric == "revenue" or is_one_companys(sought)):
        return None
    if metric in _MEANS and (known.target or any(node.word in _DEALS for node in sought.nodes)):
        return None  # "It is paid with $9m of cash": either side's
    return Owner(of, "company.main")


def is_one_companys(sought: Sought) -> bool:
    """What only a company has: "the gross margin", "at eight times earnings the stock was cheap"; not the eight times of a sector."""
    if sought.meeting.metric != "price_to_earnings":
        return sought.meeting.metric in _OF_COMPANIES
    words = {node.word or sought.sentence.text[node.start : node.end].lower().rpartition(" ")[2] for node in sought.nodes}
    return bool(words & _STOCK) and not words & _ALIKE
