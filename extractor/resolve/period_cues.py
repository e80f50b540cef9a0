"""The words around a time expression that tell what it is there for: a comparison, a quote, a forecast, results to come, mere history."""

from __future__ import annotations

import re

CLAUSE = r"[^.;,()]*(?:[.,](?=\d)[^.;,()]*)*$"  # the rest of a clause, with the points and commas of its figures
# This and `GUIDANCE` are asked of nearly every place: a border character in front lets the search run from word to word.
COMPARED = re.compile(
    rf"""\W(?: (?:than(?:(?<!more[ ]than)(?<!less[ ]than)(?<!fewer[ ]than)|(?![ ][^\w\s]{{0,3}}\d))
              | since|against|below|above|versus|vs\.?|compared[ ](?:with|to))\s{CLAUSE}
          | as[ ]in\s$  # the same as in May
          | (?:ahead|short|shy)[ ]of[ ](?:the[ ])?[^\w\s]{{0,3}}\d{CLAUSE}  # ahead of the 2% achieved in the previous quarter
          | (?:[Aa]fter|[Ff]ollowing)\sa\s(?:[\w-]+\s){{0,2}}$
          | (?:from|after(?:[ ]an?(?:[ ][\w-]+){{0,3}})?)\s[^\w\s]{{0,3}}\d(?:(?![ ]to[ ])[^;,()]|,(?=\d))*$
          | (?:(?<=%\s)|per[ ]?cent\s|points?\s)(?:higher\s|lower\s)?from\s$  # widened 9 basis points from the third quarter
          | (?<=,[ ])(?:which[ ])?end(?:ed|ing)[ ](?:(?:on|in)[ ])?$  # its third quarter, ended Sept. 30
          )""",
    re.VERBOSE,
)
# Up 9% on (the September quarter); but "rose 9% on Monday"
MOVED_ON = re.compile(r"(?:%|\bper ?cent|\bpc) (?:(?:up|down|more|less|higher|lower) )?on $")
# From 1.6 times at the end of September; against $68 million in the fourth quarter; down from 58% Friday.
FROM = re.compile(
    r"\W(?:from|against|versus|after)\s(?:an?\s(?:[\w-]+\s){1,2})?[^\w\s]{0,3}(?!\d?\d(?::\d\d)?\s?[ap]\.?m\b)\d"
    r"(?:(?![ ](?:to|will|that|which)[ ])[^;,()]|,(?=\d))*\s(?:(?:at|in|on|during|late|early)\s)?$"
)
AT = (" at ", " in ", " on ", " during ", " late ", " early ")
# "down from 58% Wednesday"; but "from 58% by Wednesday".
BARE_WEEKDAY = re.compile(
    r"(?<!\b(?:by|to) )(?<!for )(?<!until )(?<!till )(?<!before )(?<!next )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
PRICE = re.compile(r"['’]s\s(?:clos\w+|finish|record|high|low|trading|session|rally|sell-?off)\b")  # 25% above Wednesday's close
# Iron ore, at $98 a tonne on Wednesday, will sink; the headcount, 28,400 at the end of December, is to pass 31,000.
QUOTED = re.compile(r", (?:(?:now |last |currently |trading )*at \S*\d|(?:[A-Z]{2,3} ?)?[^\w\s]{0,3}\d)(?:[^;,]|,(?=\d))* (?:on|at|in) $")
# Said the year would be poor.
WOULD = re.compile(r"\s(?:will|would|should|could|(?:is|are|was|were) (?:expected|likely|forecast|seen|set|due))\b")
ISSUED, OWN = re.compile(r" (?:forecast|estimate|guidance|projection|outlook)"), ("its ", "their ", "his ", "her ")
FORWARD = re.compile(r"[ -](?:delivery|contracts?|futures|settlement|expiry)\b")  # Brent for April delivery
FORWARD_IN = re.compile(r"\b(?:futures for|(?:for|of) (?:delivery|settlement) in) $")  # Brent futures for May
RELEASED = re.compile(
    r"(?:['’]s|[ -](?:and|or) (?:full|half)-year)?[ -](?:[\w-]+ ){0,2}"
    r"(?:results|earnings|figures|numbers|report|accounts|data|statistics|(?:price |prices )?index|payrolls|inflation|CPI|PMI|survey)\b",
    re.IGNORECASE,
)
CORRESPONDING = re.compile(r"(?:the )?(?:corresponding|comparable|equivalent) ", re.IGNORECASE)
OUT = re.compile(r" (?:(?:is|are) )?(?:due|out) (?:on |next |this |out |later |in |at )*(?:[MTWFS]\w+day|tomorrow|today|week|month)\b")
RELEASED_FOR = re.compile(r"\b(?:results|earnings|figures|numbers|data|statistics|payrolls|inflation) for $", re.IGNORECASE)
# "expect Acme to report fourth-quarter profit of $12 million"
TO_REPORT = re.compile(r"\bto (?:report|post|unveil|show|book) (?:(?:an?|its|their|higher|lower|record|[\w.]+% (?:rise|fall) in) ){0,3}$")
EARNED = re.compile(r" (?:[\w-]+ ){0,2}(?:profits?|loss(?:es)?|revenues?|sales|earnings|income|turnover|ebitda?)\b", re.IGNORECASE)
RELEASE = re.compile(r"\b(?:due|reports?|releas\w+|publish\w*|announc\w+|unveils?|issues?|posts?|discloses?)\b", re.IGNORECASE)
AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared[ ](?:with|to)|from|after|than|below|above|made|earned|paid|lost|reported|posted|achieved|recorded)"
    rf"\s{CLAUSE}"
)
TO_THERE = re.compile(r"['’]?s?\s(?:to|through|until|till|on)\b|[-–]")  # from here: up 4% from January
BEGUN = re.compile(r"\s(?:(?:has|have)\s(?:\w+\s)?(?:begun|started|opened|got off)\b|so far\b|to date\b)|,\scurrently\b")
START_TO = re.compile(r"\b(?:start|beginning) to\s(?:(?:its|their)\s)?$")
SHARES = re.compile(r"\b(?:[Ss]hares|[Ss]tocks?|index)\b")
MARKET = re.compile(r"\b(?:shares?|stocks?|index|econom\w+|inflation|rates?|markets?|central bank|GDP)\b", re.IGNORECASE)
IT_MADE = re.compile(r",? (?:it|the (?:company|group|firm|bank|retailer|airline)) (?:made|earned|lost|posted|reported|sold|took)\b")
LONG_WORD = re.compile(r"\w{5}")
BRACKETED = re.compile(r"\((?:[HQ]\d )?$")
GUIDANCE = re.compile(
    r"""\W(?: (?: confirm|reiterat|maintain|reaffirm|stick|stuck|stood|kept|keep|left|rais|lift|cut|lower|trimm|narrow|upgrad|downgrad
                | withdr)\w*\s(?:[\w-]+\s){0,4}(?:guidance|forecasts?|outlook|targets?|goals?|expectations)\b
          | (?<!had[ ])guid(?:ed|ing)[ ](?:to|for)\b
          | (?:stick|sticks|sticking|stuck)[ ](?:to|by|with)\b
          | (?:on|off)[ ](?:course|track)[ ](?:for|to)\b
          | (?:is|are)[ ](?:still[ ]|now[ ])?(?:put|seen|pencilled[ ]in|penciled[ ]in)[ ]at\b
          | (?:outlook|prospects|forecasts?|guidance|targets?)[ ]for[ ](?=the[ ][\w-]+[ ]to\b)
          )""",
    re.VERBOSE,
)
# The nickel mine, mothballed in 2024; the label, which opened in 2019; since launching in 2023.
BEGUN_OR_ENDED = (
    "found|establish|form|creat|open|launch|list|incorporat|float|introduc|commission|renovat|acquir|clos|mothball|idl|privatis|nationalis|"
    "delist|rebrand|join|appoint|hir|retir|demerg"
)
HISTORY = re.compile(
    rf"(?:, (?:(?:which|who) (?:was |had been )?)?|\bsince )(?:first |only |re)?(?:{BEGUN_OR_ENDED})(?:ed|ing)(?: by [\w ]{{1,20}})? "
    r"(?:in [A-Z]\w+ )?(?:back )?in (?:early |late )?$"
    r"|, who (?:took over|took charge|came in|became \w+) in $"
    r"|, (?:which (?:it |was )?)?(?:built|bought|sold|shut|set up|born|spun off|taken private)(?: by [\w ]{1,20})? (?:back )?in $",
    re.IGNORECASE,
)
RESULTS = re.compile(
    r"['’]s (?!expected|forecast|projected|estimated|predicted)(?:\w+ )?"
    r"(?:[£$€]|earnings|profits?|revenues?|sales|results?|dividend|loss|turnover|ebitda)",
    re.IGNORECASE,
)
