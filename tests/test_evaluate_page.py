"""Gold beside what was found: each judgement, each rule's share in it, the figures' intervals, and the page of it all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor import evaluate, evaluate_page
from extractor.cli import app
from extractor.corpus import Gold
from extractor.judge import by_rule, judge
from extractor.scorecard import Scorecard, as_json, as_markdown, scorecard

from .samples import TEXT, piece, record


def labelled(identity: str = "kelp") -> dict[str, Any]:
    """The sample, taken as gold: no ids, no rules."""
    gold = record(identity).model_dump(mode="json")
    for kind in ("money", "percents", "quantities", "periods", "facts"):
        for row in gold[kind]:
            del row["id"], row["rule"]
    return gold


def found(identity: str = "kelp") -> dict[str, Any]:
    """The sample with one mistake of each sort."""
    made = record(identity).model_dump(mode="json")
    made["money"] = made["money"][:3]  # misses the fourth
    made["percents"][0]["low"] = made["percents"][0]["high"] = "12.5"  # another value
    made["quantities"].append(made["quantities"][0] | piece(TEXT, "1,200 people,") | {"id": "q9", "rule": "quantity.greedy"})
    made["facts"][3]["metric"] = "gross_profit"
    return made


def states(judgements: list[Any], kind: str) -> list[str]:
    return [one.state for one in judgements if one.kind == kind]


def test_judges_every_mention_and_fact() -> None:
    gold = labelled()
    gold["companies"][1]["mentions"][0]["optional"] = True
    judgements = judge(gold, found())
    assert states(judgements, "money") == ["right", "right", "missed", "right"]
    assert states(judgements, "percents") == ["wrong", "right"]
    assert states(judgements, "quantities") == ["right", "extra", "right"]
    assert states(judgements, "companies") == ["right", "right", "optional"]
    assert states(judgements, "facts") == ["right", "right", "right", "wrong", "right", "right"]
    assert [one.differs for one in judgements if one.state == "wrong"] == [(), ("metric",)]


def test_judgements_agree_with_the_scores() -> None:
    gold, ours = labelled(), found()
    tallies = evaluate.score(gold, ours).tallies
    for kind, level in (("money", "value"), ("percents", "value"), ("quantities", "value"), ("facts", "full")):
        named = states(judge(gold, ours), kind)
        tally = tallies[f"{kind}.{level}"]
        assert named.count("right") == tally.right
        assert named.count("extra") + named.count("wrong") == tally.wrong
        assert named.count("missed") + named.count("wrong") == tally.missed


def test_says_which_rule_to_mend() -> None:
    worst, *_ = rules = by_rule(judge(labelled(), found()))
    assert {rule.rule: (rule.right, rule.wrong, rule.extra) for rule in rules}["percent.sign"] == (1, 1, 0)
    assert {rule.rule: rule.precision for rule in rules}["quantity.greedy"] == 0
    assert worst.wrong + worst.extra == 1


def cards(articles: int = 6) -> tuple[Scorecard, Scorecard]:
    """A run with mistakes in every second article, and the same beside a baseline with mistakes in all of them."""
    names = [f"kelp-{i}" for i in range(articles)]
    golds = {name: labelled(name) for name in names}
    ours = {name: found(name) if i % 2 else record(name).model_dump(mode="json") for i, name in enumerate(names)}
    return scorecard(golds, ours), scorecard(golds, ours, {name: found(name) for name in names})


def test_intervals_hold_the_figure_and_never_change() -> None:
    card, compared = cards()
    for one in card.figures:
        assert one.low <= one.value <= one.high
    full = next(one for one in compared.figures if one.name == "facts.full")
    assert full.change == pytest.approx(full.value - 100 * 5 / 6)
    assert 0 <= full.change_low <= full.change <= full.change_high
    assert cards()[0] == card


def test_one_article_has_no_interval() -> None:
    card = scorecard({"kelp": labelled()}, {"kelp": found()})
    assert {(one.low, one.high) for one in card.figures} == {(None, None)}


def test_figures_are_those_of_evaluate() -> None:
    card, _ = cards()
    scores = [evaluate.score(labelled(), found() if i % 2 else record().model_dump(mode="json")) for i in range(6)]
    assert {one.name: one.value for one in card.figures} == evaluate.total(scores).rows()


def test_as_json_and_markdown() -> None:
    _, compared = cards()
    figures = json.loads(json.dumps(as_json(compared)))
    assert figures["figures"]["facts.full"]["change"] == 8.33
    assert figures["rules"][0].keys() == {"rule", "right", "wrong", "extra", "precision"}
    table = as_markdown(compared)
    assert "## Over 6 articles" in table
    assert "| quantity.greedy | 0 | 0 | 3 | 0.0 |" in table


@pytest.mark.parametrize("text", [TEXT, None], ids=["text", "absent"])
def test_the_page_shows_gold_beside_what_was_found(tmp_path: Path, text: str | None) -> None:
    gold, ours = labelled(), found()
    out = tmp_path / "scores.html"
    assert evaluate_page.write([Gold(Path("kelp.json"), gold, text)], {"kelp": ours}, scorecard({"kelp": gold}, {"kelp": ours}), out) == 1
    page = out.read_text(encoding="utf-8")
    shown = evaluate_page.shown(Gold(Path("kelp.json"), gold, text), ours)
    by_state = {(row[0], row[6]): row for row in shown.mentions}
    assert by_state["percents", "wrong"][3:5] == ["12.5%", "gold: 12%"]
    assert by_state["money", "missed"][3] == "EUR 410,000"
    assert by_state["quantities", "extra"][5] == "quantity.greedy"
    assert [row[-2:] for row in shown.facts][3] == ["wrong", "gold: net profit"]
    assert "quantity.greedy" in page
    assert (text is None) == ("was not found" in page)


# The command.


def test_the_command_compares_two_runs(tmp_path: Path) -> None:
    for folder in ("articles", "gold"):
        (tmp_path / folder).mkdir()
    (tmp_path / "articles" / "kelp.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "gold" / "kelp.json").write_text(json.dumps(labelled()), encoding="utf-8")
    (tmp_path / "old.jsonl").write_text(json.dumps(found()) + "\n", encoding="utf-8")
    (tmp_path / "new.jsonl").write_text(record().model_dump_json() + "\n", encoding="utf-8")

    def call(*words: object) -> Any:
        paths = [str(tmp_path / "gold"), "--records", str(tmp_path / "new.jsonl"), "--baseline", str(tmp_path / "old.jsonl")]
        return CliRunner().invoke(app, ["evaluate", *paths, *map(str, words)])

    done = call("--html", tmp_path / "site")
    assert done.exit_code == 0
    assert "facts full" in done.stdout
    assert "+16.7" in done.stdout
    assert (tmp_path / "site" / "index.html").is_file()
    assert json.loads(call("--format", "json").stdout)["figures"]["facts.full"]["change"] == 16.67
    assert "| facts full | 6 | 0 | 0 | 100.0 | 100.0 | 100.0 |  | +16.7 |  |" in call("--format", "md").stdout
    assert call("--format", "word").exit_code == 2
