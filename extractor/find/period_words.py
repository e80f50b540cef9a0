"""The closed vocabulary of time expressions: every word → the kind the grammar of periods knows it by, and its value.

The grammar's patterns are written in these kinds (`month day ,? year`). A word stands once; what it means beside
others ("second" an ordinal or a unit, "last" a direction or a place in a row) is the grammar's business.
"""

from __future__ import annotations

Value = int | str | None

MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
WEEKDAYS = ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat", "sunday sun")
ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()

# Unit → the ways it is written, singular first; plurals are told apart below.
UNITS = {
    "day": "day days night nights", "week": "week weeks wk wks", "fortnight": "fortnight fortnights", "weekend": "weekend weekends",
    "month": "month months mth mths", "quarter": "quarter quarters qtr qtrs", "half": "half halves", "year": "year years yr yrs",
    "decade": "decade decades", "century": "century centuries", "hour": "hour hours hr hrs", "minute": "minute minutes min mins",
    "second": "seconds secs",
}  # fmt: skip

SEASONS = {
    "spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA",
    "winter": "WI", "wintertime": "WI",
}  # fmt: skip

# Holiday, by the name that the resolver computes it by → the ways it is written.
HOLIDAYS: dict[str, str] = {
    "new year": "new year's day, new years day, new year's, new year day, yuandan",
    "new year eve": "new year's eve, new years eve",
    "epiphany": "epiphany",
    "martin luther king day": "martin luther king day, martin luther king jr. day, mlk day",
    "lunar new year": "lunar new year, chinese new year, spring festival, lunar new year's day",
    "lunar new year eve": "lunar new year's eve, chinese new year's eve, lunar new year eve, chinese new year eve, spring festival eve",
    "groundhog day": "groundhog day, ground hog day",
    "valentine": "valentine's day, valentines day, valentine day",
    "presidents day": "presidents' day, presidents day, president's day, washington's birthday",
    "st patrick": "st. patrick's day, st patrick's day, saint patrick's day, st. patrick day, st patrick day, st patricks day",
    "april fools": "april fools' day, april fool's day, april fools day, april fools",
    "ash wednesday": "ash wednesday",
    "palm sunday": "palm sunday",
    "maundy thursday": "maundy thursday",
    "good friday": "good friday",
    "easter": "easter, easter sunday, easter day",
    "easter monday": "easter monday",
    "earth day": "earth day",
    "may day": "may day, international workers' day",
    "mother": "mother's day, mothers day, mothers' day",
    "memorial day": "memorial day",
    "ascension": "ascension day",
    "whit sunday": "pentecost, whit sunday",
    "whit monday": "whit monday",
    "father": "father's day, fathers day, fathers' day",
    "juneteenth": "juneteenth",
    "canada day": "canada day",
    "independence day": "independence day, fourth of july, 4th of july",
    "bastille day": "bastille day",
    "labor day": "labor day, labour day",
    "golden week": "golden week",
    "columbus day": "columbus day, indigenous peoples' day",
    "halloween": "halloween, hallowe'en",
    "all saints": "all saints' day, all saints day",
    "singles day": "singles' day, singles day, double 11, double eleven",
    "armistice": "armistice day, remembrance day",
    "veterans day": "veterans day, veterans' day",
    "thanksgiving": "thanksgiving, thanksgiving day, thanks giving day",
    "black friday": "black friday",
    "cyber monday": "cyber monday",
    "christmas eve": "christmas eve, xmas eve",
    "christmas": "christmas, christmas day, xmas, x-mas",
    "boxing day": "boxing day",
    "australia day": "australia day",
    "anzac day": "anzac day",
    "republic day": "republic day",
    "dragon boat": "dragon boat festival",
    "mid-autumn": "mid-autumn festival",
    "chuseok": "chuseok",
    "diwali": "diwali, deepavali",
    "holi": "holi",
    "eid al-fitr": "eid al-fitr, eid ul-fitr, eid al fitr, hari raya aidilfitri, hari raya puasa, idul fitri, lebaran, eid",
    "eid al-adha": "eid al-adha, eid ul-adha, eid al adha, hari raya haji, bakrid",
    "passover": "passover",
    "rosh hashanah": "rosh hashanah",
    "yom kippur": "yom kippur",
    "hanukkah": "hanukkah, chanukah",
    "lantern festival": "lantern festival",
    "qingming": "qingming festival, qingming, tomb-sweeping day, tomb sweeping day, ching ming festival",
    "double ninth": "double ninth festival, chung yeung festival",
    "double 12": "double 12, double twelve",
    "seollal": "seollal",
    "tet": "tet holiday, tet",
    "songkran": "songkran",
    "vesak": "vesak day, wesak day",
    "nowruz": "nowruz, norouz, novruz",
    "dussehra": "dussehra",
    "dhanteras": "dhanteras",
    "raksha bandhan": "raksha bandhan",
    "ganesh chaturthi": "ganesh chaturthi",
    "onam": "onam",
    "ugadi": "ugadi, gudi padwa",
    "maha shivaratri": "maha shivaratri, mahashivratri",
    "pongal": "pongal, makar sankranti",
    "gandhi jayanti": "gandhi jayanti",
    "foundation day": "national foundation day",
    "emperor's birthday": "emperor's birthday",
    "showa day": "showa day",
    "marine day": "marine day",
    "mountain day": "mountain day",
    "culture day": "culture day",
    "hangul day": "hangul day",
    "children": "children's day",
    "liberation day": "liberation day",
    "national day": "national day",
    "constitution day": "constitution day",
    "unification day": "german unity day, day of german unity",
    "women": "international women's day, women's day",
    "shrove tuesday": "shrove tuesday, pancake day, mardi gras, fat tuesday",
    "corpus christi": "corpus christi",
    "assumption": "assumption day, feast of the assumption, ferragosto",
    "st stephen": "st stephen's day, st. stephen's day",
    "king's day": "king's day, koningsdag",
    "king's birthday": "king's birthday, queen's birthday",
    "burns night": "burns night",
    "bonfire night": "bonfire night, guy fawkes night",
    "august bank holiday": "august bank holiday, summer bank holiday",
    "may bank holiday": "early may bank holiday",
    "mothering sunday": "mothering sunday",
    "victory day": "victory day",
    "ve day": "ve day",
    "cinco de mayo": "cinco de mayo",
    "tax day": "tax day",
    "patriots": "patriots' day, patriots day",
    "giving tuesday": "giving tuesday",
    "victoria day": "victoria day",
    "family day": "family day",
    "canadian thanksgiving": "canadian thanksgiving",
    "waitangi day": "waitangi day",
    "melbourne cup day": "melbourne cup day",
    "heritage day": "heritage day",
}

