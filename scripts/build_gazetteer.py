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

from extractor.find.legal_forms import without_form
from extractor.find.other_names import FUNCTION_WORDS, PLACES

TARGET = Path(__file__).parent.parent / "extractor" / "find" / "gazetteer.csv"
FIELDS = ("name", "aliases", "ticker", "exchange", "country", "ambiguous")

EXCHANGES = {
    "NYSE": "NYSE", "NASDAQ": "Nasdaq", "LON": "LSE", "FRA": "Xetra", "ETR": "Xetra", "EPA": "Euronext Paris", "AMS": "Euronext Amsterdam",
    "EBR": "Euronext Brussels", "BIT": "Milan", "BME": "Madrid", "STO": "Stockholm", "HEL": "Helsinki", "TYO": "TSE", "SWX": "SIX", "VTX": "SIX",
}  # fmt: skip
# The home exchange first: a Frankfurt line exists for nearly everybody.
HOME = {"Germany": "FRA", "United Kingdom": "LON", "France": "EPA", "Netherlands": "AMS", "Belgium": "EBR", "Spain": "BME", "Italy": "BIT",
        "Sweden": "STO", "Finland": "HEL", "Japan": "TYO", "Switzerland": "SWX", "Austria": "VIE", "Portugal": "ELI"}  # fmt: skip
# Names that are everyday words, places, people or products too.
AMBIGUOUS = frozenset(
    """
    Accor Aeon ADP Alarm.com Alcon Aon Argan Avista BD Box Campbell's Carter's Cars.com Casio Douglas Elis Elisa Enel Eni Essity
    Etsy FIS Fico Fluidra Fortune Garmin Generac Harmony Hella Humana Icade Informa Intuit Ionos Itron Kadant Kone Legrand MSCI
    Mandatum Masco Materion Medios Mercury Muji Navient Next Nexon Orix Paccar Pentair Puig Recruit Rational Rohm SCA Secom Segro
    Sixt Sofina Solaria Sonos Sto Stride Suzuki Symrise Trigano Toho Terumo Unicaja Upwork Viad Visa Target Gap Meta Block Shell
    Oracle Oshkosh Dana Dover Diploma Hexagon Pearson Olympus Stryker Williams Noble Waters Orion Linde Sage Snap Compass Weir Post
    Ball Carrier Centrica Chubb Cable Coherent Corning Crown Cooper Delta Deluxe Discover Eagle Eaton Energizer Evertec Globe Graham
    Granite Hub Hawkins Independent Innovative Insight Kaman Lemonade Lindsay Loews Match Mesa Monro Moog Mueller National Nelson
    News Nucor Omega Palomar Park Parsons Patrick Paramount Phoenix Premier Progress Progressive Range Ring Robert Rogers Root Ryder
    Safehold Select Smith Standard Steris Summit Sun Tanger Tapestry Tidewater Travelers Trex Trimble Trustmark United Universal
    Urban Vail Valley Veritas Victory Vulcan Wave Webster Wendy Western Whirlpool Wolfspeed Workday Xylem Zebra Zions Adecco Alps
    Antero Arch Archer Ares Artisan Ashland Assurant Atlas Avon Azenta Badger Banner Benchmark Boston Brady Brinker Bright Brown
    Cabot Cactus Calix Carpenter Century Chase Chart Chemed Ciena Clear Clearway Coface Commercial Community Comfort Core Dole
    Donaldson Dream Driven Dynamic Enact Encore Ensign Enterprise Everest Federal First Flow Fox Franklin Gentex Glacier Hamilton
    Heartland Helix Heritage Hope Howmet Huron Ingredion Inter Jack John Kemper Kirby Knowles Lazard Liberty Life Lumen Marathon
    Marcus Mercer Merit Middleby Model Monarch Monster Myriad Newmark Norwegian Old Open Orange Otter Owens Pacific Papa Penumbra
    Perdoceo Polaris Pool Popular Primo Prudential Pulse Quaker Radian Rambus Realty Red Regal Regions Rush Sabre Saia Scholastic
    Simmons Sonic Southern Southwest Spirit Sprouts Steel Stewart Strategic Sylvan Tandem Tennant Terex Texas Thor Titan Toro Tower
    Transcat Trinity Tri Tutor Under Unity Upbound Ventas Veris Viavi Vital Wabash Warrior Watts Wayfair Welltower Werner WEX White
    Willis Woodward World Wolverine Xerox Yelp York Subaru Konami Epiroc Experian Legal Landsec Severn Whitbread Wise Halma Spirax
    Hiscox Ashtead Bunzl Croda Entain Fresnillo Mondi Rightmove Smurfit Unite Vistry Kingfisher Persimmon Antofagasta Admiral Airtel
    Continental Puma Vossloh Deutsche Hannover Munich Evotec Nordex Siltronic Stabilus Jost Krones Dürr Wacker Salzgitter Aurubis
    Bechtle Cancom Nemetschek Allegiant Elior
    """.split()
) - {"Garmin", "Intuit", "Sonos", "Etsy", "Upwork", "Suzuki", "Kone", "Enel", "Eni", "Humana", "Legrand", "Experian", "Konami", "Subaru", "Ciena", "Nucor", "Wayfair", "Yelp", "Xerox", "Rightmove",
       "Bunzl", "Aurubis", "Bechtle", "Nemetschek", "Whitbread", "Entain", "Fresnillo", "Mondi", "Informa", "Corning", "Casio", "Antofagasta"}  # fmt: skip


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
        "aliases": bare if bare != name and bare not in FUNCTION_WORDS | PLACES else "",
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
