"""Figures of all who do a trade in a country, where companies have such figures too.

    Chile's copper output fell                            a country's, whoever says so
    drugstore sales in Japan grew 2.1%                    of all who sell there, until a company is spoken of
    German heat-pump sales slumped to 193,000 units       likewise
    car registrations fell 3%, the industry body said     likewise, by who adds them up
    Acme expects a deficit of 120,000 tonnes of cocoa     of all who trade in it

Left to companies: what they sell in a country ("sales in Japan grew", "Chinese sales", "US retail sales").
"""

from __future__ import annotations

import re

from extractor.link import cues
from extractor.link.companies.markets import OF_COMPANIES, OF_MARKETS, SOLD_BY_ALL, WORLDWIDE, is_told_by_index, metric_phrase, metric_words
from extractor.link.companies.named import sayer
from extractor.link.companies.subjects_before import nearest_subject
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.metrics.noun_phrases import is_verb
from extractor.link.nodes import Node
from extractor.nations import ADJECTIVES

_NATIONS = ADJECTIVES | frozenset("US UK EU African Asian European Pakistani Philippine".split())
_NATION = rf"(?:U\.S\.|U\.K\.|{'|'.join(sorted(_NATIONS))})"
_COUNTRY = (
    "(?:"
    + "|".join(sorted(name.capitalize() for name in cues.REGIONS if name.isalpha() and len(name) > len("uk")))
    + r"|U\.S\.|U\.K\.|US|UK|EU|European Union|[Ee]uro ?(?:zone|area)|United (?:States|Kingdom|Arab Emirates)|South (?:Korea|Africa|"
    r"America)|North America|Latin America|Southeast Asia|Middle East|Saudi Arabia|Hong Kong|New Zealand|Sri Lanka|(?:Ivory|Gold) Coast|"
    r"Czech Republic|(?:Western|Eastern|Central|Northern|Southern) Europe)"
)
# "U.S. car sales", "German heat-pump sales": a country, and the goods where the metric does not say them.
_OF_NATION = re.compile(rf"(?:^|[ \n]){_NATION} (?P<goods>[a-z-]+ )?$")
_NATIONAL = re.compile(rf"{_NATION} ")
_OF_NATION_BEHIND = re.compile(rf" (?:of|from) {_NATION}\b")
_OF_COUNTRY = re.compile(rf"(?:^|[ \n]){_COUNTRY}['’]s (?:[a-z-]+ ){{0,3}}$")
# Parts of a country, and cities, that have figures of their own.
_PROVINCE = (
    "(?:Alberta|Texas|California|Florida|Alaska|Ontario|Quebec|Queensland|Scotland|Wales|England|Catalonia|Bavaria|Guangdong|Punjab|"
    "London|Paris|Madrid|Sydney|Tokyo|Beijing|Shanghai|Mumbai|Delhi|New York|North Sea|Permian)"
)
_THERE = (
    rf"(?:in|at|across|throughout|from|on) (?:the )?"
    rf"(?:{_COUNTRY}\b|{_NATION} [a-z]+|(?:[A-Z][a-z]+ ){{1,2}}(?:airport|port)s?\b|{_PROVINCE}\b)"
)
_IN_COUNTRY = re.compile(rf"(?: of(?: [a-z-]+){{1,4}})? {_THERE}")
# "Hotels in Madrid filled 74% of their rooms": all there are.
_TRADES = re.compile(
    r"(?:Hotels|Cinemas|Theatres|Shops|Stores|Pubs|Restaurants|Bars|Supermarkets|Grocers|Casinos|Farmers|Growers|Mines|Mills|Smelters|"
    r"Refineries|Factories|Builders|Housebuilders|Airports|Ports|Shipyards|Dealers|Landlords|Wind farms|Power plants|Hospitals)"
    r" (?:in|across|throughout) (?:the )?[A-Z]"
)
_PHRASE = 40  # characters
# Who adds up what all have, and how that is told.
_BODY = re.compile(
    r"\b(?:association|federation|chamber|council|ministry|regulator|bureau|office|agency|institute|department|authority|body|board|customs|"
    r"government|industry|official) (?:\S+ ){0,4}?(?:said|says|data|figures|statistics|showed|shows|reported|estimates?|estimated)\b"
)
_OF_WHOLE = re.compile(r"\b(?:country|nation|market|industry|sector|world)['’]s (?:(?:overall |national )?(?:total|average) of )?$")
_OF_AVERAGE = re.compile(
    r"\b(?:industry|sector|market|national|peer.group|global|European|regional|city)(?:['’]s)? average"
    r"(?: (?:of|was|is|at|stood at|stands at))? $"
)
_MARKET_WHERE = re.compile(r"\b(?:an?|the|that) (?:\w+ )?(?:market|sector|industry) (?:in which|where) (?:the )?(?:[a-z-]+ )?$")
# "Fuel costs rose 40% for airlines as a whole", "fell 3% across the industry"
_FOR_ALL = re.compile(
    r"(?: in (?:19|20)\d\d| last year| this year)? (?:for|across|in|among) (?:the |all )?"
    r"(?:(?!year|quarter|half|period|month|season|group|company)[a-z-]+ ){1,3}as a whole\b|,? industry-?wide\b"
    r"| (?:across|for) the (?:[a-z]+ )?(?:industry|sector)(?: overall)?(?=[.,;])"
)
_HOUSE = re.compile(r" (?:Analytics|Data|Intelligence|Metrics|Insights?|Research|Economics|Statistics|Consulting|Advisory)$")
_IN_TOWN = re.compile(r" (?:in|across) (?:the (?:city|town|capital|country|district|suburbs?)\b|(?:the )?(?:[a-z]+ )?[A-Z])")
_RENTS = frozenset("rent rents".split())
_USED = frozenset("power_use footfall spending room_nights".split())
_BALANCE = frozenset("surplus deficit shortfall demand arrivals".split())
_SOLD = SOLD_BY_ALL | {"shipments"}
_HEADS = frozenset("sales revenue revenues turnover shipments deliveries volumes takings receipts".split())
_NO_GOODS = OF_COMPANIES | cues.DETERMINERS | cues.OPENERS | cues.PREPOSITIONS | frozenset(
    "monthly domestic overseas overall strong weak higher lower solid local foreign same-store like-for-like global worldwide in-store "
    "unit volume year-to-date full-year half-year first-half second-half first-quarter second-quarter third-quarter fourth-quarter".split()
)
_REGISTERED = ("registrations", "registration")


