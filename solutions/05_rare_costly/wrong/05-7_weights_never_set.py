# item: 05-7
# misconception: m05.same-model
# points: 0
def weights_effect(model, X_train, y_train, X_test, y_test):
    p = clone(model).fit(X_train, y_train).predict_proba(X_test)[:, 1]
    row = {"mean_p": p.mean(), "auc": roc_auc_score(y_test, p), "brier": brier_score_loss(y_test, p)}
    return pd.DataFrame([row, row], index=["plain", "balanced"])
