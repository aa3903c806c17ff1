"""Ask a project questions, each in a process of its own, and bring the replies."""

import contextlib
import queue
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from math import inf
from types import TracebackType
from typing import Any, Self

from grader.project import child
from grader.project.child import Allowance, Child
from grader.project.contract import Project

USUAL = Allowance()


class Runs:
    """A project's processes: started when needed, kept for the next question.

    Each question runs the source's cells and `load` anew; only imports are shared. (A
    demo's questions share what the functions keep, too: see `demo.replies`.) A
    process that ended by a limit is replaced for the next one. `level` says how the
    code is held: "bubblewrap", "reduced" or "plain process".
    """

    def __init__(
        self, project: Project, allowance: Allowance = USUAL, jobs: int = 2
    ) -> None:
        self.project, self.allowance, self.jobs = project, allowance, max(1, jobs)
        self.level = child.level()
        # A box dies with the thread that started it, so the threads stay.
        self._pool = ThreadPoolExecutor(self.jobs, "stove-project")
        self._idle: queue.SimpleQueue[Child] = queue.SimpleQueue()
        self._all: list[Child] = []
        self._lock = threading.Lock()

    def ask(self, job: str, *, seconds: float = inf, **details: Any) -> dict[str, Any]:
        """Return the reply to a job of `inside`: values, or `trouble` and `kind`.

        `seconds` may give it less time than the allowance does.
        """
        return self._pool.submit(self._ask, job, seconds, details).result()

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            children, self._all = self._all, []
        for one in children:
            one.close()
        self._pool.shutdown(cancel_futures=True)

    def _ask(
        self, job: str, seconds: float, details: Mapping[str, Any]
    ) -> dict[str, Any]:
        settings = self.project.settings
        request = {
            "job": job,
            "cells": list(self.project.source.prelude),
            "target": settings.target,
            "groups": settings.groups,
            "time": settings.time,
            **details,
        }
        one = self._take()
        reply = one.ask(request, seconds)
        if is_over(reply):
            one.close()
        else:
            self._idle.put(one)
        return reply

    def __enter__(self) -> Self:
        """Return the runs themselves."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes."""
        self.close()

    def _take(self) -> Child:
        """Return a process that is free, or a new one."""
        with contextlib.suppress(queue.Empty):
            return self._idle.get_nowait()
        one = child.start(self.project.folder, self.allowance)
        with self._lock:
            self._all.append(one)
        return one


def is_over(reply: Mapping[str, Any]) -> bool:
    """Return whether the process that replied can no longer be asked."""
    return reply.get("kind") in child.OVER