# Kind → its words and their values: a direction in units, a part, or nothing.
OTHERS: dict[str, dict[str, Value]] = {
    "last": {"last": -1},
    "past": {"past": -1, "trailing": -1},
    "previous": {"previous": -1, "prior": -1, "preceding": -1},
    "next": {"next": 1, "coming": 1, "upcoming": 1, "forthcoming": 1},
    "following": {"following": 1, "ensuing": 1, "subsequent": 1, "succeeding": 1},
    "this": {"this": 0, "current": 0},
    "present": {"present": None},
    "latest": {"latest": None, "reported": None, "just-ended": None},
    "that": {"that": None},
    "those": {"those": None, "these": None},
    "same": {"same": None, "corresponding": None, "comparable": None, "equivalent": None},
    "recent": {"recent": -1},
    "most": {"most": None},
    "early": {"early": "start"},
    "mid": {"mid": "mid"},
    "late": {"late": "end"},
    "edge": {"start": "start", "beginning": "start", "end": "end", "close": "end"},
    "middle": {"middle": "mid"},
    "final": {"final": -1, "closing": -1, "penultimate": -2},
    "rest": {"rest": None, "remainder": None, "balance": None},
    "new": {"new": None},
    "ago": {"ago": None},
    "back": {"back": None},
    "time": {"time": None},
    "earlier": {"earlier": -1, "before": -1, "previously": -1},
    "later": {"later": 1, "afterwards": 1},
    "latter": {"latter": 2},
    "front": {"front": 1},
    "just": {"just": None},
    "begun": {"begun": None, "started": None},
    "gone": dict.fromkeys("gone completed concluded finished closed passed".split()),
    "plus": {"plus": None},
    "odd": {"odd": None},
    "todate": {"ytd": "year", "qtd": "quarter", "mtd": "month"},
    "opening": {"opening": 1},
    "part": {"part": None, "portion": None},
    "long": {"long": None},
    "festive": {"holiday": 12, "festive": 12},  # the month in which the holiday quarter ends
    "after": {"after": 1},
    "hence": {"hence": None},
    "now": {"now": None},
    "today": {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "tmrw": 1},
    "daytime": {"morning": None, "afternoon": None, "evening": None},
    "fiscal": {"fiscal": None, "financial": None},
    "calendar": {"calendar": None},
    "full": {"full": None, "whole": None, "entire": None},
    "through": {"through": None, "thru": None, "until": None, "till": None},
    "to": {"to": None},
    "from": {"from": None},
    "between": {"between": None},
    "and": {"and": None},
    "or": {"or": None},
    "of": {"of": None},
    "in": {"in": None},
    "the": {"the": None},
    "its": dict.fromkeys("its their our".split()),
    "a": {"a": None, "an": None},
    "ended": {"ended": None, "ending": None},
    "ends": {"ends": None},
    "starts": {"starts": None, "begins": None},
    "starting": {"starting": None, "commencing": None},
    "tilldate": {"date": None},
    "moment": {"point": None},
    "period": {"period": None},
    "stretch": {"stretch": None, "span": None, "timeframe": None},
    "reporting": {"reporting": None, "accounting": None, "review": None},
    "periods": {"periods": None},
    "every": {"every": None, "each": None, "per": None},
    "few": {"few": None, "several": None, "some": None, "many": None},
    "couple": {"couple": 2, "dozen": 12},
    "more": dict.fromkeys("more additional extra straight consecutive".split()),
    "working": dict.fromkeys("business trading working".split()),
    "all": {"all": None},
    "single": {"single": None},
    "another": {"another": None},
    "on": {"on": None},
    "old": {"old": None},
    "hundred": {"hundred": 100, "hundreds": 100},
    "thousand": {"thousand": 1000},
    "thousands": {"thousands": 1000},
    "teens": {"tens": 10},
    "so": {"so": None},
    "s": {"s": None},
}

