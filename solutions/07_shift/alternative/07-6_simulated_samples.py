# item: 07-6
def label_alarm(y, p):
    rng = np.random.default_rng(0)
    gaps = [np.mean(rng.random(len(p)) < p) - np.mean(p) for _ in range(1000)]
    low, high = np.quantile(gaps, [0.005, 0.995])
    return not low <= np.mean(y) - np.mean(p) <= high
