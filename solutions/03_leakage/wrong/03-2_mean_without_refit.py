# item: 03-2
# misconception: m03.no-refit
# points: 1
def auc_with_without(X, y, leaky, model, cv):
    with_leak, without = [], []
    for train, test in cv.split(X, y):
        fitted = clone(model).fit(X.iloc[train], y[train])
        rows = X.iloc[test]
        with_leak.append(roc_auc_score(y[test], fitted.predict_proba(rows)[:, 1]))
        for name in leaky:
            rows = rows.assign(**{name: X[name].mean()})
        without.append(roc_auc_score(y[test], fitted.predict_proba(rows)[:, 1]))
    return np.mean(with_leak), np.mean(without)
