"""Whom a sentence brings up without making it its subject: what follows is told of it.

    At drug maker Beta, profit fell                 behind "at", "for", "over at"
    It was a poor quarter for Beta, whose sales     behind what only says how things went
    Also out were figures from Beta                 likewise
    Next was Beta                                   in a row of them
    The surprise of the show was Beta               where a name is all that is said of it
    Not so Beta: its profit rose                    in a turn without a verb
    The figure for Beta was 7m                      whose figure is told
    said Jo Bell, who runs the grocer Beta          whose boss has the last word
    The smallest of the three, unlisted Beta, is    where it only gives its name to the subject

Left alone: a name that something came from or went to ("The loan came from Beta"), and one that a figure stands in front of.
"""

from __future__ import annotations

import re

# What describes a name in front of it: "ice-cream maker", "the IT services provider".
_DESCRIBED = r"(?:the |its |fellow )?(?:[\w’'&-]+ ){0,4}"
_IS = r"(?:was|were|is|are|came|comes)"
_WENT = r"(?:was|were|is|are|went|goes|go|looked|looks|proved|seemed|ran|remained|stayed|got|turned(?: out)?|ha[ds] (?:been|gone))"
_HOW = (
    r"(?:(?:much|far|even|little|rather|less|more|no|just|as|also|still|equally|a|lot|bit) )*"
    r"(?:better|worse|brighter|rosier|darker|gloomier|bleaker|happier|kinder|harder|easier|tougher|smoother|calmer|grimmer|good|bad|bright"
    r"|poor|tough|grim|bleak|different|similar|mixed|the same|well|badly|busy|quiet|strong|weak|slow|flat|upbeat|cheerful|dire|hard|rough)"
)
_THINGS = (
    r"(?:Things|Matters|Life|Trading|Trade|Business|Conditions"
    r"|The (?:picture|mood|story|outlook|news|going|trend|pattern|numbers|figures))"
)
_TIDINGS = r"(?:news|numbers|figures|results|update|tidings|quarter|half|year|month|week|day|season|start|story|picture|cheer|relief)"
_INTRODUCES = re.compile(
    rf"(?:(?:(?:Over|Back|Down|Elsewhere|Meanwhile|Further down)[ ,]+)?[Aa]t {_DESCRIBED}"
    rf"|For {_DESCRIBED}"
    rf"|{_THINGS} {_WENT} {_HOW} (?:too |again |still )?(?:at|for|from) {_DESCRIBED}"
    rf"|(?:It|This|That|There) (?:was|is|were|are|ha[ds] been) (?:[\w-]+ ){{0,4}}?{_TIDINGS} (?:too )?(?:at|for|from) {_DESCRIBED}"
    rf"|(?:[A-Z][a-z]+ ){{1,2}}(?:[a-z]+ )?{_TIDINGS} (?:also )?{_IS} (?:also )?from {_DESCRIBED}"
    rf"|Also (?:out|due|reporting) {_IS} (?:{_TIDINGS} from )?{_DESCRIBED}"
    rf"|(?:Last|Next|Next up|Then|First|Second|Third|Another(?: [a-z]+){{0,4}}) {_IS} {_DESCRIBED}"
    rf"|(?:The|That|Its) (?:(?:comparable|corresponding|equivalent|same|respective) )?(?:figure|number|total|tally|count|ratio|rate|share)"
    rf" (?:for|at) {_DESCRIBED}"
    rf"|Not so (?:(?:at|for|with) )?{_DESCRIBED})$"
)
# "The surprise of the show was Beta.", "The losing side is the lender Beta, which"; but not "The company is Beta's holder"
_TURNS_OUT = re.compile(r"(?:The|One|Another|A) (?:[\w’'-]+ ){1,7}?(?:is|was|are|were) (?:the |its )?(?:[a-z]+(?:er|or|nk|rm|up) )?$")
# "they count coins," said Abdi Noor, who runs the grocer Beta.; but not "who works for Beta", "an analyst at Beta"
_BOSS = (
    r"(?:who (?:runs|heads|leads|founded|co-founded|owns|manages|chairs|started)"
    r"|(?:the )?(?:chief executive|chief financial officer|finance director|managing director|boss|owner|founder|co-founder|chairman"
    r"|chairwoman|president|head|CEO|CFO)(?: (?:and|and part) (?:owner|founder|chairman|chief executive))? (?:of|at))"
)
_SPEAKS_FOR = re.compile(rf"\b(?:said|says|adds|added|recalls|explains) [A-Z][\w’'-]+(?: [\w’'-]+){{0,3}}, {_BOSS} {_DESCRIBED}$")
_SPOKEN = 110  # characters of it
_NAMED = re.compile(
    r"(?:(?:Only|Even|But|And|Yet) )?(?:[Tt]he|[Ii]ts|[Aa]nother) (?:[\w’'-]+ ){1,9}?[\w’'-]+,"
    r"(?: (?!(?:with|like|unlike|including|of|from|by|than|to|for|at|in|on|and|or|but|which|whose|who|where|as)\b)[a-z][\w’'-]*){0,3} $"
)
_GOES_ON = re.compile(
    r"[A-Z][^\s,.]*(?: (?:[A-Z&]|of |and )[^\s,.]*)*, (?:is|was|has|had|will|can|could|may|did|rose|fell|grew|made|lost|[a-z]+(?:ed|s))\b"
)
_ALL_OF_IT = re.compile(r"[A-Z][^\s,.]*(?: (?:[A-Z&]|of |and )[^\s,.]*)*(?: plc)?[,.:]")
_LONGEST = 90  # characters from the start of a sentence to the name


def introduces(text: str, sentence: int, name: int) -> bool:
    """Whether a sentence that starts at `sentence` brings up the company named at `name`.

    >>> text = "It was a poor quarter for lender Beta, whose profit halved."
    >>> introduces(text, 0, text.index("Beta"))
    True
    """
    if _ALL_OF_IT.match(text, name) and _SPEAKS_FOR.search(text, max(sentence, name - _SPOKEN), name):
        return True
    if not 0 < name - sentence < _LONGEST:
        return False
    if _NAMED.match(text, sentence, name) and _GOES_ON.match(text, name):
        return True
    turns_out = _ALL_OF_IT.match(text, name) and _TURNS_OUT.match(text, sentence, name)
    return bool(turns_out or _INTRODUCES.match(text, sentence, name))
