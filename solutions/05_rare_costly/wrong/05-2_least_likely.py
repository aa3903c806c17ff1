# item: 05-2
# misconception: m05.lowest-first
# points: 0
def calls(day, p, k):
    return (pd.Series(p).groupby(day).rank(method="first") <= k).to_numpy()
