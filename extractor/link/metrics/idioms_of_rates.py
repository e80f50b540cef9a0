"""Turns of phrase that say what a percentage is the rate of: of a debt, or of a central bank.

250 basis points over HIBOR / borrowed at 7%       the price of a debt
19 basis points of easing                          the rate of a central bank
cut by 275 basis points, beside inflation          likewise
the Fed left its target range at 3.5%              likewise
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.leads import before_sum
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_RANGES = frozenset("range band corridor".split())
_EASED = {
    **dict.fromkeys("easing cuts reductions".split(), "decrease"),
    **dict.fromkeys("tightening hikes".split(), "increase"),
}
_STEPS = {**dict.fromkeys("cut reduction".split(), "decrease"), **dict.fromkeys("hike increase rise".split(), "increase")}
# What only a rate that somebody sets does, and what prices and economies have, which nobody sets.
_SET = {
    **dict.fromkeys(all_forms("cut lower ease trim slash reduce"), "decrease"),
    **dict.fromkeys(all_forms("hike raise lift tighten"), "increase"),
}
_UNSET = frozenset("inflation_rate growth_rate unemployment_rate wage_growth interest_rate".split())
_BENCHMARKS = frozenset(
    "hibor sofr libor euribor sonia shibor bbsw stibor nibor tibor saron prime base mid-swaps swaps treasuries treasurys gilts bunds "
    "benchmark government".split()
)
_LENDS = all_forms("borrow lend price refinance")
_PARTIES = frozenset("borrowers savers depositors lenders bondholders".split())
_CHARGES = all_forms("charge pay")


def eased(at: Setting) -> Meeting | None:
    """ "price in a further 19 basis points of easing": what a central bank is to do with its rate."""
    behind = at.nodes[at.last + 1 : at.last + 4]
    if behind and behind[0].word in _STEPS and at.text[at.amount.start : at.amount.end].endswith("basis-point"):
        of_other = len(behind) > 2 and behind[1].word == "in" and behind[2].kind != "period"  # "a 40-basis-point cut in its margin"
        step = phrased("interest_rate", behind[0].span, "fact.idiom", change=_STEPS[behind[0].word])
        return None if of_other else step  # "looks for a 25-basis-point hike in November"
    if at.amount.unit != "percentage_point" or len(behind) < 2 or behind[0].word != "of":
        return None
    words = [at.text[node.start : node.end].lower() for node in behind[1:]]
    change = next((_EASED[word] for word in (words[0], words[-1]) if word in _EASED), None)
    return phrased("interest_rate", behind[1].span, "fact.idiom", change=change) if change else None


def stepped(at: Setting) -> Meeting | None:
    """ "Inflation was 5.8%. The bank has cut by a total of 275 basis points", "many had expected a cut of 25 basis points"."""
    told = at.near or at.named
    if at.amount.unit != "percentage_point" or told is None or told.metric not in _UNSET:
        return None
    i = before_sum(at.nodes, at.first)
    done = {"by": _SET, "of": _STEPS}.get(at.nodes[i].word, {}) if i > 0 else {}
    change = done.get(at.nodes[i - 1].word)
    return phrased("interest_rate", at.nodes[i - 1].span, "fact.idiom", change=change) if change else None


def debt_price(at: Setting) -> Meeting | None:
    """ "250 basis points over HIBOR", "charges borrowers 9.9%", "borrowed at 7%"."""
    nodes, first, last, lead = at.nodes, at.first, at.last, at.lead
    following = [node.word for node in nodes[last + 1 : last + 5]]
    if following[:2] == ["more", "than"]:
        following = ["over", *following[2:]]  # "185 basis points more than the benchmark rate"
    bonds = any(node.metric is not None and node.metric.id in ("yield", "interest_rate") for node in nodes[last + 2 : last + 4])
    if following[:1] in (["over"], ["above"]) and (bonds or _BENCHMARKS & set(following[1:])):
        metric = "spread" if at.amount.unit == "percentage_point" else "interest_rate"
        return Meeting(metric, nodes[last + 1].span, "fact.idiom", "percent", "instant", "ratio")
    pays = at.word_before
    owed = following[:1] == ["on"] and any(node.metric is not None and node.metric.id == "debt" for node in nodes[last + 2 : last + 6])
    owed = owed or following[:2] in (["to", "refinance"], ["to", "borrow"])  # "had to pay 6.4% to refinance £150m of bonds"
    if owed and pays is not None and pays.word in cues.CARRIES:
        return phrased("interest_rate", pays.span, "fact.idiom")
    if lead[-1:] == ["at"] and following[:1] == ["for"] and not _PARTIES.isdisjoint(following):  # "a deal at 3.72% for borrowers"
        return phrased("interest_rate", nodes[at.start - 1].span, "fact.idiom")
    parties = {node.word for node in nodes[max(0, first - 3) : first]} & _PARTIES
    charging = next((node for node in reversed(nodes[max(0, first - 4) : first]) if node.word in _CHARGES), None)
    if parties and charging is not None:  # "charges borrowers 9.9%"
        return phrased("interest_rate", charging.span, "fact.idiom")
    for node in reversed(nodes[max(0, first - 5) : first]):
        if node.kind != "word":
            return None
        if node.word in _LENDS and lead[-1:] == ["at"]:
            return phrased("interest_rate", node.span, "fact.idiom")
    return None


def target_range(at: Setting) -> Meeting | None:
    """ "the Federal Reserve left its target range at 3.5% to 3.75%": that of its rate."""
    nodes, lead = at.nodes, at.lead
    place = next((i for i in range(1, at.first) if nodes[i].word in _RANGES and nodes[i - 1].word == "target"), None)
    if place is None or lead[-1:] not in (["at"], ["to"]) or not any(node.word in cues.CENTRAL_BANKS for node in nodes[:place]):
        return None
    return phrased("interest_rate", Span(nodes[place - 1].start, nodes[place].end), "fact.idiom")
