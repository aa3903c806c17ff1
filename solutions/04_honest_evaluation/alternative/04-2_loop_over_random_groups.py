# item: 04-2
def evaluate(model, X, y, groups):
    rng = np.random.default_rng(5)
    names = list(dict.fromkeys(groups))
    parts = np.array_split(rng.permutation(names), 6)
    scores = []
    for part in parts:
        is_test = pd.Series(groups).isin(part).to_numpy()
        fitted = clone(model).fit(X[~is_test], y[~is_test])
        scores.append(roc_auc_score(y[is_test], fitted.predict_proba(X[is_test])[:, 1]))
    return float(np.mean(scores))
