"""Files of every kind become articles; what is none becomes one clear line."""

from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from extractor import Article, Failure, InputError
from extractor.dateline import find_dateline, parse_date
from extractor.readers import find_sources, read_articles, read_records

DAY = date(2026, 2, 25)


def read(*paths: Path | str, **options: object) -> list[Article | Failure]:
    return list(read_articles(find_sources(map(str, paths)), **options))  # type: ignore[arg-type]


def one(path: Path, **options: object) -> Article:
    (found,) = read(path, **options)
    assert isinstance(found, Article), found
    return found


def failed(path: Path, **options: object) -> Failure:
    (found,) = read(path, **options)
    assert isinstance(found, Failure), found
    return found


def test_text_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_bytes("Mill sold.\r\n\r\nPrice: €3m\n".encode())
    assert one(path) == Article(id="mill", text="Mill sold.\r\n\r\nPrice: €3m\n", source=path.as_posix())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("Größe: €3m".encode(encoding))
    assert one(tmp_path / "a.txt").text == "Größe: €3m"


def test_other_encodings_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Prix: 3 M€".encode("cp1252"))
    assert one(path, encoding="cp1252").text == "Prix: 3 M€"
    assert failed(path).message == f"{path}: byte 0x80 at offset 9 is not UTF-8: save it as UTF-8, or name its encoding with --encoding"
    for no_encoding in ("klingon", "base64"):
        with pytest.raises(InputError, match=f"unknown encoding '{no_encoding}': give a name that Python knows, such as cp1252"):
            read(path, encoding=no_encoding)


def test_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "Mill: sold"\nauthor: A. Nash\npublisher: Harbour Post\ndate: 25 February 2026\ntags: [x]\n---\n\nIt was.\n'
    )
    found = one(path)
    assert (found.title, found.author, found.publisher, found.published) == ("Mill: sold", "A. Nash", "Harbour Post", DAY)
    assert found.text == "\nIt was.\n"
    path.write_text("---\npublished: someday\n---\nIt was.")
    assert failed(path).message == f"{path}: published 'someday' is no date: write it as 2026-02-25"
    path.write_text("No front matter.\n---\nA rule.")
    assert one(path).text == "No front matter.\n---\nA rule."


def test_json_is_one_article_or_a_list(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"id": 7, "body": "Mill sold.", "date": "2026-02-25T09:30:00Z", "url": "https://example.org/7", "words": 2}))
    assert one(path) == Article(id="7", text="Mill sold.", published=DAY, source="https://example.org/7")
    path.write_text(json.dumps([{"text": "One."}, {"txt": "Two."}, {"text": "Three."}]))
    first, second, third = read(path)
    assert (first.id, third.id) == ("a:1", "a:3")
    assert isinstance(second, Failure)
    assert second.message == f'{path}:2: no text: an article needs a field "text" that holds one'


def test_every_line_stands_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        b'{"text": "One."}',
        b"",
        b'{"text": "Two."',
        b'{"text": "Caf\xe9"}',
        b'["Four."]',
        b'{"text": "\\ud83d half"}',
        b'{"text": "Six."}',
    ]
    path.write_bytes(b"\n".join(rows))
    found = read(path)
    assert [row.id for row in found] == ["a:1", "a:3", "a:4", "a:5", "a:6", "a:7"]
    messages = [row.message.removeprefix(f"{path}:") for row in found if isinstance(row, Failure)]
    assert messages == [
        "3: invalid JSON at column 16: Expecting ',' delimiter",
        "4: byte 0xe9 at offset 13 is not UTF-8: save it as UTF-8, or name its encoding with --encoding",
        '5: an article is a JSON object with a "text", not a list',
        "6: half a surrogate pair (\\ud83d) at character 0 of the text: write the whole pair",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{\n  text: 1}", "invalid JSON at line 2, column 3: Expecting property name enclosed in double quotes"),
        ('{"text": "a", "title": 3}', 'field "title": input should be a valid string'),
        ('{"text": "a", "published": 20260225}', "published 20260225 is no date: write it as 2026-02-25"),
        ("null", 'an article is a JSON object with a "text", not null'),
        ("[" * 100_000, "invalid JSON: "),
        ("9" * 5_000, "invalid JSON: "),
    ],
)
def test_bad_json_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    found = failed(path)
    assert found.stage == "read"
    assert found.message.startswith(f"{path}: {message}")
    assert "\n" not in found.message


