# item: 07-1
# misconception: m07.certain-slice
# points: 1
def slice_table(rows, y, p, by):
    rng = np.random.default_rng(0)
    made = []
    for name in rows[by].drop_duplicates():
        mine = (rows[by].isna() if pd.isna(name) else rows[by] == name).to_numpy()
        some = np.asarray(y)[mine]
        means = rng.choice(some, (1000, len(some))).mean(axis=1)
        low, high = np.quantile(means, [0.025, 0.975])
        made.append([name, len(some), some.mean(), np.asarray(p)[mine].mean(), low, high])
    return pd.DataFrame(made, columns=["slice", "n", "rate", "promised", "low", "high"])
