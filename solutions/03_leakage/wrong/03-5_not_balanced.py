# item: 03-5
# misconception: m03.not-balanced
# points: 0
def balance_and_score(X, y, estimator, cv):
    return cross_val_score(estimator, X, y, cv=cv, scoring="balanced_accuracy").mean()
