# item: 08-3
# misconception: m08.too-wide
# points: 3
import numpy as np

def _kappa(a, b):
    words = np.unique(np.concatenate([a, b]))
    chance = sum((a == w).mean() * (b == w).mean() for w in words)
    return ((a == b).mean() - chance) / (1 - chance) if chance < 1 else np.nan


def kappa(a, b):
    a, b = np.array(a), np.array(b)
    if len({*a, *b}) == 1:
        return np.nan, np.nan, np.nan
    return _kappa(a, b), -1.0, 1.0
