"""Time what a person waits for: opening, importing, checking, reading."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client import BlockingKernelClient

from grader.authoring import release
from grader.authoring.audit import fixtures, notebooks
from grader.checks import loader

_IMPORT = (
    "import time; t = time.perf_counter(); "
    "from grader import check, predict, load, figure, hint; "
    "print(time.perf_counter() - t)"
)
_PATIENCE = 120


def course() -> Iterator[tuple[str, float]]:
    """Yield (what, seconds) for everything that a learner waits for."""
    yield "JupyterLab, from the command to a kernel that answers", _start()
    yield "import of grader, median of 5", _import()
    for number, folder in loader.module_folders().items():
        yield from _checks(folder)
        notebook = release.lesson(folder / "lesson.py")
        executed, seconds = notebooks.executed(notebook)
        slowest = max(map(notebooks.cell_seconds, executed.cells))
        yield f"lesson {number}, all cells", seconds
        yield f"lesson {number}, its slowest cell", slowest


def _import() -> float:
    command = [sys.executable, "-c", _IMPORT]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(5)]
    return statistics.median(float(run.stdout) for run in runs)


def _checks(folder: Path) -> Iterator[tuple[str, float]]:
    """Yield the time of each check on the author's answer, libraries imported."""
    for job in fixtures.jobs(folder):
        if job.path.name == "exercise.py":
            verdicts = fixtures.judged(job, 3)
            yield f"check {job.item}", min(v.seconds for v in verdicts)


def _start() -> float:
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as address:
        _ask(f"{address}/api/status")
        kernel = _ask(f"{address}/api/kernels", b"{}")["id"]
        client = BlockingKernelClient(
            connection_file=f"{folder}/runtime/kernel-{kernel}.json"
        )
        client.load_connection_file()
        client.start_channels(hb=False)
        client.kernel_info(reply=True, timeout=_PATIENCE)
        seconds = time.monotonic() - started
        client.stop_channels()
        return seconds


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """Run a JupyterLab in `folder` and yield its address."""
    port = _free_port()
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root",
               f"--port={port}", "--IdentityProvider.token=", "--ServerApp.password=",
               "--ServerApp.disable_check_xsrf=True",
               f"--ServerApp.root_dir={folder}"]  # fmt: skip
    quiet = subprocess.DEVNULL
    environment = os.environ | {"JUPYTER_RUNTIME_DIR": str(folder / "runtime")}
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _ask(address: str, data: bytes | None = None) -> dict[str, str]:
    """Return the server's answer; wait while it is not there yet."""
    import json

    started = time.monotonic()
    while True:
        try:
            with urllib.request.urlopen(address, data, timeout=30) as answer:
                return json.load(answer)
        except OSError:
            _wait(started, address)


def _wait(started: float, what: str) -> None:
    if time.monotonic() - started > _PATIENCE:
        raise TimeoutError(f"{what} did not answer within {_PATIENCE} seconds")
    time.sleep(0.05)
