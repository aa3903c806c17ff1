# item: 05-1
# misconception: m05.quiet-day
# points: 0
def scorecard(y, warned):
    both = pd.crosstab(np.asarray(y).astype(int), np.asarray(warned).astype(int))
    return {"TP": both.loc[1, 1], "FP": both.loc[0, 1], "FN": both.loc[1, 0],
            "TN": both.loc[0, 0], "never": 1 - np.mean(y)}
