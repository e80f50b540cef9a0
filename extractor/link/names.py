"""Where a name stands in its sentence: as a subject or possessor, or as an object or a source.

    Acme said sales rose             a subject
    the board of Acme                a subject too
    agreed to buy Beta               an object
    sales rose 5%, Beta reported     a source
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.kin import KIN
from extractor.link import cues
from extractor.link.asides import is_finite
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

# In front of a name: it is no subject.
_OBLIQUE = frozenset(
    "to from at of in than against like for on by versus including with alongside over behind between among into via towards "
    "excluding under after despite through unlike not besides without except barring".split()
)
SKIPPED = (cues.DETERMINERS - {"that"}) | frozenset(
    "chipmaker rival group company companies retailer bank lender peer unit firm smaller larger bigger's".split()
)
_HELD_IN = frozenset("in of by on at".split())  # "a rise in Acme's revenue"
# Who acts for a company.
_ORGANS = frozenset("board directors management leadership bosses".split())
_RUNS, _BRANDS = frozenset("operator owner parent maker publisher developer brewer producer distiller seller".split()), 8  # nodes
_OPENS = frozenset("after before of following on despite".split())
_SUBORDINATES = frozenset("after before since until".split())
_DID = re.compile(r"(?:\w+ed|said|won|lost|cut|made|bought|sold|took|put|paid|set|gave|built|agreed|saw|has|had)$")
_TELLS = frozenset("told tells tell asked".split())  # "the chief executive told Beta"
_TOLD = frozenset(
    "showed indicated suggested announced reported disclosed added warned estimated expected revealed confirmed noted predicted argued "
    "claimed".split()
)
_CONSORTIA = frozenset("consortium group syndicate alliance team".split())
_RELATIONS = KIN | {"unit", "affiliate", "subsidiary"}
_ITS = (len("its"), len("their"))
_OUTDOES = all_forms("outbid beat overtake pip outdo")
_ACTED_ON = _OUTDOES | all_forms("sue join") | {"out", "off"}  # "outbid its rival Beta", "buy out its partner"
_LED = 5  # nodes of "A new consortium of investors"
_ALSO = frozenset("also separately".split())
# Verbs with "it" for an object.
_TAKES = frozenset("see sees saw take takes took taking make makes made making keep keeps kept put puts leave leaves left get got".split())


def describes(word: str) -> bool:
    """Whether a word may stand between a preposition and a name: "for the search startup Beta"."""
    plain = word not in _OBLIQUE and word not in cues.OPENERS and word not in cues.PREPOSITIONS
    plain = plain and word not in cues.BUYS and word not in _OUTDOES
    verb = word in _TELLS or word in cues.AUXILIARY or word in cues.LEVEL or word in cues.MOVES or (word.endswith("ed") and "-" not in word)
    return plain and not verb


def is_subject(nodes: Sequence[Node], i: int) -> bool:
    """Whether a name stands where a subject or a possessor stands, and is not merely quoted as a source."""
    if nodes[i].kind not in ("company", "reference"):
        return False
    if _is_among_them(nodes, i):
        return False
    dated = i + 2 < len(nodes) and nodes[i + 1].kind == "period"  # "Acme last week reported"
    dated = dated or (i + 2 < len(nodes) and nodes[i + 1].word in _ALSO)  # "Acme also reported a rise"
    behind = [node.word for node in nodes[i + 1 + dated : i + 4 + dated]]
    if behind[:1] == ["-"]:
        return False  # "Acme-rival Beta said"
    possessive = behind[:1] in (["'s"], ["’s"])
    if not possessive and any(word in cues.ATTRIBUTION for word in behind[: 2 if nodes[i].kind == "company" else 0]):
        told = behind[1:2] if behind[0] in ("has", "had", "have") else behind[:1]
        return told == ["reported"] and "that" not in behind
    if nodes[i].kind == "reference" and nodes[i].end - nodes[i].start == len("it") and i and nodes[i - 1].word in _TAKES:
        return False  # "investors took it calmly"
    if _is_attribute(nodes, i) or is_run_by(nodes, i) or _is_done_to(nodes, i) or _is_served(nodes, i):
        return False
    j = _in_front(nodes, i, possessive=possessive)
    if j < 0:
        return True
    if _is_object_of_its(nodes, i, j):
        return False
    return not _is_object(nodes, i, j) and (_acts_there(nodes, i, j, behind) or _is_free(nodes, i, j, possessive=possessive))


def _is_object(nodes: Sequence[Node], i: int, j: int) -> bool:
    """Whether what stands in front of a name, at node `j`, makes an object or an example of it."""
    word, before = nodes[j].word, nodes[j - 1].word if j else ""
    if (word == "as" and before == "such") or _is_listed_behind_by(nodes, i):
        return True  # "Suppliers such as Acme pay for promotions": an example
    if word == "(" or word in cues.BUYS or word in _TELLS or word in _OUTDOES:
        return True  # "agreed to buy Beta", "bought the engine maker Beta": the object
    # "Beta, whose biggest customer is Acme, fell 6%"
    return word in ("is", "are", "was", "were") and any(node.word == "whose" for node in nodes[max(0, j - 5) : j])


def _acts_there(nodes: Sequence[Node], i: int, j: int, behind: Sequence[str]) -> bool:
    """Whether a name behind a preposition or a conjunction does something all the same: "rose 3% after it reported inflows of"."""
    word, before = nodes[j].word, nodes[j - 1].word if j else ""
    if word == "of" and before in _ORGANS:
        return True  # "the board of Acme"
    if word in _SUBORDINATES and nodes[i].kind == "reference" and nodes[i].end - nodes[i].start == len("it"):
        return True
    if word in _SUBORDINATES and i - j == 1 and behind[:1] and _DID.match(behind[0]):
        return True  # "rose 3% after Beta disclosed a stake of"
    if _closes_opening(nodes, i, j) and behind[:1] and (behind[0] in cues.MOVES or _DID.match(behind[0])):
        return True  # "After the announcement Acme rose 3%"
    if word == "with" and behind[:1] and (behind[0].endswith("ing") or nodes[i + 1].kind == "metric"):
        return True  # "with Acme holding 6%"
    if word == "of" and before in _CONSORTIA and _opens_with_consortium(nodes[:j]):
        return True  # "A consortium of Acme and Beta has outbid"
    if word == "by" and before == "led" and _opens_with_consortium(nodes[: j - 1]):
        return True
    if word == "from" and before in ("data", "figures") and nodes[i].kind == "reference":
        return True  # "data from the company show"
    return word == "among" and behind[:1] != [] and behind[0] in cues.MOVES  # "among the builders Acme lost 3%"


def _is_free(nodes: Sequence[Node], i: int, j: int, *, possessive: bool) -> bool:
    """Whether no preposition stands in front of a name, but for "a rise in Acme's revenue"."""
    owns = possessive and nodes[i].kind == "company" and nodes[j].word in _HELD_IN
    return owns or nodes[j].kind != "word" or nodes[j].word not in _OBLIQUE


def _is_done_to(nodes: Sequence[Node], i: int) -> bool:
    """ "Acme blamed Beta, which takes 44% of its output, for a loss": whom another one does something to."""
    verb = i - 1
    while verb > 0 and nodes[verb].word in SKIPPED:
        verb -= 1
    if verb < 1 or not nodes[verb - 1].companies or not nodes[verb].word.endswith("ed") or nodes[verb].word in _TOLD:
        return False
    return [node.word for node in nodes[i + 1 : i + 2]] in ([","], ["for"], ["over"])  # not "warned Beta had lost", "awarded Beta a"


def _is_served(nodes: Sequence[Node], i: int) -> bool:
    """ "It supplies Acme and Beta and made $5m": the objects of a verb, whose subject goes on with "and"."""
    first, last = list_start(nodes, i), i
    while last + 2 < len(nodes) and nodes[last + 1].word in (",", "and") and nodes[last + 2].kind == "company":
        last += 2
    if first < 2 or not nodes[first - 2].companies or not nodes[first - 1].word.endswith(("s", "ed")) or nodes[first - 1].word in _TOLD:
        return False
    behind = [node.word for node in nodes[last + 1 : last + 3]]
    return behind[:1] == ["and"] and behind[1:] != [] and is_finite(behind[1])


def _is_object_of_its(nodes: Sequence[Node], i: int, j: int) -> bool:
    """ "outbid its rival Beta, offering $9m", "will buy out its partner, Italy's Beta, paying $9m": what its subject does something to."""
    if nodes[j].word == "," and nodes[j - 1].word in _RELATIONS:
        j = next((k for k in range(j - 2, max(-1, j - _LED), -1) if nodes[k].kind == "reference"), j)
    if nodes[j].kind != "reference" or nodes[j].end - nodes[j].start not in _ITS or j == 0 or nodes[j - 1].kind != "word":
        return False
    if j == i - 1 and i + 1 < len(nodes) and (held := nodes[i + 1].metric) is not None and held.id == "stake":
        return True  # "has raised its Beta stake, and holds 14%"
    verb = nodes[i + 1].word if i + 1 < len(nodes) else ""
    if verb in cues.AUXILIARY or verb in cues.MOVES or verb in cues.POSSESSIVE or _DID.match(verb):
        return False  # "said its rival Beta had lost"
    before = nodes[j - 1].word
    return before in _ACTED_ON or before in _OBLIQUE - {"of"} or before in cues.BUYS or _DID.match(before) is not None


def _closes_opening(nodes: Sequence[Node], i: int, j: int) -> bool:
    """Whether a name stands right behind the phrase that opens its sentence: "Ahead of the results Acme", "Following the news Acme"."""
    opens = j == 0 or (j == 1 and [node.word for node in nodes[:2]] == ["ahead", "of"])
    return opens and i - j > 1 and nodes[j + 1].word == "the" and nodes[j].word in _OPENS


def _opens_with_consortium(nodes: Sequence[Node]) -> bool:
    """ "A consortium led by Acme has bought"; but "raised $9m from a group led by Acme" is told of whom it is for."""
    words = [node.word for node in nodes]
    return 0 < len(words) <= _LED and words[0] in cues.DETERMINERS and not _CONSORTIA.isdisjoint(words)


def _is_listed_behind_by(nodes: Sequence[Node], i: int) -> bool:
    """ "Research by Acme, Beta and Castor sizes the market at $9bn": each of them is only where it comes from."""
    first = list_start(nodes, i)
    # "In a round led by Harbour, Acme raised $9m": behind the comma the subject begins
    starts = first == i - 2 and nodes[i - 1].word == "," and i + 1 < len(nodes) and _DID.match(nodes[i + 1].word) is not None
    return 0 < first < i and nodes[first - 1].word == "by" and not starts


def list_start(nodes: Sequence[Node], i: int) -> int:
    """The first name of those listed up to the one at node `i`, joined by commas and "and"."""
    while i > 1 and nodes[i - 1].word in (",", "and") and nodes[i - 2].kind == "company":
        i -= 2
    return i


def _is_among_them(nodes: Sequence[Node], i: int) -> bool:
    """ "640 customers, Acme and Beta among them; 41 of those pay": only examples of what is counted."""
    while i + 2 < len(nodes) and nodes[i + 1].word in (",", "and") and nodes[i + 2].kind == "company":
        i += 2
    return [node.word for node in nodes[i + 1 : i + 3]] == ["among", "them"]


def is_run_by(nodes: Sequence[Node], i: int) -> bool:
    """ "The operator of Oak Barrel Tavern and Beta posted": the last of those that somebody runs."""
    return nodes[i - 1].word == "and" and any(a.word in _RUNS and b.word == "of" for a, b in pairwise(nodes[max(0, i - _BRANDS) : i]))


def _is_relation_of(nodes: Sequence[Node], i: int) -> bool:
    """ "Acme rival Beta", "Acme engine supplier Beta": whose rival or supplier the other one is."""
    behind = nodes[i + 1 : i + 4]
    end = next((k for k, node in enumerate(behind) if node.kind != "word"), 0)
    return end > 0 and behind[end].kind == "company" and behind[end - 1].word.removesuffix("s") in KIN


def _is_attribute(nodes: Sequence[Node], i: int) -> bool:
    """ "Castor, an authorised Acme distributor, sells": the name only says of what kind, behind "a" and before a noun and a comma."""
    if i and nodes[i - 1].kind == "reference" and nodes[i - 1].end - nodes[i - 1].start == len("its") and _is_site(nodes, i + 1):
        return True  # "its Danyang plants"
    if _is_relation_of(nodes, i):
        return True  # "Acme rival Beta opened 12 shops"
    if i and nodes[i - 1].kind == "value" and i + 1 < len(nodes) and nodes[i + 1].kind == "metric":
        return True  # "lands a $9m Acme deal"
    a = nodes[i - 1].word in ("a", "an") or (i > 1 and nodes[i - 1].kind == "word" and nodes[i - 2].word in ("a", "an"))
    return a and i + 2 < len(nodes) and nodes[i + 1].kind == "word" and nodes[i + 2].word == ","


def _is_site(nodes: Sequence[Node], i: int) -> bool:
    """ "plants", "factory": what a business has somewhere."""
    return i < len(nodes) and nodes[i].word in cues.BUILT


def _in_front(nodes: Sequence[Node], i: int, *, possessive: bool) -> int:
    """The node that tells how the name at node `i` stands: past the names it is listed with and the words that describe it."""
    j = i - 1
    while j > 0 and nodes[j].word == "and" and nodes[j - 1].kind == "company" and not possessive:
        j -= 2  # "underwritten by Acme and Beta": the first one tells
    if j > 1 and nodes[j].word in cues.GENITIVE and nodes[j - 1].kind == "word" and not possessive:
        j -= 2  # "to Finland's Beta"
    while j >= 0 and nodes[j].kind == "word" and (nodes[j].word in SKIPPED or (i - j < 4 and describes(nodes[j].word))):
        j -= 1
    return j
