"""Whether the words around a value speak of a state that holds now.

    Acme operates 124 ships                            the nearest verb in front is in the present
    Acme, which is based in Oslo, had 300 stores       asides are looked past
    Founded in 2015, Acme serves 41,000 homes          a verb in the present parts the value from a date in front of it
    Holders of 38% of the debt have signed up          the verb of a subject stands behind it

Left alone: what was so once, what is planned ("plans 40 stores") and what is done again and again ("adds 40 stores a year").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.link import cues, metric_verbs
from extractor.link.leads import value_start, word_before
from extractor.link.metrics.noun_phrases import is_adverb, is_past, is_verb
from extractor.link.nodes import Node
from extractor.link.verb_forms import PAST

# Verbs of having and being, with one owner and with several: whatever is their object is a state.
_STATES = frozenset(
    "has holds holding having employs owns operates runs serves covers manages houses hosts spans comprises includes contains boasts "
    "counts claims leases lets occupies offers carries keeps retains sits".split()
)
PLURAL_STATES = frozenset("trade retain have hold employ own operate run serve cover manage lease offer produce generate".split())
_HOLD = frozenset("control own hold retain number keep operate employ".split())
_PRESENT = (
    cues.NOW
    | _STATES
    | frozenset(
        "is are have stands exceeds employ values trades remains account accounts reaches puts bears make makes represents consists "
        "amounts equals ranks fetch fetches produces costs charges sells sits controls retains keeps gets derives draws owes consist stand "
        "remain numbers looks spend spends".split()
    )
)
_PAST = frozenset(
    "was were had did rose fell grew stood came made took sold bought won lost paid built ran spent kept left began became got".split()
)
_CAST = frozenset("put cut set".split())  # as often in the past
# Verbs in the present that look ahead, report, or move.
_NO_STATES = cues.MOVES | frozenset(
    "plans expects aims wants says needs seeks hopes sees adds opens closes forecasts targets intends launches predicts estimates reports "
    "gets buys".split()
)
_STILL = frozenset("still now also already together jointly".split())
_HELPERS = frozenset("has have is are 's".split())
_BREAKS = frozenset("; which who that but while whereas".split())
# What is a part of a sum is as old as the sum.
_PARTS = frozenset("account accounts represents makes comprises equals comes amounts totals".split())
_BUILT = frozenset("built bought set spun born".split())
# What customers, sellers and staff do, in the present.
_THEY_DO = frozenset("subscribe pay use sell buy rely work live belong shop bank trade order advertise visit earn make build stay "
    "remain".split())
_PLAINLY = frozenset(base for base, past in PAST.items() if base not in past.split()) | {"offer"}  # whose past is another word
_IS = frozenset("is are include includes exceed exceeds mature matures".split())  # what is said of a sum as it is
_WAYS = frozenset("down up back".split())
_JOINED = frozenset("signed joined subscribed registered enrolled adopted".split())
_DONE = frozenset("employed held owned controlled operated leased staffed".split())
_NEAR = 6  # nodes of "(a stake of 12%) in Beta is held"
_FAR = 12  # nodes between a subject and its verb
_SUBJECT = 8  # nodes of "of the staff at each plant"


def is_present(nodes: Sequence[Node], i: int) -> bool:
    """Whether the words in front of a value speak of now: "once" with a verb behind it does not."""
    if nodes[i + 1 : i + 2] and nodes[i + 1].word == "outstanding":
        return True
    if any(node.word == "once" and nodes[j + 1].kind == "word" for j, node in enumerate(nodes[:i])):
        return False
    return present_verb(nodes, i) is not None or _is_done_behind(nodes, i)


def _is_done_behind(nodes: Sequence[Node], i: int) -> bool:
    """ "Some 4,200 people are employed by Acme", "A stake of 12% in Beta is held by Acme"."""
    verb = next((j for j in range(i + 1, min(i + _NEAR, len(nodes) - 1)) if nodes[j].kind not in ("word", "company")), i + _NEAR)
    are = (j for j in range(i + 1, min(verb, len(nodes) - 1)) if nodes[j].word in ("is", "are"))
    return any(nodes[j + 1].word in _DONE for j in are)


def present_verb(nodes: Sequence[Node], i: int) -> int | None:
    """The place of the nearest verb in front of a value, where it is in the present."""
    skipped = _asides(nodes, i)
    if _governs_in_past(nodes, i):
        return None
    for j in range(i - 1, -1, -1):
        if j in skipped:
            continue
        word = nodes[j].word
        before = nodes[j - 1] if j else None
        if word in ("leases", "numbers") and nodes[j + 1].kind != "value" and nodes[j + 1].word not in cues.APPROXIMATORS:
            continue  # "net debt, leases included, of €690m", "Second-quarter numbers from Acme: cash $66m"
        if word in _PRESENT or _is_state(nodes, j) or (word == "changes" and nodes[j + 1].word == "hands"):
            return j
        if word in _HOLD and before is not None and _holds_plainly(nodes, j, i):
            return j
        if word in _PAST and not (before is not None and before.word in _HELPERS):
            return None
        owned = before is not None and before.word in cues.GENITIVE  # "Acme's widened to 31%"
        if word.endswith("ed") and is_verb(word) and before is not None and (owned or _is_subject(before)):
            return None
    return None


def _governs_in_past(nodes: Sequence[Node], i: int) -> bool:
    """ "net debt, leases included, amounted to 3.1 times EBITDA": the verb right in front of a value is in the past."""
    verb = value_start(nodes, i) - 1
    verb -= verb > 0 and nodes[verb].word in ("to", "at", "by")
    helped = verb > 0 and nodes[verb - 1].word in cues.AUXILIARY
    return verb > 0 and is_past(nodes[verb].word) and not helped


def _holds_plainly(nodes: Sequence[Node], j: int, i: int) -> bool:
    """ "the chairman and his wife control 41%", "the founders still own 29%", "subscribers in Europe number 6 million"."""
    before = next((node for node in reversed(nodes[:j]) if node.word not in _STILL), nodes[j - 1])
    if nodes[j].word == "number":
        return before.word not in cues.DETERMINERS and not before.amount
    named = before.kind in ("word", "company")
    return j == value_start(nodes, i) - 1 and named and before.word not in cues.AUXILIARY


def _is_subject(node: Node) -> bool:
    return node.kind in ("company", "reference", "metric") or node.word in cues.RELATIVES


def _is_state(nodes: Sequence[Node], j: int) -> bool:
    """ "Acme flies 40 routes", "the two lenders serve 4 million savers": a verb between a subject and its figure."""
    word, k = nodes[j].word, j - 1
    while k >= 0 and (is_adverb(nodes[k].word) or nodes[k].word in ("now", "also", "still", "today")):
        k -= 1
    if k > 0 and nodes[k].word == "," and (opens := next((m for m in range(k - 1, max(0, k - _FAR), -1) if nodes[m].word == ","), 0)):
        k = opens - 1  # "Acme, founded in 1846, brews 3 million barrels"
    if k < 0 or nodes[k].kind == "metric" or not (_is_subject(nodes[k]) or nodes[k].word in ("they", "it")):
        return False
    if word in PLURAL_STATES and word != "own":
        return True
    figure = j + 1 < len(nodes) and (nodes[j + 1].kind == "value" or nodes[j + 1].word in cues.APPROXIMATORS)
    if word == "own":
        return figure  # but "of its own shares"
    return figure and is_third_person(word)


def is_third_person(word: str) -> bool:
    """Whether a word looks like a verb of one subject in the present that tells of a state: "brews", "arranges"."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) and word not in _NO_STATES


