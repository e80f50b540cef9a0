"""What a metric that was found turns out to be beside its value.

customers bring in 46% of revenue              a share of the revenue
3.8% higher, a price hike of 30%               a change
the FTSE fell 1.1% and the DAX 1.6%            the change of the value before
an estimated fair value of $4bn                of what it is the value
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.change_of import SIGNS, change_after, change_in_brackets, change_of_both, direction, nearest_direction
from extractor.link.metrics.context_of_output import is_able
from extractor.link.metrics.contexts import by_context
from extractor.link.metrics.meeting import Meeting, Setting, listed, words_of
from extractor.link.metrics.per_share import per_share
from extractor.link.metrics.rankings import part_of_sales
from extractor.link.metrics.staff import are_hired
from extractor.link.metrics.subjects import over_parenthesis
from extractor.link.nodes import Node

_COMPARED = frozenset("on over from in the a year month quarter week day previous last year-on-year month-on-month earlier".split())
# What costs a share of the revenue: not what brings it in.
_COSTS = frozenset(
    "cost costs expense expenses spending expenditure investment investments tax taxes margin profit profits loss losses debt purchases "
    "labour labor staff personnel payroll fuel energy marketing research wages salaries charge charges rent rents fee royalties budget "
    "bill outlay savings interest receivables inventory deposits".split()
)
# What grows by what is hired or added.
_GROWN = frozenset("employees stores production capacity".split())
# Values that are nothing without what they are the value of: their words run on over "of".
_HOLLOW = frozenset({"investments"})
_TOLD_WHOLE = frozenset({"efficacy", "side_effect_rate"})  # where a turn of phrase says what all of it is
_THEM = frozenset("them these those which".split())
_NO_SHARES = frozenset({"voting_power", "deal_value"})  # of something else
# What is the better the lower it is, and how it gets worse.
_BETTER_LOW = frozenset(
    "cost_income_ratio combined_ratio loss_ratio operating_ratio npl_ratio unemployment_rate churn attrition_rate vacancy_rate "
    "default_rate leverage unit_cost net_debt".split()
)
_BETTER = frozenset("improved improves improve improving bettered improvement".split())
_WORSE = frozenset("deteriorated worsened deteriorating worsening".split())
_AGAIN = ("fact.metric_of_sentence_before", "fact.anaphora", "fact.same_metric")
_OUT_OF = frozenset("net_profit adjusted_profit free_cash_flow pretax_profit".split())  # what dividends are paid out of
_TWO = 2  # words of "and Portugal"


def settled(at: Setting, found: Meeting) -> Meeting:
    """The meeting with the metric, change and share that its value and surroundings ask for."""
    found = _with_change_before(at, per_share(at, by_context(at, found)))
    if found.metric in _HOLLOW:
        if (owner := _of_what(at, found)) is not None:
            return owner
        found = replace(found, span=phrase_names.with_complement(at.nodes, found.span))
    found = _with_target(at.nodes, _with_direction(at, found))
    if found.metric in ("debt", "net_debt") and at.amount.unit == "times":
        found = replace(found, metric="leverage", value_kind="ratio", group="ratio")  # "borrowings are 9.8 times last year's ebitda"
    if at.amount.kind == "percent" and at.nodes[at.last + 1 : at.last + 2] and at.nodes[at.last + 1].word == "of":
        told = found.of if found.metric in _TOLD_WHOLE else None
        found = _with_share(at.nodes, found, at.last, at.consumed)
        found = replace(found, of=told, of_metric=None) if told is not None else found
        payout = found.rule != "fact.same_metric" and words_of(at, found).endswith("payout")
        if payout and found.metric == "dividend" and found.of_metric in _OUT_OF:
            found = replace(found, metric="payout_ratio", value_kind="percent", group="return")  # "a payout of 52% of underlying profit"
    unlisted = found.rule == "fact.noun_phrase" or found.metric == "market_share"
    if found.of_metric == "revenue" and unlisted and _COSTS.isdisjoint(words_of(at, found).split()):
        # "Asia accounts for 31% of sales", "overseas markets bring in 31% of sales"
        return part_of_sales(at, replace(found, metric="revenue", value_kind="money", period_kind="duration", group="income"))
    if _is_new_part(at, found):
        assert found.of_metric
        return replace(found, metric=found.of_metric, value_kind="money", period_kind="duration", group="income", change=None)
    if found.metric in cues.BUYERS and found.of_metric in ("revenue", "annual_recurring_revenue"):
        return replace(found, metric=found.of_metric, value_kind="money", period_kind="duration", group="income")  # what customers bring in
    return _called_by_subject(at, part_of_sales(at, found))


def _called_by_subject(at: Setting, found: Meeting) -> Meeting:
    """ "Trading brought in $2bn": what did so says what the value measures, not the verb."""
    if found.rule != "fact.verb" or found.metric not in ("revenue", "other_income"):
        return found
    end = next((i + 1 for i in range(at.first - 1, -1, -1) if at.nodes[i].end <= found.span.start), 0)
    span = noun_phrases.trimmed(at.nodes, noun_phrases.begin_of(at.nodes, end), end) if end else None
    return replace(found, span=span) if span is not None and at.nodes[end].word not in cues.AUXILIARY | {"to"} else found


def _is_new_part(at: Setting, found: Meeting) -> bool:
    """ "China accounts for 31% of profit", "has 4,150 workers; exports make up 58% of sales": a part of income that no table lists."""
    makes_up = tuple(at.lead[-2:]) in cues.MAKES_UP
    unlisted = found.rule == "fact.noun_phrase" or (found.rule == "fact.same_metric" and found.group not in ("income", "cost", "cash"))
    whole = next((node.metric for node in at.nodes[at.last + 2 : at.last + 6] if node.metric is not None), None)
    if not makes_up or not unlisted or found.of_metric is None or whole is None or whole.id != found.of_metric:
        return False
    return whole.group == "income" and _COSTS.isdisjoint(words_of(at, found).split())


def _with_change_before(at: Setting, found: Meeting) -> Meeting:
    """ "the FTSE fell 1.1% and the DAX 1.6%": the change of the value before, where no verb of its own stands between."""
    lead, before = at.lead, at.before
    if before is None or found.change is not None or found.of or at.amount.kind != "percent":
        return found
    stepped = any(node.amount and node.amount.unit == "percentage_point" for node in at.nodes[: at.first]) and found.place != before.place
    if stepped and at.amount.unit == "percent":
        return found  # "was 15.6%, up 0.4 percentage point, and the coverage ratio 143%"
    gapped = not lead and found.place == at.first - 1 and found.metric != "dividend_yield"  # "fell 5% and yield 4%"
    gapped = gapped or (found.place == before.place and _names_another(lead))
    gapped = gapped or (found.rule == "fact.same_metric" and at.amount.unit == "percent" and _names_another(lead))
    again = found.place == before.place and (lead in ([",", "and"], [","]) or _joins(lead))
    if (not gapped and not again) or change_after(at.nodes, at.last)[0]:
        return found  # "closed 0.3% lower, and the Nikkei 0.6% firmer"
    reaches = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["to"]  # "sales rose 6% to $9bn and revenue 4% to $1bn"
    moved = nearest_direction([node.word for node in at.nodes[: at.first]]) if reaches else None
    return replace(found, change=before.change or moved)


def _of_what(at: Setting, found: Meeting) -> Meeting | None:
    """ "our debt had an estimated fair value of $4bn": what it is the value of."""
    nodes = at.nodes
    if found.place is None or not words_of(at, found).endswith(("value", "values", "amount", "amounts")):
        return None
    i = found.place - 1
    while i > 0 and nodes[i].kind == "word" and (nodes[i].word in cues.DETERMINERS or nodes[i].word in cues.APPROXIMATORS):
        i -= 1
    if i < 1 or nodes[i].word not in ("had", "has", "have", "with", "having"):
        return None
    i = over_parenthesis(nodes, noun_phrases.skip_mentions(nodes, i))
    metric = nodes[i - 1].metric if i else None
    if metric is not None:
        return listed(metric, i - 1, found.rule, found.change)
    span = noun_phrases.trimmed(nodes, noun_phrases.begin_of(nodes, i), i)
    return phrase_names.named(at.text, span, at.amount, found.change) if span else None


def _joins(lead: Sequence[str]) -> bool:
    """ "jumped 62% on the year and 4.1% on the month": only what the first is compared with stands between."""
    return lead[-1:] == ["and"] and _COMPARED.issuperset(lead[:-1])


def _is_counted(at: Setting) -> bool:
    """ "orders dropped to 4.9 million", "orders fell 4% to 4.9 million": a bare number of them, or one that they moved to."""
    amount = at.amount
    if amount.kind == "percent" and [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["to"]:
        amount = next((node.amount for node in at.nodes[at.last + 2 : at.last + 4] if node.amount is not None), amount)
    return amount.kind == "quantity" and amount.unit in (None, "order")


def _with_direction(at: Setting, found: Meeting) -> Meeting:
    """The change that the words around or in the metric give: "3.8% higher", "a price hike of 30%", "44bps of easing"."""
    amount = at.amount
    if found.metric == "orders" and _is_counted(at):
        found = replace(found, metric="orders_count", value_kind="count", group="count")  # "orders dropped to 4.9 million"
    if found.rule == "fact.idiom":
        return found
    moved = change_after(at.nodes, at.last)[0] or change_of_both(at.nodes, at.last)
    yearly = any(node.kind == "period" for node in at.nodes[at.last + 3 : at.last + 5])  # "takeovers worth $690bn, 8% more than in 2025"
    of_deal = found.group == "deal" and found.metric != "funding" and not yearly  # "32% more than the close" is a premium
    if moved and found.change is None and not of_deal and (amount.kind != "quantity" or _ends_behind(at, found)):
        found = replace(found, change=moved)
    if found.change is None and (signed := change_in_brackets(at.text, at.nodes, at.first) or _signed(at, found)) is not None:
        return replace(found, change=signed)
    if found.change is None and _is_said_anew(at, found):
        found = replace(found, change=nearest_direction([node.word for node in at.nodes[: at.first]]))
    if found.change is None and amount.unit == "percent" and found.rule in _AGAIN and (moved := _revised(at)) is not None:
        return replace(found, change=moved)
    if found.change is None and amount.kind == "percent":
        inside = nearest_direction(words_of(at, found).split()[-1:])
        if inside and (found.metric == "price" or amount.unit == "percentage_point"):
            found = replace(found, change=inside)
        elif amount.unit == "percentage_point" and at.lead[-1:] not in (["to"], ["at"], ["from"]):
            found = replace(found, change=nearest_direction([node.word for node in at.nodes[: at.first]]))
        elif found.metric == "like_for_like_sales" or (found.value_kind in ("money", "count") and words_of(at, found).endswith(" growth")):
            found = replace(found, change="increase")
    if found.change is None and _is_held_against_move(at, found):
        assert at.before
        found = replace(found, change=at.before.change)
    if found.change is None and amount.kind == "quantity" and found.metric in _GROWN and are_hired(at) and not is_able(at):
        found = replace(found, change="increase")  # "has hired 350 people this year"
    if found.change and found.metric in _BETTER_LOW and not _WORSE.isdisjoint(at.lead):
        found = replace(found, change="increase")  # "the cost-income ratio deteriorated by 1.4 points"
    better = not _BETTER.isdisjoint(at.lead) or at.text.startswith((" better", " points better"), amount.end)
    if found.change and found.metric in _BETTER_LOW and better:
        found = replace(found, change="decrease")  # "the combined ratio was 94.2%, an improvement of 2.6 points"
    told = (found.rule == "fact.same_metric" and _names_another(at.lead)) or _outgrows(at, found)
    if found.metric == "growth_rate" and found.change and amount.unit == "percent" and not at.change and not told:
        found = replace(found, change=None)
    if at.before is not None and at.before.metric == found.metric and list(at.lead) == ["and"] and (amount.kind == "percent" or _by(at)):
        found = replace(found, change=found.change or at.before.change)  # "grew 1.4% this year and 1.9% in the next"
    return found


def _is_held_against_move(at: Setting, found: Meeting) -> bool:
    """ "growth of 4%, down from its guidance of 7%", "rose 4%, slower than the previous quarter's 6%": by how much a sum moved, too."""
    before = at.before
    if before is None or before.change is None or before.metric != found.metric or found.value_kind not in ("money", "count"):
        return False
    moved = at.nodes[at.before_place].amount if at.before_place is not None else None
    alike = moved is not None and moved.unit == at.amount.unit == "percent" and found.of is None
    whole = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["of"]
    clause = takewhile(lambda node: node.word not in (",", ";"), reversed(at.nodes[at.before_place or 0 : at.start]))
    return alike and not whole and any(node.word in cues.COMPARISONS or node.word == "from" for node in clause)


def _signed(at: Setting, found: Meeting) -> str | None:
    """ "NII $3.02B, +5% Y/Y", "comp sales -2.1%": how a sum or a count moved."""
    moves = found.value_kind in ("money", "count") or found.metric == "like_for_like_sales"
    place = at.amount.start - (at.text[at.amount.start] not in SIGNS)
    stands_alone = at.text[place - 1 : place] in ("", " ")  # no hyphen: "a sub-5% rise"
    return SIGNS.get(at.text[place]) if moves and at.amount.unit == "percent" and stands_alone else None


def _names_another(lead: Sequence[str]) -> bool:
    """ "Spain grew 0.6% and Portugal 0.8%", "manufacturing expanded 4.8% and construction 10.8%": only who did so stands between."""
    plain = len(lead) == _TWO and lead[0] in ("and", ",") and lead[1].isalpha() and not lead[1].endswith("ly")
    return plain and lead[1] not in cues.MOVES | cues.LEVEL | cues.PREPOSITIONS | cues.OPENERS | cues.COMPARISONS | {"following"}


def _outgrows(at: Setting, found: Meeting) -> bool:
    """ "Gross domestic product was 1.3% higher than a year before"; but "growth was 1.3% higher"."""
    behind = at.nodes[at.last + 1 : at.last + 2]
    return bool(behind) and behind[0].word in cues.COMPARATIVES and "growth" not in words_of(at, found)


def _is_said_anew(at: Setting, found: Meeting) -> bool:
    """ "declined 3.5% to €25.9 billion, or 0.8% at constant exchange rates": how far a sum moved, in another way; no share of it."""
    again = found.rule == "fact.same_metric" and found.value_kind == "money" and at.lead[-1:] == ["or"]
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 3]]
    return again and at.amount.unit == "percent" and behind[:1] in (["at"], ["in"], ["on"], ["excluding"])


def _revised(at: Setting) -> str | None:
    """ "December's increase was revised to 7.1% from 7.8%": which way it was."""
    front = [node.word for node in at.nodes[: at.first]]
    noun = front[front.index("revised") - 2] if "revised" in front[3:] else ""
    return direction(noun) if noun in cues.UP_NOUNS or noun in cues.DOWN_NOUNS else None


def _by(at: Setting) -> bool:
    """ "will reduce earnings by 18 cents this year and about 25 cents in 2027"."""
    place = at.before_place
    return place is not None and at.nodes[value_start(at.nodes, place) - 1].word == "by"


def _ends_behind(at: Setting, found: Meeting) -> bool:
    """ "41,300 tonnes of cargo, 900 tonnes more; …", "1,860 people, 240 fewer than": the comparative is the last word of its clause."""
    behind = at.nodes[at.last + 2 : at.last + 3]
    apart = found.rule == "fact.same_metric" and at.lead[-1:] == [","]
    compared = behind[:1] != [] and behind[0].word == "than"  # "780 people fewer than"
    return (at.amount.unit in cues.MEASURED or apart or compared) and (not behind or behind[0].kind == "mark" or behind[0].word == "than")


def _with_target(nodes: Sequence[Node], found: Meeting) -> Meeting:
    """ "a stake in Beta of 30%" fills `of`, "the takeover of Beta by Acme for $90m" the subject and the owner."""
    if found.place is None or (found.metric != "stake" and (found.metric != "deal_value" or found.subject is not None)):
        return found
    target = next((i for i in range(found.place + 1, min(found.place + 4, len(nodes))) if nodes[i].kind == "company"), None)
    if target is None:
        return found
    span = nodes[target].span
    if found.metric == "stake":
        return replace(found, of=span)
    behind = [node.word or node.kind for node in nodes[target + 1 : target + 3]]
    return replace(found, subject=span, company_place=target + 2 if behind == ["by", "company"] else found.company_place)


def _has_figure(nodes: Sequence[Node], i: int) -> bool:
    """ "3% of its workforce of 92,000": whether what a share is taken of is told behind."""
    behind = nodes[i + 1 : i + 3]
    return [node.word or node.kind for node in behind] == ["of", "value"]


def _with_share(nodes: Sequence[Node], found: Meeting, last: int, consumed: set[int]) -> Meeting:
    """ "30% of revenue" fills `of`: `last` is the node of the percentage, an "of" behind it."""
    filled = (found.metric == "stake" and found.of) or (found.metric == "buyback" and found.of_metric)
    if found.change or found.metric in _NO_SHARES or filled:
        return found
    if found.metric == "market_size":
        found = replace(found, metric="market_share", value_kind="percent", period_kind="duration", group="ratio")
    for i in range(last + 2, min(last + 8, len(nodes))):
        node = nodes[i]
        it = i == last + 2 and node.end - node.start == len("it") and node.kind in ("word", "reference")
        if it and found.metric in ("market_share", "stake"):
            return found  # "holds 52% of it and Beta 44%"
        if node.kind in ("company", "reference") and i + 1 < len(nodes) and nodes[i + 1].word in cues.GENITIVE:
            continue
        if node.metric:
            if found.place != i and not _has_figure(nodes, i):
                consumed.add(i)
            bought = found.metric == "stake" and found.rule == "fact.verb"
            if bought and nodes[i - 2].kind == "company" and nodes[i - 1].word in cues.GENITIVE:
                return replace(found, of=nodes[i - 2].span)  # "2% of Beta's shares"
            if found.is_instrument and found.metric == "price" and node.metric.group == "income":  # "copper is 51% of earnings"
                found = replace(found, metric=node.metric.id, span=node.metric.span, subject=None, period_kind="duration", group="income")
            return replace(found, of=node.metric.span, of_metric=node.metric.id)
        if node.kind == "value" or (node.kind == "mark" and node.word not in cues.GENITIVE):
            break
        joins = node.word == "and" and nodes[i - 1].word not in _THEM
        if i > last + 2 and (joins or (node.word in cues.PREPOSITIONS and node.word != "of")):
            break  # "61% of defaults at Acme", "88% of the time and passenger journeys rose"
        if node.kind == "company":
            return replace(found, of=node.span)
    if last + 2 < len(nodes) and nodes[last + 2].word in _THEM:
        return replace(found, of=found.span, of_metric=found.metric)
    start = last + 3 if last + 2 < len(nodes) and nodes[last + 2].kind in ("reference", "company") else last + 2
    if start < len(nodes) and nodes[start].word in cues.GENITIVE:
        start += 1
    span = noun_phrases.phrase_after(nodes, start)
    return replace(found, of=span) if span else found
