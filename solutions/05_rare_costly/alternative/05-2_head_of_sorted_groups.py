# item: 05-2
def calls(day, p, k):
    t = pd.DataFrame({"day": day, "p": p})
    top = t.sort_values("p", ascending=False).groupby("day").head(k)
    return pd.Series(t.index.isin(top.index))
