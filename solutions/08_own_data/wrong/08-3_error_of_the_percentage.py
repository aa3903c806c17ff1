# item: 08-3
# misconception: m08.narrow
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
    half = 1.96 * np.sqrt((a == b).mean() * (1 - (a == b).mean()) / len(a))
    return _kappa(a, b), _kappa(a, b) - half, _kappa(a, b) + half
