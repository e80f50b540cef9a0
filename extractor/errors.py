"""Everything that can go wrong and is not a bug, in one tree.

    ExtractorError
    ├── MarkupError        a marked-up line that cannot be read: shows the line and a caret
    ├── InputError         a file, a date or an option that cannot be used: says what, where, what to do
    │   └── GoldError      a gold file that does not fit its text
    └── RecordError        a record that breaks its own contract (our bug, or a foreign file)
"""

from __future__ import annotations


class ExtractorError(Exception):
    """The root: `except ExtractorError` catches every error this package raises on purpose."""


class MarkupError(ExtractorError):
    """A line of markup that cannot be read; `str()` shows the line with a caret under the trouble."""

    def __init__(self, message: str, line: str, column: int) -> None:
        super().__init__(message, line, column)
        self.message, self.line, self.column = message, line, column

    def __str__(self) -> str:
        return f"{self.message}\n  {self.line}\n  {' ' * self.column}^"


class InputError(ExtractorError):
    """Something given by the user cannot be used; the message says what, where and what to do."""


class GoldError(InputError):
    """A gold file that cannot be used: not JSON, wrong shape, or its text has changed."""


class RecordError(ExtractorError):
    """A record breaks an invariant of the contract; the message names article, span and rule."""
