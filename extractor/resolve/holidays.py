"""The date of a holiday in a year, computed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

FIXED = {
    "new year": (1, 1), "epiphany": (1, 6), "australia day": (1, 26), "republic day": (1, 26), "groundhog day": (2, 2),
    "valentine": (2, 14), "st patrick": (3, 17), "april fools": (4, 1), "earth day": (4, 22), "anzac day": (4, 25), "may day": (5, 1),
    "juneteenth": (6, 19), "canada day": (7, 1), "independence day": (7, 4), "bastille day": (7, 14), "golden week": (10, 1),
    "halloween": (10, 31), "all saints": (11, 1), "singles day": (11, 11), "armistice": (11, 11), "veterans day": (11, 11),
    "double 12": (12, 12), "songkran": (4, 13), "pongal": (1, 14), "gandhi jayanti": (10, 2), "foundation day": (2, 11),
    "emperor's birthday": (2, 23), "showa day": (4, 29), "mountain day": (8, 11), "culture day": (11, 3), "hangul day": (10, 9),
    "children": (6, 1), "national day": (10, 1), "unification day": (10, 3), "women": (3, 8), "assumption": (8, 15), "st stephen": (12, 26),
    "king's day": (4, 27), "burns night": (1, 25), "bonfire night": (11, 5), "victory day": (5, 9), "ve day": (5, 8),
    "cinco de mayo": (5, 5), "tax day": (4, 15), "waitangi day": (2, 6), "heritage day": (9, 24),
    "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "new year eve": (12, 31),
}  # fmt: skip
# The n-th weekday (Monday is 1) of a month; -1 is the last.
FLOATING = {
    "martin luther king day": (1, 1, 3), "presidents day": (2, 1, 3), "mother": (5, 7, 2), "memorial day": (5, 1, -1), "father": (6, 7, 3),
    "king's birthday": (6, 1, 2), "august bank holiday": (8, 1, -1), "may bank holiday": (5, 1, 1), "patriots": (4, 1, 3),
    "family day": (2, 1, 3), "canadian thanksgiving": (10, 1, 2), "melbourne cup day": (11, 2, 1), "labour day of new zealand": (10, 1, 4),
    "marine day": (7, 1, 3),
    "labor day": (9, 1, 1), "columbus day": (10, 1, 2), "thanksgiving": (11, 4, 4),
}  # fmt: skip
AFTER_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "easter": 0, "easter monday": 1, "ascension": 39,
    "whit sunday": 49, "whit monday": 50, "shrove tuesday": -47, "mothering sunday": -21, "corpus christi": 60,
}  # fmt: skip
AFTER_THANKSGIVING = {"black friday": 1, "cyber monday": 4, "giving tuesday": 5}
ONCE = {"liberation day": date(2025, 4, 2)}  # of the American tariffs; other countries have theirs every year
# Holidays of the moon: the country and the name under which the package `holidays` computes them, and days to add.
LUNAR = {
    "lunar new year": ("SG", "Chinese New Year", 0), "lunar new year eve": ("SG", "Chinese New Year", -1),
    "dragon boat": ("CN", "Dragon Boat Festival", 0), "mid-autumn": ("CN", "Mid-Autumn Festival", 0), "chuseok": ("KR", "Chuseok", 0),
    "diwali": ("SG", "Diwali", 0), "eid al-fitr": ("SG", "Eid al-Fitr", 0), "eid al-adha": ("SG", "Eid al-Adha", 0),
    "holi": ("IN", "Holi", 0), "passover": ("IL", "Pesach", 0), "rosh hashanah": ("IL", "Rosh Hashanah", 0),
    "yom kippur": ("IL", "Yom Kippur", 0), "lantern festival": ("SG", "Chinese New Year", 14),
    "qingming": ("CN", "Tomb-Sweeping Day", 0), "double ninth": ("HK", "Double Ninth", 0), "seollal": ("KR", "Korean New Year", 0),
    "tet": ("VN", "Lunar New Year", 1), "vesak": ("SG", "Vesak", 0), "victoria day": ("CA", "Victoria Day", 0),
    "dussehra": ("IN", "Dussehra", 0), "dhanteras": ("IN", "Diwali", -2), "raksha bandhan": ("IN", "Raksha Bandhan", 0),
    "ganesh chaturthi": ("IN", "Ganesh Chaturthi", 0), "onam": ("IN", "Onam", 0), "maha shivaratri": ("IN", "Maha Shivaratri", 0),
    "ugadi": ("IN", "Chaitra Sukladi", 0), "nowruz": ("IR", "Nowruz", 0), "hanukkah": ("IL", "Hanukkah", 0),
}  # fmt: skip


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday, or None where no rule gives one.

    >>> holiday("thanksgiving", 2025), holiday("good friday", 2026)
    (datetime.date(2025, 11, 27), datetime.date(2026, 4, 3))
    """
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in FLOATING:
        return nth_weekday(year, *FLOATING[name])
    if name in AFTER_EASTER:
        return easter(year) + timedelta(days=AFTER_EASTER[name])
    if name in AFTER_THANKSGIVING:
        return nth_weekday(year, *FLOATING["thanksgiving"]) + timedelta(days=AFTER_THANKSGIVING[name])
    if name in ONCE:
        return ONCE[name] if ONCE[name].year == year else None
    return lunar(name, year) if name in LUNAR else None


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """
    >>> nth_weekday(2026, 5, 1, -1)
    datetime.date(2026, 5, 25)
    """
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian algorithm.

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def lunar(name: str, year: int) -> date | None:
    """A holiday that follows the moon, from the package `holidays` (imported at the first one)."""
    import holidays

    country, wanted, add = LUNAR[name]
    for kinds in (("public",), holidays.country_holidays(country).supported_categories):
        calendar = holidays.country_holidays(country, years=year, language="en_US", observed=False, categories=kinds)
        days = sorted(day for day, titles in calendar.items() if any(title.startswith(wanted) for title in titles.split("; ")))
        begun = [day for day in days if day.timetuple().tm_yday > 7]  # not in the year before, as the Hanukkah of 2024 ended in 2025
        if begun:
            return begun[0] + timedelta(days=add)
    return None
