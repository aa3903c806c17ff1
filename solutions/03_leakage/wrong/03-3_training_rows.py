# item: 03-3
# misconception: m03.train-score
# points: 0
def select_and_score(X, y, estimator, k, cv):
    model = make_pipeline(SelectKBest(k=k), estimator).fit(X, y)
    return roc_auc_score(y, model.predict_proba(X)[:, 1])
