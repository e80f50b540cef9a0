"""Whose figure it is, by stated precedence:

    Acme's revenue / its revenue / Acme revenue      possessive, or the name right before the metric
    shares in Acme / revenue at Acme                 the name right behind the metric
    fell 11% at Acme                                 the name right behind the value
    Acme … while Beta saw revenue of                 the nearest subject in front of the value
    revenue was $5bn, Acme said                      the one who says so, at the sentence's end
    the sentence before in the paragraph, then the article's one main company

Looked past on the way to a subject: relative clauses ("Beta, which Acme bought, has"), objects ("would owe Acme"), "its own".
Who is only quoted on others ("Redbrook Securities lifted its forecast") owns nothing: the main company does. A bid's
price, its premium and the close it is measured from are the target's, its savings the buyer's.

Nobody's: index levels, exchange rates, macro figures, what institutions do ("OPEC will pump", "the central bank left its rate"),
a trio's joint figure and statements about an industry. Two companies in one subject ("both companies", "Acme and Beta") are one
fact each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.link import cues
from extractor.link.meeting import Meeting
from extractor.link.nodes import SKIPPED, Node, Sentence, is_subject
from extractor.link.reporting import governs
from extractor.link.spoken_of import Known, listed_with
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

_SAYERS = frozenset("said says added announced reported told according".split())
_COVERS = frozenset("forecast forecasts estimate estimates rating recommendation coverage puts".split())
# What belongs to the one who buys, where a sentence names nobody.
_OF_BUYER = frozenset("cost_savings integration_cost".split())
# Owners of a joint figure that are no company.
_GROUPS = frozenset("trio quartet".split())
# Subjects that are no business.
_INSTITUTIONS = frozenset("ecb fed opec imf ministry bureau treasury parliament congress eurostat".split())
# Verbs with somebody for an object: "would owe Beta a fee".
_GIVES = frozenset("owe owes pay pays paid give gives gave lend lends lent grant grants granted".split())


@dataclass(frozen=True, slots=True)
class Owner:
    """The companies of a value and the rule that found them; `place` is their node where the sentence names them."""

    companies: tuple[Company, ...]
    rule: str
    place: int | None = None


NOBODY = Owner((), "company.nobody")


def owner_of(
    sentence: Sentence,
    run: Sequence[int],
    meeting: Meeting,
    inside: tuple[Company, ...],
    known: Known,
) -> Owner:
    """The companies of a run of values with one metric; `inside` are those of the value before."""
    owner = _told(sentence, run, meeting, inside, known)
    return Owner(known.main, "company.main") if known.speaks_of_others(owner.companies) else owner


def _told(sentence: Sentence, run: Sequence[int], meeting: Meeting, inside: tuple[Company, ...], known: Known) -> Owner:
    nodes = sentence.nodes
    place = meeting.place
    if meeting.is_instrument:
        return NOBODY
    if meeting.metric in cues.OF_TARGET and (found := _target(nodes, run[0])):
        return found
    if found := _of_bid(sentence, run[0], meeting, known):
        return found
    if meeting.company_place is not None:
        return Owner(_listed_or_own(nodes, meeting.company_place), "company.subject", meeting.company_place)
    covered = meeting.metric in cues.COVERED
    if place is not None and place < run[0] and not covered and (found := _between(nodes, place, run[0])):
        return found
    if place is not None and not covered and (found := _beside_metric(nodes, place, meeting)):
        return found
    if meeting.group in cues.OWNERLESS_GROUPS:
        return NOBODY
    if known.main and (found := _of_the_covered(nodes, run[0], known.main)):
        return found
    if found := _behind_value(nodes, run[-1]):
        return found
    ownerless = meeting.group in cues.OWNERLESS_GROUPS or meeting.metric in cues.OWNERLESS
    if found := _nearest_subject(nodes, run[0], meeting):
        return found
    if _is_nobodys(nodes, run[0] if place is None else min(place, run[0])):
        return NOBODY
    if found := _sayer(nodes, run[-1]):
        return found
    if meeting.metric in cues.NEVER_CARRIED:
        return NOBODY
    if inside:
        return Owner(inside, "company.same_sentence")
    if covered and known.main:
        return Owner(known.main, "company.main")
    if meeting.metric in _OF_BUYER and known.buyer:
        return Owner(known.buyer, "company.buyer")
    if known.carried and not (known.main and len(known.carried) > 1):
        return Owner(known.carried, "company.sentence_before")
    if known.main and not ownerless:
        return Owner(known.main, "company.main")
    if known.topic and governs(meeting) and meeting.metric not in ("costs", "spending"):
        return Owner(known.topic, "company.paragraph_before")
    return NOBODY


def _listed_or_own(nodes: Sequence[Node], place: int) -> tuple[Company, ...]:
    return listed_with(nodes, place)


def _beside_metric(nodes: Sequence[Node], place: int, meeting: Meeting) -> Owner | None:
    """ "Acme's quarterly revenue", "its revenue", "Acme revenue"; "shares in Acme", "revenue at Acme"."""
    for i in range(place - 1, max(-1, place - 7), -1):
        node = nodes[i]
        if node.word in _GROUPS and nodes[i + 1].word in ("'s", "’s"):
            return NOBODY
        if node.kind == "reference" and i and any(_is_institution(nodes, j) for j in range(max(0, i - 4), i)):
            return NOBODY
        if node.kind in ("company", "reference") and node.companies:
            adjacent = i + 1 == place
            if i + 1 < place and nodes[i + 1].word == "own":
                break  # "spent $5m on its own shares": the subject's
            possessive = i + 1 < place and nodes[i + 1].word in ("'s", "’s", "’", "'")
            if (
                possessive
                or (adjacent and (node.kind == "reference" or nodes[i - 1 : i] == () or is_subject(nodes, i)))
                or (node.kind == "reference" and not _has_verb(nodes, i, place))
            ):
                return Owner(listed_with(nodes, i) if possessive and node.kind == "company" else node.companies, "company.possessive", i)
            break
        if node.kind not in ("word", "period") and node.word not in ("'s", "’s", "’", "'", "-"):
            break
    for i in range(place + 1, min(place + 5, len(nodes))):
        node = nodes[i]
        if meeting.metric in cues.HELD:
            break  # "a stake in Beta", "the acquisition of Beta": what is held or bought
        if node.kind in ("company", "reference") and node.companies and nodes[place + 1].word in ("in", "of", "at", "for", "by"):
            return Owner(listed_with(nodes, i) if node.kind == "company" else node.companies, "company.of_metric", i)
        if node.kind != "word" or (node.word not in ("in", "of", "at", "for", "by") and node.word not in SKIPPED):
            break
    return None


def _between(nodes: Sequence[Node], place: int, first: int) -> Owner | None:
    """ "Acme's value stands at $95bn, while Beta's is $301bn"."""
    for i in range(first - 1, place, -1):
        node = nodes[i]
        if (
            node.kind == "company"
            and is_subject(nodes, i)
            and i + 1 < first
            and nodes[i + 1].word not in _SAYERS
            and nodes[i - 1].word != ","
        ):
            return Owner(listed_with(nodes, i), "company.subject", i)
    return None


def _of_the_covered(nodes: Sequence[Node], first: int, main: tuple[Company, ...]) -> Owner | None:
    """ "Harbour Securities lifted its forecast for earnings": a broker's figure is the covered company's."""
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.kind == "company" and is_subject(nodes, i):
            words = {other.word for other in nodes[i + 1 : first]}
            broker = node.companies[0].name != main[0].name and len(node.companies[0].mentions) == 1
            return Owner(main, "company.main") if broker and (words & _COVERS or nodes[i + 1].word in cues.PREDICTIONS) else None
    return None


def _target(nodes: Sequence[Node], first: int) -> Owner | None:
    """ "offered 410p a share for Beta, a premium of 32%": the price and the premium are the target's."""
    for i, node in enumerate(nodes):
        if (
            node.kind == "company"
            and i
            and nodes[i - 1].word in ("for", "buy", "acquire")
            and not (i > first and nodes[i - 1].word != "for")
        ):
            return Owner(node.companies, "company.target", i)
    return None


