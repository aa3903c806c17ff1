"""What warm boxes are forked from: one thread, no secrets, replaced if need be."""

import json
import os
import signal
import socket
import time
from pathlib import Path

import psutil
import pytest

from grader.kernel.cold import Order
from grader.kernel.detect import Level
from grader.kernel.limits import Limits
from grader.kernel.session import BoxSession
from grader.kernel.warm import WarmBoxes
from tests.kernel.zoo import CELLS, outputs

pytestmark = [pytest.mark.bubblewrap, pytest.mark.xdist_group("kernel")]
IMPORTS = ("numpy", "pandas", "sklearn.linear_model", "matplotlib.pyplot")


@pytest.fixture(scope="module")
def boxes():
    """Give warm boxes for the tests that leave their zygote alive."""
    with WarmBoxes(IMPORTS) as boxes:
        assert boxes.told == ""
        yield boxes


def warm(boxes, **options):
    """Start a session in a warm box, and not in what stands in for one."""
    session = BoxSession(Limits(), start=boxes.start, **options)
    assert session.kind == "warm"
    return session


def text(session, source):
    """Return what a cell printed."""
    return "".join(one.get("text", "") for one in session.execute(source).outputs)


def zygote_of(session):
    """Return the process that a session's box was forked from."""
    pid = session._box.watchdog._pid
    return psutil.Process(pid).parent()


def test_odd_cells_show_the_same_in_both_boxes(boxes):
    """Outputs, errors, plots, warnings and counts are those of a fresh Python."""
    with BoxSession(Limits()) as cold, warm(boxes) as other:
        for cell in CELLS:
            assert outputs(other.execute(cell)) == outputs(cold.execute(cell)), cell


def test_a_loud_module_is_left_to_the_notebook():
    """What prints when it is imported prints in the learner's cell."""
    with WarmBoxes(("this", "csv")) as boxes, warm(boxes) as session:
        assert text(session, "import sys; print('csv' in sys.modules)") == "True\n"
        assert "Beautiful is better" in text(session, "import this")


def test_modules_are_there_already(boxes):
    """Importing what the instructor's notebook imports costs next to nothing."""
    with warm(boxes) as session:
        source = "import sys, time; t = time.process_time()\nimport pandas, sklearn\n"
        taken = text(session, source + "print(time.process_time() - t)")
        assert float(taken) < 0.1


def test_a_kernel_imports_little_after_the_fork(boxes):
    """What ipykernel imports late was imported before, once for all."""
    source = "import sys; print(len(sys.modules))"
    with warm(boxes) as session:
        first = int(text(session, source))
        session.execute("1 / 0")
        session.execute("display(1)\n[1]")
        last = int(text(session, source))
    assert last - first < 5


def test_random_numbers_differ_between_forks(boxes):
    """Each box draws its own, from Python, numpy and the system."""
    source = (
        "import os, random, uuid, numpy as np\n"
        "print(random.random(), np.random.rand(), os.urandom(4).hex(), uuid.uuid4(),"
        " np.random.default_rng().random(), random.SystemRandom().random())"
    )
    drawn = []
    for _ in range(3):
        with warm(boxes) as session:
            drawn.append(text(session, source).split())
    assert all(len(set(column)) == 3 for column in zip(*drawn, strict=True))


def test_the_zygote_has_one_thread_and_stays_so(boxes):
    """After boxes that ran threads, plots and models it can still fork."""
    busy = (
        "import threading, numpy as np, sklearn.linear_model as l\n"
        "threads = [threading.Thread(target=lambda: sum(range(9))) for _ in range(9)]\n"
        "[one.start() for one in threads]; l.LinearRegression().fit([[1], [2]], [1, 2])"
    )
    for _ in range(2):
        with warm(boxes) as session:
            session.execute(busy)
            assert zygote_of(session).num_threads() == 1


def test_neighbours_see_nothing_of_each_other(boxes, tmp_path):
    """Files, processes, sockets, terminals and memory of a box are its own."""
    (tmp_path / "mine.csv").write_text("secret")
    mark = f"neighbour-{os.getpid()}"
    leave = (
        f"import os, pty, socket, subprocess\nmark = '{mark}'\n"
        "for folder in ('.', '/tmp', '/dev/shm'):\n"
        "    open(f'{folder}/{mark}', 'w').write(mark)\n"
        "line = socket.socket(socket.AF_UNIX); line.bind('\\0' + mark)\n"
        "port = socket.create_server(('127.0.0.1', 41000))\n"
        "terminal = pty.openpty(); sleeper = subprocess.Popen(['sleep', '99'])\n"
    )
    look = (
        "import os, socket\nseen = []\n"
        "for root in ('/home', '/tmp', '/dev/shm', '/dev/pts', '/boxes', '/box'):\n"
        "    seen += [n for _, _, ns in os.walk(root) for n in ns]\n"
        "seen += [open('/proc/net/unix').read()] if os.path.exists('/proc/net/unix')"
        " else []\n"
        "seen += [p for p in os.listdir('/proc') if p.isdigit() and int(p) > 2]\n"
        "try:\n    socket.create_connection(('127.0.0.1', 41000), 1)\n"
        "    seen.append('port')\nexcept OSError: pass\nprint(seen)"
    )
    with warm(boxes, files=tmp_path) as one, warm(boxes) as two:
        assert one.execute(leave).error is False
        seen = text(two, look)
        processes = {int(word) for word in seen.split("'") if word.isdigit()}
    assert mark not in seen and "mine.csv" not in seen and "'port'" not in seen
    assert "order.json" not in seen
    assert processes <= {0, 3, 4, 5}  # its own terminals, none