def test_folder_is_read_in_order_and_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/table.docx", ".hidden/d.txt", ".e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    assert [found.id for found in read(tmp_path)] == ["a", "b", "sub/c"]


def test_paths_are_checked_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("")
    (tmp_path / "empty").mkdir()
    for path, message in (
        ("nowhere.txt", "no such file or folder"),
        ("a.docx", "unknown format '.docx': can read .txt"),
        ("empty", "no article"),
    ):
        with pytest.raises(InputError, match=message):
            find_sources([str(tmp_path / path)])


def test_unreadable_file_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    sources = find_sources([str(path)])
    path.unlink()
    (found,) = read_articles(sources)
    assert isinstance(found, Failure)
    assert found.message == f"{path}: No such file or directory"


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (b"Mill sold.\nYes.", ["Mill sold.\nYes."]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'{\n "text": "One."\n}\n', ["One."]),
        (b"", [""]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given: bytes, texts: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert [found.text for found in read("-") if isinstance(found, Article)] == texts


def test_date_comes_from_the_caller_then_the_file_then_the_dateline(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "Harbour Post, 3 March 2025\nMill sold.", "published": "2026-02-25"}))
    assert one(path, published=date(2020, 1, 1)).published == date(2020, 1, 1)
    assert one(path).published == DAY
    path.write_text(json.dumps({"text": "Harbour Post, 3 March 2025\nMill sold."}))
    assert one(path).published == date(2025, 3, 3)


@pytest.mark.parametrize(
    "head",
    [
        "02/25 2026",
        "2026-02-25",
        "25.02.2026",
        "Mill sold\n25 February 2026",
        "Mill sold\nHarbour Post, Wednesday 25 February 2026, 16:45 GMT",
        "Mill sold\nThe Quay | Rotterdam, Feb. 25, 2026",
        "Mill sold\nSource: The Quay (Quay), 25th February 2026\nFirst line",
        "Published: 2026-02-25 09:30",
        "Published: 25 February 2026 | The Quay",
        "ROTTERDAM (Quay Business Desk) 25 February 2026, 18:20",
        "February 25, 2026 / 10:00 AM EST / The Quay",
        "25 Feb 2026 • 3 min read",
        "Posted on 25/02/2026 by The Quay",
        "ROTTERDAM, Feb. 25, 2026 /QuayWire/ -- The mill on the river was sold to its own workers for a price that nobody named.",
        "Last updated on Wed, February 25, 2026",
        "ROTTERDAM, 25 February 2026 (Quay Wire) – The mill on the river was sold to its own workers for a price that nobody named.",
        "Mill to close by 1 May 2027\nHarbour Post, 25 February 2026",
        "[The Quay, February 25, 2026] The mill on the river was sold to its own workers for a price that nobody named to its buyers.",
    ],
)
def test_dateline_is_found(head: str) -> None:
    assert find_dateline(head + "\n\nThe mill was sold.") == DAY


@pytest.mark.parametrize(
    "head",
    [
        "Mill to close by 25 February 2026",
        "The mill closed on 25 February 2026",
        "The mill, sold on 25 February 2026 by its owners",
        "Mill sold 25 February 2026",
        "Results for the year ended 25 February 2026",
        "Mill sold\n25 February",
        "Mill sold\n31 February 2026",
        "The mill, 25 February 2026 being its last day, was sold to its own workers, who hope to open it again before summer.",
        "The mill [sold on February 25, 2026] is to open again, its owners said after a meeting that went on well into the night.",
        "[Sold. Open again, February 25, 2026] The mill on the river is to grind, said its owners after a meeting deep into the night.",
        "a\nb\nc\nd\ne\nf\n25 February 2026",
        "version 1.2.2026.02.25",
    ],
)
def test_dates_that_are_no_dateline(head: str) -> None:
    assert find_dateline(head) is None