def of_whole(sought: Sought) -> Owner | None:
    """ "beating the market's 1.2%", "a fifth of the country's total of 1.06 million tonnes": all there is of it."""
    text, last = sought.sentence.text, sought.nodes[sought.run[-1]]
    whole = is_of_whole(text, sought.nodes[sought.first]) or _FOR_ALL.match(text, last.end) is not None
    return NOBODY if whole else None


def is_of_whole(text: str, value: Node) -> bool:
    near = text[max(0, value.start - _PHRASE) : value.start]
    if "average" in near and _OF_AVERAGE.search(near):
        return True  # "half the industry average of 1.8%"
    led = text.endswith(("’s ", "'s ", " of "), 0, value.start)
    return led and _OF_WHOLE.search(text, max(0, value.start - _PHRASE), value.start) is not None


def of_land(sought: Sought) -> Owner | None:
    """ "Chile's copper output fell", "drugstore sales in Japan grew 2.1%"."""
    if _is_of_balance(sought) or _is_traded_by_all(sought) or _is_of_trade(sought) or _is_where(sought) or _is_let_there(sought):
        return NOBODY
    if not _are_had_by_all(sought):
        return None
    text, start = sought.sentence.text, sought.meeting.span.start
    plain = sought.meeting.metric in _SOLD and not _names_goods(sought)
    if not plain and _OF_COUNTRY.search(text, max(0, start - _PHRASE), start):
        return NOBODY
    if _is_told_by_house(sought):
        return NOBODY
    if nearest_subject(sought) is not None:
        return None
    if _is_of_nation(sought) and (sought.meeting.value_kind == "count" or is_told_by_index(sought)):
        return NOBODY
    if sought.known.carried or plain:
        return None
    behind = text[sought.nodes[sought.run[-1]].end : sought.sentence.end]
    if _BODY.search(behind):
        return NOBODY
    inside = _IN_COUNTRY.match(text, sought.meeting.span.end) and not sought.known.headed
    return NOBODY if inside or (metric_words(sought)[-1] in _REGISTERED and not sought.known.headed) else None


def _is_of_trade(sought: Sought) -> bool:
    """ "Hotels in Madrid filled 74% of their rooms": of all of them, until a company is spoken of or says so."""
    nodes = sought.nodes
    opens = _TRADES.match(sought.sentence.text, nodes[0].start) is not None and not sought.known.carried
    return opens and not any(node.companies for node in nodes[: sought.first]) and sayer(sought) is None


