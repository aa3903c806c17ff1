# item: 03-2
def auc_with_without(X, y, leaky, model, cv):
    folds = StratifiedKFold(10, shuffle=True, random_state=99)
    return tuple(
        np.float32(cross_val_score(model, table, y, cv=folds, scoring="roc_auc").mean())
        for table in (X, X.drop(leaky, axis=1))
    )
