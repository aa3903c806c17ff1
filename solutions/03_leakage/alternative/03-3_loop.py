# item: 03-3
def select_and_score(X, y, estimator, k, cv):
    scores = []
    for train, test in cv.split(X, y):
        selector = SelectKBest(k=k).fit(X[train], y[train])
        fitted = clone(estimator).fit(selector.transform(X[train]), y[train])
        p = fitted.predict_proba(selector.transform(X[test]))[:, 1]
        scores.append(roc_auc_score(y[test], p))
    return float(np.mean(scores))
