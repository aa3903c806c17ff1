# item: 01-4
def compare(models, X, y):
    """`cv=5` is stratified and draws no random numbers."""
    report = {}
    for name in sorted(models):
        scores = cross_val_score(models[name], X, y, cv=5)
        report[name] = [float(scores.mean()), float(scores.std(ddof=1)), len(scores)]
    return pd.DataFrame.from_dict(
        report, orient="index", columns=["mean", "std", "folds"]
    )
