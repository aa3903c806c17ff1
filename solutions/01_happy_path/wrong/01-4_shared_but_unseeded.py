# item: 01-4
# misconception: m01.unpaired-folds
# points: 3
def compare(models, X, y):
    folds = StratifiedKFold(5, shuffle=True)
    scores = {name: cross_val_score(m, X, y, cv=folds) for name, m in models.items()}
    return pd.DataFrame(scores).agg(["mean", "std"]).T
