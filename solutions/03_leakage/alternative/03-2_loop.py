# item: 03-2
def auc_with_without(X, y, leaky, model, cv):
    kept = [name for name in X.columns if name not in leaky]
    totals = [0.0, 0.0]
    for train, test in cv.split(X, y):
        for i, names in enumerate((list(X.columns), kept)):
            fitted = clone(model).fit(X.iloc[train][names], y[train])
            p = fitted.predict_proba(X.iloc[test][names])[:, 1]
            totals[i] += roc_auc_score(y[test], p) / cv.get_n_splits()
    return totals
