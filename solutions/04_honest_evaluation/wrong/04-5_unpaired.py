# item: 04-5
# misconception: m04.unpaired-boot
# points: 0
def bootstrap_ci(y, p, metric, groups=None):
    rng = np.random.default_rng(0)
    values = [metric(rng.choice(y, len(y)), rng.choice(p, len(p))) for _ in range(1000)]
    return np.quantile(values, [0.025, 0.975])