def is_verb_of_now(word: str) -> bool:
    """ "employs", "exports"; but "hybrids 34.5%"."""
    return is_third_person(word) and is_any_verb(word)


def _asides(nodes: Sequence[Node], i: int) -> set[int]:
    """The places of relative clauses between commas in front of a value."""
    found: set[int] = set()
    for k in range(1, i):
        opens = nodes[k - 1].word == "," or (k > 1 and nodes[k - 2].word == "," and nodes[k - 1].word in cues.PREPOSITIONS)  # ", in which"
        if nodes[k].word in ("which", "who", "where", "whose") and opens and k not in found:
            closes = next((j for j in range(k + 1, i) if nodes[j].word == "," and j + 1 < i and _goes_on(nodes[j + 1].word)), None)
            found.update(range(k, closes if closes is not None else k))
    return found


def is_any_verb(word: str) -> bool:
    """Whether a word is a verb of any kind or tense, an auxiliary too."""
    return is_verb(word) or word in cues.AUXILIARY or word in _PRESENT or word in metric_verbs.FORMS


def _goes_on(word: str) -> bool:
    return is_any_verb(word) or is_past(word)


def holds(nodes: Sequence[Node], i: int) -> bool:
    """Whether a figure that no table lists is the object of a verb of having: a state."""
    verb = present_verb(nodes, i)
    if verb is None:
        return False
    return nodes[verb].word in _STATES or nodes[verb].word in PLURAL_STATES or _is_state(nodes, verb)


def is_told_of_now(nodes: Sequence[Node], i: int) -> bool:
    """Whether no verb in front of a value looks elsewhere: "players offer packages of", but "went for", "will deliver them at"."""
    words = [node.word for node in nodes[:i] if node.kind == "word"]
    return not any(word in _PAST or word in _CAST or word in cues.FORECAST or is_past(word) for word in words)


def since(nodes: Sequence[Node], found: int, i: int) -> bool:
    """Whether a verb in the present parts a value from a period in front of it: "founded in 2015, it serves 41,000 homes"."""
    verb = present_verb(nodes, i)
    if verb is None or verb < found or nodes[verb].word in _PARTS:
        return False
    opening = nodes[0].word
    founded = opening.endswith("ed") or opening in _BUILT
    return founded or _is_parted(nodes[found + 1 : verb])


