# item: 05-4
def best_threshold(y, p, c_fp, c_fn):
    t = pd.DataFrame({"y": y, "p": p}).groupby("p").y.agg(["sum", "size"]).sort_index()
    missed = t["sum"].cumsum().shift(fill_value=0)
    alarms = (t["size"] - t["sum"])[::-1].cumsum()[::-1]
    cost = c_fn * missed + c_fp * alarms
    cost.loc[np.inf] = c_fn * y.sum()
    return cost.idxmin()
