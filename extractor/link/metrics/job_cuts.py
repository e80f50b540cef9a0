"""Jobs that somebody cuts.

    cut 640 jobs / made 90 people redundant / will lose 2,900 posts     the verb in front of the jobs
    lay off 3% of its 9,800 staff                                       the verb in front of a share of them
    1,100 of its 9,400 jobs will go                                     what becomes of them, and of how many
    380 people will lose their jobs                                     likewise
    Employers shed 41,300 jobs                                          the payrolls of a whole country
    Hotels took on 31,000 workers                                       likewise, where those are told of
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Amount, Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_HIRERS = frozenset("employers economy payrolls".split())
_MAKES = frozenset("make makes made making".split())
_LOSES, _POSTS = all_forms("lose"), frozenset("job position role post".split())  # "will lose 2,900 posts"
_AFFECTS = all_forms("affect threaten endanger")
_TAKES_ON, _NEAR = all_forms("add create hire gain") | {"took"}, 5  # nodes
# What becomes of jobs that are cut, whoever cuts them.
_GOING = frozenset("go disappear vanish".split())
_CUT = frozenset("lost cut axed shed eliminated scrapped".split())
_CUT_NOUNS = frozenset("cuts reductions redundancies layoffs lay-offs losses departures".split()) | {"job cuts", "job losses"}
_OF_STAFF = tuple(f" of its {who}" for who in ("people", "staff", "workforce", "workers", "employees"))
_LET_GO, _DISMISSED = {("laid", "off"), ("let", "go"), ("made", "redundant")}, frozenset("sacked dismissed fired".split())
_ACCEPTS, _OFFERED = all_forms("take accept choose"), frozenset("redundancy severance buyouts".split())
_CUTTING = cues.CUTS - {"shed"}  # "added 1,100 people net; it had shed 430 in the quarter before"
_MODALS = frozenset("will would to could may might".split())
_LEAVES = all_forms("leave go depart")
_FURTHER = 14  # nodes between people and the jobs that they lose
_TO_WHOLE = 4  # nodes from a part to its whole: "400 of Acme's 12,700 staff"
FATE = 10  # nodes between jobs and what becomes of them


def cut_jobs(at: Setting, only: frozenset[str] | None) -> Meeting | None:
    """ "cut 640 jobs", "lay off 3% of its 9,800 staff"."""
    if only is not None and "job_cuts" not in only:
        return None
    staff = _staff_behind(at)
    verb = at.word_before
    if at.amount.unit in _POSTS and at.lead[-1:] == ["and"] and at.before is not None and at.before.change == "decrease":
        # "cutting capacity by 90,000 tonnes and 210 jobs"
        return Meeting("job_cuts", Span(at.amount.start, at.amount.end), "fact.verb", "count", "duration", "count")
    alone = at.amount.unit is None and verb is not None and verb.word in cues.LETS_GO  # "dismissed 160 in early 2024"
    if _lets_go_of(at.lead) and (at.amount.unit is None or at.amount.unit in cues.JOBS):
        said = at.start - (3 if at.lead[-1] == "of" else 2)
        return Meeting("job_cuts", Span(at.nodes[said].start, at.amount.end), "fact.verb", "count", "duration", "count")
    if _lets_go_of(at.lead) and at.amount.kind == "percent" and at.text.startswith(_OF_STAFF, at.amount.end):  # "let go 17% of its people"
        span = Span(at.nodes[at.start - 2].start, at.amount.end)
        return Meeting("job_cuts", span, "fact.verb", "count", "duration", of_metric="employees")
    if staff is None and not alone and (at.amount.unit not in cues.JOBS or is_whole(at)):
        return None
    if at.lead[-1:] == ["from"] or (at.lead == ["to"] and at.before is not None and at.before.metric == "employees"):
        return None  # "headcount has been trimmed from 2,310 to 1,480 employees"
    for node in reversed(at.nodes[max(0, at.first - 4) : at.first]):
        redundant = node.word in _MAKES and any(other.word == "redundant" for other in at.nodes[at.last + 1 : at.last + 3])
        costs = (metric := node.metric) is not None and metric.id == "costs" and metric.weak and at.amount.unit in _POSTS  # "cost 420 jobs"
        if node.word in cues.CUTS or redundant or costs or (node.word in _LOSES and at.amount.unit in _POSTS):
            if any(at.text[other.start : other.end].lower() in _HIRERS for other in at.nodes[: at.first]):
                span = Span(node.start, at.amount.end)  # "Employers shed 41,300 jobs": in a whole country
                return phrased("payrolls", span, "fact.verb", change="decrease")
            end, whole = (at.amount.end, None) if staff is None else (staff.end, "employees" if at.amount.kind == "percent" else None)
            return Meeting("job_cuts", Span(node.start, end), "fact.verb", "count", "duration", of_metric=whole)
    return None


def _lets_go_of(lead: Sequence[str]) -> bool:
    """ "let go of 160", "lets go 640 workers"."""
    words = lead[:-1] if lead[-1:] == ["of"] else lead
    return len(words) > 1 and words[-1] == "go" and words[-2] in ("let", "lets", "letting")


def of_economy(at: Setting) -> Meeting | None:
    """ "Hotels took on 31,000 workers, while factories lost 14,000 jobs", "December's gain was revised to 61,000"."""
    if "payrolls" not in at.units:
        return None
    amount, near = at.amount, [node.word for node in at.nodes[max(0, at.start - _NEAR) : at.start]]
    told = any(node.metric is not None and node.metric.id == "payrolls" for node in at.nodes)
    revised = amount.unit is None and "revised" in near and near[-1] != "from" and not told
    again = amount.unit is None and at.before is not None and at.before.metric == "payrolls"  # "the government shed 9,000"
    counted = amount.kind == "quantity" and (amount.unit in cues.JOBS or revised or again)
    if not counted or any(node.companies for node in at.nodes[: at.first]):
        return None
    new = " new " in at.text[amount.start : amount.end] or not _TAKES_ON.isdisjoint(near)
    change = "increase" if new else "decrease" if not (cues.CUTS | _LOSES).isdisjoint(near) else None
    span = Span(amount.start, amount.end)
    return phrased("payrolls", span, "fact.own_unit", change=change) if change or revised else None


def is_whole(at: Setting) -> bool:
    """Whether a share of the amount stands right in front of it: "3% of its 9,800 staff", "shed 900 of its 9,800 staff"."""
    near = at.nodes[max(0, at.first - _TO_WHOLE) : at.first]
    return any(a.amount is not None and (a.amount.kind == "percent" or b.word == "of") for a, b in pairwise(near))


def _staff_behind(at: Setting) -> Amount | None:
    """The staff that a percentage is a share of, where it is counted."""
    behind = at.nodes[at.last + 1 : at.last + 6]  # "of the group's 610 jobs"
    counted = at.amount.kind == "percent" or (at.amount.kind == "quantity" and at.amount.unit is None)  # "cut 900 of its 21,600 jobs"
    if not counted or not behind or behind[0].word != "of":
        return None
    return next((node.amount for node in behind if node.amount is not None and node.amount.unit in cues.JOBS), None)


def jobs_going(at: Setting) -> Meeting | None:
    """ "1,100 of its 9,400 jobs will go", "with 1,100 of its 9,400 jobs going"; what "240 jobs out of 4,100" go from."""
    if at.before is not None and at.before.metric == "job_cuts" and list(at.lead) == ["out", "of"]:
        return replace(at.before, metric="employees", rule="fact.same_metric", period_kind="instant", group="count", place=None)
    if (lost := _lost(at)) is not None:
        return lost
    if at.amount.kind != "quantity" or at.amount.unit is not None:
        return None
    told = at.before.metric if at.before is not None else ""
    fate = [node.word for node in at.nodes[at.last + 1 : at.last + 5]]
    leave = told == "job_cuts" and not _LEAVES.isdisjoint(fate[:3])  # "30 took redundancy and another 9 will leave"
    cut = at.lead[-1:] != [] and at.lead[-1] in _CUTTING  # "has 640 staff and is cutting 30"
    if at.before is not None and ((told == "employees" and (cut or are_let_go(fate) or _take_redundancy(fate))) or leave):
        # "of its 640 staff, 30 will be let go"
        return replace(at.before, metric="job_cuts", rule="fact.same_metric", change=None, place=None)
    of_those = _are_of_those(at)
    if of_those or _comes_on_top(at):
        end = at.nodes[at.last + 3].end if of_those else at.amount.end
        return phrased("job_cuts", Span(at.amount.start, end), "fact.own_unit")
    behind = at.nodes[at.last + 1 : at.last + 4]
    if not behind or behind[0].word != "of":
        return None
    whole = _whole_staff(at)
    fate = [node.word for node in at.nodes[at.last + 1 : at.last + 1 + FATE]]
    gone = will_go(fate) or are_let_go(fate) or "left" in fate or ("at", "risk") in pairwise(fate)
    if whole is None or not (gone or ("would", "leave") in pairwise(fate) or ("will", "leave") in pairwise(fate)):
        return None
    return phrased("job_cuts", Span(at.amount.start, whole.end), "fact.own_unit")


def _whole_staff(at: Setting) -> Node | None:
    """ "1,100 of its 9,400 jobs", "1,100 of its staff": of whom so many are taken."""
    for node in at.nodes[at.last + 1 : at.last + 6]:
        if node.amount is not None:
            return node if node.amount.unit in cues.JOBS else None
        if node.metric is not None:
            return node if node.metric.id == "employees" else None
    return None


def _lost(at: Setting) -> Meeting | None:
    """ "Some 400 staff will lose their jobs", "Of its 640 staff, 30 could lose their jobs", "900 jobs are at risk", "puts 90 jobs at risk".

    So with what a closure does: "will affect 240 positions".
    """
    counted = at.amount.kind == "quantity" and (at.amount.unit is None or at.amount.unit in cues.JOBS)
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 4]]
    in_danger = ["at", "risk"] in (behind[:2], behind[-2:]) or (at.word_before is not None and at.word_before.word in _AFFECTS)
    risked = at.amount.unit in _POSTS and in_danger and not is_whole(at)
    if not risked and not (counted and _lose_jobs(at)):
        return None
    if at.before is not None and at.before.metric == "employees" and at.amount.unit is None:
        return replace(at.before, metric="job_cuts", rule="fact.same_metric", change=None, place=None)
    return phrased("job_cuts", Span(at.amount.start, at.amount.end), "fact.own_unit")


def _lose_jobs(at: Setting) -> bool:
    """ "Some 400 of its 12,700 staff will lose their jobs", "380 of those losing their jobs"; not the staff that they are of."""
    behind = list(takewhile(lambda node: node.kind != "period" and node.word not in (",", ";"), at.nodes[at.last + 1 : at.last + _FURTHER]))
    place = next((i for i, node in enumerate(behind) if node.word in _LOSES), None)
    if place is None or is_whole(at):
        return False
    lost = [at.text[node.start : node.end].lower() for node in behind[place + 1 : place + 3]]
    return lost[:1] == ["their"] and lost[1:] != [] and lost[1].removesuffix("s") in _POSTS


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
    return jobs and (going or will_go([node.word for node in at.nodes[at.last + 1 : at.last + 1 + FATE]]))


def are_let_go(behind: Sequence[str]) -> bool:
    """ "were laid off", "will be made redundant", "were sacked"."""
    return any(pair in _LET_GO for pair in pairwise(behind)) or not _DISMISSED.isdisjoint(behind[:2])


def _take_redundancy(behind: Sequence[str]) -> bool:
    """ "took voluntary redundancy", "have accepted buyouts"."""
    return not _ACCEPTS.isdisjoint(behind[:2]) and any(word in _CUT_NOUNS | _OFFERED for word in behind)


def will_go(behind: Sequence[str]) -> bool:
    """ "will disappear", "are to go", "would be lost", "with 900 jobs going"."""
    behind = list(takewhile(lambda word: word != ";", behind))
    if "going" in behind or behind[1:3] == ["let", "go"]:
        return True  # "900 people were let go"
    return any((a in _MODALS and b in _GOING) or (a in ("be", "being") and b in _CUT) for a, b in pairwise(behind))
