# item: 07-1
def slice_table(rows, y, p, by):
    from scipy.stats import beta

    names = rows[by].fillna("missing").to_numpy()
    found = pd.DataFrame({"y": y, "promised": p}).groupby(names).agg(
        n=("y", "size"), hits=("y", "sum"), rate=("y", "mean"), promised=("promised", "mean"))
    found["low"] = beta.ppf(0.025, found.hits + 0.5, found.n - found.hits + 0.5)
    found["high"] = beta.ppf(0.975, found.hits + 0.5, found.n - found.hits + 0.5)
    return found.rename_axis("slice")
