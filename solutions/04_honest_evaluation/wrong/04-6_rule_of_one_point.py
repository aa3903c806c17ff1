# item: 04-6
# misconception: m04.separate-intervals
# points: 2
def verdict(a, b, groups=None):
    # "More than half a unit, or five points of a share, is a win."
    gap = np.mean(a) - np.mean(b)
    limit = 0.05 if set(a) | set(b) <= {0.0, 1.0} else 0.51
    return "a" if gap > limit else "b" if gap < -limit else "can't tell"
