"""`stove grade --scheduler` grades on a Dask cluster, and loses no row there."""

import fcntl
import json
import os
import pty
import re
import shutil
import socket
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from grader.cli import main
from grader.engine import bench_cluster
from grader.engine.cluster import Cluster
from grader.engine.pool import WorkersKilled
from grader.engine.run import Options, grading
from grader.errors import CalledWrongly, CourseError
from tests.engine import dask_cluster, gradebook
from tests.engine.conftest import copied

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("dask")]
STOVE = str(Path(sys.executable).with_name("stove"))


@pytest.fixture(scope="session")
def machines(tmp_path_factory):
    """Return a scheduler with two workers."""
    started = dask_cluster.start(tmp_path_factory.mktemp("dask"))
    yield started
    started.end()


@pytest.fixture(scope="session")
def graded_here(released, tmp_path_factory):
    """Return what the pool of this machine makes of the documentation course."""
    folder = copied(released, tmp_path_factory.mktemp("here") / "course")
    assert main(["grade", "ps1", "--course", str(folder)]) == 0
    return folder


@pytest.fixture
def course(graded_here, released, tmp_path):
    """Return a copy of it, nothing graded; the instructor's solution is tried."""
    folder = copied(released, tmp_path / "course")
    shutil.copytree(graded_here / ".stove", folder / ".stove")
    return folder


def same(folder, other):
    """Assert that gradebook and graded files are equal."""
    assert gradebook.rows(folder) == gradebook.rows(other)
    ours, theirs = (_files(one / "autograded") for one in (folder, other))
    assert ours == theirs


def _files(folder):
    """Return the files; a name that the box gives by chance is taken out."""
    return {
        name: (mode, re.sub(rb"0x[0-9a-f]+|ipykernel_\d+/\d+", b"", data))
        for name, (mode, data) in gradebook.files(folder).items()
    }


def outcomes(folder):
    found = gradebook.ask(folder, "SELECT learner, outcome FROM stove_result")
    return dict(found)


def test_a_cluster_grades_as_one_machine_does(course, graded_here, machines):
    """Grades, comments and files are the same, and the bar tells how far it is."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("4H", 24, 200, 0, 0))
    words = [STOVE, "grade", "ps1", "--course", course, "--scheduler", machines.address]
    with subprocess.Popen(
        [str(one) for one in words], stdout=subprocess.PIPE, stderr=follower
    ) as run:
        os.close(follower)
        shown = b"".join(iter(lambda: _read(leader), b"")).decode()
        printed = run.stdout.read().decode()

    assert run.returncode == 0, shown
    assert "3 submissions" in printed
    same(course, graded_here)
    last = shown.replace("\n", "\r").split("submission")[-2]
    assert "3/3" in last
    assert re.search(r"\d+:\d+<\d+:\d+", last), "time so far, time that remains"
    assert "graded=3" in shown


def _read(leader):
    try:
        return os.read(leader, 4096)
    except OSError:  # the other end is closed
        return b""


def test_a_task_runs_in_a_process_of_its_own(machines):
    """Not in Dask's worker: the process is forked, and has one thread."""
    cluster = Cluster(machines.address)
    found = [cluster.submit(dask_cluster.process_ids, n) for n in range(8)]
    forks, pools, workers, threads = zip(*[one.result() for one in found], strict=True)
    cluster.shutdown()

    assert {pid for pid in workers} <= {one.pid for one in machines.workers}
    assert len({*forks}) == 8
    assert not {*forks} & {*pools}
    assert {1} == {*threads}


def test_a_worker_that_is_killed_costs_no_row(course, graded_here, machines):
    """Its submissions are graded by another one, with the same grades."""
    words = [STOVE, "grade", "ps1", "--course", course, "--scheduler", machines.address]
    run = subprocess.Popen(
        [*(str(one) for one in words), "--json"], stdout=subprocess.PIPE
    )
    victim = at_work(machines, run)
    victim.kill()
    told = json.loads(run.communicate()[0])

    assert run.returncode == 0
    assert told["outcomes"] == {"graded": 3}
    same(course, graded_here)
    assert not victim.is_running()


def at_work(machines, run):
    """Return a worker that evaluates a submission."""
    while run.poll() is None:
        for worker in machines.workers:
            below = worker.children(recursive=True)
            pools = [
                p for p in below if "grader.engine.worker" in dask_cluster.words(p)
            ]
            if len(pools) > 1:  # one of them is a fork
                return worker
        time.sleep(0.02)
    raise AssertionError("it was over before a worker was seen at work")


