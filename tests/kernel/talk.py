"""Hold a session as whoever starts this, and print what came of it as JSON.

Started by the tests as an ordinary user; the order comes by stdin: limits, cells, a
name to call, the seconds that it may take.
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import psutil

from grader.kernel.cold import ColdBox
from grader.kernel.limits import parse_limits
from grader.kernel.session import BoxSession
from grader.kernel.warm import WarmBoxes

COLD = SimpleNamespace(start=ColdBox)


def main():
    order = json.load(sys.stdin)
    report = {"answer": None, "ended": False}
    limits = parse_limits(order["limits"])
    boxes = WarmBoxes() if order["is_warm"] else contextlib.nullcontext(COLD)
    with (
        boxes as starter,
        BoxSession(limits, level=order["level"], start=starter.start) as session,
    ):
        report["box"] = session.kind
        report["user"] = os.geteuid()
        report["texts"] = [shown(session.execute(cell)) for cell in order["cells"]]
        if order["call"]:
            try:
                report["answer"] = answer(session, order)
            except EOFError:
                report["ended"] = True
        report["texts"].append(shown(session.execute("print('still here')")))
        report["stopped"] = session.stopped and session.stopped.outcome
    report["left"] = [p.name() for p in psutil.Process().children(recursive=True)]
    report["folders"] = [p.name for p in Path(order["tmp"]).glob("stove-*")]
    sys.stdout.write(json.dumps(report) + "\n")


def answer(session, order):
    """Call the name; return the value that came back."""
    fetched = session.channel(({"op": "fetch", "name": order["call"]}, []))[0]
    body = {"op": "call", "id": fetched["value"]["id"], "args": [], "seconds": 30}
    body["kwargs"] = {"t": "dict", "v": []}
    return session.channel((body, []), seconds=order["seconds"])[0].get("value")


def shown(executed):
    return "".join(output.get("text", "") for output in executed.outputs)


if __name__ == "__main__":
    main()
