# item: 03-4
# misconception: m03.target-encode
# points: 0
def encode_and_score(categories, y, estimator, cv):
    column = categories.reshape(-1, 1)
    codes = TargetEncoder(random_state=0).fit(column, y).transform(column)
    return cross_val_score(estimator, codes, y, cv=cv, scoring="roc_auc").mean()
