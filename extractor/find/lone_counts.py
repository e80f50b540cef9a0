"""Numbers without a noun behind them that count something all the same, by the words around them.

- scaled, grouped or with a modifier: `114 million`, `4,310 from 4,120`, `under 400`
- behind a word of counting: `versus 815`, `a fleet of 64`, `a price-earnings ratio of 67`, `stood at 412`, `Orders: 120`, `of which 31`
- parts of a count before them: `72 stores in Texas, 31 in Ohio`, `Of its 640 employees, 482 work here`
- by what stands behind them: `12 of its 48 shops`, `30 more`, `the 870,000 analysts had expected`
- levels with a point: `rose to 51.2 from 49.8`

Left alone: ages (`she was 54`), clock times, `8 of the past 10 years`, `1 in 4 customers`, labels (`Chapter: 12`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.find.count_words import CUES, LABELS
from extractor.find.further_counts import is_done_too, is_further
from extractor.find.modifiers import modifier_of
from extractor.find.nouns import MEASURES, SCALED_MEASURES, STOP, TIME, counted_noun, is_plural
from extractor.find.numbers import Number
from extractor.find.ranges import is_year, joined
from extractor.mentions import Quantity

COUNTING = CUES | STOP

# --- before the number
_IN_ALL = re.compile(
    r"\b(?:total|number|increase|rise|gain|addition|decrease|decline|drop|fall|reduction|staff|headcount|workforce|payroll|fleet|team|crowd"
    r"|record|average|reading|base|estate|network|backlog|high|low|peak|on a multiple"
    r"|(?:earnings|sales|book|P/E|EBITDA) (?:ratio|multiple)) of $"
)
_RATIO = re.compile(r"\b(?:bill|book|current|quick|leverage|gearing|forward|earnings|sales) (?:ratio|multiple) of $")  # of 1.17
_NOW = re.compile(
    r"\b(?:staff|headcount|workforce|fleet|estate|network), (?:(?:currently|now|today|at present) )?$"
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
_WANTS = re.compile(r"\b(?:wants|plans|targets|expects|eyes|aim(?:s|ing) (?:for|at)|hop(?:es|ing) for) $")
_OPENS = re.compile(r"\b(?:to|will|would|could|and) (?:open|shut|close) $")
_ADDS = re.compile(r"\b(?:to|will|would) (?:add|hire|recruit) $")
_PER_SITE = re.compile(r" (?:(?:a|per|each) week )?(?:per|for each|for every) (?:active |sales )?(?:site|outlet|development)\b")
_FAR = 80  # characters from a count to the bracket behind it
_WANTED = 250  # characters behind what is counted
_STAFF = frozenset("staff headcount workforce".split())
_TODAY = re.compile(r",| (?:today|now|at present|currently)(?:,| compared with| against| versus)| at the (?:end|start|beginning|close) of ")
_STANDS = re.compile(
    r"\b(?:st(?:ood|ands|anding)|remain(?:s|ed|ing)|peaked|came in|(?:clos|end|finish|settl)ed(?: (?:up|down|[a-z]+er))?) at $"
)
_HELD_AGAINST = re.compile(r",? (?:up|down) from \d|, (?:against|compared with|versus) \d")
NUMBERING = re.compile(  # "customers number 112", "the fleet should number 64"
    r"\b(?:(?:[A-Za-z]+s|staff|workforce) (?:now |already )?"
    r"|(?:[A-Za-z]+s|fleet|staff|workforce|team|estate|network)\b[^.,;:0-9]{0,24} (?:to|should|will|would|may|could|might) )number(?:ed)? $"
)
_SHARE_OF_ONE = re.compile(
    r"0\.\d+ of (?:an?|one|each|its own|their own) (?:new |ordinary |common )?(?:[A-Z][\w&.-]* ){0,3}(?:shares?|stock)\b"
)
_LABEL = re.compile(r"(?P<word>[A-Za-z]+)(?: \([^()]{1,40}\))?: $")
_OF_ALL = re.compile(r"(?:^|[\n\"“(]|[.:;] )Of (?:(?:the|its|their|our|all|those|these|about|some) )?$")
_OF_WHICH = re.compile(r" of wh(?:ich|om) (?:(?:it|they) (?:runs?|owns?|operates?|has|have|leases?|employs?) )?$")
_AGE, _PEOPLE = range(10, 100), re.compile(  # "sells to customers over 60"
    r"\b(?:people|women|men|adults|children|those|clients|patients|residents|tenants|[a-z]+(?:ers|ors|ees)) (?:aged )?"
    r"(?:over|under|above|below) $"
)
_AGED = re.compile(r"\b(?:[Hh]e|[Ss]he|who|(?:Mr|Mrs|Ms)\.? \w+) (?:is|was|turned) $")

_AND_THEN, _NEXT = re.compile(
    r" (?:in|on|last|during) (?:[\w.]+ ){0,2}[\w.]+,? and (?:(?:another|a further|the (?:last|remaining|final|other)) )?"
), 60  # characters

# --- behind it
_THEN = re.compile(r" (?:in|on|last|this|during) \w")
_OF_OTHER = re.compile(r" for [A-Z]\w")
# "Acme", "the Danes", "its older rival", "the Danish group", "the discounter"
_WHO = (
    r"(?:[Tt]he|[Ii]ts) (?:[A-Z][a-z]+s|(?:[\w-]+ ){0,2}?(?:company|group|firm|bank|chain|airline|rival|competitor"
    r"|(?!(?:other|further|number|quarter|former|latter|remainder)\b)[a-z]{3,}er))"
)
_ANOTHERS = re.compile(rf"(?:,? and|,|;|:) (?:(?:[A-Z][\w&.-]* ?){{1,3}}|{_WHO} )$")
_ANOTHERS_COUNT = re.compile(
    rf"\b(?:against|versus|than|behind|to|with) (?:(?:(?:[A-Z][\w&.-]*|plc|and|of|&) ?){{1,4}}|{_WHO})['’]s? $"
)
_NEXT_NAMED = re.compile(r"(?:,|,? and) (?:[A-Z][\w&.-]* ){1,3}\(\d{1,3}(?:,\d{3})+\)")
_STOPPED = re.compile(r"[.!?] [A-Z]|\n")
_OR_MORE_OF = re.compile(r" or (?:more|less|fewer|so) [a-z]")  # "15 or more years"
_IN_SO_MANY = re.compile(  # "1 in 4 customers", "2.7 to 1"
    r" (?:in|out of) (?:every )?(?:[0-9]{1,2}(?![0-9,])|two|three|four|five|six|ten)| to (?:1|one)(?!\w|[.,][0-9])(?! [a-z]+s\b)"
)
_OF_A_WHOLE = re.compile(
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
EXPECTED = re.compile(
    r" (?:(?:analysts|economists|forecasters|brokers|investors|markets)(?: (?:polled|surveyed)(?: by(?: [A-Z][\w&.]*){1,3})?)?"
    r" (?:had |have |were |was )?"
    r"(?:expect|forecast|predict|estimat|pencil|anticipat|project|look|hop)"
    r"|(?:expected|forecast|estimated|predicted|projected|anticipated) by )"
)
_NO_NOUN = re.compile(
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


def counts_alone(text: str, spot: Spot) -> bool:
    """Whether a number that no noun follows counts something: it must be introduced as a count, and stand alone."""
    number, before, lower = spot.number, spot.before, spot.before.lower()
    written = text[number.start : number.end]
    if is_done_too(text, number, spot.start, lower, spot.last):
        return True
    if _is_something_else(text, spot):
        return False
    modified, level = is_modified(text, spot), "." in written
    gapped = "," in written and spot.last is not None and _goes_on_for(text, spot.last, spot.start)
    if before[:1].isupper() and not (modified or number.scaled or gapped or lower in COUNTING or before.endswith(("'s", "’s"))):
        return False
    cued = lower in CUES and (number.low >= 10 or level)
    if cued and _AGED.search(text, max(0, spot.start - 30), spot.start):
        return False
    part = _is_part_of_all(text, spot)
    if not (modified or number.scaled or "," in written or cued or part or _introduced(text, spot)):
        return False
    if written[0] == "0" and not level:
        return False
    return modified or part or _stands_alone(text, number)


def is_modified(text: str, spot: Spot) -> bool:
    return modifier_of(text, spot.start, spot.number.end) is not None


def _is_something_else(text: str, spot: Spot) -> bool:
    """A year, a small number in words, one end of a range, a clock time, `15 or more years`, `1 in 4`."""
    number, end = spot.number, spot.number.end
    written_out = number.form == "digits" or (number.form == "words" and number.scale >= 1000)
    small_range = spot.left is not None and "," not in text[spot.start : spot.left.end] and not _is_wanted(text, spot.start)
    if not written_out or is_year(text, number) or small_range:
        return True
    if text[end : end + 1] in ("-", "–", "/", ":") or text.startswith(" a.m", end):
        return True
    if number.low in _AGE and _PEOPLE.search(text, max(0, spot.start - 24), spot.start):
        return True
    if _OR_MORE_OF.match(text, end) or (number.low < 10 and _IN_SO_MANY.match(text, end)):
        return True
    return spot.right is not None and _starts_a_range(text, number, spot.right)


def _starts_a_range(text: str, number: Number, right: Number) -> bool:
    """Whether the number behind is the other end, with the noun of both: "300 to 400 trolleys", "plans 15 to 18 next year"."""
    if not joined(text, number, right):
        return False
    if _is_wanted(text, number.start):
        return True
    if right.word in ("times", "x") or right.word in MEASURES or right.word in SCALED_MEASURES:
        return True
    return counted_noun(text, right.end) is not None


def _is_wanted(text: str, start: int) -> bool:
    """ "plans 15 to 18 next year", "to open 15 to 18"."""
    return _WANTS.search(text, max(0, start - 12), start) is not None or _OPENS.search(text, max(0, start - 14), start) is not None


def _introduced(text: str, spot: Spot) -> bool:
    """Whether the words beside a bare number make it a count."""
    number, start, before = spot.number, spot.start, spot.before.lower()
    if number.low >= 10 and _NOW.search(text, max(0, start - 64), start):
        return _TODAY.match(text, number.end) is not None  # "headcount, currently 410, is to reach 600"
    if before == "at":
        written = "." in text[number.start : number.end]
        if written and _HELD_AGAINST.match(text, number.end):
            return True  # "beat forecasts at 52.6, up from 47.9"
        return (written or number.low >= 10) and _STANDS.search(text, max(0, start - 32), start) is not None
    if _RATIO.search(text, max(0, start - 24), start) or (spot.last is not None and _is_alike(text, spot, spot.last)):
        return True
    if "." in text[number.start : number.end] and _PER_SITE.match(text, number.end):
        return True  # "a reservation rate of 0.64 per site per week"
    if (spot.last is not None and is_further(text, number, start, spot.last)) or _SHARE_OF_ONE.match(text, number.start):
        return True
    if number.low < 2 or before in TIME:
        return False
    if spot.last is not None and spot.last.unit != "times" and _TOLD_FOR.search(text, max(0, start - 32), start):
        return text[number.end : number.end + 1] == ")" and start - spot.last.end <= _FAR
    if number.low >= 10 and _ON_PAYROLL.match(text, number.end):
        return True
    if before in ("number", "numbered"):
        return NUMBERING.search(text, max(0, start - 48), start) is not None
    if number.low >= 10 and _FIRES.search(text, max(0, start - 32), start):
        return True
    if spot.last is not None and number.low >= 10 and _OPENS.search(text, max(0, start - 14), start):
        return True  # "plans to open 40 next year"
    wanted = _WANTS.search(text, start - 12, start) is not None
    wanted = wanted or (_ADDS.search(text, max(0, start - 16), start) is not None and _NO_NOUN.match(text, number.end) is not None)
    if spot.last is not None and spot.last.unit != "times" and number.low >= 10 and wanted:
        # "has 274 outlets and wants 600 by the end of 2027", "has 274 outlets. It opened nine last year and plans 15 to 18 in this one"
        return start - spot.last.end < _WANTED and text.find("\n", spot.last.end, start) < 0
    if spot.last is not None and number.low >= 10 and _THEN.match(text, number.end) and _is_next(text, spot.last, start):
        return True  # "cut 40 jobs in May and another 60 in June"
    if before in _RUNS and _OF_A_WHOLE.match(text, number.end) is None:
        told = text[number.end : number.end + 1] in (",", ".", ";") or text.startswith((" today", " now"), number.end)
        return told and _WHICH_RUNS.search(text, max(0, start - 32), start) is not None
    if before in ("another", "further"):
        return _HIRES.search(text, max(0, start - 32), start) is not None
    if before == "revised":
        return text.endswith(("upwardly ", "downwardly ", "from a ", "to a "), 0, start - len("revised "))
    if before == "of":
        return _IN_ALL.search(text, max(0, start - 24), start) is not None
    if text.startswith(": ", start - 2) and _OF_A_WHOLE.match(text, number.end) is None:
        label = _LABEL.search(text, max(0, start - 60), start)
        word = label["word"] if label is not None else ""
        return word.lower() in _STAFF or (is_plural(word) and word.lower() not in LABELS)
    if spot.last is not None and _PART.match(text, number.end) and _goes_on(text, spot.last, start):
        return True
    if spot.last is not None and number.low >= 10 and _ANOTHERS_COUNT.search(text, max(0, start - 48), start):
        return True  # "delivered 1,120 aircraft, against Acme's 740"
    return _OF_A_WHOLE.match(text, number.end) is not None or _MORE.match(text, number.end) is not None


def _is_alike(text: str, spot: Spot, last: Quantity) -> bool:
    """Whether a count goes on from the one before: "22 times earnings, below Acme's 19", "29 times for A, 24 for B", "(8 staff), (42)"."""
    number, between = spot.number, text[last.end : spot.start] if spot.start - last.end <= 60 else ". "
    if ". " in between or "\n" in between or number.low < 2:
        return False
    if is_bracketed(text, last.start, last.end) and is_bracketed(text, spot.start, number.end):
        return True
    multiple = last.unit == "times" or (last.unit is None and last.rule == "quantity.alone")
    return multiple and (spot.before.endswith(("'s", "’s")) or _OF_OTHER.match(text, number.end) is not None)


def _goes_on_for(text: str, last: Quantity, start: int) -> bool:
    """Whether a count goes on with another's name: "Acme delivered 2.2m vehicles, 1% more, Beta 588,300 and Castor 91,400"."""
    between = text[last.end : start] if start - last.end <= 60 else ". "
    return _ANOTHERS.search(between) is not None and _STOPPED.search(between) is None


