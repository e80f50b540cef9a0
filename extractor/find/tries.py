"""An alternation of words as a regular expression that shares their beginnings: a thousand words cost no more than ten."""

from __future__ import annotations

from collections.abc import Iterable

SPELLED = {" ": "[ ]", ".": "[.]", "-": "[-]", "#": r"\d\d?"}  # for verbose patterns; # is a day's number


def trie(words: Iterable[str], others: Iterable[str] = ()) -> str:
    """A group, for a verbose pattern, of the words and of other patterns; it takes the longest word.

    >>> trie(["may", "march", "mar"])
    '(?: ma(?:r(?:ch)?|y) )'
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [SPELLED.get(letter, letter) + pattern(child) for letter, child in sorted(node.items()) if letter]
        if not branches:
            return ""
        joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{joined})?" if "" in node else joined

    branches = [letter + pattern(child) for letter, child in sorted(tree.items())]
    return f"(?: {' | '.join([*branches, *others])} )"
