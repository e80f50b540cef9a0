"""How much of all there is of something a company makes: its share of a market that is named by its goods.

produces 12% of the world's cobalt, generates 9% of Spain's electricity     a share of what a place makes or uses
supplies 40% of the salt used in France                                      likewise
met 29% of Italian consumption, accounts for 9% of global trade              a share of what is made, used or traded
Acme accounted for 38% of global installations                               where a company does, of whatever is no income
Acme took 9% of all phones shipped                                           what was sold of something, wherever
makes 31% of its cars in Mexico, employs 2% of Danish workers                nothing of the kind
"""

from __future__ import annotations

import re

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span
from extractor.nations import COUNTRIES

_MAKES = all_forms(
    "produce make supply mine generate grow refine build yield handle carry manufacture pump provide export smelt bake brew roast assemble "
    "farm"
)
_COVERS = all_forms("meet cover satisfy represent take control hold buy own serve fulfil") | {"for", "up"}
_CAPTURES = all_forms("capture command claim take control hold win grab seize have")
_TWO_WORDS = {"for": all_forms("account"), "up": all_forms("make")}
_USED = (
    "used|consumed|sold|made|eaten|burned|burnt|produced|mined|grown|drunk|needed|imported|generated|carried|installed|shipped|delivered"
    "|registered|ordered|built|downloaded|exported"
)
_NAME = r"[A-Z][\w.-]+(?: [A-Z]\w+)?"
_WHOLE = re.compile(
    rf" of (?P<of>(?:the )?(?:(?P<place>{_NAME})['’]s?|(?P<nation>{_NAME})|(?:world|country|nation|state|region|island)['’]s|global|world"
    r"|national|domestic) (?P<goods>(?:[a-z]|[A-Z]{2})[\w-]*(?: (?!(?:in|by|at|on|last|this|and|as|for|from|to)\b)[a-z][\w-]+)?))"
)
_ALL_USED = re.compile(
    rf" of (?P<of>(?:(?:the|all) )?(?:[A-Za-z][\w-]+ ){{1,3}}(?:{_USED}) (?:(?:in|by) (?:the |all )?[A-Z]|worldwide|globally|nationwide))"
)
_MARKET = re.compile(r" of (?P<of>(?:[\w.'’£$€-]+ ){1,9}?market)\b")
_NO_GOODS = frozenset(
    "sales revenue revenues profit profits earnings shares stock equity capital votes voting debt population people households homes "
    "adults workers staff workforce workforces income output gdp market".split()
)
_NO_TRADE = frozenset("tax taxes workforce workforces workers jobs employment gdp population".split())
# What a market is named by when no verb tells that goods are made.
_TRADED = frozenset(
    "consumption demand needs supply supplies production output generation electricity power imports exports trade registrations "
    "deliveries capacity space flights traffic purchases harvest catch crop".split()
)
_VERB, _PHRASE = 3, 8  # nodes of "Acme accounted for" and of "of Thai sensor maker Acme"
_NATIONS = COUNTRIES.keys() | {"European", "Asian", "African", "North American", "Latin American", "U.S.", "Europe", "Asia", "Africa"}
_SHIPPED, _GOODS = frozenset("shipped sold delivered".split()), 6  # nodes of "of all phones shipped"


def of_world(at: Setting) -> Meeting | None:
    """ "produces 12% of the world's cobalt", "met 29% of Italian consumption"."""
    verb = at.word_before
    if verb is None or at.amount.unit != "percent":
        return None
    makes, captures = verb.word in _MAKES, verb.word in _CAPTURES
    if captures and (market := _MARKET.match(at.text, at.amount.end)):
        return _share_of(Span(*market.span("of")))  # "captured 41% of China's $2 billion phone market"
    if not (makes or captures or _is_covered(at, verb.word)):
        return None
    if (used := _ALL_USED.match(at.text, at.amount.end)) is not None:
        return _share_of(Span(*used.span("of"))) if not captures or _by_company(at) else None
    whole = _WHOLE.match(at.text, at.amount.end)
    if whole is None or (whole["nation"] and whole["nation"] not in _NATIONS):
        return None
    if whole["place"] and whole["place"].lower() not in cues.REGIONS and whole["place"] not in _NATIONS:
        return None
    words = whole["goods"].split()
    if makes or (_by_company(at) and not _is_named(at, whole.end())):
        told = words[0] not in _NO_GOODS and words[-1] not in _NO_TRADE
    else:
        told = not captures and not _TRADED.isdisjoint(words)
    return _share_of(Span(*whole.span("of"))) if told else None


def _by_company(at: Setting) -> bool:
    """ "Acme accounted for 38% of global installations": a company right in front of the verb, which makes no part of a country."""
    return any(node.kind == "company" for node in at.nodes[max(0, at.start - _VERB) : at.start])


def _is_named(at: Setting, end: int) -> bool:
    """ "bought 34% of Thai sensor maker Acme": a company's name right behind."""
    return any(node.kind == "company" and node.start == end + 1 for node in at.nodes[at.last + 1 : at.last + _PHRASE])


def _share_of(of: Span) -> Meeting:
    return phrased("market_share", of, "fact.idiom", of=of)


def _is_covered(at: Setting, word: str) -> bool:
    """ "met 29%", "accounts for 29%", "makes up 29%"."""
    if word not in _COVERS:
        return False
    return word not in _TWO_WORDS or (at.start > 1 and at.nodes[at.start - 2].word in _TWO_WORDS[word])


def of_goods(at: Setting) -> Meeting | None:
    """ "Acme took 9% of all phones shipped": a share of the market; goods that make up a part are told of as such."""
    nodes, last = at.nodes, at.last
    words = [at.text[node.start : node.end].lower() for node in nodes[last + 1 : last + _GOODS]]
    done = next((i for i, word in enumerate(words) if word.rpartition(" ")[2] in _SHIPPED), None)
    if words[:1] != ["of"] or done is None or at.change or at.amount.unit != "percent":
        return None
    if len(" ".join(words[1 : done + 1]).split()) < len(["phones", "shipped"]):
        return None
    noun = nodes[last + 2 : last + 1 + done] or nodes[last + 2 : last + 3]
    if any(node.kind not in ("word", "metric") for node in noun) or tuple(at.lead[-2:]) in cues.MAKES_UP:
        return None
    if not any(node.kind in ("company", "reference") for node in nodes[: at.first]):
        return None
    return _share_of(Span(noun[0].start, nodes[last + 1 + done].end))
