# item: 01-5
# misconception: m01.train-score
# points: 0
def gain_over_island(model, df, folds):
    X, y = df[MEASURES], df["species"]
    rule = df.groupby("island")["species"].agg(lambda names: names.mode()[0])
    return model.fit(X, y).score(X, y) - (df["island"].map(rule) == y).mean()
