"""An estimator crosses as numbers of its own class, and never with code."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

from grader.checks import crossing
from grader.checks.wire import Packer, Unpacker, WireError

X, Y = np.arange(20.0).reshape(10, 2), np.arange(10) > 4
FUNCTION = {"t": "handle", "id": 1, "class": "builtins.function", "kind": "function"}
LOGISTIC = "linear_model._logistic.LogisticRegression"


def packed(value):
    packer = Packer(keep=lambda value: 1, special=crossing.pack)
    return packer.pack(value), packer.buffers


def arrived(tree, buffers=()):
    """Unpack as a checker does, which has a proxy for every handle."""
    kinds = crossing.KINDS | {"handle": lambda *_: lambda *_: 1.0}
    return Unpacker(list(buffers), kinds=kinds).unpack(tree)


def model(path, **state):
    pairs = [[name, part] for name, part in state.items()]
    return {"t": "estimator", "class": f"sklearn.{path}",
            "v": {"t": "dict", "v": pairs}}  # fmt: skip


def called(name):
    return model(LOGISTIC, **{name: FUNCTION})


FUNCTIONS = {
    "a method": called("score"),
    "a parameter": called("solver"),
    "a fitted attribute": called("coef_"),
    "a scorer": model("linear_model._logistic.LogisticRegressionCV", scoring=FUNCTION),
    "in a list": model(LOGISTIC, classes_=[FUNCTION]),
    "in an array": model(
        LOGISTIC, classes_={"t": "objects", "shape": [1], "v": [FUNCTION]}
    ),
    "a step": model("pipeline.Pipeline", steps=[{"t": "tuple", "v": ["a", FUNCTION]}]),
    "in a step": model(
        "pipeline.Pipeline", steps=[{"t": "tuple", "v": ["a", called("predict")]}]
    ),
    "in a grid": model("model_selection._search.GridSearchCV", scoring=FUNCTION),
    "a type": model(LOGISTIC, C={"t": "type", "v": "complex"}),
    "a type of numbers": model(LOGISTIC, classes_=[{"t": "scalar type", "v": "bool_"}]),
    "a factory": model(LOGISTIC, classes_={"t": "global", "module": "os", "name": "x"}),
}


@pytest.mark.parametrize("tree", FUNCTIONS.values(), ids=FUNCTIONS)
def test_no_function_crosses_within_an_estimator(tree):
    """Whatever part of the state it is, a function of the answer's is refused."""
    with pytest.raises(WireError):
        arrived(tree)


@pytest.mark.parametrize(
    "name",
    ["score", "predict", "sparsify", "__class__", "__sklearn_tags__", "__doc__",
     "_parameter_constraints", "_repr_html_", "_more_tags", "shown", "_shown", "a b",
     "", "_estimator_type"],
)  # fmt: skip
def test_a_state_holds_only_what_its_class_keeps(name):
    """No name stands in front of a method, or is of the answer's own making."""
    with pytest.raises(WireError, match="does not cross in this state"):
        arrived(model(LOGISTIC, **{name: 1}))


@pytest.mark.parametrize(
    "path",
    ["utils._mocking.CheckingClassifier", "tests.test_base.MyEstimator",
     "base.ClassifierMixin", "conftest.SkipTest", "linear_model.tests.x.Y"],
)  # fmt: skip
def test_only_public_estimators_cross(path):
    """A class made for the library's own tests may score as it is told."""
    with pytest.raises(WireError, match="no class of scikit|no estimator"):
        arrived(model(path))


def test_what_was_fitted_is_not_handed_to_compiled_code():
    """A warm start, and classes that learn in parts, stay where they are."""
    fitted = LogisticRegression(warm_start=True).fit(X, Y)
    assert "handle" == packed(fitted)[0]["t"]
    assert "estimator" == packed(LogisticRegression(warm_start=True))[0]["t"]
    with pytest.raises(WireError, match="does not cross in this state"):
        arrived(model("linear_model._stochastic_gradient.SGDClassifier", coef_=1))
    assert isinstance(arrived(*packed(SGDClassifier())), SGDClassifier)


def test_an_estimator_with_anything_else_stays_where_it_is():
    """It becomes a handle, and leaves no half of itself in the message."""
    changed = LogisticRegression().fit(X, Y)
    changed.score = 1.0
    tree, buffers = packed([changed, make_pipeline(changed)])
    assert ["handle", "handle"] == [one["t"] for one in tree]
    assert [] == buffers


def fitted():
    yield OneHotEncoder(dtype=np.float32).fit(X)
    yield OrdinalEncoder().fit(X)
    yield make_pipeline(StandardScaler(), OneHotEncoder()).fit(X)
    yield StandardScaler().set_output(transform="default").fit(X)


@pytest.mark.parametrize("made", list(fitted()), ids=str)
def test_honest_estimators_cross_as_they_are(made):
    """With private attributes of the class's own, and a type as `dtype`."""
    got = arrived(*packed(made))
    assert type(got) is type(made)
    left, right = got.transform(X), made.transform(X)
    assert left.dtype == right.dtype
    assert 0 == abs(left - right).sum()
