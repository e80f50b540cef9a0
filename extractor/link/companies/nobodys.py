"""Figures that belong to no company.

    an index level, an exchange rate                  what is priced is the metric itself
    inflation, interest rates                         the economy's
    a central bank's benchmark rate, the odds of a cut   likewise, whoever is named beside them
    global container volumes to grow by 4%            a market's, where a company only foresees it
    spot rates stood at $2,150, according to Redbrook a market's, where somebody is merely cited
    reinsurance prices, the cobalt price              a trade's; "average selling prices" are a seller's
    retailers' sales; vacancy across the sector       those of many
    in a report on shipments: Asia, everyone else     a part of the market

Left to companies: what they have on all markets ("its global volumes"), and what analysts expect of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues
from extractor.link.companies.named import nearest_subject
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.metrics.noun_phrases import is_verb
from extractor.link.metrics.rankings import is_region, is_the_rest
from extractor.link.nodes import Node
from extractor.link.periods.reporting import governs

# What makes a figure the market's, whoever is spoken of; and what does so where nobody is.
_MARKET_WIDE = frozenset("spot benchmark wholesale seaborne industry industry-wide market-wide sector-wide sector nationwide".split())
_ACROSS = frozenset("across throughout industrywide nationally".split())
_WORLDWIDE = frozenset("global worldwide world".split())
# Figures that whole markets have as well as companies; of these, the ones that a company foresees for its market.
OF_MARKETS = frozenset("shipments sales_volume production passengers cargo_volume traffic price".split())
RESEARCHED = OF_MARKETS | {"spending"}  # what research houses tell of whole markets
_SUBJECT = 4  # nodes that a sentence opens with
_NEAR_VERB = 4  # nodes from a verb to what it sets
_FORESEEN = frozenset("sales_volume cargo_volume traffic price".split())
# Prices that a seller has: others in the plural are those of a trade.
_OWN_PRICES = frozenset(
    "average selling realised realized achieved list ticket unit net asking sale retail menu shelf higher lower purchase starting base "
    "entry final fixed new same".split()
)
_REALISED = frozenset("realised realized achieved selling".split())
_RATES = frozenset("rate rates fare fares yield yields".split())
# What central banks set.
_POLICY_RATES = frozenset(
    (
        "policy rate|policy interest rate|benchmark rate|benchmark interest rate|benchmark lending rate|key rate|key rates|cash rate|"
        "official cash rate|repo rate|reverse repo rate|refinancing rate|main refinancing rate|main rate|fed funds rate|"
        "federal funds rate|federal funds target rate|overnight rate|deposit facility rate|marginal lending rate|loan prime rate"
    ).split("|")
)
# Whose debt is no company's.
_STATES = frozenset("public government national sovereign federal household debt-to-gdp".split())
_OF_COUNTRY = re.compile(r"\b(?:U\.S\.|U\.K\.|US|UK|GDP|[Ee]conomic|global|world|euro.?zone|Chinese|German|Japanese|Indian|British) $")
_ASSUMES = frozenset("assume assumes assumed assuming".split())
_ODDS = frozenset("odds chance chances likelihood probability".split())
# Sales of a company, whatever it sells.
_OF_COMPANIES = frozenset("net total comparable organic underlying group retail online adjusted quarterly annual licence license".split())
_COMPOUND = frozenset("compound cagr".split())
_LISTINGS = frozenset("listings ipos offerings flotations floats".split())
_SERVED = frozenset("to from with".split())  # "lending to companies": whom somebody deals with
_MARKETS = frozenset("sector industry market country economy continent region".split())
# Who expects the figures of others: "analysts expect revenue of $5m".
_FORECASTERS = frozenset("analysts economists".split())


def of_instrument(sought: Sought) -> Owner | None:
    """What is priced is the metric itself; an index is nobody's, whoever foresees it."""
    if sought.meeting.metric == "exchange_rate" and any(node.word in _ASSUMES for node in sought.nodes[: sought.first]):
        main = Owner(sought.known.main, "company.main") if sought.known.main else None
        return nearest_subject(sought) or main  # "Acme now assumes an exchange rate of 148 yen to the dollar"
    again = sought.meeting.rule == "fact.metric_of_sentence_before" and sought.meeting.metric == "price"  # "with a forecast of $58"
    return NOBODY if again or sought.meeting.is_instrument or sought.meeting.metric in ("index_level", "exchange_rate") else None


def of_central_bank(sought: Sought) -> Owner | None:
    """ "kept its benchmark rate at 4.75%", "the odds of another cut": whoever is named beside it."""
    meeting, words = sought.meeting, _metric_words(sought)
    policy = meeting.metric == "interest_rate" and " ".join(words) in _POLICY_RATES
    return NOBODY if policy or (meeting.rule == "fact.noun_phrase" and words[0] in _ODDS) else None


def of_both(sought: Sought) -> Owner | None:
    """ "Combined, the two would run 148,000 wagons": of the two together."""
    return NOBODY if sought.nodes[0].word in ("combined", "together") and sought.nodes[1].word == "," else None


