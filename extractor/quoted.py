"""Who is only quoted on others: "analysts at Redbrook Securities", "Redbrook Securities lifted its forecast".

Such a name is neither what the next sentence's "the company" means nor the owner of a figure.
"""

from __future__ import annotations

import re

from extractor import kin

_ANALYSTS = re.compile(
    r"(?:[Aa]nalysts?|[Bb]rokers?|[Ee]conomists?|[Ss]trategists?|[Cc]onsultants?)(?: \w+)?(?: at| with| from| for| of),?(?: [Tt]he)? $"
)
_LINK_ENDS = frozenset("at th om or of he by er".split())  # how the word before ends: a look spares most names the pattern
# "analysts polled by Acme had expected", "estimates compiled by Acme", "according to researcher Acme"
_ASKED = re.compile(
    r"(?:\b(?:polled|surveyed|canvassed|questioned|compiled|gathered) by(?: [Tt]he)?"
    r"|, according to (?:[a-z]+ ){0,2}(?:researcher|tracker)) $"
)
_OWN = r"production|output|delivery|deliveries|shipment|capex|spending|cost|volume"  # what everybody foresees of himself
_REVISED = (
    "lifted|raised|cut|lowered|trimmed|upped|kept|reiterated|slashed|hiked|bumped up|nudged(?: up| down)?|edged (?:up|down)"
)
_COVERAGE = re.compile(
    rf"(?:, who)? (?:(?:has |have )?(?:{_REVISED}) (?:its|their|her|his) "
    rf"(?:(?!{_OWN})\S+ ){{0,3}}?"
    rf"(?:forecast|estimate|price target|target price|target|rating|recommendation)s?(?! for (?:[\w’'-]+ ){{0,3}}?(?:{_OWN}))"
    r"|(?:analysts?|economists?)[ ,])|, which (?:rates|covers|values the (?:stock|shares|company)) "
    r"| (?:moved|went|switched) (?:from|to) ['‘’\"“]?(?:buy|sell|hold|overweight|underweight|outperform|neutral)\b"
    r"|, which has an? ['‘’\"“]?(?:buy|sell|hold|overweight|underweight|outperform|neutral)\b"
    r"| (?:has |have |now )?pencil(?:s|l?ed) in\b"
    r"| (?:placing|putting|setting|which has) an? (?:price )?(?:target|rating)\b"
)
# "Redbrook Foods cut its annual sales forecast": its own, where no house of analysts does so.
_OWN_FORECAST = re.compile(
    r" (?:has |have )?\w+ (?:its|their) (?:[\w-]+ )?(?:forecast|outlook|target)s? for (?!20)(?:[\w-]+ ){0,3}?"
    r"(?:sales|revenue|turnover|margins?|growth)\b"
    r"| (?:has |have )?\w+ (?:its|their) (?:(?:annual|full-year|yearly) (?:[\w-]+ ){0,3}?|(?:20\d\d )?(?:sales |revenue |dividend ))"
    r"(?:forecast|outlook|target)s?\b"
)
# "after its rival Beta cut its forecast": so does who is kin to a company
_KIN_BEFORE = re.compile(rf"\b{kin.PATTERN},? $")
# "Redbrook Securities reckons that"; who merely puts or thinks it must be called like a house of analysts, or be called one.
_TELLS = re.compile(r" (?:predicts|calculates|points out|collects|compiles)\b(?! (?:that )?its?\b)")
_THINKS = r"(?:reckons?|predicts?|calculates?|estimates?|thinks?|believes?|puts?) "
_HOUSE_TELLS = re.compile(rf"(?:, an? [a-z ]{{2,30}},)? {_THINKS}(?!its\b|up\b|in\b|off\b)")
_HOUSES = frozenset("Securities Research Insight Insights Markets Capital Bank Partners Advisors Advisers Analytics Metrics".split())
# "Newspaper Folha Azul reported": the press tells of others.
_PRESS = re.compile(
    r"\b(?:[Nn]ewspaper|[Dd]aily|[Mm]agazine|[Tt]abloid|[Bb]roadsheet|[Nn]ewswire|[Nn]ews (?:agency|site|service|website)) $"
)
_REPORTS = re.compile(r",? (?:has |had )?(?:reported|said|says|wrote|claimed)\b")
_CALLED = re.compile(
    r"\b(?:[Cc]onsultancy|[Pp]ollster|[Bb]roker(?:age)?|[Rr]esearch (?:house|firm|group)|[Mm]arket (?:researcher|tracker)"
    r"|[Dd]ata (?:provider|firm)) $"
)
# "Consultancy Aerometrica puts its share at 23%": that of another
_CALLED_TELLS = re.compile(rf" (?:{_THINKS}|(?:said|says)\b(?![.,]? (?:that )?its?\b))")
# "At Redbrook, which has cut its target, analysts noted that"
_AT, _ITS_ANALYSTS = ("At ", "at "), re.compile(r"(?:, which [^.\n]{1,80}?)?, (?:analysts?|economists?|strategists?)\b")
_TOLD, _POLL = " told ", re.compile(r"(?:['’]s)? (?:poll|survey|consensus)\b")  # "a founder told Acme", "in an Acme poll of analysts"
# "data from Acme showed", "Acme data showed"
_DATA_FROM = re.compile(r"\b(?:[Dd]ata|[Ff]igures|[Ss]tatistics) (?:from|by)(?: [a-z]+){0,3} $")
_SHOW = re.compile(r" (?:show|suggest|indicate)")
_DATA = re.compile(r" (?:data|figures|numbers|statistics)\b(?: (?:for|from) [^.\n]{1,40}?)? (?:show|suggest|indicate)")
_WHICH = ", which"
_ASKED_ENDS, _APOSTROPHES = frozenset({"by", "he", "er"}), frozenset({"'", "’"})
# The first words behind a name that any of these patterns knows: a look spares most names all of them.
_FIRST = frozenset(
    """
    has have now said says reported wrote claimed lifted raised cut lowered trimmed upped kept reiterated slashed hiked bumped nudged edged
    analyst analysts economist
    economists moved went switched pencils penciled pencilled placing putting setting which predicts predict calculates calculate points
    collects compiles reckons reckon estimates estimate thinks think believes believe puts put poll survey consensus
    data figures numbers statistics
    """.split()
)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the mention from `start` to `end` only speaks of somebody else."""
    lead, mark = text[start - 3 : start], text[end : end + 1]
    if lead == "ld " and text.endswith(_TOLD, 0, start):
        return True
    if lead in _AT and _ITS_ANALYSTS.match(text, end, end + 110):
        return True
    if lead[:2] in _LINK_ENDS and _ANALYSTS.search(text, max(0, start - 40), start):
        return True
    if lead[:2] in _ASKED_ENDS and _ASKED.search(text, max(0, start - 50), start):
        return True
    if mark == " " and _SHOW.match(text, end) and _DATA_FROM.search(text, max(0, start - 50), start):
        return True
    if mark in _APOSTROPHES:
        return _POLL.match(text, end) is not None
    if mark != "," and (mark != " " or text[end + 1 : text.find(" ", end + 1)].rstrip(",.") not in _FIRST):
        return False
    if mark == " " and (_POLL.match(text, end) or _DATA.match(text, end)):
        return True
    house = text[start:end].rpartition(" ")[2] in _HOUSES
    if _REPORTS.match(text, end) and _PRESS.search(text, max(0, start - 24), start):
        return True
    called = _CALLED.search(text, max(0, start - 24), start) is not None
    if not house and not called and (_KIN_BEFORE.search(text, max(0, start - 16), start) or _OWN_FORECAST.match(text, end, end + 80)):
        return False
    tells = _CALLED_TELLS if called else _HOUSE_TELLS if house else _TELLS
    end += len(_WHICH) if house and text.startswith(_WHICH, end) else 0  # "Redbrook Securities, which cut its forecast"
    return any(told.match(text, end, end + 80) is not None for told in (tells, _COVERAGE))
