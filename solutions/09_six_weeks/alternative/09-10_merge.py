# item: 09-10
def roll_back(committed, runs):
    names = list(committed.columns)
    both = committed.merge(runs.head(len(committed)), on=names, how="left", indicator=True)
    lost = both.loc[both["_merge"] == "left_only", "run"]
    if len(lost):
        raise ValueError(f"`run` {lost.min()}: rewritten or gone")
    last = runs.groupby("version").tail(1).set_index("version")["audit"]
    now = runs[runs["is_serving"]].tail(1)["version"].item()
    last = last.drop(now)
    return last[last.eq("passed")].index[-1] if last.eq("passed").any() else None
