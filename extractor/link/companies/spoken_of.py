"""Whom a text has spoken of: the company it is about, and the one that its sentences are about.

Those who are only quoted on others (`quoted`, `observers`) are no subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.backers import puts_money_in
from extractor.introduced import introduces
from extractor.link import cues, metric_kinds
from extractor.link.names import is_subject, list_start
from extractor.link.nodes import Node, Sentence
from extractor.link.periods.reporting import REPORTING
from extractor.mentions import Company, Fact, Findings
from extractor.quoted import is_quoted

LEAD = 400  # characters: title and first paragraph
_PARAGRAPH = re.compile(r"[^\n]{80,}")  # no headline, no dateline
_OFTEN = 2  # names: "Acme stayed on top. It sold 1.3m" in a market's report is one of many
_HELD = frozenset("stake voting_power".split())
_OPENING = 40  # characters: the subject of a title
_AT = 5  # nodes of "Morale at Acme"
_ROUND_UP = 6  # companies that an article names which is about none of them
# What shows that a name is a company's, and not that of a part of one.
_SURE = ("company.legal_suffix", "company.known_name", "company.descriptor", "company.ticker", "company.possession")
# What divisions are called by: "Grid Technology", "Consumer Health", "Energy & Flow".
_OF_PARTS = frozenset(
    """
    technology technologies services solutions systems industrial industry consumer digital grid energy power mobility health healthcare
    care home building buildings controls drives automation infrastructure materials chemicals nutrition beauty hygiene wealth asset
    management retail commercial corporate private investment banking insurance cloud gaming media entertainment international domestic
    europe asia americas specialty performance coatings packaging logistics freight express parcels mail rail aerospace defence defense
    marine aviation engines components products wholesale snacks beverages pharma oncology vaccines diagnostics imaging devices electronics
    semiconductors flow water gas upstream downstream trading marketing online stores studios parks networks software hardware data and &
    """.split()
)


@dataclass(slots=True)
class Known:
    """Whom the text has spoken of by now.

    `carried` the sentence before, `opened` the paragraph, `topic` the paragraph before, `main` the article, `pair` the last sentence
    that told figures of two companies in turn; `buyer` and `target` of its deal; `brokers` are the names of those who only speak of
    others, `researchers` of those who study a market. `of_market` tells that the article opens with what a whole market did, `headed`
    that the headline names the main company; `products` are theirs. `owners` has to whom its chains and arms belong.
    """

    main: tuple[Company, ...] = ()
    brokers: frozenset[str] = frozenset()
    researchers: frozenset[str] = frozenset()
    of_market: bool | None = None
    carried: tuple[Company, ...] = ()
    opened: tuple[Company, ...] = ()
    topic: tuple[Company, ...] = ()
    buyer: tuple[Company, ...] = ()
    target: tuple[Company, ...] = ()
    is_bid: bool = False
    headed: bool = False
    products: Mapping[str, tuple[Company, ...]] = field(default_factory=dict)
    pair: tuple[Company, ...] = ()
    owners: Mapping[str, Company] = field(default_factory=dict)
    held: dict[str, Company] = field(default_factory=dict)

    def group_of(self, companies: Sequence[Company]) -> tuple[Company, ...]:
        """The main company, where it owns the one that is spoken of: "Sales at its Bolt chain rose. Net debt fell"."""
        owner = self.owners.get(companies[0].name) if len(companies) == 1 else None
        return self.main if owner is not None and self.main and owner.name == self.main[0].name else ()

    @property
    def studies_market(self) -> bool:
        """A report on a whole market, whose headline names nobody: no figure is its most named company's unsaid."""
        return self.of_market is True and not self.headed

    def researches(self, companies: Sequence[Company]) -> bool:
        return bool(companies) and companies[0].name in self.researchers

    def speaks_of_others(self, companies: Sequence[Company]) -> bool:
        return bool(companies) and bool(self.main) and companies[0].name in self.brokers


