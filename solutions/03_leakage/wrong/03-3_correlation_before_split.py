# item: 03-3
# misconception: m03.select-before-split
# points: 0
def select_and_score(X, y, estimator, k, cv):
    strength = np.abs(np.corrcoef(X.T, y)[-1, :-1])
    columns = np.argsort(strength)[-k:]
    scores = []
    for train, test in cv.split(X, y):
        fitted = clone(estimator).fit(X[train][:, columns], y[train])
        p = fitted.predict_proba(X[test][:, columns])[:, 1]
        scores.append(roc_auc_score(y[test], p))
    return np.mean(scores)
