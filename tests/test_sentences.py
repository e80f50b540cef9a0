"""Where a sentence ends, and where a full stop ends none."""

from __future__ import annotations

import pytest

from extractor.sentences import find_sentences


@pytest.mark.parametrize(
    "text",
    [
        "Acme Inc. said so.|The shares fell.",
        "They bought Acme Inc.|The shares fell.", "Then Acme Inc. Chairman Li left.",
        "It lost $3.5m.|Shares fell.",
        "Sales rose in Sept. 30 stores opened.",
        "The No. 2 rival grew.|So did we.",
        "“It works.”|Then he left.",
        "He said so (twice).|Nobody heard.",
        "J. P. Smith runs it.",
        "So do I.|You do not.",
        "Is it real?|Yes!|Good.",
        "He came from the U.S.|The firm grew.",
        "U.S. sales rose.|U.K. sales fell.",
        "A heading without a stop\n|Then the text.",
        "Prices fell 4 p.c. in May.|June was better.",
        "Wait...|What now?",
        "He left.\n|\"So what?\"|Nobody knew.",
        "A trailing blank \n|(in brackets) it went on.",
        "Revenue was $3bn.|$2bn of it came late.",
        "It ended in 2024.|2025 was worse.",
    ],
)
def test_bars_mark_the_borders(text: str) -> None:
    pieces = text.split("|")
    whole = "".join(piece if piece.endswith("\n") else piece + " " for piece in pieces)
    assert [whole[s.start : s.end] for s in find_sentences(whole)] == [piece.strip() for piece in pieces]
