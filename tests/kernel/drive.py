"""Run cells in a box as whoever starts this, and print what came of it as JSON.

Started by the tests as root and as an ordinary user; the order comes by stdin.
"""

import json
import os
import sys
import time
from pathlib import Path

import nbformat
import psutil
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from traitlets.config import Config

from grader.errors import GraderError
from grader.kernel.client import BoxClient
from grader.kernel.limits import parse_limits
from grader.kernel.provisioner import BoxedKernelManager
from grader.kernel.session import BoxSession
from grader.kernel.warm import WarmBoxes


def main():
    order = json.load(sys.stdin)
    report = warm(order) if order["is_warm"] else cold(order)
    report |= {
        "user": os.geteuid(),
        "left": [p.name() for p in psutil.Process().children(recursive=True)],
        "folders": [path.name for path in Path(order["tmp"]).glob("stove-*")],
    }
    sys.stdout.write(json.dumps(report) + "\n")


def warm(order):
    """Run the cells in a box that a zygote forked, as sessions do."""
    waits = {"cell_wall": order["timeout"]} if order["client"] else {}
    limits = parse_limits({**waits, **order["limits"]})
    named = {name: os.environ[name] for name in order["variables"]}
    options = {"files": Path(order["folder"]), "variables": named}
    started, report = time.monotonic(), {"died": ""}
    with (
        WarmBoxes(order["imports"]) as boxes,
        BoxSession(limits, start=boxes.start, **options) as session,
    ):
        assert session.kind == "warm", boxes.told
        executed = [session.execute(cell) for cell in order["cells"]]
        report |= {
            "stopped": session.stopped and session.stopped.outcome,
            "level": str(session.level),
            "outputs": [[shown(output) for output in one.outputs] for one in executed],
        }
    seconds = time.monotonic() - started
    return report | {"seconds": seconds, "peak": session.usage.peak_memory}


def cold(order):
    """Run the cells through nbclient, in a box of a kernel's own."""
    cells = [nbformat.v4.new_code_cell(source) for source in order["cells"]]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    report = {"died": ""}
    started = time.monotonic()
    client = make_client(notebook, order)
    try:
        client.execute()
    except (DeadKernelError, CellTimeoutError, GraderError, RuntimeError) as error:
        report["died"] = f"{type(error).__name__}: {error}"[:300]
    box = client.provisioner
    return report | {
        "seconds": time.monotonic() - started,
        "stopped": client.stopped and client.stopped.outcome,
        "level": box and str(box.chosen),
        "peak": box and box.watchdog.peak_memory,
        "outputs": [[shown(output) for output in cell.outputs] for cell in cells],
    }


def make_client(notebook, order):
    box = {"limits": order["limits"], "level": order["level"]}
    box["variables"] = order["variables"]
    return BoxClient(
        notebook,
        parse_limits(order["limits"]),
        config=Config({"BoxedKernelManager": {"box": box}}),
        kernel_manager_class=BoxedKernelManager,
        allow_errors=True,
        startup_timeout=180,
        timeout=order["timeout"],
        iopub_timeout=20,
        **order["client"],
        resources={"metadata": {"path": order["folder"]}},
    )


def shown(output):
    if output.output_type == "stream":
        return output.text
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return output.data.get("text/plain", "")


if __name__ == "__main__":
    main()