def _is_next(text: str, last: Quantity, start: int) -> bool:
    """Whether a count goes on with another time: "230 people in June and the last 310 on Friday"."""
    return last.unit not in (None, "times") and start - last.end <= _NEXT and _AND_THEN.fullmatch(text, last.end, start) is not None


def begins_named_list(text: str, number: Number) -> bool:
    """ "Acme (840,000) and Beta (790,000)": what each of several names has."""
    named = text[number.start + 1 : number.end - 1].count(",") > 0 and text[number.start - 2 : number.start - 1].isalpha()
    return named and _NEXT_NAMED.match(text, number.end) is not None


def is_bracketed(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _goes_on(text: str, last: Quantity, start: int) -> bool:
    """Whether a list of counts goes on at `start`: `72 stores in Texas, 31 in Ohio and 14 in Iowa`."""
    between = text[last.end : start] if start - last.end <= 60 else ". "
    return between.endswith((", ", " and ", ": ", "; ", ", including ")) and ". " not in between and "\n" not in between


def _is_part_of_all(text: str, spot: Spot) -> bool:
    """Whether the number is a part of the count before it: `Of its 640 employees, 482 work in research`, `of which 22 found oil`."""
    number, last = spot.number, spot.last
    if _OF_WHICH.search(text, max(0, spot.start - 24), spot.start):
        return number.low >= 2
    if last is None or number.gap != " " or number.low < 2 or not _goes_on(text, last, spot.start):
        return False
    return _OF_ALL.search(text, max(0, last.start - 16), last.start) is not None


def _stands_alone(text: str, number: Number) -> bool:
    """Whether what follows a number is no noun of its own: punctuation, a function word, a verb."""
    word = number.word.lower()
    if number.gap == " " and (word in STOP or word.endswith("ed")):
        return True
    if _OF_A_WHOLE.match(text, number.end):
        return True
    return _NO_NOUN.match(text, number.end) is not None or EXPECTED.match(text, number.end) is not None
