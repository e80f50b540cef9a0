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
      (?P<surely>
          (?: will | won['’]t | shall ) (?:\ \w+){0,2}
        | (?:is|are|be|being) \ (?:now\ )? (?: due | expected | scheduled | slated | set | likely | forecast | projected ) (?:\ to\ \w+ (?:\ \w+ed)? )?
        | (?:is|are) \ to \ \w+ (?:\ \w+ed)? | going\ to | due | scheduled | slated | tomorrow | expects? | plans?
        | brings | begins | starts | opens | expires | meets | reports | payable | effective )
    | (?P<ahead>
          (?: would | should | could | can | may | might ) (?:\ \w+){0,2} | to\ be (?:\ \w+ed)?
        | (?:was|were|been) \ (?: due | expected | scheduled | slated | set | likely | forecast | projected | planned )
        | expected | expecting | planned | planning | aims? | intends? | hopes? | forecasts? | targets? | next | deadline | until | upcoming | ahead\ of )
    | (?P<back>
          was | were | had | has | have | did | been | since | after | ago | \w{2,}ed
        | rose | fell | won | lost | sold | bought | began | grew | held | made | took | said | went | came | told | saw | met | led | left | shut
        | ran | paid | hit | beat | broke | brought | built | caught | chose | drew | drove | gave | got | kept | knew | put | sank | sent | shed
        | slid | spent | spoke | stood | struck | swung | thought | threw | wrote | became | found | froze | overtook | shrank | rode | felt )
    )\b
    | (?P<will>['’]ll\b)
    """,
    re.VERBOSE,
)


def direction(text: str, span: Span, sentence: Span) -> int:
    """-1 back, 2 ahead for sure, 1 ahead perhaps, 0 neither.

    >>> text = "Results are due on Friday."
    >>> direction(text, Span(19, 25), Span(0, 26))
    2
    """
    cues = list(_CUE.finditer(text, max(sentence.start, span.start - REACH), span.start))
    cue = cues[-1] if cues else _CUE.search(text, span.end, min(sentence.end, span.end + REACH))
    if cue is None:
        return 0
    return -1 if cue["back"] else 1 if cue["ahead"] else 2
