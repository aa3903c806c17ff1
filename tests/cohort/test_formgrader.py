import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from urllib.error import URLError

import pytest

from grader.authoring import release
from grader.engine.run import grading

pytestmark = pytest.mark.slow
TOKEN = "a-token-for-this-test"


def free_port():
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def server(course):
    """Run a Jupyter server in a course directory; give a function that gets JSON."""
    port = free_port()
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    command += [f"--IdentityProvider.token={TOKEN}"]
    extension = "{'nbgrader.server_extensions.formgrader': True}"
    command += [f"--ServerApp.jpserver_extensions={extension}"]
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(course / "no-config")}
    with (course / "server.log").open("wb") as log:
        started = subprocess.Popen(
            command, cwd=course, stdout=log, stderr=log, env=environment
        )

    def get(path):
        address = f"http://127.0.0.1:{port}/formgrader/{path}?token={TOKEN}"
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.read().decode()

    try:
        _wait(lambda: get("api/status"), course / "server.log")
        yield get
    finally:
        started.terminate()
        started.wait(timeout=30)


def _wait(call, log):
    for _ in range(240):
        try:
            return call()
        except (URLError, OSError):
            time.sleep(0.5)
    raise AssertionError(log.read_text())


def test_formgrader_shows_the_scores_of_the_gradebook(course, hand_in, small):
    """A real server on the course directory lists assignments, scores, states."""
    solved = release.answers(small / "91_sums" / "exercise.py")
    hand_in("learner-01", sources=solved)
    hand_in("learner-02", sources={"91-1": solved["91-1"]})
    hand_in("learner-03", notebook=b'{"cells"')
    results = list(grading(course, ["91_sums"]))

    with server(course) as get:
        assignments = json.loads(get("api/assignments"))
        shown = json.loads(get("api/submissions/91_sums"))
        page = get("manage_assignments")

    assert {one["name"]: one["max_score"] for one in assignments} == {
        "91_sums": 10,
        "92_words": 2,
    }
    assert {one["student"]: one["score"] for one in shown} == {
        one.learner: one.points for one in results
    }
    assert {one["student"]: one["autograded"] for one in shown} == {
        "learner-01": True,
        "learner-02": True,
        "learner-03": False,
    }
    assert "formgrade" in page


def test_nbgrader_validate_says_success_for_a_solved_notebook(small, tmp_path):
    """What learners run before handing in agrees with the checks."""
    exercise = small / "91_sums" / "exercise.py"
    told = {}
    for name, notebook in (
        ("solved", release.solved(exercise)),
        ("released", release.exercise(exercise)),
    ):
        path = tmp_path / f"{name}.ipynb"
        path.write_bytes(release.to_bytes(notebook))
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", "validate", str(path)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        told[name] = done.stdout

    assert "Success! Your notebook passes all the tests." in told["solved"]
    assert "Success" not in told["released"]