def has_arrived(nodes: Sequence[Node], i: int) -> bool:
    """ "has climbed to 28%", "have since fallen back to $4m": the level that a movement has led to by now."""
    k = value_start(nodes, i) - 1
    moved = next((j for j in range(k - 1, max(0, k - _FAR), -1) if nodes[j].word in cues.MOVES), None)
    if k < 1 or nodes[k].word != "to" or moved is None or any(node.word in (",", ";") for node in nodes[moved:k]):
        return False
    seen = any(a.word in ("has", "have") and b.word == "seen" for a, b in pairwise(nodes[max(0, moved - _SUBJECT) : moved]))
    if seen:
        return True  # "has seen its margin drop to 12%"
    verb = nodes[moved - 1].word
    moved -= nodes[moved].word in _WAYS and (verb.endswith("ed") or verb in cues.MOVES)  # "has drifted down to", "has crept up to"
    adverbs = takewhile(lambda node: is_adverb(node.word) or node.word in ("since", *cues.NOW), reversed(nodes[:moved]))
    return nodes[moved - 1 - len(list(adverbs))].word in ("has", "have")


def opens_clause(nodes: Sequence[Node], k: int) -> bool:
    """Whether another clause begins behind a node: ";", ", and"."""
    return nodes[k].word == ";" or (nodes[k - 1].word == "," and nodes[k].word in ("and", "but", "while", "whereas"))


def now_behind(nodes: Sequence[Node], found: int, i: int) -> bool:
    """ "passed $1.2bn in January, and 38% of customers now pay for it": another clause, with its "now" behind the value."""
    clause = takewhile(lambda node: node.word not in (",", ";", ".") and node.kind != "value", nodes[i + 1 : i + _FAR])
    return _is_parted(nodes[found + 1 : i]) and any(node.word in cues.NOW for node in clause)


def _is_parted(between: Sequence[Node]) -> bool:
    """Whether one clause ends and another begins."""
    joined = any(a.word == "," and b.word in ("and", "but", "while") for a, b in pairwise(between))
    return joined or any(node.word in _BREAKS for node in between) or [node.word for node in between] in (["and"], [",", "and"])


def of_subject(nodes: Sequence[Node], i: int) -> bool:
    """ "Holders of 38% of the debt have signed up": the value stands in the subject, and its verb is in the present."""
    if any(is_any_verb(node.word) and not node.word.endswith("ing") for node in nodes[:i]):
        return False
    for node in nodes[i + 1 : i + _FAR]:
        if node.word in ("have", "has", "is", "are"):
            return True
        if node.word == "," or node.kind == "value" or is_any_verb(node.word):
            return False
    return False


def opens_with(nodes: Sequence[Node], i: int) -> bool:
    """ "…; just 41 outlets are its own", "…, and 112 of the 140 employees are engineers": the subject of a clause in the present."""
    k = value_start(nodes, i)
    if k > 1 and nodes[k - 1].word == "of" and nodes[k - 2].kind == "value":
        k = value_start(nodes, k - 2)  # a part of it
    noun = nodes[k - 2].metric if k > 1 and nodes[k - 1].word == "of" else None
    if noun is not None and noun.group in ("balance", "count", "income") and noun.period_kind == "instant":  # "Its debts of $160m include"
        k = next((j for j in range(k - 2, max(-1, k - _SUBJECT), -1) if j == 0 or opens_clause(nodes, j - 1)), k)
    of_those = k > 1 and nodes[0].word == "of" and nodes[k - 1].word == "," and all(node.kind == "word" for node in nodes[: k - 1])
    if k and not of_those and not (k > 1 and opens_clause(nodes, k - 1)):
        return False  # "Of those, 1,200 are engineers" speaks of now too
    clause = list(takewhile(lambda node: node.kind not in ("value", "mark"), nodes[i + 1 : i + _FAR]))
    verb = next((j for j, node in enumerate(clause) if is_any_verb(node.word)), None)
    if verb is None or clause[verb].word not in _IS:
        return False
    return not any(node.word == "to" or node.word in cues.FORECAST for node in clause[verb:])


def do_so(nodes: Sequence[Node], i: int) -> bool:
    """ "Some 310 utilities subscribe to it", "more than 11,000 farmers sell through its app": the subject of a verb in the present."""
    before = word_before(nodes, i)
    opens = before is None or before.word in (",", ";", "and", "where")
    clause = takewhile(lambda node: node.kind != "mark", nodes[i + 1 : i + _SUBJECT])
    subject = (node for node in clause if node.word not in _STILL)  # "35,000 companies now use it"
    verb = next((node.word for node in subject if is_any_verb(node.word) or node.word in _THEY_DO), "")
    joined = verb == "have" and not _JOINED.isdisjoint(node.word for node in nodes[i + 1 : i + _SUBJECT])  # "in 74 cities have signed up"
    behind = [node.word for node in nodes[i + 1 : i + 3] if node.word not in _STILL]
    plainly = behind[:1] != [] and behind[0] in _PLAINLY  # "8,300 employers offer its app", "17 million people still do the job"
    return opens and (joined or plainly or verb in _THEY_DO)
