# item: 03-4
def encode_and_score(categories, y, estimator, cv):
    scores = []
    for train, test in cv.split(categories, y):
        seen = {}
        for i in train:
            seen.setdefault(categories[i], []).append(y[i])
        rate = sum(y[train]) / len(train)
        code = lambda i: [(sum(seen.get(categories[i], [])) + rate) / (len(seen.get(categories[i], [])) + 1)]
        estimator.fit([code(i) for i in train], y[train])
        p = estimator.predict_proba([code(i) for i in test])[:, 1]
        scores.append(roc_auc_score(y[test], p))
    return sum(scores) / len(scores)
