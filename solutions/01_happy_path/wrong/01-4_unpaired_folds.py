# item: 01-4
# misconception: m01.unpaired-folds
# points: 3
def compare(models, X, y):
    rows = {}
    for name, model in models.items():
        folds = StratifiedKFold(5, shuffle=True)
        accuracy = cross_val_score(model, X, y, cv=folds)
        rows[name] = {"mean": accuracy.mean(), "std": accuracy.std()}
    return pd.DataFrame(rows).T
