# item: 08-3
# misconception: m08.narrow
# points: 3
import numpy as np

def _kappa(a, b):
    words = np.unique(np.concatenate([a, b]))
    chance = sum((a == w).mean() * (b == w).mean() for w in words)
    return ((a == b).mean() - chance) / (1 - chance) if chance < 1 else np.nan


def _ends(a, b, of, draws=1000):
    rng = np.random.default_rng(0)
    found = []
    for _ in range(draws):
        rows = rng.integers(0, len(a), len(a))
        found.append(of(a[rows], b[rows]))
    return np.nanquantile(found, [0.05, 0.95])


def kappa(a, b):
    a, b = np.array(a), np.array(b)
    if len({*a, *b}) == 1:
        return np.nan, np.nan, np.nan
    return _kappa(a, b), *_ends(a, b, _kappa)
