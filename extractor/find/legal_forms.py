"""Legal forms: the words at the end of a company's name that say what it is in law.

    Acme Inc.   Acme, Inc.   Acme Corp   Acme & Co.   Acme plc   Acme GmbH & Co. KG   Acme S.p.A.   Acme Sdn. Bhd.

A strong form makes a company of whatever stands before it; a weak one (Group, Holdings, Co.) is an everyday
word too, or too short to be sure of (AS, DA). A final dot is never part of the table: every form may carry one.
"""

from __future__ import annotations

import re

# Where a form is at home → the forms, as they are written.
STRONG_FORMS = {
    "United States, Canada": "Inc Incorporated Corp Corporation LLC Llc L.L.C L.L.P L.L.L.P LLP L.P PLLC LLLP P.C P.A P.L.L.C ULC Ltée",
    "United Kingdom, Ireland, Commonwealth": "Ltd Limited plc PLC Plc p.l.c P.L.C Unlimited Pty Pte Pvt CIC C.I.C CLG C.L.G",
    "Malaysia, Indonesia, Thailand, Vietnam": "Bhd Berhad Sdn Tbk PCL Pcl JSC J.S.C",
    "Germany, Austria, Switzerland": "AG GmbH Gmbh GMBH mbH KGaA OHG eG e.K e.U e.G Sàrl",
    "France, Luxembourg, Belgium": "S.A SARL S.A.R.L S.a.r.l S.à.r.l S.à SARLU SUARL SAS S.A.S SASU S.A.S.U EURL E.U.R.L GIE SCS "
    "S.C.S SCA SNC S.N.C S.C.A SCEA S.C.E.A GAEC G.A.E.C BVBA SPRL CVBA SICAV CommV",
    "Italy": "S.p.A SpA s.p.a S.r.l Srl s.r.l S.R.L S.P.A S.n.c S.a.s S.c.a.r.l S.c.r.l S.r.l.s",
    "Spain, Portugal, Latin America": "S.L S.L.U S.A.U S.A.B S.A.A S.A.C S.A.C.I S.A.P.I E.I.R.L EIRL EIRELI Limitada S/A S.C.S "
    "S.en.C R.L Ltda Lda SGPS C.V C.A SOFOM E.N.R",
    "Netherlands": "N.V NV B.V BV V.O.F U.A",
    "Nordic countries": "ASA A/S ApS Oyj Oy Ab Abp AB ANS S.M.B.A SMBA K/S P/S I/S hf ehf HF",
    "Eastern Europe, Turkey, Greece": "UAB OÜ a.s A.S A.Ş Şti s.r.o r.o z.o.o Kft Zrt Nyrt Sh.A Sh.p.k V.O.S Sp.j Sp.k S.K.A d.o.o d.d OOD "
    "EOOD A.E I.K.E E.P.E",
    "Russia and neighbours": "OAO OOO ZAO PAO PJSC OJSC TOV PrJSC TOO",
    "Japan": "K.K Kaisha Gaisha",
    "Middle East": "SAOG SAOC S.A.O.G S.A.O.C Q.S.C Q.P.S.C QPSC KSCP K.S.C K.S.C.P B.S.C P.J.S.C PJSC S.A.E S.A.L FZE FZCO FZ-LLC",
    "Banks and trusts": "Bancorp Bancshares Bancorporation Bankshares REIT N.A",
}  # fmt: skip
WEAK_FORMS = frozenset(
    "Group Groupe Holding Holdings Company Companies Co Cos Co-op Trust Private AS SA SE SL LP KG AD KB DA GK Gruppe Grupo Gruppo".split()
)
# Forms that stand in front, where their countries put them: PT Sinar Nikel, Oy Lumikko Ab, OOO Severny Les.
LEADING_FORMS = frozenset("PT PT. Oy Ab OOO OAO ZAO PAO TOO TOV JSC OJSC PJSC PrJSC LLP LLC UAB SIA SARL EURL".split())
# What a form of several words has inside it: Public Company Limited, Joint Stock Company, S. de R.L. de C.V., spol. s r.o.
INNER_WORDS = frozenset("& and de Public Joint Stock S. S z s spol. San. Tic. ve o.o.".split())
# Capitals that are a company's name too, hence no form behind a comma: "Finnair, SAS and Norwegian".
NO_COMMA = ("SAS", "CIC", "CLG", "ANS", "REIT", "TOV", "TOO", "PAO")

