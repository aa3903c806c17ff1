# item: 05-2
# misconception: m05.not-per-day
# points: 0
def calls(day, p, k):
    called = np.zeros(len(p), dtype=bool)
    called[np.argsort(-p)[:k]] = True
    return called
