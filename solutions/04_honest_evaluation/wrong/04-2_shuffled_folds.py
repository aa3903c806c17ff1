# item: 04-2
# misconception: m04.group-overlap
# points: 0
def evaluate(model, X, y, groups):
    from sklearn.model_selection import StratifiedKFold

    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(model, X, y, cv=folds, scoring="roc_auc").mean()
