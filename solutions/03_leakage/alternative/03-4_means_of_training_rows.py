# item: 03-4
def encode_and_score(categories, y, estimator, cv):
    scores = []
    for train, test in cv.split(categories, y):
        means = pd.Series(y[train]).groupby(categories[train]).mean()
        codes = pd.Series(categories).map(means).fillna(y[train].mean()).to_frame()
        fitted = clone(estimator).fit(codes.iloc[train], y[train])
        scores.append(roc_auc_score(y[test], fitted.predict_proba(codes.iloc[test])[:, 1]))
    return np.mean(scores)
