# item: 04-5
# misconception: m04.changed-arrays
# points: 0
def bootstrap_ci(y, p, metric, groups=None):
    rng = np.random.default_rng(0)
    values = []
    for _ in range(500):
        rows = rng.integers(0, len(y), len(y))
        y[:], p[:] = y[rows], p[rows]
        values.append(metric(y, p))
    return np.quantile(values, [0.025, 0.975])
