# item: 01-4
# misconception: m01.train-score
# points: 0
def compare(models, X, y):
    rows = {}
    for name, model in models.items():
        accuracy = model.fit(X, y).score(X, y)
        rows[name] = {"mean": accuracy, "std": 0.0}
    return pd.DataFrame(rows).T
