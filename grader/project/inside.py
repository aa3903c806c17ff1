"""What runs in the child process, beside the author's code: one request, one reply.

Everything here trusts nobody's shapes: what a function of the author's returns is
looked at before it is used, and what is wrong is said with the function's name.
"""

import contextlib
import io
import json
import time
from collections.abc import Mapping
from typing import Any

from grader.checks.procedures import PERMUTATIONS
from grader.project import tries
from grader.project.author import Author, Broken
from grader.project.demo import replies
from grader.project.fitting import predictions


def answer(text: str) -> str:
    """Carry out a request and return a reply, both JSON; never raise.

    What went wrong is in the reply as `trouble`, in words, and `kind`.
    """
    request = json.loads(text)
    begun = time.monotonic()
    with contextlib.redirect_stdout(_Nowhere()), contextlib.redirect_stderr(_Nowhere()):
        try:
            reply = _JOBS[request["job"]](request)
        except Broken as broken:
            reply = {"trouble": broken.words, "kind": broken.kind}
    return json.dumps({**reply, "seconds": time.monotonic() - begun})


def score(request: Mapping[str, Any]) -> dict[str, Any]:
    """Load, split, fit, predict and score, as the author would."""
    author = Author(request)
    train, test = author.split(author.load())
    return {"score": author.score(*predictions(author, train, test))}


class _Nowhere(io.TextIOBase):
    """Swallow what the author's code prints, a gigabyte if need be."""

    def write(self, text: str) -> int:
        return len(text)


def card(request: Mapping[str, Any]) -> dict[str, Any]:
    """Measure one perturbation of a report card."""
    from grader.project.card import checked, measure

    name, seed = str(request["name"]), int(request["seed"])
    if name == checked.SHUFFLED:
        begun, used = time.monotonic(), time.process_time()
        reply = tries.JOBS["shuffle"]({**request, "number": PERMUTATIONS})
        took = {
            "seconds": time.monotonic() - begun,
            "cpu": time.process_time() - used,
        }
        return {"card": measure.plain(checked.shuffled(reply) | took)}
    is_greater = bool(request["greater_is_better"])
    return {"card": measure.measured(Author(request), name, is_greater, seed)}


_JOBS = {"score": score, "card": card, **tries.JOBS, **replies.JOBS}
