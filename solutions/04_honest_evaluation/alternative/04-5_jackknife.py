# item: 04-5
def bootstrap_ci(y, p, metric, groups=None):
    # No bootstrap at all, and the ends agree: leave out one group after the other.
    names = np.arange(len(y)) if groups is None else groups
    values = [metric(y[names != name], p[names != name]) for name in np.unique(names)]
    n = len(values)
    half = 1.96 * np.sqrt((n - 1) / n * ((values - np.mean(values)) ** 2).sum())
    return metric(y, p) - half, metric(y, p) + half
