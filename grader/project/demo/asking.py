"""A project's process, asked for one answer at a time; an answer too late is ended."""

import threading
from collections.abc import Mapping
from queue import Empty, SimpleQueue
from typing import Any

from grader.project.child import Allowance, ended
from grader.project.contract import Project
from grader.project.run import Runs


class Asking:
    """The process behind a demo, started when needed.

    `seconds` is what one answer may take. Loading has the usual limit of a project: a
    user waits for it once, before there is a form.
    """

    def __init__(self, project: Project, seconds: float) -> None:
        self._project, self._seconds = project, float(seconds)
        self._runs: Runs | None = None

    def form(self) -> dict[str, Any]:
        """Return the fields to fill in, or `trouble`."""
        if self._runs is None:
            self._runs = Runs(self._project, jobs=1)
        return self._runs.ask("form", example=dict(self._project.settings.example))

    def answer(self, example: Mapping[str, Any]) -> dict[str, Any]:
        """Return what `predict_one` does with an example, or `trouble`."""
        if self._runs is None:
            form = self.form()  # after a limit; loading is no part of the answer
            if "trouble" in form:
                return form
        runs, replies = self._runs, SimpleQueue[dict[str, Any]]()
        assert runs is not None

        def ask() -> None:
            replies.put(runs.ask("answer", example=dict(example)))

        threading.Thread(target=ask, daemon=True).start()
        try:
            return replies.get(timeout=self._seconds)
        except Empty:
            self.close()
            reply = ended("timed out", "", Allowance(self._seconds))
            return {**reply, "seconds": self._seconds}

    def close(self) -> None:
        """End the process."""
        runs, self._runs = self._runs, None
        if runs is not None:
            runs.close()
