"""Whose figure it is, by stated precedence:

    an index level, an exchange rate                    nobody's
    410p a share for Beta, a premium of 32%             the target of a bid
    Acme rose 5%; Acme's revenue; revenue at Acme       whom the sentence names beside the metric
    global container volumes; inflation; spot rates     the market's: nobody's
    Redbrook lifted its forecast for earnings           the company that a broker covers
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
from itertools import pairwise

from extractor.link import cues
from extractor.link.companies_named import behind_value, beside_metric, between, is_in_aside, moving, nearest_subject, put_to, sayer
from extractor.link.meeting import Meeting
from extractor.link.nodes import Node, Sentence, is_subject
from extractor.link.noun_phrases import is_verb
from extractor.link.reporting import governs
from extractor.link.spoken_of import Known
from extractor.link.whose import NOBODY, Owner, Sought
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
        "company.nobody",
        "no company: an index, a macro figure, an industry",
        "Inflation slowed to 2.3% in October 2025. => - | inflation_rate | 2.3 percent | 2025-10",
    ),
)

_COVERS = frozenset("forecast forecasts estimate estimates rating recommendation coverage puts".split())
# What belongs to the one who buys, where a sentence names nobody.
_OF_BUYER = frozenset("cost_savings integration_cost".split())
# What makes a figure the market's, whoever is spoken of; and what does so where nobody is.
_MARKET_WIDE = frozenset("spot benchmark wholesale seaborne industry industry-wide market-wide sector-wide sector nationwide".split())
_WORLDWIDE = frozenset("global worldwide world".split())
# Figures that whole markets have as well as companies; of these, the ones that a company foresees for its market.
_OF_MARKETS = frozenset("shipments sales_volume production passengers cargo_volume traffic price".split())
_FORESEEN = frozenset("sales_volume cargo_volume traffic price".split())
# Prices that a seller has: others in the plural are those of a trade.
_OWN_PRICES = frozenset(
    "average selling realised realized achieved list ticket unit net asking sale retail menu shelf higher lower purchase starting base "
    "entry final fixed new same".split()
)
# Who holds shares and is no company.
_PERSONS = frozenset(
    "founder founders co-founder co-founders chairman chairwoman chief family brothers government state investors employees "
    "management".split()
)
_MARKETS = frozenset("sector industry market country economy".split())
# Who expects the figures of others: "analysts expect revenue of $5m".
_FORECASTERS = frozenset("analysts economists".split())
# Figures that a paragraph's company does not hand on to the next one.
_NEVER_OF_PARAGRAPH = frozenset("costs spending".split())


def owner_of(sentence: Sentence, run: Sequence[int], meeting: Meeting, inside: tuple[Company, ...], known: Known) -> Owner:
    """The companies of a run of values with one metric; `inside` are those of the value before."""
    sought = Sought(sentence, run, meeting, inside, known)
    owner = next((found for step in STEPS if (found := step(sought)) is not None), NOBODY)
    if not known.speaks_of_others(owner.companies):
        return owner
    return NOBODY if meeting.metric in cues.NEVER_CARRIED else Owner(known.main, "company.main")


def _of_instrument(sought: Sought) -> Owner | None:
    return NOBODY if sought.meeting.is_instrument else None


def _of_target(sought: Sought) -> Owner | None:
    """ "offered 410p a share for Beta, a premium of 32%", "to Tuesday's close of $3.79": all three are the target's."""
    nodes, first, metric = sought.nodes, sought.first, sought.meeting.metric
    told = Owner(sought.known.target, "company.bid_for") if sought.known.target else None
    if metric in cues.OF_TARGET and (found := _target(nodes, first)):
        return found
    if metric == "premium":
        return None if any(node.kind == "company" for node in nodes[:first]) else told
    if metric != "share_price" or not any(node.metric and node.metric.id == "premium" for node in nodes[:first]):
        return None
    return _target(nodes, first) or told


def _target(nodes: Sequence[Node], first: int) -> Owner | None:
    for i, node in enumerate(nodes):
        named = node.kind in ("company", "reference") and node.companies and i
        if named and ((nodes[i - 1].word == "for" and node.kind == "company") or (i <= first and nodes[i - 1].word in ("buy", "acquire"))):
            return Owner(node.companies, "company.target", i)
    return None


def _of_buyer(sought: Sought) -> Owner | None:
    """ "sold its stake in Beta to Acme for $5m": what is paid is the buyer's."""
    nodes, first = sought.nodes, sought.first
    if sought.meeting.metric != "deal_value" or cues.SELLS.isdisjoint(node.word for node in nodes[:first]):
        return None
    for i in range(first - 1, 0, -1):
        if nodes[i].kind == "company" and nodes[i - 1].word == "to":
            return Owner(nodes[i].companies, "company.buyer", i)
    return None


def _of_person(sought: Sought) -> Owner | None:
    """ "the founder still controls 28.5%": a holder that is no company."""
    nodes, first = sought.nodes, sought.first
    if sought.meeting.metric != "stake" or sought.meeting.rule != "fact.verb":
        return None
    for i in range(first - 1, -1, -1):
        if nodes[i].word in _PERSONS:
            return NOBODY
        if nodes[i].kind in ("company", "reference", "value"):
            return None
    return None


def _of_economy(sought: Sought) -> Owner | None:
    return NOBODY if sought.meeting.group in cues.OWNERLESS_GROUPS else None


