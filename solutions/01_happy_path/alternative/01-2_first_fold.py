# item: 01-2
def make_split(df):
    X, y = df[MEASURES], df["species"]
    folds = StratifiedKFold(4, shuffle=True, random_state=7)
    train, test = next(folds.split(X, y))
    return [X.iloc[train], X.iloc[test], y.iloc[train], y.iloc[test]]
