# item: 03-5
def balance_and_score(X, y, estimator, cv):
    scores = []
    for train, test in cv.split(X, y):
        times = np.where(y[train] == 1, (y[train] == 0).sum() // y[train].sum(), 1)
        rows = np.repeat(train, times)
        fitted = clone(estimator).fit(X[rows], y[rows])
        hits = fitted.predict(X[test]) == y[test]
        scores.append((hits[y[test] == 1].mean() + hits[y[test] == 0].mean()) / 2)
    return float(np.mean(scores))
