"""What a loan, a rate or a provision turns out to be beside what its sentence and the value before speak of.

bonds that carry 6%, mortgages cost 4.9%       the interest on a debt
raised $725m in green loans, lined up a loan   what a borrower owes
net debt fell, and the year closed owing £41m  the same debt
the ECB's rate of 2.75%                        what a central bank sets
the odds of another cut, a 58% chance of a hike   how likely that is
would owe $9m if it walked away                what the end of a deal costs
loans 90 days overdue                          loans that are not repaid
impairments for bad loans                      what a lender sets aside
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, words_of
from extractor.link.verb_forms import all_forms

_BORROWS, _OWES = all_forms("raise borrow secure obtain arrange take"), all_forms("owe")
_DUE, _CLAUSE = _OWES | cues.PAYS, 16  # nodes
_WALKS = all_forms("walk")
_SUPPOSING = frozenset("if should unless".split())
_OUTBIDS = re.compile(r"\b(?:(?:better|superior|rival|higher|sweeter|competing) (?:bid|offer|deal|proposal)|switch(?:es|ed)? sides)\b")
_FAILS = all_forms("block fail collapse lapse fall reject terminate withdraw")
_WITH_PARTICLE = frozenset({("lined", "up"), ("lines", "up"), ("taken", "out"), ("took", "out"), ("drawn", "down"), ("drew", "down")})
_CUTS, _HIKES = frozenset("cut cuts reduction easing lower".split()), frozenset("hike hikes increase rise tightening raise".split())
# Who deals in such odds, and what they are about.
_OF_RATES = cues.CENTRAL_BANKS | frozenset(
    "rate rates futures swap swaps swaptions traders market markets bank meeting point hike agreements bets".split()
)
_RATES = frozenset("rate rates".split())
_BENCHMARKS = frozenset("hibor sofr euribor libor sonia stibor nibor bbsw tibor shibor benchmark treasuries gilts bunds".split())
_LATE = frozenset("overdue arrears late soured default delinquent".split())
_LENDERS = frozenset("loans non_performing_loans npl_ratio net_interest_margin interest_income deposits".split())
_LENDS = re.compile(
    r"\b(?:[Nn]et interest (?:income|margin)|NPAs?|NPLs?|[Nn]on-performing|CASA|[Tt]he (?:bank|lender)|CET1|[Cc]ost of risk"
    r"|[Ii]mpaired loans|[Bb]ad (?:loans|debts?)|[Cc]ost[- ](?:to[- ])?income|[Ll]oan[- ]to[- ]deposit)\b"
    r"|\b[A-Z]\w+ Bank(?:['’]s| made| earned| posted| set aside)\b"
)
_OF_LOANS = re.compile(r"(?:%| ?per ?cent| ?pc)? of (?:(?:its|the|all|total|outstanding) )*(?:loans?|lending|advances|credit)\b")
_FUNDED = frozenset("funded financed paid backed".split())
_FACILITIES = frozenset("facility facilities revolver bond bonds note notes tranche".split())
_STATE = frozenset("government treasury state chancellor".split())
_STANDS = frozenset("stands stood standing".split())
_AT = frozenset("to at from of averages averaged costs cost carries bears".split())
_PRODUCTS = frozenset("loan mortgage mortgages overdraft fix tracker".split())
_BANDS = frozenset("range band corridor".split())
_LENT = frozenset("loan loans mortgage mortgages overdraft overdrafts".split())


def lending_rate(at: Setting, found: Meeting) -> Meeting | None:
    """ "bonds that carry 6%", "green mortgages cost 4.9%", "raised what it pays on savings by 15 basis points"."""
    near = at.near
    if at.amount.kind != "percent":
        return None
    before = at.nodes[max(0, at.first - 12) : at.first]
    carried = found.place is not None and any(node.word in cues.CARRIES for node in at.nodes[found.place : at.first])
    lent = any(node.word in _LENT | _FACILITIES or (node.metric is not None and node.metric.id in ("debt", "loans")) for node in before)
    priced = found.metric == "debt" and at.lead[-1:] == ["at"] and _STANDS.isdisjoint(at.lead)  # "debt stands at 112% of GDP"
    costing = found.metric == "costs" and found.change is None and words_of(at, found) in ("cost", "costs") and lent
    of_debt = near is not None and near.metric == "debt" and found.rule == "fact.same_metric"
    of_debt = of_debt or (found.metric == "debt" and found.change is None and at.lead[-1:] == ["costing"])
    pays = of_debt and at.lead[-1:] != [] and at.lead[-1] in cues.CARRIES | {"costing"}  # "owes $300m on notes that pay 4.5%"
    paid = near is not None and near.metric == "interest_rate" and found.group == "count" and any(n.word in cues.CARRIES for n in before)
    charged = (found.metric == "debt" and carried) or priced or costing or pays
    if not charged and not paid and not _prices_a_loan(at, found):
        return None
    return as_metric(found, "interest_rate")


def _prices_a_loan(at: Setting, found: Meeting) -> bool:
    """ "takes its cheapest home loan to 4.84%", "offers a mortgage at 3.72 per cent": one that is lent, and no sum."""
    product = words_of(at, found).rpartition(" ")[2] in _PRODUCTS and found.rule != "fact.same_metric"
    reached = at.lead[-1:] != [] and at.lead[-1] in _AT and at.amount.unit == "percent" and found.change is None
    return product and reached and not at.text.startswith(" of", at.amount.end)


def on_balances(at: Setting, found: Meeting) -> Meeting | None:
    """ "paid an average of 1.9% on deposits", "earned 5.6% on its loans": what a balance costs or brings."""
    on = at.last + 1 < len(at.nodes) and at.nodes[at.last + 1].word == "on"
    if at.amount.kind != "percent" or not on or found.change is not None or found.place is None or found.place < at.last:
        return None
    metric = "deposit_cost" if found.metric == "deposits" else "interest_rate"
    return replace(found, metric=metric, value_kind="percent", period_kind="duration", group="ratio", of=None, of_metric=None)


def policy_rate(at: Setting, found: Meeting) -> Meeting | None:
    """ "the ECB's rate will top out at 2.75%", "the bank's rate": what a central bank sets."""
    if at.amount.unit != "percent":
        return None
    words = [node.word for node in at.nodes[: at.first]]
    kept = found.metric == "stake" and not _RATES.isdisjoint(at.lead[-4:-1]) and at.lead[-1] == "at"  # "held rates steady at 3.5%"
    rate = found.rule == "fact.noun_phrase" and (words_of(at, found).split()[0] in _RATES or words_of(at, found) == "central bank")
    pairs = (("central", "bank"), ("bank", "of"), ("reserve", "bank"))
    set_by = not cues.CENTRAL_BANKS.isdisjoint(words) or any(pair in pairs for pair in pairwise(words))
    ranged = found.metric == "stake" and set_by and not _BANDS.isdisjoint(at.lead)  # "held its own within a range of 3.5% to 3.75%"
    if not kept and not ranged and not (rate and set_by):
        return None
    return replace(as_metric(found, "interest_rate"), of=None, of_metric=None)


def cost_of_money(at: Setting, found: Meeting) -> Meeting | None:
    """ "has lowered borrowing costs by 225 basis points from a peak of 4%": in points or at a level in percent, what money costs."""
    of_rate = at.amount.kind == "percent" and (at.amount.unit != "percent" or found.change is None)
    of_rate = of_rate and found.rule == "fact.metric_before_value"  # not "borrowing costs came to $22m, 9% less"
    return as_metric(found, "interest_rate") if of_rate else None


def over_benchmark(at: Setting, found: Meeting) -> Meeting | None:
    """ "the margin over HIBOR was lowered from 285 basis points": what a borrower pays on top of it."""
    behind = at.nodes[found.place + 1 : found.place + 5] if found.place is not None else ()
    over = [node.word for node in behind[:1]] == ["over"] and not _BENCHMARKS.isdisjoint(node.word for node in behind)
    return replace(found, metric="spread", period_kind="instant", change=None) if over else None


def odds(at: Setting, found: Meeting) -> Meeting | None:
    """ "put the odds of another cut in April at 35%", "a 58% probability of another increase": how likely a move of rates is."""
    nodes = at.nodes
    behind = at.last + 1 < len(nodes) and nodes[at.last + 1].word in cues.CHANCES
    if at.amount.kind != "percent" or not (behind or found.rule == "fact.noun_phrase"):
        return None
    place = next((i for i in range(max(0, at.first - _CLAUSE), min(at.last + 3, len(nodes))) if nodes[i].word in cues.CHANCES), None)
    if place is None:
        return None
    spoken = at.text[nodes[0].start : nodes[-1].end].lower().replace("-", " ").split()
    words = at.text[nodes[place].end : nodes[min(place + _CLAUSE, len(nodes) - 1)].end].lower().split()
    move = next((word for word in (word.rstrip(",.;") for word in words) if word in _CUTS | _HIKES), None)
    if move is None or _OF_RATES.isdisjoint(spoken):
        return None
    metric = "rate_cut_probability" if move in _CUTS else "rate_hike_probability"
    return Meeting(metric, nodes[place].span, "fact.noun_phrase", "percent", "instant", "market")


def net_of_cash(at: Setting, found: Meeting) -> Meeting | None:
    """ "owes a net £64m", "borrowings net of cash were £64m"."""
    owes = found.rule == "fact.verb" and words_of(at, found) in _OWES
    net = owes and any(node.word == "net" for node in at.nodes[max(0, at.start - 3) : at.first])
    net = net or at.text.startswith(" net of cash", found.span.end)
    return replace(found, metric="net_debt") if net and at.amount.kind == "money" else None


def borrowed_by_state(at: Setting, found: Meeting) -> Meeting | None:
    """ "The government borrowed £20.7bn in June": what its taxes did not bring in."""
    state = found.rule == "fact.verb" and words_of(at, found).startswith("borrow") and not _STATE.isdisjoint(
        node.word for node in at.nodes[max(0, at.start - 4) : at.start]
    )
    return replace(found, metric="budget_deficit", period_kind="duration", group="macro") if state else None


def borrowed(at: Setting, found: Meeting) -> Meeting | None:
    """ "raised $725 million in green loans", "has lined up $1.9bn of loans": what a lender has is what a borrower owes."""
    owed = at.lead[-1:] != [] and (at.lead[-1] in _BORROWS or tuple(at.lead[-2:]) in _WITH_PARTICLE)
    owed = owed or (at.lead[-1:] in (["with"], ["by"]) and not _FUNDED.isdisjoint(at.lead))  # "funded with $100 million of new loans"
    return replace(found, metric="debt") if owed else None


def loan_growth(at: Setting, found: Meeting) -> Meeting | None:
    """ "guided for a net interest margin of 1.7% and loan growth of 5%": what a lender lends."""
    lender = at.near is not None and at.near.metric in _LENDERS | {"loan_loss_provisions"}
    grows = words_of(at, found) in ("loan", "loans") and at.amount.kind == "percent" and found.change is not None
    called = at.text.startswith(" growth", found.span.end)  # "loan growth of 5%", whoever has told of nothing else
    return replace(found, metric="loans", group="balance") if (lender or called) and grows else None


def lenders_provisions(at: Setting, found: Meeting) -> Meeting | None:
    """ "Provisions fell 27%", in a report that tells of bad loans or a lender's margin."""
    provided = (found.metric == "provisions" or words_of(at, found).startswith("provision")) and _LENDS.search(at.text) is not None
    return replace(found, metric="loan_loss_provisions") if provided else None


