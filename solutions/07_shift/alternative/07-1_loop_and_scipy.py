# item: 07-1
def slice_table(rows, y, p, by):
    from scipy.stats import binomtest

    made = []
    for name in rows[by].unique():
        mine = rows[by].isna().to_numpy() if pd.isna(name) else (rows[by] == name).to_numpy()
        hits, n = int(y[mine].sum()), int(mine.sum())
        low, high = binomtest(hits, n).proportion_ci()
        made.append({"slice": "no answer" if pd.isna(name) else name, "n": n, "rate": hits / n,
                     "promised": p[mine].mean(), "low": low, "high": high})
    return pd.DataFrame(made)
