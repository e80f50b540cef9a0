"""The stretches of text that names are looked for in: one pattern over the letters.

    Acme Pumps   Marlowe & Tench   Bank of Norland   Seven & i Holdings   Acme (Hong Kong) Limited   Quiet Pines of Ohio, LLC
"""

from __future__ import annotations

import re

from extractor.find.company_heads import HEADS
from extractor.find.legal_forms import FORMS, NO_COMMA, WEAK_FORMS

# Words that take an "of" into the name.
OF_HEADS = (
    "Bank Banks University Ministry Department Institute Board Republic House Port Court Bureau Association Council Secretary Chamber "
    "Society Federation Confederation Brotherhood Organisation Organization Centre Center Alliance Academy Committee Office Agency "
    "Authority Commission Directorate"
)
_FORM_AHEAD = r"(?=(?:" + "|".join(sorted(map(re.escape, FORMS | WEAK_FORMS), key=len, reverse=True)) + r")\b(?!-\w))"
_HEAD_AHEAD = r"(?=(?:" + "|".join(sorted(HEADS)) + r")\b)"
# Capitals of the Latin script: Škoda, Łódź, Őrség, Đạt
_CAPITAL = "A-ZÀ-ÖØ-Þ" + "".join(c for c in map(chr, (*range(0x100, 0x250), *range(0x1E00, 0x1F00))) if c.isupper())
_WORD = (
    rf"[{_CAPITAL}]\w*"
    rf"(?:[&.'’+*!-]\w+|(?<=[{_CAPITAL}])(?<![\w&][{_CAPITAL}])(?<!Series\ [A-Z])(?<!Class\ [A-Z])\.|/S\b|(?<=\bS)/A\b"
    r"|!(?=,?\ [a-z]|['’]s\b)|(?<=\bYum)!|(?<=\bYahoo)!)*"
)
_CODES = (
    "RMB|CNY|HKD|USD|EUR|GBP|JPY|SGD|AUD|CAD|NZD|INR|KRW|TWD|CHF|SEK|NOK|DKK|MYR|THB|IDR|PHP|VND|AED|SAR|QAR|ZAR|BRL|MXN|PLN|TRY|Rs|RM|Rp|SFr|Dh"
    "|[NSDI]?[Kk][Rr]|KSh|Ksh|Php|Bt|Ft|Kz"
)
# "Quiet Pines of Ohio, LLC", "Marl Insurance (Group) Company of China, Ltd."
_REGION = (
    r"(?:(?:(?:New|North|South|West|Northern|Western|Great)\ )?(?:"
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas"
    "|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Hampshire|Jersey"
    "|Mexico|York|Carolina|Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming"
    "|America|Canada|China|India|Japan|Korea|Taiwan|Israel|Australia|Ireland|Scotland|Wales|England|Britain|Europe|Africa|Nigeria|Kenya"
    "|Ghana|Singapore|Malaysia|Pakistan|Jamaica|Zealand|Trinidad|Chicago|Boston|Philadelphia|London|Ontario|Alberta|Manitoba))"
)
_OF = "|".join(rf"(?<=\b{head}\ of\ )" for head in OF_HEADS.split())
RUN = re.compile(
    rf"""{_WORD}
    (?: (?: \ (?: (?=[{_CAPITAL}])(?![A-Z]{{1,3}}\$|[ABH]\ shares?\b|(?:{_CODES})\ ?\d)      # fined Acme | HK$7m, Acme | RMB 5m
              | &\ (?:[a-z]\ (?=[{_CAPITAL}]))?                          # Marlowe & Tench, Seven & i Holdings
              | of\ (?:(?:{_OF})(?:the\ )?                              # Bank of Norland
                    | (?={_REGION},?\ {_FORM_AHEAD})
                    | (?<=\bCompany\ of\ )(?=[A-Z]\w+,?\ {_FORM_AHEAD})       # Harbour Company of Wexford Ltd
                    | (?:(?<=\bCompany\ of\ )|(?<=\bCorporation\ of\ ))(?=America\b) )
              | and\ (?=(?:Co|Company|Sons|Partners|Brothers|Associates|Production)\b)
              | d(?:e[ilns]?|u|el[al]?[ae]?|i|er|os?|as?|egli)\ (?:la\ )? | v[ao]n\ (?:de[rn]?\ )?
              | (?:y|et|und|och|og|e|ve|en|ja)\ (?=[{_CAPITAL}])         # Pan y Sol, Müller und Söhne
              | \d{{1,3}},?\ {_FORM_AHEAD}                              # Orchard Power 4, Inc.
              | \d\ {_HEAD_AHEAD}                                      # Studio 8 Entertainment
              | \d\ (?=[A-Z]{{2,}}\b) )                                 # SpareBank 1 SMN
          | \ \((?:[A-Z]\w+\ ){{0,2}}\w+\.?\)\ {_FORM_AHEAD}              # Acme (Pvt.) Ltd, Acme (Hong Kong) Limited
          | ,\ (?: (?!(?:{"|".join(NO_COMMA)})\b){_FORM_AHEAD}           # Acme, Inc.
                 | (?=S\.?\ de\ R)                                      # Acme, S. de R.L. de C.V.
                 | (?=[A-Z]\w+\ &\ [A-Z]\w+,?\ (?:LLP|LLC|LP|P\.?C|P\.?A|PLLC|Inc|Co|Ltd)\b) )  # Kerr, Lund & Moss LLP
          | \.,?\ {_FORM_AHEAD}                                        # Acme Co. Ltd
          | (?:(?<=\bSan)|(?<=\bTic))\.\ (?:ve\ )?(?=(?:San|Tic|Ltd|A\.[SŞ])\b)  # Ege Tekstil San. ve Tic. A.Ş.
          | (?:(?<=\bBros)|(?<=\bGebr)|(?<=\bPT)|(?<=\bSt)(?<!\bWall\ St))\.\ (?=[A-Z]) )  # Tully Bros. Foods, Gebr. Hasler, St. Brannock
        {_WORD} )*
    (?:\ &\ [a-z]\b(?![-'’.]\w))?                                       # Seven & i""",
    re.VERBOSE,
)


def inner_start(text: str, start: int) -> int:
    """Where the small letters or digits before an inner capital begin (eBay, 3M), or -1 where it is no such word."""
    begin = start
    while begin and start - begin < 12 and (text[begin - 1].islower() or text[begin - 1].isdigit()):
        begin -= 1
    if begin == start or (begin and (text[begin - 1].isalnum() or text[begin - 1] in "_'’.,@/-$€£¥")):
        return -1
    return begin
