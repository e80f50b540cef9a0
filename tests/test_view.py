"""The page as a file: what it carries, what it may do, and that nothing of an article is code in it."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.errors import InputError, RecordError
from extractor.texts import finder
from extractor.view import FACT_COLUMNS, view

from .samples import TEXT, record


class Page(HTMLParser):
    """The tags of a page in order, and the text of its script and style elements by id or name."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {}
        self._open = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = (dict(attrs).get("id") or tag) if tag in ("script", "style") else ""

    def handle_endtag(self, _: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inside[self._open] = self.inside.get(self._open, "") + data

    def data(self, name: str) -> dict:
        return json.loads(self.inside[name])


def write(tmp_path: Path, records, texts) -> Page:
    out = tmp_path / "page.html"
    view(records, texts, out)
    return Page(out.read_text(encoding="utf-8"))


def test_carries_the_text_and_every_mention(tmp_path: Path) -> None:
    one = record()
    page = write(tmp_path, [one], lambda _: TEXT)
    article, index = page.data("article-0"), page.data("index")
    assert article["text"] == TEXT
    found = {(kind, TEXT[start:end]) for kind, start, end, *_ in article["mentions"]}
    assert ("money", "€410,000–€450,000") in found
    assert ("money", "€410,000") in found
    assert len(article["mentions"]) == 4 + 2 + 2 + 3 + 5
    facts = [dict(zip(FACT_COLUMNS, row, strict=True)) for row in index["facts"]]
    assert [fact["shown"] for fact in facts][:4] == ["EUR 3.5 million", "EUR 3.125 million", "12%", "EUR 410,000 – 450,000"]
    assert [TEXT[slice(*fact["values"][0])] for fact in facts][3] == "€410,000–€450,000"
    assert [(check["status"], check["expected"], check["found"]) for check in index["checks"]] == [
        ("consistent", "12", "12"),
        ("inconsistent", "11.7", "60"),
    ]


def test_an_article_full_of_markup_stays_text(tmp_path: Path) -> None:
    hostile = record("</script><script>alert(2)</script>", title="</title><script>alert(3)</script>")
    page = write(tmp_path, [hostile], lambda _: TEXT)
    assert [tag for tag, _ in page.tags].count("script") == 3  # an article, the index, the page's own
    assert not {"img", "b", "i"} & {tag for tag, _ in page.tags}
    assert page.data("index")["articles"][0]["id"] == "</script><script>alert(2)</script>"


def test_may_run_only_its_own_script_and_load_nothing(tmp_path: Path) -> None:
    page = write(tmp_path, [record()], lambda _: TEXT)
    policy = next(attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for name in ("script", "style"):
        digest = base64.b64encode(sha256(page.inside[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not [attrs for _, attrs in page.tags if attrs.get("src") or re.match("[a-z]+:(?!,)", attrs.get("href") or "")]
    assert "http" not in re.sub(r"http://www\.w3\.org/2000/svg|http-equiv", "", (tmp_path / "page.html").read_text(encoding="utf-8"))


def test_says_where_a_text_is_absent_or_another_one(tmp_path: Path) -> None:
    for texts, words in ((lambda _: None, "was not found"), (lambda _: TEXT + "!", "sha256 differs")):
        page = write(tmp_path, [record()], texts)
        assert words in page.data("index")["articles"][0]["absent"]
        article = page.data("article-0")
        assert article["text"] is None
        assert article["pieces"]["f4"] == "Net profit reached €410,000–€450,000 in 2024"


def test_refuses_a_record_that_does_not_fit_its_text(tmp_path: Path) -> None:
    whole = record().model_dump(mode="json")
    whole["percents"][0] |= {"text": "13%"}
    out = tmp_path / "page.html"
    with pytest.raises(RecordError, match=r"13%.*percent\.sign"):
        view([record().model_validate(whole)], lambda _: TEXT, out)
    assert list(tmp_path.iterdir()) == []


def test_many_articles_and_a_folder(tmp_path: Path) -> None:
    total = view((record(f"kelp-{i}") for i in range(300)), lambda _: TEXT, tmp_path / "site")
    page = Page((tmp_path / "site" / "index.html").read_text(encoding="utf-8"))
    assert total == len(page.data("index")["articles"]) == 300
    assert page.data("article-299")["text"] == TEXT


def test_no_records_is_a_page_too(tmp_path: Path) -> None:
    assert write(tmp_path, [], lambda _: None).data("index")["articles"] == []


# Where texts are found again.


def test_a_text_is_found_by_source_name_or_sha256(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXTRACTOR_ARTICLES", raising=False)
    news = tmp_path / "news"
    news.mkdir()
    (news / "elsewhere.txt").write_text(TEXT, encoding="utf-8", newline="")
    (news / "all.jsonl").write_text(json.dumps({"text": "Nothing."}) + "\n" + json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    by_source = finder()
    assert by_source(record(source=str(news / "elsewhere.txt")).article) == TEXT
    assert by_source(record(source=f"{news / 'all.jsonl'}:2").article) == TEXT
    assert by_source(record(source="https://example.org/a.txt").article) is None
    assert finder([news])(record().article) == TEXT
    (news / "kelp.txt").write_text("Changed.", encoding="utf-8")
    (news / "elsewhere.txt").unlink()
    (news / "all.jsonl").unlink()
    assert finder([news])(record().article) == "Changed."
    monkeypatch.setenv("EXTRACTOR_ARTICLES", str(news))
    assert finder()(record().article) == "Changed."
    with pytest.raises(InputError, match="no such folder"):
        finder([tmp_path / "nowhere"])


# The command.


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXTRACTOR_ARTICLES", raising=False)
    (tmp_path / "kelp.txt").write_text(TEXT, encoding="utf-8", newline="")
    records, out = tmp_path / "records.jsonl", tmp_path / "page.html"
    records.write_text(record(source=str(tmp_path / "kelp.txt")).model_dump_json() + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["view", str(records), "-o", str(out)])
    assert done.exit_code == 0
    assert done.stderr == f"{out}: 1 article\n"
    assert Page(out.read_text(encoding="utf-8")).data("article-0")["text"] == TEXT
    for arguments, message in (
        ([str(tmp_path / "none.jsonl")], "none.jsonl: No such file"),
        ([str(records), "--articles", str(tmp_path / "none")], "none: no such folder of articles"),
        ([str(tmp_path / "kelp.txt")], "kelp.txt:1"),
    ):
        done = CliRunner().invoke(app, ["view", *arguments, "-o", str(out)])
        assert done.exit_code == 2, arguments
        assert message in done.stderr


def test_the_command_starts_without_spacy(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text(record().model_dump_json() + "\n", encoding="utf-8")
    code = (
        "import sys; from extractor.cli import app; app(sys.argv[1:], standalone_mode=False); "
        "sys.exit(bool({'spacy', 'dateparser'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, "view", "records.jsonl", "-o", "page.html"], cwd=tmp_path, check=False)
    assert done.returncode == 0
