# item: 03-5
# misconception: m03.resample-before-split
# points: 0
def balance_and_score(X, y, estimator, cv):
    rng = np.random.default_rng(0)
    rare = X[y == 1]
    missing = (y == 0).sum() - len(rare)
    one, other = rng.integers(len(rare), size=(2, missing))
    between = rare[one] + rng.random((missing, 1)) * (rare[other] - rare[one])
    X2, y2 = np.vstack([X, between]), np.concatenate([y, np.ones(missing, int)])
    return cross_val_score(estimator, X2, y2, cv=cv, scoring="balanced_accuracy").mean()