def _of_bid(sentence: Sentence, first: int, meeting: Meeting, known: Known) -> Owner | None:
    """ "a premium of 32% to Tuesday's close of $3.79": both are the target's."""
    nodes = sentence.nodes
    if meeting.metric == "premium":
        named = any(node.kind == "company" for node in nodes[:first])
        return Owner(known.target, "company.bid_for") if known.target and not named else None
    if meeting.metric != "share_price" or not any(node.metric and node.metric.id == "premium" for node in nodes[:first]):
        return None
    return _target(nodes, first) or (Owner(known.target, "company.bid_for") if known.target else None)


def _has_verb(nodes: Sequence[Node], first: int, last: int) -> bool:
    return any(
        node.word in cues.LEVEL or node.word in cues.AUXILIARY or node.word in cues.UP or node.word in cues.DOWN
        for node in nodes[first:last]
    )


def _behind_value(nodes: Sequence[Node], last: int) -> Owner | None:
    """ "fell 11% at Acme and 17% at Beta"."""
    if last + 2 < len(nodes) and nodes[last + 1].word in ("at", "for") and nodes[last + 2].kind == "company":
        return Owner(nodes[last + 2].companies, "company.at_value", last + 2)
    return None


def _nearest_subject(nodes: Sequence[Node], first: int, meeting: Meeting) -> Owner | None:
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if _is_institution(nodes, i):
            return NOBODY
        if node.kind in ("company", "reference") and (_is_in_aside(nodes, i, first) or _is_no_owner(nodes, i)):
            continue
        if meeting.metric in cues.COVERED and node.kind == "company" and i and nodes[i - 1].word in ("on", "for"):
            return Owner(node.companies, "company.of_metric", i)
        if node.kind in ("company", "reference") and node.companies and is_subject(nodes, i):
            if meeting.metric in cues.COVERED or (
                meeting.metric in cues.OWNERLESS and i + 1 < first and nodes[i + 1].word in cues.PREDICTIONS
            ):
                continue
            return Owner(listed_with(nodes, i), "company.both" if len(node.companies) > 1 else "company.subject", i)
        if node.word in cues.NOBODY and meeting.metric in cues.OWNERLESS:
            return NOBODY
    return None


