"""What a task costs beside its own work: on the local pool, and on a Dask cluster."""

import statistics
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass

from grader.engine.cluster import Cluster
from grader.engine.pool import LocalPool

SIZE = 100_000  # bytes, there and back: a bundle of some notebooks


@dataclass(frozen=True)
class Load:
    """A task's argument, as large as a bundle, and as patient."""

    data: bytes
    patience: float = 60.0


@dataclass(frozen=True)
class Overhead:
    """Milliseconds for a task that does nothing.

    `alone` is the median from handing one out to having its answer, `together` the
    time of all divided by their number, with as many out as there is room for.
    """

    way: str
    tasks: int
    workers: int
    alone: float
    together: float


def overheads(address: str, tasks: int = 200) -> Iterator[Overhead]:
    """Yield what a task costs on this machine's own pool, then on the cluster."""
    cluster = Cluster(address)
    pools = {"local pool": LocalPool(cluster.workers), "Dask": cluster}
    try:
        for way, pool in pools.items():
            yield _overhead(way, pool, tasks, cluster.workers)
    finally:
        for pool in pools.values():
            pool.shutdown(wait=False, cancel_futures=True)


def returned(load: Load, number: int) -> tuple[Load, int]:
    """Do nothing (runs in the forked process)."""
    return load, number


def _overhead(way: str, pool: Executor, tasks: int, workers: int) -> Overhead:
    load = Load(bytes(SIZE))
    wait([pool.submit(returned, load, -number - 1) for number in range(2 * workers)])
    alone = []
    for number in range(tasks):
        started = time.perf_counter()
        assert pool.submit(returned, load, number).result()[1] == number
        alone.append(time.perf_counter() - started)
    started = time.perf_counter()
    out: set[Future[tuple[Load, int]]] = set()
    for number in range(tasks, 2 * tasks):
        out.add(pool.submit(returned, load, number))
        while len(out) >= 2 * workers:
            _, out = wait(out, return_when=FIRST_COMPLETED)
    wait(out)
    together = (time.perf_counter() - started) / tasks
    median = statistics.median(alone)
    return Overhead(way, tasks, workers, 1000 * median, 1000 * together)