def test_a_box_cannot_reach_the_zygote(boxes):
    """No open file leads there, no signal arrives, and it forks on."""
    source = (
        "import os, signal, socket\nfound = []\n"
        "for fd in map(int, os.listdir('/proc/self/fd')):\n"
        "    try:\n        line = socket.socket(fileno=os.dup(fd))\n"
        "        found += [fd] if line.type == socket.SOCK_SEQPACKET else []\n"
        "    except OSError: pass\n"
        "own = {int(n) for n in os.listdir('/proc/self/task')}\n"
        "for pid in {os.getppid(), *range(3, 3000)} - own:\n"
        "    for number in (9, 19):\n"
        "        try:\n            os.kill(pid, number)\n"
        "            found += [pid] if pid != 1 else []\n        except OSError: pass\n"
        "print(found)"
    )
    with warm(boxes) as session:
        zygote = zygote_of(session)
        assert text(session, source) == "[]\n"
    with warm(boxes) as session:
        assert zygote_of(session) == zygote


def test_the_zygote_knows_nothing_of_a_submission(boxes, tmp_path):
    """What one learner handed in is in no memory that the next one gets."""
    secret = f"secret-{os.getpid()}-{time.monotonic_ns()}"
    (tmp_path / "notes.txt").write_text(secret)
    with warm(boxes, files=tmp_path, variables={"NOTE": secret}) as session:
        session.execute(f"x = '{secret}'")
        parts = list(_memory(zygote_of(session).pid))
    assert any(b"OPENBLAS_NUM_THREADS" in part for part in parts)  # it could be read
    assert not any(secret.encode() in part for part in parts)


def _memory(pid):
    """Yield what a process of ours holds in its writable memory."""
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as file:
        for line in maps:
            span, rights = line.split()[:2]
            first, last = (int(part, 16) for part in span.split("-"))
            if rights.startswith("rw"):
                file.seek(first)
                yield file.read(last - first)


def test_a_killed_zygote_is_replaced(boxes):
    """Its boxes end as lost, not by their own fault; the next has a new zygote."""
    session = warm(boxes)
    zygote = zygote_of(session)
    zygote.send_signal(signal.SIGKILL)
    executed = session.execute("import time; time.sleep(60)")
    assert (executed.stopped.outcome, session.is_lost()) == ("kernel died", True)
    session.close()
    with warm(boxes) as another:
        assert zygote_of(another).pid != zygote.pid
        assert another.execute("6 * 7").outputs[0].data["text/plain"] == "42"
        another.execute("import os; os._exit(1)")
        assert another.is_lost() is False


def test_a_box_ends_with_its_grader(boxes):
    """A grader that is killed leaves no box behind, though the zygote lives on."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        session = warm(boxes)
        os.write(writing, str(session._box.watchdog._pid).encode())
        time.sleep(600)
    first = psutil.Process(int(os.read(reading, 20)))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    assert psutil.wait_procs([first], timeout=20)[1] == []


def test_a_cold_box_stands_in(boxes, tmp_path):
    """Another level or kernel, or a file with the name of a module, needs one."""
    zygote = boxes._zygote
    assert zygote.serves(Order(Level.FULL, Limits()))
    assert not zygote.serves(Order(Level.REDUCED, Limits()))
    assert not zygote.serves(Order(Level.FULL, Limits(), kernel="mine"))
    (tmp_path / "pandas.py").write_text("here = 'the learner'")
    with BoxSession(Limits(), files=tmp_path, start=boxes.start) as session:
        assert session.kind == "cold"
        assert text(session, "import pandas; print(pandas.here)") == "the learner\n"


def test_without_a_zygote_a_cold_box_serves(monkeypatch):
    """Where no warm Python can be had the reason is told, and grading goes on."""
    monkeypatch.setattr("grader.kernel.sandbox.PLACES", "/proc/nowhere")
    with WarmBoxes() as boxes, BoxSession(Limits(), start=boxes.start) as session:
        assert session.kind == "cold"
        assert "zygote" in boxes.told or "warm box" in boxes.told


def test_nothing_is_left_of_a_zygote(tmp_path, monkeypatch):
    """After the `with` there is no process, no folder, no open file."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    tmp_path.chmod(0o755)
    fds = len(os.listdir("/proc/self/fd"))
    others = psutil.Process().children(recursive=True)
    with WarmBoxes() as boxes:
        warm(boxes).close()
        session = warm(boxes)
        assert list(tmp_path.iterdir())
    session.close()
    assert [*tmp_path.iterdir()] == []
    assert psutil.Process().children(recursive=True) == others
    assert len(os.listdir("/proc/self/fd")) == fds


def test_a_request_that_makes_no_sense_ends_nothing(boxes):
    """The zygote forks only for a request that is whole."""
    with warm(boxes) as session:
        zygote = zygote_of(session)
    line = boxes._zygote._line
    socket.send_fds(line, [b"nowhere"], [0])
    line.send(json.dumps({"no": "files"}).encode())
    with warm(boxes) as session:
        assert zygote_of(session) == zygote
    assert Path(f"/proc/{zygote.pid}").exists()
