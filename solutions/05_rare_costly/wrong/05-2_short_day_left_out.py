# item: 05-2
# misconception: m05.short-day
# points: 2
def calls(day, p, k):
    rank = pd.Series(p).groupby(day).rank(ascending=False, method="first")
    size = pd.Series(p).groupby(day).transform("size")
    return ((rank <= k) & (size >= k)).to_numpy()
