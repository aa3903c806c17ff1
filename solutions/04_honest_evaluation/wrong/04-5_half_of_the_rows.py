# item: 04-5
# misconception: m04.too-wide
# points: 0
def bootstrap_ci(y, p, metric, groups=None):
    rng = np.random.default_rng(0)
    names = np.arange(len(y)) if groups is None else groups
    blocks = [np.flatnonzero(names == name) for name in np.unique(names)]
    values = []
    for _ in range(1000):
        rows = np.concatenate([blocks[i] for i in rng.integers(0, len(blocks), len(blocks) // 2)])
        values.append(metric(y[rows], p[rows]))
    return np.quantile(values, [0.025, 0.975])
