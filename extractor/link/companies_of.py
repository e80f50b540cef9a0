"""Whose figure it is, by stated precedence:

    Acme's revenue / its revenue / Acme revenue      possessive, or the name right before the metric
    shares in Acme / revenue at Acme                 the name right behind the metric
    fell 11% at Acme                                 the name right behind the value
    Acme … while Beta saw revenue of                 the nearest subject in front of the value
    revenue was $5bn, Acme said                      the one who says so, at the sentence's end
    the sentence before in the paragraph, then the article's one main company

Nobody's: index levels, exchange rates, macro figures and statements about an industry. Two companies in
one subject ("both companies", "Acme and Beta") are one fact each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.link import cues
from extractor.link.meeting import Meeting
from extractor.link.nodes import SKIPPED, Node, Sentence, is_subject
from extractor.link.reporting import governs
from extractor.mentions import Company, Findings
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
_LEAD = 400  # characters: title and first paragraph


@dataclass(frozen=True, slots=True)
class Owner:
    """The companies of a value and the rule that found them; `place` is their node where the sentence names them."""

    companies: tuple[Company, ...]
    rule: str
    place: int | None = None


NOBODY = Owner((), "company.nobody")


def main_company(findings: Findings) -> tuple[Company, ...]:
    """The company an article is about, where there is one."""
    spoken: dict[str, int] = {}
    for reference in findings.references:
        if len(reference.companies) == 1:
            name = reference.companies[0].name
            spoken[name] = spoken.get(name, 0) + 1
    counts = sorted(((len(c.mentions) + spoken.get(c.name, 0), -i) for i, c in enumerate(findings.companies)), reverse=True)
    if not counts:
        return ()
    most, place = counts[0]
    second = counts[1][0] if len(counts) > 1 else 0
    company = findings.companies[-place]
    early = min(mention.start for mention in company.mentions) < max(_LEAD, len(findings.text) // 4)
    return (company,) if most >= 2 * second and early else ()


def subject(sentence: Sentence) -> tuple[Company, ...]:
    """The companies that a sentence is about: its first subject."""
    nodes = sentence.nodes
    for i, node in enumerate(nodes):
        if node.kind == "value" or (node.kind == "word" and node.word in cues.LEVEL and i > 1):
            return ()
        if node.kind in ("company", "reference") and node.companies and is_subject(nodes, i):
            return _with_listed(nodes, i)
    return ()


def _with_listed(nodes: Sequence[Node], i: int) -> tuple[Company, ...]:
    """The companies of a node and of those joined to it by commas and "and"."""
    first = last = i
    while first >= 2 and nodes[first - 1].word in (",", "and") and nodes[first - 2].kind == "company":
        first -= 2
    while last + 2 < len(nodes) and nodes[last + 1].word in (",", "and") and nodes[last + 2].kind == "company":
        last += 2
    if first == last or not any(node.word == "and" for node in nodes[first : last + 1]):
        return nodes[i].companies
    return tuple(dict.fromkeys(company for node in nodes[first : last + 1] for company in node.companies))


def owner_of(
    sentence: Sentence,
    run: Sequence[int],
    meeting: Meeting,
    inside: tuple[Company, ...],
    carried: tuple[Company, ...],
    main: tuple[Company, ...],
    topic: tuple[Company, ...],
) -> Owner:
    """The companies of a run of values with one metric.

    `inside` are those of the value before, `carried` of the sentence before, `topic` of the paragraph before.
    """
    nodes = sentence.nodes
    place = meeting.place
    if meeting.is_instrument:
        return NOBODY
    if meeting.metric in cues.OF_TARGET and (found := _target(nodes, run[0])):
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
    if main and (found := _of_the_covered(nodes, run[0], main)):
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
    if covered and main:
        return Owner(main, "company.main")
    if carried and not (main and len(carried) > 1):
        return Owner(carried, "company.sentence_before")
    if main and not ownerless:
        return Owner(main, "company.main")
    if topic and governs(meeting) and meeting.metric not in ("costs", "spending"):
        return Owner(topic, "company.paragraph_before")
    return NOBODY


def _listed_or_own(nodes: Sequence[Node], place: int) -> tuple[Company, ...]:
    return _with_listed(nodes, place)


def _beside_metric(nodes: Sequence[Node], place: int, meeting: Meeting) -> Owner | None:
    """ "Acme's quarterly revenue", "its revenue", "Acme revenue"; "shares in Acme", "revenue at Acme"."""
    for i in range(place - 1, max(-1, place - 7), -1):
        node = nodes[i]
        if node.kind in ("company", "reference") and node.companies:
            adjacent = i + 1 == place
            possessive = i + 1 < place and nodes[i + 1].word in ("'s", "’s", "’", "'")
            if (
                possessive
                or (adjacent and (node.kind == "reference" or nodes[i - 1 : i] == () or is_subject(nodes, i)))
                or (node.kind == "reference" and not _has_verb(nodes, i, place))
            ):
                return Owner(_with_listed(nodes, i) if possessive and node.kind == "company" else node.companies, "company.possessive", i)
            break
        if node.kind not in ("word", "period") and node.word not in ("'s", "’s", "’", "'", "-"):
            break
    for i in range(place + 1, min(place + 5, len(nodes))):
        node = nodes[i]
        if meeting.metric in cues.HELD:
            break  # "a stake in Beta", "the acquisition of Beta": what is held or bought
        if node.kind in ("company", "reference") and node.companies and nodes[place + 1].word in ("in", "of", "at", "for", "by"):
            return Owner(_with_listed(nodes, i) if node.kind == "company" else node.companies, "company.of_metric", i)
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
            return Owner(_with_listed(nodes, i), "company.subject", i)
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
        if meeting.metric in cues.COVERED and node.kind == "company" and i and nodes[i - 1].word in ("on", "for"):
            return Owner(node.companies, "company.of_metric", i)
        if node.kind in ("company", "reference") and node.companies and is_subject(nodes, i):
            if meeting.metric in cues.COVERED or (
                meeting.metric in cues.OWNERLESS and i + 1 < first and nodes[i + 1].word in cues.PREDICTIONS
            ):
                continue
            return Owner(_with_listed(nodes, i), "company.both" if len(node.companies) > 1 else "company.subject", i)
        if node.word in cues.NOBODY and meeting.metric in cues.OWNERLESS:
            return NOBODY
    return None


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
