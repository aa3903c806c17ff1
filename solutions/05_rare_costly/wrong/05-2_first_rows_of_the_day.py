# item: 05-2
# misconception: m05.not-likeliest
# points: 0
def calls(day, p, k):
    return (pd.Series(p).groupby(day).cumcount() < k).to_numpy()
