"""Hostile cells in each kind of box, one notebook for all of them."""

import os
import socket
import sys
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psutil
import pytest

from tests.kernel.boxes import BOXES, Order, drive, hand_over, run_as, workplace
from tests.kernel.hostile import CELLS, FULL_CELLS, LAST_CELLS, PRELUDE

pytestmark = [pytest.mark.bubblewrap, pytest.mark.xdist_group("kernel")]

HONEST = """
import helper
print(helper.answer, open("data/rows.csv").read(), sorted(os.listdir(".")))
open("data/rows.csv", "a").write("more")
"""
SHADOW = "open('shadowed', 'w'); raise SystemExit(3)\n"
FILES = {
    "helper.py": "answer = 42\n",
    "data/rows.csv": "a,b",
    "hidden.ipynb": "{}",
    ".env": "token",
    "zmq.py": SHADOW,
    "ipykernel.py": SHADOW,
    "ipykernel_launcher.py": SHADOW,
    "json.py": SHADOW,
    "sitecustomize.py": SHADOW,
    "usercustomize.py": SHADOW,
    "grader.py": SHADOW,
    "../gradebook.db": "grades",
}


@contextmanager
def listening():
    """Listen on a port and on a socket in an open folder, as some service might."""
    path = f"/tmp/k-{os.getpid()}-{threading.get_ident()}.sock"
    tcp, unix = socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_UNIX)
    unix.bind(path)
    os.chmod(path, 0o777)
    unix.listen()
    try:
        yield tcp.getsockname()[1], path
    finally:
        tcp.close()
        unix.close()
        os.unlink(path)


def cells_for(kind):
    """Return the hostile cells that make sense in a kind of box, by name."""
    full = {} if kind == "reduced" else FULL_CELLS
    return {**CELLS, **full, **LAST_CELLS}


@cache
def answers(kind):
    """Run all cells in one box; return what each showed, and the whole report."""
    with listening() as (port, path):
        cells = cells_for(kind)
        words = {
            "PORT": str(port),
            "SOCKET": repr(path),
            "GRADER": str(os.getpid()),
            "IS_FULL": str(kind != "reduced"),
            "MARK": f"mark-{os.getpid()}-{kind}",
        }
        sources = [fill(source, words) for source in cells.values()]
        order = Order([PRELUDE, HONEST, *sources, "print(6 * 7)"], kind, files=FILES)
        order.environment = {"TOKEN": "a-secret-token"}
        report = drive(order)
    outputs = ["".join(texts).strip() for texts in report["outputs"]]
    shown = dict(zip(cells, outputs[2:-1], strict=True))
    return shown | {"honest": outputs[1], "alive": outputs[-1]}, report, words["MARK"]


def fill(source, words):
    for word, value in words.items():
        source = source.replace(word, value)
    return source


CASES = [
    (kind, name) for kind in BOXES for name in cells_for(kind) if "flood" not in name
]


@pytest.mark.parametrize(("kind", "name"), CASES, ids=lambda value: value)
def test_no_attack_gets_out(kind, name):
    """A hostile cell gets nothing out of its box, and the box goes on."""
    assert answers(kind)[0][name] == "held"


def test_the_box_survives_all_of_them(kind):
    """After every attack that cannot kill it, the kernel still computes."""
    shown, report, _ = answers(kind)
    assert (shown["alive"], report["died"], report["stopped"]) == ("42", "", None)


def test_honest_cells_find_their_files(kind):
    """A notebook imports its own modules, reads its data and may change its copy."""
    line = answers(kind)[0]["honest"]
    assert line.startswith("42 a,b [")
    assert "'data'" in line


def test_output_is_cut(kind):
    """A million characters are cut at 64 KiB, and a line says so."""
    text = answers(kind)[0]["flood the output"]
    assert len(text) < (64 << 10) + 60
    assert "[Cut: a cell may show 64 KiB of text.]" in text


def test_nothing_is_left_behind(kind):
    """No process survives, not even a daemon, and no folder is left."""
    _, report, mark = answers(kind)
    alive = [p.pid for p in psutil.process_iter() if mark in shown_command(p)]
    assert (alive, report["left"], report["folders"]) == ([], [], [])


def shown_command(process):
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def test_the_grader_is_who_it_claims_to_be(kind):
    """The tests cover root and an ordinary user, the full and the reduced level."""
    _, report, _ = answers(kind)
    is_root = report["user"] == 0
    expected = {
        "root": (True, "bubblewrap"),
        "warm root": (True, "bubblewrap"),
        "user": (False, "bubblewrap"),
        "warm user": (False, "bubblewrap"),
        "reduced": (False, "reduced"),
    }
    assert (is_root, report["level"]) == expected[kind]


REAL = [
    "reach the network",
    "reach a socket in a folder of the host",
    "read the home of the grader",
    "see other processes",
    "read the grader's environment",
    "write outside its folders",
    "make namespaces",
    "use dangerous system calls",
    "allocate without end",
    "start threads without end",
]


@pytest.mark.parametrize("name", REAL)
def test_without_a_box_the_attack_succeeds(name):
    """The same cell, run by the same user without a box, does get something."""
    with listening() as (port, path), workplace(False) as folder:
        (folder / "gradebook.db").write_text("grades")
        hand_over(folder, False)
        words = {"PORT": str(port), "SOCKET": repr(path), "GRADER": str(os.getpid())}
        words["FOLDER"] = repr(str(folder))
        code = fill(PRELUDE + CELLS[name], words)
        run = run_as(False, [sys.executable, "-c", code], folder, JPY_PARENT_PID="1")
    assert "got through" in run.stdout, run.stderr


def test_links_are_not_followed(tmp_path):
    """A link in a submission's folder does not bring its target into the box."""
    from grader.kernel.files import offer_files
    from grader.kernel.limits import Limits

    secret = Path(tmp_path, "secret.csv")
    secret.write_text("secret")
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "link.csv").symlink_to(secret)
    (folder / "own.csv").write_text("mine")
    offered = offer_files(folder, Limits(), tmp_path)
    assert [file.name for file in offered] == ["own.csv"]
