"""A verdict is the same in process and over a pipe, and never an exception."""

import pytest

from grader.checks.answer import Answer
from grader.checks.judge import judge

from .conftest import doubling


@pytest.mark.parametrize(
    ("source", "outcome", "points", "ids"),
    [
        ("def double(x): return 2 * x", "passed", 3, []),
        ("double = lambda x: x + x", "passed", 3, []),
        ("import numpy as np\ndef double(x): return np.int64(2 * x)", "passed", 3, []),
        ("def double(x): return x * x", "partly", 1, ["m90.square"]),
        ("def double(x): return -1", "failed", 0, ["any.out-of-range"]),
        ("def double(x): pass", "failed", 0, ["any.none"]),
        ("def double(x): return '6'", "failed", 0, ["any.wrong-type"]),
        ("def double(x): return True", "failed", 0, ["any.wrong-type"]),
        ("def double(x): return float('nan')", "failed", 0, ["any.not-finite"]),
        ("def double(x): yield 2 * x", "failed", 0, ["any.generator"]),
        ("async def double(x): return 2 * x", "failed", 0, ["any.wrong-type"]),
        ("def double(): return 2", "failed", 0, ["any.arity"]),
        ("def double(x, y): return 2", "failed", 0, ["any.arity"]),
        ("double = 6", "failed", 0, ["any.arity"]),
        ("double = None", "not attempted", 0, []),
        ("def double(x): raise NotImplementedError('90-1')", "not attempted", 0, []),
        ("def double(x): return {}[x]", "crashed", 0, ["any.crash"]),
        ("import sys\ndef double(x): sys.exit()", "crashed", 0, ["any.crash"]),
        ("def double(x): return double(x)", "crashed", 0, ["any.crash"]),
        ("def double(x): return 10 ** 9999 if x else 0", "partly", 1, None),
        ("def double(x):\n  a = []\n  a.append(a)\n  return a", "failed", 0, None),
    ],
    ids=lambda value: value.splitlines()[-1] if isinstance(value, str) else "",
)
def test_every_kind_of_answer_has_its_outcome(verdict_of, source, outcome, points, ids):
    """Right, half-right, wrong, blank and broken answers each get a verdict."""
    verdict = verdict_of(source)
    told = [found.id for found in verdict.found]
    assert (outcome, points) == (verdict.outcome, verdict.points)
    assert ids is None or ids == told


@pytest.mark.parametrize(
    "loop",
    ["pass", "\n    try: pass\n    except: pass"],
    ids=["plain", "with a bare except"],
)
def test_an_endless_answer_ends_with_a_message(verdict_of, loop):
    """The limit holds, also where a bare `except:` swallows the first alarm."""
    verdict = verdict_of(f"def double(x):\n  while True: {loop}", seconds=1)
    assert verdict.outcome == "timed out"
    assert verdict.found[0].message.observed == "No answer after 1 seconds."


def test_a_crash_is_told_with_type_line_and_smallest_input(answering):
    """The learner reads the type, the own line and the fewest rows that show it."""
    from grader.checks import Item, number

    item = Item("90-2", "t", "total", {"A": "x"}, ("a", "b", "c"), {})

    @item.probe("value", points=1)
    def sums(answer, rng):
        number(answer(rng.random(500)))

    source = (
        "def total(x):\n    if len(x) > 2:\n        return x[len(x)]\n    return 0.0"
    )
    verdict = judge(item, answering(source, "total"), seed=1)
    told = str(verdict.found[0].message)
    assert "IndexError" in told
    assert "`return x[len(x)]`" in told
    assert "ndarray of size 3" in told


def test_prints_warnings_and_changed_arguments_are_notes(answering):
    """An untidy answer keeps its points and is told what it leaves behind."""
    from grader.checks import Item, number

    item = Item("90-3", "t", "total", {"A": "x"}, ("a", "b", "c"), {})
    seen = []

    @item.probe("value", points=1)
    def sums(answer, rng):
        values = [1.0, 2.0]
        reply = answer.call(values)
        seen.append((values, reply.arguments, reply.changed))
        assert number(reply.value) == 3.0

    source = (
        "import warnings\n"
        "def total(x):\n    print('hello'); warnings.warn('careful')\n"
        "    s = sum(x); x.append(9.0)\n    return s"
    )
    verdict = judge(item, answering(source, "total"), seed=1)
    assert verdict.outcome == "passed"
    assert seen == [([1.0, 2.0], ([1.0, 2.0, 9.0],), (0,))]
    found = " ".join(verdict.notes)
    assert all(word in found for word in ("prints", "warns: careful", "changes"))


def test_a_fault_of_a_check_is_never_the_learners(answering):
    """A check that breaks says so: the outcome is `not judged`."""
    from grader.checks import Item

    item = Item("90-4", "t", "double", {"A": "x"}, ("a", "b", "c"), {})

    @item.probe("value", points=1)
    def breaks(answer, rng):
        raise KeyError("ours")

    verdict = judge(item, answering("def double(x): return 1"), seed=1)
    assert (verdict.outcome, verdict.points) == ("not judged", 0)


def test_the_same_seed_gives_the_same_verdict():
    """A verdict can be repeated from its seed."""
    item = doubling()
    answer = Answer.local(lambda x: x * x)
    messages = [
        str(judge(item, answer, seed).found[0].message) for seed in (5, 5, 6, 7)
    ]
    assert messages[0] == messages[1]
    assert len(set(messages)) > 1
