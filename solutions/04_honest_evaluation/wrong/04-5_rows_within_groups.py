# item: 04-5
# misconception: m04.rows-not-groups
# points: 2
def bootstrap_ci(y, p, metric, groups=None):
    rng = np.random.default_rng(0)
    names = np.zeros(len(y)) if groups is None else groups
    blocks = [np.flatnonzero(names == name) for name in np.unique(names)]
    values = []
    for _ in range(1000):
        rows = np.concatenate([rng.choice(block, len(block)) for block in blocks])
        values.append(metric(y[rows], p[rows]))
    return np.quantile(values, [0.025, 0.975])
