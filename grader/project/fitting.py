"""Fit an author's estimator to one part of a table and ask it about the other."""

import numpy as np
import pandas as pd

from grader.project import shapes
from grader.project.author import Author, guarded


def predictions(
    author: Author, train: pd.DataFrame, test: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Fit a fresh model to one part; return truth and predictions of the other."""
    target = author.target
    model = author.build()
    guarded("fit", model.fit, train.drop(columns=target), train[target])
    rows = test.drop(columns=target)
    classes = getattr(model, "classes_", None)
    is_binary = classes is not None and len(classes) == 2
    if is_binary and hasattr(model, "predict_proba"):
        p = np.asarray(guarded("predict_proba", model.predict_proba, rows))
        p = p[:, 1] if p.ndim == 2 and p.shape[1] == 2 else p
    else:
        p = np.asarray(guarded("predict", model.predict, rows))
    shapes.look_at_predictions(p, len(test))
    return test[target].to_numpy(), p
