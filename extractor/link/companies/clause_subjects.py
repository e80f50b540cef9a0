"""Whether a name in front of a value is the subject there.

    led by Acme, which holds 12%                     the subject of the clause behind it
    At Acme, the margin shrank                       the one that a clause opens with
    this month Acme, with nothing to sell, lost      the one that a verb follows
    Beta, which Acme bought, has                     none: the subject of an aside
    would owe Acme, Acme co-led a round, OPEC        none: an object, one that gives, no business
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.kin import KIN
from extractor.link import cues, metric_verbs
from extractor.link.metrics.noun_phrases import is_past, is_verb
from extractor.link.names import is_run_by
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

NAMES = ("company", "reference")
LINKING = ("in", "of", "at", "for", "by")
# Subjects that are no business.
_INSTITUTIONS = frozenset("ecb fed opec imf ministry bureau treasury parliament congress eurostat".split())
_BANKS = frozenset({("central", "bank"), ("reserve", "bank"), ("federal", "reserve")})
# Verbs with somebody for an object: "would owe Beta a fee".
_GIVES = frozenset("owe owes pay pays paid paying give gives gave lend lends lent grant grants granted".split())
# What somebody does with money that is another's, how many nodes behind the name at most.
_GIVES_TO = {
    "funding": (frozenset("led leads leading co-led co-leads joined backed anchored underwrote".split()), 1),
    "debt": (all_forms("lend underwrite provide syndicate extend chip arrange supply") | {"committed", "commit"}, 4),
    "interest_rate": (all_forms("underwrite syndicate provide extend chip supply commit") | {"committed"}, 4),
    "spread": (all_forms("underwrite syndicate provide extend chip supply commit") | {"committed"}, 4),
    "valuation": (frozenset("bought invested invests came led leads leading co-led".split()), 4),
}
# What opens a relative clause, a clause, an aside and a member of a list.
_RELATIVES = frozenset("which that whom whose where".split())
_PRONOUNS = frozenset("they it these those".split())
_CLAUSES = frozenset("; , . and but while whereas though although meanwhile".split())
# Who is kin to a company, or holds a part of it.
_KIN = KIN | {"shareholder", "holder", "subsidiary", "unit", "affiliate", "arm", "adviser"}
_WITH = frozenset("with without which whose like unlike having".split())
# What opens a clause without a verb in front of the subject, and how far in a name stands there.
_OWNED, _OWNER = frozenset("owned held controlled run backed".split()), 5  # nodes from "by" to who owns it
_FIRST, _FAR_IN = frozenset("following after before despite excluding including thanks due".split()), 3
_ASIDE, _MEMBER = 14, 5  # nodes
_EVENTS = frozenset("blow move step deal decision change shift loss setback boost switch purchase sale plan figure sum price".split())
_SEATS = [[",", "of"], [",", "from"], [",", "near"], [",", "based"]]
_APPOSITION = 9  # nodes from a name to the relative pronoun of what stands in apposition to it


def opens_relative(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "led by Acme, which holds 12%": whatever the name is in its own clause, it is the subject of the one behind."""
    i = _past_seat(nodes, i)
    behind = [node.word for node in nodes[i + 1 : i + 3]]
    if behind[:1] == [","] and behind[1:] and behind[1] in ("a", "an", "the"):  # "Acme, an activist fund that owns 7%"
        opens = next((j for j in range(i + 3, min(i + _APPOSITION, first)) if nodes[j].word in ("that", "which", "with")), None)
        # "Beta, a 310-strong consultancy with revenue of", "Gamma, the rival that raised $3m at a valuation of"
        if opens is not None and nodes[opens - 1].word in _EVENTS:
            return False  # "Acme lost the contract to Beta, a blow that will cost 260 jobs"
        kinds = ("word", "metric", "value", "period")
        return opens is not None and all(node.kind in kinds for node in (*nodes[i + 2 : opens], *nodes[opens + 1 : first]))
    # "a fund run by Acme that paid $5m"; but "a loan from Acme that bears 5%"
    defining = behind[:1] == ["that"] and i > 0 and nodes[i - 1].word == "by" and _is_verb(nodes, i + 2)
    return (behind == [",", "which"] or defining) and not any(
        node.word in (",", ";") or node.kind == "company" for node in nodes[i + 3 : first]
    )


def _past_seat(nodes: Sequence[Node], i: int) -> int:
    """ "Dalby & Sons, of Leeds, which": the last node of where somebody sits, or the name itself."""
    if [node.word for node in nodes[i + 1 : i + 3]] not in _SEATS:
        return i
    close = next((j for j in range(i + 4, min(i + 7, len(nodes))) if nodes[j].kind != "word" or nodes[j].word == ","), i)
    return close - 1 if nodes[close].word == "," else i


