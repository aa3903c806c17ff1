# item: 01-5
# misconception: any.out-of-range
# points: 0
def gain_over_island(model, df, folds):
    X, y = df[MEASURES], df["species"]
    rule = df.groupby("island")["species"].agg(lambda names: names.mode()[0])
    accuracy = cross_val_score(model, X, y, cv=folds).mean()
    return 100 * (accuracy - (df["island"].map(rule) == y).mean())
