"""What of a test's outputs counts: a number where it is meant to, within its bounds."""

import math
from collections.abc import Iterable
from copy import deepcopy

from nbformat import NotebookNode
from nbformat.v4 import new_output

LOW_TRUST = (
    "[low trust: this test ran inside the learner's kernel, where their code can reach "
    "it]\n"
)


def harmless(outputs: Iterable[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs so that a warning or a progress bar costs no points."""
    found = [deepcopy(one) for one in outputs]
    for one in found:
        if one.output_type == "stream":
            one.name = "stdout"
    return found


def credited(
    outputs: list[NotebookNode], points: float, is_credit: bool
) -> list[NotebookNode]:
    """Let a number count where the instructor meant it to, and within its bounds."""
    for one in outputs:
        if one.output_type != "execute_result":
            continue
        try:
            value = float(one.data.get("text/plain", ""))
        except ValueError:
            continue
        if not is_credit or math.isnan(value):
            one.output_type = "display_data"
            one.pop("execution_count", None)
        elif not 0 <= value <= points:
            one.data["text/plain"] = repr(min(max(value, 0.0), points))
    return outputs


def low_trust_mark() -> NotebookNode:
    """Return what tells a reader of the graded notebook, in formgrader, say.

    nbgrader's rules give a stream on stdout no meaning.
    """
    return new_output("stream", name="stdout", text=LOW_TRUST)
