"""What a check asks of an estimator that stays with the answer."""

import numpy as np
import pytest

from grader.checks.expect import Finding
from grader.checks.models import attempt, estimator, is_fitted, predicted

MODEL = """
from sklearn.neighbors import KNeighborsClassifier
def double():
    return KNeighborsClassifier(1)
"""
SHORT = """
class Short:
    def predict(self, X):
        return [1] * (len(X) - 1)
def double():
    return Short()
"""
X, Y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array(["a", "a", "b", "b"])


def test_model_is_fitted_once_it_answers(answering):
    """A model counts as fitted when it names a label for the rows given."""
    model = estimator(answering(MODEL)())
    before = is_fitted(model, X)
    model.fit(X, Y)

    assert (before, is_fitted(model, X)) == (False, True)
    assert predicted(model, X).tolist() == ["a", "a", "b", "b"]


def test_error_of_a_method_can_be_looked_at(answering):
    """A check may ask for the error of a method, to name what stopped it."""
    model = estimator(answering(MODEL)())
    reply = attempt(model, "fit", np.array([[np.nan], [1.0]]), np.array(["a", "b"]))

    assert reply.error.type == "ValueError"
    assert "NaN" in reply.error.message


@pytest.mark.parametrize(
    ("source", "id"),
    [
        ("def double(): return None", "any.none"),
        ("def double(): return 'kNN'", "any.wrong-type"),
        (MODEL.replace("(1)", ""), "any.wrong-type"),
        ("class Own: pass\ndef double(): return Own", "any.wrong-type"),
    ],
)
def test_what_is_no_estimator_is_a_finding(answering, source, id):
    """Nothing, a word and a class that was not called end the probe."""
    answer = answering(source)
    with pytest.raises(Finding) as found:
        estimator(answer())

    assert found.value.id == id


def test_every_row_needs_an_answer(answering):
    """A model that leaves rows out is a finding."""
    model = estimator(answering(SHORT)())
    with pytest.raises(Finding) as found:
        predicted(model, X)

    assert found.value.id == "any.wrong-length"