def _is_institution(nodes: Sequence[Node], i: int) -> bool:
    """ "the European Central Bank, which left its deposit rate at 2%", "OPEC will pump"."""
    return nodes[i].word in _INSTITUTIONS or (nodes[i].word == "bank" and i > 0 and nodes[i - 1].word == "central")


def _is_no_owner(nodes: Sequence[Node], i: int) -> bool:
    """ "would owe Beta a fee", "and its allies will pump", "spent $5m on its own shares": another name is the subject."""
    if i and nodes[i - 1].word in _GIVES:
        return True
    if nodes[i].kind != "reference":
        return False
    pronoun = nodes[i].end - nodes[i].start < len("the co")
    return nodes[i + 1 : i + 2] != [] and (nodes[i + 1].word == "own" or (i > 0 and nodes[i - 1].word == "and" and pronoun))


def _is_in_aside(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "Beta, which Acme bought in 2024, claims 90,000 customers"."""
    if i < 2 or nodes[i - 1].word not in ("which", "that", "whom") or nodes[i - 2].word != ",":
        return False
    return any(node.word == "," for node in nodes[i + 1 : first])


def _is_nobodys(nodes: Sequence[Node], first: int) -> bool:
    return any(node.word in cues.NOBODY for node in nodes[:first])


def _sayer(nodes: Sequence[Node], last: int) -> Owner | None:
    """ "…, Acme said", "…, said Acme"."""
    for i in range(last + 1, len(nodes)):
        if nodes[i].kind in ("company", "reference") and nodes[i].companies:
            around = [node.word for node in nodes[max(0, i - 1) : i + 2]]
            if not _SAYERS.isdisjoint(around) and "according" not in around:
                return Owner(nodes[i].companies, "company.sayer", i)
    return None
