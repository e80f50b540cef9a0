"""CoNLL columns: one token a line with its IOB2 tag last, a blank line between sentences.

    # id = acme-q3
    Revenue	0	7	O
    HK$	8	11	B-MONEY
    3	11	12	I-MONEY

Out, the two middle columns are the token's offsets. In, they put the text together again; a file without them
(the first column the token, the last its tag) gives a text with one blank between tokens and a line a sentence.
`-DOCSTART-` or `# id =` starts a document. The format holds no overlapping labels (the longer one stays) and no values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.convert.documents import LABELS, META, Document, Label, checked, ordered
from extractor.errors import InputError
from extractor.sentences import find_sentences
from extractor.writers import atomic_text


@dataclass(slots=True)
class Draft:
    """A document while its lines are read."""

    id: str
    meta: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[tuple[int, int, str, int]] = field(default_factory=list)  # start, end, label, line
    gap: str = ""

    def add(self, token: str, start: int | None) -> int:
        """Append a token behind the gap that its offset, or else its place in the line, asks for; where it then starts."""
        filler = self.gap if start is None else self.gap[:1].ljust(start - self.length) if start > self.length else ""
        if start is not None and self.length + len(filler) != start:
            raise ValueError(f"{token!r} at {start} overlaps what stands before it")
        self.parts += [filler, token]
        begin = self.length + len(filler)
        self.length, self.gap = begin + len(token), " "
        return begin


def write(documents: Iterable[Document], out: Path) -> None:
    from spacy.vocab import Vocab

    from extractor.tokenizer import FinanceTokenizer

    tokenize = FinanceTokenizer(Vocab())
    with atomic_text(out) as stream:
        for document in documents:
            stream.write(f"# id = {document.id}\n")
            stream.writelines(f"# {name} = {' '.join(value.split())}\n" for name, value in document.meta.items())
            tags = _tags(document)
            ends = {sentence.end for sentence in find_sentences(document.text)}
            for token in tokenize(document.text):
                start, end = token.idx, token.idx + len(token)
                if not token.text.isspace():
                    stream.write(f"{token.text}\t{start}\t{end}\t{tags.get(start, 'O')}\n")
                if end in ends:
                    stream.write("\n")
            stream.write("\n")


def _tags(document: Document) -> dict[int, str]:
    """The tag of every character of a label; where labels overlap, the longest one's."""
    tags: dict[int, str] = {}
    for label in sorted(document.labels, key=lambda label: (label.start - label.end, label.start)):
        if not any(place in tags for place in range(label.start, label.end)):
            tags |= dict.fromkeys(range(label.start, label.end), f"I-{LABELS[label.kind]}")
            tags[label.start] = f"B-{LABELS[label.kind]}"
    return tags


def read(path: Path) -> Iterator[Document]:
    draft: Draft | None = None
    with path.open(encoding="utf-8-sig") as stream:
        for number, line in enumerate(stream, 1):
            words = line.rstrip("\r\n")
            name, equals, value = words[1:].partition("=")
            if words.startswith("-DOCSTART-") or (words.startswith("#") and equals and name.strip() == "id"):
                if draft is not None and draft.parts:
                    yield _document(draft, path)
                    draft = None
                draft = Draft(value.strip() or f"{path}:{number}") if draft is None or equals else draft
            elif words.startswith("#") and equals and draft is not None and not draft.parts:
                if name.strip() in META:
                    draft.meta[name.strip()] = value.strip()
            elif not words.strip():
                if draft is not None and draft.parts:
                    draft.gap = "\n"
            else:
                draft = draft or Draft(path.stem)
                _token(draft, words, f"{path}:{number}", number)
    if draft is not None and draft.parts:
        yield _document(draft, path)


def _token(draft: Draft, line: str, where: str, number: int) -> None:
    columns = line.split("\t") if "\t" in line else line.split()
    if len(columns) < 2:
        raise InputError(f"{where}: {line!r} has no tag: must be a token and its tag, parted by a tab or a blank")
    token, tag = columns[0], columns[-1]
    prefix, _, label = tag.partition("-")
    if tag != "O" and not (prefix in ("B", "I") and label):
        raise InputError(f"{where}: {tag!r} is no IOB2 tag: must be O, B-LABEL or I-LABEL")
    given = int(columns[1]) if len(columns) == 4 and columns[1].isdecimal() and columns[2].isdecimal() else None
    try:
        start = draft.add(token, given)
    except ValueError as error:
        raise InputError(f"{where}: {error}") from None
    if tag == "O":
        draft.spans.append((draft.length, draft.length, "", number))  # what follows starts anew
    elif prefix == "I" and draft.spans and draft.spans[-1][2] == label:
        begin, _, _, line_number = draft.spans[-1]
        draft.spans[-1] = (begin, draft.length, label, line_number)
    else:
        draft.spans.append((start, draft.length, label, number))


def _document(draft: Draft, path: Path) -> Document:
    text = "".join(draft.parts) + "\n"
    labels: list[Label] = [checked(text, start, end, label, f"{path}:{line}") for start, end, label, line in draft.spans if label]
    return Document(draft.id, text, ordered(labels), draft.meta, by_hand=True)
