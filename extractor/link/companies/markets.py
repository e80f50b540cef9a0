"""Figures that are a whole market's, where companies have such figures too.

    global container volumes to grow by 4%            a market's, where a company only foresees it
    spot rates stood at $2,150, according to Redbrook a market's, where somebody is merely cited
    reinsurance prices, the cobalt price              a trade's; "average selling prices" are a seller's
    across Europe, registrations fell                 those of many

Left to companies: prices that they set, and what is so much of the world's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues
from extractor.link.companies.subjects_before import nearest_subject
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.metrics.noun_phrases import is_verb
from extractor.link.nodes import Node

# What makes a figure the market's, whoever is spoken of; and what does so where nobody is.
_MARKET_WIDE = frozenset(
    "spot benchmark wholesale seaborne industry industry-wide market-wide sector-wide sector nationwide lme comex".split()
)
_OWN_WHOLE = frozenset("half year quarter period estate portfolio business board chain network".split())  # of one company
_ACROSS = frozenset("across throughout industrywide nationally".split())
WORLDWIDE = frozenset("global worldwide world".split())
WHOLE = frozenset("sector industry market country economy continent region".split())
# Figures that whole markets have as well as companies; of these, the ones that a company foresees for its market.
OF_MARKETS = frozenset("shipments sales_volume production passengers cargo_volume traffic price".split())
RESEARCHED = OF_MARKETS | {"spending", "capacity"}  # what research houses tell of whole markets
_SPENT_BY_ALL = frozenset("spending marketing_expense".split())  # "global advertising spend will exceed $9 billion"
_NEAR_VERB, _ASIDE = 4, 9  # nodes from a verb to what it sets; of an aside to its subject
_FORESEEN = frozenset("sales_volume cargo_volume traffic price capacity".split())
# Prices that a seller has: others in the plural are those of a trade.
_OWN_PRICES = frozenset(
    "average selling realised realized achieved basket list ticket unit net asking sale retail menu shelf higher lower purchase starting "
    "base entry final fixed new same".split()
)
_REALISED = frozenset("realised realized achieved selling basket".split())
_SET_BY_SELLER = frozenset("put raised lifted increased cut lowered slashed".split())  # "prices were put up 3.5%"
SOLD_BY_ALL = frozenset("revenue online_sales food_sales retail_sales like_for_like_sales".split())
_VISITED = frozenset("centres centers streets parks malls restaurants destinations towns".split())
_SHOW = frozenset("show shows showed".split())
_ADDS_UP = frozenset("index tracker trackers data figures survey association federation".split())
_WIDE = frozenset("industry-wide industrywide sector-wide market-wide marketwide nationwide countrywide".split())
_WHOLES = frozenset("group company firm bank business year quarter half month period".split())
_NATIONWIDE = frozenset("nationwide countrywide industrywide".split())
_MILLION, _SOLD = 1_000_000, frozenset("sold shipped delivered registered".split())
_STUFFS = [["the", stuff] for stuff in ("metal", "commodity", "mineral", "crop", "grain", "bean", "fuel", "fibre", "crude", "ore")]
_PRICED = frozenset("price prices home house property flat apartment".split())
_RATES = frozenset("rate rates fare fares yield yields".split())
# Sales of a company, whatever it sells.
OF_COMPANIES = frozenset("net total comparable organic underlying group retail online adjusted quarterly annual licence license".split())


def of_market(sought: Sought) -> Owner | None:
    """ "global container volumes to grow by 4%", "spot rates stood at $2,150, according to Castor Research"."""
    nodes, meeting = sought.nodes, sought.meeting
    words = metric_phrase(sought)
    of_trade = meeting.metric == "price" and not _sets_them(sought) and (_is_of_trade(metric_words(sought), words) or _is_price_of(sought))
    called = meeting.metric == "price" and metric_words(sought)[-1] in _PRICED
    told = sought.known.of_market and called and not _sets_them(sought)  # "Rightmove says asking prices fell"
    rates = meeting.metric == "price" and metric_words(sought)[-1] in _RATES and is_told_by_index(sought)  # freight rates
    system = meeting.group == "balance" and "system-wide" in words  # loans; "system-wide sales" are a franchise's
    placed = meeting.rule == "fact.idiom"  # "kept the top spot with a 21% share": no spot rate
    if system or of_trade or told or rates or not (placed or _MARKET_WIDE.isdisjoint(words)):
        return NOBODY
    if _opens_wide(nodes, sought.first) or _is_across(nodes, sought.start) or _is_across_all(nodes, meeting.place, sought.first):
        return NOBODY
    if _is_nationwide(sought) or _is_footfall(sought):
        return NOBODY
    if _takes_share(sought):
        return None
    if _were_sold_by_all(sought):
        return NOBODY
    unlisted = meeting.rule in ("fact.noun_phrase", "fact.own_unit", "fact.metric_of_sentence_before")
    if unlisted and nodes[0].word in WORLDWIDE | _MARKET_WIDE:
        words.append(nodes[0].word)  # "Global demand is to grow to 260,000 tonnes"
    subject = nearest_subject(sought)
    if subject is not None and subject.place is not None:
        foresees = nodes[subject.place + 1].word in cues.PREDICTIONS
        return NOBODY if foresees and (unlisted or meeting.metric in _FORESEEN) and not WORLDWIDE.isdisjoint(words) else None
    if meeting.metric == "revenue" and _is_of_goods(metric_words(sought), words):
        return NOBODY
    # "Acme's sales fell. Global sales fell 3% to 812,000 cars": in its own report
    opens = sought.known.carried == () and _is_plain_sales(sought)
    reports = bool(sought.known.main) and (sought.known.carried == sought.known.main or opens) and not sought.known.of_market
    own = reports and not sought.known.researchers and meeting.metric == "shipments"
    wide = (not WORLDWIDE.isdisjoint(words) and OF_COMPANIES.isdisjoint(words) and not own) or _is_sourced(nodes, sought.run[-1])
    spent = meeting.metric in _SPENT_BY_ALL and not any(node.kind == "reference" for node in nodes)
    return NOBODY if wide and (unlisted or spent or meeting.metric in OF_MARKETS) else None


def _opens_wide(nodes: Sequence[Node], first: int) -> bool:
    """ "Industry-wide, insured losses from the storm could reach $18 billion", "Orders for German-made machinery as a whole slipped 2%"."""
    if any(node.companies for node in nodes[:first]):
        return False
    if nodes[0].word in _WIDE and nodes[1:2] != [] and nodes[1].word == ",":
        return True
    whole = next((i for i in range(1, first - 2) if [node.word for node in nodes[i : i + 3]] == ["as", "a", "whole"]), 0)
    return whole > 1 and nodes[whole - 1].kind == "word" and nodes[whole - 1].word not in _WHOLES


def _is_nationwide(sought: Sought) -> bool:
    """ "Furniture sales nationwide declined 3.9%", "sales fell 4%, official data show": those of all who sell."""
    place, nodes = sought.meeting.place, sought.nodes
    if place is None or sought.meeting.metric not in SOLD_BY_ALL | OF_MARKETS or any(node.companies for node in nodes[: sought.first]):
        return False
    behind = [node.word for node in nodes[sought.run[-1] + 1 :]]
    official = any(a == "official" and b in _ADDS_UP for a, b in pairwise(behind))
    return official or any(node.word in _NATIONWIDE for node in nodes[place + 1 : place + 2])


def _is_footfall(sought: Sought) -> bool:
    """ "Footfall in shopping centres slid 2.9%", "visits to fast-casual restaurants": where nobody's are named, all of them."""
    place, nodes = sought.meeting.place, sought.nodes
    if sought.meeting.metric != "footfall" or place is None or place > sought.first:
        return False
    behind = nodes[place + 1 : sought.first]
    named = sought.sentence.text[nodes[place].end : nodes[sought.first].start].lower().split()
    return not any(node.companies for node in behind) and not _VISITED.isdisjoint(named)


