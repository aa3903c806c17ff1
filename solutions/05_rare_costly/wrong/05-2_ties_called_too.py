# item: 05-2
# misconception: m05.ties
# points: 2
def calls(day, p, k):
    return (pd.Series(p).groupby(day).rank(ascending=False, method="min") <= k).to_numpy()
