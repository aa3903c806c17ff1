# item: 05-2
# misconception: m05.too-few
# points: 0
def calls(day, p, k):
    rank = pd.Series(p).groupby(day).rank(ascending=False, method="first")
    return (rank < k).to_numpy()
