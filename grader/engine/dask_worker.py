"""What runs on a Dask worker: it forks for each task, as on one machine.

A test that hangs or crashes must take nothing along, least of all the worker, so
the worker's own process runs no test. It keeps a `LocalPool`, whose processes do.
"""

import hashlib
import json
import pickle
from typing import Any

from distributed import Worker, WorkerPlugin, get_worker

from grader.checks import loader
from grader.engine.plan import environment
from grader.engine.pool import LocalPool

NAME = "stove"


class Forks(WorkerPlugin):
    """Starts and ends what a worker forks its tasks from.

    It stays when a coordinator goes: the next one finds it warm, and two at a time
    share it.
    """

    name = NAME
    idempotent = True

    def setup(self, worker: Worker) -> None:
        """Start it (called by Dask when a worker is there)."""
        self.pool = LocalPool(worker.state.nthreads)
        self.told = told()

    def teardown(self, worker: Worker) -> None:
        """End it, and what it is at (called by Dask when the worker ends)."""
        self.pool.shutdown(wait=False, cancel_futures=True)


def run(payload: bytes, digest: str, told: str) -> bytes:
    """Run the pickled (function, arguments) of a coordinator; pickle the value.

    Raises ValueError on a worker that is not as the coordinator is (`told`): one may
    have joined after the coordinator looked.
    """
    plugin: Any = get_worker().plugins[NAME]
    if told != plugin.told:
        raise ValueError("a worker has other packages than the coordinator")
    if digest != digest_of(payload):
        raise ValueError("what arrived is not what was sent")
    function, args, kwargs = pickle.loads(payload)
    return pickle.dumps(plugin.pool.submit(function, *args, **kwargs).result())


def digest_of(payload: bytes) -> str:
    """Return the sha256 that names a task."""
    return hashlib.sha256(payload).hexdigest()


def decides() -> dict[str, str]:
    """Return what has to be the same on all machines, by name."""
    ours = loader.course_folder()
    found = hashlib.sha256()
    for path in sorted(ours.glob("*/checks.py")):
        found.update(path.relative_to(ours).as_posix().encode() + path.read_bytes())
    return environment() | {"our checks": found.hexdigest()[:12]}


def told() -> str:
    """Return the same in few characters."""
    return digest_of(json.dumps(decides(), sort_keys=True).encode())
