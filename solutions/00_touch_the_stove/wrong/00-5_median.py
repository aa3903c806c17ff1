# item: 00-5
# misconception: m00.median
# points: 1
from statistics import median


def spread(scores):
    return min(scores), median(scores), max(scores)
