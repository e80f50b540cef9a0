"""What stands around the rules for companies: the gazetteer, the legal forms, the user's list, aliases, references, explanations."""

from __future__ import annotations

import csv
import importlib.util
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest
from cleanco import basename, termdata

from extractor import InputError, corpus
from extractor.corpus import Gold
from extractor.find.companies import CompanyFinder
from extractor.find.company_heads import HEADS, WEAK_HEADS
from extractor.find.gazetteer import FIELDS, read_companies
from extractor.find.given_names import GIVEN_NAMES
from extractor.find.legal_forms import FORMS, STRONG_FORMS, WEAK_FORMS, is_form, without_form
from extractor.find.other_names import OTHER_HEADS, PLACES
from extractor.mentions import Company, Reference
from extractor.pool import time_limit
from extractor.resolve.companies import Explained, explain_companies, resolve_companies
from extractor.resolve.evidence import AGAINST, BIAS, EVIDENCE, FOR, VETOES
from extractor.resolve.references import resolve_references
from extractor.sentences import find_sentences

ROOT = Path(__file__).parent.parent
FIND = CompanyFinder()
GOLDS = {gold.id: gold for gold in corpus.load([ROOT / "corpus" / "gold"])}


def read(text: str, find: CompanyFinder = FIND) -> tuple[list[Company], list[Reference]]:
    companies = resolve_companies(text, find(text))
    return companies, resolve_references(text, companies, find_sentences(text))


def names(text: str, find: CompanyFinder = FIND) -> list[str]:
    return [company.name for company in read(text, find)[0]]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- tables


def test_gazetteer_is_what_its_script_writes() -> None:
    builder = script("build_gazetteer")
    assert builder.render(builder.rows()) == builder.TARGET.read_text(encoding="utf-8"), "run scripts/build_gazetteer.py"


@pytest.mark.parametrize("table", ["gazetteer.csv", "popular_names.csv"])
def test_tables_of_names_are_well_formed(table: str) -> None:
    with (ROOT / "extractor" / "find" / table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["name"] for row in rows}) == len(rows)
    for row in rows:
        assert row["name"] == row["name"].strip()
        assert row["ambiguous"] in ("", "yes", "seldom"), row
        assert None not in row, row
        assert all(alias and alias == alias.strip() for alias in row["aliases"].split("|")) or not row["aliases"], row


