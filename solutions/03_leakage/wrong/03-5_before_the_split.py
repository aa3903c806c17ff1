# item: 03-5
# misconception: m03.resample-before-split
# points: 0
def balance_and_score(X, y, estimator, cv):
    rng = np.random.default_rng(0)
    rare, common = np.flatnonzero(y == 1), np.flatnonzero(y == 0)
    rows = np.concatenate([common, rng.choice(rare, len(common))])
    scoring = "balanced_accuracy"
    return cross_val_score(estimator, X[rows], y[rows], cv=cv, scoring=scoring).mean()
