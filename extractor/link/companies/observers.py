"""Those who only tell of others: brokers, raters, research houses, publishers. What they say is of somebody else.

    Broker Acme cut its price target on Beta         a broker, where no business of its own is told
    Fitch · S&P Global Ratings                       likewise
    research house Acme · Acme Insight · IDC         who studies a market
    (Reuters) - …, told Reuters                      who reports
"""

from __future__ import annotations

import re

from extractor.mentions import Company, CompanyMention, Findings
from extractor.quoted import is_quoted

_NEAR = 40  # characters
# What is called a research house, and what evidence of its own business makes it none.
_RESEARCH_HEADS = frozenset("Insight Insights Research Economics".split())
# Those that count whole markets, known by their names.
_TRACKERS = frozenset(
    "IDC,Gartner,Canalys,TrendForce,Omdia,Euromonitor,NielsenIQ,Frost & Sullivan,iResearch,QuestMobile,Sensor Tower,"
    "Wood Mackenzie,Rystad Energy,Strategy Analytics,Drewry".split(",")
)
# Those that rate the debt of others.
_RATERS = frozenset("Moody's,Moody’s,Moody's Ratings,S&P,S&P Global Ratings,Fitch,Fitch Ratings,Morningstar DBRS".split(","))
_KINDS_OF_RESEARCH = (
    r"(?:[Rr]esearch (?:house|firm|company|group|outfit)|[Mm]arket (?:researcher|tracker)|[Cc]onsultancy|[Dd]ata (?:provider|firm)"
    r"|[Pp]ollster|[Ff]orecaster|[Rr]atings? (?:firm|agency|house)|[Cc]redit agency)"
)
# Who lets, sells or ships for others, and counts what is let, sold or shipped.
_AGENT = re.compile(
    r"\b(?:[Bb]rokerage|(?:(?:[Ee]state|[Ll]ettings?|[Pp]roperty|[Rr]eal[ -]estate|[Ss]hip|[Cc]ommodit(?:y|ies)) ?)?"
    r"(?:[Aa]gent|[Aa]gency|[Aa]dviser|[Aa]dvisor|[Cc]onsultant|[Bb]rokers?|[Ss]urveyor|portal|website|services (?:firm|group))) $"
)
_RESEARCH_KIND = re.compile(rf"\b{_KINDS_OF_RESEARCH} $")
# "Acme Data, a rival researcher,", "Acme, which also tracks the market,"
_RESEARCH_BEHIND = re.compile(
    rf", (?:(?:an?|another|the) (?:[\w-]+ ){{0,2}}(?:{_KINDS_OF_RESEARCH}|researcher|tracker)\b"
    r"|which (?:also )?(?:tracks|follows|measures|counts|surveys) the (?:\w+ )?(?:market|industry|sector|trade)\b)"
)
# Who rates the shares of others.
_BROKER = re.compile(r"\b[Bb]rokers?(?:age)? $")
_IS_BROKER = re.compile(r", (?:its|the (?:company|group|firm|retailer|bank)['’]s) (?:\w+ )?(?:broker|adviser|advisor|bookrunner)\b")
_RATES = re.compile(r"\b(?:price target|target price|hold|buy|sell|neutral) (?:rating|on|to|from)\b")
_TELLS = re.compile(r"['’]s (?:figures|data|numbers|count|report)\b")
_TELLING, _OF_ITSELF = ("company.saying", "company.source"), ("company.itself", "company.role_of")
_OWN_BUSINESS = ("company.metric_possession", "company.dealing", "company.traded", "company.ticker")


def brokers(findings: Findings) -> frozenset[str]:
    """The names of those whose every mention is only quoted on others, or in the dateline: "(Reuters) - … economists polled by Reuters".

    So are rating agencies, but for one that is told of as any other business is.
    """
    return frozenset(
        company.name
        for company in findings.companies
        if all(_is_dateline(mention) or is_quoted(findings.text, mention.start, mention.end) for mention in company.mentions)
        or _is_rater(company)
        or _is_called_broker(company, findings.text)
    )


def _is_called_broker(company: Company, text: str) -> bool:
    """ "Broker Acme cut its price target on Beta. … Acme, which keeps its rating": who has no business of its own told."""
    called = any(_BROKER.search(text, max(0, mention.start - _NEAR), mention.start) for mention in company.mentions)
    own = any(row in mention.rule for mention in company.mentions for row in _OWN_BUSINESS)
    house = called and any(text.endswith("ouse broker ", 0, mention.start) for mention in company.mentions)
    if any(_IS_BROKER.match(text, mention.end) for mention in company.mentions):
        called = house = True  # "Acme Securities, its house broker, reckons"
    return called and not own and (house or _RATES.search(text) is not None)


def _is_rater(company: Company) -> bool:
    return company.name in _RATERS and not any(row in mention.rule for mention in company.mentions for row in _OWN_BUSINESS)


def researchers(findings: Findings) -> frozenset[str]:
    """The names of research houses, which tell of a market and of others: "research house Acme", "Acme Insight", not "Acme's revenue"."""
    return frozenset(company.name for company in findings.companies if _is_researcher(company, findings.text))


def _is_researcher(company: Company, text: str) -> bool:
    described = any(
        _RESEARCH_KIND.search(text, max(0, m.start - _NEAR), m.start) or _RESEARCH_BEHIND.match(text, m.end) for m in company.mentions
    ) or _is_agent(company, text)
    tells = described and any(_TELLS.match(text, m.end) for m in company.mentions)
    own = _OWN_BUSINESS[1:] if tells else _OWN_BUSINESS  # "research house Acme's figures" are those that it tells of others
    if any(evidence in mention.rule for mention in company.mentions for evidence in own):
        return False
    called = any(name.rpartition(" ")[2] in _RESEARCH_HEADS for name in (company.name, *company.aliases)) or company.name in _TRACKERS
    return called or described


def _is_agent(company: Company, text: str) -> bool:
    """ "Rents averaged $78 a square foot, brokerage Acme said", where it tells nothing of itself."""
    called = any(_AGENT.search(text, max(0, mention.start - _NEAR), mention.start) for mention in company.mentions)
    rules = [mention.rule for mention in company.mentions]
    tells = any(row in rule for rule in rules for row in _TELLING)
    return called and tells and not any(row in rule for rule in rules for row in _OF_ITSELF)


def is_publisher(company: Company, text: str) -> bool:
    """Whether a name stands in the dateline, and else only where it asks or is told: whoever reports owns nothing."""
    first, *others = company.mentions
    return _is_dateline(first) and all(is_quoted(text, mention.start, mention.end) for mention in others)


def _is_dateline(mention: CompanyMention) -> bool:
    return mention.rule.startswith("company.dateline")
