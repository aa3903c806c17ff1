# item: 04-5
# misconception: m04.sem
# points: 0
def bootstrap_ci(y, p, metric, groups=None):
    rng = np.random.default_rng(0)
    names = np.arange(len(y)) if groups is None else groups
    blocks = [np.flatnonzero(names == name) for name in np.unique(names)]
    values = []
    for _ in range(400):
        rows = np.concatenate([blocks[i] for i in rng.integers(0, len(blocks), len(blocks))])
        values.append(metric(y[rows], p[rows]))
    half = 1.96 * np.std(values) / np.sqrt(len(values))
    return np.mean(values) - half, np.mean(values) + half
