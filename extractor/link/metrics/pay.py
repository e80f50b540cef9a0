"""What those who work for a company are paid, and those who lead it.

drivers get €31 an hour, pays its pickers $21 an hour          a salary
its chief executive earned $4m, the boss took home $6.8m       likewise: nobody's profit
a deal that provides for rises of 4.5%, a 19% raise            by how much it goes up
offered its dockers 4%, workers get 5% more                    likewise
raised by 10% for pilots and 5% for cabin crew                 likewise
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Meeting, Setting, taken_up, words_of
from extractor.link.metrics.staff import WORKERS
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_TRADES = WORKERS - {"person", "people"} | frozenset(
    "worker employee miner porter steward attendant assistant clerk labourer laborer farmhand coder designer trader analyst banker lawyer "
    "manager graduate trainee starter machinist crewman sailor seafarer firefighter lecturer journalist actor writer player footballer "
    "controller handler operative".split()
)
_CREW = _TRADES | {f"{trade}s" for trade in _TRADES} | frozenset("staff crew crews workforce".split())
_UNIONS = frozenset("union unions unions' union's strikers".split())
_BARGAINS = _UNIONS | all_forms("demand seek reject") | frozenset(
    "strike strikes walkout walkouts stoppage deal settlement offer ballot talks".split()
)
_EARNS = all_forms("command earn make get receive pocket start") | {"on", "paid", "offered"}
_TIMES = frozenset("year month week hour shift day".split())
_EARNED = frozenset("earned earns earn made makes got gets".split())
_LARGEST = Decimal(10_000_000)  # what nobody but the boss gets: "employs drivers and makes $40m a year"
_ALL_STAFF, _ALL_OF_THEM = 5, 2_000_000  # nodes of "pays its 4,100 full-time staff"; no one of them gets so much
_RISES = frozenset("rise rises raise raises increase increases uplift uplifts hike hikes award awards settlement".split())
_WINS = all_forms("win accept secure get") | {"agreed", "awarded", "given", "granted"}
_GIVES = all_forms("give offer award hand grant promise")
_SEEKS = _WINS | all_forms("seek demand want reject spurn receive") | {"offered", "tabled", "proposed", "for", "down"}
_PAY_WORDS = frozenset("pay wages salaries earnings".split())
_RAISED = 11  # nodes of "raise pay for its 81,000 shop workers by"
_PHRASE = 6  # nodes of "give its 12,000 staff a", "lifts their basic pay by"
_BRINGS = all_forms("bring generate")  # "subscribers, who bring in $40 million"
_EXECUTIVES = frozenset("executive executives ceo chairman chairwoman boss bosses director directors officer president founder".split())
_PASSIVE = frozenset("was is been were".split())
_UNDER = frozenset("by under with from of for to".split())  # "led by its chief executive": no subject
_SUBJECT = 9  # nodes of "the chief executive, Jo Bell, earned"
_PHRASES = frozenset({"pay", "total pay", "basic pay", "average pay", "private-sector pay", "public-sector pay"})


def earned_by(at: Setting) -> Meeting | None:
    """ "an engineer commands RMB 1.2 million a year", "staff will get €31 an hour": what somebody is paid."""
    verb = at.word_before
    averaged = at.text.startswith(" on average", at.amount.end) or (verb is not None and verb.word in _EARNED and _is_typical(at))
    if verb is not None and verb.word == "paid" and at.start > 1 and at.nodes[at.start - 2].word == "each":
        return None  # "has 14 million players, each paid $1.90 on average"
    if verb is None or not (averaged or at.amount.per in _TIMES) or at.amount.high > _LARGEST:
        return None
    pays = next((node for node in at.nodes[max(0, at.start - 4) : at.start] if node.word in cues.PAYS), None)
    if pays is not None and _is_crew(at, verb):
        return Meeting("salary", pays.span, "fact.idiom", "money", "instant", "cost")  # "to pay shop staff £13.20 an hour"
    if verb.word not in _EARNS or not any(_is_crew(at, node) for node in at.nodes[: at.start]):
        return None
    return Meeting("salary", verb.span, "fact.idiom", "money", "instant", "cost")


def paid_to_staff(at: Setting) -> Meeting | None:
    """ "pays its 4,100 staff €310 million a year", "paid its players £212 million": what all of them are paid."""
    front = at.nodes[max(0, at.start - _ALL_STAFF) : at.start]
    pays = next((node for node in front if node.word in cues.PAYS), None)
    if pays is None or at.amount.low < _ALL_OF_THEM or at.amount.per not in (None, "year") or not _is_all_staff(at, front[-1]):
        return None
    return Meeting("staff_costs", pays.span, "fact.idiom", "money", "duration", "cost")


def _is_all_staff(at: Setting, node: Node) -> bool:
    if node.amount is not None:  # "its 4,100 staff", with the number
        return node.amount.kind == "quantity" and (node.amount.unit or "") in _TRADES | {"staff", "person"}
    return _is_crew(at, node)


def _is_typical(at: Setting) -> bool:
    """ "the median worker earned $88,300"."""
    front = at.nodes[max(0, at.start - 4) : at.start - 1]
    return bool(front) and _is_crew(at, front[-1]) and any(node.word in ("median", "average", "typical") for node in front)


def rise(at: Setting) -> Meeting | None:
    """ "a deal with the union provides for rises of 4.5%", "a 19% raise", "offered its dockers 4%": what those who bargain get."""
    if at.amount.unit != "percent":
        return None
    told = (span for way in (_rise_of, _rise_behind, _given, _got, _pay_moved) if (span := way(at)) is not None)
    span = next(told, None)
    return Meeting("salary", span, "fact.idiom", "percent", "duration", "cost", change=_direction(at)) if span is not None else None


def _direction(at: Setting) -> str:
    cut = any(node.word in cues.DOWN for node in at.nodes[max(0, at.start - _PHRASE) : at.start])
    return "decrease" if cut else "increase"


def _rise_of(at: Setting) -> Span | None:
    """ "staff won an increase of 3.5%", "will give its 12,000 staff a rise of 4.5%"."""
    place = at.start - 2
    if place < 1 or at.lead[-1:] != ["of"] or at.nodes[place].word not in _RISES:
        return None
    front = at.nodes[:place]
    spoken = [node.word for node in front]
    bargained = not _UNIONS.isdisjoint(spoken) or not (_WINS | _GIVES).isdisjoint(spoken[-_PHRASE:])
    named = any(node.metric is not None and node.metric.group not in ("count", "deal") for node in front)
    staffed = bargained and not named and (not _UNIONS.isdisjoint(spoken) or any(_is_crew(at, node) for node in front))
    return at.nodes[place].span if staffed else None


def _rise_behind(at: Setting) -> Span | None:
    """ "accepted a 6.2% raise", "an offer of a 19% increase": a raise is of pay, a rise is where somebody bargains."""
    behind = at.nodes[at.last + 1 : at.last + 3]
    if not behind or behind[0].word not in _RISES or (len(behind) > 1 and behind[1].word in ("in", "of", "to", "from")):
        return None
    front = at.nodes[: at.start]
    bargained = any(node.word in _BARGAINS for node in front) and any(_is_crew(at, node) or node.word in _UNIONS for node in front)
    return behind[0].span if behind[0].word == "raise" or bargained else None


def _given(at: Setting) -> Span | None:
    """ "offered its 3,200 dockers 4% this year"."""
    front = at.nodes[max(0, at.start - _PHRASE) : at.start]
    verb = next((node for node in front if node.word in _GIVES), None)
    return verb.span if verb is not None and _is_crew(at, front[-1]) and not _is_share(at) else None


def _got(at: Setting) -> Span | None:
    """ "Workers at Acme get 5.1% more", "the union is seeking 8%"."""
    verb = at.word_before
    if verb is None or verb.word not in _SEEKS or _is_share(at):
        return None
    more = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] in (["more"], ["extra"])
    front = at.nodes[: at.start - 1]
    union = any(node.word in _UNIONS for node in front[:_PHRASE])
    crew = more and any(_is_crew(at, node) for node in front[:_PHRASE])
    answered = at.before is not None and at.before.metric == "salary"  # "demanding a 12% rise; management has tabled 6.5%"
    return verb.span if union or crew or answered else None


def _pay_moved(at: Setting) -> Span | None:
    """ "a deal that lifts their pay by 24%", "cut wages by 5%"."""
    front = at.nodes[max(0, at.start - _PHRASE) : at.start]
    if at.lead[-4:] == ["by", "an", "average", "of"]:
        return _raised_on_average(at)
    if at.lead[-1:] != ["by"] or len(front) < 3:
        return None
    said = front[-2] if front[-2].word in _PAY_WORDS else _pay_for(at)
    moved = at.nodes[max(0, at.start - _RAISED) : at.start - 2]
    return said.span if said is not None and any(node.word in cues.UP | cues.DOWN for node in moved) else None


def _raised_on_average(at: Setting) -> Span | None:
    """ "raised wages by an average of 5.2%": what somebody does to them; "wages rose by an average of" is left to the metric."""
    said, verb = at.nodes[at.start - 5], at.nodes[at.start - 6] if at.start > 5 else None
    word = at.text[said.start : said.end].lower()
    return said.span if verb is not None and verb.word in cues.UP | cues.DOWN and word in _PAY_WORDS else None


def _pay_for(at: Setting) -> Node | None:
    """ "raise pay for its 81,000 shop workers (by 4.9%)"."""
    front = at.nodes[max(0, at.start - _RAISED) : at.start - 1]
    place = next((i for i, node in enumerate(front[:-1]) if node.word in _PAY_WORDS and front[i + 1].word in ("for", "of")), None)
    return front[place] if place is not None and _is_crew(at, front[-1]) else None


def _is_share(at: Setting) -> bool:
    """ "gave its staff 4% of the shares"."""
    return [node.word for node in at.nodes[at.last + 1 : at.last + 2]] in (["of"], ["stake"], ["off"])


def rise_again(at: Setting) -> Meeting | None:
    """ "raised by 10% for pilots and 5% for cabin crew", "5.1% more from April and 2.8% more next year"."""
    if at.before is None or at.before.metric != "salary" or at.lead[-1:] != ["and"] or at.amount.unit != "percent":
        return None
    behind = at.nodes[at.last + 1 : at.last + 4]
    crew = [node.word for node in behind[:1]] == ["for"] and any(_is_crew(at, node) for node in behind[1:])
    more = [node.word for node in behind[:1]] == ["more"]
    return taken_up(at.before, at.before.change) if crew or more else None


def _is_crew(at: Setting, node: Node) -> bool:
    return at.text[node.start : node.end].lower().rpartition(" ")[2] in _CREW


def of_executive(at: Setting, found: Meeting) -> Meeting | None:
    """ "its chief executive earned $4 million", "paid its chief executive $4 million": nobody's profit."""
    verb = next((i for i, node in enumerate(at.nodes) if node.start == found.span.start), None)
    if found.rule != "fact.verb" or verb is None or at.amount.per == "share" or at.amount.kind != "money":
        return None
    if found.metric == "spending":
        passive = at.nodes[verb - 1].word in _PASSIVE  # "whose chief executive was paid £1.9m", "its boss, Jo Bell, was paid"
        told = any(node.word in _EXECUTIVES for node in at.nodes[verb + 1 : at.start])
        paid = _is_executive(at.nodes, verb - 1) if passive else told
    else:
        paid = (at.nodes[verb - 1].word == "who" and at.nodes[verb].word not in _BRINGS) or _is_executive(at.nodes, verb)
    return replace(found, metric="salary", group="cost") if paid else None


