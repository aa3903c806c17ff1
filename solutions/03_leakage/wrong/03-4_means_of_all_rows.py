# item: 03-4
# misconception: m03.target-encode
# points: 0
def encode_and_score(categories, y, estimator, cv):
    codes = pd.Series(y).groupby(categories).transform("mean").to_frame()
    return cross_val_score(estimator, codes, y, cv=cv, scoring="roc_auc").mean()
