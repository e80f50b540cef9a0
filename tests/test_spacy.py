"""spaCy's side: factories on any pipeline, serialisation, several processes; one record whichever way one comes."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import extractor
from extractor import spans

TEXT = "Acme Corp. said 1,200 stores took HK$3 billion in the third quarter of 2025, 34% more than a year earlier."
DAY = date(2025, 11, 3)


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return extractor.load(published=DAY)


def test_the_record_is_that_of_extract(nlp: spacy.Language) -> None:
    assert nlp(TEXT)._.record == extractor.extract(extractor.Article(text=TEXT, published=DAY))


def test_every_mention_is_a_span(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    for kind in spans.GROUPS:
        found = list(spans.get(doc, kind))
        assert found, kind
        assert [span.text for span, _ in found] == [value["text"] for _, value in found]


def test_a_doc_may_bring_its_own_date(nlp: spacy.Language) -> None:
    doc = nlp.make_doc("Sales fell 5% last year.")
    doc._.published = date(2021, 6, 1)
    assert nlp(doc)._.record.periods[0].timex == "2020"


@pytest.mark.parametrize("kind", sorted(spans.GROUPS))
def test_one_kind_on_a_foreign_tokenizer(kind: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(f"extractor_{kind}", config={"published": "2025-11-03"})
    doc = nlp(TEXT)
    assert list(doc.spans) == [kind]
    for span, value in spans.get(doc, kind):
        assert value["text"] in span.text


def test_entities_on_demand() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor", config={"entities": True})
    assert {"MONEY", "PERCENT", "COMPANY", "PERIOD"} <= {entity.label_ for entity in nlp(TEXT).ents}


def test_bytes_docbin_and_disk_keep_everything(nlp: spacy.Language, tmp_path) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    binned = next(iter(DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)))
    nlp.to_disk(tmp_path / "nlp")
    reloaded = spacy.load(tmp_path / "nlp")(TEXT)
    for copy in (again, binned, reloaded):
        assert copy._.record == doc._.record
        assert [(s.start_char, s.end_char) for s in copy.spans["money"]] == [(s.start_char, s.end_char) for s in doc.spans["money"]]


def test_two_processes_give_the_same(nlp: spacy.Language) -> None:
    texts = [TEXT, "Profit fell 2%.", ""] * 4
    assert [d._.record for d in nlp.pipe(texts, n_process=2, batch_size=3)] == [d._.record for d in nlp.pipe(texts)]


@pytest.mark.parametrize("text", ["", " ", "\n\n a\u00a0b  c", "€4m-€5m", "x\t\ty ", "\U0001f600 $5", "U.S.A. a_b ²"])
def test_the_tokenizer_keeps_every_character(nlp: spacy.Language, text: str) -> None:
    assert nlp.make_doc(text).text == text
