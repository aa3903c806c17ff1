# item: 01-4
# misconception: m01.standard-error
# points: 2
def compare(models, X, y):
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    scores = {name: cross_val_score(m, X, y, cv=folds) for name, m in models.items()}
    report = pd.DataFrame(scores).agg(["mean", "sem"]).T
    return report.rename(columns={"sem": "std"})
