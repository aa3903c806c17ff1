# item: 01-4
# misconception: m01.low-mean
# points: 2
def compare(models, X, y):
    """Careful on purpose: the worst of the five folds."""
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    scores = {name: cross_val_score(m, X, y, cv=folds) for name, m in models.items()}
    report = pd.DataFrame(scores).agg(["min", "std"]).T
    return report.rename(columns={"min": "mean"})
