"""The sentences of an article as nodes: mentions, with the words and marks between them.

Left out is what parts a subject from its verb (", however,"), and a metric that only says how a value moved ("a gain of 3.7%")
counts as words. Of a long tail behind the last mention only its beginning is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from extractor.link import cues, metric_kinds
from extractor.link.asides import without_asides, without_opening
from extractor.link.contract_months import names_contract
from extractor.link.counted_times import without_times
from extractor.link.deductions import items_as_words
from extractor.link.moves_as_verbs import with_verbs
from extractor.link.nodes import Amount, Node, Sentence
from extractor.link.ranges import with_ranges
from extractor.link.verb_forms import all_forms
from extractor.link.wordings import in_plain_words
from extractor.mentions import Company, Findings, Metric, Money, Percent, Quantity, Span

# "Acme (NYSE: ACM) ended 3% higher", "Acme (2731.HK)", "Acme (ACM)", "Acme Holdings plc (“Acme” or the “Company”)"
_NAMED_AGAIN = re.compile(
    r" \((?:(?:[A-Z][A-Za-z -]{1,14}: ?)?[A-Z0-9][A-Z0-9.-]{0,9}|(?:the |together, )?[“\"‘'][^)\n]{2,40}[”\"’'])\)"
)
# Characters read behind the last mention of a sentence, with figures in it and without.
TAIL, SHORT_TAIL = 120, 24
_PARES = frozenset("pare pares pared paring trim trimmed trimming erase erased erasing reverse reversed reversing recoup recouping".split())
_GIVES_UP = {(form, "up") for form in all_forms("give")} | {(form, "out") for form in all_forms("wipe")}
_EARLIER = frozenset("early earlier initial opening morning its their the".split())
_OVER = frozenset("since for over in so".split())
# "U.S." is one word, and so is the number of "438 euros per 1,000 litres"
_WORD = re.compile(r"\b(?:[A-Za-z]\.){2,}|\d{1,3}(?:,\d{3})+|\w[\w&-]*|['’]s\b|[^\w\s]")
# Weak metrics that are also words for a change.
_BEING = frozenset("is are was were be been being".split())
_HELD = frozenset("at up steady firm flat stable near".split())
_MOVING_METRICS = frozenset({"investment_gain", "interest_rate", "growth_rate"})
_SAYS_IT = frozenset(("of", "", "was", "is", "were"))  # "a gain of 4%", "the gain was 4%"
_KINDS_OF_SHARES = frozenset({"online_share", "market_share"})
_KINDS_OF_SALES = frozenset("retail_sales online_sales food_sales home_sales".split())
_GOES_FIRST = ("period", "company")
# A sentence with more mentions is a table run together: no prose joins its values, and every value looks at all others.
MOST_MENTIONS = 120
_APOSTROPHES = ("'", "’")
_WILL = frozenset("to will would can could may might should".split())  # "plans to charge $1,900"
_CHARGED = frozenset(
    "them it him her us customers users members drivers patients clients parents guests visitors people tenants passengers students each "
    "motorists households borrowers merchants companies firms shippers airlines councils sellers retailers farmers schools hospitals "
    "landlords owners traders restaurants shops growers operators advertisers developers publishers".split()
)
# "the Danes", "its rival", "the larger company": what tells one of two from the other stands for its name.
_AS_NAMES = frozenset({"reference.people", "reference.rival", "reference.apart"})
# "74 million of its own shares"
_OF_SHARES = re.compile(r" of (?:its|their) (?:own |common |ordinary |outstanding )*(?:shares|stock)\b")


def read_sentences(findings: Findings) -> Iterator[Sentence]:
    """The sentences of an article in order."""
    items = _items(findings)
    at = 0
    for span in findings.sentences:
        inside: list[Node] = []
        while at < len(items) and items[at].start < span.end:
            if items[at].start >= span.start and items[at].end <= span.end:
                inside.append(items[at])
            at += 1
        if len(inside) > MOST_MENTIONS:
            inside = []
        mentioned = [node.kind for node in inside]
        kinds, values = set(mentioned), mentioned.count("value")
        if kinds <= {"metric"}:
            yield Sentence(span.start, span.end, inside, kinds, findings.text)  # not read word by word
            continue
        read = Span(span.start, min(span.end, inside[-1].end + (TAIL if values else SHORT_TAIL)))
        nodes = _with_words(findings.text, read, inside)
        if findings.text.count(",", read.start, read.end) > 1:
            nodes = without_asides(nodes)
        if values:
            nodes = in_plain_words(without_opening(without_times(nodes)))
        if "metric" in kinds:
            nodes = _moves_as_words(findings.text, items_as_words(findings.text, nodes))
        nodes = with_ranges(nodes) if values > 1 else nodes
        yield Sentence(span.start, span.end, with_verbs(findings.text, nodes) if values else nodes, kinds, findings.text)


def _items(findings: Findings) -> list[Node]:
    """Every mention as a node, in text order; a metric inside another mention is no node of its own."""
    strong = [Node("value", m.start, m.end, amount=_amount(m, None)) for m in findings.money]
    strong += [Node("value", p.start, p.end, amount=_amount(p, None)) for p in findings.percents]
    starts = [m.start for m in findings.metrics]
    for quantity in findings.quantities:
        if findings.text.startswith("-strong", quantity.end) and any(r.start < quantity.start < r.end for r in findings.references):
            continue  # "the 41,000-strong grocer" is whom the sentence is about
        at = bisect_right(starts, quantity.start)
        inner = findings.metrics[at] if at < len(starts) and findings.metrics[at].end <= quantity.end else None
        amount = _amount(quantity, inner)
        if amount.unit is None and _OF_SHARES.match(findings.text, quantity.end):
            amount = amount._replace(unit="share")
        strong.append(Node("value", quantity.start, quantity.end, amount=amount))
    strong += [Node("period", p.start, p.end, period=p) for p in findings.periods if not names_contract(findings.text, p)]
    known_by = [r for r in findings.references if r.rule == "reference.known_by"]  # "the Apple supplier" is not Apple
    named = (node for company in findings.companies for node in _named(findings.text, company))
    strong += [node for node in named if not any(r.start < node.start < r.end for r in known_by)]
    strong.sort(key=attrgetter("start"))
    weaker = [Node("company" if r.rule in _AS_NAMES else "reference", r.start, r.end, companies=r.companies) for r in findings.references]
    weaker += [
        Node("metric", m.start, m.end, metric=m._replace(value_kind="any") if m.id in metric_kinds.SUMS_AND_COUNTS else m)
        for m in findings.metrics
        if findings.text[m.end : m.end + 1] != ":" or m.rule != "metric.instrument"
    ]
    weaker.sort(key=attrgetter("start"))
    return _merged(strong, weaker)


def _named(text: str, company: Company) -> Iterator[Node]:
    """The mentions of a company, each with the brackets behind it that only name it once more."""
    reached = 0
    for mention in company.mentions:
        if mention.start < reached:
            continue
        behind = _NAMED_AGAIN.match(text, mention.end) if text.startswith(" (", mention.end) else None
        reached = behind.end() if behind else mention.end
        yield Node("company", mention.start, reached, companies=(company,))


def _merged(strong: list[Node], weaker: list[Node]) -> list[Node]:
    """Both lists in text order without overlaps; the strong ones stay, of two others the first."""
    kept: list[Node] = []
    at = reached = 0
    for node in weaker:
        while at < len(strong) and strong[at].end <= node.start:
            at += 1
        if at < len(strong) and strong[at].start < node.end and _goes_first(strong[at], node):
            node = _cut(node, strong[at])
            at += 1
        if node.start >= reached and (at == len(strong) or strong[at].start >= node.end):
            kept.append(node)
            reached = node.end
    return sorted((*strong, *kept), key=attrgetter("start"))


def _goes_first(first: Node, node: Node) -> bool:
    """ "two-year gilt yield", "record third-quarter sales", "Acme Group net profit": what a metric's own words stand behind."""
    inside = first.start <= node.start or first.kind == "period"
    return inside and first.kind in _GOES_FIRST and first.end + 1 < node.end