def _were_sold_by_all(sought: Sought) -> bool:
    """ "12.9 million new-energy cars were sold in China", "4.7 million headsets were shipped worldwide": by all who make them."""
    if sought.meeting.metric != "shipments":
        return False
    behind = [node.word for node in sought.nodes[sought.run[-1] + 1 : sought.run[-1] + 4]]
    amount = sought.nodes[sought.first].amount
    many = amount is not None and amount.high >= _MILLION and behind[2:] == ["in"]
    passive = behind[:1] == ["were"] and behind[1:2] != [] and behind[1] in _SOLD
    return passive and (many or (behind[2:] != [] and behind[2] in WORLDWIDE)) and nearest_subject(sought) is None


def _is_plain_sales(sought: Sought) -> bool:
    """ "Global sales fell": of whatever a company sells; but "global sales of cars", "global car sales"."""
    place = sought.meeting.place
    of = place is not None and any(node.word == "of" for node in sought.nodes[place + 1 : place + 2])
    return not of and [word for word in metric_words(sought) if word not in WORLDWIDE] == ["sales"]


def _sets_them(sought: Sought) -> bool:
    """ "Both companies have slashed bread prices", "Acme raised prices": whoever does so has them."""
    nodes, place = sought.nodes, sought.meeting.place or 0
    verb = next((i for i in range(place - 1, max(0, place - _NEAR_VERB), -1) if nodes[i].word in cues.MOVES), 0)
    subject = verb - 1
    while subject > 0 and nodes[subject].word in cues.AUXILIARY:
        subject -= 1
    if verb and nodes[subject].word == ",":  # "Acme, owner of Beta, has slashed tent prices"
        subject = next((i - 1 for i in range(subject - 1, max(0, subject - _ASIDE), -1) if nodes[i].word == ","), subject)
    return verb > 0 and nodes[subject].kind in ("company", "reference") and bool(nodes[subject].companies)


