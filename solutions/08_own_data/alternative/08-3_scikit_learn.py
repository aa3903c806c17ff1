# item: 08-3
import warnings

import numpy as np
from sklearn.metrics import cohen_kappa_score


def kappa(a, b):
    a, b = np.array(a), np.array(b)
    if len(set(a) | set(b)) == 1:
        return [np.nan] * 3
    rng = np.random.default_rng(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        drawn = []
        for _ in range(250):
            rows = rng.integers(0, len(a), len(a))
            drawn.append(cohen_kappa_score(a[rows], b[rows]))
        value = cohen_kappa_score(a, b)
    return np.array([value, value - 1.96 * np.nanstd(drawn), value + 1.96 * np.nanstd(drawn)])
