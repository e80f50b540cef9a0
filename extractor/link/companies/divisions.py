"""Parts of the company that an article is about, with names that look like companies of their own.

    Building Controls slipped 1% to $2bn              named once, by what its sales did: a part of them
    while Energy & Flow brought in $1bn               likewise, beside such a part
    Castor Foods Inc. slipped 1% to $2bn              a company
"""

from __future__ import annotations

from extractor.link.companies.spoken_of import is_called_like_part, is_surely_one
from extractor.link.companies.whose import Owner, Sought


def is_division(sought: Sought, owner: Owner) -> bool:
    """ "Building Controls slipped 1% to $2bn, while Energy & Flow brought in $1bn": in a report on Acme, parts of its sales.

    They are named once and by nothing that makes a company of them.
    """
    main, meeting = sought.known.main, sought.meeting
    named = owner.companies[0] if len(owner.companies) == 1 else None
    if not main or named is None or named is main[0] or is_surely_one(named):
        return False
    reached = [node.word or node.kind for node in sought.nodes[sought.run[-1] + 1 : sought.run[-1] + 3]] == ["to", "value"]
    if is_called_like_part(named) and meeting.group in ("income", "ratio"):
        return True  # "Grid Technology, which supplies transformers, grew revenue by 14%"
    moved = meeting.rule == "fact.company_moves" and meeting.change is not None and reached
    return meeting.metric == "revenue" and (moved or (meeting.rule in ("fact.verb", "fact.same_metric") and sought.inside == main))
