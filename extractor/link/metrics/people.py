"""What people do with what is offered, which tells what they are to whoever offers it.

31 million people use the app, play the game         users
9,000 people a week sign up                          likewise
40,000 people now pay for the paper                  customers
120,000 people a month visit its showrooms           those who come by
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Setting
from extractor.link.verb_forms import all_forms

_PEOPLE = frozenset({"person", "people"})
_USES = all_forms("use play watch read stream listen log") | {"logged", "logging"}
JOINS, _SIGNS = all_forms("download enrol enroll register subscribe install"), all_forms("sign")
_PAYS, _COMES = all_forms("pay buy order rent"), all_forms("visit flock pour stream come")
_WAITS = frozenset("already who that a an per every each day week month year night together regularly".split())  # in front of the verb
_PLACES = frozenset(
    "shop store showroom museum park mall gallery centre center outlet zoo resort casino restaurant stall exhibition fair".split()
)
_REACH, _WHERE = 7, 6  # nodes


def deed_of(at: Setting) -> str | None:
    """The metric that people are by what they do."""
    if at.amount.unit not in _PEOPLE:
        return None
    behind = at.nodes[at.last + 1 : at.last + 1 + _REACH]
    place = next((i for i, node in enumerate(behind) if not _is_passed(node.word)), None)
    if place is None:
        return None
    done, onward = behind[place].word, at.nodes[at.last + 1 + place : at.last + 1 + place + _WHERE]
    if done in _COMES and any(at.text[node.start : node.end].lower().rpartition(" ")[2].removesuffix("s") in _PLACES for node in onward):
        return "footfall"
    if done in _USES or done in JOINS or done == "visit" or (done in _SIGNS and any(node.word == "up" for node in onward)):
        return "users"
    return "customers" if done in _PAYS else None


def joined(at: Setting) -> bool:
    """ "4.2 million people have signed up": whoever they are, they use what is offered."""
    behind = [node.word for node in at.nodes[at.first + 1 : at.first + 7]]
    done = next((word for word in behind if not _is_passed(word)), "")
    return done in JOINS or (done in _SIGNS and "up" in behind)


def _is_passed(word: str) -> bool:
    return word in cues.AUXILIARY or word in _WAITS or noun_phrases.is_adverb(word)
