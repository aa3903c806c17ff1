# item: 03-4
# misconception: m03.unseen-category
# points: 0
def encode_and_score(categories, y, estimator, cv):
    scores = []
    for train, test in cv.split(categories, y):
        means = pd.Series(y[train]).groupby(categories[train]).mean().to_dict()
        codes = lambda rows: [[means[categories[i]]] for i in rows]
        fitted = clone(estimator).fit(codes(train), y[train])
        scores.append(roc_auc_score(y[test], fitted.predict_proba(codes(test))[:, 1]))
    return np.mean(scores)