def _cut(node: Node, first: Node) -> Node:
    """A metric without the words that belong to what stands in front: of "Acme Retail sales", "Acme Online shares" a company's."""
    metric, start = node.metric, first.end + 1
    if first.kind == "company" and metric is not None and metric.id in _KINDS_OF_SALES:
        metric = metric._replace(id="revenue", group="income")
    if first.kind == "company" and metric is not None and metric.id in _KINDS_OF_SHARES:
        metric = metric._replace(id="share_price", group="market", value_kind="money-per-share", period_kind="instant")
    return node._replace(start=start, metric=metric._replace(start=start) if metric is not None and first.kind == "company" else metric)


def _amount(value: Money | Percent | Quantity, inner: Metric | None) -> Amount:
    span = (Span(value.start, value.end),)
    if isinstance(value, Money):
        return Amount(value.start, value.end, "money", value.low, value.high, value.currency, value.modifier, value.per, span)
    if isinstance(value, Percent):
        unit = "percent" if value.unit == "percent" else "percentage_point"
        return Amount(value.start, value.end, "percent", value.low, value.high, unit, value.modifier, None, span)
    counted = None if value.unit == "one" else value.unit  # "won 6,200 new ones"
    return Amount(value.start, value.end, "quantity", value.low, value.high, counted, value.modifier, None, span, inner)


