# item: 00-5
# misconception: any.wrong-length
# points: 0
def spread(scores):
    return min(scores), max(scores)
