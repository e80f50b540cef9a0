"""People who work somewhere, and who go; whom a company sells to: `customers`.

640 jobs will be lost, 110 people laid off     what becomes of them; jobs that are cut: `job_cuts`
hired 350 people, gets by with 540 people      whom a company employs
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.customers import are_customers
from extractor.link.metrics.job_cuts import FATE, are_let_go, will_go
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.metrics.people import deed_of
from extractor.link.metrics.sized import is_headcount
from extractor.link.nodes import Node, named_words
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_TOOK_ON = [[take, "on"] for take in ("take", "takes", "took", "taken", "taking")]
_GIVEN_WORK = (["work", "to"], ["jobs", "to"], ["jobs", "for"], ["work", "for"], ["employment", "to"], ["employment", "for"])
_VISITORS, _VISITS = frozenset("shopper visitor customer guest".split()), frozenset("visited came flocked poured streamed".split())
_PLAYERS = frozenset("player gamer viewer listener reader streamer".split())
_DRAWS, _PARKS = all_forms("draw attract welcome lure receive host"), frozenset("park museum zoo resort attraction garden".split())
_FIRMS = frozenset("firm company business outfit team start-up startup maker group".split())
_TAKES_ON = all_forms("add hire recruit employ onboard")
_PEOPLE = frozenset({"person", "people"})
_LETS = frozenset({"let", "lets", "letting"})
_STAFF = frozenset("person people engineer pilot scientist researcher developer technician programmer welder nurse".split())
WORKERS = _STAFF | frozenset("fitter electrician mechanic chef cook guard courier installer salesperson apprentice contractor "
    "baker cleaner packer picker butcher waiter carer teacher doctor docker builder driver".split())
_LEARNERS = frozenset("fresher trainee apprentice graduate intern temp".split())
_STAFF_NOUNS = ("payroll", "payrolls", "workforce", "staff", "headcount", "team", "crew")
_PAYROLL = 5  # nodes from "the payroll" to the people on it
_CLAIMS, _REACH = re.compile(r"\b(?:jobless|unemployment) (?:benefits?|claims?|insurance)\b"), 60  # characters
_STRONG = 3  # nodes of "-strong fleet"
_ROLLS = frozenset("payroll payrolls roll rolls books".split())
_ON_PAYROLL = re.compile(r" on (?:its|their|the) (?P<roll>payroll)\b")
_PARTS = frozenset("half third quarter fifth sixth eighth tenth thirds quarters fifths two-thirds three-quarters".split())
HIRES = all_forms("add create hire recruit fill")


def strong(at: Setting) -> Meeting | None:
    """ "4% of its 79,000-strong workforce", "its 14-strong fleet": all who work there, all that sail."""
    behind = at.nodes[at.last + 1 : at.last + 4]
    if [node.word for node in behind[:2]] != ["-", "strong"]:
        return None
    metric = behind[-1].metric if behind else None
    if metric is not None and metric.id == "fleet" and len(behind) == _STRONG:
        return Meeting("fleet", metric.span, "fact.own_unit", "count", "instant", "count")
    named = metric is not None and metric.id == "employees"
    return phrased("employees", behind[-1].span, "fact.own_unit") if named else None


def who(at: Setting) -> str | None:
    """What people, jobs and openings are a count of: the first of `_WHO` that says."""
    return next((metric for way in _WHO if (metric := way(at)) is not None), None)


def _firm_of(at: Setting) -> str | None:
    """ "the 74-person company"; "640 companies pay for the product" are its customers."""
    return "employees" if is_headcount(at.text, at.amount) else "customers" if are_customers(at) else None


def _jobless(at: Setting) -> str | None:
    """ "229,000 people filed for unemployment benefits"."""
    filed = at.amount.unit in _PEOPLE and _behind(at) == "filed"
    return "jobless_claims" if filed and _CLAIMS.search(at.text, at.amount.end, at.amount.end + _REACH) else None


def _let_go(at: Setting) -> str | None:
    """ "let 40 people go", "the loss of 640 jobs", "450 posts will go", "110 people were laid off in early 2024"."""
    if at.amount.unit not in cues.JOBS:
        return None
    nodes, first = at.nodes, at.first
    gone = named_words(nodes[max(0, at.start - 3) : at.start])
    if (gone[-1:] != [] and gone[-1] in _LETS and _behind(at) == "go") or gone[-2:] == ["net_loss", "of"] or {"let", "go"} <= set(gone):
        return "job_cuts"
    going = will_go([node.word for node in nodes[_over_aside(nodes, first) + 1 :][:FATE]])
    if (going and not _is_the_whole(at)) or are_let_go([node.word for node in nodes[first + 1 : first + 5]]):
        return "job_cuts"
    return None


def _all_of_them(at: Setting) -> str | None:
    """ "put 350 of its 900 jobs at risk": of how many so many go."""
    going = at.before is not None and at.before.metric == "job_cuts" and at.amount.unit in cues.JOBS
    return "employees" if going and _is_the_whole(at) else None


def _some_of_staff(at: Setting) -> str | None:
    """ "the payroll stands at 1,150, including 640 fitters"."""
    staff = at.before is not None and at.before.metric == "employees" and list(at.lead)[-1:] == ["including"]
    return "employees" if staff and at.amount.unit in WORKERS else None


def _users(at: Setting) -> str | None:
    """ "is used by 31 million people"."""
    used = [node.word for node in at.nodes[max(0, at.start - 2) : at.start]] == ["used", "by"]
    return "users" if used and at.amount.unit in _PEOPLE else None


def _players(at: Setting) -> str | None:
    """ "its game has 31 million players"."""
    return "users" if at.amount.unit in _PLAYERS and at.amount.metric is None else None


def _visitors(at: Setting) -> str | None:
    """ "some 9.4m shoppers visited its stores", "its parks drew 9.4 million visitors"."""
    draws = at.word_before is not None and at.word_before.word in _DRAWS
    drawn = draws and (at.amount.unit == "visitor" or _is_of_park(at))
    return "footfall" if drawn or (at.amount.unit in _VISITORS and _behind(at) in _VISITS) else None


def _workforce(at: Setting) -> str | None:
    """ "Acme, with 2,310 people, is larger"."""
    aside = named_words(at.nodes[max(0, at.start - 3) : at.start])[-2:] == [",", "with"]
    its = at.amount.unit == "person" and aside and at.nodes[at.start - 3].kind == "company"
    return "employees" if is_workforce(at) or its else None


def _openings(at: Setting) -> str | None:
    """ "38 openings" of stores."""
    return "store_openings" if at.amount.unit == "opening" else None


def _employed(at: Setting) -> str | None:
    """ "has just 185 people", "gets by with 540 people", "its 46 pilots", "a firm of 340 engineers", "its 420 people in Leeds"."""
    nodes, amount, first, start, before = at.nodes, at.amount, at.first, at.start, at.word_before
    lead = [node.word for node in nodes[max(0, start - 2) : start]]
    staffed = before is not None and before.word in ("has", "have", "had") and _behind(at) not in ("on", "who")
    staffed = staffed or lead == ["by", "with"] or lead in _GIVEN_WORK or are_hired(at)
    hired = before is not None and before.word in _TAKES_ON and any(node.companies for node in nodes[:first])
    owner = at.text[before.start : before.end].lower() if before is not None else ""
    owned = amount.unit in _STAFF - _PEOPLE and owner in cues.OWNERS
    firm = amount.unit in _STAFF and start > 2 and nodes[start - 1].word == "of" and nodes[start - 2].word in _FIRMS
    if owned or firm or (amount.unit in _STAFF and hired) or (amount.unit in WORKERS and are_hired(at)):
        return "employees"  # "has taken on 15 bakers"
    staffed = staffed and [node.word for node in nodes[first + 1 : first + 2]] != ["to"]  # "took 31 million people to work"
    if amount.unit not in _PEOPLE:
        return "employees" if amount.unit in _LEARNERS and (staffed or hired or owned) else None
    if at.text.startswith(" their jobs", amount.end):
        return "job_cuts"  # "The closure will cost 420 people their jobs"
    return "employees" if staffed or _works(at) or owner in cues.OWNERS else None


def _works(at: Setting) -> bool:
    """ "420 people work in Leeds", "420 people on the payroll", "a payroll of 420 people"."""
    nodes, behind = at.nodes, _behind(at)
    enrolled = behind == "on" and any(at.text[n.start : n.end].lower() in _ROLLS for n in nodes[at.first + 2 : at.first + 4])
    on_payroll = any(at.text[n.start : n.end].lower().endswith(_STAFF_NOUNS) for n in nodes[max(0, at.start - _PAYROLL) : at.start])
    return enrolled or on_payroll or behind in ("work", "works")


_WHO: tuple[Callable[[Setting], str | None], ...] = (
    _firm_of, _jobless, _let_go, _all_of_them, _some_of_staff, _users, deed_of, _players, _visitors, _workforce, _openings, _employed,
)  # fmt: skip


def _behind(at: Setting) -> str:
    """The first word behind a value that is no auxiliary, of two."""
    return next((node.word for node in at.nodes[at.first + 1 : at.first + 3] if node.word not in cues.AUXILIARY), "")


def _is_of_park(at: Setting) -> bool:
    return at.amount.unit == "guest" and any(node.word.rstrip("s") in _PARKS for node in at.nodes[: at.start])


def is_workforce(at: Setting) -> bool:
    """ "its 47,500-person workforce"."""
    hyphened = at.amount.kind == "quantity" and "-" in at.text[at.amount.start : at.amount.end]
    return hyphened and named_words(at.nodes[at.last + 1 : at.last + 2]) == ["employees"]


def are_hired(at: Setting) -> bool:
    """ "hired 350 people", "took on 640 people", "another 120 jobs are to be filled"."""
    words = [node.word for node in at.nodes[max(0, at.start - 2) : at.start]]
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + FATE]]
    done = next((word for word in behind if word not in cues.AUXILIARY), "")
    if behind[:2] == ["of", "the"] and behind[2:3] == ["hires"]:
        return True  # "with 120 of the hires destined for Atlanta"
    filled = behind[:1] != [] and behind[0] in cues.AUXILIARY and done in HIRES and done.endswith("ed")
    return filled or words in _TOOK_ON or not HIRES.isdisjoint(words[-1:])


def payroll_of(at: Setting) -> Meeting | None:
    """ "has 94 branches and a payroll of 2,870", "with 9,300 on its payroll": people, not what else is counted."""
    alone = at.amount.kind == "quantity" and at.amount.unit is None
    told = at.before is not None and at.before.metric in ("employees", "job_cuts")  # "let go of 90 people, leaving 400 on the payroll"
    if alone and not told and (listed := _ON_PAYROLL.match(at.text, at.amount.end)) is not None:
        return phrased("employees", Span(*listed.span("roll")), "fact.metric_after_value")
    node = at.nodes[at.start - 2] if at.lead[-1:] == ["of"] and at.start > 1 else None
    paid = node is not None and at.text[node.start : node.end].lower() == "payroll"
    if node is None or not paid or not alone:
        return None
    return phrased("employees", node.span, "fact.metric_before_value")


def on_payroll(at: Setting, found: Meeting) -> Meeting | None:
    """ "the payroll has shrunk by 600 to 13,900": people, where no money is told."""
    if at.amount.kind == "money":
        return None
    return replace(found, metric="employees", rule="fact.metric_before_value", value_kind="count", period_kind="instant", group="count")


def _is_the_whole(at: Setting) -> bool:
    """ "1,100 of its 9,400 jobs will go", "900 of Acme's 9,400": so many are left."""
    before = at.nodes[max(0, at.start - 5) : at.start]
    parted = any((a.kind == "value" or a.word in _PARTS) and b.word == "of" for a, b in pairwise(before))
    return parted or any(a.word == "one" and b.word == "in" for a, b in pairwise(before))  # "one in 10 of its 2,750 staff will go"


def _over_aside(nodes: Sequence[Node], first: int) -> int:
    """ "450 posts, roughly 4% of the workforce, will go": the comma that closes what is said of them, else their own node."""
    if [node.word for node in nodes[first + 1 : first + 2]] != [","]:
        return first
    return next((i for i in range(first + 2, min(first + 2 + FATE, len(nodes))) if nodes[i].word == ","), first)
