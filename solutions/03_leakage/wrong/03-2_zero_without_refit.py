# item: 03-2
# misconception: m03.no-refit
# points: 1
def auc_with_without(X, y, leaky, model, cv):
    both = []
    for train, test in cv.split(X, y):
        fitted = clone(model).fit(X.iloc[train], y[train])
        blind = X.iloc[test].copy()
        blind[leaky] = 0
        both.append([roc_auc_score(y[test], fitted.predict_proba(part)[:, 1])
                     for part in (X.iloc[test], blind)])
    return tuple(np.mean(both, axis=0))