def overdue(at: Setting, found: Meeting) -> Meeting | None:
    """ "loans more than 90 days overdue made up 6%": the share of loans that are bad; "provisions" of a lender."""
    if found.metric == "loans" and found.place is not None and at.amount.kind == "percent" and found.change is None:
        late = any(node.word in _LATE for node in (*at.nodes[found.place + 1 : at.first], *at.nodes[at.last + 1 : at.last + 9]))
        return replace(found, metric="npl_ratio", value_kind="percent", group="ratio") if late else None
    if found.metric in ("market_share", "share_price") and found.place is not None and found.place < at.first:
        behind = at.nodes[found.place + 1 : at.first]  # "the share of accounts more than 90 days in arrears"
        late = any(node.word in _LATE or (node.metric is not None and node.metric.id == "npl_ratio") for node in behind)
        return as_metric(found, "npl_ratio") if late else None
    if found.metric == "loan_loss_provisions" and _OF_LOANS.match(at.text, at.amount.end) and "bad debt" in words_of(at, found):
        return replace(found, metric="npl_ratio", value_kind="percent", group="ratio")  # "bad debts climbed to 4.3% of loans"
    if found.metric == "non_performing_loans":
        level = at.amount.kind == "percent" and found.change is None  # "non-performing loans made up 1.8% of the total"
        return replace(found, metric="npl_ratio", value_kind="percent", group="ratio") if level else None
    lender = at.near is not None and at.near.metric in _LENDERS
    if lender and words_of(at, found) in ("provision", "provisions"):
        return replace(found, metric="loan_loss_provisions", group="cost")
    return None