def is_institution(nodes: Sequence[Node], i: int) -> bool:
    """ "the European Central Bank, which left its deposit rate at 2%", "OPEC will pump"."""
    if nodes[i].word in _INSTITUTIONS:
        return not (i and _orders(nodes, i))
    return i > 0 and (nodes[i - 1].word, nodes[i].word) in _BANKS


def _orders(nodes: Sequence[Node], i: int) -> bool:
    """ "an order from the Ministry of Defence", "after winning a Ministry of Defence order": a customer."""
    front = i - 1 - (nodes[i - 1].word in cues.DETERMINERS)
    ordered = any(node.metric is not None and node.metric.id in ("contract_value", "orders") for node in nodes[i + 1 : i + 4])
    return ordered or (front >= 0 and nodes[front].word in ("from", "with"))


def is_no_owner(nodes: Sequence[Node], i: int) -> bool:
    """ "would owe Beta a fee", "and its allies will pump", "spent $5m on its own shares": another name is the subject."""
    if i > 1 and nodes[i - 1].word == "of" and nodes[i - 2].kind == "value" and nodes[i + 1 : i + 2] and nodes[i + 1].word in cues.GENITIVE:
        return True  # "owns 57% of Beta's capital and commands 71% of the votes"
    if i and (nodes[i - 1].word in _GIVES or (i > 2 and nodes[i - 1].word in cues.GENITIVE and nodes[i - 3].word in LINKING)):
        return True  # "62% owned by Spain's Beta"
    if nodes[i].kind != "reference":
        return False
    pronoun = len("it") < nodes[i].end - nodes[i].start < len("the co")  # "its", "their"
    return nodes[i + 1 : i + 2] != [] and (nodes[i + 1].word == "own" or (i > 0 and nodes[i - 1].word == "and" and pronoun))


def is_giver(nodes: Sequence[Node], i: int, metric: str) -> bool:
    """ "Beta and Gamma co-led a $9m round", "Beta agreed to lend $9m", "Beta, which bought in at a valuation of": nothing of theirs."""
    while metric in _GIVES_TO and [node.word or node.kind for node in nodes[i + 1 : i + 3]] in (["and", "company"], [",", "company"]):
        i += 2
    verbs, reach = _GIVES_TO.get(metric, (frozenset(), 0))
    return any(node.word in verbs for node in nodes[i + 1 : i + 1 + reach])


