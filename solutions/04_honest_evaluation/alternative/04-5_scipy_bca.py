# item: 04-5
def bootstrap_ci(y, p, metric, groups=None):
    from scipy.stats import bootstrap

    names = np.arange(len(y)) if groups is None else groups
    blocks = [np.flatnonzero(names == name) for name in np.unique(names)]

    def of(drawn):
        rows = np.concatenate([blocks[i] for i in drawn.astype(int)])
        return metric(y[rows], p[rows])

    found = bootstrap((np.arange(len(blocks)),), of, vectorized=False, n_resamples=1000,
                      method="BCa", rng=np.random.default_rng(0))
    return found.confidence_interval.low, found.confidence_interval.high
