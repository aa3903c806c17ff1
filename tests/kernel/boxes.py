"""Boxes as root, as an ordinary user and in the reduced level, with one driver."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from grader.kernel.interpreter import closed_folder, find_interpreter, is_open

ROOT = Path(__file__).parents[2]
SOMEBODY = 61111
# The machine's own account at the full level, cold and warm; an ordinary one at all.
ROOTS = ["root", "warm root"] if os.geteuid() == 0 else []
BOXES = [*ROOTS, "user", "warm user", "reduced"]


@dataclass
class Order:
    """Cells to run, and all that the driver must know about them."""

    cells: list[str]
    kind: str = "user"
    limits: dict = field(default_factory=dict)
    timeout: int = 120
    files: dict = field(default_factory=dict)
    environment: dict = field(default_factory=dict)
    variables: list = field(default_factory=list)
    client: dict = field(default_factory=dict)
    imports: list = field(default_factory=list)

    @property
    def is_root(self):
        return is_roots(self.kind)


def is_roots(kind):
    """Return whether root starts this kind of box."""
    return kind.endswith("root")


def told(kind):
    """Return what a driver is told about a kind of box: its level, and its start."""
    level = "reduced" if kind == "reduced" else "bubblewrap"
    return {"level": level, "is_warm": kind.startswith("warm")}


def as_ordinary_user():
    """Return the command that runs what follows as an ordinary user.

    Root first shows that user what lies in closed folders: the repository, Python.
    """
    if os.geteuid():
        return []
    command = [shutil.which("bwrap"), "--dev-bind", "/", "/"]
    needed = [p for p in (*find_interpreter().folders, ROOT) if not is_open(p)]
    for closed in sorted({closed_folder(path) for path in needed}):
        command += ["--perms", "0755", "--tmpfs", str(closed)]
    made = set()
    for path in needed:
        for above in [*reversed(path.parents)]:
            inside = above.is_relative_to(closed_folder(path))
            if inside and above != closed_folder(path) and above not in made:
                made.add(above)
                command += ["--perms", "0755", "--dir", str(above)]
        command += ["--ro-bind", str(path), str(path)]
    user = [f"--reuid={SOMEBODY}", f"--regid={SOMEBODY}", "--clear-groups"]
    return [*command, "--", "setpriv", *user, "--inh-caps=-all"]


@contextmanager
def workplace(is_root):
    """Give a folder that belongs to who will run the box, away from closed ones."""
    folder = Path(tempfile.mkdtemp(prefix="k-", dir="/tmp"))
    try:
        (folder / "tmp").mkdir()
        (folder / "work").mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def hand_over(folder, is_root):
    """Make `folder` the property of who will run the box."""
    if os.geteuid() == 0 and not is_root:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, SOMEBODY, SOMEBODY, follow_symlinks=False)


def environment(folder, **more):
    kept = ("PATH", "LANG", "CI")
    known = {name: os.environ[name] for name in kept if name in os.environ}
    place = {"HOME": str(folder), "TMPDIR": str(folder / "tmp")}
    return {**known, **place, "PYTHONDONTWRITEBYTECODE": "1", **more}


def run_as(is_root, command, folder, text="", **more):
    """Run a command as root or as an ordinary user; return the finished process."""
    return subprocess.run(
        [*([] if is_root else as_ordinary_user()), *command],
        env=environment(folder, **more),
        cwd=folder / "work",
        input=text,
        capture_output=True,
        text=True,
        timeout=500,
    )


def talk(cells, kind="reduced", call="", seconds=30, **limits):
    """Hold a session with the cells, call a name in it; return what `talk` reports."""
    with workplace(is_roots(kind)) as folder:
        hand_over(folder, is_roots(kind))
        order = {"cells": cells, "call": call, "seconds": seconds, "limits": limits}
        order |= told(kind)
        order["tmp"] = str(folder / "tmp")
        driver = [sys.executable, str(Path(__file__).with_name("talk.py"))]
        run = run_as(is_roots(kind), driver, folder, json.dumps(order))
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout.splitlines()[-1])


def drive(order):
    """Run the cells of `order` in a box; return the driver's report."""
    with workplace(order.is_root) as folder:
        for name, content in order.files.items():
            path = folder / "work" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        hand_over(folder, order.is_root)
        text = json.dumps(
            {
                "cells": [c.replace("FOLDER", repr(str(folder))) for c in order.cells],
                "limits": order.limits,
                **told(order.kind),
                "timeout": order.timeout,
                "variables": order.variables,
                "client": order.client,
                "imports": order.imports,
                "folder": str(folder / "work"),
                "tmp": str(folder / "tmp"),
            }
        )
        driver = [sys.executable, str(Path(__file__).with_name("drive.py"))]
        run = run_as(order.is_root, driver, folder, text, **order.environment)
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout.splitlines()[-1])
