# item: 00-3
import numpy as np


def own_ratio(projects):
    hits = np.array([p["kind"] == "own" and not p["outcome_known"] for p in projects])
    return np.round(hits.mean(), 2) if hits.size else np.float64(0)
