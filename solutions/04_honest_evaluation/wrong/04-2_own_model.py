# item: 04-2
# misconception: m04.other-model
# points: 0
def evaluate(model, X, y, groups):
    from sklearn.linear_model import LogisticRegression

    mine = LogisticRegression(max_iter=500)
    return cross_val_score(
        mine, X, y, groups=groups, cv=GroupKFold(5), scoring="roc_auc").mean()
