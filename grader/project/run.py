"""Run a project under orders, in processes of its own, and tell what came out."""

import contextlib
import queue
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from types import TracebackType
from typing import Any, Self

import numpy as np

from grader.project import child
from grader.project.child import Allowance, Child
from grader.project.contract import Project
from grader.project.orders import Order, Outcome
from grader.project.packing import unpacked

USUAL = Allowance()
_ARRAYS = ("y", "p", "rows", "groups", "times")


class Runs:
    """A project's processes: started when needed, kept for the next order.

    Each order runs the source's cells and `load` anew; only imports are shared. A
    process that ended by a limit is replaced for the next order. `level` says how the
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

    def evaluate(self, order: Order) -> Outcome:
        """Return the outcome of one order; trouble is an outcome too."""
        return self._pool.submit(self._evaluate, order).result()

    def evaluations(self, orders: Iterable[Order]) -> Iterator[Outcome]:
        """Yield the outcome of each order as it is done, `jobs` at a time."""
        waiting = {self._pool.submit(self._evaluate, order) for order in orders}
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            for one in waiting:
                one.cancel()

    def ask(self, job: str, **details: Any) -> dict[str, Any]:
        """Return the child's reply to a job of `inside` (what the audits use)."""
        return self._pool.submit(self._ask, job, details).result()

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            children, self._all = self._all, []
        for one in children:
            one.close()
        self._pool.shutdown(cancel_futures=True)

    def _evaluate(self, order: Order) -> Outcome:
        told = {"name": order.name, "seed": order.seed, "options": dict(order.options)}
        return outcome(order, self._ask("evaluate", told))

    def _ask(self, job: str, details: Mapping[str, Any]) -> dict[str, Any]:
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
        reply = one.ask(request)
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


def outcome(order: Order, reply: Mapping[str, Any]) -> Outcome:
    """Return a reply to "evaluate" as an outcome."""
    seconds = float(reply.get("seconds", 0.0))
    if "trouble" in reply:
        return Outcome(
            order,
            seconds=seconds,
            trouble=str(reply["trouble"]),
            kind=str(reply.get("kind", "")),
        )
    arrays: dict[str, Any] = {n: unpacked(reply["arrays"][n]) for n in _ARRAYS}
    draws = unpacked(reply["draws"])
    return Outcome(
        order,
        score=float(reply["score"]),
        draws=np.empty(0) if draws is None else draws,
        n_train=int(reply["n_train"]),
        notes=reply.get("notes", {}),
        seconds=seconds,
        **arrays,
    )
