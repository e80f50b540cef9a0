"""Writes `extractor/find/gazetteer.csv` from pytickersymbols (MIT): every listed company it knows, cleaned.

    python scripts/build_gazetteer.py            write the file
    python scripts/build_gazetteer.py --check    exit 1 if the file on disk is another one

One row a company: name, aliases (parted by "|"), ticker, exchange, country, ambiguous ("yes" where the name is an
everyday word too and needs evidence). Names of our own stand in `popular_names.csv` and are not touched.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from pathlib import Path

from pytickersymbols import PyTickerSymbols

from extractor.find.common_nouns import COMMON_NOUNS
from extractor.find.legal_forms import without_form
from extractor.find.other_names import FUNCTION_WORDS, PLACES

TARGET = Path(__file__).parent.parent / "extractor" / "find" / "gazetteer.csv"
FIELDS = ("name", "aliases", "ticker", "exchange", "country", "ambiguous")

EXCHANGES = {
    "NYSE": "NYSE", "NASDAQ": "Nasdaq", "LON": "LSE", "FRA": "Xetra", "ETR": "Xetra", "EPA": "Euronext Paris", "AMS": "Euronext Amsterdam",
    "EBR": "Euronext Brussels", "BIT": "Milan", "BME": "Madrid", "STO": "Stockholm", "HEL": "Helsinki", "TYO": "TSE", "SWX": "SIX",
    "VTX": "SIX",
}  # fmt: skip
# The home exchange first: a Frankfurt line exists for nearly everybody.
HOME = {"Germany": "FRA", "United Kingdom": "LON", "France": "EPA", "Netherlands": "AMS", "Belgium": "EBR", "Spain": "BME", "Italy": "BIT",
        "Sweden": "STO", "Finland": "HEL", "Japan": "TYO", "Switzerland": "SWX", "Austria": "VIE", "Portugal": "ELI"}  # fmt: skip
# Names that are everyday words, places, people or products too.
AMBIGUOUS = frozenset(
    """
    ADP Accor Admiral Alarm.com Alcon Aon Argan Avista Azenta BD Ball Block Box Brady Cactus Calix Campbell's Cancom Cars.com
    Carter's Centrica Chubb Coface Compass Continental Dana Deluxe Diploma Douglas Dover Dürr Eaton Elior Elis Elisa Enact Energizer
    Epiroc Essity Everest Evotec FIS First Fluidra Fox Generac Halma Hawkins Hella Hexagon Hiscox Hub Icade Investor Ionos Itron
    Kadant Kingfisher Knowles Krones Landsec Linde Lindsay Loews MSCI Mandatum Masco Match Materion Medios Moog Muji Navient News Nexon
    Next Noble Nordex Olympus Oracle Orange Orion Orix Paccar Palomar Pearson Pentair Persimmon Phoenix Pool Progressive Prudential
    Puig Puma Radian Rational Recruit Rogers Rohm SCA Sabre Safehold Sage Salzgitter Scholastic Secom Segro Shell Siltronic Sixt
    Sofina Solaria Southern Spirax Stabilus Steris Sto Stride Stryker Symrise Tapestry Target Tennant Terumo Tidewater Toho Trigano
    Trimble Unicaja Universal Upbound Ventas Viad Visa Vossloh Waters Weir Welltower Williams Workday Xylem
    """.split()
)


def main() -> int:
    text = render(rows())
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET}: {text.count(chr(10)) - 1} companies", file=sys.stderr)
    return 0


def rows() -> list[dict[str, str]]:
    """The companies in order of their names, each once."""
    found: dict[str, dict[str, str]] = {}
    for stock in PyTickerSymbols().get_all_stocks():
        row = clean(stock)
        found.setdefault(row["name"].casefold(), row)
    return [found[key] for key in sorted(found)]


def clean(stock: dict) -> dict[str, str]:  # type: ignore[type-arg]
    """One company: brackets and share classes off the name, the bare name as an alias, the home listing first.

    >>> clean({"name": "Acme Inc. (Class A)", "symbol": "ACM", "country": "Ohio", "symbols": [{"google": "NYSE:ACM"}]})["name"]
    'Acme Inc.'
    """
    name = re.sub(r"\s*\(.*?\)", "", stock["name"]).replace("–", "-").strip()
    name = re.sub(r"(?<=[a-z])[A-D]$", "", name) if not re.search(r"\s", name) else name
    bare = without_form(name)
    ticker, exchange = listing(stock)
    one_word = " " not in bare
    return {
        "name": name,
        "aliases": bare if bare != name and bare not in FUNCTION_WORDS | COMMON_NOUNS | PLACES else "",
        "ticker": ticker,
        "exchange": exchange,
        "country": stock.get("country") or "",
        "ambiguous": "yes" if one_word and bare in AMBIGUOUS else "",
    }


def listing(stock: dict) -> tuple[str, str]:  # type: ignore[type-arg]
    """Ticker and exchange at home; the plain symbol where none is told."""
    home = HOME.get(stock.get("country") or "")
    pairs = [symbol["google"].split(":") for symbol in stock.get("symbols", ()) if ":" in (symbol.get("google") or "")]
    pairs.sort(key=lambda pair: (pair[0] != home, pair[0] not in ("NYSE", "NASDAQ")))
    for market, ticker in pairs:
        if market in EXCHANGES:
            return ticker, EXCHANGES[market]
    return stock.get("symbol") or "", ""


def render(companies: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(companies)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