def main_company(findings: Findings, quoted: frozenset[str], owned: Mapping[str, Company]) -> tuple[Company, ...]:
    """The company an article is about, where there is one; those only quoted on others do not count, nor the chains of a group.

    It is spoken of twice as often as any other, in a round-up of many not in the first third alone, and one that the lede leaves out
    by name three times; more often than any other is enough for the one that the title names first and the last third still speaks of.
    """
    spoken: dict[str, int] = {}
    last: dict[str, int] = {}
    for reference in findings.references:
        if len(reference.companies) == 1:
            name = reference.companies[0].name
            spoken[name] = spoken.get(name, 0) + 1
            if reference.rule == "reference.noun":  # a pronoun far behind the name may well be another's
                last[name] = reference.start
            if reference.rule == "reference.ahead":
                return reference.companies  # an article that begins with a scene is about whom it names later
    parts = {company.name for company in findings.companies if _is_part(company, owned.get(company.name))}
    named = [(i, company) for i, company in enumerate(findings.companies) if company.name not in quoted | parts]
    counts = sorted(((len(company.mentions) + spoken.get(company.name, 0), -i) for i, company in named), reverse=True)
    if not counts:
        return ()
    most, place = counts[0]
    second = counts[1][0] if len(counts) > 1 else 0
    company = findings.companies[-place]
    first = min(mention.start for mention in company.mentions)
    opens = first < _OPENING and most > second and not any(c is not company and c.mentions[0].start < first for c in findings.companies)
    reach = max(company.mentions[-1].start, last.get(company.name, 0)) / len(findings.text)
    opens = opens and (reach > 2 / 3 or (reach > 1 / 2 and most > 1.4 * second))
    early = first < max(LEAD, len(findings.text) // 4)
    early = early and (len(company.mentions) > _OFTEN or first < _lede_end(findings.text))
    often = most >= 2 * second and early and (reach > 1 / 3 or len(named) < _ROUND_UP)
    return (company,) if opens or often else ()


def _is_part(company: Company, owner: Company | None) -> bool:
    """ "Acme, owner of the Bolt chain, … Bolt's sales": a chain of whom the article named first, and does not merely mention."""
    if owner is None or owner.mentions[0].start > company.mentions[0].start:
        return False
    return len(company.mentions) <= _OFTEN * len(owner.mentions) + 1


def _lede_end(text: str) -> int:
    """Where the first paragraph ends that is more than a headline or a dateline."""
    lede = _PARAGRAPH.search(text)
    return lede.end() if lede else len(text)


def is_headed(findings: Findings, main: Sequence[Company]) -> bool:
    """Whether the headline names the company that an article is about."""
    headline = findings.text.find("\n")
    return any(mention.start < headline for company in main for mention in company.mentions)


def subject(sentence: Sentence) -> tuple[Company, ...]:
    """The companies that a sentence is about: its first subject; in "its rival in Oslo, Beta, fell" the rival."""
    nodes = sentence.nodes
    owner: tuple[Company, ...] = ()
    if (brought_up := introduced(sentence)) is not None:
        return nodes[brought_up].companies
    for i, node in enumerate(nodes):
        if node.kind == "value" or (node.kind == "word" and node.word in cues.LEVEL and i > 1):
            return owner
        if node.kind in ("company", "reference") and node.companies and is_subject(nodes, i):
            if node.kind == "company" or node.end - node.start != len("its"):
                return listed_with(nodes, i)
            owner = owner or node.companies
        elif node.kind == "company" and 0 < i < _AT and nodes[i - 1].word == "at":
            owner = owner or node.companies  # "Growth at Acme has been ebbing. Revenue was $5m."
    return owner


def introduced(sentence: Sentence) -> int | None:
    """Where the company stands that a sentence brings up: "It was a poor quarter for Beta, whose sales fell"."""
    first = next((i for i, node in enumerate(sentence.nodes) if node.kind == "company"), None)
    brought_up = first is not None and introduces(sentence.text, sentence.start, sentence.nodes[first].start)
    return first if brought_up else None


def listed_with(nodes: Sequence[Node], i: int) -> tuple[Company, ...]:
    """The companies of a node and of those joined to it by commas and "and"."""
    first, last = list_start(nodes, i), i
    while last + 2 < len(nodes) and nodes[last + 1].word in (",", "and") and (step := _next_of_list(nodes, last + 2)):
        last += 1 + step
    if first == last or not any(node.word == "and" for node in nodes[first : last + 1]):
        return nodes[i].companies
    return tuple(dict.fromkeys(company for node in nodes[first : last + 1] for company in node.companies))


def _next_of_list(nodes: Sequence[Node], i: int) -> int:
    """How many nodes from a list's comma or "and" to its next name: one, or three past the place that it is of ("Tokyo's Beta")."""
    if nodes[i].kind == "company":
        return 1
    of_place = i + 2 < len(nodes) and nodes[i + 1].word in cues.GENITIVE and nodes[i + 2].kind == "company"
    return 3 if of_place and nodes[i].kind == "word" else 0


def left_by(subjects: tuple[Company, ...], made: Sequence[Fact], known: Known, sentence: Sentence) -> tuple[Company, ...]:
    """Whom a sentence leaves for the next one: the company whose price target it gives, its subject, the owner of its first figure."""
    covered = next((fact.company for fact in made if fact.metric in metric_kinds.COVERED and fact.company), None)
    if covered is not None:
        return (covered,)
    given = made[0].company if made and made[0].metric in ("funding", "debt") and made[0].company not in subjects else None
    if given is not None and not _puts_money_in((given,), sentence):
        return (given,)  # "Beta agreed to lend it $9m", "Beta led its $9m round"
    others = made and known.main and subjects and all(fact.company in known.main and fact.rule.find("company.main") > 0 for fact in made)
    if others and not any(company in known.main for company in subjects):
        return known.main  # "Broker Beta lifted its forecast for pre-tax profit to £63m. The shares put on 21p."
    if known.main and made and all(fact.metric in _HELD and fact.company not in known.main for fact in made):
        return known.main  # "Its founder's fund holds 31% and Beta 4.9%. Broker Gamma raised its price target"
    if known.target and (_only_trades(subjects, made, known) or introduced(sentence) is not None):
        return ()  # "It was third time lucky for Acme. Net debt of £9m included": the deal again
    if subjects and _puts_money_in(subjects, sentence):
        return known.main or known.opened or known.topic  # "Beta led the round. Total funding to date: $9m."
    passing = bool(subjects) and all(len(company.mentions) == 1 for company in subjects) and not _reports(subjects, made, sentence)
    if known.main and len(known.main[0].mentions) > 1 and subjects != known.main and passing and made:
        return known.main  # "Beta agreed to pay $9m for 30% of it. First metal is slated for 2029"
    if subjects and not known.speaks_of_others(subjects) and not _is_only_quoted(subjects, known, sentence):
        return subjects
    return tuple(fact.company for fact in made[:1] if fact.company)


def is_surely_one(company: Company) -> bool:
    """Whether a name is told more than once, or by what makes a company of it."""
    return len(company.mentions) > 1 or any(sure in company.mentions[0].rule for sure in _SURE)


def is_called_like_part(company: Company) -> bool:
    """ "Grid Technology, which supplies transformers, grew sales by 4%": the division of a group."""
    return not is_surely_one(company) and _OF_PARTS.issuperset(company.name.lower().split())


def _reports(subjects: tuple[Company, ...], made: Sequence[Fact], sentence: Sentence) -> bool:
    """Whether a paragraph opens with what a company has earned or sold: "At rival Beta profit fell 4% to $9m." """
    opens = sentence.text[max(0, sentence.start - 1) : sentence.start] in ("", "\n") and not any(map(is_called_like_part, subjects))
    return opens and all(fact.company in subjects for fact in made) and any(fact.metric in REPORTING for fact in made)


def _puts_money_in(subjects: tuple[Company, ...], sentence: Sentence) -> bool:
    """Whether those whom a sentence is about only take part in a round of funding there."""
    named = [node for node in sentence.nodes if node.kind == "company" and node.companies[0] in subjects]
    return any(puts_money_in(sentence.text, node.start, node.end) for node in named)


def _is_only_quoted(subjects: tuple[Company, ...], known: Known, sentence: Sentence) -> bool:
    """ "Analysts at Beta had pencilled in $9m. Gross margin slid to 41%": the next sentence is about the article's company again."""
    if not known.main or subjects == known.main:
        return False
    named = (node for node in sentence.nodes if node.kind == "company" and node.companies == subjects)
    return any(is_quoted(sentence.text, node.start, node.end) for node in named)


def _only_trades(subjects: tuple[Company, ...], made: Sequence[Fact], known: Known) -> bool:
    """ "Smaller Beta rose 2.4%." beside the sides of a deal: the next sentence is about them again."""
    sides = {company.name for company in (*known.buyer, *known.target)}
    passing = bool(subjects) and all(len(company.mentions) == 1 and company.name not in sides for company in subjects)
    return passing and bool(made) and all(fact.metric == "share_price" for fact in made)
