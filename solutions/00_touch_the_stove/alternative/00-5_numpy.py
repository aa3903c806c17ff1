# item: 00-5
import numpy as np


def spread(scores):
    scores = np.asarray(scores)
    return np.array([scores.min(), scores.mean(), scores.max()])
