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


SCORED = (
    "import numpy as np\nX = np.arange(20.).reshape(10, 2)\n"
    "y = (X[:, 0] > 9).astype(int)\n"
)
LIAR = """
import numpy as np
class Liar:
    classes_ = [0, 1]
    def predict(self, X): return np.zeros(len(X), int)
    def score(self, X, y): return 1.0
model = Liar()
"""


def test_a_model_does_not_mark_its_own_paper(tried):
    """The score of a model that stays with the submission comes of its predictions."""
    tested = tried(LIAR, SCORED + "assert model.score(X, y) == 0.5", "model = None")
    assert "" == error_of(tested)
    tested = tried(LIAR, SCORED + "assert model.score(X, y) > 0.9", "model = None")
    assert "AssertionError" in error_of(tested)


def test_a_regressor_s_score_is_scikit_learn_s(tried):
    """A forest's coefficient of determination is what it would say itself."""
    forest = (
        "import numpy as np\nfrom sklearn.ensemble import RandomForestRegressor\n"
        "X = np.arange(20.).reshape(10, 2)\n"
        "model = RandomForestRegressor(5, random_state=0).fit(X, X[:, 0])\n"
        "told = float(model.score(X, X[:, 0]))\n"
    )
    test = SCORED + "assert abs(model.score(X, X[:, 0]) - told) < 1e-12 and told > .5"
    assert "" == error_of(tried(forest, test, "model = told = None"))
