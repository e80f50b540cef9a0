"""What others do, in a sentence that names no company: nobody's, whoever the text has spoken of.

    Restaurant chains have shut 1,409 sites          businesses of a kind
    China's 100 biggest developers sold 3.4 trillion likewise, so many of them
    96 companies have listed in New York             the count itself is of them
    Ministers want 1.5 million homes                 who governs
    The average household paid £1,740                who buys
    Lupus affects 1.5 million Americans              whom something happens to

Left to companies: what is told with a word for one ("more than 300 firms use its software"), and what is counted for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.company_nouns import SPECIFIC
from extractor.link import cues
from extractor.link.companies.whose import Owner, Sought
from extractor.link.metrics.noun_phrases import is_past, is_verb
from extractor.link.nodes import Node
from extractor.nations import PEOPLES

OTHERS = Owner((), "company.nobody")  # of those others, and of nobody who was named before them
# Many businesses of one kind, and those who govern or buy.
_MANY = frozenset(
    """
    chains developers builders farmers growers brewers refiners utilities makers producers importers wholesalers distillers
    steelmakers bakers planters charities universities landlords operators suppliers unicorns biotechs telcos reinsurers hauliers
    companies firms businesses retailers insurers banks lenders airlines carriers miners startups start-ups fintechs housebuilders
    drugmakers carmakers automakers chipmakers supermarkets grocers manufacturers exporters vendors shippers
    ministers lawmakers states governments cities councils authorities families households taxpayers motorists drivers homeowners
    renters borrowers savers pensioners americans europeans britons germans
    """.split()
)
_OWN = frozenset("tenant franchisee licensee distributor contractor maker provider platform yard".split())  # whom somebody deals with
_MANY |= {f"{noun}s" for noun in SPECIFIC - _OWN}
_ONE_OF_MANY = frozenset(
    "household family consumer buyer homeowner motorist american briton person mortgage farmer landlord retailer".split()
)
_TYPICAL = frozenset("average typical median first-time fixed two-year five-year".split())
_DEALS = frozenset("ipo listing flotation bid buyout takeover merger shutdown megadeal round".split())
_FIRMS = frozenset("company firm startup start-up developer builder retailer".split())
_LISTS = frozenset("gone went listed floated raised received been announced cut laid shut sold spent".split())
_HAPPENS = frozenset("affects affect afflicts afflict kills kill".split())
_PEOPLE = frozenset("person people European adult child woman man Briton patient".split()) | {who.removesuffix("s") for who in PEOPLES}
_LIVES = frozenset("suffer live".split())
_HAVE = {("have", "the"), ("do", "the"), ("do", "this"), ("have", "it")}
_IRREGULAR = frozenset("want spend pay pays plan sold paid won took made lost built bought make sell buy".split())
_ADVERBS = frozenset("only just also still now then not already".split())
_SAY = frozenset("says said".split())
_RIVALS = frozenset("rival competitor peer".split())
_MARKS, _JOINS = frozenset(";:("), frozenset("and but while whereas although though as".split())
_BY = frozenset("by at".split())
_PLACES = 6  # nodes of "So far this year ,"


def of_many(sought: Sought) -> Owner | None:
    """ "Restaurant chains have shut 1,409 sites", "96 companies have listed": nobody's, where the clause has no company."""
    nodes, first = sought.nodes, sought.first
    begin = _clause(nodes, first)
    end = next((i for i in range(first, len(nodes)) if nodes[i].word in _MARKS), len(nodes))
    if any(node.companies for node in nodes[begin:first]) or any(_is_spoken_of(nodes, i) for i in range(first, end)):
        return None
    if nodes[0].word in _RIVALS and first > 2 and nodes[1].kind == "word" and sought.sentence.text[nodes[1].start].isupper():
        return OTHERS  # "Rival Betamax raised $17m", where nothing makes a company of it
    counted = sought.meeting.rule == "fact.own_unit" and _are_others(nodes, first)
    theirs = counted or _is_done_by(nodes, sought.meeting.place, first)
    return OTHERS if theirs or _head(nodes, begin, first) or _happens(nodes, begin, first) else None


def _is_spoken_of(nodes: Sequence[Node], i: int) -> bool:
    """Whether a company is named behind a value, and not only as who tells it: "won orders worth $36bn, Castor Research says"."""
    said = not _SAY.isdisjoint(node.word for node in (nodes[i - 1], *nodes[i + 1 : i + 2]))
    return bool(nodes[i].companies) and not said


def _are_others(nodes: Sequence[Node], i: int) -> bool:
    """ "11 listings", "96 companies have listed": what is counted of all; but "640 companies pay for it"."""
    amount = nodes[i].amount
    unit = amount.unit if amount is not None and amount.kind == "quantity" else None
    return unit in _DEALS or (unit in _FIRMS and any(node.word in _LISTS for node in nodes[i + 1 : i + 4]))


def _clause(nodes: Sequence[Node], first: int) -> int:
    """Where the clause begins in which a value stands, past what opens it: "So far this year, 96 companies"."""
    begin = 0
    for i in range(first - 1, 0, -1):
        joined = nodes[i].word in _JOINS and nodes[i - 1].word == ","
        if nodes[i].word in _MARKS or joined:
            begin = i + 1
            break
    comma = next((i for i in range(begin, min(begin + _PLACES, first)) if nodes[i].word == ","), None)
    opens = comma is not None and not any(_is_verb(node.word) for node in nodes[begin:comma])
    return comma + 1 if opens and comma is not None else begin


def _head(nodes: Sequence[Node], begin: int, first: int) -> bool:
    """Whether the subject of a clause is many businesses, or the typical one of many people."""
    end = next((i for i in range(begin, first) if _is_verb(nodes[i].word) or nodes[i].word in cues.PREPOSITIONS), first)
    if end in (begin, first):
        return False
    if nodes[end].word == "of" and [node.word for node in nodes[begin:end]] == ["half"]:
        end = next((i for i in range(end + 1, first) if _is_verb(nodes[i].word)), first)
    while end - 1 > begin and nodes[end - 1].word in _ADVERBS:
        end -= 1
    head = nodes[end - 1].word
    typical = head in _ONE_OF_MANY and any(node.word in _TYPICAL for node in nodes[begin : end - 1])
    return typical or head in _MANY or _are_others(nodes, end - 1)


def _is_done_by(nodes: Sequence[Node], place: int | None, first: int) -> bool:
    """ "Lending by Spanish banks grew", "bad loans at the country's lenders": many have what is measured."""
    if place is None or place + 2 >= first or nodes[place + 1].word not in _BY:
        return False
    who = nodes[place + 2 : min(place + 6, first)]
    return any(node.word in _MANY for node in who) and not any(node.companies for node in who)


def _happens(nodes: Sequence[Node], begin: int, first: int) -> bool:
    """ "Lupus affects 1.5 million Americans", "Some 340,000 people have the disease"."""
    amount = nodes[first].amount
    if amount is None or amount.unit not in _PEOPLE:
        return False
    if any(node.word in _HAPPENS for node in nodes[begin:first]):
        return True
    behind = nodes[first + 1 : first + 6]
    opens = all(node.word in cues.PREPOSITIONS or not node.word or not _is_verb(node.word) for node in nodes[begin:first])
    lives = any(a.word in _LIVES or (a.word, b.word) in _HAVE for a, b in pairwise(behind))
    return opens and lives


def _is_verb(word: str) -> bool:
    if word in cues.GENITIVE or word in _ADVERBS:
        return False
    return is_verb(word) or is_past(word) or word in cues.AUXILIARY or word in _IRREGULAR
