"""The other end of a runner's pipe: run an answer's source and serve its calls.

Started as `python -m grader.checks.worker`. A frame with a source loads a new
answer; every other frame is a call to the one that was loaded last.
"""

import os
import sys
from typing import Any, BinaryIO

from grader.checks import frames, host


def main() -> None:
    """Serve until the pipe closes."""
    requests, replies = _private_streams()
    served = host.Host(None)
    while True:
        try:
            request = frames.receive(requests)
        except EOFError:
            return
        if "source" in request[0]:
            served, reply = _loaded(request[0])
            served.ask = frames.asking(requests, replies)
        else:
            reply = served.serve(request)
        frames.send(replies, reply)


def _loaded(body: dict[str, Any]) -> tuple[host.Host, host.Message]:
    """Run a source, and return a host of its answer and the reply."""
    journal = sys.modules.get("grader.learner.journal")
    if journal:
        journal.forget()  # one answer's predictions are not the next one's
    try:
        namespace = host.module_from(body["source"])
    except BaseException as error:
        return host.Host(None), ({"error": host.told(error)}, [])
    return host.Host(namespace.get(body["name"])), ({"ready": True}, [])


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Move the pipe away from 0 and 1, where an answer might read or print."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    return _binary(requests), _binary(replies)


def _binary(stream: Any) -> BinaryIO:
    return stream


if __name__ == "__main__":
    main()
