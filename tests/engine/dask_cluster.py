"""A real Dask scheduler with two workers, each a process of its own."""

import json
import os
import sys
import time
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
DASK = [sys.executable, "-m", "dask"]
_PATIENCE = 60
# A task is given up when two workers have died of it, not four.
_SOONER = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


@dataclass
class Machines:
    """The processes of a cluster."""

    address: str
    started: psutil.Popen
    nannies: psutil.Popen | None = None

    @property
    def workers(self):
        """The processes in which Dask runs tasks; a nanny starts them anew."""
        below = self.nannies.children(recursive=True)
        return [one for one in below if "spawn_main" in words(one)]

    def end(self):
        """End them all."""
        for process in (self.nannies, self.started):
            if process:
                below = process.children(recursive=True)
                process.terminate()
                process.wait(30)
                for one in below:
                    if one.is_running():
                        one.kill()


def words(process):
    """Return a command line, nothing where the process has ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def start(folder, workers=2, **environment):
    """Start a scheduler, and workers unless there are to be none."""
    told = folder / "scheduler.json"
    command = ["scheduler", "--host", "127.0.0.1", "--port", "0"]
    command += ["--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(told)]
    started = _run(folder, command, _SOONER)
    _wait(lambda: told.exists() and told.read_text().endswith("}"), started)
    machines = Machines(json.loads(told.read_text())["address"], started)
    if workers:
        command = ["worker", machines.address, "--nthreads", "2", "--host", "127.0.0.1"]
        command += ["--nworkers", str(workers), "--no-dashboard"]
        command += ["--local-directory", str(folder)]
        machines.nannies = _run(folder, command, environment)
        _wait(lambda: len(machines.workers) == workers, machines.nannies)
    return machines


def _run(folder, words, environment):
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    with (folder / f"{words[0]}.txt").open("ab") as printed:
        return psutil.Popen(
            [*DASK, *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": path, **environment},
            stdout=printed,
            stderr=printed,
        )


def _wait(is_there, process):
    until = time.monotonic() + _PATIENCE
    while not is_there():
        assert process.is_running(), "it ended at once"
        assert time.monotonic() < until, "it did not start"
        time.sleep(0.05)


class Poisoning(Executor):
    """Hands everything on; what is one learner's kills the worker that it is on."""

    def __init__(self, executor, learner):
        self._executor, self._learner = executor, learner
        self.workers = executor.workers

    def submit(self, fn, /, *args, **kwargs):
        """Give a task to the other executor."""
        is_poison = args[0].learner == self._learner
        return self._executor.submit(poison if is_poison else fn, *args, **kwargs)


def poison(*_, **__):
    """Kill the process that runs Dask's worker, from the fork that runs a task."""
    fork = psutil.Process()
    fork.parent().parent().kill()
    time.sleep(_PATIENCE)


def process_ids(*_):
    """Return this process, the one that forked it, and Dask's worker."""
    fork = psutil.Process()
    return fork.pid, fork.ppid(), fork.parent().ppid(), fork.num_threads()
