# item: 04-5
def bootstrap_ci(y, p, metric, groups=None):
    rng = np.random.default_rng(7)
    names = np.arange(len(y)) if groups is None else np.asarray(groups)
    different = np.unique(names)
    rows_of = {name: np.flatnonzero(names == name) for name in different}
    values = []
    for _ in range(1000):
        rows = np.concatenate([rows_of[name] for name in rng.choice(different, len(different))])
        values.append(metric(y[rows], p[rows]))
    half = 1.96 * np.std(values, ddof=1)
    return [float(metric(y, p) - half), float(metric(y, p) + half)]
