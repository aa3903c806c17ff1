# item: 04-5
# misconception: m04.sem
# points: 0
def bootstrap_ci(y, p, metric, groups=None):
    rng = np.random.default_rng(0)
    values = []
    for _ in range(1000):
        rows = rng.permutation(len(y))
        values.append(metric(y[rows], p[rows]))
    return np.quantile(values, [0.025, 0.975])
