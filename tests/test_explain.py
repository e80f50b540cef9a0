"""What `explain` prints: every name that was weighed, with what spoke for it and what against."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from extractor.explain import explain, place, rules
from extractor.own import OwnRules, own_rules
from extractor.pipeline import extract

ROOT = Path(__file__).parent.parent
TEXT = (
    "Chipmaker Corvella's revenue rose 5% to $3 million. Analyst Laura Hensley said in Oslo that the Corvella app was updated.\n"
    "Wexcombe Harbour and Dredging Company of the Northern Isles Limited bought a stake in Marlin Group from Tilbury."
)


def printed(text: str, own: OwnRules = OwnRules()) -> str:
    out = StringIO()
    explain(extract(text, own=own), text, Console(file=out, width=120), own)
    return out.getvalue()


def row(out: str, name: str) -> list[str]:
    """The lines of a name in the table of names: its own and the indented ones below it."""
    lines = out[out.index("because (each name starts at -1.1") :].splitlines()[1:]
    at = next(i for i, line in enumerate(lines) if line.startswith(name))
    end = next((i for i in range(at + 1, len(lines)) if not lines[i].startswith(" ")), len(lines))
    return [" ".join(line.split()) for line in lines[at:end]]


def test_a_company_shows_its_evidence_and_the_sum() -> None:
    assert row(printed("Chipmaker Corvella's revenue rose."), "Corvella") == [
        "Corvella company +3.4 +2.6 company.metric_possession: has revenue, shares, a chief executive",
        "+1.9 company.descriptor: chipmaker, lender, rival … stands before",
    ]


def test_a_refused_name_shows_what_broke_it() -> None:
    out = printed(TEXT)
    person = row(out, "Laura Hensley")
    assert person[0].startswith("Laura Hensley no company -5.2 ")
    assert "-2.2 veto.title_before: a person's title or role stands before" in person[0] + "".join(person[1:])
    assert any("-3.5 veto.place: a place or a nationality" in line for line in row(out, "Oslo"))


def test_a_name_stands_once_and_says_how_often_it_was_met() -> None:
    assert row(printed(TEXT), "Corvella")[0].startswith("Corvella (2 times) ")


def test_the_list_of_the_user_speaks_too(tmp_path: Path) -> None:
    listed = tmp_path / "own.csv"
    listed.write_text("name,deny\nHensley,\nMarlin Group,yes\n", encoding="utf-8")
    out = printed(TEXT.replace("Laura ", ""), own_rules(companies=listed))
    assert "+100.0 company.own_list: the user's own list names it" in row(out, "Hensley")[0]
    assert any("-200.0 veto.denied: the user's own list denies it" in line for line in row(out, "Marlin Group"))


def test_lines_fit_a_wide_terminal() -> None:
    table = printed(TEXT).split("\n\n", 1)[1]
    assert max(map(len, table.splitlines())) <= 120


def test_a_text_without_names_has_no_such_table() -> None:
    assert "each name starts" not in printed("sales fell 3% and nobody knew why.")


def test_every_rule_is_shown_with_the_line_it_stands_in() -> None:
    out = printed(TEXT)
    shown = dict(line.split() for line in out[out.index("rule ") :].splitlines()[1:])
    assert {"company.metric_possession", "percent.sign", "fact.metric_before_value"} <= shown.keys()
    assert all(where == place(rule) for rule, where in shown.items())


def test_every_row_of_every_table_has_its_place() -> None:
    for rule in rules():
        name, line = place(rule).split(":")
        assert rule.partition(".")[2] in (ROOT / name).read_text(encoding="utf-8").splitlines()[int(line) - 1], rule