# Terms of cleanco that we leave out: two letters that are words or initials elsewhere, and forms no English text writes.
LEFT_OUT = frozenset(
    """
    & co|& co.|3at|a spol.|aat|aj|akc. spol.|ay|bt.|cpt|d.n.o.|d.o.o.e.l.|dat|e.c.|e.e.|e.v.|ee|esv|et|fie|fop|
    gmbh & co. kg|gte.|hb|ij|j.t.d.|k.d.|k.d.a.|kd|kda|kht.|ks|kt|kv.|ky|mb|mchj|nl|nuf|o.d.|o.e.|oaj|obrt|oe|og|pp|pt|pty ltd|
    pty. ltd.|qk|rt.|s. de r.l.|s. en c.|s.a.p.a.|s.c.p.a|s.cra.|s.f.|s.l.n.e.|s.p.|s.s.|sd|sdn bhd|sdn. bhd.|
    secs|ses.|soc.col.|sp. z o.o.|sp. z.o.o.|sp.p.|spol. s r.o.|spółka z o.o.|stg|t:mi|tapui|teo|tmi|ultd|unltd|vat|
    veÅ\x99. obch. spol.|vzw|xk|xt|yoaj|zat
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def test_legal_forms_cover_those_of_cleanco() -> None:
    bare = {form.replace(".", "").lower() for form in FORMS | WEAK_FORMS}
    theirs = {term.strip() for terms in termdata.terms_by_type.values() for term in terms}
    unknown = {term for term in theirs if term.replace(".", "") not in bare}
    assert unknown == set(LEFT_OUT), sorted(unknown ^ LEFT_OUT)


@pytest.mark.parametrize(
    "form",
    [
        "Inc.",
        "Corp",
        "Ltd.",
        "plc",
        "LLC",
        "AG",
        "GmbH",
        "S.A.",
        "S.p.A.",
        "N.V.",
        "B.V.",
        "AB",
        "Oyj",
        "A/S",
        "Pty Ltd",
        "Sdn. Bhd.",
        "K.K.",
        "S.r.l.",
        "SE",
        "LLP",
    ],
)
def test_legal_forms_come_off_as_cleanco_takes_them_off(form: str) -> None:
    expected = "Orrin Pumps" if form == "K.K." else basename(f"Orrin Pumps {form}")
    assert without_form(f"Orrin Pumps {form}") == expected


def test_there_are_enough_legal_forms_and_none_twice() -> None:
    listed = " ".join(STRONG_FORMS.values()).split()
    assert len(FORMS | WEAK_FORMS) >= 60
    assert FORMS.isdisjoint(WEAK_FORMS)
    assert all(is_form(form) for form in listed)


def test_tables_do_not_contradict_one_another() -> None:
    assert WEAK_HEADS <= HEADS
    assert HEADS.isdisjoint(OTHER_HEADS), sorted(HEADS & OTHER_HEADS)
    assert GIVEN_NAMES.isdisjoint(HEADS)
    assert PLACES.isdisjoint(FORMS)


# --- weights and explanations


def explained(text: str) -> dict[str, Explained]:
    return {row.name: row for row in explain_companies(text, FIND(text))}


def test_explanation_lists_what_spoke_for_and_against() -> None:
    rows = explained("Chipmaker Corvella's revenue rose. Analyst Laura Hensley said so in Oslo.")
    evidence = (("metric_possession", EVIDENCE["metric_possession"]), ("descriptor", EVIDENCE["descriptor"]))
    assert rows["Corvella"] == Explained("Corvella", 1, True, BIAS + sum(weight for _, weight in evidence), evidence, ())
    assert not rows["Laura Hensley"].accepted
    assert {"title_before", "given_name"} <= dict(rows["Laura Hensley"].vetoes).keys()
    assert ("place", VETOES["place"]) in rows["Oslo"].vetoes


@pytest.mark.parametrize("row", [row for row in AGAINST if row.name != "denied"], ids=lambda row: row.name)
def test_veto_speaks_in_its_example(row: object) -> None:
    rows = explained(row.example)  # type: ignore[attr-defined]
    vetoed = [name for name in rows.values() if row.name in dict(name.vetoes)]  # type: ignore[attr-defined]
    assert vetoed, rows
    assert not any(name.accepted for name in vetoed)


def test_weights_point_the_way_they_should() -> None:
    assert all(row.weight > 0 for row in FOR)
    assert all(row.weight < 0 for row in AGAINST)
    assert EVIDENCE.keys().isdisjoint(VETOES)


def test_precision_is_measured_on_labelled_texts() -> None:
    weigher = script("weigh_evidence")
    text = "Orrin Pumps Inc. grew. Laura Hensley said so."
    document = weigher.read({"text": text, "expect": [{"start": 0, "end": 16}, {"start": 17, "end": 21}]})
    samples = {sample.name: sample for sample in document.samples}
    assert document.missed == 1  # nobody would have offered "grew"
    assert samples["orrin pumps"].truth == 1.0
    assert samples["laura hensley"].truth == 0.0
    assert "legal_suffix" in samples["orrin pumps"].rows


def test_weights_are_scored_on_the_half_they_were_not_fitted_on() -> None:
    """Half the documents have companies alone, half persons alone: what one half shows is of no use for the other."""
    weigher = script("weigh_evidence")
    company = weigher.read({"text": "He owns Orrin Pumps Inc. and more.", "expect": [{"start": 8, "end": 24}]})
    person = weigher.read({"text": "Then Laura Hensley left.", "expect": []})
    assert weigher.compare([company, person] * 8, ridge=0.1) == [1.0, 1.0, 1.0, 0.0]
    assert weigher.compare([company, company, person, person] * 8, ridge=0.1) == [1.0, 1.0, 1.0, 1.0]


# --- the user's own list


def test_own_list_overrides_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name,aliases,ticker,exchange,deny\nBravelle,Bravelle Works|the works at Harlow,BRV,LSE,\nnumen,,,,\nMicrosoft,,,,yes\n",
        encoding="utf-8",
    )
    find = CompanyFinder(read_companies(path))
    text = "Bravelle is green. Then numen grew, the works at Harlow shut, and Microsoft rose."
    companies, _ = read(text, find)
    assert [(c.name, c.aliases, c.ticker, c.exchange) for c in companies] == [
        ("Bravelle", ("the works at Harlow",), "BRV", "LSE"),
        ("numen", (), None, None),
    ]
    assert companies[0].rule.startswith("company.own_list")
    assert names(text) == ["Microsoft"]


def test_own_list_as_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text('{"name": "Bravelle", "aliases": ["Brav"], "ticker": "BRV"}\n\n{"name": "Tesla", "deny": true}\n', encoding="utf-8")
    assert names("Brav fell, Tesla rose.", CompanyFinder(read_companies(path))) == ["Brav"]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("own.csv", "name,colour\nA,red\n", "own.csv:1: unknown column 'colour', must be one of " + ", ".join(FIELDS)),
        ("own.csv", "aliases\nA\n", "own.csv:1: no column 'name'"),
        ("own.csv", "name\nA\n,\n", "own.csv:3: more cells than columns"),
        ("own.csv", "name,ticker\nA,B\n,C\n", "own.csv:3: has no name"),
        ("own.csv", "name,deny\nA,perhaps\n", "own.csv:2: deny must be yes or no, not 'perhaps'"),
        ("own.jsonl", '{"name": "A"}\n{"name": }\n', "own.jsonl:2: is not JSON"),
        ("own.jsonl", '["A"]\n', "own.jsonl:1: is no object"),
        ("own.jsonl", '{"name": "A", "aliases": [1]}\n', "own.jsonl:1: aliases must be a list of names"),
        ("own.jsonl", '{"name": "A", "alias": "B"}\n', "own.jsonl:1: unknown column 'alias'"),
    ],
)
def test_own_list_says_what_is_wrong_and_where(tmp_path: Path, file: str, content: str, message: str) -> None:
    path = tmp_path / file
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_companies(path)
    assert message in str(caught.value)


def test_own_list_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        read_companies(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(b"name\nCaf\xe9\n")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_companies(tmp_path / "latin.csv")


# --- one company, many names


def pairs(groups: Iterable[Iterable[tuple[int, int]]]) -> set[frozenset[tuple[int, int]]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def with_text(golds: Iterable[Gold]) -> list[Gold]:
    return [gold for gold in golds if gold.text is not None]


def test_mentions_of_one_company_are_together_and_two_companies_apart() -> None:
    hits = found = wanted = 0
    for gold in with_text(GOLDS.values()):
        assert gold.text is not None
        if "companies" in gold.labels.get("unlabelled", ()):
            continue
        ours = pairs({(m.start, m.end) for m in company.mentions} for company in read(gold.text)[0])
        labels = gold.labels["companies"]
        theirs = pairs({(m["start"], m["end"]) for m in company["mentions"] if not m.get("optional")} for company in labels)
        neutral = {(m["start"], m["end"]) for company in labels for m in company["mentions"] if m.get("optional")}
        ours = {pair for pair in ours if not pair & neutral}
        hits += len(ours & theirs)
        found += len(ours)
        wanted += len(theirs)
    assert 2 * hits / (found + wanted) >= 0.97


@pytest.mark.parametrize(
    ("text", "ticker", "exchange"),
    [
        ("Yanbing Robotics (2731.HK) rallied.", "2731.HK", "HKEX"),
        ("Understory (LSE: UNDR) sank.", "UNDR", "LSE"),
        ("Corvella Corp. (NasdaqGS: CVLA) sank.", "CVLA", "Nasdaq"),
        ("Corvella Corp. (CVL.N) sank.", "CVL.N", "NYSE"),
        ("Corvella Corp. (NYSE American: CVL) sank.", "CVL", "NYSE American"),
        ("Corvella Corp. (Euronext Paris: CVL) sank.", "CVL", "Euronext Paris"),
        ('Corvella Corp. will trade on the Nasdaq under the symbol "CVLA."', "CVLA", "Nasdaq"),
        ("Corvella Corp. grew. The shares (CORV.OL) rose 5%.", "CORV.OL", None),
        ("Corvella Corp. grew. Its stock (NYSE: CVL) rose 5%.", "CVL", "NYSE"),
        ("Corvella Corp. grew. The shares (and bonds) rose.", None, None),
        ("Corvella Corp. sank.", None, None),
    ],
)
def test_tickers(text: str, ticker: str | None, exchange: str | None) -> None:
    (company,) = [company for company in read(text)[0] if company.name != "Nasdaq"]
    assert (company.ticker, company.exchange) == (ticker, exchange)


# --- references


@pytest.mark.parametrize(
    ("text", "phrase", "meant"),
    [
        ("Corvella Corp. grew. The company hired.", "The company", ["Corvella Corp."]),
        ("Chipmaker Corvella and lender Dantum grew. The lender hired.", "The lender", ["Dantum"]),
        ("Corvella Corp. grew. Its profit rose.", "Its", ["Corvella Corp."]),
        ("Corvella Corp. bought Dantum Inc., a startup. The startup had lost money.", "The startup", ["Dantum Inc."]),
        ("Tesla and Nvidia grew. Both companies hired.", "Both companies", ["Tesla", "Nvidia"]),
        ("Tesla and Nvidia grew. The two hired.", "The two", ["Tesla", "Nvidia"]),
        ("Tesla and Nvidia grew. The former hired; the latter fired.", "the latter", ["Nvidia"]),
        ("Tesla, Nvidia and Intel grew. All three companies hired.", "All three companies", ["Tesla", "Nvidia", "Intel"]),
        ("Tesla grew. Nvidia shrank. Intel sank.\nThese two chip companies hired.", "These two chip companies", ["Nvidia", "Intel"]),
    ],
)
def test_references(text: str, phrase: str, meant: list[str]) -> None:
    found = {text[r.start : r.end]: [company.name for company in r.companies] for r in read(text)[1]}
    assert found.get(phrase) == meant, found


@pytest.mark.parametrize(
    "text",
    [
        "The company grew.",
        "Tesla grew. It is clear that it rains: the bank of the river.",
        "Tesla grew. The banking sector shrank.",
        "Tesla, Nvidia and Intel grew. The two years were good.",
    ],
)
def test_no_references(text: str) -> None:
    assert [text[r.start : r.end] for r in read(text)[1] if r.rule != "reference.pronoun"] == []


# --- hostile texts


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A ",
        "A. ",
        "A & ",
        "A-",
        "A.",
        "Aa, ",
        "(A",
        "A's ",
        "a.B",
        "1A",
        "Bank of ",
        "Inc. ",
        "Co., ",
        "'",
        "A and ",
        "Nvidia, Tesla and Intel. Both companies, the two, the lender. ",
    ],
)
def test_a_hostile_text_comes_to_an_end(piece: str) -> None:
    """The limit only tells a hang from an answer; how time grows is measured by benchmarks/hostile.py."""
    with time_limit(60):
        read(piece * (160_000 // len(piece)), CompanyFinder())
