# item: 04-2
# misconception: m04.group-overlap
# points: 0
def evaluate(model, X, y, groups):
    # The groups are sorted and the rows are not.
    folds = GroupKFold(5).split(X, y, np.sort(groups))
    return cross_val_score(model, X, y, cv=list(folds), scoring="roc_auc").mean()
