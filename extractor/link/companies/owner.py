"""Whose figure it is, by stated precedence:

    an index level, an exchange rate                    nobody's
    410p a share for Beta, a premium of 32%             the target of a bid
    above the 8% at Beta; twice the $4m of its rival    whom the value itself is put to
    Beta, its largest customer, made up 14% of sales    the seller
    Acme rose 5%; Acme's revenue; revenue at Acme       whom the sentence names beside the metric
    global container volumes; inflation; spot rates     the market's: nobody's
    Redbrook lifted its forecast for earnings           the company that a broker covers
    sales of Oculyx, peak Hexavia sales                 the one that the text says makes it
    Acme … while Beta saw revenue of                    the nearest subject; then nobody, where the clause is about an industry
    revenue was $5bn, Acme said                         the one who says so
    the value before in the sentence, the sentence before in the paragraph, the article's one main company, the paragraph before

Who is only quoted on others ("Redbrook Securities lifted its forecast") owns nothing: the main company does. A figure of a report
after a sentence about somebody who has reported nothing (the yard that builds the ships) is the main company's.

Nobody's: index levels, exchange rates, macro figures, what institutions do ("OPEC will pump", "the central bank left its rate"),
a trio's joint figure and statements about an industry. Two companies in one subject ("both companies", "Acme and Beta") are one
fact each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.link import cues
from extractor.link.companies.clause_subjects import is_in_aside
from extractor.link.companies.covered import of_the_covered, target_price, told_by
from extractor.link.companies.divisions import is_division
from extractor.link.companies.joint import is_joint
from extractor.link.companies.lands import of_land, of_whole
from extractor.link.companies.markets import OF_MARKETS, is_sellers_price, metric_words, of_market
from extractor.link.companies.named import beside_metric, between, bracketed, moving, nearest_subject, of_opening, of_those, sayer
from extractor.link.companies.nobodys import (
    never_carried,
    of_both,
    of_central_bank,
    of_economy,
    of_industry,
    of_instrument,
    of_members,
    of_others,
    of_place,
    of_series,
)
from extractor.link.companies.persons import of_person
from extractor.link.companies.products import of_product
from extractor.link.companies.put_to import at_value, behind_value, put_to, valued
from extractor.link.companies.rounds import of_round
from extractor.link.companies.sellers import of_seller
from extractor.link.companies.sides import is_bought, is_bought_aside, of_buyer, of_payer, of_target
from extractor.link.companies.spoken_of import Known, introduced
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Sentence
from extractor.link.periods.reporting import governs
from extractor.mentions import Company
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "company.paragraph_before",
        "whom the paragraph before is about, for figures that a report governs",
        "Acme Foods Inc. leads Beta Mills plc.\\nNet profit was $5 million in 2025. => Acme Foods Inc. | net_profit | 5000000 USD | 2025",
    ),
    Rule(
        "company.possessive",
        "the possessor of the metric, or the name right in front of it",
        "Acme Foods Inc.'s revenue was $5 million in 2025. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "company.of_metric",
        "the name linked to the metric from behind",
        "Revenue at Acme Foods Inc. was $5 million in 2025. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "company.at_value",
        "the name linked to the value from behind",
        "Net profit fell 11% at Acme Foods Inc. in 2025. => Acme Foods Inc. | net_profit | 11 percent | 2025 | decrease",
    ),
    Rule(
        "company.subject",
        "the nearest subject in front of the value",
        "Acme Foods Inc. reported revenue of $5 million in 2025. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "company.both",
        "two companies in one reference: a fact each",
        "Acme Foods Inc. and Beta Mills plc are rivals. Both companies have fewer than 900 employees."
        " => Acme Foods Inc. | employees | 900 employee under | 2026-02-25"
        " ; Beta Mills plc | employees | 900 employee under | 2026-02-25",
    ),
    Rule(
        "company.target",
        "the company that is bid for",
        "Acme Foods Inc. offered 410p a share for Beta Mills plc in May 2025."
        " => Beta Mills plc | offer_price | 4.1 GBP per share | 2025-05",
    ),
    Rule(
        "company.bid_for",
        "the close that a bid's premium is measured from is the target's",
        "Acme Foods Inc. offered 410p a share for Beta Mills plc in May 2025. The price is a premium of 20% to the close of 342p."
        " => Beta Mills plc | offer_price | 4.1 GBP per share | 2025-05"
        " ; Beta Mills plc | premium | 20 percent | 2026-02-25"
        " ; Beta Mills plc | share_price | 3.42 GBP | 2026-02-25",
    ),
    Rule(
        "company.buyer",
        "what a deal saves is the buyer's",
        "Acme Foods Inc. agreed to buy Beta Mills plc for $90 million. Beta Mills plc makes flour.\nSavings will be $8 million in 2027."
        " => Acme Foods Inc. | deal_value | 90000000 USD | - | subject=Beta Mills plc"
        " ; Acme Foods Inc. | cost_savings | 8000000 USD | 2027 | forecast",
    ),
    Rule(
        "company.same_sentence",
        "the company of the value before in the sentence",
        "Revenue at Acme Foods Inc. was $5 million in 2025, with a net loss of $2 million."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025"
        " ; Acme Foods Inc. | net_loss | 2000000 USD | 2025",
    ),
    Rule(
        "company.sayer",
        "the one who says so at the sentence's end",
        "Revenue was $5 million in 2025, Acme Foods Inc. said. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "company.sentence_before",
        "the company of the sentence before",
        "Acme Foods Inc. beat forecasts. Revenue rose 4% in 2025. => Acme Foods Inc. | revenue | 4 percent | 2025 | increase",
    ),
    Rule(
        "company.main",
        "the one company that the article is about",
        "Revenue was $5 million in 2025, helped by new orders from Acme Foods Inc. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "company.product",
        "the company that makes the product that a figure is of",
        "Acme Foods Inc. grew. Its drug Oculyx is new. Beta Mills plc shrank. Sales of Oculyx were $5 million in 2025."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "company.nobody",
        "no company: an index, a macro figure, an industry",
        "Inflation slowed to 2.3% in October 2025. => - | inflation_rate | 2.3 percent | 2025-10",
    ),
)

_PARTS = frozenset("division unit arm business segment subsidiary plant factory".split())
_DEALS = frozenset("purchase acquisition takeover deal transaction".split())
_WHICH = ([",", "which"], [",", "that"])
_OPENING = 6  # nodes
_BOARDS, _BOARD = frozenset("board directors".split()), 3  # nodes: "The board cleared the purchase of Beta"
_HOLDERS = frozenset("investors shareholders holders owners backers stockholders".split())
# What belongs to the one who buys, where a sentence names nobody.
_CLIENTS = frozenset("clients savers customers".split())
_OF_BUYER = frozenset("cost_savings integration_cost".split())
# What a deal is paid with, and what it leaves.
_PAYS_FOR_DEAL = frozenset("debt net_debt leverage shares_issued target_price".split())
# What a whole group has, and no chain or arm of it.
_OF_GROUP = frozenset(
    "net_debt net_cash leverage dividend dividend_per_share dividend_yield eps adjusted_eps headline_earnings_per_share diluted_eps "
    "loss_per_share share_price market_cap target_price buyback gearing debt cash capital_ratio price_to_earnings tax_rate".split()
)
# Figures that a paragraph's company does not hand on to the next one.
_NEVER_OF_PARAGRAPH = frozenset("costs spending".split())


def owner_of(sentence: Sentence, run: Sequence[int], meeting: Meeting, inside: tuple[Company, ...], known: Known) -> Owner:
    """The companies of a run of values with one metric; `inside` are those of the value before."""
    sought = Sought(sentence, run, meeting, inside, known)
    owner = next((found for step in STEPS if (found := step(sought)) is not None), NOBODY)
    deal = meeting.metric == "deal_value" and known.buyer and not _is_of_another(sought)
    if deal and owner.companies in (known.target, known.target + known.buyer):
        return Owner(known.buyer, "company.buyer")  # "Beta backs a $4bn bid from Acme"
    joint = is_joint(sought, owner)
    of_main = is_bought(sought, owner) and not _BOARDS.isdisjoint(node.word for node in sought.nodes[:_BOARD])
    if not joint and (of_main or is_bought_aside(sought, owner)):
        return Owner(sought.known.main, "company.main") if sought.known.main and sought.known.main != owner.companies else NOBODY
    if joint or is_bought(sought, owner):
        return NOBODY
    if meeting.metric in _OF_BUYER and known.buyer and owner.companies == known.target:
        return Owner(known.buyer, "company.buyer")  # "11.8 times Beta's ebitda, once $9m of savings are counted"
    if is_division(sought, owner):
        return Owner(known.main, "company.main")
    return told_by(sought, owner) or owner


def _brought_up(sought: Sought) -> Owner | None:
    """ "Also out were figures from Beta, where profit fell to $9m": whom the sentence brings up, where it names nobody behind."""
    place = introduced(sought.sentence)
    if place is None or place > sought.first or any(node.companies for node in sought.nodes[place + 1 : sought.first]):
        return None
    return Owner(sought.nodes[place].companies, "company.subject", place)


def _acted_on(sought: Sought) -> Owner | None:
    """ "Wholesale revenue, which Acme has been pruning, fell 15%": who does something to it has it."""
    place = sought.meeting.place
    if place is None or place >= sought.first or [node.word for node in sought.nodes[place + 1 : place + 3]] not in _WHICH:
        return None
    doer = sought.nodes[place + 3]
    return Owner(doer.companies, "company.subject", place + 3) if doer.companies and sought.nodes[place + 4].kind == "word" else None


def _is_of_another(sought: Sought) -> bool:
    """ "The target, which employs 900, bought Castor for $54 million in 2023": a deal of its own, for somebody else."""
    subject = sought.meeting.subject
    bought = next((node.companies for node in sought.nodes if subject is not None and node.start == subject.start), ())
    return bool(bought) and bought not in (sought.known.target, sought.known.buyer)


def _same_sentence(sought: Sought) -> Owner | None:
    """The company of the value before, unless only an aside was about it: "the mine, in which Acme holds 40%, produced 3 tonnes"."""
    named = [i for i, node in enumerate(sought.nodes[: sought.first]) if node.companies and node.companies[0] in sought.inside]
    aside = bool(named) and all(is_in_aside(sought.nodes, i, sought.first) for i in named)
    if (group := _group(sought, sought.inside)) is not None:
        return group
    return Owner(sought.inside, "company.same_sentence") if sought.inside and not aside else None


def _of_deal(sought: Sought) -> Owner | None:
    """What a deal saves is the buyer's."""
    known = sought.known
    return Owner(known.buyer, "company.buyer") if sought.meeting.metric in _OF_BUYER and known.buyer else None


