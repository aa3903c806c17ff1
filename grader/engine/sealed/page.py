"""The outputs of one test cell, as nbformat has them, written by the checker."""

import io
import json
import math
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from grader.learner.card import MessageCard, VerdictCard

MAX_TEXT = 64 * 1024
_CUT = "\n[the rest of the output was cut]\n"
MAX_DATA = 4 * 2**20
_OURS = str(Path(__file__).parents[2])


class Page:
    """Collect outputs in their order; what is too much is cut with a word."""

    def __init__(self) -> None:
        self.outputs: list[NotebookNode] = []
        self.number: float | None = None
        self.is_verdict = False
        self.trust = "high"
        self._left = MAX_TEXT

    @property
    def has_error(self) -> bool:
        """Whether the cell ended with an error."""
        return any(output.output_type == "error" for output in self.outputs)

    @contextmanager
    def capturing(self) -> Iterator[None]:
        """Turn what is printed into stream outputs."""
        out, err = _Stream(self, "stdout"), _Stream(self, "stderr")
        with redirect_stdout(out), redirect_stderr(err):
            yield

    def write(self, name: str, text: str) -> None:
        """Add `text` to the stream `name`."""
        if self._left < 0 or not text:
            return
        is_cut = len(text) > self._left
        text = text[: self._left] + (_CUT if is_cut else "")
        self._left = -1 if is_cut else self._left - len(text)
        last = self.outputs[-1] if self.outputs else None
        if last is not None and last.get("name") == name:
            last.text += text
        else:
            self.outputs.append(new_output("stream", name=name, text=text))

    def show(self, *values: Any) -> None:
        """Add rich outputs, as `display` of a notebook does."""
        for value in values:
            self._add("display_data", value)

    def result(self, value: Any, has_credit: bool) -> None:
        """Add the value of the last expression.

        A number counts as points only in an `execute_result`, so that an accidental
        one becomes `display_data`.
        """
        self.is_verdict = type(value) in (VerdictCard, MessageCard)
        if type(value) is VerdictCard:
            self.trust = value.verdict.trust
        data = self._add("display_data", value)
        self.number = _number(data)
        if self.number is None or has_credit or self.is_verdict:
            last = self.outputs[-1] if data else None
            if last is not None:
                last.output_type = "execute_result"
                last.execution_count = None

    def error(self, error: BaseException, trouble: str = "") -> None:
        """Add an error with the part of its traceback that is the test's own."""
        for output in self.outputs:  # a number before an error is worth nothing
            if output.output_type == "execute_result":
                output.output_type = "display_data"
                output.pop("execution_count", None)
        name, value = type(error).__name__, _said(error)
        if trouble:
            name, value = "Stopped", trouble
        lines = _traceback(error, name, value)
        made = new_output("error", ename=name, evalue=value, traceback=lines)
        self.outputs.append(made)

    def _add(self, kind: str, value: Any) -> dict[str, Any]:
        data, metadata = _formatter().format(value)
        if len(json.dumps(data, default=str)) > MAX_DATA:
            data, metadata = {"text/plain": "[an output of more than 4 MiB]"}, {}
        if data:
            self.outputs.append(new_output(kind, data=data, metadata=metadata))
        return data


class _Stream(io.TextIOBase):
    def __init__(self, page: Page, name: str) -> None:
        self._page, self._name = page, name

    def write(self, text: str) -> int:
        self._page.write(self._name, str(text))
        return len(text)

    def writable(self) -> bool:
        return True


@cache
def _formatter() -> Any:
    from IPython.core.formatters import DisplayFormatter

    return DisplayFormatter()


def _number(data: dict[str, Any]) -> float | None:
    """Return the finite number that an output's text is, if it is one."""
    try:
        number = float(data["text/plain"])
    except (KeyError, TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _said(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except Exception:
        return "(its message could not be read)"


def _traceback(error: BaseException, name: str, value: str) -> list[str]:
    """Return the traceback without frames of ours, as lines."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if not frame.filename.startswith(_OURS)
    ]
    notes = [str(note)[:500] for note in getattr(error, "__notes__", ())][:5]
    lines = traceback.StackSummary.from_list(frames[-30:]).format()
    if isinstance(error, SyntaxError):
        lines += traceback.format_exception_only(error)[:-1]
    return ["Traceback (most recent call last):", *lines, f"{name}: {value}", *notes]