FORMS: frozenset[str] = frozenset(" ".join(STRONG_FORMS.values()).split())
# And in capitals throughout: ACME LIMITED, ACME HOLDINGS.
_IN_CAPITALS = frozenset(form.upper() for form in FORMS | WEAK_FORMS if len(form) > 2 and form == form.capitalize())
_STRONG = FORMS | (_IN_CAPITALS & frozenset(form.upper() for form in FORMS))
ALL_FORMS = FORMS | WEAK_FORMS | _IN_CAPITALS
# Forms that are written small, hence not part of a run of capitalised words.
SMALL_FORMS = tuple(
    "plc|p.l.c|a.s|s.r.o|spol. s r.o|sp. z o.o|z o.o|d.o.o|d.d|eG|e.G|e.K|e.U|mbH|de R.L|hf|ehf|r.l|s.r.l|s.p.a|s.n.c|s.a".split("|")
)
_SHORTENED = ("hf", "ehf")  # have a last dot too
_DOTTED = "|".join(  # S.p.A. has a last dot, plc none
    re.escape(form) + (r"\b\.?" if "." in form or form in _SHORTENED else r"\b")
    for form in sorted(SMALL_FORMS, key=len, reverse=True)
)
SMALL_TAIL = re.compile(rf"(?:,? (?:{_DOTTED})|(?<=\bSp)\. z o\.o\b\.?)(?: [Ss]p\. ?k\b\.?)?|(?<=\bAB) \(publ\)")
# How they begin: a look at two letters spares most names the pattern.
SMALL_STARTS = frozenset(form[:2] for form in (*SMALL_FORMS, "(publ)"))


def is_form(word: str) -> bool:
    """Whether a word is a legal form, strong or weak, with or without its dot.

    >>> is_form("Inc."), is_form("S.p.A."), is_form("Holdings"), is_form("LIMITED"), is_form("Bank")
    (True, True, True, True, False)
    """
    return word in ALL_FORMS or word.rstrip(".,") in ALL_FORMS


def is_strong_form(word: str) -> bool:
    """
    >>> is_strong_form("Corp."), is_strong_form("Group")
    (True, False)
    """
    return word in _STRONG or word.rstrip(".,") in _STRONG


def without_form(name: str) -> str:
    """A name without the legal forms at its end; a name of forms alone stays as it is.

    >>> without_form("Meadow Holdings, Inc."), without_form("Assay & Co."), without_form("Rotor S.p.A.")
    ('Meadow', 'Assay', 'Rotor')
    """
    words = name.split(" ")
    while len(words) > 1 and (is_form(words[-1]) or words[-1] in INNER_WORDS):
        words.pop()
    return " ".join(words).rstrip(",")


def company_key(name: str) -> str:
    """What two spellings of one name have in common: no legal form, no case, no dots, commas or "!", "&" as "and", no "The".

    >>> company_key("The MARLOWE & Tench Company"), company_key("J.P. Morgan"), company_key("Marlowe and Tench")
    ('marlowe and tench', 'jp morgan', 'marlowe and tench')
    """
    if name.isalpha():
        return name.casefold()
    key = without_form(name).casefold().replace("&", " and ").replace(".", "").replace(",", "").replace("!", "").replace("’", "'")
    key = key.removeprefix("the ")
    return " ".join(key.replace("bros", "brothers").split() if " bros" in key else key.split())
