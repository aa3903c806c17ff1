# item: 04-2
# misconception: m04.labels-scored
# points: 0
def evaluate(model, X, y, groups):
    scores = []
    for train, test in GroupKFold(5).split(X, y, groups):
        fitted = clone(model).fit(X[train], y[train])
        scores.append(roc_auc_score(y[test], fitted.predict(X[test])))
    return np.mean(scores)