def _takes_share(sought: Sought) -> bool:
    """ "shipments rose to 3.4 million, 27% of global volume": what is so much of the world's is somebody's."""
    nodes, text = sought.nodes, sought.sentence.text
    return any(
        node.amount is not None
        and node.amount.kind == "percent"
        and behind.word == "of"
        and text[whole.start : whole.end].lower().partition(" ")[0] in WORLDWIDE
        for node, behind, whole in zip(nodes, nodes[1:], nodes[2:], strict=False)
    )


def _is_across_all(nodes: Sequence[Node], place: int | None, start: int) -> bool:
    """ "spending in cafés across the country rose"."""
    words = [node.word for node in nodes[place + 1 : start]] if place is not None else []
    return any(a in _ACROSS and b == "the" and c in WHOLE for a, b, c in zip(words, words[1:], words[2:], strict=False))


def _is_across(nodes: Sequence[Node], start: int) -> bool:
    """ "Across Europe, registrations fell"; but "across Europe, its sales fell", "across the half, sales fell"."""
    for i in range(start - 1, -1, -1):
        if nodes[i].kind in ("company", "reference", "value") or nodes[i].word == ";":
            return False
        if nodes[i].word in _ACROSS:
            own = nodes[i + 1].kind == "period" or any(node.word in _OWN_WHOLE for node in nodes[i + 1 : i + 4])
            return not own and (i == 0 or nodes[i - 1].kind == "mark")
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


def _is_price_of(sought: Sought) -> bool:
    """ "the price of cocoa fell 12%"; but "the price of the phone", "the price of its shares"."""
    place = sought.meeting.place
    goods = sought.nodes[place + 1 : place + 4] if place is not None and sought.meeting.change is not None else ()
    if metric_words(sought)[-1] not in ("price", "prices") or len(goods) < len(("of", "cocoa")) or goods[0].word != "of":
        return False
    if [node.word for node in goods[1:]] in _STUFFS:
        return True  # "as the price of the metal sank 22%"
    if goods[1].kind not in ("word", "metric"):
        return False
    return sought.sentence.text[goods[1].start].islower() and goods[1].word not in cues.DETERMINERS


def is_sellers_price(sought: Sought) -> bool:
    """ "the average freight rate", "realised prices", "eggs cost us $4 a dozen": what somebody took in for what it sold, or paid."""
    words = metric_words(sought)
    nodes, place = sought.nodes, sought.meeting.place or 0
    behind = [node.word for node in nodes[place + 1 : place + 3]]
    set_up = words == ["prices"] and behind[:1] != [] and behind[0] in ("were", "was", "have", "are") and behind[-1] in _SET_BY_SELLER
    paid = words[-1] in ("cost", "costs") and behind[:1] == ["us"]
    return set_up or paid or not _REALISED.isdisjoint(words) or (words[-1] in _RATES and "average" in metric_phrase(sought))


def _is_of_goods(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """ "global chip sales hit $74bn"; but "global sales", "global comparable sales" are a company's."""
    noun, before = (*phrase[len(words) :], "", "")[:2]
    if len(words) > 1 and noun in WORLDWIDE:
        return words[0].isalpha() and words[0] not in OF_COMPANIES  # "global streaming revenue"
    return before in WORLDWIDE and noun.isalpha() and noun not in OF_COMPANIES


def metric_phrase(sought: Sought) -> list[str]:
    """The words of a metric and the four right in front of it."""
    nodes, meeting = sought.nodes, sought.meeting
    words = metric_words(sought)
    in_front = [node for node in nodes[: sought.first] if node.end <= meeting.span.start][-4:]
    while in_front and in_front[-1].kind in ("word", "metric"):
        node = in_front.pop()
        words.append(sought.sentence.text[node.start : node.end].lower())
    return words


def metric_words(sought: Sought) -> list[str]:
    return sought.sentence.text[sought.meeting.span.start : sought.meeting.span.end].lower().split()


def is_told_by_index(sought: Sought) -> bool:
    """ "UK restaurant sales fell 0.7%, according to the trackers", "…, the Shanghai index shows": what somebody adds up of all."""
    behind = re.findall("[a-z]+", sought.sentence.text[sought.nodes[sought.run[-1]].end : sought.nodes[-1].end].lower())
    told = ("according", "to") in pairwise(behind) or not _SHOW.isdisjoint(behind)
    return told and (not _ADDS_UP.isdisjoint(behind) or any(node.kind == "company" for node in sought.nodes[sought.run[-1] + 1 :]))


def _is_sourced(nodes: Sequence[Node], last: int) -> bool:
    """ "…, according to data from Castor Research"."""
    words = [node.word for node in nodes[last + 1 :]]
    return any(pair == ("according", "to") for pair in pairwise(words)) and any(node.kind == "company" for node in nodes[last + 1 :])
