# item: 03-2
# misconception: m03.labels-scored
# points: 0
def auc_with_without(X, y, leaky, model, cv):
    scores = []
    for columns in (X, X.drop(columns=leaky)):
        folds = []
        for train, test in cv.split(columns, y):
            model.fit(columns.iloc[train], y[train])
            folds.append(roc_auc_score(y[test], model.predict(columns.iloc[test])))
        scores.append(np.mean(folds))
    return tuple(scores)