def _of_market(sought: Sought) -> Owner | None:
    """ "global container volumes to grow by 4%", "spot rates stood at $2,150, according to Castor Research"."""
    nodes, meeting = sought.nodes, sought.meeting
    words = _metric_phrase(sought)
    if not _MARKET_WIDE.isdisjoint(words) or (meeting.metric == "price" and _is_of_trade(_metric_words(sought), words)):
        return NOBODY
    unlisted = meeting.rule in ("fact.noun_phrase", "fact.own_unit", "fact.metric_of_sentence_before")
    if unlisted and nodes[0].word in _WORLDWIDE | _MARKET_WIDE:
        words.append(nodes[0].word)  # "Global demand is to grow to 260,000 tonnes"
    subject = nearest_subject(sought)
    if subject is not None and subject.place is not None:
        foresees = nodes[subject.place + 1].word in cues.PREDICTIONS
        return NOBODY if foresees and (unlisted or meeting.metric in _FORESEEN) and not _WORLDWIDE.isdisjoint(words) else None
    wide = not _WORLDWIDE.isdisjoint(words) or _is_sourced(nodes, sought.run[-1])
    return NOBODY if wide and (unlisted or meeting.metric in _OF_MARKETS) else None


def _is_of_trade(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """ "reinsurance prices should drop by 5%", "the cobalt price tripled"; but "prices rose", "average selling prices rose"."""
    named = next((name for name in ("prices", "price") if name in words), None)
    if named is None:
        return False
    place = words.index(named)
    noun = words[place - 1] if place else next(iter(phrase[len(words) :]), "")
    plain = noun in _OWN_PRICES or is_verb(noun) or noun in cues.OPENERS or noun in cues.PREPOSITIONS or noun in cues.DETERMINERS
    return noun.isalpha() and not plain and noun not in cues.MOVES


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


def _of_the_covered(sought: Sought) -> Owner | None:
    """ "Harbour Securities lifted its forecast for earnings": a broker's figure is the covered company's."""
    nodes, first, main = sought.nodes, sought.first, sought.known.main
    if not main:
        return None
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.kind == "company" and is_subject(nodes, i):
            words = {other.word for other in nodes[i + 1 : first]}
            broker = node.companies[0].name != main[0].name and len(node.companies[0].mentions) == 1
            return Owner(main, "company.main") if broker and (words & _COVERS or nodes[i + 1].word in cues.PREDICTIONS) else None
    return None


def _of_industry(sought: Sought) -> Owner | None:
    if sought.meeting.rule == "fact.offering" or sought.meeting.metric in cues.COVERED:
        return None  # "investors bid for 37 million shares", "analysts lifted their price target": the company's
    if any(a.word == "the" and b.word in _MARKETS for a, b in pairwise(sought.nodes[sought.start : sought.first])):
        return NOBODY  # "vacancy across the sector stands at 4.9%"
    until = sought.first if sought.meeting.metric in cues.NEVER_CARRIED else sought.start  # "growth of the global car industry"
    words = {node.word for node in sought.nodes[:until]}
    if sought.meeting.rule != "fact.own_unit":  # "230,000 retailers bought through the app"
        words.update(_metric_words(sought))
    nobody = cues.NOBODY - _FORECASTERS if governs(sought.meeting) else cues.NOBODY
    return None if nobody.isdisjoint(words) else NOBODY


def _never_carried(sought: Sought) -> Owner | None:
    return NOBODY if sought.meeting.metric in cues.NEVER_CARRIED else None


def _same_sentence(sought: Sought) -> Owner | None:
    """The company of the value before, unless only an aside was about it: "the mine, in which Acme holds 40%, produced 3 tonnes"."""
    named = [i for i, node in enumerate(sought.nodes[: sought.first]) if node.companies and node.companies[0] in sought.inside]
    aside = bool(named) and all(is_in_aside(sought.nodes, i, sought.first) for i in named)
    return Owner(sought.inside, "company.same_sentence") if sought.inside and not aside else None


def _of_deal(sought: Sought) -> Owner | None:
    """A broker's price target is the main company's, what a deal saves the buyer's."""
    known = sought.known
    if sought.meeting.metric in cues.COVERED and known.main:
        return Owner(known.main, "company.main")
    return Owner(known.buyer, "company.buyer") if sought.meeting.metric in _OF_BUYER and known.buyer else None


def _sentence_before(sought: Sought) -> Owner | None:
    known = sought.known
    if not known.carried or (known.main and len(known.carried) > 1):
        return None
    return Owner(known.carried, "company.sentence_before")


def _main(sought: Sought) -> Owner | None:
    ownerless = sought.meeting.metric in cues.OWNERLESS
    return Owner(sought.known.main, "company.main") if sought.known.main and not ownerless else None


def _paragraph_before(sought: Sought) -> Owner | None:
    known, meeting = sought.known, sought.meeting
    handed_on = known.topic and governs(meeting) and meeting.metric not in _NEVER_OF_PARAGRAPH and meeting.rule != "fact.idiom"
    return Owner(known.topic, "company.paragraph_before") if handed_on else None


STEPS: tuple[Callable[[Sought], Owner | None], ...] = (
    _of_instrument, _of_target, _of_buyer, moving, between, put_to, beside_metric, _of_person, _of_economy, _of_market,
    _of_the_covered, behind_value, nearest_subject, _of_industry, sayer, _never_carried, _same_sentence, _of_deal,
    _sentence_before, _main, _paragraph_before,
)  # fmt: skip