def _is_where(sought: Sought) -> bool:
    """ "sold 41,200, outpacing a market in which registrations dropped 3%": the market's."""
    start = sought.meeting.span.start
    return _MARKET_WHERE.search(sought.sentence.text, max(0, start - _PHRASE), start) is not None


def _is_let_there(sought: Sought) -> bool:
    """ "Office vacancy in central Warsaw stood at 11%", "Prime rents in the city rose 4%": what all landlords there have."""
    meeting, nodes = sought.meeting, sought.nodes
    if meeting.metric != "vacancy_rate" and not (meeting.metric == "price" and metric_words(sought)[-1] in _RENTS):
        return False
    there = _IN_TOWN.match(sought.sentence.text, meeting.span.end) is not None
    return there and not any(node.companies for node in nodes[: sought.first]) and _own_sayer(sought) is None


def _own_sayer(sought: Sought) -> Owner | None:
    """ "Vacancy in Warsaw was 2%, Acme says": a landlord tells of its own; no house that studies a market."""
    said = sayer(sought)
    return said if said is not None and said.companies == sought.known.main and not sought.known.studies_market else None


def _is_told_by_house(sought: Sought) -> bool:
    """ "Acme Analytics said worldwide tablet shipments fell", "…, Acme Data said": of all, where a place or the world is named."""
    text, meeting = sought.sentence.text, sought.meeting
    house = any(node.kind == "company" and _HOUSE.search(text, node.start, node.end) for node in sought.nodes)
    if not house or any(node.kind == "reference" for node in sought.nodes[: sought.first]):
        return False
    start = meeting.span.start
    of_nation = _OF_NATION.search(text, max(0, start - _PHRASE), start) or _IN_COUNTRY.match(text, meeting.span.end)
    return of_nation is not None or not WORLDWIDE.isdisjoint(metric_phrase(sought))


def _is_of_balance(sought: Sought) -> bool:
    """ "Acme expects a deficit of 120,000 tonnes", "demand will reach 28 million tonnes, says Acme": of all who trade in the goods."""
    amount = sought.nodes[sought.first].amount
    bulk = sought.meeting.rule == "fact.noun_phrase" and amount is not None and amount.unit in cues.IN_BULK
    return bulk and not _BALANCE.isdisjoint(metric_words(sought))


def _is_traded_by_all(sought: Sought) -> bool:
    """ "Exports of Polish furniture fell 6%", where no company is named in front: a nation's."""
    words, place = metric_words(sought), sought.meeting.span.end
    if words[-1] not in ("exports", "imports") and words[0] not in ("exports", "imports"):
        return False
    text, begin = sought.sentence.text, sought.meeting.span.start
    behind = _OF_NATION_BEHIND.match(text, begin + len(words[0]) if words[0] in ("exports", "imports") else place)
    national = behind or _NATIONAL.match(text, begin) or _OF_NATION.search(text, max(0, begin - _PHRASE), begin)  # "Chilean copper exports"
    return national is not None and not any(node.companies for node in sought.nodes[: sought.first])


def _are_had_by_all(sought: Sought) -> bool:
    """Whether it is one of the figures that whole markets have; "China's share of revenue shrank to 18%" is a part of somebody's."""
    meeting, amount = sought.meeting, sought.nodes[sought.first].amount
    if amount is None or (amount.kind == "percent" and meeting.change is None):
        return False
    return meeting.metric in OF_MARKETS | SOLD_BY_ALL | _USED or (meeting.rule == "fact.noun_phrase" and meeting.group == "")


def _names_goods(sought: Sought) -> bool:
    """ "drugstore sales", "sales of cars"; but "sales", "retail sales", "strong domestic sales"."""
    place, nodes = sought.meeting.place, sought.nodes
    if place is not None and [node.word for node in nodes[place + 1 : place + 2]] == ["of"]:
        return nodes[place + 2].kind in ("word", "metric")
    words = [word for word in metric_phrase(sought) if word not in _HEADS and not is_verb(word)]
    return any(word.replace("-", "").isalpha() and word not in _NO_GOODS for word in words)


def _is_of_nation(sought: Sought) -> bool:
    """ "German heat-pump sales slumped to 193,000 units"; but "Chinese sales", "US retail sales" are a company's."""
    start = sought.meeting.span.start
    found = _OF_NATION.search(sought.sentence.text, max(0, start - _PHRASE), start)
    goods = (found["goods"] or " ".join(metric_words(sought)[:-1])).strip() if found else ""
    return bool(goods) and goods not in OF_COMPANIES
