"""Words beside a bare number that make a count of it: `WAYS`, looked at in order; the first that says yes or no decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extractor.find.count_words import LABELS
from extractor.find.further_counts import is_further
from extractor.find.nouns import TIME, is_plural
from extractor.find.numbers import Number
from extractor.mentions import Quantity

# --- before the number
_IN_ALL = re.compile(
    r"\b(?:total|number|increase|rise|gain|addition|decrease|decline|drop|fall|reduction|staff|headcount|workforce|payroll|fleet|team|crowd"
    r"|record|average|reading|base|estate|network|backlog|high|low|peak|on a multiple"
    r"|(?:earnings|sales|book|P/E|EBITDA) (?:ratio|multiple)) of $",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(?:bill|book|current|quick|leverage|gearing|forward|earnings|sales) (?:ratio|multiple) of $")  # of 1.17
_NOW = re.compile(
    r"\b(?:staff|headcount|workforce|fleet|estate|network)(?: (?:at|of)(?: [A-Z][\w&.-]*){1,4})?,"
    r" (?:(?:currently|now|today|at present) )?$"
    r"|\b(?:staff|headcount|workforce|fleet|estate|network), \d[\d,]* at the (?:end|start|beginning|close) of [\w ]{1,20} and $",
    re.IGNORECASE,
)
_HIRES = re.compile(r"\b(?:hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|take on|took on|taking on) (?:another|a further) $")
_FIRES = re.compile(r"\b(?:(?:laid|la(?:y|ys|ying)) off|dismiss(?:es|ed|ing)?|sack(?:s|ed|ing)?) (?:another |a further )?$")
_RUNS = frozenset("runs operates owns".split())
_WHICH_RUNS = re.compile(  # "has 112 branches; Acme, which runs 980,", "has 112 branches; Acme already runs 980."
    r"(?:, which|\bit|\bthey|[A-Z][\w&.-]*(?: plc)?)(?: (?:already|now|still|alone|itself))? (?:runs|operates|owns) $"
)
_TOLD_FOR = re.compile(r"\((?:[\w'’]+ ){0,4}[\w'’]+: $")  # "stands at 164 (last September: 71)"
_ON_PAYROLL = re.compile(r" on (?:its|their|the) payroll\b")
WANTS = re.compile(r"\b(?:wants|plans|targets|expects|eyes|aim(?:s|ing) (?:for|at)|hop(?:es|ing) for) $")
OPENS = re.compile(r"\b(?:to|will|would|could|and) (?:open|shut|close) $")
_ADDS = re.compile(r"\b(?:to|will|would) (?:add|hire|recruit) $")
_PER_SITE = re.compile(r" (?:(?:a|per|each) week )?(?:per|for each|for every) (?:active |sales )?(?:site|outlet|development)\b")
_FAR = 80  # characters from a count to the bracket behind it
_WANTED = 250  # characters behind what is counted
_STAFF = frozenset("staff headcount workforce".split())
_TODAY = re.compile(r",| (?:today|now|at present|currently)(?:,| compared with| against| versus)| at the (?:end|start|beginning|close) of ")
_STANDS = re.compile(
    r"\b(?:st(?:ood|ands|anding)|remain(?:s|ed|ing)|peaked|c(?:ame|omes) (?:in|out)|work(?:s|ed) out|printed"
    r"|(?:clos|end|finish|settl)ed(?: (?:up|down|[a-z]+er))?) at $"
)
_HELD_AGAINST = re.compile(r",? (?:up|down) from \d|, (?:against|compared with|versus) \d")
NUMBERING = re.compile(  # "customers number 112", "the fleet should number 64"
    r"\b(?:(?:[A-Za-z]+s|[Tt]hey|staff|workforce)(?: (?:of|at)(?: (?:[A-Z][\w&.-]*|plc)){1,4})? (?:now |already )?"
    r"|(?:[A-Za-z]+s|fleet|staff|workforce|team|estate|network)\b[^.,;:0-9]{0,24} (?:to|should|will|would|may|could|might) )number(?:ed)? $"
)
_SHARE_OF_ONE = re.compile(
    r"0\.\d+ of (?:an?|one|each|its own|their own) (?:new |ordinary |common )?(?:[A-Z][\w&.-]* ){0,3}(?:shares?|stock)\b"
)
_LABEL = re.compile(r"(?P<word>[A-Za-z]+)(?: \([^()]{1,40}\))?: $")
_HEADED = re.compile(r"(?:^|[\n;]|[.:] |, )(?:[A-Z][a-z]+ )?(?:[Hh]eadcount|Staff|[Ww]orkforce|FTEs?|Employees) $")
_PERHAPS = frozenset(
    (", maybe ", ", perhaps ", ", possibly ", ", soon ", ", soon to be ", ", rising to ", " now, ", " today, ", " (was ", " (")
)
_AND_THEN, _NEXT = re.compile(
    r" (?:in|on|last|during) (?:[\w.]+ ){0,2}[\w.]+,? and (?:(?:another|a further|the (?:last|remaining|final|other)) )?"
), 60  # characters
# --- behind it
_THEN = re.compile(r" (?:in|on|last|this|during) \w")
_OF_OTHER = re.compile(r" for [A-Z]\w")
# "Acme", "the Danes", "its older rival", "the Danish group", "the discounter"
WHO = (
    r"(?:[Tt]he|[Ii]ts) (?:[A-Z][a-z]+s|(?:[\w-]+ ){0,2}?(?:company|group|firm|bank|chain|airline|rival|competitor"
    r"|(?!(?:other|further|number|quarter|former|latter|remainder)\b)[a-z]{3,}er))"
)
_ANOTHERS_COUNT = re.compile(
    rf"\b(?:against|versus|than|behind|to|with) (?:(?:(?:[A-Z][\w&.-]*|plc|and|of|&) ?){{1,4}}|{WHO})['’]s? $"
)
OF_A_WHOLE = re.compile(
    r""" (?:\ [a-z]+est)?\ of\ (?:which|whom|them|these|those                                     # 640 of which
          | (?:its|their|our|the)                                                 # 12 of its 48 branches
            (?!\ (?:[a-z]+\ )?(?:past|last|previous|next|day|week|month|year|quarter)))\b   # not of the past 10 years
      | (?<=[0-9])\ of\ (?:(?:[A-Z][\w&.-]*|plc|and|of|&)\ ?){1,4}['’]s?\ [0-9]     # 900 of Acme's 17,600 jobs
      | (?<=[0-9]{2})\ of\ (?:[A-Z][\w&.-]*\ ?){1,3}['’]s\ [a-z]                      # 600 of Acme's drones
      | (?<=[0-9]{2})\ of\ [0-9]                                                  # 21 of 25 lots
    """,
    re.VERBOSE,
)
_MORE = re.compile(
    r" (?:more|fewer)(?=[.,;:)]|$|\n"
    r"| (?:than|in|to|at|for|by|on|this|next|last|over|from|and|but|since|during|were|are|will|with)\b)"
)
_PART = re.compile(
    r" (?:are|were|will be|have) |(?: of them)? in (?:an? |the |its )?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z]"
)
NO_NOUN = re.compile(
    r"[ \n]?(?:[.,;:()\]!?”\"—–-]|$|\n| (?:a year|in|on|at|by|from|to|and|or|as|last|this|for|the|during|while|after|before"
    r"|with|when|since|worldwide|globally|so|today|of|compared|versus|vs|a"
    r"|more|fewer|less|under|over|above|below|against|per|through|via|within|outside|abroad|overseas|into|onto"
    r"|left|nationwide|already|work (?:at|in|for)|outstanding|altogether|annually|monthly|daily|weekly"
    r"|(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:day|week|month|quarter|year)s? (?:ago|earlier|before)"
    r")\b)"
)


class Spot(NamedTuple):
    """A number as the start of a count: where the mention starts, the word before it, the range's first end, the number behind.

    `last` is the count found before it.
    """

    number: Number
    start: int
    before: str
    left: Number | None
    right: Number | None
    last: Quantity | None


def introduced(text: str, spot: Spot) -> bool:
    """Whether the words beside a bare number make it a count."""
    return next((said for way in WAYS if (said := way(text, spot)) is not None), False)


def _so_far(text: str, spot: Spot) -> bool | None:
    told = spot.number.low >= 10 and _NOW.search(text, max(0, spot.start - 64), spot.start)
    return True if told and _TODAY.match(text, spot.number.end) else None


def _stands_at(text: str, spot: Spot) -> bool | None:
    if spot.before.lower() != "at":
        return None
    level = _is_level(text, spot)
    if level and _HELD_AGAINST.match(text, spot.number.end):
        return True
    return (level or spot.number.low >= 10) and _STANDS.search(text, max(0, spot.start - 32), spot.start) is not None


def _ratio(text: str, spot: Spot) -> bool | None:
    ratio = _RATIO.search(text, max(0, spot.start - 24), spot.start) or (spot.last is not None and _is_alike(text, spot, spot.last))
    return True if ratio or (_is_level(text, spot) and _PER_SITE.match(text, spot.number.end)) else None


def _further(text: str, spot: Spot) -> bool | None:
    more = spot.last is not None and is_further(text, spot.number, spot.start, spot.last)
    return True if more or _SHARE_OF_ONE.match(text, spot.number.start) else None


def _too_few(_: str, spot: Spot) -> bool | None:
    return False if spot.number.low < 2 or spot.before.lower() in TIME else None


def _told_for(text: str, spot: Spot) -> bool | None:
    last, end = spot.last, spot.number.end
    if last is None or last.unit == "times" or not _TOLD_FOR.search(text, max(0, spot.start - 32), spot.start):
        return None
    return text[end : end + 1] == ")" and spot.start - last.end <= _FAR


def _on_payroll(text: str, spot: Spot) -> bool | None:
    return True if spot.number.low >= 10 and _ON_PAYROLL.match(text, spot.number.end) else None


def _numbered(text: str, spot: Spot) -> bool | None:
    if spot.before.lower() not in ("number", "numbered"):
        return None
    return NUMBERING.search(text, max(0, spot.start - 48), spot.start) is not None


def _fired(text: str, spot: Spot) -> bool | None:
    return True if spot.number.low >= 10 and _FIRES.search(text, max(0, spot.start - 32), spot.start) else None


def _opened(text: str, spot: Spot) -> bool | None:
    return True if spot.last is not None and spot.number.low >= 10 and OPENS.search(text, max(0, spot.start - 14), spot.start) else None


def _wanted(text: str, spot: Spot) -> bool | None:
    last, start = spot.last, spot.start
    if last is None or last.unit == "times" or spot.number.low < 10:
        return None
    adds = _ADDS.search(text, max(0, start - 16), start) is not None and NO_NOUN.match(text, spot.number.end) is not None
    if not adds and WANTS.search(text, start - 12, start) is None:
        return None
    return start - last.end < _WANTED and text.find("\n", last.end, start) < 0


def _the_next(text: str, spot: Spot) -> bool | None:
    then = spot.last is not None and spot.number.low >= 10 and _THEN.match(text, spot.number.end) is not None
    return True if then and spot.last is not None and _is_next(text, spot.last, spot.start) else None


def _run(text: str, spot: Spot) -> bool | None:
    end = spot.number.end
    if spot.before.lower() not in _RUNS or OF_A_WHOLE.match(text, end) is not None:
        return None
    told = text[end : end + 1] in (",", ".", ";") or text.startswith((" today", " now"), end)
    return told and _WHICH_RUNS.search(text, max(0, spot.start - 32), spot.start) is not None


def _another(text: str, spot: Spot) -> bool | None:
    if spot.before.lower() not in ("another", "further"):
        return None
    return _HIRES.search(text, max(0, spot.start - 32), spot.start) is not None


def _revised(text: str, spot: Spot) -> bool | None:
    if spot.before.lower() != "revised":
        return None
    return text.endswith(("upwardly ", "downwardly ", "from a ", "to a "), 0, spot.start - len("revised "))


def _in_all(text: str, spot: Spot) -> bool | None:
    return True if spot.before.lower() == "of" and _IN_ALL.search(text, max(0, spot.start - 24), spot.start) else None


def _labelled(text: str, spot: Spot) -> bool | None:
    if not text.startswith(": ", spot.start - 2) or OF_A_WHOLE.match(text, spot.number.end) is not None:
        return None
    label = _LABEL.search(text, max(0, spot.start - 60), spot.start)
    word = label["word"] if label is not None else ""
    return word.lower() in _STAFF or (is_plural(word) and word.lower() not in LABELS)


def _headed(text: str, spot: Spot) -> bool | None:
    return True if spot.number.low >= 10 and _HEADED.search(text, max(0, spot.start - 32), spot.start) else None


def _perhaps(text: str, spot: Spot) -> bool | None:
    last = spot.last
    return True if last is not None and last.unit != "times" and text[last.end : spot.start] in _PERHAPS else None


def _part(text: str, spot: Spot) -> bool | None:
    return True if spot.last is not None and _PART.match(text, spot.number.end) and goes_on(text, spot.last, spot.start) else None


def _anothers(text: str, spot: Spot) -> bool | None:
    against = spot.last is not None and spot.number.low >= 10 and _ANOTHERS_COUNT.search(text, max(0, spot.start - 48), spot.start)
    return True if against else None


def _of_a_whole(text: str, spot: Spot) -> bool:
    return OF_A_WHOLE.match(text, spot.number.end) is not None or _MORE.match(text, spot.number.end) is not None


WAYS: tuple[Callable[[str, Spot], bool | None], ...] = (
    _so_far,      # headcount, currently 410, is to reach 600
    _stands_at,   # stood at 412; beat forecasts at 52.6, up from 47.9
    _ratio,       # a price-earnings ratio of 67; a reservation rate of 0.64 per site per week
    _further,     # has 240 stores and plans another 40; 0.28 of an Acme share
    _too_few,     # 1, the week of 12: no count
    _told_for,    # stands at 164 (last September: 71)
    _on_payroll,  # 410 on its payroll
    _numbered,    # their number rose to 48
    _fired,
    _opened,      # plans to open 40 next year
    _wanted,      # has 274 outlets and wants 600 by the end of 2027
    _the_next,    # cut 40 jobs in May and another 60 in June
    _run,         # which runs 48 today
    _another,     # hired another 40
    _revised,     # from a revised 48
    _in_all,      # a fleet of 64
    _labelled,    # Orders: 120
    _headed,      # Headcount 46
    _perhaps,     # a team of 46, maybe 50
    _part,        # 72 stores in Texas, 31 in Ohio
    _anothers,    # delivered 1,120 aircraft, against Acme's 740
    _of_a_whole,  # 12 of its 48 shops, 30 more
)  # fmt: skip


def _is_level(text: str, spot: Spot) -> bool:
    return "." in text[spot.number.start : spot.number.end]


def _is_alike(text: str, spot: Spot, last: Quantity) -> bool:
    """Whether a count goes on from the one before: "22 times earnings, below Acme's 19", "29 times for A, 24 for B", "(8 staff), (42)"."""
    number, between = spot.number, text[last.end : spot.start] if spot.start - last.end <= 60 else ". "
    if ". " in between or "\n" in between or number.low < 2:
        return False
    if is_bracketed(text, last.start, last.end) and is_bracketed(text, spot.start, number.end):
        return True
    multiple = last.unit == "times" or (last.unit is None and last.rule == "quantity.alone")
    return multiple and (spot.before.endswith(("'s", "’s")) or _OF_OTHER.match(text, number.end) is not None)


def _is_next(text: str, last: Quantity, start: int) -> bool:
    """Whether a count goes on with another time: "230 people in June and the last 310 on Friday"."""
    return last.unit not in (None, "times") and start - last.end <= _NEXT and _AND_THEN.fullmatch(text, last.end, start) is not None


def is_bracketed(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def goes_on(text: str, last: Quantity, start: int) -> bool:
    """Whether a list of counts goes on at `start`: `72 stores in Texas, 31 in Ohio and 14 in Iowa`."""
    between = text[last.end : start] if start - last.end <= 60 else ". "
    return between.endswith((", ", " and ", ": ", "; ", ", including ")) and ". " not in between and "\n" not in between
