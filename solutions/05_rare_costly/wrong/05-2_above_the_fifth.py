# item: 05-2
# misconception: m05.ties
# points: 2
def calls(day, p, k):
    fifth = pd.Series(p).groupby(day).transform(lambda q: q.nlargest(k).min())
    return p >= fifth.to_numpy()
