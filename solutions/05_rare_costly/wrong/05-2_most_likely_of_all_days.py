# item: 05-2
# misconception: m05.not-per-day
# points: 0
def calls(day, p, k):
    most = k * len(np.unique(day))
    return pd.Series(p).rank(ascending=False, method="first").to_numpy() <= most
