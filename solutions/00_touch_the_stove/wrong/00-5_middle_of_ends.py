# item: 00-5
# misconception: m00.other-three
# points: 1
def spread(scores):
    low, high = min(scores), max(scores)
    return low, (low + high) / 2, high
