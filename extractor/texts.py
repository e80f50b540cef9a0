"""Records seldom hold their text; this finds it again, and knows it by its sha256.

Looked for, in order: the record itself, where its run kept the text; the file that it names as its source; `<id>`
with any ending we read in each of the folders; any article of those folders that has the record's sha256.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from extractor import readers
from extractor.errors import InputError
from extractor.schema import Article, ArticleInfo

Texts = Callable[[ArticleInfo], str | None]
_LINE = re.compile(r":\d+$")


def finder(folders: Iterable[Path] = ()) -> Texts:
    """A function that gives the text of an article, or None. It may give another text than the record's, where one
    stands under its name: the caller compares sha256.

    `folders` go before the one that the environment variable EXTRACTOR_ARTICLES names.

    Raises:
        InputError: a folder that is not there.
    """
    named = os.environ.get("EXTRACTOR_ARTICLES")
    places = [*folders, *([Path(named)] if named else [])]
    for place in places:
        if not place.is_dir():
            raise InputError(f"{place}: no such folder of articles")
    read = lru_cache(maxsize=4)(_texts)
    everything = cache(lambda: {digest: text for place in places for digest, text in _texts_of_folder(place).items()})

    def find(info: ArticleInfo) -> str | None:
        if info.text is not None:
            return info.text
        namesake: str | None = None
        for path in _candidates(info, places):
            texts = read(path)
            if info.sha256 in texts:
                return texts[info.sha256]
            if namesake is None and len(texts) == 1:
                namesake = next(iter(texts.values()))
        return everything().get(info.sha256, namesake)

    return find


def _candidates(info: ArticleInfo, places: Iterable[Path]) -> Iterable[Path]:
    endings = [ending for ending in readers.READERS if ending != "-"]
    paths = [Path(_LINE.sub("", info.source))] if info.source else []
    paths += [place / f"{info.id}{ending}" for place in places for ending in endings]
    return (path for path in paths if path.suffix.lower() in endings and _is_file(path))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a source may be anything: an address, a sentence, a null byte
        return False


def _texts(path: Path) -> dict[str, str]:
    """The texts of a file's articles by sha256; what cannot be read is no text."""
    return _by_digest(readers.find_sources([str(path)]))


def _texts_of_folder(place: Path) -> dict[str, str]:
    try:
        return _by_digest(readers.find_sources([str(place)]))
    except InputError:  # no article in it
        return {}


def _by_digest(sources: Iterable[readers.Source]) -> dict[str, str]:
    found = (article.text for article in readers.read_articles(sources) if isinstance(article, Article))
    return {sha256(text.encode("utf-8")).hexdigest(): text for text in found}
