"""Writes `extractor/find/currencies.csv` from the CLDR data in Babel: every currency that ISO 4217 or CLDR knows.

    python scripts/make_currencies.py          write the table
    python scripts/make_currencies.py --check  exit 1 where it is out of date

One row a currency: code, decimal digits of its minor unit, whether it is legal tender today, the place in
its English name and the place's own name, the name's head in singular and plural, and the signs of the
languages spoken where it is paid with. What CLDR leaves out (wire forms, slang, shared signs) is in `currencies.py`.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, get_currency_precision

TABLE = Path(__file__).resolve().parent.parent / "extractor" / "find" / "currencies.csv"
COLUMNS = ("code", "digits", "current", "place", "territory", "singular", "plural", "signs")
ENGLISH = Locale("en")
# Units of account, metals, test codes and names that are no words for money in English.
NOT_MONEY = frozenset(
    "BGM BOV CHE CHW CLE CLF CNX COU CUC ECV LUC LUL MXV UAK USN USS UYI "
    "UYW VED XAG XAU XBA XBB XBC XBD XDR XEU XFU XPD XPT XRE XSU XTS XUA XXX".split()
)


def rows() -> list[tuple[str, ...]]:
    """The table's rows in the order of their codes."""
    current, signs = tender_and_signs()
    found = []
    for code in sorted(ENGLISH.currencies):
        singular = get_currency_name(code, count=1, locale=ENGLISH)
        if code in NOT_MONEY or re.search(r"[(\d]", singular):  # "(1914–1990)": an older issue under the same name
            continue
        place, _, head = singular.rpartition(" ")
        plural = get_currency_name(code, count=2, locale=ENGLISH).rpartition(" ")[2]
        territory = ENGLISH.territories.get(code[:2], "")
        digits = str(get_currency_precision(code))
        found.append((code, digits, "1" if code in current else "", place, territory, head, plural, " ".join(sorted(signs.get(code, ())))))
    return found


def tender_and_signs() -> tuple[set[str], dict[str, set[str]]]:
    """The codes that are legal tender somewhere today, and each one's signs in the languages of its places."""
    current: set[str] = set()
    signs: dict[str, set[str]] = {}
    for territory, periods in get_global("territory_currencies").items():
        for code in (code for code, _, end, tender in periods if tender and end is None):
            current.add(code)
            for language in (*get_official_languages(territory, de_facto=True), "en"):
                sign = sign_in(language, territory, code)
                # Letters of other scripts stand in no English text; bare Latin ones are a matter of judgement (see currencies.py).
                if sign and sign != code and re.fullmatch(r"[^\w\s\u200b-\u200f]|[A-Z]{1,3}[$¥₵]|zł|Kč", sign):
                    signs.setdefault(code, set()).add(sign)
    return current, signs


def sign_in(language: str, territory: str, code: str) -> str | None:
    for name in (f"{language}_{territory}", language):
        try:
            return Locale.parse(name).currency_symbols.get(code)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def table() -> str:
    """The whole file as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows())
    return out.getvalue()


def main() -> int:
    if "--check" in sys.argv[1:]:
        return 0 if TABLE.read_text(encoding="utf-8") == table() else 1
    TABLE.write_text(table(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
