"""Whose figure it is, by stated precedence:

    an index level, an exchange rate                    nobody's
    410p a share for Beta, a premium of 32%             the target of a bid
    above the 8% at Beta; twice the $4m of its rival    whom the value itself is put to
    412,000 cars were sold by Acme                      who did it
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

from extractor.link.companies.agents import of_agent
from extractor.link.companies.covered import of_the_covered, target_price, told_by
from extractor.link.companies.creditors import of_debtor, of_issuer
from extractor.link.companies.dealt import of_dealt
from extractor.link.companies.divisions import is_division
from extractor.link.companies.held import of_held
from extractor.link.companies.industries import of_industry, of_trade_body
from extractor.link.companies.joint import is_joint
from extractor.link.companies.lands import of_land, of_whole
from extractor.link.companies.markets import of_market
from extractor.link.companies.named import beside_metric, between, bracketed, moving, of_those, sayer
from extractor.link.companies.nobodys import (
    never_carried,
    of_both,
    of_central_bank,
    of_economy,
    of_instrument,
    of_members,
    of_others,
    of_place,
    of_series,
    of_stocks,
)
from extractor.link.companies.others import of_many
from extractor.link.companies.payers import of_payer, of_receiver
from extractor.link.companies.persons import of_person
from extractor.link.companies.products import of_product
from extractor.link.companies.put_to import at_value, behind_value, put_to
from extractor.link.companies.rounds import of_round
from extractor.link.companies.sellers import of_seller
from extractor.link.companies.sides import is_bought, is_bought_aside, is_seller, of_bidder, of_buyer, of_target
from extractor.link.companies.spoken_of import Known, introduced
from extractor.link.companies.subjects_before import nearest_subject, of_opening
from extractor.link.companies.unsaid import (
    OF_BUYER,
    acquirer,
    of_deal,
    of_last_resort,
    of_main,
    of_part,
    of_speaker,
    of_traded,
    paragraph_before,
    same_sentence,
    sentence_before,
)
from extractor.link.companies.urged import of_urged
from extractor.link.companies.valued import valued
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Sentence
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

_WHICH = ([",", "which"], [",", "that"])
_BOARDS, _BOARD = frozenset("board directors".split()), 3  # nodes: "The board cleared the purchase of Beta"


def owner_of(sentence: Sentence, run: Sequence[int], meeting: Meeting, inside: tuple[Company, ...], known: Known) -> Owner:
    """The companies of a run of values with one metric; `inside` are those of the value before."""
    sought = Sought(sentence, run, meeting, inside, known)
    owner = next((found for step in STEPS if (found := step(sought)) is not None), NOBODY)
    deal = meeting.metric == "deal_value" and known.buyer and not _is_of_another(sought)
    if meeting.metric == "deal_value" and is_seller(sought, owner):
        told = deal and any(node.companies == known.target for node in sought.nodes[: sought.first])
        group = known.group_of(owner.companies)  # "It was bought for €860m in 2011": by whom it belongs to
        payer = known.buyer if told else group
        return Owner(payer, "company.buyer") if payer else NOBODY
    if deal and owner.companies in (known.target, known.target + known.buyer):
        return Owner(known.buyer, "company.buyer")  # "Beta backs a $4bn bid from Acme"
    joint = is_joint(sought, owner)
    of_board = is_bought(sought, owner) and not _BOARDS.isdisjoint(node.word for node in sought.nodes[:_BOARD])
    if not joint and (of_board or is_bought_aside(sought, owner)):
        return Owner(sought.known.main, "company.main") if sought.known.main and sought.known.main != owner.companies else NOBODY
    if joint or is_bought(sought, owner):
        return NOBODY
    if meeting.metric in OF_BUYER and known.buyer and owner.companies == known.target:
        return Owner(known.buyer, "company.buyer")  # "11.8 times Beta's ebitda, once $9m of savings are counted"
    if (other := of_urged(sought, owner) or of_bidder(sought, owner)) is not None:
        return other
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


STEPS: tuple[Callable[[Sought], Owner | None], ...] = (
    of_instrument, of_central_bank, of_series, of_members, of_whole, of_both, bracketed, of_round, of_debtor, of_payer, of_receiver,
    of_dealt, of_target, of_buyer, valued, at_value, of_agent, of_held, of_issuer, of_seller, of_those, moving, between, put_to, of_others,
    beside_metric, of_person, of_economy, of_trade_body, _acted_on, of_market, of_stocks, of_land, of_the_covered, of_product,
    behind_value, _brought_up, nearest_subject, of_opening, of_place, of_industry, of_many, sayer, of_part, never_carried, same_sentence,
    target_price, of_deal,
    of_traded, sentence_before, of_main, paragraph_before, acquirer, of_speaker, of_last_resort,
)  # fmt: skip
