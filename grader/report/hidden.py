"""What learners never see of a notebook: hidden tests and mark schemes.

The gradebook holds the whole text of the instructor's cells. Learners see the
released part of it, and no line of the rest where an output repeats it: a warning, a
traceback, or a submission that looked at who called it.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from grader.report.prose import bare

GONE = "[a line of a hidden test is not shown]"
_SHORTEST = 8  # characters of a line that betray it
_LOOSE = re.compile(r"[\s\\'\"]+")


class Released:
    """Makes the released text of an instructor's cell, with the course's delimiters."""

    def __init__(self, config: Any) -> None:
        from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme

        tests, scheme = ClearHiddenTests(config=config), ClearMarkScheme(config=config)
        self._regions = (
            (tests.begin_test_delimeter, tests.end_test_delimeter),
            (scheme.begin_mark_scheme_delimeter, scheme.end_mark_scheme_delimeter),
        )

    def text(self, source: str) -> str:
        """Return the part of `source` that learners got, as nbgrader cuts it.

        nbgrader refuses to release a region without an end; where one was made
        otherwise, everything after its begin is hidden.
        """
        for begin, end in self._regions:
            source = "\n".join(_outside(source.split("\n"), begin, end))
        return source


def _outside(lines: Iterable[str], begin: str, end: str) -> Iterable[str]:
    is_inside = False
    for line in lines:
        if begin in line:
            is_inside = True
        elif end in line:
            is_inside = False
        elif not is_inside:
            yield line


class Veil:
    """Takes the lines of hidden tests out of what a notebook shows."""

    def __init__(self, cells: Iterable[tuple[str, str]]) -> None:
        """Compare (whole, released) texts of all cells of a notebook."""
        pairs = list(cells)
        shown = {_loose(one) for _, text in pairs for one in text.split("\n")}
        whole = {_loose(one) for text, _ in pairs for one in text.split("\n")}
        lines = sorted(one for one in whole - shown if len(one) >= _SHORTEST)
        self._lines = re.compile("|".join(map(re.escape, lines))) if lines else None

    def text(self, text: str) -> str:
        """Return `text` without the lines that hold one of a hidden test."""
        if not self._is_in(bare(text)):
            return text
        lines = text.split("\n")
        told = [GONE if self._is_in(bare(line)) else line for line in lines]
        return "\n".join(told) if GONE in told else GONE

    def is_in_html(self, text: str) -> bool:
        """Return whether a piece of HTML shows a line of a hidden test."""
        if self._lines is None:
            return False
        words = re.sub(r"<[^>]*>", "", text)
        return any(map(self._is_in, (unescape(words), unescape(text))))

    def _is_in(self, text: str) -> bool:
        return bool(self._lines and self._lines.search(_loose(text)))


def _loose(text: str) -> str:
    """Return `text` without what a `repr` or a terminal changes in it."""
    return _LOOSE.sub("", re.sub(r"\\[nt]", "", text))
