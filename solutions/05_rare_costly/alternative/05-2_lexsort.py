# item: 05-2
def calls(day, p, k):
    order = np.lexsort((-p, day))
    first = np.searchsorted(day[order], day[order])
    called = np.empty(len(p), dtype=bool)
    called[order] = np.arange(len(p)) - first < k
    return called