# Kinds that make a stretch worth reading, beside the units: without one of them nothing is a period.
TRIGGERS = frozenset(
    "month weekday weekdays season holiday decade today daytime period periods stretch thousand thousands tens teens unitlong "
    "midunit todate tilldate fiscal n4 n8 wc we short ord qcode hcode mcode fy cy written md pair span hours count".split()
)
# Words of these kinds never open an expression.
INNER = frozenset(
    "and or of its to in on from so old s now after more ended starting tilldate hence ago back time just begun gone plus odd part working "
    "long most moment".split()
)


def vocabulary() -> dict[str, tuple[str, Value]]:
    """Every single word → kind and value.

    >>> words = vocabulary()
    >>> words["sept"], words["quarters"], words["twenty"]
    (('month', 9), ('us_quarter', 'quarter'), ('tens', 20))
    """
    words: dict[str, tuple[str, Value]] = {word: (kind, value) for kind, row in OTHERS.items() for word, value in row.items()}
    for unit, forms in UNITS.items():
        words |= {form: (("us_" if form.endswith(("s", "ves")) else "u_") + unit, unit) for form in forms.split()}
    for kind, names in (("month", MONTHS), ("weekday", WEEKDAYS)):
        words |= {word: (kind, number) for number, row in enumerate(names, 1) for word in row.split()}
    words |= {f"{name}days": ("weekdays", n) for n, name in enumerate(("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"), 1)}
    words |= {word: ("ones", number) for number, word in enumerate(ONES, 1)}
    words |= {word: ("count", number) for number, word in enumerate(TEENS, 10)}
    words |= {word: ("tens", 10 * number) for number, word in enumerate(TENS, 2)}
    words |= {word: ("ord", number) for number, word in enumerate(ORDINALS, 1)}
    words |= {"thirtieth": ("ord", 30), "workweek": ("u_week", "week")}
    words |= {f"{unit}long": ("unitlong", unit) for unit in ("day", "week", "month", "year", "decade")}
    words |= {f"mid{unit}": ("midunit", unit) for unit in ("week", "month", "year")}
    words |= {word: ("decade", 10 * number) for number, word in enumerate(DECADES, 2)} | {"noughties": ("decade", 0)}
    words |= {word: ("season", name) for word, name in SEASONS.items()}
    return words


def holidays() -> dict[str, str]:
    """Every way a holiday is written → its name.

    >>> holidays()["xmas eve"]
    'christmas eve'
    """
    return {form: name for name, forms in HOLIDAYS.items() for form in forms.split(", ")}
