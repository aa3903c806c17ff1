# item: 04-2
# misconception: m04.group-overlap
# points: 0
def evaluate(model, X, y, groups):
    return cross_val_score(model, X, y, cv=5, scoring="roc_auc").mean()
