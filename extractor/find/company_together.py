"""What the words before and behind a name say only together.

    former Acme partner Jo Bell          a post at the company: neither word alone tells
    sales of Oculyx rose 9%              the sales did, not the name
    LSEG Lipper said, its rival Honda    no product speaks, no model is a rival
    the Acme board                       the article is the board's
"""

from __future__ import annotations

import re

from extractor.find.gazetteer import Known

_SOLD, _PHRASE = re.compile(r"\b(?:[Ss]ales|[Rr]evenue|[Ss]hipments|[Pp]rices?|[Dd]ownloads|[Dd]eliveries) (?:of|from) $"), 24
_OWNER_OF = re.compile(r"\b(?:(?:owner|operator|parent) of|owns|runs|operates|bought|acquired) the $")
_CHAIN = re.compile(r"(?: [a-z][\w-]*){0,2}? chains?\b(?! of\b)|,? and [A-Z]\w+ (?:[a-z]+ )?chains\b")
_SOCIETY = "Building Society"  # "the Harlan Building Society"
_FORMER = ("former ", "ex-")
_POST = re.compile(
    r" (?:[a-z-]+ ){0,3}?(?:executive|boss|banker|trader|engineer|employee|manager|chief|partner|analyst|director|chairman|economist)s?\b"
)


def settle_together(text: str, start: int, end: int, known: Known | None, evidence: list[str], vetoes: list[str]) -> None:
    """What the words before and behind a name say only together."""
    if ("role_after" in evidence or "follower" in evidence) and text.endswith(_FORMER, 0, start) and _POST.match(text, end):
        evidence.append("role_of")  # "former Acme partner Jo Bell"
    placed = "locative" in vetoes and text.startswith("in ", start - 3)  # "Passenger numbers in Bravelle jumped 11%"
    if "moving" in evidence and (placed or _SOLD.search(text, max(0, start - _PHRASE), start)):
        evidence[:] = [row for row in evidence if row not in ("moving", "change")]  # "sales of Oculyx rose 9%": the sales did
    if "product" in vetoes and "saying" in evidence:
        vetoes.remove("product")  # "LSEG Lipper said": no model speaks
        evidence.append("known_part")
    elif "product" in vetoes and "descriptor" in evidence:
        vetoes.remove("product")  # "its rival Honda Kikai": no model is a rival
    if "given_name" in vetoes and "role_of" in evidence and text.endswith("s at ", 0, start):
        vetoes.remove("given_name")  # "analysts at Jo Bell": nobody has them
    if "article" in vetoes and ("follower" in evidence or "role_after" in evidence or text.endswith(_SOCIETY, start, end)):
        vetoes.remove("article")  # "the Acme board", "the Acme deal"
    elif "article" in vetoes and _CHAIN.match(text, end) and _OWNER_OF.search(text, max(0, start - _PHRASE), start):
        vetoes.remove("article")  # "the owner of the Acme budget chain"
        evidence.append("tie")
    if "plant" in vetoes and (known is None or not known.everyday):
        vetoes.remove("plant")  # "Monsanto crops"
