"""People who work somewhere, and jobs that go.

1,100 of its 9,400 jobs will go                what becomes of them, and of how many
hired 350 people, gets by with 540 people      whom a company employs
sells to over 300 data centres                 who buys: customers
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_TOOK_ON = [[take, "on"] for take in ("take", "takes", "took", "taken", "taking")]
_CLIENTS = frozenset("company business firm household organisation organization school hospital client".split())
_BUYS = frozenset("pay use subscribe buy rent".split())
_TAKES_ON = all_forms("add hire recruit employ")
_STAFF = frozenset("person people engineer pilot scientist researcher developer technician programmer welder nurse".split())
_WORKERS = _STAFF | frozenset("fitter electrician mechanic chef cook guard courier installer salesperson apprentice contractor".split())
_STAFF_NOUNS = ("payroll", "payrolls", "workforce", "staff", "headcount", "team", "crew")
_PAYROLL = 5  # nodes from "the payroll" to the people on it
_ROLLS = frozenset("payroll payrolls roll rolls books".split())
_SELLS = all_forms("sell")
# What becomes of jobs that are cut, whoever cuts them.
_GOING = frozenset("go disappear vanish".split())
_CUT = frozenset("lost cut axed shed eliminated scrapped".split())
_CUT_NOUNS = frozenset("cuts reductions redundancies layoffs lay-offs losses departures".split()) | {"job cuts", "job losses"}
_POSTS = cues.JOBS - {"worker", "employee", "person", "staff"}
_LET_GO, _DISMISSED = {("laid", "off"), ("let", "go"), ("made", "redundant")}, frozenset("sacked dismissed fired".split())
_FATE = 8  # nodes between jobs and what becomes of them
HIRES = all_forms("add create hire recruit fill")


def jobs_going(at: Setting) -> Meeting | None:
    """ "1,100 of its 9,400 jobs will go", "with 1,100 of its 9,400 jobs going"; what "240 jobs out of 4,100" go from."""
    if at.before is not None and at.before.metric == "job_cuts" and list(at.lead) == ["out", "of"]:
        return replace(at.before, metric="employees", rule="fact.same_metric", period_kind="instant", group="count", place=None)
    if at.amount.kind != "quantity" or at.amount.unit is not None:
        return None
    if _comes_on_top(at) or _are_of_those(at):
        end = at.nodes[at.last + 3].end if _are_of_those(at) else at.amount.end
        return Meeting("job_cuts", Span(at.amount.start, end), "fact.own_unit", "count", "instant", "count")
    behind = at.nodes[at.last + 1 : at.last + 4]
    if not behind or behind[0].word != "of":
        return None
    whole = next((node.amount for node in behind if node.amount is not None and node.amount.unit in cues.JOBS), None)
    if whole is None or not _will_go([node.word for node in at.nodes[at.last + 1 : at.last + 1 + _FATE]]):
        return None
    return Meeting("job_cuts", Span(at.amount.start, whole.end), "fact.own_unit", "count", "instant", "count")


def _comes_on_top(at: Setting) -> bool:
    """ "the cuts come on top of 2,000 announced in March"."""
    cuts = any(at.text[node.start : node.end].lower() in _CUT_NOUNS for node in at.nodes[: at.start])
    return list(at.lead[-3:]) == ["on", "top", "of"] and cuts and at.near is not None and at.near.metric in ("job_cuts", "employees")


def _are_of_those(at: Setting) -> bool:
    """ "3,800 of the jobs will go in Germany", "600 of the posts are in Britain" of those that go."""
    behind = at.nodes[at.last + 1 : at.last + 4]
    words = [at.text[node.start : node.end].lower() for node in behind]
    jobs = words[:2] in (["of", "the"], ["of", "those"], ["of", "these"]) and words[2:] != [] and words[2].removesuffix("s") in _POSTS
    going = at.near is not None and at.near.metric == "job_cuts"
    return jobs and (going or _will_go([node.word for node in at.nodes[at.last + 1 : at.last + 1 + _FATE]]))


def _are_let_go(behind: Sequence[str]) -> bool:
    return any(pair in _LET_GO for pair in pairwise(behind)) or not _DISMISSED.isdisjoint(behind[:2])


def who(at: Setting) -> str | None:
    """ "640 companies pay for the product", "has just 185 people", "the loss of 640 jobs", "450 posts will go", "38 openings" of stores."""
    nodes, amount, first, before = at.nodes, at.amount, at.first, at.word_before
    behind = next((node.word for node in nodes[first + 1 : first + 3] if node.word not in cues.AUXILIARY), "")
    if amount.unit in _CLIENTS and behind in _BUYS and not (before is not None and before.kind == "metric"):
        return "customers"
    start = at.start
    gone = [node.metric.id if node.metric is not None else node.word for node in nodes[max(0, start - 3) : start]]
    if amount.unit in cues.JOBS and (gone[-2:] == ["net_loss", "of"] or {"let", "go"} <= set(gone)):
        return "job_cuts"
    going = _will_go([node.word for node in nodes[_over_aside(nodes, first) + 1 :][:_FATE]])
    if amount.unit in cues.JOBS and going and not _is_the_whole(at):
        return "job_cuts"
    if amount.unit in cues.JOBS and _are_let_go([node.word for node in nodes[first + 1 : first + 5]]):
        return "job_cuts"  # "110 people were laid off in early 2024"
    if at.before is not None and at.before.metric == "employees" and list(at.lead)[-1:] == ["including"] and amount.unit in _WORKERS:
        return "employees"  # "the payroll stands at 1,150, including 640 fitters"
    if at.lead[-2:-1] and at.lead[-2] in _SELLS and at.lead[-1] == "to":
        return "customers"  # "sells to over 300 data centres"
    if amount.unit == "opening":
        return "store_openings"
    staffed = before is not None and before.word in ("has", "have", "had") and behind not in ("on", "who")
    staffed = staffed or [node.word for node in nodes[max(0, start - 2) : start]] == ["by", "with"]  # "gets by with 540 people"
    staffed = staffed or are_hired(at)
    enrolled = behind == "on" and any(node.word in _ROLLS for node in nodes[first + 2 : first + 4])
    hired = before is not None and before.word in _TAKES_ON and any(node.companies for node in nodes[:first])
    if amount.unit in _STAFF and hired:
        return "employees"
    on_payroll = any(at.text[n.start : n.end].lower().endswith(_STAFF_NOUNS) for n in nodes[max(0, start - _PAYROLL) : start])
    told = staffed or enrolled or on_payroll or behind in ("work", "works")
    return "employees" if amount.unit in ("person", "people") and told else None


def are_hired(at: Setting) -> bool:
    """ "hired 350 people", "took on 640 people", "another 120 jobs are to be filled"."""
    words = [node.word for node in at.nodes[max(0, at.start - 2) : at.start]]
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + _FATE]]
    done = next((word for word in behind if word not in cues.AUXILIARY), "")
    if behind[:2] == ["of", "the"] and behind[2:3] == ["hires"]:
        return True  # "with 120 of the hires destined for Atlanta"
    filled = behind[:1] != [] and behind[0] in cues.AUXILIARY and done in HIRES and done.endswith("ed")
    return filled or words in _TOOK_ON or not HIRES.isdisjoint(words[-1:])


def on_payroll(at: Setting, found: Meeting) -> Meeting | None:
    """ "the payroll has shrunk by 600 to 13,900": people, where no money is told."""
    if at.amount.kind == "money":
        return None
    return replace(found, metric="employees", rule="fact.metric_before_value", value_kind="count", period_kind="instant", group="count")


def _is_the_whole(at: Setting) -> bool:
    """ "1,100 of its 9,400 jobs will go": so many are left."""
    before = at.nodes[max(0, at.start - 3) : at.start]
    return any(a.kind == "value" and b.word == "of" for a, b in pairwise(before))


def _over_aside(nodes: Sequence[Node], first: int) -> int:
    """ "450 posts, roughly 4% of the workforce, will go": the comma that closes what is said of them, else their own node."""
    if [node.word for node in nodes[first + 1 : first + 2]] != [","]:
        return first
    return next((i for i in range(first + 2, min(first + 2 + _FATE, len(nodes))) if nodes[i].word == ","), first)


def _will_go(behind: Sequence[str]) -> bool:
    """ "will disappear", "are to go", "would be lost", "with 900 jobs going"."""
    if "going" in behind or list(behind[1:3]) == ["let", "go"]:
        return True  # "900 people were let go"
    return any((a in ("will", "would", "to") and b in _GOING) or (a in ("be", "being") and b in _CUT) for a, b in pairwise(behind))
