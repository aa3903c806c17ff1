# item: 07-7
# misconception: m07.false-alarms
def monitor(ref, live):
    def index(a, b):
        a, b = a + 0.5, b + 0.5
        a, b = a / a.sum(axis=-1, keepdims=True), b / b.sum(axis=-1, keepdims=True)
        return ((b - a) * np.log(b / a)).sum(axis=-1)

    rng, alerts = np.random.default_rng(0), []
    for name in ref:
        both = pd.concat([ref[name], live[name]])
        if pd.api.types.is_numeric_dtype(both):
            cuts = np.unique(np.quantile(ref[name].dropna(), np.arange(1, 10) / 10))
            both = pd.Series(np.searchsorted(cuts, both)).where(both.notna().to_numpy())
        codes, values = pd.factorize(both, use_na_sentinel=False)
        a, b = (np.bincount(part, minlength=len(values)) for part in np.split(codes, [len(ref)]))
        null = index(a, rng.multinomial(len(ref), a / a.sum(), 300))
        alerts += [name] if index(a, b) > np.percentile(null, 99) else []
    return alerts
