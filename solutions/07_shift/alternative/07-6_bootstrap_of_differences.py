# item: 07-6
def label_alarm(y, p):
    rng = np.random.default_rng(0)
    gap = y - p
    means = [rng.choice(gap, len(gap)).mean() for _ in range(500)]
    low, high = np.quantile(means, [0.005, 0.995])
    return np.bool_(low > 0 or high < 0)