def _of_debtor(sought: Sought) -> Owner | None:
    """ "Harbour Bank is owed $60m and Castor another $45m": by whom the article is about."""
    main = sought.known.main
    if sought.meeting.metric == "debt" and (creditor := _creditor(sought)):
        others = (node.companies for node in sought.nodes[: sought.first] if node.companies and node.companies != creditor)
        debtor = main if main and main != creditor else next(others, ())
        return Owner(debtor, "company.main") if debtor else None
    if not main or sought.meeting.metric != "debt":
        return None
    owed = sought.meeting.rule in ("fact.verb", "fact.same_metric") and metric_words(sought)[-1] == "owed"
    owed = owed and not (sought.meeting.rule == "fact.verb" and sought.nodes[sought.start - 1].companies)  # "Beta owed £4m in arrears"
    by = any(node.word in ("by", "from") for node in sought.nodes[sought.run[-1] + 1 : sought.run[-1] + _OPENING])
    named = next((node.companies for node in sought.nodes[: sought.first] if node.companies), ())
    return Owner(main, "company.main") if owed and not by and named and named != main else None


def _creditor(sought: Sought) -> tuple[Company, ...]:
    """ "on a petition by Topwin, which is owed $60m": who is owed it."""
    nodes, which = sought.nodes, sought.start - 3
    told = [node.word for node in nodes[max(0, which - 1) : sought.start]] in ([",", "which", "is", "owed"], [",", "which", "was", "owed"])
    return nodes[which - 2].companies if told and which > 1 and nodes[which - 2].kind == "company" else ()


