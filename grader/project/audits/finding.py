"""What one audit found, and what all of them may look at."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.errors import ProjectError
from grader.project.contract import Project
from grader.project.run import Runs

PASSED, WARNED, FAILED = "passed", "warned", "failed"
UNINFORMATIVE = "not informative"


@dataclass(frozen=True)
class Finding:
    """One audit's state, its words (observed, why, one thing to try) and numbers."""

    audit: str
    state: str
    words: str
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def line(self) -> str:
        """Return the finding as one line of a terminal."""
        return f"{self.state:>15}  {self.audit}: {self.words}"

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain JSON."""
        return {
            "audit": self.audit,
            "state": self.state,
            "words": self.words,
            "numbers": dict(self.numbers),
        }


class Trouble(Exception):
    """The project could not be run so far; the text says what happened.

    `is_common` says that all audits meet it, since nothing can be asked before.
    """

    def __init__(self, words: str, is_common: bool = False) -> None:
        super().__init__(words)
        self.is_common = is_common


class Case:
    """A project under audit: what is asked of its code is asked once, for all."""

    def __init__(self, project: Project, runs: Runs) -> None:
        self.project, self.runs = project, runs
        self._lock = threading.Lock()
        self._facts: dict[str, Any] | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """Return what table and split say; raise Trouble if they cannot be had."""
        with self._lock:
            if self._facts is None:
                self._facts = self.runs.ask("facts")
        if "trouble" in self._facts:
            raise Trouble(str(self._facts["trouble"]), is_common=True)
        return self._facts

    @property
    def score(self) -> float:
        """Return what the five functions score; raise Trouble if they cannot."""
        _ = self.facts
        reply = self.runs.ask("score")
        if "trouble" in reply:
            raise Trouble(f"The five functions give no score. {reply['trouble']}")
        return float(reply["score"])

    @property
    def results(self) -> dict[str, Any]:
        """Return the results.json of the folder; raise Trouble if there is none."""
        try:
            return self.project.results()
        except ProjectError as error:
            raise Trouble(str(error)) from None

    def asked(self, job: str, **details: Any) -> dict[str, Any]:
        """Return the child's reply to a job; raise Trouble if it is one."""
        _ = self.facts
        reply = self.runs.ask(job, **details)
        if "trouble" in reply:
            raise Trouble(str(reply["trouble"]))
        return reply
