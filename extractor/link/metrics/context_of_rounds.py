"""What a sum or a count turns out to be where its sentence tells of a round of funding or of shares placed.

raised $90m at $26 a share                     the price of a share
a $75 million Series B from Beta, at $900m     what the round values it at
chipping in $10m as a credit line              a debt
$4m of it through buybacks                     what it was handed out as
sold a further 12 million                      shares, where shares were sold in front
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.context_of_deals import as_price
from extractor.link.metrics.deals import as_offer_price
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, listed, words_of
from extractor.link.metrics.raising import GOING_PUBLIC
from extractor.link.nodes import named_words
from extractor.link.verb_forms import all_forms

_NEAR = 8  # nodes behind a sum
_THROUGH = frozenset("through via in as by on".split())
_OF_IT = frozenset("of it that this them which".split())
_KINDS = frozenset("share special regular ordinary cash interim final".split())
_OFFERED = frozenset({"shares_offered", "ipo_proceeds", "offer_price"})
_HELD_AGAINST = frozenset("from against than with".split())
_HAS = frozenset("has have owns holds with".split())
_BUILDS = all_forms("build")
_PRIVATELY = re.compile(r"\b(?:placements?|placing|registered direct|at-the-market|rights issue|entitlement|share sale)\b")
_OWED = frozenset({"debt", "loans"})
_START_UPS = re.compile(r"\b(?:start-?ups?|scale-?ups?|fintechs?|biotechs?|unicorns?)\b")
_TAKES_IN = frozenset("collected attracted drew".split()) | {"in"}  # "took in", "pulled in", "hauled in"
_SMALLEST_WORTH = 1_000_000
_ISSUES = frozenset("issue placing placement offering offer sale".split())


def built_stake(at: Setting, found: Meeting) -> Meeting | None:
    """ "built a 6.2% stake": so much of it, and no change."""
    built = found.change is not None and found.place is not None and found.place > at.last and not _BUILDS.isdisjoint(at.lead[-1:])
    return replace(found, change=None) if built else None


def priced_at_debut(at: Setting, found: Meeting) -> Meeting | None:
    """ "On Wednesday Beta priced at $24 and closed its debut at $33": the price of an offering."""
    said = next((i for i in range(at.start - 1, 0, -1) if at.nodes[i].start == found.span.start), 0)
    alone = said and at.nodes[said - 1].kind == "company" and at.nodes[said + 1].word == "at" and words_of(at, found) == "priced"
    listed_ = alone and at.amount.high < cues.HIGHEST_SHARE and GOING_PUBLIC.search(at.text)
    return as_offer_price(found) if listed_ else None


def round_before(at: Setting, found: Meeting) -> Meeting | None:
    """ "a valuation of $410 million, up from $150 million in its Series A": what it was worth then, and not what was raised."""
    valued = at.before is not None and at.before.metric == "valuation" and found.place is not None and found.place > at.last
    then = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] in (["in"], ["at"])
    held = at.lead[-1:] != [] and at.lead[-1] in _HELD_AGAINST and then
    return replace(at.before, rule="fact.same_metric", place=None, change=None) if valued and held and at.before is not None else None


def price_of_round(at: Setting, found: Meeting) -> Meeting | None:
    """ "raised $225 million at $26.75 a share": what a share cost in the round; new shares that are listed have an issue price."""
    if at.amount.kind != "money" or at.amount.per != "share":
        return None
    issue = not _ISSUES.isdisjoint(words_of(at, found).split())  # "a rights issue at 120p a share"
    metric = "offer_price" if issue else "share_price"
    return replace(found, metric=metric, value_kind="money-per-share", period_kind="instant", group="market", change=None)


def worth_in_round(at: Setting, found: Meeting) -> Meeting | None:
    """ "announced a $75 million Series B from Beta, at $900 million": what a round values the company at."""
    told = at.before is not None and at.before.metric == "funding" and found.place is not None and found.place < at.first
    priced = told and at.lead[-1:] == ["at"] and at.amount.kind == "money" and at.amount.per is None
    if not priced or at.amount.low < _SMALLEST_WORTH:
        return None
    return replace(found, metric="valuation", period_kind="instant", change=None)


def placed(at: Setting, found: Meeting) -> Meeting | None:
    """ "gross proceeds of $75 million from a private placement", "raised £150m through a share sale": of who is listed already."""
    said = _PRIVATELY.search(at.text, at.nodes[0].start, at.nodes[-1].end)
    money = at.amount.kind == "money" and at.amount.per is None and said is not None and GOING_PUBLIC.search(at.text) is None
    return replace(found, metric="funding", period_kind="duration", group="deal") if money else None


def of_holder(at: Setting, found: Meeting) -> Meeting | None:
    """ "shareholders including Beta, which has 6.8%": a stake."""
    held = at.amount.kind == "percent" and found.change is None and at.word_before is not None and at.word_before.word in _HAS
    return replace(as_metric(found, "stake"), place=None) if held else None


def put_up_for(at: Setting, found: Meeting) -> Meeting | None:
    """ "is putting up $75 million for preferred stock": what is paid for something."""
    paid = words_of(at, found).endswith(" up") and [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["for"]
    return as_price(found, None) if paid and found.rule == "fact.verb" else None


def lent(at: Setting, found: Meeting) -> Meeting | None:
    """ "is chipping in a further $100 million as a credit line": a debt of whom the round is for."""
    behind = at.nodes[at.last + 1 : at.last + 6]
    if at.amount.kind != "money" or not behind or behind[0].word not in ("as", "in", "of"):
        return None
    owed = next((i for i, node in enumerate(behind) if node.metric is not None), None)
    metric = behind[owed].metric if owed is not None else None
    if owed is None or metric is None or metric.id not in _OWED:
        return None
    return replace(found, metric="debt", span=metric.span, period_kind="instant", group="balance", place=at.last + 1 + owed, change=None)


def handed_out_as(at: Setting, found: Meeting) -> Meeting | None:
    """ "handed $586m to shareholders, $400m of it through buybacks", "paid the remaining $186m as dividends"."""
    behind = at.nodes[at.last + 1 : at.last + 1 + _NEAR]
    place = next((i for i, node in enumerate(behind) if node.word not in _OF_IT and node.kind != "reference"), None)
    if place is None or behind[place].word not in _THROUGH or at.amount.kind != "money":
        return None
    at_metric = next((i for i in range(place + 1, len(behind)) if behind[i].word not in _KINDS), len(behind))
    metric = behind[at_metric].metric if at_metric < len(behind) else None
    if metric is None or metric.group != "return" or metric.id in (found.metric, "shareholder_returns"):
        return None
    others = named_words(behind[at_metric + 1 : at_metric + 4])
    if others[:1] in (["and"], ["or"]) and not {"buyback", "dividend", "shareholder_returns"}.isdisjoint(others):
        return None  # "returned $2bn through dividends and buybacks"
    return listed(metric, at.last + 1 + at_metric, found.rule, None)


def more_shares(at: Setting, found: Meeting) -> Meeting | None:
    """ "sold 31 million shares and its owner a further 12 million": what was sold in front."""
    again = found.rule == "fact.verb" and at.before is not None and at.before.metric in _OFFERED and at.amount.unit is None
    return replace(found, metric="shares_offered", period_kind="instant", group="deal") if again else None


def of_start_ups(at: Setting, found: Meeting) -> Meeting | None:
    """ "European start-ups collected $61bn in 2025", "African fintechs took in $640 million": what is put into them."""
    taken = found.rule == "fact.verb" and at.amount.kind == "money" and at.lead[-1:] != [] and at.lead[-1] in _TAKES_IN
    told = taken and _START_UPS.search(at.text, at.nodes[0].start, at.amount.start) is not None
    return replace(found, metric="funding", group="deal") if told else None
