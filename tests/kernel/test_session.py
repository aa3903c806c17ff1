"""A boxed kernel that is driven directly: cells in, outputs out."""

import json
import os
import shutil
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from nbclient import NotebookClient

from grader.errors import CalledWrongly, GraderError
from grader.kernel.limits import Limits, parse_limits
from grader.kernel.session import BoxSession
from tests.kernel.boxes import talk

pytestmark = [pytest.mark.bubblewrap, pytest.mark.xdist_group("kernel")]

SHOWN = """
from IPython.display import clear_output, display
import sys
print("out")
print("err", file=sys.stderr)
handle = display({"text/plain": "first"}, raw=True, display_id="one")
display({"text/plain": "gone"}, raw=True, display_id="two")
""", """
display("before")
clear_output(wait=True)
handle = display({"text/plain": "second"}, raw=True, display_id="one")
40 + 2
""", """
handle.update({"text/plain": "third"}, raw=True)
display({"text/plain": "two again"}, raw=True, display_id="two")
clear_output()
1 / 0
""", "", "x = 7", "print(x)\nx"  # fmt: skip


@pytest.fixture(scope="module")
def session():
    """Give one session for the tests that leave it running."""
    with BoxSession(Limits()) as session:
        yield session


def plain(output):
    """Return an output without what differs between any two kernels."""
    kept = {k: v for k, v in output.items() if k not in ("traceback", "metadata")}
    return json.dumps(kept, sort_keys=True)


def test_outputs_are_those_of_nbclient():
    """Streams, results, errors and displays come out as nbclient has them."""
    cells = [nbformat.v4.new_code_cell(source) for source in SHOWN]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, kernel_name="python3", allow_errors=True).execute()
    with BoxSession(Limits()) as session:
        executed = [session.execute(source) for source in SHOWN]
    assert [one.count for one in executed] == [c.execution_count for c in cells]
    for one, cell in zip(executed, cells, strict=True):
        assert [*map(plain, one.outputs)] == [*map(plain, cell.outputs)]
        cell.outputs = one.outputs
    nbformat.validate(notebook)
    assert [one.error for one in executed] == [False, False, True, False, False, False]


WORLD = """
import json, os, sys
import matplotlib
print(json.dumps({
    "path": [p for p in sys.path if "stove" not in p],
    "backend": os.environ["MPLBACKEND"], "main": __name__,
    "here": os.getcwd() == os.path.expanduser("~") or os.getcwd(),
    "nbgrader": os.environ.get("NBGRADER_EXECUTION"), "argv": len(sys.argv),
    "known": sorted(n for n in dir() if not n.startswith("_")),
}))
"""


def test_a_cell_finds_the_world_of_a_fresh_kernel(session, monkeypatch, tmp_path):
    """Paths, backend, names and nbgrader's variable are those of a plain kernel."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.setenv("HOME", str(tmp_path))
    cell = nbformat.v4.new_code_cell(WORLD)
    notebook = nbformat.v4.new_notebook(cells=[cell])
    where = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, kernel_name="python3", resources=where).execute()
    expected = json.loads(cell.outputs[0].text)
    found = json.loads(session.execute(WORLD).outputs[0].text)
    for name in ("In", "Out", "exit", "get_ipython", "json", "quit"):
        assert name in expected["known"]
    assert set(found["known"]) - {"handle"} >= set(expected["known"])
    del found["known"], expected["known"]
    assert found == expected


def test_a_silent_cell_has_no_number_and_no_result(session):
    """What the grader runs for itself does not move the learner's count."""
    before = session.execute("1").count
    silent = session.execute("quiet = 5\nquiet", silent=True)
    after = session.execute("quiet")
    assert (silent.count, silent.outputs, silent.error) == (None, [], False)
    assert (after.count, after.outputs[0].data["text/plain"]) == (before + 1, "5")


def test_no_output_is_lost_while_the_grader_is_busy(session):
    """Thousands of displays arrive, though nobody reads them for a while."""
    source = "import time\nfor i in range(5000): display(i)\ntime.sleep(0.5)"
    reading = session._wires.hear

    def late(seconds):
        session._wires.hear = reading
        time.sleep(3)
        return reading(seconds)

    session._wires.hear = late
    executed = session.execute(source)
    shown = [output.data["text/plain"] for output in executed.outputs]
    assert shown == [*map(str, range(5000))]


def test_text_is_cut_as_in_the_client(session):
    """A million characters are cut at 64 KiB, and a line says so."""
    text = session.execute("print('x' * 1_000_000)").outputs
    assert sum(len(output.text) for output in text) < (64 << 10) + 60
    assert "[Cut: a cell may show 64 KiB of text.]" in text[0].text


def test_an_output_that_no_notebook_may_hold_is_dropped(session):
    """A forged output of the wrong kind cannot make the notebook invalid."""
    source = (
        "k = get_ipython().kernel\n"
        "for data in ({'text/plain': 5}, [], None, {'image/png': {'a': 1}}):\n"
        "    content = {'data': data, 'metadata': {}, 'transient': {}}\n"
        "    k.send_response(k.iopub_socket, 'display_data', content)\n"
        "for text in (None, 5, ['a']):\n"
        "    content = {'name': 'stdout', 'text': text}\n"
        "    k.send_response(k.iopub_socket, 'stream', content)\n"
        "content = {'name': {}, 'text': 'a'}\n"
        "k.send_response(k.iopub_socket, 'stream', content)\n"
        "for kind in ('update_display_data', 'clear_output', 'error', 'comm_open'):\n"
        "    k.send_response(k.iopub_socket, kind, {'transient': 3, 'data': 4})\n"
        "content = {'data': {}, 'metadata': {}, 'execution_count': 'many'}\n"
        "k.send_response(k.iopub_socket, 'execute_result', content)\n"
        "print('fine')"
    )
    outputs = session.execute(source).outputs
    cells = [nbformat.v4.new_code_cell(source, outputs=outputs)]
    nbformat.validate(nbformat.v4.new_notebook(cells=cells))
    assert outputs[-1].text == "fine\n"


