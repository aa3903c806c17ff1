# item: 05-2
# misconception: m05.short-day
# points: 2
def calls(day, p, k):
    called = np.zeros(len(p), dtype=bool)
    for one in np.unique(day):
        rows = np.flatnonzero(day == one)
        called[rows[np.argpartition(-p[rows], k)[:k]]] = True
    return called
