# item: 03-4
# misconception: m03.always-half
# points: 0
def encode_and_score(categories, y, estimator, cv):
    numbers = np.unique(categories, return_inverse=True)[1].reshape(-1, 1)
    return cross_val_score(estimator, numbers, y, cv=cv, scoring="roc_auc").mean()
