"""Shares of those whom a survey asked: they measure nobody's business.

    62% of small firms surveyed plan to hire           asked, behind the share
    70% of respondents to its poll                     likewise
    A survey found that 41% of employees work at home  asked, in front of it
    prices rose 3%, a survey showed                    left alone: measured by asking
    62% of its workers are women                       left alone: the company's own
"""

from __future__ import annotations

import re

from extractor.link.metrics.meeting import Setting
from extractor.link.nodes import Amount

_ASKED = "surveyed|polled|questioned|interviewed|canvassed"
_WHO = r"(?:(?:the|those|all) )?(?:(?:[\w'’-]+ ){0,3}[\w-]+s |people |staff |those )?"
_BEHIND = re.compile(
    rf" of (?!its |their ){_WHO}(?:{_ASKED}|respondents|participants)\b"
    rf"|[^.;\n]{{0,30}}(?<= )of (?:those|them|people) (?:who (?:were )?)?asked\b"
    r"| of [^.,;\n]{0,40} (?:said|answered|agreed) in (?:a|an|the|its|their|this) (?:[a-z-]+ ){0,2}(?:survey|poll)\b"
)
_OPINE = re.compile(
    r" (?:had |have |were |are )?(?:plan|expect|think|believe|feel|want|intend|hope|fear|say|agree|disagree|worry)(?:s|ed|ned|ing|ning)?\b"
    r"| (?:said|thought|felt|planned|wanted|worried)\b"
)
_FOUND = "found|finds|showed|shows|shown|suggested|suggests|said|says|revealed|reveals|indicated|indicates|that"
_SURVEY = re.compile(
    rf"\b(?:[Ss]urvey|[Pp]oll|[Qq]uestionnaire)s?\b[^.;\n]{{0,60}}?\b(?:{_FOUND})\b"
    rf"|\b(?:[Aa]ccording to|[Ii]n) [^,;\n]{{0,40}}\b(?:survey|poll)\b[^,;\n]{{0,40}},"
    rf"|\b[Oo]f [^,.\n]{{0,40}}\b(?:{_ASKED}),|\b(?:polled|surveyed) (?:[a-z]+ )?\d[^.\n]{{0,60}}(?:,|\band\b)"
)
_PEOPLE = re.compile(
    r" of (?:(?:the|all|small|big|large|young|older|private|public|local|foreign|British|American|US|UK|European) )*"
    r"(?:them|firms|companies|businesses|employers|managers|bosses|workers|employees|staff|consumers|customers|households|shoppers|adults"
    r"|people|investors|executives|[a-z]+ (?:officers|owners|directors|managers|executives)|manufacturers|retailers"
    r"|drivers|parents|students|users|men|women|savers|borrowers|tenants|landlords|homeowners|farmers|builders|Americans|Britons|voters|families|respondents)\b"
)
_TOLD_BEHIND = re.compile(r"[^.\n]{0,150}, (?:according to )?(?:an?|the|its|their|this) [^,.\n]{0,40}\b(?:survey|poll)\b")
_COUNTED = re.compile(rf" (?:that were |it )?(?:{_ASKED})\b")
_HELD_AGAINST = frozenset("from against versus with".split())


def is_of_asked(at: Setting) -> bool:
    """Whether a share is one of those whom somebody asked, or what such a one is held against: "up from 28% in 2024"; so their number."""
    if _is_asked(at, at.amount):
        return True
    told = next((node.amount for node in reversed(at.nodes[: at.first]) if node.amount is not None), None)
    return told is not None and at.lead[-1:] != [] and at.lead[-1] in _HELD_AGAINST and at.before is None and _is_asked(at, told)


def _is_asked(at: Setting, amount: Amount) -> bool:
    if amount.kind == "quantity":
        return _COUNTED.match(at.text, amount.end) is not None
    if amount.kind != "percent":
        return False
    if _BEHIND.match(at.text, amount.end):
        return True
    answers = _PEOPLE.match(at.text, amount.end) or _OPINE.match(at.text, amount.end)
    if answers and _TOLD_BEHIND.match(at.text, answers.end()):
        return True  # "40% of bosses expect a recession, a survey showed"
    return bool(answers and _SURVEY.search(at.text, at.nodes[0].start, amount.start))
