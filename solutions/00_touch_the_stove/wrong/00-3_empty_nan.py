# item: 00-3
# misconception: m00.empty
# points: 2
import numpy as np


def own_ratio(projects):
    return np.mean([p["kind"] == "own" and not p["outcome_known"] for p in projects])
