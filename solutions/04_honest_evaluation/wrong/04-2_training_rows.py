# item: 04-2
# misconception: m04.train-score
# points: 0
def evaluate(model, X, y, groups):
    fitted = clone(model).fit(X, y)
    return roc_auc_score(y, fitted.predict_proba(X)[:, 1])