def _with_words(text: str, span: Span, items: list[Node]) -> list[Node]:
    """The mentions of a sentence with the words and marks between them."""
    nodes: list[Node] = []
    position = span.start
    for item in (*items, None):
        end = item.start if item else span.end
        if position < end:
            for found in _WORD.finditer(text, position, end):
                word = "'s" if _is_genitive(text, nodes, found) else found[0].lower()
                nodes.append(Node("word" if word[0].isalnum() else "mark", found.start(), found.end(), word))
        if item:
            nodes.append(item)
            position = item.end
    return nodes


def _is_genitive(text: str, nodes: Sequence[Node], found: re.Match[str]) -> bool:
    """ "Acme Foods' sales": an apostrophe right behind a company's name in -s is the genitive that others write with one more."""
    if found[0] not in _APOSTROPHES or not nodes or nodes[-1].kind != "company" or nodes[-1].end != found.start():
        return False
    return text[found.start() - 1] in "sSxz" and text[found.end() : found.end() + 1] == " "


def _moves_as_words(text: str, nodes: list[Node]) -> list[Node]:
    """The nodes with words for a metric that only says how a value moved: "a gain of 3.7%", "rising at an annual rate of 2%"."""
    at = next((i for i, node in enumerate(nodes) if node.metric and _is_verb(text, nodes, i)), None)
    if at is None:
        return nodes
    if nodes[at].metric.id == "interest_rate" and not _is_participle(text, nodes[at]):  # type: ignore[union-attr]
        return [*nodes[: at - 1], *_moves_as_words(text, nodes[at + 2 :])]
    if (verb := _pared_from(text, nodes, at)) is not None:
        return [*nodes[:verb], *_moves_as_words(text, nodes[at + 1 :])]
    return [*nodes[:at], *_with_words(text, Span(nodes[at].start, nodes[at].end), []), *_moves_as_words(text, nodes[at + 1 :])]


def _pared_from(text: str, nodes: Sequence[Node], i: int) -> int | None:
    """ "before paring losses to end 3.9% lower", "gave up early gains": the verb of what was lost or gained by then."""
    if i == 0 or text[nodes[i].start : nodes[i].end].lower() not in ("losses", "gains"):
        return None
    if i + 1 < len(nodes) and (nodes[i + 1].kind == "period" or nodes[i + 1].word in _OVER):
        return None  # "trimming gains since January to 9%"
    verb = i - 1 - (i > 1 and nodes[i - 1].word in _EARLIER)
    if verb > 0 and (nodes[verb - 1].word, nodes[verb].word) in _GIVES_UP:
        return verb - 1
    return verb if nodes[verb].word in _PARES else None


def _is_participle(text: str, node: Node) -> bool:
    return text[node.start : node.end].lower() in ("easing", "tightening")


def _deals(text: str, nodes: Sequence[Node], i: int) -> bool:
    """ "threatens to deal a blow", "the deal values it at $520 million", "a deal that values"; but "deal values rose 12%"."""
    if text[nodes[i].start : nodes[i].end].lower() == "deal values":
        valued = nodes[i + 1] if i + 1 < len(nodes) else None
        return valued is not None and (valued.word in cues.DETERMINERS or valued.kind in ("company", "reference"))
    said = text[nodes[i].start : nodes[i].end].lower()
    return i > 0 and nodes[i - 1].word == "to" and said == "deal"


def _is_offering(text: str, nodes: Sequence[Node], i: int) -> bool:
    """ "Beta was offering 28%", "margins were holding up at 47%", "the EBITDA margin holding at 51%"."""
    said, following = text[nodes[i].start : nodes[i].end].lower(), nodes[i + 1].word if i + 1 < len(nodes) else ""
    up = said == "holding" and following == "up"
    held = said == "holding" and following in _HELD and i > 0 and nodes[i - 1].metric is not None
    return held or (i > 0 and nodes[i - 1].word in _BEING and (said == "offering" or up))


