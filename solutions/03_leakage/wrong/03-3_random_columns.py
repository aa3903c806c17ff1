# item: 03-3
# misconception: m03.always-half
# points: 0
def select_and_score(X, y, estimator, k, cv):
    columns = np.random.default_rng(0).choice(X.shape[1], k, replace=False)
    return cross_val_score(estimator, X[:, columns], y, cv=cv, scoring="roc_auc").mean()