def test_what_kills_its_workers_has_an_outcome(course, machines):
    """It is recorded, not tried for ever, and its neighbors are graded."""
    cluster = Cluster(machines.address)
    poisoned = dask_cluster.Poisoning(cluster, "hacker")

    options = Options(learners=("hacker", "lovelace"))
    found = list(grading(course, ["ps1"], options, poisoned))
    again = list(grading(course, ["ps1"], options, poisoned))
    cluster.shutdown()

    expected = {"hacker": "kernel died", "lovelace": "graded"}
    assert expected == {one.learner: one.outcome for one in found}
    assert expected == outcomes(course)
    assert [True, True] == [one.is_reused for one in again]


def test_a_neighbor_of_a_killer_is_not_blamed(machines):
    """What was on a dying worker as often as its killer is tried again alone."""
    cluster = Cluster(machines.address)
    killer = cluster.submit(dask_cluster.poison)
    others = [cluster.submit(time.sleep, 3) for _ in range(3)]

    assert isinstance(killer.exception(), WorkersKilled)
    assert [None] * 3 == [one.exception() for one in others]
    cluster.shutdown()


def test_a_cluster_that_goes_away_is_told(course, tmp_path):
    """Nobody waits for ever, and nothing that was recorded is lost."""
    machines = dask_cluster.start(tmp_path, workers=1)
    words = [STOVE, "grade", "ps1", "--course", course, "--scheduler", machines.address]
    run = subprocess.Popen([str(one) for one in words], stderr=subprocess.PIPE)
    try:
        at_work(machines, run)
    finally:
        machines.end()
    told = run.communicate(timeout=120)[1].decode()

    assert run.returncode == 1
    assert f"The scheduler at {machines.address} went away." in told
    assert "run this again" in told
    assert "Traceback" not in told


def test_what_a_task_costs_is_measured(machines):
    """The same tasks go to the pool of this machine and to the cluster."""
    here, there = bench_cluster.overheads(machines.address, tasks=5)

    assert ("local pool", "Dask") == (here.way, there.way)
    assert here.workers == there.workers
    assert all(0 < one.together and 0 < one.alone for one in (here, there))


@pytest.mark.parametrize("address", ["8786", "host", "http://host:1", "tcp://:1", ""])
def test_what_is_no_address_is_told(address):
    """The message shows how one looks."""
    with pytest.raises(CalledWrongly, match="tcp://HOST:PORT"):
        Cluster(address)


def test_nobody_listens(monkeypatch):
    """The message says how to start a scheduler."""
    monkeypatch.setattr("grader.engine.cluster._CONNECTING", 1.0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(CourseError, match="No Dask scheduler answers"):
            Cluster(address)


def test_no_worker_is_there(monkeypatch, tmp_path):
    """The message says how to start one."""
    monkeypatch.setattr("grader.engine.cluster._JOINING", 0.5)
    machines = dask_cluster.start(tmp_path, workers=0)
    try:
        with pytest.raises(CourseError, match=f"dask worker {machines.address}"):
            Cluster(machines.address)
    finally:
        machines.end()


def test_other_versions_are_told(tmp_path):
    """A worker with another numpy would give other grades, so it gives none."""
    other = tmp_path / "other" / "numpy-0.1.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 0.1")
    path = os.pathsep.join([str(other.parent), str(dask_cluster.ROOT)])
    machines = dask_cluster.start(tmp_path, workers=1, PYTHONPATH=path)
    try:
        with pytest.raises(CourseError, match=r"numpy is 0\.1 on the worker at tcp"):
            Cluster(machines.address)
    finally:
        machines.end()


def test_without_dask_the_extra_is_named(course, monkeypatch, capsys):
    """The message is a command to copy."""
    for name in [one for one in sys.modules if one.startswith("grader.engine.cluster")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setattr("grader.engine.cluster", None, raising=False)
    code = main(["grade", "ps1", "--course", str(course), "--scheduler", "host:8786"])
    assert (code, outcomes_or_none(course)) == (2, None)
    assert "pip install 'touch-the-stove[distributed]'" in capsys.readouterr().err


def outcomes_or_none(folder):
    tables = gradebook.ask(folder, "SELECT name FROM sqlite_master WHERE type='table'")
    return outcomes(folder) if ("stove_result",) in tables else None
