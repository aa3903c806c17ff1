"""A model of the submission's never brings a function into the checker."""

import pytest

from grader.engine.sealed import Checker
from tests.engine.sealed.conftest import cell, error_of, plan_of

FUNCTION = {"t": "handle", "id": 1, "class": "builtins.function", "kind": "function"}
LOGISTIC = "sklearn.linear_model._logistic.LogisticRegression"
SCORE = (
    "from sklearn.linear_model import LogisticRegression\n"
    "assert isinstance(clf, LogisticRegression) and clf.score([[0]], [1]) == 1"
)
OWN = (
    "from sklearn.linear_model import LogisticRegression\n"
    "own = LogisticRegression()\n"
    "f(own)\n"
    "assert own.score([[0]], [1]) == 1"
)


def model(**state):
    pairs = [[name, part] for name, part in state.items()]
    return {"t": "estimator", "class": LOGISTIC, "v": {"t": "dict", "v": pairs}}


def answering(forged):
    """Return a channel whose objects are `forged`, and whose functions say 1.0."""

    def channel(request):
        body = request[0]
        if body["op"] == "fetch":
            return {"value": forged if body["name"] == "clf" else FUNCTION}, []
        if body["args"] and isinstance(body["args"][0], dict):  # a model of the test's
            return {"value": None, "changed": [0], "args": [forged]}, []
        return {"value": 1.0}, []

    return channel


@pytest.mark.parametrize("test", [SCORE, OWN], ids=["its own", "the test's"])
@pytest.mark.parametrize("name", ["score", "solver", "coef_", "_shown"])
def test_a_model_cannot_score_itself(test, name):
    """Neither one of the submission's, nor one that a test lends it."""
    channel = answering(model(**{name: FUNCTION}))
    checker = Checker(plan_of(cell("test", "test", test)), channel, seconds=20)
    assert "no handle crosses in the state" in error_of(checker.run("test"))


def test_a_value_and_its_arguments_share_one_bound():
    """A reply is as large as one value may be, all in all."""
    many = {"t": "range", "v": [0, 9_000_000, 1]}
    half = [many, many]
    channel = answering({})

    def large(request):
        if request[0]["op"] == "call":
            return {"value": half, "changed": [0], "args": [half]}, []
        return channel(request)

    plan = plan_of(cell("test", "test", "f([1, 2])"))
    got = Checker(plan, large, seconds=20).run("test")
    assert "larger than 256 MiB" in error_of(got)
