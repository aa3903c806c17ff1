"""Run test cells in this trusted process, one after the other."""

import os
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from nbformat import NotebookNode

from grader.checks import limits
from grader.checks.answer import Channel
from grader.engine.plan import Plan, PlannedCell
from grader.engine.sealed import code, memory, suites
from grader.engine.sealed.bridge import BOX_ENDED, MAX_CALLS, TIMED_OUT, Bridge
from grader.engine.sealed.errors import Stopped
from grader.engine.sealed.origins import origins_of
from grader.engine.sealed.page import Page
from grader.engine.sealed.proxies import maker
from grader.engine.sealed.scope import Finder, Scope, main_module
from grader.engine.sealed.shell import Screen
from grader.engine.sealed.warm import no_strangers, warm

# As in the box; and nothing is written into a journal of this machine's.
_VARIABLES = {
    "NBGRADER_EXECUTION": "autograde",
    "STOVE_EPHEMERAL": "1",
    "MPLBACKEND": "agg",
}


@dataclass(frozen=True)
class Tested:
    """One executed test cell.

    `is_number` says that its last expression shows a number; only where the plan
    gives credit for that, or for a verdict of ours, is it an `execute_result`.
    `trouble` is "" or why the submission's side can be asked no more: "timed out",
    "box ended". `trust` is "low" where a check says so.
    """

    cell_id: str
    outputs: tuple[NotebookNode, ...]
    is_number: bool = False
    number: float | None = None
    trouble: str = ""
    trust: str = "high"

    @property
    def has_error(self) -> bool:
        """Whether an error ended the cell; text on stderr is none."""
        return any(output.output_type == "error" for output in self.outputs)


class Checker:
    """Run the test cells of one plan on one submission, which `channel` leads to.

    `seconds` is the time that all cells have together, `per_cell` what one has;
    a test may ask the submission `max_calls` times. A plan's cells are run in their
    order; each is run once.
    """

    def __init__(
        self,
        plan: Plan,
        channel: Channel,
        *,
        seconds: float,
        per_cell: float = float("inf"),
        max_calls: int = MAX_CALLS,
    ) -> None:
        warm(plan.cells)  # this time is not the submission's
        origins = origins_of(plan.cells)
        self._plan = plan
        self._left, self._per_cell = seconds, per_cell
        self._screen = Screen()
        self._bridge = Bridge(channel, maker(origins.classes), max_calls)
        names = self._screen.names()
        self._finder = Finder(plan.cells, origins, self._bridge, names)

    @property
    def stopped(self) -> str:
        """Why the submission can be asked no more, or ""."""
        return self._bridge.stopped

    def run(self, cell_id: str) -> Tested:
        """Run one test cell; never raise for the submission's sake."""
        page = self._screen.page = Page()
        trouble = self.stopped or (TIMED_OUT if self._left <= 0 else "")
        if trouble:
            page.error(Stopped(trouble), _told(trouble))
        else:
            started = time.monotonic()
            trouble = self._tested(self._plan.cell(cell_id), page)
            self._left -= time.monotonic() - started
        return Tested(
            cell_id,
            tuple(page.outputs),
            is_number=page.number is not None,
            number=page.number,
            trouble=trouble,
            trust=page.trust,
        )

    def _tested(self, cell: PlannedCell, page: Page) -> str:
        """Run `cell` with all limits; return the trouble."""
        seconds = min(self._left, self._per_cell)
        self._bridge.begin(seconds)
        position = self._plan.cells.index(cell)
        scope = self._finder.begin(position)
        try:
            with _surroundings(scope), page.capturing(), memory.bounded():
                limits.run(lambda: self._execute(cell, scope, page), seconds)
        except (Stopped, limits.TimeIsUp) as stopped:
            if isinstance(stopped, limits.TimeIsUp):
                self._bridge.stop(TIMED_OUT)
            if not page.has_error:
                page.error(stopped, _told(self.stopped) or str(stopped))
        finally:
            self._bridge.end()
        if self.stopped and not page.has_error:  # caught by the test
            page.error(Stopped(self.stopped), _told(self.stopped))
        return self.stopped

    def _execute(self, cell: PlannedCell, scope: Scope, page: Page) -> None:
        failure: BaseException | None = None
        has_credit = cell.id in self._plan.credit
        try:
            with suites.watched() as results:
                value = code.run(cell.source, scope, f"<test {cell.id}>")
            if not has_credit:  # else its number says what a failed suite costs
                failure = suites.failure(results)
            if value is not code.NOTHING and value is not None:
                self._bridge.is_open = False  # showing asks nothing of the learner
                page.result(value, has_credit)
        except (Stopped, limits.TimeIsUp, KeyboardInterrupt):
            raise
        except BaseException as error:  # a test may also exit
            failure = error
        finally:
            self._bridge.is_open = False
        if failure is None and self._bridge.refusals:  # caught by the test
            failure = self._bridge.refusals[0]
        if failure is not None:
            page.error(failure)
        self._finder.end()


def _told(trouble: str) -> str:
    return {
        TIMED_OUT: "The submission did not answer in time.",
        BOX_ENDED: "The submission's process ended.",
    }.get(trouble, "")


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print a warning where the cell prints (called by Python)."""
    text = warnings.formatwarning(message, category, filename, lineno, line)
    (file or sys.stderr).write(text)


@contextmanager
def _surroundings(scope: Scope) -> Iterator[None]:
    """Give a test the variables, `__main__` and warnings of a kernel."""
    before = {name: os.environ.get(name) for name in _VARIABLES}
    main = sys.modules["__main__"]
    os.environ.update(_VARIABLES)
    sys.modules["__main__"] = main_module(scope)
    try:
        with warnings.catch_warnings(), no_strangers():
            warnings.resetwarnings()
            warnings.simplefilter("default")
            warnings.showwarning = _warned
            yield
    finally:
        sys.modules["__main__"] = main
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


__all__ = ["Checker", "Tested"]
