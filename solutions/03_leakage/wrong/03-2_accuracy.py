# item: 03-2
# misconception: m03.labels-scored
# points: 0
def auc_with_without(X, y, leaky, model, cv):
    before = cross_val_score(model, X, y, cv=cv).mean()
    after = cross_val_score(model, X.drop(columns=leaky), y, cv=cv).mean()
    return before, after