def of_economy(sought: Sought) -> Owner | None:
    """Macro figures, what a state or its households owe, and "its 2026 U.S. growth forecast"."""
    state = sought.meeting.metric == "debt" and not _STATES.isdisjoint(_metric_words(sought))
    start = sought.meeting.span.start
    grown = sought.meeting.metric == "growth_rate" and _OF_COUNTRY.search(sought.sentence.text, max(0, start - 16), start)
    return NOBODY if state or grown or sought.meeting.group in cues.OWNERLESS_GROUPS else None


def of_market(sought: Sought) -> Owner | None:
    """ "global container volumes to grow by 4%", "spot rates stood at $2,150, according to Castor Research"."""
    nodes, meeting = sought.nodes, sought.meeting
    words = _metric_phrase(sought)
    of_trade = meeting.metric == "price" and not _sets_them(sought) and _is_of_trade(_metric_words(sought), words)
    averaged = sought.known.of_market and meeting.metric == "price" and "average" in _metric_words(sought)
    if of_trade or averaged or not _MARKET_WIDE.isdisjoint(words):
        return NOBODY
    if _is_across(nodes, sought.start) or _is_across_all(nodes, meeting.place, sought.first):
        return NOBODY
    if _takes_share(sought):
        return None
    unlisted = meeting.rule in ("fact.noun_phrase", "fact.own_unit", "fact.metric_of_sentence_before")
    if unlisted and nodes[0].word in _WORLDWIDE | _MARKET_WIDE:
        words.append(nodes[0].word)  # "Global demand is to grow to 260,000 tonnes"
    subject = nearest_subject(sought)
    if subject is not None and subject.place is not None:
        foresees = nodes[subject.place + 1].word in cues.PREDICTIONS
        return NOBODY if foresees and (unlisted or meeting.metric in _FORESEEN) and not _WORLDWIDE.isdisjoint(words) else None
    if meeting.metric == "revenue" and _is_of_goods(_metric_words(sought), words):
        return NOBODY
    wide = (not _WORLDWIDE.isdisjoint(words) and _OF_COMPANIES.isdisjoint(words)) or _is_sourced(nodes, sought.run[-1])
    return NOBODY if wide and (unlisted or meeting.metric in OF_MARKETS) else None


def _sets_them(sought: Sought) -> bool:
    """ "Both companies have slashed bread prices", "Acme raised prices": whoever does so has them."""
    nodes, place = sought.nodes, sought.meeting.place or 0
    verb = next((i for i in range(place - 1, max(0, place - _NEAR_VERB), -1) if nodes[i].word in cues.MOVES), 0)
    subject = verb - 1
    while subject > 0 and nodes[subject].word in cues.AUXILIARY:
        subject -= 1
    return verb > 0 and nodes[subject].kind in ("company", "reference") and bool(nodes[subject].companies)


def _takes_share(sought: Sought) -> bool:
    """ "shipments rose to 3.4 million, 27% of global volume": what is so much of the world's is somebody's."""
    nodes, text = sought.nodes, sought.sentence.text
    return any(
        node.amount is not None
        and node.amount.kind == "percent"
        and behind.word == "of"
        and text[whole.start : whole.end].lower().partition(" ")[0] in _WORLDWIDE
        for node, behind, whole in zip(nodes, nodes[1:], nodes[2:], strict=False)
    )


def _is_across_all(nodes: Sequence[Node], place: int | None, start: int) -> bool:
    """ "spending in cafés across the country rose"."""
    words = [node.word for node in nodes[place + 1 : start]] if place is not None else []
    return any(a in _ACROSS and b == "the" and c in _MARKETS for a, b, c in zip(words, words[1:], words[2:], strict=False))


def _is_across(nodes: Sequence[Node], start: int) -> bool:
    """ "Across Europe, registrations fell"; but "across Europe, its sales fell"."""
    for i in range(start - 1, -1, -1):
        if nodes[i].kind in ("company", "reference", "value") or nodes[i].word == ";":
            return False
        if nodes[i].word in _ACROSS:
            return i == 0 or nodes[i - 1].kind == "mark"
    return False


