"""What is told of a name behind it, by the mark that it begins with; words right behind it are read by `company_first_word`.

[Acme]'s revenue · [Acme] (LSE: ACM) · [Acme], a maker of · [Acme]-owned · [Acme]. The upstart · [Acme] said
"""

from __future__ import annotations

import re

from extractor.find.company_clauses import IN_STEP, read_clause
from extractor.find.company_datelines import is_publisher
from extractor.find.company_first_word import CHANGE, possession, words_after
from extractor.find.company_results import earns_there, says_so
from extractor.find.company_sources import is_source
from extractor.find.company_tickers import read_ticker
from extractor.find.company_words import ITS_OWN, LISTED

# "Acme, the maker of pumps, said its profit", "Acme will cut its annual dividend": no person's, and in the same sentence
_ITS = re.compile(r"[^.;:\n]*?(?<! as) its ((?:[\w-]+ ){0,2}[\w-]+)")
_BRACKETS = "([<"
# "The surprise was Acme. The Shenzhen upstart, founded in 2021, sold"
_NEWCOMER = re.compile(
    r"\. (?:The|This) (?:(?:[\w-]+ ){0,3}?(?:upstart|start-?up|newcomer|challenger)\b"
    r"|(?:[A-Z]\w+|\w+-(?:based|old)) (?:\w+ )?(?:company|firm|group|maker|\w+maker))\b"
)
_SEAT = re.compile(r", of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?=,)")  # "Dalby & Sons, of Leeds, which"
_REFERENCE = re.compile(r"(?:^|\n)\s*(?:\d{1,2}[.)]|[•*-])\s+$")
_SENTENCE = 240  # characters
# "Thermal Systems, whose orders fell. The division will": a part of a company
_DIVISION = re.compile(r", whose (?:[^.\n]|\.\d)*\. (?:The|That) (?:division|segment|unit|arm)\b")
# "Acme, by contrast, is hiring"
_ASIDE = re.compile(r", (?:by contrast|in contrast|however|meanwhile|though|too|for its part|in turn),")
_SHARED_INDEX = re.compile(r"/[A-Z]{2,5} \d")  # S&P/ASX 200
# "ahead of Acme (0.9m)", "behind Acme (£4.2bn)"; but "Bell (42)"
_SO_MUCH = re.compile(
    r" \((?:(?P<sum>[A-Z]{0,2}[$€£¥₹]\d[\d.,]*)|\d[\d.]*(?=m|bn|k|[- ][mb]illion))(?:[mb]n?|k|[- ][mb]illion)?(?: [a-z]+)?\)"
)
# A short form or a ticker in brackets, with more behind it: "Acme (ACM)", "Acme (NYSE: ACM)", "Acme plc (“the Company”)"
_SHORT = re.compile(
    r" \((?:(?:[A-Z][\w ]{2,12}: ?)?[A-Z0-9][A-Za-z0-9&.]{1,9}|(?:the |together, )?[“\"‘'][^)\n]{2,40}[”\"’'])\)(?= [a-z]+ )"
)
_COUNTED = re.compile(r" \(\d[\d,.]*(?: [mb]illion)?(?: [a-z]+)?[;,] \d+(?:\.\d+)?(?:%| ?per ?cent)")


def after(text: str, start: int, end: int, evidence: list[str], vetoes: list[str]) -> tuple[str | None, str | None]:
    """Adds what the words behind a name say; returns the ticker in brackets and its exchange."""
    tail = text[end : end + 80]
    mark = tail[:1]
    if " its " in tail and mark != ")" and (its := _ITS.match(tail)) and not ITS_OWN.isdisjoint(its[1].split()):
        evidence.append("its")
    if "%" in tail and IN_STEP.match(tail):
        evidence.extend(("change", "figure"))  # "Acme, Bolt and Cave held 15%, 9% and 8%"
    if mark in ("(", "<") or (mark == " " and tail[1:2] in _BRACKETS):
        found = _bracket(text, start, tail, evidence)
        if (short := _SHORT.match(tail)) is not None and "saying" not in evidence:
            words_after(tail[short.end() :], evidence, vetoes)  # "Electricité du Sud (EdS) raised prices"
        return found
    if is_publisher(text, start, tail):
        evidence.append("dateline")
    elif mark == " ":
        words_after(tail, evidence, vetoes)
        if "analysts" in evidence and "sentence_start" in vetoes and " " not in text[start:end]:
            evidence.remove("analysts")  # "Senior analyst Jo Bell"
        if "source" not in evidence and "other_head" not in vetoes and is_source(text[max(0, start - 8) : start], tail):
            evidence.append("source")
        if "saying" in evidence and says_so(text, start, tail):
            evidence.append("itself")
    elif mark in ("'", "’"):
        _apostrophe(text[end - 1], tail, evidence)
    elif mark == "," and tail.startswith((", quoting ", ", citing ")):
        evidence.append("source")
    elif mark == "," and (aside := _ASIDE.match(tail)) is not None and tail[aside.end() :].startswith(" "):
        words_after(tail[aside.end() :], evidence, vetoes)
    elif mark == ",":
        if _DIVISION.match(text, end, end + _SENTENCE):
            vetoes.append("segment")
        else:
            seat = _SEAT.match(tail) if "ampersand" in evidence or "apostrophe" in evidence else None
            read_clause(tail[seat.end() :] if seat else tail, evidence, vetoes)
        if earns_there(text, start, end, apposed="apposition" in evidence):
            evidence.append("metric_possession")
    elif mark == "-":
        _hyphen(tail, evidence, vetoes)
    elif mark == ":" and tail[1:2] == " " and _REFERENCE.search(text, max(0, start - 8), start):
        evidence.append("reference")
    elif mark == ".":
        _closes(text, start, tail, evidence)
    elif mark == "/" and _SHARED_INDEX.match(tail):
        vetoes.append("index")
    return None, None


def _closes(text: str, start: int, tail: str, evidence: list[str]) -> None:
    """A name at the end of its sentence: all there is of it, or taken up by the next one as a newcomer."""
    if _NEWCOMER.match(tail):
        evidence.append("apposition")
    elif tail[1:2] == " " and start and text[start - 1] == "\n":
        evidence.append("item")


def _bracket(text: str, start: int, tail: str, evidence: list[str]) -> tuple[str | None, str | None]:
    """ "Acme (LSE: ACM)"; "Tidewater Post (Oslo), 3 May 2025"."""
    if is_publisher(text, start, tail):
        evidence.append("dateline")
    listing = read_ticker(tail)
    if listing is None:
        if CHANGE.match(tail):
            evidence.append("change")  # "ahead of Acme (22%)"
        elif so_much := _SO_MUCH.match(tail):
            evidence.extend(("change", "figure") if so_much["sum"] else ("change",))
        elif _COUNTED.match(tail):
            evidence.extend(("change", "figure"))  # "Acme (3.1 million units; 7.8% share)"
        return None, None
    evidence.append("ticker" if listing.ticker else "bare_bracket")
    return listing


def _apostrophe(last: str, tail: str, evidence: list[str]) -> None:
    """ "Acme's revenue", "Castors' revenue"."""
    if tail[1:2] in ("s", "S") and tail[2:3] in (" ", ""):
        possession(tail[2:], evidence)
    elif last in "sxz" and tail[1:2] == " ":
        possession(tail[1:], evidence)


def _hyphen(tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """ "Acme-owned"; but "Oslo-based"."""
    if tail[1:].split(" ", 1)[0].rstrip(".,") in LISTED:
        evidence.append("listed")
    elif tail.startswith(("-based", "-headquartered", "-born")):
        vetoes.append("place")