@pytest.mark.parametrize(
    "text",
    [
        "Mill sold\nROTTERDAM, Feb 25 (Quay Wire) - The mill was sold on Wednesday, a year after the fire of 2025.",
        "Mill sold\nFeb. 25 (Quay Wire) – The mill, which hopes to grind again in 2027, was sold Wednesday.",
        "Mill sold\nMIDDELBURG, Netherlands, 25 February -- The mill was sold on Wednesday.\nIt was bought in 2025.",
        "Mill sold\nROTTERDAM, Wednesday 25 February (Quay Wire)\nThe mill was sold in 2026, its bond of 2033 with it.",
        "Mill sold\nRotterdam, Feb 25 (QW) - The mill is sold.\n\nIt had been shut since 2025, its owner said on Wednesday.",
        "Mill sold\nROTTERDAM, February 25 (Quay Wire): The mill, which made a loss in FY26, was sold on Wednesday.",
        "Mill sold\nROTTERDAM (Quay Wire), February 25 - The mill was sold on Wednesday, a year after the fire of 2025.",
        "Mill sold\nROTTERDAM, Feb 25 (Quay Wire) - The mill, leased until 2031, was sold on Wednesday after the fire of 2025.",
    ],
)
def test_a_wires_dateline_takes_its_year_from_weekday_and_years(text: str) -> None:
    assert find_dateline(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "ROTTERDAM, Feb 25 (Quay Wire) - The mill was sold, two years after the fire of 2024.",  # no weekday
        "ROTTERDAM, Feb 25 (Quay Wire) - The mill is sold, after the fire of 2025.\nIt burns.\nIt burned on Wednesday.",  # far down
        "ROTTERDAM, Feb 25 (Quay Wire) - The mill was sold on Wednesday.",  # no year
        "ROTTERDAM, Feb 25 (Quay Wire) - The mill was sold late on Wednesday, after the fire of 2026.",  # or the day before
        "ROTTERDAM, Feb 25 (Quay Wire) - The mill sold on Wednesday opens on Friday, after the fire of 2026.",  # two days
        "ROTTERDAM, Feb 25 (Quay Wire) - The mill was sold on Wednesday, after fires in 2025 and 2031.",  # two Wednesdays
        "ROTTERDAM, Feb 25 (Quay Wire) - The mill of 1951 was sold on Wednesday.",  # a year far off
        "ROTTERDAM, Feb 30 (Quay Wire) - The mill was sold on Wednesday, after the fire of 2026.",
        "In Rotterdam, Feb 25 was the day on which the mill was sold, a Wednesday of 2026.",
    ],
)
def test_a_wires_dateline_without_a_sure_year_is_none(text: str) -> None:
    assert find_dateline(text) is None


def test_field_dates() -> None:
    assert parse_date("Wednesday, 25 February 2026 16:45") == DAY
    assert parse_date("31/12/2025") == date(2025, 12, 31)
    assert parse_date("2026-02-30") is None
    assert parse_date("") is None


PAGE = """<html><head><title>Mill sold | Harbour Post</title><meta name="author" content="Ada Nash">
<meta property="article:published_time" content="2026-02-25T09:00:00Z"><meta property="og:site_name" content="Harbour Post"></head>
<body><nav>Home About Contact</nav><article><h1>Mill sold</h1><p>The mill on the river was sold to its own workers for &euro;3m, the
owner said on Monday.</p><p>Revenue rose 34% to $5 million.</p></article><footer>All rights reserved</footer></body></html>"""


def test_html_gives_its_main_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    found = one(path)
    assert (found.title, found.author, found.publisher, found.published) == ("Mill sold", "Ada Nash", "Harbour Post", DAY)
    assert "for €3m, the" in found.text
    assert "rights reserved" not in found.text
    path.write_text("<p></p>")
    assert failed(path).message == f"{path}: no article found in this page: save its text as .txt"


