"""Estimators that write down which rows they saw.

A spy is fitted beside the answer, so what it reports is a hint and the item
says `trust="low"`; row counts are never judged, identities are.
"""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, clone

LOG: list[tuple[str, list[int]]] = []


def identities(X: object) -> list[int]:
    """Return the row identities, kept in the last column of X."""
    return np.asarray(X)[:, -1].astype(int).tolist()


class RowSpy(ClassifierMixin, BaseEstimator):
    """Classify like `estimator`, and log the identities in X's last column."""

    def __init__(self, estimator: BaseEstimator) -> None:
        self.estimator = estimator

    def fit(self, X: object, y: object) -> "RowSpy":
        """Fit on all columns but the last."""
        LOG.append(("fit", identities(X)))
        self.fitted_ = clone(self.estimator).fit(np.asarray(X)[:, :-1], y)
        self.classes_ = self.fitted_.classes_
        return self

    def predict(self, X: object) -> np.ndarray:
        """Predict from all columns but the last."""
        LOG.append(("predict", identities(X)))
        return self.fitted_.predict(np.asarray(X)[:, :-1])

    def predict_proba(self, X: object) -> np.ndarray:
        """Return probabilities from all columns but the last."""
        LOG.append(("predict", identities(X)))
        return self.fitted_.predict_proba(np.asarray(X)[:, :-1])