def is_in_aside(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "Beta, which Acme bought in 2024, claims 90,000 customers", "the mine, in which Acme holds 40%, added 3 million tonnes".

    So in an apposition: "Beta, the utility that will feed Acme's campus, has".
    """
    if _is_absolute(nodes, i, first) or is_included(nodes, i, first) or _owns_aside(nodes, i, first) or _is_whose_kin(nodes, i):
        return True
    opens = next((j for j in range(i - 1, max(-1, i - _ASIDE), -1) if nodes[j].word in _RELATIVES), None)
    if opens is None:
        return False
    commas = [j for j in range(i + 1, first) if nodes[j].word == ","]
    if opens == i - 1 and commas and nodes[i + 1].word not in cues.POSSESSIVE:
        return True
    apposed = any(nodes[j].word == "," and nodes[j + 1].word in cues.DETERMINERS for j in range(max(0, opens - 5), opens - 1))
    opened = apposed or any(node.word == "," for node in nodes[max(0, opens - 2) : opens])
    return opened and any(_is_verb(nodes, j + 1) for j in commas)


def _is_whose_kin(nodes: Sequence[Node], i: int) -> bool:
    """ "Acme, Beta's biggest supplier, said sales fell": named only to say who the subject is."""
    if i < 2 or nodes[i - 1].word != "," or nodes[i - 2].kind != "company" or nodes[i + 1].word not in cues.GENITIVE:
        return False
    close = next((j for j in range(i + 2, min(i + 7, len(nodes))) if nodes[j].kind != "word"), 0)
    return close > 0 and nodes[close].word == "," and nodes[close - 1].word in _KIN


def _owns_aside(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "The mine, 20% owned by Acme following a deal in April, should produce": who owns what the sentence is about."""
    by = next((j for j in range(i - 1, max(1, i - _OWNER), -1) if nodes[j].word == "by"), 0)
    if by < 2 or nodes[by - 1].word not in _OWNED:
        return False
    opened = any(node.word == "," for node in nodes[max(0, by - 4) : by])
    return opened and any(nodes[j].word == "," for j in range(i + 1, first))


def is_included(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "Acme's sales, including those of its unit Beta, fell 4%": what is counted with the subject of the verb behind the comma."""
    opens = next((j for j in range(i - 1, max(0, i - _ASIDE), -1) if nodes[j].word in cues.COUNTING and nodes[j - 1].word == ","), None)
    if opens is None or any(nodes[j].kind == "value" for j in range(opens, i)):
        return False
    return any(nodes[j].word == "," and _is_verb(nodes, j + 1) for j in range(i + 1, first))


def _is_absolute(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "five customers brought in 52% of sales, Acme alone making up 23%, and receivables reached $9m": a part told aside that is over."""
    verb = i + 1 + (nodes[i + 1].word == "alone") if i + 1 < first else i
    aside = verb > i and nodes[i - 1].word == "," and nodes[verb].word.endswith("ing")
    return aside and any(nodes[j].word == "," and nodes[j + 1].word == "and" for j in range(verb, first))


def is_in_opening(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "Following the purchase of 80% of Beta for $9m, net debt stood at": what happened first, told without a verb, is no subject."""
    if nodes[0].word not in _FIRST or i < _FAR_IN or nodes[i - 1].word in cues.GENITIVE or opens_relative(nodes, i, first):
        return False
    comma = next((j for j in range(i + 1, first) if nodes[j].word == ","), 0)
    verbs = (j for j in range(1, comma) if _is_verb(nodes, j) and not nodes[j].word.endswith("ing"))
    plain = all(nodes[j - 1].word in cues.DETERMINERS for j in verbs)  # "the purchase of"
    later = any(nodes[j].kind in ("metric", "value") for j in range(comma + 1, first + 1))
    return comma > 0 and plain and later and nodes[i + 1].word not in cues.POSSESSIVE


def opens_clause(nodes: Sequence[Node], i: int) -> bool:
    """ "At Acme, the margin shrank", "…; at Acme, the margin shrank", "…; for Acme the figure is"."""
    goes_on = nodes[i + 1].word if i + 1 < len(nodes) else ""
    they = goes_on in _PRONOUNS or (i + 1 < len(nodes) and nodes[i + 1].kind == "reference")  # "whereas at Acme they dropped to"
    at = i > 0 and nodes[i - 1].word in ("at", "for") and (goes_on == "," or goes_on in cues.DETERMINERS or they)
    return at and (i == 1 or nodes[i - 2].word in _CLAUSES)


def has_own_verb(nodes: Sequence[Node], i: int) -> bool:
    """ "Over the same stretch Acme, with nothing to sell, lost $5m": a verb follows; but "shares in Acme rose" have it from the shares."""
    if nodes[i].kind == "company" and i > 1 and _is_kin_that_acts(nodes, i):
        return True
    if nodes[i].kind != "company" or i < 2 or nodes[i - 1].kind != "word" or nodes[i - 1].word in cues.PREPOSITIONS:
        return False
    if is_run_by(nodes, i):
        return False
    if any(node.word == "including" for node in nodes[max(0, i - _MEMBER) : i]):
        return False  # "a consortium led by Acme and including the pension fund Beta will pay"
    after = i + 1
    aside = [node.word for node in nodes[after : after + 3]]
    if aside[:1] == [","] and aside[1:] and (aside[1] in _WITH or aside[1:] in (["in", "which"], ["of", "which"])):
        after = next((j + 1 for j in range(after + 1, min(after + _ASIDE, len(nodes))) if nodes[j].word == ","), after)
    told = nodes[i - 1].word == "that" and nodes[i - 2].kind == "word"  # "to 325p but noted that Acme was"
    return _is_verb(nodes, after) and (told or not any(node.kind in (*NAMES, "metric", "value") for node in nodes[max(0, i - 4) : i]))


def _is_kin_that_acts(nodes: Sequence[Node], i: int) -> bool:
    """ "fell after its Chinese partner, Beta, reported a drop": between commas, behind what it is to another."""
    between = nodes[i - 1].word == "," and [node.word for node in nodes[i + 1 : i + 2]] == [","]
    return between and nodes[i - 2].word in _KIN and _is_verb(nodes, i + 2) and not nodes[i + 2].word.endswith("ing")


def _is_verb(nodes: Sequence[Node], i: int) -> bool:
    word = nodes[i].word if i < len(nodes) else ""
    return is_verb(word) or word in cues.AUXILIARY or word in metric_verbs.FORMS or word in cues.ACTS or is_past(word)
