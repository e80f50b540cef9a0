"""What a clause behind a comma says about the name before it.

[Acme], a maker of pumps · [Acme], which employs 900 · [Acme], its backer · [Acme], founded in 1871 · [Bell], 41, · [Bell], the director
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.find.company_results import which_foresees
from extractor.find.company_words import (
    APPOSITIONS,
    DEEDS,
    DESCRIPTOR_PAIRS,
    DESCRIPTORS,
    MOVING,
    POSSESSIONS,
    TRADES,
)
from extractor.find.no_company_words import BODIES, PERSON_WORDS
from extractor.find.other_names import PLACES

_AGE = re.compile(r", (?:aged )?\d\d(?:[,.](?!\d))")
PRODUCT_WORDS = (
    "app|model|smartphone|phone|handset|drug|vaccine|tablet|game|sedan|saloon|suv|pickup|truck|laptop|chatbot|assistant|franchise|browser|trial|"
    "accelerator|headset|console"
)
# What only a person does: "Bell resigned", "Bell said she"
PERSONAL = re.compile(
    r" (?:(?:resigned(?! as auditor)|retired|died|quit as|stepped down|graduated|was born"
    r"|w[io]ns? (?:the |an? |this year's )?(?:[\w-]+ ){0,4}?(?:awards?|prizes?|medals?))\b|(?:said|says|added) (?:he|she|his|her)\b)"
)
_FORMER_POST = re.compile(r"formerly (?:of|at|with|its?|an?|head|chief|director|vice|senior|managing|editor|deputy)\b")
_GRADE = r"\W?(?:buy|hold|sell|neutral|reduce|accumulate|add|overweight|underweight|outperform|underperform|equal[ -]weight)\b"
RATING = re.compile(
    r" (?:(?:rates?|values?) (?:the|its) (?:stock|shares|company)\b"
    rf"|(?:moved|went|switched|stayed|remained)(?: (?:from|to|at|up|down|back))+ {_GRADE}"
    r"|(?:upgraded|downgraded|lifted|raised|cut|lowered|moved|put) (?:it|the (?:stock|shares|company)|[A-Z]\w+)"
    rf" (?:(?:up |down )?to|from|at) {_GRADE}"
    r"|(?:\w+ )?(?:its|the|a) (?:\W?[\w.]+\W? ){0,4}(?:rating|target|price target|recommendation|forecast|guidance|stake|dividend)\b)"
)
_STATE = re.compile(r", (?:[A-Z][a-z]{2,3}\.|[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,.;)]| \()")
_BODY = re.compile(
    rf", (?:an?|the|another|one of) (?:[\w'’-]+ ){{0,3}}(?:{'|'.join(sorted(BODIES))})"
    r"(?=[,.;)\n]| (?:that|which|of|for|in|has|whose|and)\b)"
)
# "Acme, Spain's second-largest phone company"
_LARGEST = re.compile(
    r"[\w.]+(?: [\w.]+)?['’]s? (?:[\w-]+ ){0,2}?(?:\w+-)?(?:largest|biggest|smallest|oldest|leading|main|top|newest|only)\b"
)
_PLACE = (
    r" (?:[\w-]+ ){0,3}?(?:mines?|mills?|plants?|fields?|deposits?|ports?|airports?|cit(?:y|ies)|towns?|markets?|econom|unions?"
    r"|part(?:y|ies)|islands?)"
)
_MAKERS_OF_NONE = frozenset({"film-maker", "policy-maker", "law-maker", "dress-maker", "image-maker"})
_NO_BUSINESS = re.compile(rf"{_PLACE}| (?:[\w-]+ ){{0,2}}?(?:economists?|lawyers?|painters?|actors?|politicians?)\b")
# "Acme, Bolt and Cord, three delivery start-ups, raised"
_SO_MANY = re.compile(
    r"(?:(?:the|[\w’'-]+['’]s) )?(?:both|all|two|three|four|five|a pair of|a trio of|rival) (?:of )?(?:[\w'’-]+ ){0,4}?"
    rf"(?:\w+makers|{'|'.join(sorted(noun for noun in DESCRIPTORS - {'investors', 'partners', 'owners'} if noun[-1] == 's'))})\b"
)
_OF_WHAT = re.compile(r"(?:\w*makers?|manufacturers?|operator|parent|supplier|provider|distributor|producer|publisher) (?:of|to|behind) ")
# "Acme, the older of Spain's two furniture chains"
_OF_SO_MANY = re.compile(
    r"the (?:\w+er|first|second|third|last) of (?:the|\w+['’]s) (?:[\w-]+ ){0,3}?"
    rf"(?:\w*makers|{'|'.join(f'{noun}s' for noun in sorted(APPOSITIONS - {'division', 'unit', 'owner', 'house', 'partnership'}))})\b"
)
_ITS = frozenset({"its", "long", "once", "now", "still"})
# "Acme, its backer", "Acme, its biggest holder"
_THEIRS = re.compile(
    r"(?:long |once |now |still )?its (?:[\w-]+ ){0,4}?"
    r"(?:backer|parent|lender|rival|subsidiary|unit|affiliate|supplier|insurer|broker|auditor|adviser|landlord|holder"
    r"|shareholder|customer|creditor|competitor|peer|arm|maker|manufacturer|operator|publisher|owner in)\b"
)
# "Acme, ninth, grew fastest", "Acme, ranked third"
_RANKED = re.compile(
    r"(?:ranked |now |still )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|no\. ?\d+)[,.] "
)
# "(Acme), Bolt and Cave held 15.7%, 9.3% and 8.8%": as many figures as names
_NAME = r"[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,2}"
IN_STEP = re.compile(
    rf"(?:, {_NAME}){{0,5}}(?:,? and {_NAME})? (?:held|hold|had|have|took|claimed|commanded|shipped|sold|delivered|posted|reported|made)"
    r" (?:about |around )?[a-z]{0,3}[$€£¥]?\d[\d.,]*(?:%| ?per ?cent| ?pc| ?[mb]illion| ?[mb]n)?,? (?:and )?(?=[$€£¥]?\d)"
)
# "Acme, the investment vehicle of its founder", "Acme, the founding family's vehicle": whose it is makes it no person
_HOLDS_FOR = re.compile(
    r"(?:an?|the) (?:[\w’'-]+ ){0,3}?(?:vehicle|family (?:office|trust)|investment arm|holding company) (?:of|for|owned|controlled)\b"
    r"|(?:its|the) (?:[\w-]+ ){0,2}?[\w-]+['’]s? (?:[\w-]+ )?(?:vehicle|family (?:office|trust)|investment arm|holding company)\b"
    r"|(?:an?|the) (?:[\w’'-]+ )?family (?:office|trust|vehicle|holding(?: company)?)\b"
)
# "Acme, an activist shareholder", "Acme, the activist whose stake has grown"
_ACTIVIST = re.compile(r"(?:an?|the) (?:[\w-]+ ){0,2}activist (?:investor|shareholder|fund|firm|holder|hedge|(?:that|whose|which|with)\b)")
# "Acme Partners, with a 6.2% stake", "Acme, with a 23% share", "Acme, with 6.2 per cent, will accept", "Acme, with sales of €9bn"
_WITH_STAKE = re.compile(
    r"with (?:[a-z-]+ ){0,2}?(?:sales|revenues?|turnover|assets|deposits|profits?) of [a-z]{0,3}[$€£¥₹]?\d|"
    r"with (?:an? |its |about |nearly |just over |some )*\d[\d.]* ?(?:%|per ?cent|pc)(?: (?:stake|holding|interest)\b"
    r"| (?:market )?(?:share|slice)\b(?! of (?:the )?(?:[a-z]+ )?votes?\b)|[,.;](?!\d))"
)
# "Without Acme, the climbing website it bought in May"
_IT_BOUGHT = re.compile(
    r"(?:an?|the) (?:[\w'’-]+ ){1,5}?(?:that |which )?(?:it|they) (?:(?:has|had|have) )?"
    r"(?:bought|acquired|purchased|took over|snapped up|sold|spun off|launched in)\b"
)
# "The drug Bravelle, the Basel company said"
_INQUIT = re.compile(rf"the (?:[\w’'-]+ ){{0,3}}(?:\w*maker|{'|'.join(sorted(APPOSITIONS))}) (?:said|says|told|added|announced|reported)\b")
# "Acme, which rang up €3bn"
_EARNS = re.compile(r"which (?:has |had )?(?!costs?\b)(?:\w+ ){1,3}(?:about |around |over |nearly |almost |up to )?[a-z]{0,3}[$€£¥₹]")
# "Acme, which lost the tender, fell 2.3%"
_MOVES_BEHIND = re.compile(rf", (?:which|whose) [^,.\n]{{3,50}}, (?:{'|'.join(sorted(MOVING))})(?: by)? \d[\d.]*(?:%| ?per ?cent| ?pc)")
# "Acme, which gets 62% of revenue abroad"
_GAINS = re.compile(
    r"which (?:now )?(?:gets|earns|makes|derives|generates|draws|made|earned|got) (?:about |around |over |nearly |almost |some )?"
    r"\d[\d.]* ?(?:%|per ?cent|pc) of (?:its )?(?:\w+ )?(?:revenues?|sales|turnover|profits?|income|earnings|output)\b"
)
# "Acme, which teaches 38,000 pupils", "which has 14m followers"
_TENDS = re.compile(
    r"which (?:has |had |now )?(?:teaches|taught|educates|treats|treated|trains|looks after|cares for|feeds|houses|serves|has|had|counts"
    r"|claims)"
    r" (?:about |around |over |nearly |almost |some |more than )?\d[\d.,]*(?:[mk]n?| [mb]illion)? (?:[\w-]+ ){0,2}?"
    r"(?:pupils|students|patients|children|residents|followers|subscribers|members|users|customers|clients|guests|beds|campuses|clinics"
    r"|stores|shops|branches|hotels|restaurants|schools|hospitals|drivers|staff|employees|workers)\b"
)
_GROWS = re.compile(r"which (?:is|was) (?:now |also )?(?:hiring|recruiting|building|opening|expanding|buying|selling|raising)\b")
# "Acme, whose 210 parlours sell ice cream"
_WHOSE_MANY = re.compile(r"whose (?:[a-z]+ )?\d[\d.,]*(?:[mk]n?| [mb]illion)? (?!(?:years?|days?|months?|points?|children|goals)\b)[a-z]")
# "Acme, which was last valued at $2.5bn"
_VALUED = re.compile(r"which (?:is|was|has been) (?:last |most recently |recently |now )?valued at ")
# "Acme, which has 6.2 per cent"
_HOLDS = re.compile(
    r"which (?:has |had )?"
    r"(?:has|had|holds|held|owns|owned|controls|controlled|speaks for|spoke for|disclosed|built up|built|amassed|sits on|sold|took)"
    r" (?:an? |its |about |around |nearly |almost )*\d[\d.]* ?(?:%|per ?cent|pc)"
)
# "Acme, which Bolt bought in May"
_BOUGHT = re.compile(
    r", (?:which (?:it|[A-Z][\w&'’-]*(?: [\w&'’-]+){0,3}) (?:had )?"
    r"(?:bought|purchased|acquired|owns|owned|sold|founded|controls|backs|spun off|took over)"
    r"|for which (?:it|[A-Z][\w&'’-]*) (?:had )?paid)\b"
)
# "Thermal Systems, the unit that makes chillers": a part of a company
_SEGMENT = re.compile(
    r"(?:the|its) (?:[\w-]+ ){0,2}(?:unit|division|segment|business|arm) (?:that|which|responsible|making|selling)\b"
    r"|(?:the|its) (?:[\w-]+-)?(?:largest|biggest|smallest|newest|main|core|only other) (?:[\w-]+ )?(?:division|segment)\b"
    r"|(?:the|its) (?:division|segment)[,.]"
)
# "Bravelle, Acme's video app"
_OWNED_PRODUCT = re.compile(
    rf", [A-Z][\w&]+(?: [A-Z][\w&]+){{0,2}}['’]s (?:[a-z-]+ ){{0,3}}(?:{PRODUCT_WORDS})(?=[,.;)]| (?:that|which|with|for)\b)"
)
_ROLE = re.compile(
    r"\b(?:ceo|cfo|coo|cto|chief|chairman|chairwoman|president|director|manager|analyst|economist|strategist|head|founder|co-founder|partner|trader|professor|lecturer|"
    r"spokesman|spokeswoman|minister|secretary|governor|lawyer|attorney|executive|chair|boss|who|aged|author|researcher|fellow|mayor|senator)\b"
)
STATES = frozenset(
    """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ont Ore Pa Que Tenn Tex Va
    Vt Wash Wis Wyo
    """.split()
)
# "Jo Bell of Acme, who", "according to Acme, the director": the role is another one's.
_WORKPLACES = frozenset({"role_of", "tie", "source"})
# "Acme, the third-largest holder at 5.2 per cent"
_HOLDER = re.compile(r"(?:the|its) (?:[\w-]+-)?(?:largest|biggest) (?:[\w-]+ ){0,2}?(?:holder|shareholder|investor|bondholder|creditor)\b")
# What is told of a company behind a comma.
_HISTORIES = (
    "founded in ", "founded by ", "owned by ", "backed by ", "controlled by ", "set up by ", "set up in ", "part of ",
    "registered in ", "headquartered in ", "listed ", "floated ", "formed in ", "incorporated in ", "established in ",
    "majority-owned by ", "valued at ", "last valued at ", "acquired ", "bought ", "purchased ", "spun off ", "spun out ",
    "taken private ", "taken over ",
)  # fmt: skip
# "Acme, the wealth manager"; but "Jo Bell, a fund manager".
_KINDS = frozenset(pair for pair in DESCRIPTOR_PAIRS if pair not in (("fund", "manager"), ("money", "manager")))
PRODUCT_NOUNS = frozenset(noun + plural for noun in (*PRODUCT_WORDS.split("|"), "mini-program") for plural in ("", "s")) | {
    "search",
    "operating",
}


def read_clause(tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """Behind a comma: an age, a role, "a maker of …", "which …"."""
    found = _STATE.match(tail)
    if found and (found[0][2:] in PLACES or (found[0][-1] == "." and found[0][2:-1] in STATES)):
        vetoes.append("before_place")
        return
    clause = tail[2:].lower()
    first = clause.partition(" ")[0]
    if _AGE.match(tail):
        vetoes.append("person")
    elif clause.startswith("formerly ") and _FORMER_POST.match(clause):
        vetoes.append("person")  # "Jo Bell, formerly of Acme"
    elif clause.startswith(("which ", "whose ", "formerly ")):
        _relative(tail, clause, evidence)
    elif clause.startswith("for which ") and _BOUGHT.match(tail):
        evidence.append("buying")  # "Acme, for which it paid $9m"
    elif first in ("the", "its") and _SEGMENT.match(clause):
        vetoes.append("segment")
    elif tail[2:3].isupper() and _OWNED_PRODUCT.match(tail):
        vetoes.append("product_noun")
    elif (first in _ITS and _THEIRS.match(clause)) or clause.startswith(_HISTORIES) or _RANKED.match(clause):
        evidence.append("apposition")  # "Acme, its backer", "Acme, founded in 1871", "Acme, ranked third"
    elif _OF_WHAT.match(clause):
        evidence.extend(("apposition", "trade"))  # "Acme, maker of pumps"
    elif clause.startswith("based in "):
        evidence.append("based")
    elif first in ("a", "an", "the") and _IT_BOUGHT.match(clause) and PRODUCT_NOUNS.isdisjoint(clause.split(" ", 7)):
        evidence.append("buying")
    elif first in ("the", "its") and _HOLDER.match(clause):
        evidence.append("apposition")
    elif first == "who" and "source" in evidence and "role_of" not in evidence and "tie" not in evidence:
        vetoes.append("person")  # "according to Bell, who says"
    elif first == "with" and _WITH_STAKE.match(clause):
        evidence.extend(("which", "doing"))
    elif first == "the" and _INQUIT.match(clause):
        return  # "Entresto, the Basel company said"
    elif _is_largest(tail, clause):
        evidence.extend(("apposition", "trade"))  # "Acme & Bolt, the UK's third-largest funeral director"
    elif _SO_MANY.match(clause):
        evidence.append("apposition")
    elif clause.startswith(("a ", "an ", "the ", "one of ", "another ")):
        _apposition(tail, clause, evidence, vetoes)
    elif first == "who" and "descriptor" in evidence:
        return  # "Jo Bell of advisory firm Acme, who"
    elif _WORKPLACES.isdisjoint(evidence) and "locative" not in vetoes and first != "its" and _ROLE.search(clause, 0, 24):
        vetoes.append("person")


def _is_largest(tail: str, clause: str) -> bool:
    """
    >>> _is_largest(", Britain's biggest pawnbroker, shut", "britain's biggest pawnbroker, shut")
    True
    >>> _is_largest(", Peru's largest mine, shut", "peru's largest mine, shut")
    False
    """
    largest = _LARGEST.match(clause, len("the ") if clause.startswith("the ") else 0)
    return largest is not None and (clause[0] == "t" or tail[2].isupper()) and not _NO_BUSINESS.match(clause, largest.end())


def _relative(tail: str, clause: str, evidence: list[str]) -> None:
    """ "which employs 900", "whose revenue rose 29%": what a company does, or what it has."""
    evidence.append("which")
    if RATING.match(tail, len(", which")):
        evidence.append("rating")
    if _MOVES_BEHIND.match(tail):
        evidence.extend(("moving", "change"))
    does = clause.startswith("which") and clause.split(" ", 2)[1] in DEEDS
    if does or any(told.match(clause) for told in (_EARNS, _HOLDS, _VALUED, _TENDS, _GAINS, _GROWS)):
        evidence.append("doing")  # "Acme, which employs 900"
    elif which_foresees(tail):
        evidence += ("doing", "aim")  # "Acme, which now expects core earnings of"
    elif _BOUGHT.match(tail):
        evidence.append("buying")
    elif clause.startswith("whose ") and (_WHOSE_MANY.match(clause) or not POSSESSIONS.isdisjoint(clause.split(" ", 4)[1:4])):
        evidence.append("metric_possession")  # "Acme, whose revenue rose 29%"


def _apposition(tail: str, clause: str, evidence: list[str], vetoes: list[str]) -> None:
    """ "Acme, a maker of pumps"; but "Verdi, the services union", "Bravelle, the drug", "Bell, the director"."""
    words = re.split(r"[ ,.-]+", clause)[1:8]
    whole = {*words, *re.split(r"[ ,.]+", clause)[1:8]}  # "start-up"
    if "-maker" in clause and not _MAKERS_OF_NONE.isdisjoint(clause.partition(",")[0].split(" ")):
        return
    if words[1:2] in (["based"], ["headquartered"]):
        evidence.append("based")
    if _OF_SO_MANY.match(clause):
        evidence.append("apposition")
    elif not BODIES.isdisjoint(words[:4]) and _BODY.match(tail):
        vetoes.append("body")
    elif _HOLDS_FOR.match(clause) or _ACTIVIST.match(clause):
        evidence.append("apposition")
    elif not APPOSITIONS.isdisjoint(whole) or not _KINDS.isdisjoint(pairwise(words)) or _makes_things(words):
        evidence.append("apposition")
        if not TRADES.isdisjoint((*words[:4], *whole.difference(words))) or clause.startswith("the market leader"):
            evidence.append("trade")
        _verb_of(tail, evidence, vetoes)
    elif not PRODUCT_NOUNS.isdisjoint(words):
        vetoes.append("product_noun")
    elif _ROLE.search(clause, 0, 40):
        vetoes.append("person")


def _makes_things(words: list[str]) -> bool:
    """ "Acme, a family-owned toolmaker"; but "Bell, a film-maker" """
    return any(word.endswith("maker") and word not in PERSON_WORDS and word != "maker" for word in words[:5])


def _verb_of(tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """Behind the apposition: "Acme, the broker, trimmed its target price"; "Jo Bell, a maker of films, resigned"."""
    close = tail.find(",", 2)
    if close > 0 and RATING.match(tail, close + 1):
        evidence.append("rating")
    elif close > 0 and PERSONAL.match(tail, close + 1):
        vetoes.append("person")
