# item: 00-5
# misconception: m00.upside-down
# points: 1
def spread(scores):
    return max(scores), sum(scores) / len(scores), min(scores)
