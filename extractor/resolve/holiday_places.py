"""Holidays of one name that fall on other days in other countries: the words that give the country away decide.

    Independence Day    4 July; in India 15 August        Labour Day     in September; in China and in Europe 1 May
    National Day        1 October; in Singapore 9 August  Mother's Day   in May; in Britain the third Sunday before Easter
    Liberation Day      2 April 2025, of the tariffs; in South Korea 15 August
"""

from __future__ import annotations

import re

_WORDS = {
    "india": r"India|Mumbai|Sensex|Nifty|rupees?|New Delhi",
    "korea": r"Korea|Seoul|Kospi|KOSPI",
    "japan": r"Japan|Tokyo|Osaka|Nikkei",
    "china": r"China|Chinese|Beijing|Shanghai|Shenzhen|yuan|Hong Kong",
    "singapore": r"Singapore",
    "taiwan": r"Taiwan|Taipei|Taiex",
    "emirates": r"UAE|Emirates|Dubai|Abu Dhabi",
    "saudi": r"Saudi|Riyadh|Tadawul",
    "switzerland": r"Switzerland|Swiss|Zurich",
    "indonesia": r"Indonesia|Jakarta|rupiah",
    "pakistan": r"Pakistan|Karachi|KSE",
    "philippines": r"Philippine|Manila",
    "brazil": r"Brazil|Sao Paulo|Bovespa",
    "mexico": r"Mexic|pesos",
    "ukraine": r"Ukrain|Kyiv",
    "poland": r"Poland|Polish|Warsaw",
    "finland": r"Finland|Finnish|Helsinki",
    "italy": r"Ital|Milan|Rome",
    "turkey": r"Turk|Istanbul|lira",
    "netherlands": r"Dutch|Netherlands|Amsterdam",
    "norway": r"Norw|Oslo",
    "spain": r"Spain|Spanish|Madrid",
    "zealand": r"New Zealand|Auckland|Wellington|NZX",
    "canada": r"Canad|Toronto|TSX",
    "britain": r"Brit(?:ain|ish)|UK|London|£",
    "europe": r"Germany?|French|France|Europe|Spain|Spanish|Ital|Turk|Russia|Vietnam|Thai|Philippine|Malaysia|Taiwan|Brazil|Mexic",
}
_PLACES = {place: re.compile(rf"(?<!\w)(?:{words})") for place, words in _WORDS.items()}
_MAY_DAY = "may day"
# Holiday → place → its day there, or the name it goes by; the first place that is named decides.
BY_PLACE: dict[str, dict[str, str | tuple[int, int]]] = {
    "golden week": {"japan": "showa day"},
    "independence day": {
        "india": (8, 15), "pakistan": (8, 14), "indonesia": (8, 17), "philippines": (6, 12), "brazil": (9, 7), "mexico": (9, 16),
        "ukraine": (8, 24), "poland": (11, 11), "finland": (12, 6),
    },
    "republic day": {"italy": (6, 2), "turkey": (10, 29)},
    "national day": {
        "singapore": (8, 9), "taiwan": (10, 10), "emirates": (12, 2), "saudi": (9, 23), "switzerland": (8, 1), "norway": (5, 17),
    },
    "liberation day": {"korea": (8, 15), "italy": (4, 25), "netherlands": (5, 5)},
    "constitution day": {"japan": (5, 3), "korea": (7, 17), "norway": (5, 17), "spain": (12, 6), "poland": (5, 3), "mexico": (2, 5)},
    "foundation day": {"korea": (10, 3)},
    "memorial day": {"korea": (6, 6)},
    "children": {"japan": (5, 5), "korea": (5, 5)},
    "labor day": {
        "zealand": "labour day of new zealand", "china": _MAY_DAY, "singapore": _MAY_DAY, "korea": _MAY_DAY, "india": _MAY_DAY,
        "europe": _MAY_DAY,
    },
    "mother": {"britain": "mothering sunday"},
    "thanksgiving": {"canada": "canadian thanksgiving"},
}  # fmt: skip
_AMERICA = re.compile(r"\bU\.?S\b|\bAmerican?s?\b|\bWall Street\b|\bNew York\b")


def of_place(name: str, near: str, sentence: str, text: str) -> str | tuple[int, int]:
    """The name of a holiday, or its day, in the country that the words right before or the sentence name, else the text may be about.

    >>> of_place("independence day", "Mumbai shuts for", "", ""), of_place("independence day", "", "It rained.", "It rained.")
    ((8, 15), 'independence day')
    """
    there = BY_PLACE.get(name)
    if there is None or _AMERICA.search(near):
        return name
    for said in (near, sentence, "" if _AMERICA.search(text) else text):
        for place, day in there.items():
            if _PLACES[place].search(said):
                return day
    return name
