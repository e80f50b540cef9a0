"""Which way the words around a time expression look: back, ahead, or neither.

    The deal was signed on Friday.    back        Results are due on Friday.    ahead
    It will open in March.            ahead       Sales fell in March.          back

The nearest cue before the expression decides, then the first one behind it. A cue that looks ahead from the past
("was due", "had expected") looks ahead all the same.
"""

from __future__ import annotations

import re

from extractor.mentions import Span

REACH = 90  # characters on either side: about a clause

_CUE = re.compile(
    r"""\b(?:
      (?P<ahead>
          will | won['’]t | shall | should | would | could | can | may | might | going\ to | to\ be | set\ (?:for|to) | next | tomorrow
        | (?:is|are|was|were|be|being|been)\ (?:now\ )?(?:due|expected|scheduled|slated|planned|likely|to|set|forecast|projected|anticipated)
        | expect(?:s|ed|ing)? | plans? | planned | planning | aims? | intends? | hopes? | due | scheduled | slated | forecasts? | targets?
        | brings | begins | starts | opens | ends | expires | comes | takes | meets | reports | sees | deadline | effective | payable | until | upcoming | imply | implies | ahead\ of )
    | (?P<back>
          was | were | had | has | have | did | been | since | after | ago | \w{2,}ed
        | rose | fell | won | lost | sold | bought | began | grew | held | made | took | said | went | came | told | saw | met | led | left | shut
        | ran | paid | hit | beat | broke | brought | built | caught | chose | drew | drove | gave | got | kept | knew | put | sank | sent | shed
        | slid | spent | spoke | stood | struck | swung | thought | threw | wrote | became | found | found | froze | overtook | outdid | shrank | rode | felt )
    )\b
    | (?P<will>['’]ll\b)
    """,
    re.VERBOSE,
)


def direction(text: str, span: Span, sentence: Span) -> int:
    """-1 back, 1 ahead, 0 neither.

    >>> text = "Results are due on Friday."
    >>> direction(text, Span(19, 25), Span(0, 26))
    1
    """
    cues = list(_CUE.finditer(text, max(sentence.start, span.start - REACH), span.start))
    cue = cues[-1] if cues else _CUE.search(text, span.end, min(sentence.end, span.end + REACH))
    if cue is None:
        return 0
    return -1 if cue["back"] else 1
