# item: 04-5
def bootstrap_ci(y, p, metric, groups=None):
    y, p = pd.Series(y), pd.Series(p)
    groups = pd.Series(range(len(y)) if groups is None else groups)
    rng = np.random.default_rng()
    places = [np.asarray(rows) for rows in groups.groupby(groups).groups.values()]
    values = []
    for _ in range(1000):
        rows = np.concatenate([places[i] for i in rng.choice(len(places), len(places))])
        values.append(metric(y.iloc[rows], p.iloc[rows]))
    low, high = np.percentile(values, [2.5, 97.5])
    center = metric(y, p)
    return 2 * center - high, 2 * center - low
