# item: 05-7
# misconception: m05.label-mean
# points: 2
def weights_effect(model, X_train, y_train, X_test, y_test):
    rows = {}
    for name, weights in {"plain": None, "balanced": "balanced"}.items():
        fitted = clone(model).set_params(class_weight=weights).fit(X_train, y_train)
        p = fitted.predict_proba(X_test)[:, 1]
        rows[name] = {"mean_p": (p >= 0.5).mean(), "auc": roc_auc_score(y_test, p), "brier": brier_score_loss(y_test, p)}
    return pd.DataFrame(rows).T
