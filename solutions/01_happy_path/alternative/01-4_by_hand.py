# item: 01-4
def compare(models, X, y):
    """Five folds dealt like cards, and a table with the names in a column."""
    order = np.random.default_rng(5).permutation(len(X))
    rows = []
    for name, model in models.items():
        scores = []
        for k in range(5):
            test = order[k::5]
            train = np.setdiff1d(order, test)
            model.fit(X.iloc[train], y.iloc[train])
            right = model.predict(X.iloc[test]) == y.iloc[test].to_numpy()
            scores.append(right.mean())
        rows.append({"model": name, "mean": np.mean(scores), "std": np.std(scores)})
    return pd.DataFrame(rows)