def _is_claim(text: str, nodes: Sequence[Node], i: int) -> bool:
    """ "Acme claims more than 1,500 customers": a verb, and nothing of an insurer's."""
    claims = text[nodes[i].start : nodes[i].end].lower() == "claims"
    subject = i > 0 and (nodes[i - 1].kind == "company" or nodes[i - 1].word in (",", "and"))
    return claims and subject and any(node.amount is not None or node.word in cues.APPROXIMATORS for node in nodes[i + 1 : i + 2])


def _is_charging(text: str, nodes: Sequence[Node], i: int) -> bool:
    """ "Acme charges them $40 a month", "Lawyers at Acme charge $900 an hour": what is asked of somebody, and no charge to profit."""
    if text[nodes[i].start : nodes[i].end].lower() not in ("charges", "charge") or i + 1 >= len(nodes):
        return False
    following = nodes[i + 1]
    averaged = [node.word for node in nodes[i + 1 : i + 4]] == ["an", "average", "of"]
    skipped = cues.APPROXIMATORS | {"of"} if averaged else cues.APPROXIMATORS
    asked = next((node for node in nodes[i + 1 :] if node.word not in skipped), following).amount
    rate = asked is not None and asked.per is not None
    payers = following.word in _CHARGED or (following.metric is not None and following.metric.id in cues.BUYERS)
    who = i > 0 and (nodes[i - 1].word in _WILL or nodes[i - 1].kind in ("company", "reference"))
    asks = asked is not None and asked.kind in ("money", "percent") and (who or averaged)
    return (rate or payers or asks) and i > 0 and nodes[i - 1].word not in cues.DETERMINERS


def _spends(text: str, nodes: Sequence[Node], i: int) -> bool:
    """ "after spending $204 million on research", "are lending it $6.5bn": what is done with a sum, not what it is called."""
    said = text[nodes[i].start : nodes[i].end].lower()
    if said == "lending" and i > 0 and nodes[i - 1].word in ("is", "are"):
        return True
    if said not in ("spending", "borrowing", "lending") or i + 1 >= len(nodes):
        return False
    at = i + 1 + (nodes[i + 1].word in cues.APPROXIMATORS and i + 2 < len(nodes))
    amount = nodes[at].amount
    return i > 0 and nodes[i - 1].word not in cues.DETERMINERS and amount is not None and amount.kind == "money"


def _is_renting(text: str, nodes: Sequence[Node], i: int) -> bool:
    """ "Acme rents its depot for £4m a year"."""
    subject = i > 0 and nodes[i - 1].kind in ("company", "reference")
    rents = subject and text[nodes[i].start : nodes[i].end].lower() == "rents" and i + 1 < len(nodes)
    return rents and (nodes[i + 1].word in cues.DETERMINERS or nodes[i + 1].kind in ("reference", "value"))


def _only_moves(text: str, nodes: Sequence[Node], i: int) -> bool:
    """Whether a metric is only a word of movement here: "a gain of 5%", "before easing to $4,141"."""
    metric = nodes[i].metric
    if metric is None or not metric.weak or metric.id not in _MOVING_METRICS:
        return False
    before = nodes[i - 1].amount if i else None
    rate = before is not None and before.kind == "percent"
    if metric.id == "growth_rate":  # "a 9% growth in revenue"
        return rate and i + 1 < len(nodes) and nodes[i + 1].word in ("in", "of")
    if metric.id == "investment_gain" and rate:
        return True  # "a 2% gain for the index"
    if _is_participle(text, nodes[i]):  # "before easing to $4,141"
        return i + 1 < len(nodes) and nodes[i + 1].word == "to"
    following = next((node.amount for node in nodes[i + 1 : i + 4] if node.amount), None)  # "a gain of just 2%"
    if following is None or following.kind != "percent" or nodes[i + 1].word not in _SAYS_IT:
        return False
    if metric.id == "investment_gain":
        return True
    words = [node.word for node in nodes[max(0, i - 3) : i]]
    return words[-2:] in (["at", "a"], ["at", "an"]) and words[:1] != [] and words[0] in cues.MOVES


_VERBS = (_only_moves, _is_claim, _is_charging, _is_renting, _is_offering, _spends, _deals)


def _is_verb(text: str, nodes: Sequence[Node], i: int) -> bool:
    """Whether what may be a metric is a verb here, or says how a value moved."""
    return _pared_from(text, nodes, i) is not None or any(is_verb(text, nodes, i) for is_verb in _VERBS)
