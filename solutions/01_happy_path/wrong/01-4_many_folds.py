# item: 01-4
# misconception: m01.wide-spread
# points: 2
def compare(models, X, y):
    rows = {}
    for name, model in models.items():
        scores = cross_val_score(model, X, y, cv=25)
        rows[name] = {"mean": scores.mean(), "std": scores.std()}
    return pd.DataFrame(rows).T