def _of_issuer(sought: Sought) -> Owner | None:
    """ "Harbour Capital took 41% of the offering", "existing holders will sell 4 million shares": of whom the article is about."""
    held = any(node.word in _HOLDERS for node in sought.nodes[max(0, sought.start - 4) : sought.start])
    if sought.meeting.metric == "cornerstone_investment" and sought.known.main:
        text = sought.sentence.text
        since = next((i for i, node in enumerate(sought.nodes) if text[node.start : node.end].lower().startswith("cornerstone")), None)
        named = since is None or any(
            node.companies and sought.nodes[i - 1].word not in ("including", "them", "and", "with", "as", ",")
            for i, node in enumerate(sought.nodes[since : sought.first], since)
        )
        return None if named else Owner(sought.known.main, "company.main")  # "Cornerstone investors took $170m of the shares"
    part = sought.meeting.metric == "shares_offered" and (sought.meeting.rule == "fact.idiom" or held) and sought.known.main
    return Owner(sought.known.main, "company.main") if part else None


def _sentence_before(sought: Sought) -> Owner | None:
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
    return Owner(group, "company.main") if group else None


def _is_of_whole(sought: Sought) -> bool:
    """ "Watches with a connection of their own made up 22% of shipments", in a market's report: of all of them."""
    part = sought.meeting.rule == "fact.value_of_metric" and sought.meeting.metric in OF_MARKETS
    return part and not any(node.companies for node in sought.nodes[: sought.first])


