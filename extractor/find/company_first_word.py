"""What the words right behind a name say about it: a figure, a verb, a thing that companies have, a role, a product.

[Acme] shares · [Acme] said · [Acme] 3.9% · [Acme] raised its dividend · [Acme] and other lenders · [FTSE] 100 · [Bravelle] users
"""

from __future__ import annotations

import re

from extractor.find.company_affairs import is_on_call, read_affairs
from extractor.find.company_clauses import PERSONAL, PRODUCT_NOUNS, PRODUCT_WORDS, RATING
from extractor.find.company_predicates import INTENTS, acts, deals_in, has_paid, is_segment, read_predicate
from extractor.find.company_results import is_of_division, read_results
from extractor.find.company_sources import is_by_analysts, reckons
from extractor.find.company_words import DEALING, DESCRIPTORS, DOING, FOLLOWERS, MOVING, POSSESSIONS, SAYING
from extractor.find.no_company_words import AFTER_PLURALS, PLANTS
from extractor.find.other_names import PLACES

# Doubao 2.0, but not "Acme 3.9%" or "Acme 5 million".
_VERSION = re.compile(r" \d{1,2}(?:\.\d+)?(?![\w.,%]|\.\d| ?(?:per|pc|percent|million|billion|trillion|%|bps|basis|points|cents))")
CHANGE = re.compile(
    r" \(?(?:(?:up|down|off|by|with|at|on) )?[+−–-]?\d+(?:\.\d+)?(?:%| ?per ?cent| ?pc\b)| (?:with|on) \d+(?:\.\d+)? million(?=[,.;]| and)"
)
_SHARE = re.compile(r" \d+(?:\.\d+)?(?:%| ?per ?cent| ?pc\b)")  # "behind Beta's 41%"
# "Acme's 1,730 engineers"; a town has shops too
_STAFFED = re.compile(
    r" \d[\d,.]*(?: [a-z-]+)? (?:engineers|employees|staff|developers|programmers|subscribers|customers|franchisees)\b"
)
# "ahead of Acme's 38,400", "Acme's $4m"
_SO_MANY = re.compile(
    r" (?:[$€£¥₹]\d[\d.,]*|\d{1,3}(?:,\d{3})+|\d[\d.]*(?=m|bn| [mb]illion))(?:[mb]n?| [mb]illion)?"
    r"(?=[,.;)\n]| (?:and|in|or|while|but)\b)"
)
_FIGURES = frozenset("0123456789$€£¥₹")
_ROLE_NOUNS = (
    "analyst|economist|strategist|director|founder|co-founder|partner|manager|chairman|chairwoman|president|spokesman|spokeswoman|"
    "spokesperson|executive|trader|lawyer|officer|boss|head|chief"
)
# "Acme senior resources analyst Jo Bell", "Acme founder Jo Bell"
_ROLE_AFTER = re.compile(rf" (?:[a-z][a-z-]+ ){{0,3}}?(?:{_ROLE_NOUNS})(?:,? (?:of|for) [\w&' -]{{2,40}})? [A-Z]")
# "Bravelle was upgraded", "the Bravelle app"
_PRODUCT = re.compile(
    r" (?:(?:was|is|were|has been|had been|will be|got) (?:(?:first|newly|recently|officially|then|also) )?"
    r"(?:integrated|upgraded|updated|released|rolled out|unveiled|downloaded|installed|discontinued|embedded|open-sourced|pre-installed)\b"
    rf"|(?:(?:{PRODUCT_WORDS})s?|search engine|operating system|mini-program)\b)"
)
# What is dug up or drilled, and named for its place: "the Kalanga mine".
_DIGS = frozenset("mine mines smelter oilfield gasfield deposit quarry pit".split())
# What is called by where it lies: "Osaka's Naniwa ward", "the Antofagasta appeals court".
_PLACES = frozenset("ward prefecture province governorate voivodeship municipality".split())
_LINES = frozenset("labels brands marques".split())  # "under the Sitt El Beit and Nile Gold labels"
_OF_BRANDS = frozenset({"maker", "distiller", "bottler", "publisher"})  # "Snoozle maker Acme"
_PERSONAL_VERBS = frozenset("resigned retired died quit stepped graduated was said says added win wins won".split())
_STANDING = frozenset({"with", "at", "on", "up", "down", "off"})  # "the leader was Acme with 31%", "with Acme down 4%", "Acme on 7%"
# "Acme climbed 5.1%", "Acme rose as much as 4 per cent"
_BY_PERCENT = re.compile(
    r" \w+,? (?:(?:by|as much as|more than|about|nearly|almost|another|a further|over|some) )?\d+(?:\.\d+)?(?:%| ?per ?cent| ?pc\b)"
)
_TRADED = frozenset({"shares", "stock", "shareholders"})
_SHARES_DO = MOVING | frozenset(
    "closed ended were was have had are opened changed hit finished which lost added will would voted approved rejected".split()
)
# "It won Acme as a client"
_AS_CLIENT = re.compile(r" as an? (?:[a-z]+ )?(?:client|customer|supplier|investor|tenant|bidder|lender|competitor)\b(?! of )")
# "Acme, Bolt and five other delivery startups"
_OTHERS = re.compile(
    rf",? and (?:\w+ )?other (?:[\w-]+ ){{0,2}}?(?:{'|'.join(sorted(noun for noun in DESCRIPTORS if noun[-1] == 's'))}|managers)\b"
)
_BODIES_BEHIND = frozenset({"association", "federation", "charity", "watchdog", "ministry", "ombudsman"})
_CURRENCIES = frozenset({"dollar", "dollars", "peso", "pound", "franc", "krone", "crown"})  # "The Australian dollar"
# "Acme to lay off 9,000", "Acme to cut up to 400 jobs"
_JOBS_TO_GO = re.compile(
    r" to (?:lay off|cut|axe|shed|slash|create|hire) [\w ]{0,16}?\d[\d,]*(?: [\w-]+)? ?(?:jobs|staff|workers|posts|people|$|\n|in\b|at\b)"
)
# "Acme to build 800MWh site", "Acme to invest $40m"
_SO_MUCH = re.compile(r" to (?:build|open|close|shut|launch|invest|make|produce|supply|deliver|recall|raise|borrow) (?:an? )?[$€£¥₹]?\d")
_MOVES, _COMPANIES_DO = frozenset({"doing", "moving"}), frozenset({"acquire", "merge", "delist", "spin"})
_OF_PLACE = re.compile(r" of ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")  # "Acme of Norway"
_ROUNDS = frozenset(f"series {letter}" for letter in "abcdefg")  # "Acme's $40 million Series B"
_SCALES = frozenset({"million", "billion", "trillion"})
# Behind these nothing is said of the name.
_SILENT = frozenset(
    "in on for from as by or but than into over after before while when if because under during since until".split()
)
_SIGNS = frozenset("+-−–")
# FTSE 100, S&P 500, Euro Stoxx 50
_INDEX_SIZES = frozenset("30 40 50 100 200 225 250 300 350 500 600 1000 2000".split())
_AUXILIARIES = ("is", "was", "has", "had", "will", "would", "can", "could", "must")
_FIRST_WORD = {
    **dict.fromkeys(_AUXILIARIES, "auxiliary"),
    **dict.fromkeys(SAYING, "saying"),
    **dict.fromkeys(DOING, "doing"),
    **dict.fromkeys(MOVING, "moving"),
    **dict.fromkeys(DEALING, "dealing"),
    **dict.fromkeys(FOLLOWERS, "follower"),
}
_VERBS = frozenset({"saying", "doing", "moving", "dealing"})
FOLLOWERS_IN_CAPITALS = frozenset({"CEO", "CFO", "COO", "CTO"})
_ROLES_AFTER = frozenset(_ROLE_NOUNS.split("|"))
# "Its Flow Control division", "Acme's Thermal segment"
_PARTS = frozenset({"division", "segment", "division's", "segment's"})
_HAD = frozenset({"article", "possessed"})
_ANALYSTS = frozenset("analyst analysts economist economists strategist strategists researchers".split())
_RATED = frozenset({"its", "the", "a", "moved", "went", "switched", "stayed"})
# A name with none of these behind it has no role, product, data or rating there: one look spares four.
_TELLING = _ROLES_AFTER | _ANALYSTS | PRODUCT_NOUNS | _RATED | frozenset(_AUXILIARIES)
# What may stand between a name and its verb: "Acme more than tripled its sales", "Acme now operates 112 stores", "Acme on Monday posted"
_BETWEEN = re.compile(
    r" (?:(?:more than|nearly|almost|roughly|about)(?= (?:doubled|tripled|quadrupled|trebled|halved) )"
    r"|(?:now|currently|already|also|recently)(?= [a-z]+s? )"
    r"|(?:(?:late )?on |late )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|evening|night))?(?= [a-z])"
    r"|(?:today|yesterday|(?:earlier )?this week|last (?:week|month|year))(?= [a-z]+ ))"
)
_OPENS_BETWEEN = frozenset(
    "more nearly almost roughly about now currently already also recently late on today yesterday earlier this last".split()
) | {f"{day}day" for day in "Mon Tues Wednes Thurs Fri Satur Sun".split()}


