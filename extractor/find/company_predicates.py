"""What the predicate behind a name says of it: verbs of business with what they govern.

[Acme] is a maker of pumps · [Acme] swung to a loss · [Acme] said it will close · [Acme] plans to buy · [Acme] paid $4m
"""

from __future__ import annotations

import re

from extractor.find.company_words import APPOSITIONS, DEEDS

# What a company is: "is a maker of pumps", "was the country's largest lender"; other things are units and platforms too.
_OF_OTHERS = frozenset("unit division arm platform house owner venture partnership vendor parent".split())
_KINDS = "|".join(sorted(APPOSITIONS - _OF_OTHERS))
_BETWEEN = r"(?:(?!(?:that|which|who|for|with|by|to) )[\w’'-]+ ){0,4}?"
_IS = re.compile(
    r" (?:is|was|remains|became) (?:(?:now|also|already|currently|still|last|itself|reportedly|said to be) )?"
    rf"(?:(?:an?|the|one of the|among the|[A-Z]\w+['’]s?) {_BETWEEN}(?:\w*makers?|(?:{_KINDS})s?)\b"
    r"|(?:weighing|considering|mulling|exploring|plotting|preparing|close to|nearing) (?:an? |its )?(?:[^\s,;]+ ){0,4}?"
    r"(?:bid|offer|takeover|listing|float|flotation|acquisition|disposal|rights issue|buyback)\b"
    r"|in (?:[a-z]+ )?talks (?:with|over|about) [^.;\n]{0,60}?"
    r"(?:sale|bid|stake|merger|takeover|refinanc\w+|lenders|creditors|bondholders|buy\w*)\b"
    r"|(?:near|close to|nearing) (?:an? |its )?(?:[a-z-]+ ){0,3}?(?:deal|agreement) (?:to (?:buy|sell|acquire|merge)|with)\b"
    r"|(?:acquired|bought(?: out)?|taken over|taken private|snapped up|spun (?:off|out))(?: (?:in|for) [^ ]+){0,2} by\b"
    r"|in talks to (?:raise|borrow|buy|acquire|sell|merge|list|float)\b"
    r"|valued at |listed (?:on|in) |quoted on |headquartered in |(?:majority-)?owned by |backed by |controlled by )"
)
# "Flow Control was the fastest-growing segment": a part of a company
_IS_SEGMENT = re.compile(r" \w+ (?:by far )?(?:an?|the|its|our) (?:[\w'’-]+ ){0,3}?(?:segment|division)\b")
_BEING = frozenset({"is", "was", "remains", "remained", "became"})
# What a company has: "has a market value of $4bn", "had revenue of $4bn"
_HAS = re.compile(
    r" (?:has|had) (?:an? (?:[\w-]+ ){0,2}?(?:market (?:value|cap\w*|share)|valuation|workforce|order book|backlog)\b"
    r"|(?:[\w-]+ ){0,2}?(?:revenues?|sales|turnover|earnings|net debt|net cash|orders) (?:of|worth) [A-Za-z]{0,3}[$€£¥₹]?\d"
    r"|(?:[a-z]+ ){0,2}?[A-Z]{0,3}[$€£¥₹]\d[\d.,]*(?:[mb]n?| [mb]illion)? (?:of|in|under) (?:[a-z]+ )?"
    r"(?:orders|debts?|cash|assets|deposits|loans|revenues?|sales|management|property|reserves)\b)"
)
# What it has so many of: "has 88 stores", "had 2.4m customers"
_HAS_MANY = re.compile(
    r" (?:has|had) (?:(?:about|around|some|nearly|almost|over|only|just|more than) )?\d[\d,.]*(?:[mb]n?| [mb]illion)? (?:[\w-]+ ){0,2}?"
    r"(?:stores|shops|branches|outlets|dealers|showrooms|supermarkets|plants|factories|depots|warehouses|lorries|trucks|jets|aircraft"
    r"|customers|clients|subscribers|policyholders|borrowers|(?:paying|paid) members|staff|employees|workers)\b"
)
# What it makes: "swung to a net loss", "made a profit of"
_MAKES = re.compile(
    r" (?:(?:swung|returned|slumped|slipped|sank|moved|plunged) (?:back )?(?:in)?to (?:an? )?(?:[\w-]+ ){0,3}?(?:profit|loss|profitability)"
    r"|(?:made|makes) an? (?:[\w-]+ ){0,3}?(?:profit|loss)|(?:broke|breaks) even|turned (?:over [A-Z]{0,3}[$€£¥₹]|profitable))\b"
)
# What it wins: "won an order for 40 jets"
_WINS = re.compile(r" \w+ (?:(?:an?|its|the|two|three|several) )?(?:(?!for|from)[\w-]+ ){0,4}?(?:orders?|contracts?)\b")
# "won U.S. approval for its migraine shot", "received clearance from the European regulator"
_APPROVED = re.compile(
    r" \w+ (?:(?:U\.?S\.?|UK|EU|FDA|[A-Z][a-z]+|regulatory|marketing|conditional|accelerated|full|final|formal|priority|fast-track) ){0,3}?"
    r"(?:approval|clearance|authori[sz]ation|certification) (?:for (?:its|the|a|an)\b|from the|to (?:sell|market|launch|build|fly)\b)"
)
_HAVING = ("has", "had")
_RECEIVING = frozenset("won received secured obtained gained got sought seeks".split())
_PREDICATES = {
    **dict.fromkeys(("is", "was", "remains", "became"), _IS),
    **dict.fromkeys(_HAVING, _HAS),
    **dict.fromkeys("won landed secured clinched bagged booked".split(), _WINS),
    **dict.fromkeys("swung returned slumped slipped sank moved plunged made makes broke breaks turned".split(), _MAKES),
}
# "Which Acme took private", "Acme goes public"
_TURN = re.compile(
    r" (?:(?:took|takes) (?:\w+ ){0,2}(?:private|over)|(?:went|goes) (?:public|bust|bankrupt|under|into (?:administration|liquidation))"
    r"|(?:co-)?led (?:the|an?|its) (?:[\w-]+ ){0,3}(?:round|funding|financing|market|field)"
    r"|sets? aside|(?:wrote|writes|spun) off|teamed up|ceased trading)\b"
)
# "Acme alone took 71% of the market", "Acme held 10.3% of shipments"
_SHARE = re.compile(
    r" (?:alone )?\w+ (?:for )?(?:about |around |nearly |almost |roughly |some )?\d[\d.]*(?:%| ?per ?cent| ?pc)"
    r"(?: and \d[\d.]*(?:%| ?per ?cent| ?pc))?"
    r" of (?:(?:the|all|its|that|global|world|worldwide|total|[A-Z]\w+['’]s) )*(?:[\w-]+ ){0,2}?"
    r"(?:market|shipments|sales|segment|category|volumes?|deliveries|exports|imports|output|production|capacity)\b"
)
# "Acme ranked third with 12.4%", "Acme was second with 6 million", "Acme led with a 28% share", "Acme took a 9% share"
_PERCENT = r"(?:about |around |nearly |almost |just |some )?\d[\d.]*(?:%| ?per ?cent| ?pc)"
_NO_VOTE = r"(?!(?: of (?:the )?(?:[a-z]+ )?| )(?:votes?|ballots?|delegates|seats|poll|points)\b)"
_RANKED = re.compile(
    r" (?:ranks|ranked|came|comes|finished|placed|was|is|follows|followed)(?: in)?(?: an?(?: close| distant)?)?"
    r" (?:first|second|third|fourth|fifth|sixth|last|top|next)(?: place)?,? (?:with|on|at) "
    rf"(?:{_PERCENT}|\d[\d.,]*(?: [mb]illion\b|[mb]n?\b)){_NO_VOTE}|(?: has)? led with an? {_PERCENT} share\b{_NO_VOTE}"
    rf"| (?:leads|led)(?: there| the (?:market|field|pack|list|ranking|table|way))? with {_PERCENT}{_NO_VOTE}"
    rf"| (?:took|takes|has|had|holds|held|won|commands|commanded) an? {_PERCENT} (?:market )?(?:share|slice|stake|holding)\b{_NO_VOTE}"
    # "kept its lead with 38% of the market", "stayed in front with 6 million", "topped the table, shipping 61 million"
    rf"|(?: \w+ (?:its|the) (?:\w+ )?(?:lead|spot|place|crown|position)| \w+ (?:in front|on top|ahead|in the lead|the (?:market )?leader))"
    rf",? (?:with|on|at) (?:an? )?(?:\w+ (?:share )?of )?(?:{_PERCENT}|\d[\d.,]*(?: [mb]illion\b|[mb]n?\b)){_NO_VOTE}"
    r"| topped the (?:table|market|rankings?|list|charts?|field)\b(?! (?:of|for|with) (?:the |an? )?(?:poll|song|album|film))"
)
# "Acme sold 8,400, up 11%", "Acme sold 8,400 electric vehicles", "Acme shipped 61 million, ahead of Beta", "Acme saw registrations fall 8%"
_SOLD = re.compile(
    r" (?:alone )?(?:sold|shipped|delivered|registered) (?:about |some |just |nearly |almost )?\d[\d.,]*\d(?: [mb]illion|[mb]n?\b)?"
    r"(?:,? (?:up|down|ahead of|against|compared with|\d[\d.]*% (?:more|fewer|less))\b|[.;](?!\d)"
    r"| (?:[a-z][\w-]+ ){0,2}(?:vehicles|units|phones|smartphones|handsets|headsets|chips|robots|GPUs|EVs|scooters|motorcycles|trucks)\b)"
    r"| saw (?:its )?(?:registrations|deliveries|shipments|sales|volumes|orders)"
    r" (?:fall|drop|slip|slide|rise|climb|jump|grow|shrink|decline)\b"
)
_RANKING = frozenset(
    "leads "
    "led ranks ranked came comes finished placed was is follows followed took takes has had holds held won commands commanded kept keeps "
    "retained extended widened remained remains stayed stays topped".split()
)
_SELLING = frozenset("alone sold shipped delivered registered saw".split())
_SHARING = frozenset(
    "alone took takes has had have held holds hold commands commanded accounts accounted claimed captured controls controlled".split()
)
# "Acme led with $30 million", "Acme came in as a new investor", "Acme has given it $38m"
_BACKS = re.compile(
    r" (?:(?:co-)?led with [A-Z]{0,3}[$€£¥₹]|came in (?:as|with|for)\b|(?:has |had )?given (?:it|them|the \w+) [A-Z]{0,3}[$€£¥₹]"
    r"|(?:also )?(?:chipped|put) in [A-Z]{0,3}[$€£¥₹]|re-upped|doubled down)"
)
_BACKING = frozenset("led co-led came has had given also chipped put re-upped doubled".split())
# "Acme announced a $75 million Series B", "Acme closed its seed round"
_ROUND = re.compile(
    r" \w+ (?:an?|its) (?:[$€£¥₹][\d.,]+(?:[mb]n?| [mb]illion)?,? )?"
    r"(?:[Ss]eries [A-H]\b|(?:pre-)?seed\b|(?:funding|financing|venture) round\b)"
)
# "Acme walked away from a £1.9 billion bid for Beta", "Acme dropped its pursuit of Beta"
_GIVES_UP = re.compile(
    r" (?:walked away from|dropped|abandoned|withdrew|pulled(?: out of)?|scrapped|trumped|sweetened)"
    r" (?:an?|its|the) (?:[^ \n]+ ){0,5}?(?:bid|offer|pursuit|takeover|merger|acquisition|approach)\b"
)
_GIVING_UP = frozenset("walked dropped abandoned withdrew pulled scrapped trumped sweetened".split())
_CLOSES = frozenset("closed announced unveiled landed completed bagged nabbed snagged banked".split())
_TURNS = frozenset("took takes went goes set sets wrote writes spun teamed ceased led co-led".split())
# The future of headlines, "Acme to buy Bolt", and of sentences, "Acme will buy Bolt".
INTENTS = frozenset(
    """
    acquire buy sell merge invest float list launch shed axe cut build raise open close shut pay issue spin delist supply expand hire
    mothball shutter idle scrap suspend reopen relocate move revive pull exit quit drop test refinance replace offload trim freeze lift
    miss beat exceed slash double restart halt resume produce make lay create recall repay split borrow report publish deliver cancel
    eliminate
    """.split()
)
_COMPANIES_DO = frozenset({"acquire", "merge", "list", "float", "delist"})
# The same under way: "Acme is cutting jobs"
_UNDER_WAY = frozenset(
    """
    acquiring buying selling merging investing floating launching shedding axing cutting building raising opening closing shutting
    paying issuing spinning supplying expanding hiring slashing doubling restarting halting producing laying recalling repaying
    borrowing delivering cancelling testing developing moving
    """.split()
)
_DEAL_IN, _BEHIND = frozenset("sell build brew mine supply".split()), 2
_AIMS = frozenset("plans planned aims hopes intends expects agreed wants is was".split())
_ADVERBS = frozenset({"also", "now", "already", "then", "since", "recently", "instead", "itself", "just", "so", "far", "reportedly"})
# "Acme declined to comment", "Acme did not respond to a request for comment"
_SILENT = re.compile(
    r" (?:(?:declined|refused) to (?:comment|be drawn)"
    r"|did not (?:\w+ )?(?:respond|reply) to (?:an? |several )?(?:requests?|e?-?mails?|calls?))\b"
)
# "Acme said on Monday that pretax profit fell", "Acme said it would close"
_SAYS = frozenset("told said says warned announced reported added confirmed".split())
_ITSELF = re.compile(
    r" \w+(?: (?:on )?\w+day| in an? [\w ]{4,20}| on the same day| separately| later| in [A-Z]\w+| last (?:week|month))?,?(?: that)?"
    r" (?:its (?:[\w.]+[ -]){0,3}sales|(?:its (?:\w+[ -]){0,3}|(?:\w+[ -]){0,2})(?:profits?|revenues?|earnings|turnover|ebitd?a|ebit|income"
    r"|margins?|net debt|orders|deliveries|order (?:intake|book|backlog)|capital spending|capex|free cash flow|headcount)"
    r"|(?:its )?(?:\w+[ -]){0,2}(?:quarter|half|year|group|net|same-store|comparable|like-for-like|organic) sales) \w"
)
_IT = re.compile(
    r" \w+(?: (?:the|its) (?:stock )?(?:exchange|market|regulator|investors|shareholders|creditors|staff|workers|unions|analysts))?"
    r"(?: (?:on )?\w+day)?,?(?: adding)?(?: that)? it (?:(?:will|would|plans to|aims to|is to|was to) (?P<does>\w+)"
    r"|(?P<so_many>(?:owns|operates|runs|employs|makes|sells|charges|serves|holds|supplies|ships|raised|posted|made|earned|lost|sold|paid"
    r"|booked|shipped|delivered|generated|borrowed|invested|opened|cut|took) (?:about |around |over |nearly |some |an? )?"
    r"[$€£¥]?\d)|had|has|is|was|expects|expected)"
)
_ABOUT = (
    r"(?:(?:about|around|over|nearly|almost|some|another|roughly|more than|up to|at least|a (?:further|record)|an? (?:total|average) of) )?"
)
# What a company pays, "paid $4m"; and what hardly anybody else counts, "delivered 41,000 cars", but "the app recorded 900 visits"
_MONEY = re.compile(
    rf" \w+ {_ABOUT}(?:[A-Z]{{0,3}}[$€£¥₹]\d|(?:Rs|RMB|CHF|SFr) ?\d|\d[\d,.]*(?: (?:[mb]|tr)illion)? (?:yuan|yen|won)\b)"
)
_A_SHARE = re.compile(r" \w+ (?:[a-z]{0,3}[$€£¥₹])?\d[\d.,]*(?:p|c| pence| cents)? (?:in cash )?(?:a|per|for each) share\b")
_OFFERING = frozenset({"offered", "offers", "bid", "bids"})
_COUNT = re.compile(rf" \w+ {_ABOUT}\d[\d,.]*(?:[mb]n?| [mb]illion)? [a-z]{{3}}")
_SHARES = re.compile(rf" (?:placed|issued|sold) {_ABOUT}\d[\d,.]*(?: [mb]illion)? (?:new|existing|additional) (?:\w+[ -])?shares\b")
_CHARGES = re.compile(
    rf" charge[sd] {_ABOUT}(?:[A-Z]{{0,3}}[$€£¥₹]\d[\d.,]*(?! a (?:year|term|semester|visit))|\d[\d.,]* (?:yuan|yen|won|rupees|baht)\b)"
)
_COUNTING = frozenset(
    "delivered delivers built builds opened opens closed handled handles carried carries mined insured insures flew ferried brews "
    "brewed supplied".split()
)


