"""Legal forms: the words at the end of a company's name that say what it is in law.

    Acme Inc.   Acme, Inc.   Acme Corp   Acme & Co.   Acme plc   Acme GmbH & Co. KG   Acme S.p.A.   Acme Sdn. Bhd.

A strong form makes a company of whatever stands before it; a weak one (Group, Holdings, Co.) is an everyday
word too, or too short to be sure of (AS, DA). A final dot is never part of the table: every form may carry one.
"""

from __future__ import annotations

import re

# Where a form is at home → the forms, as they are written.
STRONG_FORMS = {
    "United States, Canada": "Inc Incorporated Corp Corporation LLC Llc L.L.C L.L.P L.L.L.P LLP L.P PLLC LLLP P.C ULC Ltée",
    "United Kingdom, Ireland, Commonwealth": "Ltd Limited plc PLC Plc p.l.c P.L.C Unlimited Pty Pte Pvt",
    "Malaysia, Indonesia, Thailand, Vietnam": "Bhd Berhad Sdn Tbk PCL Pcl JSC",
    "Germany, Austria, Switzerland": "AG GmbH Gmbh GMBH mbH KGaA OHG eG",
    "France, Luxembourg, Belgium": "S.A SARL S.a.r.l SAS S.A.S SASU EURL GIE SCS S.C.S SCA SNC S.C.A BVBA SPRL CVBA SICAV",
    "Italy": "S.p.A SpA S.r.l Srl",
    "Spain, Portugal, Latin America": "S.L S.L.U S.A.U S.A.B S.A.A S/A S.C.S S.en.C Ltda Lda SGPS C.V",
    "Netherlands": "N.V NV B.V BV V.O.F",
    "Nordic countries": "ASA A/S ApS Oyj Oy Abp AB S.M.B.A SMBA K/S P/S I/S ehf HF",
    "Eastern Europe, Turkey": "UAB OÜ a.s A.S A.Ş s.r.o z.o.o Kft Zrt Nyrt Sh.A V.O.S Sp.j Sp.k d.o.o d.d OOD EOOD A.E",
    "Russia and neighbours": "OAO OOO ZAO PAO PJSC OJSC",
    "Japan": "K.K",
    "Middle East": "SAOG Q.S.C QPSC KSCP PJSC S.A.E FZE FZCO",
    "Banks and trusts": "Bancorp Bancshares Bancorporation Bankshares REIT N.A",
}  # fmt: skip
WEAK_FORMS = frozenset(
    "Group Groupe Holding Holdings Company Companies Co Cos Trust Private AS SA SE SL LP KG AD KB DA GK Gruppe Grupo Gruppo".split()
)

FORMS: frozenset[str] = frozenset(" ".join(STRONG_FORMS.values()).split())
# And in capitals throughout: ACME LIMITED, ACME HOLDINGS.
_IN_CAPITALS = frozenset(form.upper() for form in FORMS | WEAK_FORMS if len(form) > 2 and form == form.capitalize())
_STRONG = FORMS | (_IN_CAPITALS & frozenset(form.upper() for form in FORMS))
ALL_FORMS = FORMS | WEAK_FORMS | _IN_CAPITALS
# Forms that are written small, hence not part of a run of capitalised words.
SMALL_FORMS = ("plc", "p.l.c", "a.s", "s.r.o", "sp. z o.o", "z o.o", "d.o.o", "d.d", "eG", "mbH", "de R.L", "hf", "ehf")
_DOTTED = "|".join(re.escape(form) + r"\b\.?" if "." in form else form + r"\b" for form in SMALL_FORMS)  # S.p.A. has a last dot, plc none
SMALL_TAIL = re.compile(rf"(?:,? (?:{_DOTTED})|(?<=\bSp)\. z o\.o\b\.?)")
# How they begin: a look at two letters spares most names the pattern.
SMALL_STARTS = frozenset(form[:2] for form in SMALL_FORMS)


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
    while len(words) > 1 and (is_form(words[-1]) or words[-1] in ("&", "and", "de", "z", "o.o.")):
        words.pop()
    return " ".join(words).rstrip(",")


def company_key(name: str) -> str:
    """What two spellings of one name have in common: no legal form, no case, no dots, "&" as "and", no "The".

    >>> company_key("The MARLOWE & Tench Company"), company_key("J.P. Morgan"), company_key("Marlowe and Tench")
    ('marlowe and tench', 'jp morgan', 'marlowe and tench')
    """
    if name.isalpha():
        return name.casefold()
    key = without_form(name).casefold().replace("&", " and ").replace(".", "").replace("’", "'")
    return " ".join(key.removeprefix("the ").split())