def _main(sought: Sought) -> Owner | None:
    ownerless = sought.meeting.metric in cues.OWNERLESS and not is_sellers_price(sought)
    ownerless = ownerless or (sought.known.of_market is True and sought.meeting.group == "count") or sought.known.studies_market
    return Owner(sought.known.main, "company.main") if sought.known.main and not ownerless else None


def _of_part(sought: Sought) -> Owner | None:
    """ "The fund management arm suffered net outflows of $2.3m": of the company whose part it is."""
    opening = [node.word for node in sought.nodes[: min(_OPENING, sought.first)]]
    clients = sought.sentence.text[sought.nodes[0].start : sought.nodes[0].end].lower() in _CLIENTS
    of = sought.known.carried or sought.known.main
    if sought.meeting.metric == "fund_flows" and clients and of:
        return Owner(of, "company.sentence_before")  # "The arm has lost cash for years. Clients put in a net £3.4bn"
    part = sought.meeting.metric == "fund_flows" and opening[:1] == ["the"] and not _PARTS.isdisjoint(opening)
    return Owner(sought.known.main, "company.main") if part and sought.known.main else None


def _acquirer(sought: Sought) -> Owner | None:
    """ "Banks have underwritten a bridge loan; net debt will peak at 3.1 times earnings": what pays for a deal is the buyer's."""
    pays = sought.known.buyer and sought.meeting.metric in _PAYS_FOR_DEAL
    return Owner(sought.known.buyer, "company.buyer") if pays else None


def _paragraph_before(sought: Sought) -> Owner | None:
    """The company that the paragraph before is about, where a part of it opens this one or the figure is one of those reported on."""
    known, meeting = sought.known, sought.meeting
    if known.of_market and meeting.group == "count":
        return None  # "Regionally, China led with 9.8 million units"
    part = [node.word for node in sought.nodes[:2]]
    if known.topic and part[:1] in (["the"], ["its"]) and part[-1] in _PARTS and meeting.metric not in cues.NEVER_CARRIED:
        return Owner(known.topic, "company.paragraph_before")
    handed_on = known.topic and governs(meeting) and meeting.metric not in _NEVER_OF_PARAGRAPH and meeting.rule != "fact.idiom"
    return Owner(known.topic, "company.paragraph_before") if handed_on else None


def _of_speaker(sought: Sought) -> Owner | None:
    """ "We put 10p on a pasty in April," she said: whoever speaks in an article speaks for its company."""
    says_we = any(node.word in ("we", "our") for node in sought.nodes[: sought.first])
    return Owner(sought.known.main, "company.main") if says_we and sought.known.main else None


STEPS: tuple[Callable[[Sought], Owner | None], ...] = (
    of_instrument, of_central_bank, of_series, of_members, of_whole, of_both, bracketed, of_round, _of_debtor, of_payer, of_target,
    of_buyer, valued, at_value, _of_issuer, of_seller, of_those, moving, between, put_to, of_others, beside_metric, of_person,
    of_economy, _acted_on, of_market, of_land, of_the_covered, of_product, behind_value, _brought_up, nearest_subject, of_opening,
    of_place, of_industry, sayer, _of_part, never_carried, _same_sentence, target_price, _of_deal, _sentence_before, _main,
    _paragraph_before, _acquirer, _of_speaker,
)  # fmt: skip
