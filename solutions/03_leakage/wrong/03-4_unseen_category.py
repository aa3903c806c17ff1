# item: 03-4
# misconception: m03.unseen-category
# points: 0
def encode_and_score(categories, y, estimator, cv):
    scores = []
    for train, test in cv.split(categories, y):
        means = pd.Series(y[train]).groupby(categories[train]).mean()
        codes = pd.Series(categories).map(means).to_frame()
        estimator.fit(codes.iloc[train], y[train])
        p = estimator.predict_proba(codes.iloc[test])[:, 1]
        scores.append(roc_auc_score(y[test], p))
    return np.mean(scores)
