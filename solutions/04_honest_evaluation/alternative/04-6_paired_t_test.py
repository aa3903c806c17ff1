# item: 04-6
def verdict(a, b, groups=None):
    from scipy.stats import t

    difference = np.asarray(a, float) - np.asarray(b, float)
    if groups is not None:
        difference = pd.Series(difference).groupby(np.asarray(groups)).mean().to_numpy()
    n = len(difference)
    half = t.ppf(0.975, n - 1) * difference.std(ddof=1) / n**0.5
    if abs(difference.mean()) <= half:
        return "can't tell"
    return "a" if difference.mean() > 0 else "b"
