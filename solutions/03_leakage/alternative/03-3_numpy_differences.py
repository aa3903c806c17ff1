# item: 03-3
def select_and_score(X, y, estimator, k, cv):
    total, folds = 0.0, 0
    for train, test in cv.split(X, y):
        A, b = X[train], y[train]
        gap = np.abs(A[b == 1].mean(axis=0) - A[b == 0].mean(axis=0)) / A.std(axis=0)
        best = np.argpartition(gap, -k)[-k:]
        estimator.fit(A[:, best], b)
        p = estimator.decision_function(X[test][:, best])
        wins = p[y[test] == 1][:, None] > p[y[test] == 0][None, :]
        total, folds = total + wins.mean(), folds + 1
    return np.float64(total / folds)
