# item: 03-3
# misconception: m03.select-before-split
# points: 0
def select_and_score(X, y, estimator, k, cv):
    half = len(y) // 2
    selector = SelectKBest(k=k).fit(X[:half], y[:half])
    chosen = selector.transform(X)
    return cross_val_score(estimator, chosen, y, cv=cv, scoring="roc_auc").mean()
