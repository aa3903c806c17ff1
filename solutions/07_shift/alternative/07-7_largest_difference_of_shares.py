# item: 07-7
def monitor(ref, live):
    rng, alerts = np.random.default_rng(2), {}
    for name in ref.columns:
        a, b = ref[name], live[name]
        if pd.api.types.is_numeric_dtype(a):
            edges = [-np.inf, *np.unique(a.quantile([0.2, 0.4, 0.6, 0.8])), np.inf]
            a, b = pd.cut(a, edges).astype(str), pd.cut(b, edges).astype(str)
        a, b = a.fillna("gap"), b.fillna("gap")
        shares = a.value_counts(normalize=True)
        found = b.value_counts(normalize=True)
        names = shares.index.union(found.index)
        shares, found = shares.reindex(names, fill_value=0), found.reindex(names, fill_value=0)
        luck = rng.multinomial(len(b), shares, 1000) / len(b)
        error = np.sqrt(shares.clip(0.5 / len(b)) / len(b)).to_numpy()
        limit = np.percentile((abs(luck - shares.to_numpy()) / error).max(axis=1), 99)
        alerts[name] = bool((abs(found - shares) / error).max() > limit)
    return alerts
