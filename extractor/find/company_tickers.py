"""Tickers in brackets behind a name, and the exchanges they name.

(AMGN.O)  (2731.HK)  <ACME.L>      Reuters codes: the letters behind the dot are the exchange
(NASDAQ: AAPL)  (LSE:UNDR)  (TSX-V: ABC; OTCQB: ABCDF)  (Other OTC: ABCD)
(FUEL)                             capital letters alone: no ticker that one could be sure of
"""

from __future__ import annotations

import re
from typing import NamedTuple

_EXCHANGE = (
    r"NYSE(?:\ ?(?:American|Arca|MKT))?|N(?:ASDAQ|asdaqGS|asdaqGM|asdaqCM|asdaq)|LSE|AIM|LON|London|TSX(?:-?V|\ Venture)?|CSE|ASX"
    r"|HKEX|HKSE|SEHK|SGX|NSE|BSE|SSE|SZSE|TSE|TYO|KRX|KOSDAQ|FRA|ETR|Xetra|XETRA|Frankfurt|EPA|AMS|EBR|BIT|BME|STO|Stockholm|OSE|OSL|CPH|HEL|SIX|SWX|JSE"
    r"|(?:Other\ )?OTC(?:QB|QX|BB|MKTS)?(?:\ Pink)?|PINK|AMEX"
    r"|Euronext(?:\ \w+)?|Paris|Milan|Madrid|Amsterdam|Brussels|Hamburg|B3|BMV|MOEX|TASE"
)
_TICKER = re.compile(
    rf"""\.?,?\ ?[(\[<]
    (?: (?P<exchange>{_EXCHANGE})\s?[:：]\s?(?:[A-Z]{{3,4}}\s?[:：]\s?)?(?P<symbol>[A-Z0-9][A-Z0-9.]{{0,9}}(?:-[A-Z]\b)?)
      | (?P<reuters>[A-Z0-9]{{1,6}}\ ?\.(?P<code>[A-Z]{{1,2}}))\b
      | (?P<bare>[A-Z]{{2,6}})(?=[)\]>]) )""",
    re.VERBOSE,
)
# Reuters codes behind the dot, and exchanges as they are written → one name for each exchange.
EXCHANGES = dict(
    pair.split("=")
    for pair in """
    O=Nasdaq|OQ=Nasdaq|N=NYSE|A=NYSE American|L=LSE|PA=Euronext Paris|DE=Xetra|F=Frankfurt|HK=HKEX|T=TSE|SS=SSE|SZ=SZSE|NS=NSE|BO=BSE|
    AX=ASX|TO=TSX|V=TSX-V|S=SIX|VX=SIX|MI=Milan|MC=Madrid|AS=Euronext Amsterdam|BR=Euronext Brussels|LS=Euronext Lisbon|ST=Stockholm|
    OL=Oslo|CO=Copenhagen|HE=Helsinki|KS=KRX|KQ=KOSDAQ|TW=TWSE|SI=SGX|KL=Bursa Malaysia|BK=SET|JK=IDX|SA=B3|MX=BMV|J=JSE|VI=Vienna|
    AT=Athens|WA=Warsaw|IS=BIST|MM=MOEX|I=Euronext Dublin|TA=TASE|NASDAQ=Nasdaq|NasdaqGS=Nasdaq|NasdaqGM=Nasdaq|NasdaqCM=Nasdaq|
    LON=LSE|London=LSE|XETRA=Xetra|HKSE=HKEX|SEHK=HKEX
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# As they stand, in capitals, before a colon.
EXCHANGE_WORDS = frozenset(
    """
    NYSE NASDAQ NASDAQGS NASDAQGM NASDAQCM LSE LON AIM TSX TSXV TSX-V CSE ASX HKEX HKSE SEHK SGX NSE BSE TSE TYO OTCQB OTCQX OTC AMEX XETRA
    FRA ETR EPA AMS STO OTHER
    """.split()
)


class Listing(NamedTuple):
    """A ticker and its exchange; neither where the brackets hold nothing but capital letters."""

    ticker: str | None
    exchange: str | None


def read_ticker(tail: str) -> Listing | None:
    """What the brackets say that stand at the beginning of `tail`.

    >>> read_ticker(" (LSE: UNDR) sank"), read_ticker(" (2731.HK)"), read_ticker(" (FUEL)"), read_ticker(" (the firm)")
    (Listing(ticker='UNDR', exchange='LSE'), Listing(ticker='2731.HK', exchange='HKEX'), Listing(ticker=None, exchange=None), None)
    """
    found = _TICKER.match(tail)
    if found is None:
        return None
    if found["bare"]:
        return Listing(None, None)
    if found["reuters"]:
        return Listing(found["reuters"].replace(" ", ""), EXCHANGES.get(found["code"]))
    return Listing(found["symbol"].rstrip(".-"), EXCHANGES.get(found["exchange"], found["exchange"]))
