# item: 01-4
# misconception: m01.not-accuracy
# points: 2
def compare(models, X, y):
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    rows = {}
    for name, model in models.items():
        scores = cross_val_score(model, X, y, cv=folds, scoring="balanced_accuracy")
        rows[name] = {"mean": scores.mean(), "std": scores.std()}
    return pd.DataFrame(rows).T
