# item: 03-3
# misconception: m03.select-before-split
# points: 0
def select_and_score(X, y, estimator, k, cv):
    chosen = SelectKBest(k=k).fit_transform(X, y)
    return cross_val_score(estimator, chosen, y, cv=cv, scoring="roc_auc").mean()