def read_predicate(first: str, words: list[str], tail: str, evidence: list[str]) -> None:
    """Adds what the verb behind a name says with the words that it governs; `first` is that verb, `tail` begins behind the name."""
    told = _PREDICATES.get(first)
    if told is not None and told.match(tail):
        evidence.append("predicate")
    elif (first in _TURNS and _TURN.match(tail)) or (first in _CLOSES and _ROUND.match(tail)):
        evidence.append("dealing")
    if first in _GIVING_UP and _GIVES_UP.match(tail):
        evidence.append("dealing")
    if first in _RECEIVING and _APPROVED.match(tail):
        evidence.append("predicate")
    if first in _BACKING and _BACKS.match(tail):
        evidence.append("dealing")
    if (first in _SHARING and _SHARE.match(tail)) or (first in _RANKING and _RANKED.match(tail)):
        evidence += ("doing", "figure")
    if first in _SELLING and _SOLD.match(tail):
        evidence.append("figure")
    if first in _HAVING and _HAS_MANY.match(tail):
        evidence.append("figure")
    if first in ("declined", "refused", "did") and _SILENT.match(tail):
        evidence += ("doing", "aim")
    if first in _SAYS:
        if _ITSELF.match(tail):
            evidence.append("itself")
        elif it := _IT.match(tail):
            evidence.extend(("its", "aim") if it["does"] in INTENTS else ("its", "figure") if it["so_many"] else ("its",))
    elif first in _AIMS and words[2:3] == ["to"] and words[3:4] and words[3] in INTENTS:
        evidence.append("dealing" if words[3] in _COMPANIES_DO else "aim")
    elif first in ("charges", "charged") and _CHARGES.match(tail):
        evidence += ("doing", "figure")
    elif (first in DEEDS and _MONEY.match(tail)) or (first in _COUNTING and _COUNT.match(tail)) or _SHARES.match(tail):
        evidence.append("figure")
    elif first in _OFFERING and _A_SHARE.match(tail):
        evidence += ("doing", "figure")


