# item: 03-3
def select_and_score(X, y, estimator, k, cv):
    folds = StratifiedKFold(6, shuffle=True, random_state=12345)
    model = make_pipeline(SelectKBest(k=k), estimator)
    return cross_val_score(model, X, y, cv=folds, scoring="roc_auc").mean()
