"""An 's that is part of a name, because nothing is had by it: Brackley's of Leeds, the bid for Brackley's."""

from __future__ import annotations

import re

from extractor.find.company_words import APPOSITIONS

# An 's that nothing is had by: "Brackley's of Leeds,", "Brackley's wins £9m", "at Brackley's, the sausage maker", "Brackley's said",
# "Brackley's turned over £9m", "giving Brackley's a value of £9m", "Brackley's closed 38 shops"; but "Acme's closed shops"
_OWN_APOSTROPHE = re.compile(
    rf"['’]s(?: \([A-Z]{{2,5}}[.:)]|, (?:an?|the) (?:[\w'’-]+ ){{0,4}}?(?:\w*maker|{'|'.join(sorted(APPOSITIONS))})\b"
    r"|, [A-Z][\w’']+s (?:[\w-]+-)?(?:largest|biggest|oldest|leading) "
    r"| of [A-Z][a-z]+(?:, | (?:and|said|says|will|is|has)\b)|(?! (?:was|is|has|sales|profits|revenues|earnings|assets|costs)\b)"
    r" [a-z]+s (?=[$€£]\d)"
    r"|, which (?:is|was|has|had|will|runs|owns|sells|makes|employs|plans|operates|opened|trades)\b"
    r"| (?:said|says|warned|takes|owns|runs|employs|operates|makes|buys|expects|posted|opened|turned over|will"
    r"|(?:closed|shut|opened|sold|bought|shed|lost|made|earned|paid|hired|cut|raised|lifted|launched|reported|booked|swung|slipped|managed)"
    r" (?:on [A-Z]\w+day|its|an?|the|to|about|some|nearly|almost|only|just|more than|[$£€]?\d[\w.,]*)|(?:an?|the|its|their) [a-z]"
    r"|[a-z]+[^s\W\d]s (?:the|its|their) (?!day|week|month|quarter|year|same|previous|following)"
    r"|(?:declined|agreed|plans|expects|wants|hopes) to|ended (?:up|down|the)|(?:must|should|would|could|might|may) (?!be\b)[a-z]+"
    r"|has (?:\d[\w.,]*|an?|its|the|no|been|become|opened|closed|agreed|announced|sold|bought|hired|struck|cut|launched|signed|won"
    r"|reported|posted|warned|raised|lifted|appointed|recorded|named|completed|confirmed|lost|made|said|seen|secured)"
    r"|is (?:an?|the|its|now|hiring|planning|opening|closing|owned|run|based|set|expected|one|part|due|being|in talks|to [a-z]+)"
    r"|to (?:open|close|buy|sell|cut|shed|launch|raise|create|expand|build|move|invest|axe|hire|shut|float|merge)"
    r"|alone (?:accounts?|accounted|brings?|brought|contribute[sd]?|makes?|made)|the [A-Z][a-z]+s)\b)"
)
_CHAINS = ("'s ", "’s ")
_OWN_CHAIN = re.compile(r"['’]s (?:[a-z-]+ ){0,2}(?:chain|group|company|franchise)\b")  # "the Harty's convenience chain"
# "a bid for Brackley's.", "profit at Brackley's fell": who stands behind such a word has nothing there.
_PUT_TO = re.compile(r"\b(?:at|by|buy|buying|acquire|acquiring|owns|(?:bids?|bidding|offers?|battle|share|suitors?) for"
    r"|(?:director|executive|boss|owner|head|founder|chairman|chair|manager|runs|founded) of) $"
), 14
_NOTHING_HAD = re.compile(
    r"['’]s(?:[.;:)](?!\w)|, (?!an?\b|the\b|which\b)|$"
    r"| (?:in|on|after|before|when|while|is|was|has|had|will|would|became|for|and [a-z]+ed|to"
    r"|rose|fell|grew|slid|jumped|dropped|climbed|slipped)\b)"
)


def is_own_apostrophe(text: str, start: int, end: int) -> bool:
    """Whether the 's behind a name is part of it."""
    if text.startswith(_CHAINS, end) and text.endswith(("the ", "The "), 0, start) and _OWN_CHAIN.match(text, end):
        return True
    put, reach = _PUT_TO
    return bool(_OWN_APOSTROPHE.match(text, end) or (_NOTHING_HAD.match(text, end) and put.search(text, max(0, start - reach), start)))
