"""Those who are named, but only take: who is owed money, who holds or takes up shares. The figure is of whoever owes or issues.

    Harbour Bank is owed $60m and Castor another $45m         by whom the article is about
    on a petition by Topwin, which is owed $60m               likewise
    Harbour Capital took 41% of the offering                  of whom the article is about
    lenders have waived covenants on $1.1bn of borrowings     of whoever was spoken of
"""

from __future__ import annotations

from extractor.link.companies.markets import metric_words
from extractor.link.companies.whose import Owner, Sought
from extractor.link.leads import value_start
from extractor.mentions import Company

_BEHIND = 6  # nodes
_OWES = frozenset("owes owe owed creditors".split())
_LENDERS = frozenset("lenders creditors bondholders noteholders".split())
_GIVE_WAY = frozenset(
    "waive waived extend extended agreed agree roll rolled freeze froze frozen call called demand demanded refinance refinanced forgive "
    "forgave forgiven swap swapped convert converted renew renewed defer deferred restructure restructured".split()
)
_HOLDERS = frozenset("investors shareholders holders owners backers stockholders".split())


def of_debtor(sought: Sought) -> Owner | None:
    """ "Harbour Bank is owed $60m and Castor another $45m": by whom the article is about."""
    main = sought.known.main
    if sought.meeting.metric in ("debt", "loans") and (owing := _given_way_to(sought)) is not None:
        return owing
    if sought.meeting.metric == "debt" and (creditor := _creditor(sought)):
        others = (node.companies for node in sought.nodes[: sought.first] if node.companies and node.companies != creditor)
        debtor = main if main and main != creditor else next(others, ())
        return Owner(debtor, "company.main") if debtor else None
    if sought.meeting.metric == "debt" and sought.inside and sought.meeting.rule == "fact.same_metric" and _is_among(sought):
        return Owner(sought.inside, "company.same_sentence")
    if not main or sought.meeting.metric != "debt":
        return None
    owed = sought.meeting.rule in ("fact.verb", "fact.same_metric") and metric_words(sought)[-1] == "owed"
    owed = owed and not (sought.meeting.rule == "fact.verb" and sought.nodes[sought.start - 1].companies)  # "Beta owed £4m in arrears"
    by = any(node.word in ("by", "from") for node in sought.nodes[sought.run[-1] + 1 : sought.run[-1] + _BEHIND])
    named = next((node.companies for node in sought.nodes[: sought.first] if node.companies), ())
    return Owner(main, "company.main") if owed and not by and named and named != main else None


def _is_among(sought: Sought) -> bool:
    """ "It owes creditors €2.3bn, among them Acme with €600m and supplier Beta with €41m": owed to each of them."""
    nodes, start = sought.nodes, value_start(sought.nodes, sought.first)
    owes = any(node.word in _OWES for node in nodes[:start])
    return owes and start > 1 and nodes[start - 1].word == "with" and nodes[start - 2].kind == "company"


def _given_way_to(sought: Sought) -> Owner | None:
    """ "lenders have waived covenants on $1.1bn of borrowings", "bondholders of Acme agreed to swap $4m of debt": whose debt it is."""
    lent = next((i for i, node in enumerate(sought.nodes[: sought.first]) if node.word in _LENDERS), sought.first)
    between = sought.nodes[lent + 1 : sought.first]
    if not any(node.word in _GIVE_WAY for node in between):
        return None
    named = next((i for i, node in enumerate(between, lent + 1) if node.companies), None)
    if named is not None:
        return Owner(sought.nodes[named].companies, "company.of_metric", named)
    whose = sought.inside or sought.known.carried or sought.known.main
    return Owner(whose, "company.sentence_before") if whose else None


def _creditor(sought: Sought) -> tuple[Company, ...]:
    """ "on a petition by Topwin, which is owed $60m": who is owed it."""
    nodes, which = sought.nodes, sought.start - 3
    told = [node.word for node in nodes[max(0, which - 1) : sought.start]] in ([",", "which", "is", "owed"], [",", "which", "was", "owed"])
    return nodes[which - 2].companies if told and which > 1 and nodes[which - 2].kind == "company" else ()


def of_issuer(sought: Sought) -> Owner | None:
    """ "Harbour Capital took 41% of the offering", "existing holders will sell 4 million shares": of whom the article is about."""
    held = any(node.word in _HOLDERS for node in sought.nodes[max(0, sought.start - 4) : sought.start])
    if sought.meeting.metric == "cornerstone_investment" and sought.known.main:
        text = sought.sentence.text
        since = next((i for i, node in enumerate(sought.nodes) if text[node.start : node.end].lower().startswith("cornerstone")), None)
        named = since is None or any(
            node.companies and sought.nodes[i - 1].word not in ("including", "them", "and", "with", "as", ",")
            for i, node in enumerate(sought.nodes[since : sought.first], since)
        )
        return None if named else Owner(sought.known.main, "company.main")  # "Cornerstone investors took $170m of the shares"
    part = sought.meeting.metric == "shares_offered" and (sought.meeting.rule == "fact.idiom" or held) and sought.known.main
    return Owner(sought.known.main, "company.main") if part else None
