"""The author's five functions, called with care: what is wrong is said, never raised.

Runs in the child process. Whatever the author's code does ends as a `Broken`, whose
words name the function, the line and one thing to try.
"""

import traceback
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from grader.project import shapes
from grader.project.blame import kind_of
from grader.project.shapes import Broken

__all__ = ["Author", "Broken", "guarded", "where_in_source"]


class Author:
    """The functions that a project's source defines, fresh for each order."""

    def __init__(self, request: Mapping[str, Any]) -> None:
        self.target: str = request["target"]
        self.groups: str = request["groups"]
        self.time: str = request["time"]
        warnings.simplefilter("ignore")
        # `__file__` is what modules look for their data with.
        self._names: dict[str, Any] = {"__name__": "project", "__file__": "project.py"}
        for number, cell in enumerate(request["cells"], 1):
            guarded(f"cell {number}", self._run, number, cell)

    def _run(self, number: int, cell: str) -> None:
        exec(compile(cell, f"<cell {number}>", "exec"), self._names)

    def load(self) -> pd.DataFrame:
        """Return the table, if it is one with a target and a label for each row."""
        table = guarded("load", self._names["load"])
        shapes.look_at_table(table, self.target, self.groups, self.time)
        return table

    def split(self, table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return both parts, if they are tables of rows of `table`."""
        parts = guarded("split", self._names["split"], table.copy())
        return shapes.look_at_parts(parts, table, self.target)

    def build(self) -> Any:
        """Return a fresh estimator."""
        model = guarded("build", self._names["build"])
        shapes.look_at_model(model)
        return model

    def score(self, y: Any, p: Any) -> float:
        """Return the score as a finite number."""
        return shapes.number(guarded("score", self._names["score"], y, p))

    def predict_one(self, example: Any) -> Any:
        """Return the answer, or raise whatever `predict_one` raises."""
        return self._names["predict_one"](example)

    def about_predict_one(self) -> str:
        """Return the first line of its docstring, "" where there is none."""
        told = getattr(self._names["predict_one"], "__doc__", None)
        lines = told.strip().splitlines() if isinstance(told, str) else []
        return lines[0] if lines else ""


def guarded(name: str, call: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a call returns; turn whatever it raises into a `Broken`."""
    try:
        return call(*arguments)
    except MemoryError as error:
        place = where_in_source(error)
        raise Broken(
            f"{_where(name)} ran out of memory{place}. Keep a smaller sample "
            "of the data in the folder, and say so in the README.",
            "out of memory",
        ) from None
    except BaseException as error:  # SystemExit and KeyboardInterrupt too
        words, kind = kind_of(error)
        shown = f"{type(error).__name__}: {str(error)[:300]}".rstrip(": ")
        shown += where_in_source(error)
        raise Broken(f"{_where(name)} {words} ({shown}).", kind) from None


def _where(name: str) -> str:
    return name.capitalize() if name.startswith("cell") else f"`{name}`"


def where_in_source(error: BaseException) -> str:
    """Return where in the author's source it went wrong, as words."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if one.filename.startswith("<cell ")]
    if not own:
        return ""
    return f", {own[-1].filename.strip('<>')} line {own[-1].lineno}"