def _is_executive(nodes: Sequence[Node], verb: int) -> bool:
    """ "The boss of Acme, Jo Bell, made", "chief executive Jo Bell earned"; but "under its chief executive, Acme earned"."""
    named = nodes[verb - 1].kind in ("company", "reference") and nodes[verb - 2].word not in ("of", "at")
    if verb < 1 or named:
        return False
    for i in range(verb - 1, max(-1, verb - _SUBJECT), -1):
        word = nodes[i].word
        if word in _EXECUTIVES:
            front = [node.word for node in nodes[max(0, i - 4) : i]]
            return _UNDER.isdisjoint(front)
        if word == "which" or noun_phrases.is_verb(word) or word in cues.AUXILIARY or word.endswith("ed"):
            return False  # "the boss of Acme, which last year made £82m"
    return False


def rises(at: Setting, found: Meeting) -> Meeting | None:
    """ "voting for a pay rise of 6.5%", "a wage increase of 4%": a change of what is paid."""
    up = at.amount.kind == "percent" and found.change is None and words_of(at, found).rpartition(" ")[2] in _RISES
    return replace(found, change="increase") if up and found.rule != "fact.same_metric" else None


def pay(at: Setting, found: Meeting) -> Meeting | None:
    """ "Pay grew 4.7% in the three months to May": where no company is named, that of all; "raised pay for its drivers"."""
    if found.metric in ("spending", "net_profit", "revenue") and at.amount.per == "hour":
        return replace(found, metric="salary", group="cost")  # "pays its apprentices £14 an hour", "drivers earn $31 an hour"
    if found.metric == "revenue" and found.rule == "fact.verb" and at.lead[-1:] == ["home"]:
        return replace(found, metric="salary", group="cost")  # "the boss took home $6.8 million"
    rival = found.metric == "spending" and at.near is not None and at.near.metric == "salary" and at.near.value_kind != "percent"
    if rival and at.amount.kind == "money" and at.amount.high < cues.HIGHEST_SHARE and at.lead[-1:] != [] and at.lead[-1] in cues.PAYS:
        return replace(found, metric="salary", group="cost")  # "raised pay to £13.20 an hour. Rival Beta pays £13.15"
    if found.rule == "fact.noun_phrase" and at.amount.kind == "money" and words_of(at, found) in _PHRASES:
        return replace(found, metric="salary", group="cost")  # "its finance chief's pay more than doubled to $6.4 million"
    if found.metric == "staff_costs" and at.amount.kind == "money" and at.amount.per in _TIMES and at.amount.high < cues.LARGEST_FEE:
        return replace(found, metric="salary", group="cost")  # "Wages rose 56% to 12,500 taka a month"
    moves = found.rule == "fact.noun_phrase" and found.change is not None and at.amount.kind == "percent"
    if not moves or words_of(at, found) not in _PHRASES:
        return None
    if any(node.companies for node in at.nodes):
        return replace(found, metric="salary", group="cost")  # "raised pay for its drivers by 4%"
    return replace(found, metric="wage_growth", value_kind="percent", period_kind="duration", group="macro")
