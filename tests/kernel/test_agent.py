"""The agent answers over an inherited socket, and never keeps the grader waiting."""

import os
import time

import pytest

from grader.checks.wire import Packer, Unpacker
from grader.kernel.limits import Limits, parse_limits
from grader.kernel.session import BoxSession
from tests.kernel.boxes import is_roots, talk

pytestmark = [pytest.mark.bubblewrap, pytest.mark.xdist_group("kernel")]

FIND = """
import os, socket, struct, sys, time
def find():
    agent = get_ipython().kernel.shell_handlers["stove_serve"].__self__
    number = agent._reader.fileno()
    return number, socket.socket(fileno=os.dup(number))
"""


def call(session, number, *args, seconds=None):
    """Call an object of the kernel by its number; return the reply's body."""
    packer = Packer()
    body = {"op": "call", "id": number, "args": packer.pack([*args])}
    body |= {"kwargs": packer.pack({}), "seconds": 30}
    return session.channel((body, packer.buffers), seconds=seconds)


def fetch(session, name):
    """Return the reply to a question for one name."""
    return session.channel(({"op": "fetch", "name": name}, []))[0]


def test_every_box_has_an_agent(kind):
    """Root's box, an ordinary user's and the reduced one answer alike."""
    report = talk(["def f():\n    return 6 * 7"], kind, "f")
    assert (report["answer"], report["texts"][-1]) == (42, "still here\n")
    assert (report["user"] == 0) == is_roots(kind)
    assert report["box"] == ("warm" if kind.startswith("warm") else "cold")
    assert (report["stopped"], report["left"], report["folders"]) == (None, [], [])


def test_questions_and_cells_take_turns():
    """Between cells the agent serves the notebook's own names, by value or number."""
    with BoxSession(Limits()) as session:
        first = session.execute("x = [1, 2.5]\ndef double(a):\n    return 2 * a")
        assert fetch(session, "x")["value"] == [1, 2.5]
        number = fetch(session, "double")["value"]["id"]
        assert call(session, number, 21)[0]["value"] == 42
        second = session.execute("x.append(double(3)); x")
        assert fetch(session, "x")["value"] == [1, 2.5, 6]
        assert call(session, number, "a")[0]["value"] == "aa"
    assert (first.count, second.count) == (1, 2)
    assert session.stopped.outcome == "closed"


def test_large_values_cross_both_ways():
    """Tens of megabytes go in and come back."""
    data = os.urandom(20 << 20)
    with BoxSession(Limits()) as session:
        session.execute("def same(b): return b[::-1][::-1]")
        number = fetch(session, "same")["value"]["id"]
        body, buffers = call(session, number, data)
    assert Unpacker(buffers).unpack(body["value"]) == data


def test_names_that_a_notebook_replaced_do_not_matter():
    """The agent needs no name of the notebook and no hook of IPython."""
    with BoxSession(Limits()) as session:
        session.execute(
            "globals = __import__ = print = open = None\n"
            "ip = get_ipython()\n"
            "ip.input_transformers_cleanup.append(lambda lines: ['1 / 0'])\n"
        )
        assert fetch(session, "ip")["value"]["t"] == "handle"


def test_a_learner_who_never_answers_is_stopped():
    """A call that ignores its alarm ends with the request's time, and so does all."""
    source = (
        "import signal\ndef hang():\n"
        "    signal.signal(signal.SIGALRM, signal.SIG_IGN)\n    while True: pass"
    )
    with BoxSession(Limits()) as session:
        session.execute(source)
        number = fetch(session, "hang")["value"]["id"]
        began = time.monotonic()
        with pytest.raises(EOFError):
            call(session, number, seconds=2)
        assert time.monotonic() - began < 30
        assert session.stopped.outcome == "timed out"
        assert session.execute("1").stopped == session.stopped


HOSTILE = {
    "dribbles bytes": (
        "timed out",
        "fd, s = find()\ndef f():\n    s.sendall(struct.pack('>Q', 1000))\n"
        "    while True:\n        s.sendall(b' '); time.sleep(0.01)",
    ),
    "closes the channel": (
        "kernel died",
        "fd, s = find()\ndef f():\n    s.shutdown(2)\n    while True: pass",
    ),
    "forks with the channel and ends": (
        "kernel died",
        "def f():\n    if os.fork(): os._exit(0)\n    time.sleep(600)",
    ),
    "answers more than it may": (
        "kernel died",
        "fd, s = find()\ndef f():\n    s.sendall(struct.pack('>Q', 1 << 40))\n"
        "    while True: s.sendall(b' ' * 1000)",
    ),
    "answers nonsense": (
        "kernel died",
        "fd, s = find()\ndef f():\n    s.sendall(struct.pack('>Q', 4) + b'{{{{')",
    ),
    "answers a deep tree": (
        "kernel died",
        "fd, s = find()\ndef f():\n    n = 1 << 20\n"
        "    s.sendall(struct.pack('>Q', n) + b'[' * n)",
    ),
    "kills its kernel": ("kernel died", "def f(): os.kill(os.getpid(), 9)"),
    "takes too much memory": (
        "out of memory",
        "def f():\n    x = b'1' * (500 << 20)\n    while True: pass",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["user", "warm user", "reduced"])
def test_a_hostile_answer_ends_the_session(name, kind):
    """Whatever a learner does with the channel, the grader gets an end and a reason."""
    outcome, source = HOSTILE[name]
    report = talk([FIND + source], kind, "f", 6, memory="400 MiB")
    assert (report["ended"], report["stopped"]) == (True, outcome)
    assert report["texts"] == ["", ""]
    assert (report["left"], report["folders"]) == ([], [])


def test_a_reply_that_came_before_its_question_is_only_a_claim():
    """Forged in advance, a reply is read as one, and nothing else happens."""
    source = (
        "import json\nfd, s = find()\n"
        "head = json.dumps({'body': {'value': 'forged'}, 'sizes': []}).encode()\n"
        "s.sendall(struct.pack('>Q', len(head)) + head)"
    )
    with BoxSession(Limits()) as session:
        session.execute(FIND + source)
        assert fetch(session, "x") == {"value": "forged"}
        assert session.execute("6 * 7").outputs[0].data["text/plain"] == "42"


def test_no_program_inherits_the_channel():
    """A program that a notebook starts gets no copy of the agent's socket."""
    source = (
        "import subprocess\nfd, s = find(); s.close()\n"
        "code = f'import os; print(os.path.exists(\"/proc/self/fd/{fd}\"))'\n"
        "run = [sys.executable, '-c', code]\n"
        "print(subprocess.run(run, close_fds=False, capture_output=True).stdout)"
    )
    with BoxSession(parse_limits({})) as session:
        shown = session.execute(FIND + source).outputs[0].text
    assert shown == "b'False\\n'\n"
