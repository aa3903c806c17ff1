# item: 03-2
# misconception: m03.swapped
# points: 0
def auc_with_without(X, y, leaky, model, cv):
    kept = X.drop(columns=leaky)
    without = cross_val_score(model, kept, y, cv=cv, scoring="roc_auc").mean()
    with_leak = cross_val_score(model, X, y, cv=cv, scoring="roc_auc").mean()
    return without, with_leak
