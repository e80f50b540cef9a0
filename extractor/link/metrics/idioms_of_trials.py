"""Turns of phrase of drug trials, and of what is got for goods.

patients lost 18% of their body weight             weight loss
cleared symptoms in 46% of patients                efficacy
46% of those on the drug were free of symptoms     likewise
side effects were seen in 5% of patients           the rate of side effects
9% of patients suffered headaches                  likewise
got $92 a tonne                                    a price
"""

from __future__ import annotations

import re

from extractor.link.metrics.meeting import Meeting, Setting, phrased, taken_up
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_LOSES, _GETS = all_forms("lose shed"), all_forms("get receive realise realize fetch")
_SEEN = frozenset("seen reported observed recorded occurred".split())
_ADVERSE = {("side", "effects"), ("adverse", "events"), ("adverse", "effects"), ("adverse", "reactions")}
_CURES = all_forms("clear cure end halt relieve eradicate eliminate heal control prevent reverse stop shrink")
_SLOWS, _DECLINES = all_forms("slow delay reduce curb"), frozenset("decline progression deterioration growth worsening".split())
_GOOD = frozenset("response responses remission improvement improvements benefit benefits relief clearance recovery".split())
_OF_PATIENTS = re.compile(r" of (?:\w+ )?(?:patients|people|women|men|children|volunteers|participants|adults|those|cases)\b")
_ON_PLACEBO = re.compile(r" (?:of (?:those|the people|patients) )?(?:on|for|in|with|taking|given) (?:an? |the )?placebo")
_CLAUSE = 9  # nodes
_SAID = 160  # characters of what becomes of patients
_WHO = (
    r"(?:(?:[\w-]+ ){0,3}(?:patients|volunteers|participants|recipients|trial subjects)"
    r"|(?:the )?(?:people|women|men|children|adults|those) (?:on|given|taking|who (?:took|got|received)) [\w’'-]+(?: [\w’'-]+){0,2}?)"
)
_FARED = re.compile(
    rf" of (?P<who>{_WHO}\b(?: [\w’'-]+){{0,12}}?) (?:"
    r"(?:were|was|are|became|remained|stayed|had gone) (?P<well>(?:still )?(?:in (?:[\w-]+ )?remission|[a-z]+-free"
    r"|free (?:of|from) (?:(?:all|any|their|major|severe) )?[\w-]+|alive|cured|clear of [\w-]+|off [\w-]+))"
    r"|(?P<ill>(?:suffered|experienced|developed|reported|had) (?:[\w-]+ ){0,2}(?:side[ -]effects|adverse events|nausea|headaches?|vomiting"
    r"|diarrhoea|diarrhea|fatigue|rash(?:es)?|infections?|swelling|bleeding|dizziness))\b)"
)
_GOODS = frozenset("tonne ton ounce barrel pound kilogram kg bushel carat".split())


def lost_weight(at: Setting) -> Meeting | None:
    """ "patients lost 18% of their body weight"."""
    verb = at.word_before
    if verb is None or verb.word not in _LOSES or not at.text.startswith((" of their body", " of their weight", " of body"), at.amount.end):
        return None
    return Meeting("weight_loss", verb.span, "fact.idiom", "percent", "duration", "ratio")


def side_effects(at: Setting) -> Meeting | None:
    """ "serious side effects were seen in 5.2% of patients"."""
    words = [node.word for node in at.nodes[max(0, at.start - _CLAUSE) : at.start]]
    if at.lead[-1:] != ["in"] or _SEEN.isdisjoint(words[-2:]):
        return None
    place = at.start - len(words)
    adverse = next((place + i for i, word in enumerate(words[:-1]) if (word, words[i + 1]) in _ADVERSE), None)
    if adverse is None:
        return None
    return Meeting("side_effect_rate", at.nodes[adverse].span, "fact.idiom", "percent", "duration", "ratio")


def slowed(at: Setting) -> Meeting | None:
    """ "the drug slowed decline by 9%": how far it did its work."""
    if at.lead[-1:] != ["by"] or at.start < 3 or at.nodes[at.start - 2].word not in _DECLINES:
        return None
    verb = next((node for node in reversed(at.nodes[max(0, at.start - _CLAUSE) : at.start - 2]) if node.word in _SLOWS), None)
    return phrased("efficacy", verb.span, "fact.idiom") if verb is not None else None


def seen_in(at: Setting) -> Meeting | None:
    """ "Brain swelling was seen in 12.6% of patients"."""
    verb = at.nodes[at.start - 2] if at.lead[-1:] == ["in"] and at.start > 1 else None
    if verb is None or verb.word not in _SEEN or _OF_PATIENTS.match(at.text, at.amount.end) is None:
        return None
    good = any(node.word in _GOOD for node in at.nodes[max(0, at.start - _CLAUSE) : at.start])
    return Meeting("efficacy" if good else "side_effect_rate", verb.span, "fact.idiom", "percent", "duration", "ratio")


def fared(at: Setting) -> Meeting | None:
    """ "46% of those on the higher dose were free of symptoms", "9% of patients suffered headaches": how so many of them fared."""
    if at.amount.unit != "percent" or not at.text.startswith(" of ", at.amount.end):
        return None
    fared = _FARED.match(at.text, at.amount.end, at.amount.end + _SAID)
    if fared is None:
        return None
    metric = "efficacy" if fared["well"] else "side_effect_rate"
    span = Span(*fared.span("well" if fared["well"] else "ill"))
    return Meeting(metric, span, "fact.idiom", "percent", "duration", "ratio", of=Span(*fared.span("who")))


def cured(at: Setting) -> Meeting | None:
    """ "cleared symptoms in 46% of patients", "compared with 12% on placebo": for how many a drug did its work."""
    beside = at.before is not None and at.before.metric == "efficacy" and at.lead[-1:] in (["with"], ["to"], ["against"], ["versus"])
    if beside and at.before is not None and _ON_PLACEBO.match(at.text, at.amount.end) is not None:
        return taken_up(at.before)
    if at.lead[-1:] != ["in"] or _OF_PATIENTS.match(at.text, at.amount.end) is None:
        return None
    verb = next((node for node in reversed(at.nodes[max(0, at.start - _CLAUSE) : at.start]) if node.word in _CURES), None)
    return phrased("efficacy", verb.span, "fact.idiom") if verb is not None else None


def got_for_goods(at: Setting) -> Meeting | None:
    """ "it got $92 a tonne"."""
    verb = at.word_before
    per = (at.amount.per or "").split(" ")[-1]
    if verb is None or verb.word not in _GETS or per not in _GOODS:
        return None
    return phrased("price", verb.span, "fact.idiom")
