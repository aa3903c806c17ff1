# item: 08-3
import numpy as np

def kappa(a, b):
    """The large-sample interval of Cohen (1960)."""
    a, b = np.asarray(a, dtype=object), np.asarray(b, dtype=object)
    words = set(a) | set(b)
    if len(words) < 2:
        return (float("nan"),) * 3
    same = float(np.mean(a == b))
    chance = sum(float(np.mean(a == w)) * float(np.mean(b == w)) for w in words)
    kappa = (same - chance) / (1 - chance)
    half = 1.96 * (same * (1 - same) / len(a)) ** 0.5 / (1 - chance)
    return kappa, kappa - half, kappa + half
