# item: 04-5
# misconception: m04.fixed-width
# points: 0
def bootstrap_ci(y, p, metric, groups=None):
    return metric(y, p) - 0.1, metric(y, p) + 0.1
