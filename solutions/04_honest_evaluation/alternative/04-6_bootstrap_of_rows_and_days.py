# item: 04-6
def verdict(a, b, groups=None):
    rng = np.random.default_rng(1)
    names = np.arange(len(a)) if groups is None else np.asarray(groups)
    blocks = [np.flatnonzero(names == name) for name in dict.fromkeys(names)]
    gaps = []
    for _ in range(600):
        rows = np.concatenate([blocks[i] for i in rng.integers(0, len(blocks), len(blocks))])
        gaps.append(a[rows].mean() - b[rows].mean())
    if np.quantile(gaps, 0.025) > 0:
        return "a"
    if np.quantile(gaps, 0.975) < 0:
        return "b"
    return "can't tell"
