# item: 04-6
def verdict(a, b, groups=None):
    # A permutation test: if the models were alike, each group's sign would be a coin.
    rng = np.random.default_rng(2)
    gap = pd.Series(np.asarray(a) - np.asarray(b))
    sums = gap if groups is None else gap.groupby(groups).sum()
    seen = sums.sum()
    flips = rng.choice([-1, 1], (2000, len(sums))) @ sums.to_numpy()
    if (np.abs(flips) >= abs(seen) - 1e-12).mean() > 0.05:
        return "can't tell"
    return "a" if seen > 0 else "b"
