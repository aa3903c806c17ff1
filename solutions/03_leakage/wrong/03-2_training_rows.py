# item: 03-2
# misconception: m03.train-score
# points: 0
def auc_with_without(X, y, leaky, model, cv):
    scores = []
    for columns in (X, X.drop(columns=leaky)):
        model.fit(columns, y)
        scores.append(roc_auc_score(y, model.predict_proba(columns)[:, 1]))
    return tuple(scores)
