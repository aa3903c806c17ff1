# item: 01-4
# misconception: m01.best-fold
# points: 2
def compare(models, X, y):
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    rows = {}
    for name, model in models.items():
        accuracy = cross_val_score(model, X, y, cv=folds)
        rows[name] = {"mean": accuracy.max(), "std": accuracy.std()}
    return pd.DataFrame(rows).T
