# item: 00-5
# misconception: m00.best-only
# points: 0
def spread(scores):
    return max(scores)