def deals_in(first: str, words: list[str]) -> bool:
    """ "Norway's Acme and Denmark's Bolt sell pumps": what two do."""
    return first in _DEAL_IN and len(words) > _BEHIND and words[_BEHIND][:1].islower()


def is_segment(first: str, tail: str) -> bool:
    """Whether a name is said to be a division.

    >>> is_segment("was", " was the largest segment"), is_segment("was", " was the largest airline")
    (True, False)
    """
    return first in _BEING and _IS_SEGMENT.match(tail) is not None


def has_paid(tail: str) -> bool:
    """
    >>> has_paid(" has spent $5m on spots"), has_paid(" has spent a year on it")
    (True, False)
    """
    return _MONEY.match(tail, tail.find(" ", 1)) is not None


def acts(words: list[str]) -> bool:
    """Whether a verb of business stands behind an auxiliary: "has cut", "will also build", "is selling"."""
    at = 2
    while at < len(words) - 1 and words[at] in _ADVERBS:
        at += 1
    verb = words[at].rstrip(".,;:") if at < len(words) else ""
    if words[1] in ("has", "had"):
        return verb in DEEDS
    if words[1] in ("will", "would", "could"):
        return verb in INTENTS
    return words[1] in ("is", "was") and verb in _UNDER_WAY
