"""Estimators stay with the answer; a check calls their methods."""

import numpy as np
import pytest

from grader.checks.answer import AnswerStopped
from grader.checks.wire import Recipe

MODEL = """
from sklearn.linear_model import LogisticRegression
def double(C=1.0):
    return LogisticRegression(C=C)
"""


def test_methods_of_a_returned_estimator_are_calls_across(answering):
    """`fit` and `predict` run beside the answer; values cross."""
    answer = answering(MODEL)
    model = answer(C=10.0)
    X = np.array([[0.0], [1.0], [2.0], [3.0]])
    model.fit(X, np.array([0, 0, 1, 1]))
    assert model.predict(np.array([[-1.0], [5.0]])).tolist() == [0, 1]
    assert model.get_params()["C"] == 10.0
    assert "LogisticRegression" in model.class_name


def test_an_estimator_goes_in_as_a_recipe_with_its_parameters(answering):
    """A check hands over class path and parameters; nested recipes too."""
    answer = answering("def double(model): return model.fit([[0], [1]], [0, 1]).C")
    assert answer(Recipe("sklearn.linear_model.LogisticRegression", C=3.0)) == 3.0
    answer = answering(
        "def double(model): return [type(s).__name__ for _, s in model.steps]"
    )
    steps = [
        ("scale", Recipe("sklearn.preprocessing.StandardScaler")),
        ("fit", Recipe("sklearn.linear_model.LogisticRegression")),
    ]
    assert answer(Recipe("sklearn.pipeline.Pipeline", steps=steps)) == [
        "StandardScaler",
        "LogisticRegression",
    ]


def test_a_metric_goes_in_as_a_recipe_and_is_called_by_the_answer(answering):
    """A function of `sklearn.metrics` arrives uncalled, with its parameters."""
    answer = answering("def double(metric): return metric([0, 1, 1, 1], [0, 0, 1, 1])")
    assert answer(Recipe("sklearn.metrics.accuracy_score")) == 0.75
    assert answer(Recipe("sklearn.metrics.accuracy_score", normalize=False)) == 3


def test_a_recipe_names_only_estimators(answering):
    """No other class can be made through a recipe."""
    answer = answering("def double(x): return 1")
    with pytest.raises(AnswerStopped, match="may not name subprocess.Popen"):
        answer(Recipe("subprocess.Popen", args=["true"]))


def test_spies_report_identities_of_rows(answering):
    """A spy tells which rows were fitted and which were scored."""
    source = (
        "from sklearn.model_selection import cross_val_score\n"
        "def double(model, X, y):\n    return cross_val_score(model, X, y, cv=2).mean()"
    )
    answer = answering(source)
    X = np.column_stack([np.arange(8) % 2, np.arange(8)]).astype(float)
    spy = Recipe(
        "grader.checks.spy.RowSpy", estimator=Recipe("sklearn.dummy.DummyClassifier")
    )
    answer.spied()
    answer(spy, X, np.arange(8) % 2)
    log = answer.spied()
    fits = [set(rows) for method, rows in log if method == "fit"]
    scored = [set(rows) for method, rows in log if method == "predict"]
    assert [set(range(8)) - rows for rows in fits] == scored
    assert answer.spied() == []
