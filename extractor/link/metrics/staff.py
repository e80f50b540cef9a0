"""People who work somewhere, and who go; whom a company sells to: `customers`.

640 jobs will be lost, 110 people laid off     what becomes of them; jobs that are cut: `job_cuts`
hired 350 people, gets by with 540 people      whom a company employs
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.customers import are_customers
from extractor.link.metrics.job_cuts import FATE, are_let_go, will_go
from extractor.link.metrics.meeting import Meeting, Setting
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
    return Meeting("employees", behind[-1].span, "fact.own_unit", "count", "instant", "count") if named else None


def who(at: Setting) -> str | None:
    """ "640 companies pay for the product", "has just 185 people", "the loss of 640 jobs", "450 posts will go", "38 openings" of stores."""
    nodes, amount, first, before = at.nodes, at.amount, at.first, at.word_before
    if is_headcount(at.text, amount):
        return "employees"  # "the 74-person company"
    behind = next((node.word for node in nodes[first + 1 : first + 3] if node.word not in cues.AUXILIARY), "")
    if are_customers(at):
        return "customers"
    if amount.unit in ("person", "people") and behind == "filed" and _CLAIMS.search(at.text, amount.end, amount.end + _REACH):
        return "jobless_claims"  # "229,000 people filed for unemployment benefits"
    start = at.start
    gone = named_words(nodes[max(0, start - 3) : start])
    let_go = gone[-1:] != [] and gone[-1] in ("let", "lets", "letting") and behind == "go"  # "let 40 people go"
    if amount.unit in cues.JOBS and let_go:
        return "job_cuts"
    if amount.unit in cues.JOBS and (gone[-2:] == ["net_loss", "of"] or {"let", "go"} <= set(gone)):
        return "job_cuts"
    going = will_go([node.word for node in nodes[_over_aside(nodes, first) + 1 :][:FATE]])
    if amount.unit in cues.JOBS and going and not _is_the_whole(at):
        return "job_cuts"
    if amount.unit in cues.JOBS and are_let_go([node.word for node in nodes[first + 1 : first + 5]]):
        return "job_cuts"  # "110 people were laid off in early 2024"
    if at.before is not None and at.before.metric == "employees" and list(at.lead)[-1:] == ["including"] and amount.unit in WORKERS:
        return "employees"  # "the payroll stands at 1,150, including 640 fitters"
    used = [node.word for node in nodes[max(0, start - 2) : start]] == ["used", "by"]
    if amount.unit in ("person", "people") and used:
        return "users"  # "is used by 31 million people"
    if (deed := deed_of(at)) is not None:
        return deed
    if amount.unit in _PLAYERS and amount.metric is None:
        return "users"  # "its game has 31 million players"
    drawn = before is not None and before.word in _DRAWS and (amount.unit == "visitor" or _is_of_park(at))
    if drawn or (amount.unit in _VISITORS and behind in _VISITS):
        return "footfall"  # "some 9.4m shoppers visited its stores", "its parks drew 9.4 million visitors"
    if is_workforce(at) or (amount.unit == "person" and gone[-2:] == [",", "with"] and nodes[start - 3].kind == "company"):
        return "employees"  # "Acme, with 2,310 people, is larger"
    if amount.unit == "opening":
        return "store_openings"
    staffed = before is not None and before.word in ("has", "have", "had") and behind not in ("on", "who")
    staffed = staffed or [node.word for node in nodes[max(0, start - 2) : start]] == ["by", "with"]  # "gets by with 540 people"
    staffed = staffed or are_hired(at)
    enrolled = behind == "on" and any(at.text[n.start : n.end].lower() in _ROLLS for n in nodes[first + 2 : first + 4])
    staffed = staffed or [node.word for node in nodes[max(0, start - 2) : start]] in _GIVEN_WORK
    hired = before is not None and before.word in _TAKES_ON and any(node.companies for node in nodes[:first])
    owner = at.text[before.start : before.end].lower() if before is not None else ""
    owned = amount.unit in _STAFF - {"person", "people"} and owner in cues.OWNERS
    firm = amount.unit in _STAFF and start > 2 and nodes[start - 1].word == "of" and nodes[start - 2].word in _FIRMS
    if owned or firm or (amount.unit in _STAFF and hired):
        return "employees"  # "its 46 pilots", "a firm of 340 engineers"
    on_payroll = any(at.text[n.start : n.end].lower().endswith(_STAFF_NOUNS) for n in nodes[max(0, start - _PAYROLL) : start])
    staffed = staffed and [node.word for node in nodes[first + 1 : first + 2]] != ["to"]  # "took 31 million people to work"
    told = staffed or enrolled or on_payroll or behind in ("work", "works")
    if amount.unit in WORKERS and are_hired(at):
        return "employees"  # "has taken on 15 bakers"
    if amount.unit not in ("person", "people"):
        return "employees" if amount.unit in _LEARNERS and (staffed or hired or owned) else None
    if at.text.startswith(" their jobs", amount.end):
        return "job_cuts"  # "The closure will cost 420 people their jobs"
    return "employees" if told or owner in cues.OWNERS else None  # "its 420 people in Leeds"


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
        return Meeting("employees", Span(*listed.span("roll")), "fact.metric_after_value", "count", "instant", "count")
    node = at.nodes[at.start - 2] if at.lead[-1:] == ["of"] and at.start > 1 else None
    paid = node is not None and at.text[node.start : node.end].lower() == "payroll"
    if node is None or not paid or not alone:
        return None
    return Meeting("employees", node.span, "fact.metric_before_value", "count", "instant", "count")


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
