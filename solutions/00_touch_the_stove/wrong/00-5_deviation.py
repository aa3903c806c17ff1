# item: 00-5
# misconception: m00.other-three
# points: 0
import numpy as np


def spread(scores):
    mean, sd = np.mean(scores), np.std(scores)
    return mean - 2 * sd - 0.01, mean, mean + 2 * sd
