"""An item of the tests' own, and both ways to call an answer."""

import pytest

from grader.checks import Item, Message, fail, number
from grader.checks.answer import Answer
from grader.checks.judge import judge
from grader.checks.runner import Runner


@pytest.fixture(scope="session")
def runner():
    one = Runner()
    yield one
    one.close()


@pytest.fixture(params=["in process", "over a pipe"])
def answering(request, runner):
    """Return a function from a source and a name to the answer."""

    def local(source, name="double"):
        from grader.checks.host import module_from

        return Answer.local(module_from(source)[name])

    def piped(source, name="double"):
        return runner.answer(source, name)

    return local if request.param == "in process" else piped


def doubling(**changes):
    """Return an item that asks for twice its argument."""
    item = Item(
        "90-1",
        "Double it",
        answer="double",
        marks={"A": "the value"},
        hints=("Look at the return line.", "Twice is a product.", "triple = 3 * x"),
        misconceptions={
            "m90.square": Message("{got:g} came back for {x:g}.", "Why.", "Try.")
        },
        **changes,
    )

    @item.probe("value", points=2)
    def doubles(answer, rng):
        x = int(rng.integers(3, 100))
        got = number(answer(x))
        if got == x * x:
            fail("m90.square", got=got, x=x)
        if got != 2 * x:
            fail("any.out-of-range", expected="twice the argument", got=got)

    @item.probe("value", points=1)
    def takes_zero(answer, rng):
        number(answer(0), 0, 0)

    return item


@pytest.fixture
def verdict_of(answering):
    """Return a function from a source to its verdict, on either way."""

    def verdict(source, **changes):
        return judge(doubling(**changes), answering(source), seed=1)

    return verdict
