"""The executor of many machines: evaluations on the workers of a Dask scheduler.

A task is self-contained: function and bundle go out as bytes named by their sha256,
a result comes back. When a worker dies, Dask gives its tasks to another one, and
blames each of them; of a task that was blamed too often, it is found out alone
whether it kills workers or was a neighbor.
"""

import contextlib
import logging
import pickle
import re
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

from distributed import Client, KilledWorker

from grader.engine import dask_worker
from grader.engine.pool import WorkersKilled
from grader.errors import CalledWrongly, CourseError

_ADDRESS = re.compile(
    r"((tcp|tls|ucx|wss?)://)?[^\s/:@]+:\d{1,5}|\w+://\[[\d:a-f]+\]:\d+"
)
_CONNECTING = 10.0  # seconds until nobody is taken to listen
_JOINING = 20.0  # seconds that the first worker may need to join
_LOOK = 1.0  # seconds between two looks at who is there
_NOTHING_LOST = "What was graded is recorded; run this again to go on."


@dataclass(frozen=True, eq=False)
class _Task:
    """A task on its way; it runs alone once it is suspected to kill workers."""

    payload: bytes = field(repr=False)
    answer: Future = field(repr=False)
    is_suspect: bool = False

    @property
    def digest(self) -> str:
        return dask_worker.digest_of(self.payload)

    @property
    def key(self) -> str:
        return f"stove-{self.digest}{'-alone' if self.is_suspect else ''}"