def loan_losses(at: Setting, found: Meeting) -> Meeting | None:
    """ "Impairments for bad loans climbed to £288m"."""
    if found.place is None or found.place > at.first:
        return None
    of = at.nodes[found.place + 1 : found.place + 5]
    lent = any(node.word in _LENT or (node.metric is not None and node.metric.id in ("loans", "non_performing_loans")) for node in of)
    return replace(found, metric="loan_loss_provisions") if lent and of[0].word in ("for", "on", "against") else None


def times_flow(at: Setting, found: Meeting) -> Meeting | None:
    """ "net debt of $2 billion, or 0.8 times annual cash flow": how heavy it is."""
    weighed = at.amount.unit == "times" and found.rule == "fact.same_metric"
    return replace(found, metric="leverage", value_kind="ratio", group="ratio", change=None) if weighed else None


def owing(at: Setting, found: Meeting) -> Meeting | None:
    """ "net debt averaged £68m and the group closed the year owing £41m": the debt that the sentence speaks of."""
    owed = found.rule == "fact.verb" and words_of(at, found) in _OWES and at.before is not None and at.before.metric == "net_debt"
    return replace(found, metric="net_debt", group="balance") if owed else None


def _is_outbid(at: Setting) -> bool:
    """ "if it took a better offer", "should a rival bid emerge", "should its board switch sides"."""
    return _OUTBIDS.search(at.text, at.nodes[0].start, at.nodes[-1].end) is not None


def break_fee(at: Setting, found: Meeting) -> Meeting | None:
    """ "would owe $210 million if it walked away", "must pay $330 million if regulators block the deal"."""
    words = [node.word for node in (*at.nodes[max(0, at.first - _CLAUSE) : at.first], *at.nodes[at.last + 1 : at.last + _CLAUSE])]
    leaves = any(a in _WALKS and b == "away" for a, b in pairwise(words))
    fails = not _SUPPOSING.isdisjoint(words) and (not _FAILS.isdisjoint(words) or _is_outbid(at))
    fee = words_of(at, found) in ("fee", "fees") and at.amount.low > cues.LARGEST_FEE  # "would be paid a $285 million fee if"
    due = fee or found.rule == "fact.verb"
    due = due and not _DUE.isdisjoint(node.word for node in at.nodes[max(0, at.start - 3) : at.start])
    return replace(found, metric="break_fee", period_kind="instant", group="deal") if due and (leaves or fails) else None