def _is_of_trade(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """ "reinsurance prices should drop by 5%", "the cobalt price tripled"; but "prices rose", "average selling prices rose"."""
    named = next((name for name in ("prices", "price") if name in words), None)
    if named is None:
        return False
    place = words.index(named)
    if not _OWN_PRICES.isdisjoint((*words, *phrase[len(words) :][:2])):
        return False  # "the average realised oil price"
    noun = words[place - 1] if place else next(iter(phrase[len(words) :]), "")
    plain = noun in _OWN_PRICES or is_verb(noun) or noun in cues.OPENERS or noun in cues.PREPOSITIONS or noun in cues.DETERMINERS
    return noun.isalpha() and not plain and noun not in cues.MOVES


def is_sellers_price(sought: Sought) -> bool:
    """ "the average freight rate", "realised prices": what somebody took in for what it sold."""
    words = _metric_words(sought)
    return not _REALISED.isdisjoint(words) or (words[-1] in _RATES and "average" in _metric_phrase(sought))


def _is_of_goods(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """ "global chip sales hit $74bn"; but "global sales", "global comparable sales" are a company's."""
    noun, before = (*phrase[len(words) :], "", "")[:2]
    return before in _WORLDWIDE and noun.isalpha() and noun not in _OF_COMPANIES


def _metric_phrase(sought: Sought) -> list[str]:
    """The words of a metric and the four right in front of it."""
    nodes, meeting = sought.nodes, sought.meeting
    words = _metric_words(sought)
    in_front = [node for node in nodes[: sought.first] if node.end <= meeting.span.start][-4:]
    while in_front and in_front[-1].kind in ("word", "metric"):
        node = in_front.pop()
        words.append(sought.sentence.text[node.start : node.end].lower())
    return words


def _metric_words(sought: Sought) -> list[str]:
    return sought.sentence.text[sought.meeting.span.start : sought.meeting.span.end].lower().split()


def _is_sourced(nodes: Sequence[Node], last: int) -> bool:
    """ "…, according to data from Castor Research"."""
    words = [node.word for node in nodes[last + 1 :]]
    return any(pair == ("according", "to") for pair in pairwise(words)) and any(node.kind == "company" for node in nodes[last + 1 :])


def of_industry(sought: Sought) -> Owner | None:
    """ "retailers cut prices by 3%", "vacancy across the sector stands at 4.9%"."""
    if sought.meeting.rule == "fact.offering" or sought.meeting.metric in cues.COVERED:
        return None  # "investors bid for 37 million shares", "analysts lifted their price target": the company's
    if any(a.word == "the" and b.word in _MARKETS for a, b in pairwise(sought.nodes[sought.start : sought.first])):
        return NOBODY  # "vacancy across the sector stands at 4.9%"
    if sought.meeting.metric == "market_share" and sought.meeting.rule == "fact.verb":
        return NOBODY  # "of which local suppliers held 34%"
    place = sought.meeting.place
    given = sought.meeting.metric == "funding" and place is not None and sought.nodes[place + 1].word in ("for", "into", "to")
    # "growth of the global car industry", "funding for robot companies"
    until = sought.first if given or sought.meeting.metric in cues.NEVER_CARRIED else sought.start
    words = {node.word for i, node in enumerate(sought.nodes[:until]) if not i or sought.nodes[i - 1].word not in _SERVED}
    if sought.meeting.rule != "fact.own_unit" and sought.meeting.metric != "market_cap":  # "230,000 retailers bought through the app"
        named = _metric_words(sought)
        words.update(named if named[-1] != "flow" else ())  # "funds flow"
    nobody = cues.NOBODY - _FORECASTERS if governs(sought.meeting) else cues.NOBODY
    if sought.meeting.group == "return":
        nobody = nobody - {"investors"}  # "investors will get an interim dividend of 3.5p"
    return None if nobody.isdisjoint(words) else NOBODY


def of_others(sought: Sought) -> Owner | None:
    """ "domestic vendors' share of the market", "everyone else managed 15 million": who has it is named by what they do."""
    if sought.meeting.metric == "ipo_proceeds" and any(_is_listings(sought, node) for node in sought.nodes[:_SUBJECT]):
        return NOBODY
    if sought.meeting.metric in OF_MARKETS | {"market_share"} and sought.meeting.company_place is None:
        nodes, first = sought.nodes, sought.first
        part = is_region(nodes, first) or [node.word for node in nodes[first - 2 : first]] == ["the", "remaining"]
        if is_the_rest(nodes, first) or (sought.known.of_market and part):
            return NOBODY
    place = sought.meeting.place or 0
    owned = place > 1 and place < sought.first and sought.nodes[place - 1].word in ("'", "’")
    return NOBODY if owned and sought.nodes[place - 2].kind == "word" else None


def _is_listings(sought: Sought, node: Node) -> bool:
    """ "New listings in Hong Kong raised", "initial public offerings raised": those of many."""
    return node.kind in ("word", "metric") and sought.sentence.text[node.start : node.end].lower().rpartition(" ")[2] in _LISTINGS


def never_carried(sought: Sought) -> Owner | None:
    """What no sentence hands on to the next one; but "wealth assets, $131 billion after net inflows of $17 billion" are a manager's."""
    managed = any(node.metric is not None and node.metric.id == "assets_under_management" for node in sought.nodes[: sought.first])
    compound = sought.meeting.metric == "growth_rate" and not _COMPOUND.isdisjoint(_metric_words(sought))  # "sales were $9m, a compound …"
    if sought.inside and ((sought.meeting.metric == "fund_flows" and managed) or compound):
        return Owner(sought.inside, "company.same_sentence")
    return NOBODY if sought.meeting.metric in cues.NEVER_CARRIED else None
