"""A model's `score`, from what it predicts: nobody marks their own paper."""

from collections.abc import Callable
from typing import Any


def score_of(predict: Callable[[Any], Any], is_classifier: bool) -> Callable[..., Any]:
    """Return what scikit-learn's own `score` would do with these predictions.

    The labels stay with the test. A classifier's score is its accuracy, any other's
    the coefficient of determination.
    """

    def score(X: Any, y: Any, sample_weight: Any = None) -> float:
        from sklearn.metrics import accuracy_score, r2_score

        measure = accuracy_score if is_classifier else r2_score
        return float(measure(y, predict(X), sample_weight=sample_weight))

    return score
