# item: 05-2
# misconception: m05.too-few
# points: 0
def calls(day, p, k):
    return np.zeros(len(p), dtype=bool)
