"""The words that stand for companies, and what around them says for which: tables and patterns only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor import kin
from extractor.company_nouns import NOUNS
from extractor.nations import PEOPLES

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}

# Who stands on the other side of a deal than the one that is spoken of: "its buyer".
_SIDES = "buyer|acquirer|purchaser|owner|parent|suitor|bidder|predator|seller|vendor"

_FUND = r"(?:hedge[ -]fund|activist(?: investor| fund| shareholder)?|buyout (?:firm|group)|private[ -]equity (?:firm|group|house))"
FUND_BEFORE = re.compile(rf"\b{_FUND} $", re.IGNORECASE)
FUND_BEHIND = re.compile(rf"(?:, (?:an?|the) |[^.\n]{{0,30}}\.\s+The )(?:[\w-]+ ){{0,3}}?(?:{_FUND}|fund)\b")

_RIVALS = "rival|competitor|challenger|counterpart|nemesis|opponent|peer(?!\\ group)|compatriot"
# "the Danes"; "the Dutch have", not "the Dutch market"
_ACTS = r"(?=['’]|\ (?:have|are|were|had|will|would|can|could|do|did|make|made|sell|sold|own|earn|earned|employ|spend|spent|get|say)\b)"
_PEOPLES = "|".join(people + (r"\b(?!-)" if people.endswith("s") and people != "Swiss" else _ACTS) for people in PEOPLES)

PLURALS = frozenset(
    """
    companies firms groups businesses giants startups start-ups rivals players banks lenders retailers airlines carriers automakers
    carmakers chipmakers drugmakers insurers miners producers brewers developers operators broadcasters grocers
    """.split()
)


def _by_letter(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; a word of the text is held only against those that begin as it does.

    >>> _by_letter(["bank", "banker", "firm"])
    'b(?:anker|ank)|f(?:irm)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests[letter])})" for letter in sorted(rests))


_NOUN = _by_letter(NOUNS)
_HOUSE = "|".join(rf"(?<={kind}\ )house" for kind in "equity auction fashion luxury trading".split())  # elsewhere a dwelling
_PARTNER = "|".join(rf"(?<={size}\ )partner" for size in "larger smaller bigger older younger".split())
_PLURAL = _by_letter(PLURALS)
# "Acme said that group net profit fell": no word for a company.
_MEASURED = r"(?:net|operating|underlying|pre-?tax|profits?|sales|revenues?|earnings|income|turnover|ebitda|lending)\b"
# One of two figures side by side: "RMB 5.1 million", "about 38.6%".
_FIGURE = (
    r"(?:(?:about|around|approximately|roughly|nearly|over)\ )?(?:[A-Z]{2,3}\ ?)?[$€£]?\d[\d.,]*"
    r"(?:%|\ [mbt]r?illion|\ per\ ?cent)?(?:\ yuan|\ [a-z]+s)?"
)
_PHRASE = rf"""
    [TtBbAaIiHh]
    (?: (?:he|his|hat(?!\ (?:group|company|bank|store)\ {_MEASURED})|hese|hose|ll(?:\ of\ the)?)\s
        (?: (?P<number>two|three|four|five)\b
            (?P<several>(?:\ [A-Za-z-]{{2,12}}){{0,2}}?\ (?:{_PLURAL})\b)?
            (?P<not_two>\s*(?:of|sides|years|months|weeks|days|quarters|and|[-'’]))?
          | (?P<pair>pair|duo)\b
          | (?P<people>{_PEOPLES})
          | (?P<which>former|latter)\b (?!\s+[a-z]+(?:man|er)\b)
          | (?!(?!(?:takeover|acquisition|bid|smaller|larger|[A-Z]\w+)\ )(?:[\w-]+\ ){{1,3}}targets?\b)  # the full-year sales target
            (?:[A-Z][\w.’-]*(?:\ [A-Z][\w.’-]*)?,\ (?=[\w.’]+(?:\ [A-Z]\w+)?-based\ ))?  # the Columbus, Ohio-based retailer
            (?:(?!(?:[Aa]n?|[Tt]he|[Ii]ts|of|at|for)\ )[\w.’'-]+(?:,\d{{3}}-\w+)?\ ){{0,2}}?(?P<noun>{_NOUN}|{_HOUSE}|{_PARTNER})\b
            (?!-|(?<=target)\ (?:is|was|range|price|date)\b|\ (?:of|in|for|that|which|sector|industry|names?|as\ a\ whole|value|holding|rate
                  |value|customers?|clients?|users?|subscribers?|members|software|subscriptions?|loans?|deposits?)\b) )
      | oth\b
        (?: (?P<both>(?:\ [A-Za-z-]{{2,12}}){{0,2}}?\ (?:{_PLURAL})\b)
          | (?P<both_alone>(?!\s*(?:of|sides|in|the|for|at|by|to)\b|[-'’])) )
      | (?P<theirs>heir)\b(?=\ (?:market\ (?:values|caps|capitali[sz]ations|shares)|valuations|share\ prices)\b)
      | (?P<each_theirs>heir)\b(?=\ (?:[\w&-]+\ ){{1,5}}?
            (?:were|was|stood\ at|came\ to|reached|amounted\ to|totall?ed)\ {_FIGURE}\ and\ {_FIGURE})
      | (?<=[Ii])ts\ (?:(?:new|former|current|future|would-be|prospective|foreign|ultimate)\ )?(?P<other_side>{_SIDES})\b(?!-|\ compan)
      | (?:(?<=[Ii])ts|(?<=[Hh])(?:er|is))\ (?:[\w-]+\ ){{0,3}}?(?P<rival>{_RIVALS})\b(?!-|\ [A-Z])
      | (?P<it>(?<=[Ii])ts?)\b
        (?!\ (?:is|was|would\ be|will\ be|seems?|appears?)\ (?:\w+\ )?
            (?:that|to|likely|clear|unclear|expected|possible|hard|worth\ (?:[a-z]+ing|a|the|it)|too|not)\b|\ w(?:ill|ould)\ be\ worth\b)
    )"""
# One pattern for each mark that may stand before: a search for one fixed character skips the rest of the text, which
# is four times as fast as one for a word border. Nothing can be meant before the first name, so no text begins with one.
PHRASES = {mark: re.compile(re.escape(mark) + _PHRASE, re.VERBOSE) for mark in " \n\"“‘`([—–-/"}
# "Acme, the Oslo lender"; but "led by Acme, valuing the startup at"
# What describes a name in front of it and behind: "the cruise line Acme", "Acme, a maker of tractors"
IN_FRONT = re.compile(r"(?:^|[\s\"“(])((?:(?:(?<![^\n.] )[A-Z])?[a-z][a-z-]{2,} ){1,3})$")
IN_APPOSITION = re.compile(r", (?:the|an?|its) ((?:[A-Za-z][\w’'-]* ){1,7}[a-z-]+)(?=[,.;]| (?:that|which|and)\b)")
# Words of a description that say nothing of a trade.
PLAIN = frozenset(
    """
    whole combined listed enlarged rival same other parent entire main new state ailing troubled smaller larger bigger older younger
    loss-making private public family family-owned state-owned indebted former
    largest biggest second-largest country's world's oldest local foreign
    """.split()
)
# "its biggest tenant, the gym chain Acme"
CALLED = re.compile(rf"\b({_NOUN}), (?:the|an?) (?:[a-z][\w-]* ){{1,4}}$")
APPOSITION = re.compile(rf",(?! \w+ing\b)(?: [\w’'-]+){{1,5}}? ({_NOUN})\b")
# "Oslo-based Acme", "Norway's Acme", "the Norwegian carmaker Acme"; "Acme of Oslo", "Acme, based in Oslo", "Acme, a Norwegian bank"
FROM_BEFORE = re.compile(r"\b([A-Z][a-z]+|U[SK])(?:-(?:based|listed))?(?:['’]s)? (?:[a-z-]+ ){0,2}$")
FROM_BEHIND = re.compile(r"(?: of|, (?:which is )?(?:based|headquartered) in|,? from|, (?:an?|the)) ([A-Z][a-z]+)")
# Nouns that a name itself gives its company.
BY_NAME = {
    "airways": "airline carrier", "airlines": "airline carrier", "air": "airline carrier", "bank": "bank lender",
    "motors": "carmaker automaker", "motor": "carmaker automaker", "pharma": "drugmaker", "pharmaceuticals": "drugmaker",
    "therapeutics": "drugmaker biotech", "insurance": "insurer", "steel": "steelmaker", "mining": "miner", "minerals": "miner",
    "brewing": "brewer", "breweries": "brewer", "supermarkets": "grocer supermarket retailer", "stores": "retailer", "lines": "carrier",
    "semiconductor": "chipmaker", "homes": "housebuilder homebuilder builder", "telecom": "telco operator carrier",
    "electric": "utility", "power": "utility", "water": "utility",
    "bio": "biotech", "biosciences": "biotech", "biopharma": "biotech drugmaker", "biologics": "biotech",
    "oncology": "biotech drugmaker", "resources": "miner explorer producer", "gold": "miner producer explorer",
    "metals": "miner producer smelter", "copper": "miner producer", "lithium": "miner producer explorer", "nickel": "miner producer",
    "oil": "producer explorer driller", "petroleum": "producer explorer refiner", "shipping": "shipper carrier shipowner",
    "tankers": "shipowner", "hotels": "hotelier chain operator", "resorts": "hotelier operator", "properties": "developer landlord",
    "reit": "landlord", "construction": "builder contractor", "assurance": "insurer", "auto": "carmaker automaker",
    "cars": "carmaker automaker", "micro": "chipmaker", "semiconductors": "chipmaker", "mobile": "telco operator", "beer": "brewer",
    "brewery": "brewer", "distillers": "distiller", "distillery": "distiller", "dairy": "dairy", "shipyard": "shipbuilder shipyard yard",
}  # fmt: skip
BY_FIRST_WORD = {"air": "airline carrier", **dict.fromkeys(("bank", "banco", "banca", "banque"), "bank lender")}
# What is held or bought is no subject: "after writing down its shares in Beta, the company".
HELD = re.compile(
    r"\b(?:(?:shares?|stakes?|holdings?|interests?|investments?) in|(?:unit|subsidiary|arm|division|affiliate|part) of"
    r"|acquir(?:e|ing|ed)|buy(?:ing)?|bought|purchas(?:e|ing)|tak(?:e|ing) over) $"
)
HELD_ENDS = frozenset("in of re ng ed uy ht se er".split())  # how the word before ends: a look spares most names the pattern
# "Founded by Acme engineers in 2016, the company": who is named in front of the comma did it.
PARTICIPLE = re.compile(
    r"(?:Founded|Backed|Owned|Controlled|Bought|Acquired|Funded|Financed|Set up|Spun|Carved|Launched|Created|Established|Formed|Led|Run"
    r"|Valued|Supported|Incubated|Chaired) (?:[^,]|,(?=\d))*$"
    r"|[A-Z][a-z]+ed (?:[^,]|,(?=\d))*\bby (?:[\w’'-]+ ){0,4}$"
)
# "Unlike Acme, it", "A supplier to Acme, the company": who is only named to say what somebody else is.
SET_BESIDE = re.compile(
    r"(?:Unlike|Like|Alongside|Along with|Besides|In contrast to|Compared (?:with|to)|Competing with|Competitors such as"
    rf"|(?:(?:An?|The|Once an?|Long an?) )?(?:[a-z-]+ ){{0,2}}{kin.PATTERN} (?:to|of|from|for)|(?:A|The)? ?(?:[a-z-]+ )?[Rr]ival to)"
    r" (?:[a-z][\w’'-]* ){0,3}$",
    re.IGNORECASE,
)
RELATIVE = re.compile(r", (?:\w+ )?(?:which|whom|whose|who|where) [^,;]*$")
BUYING = re.compile(r"\b(?:buy|buying|bought|acquire|acquiring|acquired|purchase|take over) $")
# "Beta ranks it second", "Beta, which it hired": somebody else than the one named last.
DONE_TO = re.compile(
    r"(?:\b(?:rank|rate|help|leave|make|give|tell|ask|cost|owe|pay|sue|award|accuse|join|beat|outbid|lend|grant)(?:s|d|ed)?"
    r"|\b(?:left|made|gave|told|paid|lent|puts?|sold|took|takes)|, (?:which|whom)) $"
)
# "has lost 9%, which leaves it with": no company does so
EVENT = re.compile(r"(?:\d|%| ?per cent|\b[a-z]+), which (?:has |have |had |would |will |could )?[a-z]+ $")
# "will buy 10% of Beta from Castor for $9m, lifting its stake": what the subject does by what was told of the others
DOING = re.compile(r", (?:\w+ly |thus |thereby )?(?!giving|handing|granting|leaving|making)[a-z]+ing $")
# "will sell its mill to Beta for $9m, as it seeks to pare debts": why the subject does so
REASON = re.compile(r"(?:\b(?:because|while|so that|in case|(?:year|month|week|decade)s? after)|;|, (?:as|so|when|while|even as)) $")
OBLIQUE = re.compile(
    r"\b(?:of|from|to|in|with|for|at|buy|bought|acquired?|sold|sell) (?:(?!(?:after|as|when|while|that)\b)[\w’'-]+,? ){0,4}$"
)
# "a round led by Beta valued the company": who only takes part is not who is valued.
VALUED = re.compile(r"\b(?:[Vv]alu|[Pp]ric)(?:e|es|ed|ing) $")
OWNS_PART = re.compile(
    r"(?:,? (?:owns|holds|held|controls)|, with) (?:about |some |nearly |roughly |just over )?\d[\d.]*(?:%| per ?cent)(?: and|[,.]| of)"
)
PARTAKES = ("by ", "from ", "with ")
INVESTORS = re.compile(r"\b(?:investors?|backers?|shareholders?),? (?:[A-Z][\w&.]*,? |plc,? |and )*$")  # "existing investors Bolt and Cave"
# Who has an economy, a budget, a central bank, where it opens its sentence: "Britain publishes its GDP".
COUNTRY = re.compile(
    r"(?:The )?(?:America|Argentina|Australia|Austria|Belgium|Brazil|Britain|Canada|Chile|China|Denmark|Egypt|Finland|France|Germany|Greece"
    r"|India|Indonesia|Ireland|Israel|Italy|Japan|Kenya|Malaysia|Mexico|Netherlands|New Zealand|Nigeria|Norway|Pakistan|Peru|Philippines"
    r"|Poland|Portugal|Russia|Saudi Arabia|Singapore|South Africa|South Korea|Spain|Sweden|Switzerland|Taiwan|Thailand|Turkey|Ukraine"
    r"|United Kingdom|United States|UK|US|U\.S\.|Vietnam|euro zone|eurozone|euro area) [a-z]"
)
