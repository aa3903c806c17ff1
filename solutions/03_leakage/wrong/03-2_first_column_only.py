# item: 03-2
# misconception: m03.leak-left
# points: 1
def auc_with_without(X, y, leaky, model, cv):
    kept = X.drop(columns=leaky[0])
    with_leak = cross_val_score(model, X, y, cv=cv, scoring="roc_auc").mean()
    return with_leak, cross_val_score(model, kept, y, cv=cv, scoring="roc_auc").mean()
