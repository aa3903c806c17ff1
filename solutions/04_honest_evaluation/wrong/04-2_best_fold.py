# item: 04-2
# misconception: m04.best-fold
# points: 0
def evaluate(model, X, y, groups):
    folds = GroupKFold(5)
    return cross_val_score(model, X, y, groups=groups, cv=folds, scoring="roc_auc").max()