DEAF = "import signal\nsignal.signal(2, signal.SIG_IGN)\nwhile True: pass"
STOPS = {
    "timed out": ({"cell_cpu": 1}, DEAF),
    "too much output": ({"messages": 300}, "while True: display(1)"),
    "out of memory": ({"memory": "200 MiB"}, "x = b'1' * (300 << 20)\nwhile 1: pass"),
    "kernel died": ({}, "import os; os._exit(3)"),
}


@pytest.mark.parametrize("outcome", STOPS)
@pytest.mark.parametrize("kind", ["user", "warm user", "reduced"])
def test_a_cell_over_a_limit_ends_the_session(outcome, kind):
    """The reason is told, earlier outputs stay, and later cells return at once."""
    limits, source = STOPS[outcome]
    report = talk(["print('one')", source], kind, **limits)
    assert (report["stopped"], report["ended"]) == (outcome, False)
    assert report["texts"] == ["one\n", "", ""]
    assert (report["left"], report["folders"]) == ([], [])


def test_a_cell_out_of_time_is_interrupted_and_the_next_one_runs():
    """One endless loop costs its own cell; only one that cannot be ended costs all."""
    with BoxSession(Limits(cell_wall=2.0)) as session:
        endless = session.execute("x = 1\nwhile True: pass")
        after = session.execute("print(x)")
    assert (endless.timed_out, endless.error, endless.stopped) == (True, True, None)
    assert [one.get("ename") for one in endless.outputs] == ["KeyboardInterrupt"]
    assert (after.timed_out, after.outputs[0].text) == (False, "1\n")


def test_after_its_end_a_session_refuses_at_once():
    """The cell that ended it has no number, and neither cell nor question waits."""
    with BoxSession(Limits()) as session:
        executed = session.execute("import os; os._exit(3)")
        later = session.execute("print('three')")
        with pytest.raises(EOFError, match="its process ended"):
            session.channel(({"op": "names"}, []))
    assert (executed.count, executed.stopped.outcome) == (None, "kernel died")
    assert (later.outputs, later.stopped) == ([], executed.stopped)


def test_all_that_a_kernel_sends_is_limited():
    """Pictures are no text and are not cut, but together they have a limit."""
    picture = "display({'image/png': 'x' * (1 << 20)}, raw=True)"
    with BoxSession(parse_limits({"output_total": "5 MiB"})) as session:
        executed = session.execute(f"while True: {picture}")
    assert executed.stopped.outcome == "too much output"
    assert 3 <= len(executed.outputs) <= 5


def test_nothing_is_left_of_a_session(tmp_path, monkeypatch):
    """After `close` there is no process, no folder, no open file."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    tmp_path.chmod(0o755)
    fds = len(os.listdir("/proc/self/fd"))
    others = psutil.Process().children(recursive=True)
    with BoxSession(Limits(), files=tmp_path / "none") as session:
        session.execute("import subprocess; subprocess.Popen(['sleep', '900'])")
        assert list(tmp_path.iterdir())
    session.close()
    assert [*tmp_path.iterdir()] == []
    assert psutil.Process().children(recursive=True) == others
    assert session.execute("1").stopped.outcome == "closed"
    assert session.usage.cpu_seconds > 0
    assert session.usage.peak_memory > 10 << 20
    del session
    assert len(os.listdir("/proc/self/fd")) == fds


def test_files_come_along_as_copies(tmp_path):
    """A notebook reads the files that were submitted with it and may change its own."""
    (tmp_path / "rows.csv").write_text("a,b")
    with BoxSession(Limits(), files=tmp_path) as session:
        out = session.execute("print(open('rows.csv').read()); open('rows.csv', 'w')")
    assert (out.outputs[0].text, (tmp_path / "rows.csv").read_text()) == (
        "a,b\n",
        "a,b",
    )


def test_a_kernel_that_cannot_start_is_told(tmp_path, monkeypatch):
    """Unknown levels and kernels are named; a kernel that ends early says why."""
    with pytest.raises(CalledWrongly, match="no level 'strong'"):
        BoxSession(Limits(), level="strong")
    with pytest.raises(GraderError, match="no Jupyter kernel 'fortran'"):
        BoxSession(Limits(), kernel="fortran")
    spec = tmp_path / "kernels" / "odd"
    spec.mkdir(parents=True)
    argv = [shutil.which("true"), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    text = json.dumps({"argv": argv, "display_name": "Odd", "language": "python"})
    (spec / "kernel.json").write_text(text)
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    with pytest.raises(GraderError, match="ended as it started"):
        BoxSession(Limits(), kernel="odd")


def test_another_kernel_by_its_name(tmp_path, monkeypatch):
    """A kernelspec's Python and variables are used in the box too."""
    spec = tmp_path / "kernels" / "mine"
    spec.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    text = {"argv": argv, "display_name": "Mine", "env": {"MINE": "yes"}}
    (spec / "kernel.json").write_text(json.dumps({**text, "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    with BoxSession(Limits(), kernel="mine") as session:
        out = session.execute("import os; print(os.environ['MINE'])")
    assert out.outputs[0].text == "yes\n"
    assert Path(sys.executable).exists()