def words_after(tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """What the words right behind a name say: a figure, a verb, a thing that companies have, a role, a product."""
    first = tail[1 : tail.find(" ", 1)]
    if first in _OPENS_BETWEEN and (between := _BETWEEN.match(tail)) is not None:
        tail = tail[between.end() :]
    elif first in _SILENT and first not in _STANDING:
        if first == "as" and _AS_CLIENT.match(tail):
            evidence.append("predicate")
        return
    if (" call" in tail or " webcast" in tail) and is_on_call(tail):
        evidence.append("metric_possession")
    words = tail.partition("\n")[0].split(" ", 5)
    first = words[1]
    if first in _STANDING:
        if CHANGE.match(tail):
            evidence.extend(("change",) if first in ("with", "at", "on") else ("change", "moving"))
        return
    if not first.islower():
        _capital_or_figure(first, tail, evidence, vetoes)
        return
    _word(first, words, tail, evidence, vetoes)


def _word(first: str, words: list[str], tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """A word in small letters: a verb, a follower of a name, or one that tells of its role or of what it is."""
    if first in _PERSONAL_VERBS and PERSONAL.match(tail):
        vetoes.append("person")
    verb = first.rstrip(".,;:")
    if verb in _DIGS or verb in _PLACES or (verb == "appeals" and words[2:3] == ["court"]):
        vetoes.append("mine")
        return
    if verb in _LINES or (verb in _OF_BRANDS and words[2:3] and words[2][:1].isupper()):
        vetoes.append("product_noun")
    row = _FIRST_WORD.get(verb)
    if is_segment(verb, tail) or (verb in _PARTS and not _HAD.isdisjoint(vetoes)):
        vetoes.append("segment")
        return
    read_predicate(verb, words, tail, evidence)
    read_results(verb, tail, evidence)
    read_affairs(verb, words, tail, evidence)
    if "national" in evidence and deals_in(verb, words):
        evidence.append("doing")
    if row is None:
        _unlisted(verb, words, tail, evidence, vetoes)
    elif row in _VERBS and verb[-1] == "s" and len(words) > 2 and words[2].rstrip(".,;:") in AFTER_PLURALS:
        row = None  # "Block trades were rare": no verb
    else:
        _listed(row, words, tail, evidence)
    if not _TELLING.isdisjoint(words):
        _told(row, words, tail, evidence, vetoes)


def _capital_or_figure(first: str, tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """ "FTSE 100", "Acme 3.9%", "Doubao 2.0", "Acme CEO"."""
    if first[:1].isdigit() or first[:1] in _SIGNS:
        if first in _INDEX_SIZES:
            vetoes.append("index")
        elif CHANGE.match(tail):
            evidence.append("change")
        elif _VERSION.match(tail):
            vetoes.append("version")
    elif first in FOLLOWERS_IN_CAPITALS:
        evidence.append("follower")


def _listed(row: str, words: list[str], tail: str, evidence: list[str]) -> None:
    """A verb or a follower of the tables, with what goes on behind it."""
    first = words[1].rstrip(".,;:")
    evidence.append(row)
    if row in _MOVES and _BY_PERCENT.match(tail):
        evidence.append("change")
    elif row == "auxiliary":
        if acts(words):
            evidence.append("doing")
            if has_paid(tail):
                evidence.append("figure")
    elif first in _TRADED and len(words) > 2 and words[2].rstrip(".,;:") in _SHARES_DO:
        evidence.append("traded")  # "Acme shares fell"


def _unlisted(first: str, words: list[str], tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """A word of no table that tells something all the same."""
    if "index" in words[1:3] and "provider" not in words:
        vetoes.append("index")  # "the KBW bank index"
    elif first == "s":  # filings lose their apostrophes: "Acme s revenue"
        possession(tail[2:], evidence)
    elif first[-2:] == "ed":
        evidence.append("verb")
    elif first in PLANTS:
        vetoes.append("plant")
    elif first in _CURRENCIES:
        vetoes.append("currency")
    elif first == "itself":
        evidence.append("itself")  # "Acme itself, with sales of £9m": nobody is that
    elif first in _BODIES_BEHIND:
        vetoes.append("body")  # "the VDMA association"
    elif first == "and" and "other" in words and _OTHERS.match(tail):
        evidence.append("descriptor")
    elif first == "to" and len(words) > 2 and words[2].lower() in INTENTS:
        evidence.append("dealing" if words[2].lower() in _COMPANIES_DO else "doing")
        if _JOBS_TO_GO.match(tail) or _SO_MUCH.match(tail):
            evidence.append("figure")
    elif first == "of" and (found := _OF_PLACE.match(tail)) and found[1] in PLACES:
        evidence.append("of_place")
        rest = tail[found.end() :]
        if rest[:1] == " ":
            words_after(rest, evidence, vetoes)  # "Acme of Norway owns"
        elif rest.startswith((", which ", ", whose ")):
            evidence.append("which")


def _told(row: str | None, words: list[str], tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """A role, a product, data or a rating behind the first word."""
    if not _ANALYSTS.isdisjoint(words) and is_by_analysts(tail):
        evidence.append("analysts")
    rated = not _RATED.isdisjoint(words) and RATING.match(tail) is not None
    if row == "auxiliary":
        if _PRODUCT.match(tail):
            vetoes.append("product_noun")
    elif row is not None and row != "follower":
        if rated:
            evidence.append("rating")
    elif row is None and rated and (words[1].rstrip(".,;:")[-2:] == "ed" or words[1] in _RATED):
        evidence.append("rating")
    elif not _ROLES_AFTER.isdisjoint(words) and _ROLE_AFTER.match(tail):
        evidence.append("role_after")
    elif not PRODUCT_NOUNS.isdisjoint(words) and _PRODUCT.match(tail):
        vetoes.append("product_noun")


def possession(tail: str, evidence: list[str]) -> None:
    """ "Acme's revenue", "behind Acme's 41%"; anything else may be a person's."""
    words = tail.replace(",", " ,").split(None, 5)
    named = len(words) > 1 and words[0][:1].isupper() and words[1][:1].isupper()  # "Jo Bell's Acme Capital"
    words = [word.lower() for word in words]
    if named and words[0] not in POSSESSIONS:
        words[1] = ""
    if reckons(words):
        evidence.append("source")
    if words[1:2] != [] and words[1] in _SCALES:
        words = [word.rstrip(".;:") for word in words[2:]]  # "Acme's $1.1 billion takeover of Beta"
    measured = not POSSESSIONS.isdisjoint(words[:2]) or _SHARE.match(tail) or (words[:1] and words[0] in MOVING)  # "Acme's jumped 212%"
    measured = measured or is_of_division(tail) or " ".join(words[:2]).rstrip(".;:") in _ROUNDS
    measured = measured or (tail[1:2].isdigit() and _STAFFED.match(tail) is not None)
    evidence.append("metric_possession" if measured else "possession")
    if not measured and tail[1:2] in _FIGURES and _SO_MANY.match(tail):
        evidence.append("figure")
