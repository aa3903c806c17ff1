# item: 04-2
def evaluate(model, X, y, groups):
    from sklearn.model_selection import StratifiedGroupKFold

    folds = StratifiedGroupKFold(10, shuffle=True, random_state=3)
    scores = cross_val_score(model, X, y, groups=groups, cv=folds, scoring="roc_auc")
    return round(np.nanmean(scores), 4)
