"""Labelled text to other tools and back: nothing moves, nothing is lost that a format can hold, and mistakes have a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from extractor import convert, corpus, evaluate, markup
from extractor.cli import app
from extractor.convert import norms
from extractor.convert.documents import LABELS, Document, Label, from_gold, from_record
from extractor.errors import InputError
from extractor.judge import judge

from .samples import TEXT, record

FILES = {"label-studio": "a.json", "prodigy": "a.jsonl", "doccano": "a.jsonl", "brat": "a", "spacy": "a.spacy", "conll": "a.conll"}
GOLD = Path(__file__).parent.parent / "corpus" / "gold"


def there_and_back(document: Document, name: str, folder: Path) -> Document:
    out = folder / FILES[name]
    convert.FORMATS[name].write([document], out)
    (back,) = convert.FORMATS[name].read(out)
    return back


@pytest.mark.parametrize("name", [name for name in FILES if name != "conll"])
def test_there_and_back(name: str, tmp_path: Path) -> None:
    document = from_record(record(title=None), TEXT)
    back = there_and_back(document, name, tmp_path)
    assert back.text == TEXT
    assert sorted(map(str, back.labels)) == sorted(map(str, document.labels)), "overlapping and crossing ones too"
    assert back.id == document.id
    if name != "brat":  # which has no place for it
        assert back.meta == document.meta


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.json")), ids=lambda path: path.stem)
def test_gold_scores_full_marks_after_the_journey(path: Path, tmp_path: Path) -> None:
    (gold,) = corpus.load([path])
    if gold.text is None:
        pytest.skip("its text is not at hand")
    for name in FILES:
        if name == "conll":
            continue
        convert.write_corpus([there_and_back(from_gold(gold), name, tmp_path / name)], tmp_path / name)
        (back,) = corpus.load([tmp_path / name / "gold"])
        figures = evaluate.score(gold.labels, back.labels).rows()
        assert {figure: value for figure, value in figures.items() if "facts" not in figure and value < 100} == {}, name


def test_conll_holds_what_does_not_overlap(tmp_path: Path) -> None:
    document = from_record(record(), TEXT)
    back = there_and_back(document, "conll", tmp_path)
    found = {(label.start, label.end, label.kind) for label in back.labels}
    assert found < {(label.start, label.end, label.kind) for label in document.labels}
    lost = sorted(TEXT[label.start : label.end] for label in document.labels if (label.start, label.end, label.kind) not in found)
    assert lost == ["€410,000", "€450,000 in 2024"], "the shorter one of two that overlap, and what crosses"
    assert [back.text[label.start : label.end] for label in back.labels] == [TEXT[label.start : label.end] for label in back.labels]


def test_plain_conll_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "plain.conll"
    lines = ["-DOCSTART- -X- O O", "", "Acme NNP B-NP B-ORG", "lost VBD O O", "$ $ O B-MONEY", "3m CD O I-MONEY", "", "Again RB O O"]
    file.write_text("\n".join(lines), encoding="utf-8")
    (document,) = convert.FORMATS["conll"].read(file)
    assert document.text == "Acme lost $ 3m\nAgain\n"
    assert [(document.text[label.start : label.end], label.kind) for label in document.labels] == [("Acme", "companies"), ("$ 3m", "money")]


def test_a_label_without_a_value_has_nulls_and_a_company_its_own_words() -> None:
    document = Document("a", "Acme lost $3m; ACME rose.", (Label(0, 4, "companies"), Label(10, 13, "money"), Label(15, 19, "companies")))
    gold = convert.documents.as_gold(document, "a")
    assert gold["money"][0] == {"id": "m1", "start": 10, "end": 13, "text": "$3m", **norms.NO_VALUE["money"]}
    assert [(company["name"], company["aliases"]) for company in gold["companies"]] == [("Acme", ["ACME", "Acme"])]


def test_what_nobody_labelled_is_not_scored(tmp_path: Path) -> None:
    valued = [label for label in from_record(record(), TEXT).labels if label.kind == "percents"]
    bare = [Label(label.start, label.end, "money") for label in from_record(record(), TEXT).labels if label.kind == "money"]
    convert.write_corpus([Document("kelp", TEXT, (*valued, *bare))], tmp_path)
    (gold,) = corpus.load([tmp_path / "gold"])
    assert gold.labels["unlabelled"] == ["facts", "quantities", "companies", "periods", "money.value"]
    figures = evaluate.score(gold.labels, record().model_dump(mode="json")).rows()
    assert figures == {"money.span": 100, "percents.span": 100, "percents.value": 100}
    judged = judge(gold.labels, record().model_dump(mode="json"))
    assert {(one.kind, one.state) for one in judged} == {("money", "right"), ("percents", "right")}
    (tmp_path / "r.jsonl").write_text(record().model_dump_json(), encoding="utf-8")
    for form in ("text", "md", "json"):
        paths = [str(tmp_path / "gold"), "--records", str(tmp_path / "r.jsonl"), "--html", str(tmp_path / "page.html")]
        assert CliRunner().invoke(app, ["evaluate", *paths, "--format", form]).exit_code == 0


# Values.


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.json")), ids=lambda path: path.stem)
def test_every_norm_is_read_back(path: Path) -> None:
    labels = json.loads(path.read_text(encoding="utf-8"))
    for kind in ("money", "percents", "quantities", "periods"):
        for mention in labels[kind]:
            value = norms.read(markup.norm(convert.documents.evaluate_page.typed(kind, mention)), kind)
            assert {name: mention.get(name) for name in value if name != "assumed"} == {k: v for k, v in value.items() if k != "assumed"}


@pytest.mark.parametrize(
    ("norm", "kind"),
    [("money", "money"), ("money USD ten", "money"), ("percent 5 wide", "percents"), ("period x", "periods"), ("money USD 5", "periods")],
)
def test_an_unreadable_norm_is_none(norm: str, kind: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be read|is no norm"):
        norms.read(norm, kind)


# The tools' own ways.


def write(path: Path, *lines: Any) -> Path:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8")
    return path


def test_label_studio_in_utf_16_units_and_its_short_export(tmp_path: Path) -> None:
    text = "🌊🌊 Acme lost $3m."
    region = {"value": {"start": 15, "end": 18, "text": "$3m", "labels": ["MONEY"]}, "type": "labels", "id": "x"}
    task = {"id": 7, "data": {"text": text}, "annotations": [{"was_cancelled": True, "result": []}, {"result": [region]}]}
    short = {"id": 8, "text": text, "label": [{"start": 3, "end": 7, "text": "Acme", "labels": ["ORG"]}]}
    found = list(convert.FORMATS["label-studio"].read(write(tmp_path / "a.json", json.dumps([task, short], indent=1))))
    assert [(d.id, d.text[d.labels[0].start : d.labels[0].end]) for d in found] == [("7", "$3m"), ("8", "Acme")]


def test_what_people_labelled_is_an_annotation_and_what_we_found_a_prediction(tmp_path: Path) -> None:
    document = from_record(record(), TEXT)
    convert.FORMATS["label-studio"].write([document, Document("b", "x", (), by_hand=True)], tmp_path / "a.json")
    found, by_hand = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert found["predictions"][0]["result"][0]["meta"] == {"text": ["company Orlen Kelp"]}
    assert "annotations" in by_hand


def test_prodigy_leaves_out_what_was_rejected_and_keeps_tokens(tmp_path: Path) -> None:
    document = from_record(record(), TEXT)
    convert.FORMATS["prodigy"].write([document], tmp_path / "a.jsonl")
    task = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))
    for span in task["spans"]:
        assert task["tokens"][span["token_start"]]["start"] == span["start"]
        assert task["tokens"][span["token_end"]]["end"] == span["end"]
    write(tmp_path / "b.jsonl", task | {"answer": "reject"}, {"text": "x", "answer": "accept"})
    assert [d.text for d in convert.FORMATS["prodigy"].read(tmp_path / "b.jsonl")] == ["x"]


def test_doccano_with_entities_and_other_names(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "text": "Acme lost $3m.", "labels": [[0, 4, "ORG"]]},
        {"id": 2, "text": "Acme lost $3m.", "entities": [{"id": 5, "label": "MONEY", "start_offset": 10, "end_offset": 13}]},
    ]
    found = list(convert.FORMATS["doccano"].read(write(tmp_path / "a.jsonl", *rows)))
    assert [[(label.start, label.kind) for label in d.labels] for d in found] == [[(0, "companies")], [(10, "money")]]


def test_brat_writes_a_folder_that_opens_as_it_is(tmp_path: Path) -> None:
    convert.FORMATS["brat"].write([from_record(record("news/kelp:1"), TEXT)], tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"annotation.conf", "news-kelp-1.ann", "news-kelp-1.txt"}
    assert (tmp_path / "news-kelp-1.txt").read_bytes().decode() == TEXT, "with its line ends"
    assert all(label in (tmp_path / "annotation.conf").read_text() for label in LABELS.values())


def test_spacy_docs_of_other_people(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    doc = spacy.blank("en")("Acme lost $3 million in 2024.")
    doc.ents = [doc.char_span(0, 4, "ORG"), doc.char_span(10, 20, "MONEY"), doc.char_span(24, 28, "DATE")]
    DocBin(docs=[doc]).to_disk(tmp_path / "a.spacy")
    (found,) = convert.FORMATS["spacy"].read(tmp_path / "a.spacy")
    assert [(label.start, label.end, label.kind) for label in found.labels] == [(0, 4, "companies"), (10, 20, "money"), (24, 28, "periods")]


# Mistakes.

SPAN = {"start": 0, "end": 4, "label": "ORG"}
MISTAKES = {
    "prodigy": [
        ([{"text": "Acme"}, {"text": "Acme", "spans": [SPAN | {"end": 5}]}], "a.jsonl:2: ORG 0:5 does not lie in the text of 4"),
        ([{"text": "Acme Inc", "spans": [SPAN | {"text": "Inc"}]}], "a.jsonl:1: ORG 0:4 is 'Acme' in the text, 'Inc' in the label"),
        ([{"text": "Acme", "spans": [SPAN | {"label": "DOG"}]}], "a.jsonl:1: unknown label 'DOG': must be one of MONEY"),
        ([{"text": "$3 m", "spans": [SPAN | {"label": "MONEY", "norm": "money USD x"}]}], "a.jsonl:1: the value 'money USD x' cannot be"),
        (["{"], "a.jsonl:1: no JSON"),
        ([{"spans": []}], "a.jsonl:1: text: Field required"),
        ([{"text": "x", "spans": "y"}], "a.jsonl:1: spans: Input should be a valid tuple"),
        ([[]], "a.jsonl:1: no JSON object"),
        ([{"text": "x", "meta": {"published": "May"}}], "a.jsonl:1: meta.published: Input should be a valid date"),
    ],
    "doccano": [([{"text": "Acme", "label": [[0, 4]]}], "a.jsonl:1: label.0.2: Field required")],
    "label-studio": [
        (['[{"data": {"text": "x"}},', ' {"data": {"text": "Acme"}, "annotations": [{"result": [{"id": "r7", "type": "labels", "value": '
          '{"start": 1, "end": 3, "text": "Ac", "labels": ["ORG"]}}]}]}]'], "a.json:2, region r7: ORG 1:3 is 'cm' in the text"),
        (['[{"data": {"text": "x"}},', "  nonsense]"], "a.json:2: no JSON"),
        (['[{"data": {"texts": "x"}}]'], 'a.json:1: no "text"'),
        (["[{}, 7]"], "a.json:1: no \"text\""),
    ],
    "conll": [
        (["Acme B-ORG", "lost"], "a.conll:2: 'lost' has no tag"),
        (["Acme X-ORG"], "a.conll:1: 'X-ORG' is no IOB2 tag"),
        (["Acme\t0\t4\tO", "lost\t2\t6\tO"], "a.conll:2: 'lost' at 2 overlaps"),
        (["Acme O", "lost B-DOG"], "a.conll:2: unknown label 'DOG'"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "lines", "message"), [(name, *case) for name, cases in MISTAKES.items() for case in cases])
def test_a_mistake_has_its_line(name: str, lines: list[Any], message: str, tmp_path: Path) -> None:
    file = write(tmp_path / FILES[name], *lines)
    with pytest.raises(InputError) as raised:
        list(convert.FORMATS[name].read(file))
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1\tORG 0 4\tAcma", "a.ann:1: 0:4 is 'Acme' in the text, 'Acma' in the label"),
        ("T1\tORG 0 2;3 4\tAc e", "a.ann:1: 'ORG 0 2;3 4' is no stretch"),
        ("R1\tOwns Arg1:T1\nT1\tORG 3 9\te Inc", "a.ann:2: ORG 3:9 does not lie in the text of 8"),
    ],
)
def test_a_mistake_in_brat_has_its_line(line: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme Inc", encoding="utf-8")
    (tmp_path / "a.ann").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        list(convert.FORMATS["brat"].read(tmp_path))
    assert message in str(raised.value)


def test_other_mistakes(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no \\.ann file"):
        list(convert.FORMATS["brat"].read(tmp_path))
    (tmp_path / "a.ann").touch()
    with pytest.raises(InputError, match=r"its text a\.txt is not beside it"):
        list(convert.FORMATS["brat"].read(tmp_path))
    with pytest.raises(InputError, match="no DocBin"):
        list(convert.FORMATS["spacy"].read(write(tmp_path / "a.spacy", "x")))
    with pytest.raises(InputError, match="two documents are called 'a'"):
        convert.write_corpus([Document("a", "x", ()), Document("a", "y", ())], tmp_path)


# The command.


def test_the_command_there_and_back(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "kelp.txt").write_text(TEXT, encoding="utf-8", newline="")
    records = [record(), record("lost", TEXT + "?")]
    (tmp_path / "records.jsonl").write_text("".join(one.model_dump_json() + "\n" for one in records), encoding="utf-8")

    def call(*words: object) -> Any:
        return CliRunner().invoke(app, ["convert", *map(str, words)])

    out = call(tmp_path / "records.jsonl", "--to", "doccano", "-o", tmp_path / "d.jsonl", "--articles", tmp_path / "articles")
    assert out.exit_code == 1
    assert "lost: left out" in out.stderr
    assert call(tmp_path / "d.jsonl", "--from", "doccano", "-o", tmp_path / "mine").exit_code == 0
    paths = [str(tmp_path / "mine" / "gold"), "--records", str(tmp_path / "records.jsonl")]
    scored = CliRunner().invoke(app, ["evaluate", *paths, "--format", "json"])
    assert json.loads(scored.stdout)["figures"]["money.value"]["value"] == 100
    assert call(tmp_path / "d.jsonl", "-o", tmp_path / "x").exit_code == 2
    assert "can convert label-studio" in call(tmp_path / "d.jsonl", "--to", "word", "-o", tmp_path / "x").stderr
    assert "No such file" in call(tmp_path / "none.jsonl", "--from", "prodigy", "-o", tmp_path / "x").stderr


# Any text.

LABELLED = st.text(min_size=1, max_size=40).flatmap(
    lambda text: st.tuples(
        st.just(text),
        st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)), st.sampled_from(list(LABELS))), max_size=6),
    )
)


@pytest.mark.parametrize("name", ["label-studio", "prodigy", "doccano", "brat", "spacy"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=LABELLED)
def test_any_text_comes_back(name: str, tmp_path: Path, found: tuple[str, list[tuple[int, int, str]]]) -> None:
    text, spans = found
    labels = tuple(sorted({Label(start, end, kind) for start, end, kind in spans if start < end}, key=str))
    back = there_and_back(Document("a", text, labels), name, tmp_path)
    assert back.text == text
    assert tuple(sorted(back.labels, key=str)) == labels
