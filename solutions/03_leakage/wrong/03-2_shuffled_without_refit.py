# item: 03-2
# misconception: m03.no-refit
# points: 1
def auc_with_without(X, y, leaky, model, cv):
    rng = np.random.default_rng(0)
    with_leak, without = [], []
    for train, test in cv.split(X, y):
        fitted = clone(model).fit(X.iloc[train], y[train])
        rows = X.iloc[test].copy()
        with_leak.append(roc_auc_score(y[test], fitted.predict_proba(rows)[:, 1]))
        for name in leaky:
            rows[name] = rng.permutation(rows[name].to_numpy())
        without.append(roc_auc_score(y[test], fitted.predict_proba(rows)[:, 1]))
    return float(np.mean(with_leak)), float(np.mean(without))
