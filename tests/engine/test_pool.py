"""The pool of one machine: a worker that forks for every task."""

import os
import signal
import time
from dataclasses import dataclass

import psutil
import pytest

from grader.engine.pool import LocalPool, WorkerLost


@dataclass(frozen=True)
class Task:
    """A first argument that says for how long, as a bundle does."""

    patience: float


def itself(value):
    return value


def process():
    return os.getpid(), os.getppid()


def fails():
    raise ValueError("no such luck")


def dies():
    os.kill(os.getpid(), signal.SIGKILL)


def sleeps(task):
    time.sleep(60)


def meets(folder, mine, other):
    """Leave a sign and wait for the other's: both have to run at the same time."""
    (folder / mine).touch()
    deadline = time.monotonic() + 60
    while not (folder / other).exists():
        assert time.monotonic() < deadline, "the other never ran"
        time.sleep(0.01)
    return mine


def starts_another():
    pid = os.fork()
    if pid == 0:
        time.sleep(600)
    return pid


def waits(path):
    path.write_text(str(os.getppid()))
    while path.exists():
        time.sleep(0.01)
    return "done"


@pytest.fixture
def pool():
    one = LocalPool(2)
    yield one
    one.shutdown(wait=False, cancel_futures=True)


def test_a_task_returns_its_value(pool):
    """Large values cross as well as small ones."""
    assert pool.submit(itself, b"x" * 5_000_000).result() == b"x" * 5_000_000


def test_every_task_has_a_process_of_its_own(pool):
    """All are forked from one worker, and none is this process."""
    seen = [pool.submit(process).result() for _ in range(3)]
    assert len({pid for pid, _ in seen}) == 3
    assert len({parent for _, parent in seen}) == 1
    assert os.getpid() not in {one for pair in seen for one in pair}


def test_tasks_run_at_the_same_time(pool, tmp_path):
    """Two tasks that wait for one another both end."""
    first = pool.submit(meets, tmp_path, "a", "b")
    second = pool.submit(meets, tmp_path, "b", "a")
    assert (first.result(), second.result()) == ("a", "b")


def test_an_error_is_told_with_its_traceback(pool):
    """The worker goes on."""
    with pytest.raises(WorkerLost, match="no such luck"):
        pool.submit(fails).result()
    assert pool.submit(itself, 1).result() == 1


def test_a_task_that_dies_takes_nothing_along(pool, tmp_path):
    """Its neighbor ends as if nothing had happened."""
    path = tmp_path / "wait"
    neighbor = pool.submit(waits, path)
    with pytest.raises(WorkerLost, match="the process that ran the tests died"):
        pool.submit(dies).result()
    path.unlink()
    assert neighbor.result() == "done"


def test_a_worker_that_is_killed_costs_a_second_try(pool, tmp_path):
    """The task runs again in a new worker."""
    path = tmp_path / "wait"
    running = pool.submit(waits, path)
    while not path.exists() or not path.read_text():
        time.sleep(0.01)
    first = int(path.read_text())
    psutil.Process(first).kill()
    while not path.exists() or path.read_text() in ("", str(first)):
        time.sleep(0.01)
    path.unlink()
    assert running.result() == "done"


def test_a_task_has_only_so_much_time(pool):
    """What does not answer is given up, and ended."""
    with pytest.raises(WorkerLost, match="no answer after 0 seconds"):
        pool.submit(sleeps, Task(0.2)).result()


def test_what_a_task_started_ends_with_it(pool):
    """No process outlives the task that forked it."""
    pid = pool.submit(starts_another).result()
    deadline = time.monotonic() + 30
    while psutil.pid_exists(pid):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_shutting_down_ends_all_processes(tmp_path):
    """Neither worker nor fork is left, whatever they are at."""
    others = set(psutil.Process().children(recursive=True))
    pool, path = LocalPool(2), tmp_path / "wait"
    running = pool.submit(waits, path)
    while not path.exists() or not path.read_text():
        time.sleep(0.01)
    below = set(psutil.Process().children(recursive=True)) - others
    assert len(below) >= 2
    pool.shutdown(wait=False, cancel_futures=True)
    assert isinstance(running.exception(), WorkerLost)
    assert psutil.wait_procs(below, timeout=30)[1] == []
