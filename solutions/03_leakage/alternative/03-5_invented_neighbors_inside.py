# item: 03-5
def balance_and_score(X, y, estimator, cv):
    rng, scores = np.random.default_rng(5), []
    for train, test in cv.split(X, y):
        A, b = X[train], y[train]
        rare = A[b == 1]
        missing = (b == 0).sum() - len(rare)
        one, other = rng.integers(len(rare), size=(2, missing))
        between = rare[one] + rng.random((missing, 1)) * (rare[other] - rare[one])
        estimator.fit(np.vstack([A, between]), np.concatenate([b, np.ones(missing, int)]))
        scores.append(balanced_accuracy_score(y[test], estimator.predict(X[test])))
    return np.mean(scores)