class Cluster(Executor):
    """Runs tasks on the workers of the scheduler at `address`.

    At most one task per thread of a worker is out at a time, so that few neighbors
    are blamed for a death; `jobs` is the most at a time, 0 for all threads. Raises
    CalledWrongly for what is no address, and CourseError where the cluster cannot be
    used. `patience` is for how many seconds there may be no worker in the middle.
    """

    def __init__(self, address: str, jobs: int = 0, *, patience: float = 60.0) -> None:
        self._address, self._jobs, self._patience = address, jobs, patience
        self._lock = threading.RLock()
        self._waiting: deque[_Task] = deque()
        self._suspects: deque[_Task] = deque()
        self._out: dict[_Task, Any] = {}
        self._lost: CourseError | None = None
        self._client = _connected(address)
        self._threads = _threads(self._client)
        self._told = dask_worker.told()
        self._gathering = ThreadPoolExecutor(4, thread_name_prefix="stove-gather")
        self._ending = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def workers(self) -> int:
        """How many tasks can run at a time now; workers may come and go."""
        return min(self._jobs or self._threads, self._threads) or 1

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        """Run `fn(*args, **kwargs)` in a process forked on one of the machines.

        Its future raises WorkersKilled where it ends each worker that it is given to,
        and CourseError where the cluster went away.
        """
        task = _Task(pickle.dumps((fn, args, kwargs)), Future())
        with self._lock:
            self._waiting.append(task)
        self._send()
        return task.answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the scheduler; with `wait`, after the tasks that are out."""
        with self._lock:
            waiting = [*self._waiting, *self._suspects]
            if cancel_futures or not wait:
                self._waiting.clear()
                self._suspects.clear()
                for task in waiting:
                    task.answer.cancel()
            answers = [task.answer for task in (*waiting, *self._out)]
        for answer in answers if wait else ():
            with contextlib.suppress(Exception, CancelledError):
                answer.exception()
        self._ending.set()
        self._gathering.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _send(self) -> None:
        """Hand out what may run now."""
        with self._lock:
            if self._lost:
                self._fail(self._lost)
            for task in self._next():
                sent = self._client.submit(
                    dask_worker.run,
                    task.payload,
                    task.digest,
                    self._told,
                    key=task.key,
                    pure=False,
                )
                self._out[task] = sent
                sent.add_done_callback(lambda _, task=task: self._done(task))

    def _next(self) -> Iterator[_Task]:
        """Yield what may run beside what is out; a suspect runs alone."""
        while self._waiting and len(self._out) < self.workers:
            if any(task.is_suspect for task in self._out):
                return
            yield self._waiting.popleft()
        if self._suspects and not self._out:
            yield self._suspects.popleft()

    def _done(self, task: _Task) -> None:
        """Have the answer fetched (called by Dask's one thread for all callbacks)."""
        with contextlib.suppress(RuntimeError):  # we are leaving
            self._gathering.submit(self._gather, task)

    def _gather(self, task: _Task) -> None:
        """Fetch an answer; where its worker died since, Dask works it out again."""
        with self._lock:
            sent = self._out.get(task)
        if sent is None:
            return
        value: Any = None
        error: Exception | None = None
        try:
            value = pickle.loads(sent.result())
        except CancelledError:
            error = self._gone("The scheduler at {} went away.")
        except KilledWorker as killed:
            error = WorkersKilled(str(killed))
        except Exception as other:
            error = other
        with self._lock:
            self._out.pop(task, None)
            if isinstance(error, WorkersKilled) and not task.is_suspect:
                self._suspects.append(replace(task, is_suspect=True))
            elif not task.answer.done():
                _tell(task.answer, value, error)
        self._send()

    def _watch(self) -> None:
        """Look who is there, and give up where nobody is for too long."""
        seen = time.monotonic()
        while not self._ending.wait(_LOOK):
            with contextlib.suppress(Exception):  # it may be trying to get back
                self._threads = _threads(self._client)
                if self._threads:
                    seen = time.monotonic()
            if time.monotonic() - seen > self._patience:
                self._fail(self._gone("The scheduler at {} has no worker left."))
            self._send()

    def _gone(self, what: str) -> CourseError:
        told = f"{what.format(self._address)} {_NOTHING_LOST}"
        self._lost = self._lost or CourseError(told)
        return self._lost

    def _fail(self, error: CourseError) -> None:
        """Have nobody wait for what will not come."""
        with self._lock:
            tasks = [*self._out, *self._waiting, *self._suspects]
            for one in (self._out, self._waiting, self._suspects):
                one.clear()
        for task in tasks:
            if not task.answer.done():
                task.answer.set_exception(error)


def _tell(answer: Future, value: Any, error: Exception | None) -> None:
    if error is None:
        answer.set_result(value)
    else:
        answer.set_exception(error)


def _threads(client: Client) -> int:
    return sum(client.nthreads().values())


def _connected(address: str) -> Client:
    """Return a client of a cluster that can grade as this machine would."""
    if not _ADDRESS.fullmatch(address):
        raise CalledWrongly(
            f"{address!r} is no address of a Dask scheduler. Write it as the scheduler "
            "prints it, tcp://HOST:PORT."
        )
    _silence()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of other versions, see `_same`
            client = Client(address, timeout=_CONNECTING, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(
            f"No Dask scheduler answers at {address} ({type(error).__name__}). Start "
            "one with `dask scheduler`, or look whether the address is right."
        ) from error
    try:
        _joined(client, address)
        _same(client, address)
        client.register_plugin(dask_worker.Forks())
    except BaseException:
        client.close()
        raise
    return client


def _silence() -> None:
    """Let Dask log nothing to a terminal with a bar; what matters is told by us."""
    for name in (*logging.root.manager.loggerDict, "distributed"):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _joined(client: Client, address: str) -> None:
    with contextlib.suppress(TimeoutError):
        client.wait_for_workers(1, timeout=_JOINING)
    if not _threads(client):
        raise CourseError(
            f"The scheduler at {address} has no worker. Start some on the machines "
            f"that are to grade: `dask worker {address} --nthreads 1`."
        )


def _same(client: Client, address: str) -> None:
    """Raise CourseError unless all machines have what decides a result."""
    ours = dask_worker.decides()
    try:
        at_scheduler = client.run_on_scheduler(dask_worker.decides)
        at_workers = client.run(dask_worker.decides)
    except Exception as error:
        raise CourseError(
            f"A machine of the cluster at {address} cannot run our grading "
            f"({str(error) or type(error).__name__}). Install the same packages there "
            "as here."
        ) from error
    found = {f"the scheduler at {address}": at_scheduler}
    found |= {f"the worker at {where}": told for where, told in at_workers.items()}
    for where, theirs in sorted(found.items()):
        for name in sorted(ours):
            if theirs.get(name) != ours[name]:
                raise CourseError(
                    f"Versions differ: {name} is {theirs.get(name) or 'missing'} on "
                    f"{where}, and {ours[name] or 'missing'} here. Install the same "
                    "packages on all machines, and start scheduler and workers again."
                )
