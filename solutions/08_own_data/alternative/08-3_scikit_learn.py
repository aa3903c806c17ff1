# item: 08-3
import warnings

import numpy as np
from sklearn.metrics import cohen_kappa_score


def kappa(a, b):
    words = {word: code for code, word in enumerate(sorted({*a, *b}))}
    if len(words) == 1:
        return [np.nan] * 3
    a, b = (np.array([words[word] for word in one]) for one in (a, b))
    rng = np.random.default_rng(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        drawn = []
        for _ in range(200):
            rows = rng.integers(0, len(a), len(a))
            drawn.append(cohen_kappa_score(a[rows], b[rows]))
        value = cohen_kappa_score(a, b)
    return np.array([value, value - 1.96 * np.nanstd(drawn), value + 1.96 * np.nanstd(drawn)])
