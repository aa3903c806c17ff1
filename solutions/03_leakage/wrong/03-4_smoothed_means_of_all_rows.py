# item: 03-4
# misconception: m03.target-encode
# points: 0
def encode_and_score(categories, y, estimator, cv):
    groups = pd.Series(y).groupby(categories)
    codes = (groups.transform("sum") + 10 * y.mean()) / (groups.transform("count") + 10)
    return cross_val_score(estimator, codes.to_frame(), y, cv=cv, scoring="roc_auc").mean()