def pdf(*lines: str) -> bytes:
    """The smallest PDF of one page that shows these lines."""
    shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    content = f"BT /F1 12 Tf 40 700 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Mill sold) >>",
    ]
    body = "%PDF-1.4\n" + "".join(f"{number} 0 obj\n{value}\nendobj\n" for number, value in enumerate(objects, 1))
    return f"{body}trailer << /Root 1 0 R /Info 6 0 R /Size 7 >>\n%%EOF".encode()


def test_pdf_gives_its_text_layer(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("Mill sold", "The mill was sold for $3 million to its", "own workers in 2024.", "Revenue rose."))
    found = one(path)
    assert found.title == "Mill sold"
    assert found.text == "Mill sold\nThe mill was sold for $3 million to its own workers in 2024.\nRevenue rose."
    path.write_bytes(pdf())
    assert failed(path).message == f"{path}: this PDF has no text layer: run it through OCR first"
    path.write_bytes(b"%PDF-1.4 cut off")
    assert failed(path).message.startswith(f"{path}: not a PDF that can be read: ")


def test_parquet_gives_its_rows(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    rows = {"id": [1, 2, 3], "body": ["One.", None, "Three."], "date": [DAY, DAY, None], "mood": ["x", "y", "z"]}
    pq.write_table(pa.table(rows), path)
    first, second, third = read(path)
    assert first == Article(id="1", text="One.", published=DAY, source=f"{path}:1")
    assert isinstance(second, Failure)
    assert third.id == "3"
    pq.write_table(pa.table({"words": ["One."]}), path)
    assert failed(path).message == f"{path}: no text: one column must be named text or body or content"
    path.write_bytes(b"PAR1")
    assert failed(path).message.startswith(f"{path}: not a Parquet file that can be read: ")


def test_compressed_files_read_like_plain_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Text."))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n'))
    assert [(found.id, found.text) for found in read(tmp_path)] == [("a", "Text."), ("b:1", "One."), ("b:2", "Two.")]  # type: ignore[union-attr]
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Text." * 1000)[:-9])
    assert failed(tmp_path / "a.txt.gz").message.endswith("a.txt.gz: Compressed file ended before the end-of-stream marker was reached")
    (tmp_path / "a.txt.gz").write_bytes(b"Text.")
    assert failed(tmp_path / "a.txt.gz").message.endswith("a.txt.gz: Not a gzipped file (b'Te')")


def test_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("2024/b.txt", "2025/a.txt", "2025/a.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    monkeypatch.chdir(tmp_path)
    assert [found.id for found in read("**/*")] == ["2024/b", "2025/a"]
    with pytest.raises(InputError, match="matches no article"):
        find_sources(["2023/*.txt"])


def test_stores_are_read_like_folders() -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe("/news/2025/a.txt", b"One.")
    store.pipe("/news/b.jsonl.gz", gzip.compress(b'{"text": "Two."}'))
    store.pipe("/news/c.docx", b"")
    found = [(row.id, row.text, row.source) for row in read("memory://news") if isinstance(row, Article)]
    assert found == [("2025/a", "One.", "memory:///news/2025/a.txt"), ("b:1", "Two.", "memory:///news/b.jsonl.gz:1")]
    assert [row.id for row in read("memory://news/2025/*.txt")] == ["a"]
    assert [row.id for row in read("memory://news/2025/a.txt")] == ["a"]
    with pytest.raises(InputError, match="no article there"):
        find_sources(["memory://nowhere"])
    with pytest.raises(InputError, match="Protocol not known: moon"):
        find_sources(["moon://rocks"])


def test_missing_package_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match=r"a\.pdf needs pypdfium2: pip install 'article-extractor\[pdf\]'"):
        find_sources([str(tmp_path / "a.pdf")])


def test_records_are_read_back_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"article": {}}\n')
    with pytest.raises(InputError, match=r"r\.jsonl:1: not a record: article\.id: Field required"):
        list(read_records(path))
    with pytest.raises(InputError, match="No such file"):
        list(read_records(tmp_path / "none.jsonl"))
