"""A project's process, asked for the form, then for one answer after another."""

from collections.abc import Mapping
from typing import Any

from grader.project.contract import Project
from grader.project.run import Runs, is_over


class Asking:
    """The process behind a demo.

    `seconds` is what one answer may take. Loading has the usual limit of a project: a
    user waits for it once, before there is a form.
    """

    def __init__(self, project: Project, seconds: float) -> None:
        self._runs, self._seconds = Runs(project, jobs=1), float(seconds)
        self._example = dict(project.settings.example)
        self._has_loaded = False

    def form(self) -> dict[str, Any]:
        """Return the fields to fill in, or `trouble`."""
        reply = self._runs.ask("form", example=self._example)
        self._has_loaded = "trouble" not in reply
        return reply

    def answer(self, example: Mapping[str, Any]) -> dict[str, Any]:
        """Return what `predict_one` does with an example, or `trouble`."""
        if not self._has_loaded:  # a new process; loading is no part of the answer
            form = self.form()
            if not self._has_loaded:
                return form
        reply = self._runs.ask("answer", seconds=self._seconds, example=dict(example))
        self._has_loaded = not is_over(reply)
        return reply

    def close(self) -> None:
        """End the process."""
        self._runs.close()
