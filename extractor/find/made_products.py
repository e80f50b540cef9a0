"""Names of what a company makes or runs, which look like names of companies themselves.

    Brightwell's streaming service Marquee, its chatbot Marquee       behind a possessor and what it is
    Marquee, Brightwell's streaming service / its streaming service   in front of them
    Marquee, the app owned by Brightwell                              likewise

Left alone: chains, brands and units, which are businesses of their own, and what somebody else has: "its rival app Marquee".
"""

from __future__ import annotations

import re

KINDS = frozenset(
    """
    service platform app site website portal marketplace assistant chatbot tool game console drug pill therapy treatment vaccine medicine
    antibody jab injection thinner device phone smartphone handset tablet laptop watch headset chip processor model car sedan saloon suv
    pickup van truck scooter motorcycle bike jet plane film series show lager beer whisky gin vodka programme program engine browser
    """.split()
)
_OTHERS = r"(?!(?:[\w’'-]+ ){0,3}?(?:rival|rivals|competing|competitor|partner|client|customer)\b)"
_KIND = rf"{_OTHERS}(?:[\w’'-]+ ){{0,4}}?(?:{'|'.join(sorted(KINDS))})"
_BEFORE = re.compile(rf"(?:['’]s?|\b(?:[Ii]ts|[Tt]heir)) {_KIND},? (?:the )?$")
_OWNER = r"[A-Z][\w&.’-]+(?: [A-Z][\w&.’-]+){0,3}"
_BEHIND = re.compile(
    rf", (?:(?:its|their|{_OWNER}['’]s?) {_KIND}\b(?! (?!(?:in|for|with|and|that|which|to|on|at|has|had|is|was)\b)[a-z])"
    rf"|(?:the|an?) {_KIND} (?:of|owned by|run by|operated by|made by|launched by|from|by) (?:the )?(?:[a-z]+ ){{0,2}}{_OWNER})"
)
_CLOSES = frozenset(",.;:)")
_REACH = 70  # characters


def is_made(text: str, start: int, end: int) -> bool:
    """Whether the name between two offsets is told to be a product of somebody's.

    >>> text = "Brightwell's streaming service Marquee grew, and Oculyx, its pill, was late."
    >>> [is_made(text, text.index(name), text.index(name) + len(name)) for name in ("Brightwell", "Marquee", "Oculyx")]
    [False, True, True]
    """
    if text[start - 1 : start] == " ":
        word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].rstrip(",")
        closed = text[start - 2] != "," or text[end : end + 1] in _CLOSES  # "To sell Beta's drug, Acme has hired 40"
        if closed and (word in KINDS or word == "the") and _BEFORE.search(text, max(0, start - _REACH), start):
            return True
    return text[end : end + 1] == "," and _BEHIND.match(text, end, end + _REACH) is not None
